import type { SQSRecord } from 'aws-lambda';
import policy from '../../config/policy.json' with { type: 'json' };
import { basisFor } from '../../lib/eligibility/basis.ts';
import { InsigniaError } from '../../lib/errors.ts';
import type { Announcement, DeliveryOutcome, Proof } from '../../lib/notification/channel.ts';
import type { MetricName } from '../../lib/observability/metrics.ts';
import { deadlineSignal } from '../../lib/task/deadline.ts';
import { createRecords } from '../../lib/task/records.ts';
import type { RunDeps } from '../../lib/task/run-task.ts';
import { TEST_SETTINGS } from './settings.ts';
import { type Items, SimulatedTable } from './simulation/simulated-table.ts';

/** The dependencies of one invocation, in memory, and a record of their use. */
export interface TaskDepsOfTest {
  readonly deps: RunDeps;
  /** What the invocation did, in order: `visibility 150`, `announce failed t-1`, `dead letter TASK_MALFORMED {…}`. */
  readonly did: string[];
  readonly announcements: Announcement[];
  /** The metrics and their publishing, in order. */
  readonly measured: readonly (readonly [MetricName, number] | 'published')[];
  readonly logged: { readonly level: string; readonly message: string; readonly fields: Record<string, unknown> }[];
}

const ROSTER = Buffer.from(
  [
    'ID_CARD,TIT_NAME,FNAME,LNAME,SEX,BIRTH_DATE,BEG_DATE,POS_LEV,BEG_POS_DATE,SALARY,L_INS_CODE,L_INS_DATE,PERSONAL_TYPE',
    '0020100000012,นาย,กล้า,ทองสมมุติ,M,11/02/2512,02/06/2559,O1,01/06/2563,9400,,,ข้าราชการ',
  ].join('\n'),
);

/**
 * Makes the dependencies of one invocation. `items` are the idempotency records, which several can share. The roster
 * `none.csv` is missing.
 */
export function taskDeps({
  items = new Map() as Items,
  delivers = 'delivered' as DeliveryOutcome,
  proof = 'barrier' as Proof,
  remainingMs = (): number => 120_000,
  change = {} as Partial<RunDeps>,
} = {}): TaskDepsOfTest {
  const did: string[] = [];
  const measured: (readonly [MetricName, number] | 'published')[] = [];
  const announcements: Announcement[] = [];
  const logged: { level: string; message: string; fields: Record<string, unknown> }[] = [];
  const logs = (level: string) => (message: unknown, fields?: unknown) =>
    void logged.push({ level, message: String(message), fields: (fields ?? {}) as Record<string, unknown> });
  const deps: RunDeps = {
    settings: TEST_SETTINGS,
    queueUrl: TEST_SETTINGS.resources.taskQueueUrl,
    log: {
      debug: logs('debug'),
      info: logs('info'),
      warn: logs('warn'),
      error: logs('error'),
      appendKeys() {},
    } as RunDeps['log'],
    measure: (name, value = 1) => void measured.push([name, value]),
    publishMetrics: () => void measured.push('published'),
    queues: {
      returnAfter: async (_url, _receipt, seconds) => void did.push(`visibility ${seconds}`),
      sendTask: async (body) => void did.push(`task ${body}`),
      sendTasks: async () => [],
      sendToLastChance: async ({ body }, { code }) => void did.push(`last chance ${code} ${body}`),
      sendToDeadLetter: async ({ body }, { code }) => void did.push(`dead letter ${code} ${body}`),
    },
    bucket: {
      async *list() {},
      roster: (key) => ({
        name: key,
        async *bytes() {
          if (!key.endsWith('none.csv')) {
            yield ROSTER;
          } else {
            throw new InsigniaError('ROSTER_MISSING', `There is no roster under ${key}.`, { retryable: false });
          }
        },
      }),
      async store(key, _type, text) {
        await Array.fromAsync(text);
        did.push(`store ${key}`);
      },
    },
    records: createRecords(() => new SimulatedTable(items), { getRemainingTimeInMillis: remainingMs }),
    channel: {
      open() {},
      async deliver(announcement) {
        announcements.push(announcement);
        const { taskId, status } = (announcement.message as { payload: { taskId: string; status: string } }).payload;
        did.push(`announce ${status} ${taskId}`);
        return { outcome: delivers, tries: 1, elapsedMs: 5, ...(delivers === 'delivered' ? { proof } : {}) };
      },
      close: async () => void did.push('close'),
    },
    basisFor: (roundYear) => basisFor(roundYear, policy),
    remainingMs,
    deadlineSignal,
    now: () => Date.UTC(2026, 4, 29, 3, 4, 5, 678),
    random: () => 0.5,
    ...change,
  };
  return { deps, did, announcements, measured, logged };
}

/** A message as SQS delivers it. */
export const messageOf = (body: unknown, receiveCount = 1, more: Partial<SQSRecord> = {}) =>
  ({
    messageId: 'm-1',
    receiptHandle: 'r-1',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: String(Date.UTC(2026, 4, 29, 3, 4, 4, 428)),
    },
    messageAttributes: {},
    ...more,
  }) as SQSRecord;

/** A valid task. */
export const goodTask = {
  taskId: 't-1',
  userId: 'u-1',
  roundYear: 2569,
  agency: { code: '0201' },
  rosterKey: 'rosters/2569/0201.csv',
};
