import type { SQSRecord } from 'aws-lambda';
import type { Queues } from '../aws/queues.ts';
import { CRASH_RETURN_MARGIN_SECONDS } from '../config/defaults.ts';
import type { Settings } from '../config/settings.ts';
import { type Log, mark } from '../observability/logger.ts';
import { retryDelaySeconds } from './backoff.ts';
import { InsigniaError } from './errors.ts';

/** What the handling of a queue's message needs from outside. */
export interface MessageDeps {
  readonly settings: Settings;
  readonly log: Log;
  readonly queues: Queues;
  /** The queue the message came from. */
  readonly queueUrl: string;
  /** What is left of the invocation, in ms. */
  readonly remainingMs: () => number;
  /** A number from 0 up to 1, for the jitter of delays. */
  readonly random: () => number;
}

/** How often SQS has given out this message. */
export const receiveCountOf = (record: SQSRecord) => Number(record.attributes.ApproximateReceiveCount) || 1;

/**
 * Works on a message so that it is never lost and never in a hurry: first its visibility is bounded by the invocation's
 * own time, so that a crash brings it back in minutes; when `work` throws, it returns after the backoff's delay.
 *
 * @throws what `work` threw, for the batch to report the message as failed.
 */
export async function workOnMessage<T>(record: SQSRecord, deps: MessageDeps, work: () => Promise<T>): Promise<T> {
  const { log } = deps;
  const returnAfter = async (seconds: number) => {
    try {
      await deps.queues.returnAfter(deps.queueUrl, record.receiptHandle, seconds);
    } catch (thrown) {
      // Harmless: the message still returns, after the visibility time-out that it has.
      const { code, message, cause } = InsigniaError.from(thrown);
      log.warn(
        `${mark.reconnection} The message’s visibility could not be changed; it returns by the queue’s own time-out`,
        {
          code,
          reason: message,
          kind: cause instanceof Error ? cause.name : undefined,
        },
      );
    }
  };

  await returnAfter(Math.ceil(deps.remainingMs() / 1000) + CRASH_RETURN_MARGIN_SECONDS);
  try {
    return await work();
  } catch (thrown) {
    const error = InsigniaError.from(thrown);
    const delaySeconds = retryDelaySeconds(error, receiveCountOf(record), {
      delayMs: deps.settings.webSocket.taskDelayOnErrorMs,
      random: deps.random,
    });
    const fields = { code: error.code, reason: error.message, delaySeconds };
    if (error.code === 'TASK_IN_PROGRESS')
      log.info(`${mark.processing} The task is in other hands; its message returns later`, fields);
    else log.error(`${mark.failure} The message returns to be tried again`, { ...fields, ...causeOf(error) });
    await returnAfter(delaySeconds);
    throw error;
  }
}

/** What a log line tells of an error's cause: its kind and where it was thrown, never its message, which may quote data. */
const causeOf = ({ cause }: InsigniaError) => {
  if (!(cause instanceof Error)) return {};
  const frames = (cause.stack ?? '').split('\n').map((line) => line.trim());
  return { cause: { kind: cause.name, at: frames.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 5) } };
};
