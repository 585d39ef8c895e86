import { MARK } from '../observability/logger.ts';
import { type AnnounceDeps, announceOnce } from './announce.ts';
import { type ComputeDeps, computeOutcome } from './compute.ts';
import { computingBudgetMs, type Deadline } from './deadline.ts';
import type { Outcome } from './outcome.ts';
import { identityOfOutcome } from './records.ts';
import type { InsigniaTask } from './task.ts';

/** What the way of a task needs from outside. */
export interface TaskDeps extends ComputeDeps, AnnounceDeps {
  /** A signal that aborts after `ms`. */
  readonly deadlineSignal: (ms: number) => Deadline;
}

/**
 * The way of one task: open the connection, compute the outcome once, announce it once, close. The handshake runs beside
 * the computing, and a failing handshake never fails the computing.
 *
 * @param sentAt when the task was sent, in epoch ms
 * @throws InsigniaError, or an error of the AWS SDK, when the task has to come back.
 */
export async function processTask(task: InsigniaTask, sentAt: number, deps: TaskDeps): Promise<Outcome> {
  const computeMs = computingBudgetMs(deps.remainingMs());
  deps.log.info(`${MARK.processing} The task is processed`, { roundYear: task.roundYear, rosterKey: task.rosterKey });
  deps.channel.open();
  const { signal, cleanup } = deps.deadlineSignal(computeMs);
  try {
    const outcome = await deps.records.outcomeOnce(task, () => computeOutcome(task, signal, deps));
    cleanup();
    await announceOnce(identityOfOutcome(task, outcome.status), outcome, sentAt, deps);
    deps.log.info(`${MARK.success} The task has ended`, { status: outcome.status, duration: outcome.duration });
    return outcome;
  } finally {
    cleanup();
    await deps.channel.close();
  }
}
