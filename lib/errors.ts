/**
 * The one error class. This file imports nothing, so every room of the house may throw it.
 */

/** Everything that can go wrong with a task, by name. */
export type ErrorCode =
  /** The message body is no task. */
  | 'TASK_MALFORMED'
  /** The input that asks to open a round does not name one. */
  | 'ROUND_MALFORMED'
  /** Not every task of a round could be sent. */
  | 'ROUND_INCOMPLETE'
  /** The taskId was used before, for another roster, agency or round. */
  | 'TASK_ID_REUSED'
  /** Another worker is computing this very task. */
  | 'TASK_IN_PROGRESS'
  /** Every try at the task ended without a result. */
  | 'TASK_WITHOUT_RESULT'
  /** Too little time is left in this invocation to begin. */
  | 'TOO_LITTLE_TIME'
  /** The invocation ran out of time in mid-work. */
  | 'DEADLINE_REACHED'
  /** No object lies under the task's rosterKey. */
  | 'ROSTER_MISSING'
  /** The object is no roster: wrong format, no header, too large. */
  | 'ROSTER_UNREADABLE'
  /** Settings are missing or wrong. */
  | 'SETTINGS_INVALID'
  /** The notification was sent and no proof of its arrival came in time. */
  | 'NOTIFICATION_UNPROVEN'
  /** The socket server refused the connection. */
  | 'NOTIFICATION_REFUSED'
  /** The socket server was not reached. */
  | 'NOTIFICATION_UNREACHABLE'
  /** A store or queue of AWS did not do what was asked. */
  | 'SERVICE_UNAVAILABLE'
  /** Anything unforeseen; a bug, until shown otherwise. */
  | 'UNEXPECTED';

interface ErrorOptionsOf {
  retryable: boolean;
  retryAfterMs?: number;
  cause?: unknown;
}

/** An error with a code of the closed list above, and whether trying again later can help. Its message never holds personal data. */
export class InsigniaError extends Error {
  override readonly name = 'InsigniaError';
  readonly code: ErrorCode;
  /** Whether the message should come back to be tried again. */
  readonly retryable: boolean;
  /** Delay to wait before the next try, in ms, where the thrower knows better than the backoff. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptionsOf) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
  }

  /**
   * Turns whatever was thrown into an InsigniaError: one of our own stays as it is; an error of the AWS SDK (it has
   * `$metadata`) becomes SERVICE_UNAVAILABLE; all else is UNEXPECTED. Both are retryable: a bug may be mended before the
   * last try. The original's message is left in `cause` only, as nobody knows what it quotes.
   */
  static from(thrown: unknown): InsigniaError {
    if (thrown instanceof InsigniaError) {
      return thrown;
    }
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    if (thrown instanceof Error && '$metadata' in thrown) {
      return new InsigniaError('SERVICE_UNAVAILABLE', `AWS answered with ${kind}; the task is tried again later.`, {
        retryable: true,
        cause: thrown,
      });
    }
    return new InsigniaError('UNEXPECTED', `Unexpected ${kind}; the task is tried again later.`, {
      retryable: true,
      cause: thrown,
    });
  }
}
