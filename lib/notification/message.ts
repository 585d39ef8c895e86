import type { Texts } from '../errors.ts';
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
      /** For the user to read: Thai first, then English. */
      readonly error: string;
      /** The same, each language by itself. Absent in outcomes that were recorded before there were two languages. */
      readonly errors?: Texts;
      /** Absent if a setting turns it off. */
      readonly stackTrace?: string;
    }
);

/**
 * Makes the notification of an outcome, with the keys of the old service's notification plus `taskId`, `result` and
 * `errors`.
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
        ...(outcome.errors === undefined ? {} : { errors: outcome.errors }),
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
