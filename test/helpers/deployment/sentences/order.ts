import { expect } from 'vitest';
import { ASYNCHRONOUS, FUNCTIONS, functionOf, idsOf, propertiesOf } from '../resources.ts';
import { specifications } from '../specification.ts';
import type { Template } from '../template.ts';
import { type Mutable, type Sentence, without } from './sentence.ts';

/** The event sources, with the queue and the function of each. */
const SOURCES = [
  ['ProcessTaskEventSourceMappingSQSTaskQueue', 'TaskQueue', 'ProcessTask'],
  ['ReportDeadTaskEventSourceMappingSQSLastChanceQueue', 'LastChanceQueue', 'ReportDeadTask'],
] as const;

const madeBefore = (template: Template, id: string) => [...specifications.madeBefore(template, id)];

/** The promises that keep a first deployment from failing: what AWS checks when it makes a resource is there by then. */
export const ORDER_SENTENCES: readonly Sentence[] = [
  [
    'a function is made after its log group and after its role, which has all the rights that Lambda checks',
    (template) => {
      for (const name of FUNCTIONS) {
        expect(madeBefore(template, `${name}LambdaFunction`)).toEqual(
          expect.arrayContaining([`${name}LogGroup`, `${name}Role`]),
        );
        expect(propertiesOf(template, `${name}Role`).Policies).toHaveLength(1);
      }
      // A policy apart from its roles may come after the functions, so it has no right that Lambda checks.
      expect(idsOf(template, 'AWS::IAM::Policy')).toEqual(['AuthTokenPolicy']);
    },
    [
      ...FUNCTIONS.flatMap((name) => [
        (template: Mutable) => {
          delete template.Resources[`${name}LambdaFunction`].DependsOn;
          template.Resources[`${name}LambdaFunction`].Properties.Role = 'arn:aws:iam::123456789012:role/a-role';
        },
        without('Resources', `${name}Role`, 'Properties', 'Policies', '0'),
      ]),
      (template) => {
        template.Resources.ReceivePolicy = { Type: 'AWS::IAM::Policy', Properties: {} };
      },
    ],
  ],
  [
    'an event source is made after its function, whose role may read the queue, and the queue hides a message for longer than the function runs',
    (template) => {
      for (const [id, queue, name] of SOURCES) {
        expect(madeBefore(template, id)).toEqual(expect.arrayContaining([queue, `${name}LambdaFunction`]));
        expect(propertiesOf(template, queue).VisibilityTimeout).toBeGreaterThan(functionOf(template, name).Timeout);
      }
    },
    SOURCES.flatMap(([id, queue]) => [
      (template: Mutable) => {
        delete template.Resources[id].DependsOn;
        template.Resources[id].Properties.FunctionName = 'a-function-by-its-name';
      },
      (template: Mutable) => {
        template.Resources[queue].Properties.VisibilityTimeout = 30;
      },
    ]),
  ],
  [
    'an on-failure destination is set after its queue and its function',
    (template) => {
      for (const name of ASYNCHRONOUS) {
        const made = madeBefore(template, `${name}LambdaEvConf`);
        expect(made).toContain(`${name}LambdaFunction`);
        const { Destination } = template.Resources[`${name}LambdaEvConf`]?.Properties.DestinationConfig.OnFailure ?? {};
        expect(made).toContain(Destination['Fn::GetAtt'][0]);
      }
    },
    ASYNCHRONOUS.map((name) => (template: Mutable) => {
      template.Resources[`${name}LambdaEvConf`].Properties.FunctionName = 'a-function-by-its-name';
    }),
  ],
  [
    'the Scheduler’s role is made before the functions, and the schedules after them: a role that is quite new is refused',
    (template) => {
      const functions = FUNCTIONS.map((name) => `${name}LambdaFunction`);
      expect(madeBefore(template, 'SchedulerRole').filter((id) => functions.includes(id))).toEqual([]);
      for (const id of idsOf(template, 'AWS::Scheduler::Schedule')) {
        const made = madeBefore(template, id);
        expect(made).toEqual(expect.arrayContaining(['SchedulerRole', 'RoundSchedules']));
        expect(made.some((one) => functions.includes(one))).toBe(true);
      }
    },
    [
      (template) => {
        const [{ PolicyDocument }] = template.Resources.SchedulerRole.Properties.Policies;
        PolicyDocument.Statement[0].Resource = { 'Fn::GetAtt': ['OpenRoundLambdaFunction', 'Arn'] };
      },
      (template) => {
        template.Resources.OpenRoundSchedule.Properties.Target.Arn = 'a-function-by-its-name';
      },
    ],
  ],
  [
    'no concurrency is reserved, of which a new account has too little',
    (template) => {
      for (const name of FUNCTIONS) {
        expect(functionOf(template, name).ReservedConcurrentExecutions).toBeUndefined();
      }
    },
    [
      (template) => {
        template.Resources.ProcessTaskLambdaFunction.Properties.ReservedConcurrentExecutions = 10;
      },
    ],
  ],
  [
    'what outlives the stack has a name that AWS makes, so that a stack made again does not meet it',
    (template) => {
      expect(propertiesOf(template, 'DataBucket').BucketName).toBeUndefined();
      expect(propertiesOf(template, 'RecordTable').TableName).toBeUndefined();
    },
    [
      (template) => {
        template.Resources.DataBucket.Properties.BucketName = 'insignia-functions-prod';
      },
      (template) => {
        template.Resources.RecordTable.Properties.TableName = 'insignia-functions-prod';
      },
    ],
  ],
];
