import { Logger } from '@aws-lambda-powertools/logger';

/** What the parts of the service need of a logger; tests pass one that keeps its lines. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A logger whose later lines can be given a task's keys. */
export type TaskLog = Log & Pick<Logger, 'appendKeys'>;

/** The marks that log lines begin with, as the old service had them. */
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
 * The function's logger: JSON, one line an event. Lines of a task get its keys from `appendKeys`; never put a citizen id,
 * name, salary, token or whole event into one.
 */
export const logger = new Logger({ serviceName: 'insignia-functions' });
