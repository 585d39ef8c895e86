import { expect } from 'vitest';
import { NAMESPACE } from '../../../../lib/observability/metrics.ts';
import { ASYNCHRONOUS, FUNCTIONS, functionOf, idsOf, propertiesOf } from '../resources.ts';
import { specifications } from '../specification.ts';
import type { Template } from '../template.ts';
import { expectOwnMetric } from './own-metrics.ts';
import { type Sentence, without, withoutProperty } from './sentence.ts';

/** The functions that work on messages. */
const WORKING = ['ProcessTaskLambdaFunction', 'ReportDeadTaskLambdaFunction'] as const;
/** The functions that announce. */
const ANNOUNCING = [...WORKING, 'ProcessScheduledTaskLambdaFunction'] as const;

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly Dimension[];
}

/** The metrics of an alarm. */
function metricsOf(template: Template, id: string): Metric[] {
  const alarm = propertiesOf(template, id);
  return alarm.Metrics === undefined
    ? [alarm]
    : alarm.Metrics.flatMap((query: { MetricStat?: { Metric: Metric } }) => query.MetricStat?.Metric ?? []);
}

/** The alarms on a metric with these dimensions. */
function alarmsOn(template: Template, metric: string, dimensions: Readonly<Record<string, string>>) {
  return idsOf(template, 'AWS::CloudWatch::Alarm')
    .filter((id) =>
      metricsOf(template, id).some(
        ({ MetricName, Dimensions }) =>
          MetricName === metric &&
          Object.entries(dimensions).every(([name, value]) =>
            Dimensions.some(({ Name, Value }) => Name === name && Value === value),
          ),
      ),
    )
    .map((id) => propertiesOf(template, id));
}

/** The promises about the alarms. */
export const ALARM_SENTENCES: readonly Sentence[] = [
  ...(
    [
      ['the age of the oldest task', 'TasksTooOldAlarm', ['ApproximateAgeOfOldestMessage'], ['TaskQueue']],
      [
        'the depth of the last-chance queue',
        'LastChanceDepthAlarm',
        ['ApproximateNumberOfMessagesVisible', 'ApproximateNumberOfMessagesNotVisible'],
        ['LastChanceQueue'],
      ],
      [
        'the depth of the dead-letter queue',
        'DeadLetterDepthAlarm',
        ['ApproximateNumberOfMessagesVisible'],
        ['DeadLetterQueue'],
      ],
      ['failed records', 'RecordsFailedAlarm', ['RecordsFailed'], WORKING],
      ['the age of a task at each attempt', 'TaskAgeAlarm', ['TaskAge'], WORKING],
      ['unproven announcements', 'AnnouncementsUnprovenAlarm', ['AnnouncementsUnproven'], ANNOUNCING],
      ['undelivered announcements', 'AnnouncementsUnreachableAlarm', ['AnnouncementsUnreachable'], ANNOUNCING],
      ['refused announcements', 'AnnouncementsRefusedAlarm', ['AnnouncementsRefused'], ANNOUNCING],
    ] as const
  ).map(
    ([what, id, metrics, resources]): Sentence => [
      `an alarm watches ${what}`,
      (template) => {
        const watched = metricsOf(template, id).map(
          ({ MetricName, Dimensions }) => `${MetricName} of ${Dimensions.at(-1)?.Value}`,
        );
        const names = resources.map((resource) => {
          const { QueueName, FunctionName } = propertiesOf(template, resource);
          return QueueName ?? FunctionName;
        });
        expect(watched.toSorted()).toEqual(
          metrics.flatMap((metric) => names.map((name) => `${metric} of ${name}`)).toSorted(),
        );
        expect(propertiesOf(template, id).Threshold).toBeGreaterThan(0);
      },
      [withoutProperty(id, 'Threshold'), without('Resources', id)],
    ],
  ),
  ...FUNCTIONS.flatMap((name) =>
    (['Errors', 'Throttles', 'Duration'] as const).map(
      (metric): Sentence => [
        `an alarm watches ${metric} of ${name}`,
        (template) => {
          const { FunctionName, Timeout } = functionOf(template, name);
          const [alarm] = alarmsOn(template, metric, { FunctionName });
          expect(alarm).toMatchObject({
            Namespace: 'AWS/Lambda',
            Threshold: metric === 'Duration' ? Timeout * 900 : expect.any(Number),
            Statistic: metric === 'Duration' ? 'Maximum' : 'Sum',
          });
        },
        [without('Resources', `${name}${metric}Alarm`), withoutProperty(`${name}${metric}Alarm`, 'Threshold')],
      ],
    ),
  ),
  [
    'an alarm tells when a failed invocation could not even be kept',
    (template) => {
      for (const name of ASYNCHRONOUS) {
        expect(
          alarmsOn(template, 'DestinationDeliveryFailures', { FunctionName: functionOf(template, name).FunctionName }),
        ).toHaveLength(1);
      }
      expect(
        alarmsOn(template, 'InvocationsFailedToBeSentToDeadLetterCount', {
          ScheduleGroup: propertiesOf(template, 'RoundSchedules').Name,
        }),
      ).toHaveLength(1);
    },
    [...ASYNCHRONOUS.map((name) => `${name}DestinationAlarm`), 'SchedulerDroppedAlarm'].map((id) =>
      without('Resources', id),
    ),
  ],
  [
    'every alarm tells its topic, when it goes on and off, and looks at a metric that somebody publishes',
    (template) => {
      for (const id of idsOf(template, 'AWS::CloudWatch::Alarm')) {
        const { AlarmActions, OKActions, TreatMissingData, ...alarm } = propertiesOf(template, id);
        expect(alarm).toMatchObject({
          AlarmName: expect.stringMatching(/^insignia-functions-\w+-[\w-]+$/),
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          EvaluationPeriods: expect.any(Number),
          Threshold: expect.any(Number),
        });
        if (alarm.Metrics === undefined) {
          expect(alarm).toMatchObject({ Statistic: expect.stringMatching(/^(Sum|Maximum)$/), Period: 300 });
        } else {
          const [whole, ...parts] = alarm.Metrics;
          for (const { Id, ReturnData, MetricStat } of parts) {
            expect(whole.Expression).toMatch(new RegExp(`\\b${Id}\\b`));
            expect(ReturnData).toBe(false);
            expect(MetricStat).toMatchObject({ Period: expect.any(Number), Stat: expect.any(String) });
          }
        }
        expect(AlarmActions).toEqual([expect.stringMatching(/^arn:aws:sns:/)]);
        expect(OKActions).toEqual(AlarmActions);
        expect(TreatMissingData).toBe('notBreaching');
        for (const { Namespace, MetricName, Dimensions } of metricsOf(template, id)) {
          if (Namespace === NAMESPACE) {
            const dimensions = Dimensions.map(({ Name, Value }) => [Name, Value]);
            expectOwnMetric(template, MetricName, dimensions);
          } else {
            expect(specifications.hasMetric(Namespace, MetricName) ?? Namespace === 'AWS/Scheduler').toBe(true);
          }
        }
      }
    },
    [
      withoutProperty('TaskAgeAlarm', 'AlarmActions'),
      withoutProperty('TaskAgeAlarm', 'OKActions'),
      withoutProperty('TasksTooOldAlarm', 'TreatMissingData'),
      (template) => {
        template.Resources.RecordsFailedAlarm.Properties.Metrics[1].MetricStat.Metric.MetricName = 'RecordFailed';
      },
      (template) => {
        template.Resources.RecordsFailedAlarm.Properties.Metrics[1].MetricStat.Metric.Dimensions.pop();
      },
      (template) => {
        template.Resources.ProcessTaskErrorsAlarm.Properties.MetricName = 'Error';
      },
      withoutProperty('ProcessTaskLambdaFunction', 'Environment', 'Variables', 'STAGE'),
    ],
  ],
];
