import { setTimeout as pause } from 'node:timers/promises';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { s3, sqs } from '../lib/aws/clients.ts';
import { createDataBucket } from '../lib/aws/data-bucket.ts';
import { createQueues } from '../lib/aws/queues.ts';
import { readSettings } from '../lib/config/settings.ts';
import { logger, mark } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { basisOfRound } from '../lib/task/invocation.ts';
import { openRound } from '../lib/task/open-round.ts';

const { resources } = readSettings(process.env);
const bucket = createDataBucket(s3, resources.dataBucket);
const queues = createQueues(sqs, resources);
logger.info(`${mark.started} open-round started`);

/** Sends one task for each roster of the round that the schedule's or a person's input names. */
export const handler = middy()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(publishingMetrics)
  .handler((input: unknown, context: Context) => {
    const remainingMs = () => context.getRemainingTimeInMillis();
    return openRound(input, { log: logger, bucket, queues, basisFor: basisOfRound, pause, remainingMs });
  });
