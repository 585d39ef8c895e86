/** The only error class. It imports nothing, so any module may throw it. */

/** The codes of all errors. */
export type ErrorCode =
  /** The message body is not a task. */
  | 'TASK_MALFORMED'
  /** The input that asks to open a round does not name one. */
  | 'ROUND_MALFORMED'
  /** Not every task of a round could be sent. */
  | 'ROUND_INCOMPLETE'
  /** The taskId was used before for another roster, agency or round. */
  | 'TASK_ID_REUSED'
  /** Another worker is computing or announcing the same task. */
  | 'TASK_IN_PROGRESS'
  /** Every attempt at the task ended without a result. */
  | 'TASK_WITHOUT_RESULT'
  /** Too little time is left in this invocation to begin. */
  | 'TOO_LITTLE_TIME'
  /** The invocation ran out of time during the work. */
  | 'DEADLINE_REACHED'
  /** There is no object under the task's rosterKey. */
  | 'ROSTER_MISSING'
  /** The object is not a roster: wrong format, no header, too large. */
  | 'ROSTER_UNREADABLE'
  /** Settings are missing or wrong. */
  | 'SETTINGS_INVALID'
  /** The notification was sent, but no proof of its arrival came in time. */
  | 'NOTIFICATION_UNPROVEN'
  /** The socket server refused the connection. */
  | 'NOTIFICATION_REFUSED'
  /** The socket server was not reached. */
  | 'NOTIFICATION_UNREACHABLE'
  /** A call to an AWS service failed. */
  | 'SERVICE_UNAVAILABLE'
  /** Any other error, probably a bug. */
  | 'UNEXPECTED';

/** A message for a person, in both languages. */
export interface Texts {
  readonly th: string;
  readonly en: string;
}

interface ErrorOptionsOf {
  retryable: boolean;
  retryAfterMs?: number;
  cause?: unknown;
}

/** An error with a code and whether a later retry can help. Its message never contains personal data. */
export class InsigniaError extends Error {
  override readonly name = 'InsigniaError';
  readonly code: ErrorCode;
  /** Whether the SQS message should return to its queue for another attempt. */
  readonly retryable: boolean;
  /** Delay before the next attempt, in ms; replaces the backoff delay. */
  readonly retryAfterMs: number | undefined;
  /** The message in each language; the same text twice for an error that only operators and developers read. */
  readonly texts: Texts;

  /** @param message in both languages where an officer reads it: the error's own message is then Thai first, then English */
  constructor(code: ErrorCode, message: string | Texts, options: ErrorOptionsOf) {
    super(
      typeof message === 'string' ? message : `${message.th} ${message.en}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.texts = typeof message === 'string' ? { th: message, en: message } : message;
    this.code = code;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
  }

  /**
   * Turns any thrown value into an InsigniaError. An InsigniaError is returned unchanged, an error of the AWS SDK (it has
   * `$metadata`) becomes SERVICE_UNAVAILABLE, anything else UNEXPECTED. Both are retryable: a bug may be fixed before the
   * last attempt. The original message stays in `cause` only, because it may quote personal data.
   */
  static from(thrown: unknown): InsigniaError {
    if (thrown instanceof InsigniaError) {
      return thrown;
    }
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    if (thrown instanceof Error && '$metadata' in thrown) {
      return new InsigniaError('SERVICE_UNAVAILABLE', `${callFailure(thrown)}; the task is tried again later.`, {
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

/** What a failed call to AWS came to: the name of the answer, or the code and host of a service that was not reached. */
function callFailure(error: Error): string {
  // Of a host with several addresses there is one error for each; the first one is enough.
  const first = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const { $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const { code, hostname, address, port } = first as Error & {
    code?: unknown;
    hostname?: unknown;
    address?: unknown;
    port?: unknown;
  };
  if ($metadata?.httpStatusCode !== undefined) {
    return `AWS answered with ${error.name}`;
  }
  const host = [hostname ?? address, port].filter((part) => part !== undefined).join(':');
  return `AWS was not reached: ${typeof code === 'string' ? code : error.name}${host === '' ? '' : ` ${host}`}`;
}
