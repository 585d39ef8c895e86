/** Writes docs/deployment-policy.json, the rights to deploy, from the packaged template. `npm run docs` runs it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A statement of an IAM policy. */
interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

/** The part of a packaged template that the rights follow from. */
interface PackagedTemplate {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
}

const FUNCTIONS = 'arn:aws:lambda:*:*:function:insignia-functions-*';
const QUEUES = 'arn:aws:sqs:*:*:insignia-functions-*';
const BUCKETS = 'arn:aws:s3:::insignia-functions-*';
const ROLES = 'arn:aws:iam::*:role/insignia-functions-*';
const TOPICS = 'arn:aws:sns:*:*:insignia-functions-*';
/** The bucket of the deployments. AWS shortens its name when the stage's is long. */
const DEPLOYMENT_BUCKETS = 'arn:aws:s3:::insignia-functions-*-serverlessdeploy*';

/** Actions of a service, by their names: `names('sqs', 'CreateQueue DeleteQueue')`. */
function names(service: string, actions: string): string[] {
  return actions.split(/\s+/).map((action) => `${service}:${action}`);
}

/** What CloudFormation calls, by the rights of who deploys, to make, read, change and remove a resource of each type. */
const RIGHTS: Readonly<
  Record<string, readonly { readonly actions: readonly string[]; readonly on: readonly string[] }[]>
> = {
  'AWS::CloudWatch::Alarm': [
    {
      actions: names('cloudwatch', 'PutMetricAlarm DeleteAlarms TagResource UntagResource ListTagsForResource'),
      on: ['arn:aws:cloudwatch:*:*:alarm:insignia-functions-*'],
    },
    { actions: ['cloudwatch:DescribeAlarms'], on: ['*'] },
  ],
  'AWS::CloudWatch::Dashboard': [
    {
      actions: names('cloudwatch', 'PutDashboard GetDashboard DeleteDashboards'),
      on: ['arn:aws:cloudwatch::*:dashboard/insignia-functions-*'],
    },
  ],
  'AWS::DynamoDB::Table': [
    {
      actions: names(
        'dynamodb',
        `CreateTable DescribeTable UpdateTable DeleteTable DescribeTimeToLive UpdateTimeToLive DescribeContinuousBackups
          UpdateContinuousBackups DescribeContributorInsights DescribeKinesisStreamingDestination GetResourcePolicy
          TagResource UntagResource ListTagsOfResource`,
      ),
      on: ['arn:aws:dynamodb:*:*:table/insignia-functions-*'],
    },
  ],
  'AWS::IAM::Policy': [{ actions: names('iam', 'GetRolePolicy PutRolePolicy DeleteRolePolicy'), on: [ROLES] }],
  'AWS::IAM::Role': [
    {
      actions: names(
        'iam',
        `CreateRole GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole GetRolePolicy PutRolePolicy DeleteRolePolicy
          ListRolePolicies ListAttachedRolePolicies TagRole UntagRole ListRoleTags`,
      ),
      on: [ROLES],
    },
  ],
  'AWS::Lambda::EventInvokeConfig': [
    {
      actions: names(
        'lambda',
        `PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig GetFunctionEventInvokeConfig
          DeleteFunctionEventInvokeConfig`,
      ),
      on: [FUNCTIONS],
    },
  ],
  'AWS::Lambda::EventSourceMapping': [
    {
      actions: names('lambda', 'TagResource UntagResource ListTags'),
      on: ['arn:aws:lambda:*:*:event-source-mapping:*'],
    },
  ],
  'AWS::Lambda::Function': [
    {
      actions: names(
        'lambda',
        `CreateFunction GetFunction GetFunctionConfiguration GetFunctionCodeSigningConfig GetFunctionRecursionConfig
          GetRuntimeManagementConfig UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction ListVersionsByFunction
          TagResource UntagResource ListTags`,
      ),
      on: [FUNCTIONS],
    },
  ],
  'AWS::Logs::LogGroup': [
    {
      actions: names(
        'logs',
        `CreateLogGroup PutRetentionPolicy DeleteRetentionPolicy DeleteLogGroup GetDataProtectionPolicy
          DescribeIndexPolicies TagResource UntagResource ListTagsForResource`,
      ),
      on: ['arn:aws:logs:*:*:log-group:/aws/lambda/insignia-functions-*'],
    },
    { actions: ['logs:DescribeLogGroups'], on: ['*'] },
  ],
  'AWS::S3::Bucket': [
    {
      actions: names(
        's3',
        `CreateBucket DeleteBucket ListBucket GetBucketLocation GetBucketVersioning PutBucketVersioning GetBucketTagging
          PutBucketTagging GetBucketOwnershipControls PutBucketOwnershipControls GetBucketPublicAccessBlock
          PutBucketPublicAccessBlock GetEncryptionConfiguration PutEncryptionConfiguration GetLifecycleConfiguration
          PutLifecycleConfiguration`,
      ),
      on: [BUCKETS],
    },
    {
      actions: names('s3', 'ListBucketVersions GetObject PutObject DeleteObject DeleteObjectVersion'),
      on: [DEPLOYMENT_BUCKETS, `${DEPLOYMENT_BUCKETS}/*`],
    },
  ],
  'AWS::S3::BucketPolicy': [
    { actions: names('s3', 'GetBucketPolicy PutBucketPolicy DeleteBucketPolicy'), on: [BUCKETS] },
  ],
  'AWS::SNS::Subscription': [
    {
      actions: names(
        'sns',
        'Subscribe Unsubscribe ListSubscriptionsByTopic GetSubscriptionAttributes SetSubscriptionAttributes',
      ),
      on: [TOPICS],
    },
  ],
  'AWS::SNS::Topic': [
    {
      actions: names(
        'sns',
        `CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes GetDataProtectionPolicy ListSubscriptionsByTopic
          TagResource UntagResource ListTagsForResource`,
      ),
      on: [TOPICS],
    },
  ],
  'AWS::SNS::TopicPolicy': [{ actions: names('sns', 'GetTopicAttributes SetTopicAttributes'), on: [TOPICS] }],
  'AWS::SQS::Queue': [
    {
      actions: names(
        'sqs',
        'CreateQueue DeleteQueue GetQueueUrl GetQueueAttributes SetQueueAttributes TagQueue UntagQueue ListQueueTags',
      ),
      on: [QUEUES],
    },
  ],
  'AWS::SQS::QueuePolicy': [{ actions: names('sqs', 'GetQueueAttributes SetQueueAttributes'), on: [QUEUES] }],
  'AWS::Scheduler::Schedule': [
    {
      actions: names('scheduler', 'CreateSchedule GetSchedule UpdateSchedule DeleteSchedule'),
      on: ['arn:aws:scheduler:*:*:schedule/insignia-functions-*'],
    },
  ],
  'AWS::Scheduler::ScheduleGroup': [
    {
      actions: names(
        'scheduler',
        'CreateScheduleGroup GetScheduleGroup DeleteScheduleGroup TagResource UntagResource ListTagsForResource',
      ),
      on: ['arn:aws:scheduler:*:*:schedule-group/insignia-functions-*'],
    },
    // Removing a group needs the right to remove the schedules in it.
    { actions: ['scheduler:DeleteSchedule'], on: ['arn:aws:scheduler:*:*:schedule/insignia-functions-*'] },
  ],
};

/**
 * The IAM policy for who deploys a template, of any stage and region.
 *
 * @throws Error when the template has a type of resource whose rights are not known here
 */
export function deploymentPolicy({ Resources }: PackagedTemplate) {
  const types = [...new Set(Object.values(Resources).map(({ Type }) => Type))].toSorted();
  const actionsOn = new Map<string, Set<string>>();
  for (const type of types) {
    const rights = RIGHTS[type];
    if (rights === undefined) {
      throw new Error(`No rights are known for ${type}; add it to RIGHTS in scripts/deployment-policy.ts`);
    }
    for (const { actions, on } of rights) {
      const key = JSON.stringify(on);
      actionsOn.set(key, new Set([...(actionsOn.get(key) ?? []), ...actions]));
    }
  }
  const ofResources = [...actionsOn].map(([on, actions]) => ({
    Effect: 'Allow' as const,
    Action: [...actions].toSorted(),
    Resource: JSON.parse(on),
  }));
  return { Version: '2012-10-17', Statement: [...stackStatements(Resources), ...ofResources] };
}

/** The statements that follow from no single type of resource. */
function stackStatements(resources: PackagedTemplate['Resources']): Statement[] {
  const trusts = JSON.stringify(Object.values(resources).filter(({ Type }) => Type === 'AWS::IAM::Role'));
  const services = [...new Set([...trusts.matchAll(/"Service":"([\w.]+)"/g)].map(([, service = '']) => service))];
  return [
    {
      Sid: 'Stack',
      Effect: 'Allow',
      Action: names(
        'cloudformation',
        `CreateStack UpdateStack DeleteStack DescribeStacks DescribeStackEvents DescribeStackResource DescribeStackResources
        ListStackResources GetTemplate CreateChangeSet DescribeChangeSet ExecuteChangeSet DeleteChangeSet TagResource
        UntagResource`,
      ),
      Resource: ['arn:aws:cloudformation:*:*:stack/insignia-functions-*/*'],
    },
    { Sid: 'Template', Effect: 'Allow', Action: ['cloudformation:ValidateTemplate'], Resource: ['*'] },
    {
      Sid: 'PassRoles',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: [ROLES],
      Condition: { StringEquals: { 'iam:PassedToService': services.toSorted() } },
    },
    {
      Sid: 'EventSources',
      Effect: 'Allow',
      Action: names(
        'lambda',
        'CreateEventSourceMapping GetEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping',
      ),
      Resource: ['*'],
      Condition: { ArnLike: { 'lambda:FunctionArn': FUNCTIONS } },
    },
    {
      Sid: 'OnlyInAVpc',
      Effect: 'Allow',
      Action: names('ec2', 'DescribeNetworkInterfaces DescribeSecurityGroups DescribeSubnets DescribeVpcs'),
      Resource: ['*'],
    },
  ];
}

/** Packages into a folder of its own and writes the policy of that template. */
function write(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'insignia-policy-'));
  try {
    const osls = join(root, 'node_modules/osls/bin/serverless.js');
    execFileSync(process.execPath, [osls, 'package', '--package', folder], { cwd: root });
    const template = JSON.parse(readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'));
    const text = JSON.stringify(deploymentPolicy(template), null, 2);
    writeFileSync(join(root, 'docs/deployment-policy.json'), `${text}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  write();
}
