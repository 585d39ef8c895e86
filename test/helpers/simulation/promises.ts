import { isDeepStrictEqual } from 'node:util';
import {
  CRASH_RETURN_MARGIN_SECONDS,
  FUNCTION_TIMEOUT_SECONDS,
  LAST_CHANCE_LIFE_SECONDS,
  QUEUE_VISIBILITY_SECONDS,
  REPORT_MARGIN_MS,
} from '../../../lib/config/defaults.ts';
import { InsigniaError } from '../../../lib/errors.ts';
import { isRefusalId, RECORD_PREFIX } from '../../../lib/task/keys.ts';
import type { Item } from './simulated-table.ts';

/**
 * The promises of the service. Each table is checked at one kind of event. Its keys say how a promise can be broken, and its
 * functions return whether it is broken. witness.ts collects the facts.
 */
export type Checks<Facts> = Readonly<Record<string, (facts: Facts) => boolean>>;

/** The payload of the notification at the end of a task. */
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

/** Checked when a task's outcome is recorded; `before` is its earlier recorded outcome. */
export const ON_RECORDING: Checks<{ readonly before: unknown; readonly outcome: unknown }> = {
  'two outcomes of one task': ({ before, outcome }) => before !== undefined && !isDeepStrictEqual(before, outcome),
};

/** Checked when a worker begins to read a task's roster; `outcome` is the recorded outcome of that task. */
export const ON_READING: Checks<{ readonly outcome: unknown }> = {
  'a task computed again after its outcome was recorded': ({ outcome }) => outcome !== undefined,
};

/** Checked when a result is stored; `before` is the earlier result under its key. */
export const ON_STORING: Checks<{ readonly before: string | undefined; readonly text: string }> = {
  'two results under one key': ({ before, text }) => before !== undefined && withoutUser(before) !== withoutUser(text),
};

/** A result without the user whose message was computed: a worker that crashes may be followed by another user's. */
function withoutUser(text: string): string {
  return text.replace(/"userId":"[^"]*"/, '');
}

/** Checked when an announcement begins: it must leave the invocation time to report. Both times in epoch ms. */
export const ON_ANNOUNCING: Checks<{ readonly deadline: number; readonly endsAt: number }> = {
  'an announcement without time to report': ({ deadline, endsAt }) => deadline > endsAt - REPORT_MARGIN_MS + 1,
};

/** An announcement that arrives, and the state of its task at that time. */
export interface ArrivalFacts {
  readonly payload: Payload;
  /** The earlier announcements of the task. */
  readonly earlier: readonly Payload[];
  readonly outcome: RecordedOutcome | undefined;
  /** Whether there is a result under the payload's key. */
  readonly isStored: boolean;
  /** If a task had several messages, one may succeed after another has become a dead letter. */
  readonly mayEndTwice: boolean;
}

/** Checked when an announcement arrives at the notification server. A refusal has no recorded outcome. */
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

/** Checked when the service sends a message to the dead-letter queue. */
export const ON_DEAD_LETTER: Checks<{ readonly isTold: boolean; readonly ageSeconds: number }> = {
  'a message kept for a person before its user was told': ({ isTold, ageSeconds }) =>
    !isTold && ageSeconds < LAST_CHANCE_LIFE_SECONDS,
};

/** Checked when a message is received, which must not be before `restsUntil`. Both times in epoch ms. */
export const ON_RECEIVE: Checks<{ readonly now: number; readonly restsUntil: number }> = {
  'a failed message back at once': ({ now, restsUntil }) => now < restsUntil,
};

/** The end of an invocation that was not killed. */
export interface EndFacts {
  readonly opened: boolean;
  readonly closed: boolean;
  readonly failure: unknown;
  /** The last visibility that was set, in seconds; undefined when setting it failed. */
  readonly visibilitySet: number | undefined;
}

/** Checked when an invocation ends without being killed. */
export const ON_END: Checks<EndFacts> = {
  'a connection left open': ({ opened, closed }) => opened && !closed,
  'a task in other hands asked for too early': ({ failure, visibilitySet = Number.POSITIVE_INFINITY }) =>
    failure instanceof InsigniaError && failure.code === 'TASK_IN_PROGRESS' && visibilitySet < FUNCTION_TIMEOUT_SECONDS,
};

/** Checked when an invocation is killed: seconds from the receive until its message returns, and changes of the visibility. */
export const ON_CRASH: Checks<{ readonly backAfterSeconds: number; readonly visibilityCalls: number }> = {
  // The change may take effect only at the crash, and an invocation begins a moment after the receive. If the change failed,
  // the queue's own time-out applies.
  'a crashed message away for too long': ({ backAfterSeconds, visibilityCalls }) =>
    visibilityCalls === 1 &&
    backAfterSeconds > 2 * FUNCTION_TIMEOUT_SECONDS + CRASH_RETURN_MARGIN_SECONDS + 1 &&
    backAfterSeconds < QUEUE_VISIBILITY_SECONDS,
};

/** Checked when the agenda has ended. */
export const ON_REST: Checks<{ readonly isQuiet: boolean }> = {
  'a service that never comes to rest': ({ isQuiet }) => !isQuiet,
};

/** Checked at the end: the number of messages left in the tasks and last-chance queues. */
export const OF_QUEUES: Checks<{ readonly messagesLeft: number }> = {
  'a message left in a queue': ({ messagesLeft }) => messagesLeft > 0,
};

/** Checked at the end, for each message in the dead-letter queue. */
export const OF_DEAD_LETTER: Checks<{ readonly isSent: boolean; readonly isTold: boolean }> = {
  'a dead letter that nobody sent': ({ isSent }) => !isSent,
  'a dead letter whose user was not told': ({ isSent, isTold }) => isSent && !isTold,
};

/** The final state of something that was sent. */
export interface SentFacts {
  /** False when it is malformed. */
  readonly isTask: boolean;
  readonly hasGoodRoster: boolean;
  readonly outcome: RecordedOutcome | undefined;
  readonly isAnnounced: boolean;
  readonly isTold: boolean;
  /** Whether it is in the dead-letter queue. */
  readonly isDead: boolean;
  /** Whether the dead letters were moved back to the tasks queue. */
  readonly isRedriven: boolean;
}

/** Checked at the end, for everything that was sent. */
export const OF_SENT: Checks<SentFacts> = {
  'a task lost': ({ isTask, isDead, outcome }) => !isDead && !(isTask && outcome !== undefined),
  'a user not told': ({ isTold }) => !isTold,
  // SQS may move one of two copies of a message while a worker still has the other. Then the user is told of a failure, and
  // of the success after the redrive.
  'an outcome not announced': ({ outcome, isAnnounced, isDead }) => outcome !== undefined && !isAnnounced && !isDead,
  'a task without outcome after its redrive': ({ isTask, outcome, isRedriven }) =>
    isRedriven && isTask && outcome === undefined,
  'a good roster failed': ({ outcome, hasGoodRoster }) =>
    hasGoodRoster && outcome !== undefined && outcome.status !== 'success',
};

/** Checked at the end, for each idempotency record; `now` in epoch ms. */
export const OF_RECORD: Checks<{
  readonly id: string;
  readonly item: Item;
  readonly now: number;
  readonly isRedriven: boolean;
}> = {
  'a record in progress for ever': ({ id, item, now, isRedriven }) =>
    isRedriven &&
    item.status === 'INPROGRESS' &&
    (item.inProgressExpiration ?? 0) > now &&
    id.startsWith(`${RECORD_PREFIX.outcome}#`),
};

/** Checked at the end, for each announcement and the first one that must be equal; both from `comparable`. */
export const OF_COPIES: Checks<{ readonly first: Payload; readonly copy: Payload }> = {
  'copies of an announcement that differ': ({ first, copy }) => !isDeepStrictEqual(first, copy),
};

/** Checked at the end: the copies of announcements, and the answers lost that can explain one copy each. */
export const OF_COUNTS: Checks<{ readonly copies: number; readonly lostAnswers: number }> = {
  'more copies of announcements than lost answers': ({ copies, lostAnswers }) => copies > lostAnswers,
};

/** A payload without the values that may differ between copies: without a record, each copy has its own time. */
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
