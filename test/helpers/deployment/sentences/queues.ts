import { expect } from 'vitest';
import * as defaults from '../../../../lib/config/defaults.ts';
import { functionOf, propertiesOf, sourceOf } from '../resources.ts';
import { arnOf } from '../template.ts';
import { DAY_SECONDS, type Mutable, type Sentence, tlsOnly, withoutProperty } from './sentence.ts';

const QUEUES = ['TaskQueue', 'LastChanceQueue', 'DeadLetterQueue'];
/** The queues that move a message to another queue when it has failed too often. */
const REDRIVING = ['TaskQueue', 'LastChanceQueue'];

/** The promises about the queues and the event sources that read them. */
export const QUEUE_SENTENCES: readonly Sentence[] = [
  [
    'queues have the numbers of defaults.ts',
    (template) => {
      const numbers = QUEUES.map((queue) => {
        const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } = propertiesOf(template, queue);
        return [VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy];
      });
      expect(numbers).toEqual([
        [
          defaults.QUEUE_VISIBILITY_SECONDS,
          defaults.TASK_RETENTION_SECONDS,
          { deadLetterTargetArn: arnOf(template, 'LastChanceQueue'), maxReceiveCount: defaults.TASK_MAX_RECEIVE_COUNT },
        ],
        [
          defaults.QUEUE_VISIBILITY_SECONDS,
          defaults.LAST_CHANCE_RETENTION_SECONDS,
          {
            deadLetterTargetArn: arnOf(template, 'DeadLetterQueue'),
            maxReceiveCount: defaults.LAST_CHANCE_MAX_RECEIVE_COUNT,
          },
        ],
        [undefined, defaults.DEAD_LETTER_RETENTION_SECONDS, undefined],
      ]);
    },
    [
      ...QUEUES.map((queue) => withoutProperty(queue, 'MessageRetentionPeriod')),
      ...REDRIVING.map((queue) => withoutProperty(queue, 'VisibilityTimeout')),
      ...REDRIVING.map((queue) => withoutProperty(queue, 'RedrivePolicy')),
      ...REDRIVING.map((queue) => withoutProperty(queue, 'RedrivePolicy', 'maxReceiveCount')),
    ],
  ],
  [
    'messages are kept as long as SQS can: 14 days in each queue',
    (template) => {
      expect(QUEUES.map((queue) => propertiesOf(template, queue).MessageRetentionPeriod / DAY_SECONDS)).toEqual([
        14, 14, 14,
      ]);
    },
    QUEUES.map((queue) => withoutProperty(queue, 'MessageRetentionPeriod')),
  ],
  [
    'a queue gets dead messages from the queue before it and from no other',
    (template) => {
      expect(QUEUES.map((queue) => propertiesOf(template, queue).RedriveAllowPolicy)).toEqual([
        { redrivePermission: 'denyAll' },
        { redrivePermission: 'byQueue', sourceQueueArns: [arnOf(template, 'TaskQueue')] },
        { redrivePermission: 'byQueue', sourceQueueArns: [arnOf(template, 'LastChanceQueue')] },
      ]);
    },
    QUEUES.map((queue) => withoutProperty(queue, 'RedriveAllowPolicy')),
  ],
  [
    'queues are encrypted and take nothing that is not sent over TLS',
    (template) => {
      for (const queue of QUEUES) {
        expect(propertiesOf(template, queue).SqsManagedSseEnabled).toBe(true);
        expect(template.Resources[`${queue}Policy`]?.Properties.Queues).toEqual([{ Ref: queue }]);
        expect(tlsOnly(propertiesOf(template, `${queue}Policy`).PolicyDocument, 'sqs:*')).toBe(arnOf(template, queue));
      }
    },
    [
      ...QUEUES.map((queue) => withoutProperty(queue, 'SqsManagedSseEnabled')),
      ...QUEUES.map((queue) => (template: Mutable) => {
        template.Resources[`${queue}Policy`].Properties.PolicyDocument.Statement[0].Condition = {};
      }),
    ],
  ],
  [
    'an event source hands over one message at a time, hears which failed, and runs no more at once than the notification server bears',
    (template) => {
      for (const [queue, name] of [
        ['TaskQueue', 'ProcessTask'],
        ['LastChanceQueue', 'ReportDeadTask'],
      ] as const) {
        const source = sourceOf(template, queue);
        expect(source).toMatchObject({
          BatchSize: 1,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          Enabled: true,
        });
        expect(source.FunctionName).toContain(`:function:${functionOf(template, name).FunctionName}`);
        expect(source.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
        expect(source.ScalingConfig.MaximumConcurrency).toBeLessThanOrEqual(10);
      }
    },
    ['ProcessTaskEventSourceMappingSQSTaskQueue', 'ReportDeadTaskEventSourceMappingSQSLastChanceQueue'].flatMap((id) =>
      ['BatchSize', 'FunctionResponseTypes', 'ScalingConfig', 'EventSourceArn'].map((property) =>
        withoutProperty(id, property),
      ),
    ),
  ],
];
