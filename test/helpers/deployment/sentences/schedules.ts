import { expect } from 'vitest';
import { taskFrom } from '../../../../lib/task/task.ts';
import { ASYNCHRONOUS, idsOf, propertiesOf } from '../resources.ts';
import { ACCOUNT, arnOf } from '../template.ts';
import { type Sentence, without, withoutProperty } from './sentence.ts';

/** The promises about the schedules and their asynchronous invocations. */
export const SCHEDULE_SENTENCES: readonly Sentence[] = [
  [
    'schedules are EventBridge Scheduler’s, in Bangkok’s time, with a role, retries and a dead-letter queue',
    (template) => {
      const schedules = idsOf(template, 'AWS::Scheduler::Schedule');
      expect(schedules).toHaveLength(4);
      expect(idsOf(template, 'AWS::Events::Rule')).toEqual([]);
      for (const id of schedules) {
        expect(propertiesOf(template, id)).toMatchObject({
          GroupName: propertiesOf(template, 'RoundSchedules').Name,
          State: expect.stringMatching(/^(EN|DIS)ABLED$/),
          ScheduleExpression: expect.stringMatching(/^cron\(.* 20\d\d\)$/),
          ScheduleExpressionTimezone: 'Asia/Bangkok',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Arn: expect.stringMatching(/^arn:aws:lambda:/),
            RoleArn: arnOf(template, 'SchedulerRole'),
            Input: expect.stringMatching(/"roundYear":2\d{3}/),
            RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 },
            DeadLetterConfig: { Arn: arnOf(template, 'LastChanceQueue') },
          },
        });
      }
      const role = propertiesOf(template, 'SchedulerRole');
      expect(role.AssumeRolePolicyDocument.Statement[0].Principal).toEqual({ Service: 'scheduler.amazonaws.com' });
      expect(role.AssumeRolePolicyDocument.Statement[0].Condition).toEqual({
        StringEquals: { 'aws:SourceAccount': ACCOUNT },
      });
    },
    [
      ...['OpenRoundSchedule', 'RecomputeRoundSchedule', 'CloseRoundSchedule', 'AgencyTaskSchedule'].flatMap((id) => [
        withoutProperty(id, 'ScheduleExpressionTimezone'),
        withoutProperty(id, 'ScheduleExpression'),
        withoutProperty(id, 'FlexibleTimeWindow'),
        withoutProperty(id, 'Target', 'RetryPolicy'),
        withoutProperty(id, 'Target', 'DeadLetterConfig'),
        withoutProperty(id, 'Target', 'RoleArn'),
      ]),
      withoutProperty('SchedulerRole', 'AssumeRolePolicyDocument', 'Statement', '0', 'Condition'),
    ],
  ],
  [
    'the Scheduler’s role may invoke what the schedules name and fill their dead-letter queue, no more',
    (template) => {
      const targets = idsOf(template, 'AWS::Scheduler::Schedule').map((id) => propertiesOf(template, id).Target);
      const statements = propertiesOf(template, 'SchedulerRole').Policies[0].PolicyDocument.Statement;
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
    ['0', '1'].map((statement) =>
      withoutProperty('SchedulerRole', 'Policies', '0', 'PolicyDocument', 'Statement', statement),
    ),
  ],
  [
    'the calendar opens the round, computes again every night and closes it; the schedule’s time makes a task’s id its own',
    (template) => {
      const calendar = idsOf(template, 'AWS::Scheduler::Schedule').map((id) => {
        const { ScheduleExpression, Target } = propertiesOf(template, id);
        return [ScheduleExpression.replace(/ \d{4}\)$/, ''), Target.Arn.split(':').at(-1).split('-').at(-1)];
      });
      expect(calendar).toEqual([
        ['cron(0 8 1 3 ?', 'openRound'],
        ['cron(0 1 2-31 3 ?', 'openRound'],
        ['cron(0 18 31 3 ?', 'openRound'],
        ['cron(0 7 ? 3 MON', 'processScheduledTask'],
      ]);
      const input = propertiesOf(template, 'AgencyTaskSchedule').Target.Input;
      const ids = ['2027-03-01T00:00:00Z', '2027-03-08T00:00:00Z'].map(
        (time) => taskFrom(JSON.parse(input.replace('<aws.scheduler.scheduled-time>', time))).taskId,
      );
      expect(new Set(ids).size).toBe(2);
    },
    [
      ...['OpenRoundSchedule', 'RecomputeRoundSchedule', 'CloseRoundSchedule'].map((id) => without('Resources', id)),
      (template) => {
        const { Target } = template.Resources.AgencyTaskSchedule.Properties;
        Target.Input = Target.Input.replace('-<aws.scheduler.scheduled-time>', '');
      },
    ],
  ],
  [
    'Lambda tries no asynchronous invocation again; what failed is kept: a scheduled task as a last chance, an opening for a person',
    (template) => {
      const destinations = ASYNCHRONOUS.map((name) => {
        const { MaximumRetryAttempts, DestinationConfig } = propertiesOf(template, `${name}LambdaEvConf`);
        expect(MaximumRetryAttempts).toBe(0);
        return DestinationConfig.OnFailure.Destination;
      });
      expect(destinations).toEqual([arnOf(template, 'LastChanceQueue'), arnOf(template, 'DeadLetterQueue')]);
    },
    ASYNCHRONOUS.flatMap((name) => [
      withoutProperty(`${name}LambdaEvConf`, 'MaximumRetryAttempts'),
      withoutProperty(`${name}LambdaEvConf`, 'DestinationConfig'),
    ]),
  ],
];
