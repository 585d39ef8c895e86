import {
  ANNOUNCEMENT_BUDGET_MS,
  ANNOUNCEMENT_SHARE,
  LEAST_TIME_TO_ANNOUNCE_MS,
  LEAST_TIME_TO_BEGIN_MS,
  REPORT_MARGIN_MS,
} from '../config/defaults.ts';
import { InsigniaError } from '../errors.ts';

/**
 * Returns how long a task that begins now may compute, in ms: the remaining time of the invocation minus the
 * announcement's share and the margin to report.
 *
 * @throws InsigniaError TOO_LITTLE_TIME when the remaining time is too short for a task
 */
export function computingBudgetMs(remainingMs: number): number {
  refuseLessThan(LEAST_TIME_TO_BEGIN_MS, remainingMs, 'a task');
  return remainingMs - Math.min(ANNOUNCEMENT_BUDGET_MS, remainingMs * ANNOUNCEMENT_SHARE) - REPORT_MARGIN_MS;
}

/**
 * Returns how long an announcement that begins now may take, in ms: its budget, or the remaining time minus the margin to
 * report if that is shorter.
 *
 * @throws InsigniaError TOO_LITTLE_TIME when the remaining time is too short to reach the server
 */
export function announcementBudgetMs(remainingMs: number): number {
  refuseLessThan(LEAST_TIME_TO_ANNOUNCE_MS, remainingMs, 'an announcement');
  return Math.min(ANNOUNCEMENT_BUDGET_MS, remainingMs - REPORT_MARGIN_MS);
}

function refuseLessThan(leastMs: number, remainingMs: number, what: string): void {
  if (remainingMs >= leastMs) {
    return;
  }
  throw new InsigniaError(
    'TOO_LITTLE_TIME',
    `${Math.floor(remainingMs)} ms are left of this invocation and ${what} needs ${leastMs} ms to begin; the message returns to its queue.`,
    { retryable: true, retryAfterMs: 1000 },
  );
}

/** A signal that aborts when the time is up. Call `cleanup` after the work to stop its timer. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly cleanup: () => void;
}

/** Makes a deadline `ms` from now; the reason of its signal is InsigniaError DEADLINE_REACHED. */
export function deadlineSignal(ms: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(
    () =>
      controller.abort(
        new InsigniaError('DEADLINE_REACHED', `The work was stopped after ${ms} ms to leave time for reporting it.`, {
          retryable: true,
        }),
      ),
    ms,
  );
  return { signal: controller.signal, cleanup: () => clearTimeout(timer) };
}
