import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { readSettings } from '../lib/config/settings.ts';
import { logger, mark } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { depsOfInvocation } from '../lib/task/invocation.ts';
import { measured } from '../lib/task/measured.ts';
import { runTaskFromSchedule } from '../lib/task/run-task.ts';

const settings = readSettings(process.env);
logger.info(`${mark.started} process-scheduled-task started`);

/** Works on the task that is the schedule's input; one that has to be tried again goes to the tasks queue. */
export const handler = middy()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(publishingMetrics)
  .handler((input: unknown, context: Context) => {
    const deps = depsOfInvocation(context, settings, settings.resources.taskQueueUrl);
    return measured(deps, Date.now(), (parts) => runTaskFromSchedule(input, parts));
  });
