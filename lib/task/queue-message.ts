import type { SQSRecord } from 'aws-lambda';
import type { PassedOn, Queues } from '../aws/queues.ts';
import { CRASH_RETURN_MARGIN_SECONDS } from '../config/defaults.ts';
import type { Settings } from '../config/settings.ts';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';
import type { Measure } from '../observability/metrics.ts';
import { retryDelaySeconds } from './backoff.ts';
import { carriedBody } from './task.ts';

/** A task's message from a queue, or the input of a schedule. */
export interface TaskMessage extends PassedOn {
  /** The body as it was first sent. */
  readonly body: string;
  /** How often it has been received; 1 for a schedule's input. */
  readonly receiveCount: number;
  /** When it was sent, in epoch ms. */
  readonly sentAt: number;
}

/** The dependencies of measuring an attempt at a task. */
export interface AttemptDeps {
  readonly measure: Measure;
  /** Publishes the values measured so far. */
  readonly publishMetrics: () => void;
  /** The time, in epoch ms. */
  readonly now: () => number;
}

/** The dependencies of handling a message. */
export interface MessageDeps extends AttemptDeps {
  readonly settings: Settings;
  readonly log: Log;
  readonly queues: Queues;
  /** URL of the queue that the message came from. */
  readonly queueUrl: string;
  /** The remaining time of the invocation, in ms. */
  readonly remainingMs: () => number;
  /** A number from 0 up to but not including 1, for the jitter of delays. */
  readonly random: () => number;
}

/**
 * Works on a message. First shortens the visibility time-out, so that a crash returns the message in minutes; on failure
 * sets the backoff delay.
 *
 * @throws InsigniaError made from what `work` threw, so that the batch reports the message as failed
 */
export async function workOnMessage<Deps extends MessageDeps>(
  received: SQSRecord,
  deps: Deps,
  work: (message: TaskMessage, deps: Deps) => Promise<void>,
): Promise<void> {
  const message: TaskMessage = {
    body: carriedBody(received.body),
    attributes: received.messageAttributes ?? {},
    receiveCount: Number(received.attributes.ApproximateReceiveCount) || 1,
    sentAt: Number(received.attributes.SentTimestamp) || deps.now(),
  };
  measureAge(message, deps);
  await returnAfter(Math.ceil(deps.remainingMs() / 1000) + CRASH_RETURN_MARGIN_SECONDS, received, deps);
  try {
    await work(message, deps);
  } catch (thrown) {
    const error = InsigniaError.from(thrown);
    const delaySeconds = retryDelaySeconds(error, message.receiveCount, {
      delayMs: deps.settings.webSocket.taskDelayOnErrorMs,
      random: deps.random,
    });
    const fields = { code: error.code, reason: error.message, delaySeconds };
    if (error.code === 'TASK_IN_PROGRESS') {
      deps.log.info(`${MARK.processing} Another worker has the task; its message returns later`, fields);
    } else {
      deps.log.error(`${MARK.failure} The message returns to be tried again`, { ...fields, ...causeOf(error) });
      deps.measure('RecordsFailed');
    }
    await returnAfter(delaySeconds, received, deps);
    throw error;
  }
}

/** Publishes the age of the task before the work begins, so that a crash or time-out does not lose it. */
export function measureAge({ sentAt }: TaskMessage, { measure, publishMetrics, now }: AttemptDeps): void {
  measure('TaskAge', Math.max(0, now() - sentAt) / 1000);
  publishMetrics();
}

async function returnAfter(seconds: number, { receiptHandle }: SQSRecord, { queues, queueUrl, log }: MessageDeps) {
  try {
    await queues.returnAfter(queueUrl, receiptHandle, seconds);
  } catch (thrown) {
    // Harmless: the message still returns after its current visibility time-out.
    const { code, message, cause } = InsigniaError.from(thrown);
    log.warn(
      `${MARK.reconnection} The message’s visibility could not be changed; it returns after the queue’s own time-out`,
      { code, reason: message, kind: cause instanceof Error ? cause.name : undefined },
    );
  }
}

/** The kind of an error's cause and where it was thrown, for the log. Never its message, which may quote personal data. */
function causeOf({ cause }: InsigniaError) {
  if (!(cause instanceof Error)) {
    return {};
  }
  const frames = (cause.stack ?? '').split('\n').map((line) => line.trim());
  return { cause: { kind: cause.name, at: frames.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 5) } };
}
