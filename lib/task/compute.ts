import { type DataBucket, rosterMissing } from '../aws/data-bucket.ts';
import type { Settings } from '../config/settings.ts';
import type { Basis } from '../eligibility/basis.ts';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';
import type { Measure } from '../observability/metrics.ts';
import { createTally } from '../results/counts.ts';
import { judgeRoster } from '../results/judge-roster.ts';
import { type ResultSummary, resultDocument } from '../results/result-document.ts';
import { resultKey } from './keys.ts';
import { failed, type Outcome, succeeded } from './outcome.ts';
import { type InsigniaTask, keysOf } from './task.ts';

/** The dependencies of computing a task. */
export interface ComputeDeps {
  readonly settings: Settings;
  readonly log: Log;
  readonly measure: Measure;
  readonly bucket: DataBucket;
  /** The rules of a round, checked. */
  readonly basisFor: (roundYear: number) => Basis;
  /** The time, in epoch ms, fractional. */
  readonly now: () => number;
}

/**
 * Reads the task's roster, judges every officer and stores the results. A task that cannot succeed has the outcome
 * `failed`; retryable errors are thrown.
 *
 * @throws InsigniaError, retryable; errors of the AWS SDK become SERVICE_UNAVAILABLE, and an abort throws the signal's reason
 */
export async function computeOutcome(task: InsigniaTask, signal: AbortSignal, deps: ComputeDeps): Promise<Outcome> {
  const { defaultUserId, includeStackTrace } = deps.settings.webSocket;
  const options = { defaultUserId, includeStackTrace, startedAt: deps.now(), now: deps.now };
  let outcome: Outcome;
  try {
    outcome = succeeded(task, await storeResults(task, signal, options.startedAt, deps), options);
  } catch (thrown) {
    const error = InsigniaError.from(signal.aborted ? signal.reason : thrown);
    if (error.retryable) {
      throw error;
    }
    outcome = failed(task, error, options);
  }
  deps.measure('ComputeTime', outcome.duration);
  if (outcome.status === 'success') {
    deps.measure('OfficersJudged', outcome.result.counts.rows);
  }
  return outcome;
}

async function storeResults(
  task: InsigniaTask,
  signal: AbortSignal,
  startedAt: number,
  deps: ComputeDeps,
): Promise<ResultSummary> {
  const basis = deps.basisFor(task.roundYear);
  if (basis.ruleSet.warnings.length > 0) {
    deps.log.warn(`${MARK.processing} The rules may be out of date`, {
      warnings: basis.ruleSet.warnings.map(({ en }) => en),
    });
  }
  const keys = keysOf(task.rosterKey);
  const sources = keys.map((key) => deps.bucket.roster(key, signal));
  const options = { maxBytes: deps.settings.roster.maxBytes, signal };
  const { reading, judgements } = await judgeRoster(sources, basis, options).catch(async (thrown) => {
    throw isMissing(thrown) && sources.length > 1 ? await allMissing(keys, thrown, signal, deps) : thrown;
  });
  const head = {
    taskId: task.taskId,
    userId: task.userId ?? deps.settings.webSocket.defaultUserId,
    roundYear: task.roundYear,
    agency: task.agency,
    rosterKey: task.rosterKey,
    ruleSet: basis.ruleSet,
    reading,
  };
  const tally = createTally();
  const key = resultKey(task, 'result.json');
  await deps.bucket.store(key, 'application/json', resultDocument(head, judgements, tally), signal);
  const counts = tally.counts();
  const { rows, eligible, notEligible, review } = counts;
  deps.log.info(`${MARK.processing} The roster is judged and its result stored`, {
    resultKey: key,
    rows,
    eligible,
    notEligible,
    review,
    computeMs: Math.round(deps.now() - startedAt),
  });
  return { counts, ruleSet: basis.ruleSet, keys: { json: key } };
}

function isMissing(thrown: unknown): thrown is InsigniaError {
  return thrown instanceof InsigniaError && thrown.code === 'ROSTER_MISSING';
}

/** The error that names every file that is missing: the reading stops at the first. */
async function allMissing(
  keys: readonly string[],
  first: InsigniaError,
  signal: AbortSignal,
  { bucket }: ComputeDeps,
): Promise<InsigniaError> {
  const missing: string[] = [];
  for (const key of keys) {
    try {
      for await (const _ of bucket.roster(key, signal).bytes()) {
        break;
      }
    } catch (thrown) {
      if (!isMissing(thrown)) {
        throw thrown;
      }
      missing.push(key);
    }
  }
  // None is, when the file was uploaded meanwhile.
  return missing.length === 0 ? first : rosterMissing(missing, first);
}
