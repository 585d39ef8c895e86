import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../local/loopback.ts';
import { type SocketServer, startSocketServer } from '../../local/socket-server.ts';
import { type Stack, startStack } from '../../local/stack.ts';

const PATH = '/api/v1/org-socket';
const EVIL = 'https://evil.example';

let stack: Stack;
let socketServer: SocketServer;
beforeAll(async () => {
  stack = await startStack();
  socketServer = await startSocketServer({ path: PATH, event: 'notification' });
});
afterAll(async () => {
  await socketServer.stop();
  await stack.stop();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(url: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  const asked = request(url, { method, headers, agent: false }).end();
  const [response] = await once(asked, 'response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const servers = {
  SQS: () => `${stack.queues.tasks}?Action=SendMessage&MessageBody=x`,
  S3: () => `${stack.environment.AWS_ENDPOINT_URL_S3}/${stack.bucket}`,
  DynamoDB: () => `${stack.environment.AWS_ENDPOINT_URL_DYNAMODB}/`,
  'the notification server': () => `${socketServer.url}${PATH}/?EIO=4&transport=polling`,
};

describe.each(Object.entries(servers))('%s on this machine', (name, url) => {
  it('answers a program', async () => {
    expect((await ask(url(), {})).status).not.toBe(403);
    expect((await ask(url(), { host: 'localhost:4000' })).status).not.toBe(403);
    expect((await ask(url(), { host: 'insignia-data.localhost:4000' })).status).not.toBe(403);
    // The address bar of a browser.
    expect((await ask(url(), { 'sec-fetch-site': 'none' })).status).not.toBe(403);
  });

  it.each<[what: string, headers: Record<string, string>, method?: string]>([
    ['a page of another site', { origin: EVIL }],
    ['a form of another site', { origin: EVIL, 'content-type': 'application/x-www-form-urlencoded' }, 'POST'],
    ['a page in a sandbox, or of a file', { origin: 'null' }],
    ['a page that only looks local', { origin: 'http://localhost.evil.example' }],
    ['a page that looks local in front', { origin: 'http://evil.example/?http://localhost' }],
    ['the question before a request', { origin: EVIL, 'access-control-request-method': 'PUT' }, 'OPTIONS'],
    ['an image on another page', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['an image on a neighbour’s page', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
    ['a page whose host’s name leads here', { host: 'evil.example:4000' }],
    [
      'a page whose host’s name leads here, which names itself',
      { host: 'evil.example', origin: 'http://evil.example' },
    ],
  ])('refuses %s', async (_, headers, method) => {
    const { status, headers: answered } = await ask(url(), headers, method);
    // Socket.IO answers these two before it asks, and without the header that would let a page read it.
    const isAnswered = name === 'the notification server' && method !== undefined;
    expect(isAnswered ? [204, 400] : [403]).toContain(status);
    expect(answered['access-control-allow-origin']).toBeUndefined();
  });

  it('answers a page of this machine only as the notification server', async () => {
    for (const origin of ['http://localhost:5173', 'http://127.0.0.1:8080', 'http://[::1]']) {
      const { status, headers } = await ask(url(), { origin, 'sec-fetch-site': 'cross-site' });
      const isOpen = name === 'the notification server';
      expect(status).toBe(isOpen ? 200 : 403);
      expect(headers['access-control-allow-origin']).toBe(isOpen ? origin : undefined);
    }
  });
});

describe('the notification server on this machine', () => {
  const connected = async (origin: string) => {
    const options = { path: PATH, transports: ['websocket'], extraHeaders: { origin }, reconnection: false };
    const socket = io(socketServer.url, { ...options, forceNew: true });
    const isConnected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('connect_error', () => resolve(false));
    });
    socket.disconnect();
    return isConnected;
  };

  it('takes no WebSocket of a page of another site', async () => {
    expect(await connected(EVIL)).toBe(false);
    expect(await connected('null')).toBe(false);
    expect(await connected('http://localhost:5173')).toBe(true);
  });
});

describe('a port', () => {
  it('that is in use is named with its option, and nothing stays behind', async () => {
    const portOf = (url: string) => Number(new URL(url).port);
    const [taken, other] = [createServer(), createServer()];
    const port = portOf(await listen(taken, { port: 0, part: 'a test' }));
    const free = portOf(await listen(other, { port: 0, part: 'a test' }));
    other.close();
    const inUse = (part: string) => `Port ${port} for ${part} is in use; choose another one, or 0 for a free one.`;
    await expect(startStack({ sqsAndS3: port })).rejects.toThrow(inUse('SQS and S3 (--sqs-port)'));
    await expect(startStack({ sqsAndS3: free, dynamodb: port })).rejects.toThrow(inUse('DynamoDB (--dynamodb-port)'));
    await expect(startSocketServer({ path: PATH, event: 'x', port })).rejects.toThrow(
      inUse('the notification server (--socket-port)'),
    );
    taken.close();
    const again = await startStack({ sqsAndS3: free, dynamodb: port });
    await again.stop();
  });
});
