import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { readSettings } from '../lib/config/settings.ts';
import { depsOfRound } from '../lib/invocation.ts';
import { logger, loggingContext, MARK } from '../lib/observability/logger.ts';
import { publishingMetrics } from '../lib/observability/metrics.ts';
import { openRound } from '../lib/task/open-round.ts';

const settings = readSettings(process.env);
logger.info(`${MARK.started} open-round started`);

/** Sends one task for each roster of the round named in the input, which comes from a schedule or an operator. */
export const handler = middy()
  .use(loggingContext)
  .use(publishingMetrics)
  .handler((input: unknown, context: Context) => openRound(input, depsOfRound(context, settings)));
