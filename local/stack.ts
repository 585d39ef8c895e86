import { once } from 'node:events';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { s3Options, sqsOptions } from '../lib/aws/client-options.ts';
import {
  LAST_CHANCE_MAX_RECEIVE_COUNT,
  QUEUE_VISIBILITY_SECONDS,
  TASK_MAX_RECEIVE_COUNT,
} from '../lib/config/defaults.ts';
import { listen, refuseWebPages } from './loopback.ts';

/** SQS, S3 and DynamoDB on this machine, with the service's queues, bucket and table. */
export interface Stack {
  /** The environment variables that tell a function its resources; the credentials are invented. */
  readonly environment: Readonly<Record<string, string>>;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly queues: { readonly tasks: string; readonly lastChance: string; readonly deadLetter: string };
  readonly bucket: string;
  readonly table: string;
  stop(): Promise<void>;
}

/** The ports to listen on; a free one by default. */
export interface StackPorts {
  readonly sqsAndS3?: number;
  readonly dynamodb?: number;
}

const BUCKET = 'insignia-data';
const TABLE = 'insignia-records';

/**
 * Starts the embedded services on 127.0.0.1 and creates the resources that serverless.yml creates in AWS. No web page can use
 * them.
 *
 * @throws Error with the remedy when a port is in use
 */
export async function startStack(ports: StackPorts = {}): Promise<Stack> {
  const sqsAndS3 = buildApp({ logger: false });
  const dynamo = dynalite({ createTableMs: 0 });
  const servers = {
    async stop() {
      const dynamoClosed = dynamo.listening ? once(dynamo, 'close') : undefined;
      dynamo.close();
      dynamo.closeAllConnections();
      await Promise.all([sqsAndS3.close(), dynamoClosed]);
    },
  };
  try {
    refuseWebPages(sqsAndS3.server);
    refuseWebPages(dynamo);
    const sqsPort = { port: ports.sqsAndS3 ?? 0, part: 'SQS and S3 (--sqs-port)' };
    // Not startFauxqs, which listens on every address of the machine and ignores the host.
    const sqsEndpoint = await listen(sqsAndS3.server, sqsPort, (where) => sqsAndS3.listen(where));
    const dynamoEndpoint = await listen(dynamo, { port: ports.dynamodb ?? 0, part: 'DynamoDB (--dynamodb-port)' });
    return await createResources(sqsEndpoint, dynamoEndpoint, servers);
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

async function createResources(
  sqsEndpoint: string,
  dynamoEndpoint: string,
  servers: { stop(): Promise<void> },
): Promise<Stack> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const region = 'ap-southeast-1';
  const sqs = new SQSClient({ endpoint: sqsEndpoint, region, credentials, ...sqsOptions(sqsEndpoint) });
  const s3 = new S3Client({ endpoint: sqsEndpoint, region, credentials, ...s3Options(sqsEndpoint) });
  const dynamodb = new DynamoDBClient({ endpoint: dynamoEndpoint, region, credentials });

  const queues = await createQueues(sqs, sqsEndpoint);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );

  return {
    environment: {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_SQS: sqsEndpoint,
      AWS_ENDPOINT_URL_S3: sqsEndpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoEndpoint,
      TASK_QUEUE_URL: queues.tasks,
      LAST_CHANCE_QUEUE_URL: queues.lastChance,
      DEAD_LETTER_QUEUE_URL: queues.deadLetter,
      DATA_BUCKET: BUCKET,
      RECORD_TABLE: TABLE,
    },
    sqs,
    s3,
    dynamodb,
    queues,
    bucket: BUCKET,
    table: TABLE,
    async stop() {
      for (const client of [sqs, s3, dynamodb]) {
        client.destroy();
      }
      await servers.stop();
    },
  };
}

/** Creates the queues with their redrive policies. */
async function createQueues(sqs: SQSClient, endpoint: string): Promise<Stack['queues']> {
  const createQueue = async (name: string, attributes: Record<string, string> = {}) => {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    // The host of the URL that fauxqs returns does not resolve; fauxqs reads only the path.
    return `${endpoint}/000000000000/${name}`;
  };
  const redriveTo = async (queueUrl: string, maxReceiveCount: number) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
    );
    return {
      VisibilityTimeout: String(QUEUE_VISIBILITY_SECONDS),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount }),
    };
  };
  const deadLetter = await createQueue('insignia-dead-letter');
  const lastChance = await createQueue(
    'insignia-last-chance',
    await redriveTo(deadLetter, LAST_CHANCE_MAX_RECEIVE_COUNT),
  );
  const tasks = await createQueue('insignia-tasks', await redriveTo(lastChance, TASK_MAX_RECEIVE_COUNT));
  return { tasks, lastChance, deadLetter };
}
