import { MARK } from '../observability/logger.ts';
import { type AnnounceDeps, announceToUser } from './announce.ts';
import { type ComputeDeps, computeOutcome } from './compute.ts';
import { computingBudgetMs, type Deadline } from './deadline.ts';
import type { Outcome } from './outcome.ts';
import type { InsigniaTask } from './task.ts';

/** The dependencies of processing a task. */
export interface TaskDeps extends ComputeDeps, AnnounceDeps {
  /** A signal that aborts after `ms`. */
  readonly deadlineSignal: (ms: number) => Deadline;
}

/**
 * Processes one task: opens the connection, computes the outcome once, announces it once, closes the connection. The
 * handshake runs during the computing; if it fails, the computing goes on.
 *
 * @param sentAt when the task was sent, in epoch ms
 * @throws InsigniaError, or an error of the AWS SDK, when the message must return to its queue
 */
export async function processTask(task: InsigniaTask, sentAt: number, deps: TaskDeps): Promise<Outcome> {
  const computeMs = computingBudgetMs(deps.remainingMs());
  deps.log.info(`${MARK.processing} The task is processed`, { roundYear: task.roundYear, rosterKey: task.rosterKey });
  deps.channel.open();
  const { signal, cleanup } = deps.deadlineSignal(computeMs);
  try {
    const outcome = await deps.records.outcomeOnce(task, () => computeOutcome(task, signal, deps));
    await announceToUser(task, outcome, sentAt, deps);
    deps.log.info(`${MARK.success} The task has ended`, { status: outcome.status, duration: outcome.duration });
    return outcome;
  } finally {
    cleanup();
    await deps.channel.close();
  }
}
