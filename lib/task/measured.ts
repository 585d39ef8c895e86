import type { DeliveryOutcome } from '../notification/channel.ts';
import { type Measure, type MetricName, measure, publishMetrics } from '../observability/metrics.ts';
import { InsigniaError } from './errors.ts';
import type { RunDeps } from './run-task.ts';

const METRIC_OF: Readonly<Record<DeliveryOutcome, MetricName>> = {
  delivered: 'AnnouncementsDelivered',
  unproven: 'AnnouncementsUnproven',
  refused: 'AnnouncementsRefused',
  unreachable: 'AnnouncementsUnreachable',
};

/** Where the values of one attempt go. */
export interface MeasureDeps {
  readonly measure: Measure;
  readonly publish: () => void;
  /** The time, in ms of the epoch. */
  readonly now: () => number;
}

const FUNCTION_METRICS: MeasureDeps = { measure, publish: publishMetrics, now: Date.now };

/**
 * Runs one attempt at a task with its metrics: `work` gets the parts it works with, which note what they did. The attempt's
 * age is published before the work, so that a crash or time-out does not lose it.
 *
 * @param sentAt when the task was sent, in ms of the epoch
 * @throws what `work` throws
 */
export async function measured<T>(
  deps: RunDeps,
  sentAt: number,
  work: (deps: RunDeps) => Promise<T>,
  { measure, publish, now } = FUNCTION_METRICS,
): Promise<T> {
  // A message without its time is as old as this attempt.
  const ageMs = () => Math.max(0, now() - (sentAt || now()));
  measure('TaskAge', ageMs() / 1000);
  publish();
  const parts: RunDeps = {
    ...deps,
    channel: {
      ...deps.channel,
      async deliver(announcement, budget) {
        const delivery = await deps.channel.deliver(announcement, budget);
        measure(METRIC_OF[delivery.outcome]);
        measure('AnnouncementTries', delivery.tries);
        measure('AnnounceTime', delivery.elapsedMs);
        if (delivery.outcome === 'delivered') measure('TimeToAnnouncement', ageMs());
        return delivery;
      },
    },
    records: {
      ...deps.records,
      outcomeOnce: (task, compute) =>
        deps.records.outcomeOnce(task, async () => {
          const outcome = await compute();
          measure('ComputeTime', outcome.duration);
          if (outcome.status === 'success') measure('OfficersJudged', rowsOf(outcome.result));
          return outcome;
        }),
      announceOnce: (what, announce) =>
        deps.records.announceOnce(what, async () => {
          const announced = await announce();
          measure(what.key.endsWith(':success') ? 'TasksSucceeded' : 'TasksFailed');
          return announced;
        }),
    },
  };
  try {
    return await work(parts);
  } catch (thrown) {
    if (InsigniaError.from(thrown).code !== 'TASK_IN_PROGRESS') measure('RecordsFailed');
    throw thrown;
  }
}

/** Rows of the roster that a success counted. */
const rowsOf = (result: object | undefined) => (result as { counts: { rows: number } }).counts.rows;
