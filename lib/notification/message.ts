import type { Announcement } from './channel.ts';

/** The end of a task, as its user is told of it. */
export interface TaskEnd {
  /** The task's id; for a message that was refused, `refused:` and the SHA-256 of its body. */
  readonly taskId: string;
  readonly userId: string;
  readonly taskType: string;
  readonly status: 'success' | 'failed';
  /** When the end was reached: ISO 8601, UTC. */
  readonly completedAt: string;
  /** What the work took, in ms with two decimals. */
  readonly duration: number;
  /** On success: the counts, and the keys of the stored results. */
  readonly result?: object;
  /** On failure: one sentence for a person. */
  readonly error?: string;
  /** On failure, unless a setting turns it off. */
  readonly stackTrace?: string;
}

/** The notification of a task's end, key for key as the old service sent it, and `taskId` and `result` besides. */
export function announcementOf(end: TaskEnd, event: string): Announcement {
  const { userId, completedAt, taskType, duration, status, taskId, result, error, stackTrace } = end;
  const success = status === 'success';
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
        ...(error === undefined ? {} : { error }),
        ...(stackTrace === undefined ? {} : { stackTrace }),
        taskId,
        ...(result === undefined ? {} : { result }),
      },
    },
    userData: { userId },
  };
}
