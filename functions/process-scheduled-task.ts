import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { readSettings } from '../lib/config/settings.ts';
import { depsOfTask } from '../lib/invocation.ts';
import { logger, loggingContext, MARK } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { runScheduledTask } from '../lib/task/run-task.ts';

const settings = readSettings(process.env);
logger.info(`${MARK.started} process-scheduled-task started`);

/** Works on the task in the schedule's input; after a retryable error the task goes to the tasks queue. */
export const handler = middy()
  .use(loggingContext)
  .use(publishingMetrics)
  .handler((input: unknown, context: Context) =>
    runScheduledTask(input, depsOfTask(context, settings, settings.resources.taskQueueUrl)),
  );
