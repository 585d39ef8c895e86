import { describe, expect, it } from 'vitest';
import { workOnMessage } from '../../lib/task/queue-message.ts';
import { runScheduledTask, runTask } from '../../lib/task/run-task.ts';
import type { Items } from '../helpers/simulation/simulated-table.ts';
import { goodTask, messageOf, taskDeps } from '../helpers/task-deps.ts';

describe('the log of a task', () => {
  it('says what is processed and how it ended, under the task’s id, agency and attempt', async () => {
    const { deps, logged } = taskDeps();
    const keys: object[] = [];
    const log = { ...deps.log, appendKeys: (more: object) => void keys.push(more) };
    await workOnMessage(messageOf(goodTask, 3), { ...deps, log }, runTask);
    expect(keys).toEqual([{ taskId: 't-1', agency: '0201', attempt: 3 }]);
    expect(logged).toContainEqual({
      level: 'info',
      message: expect.stringContaining('The task is processed'),
      fields: { roundYear: 2569, rosterKey: 'rosters/2569/0201.csv' },
    });
    expect(logged.at(-1)).toEqual({
      level: 'info',
      message: expect.stringContaining('The task has ended'),
      fields: { status: 'success', duration: 0 },
    });
  });

  it('says why a message is refused, and where it goes', async () => {
    const { deps, logged } = taskDeps();
    await workOnMessage(messageOf({}), deps, runTask);
    expect(logged).toContainEqual({
      level: 'error',
      message: expect.stringContaining('The message is refused and goes to the last-chance queue'),
      fields: { code: 'TASK_MALFORMED', reason: expect.stringContaining('taskId is missing') },
    });
  });

  it('says that a scheduled task was sent to the tasks queue, and why', async () => {
    const { deps, logged } = taskDeps({ delivers: 'unreachable' });
    await runScheduledTask(goodTask, deps);
    expect(logged.at(-1)).toEqual({
      level: 'warn',
      message: expect.stringContaining('The scheduled task was sent to the tasks queue'),
      fields: { code: 'NOTIFICATION_UNREACHABLE', reason: expect.any(String) },
    });
  });

  it('tells of a task that another worker has as of nothing that failed', async () => {
    const items: Items = new Map();
    const { deps, logged } = taskDeps({ items });
    let ended = Promise.resolve();
    const store = async () => {
      const other = taskDeps({ items });
      ended = workOnMessage(messageOf(goodTask), other.deps, runTask).catch(() => {});
      await ended;
      logged.push(...other.logged);
    };
    await workOnMessage(messageOf(goodTask), { ...deps, bucket: { ...deps.bucket, store } }, runTask);
    expect(logged).toContainEqual({
      level: 'info',
      message: expect.stringContaining('Another worker has the task; its message returns later'),
      fields: { code: 'TASK_IN_PROGRESS', reason: expect.any(String), delaySeconds: 120 },
    });
    expect(logged.map(({ level }) => level)).not.toContain('error');
  });

  it('has of a bug’s stack five frames at most, and nothing else', async () => {
    const bug = new TypeError('x');
    bug.stack = [
      'TypeError: ก',
      'look at สมชาย:1:2',
      'at สมชาย:1:2 ใจดี',
      ...[1, 2, 3, 4, 5, 6].map((line) => `    at f (file.ts:${line}:1)`),
    ].join('\n');
    const causeOf = async (thrown: Error) => {
      const { deps, logged } = taskDeps();
      const work = () => Promise.reject(thrown);
      await expect(workOnMessage(messageOf(goodTask), deps, work)).rejects.toThrow();
      return logged.find(({ message }) => message.includes('The message returns to be tried again'))?.fields.cause;
    };
    expect(await causeOf(bug)).toEqual({
      kind: 'TypeError',
      at: [1, 2, 3, 4, 5].map((line) => `at f (file.ts:${line}:1)`),
    });
    delete bug.stack;
    expect(await causeOf(bug)).toEqual({ kind: 'TypeError', at: [] });
  });
});

describe('the timer of a task’s deadline', () => {
  it.each([
    ['has ended', 'rosters/2569/0201.csv', 'delivered'],
    ['has failed', 'rosters/2569/none.csv', 'delivered'],
    ['could not be announced', 'rosters/2569/0201.csv', 'unreachable'],
  ] as const)('is stopped when the task %s, before the connection is closed', async (_, rosterKey, delivers) => {
    const { deps, did } = taskDeps({ delivers });
    const { signal } = new AbortController();
    const deadlineSignal = () => ({ signal, cleanup: () => void did.push('timer stopped') });
    await workOnMessage(messageOf({ ...goodTask, rosterKey }), { ...deps, deadlineSignal }, runTask).catch(() => {});
    expect(did.filter((what) => /^(timer|close)/.test(what))).toEqual(['timer stopped', 'close']);
  });
});
