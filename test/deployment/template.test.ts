import { beforeAll, describe, expect, it } from 'vitest';
import policy from '../../docs/deployment-policy.json' with { type: 'json' };
import { STAGE_MAX } from '../../lib/config/parameters.ts';
import { allSettings } from '../../lib/config/settings.ts';
import { deploymentPolicy } from '../../scripts/deployment-policy.ts';
import { type Package, type PackagingOptions, packaged } from '../helpers/deployment/packaging.ts';
import {
  FUNCTIONS,
  type FunctionId,
  functionOf,
  idsOf,
  propertiesOf,
  sourceOf,
} from '../helpers/deployment/resources.ts';
import { SENTENCES } from '../helpers/deployment/sentences/index.ts';
import { type Mutation, mutated, withoutProperty } from '../helpers/deployment/sentences/sentence.ts';
import { specifications } from '../helpers/deployment/specification.ts';
import { arnOf, resolved, type Template } from '../helpers/deployment/template.ts';

let dev: Package;
let prod: Package;
let prodWithToken: Package;
beforeAll(async () => {
  [dev, prod] = await Promise.all([packaged('dev'), packaged('prod')]);
  prodWithToken = await packaged('prod', {
    params: {
      alarmTopicArn: 'arn:aws:sns:ap-southeast-1:123456789012:bma-operators',
      alarmEmail: 'operators@example.go.th',
      schedules: 'ENABLED',
      roundYear: '2600',
      subnetIds: 'subnet-0a1b,subnet-2c3d',
      securityGroupIds: 'sg-4e5f',
    },
    webSocket: { AuthTokenParameter: '/insignia/prod/socket-token' },
  });
});

describe.each(['dev', 'prod'] as const)('the template of stage %s', (stage) => {
  const template = () => ({ dev, prod })[stage].template;

  it('is one that CloudFormation would take', () => {
    expect(specifications.problemsOf(template())).toEqual([]);
  });

  it.each(SENTENCES.map(([sentence, holds]) => [sentence, holds] as const))('%s', (_, holds) => {
    holds(template());
  });
});

describe('a template in which a setting is missing or wrong is noticed', () => {
  it.each(
    SENTENCES.flatMap(([sentence, holds, breaks]) =>
      breaks.map((mutate, index) => [`${sentence} (${index + 1})`, holds, mutate] as const),
    ),
  )('%s', (_, holds, mutate) => {
    const broken = mutated(prod.template, mutate);
    expect(() => holds(broken)).toThrow();
  });

  it.each<[problem: string, mutate: Mutation]>([
    [
      'AWS::CloudWatch::Dashbord is not a resource type',
      (template) => {
        template.Resources.Dashboard.Type = 'AWS::CloudWatch::Dashbord';
      },
    ],
    [
      'VisibilityTimeOut: there is no such property',
      (template) => {
        template.Resources.TaskQueue.Properties.VisibilityTimeOut = 1;
      },
    ],
    [
      '"720" is not a whole number',
      (template) => {
        template.Resources.TaskQueue.Properties.VisibilityTimeout = '720';
      },
    ],
    [
      'LogFormat: "Json" is none of Text, JSON',
      (template) => {
        template.Resources.ProcessTaskLambdaFunction.Properties.LoggingConfig.LogFormat = 'Json';
      },
    ],
    ['Role: is required and missing', withoutProperty('ProcessTaskLambdaFunction', 'Role')],
    [
      'TimeToLiveSpecification.Enabled: is required and missing',
      withoutProperty('RecordTable', 'TimeToLiveSpecification', 'Enabled'),
    ],
    [
      'refers to TaskQeue, which is not a resource',
      (template) => {
        template.Resources.TaskQueuePolicy.Properties.Queues = [{ Ref: 'TaskQeue' }];
      },
    ],
    [
      'AWS::SQS::Queue has no attribute ARN',
      (template) => {
        template.Resources.TaskQueuePolicy.Properties.PolicyDocument.Statement[0].Resource = {
          'Fn::GetAtt': ['TaskQueue', 'ARN'],
        };
      },
    ],
    [
      'refers to Bucket, which is not a resource',
      (template) => {
        template.Resources.DataBucketPolicy.Properties.PolicyDocument.Statement[0].Resource = {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: it is CloudFormation's
          'Fn::Sub': '${Bucket.Arn}/*',
        };
      },
    ],
    [
      'there is no condition HasToken',
      (template) => {
        template.Resources.AuthTokenPolicy.Condition = 'HasToken';
      },
    ],
    [
      'These resources wait for each other: TaskQueue → LastChanceQueue → TaskQueue',
      (template) => {
        template.Resources.LastChanceQueue.Properties.RedriveAllowPolicy.sourceQueueArns = [
          { 'Fn::GetAtt': ['TaskQueue', 'Arn'] },
        ];
      },
    ],
  ])('by the specification: %s', (problem, mutate) => {
    const broken = mutated(prod.template, mutate);
    expect(specifications.problemsOf(broken)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('docs/deployment-policy.json', () => {
  const matches = (pattern: string, arn: string) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(arn);

  it('is the policy that the template makes; npm run docs writes it', () => {
    expect(policy).toEqual(deploymentPolicy(prod.template));
    expect(deploymentPolicy(prodWithToken.template)).toEqual(policy);
  });

  it('has the rights for every resource by its name, and for no resource that is not named for the service', () => {
    const patterns = policy.Statement.flatMap(({ Resource }) => Resource).filter((pattern) => pattern !== '*');
    for (const [id, { Type, Properties }] of Object.entries(resolved(prod.template).Resources)) {
      const name = Properties.AlarmName ?? Properties.DashboardName ?? Properties.TopicName ?? '';
      const arns: Readonly<Record<string, () => string>> = {
        'AWS::CloudWatch::Alarm': () => `arn:aws:cloudwatch:ap-southeast-7:123456789012:alarm:${name}`,
        'AWS::CloudWatch::Dashboard': () => `arn:aws:cloudwatch::123456789012:dashboard/${name}`,
        'AWS::SNS::Topic': () => `arn:aws:sns:ap-southeast-7:123456789012:${name}`,
        'AWS::Scheduler::ScheduleGroup': () =>
          `arn:aws:scheduler:ap-southeast-7:123456789012:schedule-group/${Properties.Name}`,
        'AWS::Lambda::Function': () => arnOf(prod.template, id),
        'AWS::Logs::LogGroup': () => arnOf(prod.template, id),
        'AWS::SQS::Queue': () => arnOf(prod.template, id),
      };
      const arn = arns[Type]?.();
      expect(arn === undefined || patterns.some((pattern) => matches(pattern, arn))).toBe(true);
    }
    const others = patterns.filter((pattern) => !pattern.includes('insignia-functions-'));
    expect(others).toEqual(['arn:aws:lambda:*:*:event-source-mapping:*']);
  });

  it('lets a role be passed only to the services that the roles trust, and no roster be read', () => {
    const passing = policy.Statement.filter(({ Action }) => Action.includes('iam:PassRole'));
    expect(passing).toEqual([
      {
        Sid: 'PassRoles',
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: ['arn:aws:iam::*:role/insignia-functions-*'],
        Condition: { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] } },
      },
    ]);
    const reading = policy.Statement.filter(({ Action }) => Action.includes('s3:GetObject')).flatMap(
      ({ Resource }) => Resource,
    );
    expect(reading.some((pattern) => matches(pattern, 'arn:aws:s3:::insignia-functions-prod-databucket-1a2b3c'))).toBe(
      false,
    );
  });

  it('names every action in full, and fits a managed policy', () => {
    for (const action of policy.Statement.flatMap(({ Action }) => Action)) {
      expect(action).toMatch(/^[a-z0-9]+:[A-Z][A-Za-z]+$/);
    }
    expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6144);
  });

  it('is refused for a type of resource whose rights are not known', () => {
    const { Resources } = prod.template;
    const stream = {
      ...prod.template,
      Resources: { ...Resources, Stream: { Type: 'AWS::Kinesis::Stream', Properties: {} } },
    };
    expect(() => deploymentPolicy(stream)).toThrow('No rights are known for AWS::Kinesis::Stream');
  });
});

describe('what stages and parameters change', () => {
  it('dev logs more and works on less at once than prod', () => {
    const settings = [dev, prod].map(({ template }) => [
      functionOf(template, 'ProcessTask').LoggingConfig.ApplicationLogLevel,
      sourceOf(template, 'TaskQueue').ScalingConfig.MaximumConcurrency,
      propertiesOf(template, 'TaskQueue').QueueName,
    ]);
    expect(settings).toEqual([
      ['DEBUG', 2, 'insignia-functions-dev-tasks'],
      ['INFO', 10, 'insignia-functions-prod-tasks'],
    ]);
  });

  it('schedules are off by default, and on by a parameter for the round it names', () => {
    for (const { template } of [dev, prod]) {
      for (const id of idsOf(template, 'AWS::Scheduler::Schedule')) {
        expect(propertiesOf(template, id).State).toBe('DISABLED');
      }
    }
    const { template } = prodWithToken;
    for (const id of idsOf(template, 'AWS::Scheduler::Schedule')) {
      const { State, ScheduleExpression, Target } = propertiesOf(template, id);
      // The schedule of one agency is an example, which stays off.
      expect(State).toBe(id === 'AgencyTaskSchedule' ? 'DISABLED' : 'ENABLED');
      expect(ScheduleExpression).toMatch(/ 2057\)$/);
      expect(JSON.parse(Target.Input).roundYear).toBe(2600);
    }
  });

  it('nothing is packaged with a wrong parameter, a calendar that is over or a wrong setting: one message says all', async () => {
    const wrong: [PackagingOptions, string][] = [
      [
        { params: { logLvel: 'DEBUG', logLevel: 'WARN' } },
        '❌ 2 wrong parameters:\n- parameter logLvel is unknown; the nearest one is logLevel\n- parameter logLevel is "WARN"; allowed: DEBUG or INFO\n',
      ],
      [
        { params: { schedules: 'ENABLED', roundYear: '2568' } },
        '❌ 1 wrong parameter:\n- parameter schedules is "ENABLED", but the calendar of round 2568 is over; name the round: --param="roundYear=…"\n',
      ],
      [
        { webSocket: { Urll: 'https://hr.example.go.th', Timeout: 'soon' } },
        '❌ 2 wrong settings in config/appsettings.json, config/appsettings.prod.json:\n- Urll of section WebSocket is unknown; the nearest one is Url (WEBSOCKET_URL)\n- Timeout (WEBSOCKET_TIMEOUT) is "soon"; allowed: a whole number from 100 to 60000\n',
      ],
    ];
    for (const [options, told] of wrong) {
      await expect(packaged('prod', options)).rejects.toMatchObject({ code: 2, stderr: told });
    }
  });

  it('has room in every name for the longest stage that is allowed', () => {
    const limits: Record<string, [string, number]> = {
      'AWS::Lambda::Function': ['FunctionName', 64],
      'AWS::SQS::Queue': ['QueueName', 80],
      'AWS::Scheduler::ScheduleGroup': ['Name', 64],
      'AWS::Logs::LogGroup': ['LogGroupName', 512],
      'AWS::CloudWatch::Alarm': ['AlarmName', 255],
      'AWS::CloudWatch::Dashboard': ['DashboardName', 255],
      'AWS::SNS::Topic': ['TopicName', 256],
    };
    const { template } = prod;
    const room = Object.keys(resolved(template).Resources).flatMap((id) => {
      const [property, limit] = limits[template.Resources[id]?.Type ?? ''] ?? [];
      const name = property === undefined ? undefined : propertiesOf(template, id)[property];
      return name === undefined ? [] : [(limit ?? 0) - (name.length - 'prod'.length)];
    });
    expect(room.length).toBeGreaterThan(15);
    expect(Math.min(...room)).toBe(STAGE_MAX);
  });

  it('alarms go to the stack’s own topic, or to the topic and address that are given', () => {
    const own = resolved(prod.template);
    expect(own.Resources.AlarmTopic).toBeDefined();
    expect(own.Resources.AlarmAddress).toBeUndefined();
    const given = resolved(prodWithToken.template);
    expect(given.Resources.AlarmTopic).toBeUndefined();
    expect(given.Resources.AlarmAddress?.Properties).toEqual({
      Protocol: 'email',
      Endpoint: 'operators@example.go.th',
      TopicArn: 'arn:aws:sns:ap-southeast-1:123456789012:bma-operators',
    });
    expect(given.Resources.TaskAgeAlarm?.Properties.AlarmActions).toEqual([
      'arn:aws:sns:ap-southeast-1:123456789012:bma-operators',
    ]);
    expect(propertiesOf(prod.template, 'AlarmTopicPolicy').PolicyDocument.Statement).toContainEqual({
      Sid: 'Alarms',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: 'arn:aws:sns:ap-southeast-1:123456789012:insignia-functions-prod-alarms',
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    });
  });

  it('the right to read a token is there only where a stage has one, for the functions that announce', () => {
    expect(resolved(prod.template).Resources.AuthTokenPolicy).toBeUndefined();
    const policy = propertiesOf(prodWithToken.template, 'AuthTokenPolicy');
    expect(prodWithToken.template.Resources.AuthTokenPolicy?.Properties.Roles).toEqual(
      ['ProcessTaskRole', 'ProcessScheduledTaskRole', 'ReportDeadTaskRole'].map((Ref) => ({ Ref })),
    );
    const arn = 'arn:aws:ssm:ap-southeast-1:123456789012:parameter/insignia/prod/socket-token';
    expect(policy.PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: arn },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:ap-southeast-1:123456789012:key/*',
        Condition: {
          StringEquals: {
            'kms:ViaService': 'ssm.ap-southeast-1.amazonaws.com',
            'kms:EncryptionContext:PARAMETER_ARN': arn,
          },
        },
      },
    ]);
    expect(functionOf(prodWithToken.template, 'ProcessTask').Environment.Variables.WEBSOCKET_AUTH_TOKEN_PARAMETER).toBe(
      '/insignia/prod/socket-token',
    );
  });

  it('functions are in the VPC that is given, and their roles may make network interfaces there, which the code may not', () => {
    const interfaces = (template: Template, name: FunctionId) =>
      propertiesOf(template, `${name}Role`).Policies[0].PolicyDocument.Statement.filter(
        ({ Action }: { Action: string | string[] }) => [Action].flat().some((action) => action.startsWith('ec2:')),
      );
    for (const name of FUNCTIONS) {
      expect(functionOf(prod.template, name).VpcConfig).toBeUndefined();
      expect(interfaces(prod.template, name)).toEqual([]);
      expect(functionOf(prodWithToken.template, name).VpcConfig).toEqual({
        SubnetIds: ['subnet-0a1b', 'subnet-2c3d'],
        SecurityGroupIds: ['sg-4e5f'],
      });
      expect(interfaces(prodWithToken.template, name)).toEqual([
        expect.objectContaining({ Effect: 'Allow', Condition: { Null: { 'lambda:SourceFunctionArn': 'true' } } }),
      ]);
    }
    expect(specifications.problemsOf(prodWithToken.template)).toEqual([]);
  });

  it('settings of appsettings.json reach every function, and a stage’s own file wins', () => {
    const tokens = [prod, prodWithToken].map(({ template }) =>
      FUNCTIONS.map((name) => functionOf(template, name).Environment.Variables.WEBSOCKET_AUTH_TOKEN_PARAMETER),
    );
    expect(tokens.map((values) => new Set(values))).toEqual([new Set(['']), new Set(['/insignia/prod/socket-token'])]);
    for (const name of FUNCTIONS) {
      const { Variables } = functionOf(prod.template, name).Environment;
      for (const { variable, default: value } of allSettings()) {
        expect(Variables[variable]).toBe(value);
      }
    }
  });
});
