import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { deadlineSignal } from '../../lib/task/deadline.ts';
import { workOnMessage } from '../../lib/task/queue-message.ts';
import { runScheduledTask, runTask } from '../../lib/task/run-task.ts';
import type { Items } from '../helpers/simulation/simulated-table.ts';
import { goodTask, messageOf, taskDeps } from '../helpers/task-deps.ts';

const body = JSON.stringify(goodTask);
const stored = 'store results/2569/0201/t-1/result.json';

describe('a task in a message', () => {
  it('has its visibility bounded before anything else, and is stored before it is announced', async () => {
    const { deps, did } = taskDeps();
    await workOnMessage(messageOf(goodTask), deps, runTask);
    expect(did).toEqual(['visibility 150', stored, 'announce success t-1', 'close']);
  });

  it('has its connection opened before the computing, so that the handshake costs no time of its own', async () => {
    const { deps, did } = taskDeps();
    const channel = { ...deps.channel, open: () => void did.push('open') };
    await workOnMessage(messageOf(goodTask), { ...deps, channel }, runTask);
    expect(did).toEqual(['visibility 150', 'open', stored, 'announce success t-1', 'close']);
  });

  it('is worked on although its visibility can’t be changed; that is logged', async () => {
    const inFlight = Object.assign(new Error('user สมชาย'), { name: 'MessageNotInflight', $metadata: {} });
    const { deps, did, logged } = taskDeps();
    const queues = { ...deps.queues, returnAfter: () => Promise.reject(inFlight) };
    await workOnMessage(messageOf(goodTask), { ...deps, queues }, runTask);
    expect(did).toEqual([stored, 'announce success t-1', 'close']);
    expect(logged).toContainEqual({
      level: 'warn',
      message: expect.stringContaining('visibility could not be changed'),
      fields: expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', kind: 'MessageNotInflight' }),
    });
    expect(JSON.stringify(logged)).not.toContain('สมชาย');
  });

  it('that could not be announced comes back after TaskDelayOnError × 2^(receive count − 1) with full jitter', async () => {
    const items: Items = new Map();
    const delays: string[] = [];
    for (const receiveCount of [1, 2, 3, 8, 9, 20]) {
      const { deps, did } = taskDeps({ items, delivers: 'unreachable' });
      await expect(workOnMessage(messageOf(goodTask, receiveCount), deps, runTask)).rejects.toMatchObject({
        code: 'NOTIFICATION_UNREACHABLE',
      });
      delays.push(did.at(-1) ?? '');
      expect(did.includes(stored)).toBe(receiveCount === 1);
    }
    // The random number is 0.5.
    expect(delays).toEqual([3, 5, 10, 320, 450, 450].map((seconds) => `visibility ${seconds}`));
  });

  it('comes back when the error says, if it says so', async () => {
    const error = new InsigniaError('SERVICE_UNAVAILABLE', 'x', { retryable: true, retryAfterMs: 77_000 });
    const { deps, did } = taskDeps();
    const bucket = { ...deps.bucket, store: () => Promise.reject(error) };
    await expect(workOnMessage(messageOf(goodTask), { ...deps, bucket }, runTask)).rejects.toBe(error);
    expect(did).toEqual(['visibility 150', 'close', 'visibility 77']);
  });

  it('that another worker holds goes back for at least the function’s time-out, and is no error in the log', async () => {
    const items: Items = new Map();
    const holder = taskDeps({ items });
    void holder.deps.records.outcomeOnce(
      { ...goodTask, taskType: 'insignia_background_processing' },
      () => new Promise(() => {}),
    );
    const { deps, did, logged } = taskDeps({ items });
    await expect(workOnMessage(messageOf(goodTask), deps, runTask)).rejects.toMatchObject({ code: 'TASK_IN_PROGRESS' });
    expect(did).toEqual(['visibility 150', 'close', 'visibility 120']);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('goes back untouched when too little time is left to begin; the log line has the numbers', async () => {
    const { deps, did, logged } = taskDeps({ remainingMs: () => 9_999 });
    await expect(workOnMessage(messageOf(goodTask), deps, runTask)).rejects.toMatchObject({ code: 'TOO_LITTLE_TIME' });
    expect(did).toEqual(['visibility 40', 'visibility 1']);
    expect(logged.map(({ fields }) => fields.reason)).toContain(
      '9999 ms are left of this invocation and a task needs 10000 ms to begin; the message returns to its queue.',
    );
  });

  it.each([4_000, 0])('is announced later when too little time is left to announce it: %i ms', async (leftMs) => {
    let remainingMs = 120_000;
    const items: Items = new Map();
    const { deps, did } = taskDeps({ items, remainingMs: () => remainingMs });
    const bucket: typeof deps.bucket = {
      ...deps.bucket,
      async store(...result) {
        await deps.bucket.store(...result);
        remainingMs = leftMs;
      },
    };
    await expect(workOnMessage(messageOf(goodTask), { ...deps, bucket }, runTask)).rejects.toMatchObject({
      code: 'TOO_LITTLE_TIME',
    });
    expect(did).toEqual(['visibility 150', stored, 'close', 'visibility 1']);

    const next = taskDeps({ items });
    await workOnMessage(messageOf(goodTask, 2), next.deps, runTask);
    expect(next.did).toEqual(['visibility 150', 'announce success t-1', 'close']);
  });

  it('whose work takes too long is stopped by the signal, leaving the announcement’s budget and time to report', async () => {
    const { deps, did } = taskDeps();
    const asked: number[] = [];
    const slow: typeof deps = {
      ...deps,
      deadlineSignal: (ms) => {
        asked.push(ms);
        return deadlineSignal(20);
      },
      bucket: {
        ...deps.bucket,
        store: (_key, _type, _text, signal) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
      },
    };
    await expect(workOnMessage(messageOf(goodTask), slow, runTask)).rejects.toMatchObject({ code: 'DEADLINE_REACHED' });
    expect(asked).toEqual([120_000 - 45_000 - 3_000]);
    expect(did).toEqual(['visibility 150', 'close', 'visibility 3']);
  });

  it('that Lambda timed out is taken up by the next worker', async () => {
    const items: Items = new Map();
    const timedOut = taskDeps({ items, remainingMs: () => -1 });
    void timedOut.deps.records.outcomeOnce(
      { ...goodTask, taskType: 'insignia_background_processing' },
      () => new Promise(() => {}),
    );
    const { deps, did } = taskDeps({ items });
    await workOnMessage(messageOf(goodTask, 2), deps, runTask);
    expect(did).toEqual(['visibility 150', stored, 'announce success t-1', 'close']);
  });

  it('is remembered for 60 days, its outcome and its announcement', async () => {
    const items: Items = new Map();
    await workOnMessage(messageOf(goodTask), taskDeps({ items }).deps, runTask);
    const [outcome, announcement] = [...items.keys()].toSorted().toReversed();
    expect(outcome).toMatch(/^outcome#/);
    expect(announcement).toMatch(/^announcement#/);
    const in60Days = Date.now() / 1000 + 60 * 24 * 60 * 60;
    for (const { status, expiration } of items.values()) {
      expect(status).toBe('COMPLETED');
      expect(Math.abs((expiration ?? 0) - in60Days)).toBeLessThan(60);
    }
  });

  it('leaves no timer behind', async () => {
    const { deps } = taskDeps();
    const timersBefore = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    await workOnMessage(messageOf(goodTask), deps, runTask);
    await workOnMessage(
      messageOf({ ...goodTask, taskId: 't-2' }),
      taskDeps({ delivers: 'refused' }).deps,
      runTask,
    ).catch(() => {});
    expect(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout')).toHaveLength(timersBefore);
  });

  it('whose roster is missing has failed for good: told once, not tried again', async () => {
    const { deps, did } = taskDeps();
    await workOnMessage(messageOf({ ...goodTask, rosterKey: 'rosters/2569/none.csv' }), deps, runTask);
    expect(did).toEqual(['visibility 150', 'announce failed t-1', 'close']);
  });

  it('is bound to its rosterKey as it is: a task in flight stays the same task', async () => {
    const boundTo = async (rosterKey: string | string[]) => {
      const items: Items = new Map();
      await workOnMessage(messageOf({ ...goodTask, rosterKey }), taskDeps({ items }).deps, runTask);
      const [hash, ...others] = new Set([...items.values()].map(({ validation }) => validation));
      expect(others).toEqual([]);
      return hash;
    };
    // What the version before lists of keys recorded for this task.
    expect(await boundTo('rosters/2569/0201.csv')).toBe('QlbNJUAA8ZspR0kLcuXfyA==');
    const hashes = await Promise.all(
      [
        'rosters/2569/0201.csv',
        ['rosters/2569/0201.csv'],
        ['rosters/2569/0201.csv', 'rosters/2569/0201_1.csv'],
        ['rosters/2569/0201_1.csv', 'rosters/2569/0201.csv'],
      ].map(boundTo),
    );
    expect(new Set(hashes).size).toBe(4);
  });

  it('whose roster is in several files is judged once, by all of them', async () => {
    const { deps, announcements } = taskDeps();
    const documents: string[] = [];
    const read: string[] = [];
    const bucket: typeof deps.bucket = {
      ...deps.bucket,
      roster(key, signal) {
        read.push(key);
        return deps.bucket.roster(key, signal);
      },
      async store(_key, _type, text) {
        documents.push((await Array.fromAsync(text)).join(''));
      },
    };
    const rosterKey = ['rosters/2569/0201.csv', 'rosters/2569/0201_1.csv'];
    await workOnMessage(messageOf({ ...goodTask, rosterKey }), { ...deps, bucket }, runTask);
    expect(read).toEqual(rosterKey);
    expect(documents).toHaveLength(1);
    const document = JSON.parse(documents[0] ?? '');
    expect(document).toMatchObject({ rosterKey, counts: { rows: 2, review: 2 } });
    expect(document.officers).toMatchObject([{ file: '0201.csv' }, { file: '0201_1.csv' }]);
    expect(announcements).toMatchObject([
      { message: { payload: { status: 'success', result: { counts: { rows: 2 } } } } },
    ]);
  });

  it('under rules that may be out of date says so in the log and in the notification, and in no other case', async () => {
    const { deps, logged, announcements } = taskDeps();
    const warningsLogged = () =>
      logged.filter(({ level, message }) => level === 'warn' && message.includes('out of date'));
    await workOnMessage(messageOf(goodTask), deps, runTask);
    expect(warningsLogged()).toEqual([]);

    const later = { ...goodTask, taskId: 't-2', roundYear: 2575, rosterKey: 'rosters/2575/0201.csv' };
    await workOnMessage(messageOf(later), deps, runTask);
    const ofRound = expect.stringContaining('before round 2575');
    expect(warningsLogged()).toMatchObject([{ fields: { warnings: [ofRound, ofRound] } }]);
    const inThai = { th: expect.stringContaining('๒๕๗๕') };
    expect(announcements).toMatchObject([
      { message: { payload: { result: { ruleSet: { warnings: [] } } } } },
      { message: { payload: { result: { ruleSet: { warnings: [inThai, inThai] } } } } },
    ]);
  });

  it('of which some files are missing has failed for good, and names them all', async () => {
    const { deps, did, announcements } = taskDeps();
    const rosterKey = ['0201.csv', '1.none.csv', '0201_1.csv', '2.none.csv'].map((name) => `rosters/2569/${name}`);
    await workOnMessage(messageOf({ ...goodTask, rosterKey }), deps, runTask);
    expect(did).toEqual(['visibility 150', 'announce failed t-1', 'close']);
    const named = 'rosters/2569/1.none.csv, rosters/2569/2.none.csv';
    expect(announcements).toMatchObject([
      { message: { payload: { errors: { th: expect.stringContaining(named), en: expect.stringContaining(named) } } } },
    ]);
  });

  it('whose missing file has come meanwhile says what was missing when it was read', async () => {
    const { deps, announcements } = taskDeps();
    let readings = 0;
    const bucket: typeof deps.bucket = {
      ...deps.bucket,
      roster(key, signal) {
        const hasCome = key.endsWith('none.csv') && readings++ > 0;
        return deps.bucket.roster(hasCome ? 'rosters/2569/0201.csv' : key, signal);
      },
    };
    const rosterKey = ['rosters/2569/0201.csv', 'rosters/2569/none.csv'];
    await workOnMessage(messageOf({ ...goodTask, rosterKey }), { ...deps, bucket }, runTask);
    expect(announcements).toMatchObject([
      { message: { payload: { error: expect.stringContaining('There is no roster under rosters/2569/none.csv') } } },
    ]);
  });

  it('whose missing files cannot all be looked for comes back', async () => {
    const { deps } = taskDeps();
    let readings = 0;
    const bucket: typeof deps.bucket = {
      ...deps.bucket,
      roster: (key, signal) => ({
        name: key,
        async *bytes() {
          readings += 1;
          if (readings > 2) {
            throw Object.assign(new Error('slow down'), { name: 'SlowDown', $metadata: {} });
          }
          yield* deps.bucket.roster(key, signal).bytes();
        },
      }),
    };
    const rosterKey = ['rosters/2569/none.csv', 'rosters/2569/0201.csv'];
    await expect(
      workOnMessage(messageOf({ ...goodTask, rosterKey }), { ...deps, bucket }, runTask),
    ).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('that is none goes to the last-chance queue with the reason, once, and is not tried again', async () => {
    const malformed = JSON.stringify({ ...goodTask, roundYear: 2569.5 });
    const { deps, did } = taskDeps();
    await workOnMessage(messageOf(malformed), deps, runTask);
    expect(did).toEqual(['visibility 150', `last chance TASK_MALFORMED ${malformed}`]);
  });

  it('whose taskId has an outcome for another roster, agency or round is refused the same way', async () => {
    for (const change of [
      { rosterKey: 'rosters/2569/other.csv' },
      { agency: { code: '0305' } },
      { roundYear: 2570, rosterKey: 'rosters/2570/0201.csv' },
    ]) {
      const items: Items = new Map();
      await workOnMessage(messageOf(goodTask), taskDeps({ items }).deps, runTask);
      const reused = JSON.stringify({ ...goodTask, ...change });
      const { deps, did } = taskDeps({ items });
      await workOnMessage(messageOf(reused), deps, runTask);
      expect(did).toEqual(['visibility 150', 'close', `last chance TASK_ID_REUSED ${reused}`]);
    }
  });

  it('whose taskId another task is just being worked on with waits until that one has an outcome', async () => {
    const items: Items = new Map();
    const holder = taskDeps({ items });
    void holder.deps.records.outcomeOnce(
      { ...goodTask, taskType: 'insignia_background_processing' },
      () => new Promise(() => {}),
    );
    const { deps, did } = taskDeps({ items });
    const other = { ...goodTask, rosterKey: 'rosters/2569/other.csv' };
    await expect(workOnMessage(messageOf(other), deps, runTask)).rejects.toMatchObject({ code: 'TASK_IN_PROGRESS' });
    expect(did).toEqual(['visibility 150', 'close', 'visibility 120']);
  });

  it('runs although it still stands in Lambda’s record of an invocation that failed, as SQS itself may have kept it', async () => {
    const { deps, did } = taskDeps();
    await workOnMessage(messageOf({ requestContext: { requestId: 'r' }, requestPayload: goodTask }), deps, runTask);
    expect(did).toEqual(['visibility 150', stored, 'announce success t-1', 'close']);
  });

  it('comes back when the last-chance queue can’t be reached', async () => {
    const { deps, did } = taskDeps();
    const queues = { ...deps.queues, sendToLastChance: () => Promise.reject(new Error('down')) };
    await expect(workOnMessage(messageOf('{'), { ...deps, queues }, runTask)).rejects.toThrow();
    expect(did).toEqual(['visibility 150', 'visibility 3']);
  });

  it('that failed by a bug is logged by the bug’s kind and place, not by its words', async () => {
    const bug = new TypeError('at home: สมชาย ใจดี 1234567890123');
    const { deps, logged } = taskDeps();
    const bucket = { ...deps.bucket, store: () => Promise.reject(bug) };
    await expect(workOnMessage(messageOf(goodTask), { ...deps, bucket }, runTask)).rejects.toMatchObject({
      code: 'UNEXPECTED',
    });
    const line = logged.find(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({
      code: 'UNEXPECTED',
      reason: 'Unexpected TypeError; the task is tried again later.',
      delaySeconds: 3,
      cause: { kind: 'TypeError', at: expect.arrayContaining([expect.stringContaining('run-task.test.ts')]) },
    });
    expect(JSON.stringify(logged)).not.toMatch(/สมชาย|1234567890123/);
  });

  it('that is refused goes on with its sender’s attributes, and may have none', async () => {
    const mine = { mine: { dataType: 'String' as const, stringValue: 'kept' } };
    const passedOn: unknown[] = [];
    for (const messageAttributes of [mine, undefined]) {
      const { deps } = taskDeps();
      const sendToLastChance: typeof deps.queues.sendToLastChance = async (message) =>
        void passedOn.push(message.attributes);
      const message = { ...messageOf('{}'), messageAttributes } as ReturnType<typeof messageOf>;
      await workOnMessage(message, { ...deps, queues: { ...deps.queues, sendToLastChance } }, runTask);
    }
    expect(passedOn).toEqual([mine, {}]);
  });
});

describe('a scheduled task', () => {
  it('is worked on at once, as a message’s is', async () => {
    const { deps, did } = taskDeps();
    await runScheduledTask(goodTask, deps);
    expect(did).toEqual([stored, 'announce success t-1', 'close']);
  });

  it('whose notification server is down goes on in the tasks queue, and is announced from there', async () => {
    const items: Items = new Map();
    const { deps, did } = taskDeps({ items, delivers: 'unreachable' });
    await runScheduledTask(goodTask, deps);
    expect(did).toEqual([stored, 'announce success t-1', 'close', `task ${body}`]);

    const next = taskDeps({ items });
    await workOnMessage(messageOf(body), next.deps, runTask);
    expect(next.did).toEqual(['visibility 150', 'announce success t-1', 'close']);
  });

  it.each([[undefined], [null], [{}], ['text']])('that is none goes to the last-chance queue: %j', async (input) => {
    const { deps, did } = taskDeps();
    await runScheduledTask(input, deps);
    expect(did).toEqual([`last chance TASK_MALFORMED ${JSON.stringify(input) ?? 'null'}`]);
  });

  it('fails, for its failure destination, when it can’t be sent on', async () => {
    const { deps } = taskDeps({ delivers: 'refused' });
    const queues = { ...deps.queues, sendTask: () => Promise.reject(new Error('down')) };
    await expect(runScheduledTask(goodTask, { ...deps, queues })).rejects.toThrow('down');
  });
});

describe('a deadline', () => {
  it('aborts with the reason, and not at all once it is cleaned up', async () => {
    const reached = deadlineSignal(5);
    await new Promise((resolve) => reached.signal.addEventListener('abort', resolve));
    expect(reached.signal.reason).toMatchObject({ code: 'DEADLINE_REACHED', retryable: true });
    const cleaned = deadlineSignal(5);
    cleaned.cleanup();
    await sleep(25);
    expect(cleaned.signal.aborted).toBe(false);
  });
});
