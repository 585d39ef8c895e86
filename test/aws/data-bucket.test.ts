import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { s3Options } from '../../lib/aws/client-options.ts';
import { createDataBucket } from '../../lib/aws/data-bucket.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) {
    await cleanUp();
  }
});

/** A bucket in a store that answers so. */
async function bucketThatAnswers(answer: RequestListener) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new S3Client({
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...s3Options(endpoint),
  });
  cleanUps.push(() => {
    client.destroy();
    server.close();
    server.closeAllConnections();
  });
  return createDataBucket(client, 'data');
}

/** A bucket in a store that accepts every request and never answers. */
async function silentBucket() {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const requests: IncomingMessage[] = [];
  const bucket = await bucketThatAnswers((request) => {
    requests.push(request);
    request.resume();
    resolve();
  });
  return { bucket, asked, requests };
}

/** A bucket in a store that refuses every object with an error, and lists these keys. */
async function refusingBucket(error: string, keys: readonly string[]) {
  const listings: unknown[] = [];
  const bucket = await bucketThatAnswers((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!searchParams.has('list-type')) {
      response.writeHead(403).end(`<Error><Code>${error}</Code><Message>${error}</Message></Error>`);
      return;
    }
    listings.push([searchParams.get('prefix'), searchParams.get('max-keys')]);
    const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
    response.end(`<ListBucketResult><IsTruncated>true</IsTruncated>${contents}</ListBucketResult>`);
  });
  const reading = Array.fromAsync(bucket.roster('rosters/2569/1.csv', new AbortController().signal).bytes());
  return { reading, listings };
}

async function* text() {
  yield 'a result';
}

describe('a store that never answers', () => {
  it('does not keep a result’s writer beyond its deadline', async () => {
    const { bucket, asked } = await silentBucket();
    const deadline = new AbortController();
    const storing = bucket.store('results/x', 'application/json', text(), deadline.signal);
    await asked;
    deadline.abort();
    await expect(storing).rejects.toThrow();
  });

  it.each(['before', 'while'] as const)(
    'does not keep a writer whose text never comes: deadline %s it waits',
    async (when) => {
      const { bucket } = await silentBucket();
      const deadline = new AbortController();
      const asked = Promise.withResolvers<void>();
      const reason = new Error('the deadline');
      async function* nothing() {
        asked.resolve();
        yield await new Promise<string>(() => {});
      }
      if (when === 'before') {
        deadline.abort(reason);
      }
      const storing = bucket.store('results/x', 'application/json', nothing(), deadline.signal);
      if (when === 'while') {
        void asked.promise.then(() => setImmediate(() => deadline.abort(reason)));
      }
      await expect(storing).rejects.toThrow();
    },
  );

  it('is left at the deadline: no request of the writer goes on', async () => {
    const { bucket, asked, requests } = await silentBucket();
    const deadline = new AbortController();
    const storing = bucket.store('results/x', 'application/json', text(), deadline.signal);
    await asked;
    const [request] = requests as [IncomingMessage];
    const cutOff = once(request.socket, 'close');
    deadline.abort();
    await expect(storing).rejects.toThrow();
    await cutOff;
    expect(requests).toHaveLength(1);
  });

  it('is not asked at all when the deadline is over', async () => {
    const { bucket } = await silentBucket();
    await expect(bucket.store('results/x', 'application/json', text(), AbortSignal.abort())).rejects.toThrow();
  });

  it('does not keep a roster’s reader beyond its deadline', async () => {
    const { bucket, asked } = await silentBucket();
    const deadline = new AbortController();
    const reading = Array.fromAsync(bucket.roster('rosters/2569/1.csv', deadline.signal).bytes());
    await asked;
    deadline.abort();
    await expect(reading).rejects.toThrow();
  });
});

describe('a roster that S3 refuses with 403', () => {
  it.each([
    ['nothing is listed', []],
    ['the key of another roster only begins so', ['rosters/2569/1.csv.xlsx']],
  ])('is missing when %s under its key', async (_, keys) => {
    const { reading, listings } = await refusingBucket('AccessDenied', keys);
    await expect(reading).rejects.toMatchObject({ code: 'ROSTER_MISSING', cause: { name: 'AccessDenied' } });
    expect(listings).toEqual([['rosters/2569/1.csv', '1']]);
  });

  it('is not missing when it is listed: the right to read it is', async () => {
    const { reading } = await refusingBucket('AccessDenied', ['rosters/2569/1.csv']);
    await expect(reading).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('is not looked for when the credentials are refused', async () => {
    const { reading, listings } = await refusingBucket('InvalidAccessKeyId', []);
    await expect(reading).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    expect(listings).toEqual([]);
  });
});
