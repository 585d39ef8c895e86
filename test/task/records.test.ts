import {
  IdempotencyAlreadyInProgressError,
  IdempotencyRecordStatus,
  IdempotencyValidationError,
} from '@aws-lambda-powertools/idempotency';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../lib/task/outcome.ts';
import { createRecords, identityOfOutcome, identityOfRefusal } from '../../lib/task/records.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { readTaskRecords } from '../../lib/task/task-records.ts';
import { type Call, type Items, SimulatedTable } from '../helpers/simulation/simulated-table.ts';
import { goodTask } from '../helpers/task-deps.ts';

const task = taskFrom(goodTask);
const outcome: Outcome = {
  taskId: 't-1',
  userId: 'u-1',
  taskType: task.taskType,
  completedAt: '2026-05-29T03:04:05.678Z',
  duration: 12.5,
  status: 'failed',
  error: 'There is no roster.',
};
const announcement = { userId: 'u-1', tries: 1, announcedAt: '2026-05-29T03:04:06.000Z', proof: 'barrier' } as const;
const identity = identityOfOutcome(task, outcome, 'u-1');

const recordsIn = (items: Items, { remainingMs = 60_000, call = undefined as Call | undefined, tells = false } = {}) =>
  createRecords(() => new SimulatedTable(items, { ...(call && { call }), tells: () => tells }), {
    getRemainingTimeInMillis: () => remainingMs,
  });
/** Holds a record as long as the test runs. */
const never = () => new Promise<never>(() => {});
/** What is not to be called. */
const unasked = () => Promise.reject(new Error('this was done again'));

describe('the record of an outcome', () => {
  it('lies under its taskId for 60 days, and is held until the end of the invocation while it is computed', async () => {
    const items: Items = new Map();
    const records = recordsIn(items, { remainingMs: 30_000 });
    const before = Date.now();
    await records.outcomeOnce(task, async () => {
      const [id, item] = [...items][0] ?? [];
      expect(id).toMatch(/^outcome#\S{24}$/);
      expect(item).toMatchObject({
        status: IdempotencyRecordStatus.INPROGRESS,
        validation: expect.stringMatching(/./),
      });
      expect(item?.inProgressExpiration).toBeGreaterThanOrEqual(before + 30_000);
      expect(item?.inProgressExpiration).toBeLessThanOrEqual(Date.now() + 30_000);
      return outcome;
    });
    const [item] = items.values();
    const sixtyDays = 60 * 24 * 60 * 60;
    expect(item).toMatchObject({ status: IdempotencyRecordStatus.COMPLETED, data: outcome });
    expect(item?.expiration).toBeGreaterThanOrEqual(Math.floor(before / 1000) + sixtyDays);
    expect(item?.expiration).toBeLessThanOrEqual(Date.now() / 1000 + sixtyDays + 1);
  });

  it('is never made without a taskId, and nothing is computed without a record', async () => {
    const items: Items = new Map();
    let computed = 0;
    const compute = async () => {
      computed += 1;
      return outcome;
    };
    const { taskId: _, ...rest } = task;
    await expect(recordsIn(items).outcomeOnce(rest as never, compute)).rejects.toThrow(
      'No data found to create a hashed idempotency_key',
    );
    expect({ computed, records: items.size }).toEqual({ computed: 0, records: 0 });
  });

  it('does not hold the task when the computing throws, and the error is thrown on', async () => {
    const items: Items = new Map();
    const error = new Error('out of memory');
    await expect(recordsIn(items).outcomeOnce(task, () => Promise.reject(error))).rejects.toBe(error);
    expect((await readTaskRecords(() => new SimulatedTable(items), 't-1')).outcome).toBe('tried');
    expect(await recordsIn(items).outcomeOnce(task, async () => outcome)).toEqual(outcome);
  });

  it.each([true, false])('that another worker holds sends the message back for 120 s: told by %s', async (tells) => {
    const items: Items = new Map();
    void recordsIn(items).outcomeOnce(task, never);
    await expect(recordsIn(items, { tells }).outcomeOnce(task, unasked)).rejects.toMatchObject({
      code: 'TASK_IN_PROGRESS',
      retryable: true,
      retryAfterMs: 120_000,
      message: 'Another worker holds task t-1; the message goes back until that worker’s time is over.',
      cause: expect.any(IdempotencyAlreadyInProgressError),
    });
  });

  it('that was taken over by another worker is that worker’s: the late one goes back', async () => {
    const items: Items = new Map();
    const late = recordsIn(items, { remainingMs: -1 });
    await expect(
      late.outcomeOnce(task, async () => {
        await recordsIn(items).outcomeOnce(task, async () => outcome);
        return { ...outcome, duration: 99 };
      }),
    ).rejects.toMatchObject({ code: 'TASK_IN_PROGRESS', cause: expect.any(IdempotencyAlreadyInProgressError) });
    expect([...items.values()]).toMatchObject([{ data: outcome }]);
  });

  it.each([
    ['round', { roundYear: 2570 }],
    ['agency', { agency: { code: '0202' } }],
    ['roster', { rosterKey: 'rosters/2569/0202.csv' }],
    ['form of the roster’s key', { rosterKey: ['rosters/2569/0201.csv'] }],
  ])('refuses the taskId of a task with another %s, once it is completed', async (_, change) => {
    for (const tells of [true, false]) {
      const items: Items = new Map();
      const other = { ...task, ...change };
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const running = recordsIn(items).outcomeOnce(task, () => promise);
      // The first to have an outcome keeps the id, so that as long as there is none the other one waits.
      await expect(recordsIn(items, { tells }).outcomeOnce(other, unasked)).rejects.toMatchObject({
        code: 'TASK_IN_PROGRESS',
      });
      resolve(outcome);
      await running;
      await expect(recordsIn(items, { tells }).outcomeOnce(other, unasked)).rejects.toMatchObject({
        code: 'TASK_ID_REUSED',
        retryable: false,
        texts: {
          th: 'รหัสงาน (taskId) t-1 เคยใช้กับรอบปี หน่วยงาน หรือบัญชีรายชื่ออื่นมาแล้ว โปรดส่งงานใหม่โดยใช้ taskId ใหม่',
          en: 'The id of task t-1 was used before for another round, agency or roster; send the task again with a new taskId.',
        },
        cause: expect.any(IdempotencyValidationError),
      });
    }
  });

  it('is returned to a task of another user or with another name of the agency', async () => {
    const items: Items = new Map();
    await recordsIn(items).outcomeOnce(task, async () => outcome);
    const other = { ...task, userId: 'u-2', agency: { code: '0201', name: 'สำนักการคลัง' } };
    expect(await recordsIn(items).outcomeOnce(other, unasked)).toEqual(outcome);
  });

  it('that cannot be written is the table’s own error, as its cause has it', async () => {
    const broken = Object.assign(new Error('no table'), { name: 'ResourceNotFoundException', $metadata: {} });
    const records = recordsIn(new Map(), { call: () => Promise.reject(broken) });
    await expect(records.outcomeOnce(task, unasked)).rejects.toBe(broken);
  });
});

describe('a task without an outcome', () => {
  it('is given up while nobody can compute it, and can be started again afterwards', async () => {
    const items: Items = new Map();
    const done = await recordsIn(items).outcomeOrElse(task, async () => {
      await expect(recordsIn(items).outcomeOnce(task, unasked)).rejects.toMatchObject({ code: 'TASK_IN_PROGRESS' });
    });
    expect(done).toBeUndefined();
    expect((await readTaskRecords(() => new SimulatedTable(items), 't-1')).outcome).toBe('tried');
    expect(await recordsIn(items).outcomeOnce(task, async () => outcome)).toEqual(outcome);
  });

  it('that cannot be given up is free, too, and the error is thrown on', async () => {
    const items: Items = new Map();
    const error = new Error('nobody there');
    await expect(recordsIn(items).outcomeOrElse(task, () => Promise.reject(error))).rejects.toBe(error);
    expect((await readTaskRecords(() => new SimulatedTable(items), 't-1')).outcome).toBe('tried');
    expect(await recordsIn(items).outcomeOnce(task, async () => outcome)).toEqual(outcome);
  });

  it('is not given up when it has one after all', async () => {
    const items: Items = new Map();
    await recordsIn(items).outcomeOnce(task, async () => outcome);
    expect(await recordsIn(items).outcomeOrElse(task, unasked)).toEqual(outcome);
  });
});

describe('the record of an announcement', () => {
  it('lies apart from the outcome of its task, and does not hold it when there was no proof', async () => {
    const items: Items = new Map();
    const records = recordsIn(items);
    await records.outcomeOnce(task, async () => outcome);
    const error = new Error('no proof');
    await expect(records.announceOnce(identity, () => Promise.reject(error))).rejects.toBe(error);
    expect(await records.announceOnce(identity, async () => announcement)).toEqual(announcement);
    expect([...items.keys()].map((id) => id.split('#')[0])).toEqual(['outcome', 'announcement']);
  });

  it('that another worker holds sends the message back', async () => {
    const items: Items = new Map();
    void recordsIn(items).announceOnce(identity, never);
    await expect(recordsIn(items).announceOnce(identity, unasked)).rejects.toMatchObject({
      code: 'TASK_IN_PROGRESS',
      message: 'Another worker holds announcement t-1:failed; the message goes back until that worker’s time is over.',
    });
  });

  it('is bound to its task', async () => {
    const items: Items = new Map();
    await recordsIn(items).announceOnce(identity, async () => announcement);
    await expect(
      recordsIn(items).announceOnce({ ...identity, roundYear: 2570 } as typeof identity, unasked),
    ).rejects.toMatchObject({ code: 'TASK_ID_REUSED', message: expect.stringContaining('The id of task t-1 ') });
  });

  it('of a refusal is of the refusal’s id and user', async () => {
    expect(identityOfRefusal('refused:1', 'u-1')).toEqual({
      key: 'refused:1',
      taskId: 'refused:1',
      userId: 'u-1',
      firstUserId: 'u-1',
    });
  });
});

describe('the record of a refusal', () => {
  const refusal = {
    refusalId: 'refused:1',
    refusedAt: '2026-05-29T03:04:05.678Z',
    code: 'TASK_MALFORMED',
    errors: { th: 'ผิด', en: 'wrong' },
  } as const;

  it('that another worker notes sends the message back', async () => {
    const items: Items = new Map();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const call: Call = async (operation, _, effect) => {
      if (operation === 'UpdateItem') {
        ask();
        return never();
      }
      return effect();
    };
    void recordsIn(items, { call }).noteRefusal('t-1', refusal);
    await asked;
    await expect(recordsIn(items).noteRefusal('t-1', refusal)).rejects.toMatchObject({
      code: 'TASK_IN_PROGRESS',
      message: 'Another worker holds refusal refused:1; the message goes back until that worker’s time is over.',
    });
  });

  it('is kept once, however often it is noted', async () => {
    const items: Items = new Map();
    await recordsIn(items).noteRefusal('t-1', refusal);
    await recordsIn(items).noteRefusal('t-1', { ...refusal, refusedAt: 'later' });
    expect((await readTaskRecords(() => new SimulatedTable(items), 't-1')).refusals).toEqual([
      { ...refusal, announcements: [] },
    ]);
  });
});

describe('the records of a taskId', () => {
  it('are none before the task has begun', async () => {
    expect(await readTaskRecords(() => new SimulatedTable(new Map()), 't-1')).toEqual({
      outcome: undefined,
      announcements: [],
      refusals: [],
    });
  });

  it('say that a worker holds the task, and do not count an announcement that is being made', async () => {
    const items: Items = new Map();
    void recordsIn(items).outcomeOnce(task, never);
    void recordsIn(items).announceOnce(identity, never);
    expect(await readTaskRecords(() => new SimulatedTable(items), 't-1')).toEqual({
      outcome: 'inProgress',
      announcements: [],
      refusals: [],
    });
  });

  it('have the outcome and the announcements of both statuses to each user', async () => {
    const items: Items = new Map();
    const records = recordsIn(items);
    await records.outcomeOnce(task, async () => outcome);
    for (const [status, userId] of [
      ['success', 'u-1'],
      ['failed', 'u-1'],
      ['failed', 'u-2'],
    ] as const) {
      const one = identityOfOutcome(task, { status, userId }, 'u-1');
      await records.announceOnce(one, async () => ({ ...announcement, userId }));
    }
    expect(await readTaskRecords(() => new SimulatedTable(items), 't-1')).toEqual({
      outcome,
      announcements: [
        { status: 'failed', record: announcement },
        { status: 'failed', record: { ...announcement, userId: 'u-2' } },
        { status: 'success', record: announcement },
      ],
      refusals: [],
    });
  });

  it('are gone when they have expired', async () => {
    const items: Items = new Map();
    const records = recordsIn(items);
    await records.outcomeOnce(task, async () => outcome);
    await records.announceOnce(identity, async () => announcement);
    for (const [id, item] of items) {
      items.set(id, { ...item, expiration: Math.floor(Date.now() / 1000) - 10 });
    }
    expect(await readTaskRecords(() => new SimulatedTable(items), 't-1')).toEqual({
      outcome: undefined,
      announcements: [],
      refusals: [],
    });
  });

  it('cannot be read when the table cannot: that is thrown', async () => {
    const broken = new Error('no table');
    const call: Call = () => Promise.reject(broken);
    await expect(readTaskRecords(() => new SimulatedTable(new Map(), { call }), 't-1')).rejects.toBe(broken);
  });
});
