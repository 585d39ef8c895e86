import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readSettings } from '../lib/config/settings.ts';
import { depsOfTask } from '../lib/invocation.ts';
import { logger, loggingContext, MARK } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { workOnMessage } from '../lib/task/queue-message.ts';
import { reportDeadTask } from '../lib/task/report-dead-task.ts';

const settings = readSettings(process.env);
const processor = new BatchProcessor(EventType.SQS);
logger.info(`${MARK.started} report-dead-task started`);

/** Ends each task of the last-chance queue: announces its end, and keeps its message if an operator is needed. */
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(loggingContext)
  .use(publishingMetrics)
  .handler((event, context) => {
    const deps = depsOfTask(context, settings, settings.resources.lastChanceQueueUrl);
    const work = (message: SQSRecord) => workOnMessage(message, deps, reportDeadTask);
    return processPartialResponse(event, work, processor, { context, throwOnFullBatchFailure: false });
  });
