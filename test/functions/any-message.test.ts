import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataBucket } from '../../lib/aws/data-bucket.ts';
import { createQueues } from '../../lib/aws/queues.ts';
import { RecordTable } from '../../lib/aws/record-table.ts';
import { InsigniaError } from '../../lib/errors.ts';
import { resultKey } from '../../lib/task/keys.ts';
import { createRecords, identityOfOutcome } from '../../lib/task/records.ts';
import { bodyOf, type InsigniaTask, keysOf, parseTask } from '../../lib/task/task.ts';
import { type Stack, startStack } from '../../local/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

/** Texts that a key, a path, a protocol or JSON may not bear. */
const hostile = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '...',
    '/',
    './',
    '../',
    '//',
    '%2e',
    '%2F..',
    '?',
    '#',
    ' ',
    '\n',
    '\u0000',
    '\u007f',
  ),
  fc.constantFrom(
    '\ud800',
    'a\udfff',
    '\ufffe',
    '\uffff',
    '\ufeff',
    '\u2028',
    'ก',
    '😀',
    '\\',
    '"',
    '&',
    '<',
    '+',
    'é',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.tuple(fc.constantFrom('a', 'é', 'ก', '😀'), fc.integer({ min: 100, max: 520 })).map(([unit, n]) => unit.repeat(n)),
);
const texts = fc.array(hostile, { maxLength: 3 }).map((parts) => parts.join(''));
const rosterKey = fc
  .tuple(texts, fc.constantFrom('/a.csv', '.csv', '.xlsx'))
  .map(([middle, end]) => `rosters/2569/${middle}${end}`);

const change = fc.oneof(
  fc.record({ taskId: fc.oneof(fc.stringMatching(/^[\w.:-]{1,128}$/), texts) }),
  fc.record({ userId: fc.oneof(fc.stringMatching(/^[\x21-\x7e]{1,128}$/), texts) }),
  fc.record({ roundYear: fc.jsonValue() }),
  fc.record({ agency: fc.record({ code: fc.oneof(fc.stringMatching(/^[\w-]{1,32}$/), texts) }) }),
  fc.record({ agency: fc.record({ code: fc.constant('0201'), name: fc.oneof(hostile, texts) }) }),
  fc.record({ rosterKey: fc.oneof(rosterKey, fc.array(rosterKey, { maxLength: 3 })) }),
);

/** A task but for one or two of its places. */
const almostTask = fc.tuple(fc.uuid(), change, change).map(([taskId, one, other]) => ({
  ...{ taskId, userId: 'u-1', roundYear: 2569, agency: { code: '0201' }, rosterKey: 'rosters/2569/0201.csv' },
  ...one,
  ...other,
}));

const anyBody = fc.oneof(
  { weight: 9, arbitrary: almostTask.map(bodyOf) },
  { weight: 1, arbitrary: fc.jsonValue({ stringUnit: 'binary' }).map(bodyOf) },
);

function taskIn(body: string): InsigniaTask | InsigniaError {
  try {
    return parseTask(body);
  } catch (error) {
    expect(error).toBeInstanceOf(InsigniaError);
    return error as InsigniaError;
  }
}

/** Whether S3 takes a key and every client and proxy leaves it as it is (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
function isSafe(key: string): boolean {
  return key.isWellFormed() && Buffer.byteLength(key) <= 1024 && !key.split('/').some((part) => /^\.{1,2}$/.test(part));
}

/** Does with a task what the functions do with its keys, in the embedded services. */
async function useKeysOf(task: InsigniaTask, body: string): Promise<void> {
  const { tasks, lastChance, deadLetter } = stack.queues;
  const { signal } = new AbortController();
  const bucket = createDataBucket(stack.s3, stack.bucket);
  const records = createRecords(() => new RecordTable(stack.table, stack.dynamodb, { warn() {} }), {
    getRemainingTimeInMillis: () => 60_000,
  });
  const queues = createQueues(stack.sqs, {
    taskQueueUrl: tasks,
    lastChanceQueueUrl: lastChance,
    deadLetterQueueUrl: deadLetter,
    dataBucket: stack.bucket,
    recordTable: stack.table,
  });
  for (const key of keysOf(task.rosterKey)) {
    expect(key).toSatisfy(isSafe);
    await bucket.store(key, 'text/csv', Readable.from([key]), signal);
    const chunks = await Array.fromAsync(bucket.roster(key, signal).bytes());
    expect(Buffer.concat(chunks).toString()).toBe(key);
  }
  const result = resultKey(task, 'result.json');
  expect(result).toSatisfy(isSafe);
  await bucket.store(result, 'application/json', Readable.from([JSON.stringify(task)]), signal);
  expect((await Array.fromAsync(bucket.list(resultKey(task)))).map(({ key }) => key)).toContain(result);
  const stored = await Array.fromAsync(bucket.roster(result, signal).bytes());
  expect(JSON.parse(Buffer.concat(stored).toString())).toEqual(task);
  const { userId = 'default' } = task;
  const outcome = await records.outcomeOnce(task, async () => ({
    ...{ taskId: task.taskId, userId, taskType: task.taskType },
    ...{ completedAt: '2026-05-29T03:04:05.678Z', duration: 12.5 },
    ...{ status: 'failed', error: `There is no roster under ${keysOf(task.rosterKey).join(', ')}.` },
  }));
  const identity = identityOfOutcome(task, { ...outcome, userId }, outcome.userId);
  await records.announceOnce(identity, async () => ({ tries: 1, announcedAt: '', userId }));
  await queues.sendTask(body);
}

describe('any message', () => {
  it('is refused for good with the field named, or is a task whose keys every service takes', async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const task = taskIn(body);
        if (task instanceof InsigniaError) {
          expect(task).toMatchObject({ code: 'TASK_MALFORMED', retryable: false });
          expect(task.texts.en).toMatch(/taskId|userId|taskType|roundYear|agency|rosterKey|unknown key|the message/);
          return;
        }
        await useKeysOf(task, body).catch((error) => {
          // A taskId that was used before in this run for another task.
          if (error?.code !== 'TASK_ID_REUSED') {
            throw error;
          }
        });
      }),
      { numRuns: 150 },
    );
  });
});
