import {
  ANNOUNCEMENT_BUDGET_MS,
  ANNOUNCEMENT_SHARE,
  LEAST_TIME_TO_ANNOUNCE_MS,
  LEAST_TIME_TO_BEGIN_MS,
  REPORT_MARGIN_MS,
} from '../config/defaults.ts';
import { InsigniaError } from '../errors.ts';

/**
 * How long a task begun now may compute, in ms: what is left of the invocation without the announcement's share and the
 * margin to report.
 *
 * @throws InsigniaError TOO_LITTLE_TIME when a task begun now would be cut off.
 */
export function computingBudgetMs(remainingMs: number): number {
  refuseLessThan(LEAST_TIME_TO_BEGIN_MS, remainingMs, 'a task');
  return remainingMs - Math.min(ANNOUNCEMENT_BUDGET_MS, remainingMs * ANNOUNCEMENT_SHARE) - REPORT_MARGIN_MS;
}

/**
 * How long an announcement begun now may take, in ms: its budget, or all that is left but the margin to report.
 *
 * @throws InsigniaError TOO_LITTLE_TIME when it could not even reach the server.
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
    `${Math.floor(remainingMs)} ms are left of this invocation and ${what} needs ${leastMs} ms to begin; the message goes back.`,
    { retryable: true, retryAfterMs: 1000 },
  );
}

/** A signal that aborts when the time is up. Call `cleanup` when the work is done, or its timer lives on. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly cleanup: () => void;
}

/** A deadline after `ms`; its signal's reason is DEADLINE_REACHED. */
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
