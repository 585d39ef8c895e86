import { once } from 'node:events';
import { Agent, createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { refusedPort } from '../helpers/fault-scene.ts';

/** The time-outs of lib/aws: three tries of 5 s with short pauses, and two of 3 s for the token. */
const GIVEN_UP_AFTER_MS = 17_000;
/** Extra time for a machine that is busy with other tests. */
const AT_MOST_MS = 12 * GIVEN_UP_AFTER_MS;

let silent: Server;
let url: string;
beforeAll(async () => {
  // It accepts every connection and never answers.
  silent = createServer((socket) => socket.resume().on('error', () => {}));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  for (const service of ['SQS', 'S3', 'DYNAMODB', 'SSM']) {
    process.env[`AWS_ENDPOINT_URL_${service}`] = url;
  }
  Object.assign(process.env, { AWS_REGION: 'ap-southeast-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' });
});
afterAll(() => silent.close());

describe('a service of AWS that takes a call and stays silent', () => {
  it('is given up after seconds, so that the message comes back', async () => {
    const { dynamodb, s3, sqs } = await import('../../lib/aws/clients.ts');
    const { createDataBucket } = await import('../../lib/aws/data-bucket.ts');
    const { createQueues } = await import('../../lib/aws/queues.ts');
    const { RecordTable } = await import('../../lib/aws/record-table.ts');
    const { readAuthToken } = await import('../../lib/aws/auth-token.ts');
    const { createRecords } = await import('../../lib/task/records.ts');
    const resources = {
      taskQueueUrl: `${url}/q/1`,
      lastChanceQueueUrl: `${url}/q/2`,
      deadLetterQueueUrl: `${url}/q/3`,
    };
    const queues = createQueues(sqs, { ...resources, dataBucket: 'data', recordTable: 'records' });
    const records = createRecords(() => new RecordTable('records', dynamodb, { warn() {} }), {
      getRemainingTimeInMillis: () => 120_000,
    });

    const startedAt = performance.now();
    const ended = await Promise.all(
      [
        queues.returnAfter(resources.taskQueueUrl, 'receipt', 5),
        records.announceOnce({ key: 'k', taskId: 't', userId: 'u', firstUserId: undefined }, async () => ({
          tries: 1,
          announcedAt: '',
        })),
        Array.fromAsync(createDataBucket(s3, 'data').list('rosters/2569/')),
        readAuthToken('/insignia/token', { fresh: false }),
      ].map((call) =>
        call.then(
          () => 'done',
          (error) => InsigniaError.from(error).retryable,
        ),
      ),
    );
    expect(ended).toEqual([true, true, true, true]);
    expect(performance.now() - startedAt).toBeLessThan(AT_MOST_MS);
  });
});

describe('a service of AWS that is not reached', () => {
  /** The message of the error for a call to this endpoint, of whose host these are the addresses. */
  async function messageFor(endpoint: string, addresses: readonly string[] = []): Promise<string> {
    const httpAgent = new Agent({
      // No name is looked up outside this machine.
      lookup: (hostname, _options, callback) =>
        callback(
          addresses.length > 0 ? null : Object.assign(new Error('no such host'), { code: 'ENOTFOUND', hostname }),
          addresses.map((address) => ({ address, family: 4 })),
        ),
    });
    const client = new S3Client({ endpoint, forcePathStyle: true, maxAttempts: 1, requestHandler: { httpAgent } });
    const calling = client.send(new GetObjectCommand({ Bucket: 'data', Key: 'rosters/2569/0201.csv' }));
    return await calling.then(
      () => 'done',
      (error) => InsigniaError.from(error).message,
    );
  }

  it('is told by code and host, and never as an answer', async () => {
    const port = await refusedPort();
    expect(await messageFor(`http://127.0.0.1:${port}`)).toBe(
      `AWS was not reached: ECONNREFUSED 127.0.0.1:${port}; the task is tried again later.`,
    );
    expect(await messageFor('http://localhost')).toBe(
      'AWS was not reached: ENOTFOUND localhost; the task is tried again later.',
    );
  });

  it('is told by its first address when it has several', async () => {
    const port = await refusedPort();
    expect(await messageFor(`http://localhost:${port}`, ['127.0.0.1', '127.0.0.2'])).toBe(
      `AWS was not reached: ECONNREFUSED 127.0.0.1:${port}; the task is tried again later.`,
    );
  });

  it('is told apart from one that answered', async () => {
    const answering = createHttpServer((_request, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
    await once(answering, 'listening');
    const message = await messageFor(`http://127.0.0.1:${(answering.address() as AddressInfo).port}`);
    answering.close();
    expect(message).toMatch(/^AWS answered with \w+; /);
  });
});
