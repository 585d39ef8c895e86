import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';

/** The namespace of the service's own metrics in CloudWatch. */
export const NAMESPACE = 'InsigniaFunctions';

/** All metrics of the service with their units. Alarms and dashboard use these names; the dimensions are stage and function. */
export const METRICS = {
  /** Time from the sending of a task to each attempt. */
  TaskAge: MetricUnit.Seconds,
  /** Failed attempts, after which the message returns to its queue. Waiting for another worker does not count. */
  RecordsFailed: MetricUnit.Count,
  /** Tasks whose success was announced. */
  TasksSucceeded: MetricUnit.Count,
  /** Tasks and refused messages whose failure was announced. */
  TasksFailed: MetricUnit.Count,
  /** Officers of a computed task. */
  OfficersJudged: MetricUnit.Count,
  /** Time to compute a task, from reading its roster to storing its results. */
  ComputeTime: MetricUnit.Milliseconds,
  /** Time of an announcement, proven or not. */
  AnnounceTime: MetricUnit.Milliseconds,
  /** Connection tries of an announcement; all after the first are reconnections. */
  AnnouncementTries: MetricUnit.Count,
  /** Announcements of which it is proven that the notification server has read them. */
  AnnouncementsRead: MetricUnit.Count,
  /** Announcements that the notification server's handler has acknowledged. */
  AnnouncementsTaken: MetricUnit.Count,
  /** Announcements sent without proof of their arrival. */
  AnnouncementsUnproven: MetricUnit.Count,
  /** Announcements that the notification server refused. */
  AnnouncementsRefused: MetricUnit.Count,
  /** Announcements for which the notification server was not reached. */
  AnnouncementsUnreachable: MetricUnit.Count,
  /** Time from the sending of a task to the proof of its announcement. */
  TimeToAnnouncement: MetricUnit.Milliseconds,
  /** Started execution environments. */
  ColdStarts: MetricUnit.Count,
} as const;

/** The name of a metric. */
export type MetricName = keyof typeof METRICS;

const metrics = new Metrics({ namespace: NAMESPACE });
// Powertools adds the dimension `service`, but the alarms name the metrics by stage and function only.
metrics.clearDefaultDimensions();
metrics.setDefaultDimensions({
  stage: process.env.STAGE ?? 'local',
  function: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'none',
});

/** The type of {@link measure}, for modules that get it as a dependency. */
export type Measure = typeof measure;

/** Adds a value to a metric; 1 counts an event. */
export function measure(name: MetricName, value = 1): void {
  metrics.addMetric(name, METRICS[name], value);
}

/** Publishes the values so far as one line in CloudWatch's embedded metric format. */
export function publishMetrics(): void {
  if (metrics.hasStoredMetrics()) {
    metrics.publishStoredMetrics();
  }
}

let isCold = true;

/** Counts the cold start, and publishes the metrics at the end of each invocation, also after an error. */
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
