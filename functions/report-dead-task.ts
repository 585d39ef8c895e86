import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readSettings } from '../lib/config/settings.ts';
import { logger, mark } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { depsOfInvocation } from '../lib/task/invocation.ts';
import { measured } from '../lib/task/measured.ts';
import { reportDeadTask } from '../lib/task/report-dead-task.ts';

const settings = readSettings(process.env);
const processor = new BatchProcessor(EventType.SQS);
logger.info(`${mark.started} report-dead-task started`);

/** Ends each task of the last-chance queue: its user is told, and its message kept for a person where one is needed. */
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(publishingMetrics)
  .handler((event, context) => {
    const deps = depsOfInvocation(context, settings, settings.resources.lastChanceQueueUrl);
    const work = (record: SQSRecord) =>
      measured(deps, Number(record.attributes.SentTimestamp), (parts) => reportDeadTask(record, parts));
    return processPartialResponse(event, work, processor, { context, throwOnFullBatchFailure: false });
  });
