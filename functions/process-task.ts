import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readSettings } from '../lib/config/settings.ts';
import { logger, mark } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { depsOfInvocation } from '../lib/task/invocation.ts';
import { measured } from '../lib/task/measured.ts';
import { runTaskFromMessage } from '../lib/task/run-task.ts';

const settings = readSettings(process.env);
const processor = new BatchProcessor(EventType.SQS);
logger.info(`${mark.started} process-task started`);

/** Works on the task of each message of the tasks queue; a message that has to come back is reported as failed. */
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(publishingMetrics)
  .handler((event, context) => {
    const deps = depsOfInvocation(context, settings, settings.resources.taskQueueUrl);
    const work = (record: SQSRecord) =>
      measured(deps, Number(record.attributes.SentTimestamp), (parts) => runTaskFromMessage(record, parts));
    return processPartialResponse(event, work, processor, { context, throwOnFullBatchFailure: false });
  });
