import { expect } from 'vitest';
import * as defaults from '../../lib/config/defaults.ts';
import { METRICS, NAMESPACE } from '../../lib/observability/metrics.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { loadSpecifications } from './specification.ts';
import { resolved, type Template } from './template.ts';

/** The functions as their resources' names begin. */
export const FUNCTIONS = ['ProcessTask', 'ProcessScheduledTask', 'OpenRound', 'ReportDeadTask'];
const ASYNCHRONOUS = ['ProcessScheduledTask', 'OpenRound'];
const QUEUES = ['TaskQueue', 'LastChanceQueue', 'DeadLetterQueue'];
/** The functions that work on messages, and those that announce. */
const WORKING = ['ProcessTaskLambdaFunction', 'ReportDeadTaskLambdaFunction'] as const;
const ANNOUNCING = [...WORKING, 'ProcessScheduledTaskLambdaFunction'] as const;
const DAY = 24 * 60 * 60;

/** The specification of CloudFormation, loaded once. */
export const specifications = await loadSpecifications();

/** A resource's properties once its references are worked out. */
export const of = (template: Template, id: string) => resolved(template).Resources[id]?.Properties;
export const idsOf = (template: Template, type: string) =>
  Object.keys(template.Resources).filter((id) => template.Resources[id]?.Type === type);
const alarmOf = (template: Template, metric: string, dimensions: object) =>
  idsOf(template, 'AWS::CloudWatch::Alarm')
    .map((id) => of(template, id))
    .filter((alarm) =>
      [
        alarm,
        ...(alarm.Metrics ?? []).map((query: { MetricStat?: { Metric: object } }) => query.MetricStat?.Metric),
      ].some(
        (one) =>
          one?.MetricName === metric &&
          Object.entries(dimensions).every(([Name, Value]) =>
            one.Dimensions.some(
              (dimension: { Name: string; Value: string }) => dimension.Name === Name && dimension.Value === Value,
            ),
          ),
      ),
    );
/** Every metric that an alarm looks at. */
const alarmed = (template: Template, id: string) => {
  const alarm = of(template, id);
  return alarm.Metrics === undefined
    ? [alarm]
    : alarm.Metrics.flatMap((query: { MetricStat?: { Metric: object } }) => query.MetricStat?.Metric ?? []);
};
const tlsOnly = (
  document: {
    Version: string;
    Statement: { Effect: string; Principal: unknown; Action: string; Resource: unknown; Condition: unknown }[];
  },
  action: string,
) =>
  document.Statement.find(
    ({ Effect, Principal, Action, Condition }) =>
      document.Version === '2012-10-17' &&
      Effect === 'Deny' &&
      Principal === '*' &&
      Action === action &&
      JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
  )?.Resource;
export const sourceOf = (template: Template, queue: string) => {
  const arn = `arn:aws:sqs:ap-southeast-1:123456789012:${of(template, queue).QueueName}`;
  return idsOf(template, 'AWS::Lambda::EventSourceMapping')
    .map((id) => of(template, id))
    .find(({ EventSourceArn }) => EventSourceArn === arn);
};
const invokeConfigOf = (template: Template, name: string) => of(template, `${name}LambdaEvConf`);
const arnOfQueue = (template: Template, queue: string) =>
  `arn:aws:sqs:ap-southeast-1:123456789012:${of(template, queue).QueueName}`;

// biome-ignore lint/suspicious/noExplicitAny: mutations reach anywhere into a template
export type Mutable = { Resources: Record<string, any>; Conditions: Record<string, unknown> };
export type Sentence = readonly [
  sentence: string,
  holds: (template: Template) => void,
  /** Ways to break it; after each, `holds` must throw. */
  breaks: readonly ((template: Mutable) => void)[],
];
const each = <T>(items: readonly T[], act: (item: T) => (template: Mutable) => void) => items.map(act);
export const without =
  (id: string, ...path: string[]) =>
  (template: Mutable) => {
    const last = path.at(-1) as string;
    let node = template.Resources[id].Properties;
    for (const step of path.slice(0, -1)) node = node[step];
    if (!(last in node)) throw new Error(`${id}.${path.join('.')} is not there to be removed`);
    delete node[last];
  };

/** The sentences of the service's promise to its operators, each with a way to break it: what is removed here is noticed. */
export const SENTENCES: readonly Sentence[] = [
  [
    'functions run on nodejs24.x and arm64',
    (t) => {
      expect(idsOf(t, 'AWS::Lambda::Function')).toEqual(FUNCTIONS.map((name) => `${name}LambdaFunction`));
      for (const name of FUNCTIONS) {
        expect(of(t, `${name}LambdaFunction`)).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      }
    },
    [
      ...each(FUNCTIONS, (name) => without(`${name}LambdaFunction`, 'Runtime')),
      ...each(FUNCTIONS, (name) => without(`${name}LambdaFunction`, 'Architectures')),
    ],
  ],
  [
    'each has its own memory and time-out',
    (t) => {
      const sizes = FUNCTIONS.map((name) => {
        const { MemorySize, Timeout } = of(t, `${name}LambdaFunction`);
        return [MemorySize, Timeout];
      });
      const [long, short] = [defaults.FUNCTION_TIMEOUT_SECONDS, defaults.SHORT_FUNCTION_TIMEOUT_SECONDS];
      expect(sizes).toEqual([
        [1769, long],
        [1769, long],
        [512, short],
        [512, short],
      ]);
    },
    [
      ...each(FUNCTIONS, (name) => without(`${name}LambdaFunction`, 'MemorySize')),
      ...each(FUNCTIONS, (name) => without(`${name}LambdaFunction`, 'Timeout')),
    ],
  ],
  [
    'each has a role of its own, which Lambda alone may take',
    (t) => {
      const roles = FUNCTIONS.map((name) => t.Resources[`${name}LambdaFunction`]?.Properties.Role);
      expect(roles).toEqual(FUNCTIONS.map((name) => ({ 'Fn::GetAtt': [`${name}Role`, 'Arn'] })));
      for (const name of FUNCTIONS) {
        expect(of(t, `${name}Role`).AssumeRolePolicyDocument.Statement).toEqual([
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ]);
        expect(of(t, `${name}Role`).ManagedPolicyArns).toBeUndefined();
      }
    },
    [
      (t) => {
        t.Resources.OpenRoundLambdaFunction.Properties.Role = { 'Fn::GetAtt': ['ProcessTaskRole', 'Arn'] };
      },
      (t) => {
        t.Resources.ProcessTaskRole.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
      },
      (t) => {
        t.Resources.ProcessTaskRole.Properties.AssumeRolePolicyDocument.Statement[0].Principal = { AWS: '*' };
      },
    ],
  ],
  [
    'logs are JSON at a level that lets metrics pass, and are kept for 30 days',
    (t) => {
      for (const name of FUNCTIONS) {
        const { LogFormat, ApplicationLogLevel } = of(t, `${name}LambdaFunction`).LoggingConfig;
        expect(LogFormat).toBe('JSON');
        expect(['DEBUG', 'INFO']).toContain(ApplicationLogLevel);
        expect(of(t, `${name}LogGroup`)).toEqual({
          LogGroupName: `/aws/lambda/${of(t, `${name}LambdaFunction`).FunctionName}`,
          RetentionInDays: 30,
        });
      }
    },
    [
      ...each(FUNCTIONS, (name) => without(`${name}LambdaFunction`, 'LoggingConfig', 'LogFormat')),
      ...each(FUNCTIONS, (name) => without(`${name}LogGroup`, 'RetentionInDays')),
      (t) => {
        t.Resources.ProcessTaskLambdaFunction.Properties.LoggingConfig.ApplicationLogLevel = 'WARN';
      },
    ],
  ],
  [
    'invocations are traced',
    (t) => {
      for (const name of FUNCTIONS) expect(of(t, `${name}LambdaFunction`).TracingConfig).toEqual({ Mode: 'Active' });
    },
    each(FUNCTIONS, (name) => without(`${name}LambdaFunction`, 'TracingConfig')),
  ],
  [
    'queues have the numbers of defaults.ts',
    (t) => {
      const numbers = QUEUES.map((queue) => {
        const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } = of(t, queue);
        return [VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy];
      });
      expect(numbers).toEqual([
        [
          defaults.QUEUE_VISIBILITY_SECONDS,
          defaults.TASK_RETENTION_SECONDS,
          { deadLetterTargetArn: arnOfQueue(t, 'LastChanceQueue'), maxReceiveCount: defaults.TASK_MAX_RECEIVE_COUNT },
        ],
        [
          defaults.QUEUE_VISIBILITY_SECONDS,
          defaults.LAST_CHANCE_RETENTION_SECONDS,
          {
            deadLetterTargetArn: arnOfQueue(t, 'DeadLetterQueue'),
            maxReceiveCount: defaults.LAST_CHANCE_MAX_RECEIVE_COUNT,
          },
        ],
        [undefined, defaults.DEAD_LETTER_RETENTION_SECONDS, undefined],
      ]);
    },
    [
      ...each(QUEUES, (queue) => without(queue, 'MessageRetentionPeriod')),
      ...each(['TaskQueue', 'LastChanceQueue'], (queue) => without(queue, 'VisibilityTimeout')),
      ...each(['TaskQueue', 'LastChanceQueue'], (queue) => without(queue, 'RedrivePolicy')),
      ...each(['TaskQueue', 'LastChanceQueue'], (queue) => without(queue, 'RedrivePolicy', 'maxReceiveCount')),
    ],
  ],
  [
    'messages are kept 4 days as tasks, 14 days as last chances, 14 days for a person',
    (t) => {
      expect(QUEUES.map((queue) => of(t, queue).MessageRetentionPeriod / DAY)).toEqual([4, 14, 14]);
    },
    each(QUEUES, (queue) => without(queue, 'MessageRetentionPeriod')),
  ],
  [
    'a queue gets dead messages from the queue before it and from no other',
    (t) => {
      expect(QUEUES.map((queue) => of(t, queue).RedriveAllowPolicy)).toEqual([
        { redrivePermission: 'denyAll' },
        { redrivePermission: 'byQueue', sourceQueueArns: [arnOfQueue(t, 'TaskQueue')] },
        { redrivePermission: 'byQueue', sourceQueueArns: [arnOfQueue(t, 'LastChanceQueue')] },
      ]);
    },
    each(QUEUES, (queue) => without(queue, 'RedriveAllowPolicy')),
  ],
  [
    'queues are encrypted and take nothing that is not sent over TLS',
    (t) => {
      for (const queue of QUEUES) {
        expect(of(t, queue).SqsManagedSseEnabled).toBe(true);
        expect(t.Resources[`${queue}Policy`]?.Properties.Queues).toEqual([{ Ref: queue }]);
        expect(tlsOnly(of(t, `${queue}Policy`).PolicyDocument, 'sqs:*')).toBe(arnOfQueue(t, queue));
      }
    },
    [
      ...each(QUEUES, (queue) => without(queue, 'SqsManagedSseEnabled')),
      ...each(QUEUES, (queue) => (t: Mutable) => {
        t.Resources[`${queue}Policy`].Properties.PolicyDocument.Statement[0].Condition = {};
      }),
    ],
  ],
  [
    'an event source hands over one message at a time, hears which failed, and runs no more at once than the notification server bears',
    (t) => {
      for (const [queue, name] of [
        ['TaskQueue', 'ProcessTask'],
        ['LastChanceQueue', 'ReportDeadTask'],
      ] as const) {
        const source = sourceOf(t, queue);
        expect(source).toMatchObject({
          BatchSize: 1,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          Enabled: true,
        });
        expect(source.FunctionName).toContain(`:function:${of(t, `${name}LambdaFunction`).FunctionName}`);
        expect(source.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
        expect(source.ScalingConfig.MaximumConcurrency).toBeLessThanOrEqual(10);
      }
    },
    ['ProcessTaskEventSourceMappingSQSTaskQueue', 'ReportDeadTaskEventSourceMappingSQSLastChanceQueue'].flatMap((id) =>
      ['BatchSize', 'FunctionResponseTypes', 'ScalingConfig', 'EventSourceArn'].map((property) =>
        without(id, property),
      ),
    ),
  ],
  [
    'the bucket is private, encrypted, for TLS only, and keeps versions',
    (t) => {
      expect(of(t, 'DataBucket')).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
      });
      expect(t.Resources.DataBucketPolicy?.Properties.Bucket).toEqual({ Ref: 'DataBucket' });
      expect(tlsOnly(of(t, 'DataBucketPolicy').PolicyDocument, 's3:*')).toEqual([
        'arn:aws:s3:::databucket',
        'arn:aws:s3:::databucket/*',
      ]);
    },
    [
      ...each(
        ['BucketEncryption', 'PublicAccessBlockConfiguration', 'OwnershipControls', 'VersioningConfiguration'],
        (name) => without('DataBucket', name),
      ),
      ...each(['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'], (name) =>
        without('DataBucket', 'PublicAccessBlockConfiguration', name),
      ),
      (t) => {
        t.Resources.DataBucketPolicy.Properties.PolicyDocument.Statement[0].Resource.pop();
      },
    ],
  ],
  [
    'results end after their life; old versions and broken uploads go',
    (t) => {
      const rules = of(t, 'DataBucket').LifecycleConfiguration.Rules;
      expect(rules.every(({ Status }: { Status: string }) => Status === 'Enabled')).toBe(true);
      expect(rules).toEqual([
        expect.objectContaining({ Prefix: 'results/', ExpirationInDays: defaults.RESULT_LIFE_DAYS }),
        expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
      ]);
      expect(defaults.RESULT_LIFE_DAYS * DAY).toBeGreaterThan(defaults.RECORD_LIFE_SECONDS);
    },
    [
      without('DataBucket', 'LifecycleConfiguration'),
      ...each(['0', '1', '2'], (rule) => without('DataBucket', 'LifecycleConfiguration', 'Rules', rule, 'Status')),
      without('DataBucket', 'LifecycleConfiguration', 'Rules', '0', 'Prefix'),
    ],
  ],
  [
    'the table is on demand, encrypted, forgets what has expired, and can be put back to any moment',
    (t) => {
      expect(of(t, 'RecordTable')).toEqual({
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      });
    },
    each(
      ['BillingMode', 'TimeToLiveSpecification', 'PointInTimeRecoverySpecification', 'SSESpecification', 'KeySchema'],
      (name) => without('RecordTable', name),
    ),
  ],
  [
    'bucket and table outlive the stack',
    (t) => {
      for (const id of ['DataBucket', 'RecordTable']) {
        expect(t.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      }
    },
    ['DataBucket', 'RecordTable'].flatMap((id) =>
      ['DeletionPolicy', 'UpdateReplacePolicy'].map((policy) => (t: Mutable) => {
        delete t.Resources[id][policy];
      }),
    ),
  ],
  [
    'schedules are EventBridge Scheduler’s, in Bangkok’s time, with a role, retries and a dead-letter queue',
    (t) => {
      const schedules = idsOf(t, 'AWS::Scheduler::Schedule');
      expect(schedules).toHaveLength(4);
      expect(idsOf(t, 'AWS::Events::Rule')).toEqual([]);
      for (const id of schedules) {
        expect(of(t, id)).toMatchObject({
          GroupName: of(t, 'RoundSchedules').Name,
          State: expect.stringMatching(/^(EN|DIS)ABLED$/),
          ScheduleExpression: expect.stringMatching(/^cron\(.* 20\d\d\)$/),
          ScheduleExpressionTimezone: 'Asia/Bangkok',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Arn: expect.stringMatching(/^arn:aws:lambda:/),
            RoleArn: 'arn:aws:iam::123456789012:role/schedulerrole',
            Input: expect.stringMatching(/"roundYear":2\d{3}/),
            RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 },
            DeadLetterConfig: { Arn: arnOfQueue(t, 'LastChanceQueue') },
          },
        });
      }
      const role = of(t, 'SchedulerRole');
      expect(role.AssumeRolePolicyDocument.Statement[0].Principal).toEqual({ Service: 'scheduler.amazonaws.com' });
      expect(role.AssumeRolePolicyDocument.Statement[0].Condition).toEqual({
        StringEquals: { 'aws:SourceAccount': '123456789012' },
      });
    },
    [
      ...['OpenRoundSchedule', 'RecomputeRoundSchedule', 'CloseRoundSchedule', 'AgencyTaskSchedule'].flatMap((id) => [
        without(id, 'ScheduleExpressionTimezone'),
        without(id, 'ScheduleExpression'),
        without(id, 'FlexibleTimeWindow'),
        without(id, 'Target', 'RetryPolicy'),
        without(id, 'Target', 'DeadLetterConfig'),
        without(id, 'Target', 'RoleArn'),
      ]),
      without('SchedulerRole', 'AssumeRolePolicyDocument', 'Statement', '0', 'Condition'),
    ],
  ],
  [
    'the Scheduler’s role may invoke what the schedules name and fill their dead-letter queue, no more',
    (t) => {
      const targets = idsOf(t, 'AWS::Scheduler::Schedule').map((id) => of(t, id).Target);
      const statements = of(t, 'SchedulerRole').Policies[0].PolicyDocument.Statement;
      expect(statements).toEqual([
        {
          Effect: 'Allow',
          Action: 'lambda:InvokeFunction',
          Resource: expect.toSatisfy(
            (arns: string[]) =>
              JSON.stringify(arns.toSorted()) ===
              JSON.stringify([...new Set(targets.map(({ Arn }) => Arn))].toSorted()),
          ),
        },
        { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: targets[0].DeadLetterConfig.Arn },
      ]);
    },
    each(['0', '1'], (statement) =>
      without('SchedulerRole', 'Policies', '0', 'PolicyDocument', 'Statement', statement),
    ),
  ],
  [
    'the calendar opens the round, computes anew every night and closes it; the schedule’s time makes a task’s id its own',
    (t) => {
      const calendar = idsOf(t, 'AWS::Scheduler::Schedule').map((id) => {
        const { ScheduleExpression, Target } = of(t, id);
        return [ScheduleExpression.replace(/ \d{4}\)$/, ''), Target.Arn.split(':').at(-1).split('-').at(-1)];
      });
      expect(calendar).toEqual([
        ['cron(0 8 1 3 ?', 'openRound'],
        ['cron(0 1 2-31 3 ?', 'openRound'],
        ['cron(0 18 31 3 ?', 'openRound'],
        ['cron(0 7 ? 3 MON', 'processScheduledTask'],
      ]);
      const input = of(t, 'AgencyTaskSchedule').Target.Input;
      const ids = ['2027-03-01T00:00:00Z', '2027-03-08T00:00:00Z'].map(
        (time) => taskFrom(JSON.parse(input.replace('<aws.scheduler.scheduled-time>', time))).taskId,
      );
      expect(new Set(ids).size).toBe(2);
    },
    [
      ...['OpenRoundSchedule', 'RecomputeRoundSchedule', 'CloseRoundSchedule'].map((id) => (t: Mutable) => {
        delete t.Resources[id];
      }),
      (t) => {
        const { Target } = t.Resources.AgencyTaskSchedule.Properties;
        Target.Input = Target.Input.replace('-<aws.scheduler.scheduled-time>', '');
      },
    ],
  ],
  [
    'Lambda tries no asynchronous invocation again; what failed is kept: a scheduled task as a last chance, an opening for a person',
    (t) => {
      const destinations = ASYNCHRONOUS.map((name) => {
        const { MaximumRetryAttempts, DestinationConfig } = invokeConfigOf(t, name);
        expect(MaximumRetryAttempts).toBe(0);
        return DestinationConfig.OnFailure.Destination;
      });
      expect(destinations).toEqual([arnOfQueue(t, 'LastChanceQueue'), arnOfQueue(t, 'DeadLetterQueue')]);
    },
    ASYNCHRONOUS.flatMap((name) => [
      without(`${name}LambdaEvConf`, 'MaximumRetryAttempts'),
      without(`${name}LambdaEvConf`, 'DestinationConfig'),
    ]),
  ],
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
    ([what, id, metrics, of_]): Sentence => [
      `an alarm watches ${what}`,
      (t) => {
        const watched = alarmed(t, id).map(
          ({ MetricName, Dimensions }: { MetricName: string; Dimensions: { Value: string }[] }) =>
            `${MetricName} of ${Dimensions.at(-1)?.Value}`,
        );
        const names = of_.map((one) => of(t, one).QueueName ?? of(t, one).FunctionName);
        expect(watched.toSorted()).toEqual(
          metrics.flatMap((metric) => names.map((name) => `${metric} of ${name}`)).toSorted(),
        );
        expect(of(t, id).Threshold).toBeGreaterThan(0);
      },
      [
        without(id, 'Threshold'),
        (t) => {
          delete t.Resources[id];
        },
      ],
    ],
  ),
  ...FUNCTIONS.flatMap((name) =>
    (['Errors', 'Throttles', 'Duration'] as const).map(
      (metric): Sentence => [
        `an alarm watches ${metric} of ${name}`,
        (t) => {
          const { FunctionName, Timeout } = of(t, `${name}LambdaFunction`);
          const [alarm] = alarmOf(t, metric, { FunctionName });
          expect(alarm).toMatchObject({
            Namespace: 'AWS/Lambda',
            Threshold: metric === 'Duration' ? Timeout * 900 : expect.any(Number),
            Statistic: metric === 'Duration' ? 'Maximum' : 'Sum',
          });
        },
        [
          (t) => {
            delete t.Resources[`${name}${metric}Alarm`];
          },
          without(`${name}${metric}Alarm`, 'Threshold'),
        ],
      ],
    ),
  ),
  [
    'an alarm tells when a failed invocation could not even be kept',
    (t) => {
      for (const name of ASYNCHRONOUS) {
        expect(
          alarmOf(t, 'DestinationDeliveryFailures', { FunctionName: of(t, `${name}LambdaFunction`).FunctionName }),
        ).toHaveLength(1);
      }
      expect(
        alarmOf(t, 'InvocationsFailedToBeSentToDeadLetterCount', { ScheduleGroup: of(t, 'RoundSchedules').Name }),
      ).toHaveLength(1);
    },
    each([...ASYNCHRONOUS.map((name) => `${name}DestinationAlarm`), 'SchedulerDroppedAlarm'], (id) => (t: Mutable) => {
      delete t.Resources[id];
    }),
  ],
  [
    'every alarm tells its topic, when it goes on and off, and looks at a metric that somebody publishes',
    (t) => {
      const functionNames = FUNCTIONS.map((name) => of(t, `${name}LambdaFunction`).FunctionName);
      for (const id of idsOf(t, 'AWS::CloudWatch::Alarm')) {
        const { AlarmActions, OKActions, TreatMissingData, ...alarm } = of(t, id);
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
        for (const { Namespace, MetricName, Dimensions } of alarmed(t, id)) {
          if (Namespace === NAMESPACE) {
            expect(Object.keys(METRICS)).toContain(MetricName);
            expect(Dimensions).toEqual([
              { Name: 'stage', Value: of(t, 'ProcessTaskLambdaFunction').Environment.Variables.STAGE },
              { Name: 'function', Value: expect.toSatisfy((name: string) => functionNames.includes(name)) },
            ]);
          } else {
            expect(specifications.hasMetric(Namespace, MetricName) ?? Namespace === 'AWS/Scheduler').toBe(true);
          }
        }
      }
    },
    [
      without('TaskAgeAlarm', 'AlarmActions'),
      without('TaskAgeAlarm', 'OKActions'),
      without('TasksTooOldAlarm', 'TreatMissingData'),
      (t) => {
        t.Resources.RecordsFailedAlarm.Properties.Metrics[1].MetricStat.Metric.MetricName = 'RecordFailed';
      },
      (t) => {
        t.Resources.RecordsFailedAlarm.Properties.Metrics[1].MetricStat.Metric.Dimensions.pop();
      },
      (t) => {
        t.Resources.ProcessTaskErrorsAlarm.Properties.MetricName = 'Error';
      },
      (t) => {
        delete t.Resources.ProcessTaskLambdaFunction.Properties.Environment.Variables.STAGE;
      },
    ],
  ],
  [
    'the dashboard shows tasks per status, time to announcement, delivery outcomes and socket reconnections, by metrics that are published',
    (t) => {
      const { widgets } = JSON.parse(of(t, 'Dashboard').DashboardBody) as {
        widgets: { properties: { title: string; region: string; metrics: (string | { expression?: string })[][] } }[];
      };
      const metricsOf = (title: string) =>
        widgets
          .filter(({ properties }) => properties.title.startsWith(title))
          .flatMap(({ properties }) => properties.metrics.map(([, metric]) => metric));
      expect(metricsOf('Tasks per status')).toEqual(expect.arrayContaining(['TasksSucceeded', 'TasksFailed']));
      expect(metricsOf('Time to announcement')).toContain('TimeToAnnouncement');
      expect(metricsOf('Delivery outcomes')).toEqual(
        expect.arrayContaining([
          'AnnouncementsDelivered',
          'AnnouncementsUnproven',
          'AnnouncementsRefused',
          'AnnouncementsUnreachable',
        ]),
      );
      expect(metricsOf('Socket reconnections')).toContain('AnnouncementTries');
      const functionNames = FUNCTIONS.map((name) => of(t, `${name}LambdaFunction`).FunctionName);
      for (const { properties } of widgets) {
        expect(properties.region).toBe('ap-southeast-1');
        for (const [namespace, metric, ...dimensions] of properties.metrics) {
          if (namespace === NAMESPACE) {
            expect(Object.keys(METRICS)).toContain(metric);
            expect(dimensions.slice(0, 4)).toEqual([
              'stage',
              of(t, 'ProcessTaskLambdaFunction').Environment.Variables.STAGE,
              'function',
              expect.toSatisfy((name: string) => functionNames.includes(name)),
            ]);
          } else if (typeof namespace === 'string') {
            expect(specifications.hasMetric(namespace, metric as string)).toBe(true);
          }
        }
      }
    },
    [
      (t) => {
        delete t.Resources.Dashboard;
      },
      ...each(
        ['TasksFailed', 'TimeToAnnouncement', 'AnnouncementsRefused', 'AnnouncementTries'],
        (metric) => (t: Mutable) => {
          const { DashboardBody } = t.Resources.Dashboard.Properties;
          DashboardBody['Fn::Sub'] = DashboardBody['Fn::Sub'].replaceAll(metric, 'Nothing');
        },
      ),
    ],
  ],
  [
    'nothing of an account or a person is in it',
    (t) => {
      const text = JSON.stringify(t);
      expect(text).not.toMatch(/\b\d{12}\b/);
      expect(text).not.toMatch(/[\w.-]+@[\w-]+\.\w/);
      expect(text).not.toMatch(/AKIA|-----BEGIN/);
    },
    [
      (t) => {
        t.Resources.TaskQueue.Properties.QueueName = 'arn:aws:sqs:ap-southeast-1:210987654321:tasks';
      },
      (t) => {
        t.Resources.AlarmAddress.Properties.Endpoint = 'somchai@bangkok.go.th';
      },
    ],
  ],
  [
    'what `npm run submit` and `npm run status` look for is among the outputs',
    (t) => {
      expect(Object.keys(t.Outputs ?? {})).toEqual(
        expect.arrayContaining([
          'TaskQueueUrl',
          'LastChanceQueueUrl',
          'DeadLetterQueueUrl',
          'DataBucketName',
          'RecordTableName',
        ]),
      );
    },
    [
      (t) => {
        delete (t as unknown as { Outputs: Record<string, unknown> }).Outputs.TaskQueueUrl;
      },
    ],
  ],
];
