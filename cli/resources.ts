import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { s3Options, sqsOptions } from '../lib/aws/client-options.ts';
import { findRunning } from '../local/running.ts';

/** The options that choose the resources that a command works on. */
export const PLACE_OPTIONS = {
  stage: { type: 'string' },
  local: { type: 'boolean', default: false },
} as const;

/** The same options in a help text. */
export const PLACE_HELP = `  --local            the npm start that runs in this folder (default)
  --stage S          a deployed stage: dev, prod …; region and credentials as for the AWS CLI`;

/** The resources of the service that the commands use, and clients for them. */
export interface ServiceResources {
  readonly taskQueueUrl: string;
  readonly dataBucket: string;
  readonly recordTable: string;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
}

const REGION = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'ap-southeast-1';

/**
 * Finds the resources of a stage, or of the `npm start` that runs here.
 *
 * @throws Error with the remedy when there are none
 */
export async function findResources(place: { stage?: string | undefined; local: boolean }): Promise<ServiceResources> {
  if (place.stage === undefined) {
    return localResources();
  }
  if (place.local) {
    throw new Error('--stage and --local exclude each other; give one of them.');
  }
  if (!/^[a-zA-Z0-9-]{1,40}$/.test(place.stage)) {
    throw new Error(`--stage is ${JSON.stringify(place.stage)}; it must be the name of a stage, such as dev.`);
  }
  return deployedResources(place.stage);
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
  const at = (endpoint: string | undefined) => ({
    region: running.AWS_REGION ?? REGION,
    credentials,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  return {
    taskQueueUrl: running.TASK_QUEUE_URL ?? '',
    dataBucket: running.DATA_BUCKET ?? '',
    recordTable: running.RECORD_TABLE ?? '',
    sqs: new SQSClient({ ...at(running.AWS_ENDPOINT_URL_SQS), ...sqsOptions(running.AWS_ENDPOINT_URL_SQS) }),
    s3: new S3Client({ ...at(running.AWS_ENDPOINT_URL_S3), ...s3Options(running.AWS_ENDPOINT_URL_S3) }),
    dynamodb: new DynamoDBClient(at(running.AWS_ENDPOINT_URL_DYNAMODB)),
  };
}

async function deployedResources(stage: string): Promise<ServiceResources> {
  const stack = `insignia-functions-${stage}`;
  const client = new CloudFormationClient({ region: REGION });
  const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName: stack })).catch((error) => {
    if (!/does not exist/.test(error.message)) {
      throw error;
    }
    throw new Error(
      `There is no stack ${stack} in ${REGION}; deploy it (npm run deploy -- --stage ${stage}), or set AWS_REGION.`,
    );
  });
  const output = (name: string) => {
    const value = found?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
    if (value === undefined) {
      throw new Error(`The stack ${stack} has no output ${name}; deploy the stage again.`);
    }
    return value;
  };
  return {
    taskQueueUrl: output('TaskQueueUrl'),
    dataBucket: output('DataBucketName'),
    recordTable: output('RecordTableName'),
    sqs: new SQSClient({ region: REGION, ...sqsOptions(process.env.AWS_ENDPOINT_URL_SQS) }),
    s3: new S3Client({ region: REGION, ...s3Options(process.env.AWS_ENDPOINT_URL_S3) }),
    dynamodb: new DynamoDBClient({ region: REGION }),
  };
}
