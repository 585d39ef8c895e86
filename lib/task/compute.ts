import type { DataBucket } from '../aws/data-bucket.ts';
import type { Settings } from '../config/settings.ts';
import type { Basis } from '../eligibility/basis.ts';
import { type Log, mark } from '../observability/logger.ts';
import { createTally } from '../results/counts.ts';
import { resultDocument } from '../results/result-document.ts';
import { InsigniaError } from './errors.ts';
import { judgeRoster } from './judge-roster.ts';
import { failed, type Outcome, succeeded } from './outcome.ts';
import type { InsigniaTask } from './task.ts';

/** What the computing of a task needs from outside. */
export interface ComputeDeps {
  readonly settings: Settings;
  readonly log: Log;
  readonly bucket: DataBucket;
  /** The rules of a round, checked. */
  readonly basisFor: (roundYear: number) => Basis;
  /** The time, in ms of the epoch with fractions. */
  readonly now: () => number;
}

/**
 * Reads the task's roster, judges every officer and stores the results. A task that cannot succeed has the outcome
 * `failed`; whatever may help to try again is thrown.
 *
 * @throws InsigniaError and errors of the AWS SDK; the signal's reason when it aborts.
 */
export async function computeOutcome(task: InsigniaTask, signal: AbortSignal, deps: ComputeDeps): Promise<Outcome> {
  const { defaultUserId, includeStackTrace } = deps.settings.webSocket;
  const circumstances = { defaultUserId, includeStackTrace, startedAt: deps.now(), now: deps.now };
  try {
    const basis = deps.basisFor(task.roundYear);
    const { ignoredColumns, judgements } = await judgeRoster(deps.bucket.roster(task.rosterKey, signal), basis, {
      maxBytes: deps.settings.rosterMaxBytes,
      signal,
    });
    const head = {
      taskId: task.taskId,
      userId: task.userId ?? defaultUserId,
      roundYear: task.roundYear,
      agency: task.agency,
      rosterKey: task.rosterKey,
      ruleSet: basis.ruleSet,
      ignoredColumns,
    };
    const tally = createTally();
    const resultKey = `results/${task.roundYear}/${task.agency.code}/${task.taskId}/result.json`;
    await deps.bucket.store(resultKey, 'application/json', resultDocument(head, judgements, tally), signal);
    const { rows, eligible, notEligible, review } = tally.counts();
    deps.log.info(`${mark.processing} The roster is judged and its result stored`, {
      resultKey,
      rows,
      eligible,
      notEligible,
      review,
      computeMs: Math.round(deps.now() - circumstances.startedAt),
    });
    return succeeded(
      task,
      { counts: tally.counts(), ruleSet: basis.ruleSet, keys: { json: resultKey } },
      circumstances,
    );
  } catch (thrown) {
    const error = InsigniaError.from(signal.aborted ? signal.reason : thrown);
    if (error.retryable) throw error;
    return failed(task, error, circumstances);
  }
}
