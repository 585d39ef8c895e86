import type { ResultSummary } from '../results/result-document.ts';
import type { Announcement } from './channel.ts';

/** How a task ended: recorded once, and announced to its user from the record. */
export type Outcome = {
  /** The task's id; for a message that was refused, `refused:` and the SHA-256 of its body. */
  readonly taskId: string;
  readonly userId: string;
  readonly taskType: string;
  /** When the end was reached: ISO 8601, UTC. */
  readonly completedAt: string;
  /** What the work took, in ms with two decimals. */
  readonly duration: number;
} & (
  | { readonly status: 'success'; readonly result: ResultSummary }
  | {
      readonly status: 'failed';
      /** One sentence for a person. */
      readonly error: string;
      /** Left out where a setting turns it off. */
      readonly stackTrace?: string;
    }
);

/** The notification of an outcome, key for key as the old service sent it, with `taskId` and `result` added. */
export function announcementOf(outcome: Outcome, event: string): Announcement {
  const { userId, completedAt, taskType, duration, status, taskId } = outcome;
  const success = status === 'success';
  const failure = success
    ? {}
    : {
        error: outcome.error,
        ...(outcome.stackTrace === undefined ? {} : { stackTrace: outcome.stackTrace }),
      };
  return {
    event,
    message: {
      success,
      message: success ? 'Task Finish' : 'Task Failed',
      payload: {
        completedAt,
        taskType,
        duration,
        status,
        ...failure,
        taskId,
        ...(success ? { result: outcome.result } : {}),
      },
    },
    userData: { userId },
  };
}
