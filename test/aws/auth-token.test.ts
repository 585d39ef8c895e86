import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAuthToken } from '../../lib/aws/auth-token.ts';

/** A stand-in for SSM with the wire format of AWS, for the real SDK. */
let store: Server;
const parameters = new Map<string, string>();
const asked: { Name: string; WithDecryption: boolean }[] = [];

beforeAll(async () => {
  store = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
    asked.push(body);
    const value = parameters.get(body.Name);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (value === undefined) {
      response.statusCode = 400;
      response.end(JSON.stringify({ __type: 'ParameterNotFound', message: '' }));
    } else {
      response.end(JSON.stringify({ Parameter: { Name: body.Name, Type: 'SecureString', Value: value } }));
    }
  }).listen(0, '127.0.0.1');
  await once(store, 'listening');
  process.env.AWS_ENDPOINT_URL_SSM = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
  process.env.AWS_REGION = 'ap-southeast-1';
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test';
});
afterAll(() => {
  store.closeAllConnections();
  store.close();
});

it('the token is read decrypted, kept, and read again when it must be fresh', async () => {
  parameters.set('/insignia/token', 'first');
  expect(await readAuthToken('/insignia/token', { fresh: false })).toBe('first');
  parameters.set('/insignia/token', 'second');
  expect(await readAuthToken('/insignia/token', { fresh: false })).toBe('first');
  expect(await readAuthToken('/insignia/token', { fresh: true })).toBe('second');
  expect(await readAuthToken('/insignia/token', { fresh: false })).toBe('second');

  expect(asked).toEqual([
    { Name: '/insignia/token', WithDecryption: true },
    { Name: '/insignia/token', WithDecryption: true },
  ]);
});

it('a token that was put from a file is read without the file’s line break', async () => {
  parameters.set('/insignia/from-file', 'right-token\n');
  expect(await readAuthToken('/insignia/from-file', { fresh: false })).toBe('right-token');
});

it('a parameter that is missing or empty is an error', async () => {
  parameters.set('/insignia/blank', ' ');
  await expect(readAuthToken('/insignia/missing', { fresh: false })).rejects.toThrow();
  await expect(readAuthToken('/insignia/blank', { fresh: false })).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    retryable: true,
    message: 'The parameter /insignia/blank is empty; put the token into it.',
  });
});
