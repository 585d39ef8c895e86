import type { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence';
import { announceToUser } from '../../../lib/task/announce.ts';
import { createRecords } from '../../../lib/task/records.ts';
import type { Way } from './exhaustive.ts';
import { type Item, SimulatedTable } from './simulated-table.ts';
import { type Program, REAL_PROGRAM } from './simulator.ts';

/** A program with a planted bug, and the sentence with which the simulator reports it. */
export interface BrokenProgram {
  readonly bug: string;
  readonly violation: string;
  readonly program: Program;
  /** A way in which so many faults show the bug. */
  readonly way: Way;
  readonly byFaults: 1 | 2;
  /** The number of the first fault with which the search begins, because it finds the bug; those before it come last. */
  readonly from: number;
}

const broken = (
  bug: string,
  violation: string,
  changes: Partial<Program>,
  { way = 'a message', byFaults = 1, from = 0 }: Partial<Pick<BrokenProgram, 'way' | 'byFaults' | 'from'>> = {},
): BrokenProgram => ({
  bug,
  violation,
  program: { ...REAL_PROGRAM, ...changes },
  way,
  byFaults,
  from,
});

/** Powertools without lib/aws/record-table.ts: a late worker completes and removes the records of others. */
class UnconditionalTable extends SimulatedTable {
  protected override isHeldHere(_id: string, _item: Item): boolean {
    return true;
  }
}

/** Records in progress that never expire, as when the invocation's context is not registered. */
class TimelessTable extends SimulatedTable {
  protected override async _putRecord(record: IdempotencyRecord): Promise<void> {
    record.inProgressExpiryTimestamp = Number.MAX_SAFE_INTEGER;
    await super._putRecord(record);
  }
}

/** One bug of each kind that loses a task, leaves a user waiting or announces contradictions. */
export const brokenPrograms: readonly BrokenProgram[] = [
  broken('announcing before recording', 'an end announced before it was recorded', {
    alter: (deps) => ({
      ...deps,
      records: {
        ...deps.records,
        outcomeOnce: (task, compute) =>
          deps.records.outcomeOnce(task, async () => {
            const outcome = await compute();
            await announceToUser(task, outcome, deps.now(), deps);
            return outcome;
          }),
      },
    }),
  }),
  broken('computing at every attempt', 'a task computed again after its outcome was recorded', {
    alter: (deps) => ({
      ...deps,
      records: {
        ...deps.records,
        outcomeOnce: async (task, compute) => {
          const outcome = await compute();
          return deps.records.outcomeOnce(task, async () => outcome);
        },
      },
    }),
  }),
  broken('announcing at every attempt', 'more copies of announcements than lost answers', {
    alter: (deps) => ({ ...deps, records: { ...deps.records, announceOnce: (_, announce) => announce() } }),
  }),
  broken('deleting the message of a failed task', 'a task lost', {
    processTask: (message, deps) => REAL_PROGRAM.processTask(message, deps).catch(() => {}),
  }),
  broken('swallowing the error of the result’s store', 'a success announced without a stored result', {
    alter: (deps) => ({
      ...deps,
      bucket: { ...deps.bucket, store: (...result) => deps.bucket.store(...result).catch(() => {}) },
    }),
  }),
  broken('retrying without delay', 'a failed message back at once', {
    alter: (deps) => ({
      ...deps,
      queues: {
        ...deps.queues,
        returnAfter: (url, receipt, seconds) => deps.queues.returnAfter(url, receipt, seconds > 120 ? seconds : 0),
      },
    }),
  }),
  broken('returning, not throwing, when there is no proof', 'a user not told', {
    alter: (deps) => ({
      ...deps,
      records: {
        ...deps.records,
        announceOnce: (identity, announce) =>
          deps.records.announceOnce(identity, () => announce().catch(() => ({ tries: 0, announcedAt: '' }))),
      },
    }),
  }),
  broken(
    'telling everybody’s end to one user',
    'a user not told',
    {
      alter: (deps) => ({
        ...deps,
        channel: {
          ...deps.channel,
          deliver: (announcement, budget) =>
            deps.channel.deliver({ ...announcement, userData: { userId: 'u-0' } }, budget),
        },
      }),
    },
    { way: 'two messages with one taskId' },
  ),
  broken(
    'dropping what is refused',
    'a user not told',
    {
      alter: (deps) => ({ ...deps, queues: { ...deps.queues, sendToLastChance: async () => {} } }),
    },
    { way: 'a message that is no task' },
  ),
  broken(
    'one persistence layer for both operations',
    'an outcome not announced',
    {
      createRecords: (newLayer, context) => {
        const shared = newLayer();
        return createRecords(() => shared, context);
      },
    },
    { way: 'a schedule' },
  ),
  broken(
    'completing a record that another worker has taken over',
    'two outcomes of one task',
    {
      Table: UnconditionalTable,
    },
    { way: 'a message of a roster in two files' },
  ),
  broken('records in progress that never run out', 'a record in progress for ever', { Table: TimelessTable }),
  broken(
    'giving a task up without holding it',
    'a failure announced after a success',
    {
      alter: (deps) => ({
        ...deps,
        records: {
          ...deps.records,
          async outcomeOrElse(task, giveUp) {
            const outcome = await deps.records.outcomeOrElse(task, async () => {});
            if (outcome === undefined) {
              await giveUp();
            }
            return outcome;
          },
        },
      }),
    },
    { way: 'a schedule and a message with one taskId', byFaults: 2, from: 8 },
  ),
  broken('leaving the connection open when the work fails', 'a connection left open', {
    alter: (deps) => ({ ...deps, channel: { ...deps.channel, close: async () => {} } }),
  }),
];
