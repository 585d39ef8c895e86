import { isDeepStrictEqual } from 'node:util';
import {
  CRASH_RETURN_MARGIN_SECONDS,
  FUNCTION_TIMEOUT_SECONDS,
  QUEUE_VISIBILITY_SECONDS,
  REPORT_MARGIN_MS,
} from '../../../lib/config/defaults.ts';
import { InsigniaError } from '../../../lib/errors.ts';
import { isRefusalId } from '../../../lib/task/keys.ts';
import type { Item } from './simulated-table.ts';

/**
 * The contract on one page: what the service promises. There is a table for each moment at which something can be
 * checked, with a sentence for each way to break the contract, and when it is broken. witness.ts gathers the facts.
 */
export type Checks<Facts> = Readonly<Record<string, (facts: Facts) => boolean>>;

/** What the user is told of the end of a task. */
export interface Payload {
  readonly taskId: string;
  readonly status: 'success' | 'failed';
  readonly error?: string;
  readonly completedAt: string;
  readonly duration: number;
  readonly result?: { readonly keys: { readonly json: string } };
}

/** The recorded outcome of a task. */
export type RecordedOutcome = Pick<Payload, 'status'>;

/** Whether a payload says that the task ended without an outcome. */
export function isWithoutResult({ error = '' }: Payload): boolean {
  return /ended without a result/.test(error);
}

/** When a task's outcome is recorded; `before` is what was recorded of it earlier. */
export const ON_RECORDING: Checks<{ readonly before: unknown; readonly outcome: unknown }> = {
  'two outcomes of one task': ({ before, outcome }) => before !== undefined && !isDeepStrictEqual(before, outcome),
};

/** When a result is stored; `before` is what was stored under its key earlier. */
export const ON_STORING: Checks<{ readonly before: string | undefined; readonly text: string }> = {
  'two results under one key': ({ before, text }) => before !== undefined && before !== text,
};

/** When an announcement is begun: it must end in time for the invocation to report. Both times in ms of the epoch. */
export const ON_ANNOUNCING: Checks<{ readonly deadline: number; readonly endsAt: number }> = {
  'an announcement without time to report': ({ deadline, endsAt }) => deadline > endsAt - REPORT_MARGIN_MS + 1,
};

/** An announcement that arrives, and what was known of its task then. */
export interface ArrivalFacts {
  readonly payload: Payload;
  /** What arrived of the task before. */
  readonly earlier: readonly Payload[];
  readonly outcome: RecordedOutcome | undefined;
  /** Whether a result lies under the key that the payload names. */
  readonly isStored: boolean;
  /** Where a task had more than one message, one may end after another has died. */
  readonly mayEndTwice: boolean;
}

/** When an announcement arrives at the notification server. A refusal has no record to agree with. */
export const ON_ARRIVAL: Checks<ArrivalFacts> = {
  'a success announced without a stored result': ({ payload, isStored }) => isSuccess(payload) && !isStored,
  'a success announced after a failure': ({ payload, earlier, mayEndTwice }) => {
    const failure = earlier.find((other) => other.status === 'failed');
    return isSuccess(payload) && failure !== undefined && !(mayEndTwice && isWithoutResult(failure));
  },
  'a failure announced after a success': ({ payload, earlier }) => !isSuccess(payload) && earlier.some(isSuccess),
  'two failures announced': ({ payload, earlier, mayEndTwice }) =>
    !isSuccess(payload) &&
    !earlier.some(isSuccess) &&
    !mayEndTwice &&
    earlier.some(({ error }) => error !== (payload.error ?? '')),
  'a task with an outcome announced as one without': ({ payload, outcome }) =>
    isOfTask(payload) && isWithoutResult(payload) && outcome !== undefined,
  'an end announced before it was recorded': ({ payload, outcome }) =>
    isOfTask(payload) && !isWithoutResult(payload) && outcome === undefined,
  'another end announced than recorded': ({ payload, outcome }) =>
    isOfTask(payload) && !isWithoutResult(payload) && outcome !== undefined && outcome.status !== payload.status,
};

/** When the service sends a message to the dead-letter queue. */
export const ON_DEAD_LETTER: Checks<{ readonly isTold: boolean }> = {
  'a message kept for a person before its user was told': ({ isTold }) => !isTold,
};

/** When a message is received; it had to rest until `restsUntil`. Both times in ms of the epoch. */
export const ON_RECEIVE: Checks<{ readonly now: number; readonly restsUntil: number }> = {
  'a failed message back at once': ({ now, restsUntil }) => now < restsUntil,
};

/** How an invocation ended that was not killed. */
export interface EndFacts {
  readonly opened: boolean;
  readonly closed: boolean;
  readonly failure: unknown;
  /** The visibility that was set last, in seconds; undefined when that failed. */
  readonly visibilitySet: number | undefined;
}

/** When an invocation ends by itself. */
export const ON_END: Checks<EndFacts> = {
  'a connection left open': ({ opened, closed }) => opened && !closed,
  'a task in other hands asked for too early': ({ failure, visibilitySet = Number.POSITIVE_INFINITY }) =>
    failure instanceof InsigniaError && failure.code === 'TASK_IN_PROGRESS' && visibilitySet < FUNCTION_TIMEOUT_SECONDS,
};

/** When an invocation is killed: seconds from the receive until its message is back, and changes of the visibility. */
export const ON_CRASH: Checks<{ readonly backAfterSeconds: number; readonly visibilityCalls: number }> = {
  // The change may take effect as late as the crash. Where it failed, the queue's own time-out applies.
  'a crashed message away for too long': ({ backAfterSeconds, visibilityCalls }) =>
    visibilityCalls === 1 &&
    backAfterSeconds > 2 * FUNCTION_TIMEOUT_SECONDS + CRASH_RETURN_MARGIN_SECONDS &&
    backAfterSeconds < QUEUE_VISIBILITY_SECONDS,
};

/** When the agenda was run through. */
export const ON_REST: Checks<{ readonly isQuiet: boolean }> = {
  'a service that never comes to rest': ({ isQuiet }) => !isQuiet,
};

/** At the end: the number of messages left in the tasks and last-chance queues. */
export const OF_QUEUES: Checks<{ readonly messagesLeft: number }> = {
  'a message left in a queue': ({ messagesLeft }) => messagesLeft > 0,
};

/** At the end, of each message in the dead-letter queue. */
export const OF_DEAD_LETTER: Checks<{ readonly isSent: boolean; readonly isTold: boolean }> = {
  'a dead letter that nobody sent': ({ isSent }) => !isSent,
  'a dead letter whose user was not told': ({ isSent, isTold }) => isSent && !isTold,
};

/** What came of something that was sent. */
export interface SentFacts {
  /** False when what was sent is malformed. */
  readonly isTask: boolean;
  readonly hasGoodRoster: boolean;
  readonly outcome: RecordedOutcome | undefined;
  readonly isAnnounced: boolean;
  readonly isTold: boolean;
  /** Whether it lies in the dead-letter queue. */
  readonly isDead: boolean;
  /** Whether the dead letters were put back on the tasks queue. */
  readonly isRedriven: boolean;
}

/** At the end, of each thing that was sent. */
export const OF_SENT: Checks<SentFacts> = {
  'a task lost': ({ isTask, isDead, outcome }) => !isDead && !(isTask && outcome !== undefined),
  'a user not told': ({ isTold }) => !isTold,
  // Of two copies of a message, SQS may move the last one on while a worker still has the other: its user is told of a
  // failure, and of the success when the dead letter is put back.
  'an outcome not announced': ({ outcome, isAnnounced, isDead }) => outcome !== undefined && !isAnnounced && !isDead,
  'a task without outcome after its redrive': ({ isTask, outcome, isRedriven }) =>
    isRedriven && isTask && outcome === undefined,
  'a good roster failed': ({ outcome, hasGoodRoster }) =>
    hasGoodRoster && outcome !== undefined && outcome.status !== 'success',
};

/** At the end, of each idempotency record. */
export const OF_RECORD: Checks<{ readonly id: string; readonly item: Item; readonly isRedriven: boolean }> = {
  'a record in progress for ever': ({ id, item, isRedriven }) =>
    isRedriven && item.status === 'INPROGRESS' && id.startsWith('outcome'),
};

/** At the end, of each announcement and the first one that had to say the same; both as `comparable` makes them. */
export const OF_COPIES: Checks<{ readonly first: Payload; readonly copy: Payload }> = {
  'copies of an announcement that differ': ({ first, copy }) => !isDeepStrictEqual(first, copy),
};

/** A payload without what may differ between its copies: without a record, the end is timed again for each. */
export function comparable(payload: Payload): Payload {
  const isRecorded = isOfTask(payload) && !isWithoutResult(payload);
  return isRecorded ? payload : { ...payload, completedAt: '', duration: 0 };
}

function isSuccess({ status }: Payload): boolean {
  return status === 'success';
}

function isOfTask({ taskId }: Payload): boolean {
  return !isRefusalId(taskId);
}
