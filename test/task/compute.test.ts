import { describe, expect, it } from 'vitest';
import type { DataBucket } from '../../lib/aws/data-bucket.ts';
import { InsigniaError } from '../../lib/errors.ts';
import { computeOutcome } from '../../lib/task/compute.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { goodTask, taskDeps } from '../helpers/task-deps.ts';

const { signal } = new AbortController();

/** Computes the good task, changed as given, and collects what was stored and logged. */
async function computed(change: object = {}, bucketOf: (bucket: DataBucket) => Partial<DataBucket> = () => ({})) {
  const { deps, logged } = taskDeps();
  const stored: { key: string; type: string; text: string }[] = [];
  const store: DataBucket['store'] = async (key, type, text) => {
    stored.push({ key, type, text: (await Array.fromAsync(text)).join('') });
  };
  const bucket = { ...deps.bucket, store, ...bucketOf(deps.bucket) };
  const outcome = await computeOutcome(taskFrom({ ...goodTask, ...change }), signal, { ...deps, bucket });
  return { outcome, stored, logged };
}

describe('the result of a task', () => {
  it('is stored as JSON for the task’s user, and named in the outcome and the log', async () => {
    const { outcome, stored, logged } = await computed();
    const key = 'results/2569/0201/t-1/result.json';
    expect(stored).toMatchObject([{ key, type: 'application/json' }]);
    expect(JSON.parse(stored[0]?.text ?? '')).toMatchObject({
      taskId: 't-1',
      userId: 'u-1',
      roundYear: 2569,
      agency: { code: '0201' },
      rosterKey: 'rosters/2569/0201.csv',
    });
    expect(outcome).toMatchObject({ status: 'success', result: { keys: { json: key }, counts: { rows: 1 } } });
    expect(logged).toContainEqual({
      level: 'info',
      message: expect.stringContaining('The roster is judged and its result stored'),
      fields: { resultKey: key, rows: 1, eligible: 1, notEligible: 0, review: 0, computeMs: 0 },
    });
  });

  it('is for the default user where the task names none', async () => {
    const { stored } = await computed({ userId: undefined });
    expect(JSON.parse(stored[0]?.text ?? '').userId).toBe('4064c2b2-0414-464a-97c6-4a47c325b9a3');
  });
});

describe('a roster that cannot be read', () => {
  const reasonOf = async (rosterKey: string | string[], bucketOf?: Parameters<typeof computed>[1]) => {
    const { outcome } = await computed({ rosterKey }, bucketOf);
    return outcome.status === 'failed' ? outcome.errors?.en : undefined;
  };

  /** Files by their keys; no other is there. */
  const holding =
    (texts: Readonly<Record<string, readonly string[]>>, read: string[] = []) =>
    (): Partial<DataBucket> => ({
      roster: (name) => ({
        name,
        async *bytes() {
          for (const text of texts[name] ?? []) {
            read.push(text);
            yield Buffer.from(text);
          }
          if (texts[name] === undefined) {
            throw new InsigniaError('ROSTER_MISSING', `${name} is not there`, { retryable: false });
          }
        },
      }),
    });

  it('because its only file is missing is told as the bucket tells it', async () => {
    expect(await reasonOf('rosters/2569/none.csv', holding({}))).toBe('rosters/2569/none.csv is not there');
  });

  it('because files of it are missing is told with every one of them; of the others only the beginning is read', async () => {
    const keys = ['rosters/2569/a.csv', 'rosters/2569/b.csv', 'rosters/2569/c.csv'];
    const read: string[] = [];
    const reason = await reasonOf(keys, holding({ [keys[2] as string]: ['one', 'two'] }, read));
    expect(reason).toMatch(/^There are no files of the roster under rosters\/2569\/a\.csv, rosters\/2569\/b\.csv; /);
    expect(read).toEqual(['one']);
  });

  it('for another reason is told with that reason, though a later file is missing', async () => {
    const keys = ['rosters/2569/a.csv', 'rosters/2569/none.csv'];
    expect(await reasonOf(keys, holding({ [keys[0] as string]: ['no roster'] }))).not.toContain('none.csv');
  });

  it('because it is larger than the setting allows says so', async () => {
    const { deps } = taskDeps();
    const settings = { ...deps.settings, roster: { maxBytes: 100 } };
    const outcome = await computeOutcome(taskFrom(goodTask), signal, { ...deps, settings });
    expect(outcome).toMatchObject({ status: 'failed', errors: { en: expect.stringMatching(/larger|more than/) } });
  });
});
