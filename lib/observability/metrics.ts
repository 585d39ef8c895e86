import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';

/** The namespace of the service's own metrics in CloudWatch. */
export const NAMESPACE = 'InsigniaFunctions';

/** Every metric there is, with its unit. Alarms and dashboard name them; the dimensions are always stage and function. */
export const METRICS = {
  /** Age of a task at each attempt, since it was sent. */
  TaskAge: MetricUnit.Seconds,
  /** Attempts at a message that ended in its return to the queue; waiting for another worker is none. */
  RecordsFailed: MetricUnit.Count,
  /** Tasks whose success was announced. */
  TasksSucceeded: MetricUnit.Count,
  /** Tasks and refused messages whose failure was announced. */
  TasksFailed: MetricUnit.Count,
  /** Officers of a task that was computed. */
  OfficersJudged: MetricUnit.Count,
  /** What computing a task took, from its roster's first byte to its stored results. */
  ComputeTime: MetricUnit.Milliseconds,
  /** What an announcement took, proven or not. */
  AnnounceTime: MetricUnit.Milliseconds,
  /** Connections tried for an announcement; those beyond the first are reconnections. */
  AnnouncementTries: MetricUnit.Count,
  AnnouncementsDelivered: MetricUnit.Count,
  /** Announcements that were sent without proof of their arrival. */
  AnnouncementsUnproven: MetricUnit.Count,
  /** Announcements that the notification server did not take. */
  AnnouncementsRefused: MetricUnit.Count,
  /** Announcements for which no notification server was found. */
  AnnouncementsUnreachable: MetricUnit.Count,
  /** From the sending of a task to the proof that its end was announced. */
  TimeToAnnouncement: MetricUnit.Milliseconds,
  /** Execution environments that were started. */
  ColdStarts: MetricUnit.Count,
} as const;

/** Name of a metric. */
export type MetricName = keyof typeof METRICS;

const metrics = new Metrics({ namespace: NAMESPACE });
// Powertools adds a dimension `service` of its own; one more dimension would be one more price for each metric.
metrics.clearDefaultDimensions();
metrics.setDefaultDimensions({
  stage: process.env.STAGE ?? 'local',
  function: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'none',
});

/** Notes a value as {@link measure} does; the parts of a task get it as a dep. */
export type Measure = typeof measure;

/** Notes a value for the function's metrics; 1 where something is counted. */
export function measure(name: MetricName, value = 1): void {
  metrics.addMetric(name, METRICS[name], value);
}

/** Publishes what was noted so far, as one line in CloudWatch's embedded metric format. */
export function publishMetrics(): void {
  if (metrics.hasStoredMetrics()) {
    metrics.publishStoredMetrics();
  }
}

let isCold = true;

/** Counts the cold start, and publishes the metrics of each invocation, however it ends. */
export const publishingMetrics: MiddlewareObj = {
  before() {
    if (isCold) {
      measure('ColdStarts');
    }
    isCold = false;
  },
  after: publishMetrics,
  onError: publishMetrics,
};
