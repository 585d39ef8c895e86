import {
  FUNCTION_TIMEOUT_SECONDS,
  LONGEST_RETRY_DELAY_SECONDS,
  SHORTEST_RETRY_DELAY_SECONDS,
} from '../config/defaults.ts';
import type { InsigniaError } from '../errors.ts';

/** Longest delay that SQS accepts, in seconds: 12 hours from the receipt of the message, which may be one invocation earlier. */
const SQS_LONGEST_DELAY_SECONDS = 12 * 60 * 60 - FUNCTION_TIMEOUT_SECONDS;

/**
 * Returns the delay before a failed message returns, in whole seconds: the error's `retryAfterMs` if it has one, otherwise
 * `delayMs` × 2^(receive count − 1) with full jitter, from 1 s to 15 minutes.
 */
export function retryDelaySeconds(
  error: InsigniaError,
  receiveCount: number,
  { delayMs, random }: { delayMs: number; random: () => number },
): number {
  if (error.retryAfterMs !== undefined) {
    return clamp(error.retryAfterMs / 1000, SHORTEST_RETRY_DELAY_SECONDS, SQS_LONGEST_DELAY_SECONDS);
  }
  const ceilingSeconds = clamp((delayMs / 1000) * 2 ** (receiveCount - 1), 0, LONGEST_RETRY_DELAY_SECONDS);
  return clamp(random() * ceilingSeconds, SHORTEST_RETRY_DELAY_SECONDS, LONGEST_RETRY_DELAY_SECONDS);
}

function clamp(seconds: number, least: number, most: number): number {
  return Math.min(Math.max(Math.ceil(seconds), least), most);
}
