import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';

/** The part of a logger that the service uses. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A logger that can add a task's keys to all later lines. */
export type TaskLog = Log & Pick<Logger, 'appendKeys'>;

/** The marks at the beginning of log lines, as in the old service. */
export const MARK = {
  started: '🚀',
  processing: '⚙️',
  success: '✅',
  failure: '❌',
  reconnection: '🔄',
  notification: '📢',
  stopping: '🛑',
} as const;

/**
 * The function's logger, which writes one JSON line per event. Never log a citizen id, name, salary, token or whole event.
 */
export const logger = new Logger({ serviceName: 'insignia-functions' });

/**
 * Adds the invocation's ids to its log lines. The event is never logged, whatever POWERTOOLS_LOGGER_LOG_EVENT says: it may
 * hold personal data.
 */
export const loggingContext = injectLambdaContext(logger, { resetKeys: true, logEvent: false });
