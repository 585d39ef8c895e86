import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readSettings } from '../lib/config/settings.ts';
import { depsOfTask } from '../lib/invocation.ts';
import { logger, loggingContext, MARK } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { workOnMessage } from '../lib/task/queue-message.ts';
import { runTask } from '../lib/task/run-task.ts';

const settings = readSettings(process.env);
const processor = new BatchProcessor(EventType.SQS);
logger.info(`${MARK.started} process-task started`);

/** Works on the task in each message of the tasks queue; a message that must return is reported as failed. */
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(loggingContext)
  .use(publishingMetrics)
  .handler((event, context) => {
    const deps = depsOfTask(context, settings, settings.resources.taskQueueUrl);
    const work = (message: SQSRecord) => workOnMessage(message, deps, runTask);
    return processPartialResponse(event, work, processor, { context, throwOnFullBatchFailure: false });
  });
