import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { s3Options, sqsOptions } from '../lib/aws/client-options.ts';
import { STAGE_MAX } from '../lib/config/parameters.ts';
import { findRunning } from '../local/running.ts';
import { type RegionNamed, regionOf } from './region.ts';

/** The options that choose the resources that a command works on. */
export const PLACE_OPTIONS = {
  stage: { type: 'string' },
  region: { type: 'string' },
  'aws-profile': { type: 'string' },
  local: { type: 'boolean', default: false },
} as const;

/** The same options in a help text. */
export const PLACE_HELP = `  --local            the npm start that runs in this folder (default)
  --stage S          a deployed stage: dev, prod …
  --region R         its region, as for npm run deploy (default: AWS_REGION, AWS_DEFAULT_REGION, the profile's
                     region, ap-southeast-1)
  --aws-profile P    the profile with its credentials, as for npm run deploy (default: AWS_PROFILE, or as for the
                     AWS CLI)`;

/** The values of the options. */
export interface Place {
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
  readonly 'aws-profile'?: string | undefined;
  readonly local: boolean;
}

/** The resources of the service that the commands use, and clients for them. */
export interface ServiceResources {
  readonly region: string;
  readonly taskQueueUrl: string;
  readonly deadLetterQueueUrl: string;
  readonly dataBucket: string;
  readonly recordTable: string;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
}

/**
 * Finds the resources of a stage, or of the `npm start` that runs here.
 *
 * @throws Error with the remedy when there are none
 */
export async function findResources(place: Place): Promise<ServiceResources> {
  const { stage, region, 'aws-profile': profile, local } = place;
  if (stage === undefined) {
    if (region !== undefined || profile !== undefined) {
      throw new Error('--region and --aws-profile are of a deployed stage; name it with --stage.');
    }
    return localResources();
  }
  if (local) {
    throw new Error('--stage and --local exclude each other; give one of them.');
  }
  if (!/^[a-zA-Z0-9-]+$/.test(stage) || stage.length > STAGE_MAX) {
    throw new Error(`--stage is ${JSON.stringify(stage)}; it must be the name of a stage, such as dev.`);
  }
  return deployedResources(stage, { region, profile });
}

/** The options as they are given again in another command: nothing for the `npm start` that runs here. */
export function placeWords(place: Place): string {
  const given = (['stage', 'region', 'aws-profile'] as const).filter((name) => place[name] !== undefined);
  return given.map((name) => ` --${name} ${place[name]}`).join('');
}

async function localResources(): Promise<ServiceResources> {
  const running = await findRunning();
  if (running === undefined) {
    throw new Error('No npm start runs in this folder; start one in another terminal, or name a stage with --stage.');
  }
  const credentials = {
    accessKeyId: running.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: running.AWS_SECRET_ACCESS_KEY ?? '',
  };
  const region = running.AWS_REGION ?? '';
  const at = (endpoint: string | undefined) => ({
    region,
    credentials,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  return {
    region,
    taskQueueUrl: running.TASK_QUEUE_URL ?? '',
    deadLetterQueueUrl: running.DEAD_LETTER_QUEUE_URL ?? '',
    dataBucket: running.DATA_BUCKET ?? '',
    recordTable: running.RECORD_TABLE ?? '',
    sqs: new SQSClient({ ...at(running.AWS_ENDPOINT_URL_SQS), ...sqsOptions(running.AWS_ENDPOINT_URL_SQS) }),
    s3: new S3Client({ ...at(running.AWS_ENDPOINT_URL_S3), ...s3Options(running.AWS_ENDPOINT_URL_S3) }),
    dynamodb: new DynamoDBClient(at(running.AWS_ENDPOINT_URL_DYNAMODB)),
  };
}

async function deployedResources(stage: string, named: RegionNamed): Promise<ServiceResources> {
  const stack = `insignia-functions-${stage}`;
  const region = await regionOf(named);
  const at = named.profile === undefined ? { region } : { region, profile: named.profile };
  const client = new CloudFormationClient(at);
  const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName: stack })).catch((error) => {
    if (error.name === 'CredentialsProviderError') {
      const why = error.message.replace(/\.$/, '');
      throw new Error(
        `There are no AWS credentials for stage ${stage} (${why}); sign in, or name a profile that has them with --aws-profile.`,
      );
    }
    if (!/does not exist/.test(error.message)) {
      throw error;
    }
    throw new Error(
      `There is no stack ${stack} in ${region}; name the region where it is with --region, or deploy it there: npm run deploy -- --stage ${stage} --region ${region}`,
    );
  });
  const output = (name: string) => {
    const value = found?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
    if (value === undefined) {
      throw new Error(`The stack ${stack} in ${region} has no output ${name}; deploy the stage again.`);
    }
    return value;
  };
  return {
    region,
    taskQueueUrl: output('TaskQueueUrl'),
    deadLetterQueueUrl: output('DeadLetterQueueUrl'),
    dataBucket: output('DataBucketName'),
    recordTable: output('RecordTableName'),
    sqs: new SQSClient({ ...at, ...sqsOptions(process.env.AWS_ENDPOINT_URL_SQS) }),
    s3: new S3Client({ ...at, ...s3Options(process.env.AWS_ENDPOINT_URL_S3) }),
    dynamodb: new DynamoDBClient(at),
  };
}
