import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * Time-outs of one call, in ms: a call that hangs must not eat the invocation; the SDK tries three times. Without the third
 * option the SDK only warns of a request that is over its time, and waits on.
 */
const callTimeouts = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** The clients of one function, made once and kept: settings and endpoints come from the AWS SDK's own variables. */
export const sqs = new SQSClient({
  requestHandler: callTimeouts,
  // An endpoint of one's own is meant, whatever host a queue's URL names.
  useQueueUrlAsEndpoint: process.env.AWS_ENDPOINT_URL_SQS === undefined,
});
export const dynamodb = new DynamoDBClient({ requestHandler: callTimeouts });
export const s3 = new S3Client({
  requestHandler: callTimeouts,
  // An endpoint of one's own has no bucket names in its host name.
  forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined,
});
