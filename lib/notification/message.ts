import type { Announcement } from './channel.ts';

/**
 * How a task ended. It is recorded once, and the announcement to its user is made from the record. `Result` is what a
 * success carries.
 */
export type OutcomeOf<Result extends object> = {
  /** The task's id; for a refused message `refused:` and the SHA-256 of its body. */
  readonly taskId: string;
  readonly userId: string;
  readonly taskType: string;
  /** When the task ended, in ISO 8601, UTC. */
  readonly completedAt: string;
  /** How long the work took, in ms with two decimals. */
  readonly duration: number;
} & (
  | { readonly status: 'success'; readonly result: Result }
  | {
      readonly status: 'failed';
      /** One sentence, for the user to read. */
      readonly error: string;
      /** Absent if a setting turns it off. */
      readonly stackTrace?: string;
    }
);

/**
 * Makes the notification of an outcome, with the keys of the old service's notification plus `taskId` and `result`.
 *
 * @param event the name of the event to emit
 */
export function announcementOf(outcome: OutcomeOf<object>, event: string): Announcement {
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
