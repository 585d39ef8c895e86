import { getEventListeners } from 'node:events';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataBucket, type DataBucket, rosterMissing } from '../../lib/aws/data-bucket.ts';
import { type Stack, startStack } from '../../local/stack.ts';

let stack: Stack;
let bucket: DataBucket;
beforeAll(async () => {
  stack = await startStack();
  bucket = createDataBucket(stack.s3, stack.bucket);
});
afterAll(() => stack.stop());

const { signal } = new AbortController();

const put = (key: string, text: string) =>
  stack.s3.send(new PutObjectCommand({ Bucket: stack.bucket, Key: key, Body: text }));

async function textOf(file: { bytes(): AsyncIterable<Uint8Array> }) {
  return Buffer.concat(await Array.fromAsync(file.bytes())).toString();
}

describe('a roster in the bucket', () => {
  it('reads the same each time that it is read', async () => {
    await put('rosters/2569/0101.csv', 'ก');
    const roster = bucket.roster('rosters/2569/0101.csv', signal);
    expect(roster.name).toBe('rosters/2569/0101.csv');
    expect([await textOf(roster), await textOf(roster)]).toEqual(['ก', 'ก']);
  });

  it('that is replaced between two readings is not read a second time, which would mix two rosters', async () => {
    await put('rosters/2569/0102.csv', 'ก');
    const roster = bucket.roster('rosters/2569/0102.csv', signal);
    await textOf(roster);
    await put('rosters/2569/0102.csv', 'ข');
    await expect(textOf(roster)).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await textOf(bucket.roster('rosters/2569/0102.csv', signal))).toBe('ข');
  });

  it('that is not there is said to be missing, by its key, in both languages, once and for all', async () => {
    await expect(textOf(bucket.roster('rosters/2569/none.csv', signal))).rejects.toMatchObject({
      code: 'ROSTER_MISSING',
      retryable: false,
      cause: { name: 'NoSuchKey' },
      texts: {
        th: expect.stringContaining('ไม่พบแฟ้มบัญชีรายชื่อที่ rosters/2569/none.csv '),
        en: expect.stringMatching(/^There is no roster under rosters\/2569\/none\.csv; upload it /),
      },
    });
    expect(rosterMissing(['a.csv', 'b.csv'], undefined).texts).toMatchObject({
      th: expect.stringContaining('a.csv, b.csv'),
      en: expect.stringMatching(/^There are no files of the roster under a\.csv, b\.csv; upload them /),
    });
  });

  it('in a bucket that is not there is no missing roster: a later try may find it', async () => {
    const nowhere = createDataBucket(stack.s3, 'no-such-bucket');
    await expect(textOf(nowhere.roster('rosters/2569/0101.csv', signal))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });
});

describe('a listing of the bucket', () => {
  it('has the files whose keys begin so, in the order of their keys, without the marks of folders', async () => {
    for (const key of ['list/b.csv', 'list/a.csv', 'list/folder/', 'other/c.csv']) {
      await put(key, key);
    }
    const keys = async (beginning: string, after?: string) =>
      (await Array.fromAsync(bucket.list(beginning, after))).map(({ key }) => key);
    expect(await keys('list/')).toEqual(['list/a.csv', 'list/b.csv']);
    expect(await keys('list/', 'list/a.csv')).toEqual(['list/b.csv']);
    expect(await keys('nothing/')).toEqual([]);
  });

  it('tells by the ETag that a file was changed', async () => {
    const etags = async () => (await Array.fromAsync(bucket.list('etag/'))).map(({ etag }) => etag);
    await put('etag/a.csv', '1');
    const [first] = await etags();
    await put('etag/a.csv', '2');
    const [second] = await etags();
    expect(first).toMatch(/./);
    expect(second).not.toBe(first);
  });
});

describe('a text that is stored', () => {
  async function* pieces(...texts: readonly string[]) {
    yield* texts;
  }

  it('lies under its key with its type, and leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    await bucket.store('results/a.json', 'application/json', pieces('{"ก"', ':1}'), signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(await textOf(bucket.roster('results/a.json', signal))).toBe('{"ก":1}');
    const { ContentType } = await stack.s3.send(new HeadObjectCommand({ Bucket: stack.bucket, Key: 'results/a.json' }));
    expect(ContentType).toBe('application/json');
  });
});
