import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AWS_CALL_TIMEOUT_MS } from '../config/defaults.ts';
import { s3Options, sqsOptions } from './client-options.ts';

/**
 * Time-outs of one call, in ms, so that a hanging call does not use up the invocation; the SDK tries three times. Without
 * the third option the SDK only warns when a request times out, and keeps waiting.
 */
const CALL_TIMEOUTS = {
  connectionTimeout: 2_000,
  requestTimeout: AWS_CALL_TIMEOUT_MS,
  throwOnRequestTimeout: true,
};

const { AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL_S3 } = process.env;

// Shared by all invocations. Region, credentials and endpoints come from the AWS SDK's own variables.

/** The client of SQS. */
export const sqs = new SQSClient({ requestHandler: CALL_TIMEOUTS, ...sqsOptions(AWS_ENDPOINT_URL_SQS) });
/** The client of DynamoDB. */
export const dynamodb = new DynamoDBClient({ requestHandler: CALL_TIMEOUTS });
/** The client of S3. */
export const s3 = new S3Client({ requestHandler: CALL_TIMEOUTS, ...s3Options(AWS_ENDPOINT_URL_S3) });
