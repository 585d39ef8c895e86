import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import policy from '../config/policy.json' with { type: 'json' };
import { readAuthToken } from './aws/auth-token.ts';
import { dynamodb, s3, sqs } from './aws/clients.ts';
import { createDataBucket } from './aws/data-bucket.ts';
import { createQueues } from './aws/queues.ts';
import { RecordTable } from './aws/record-table.ts';
import type { Settings } from './config/settings.ts';
import { basisFor } from './eligibility/basis.ts';
import { createNotificationChannel } from './notification/channel.ts';
import { logger } from './observability/logger.ts';
import { measure, publishMetrics } from './observability/metrics.ts';
import { deadlineSignal } from './task/deadline.ts';
import type { OpenRoundDeps } from './task/open-round.ts';
import { createRecords } from './task/records.ts';
import type { RunDeps } from './task/run-task.ts';

/** The rules of a round, with the policy of this deployment. */
function basisOfRound(roundYear: number) {
  return basisFor(roundYear, policy);
}

/**
 * The dependencies of one invocation that works on a task. Only the settings and the AWS clients are shared between
 * invocations; the connection and the records' persistence layers are made for each.
 *
 * @param queueUrl URL of the queue whose messages the function works on
 */
export function depsOfTask(context: Context, settings: Settings, queueUrl: string): RunDeps {
  const { dataBucket, recordTable } = settings.resources;
  const { authTokenParameter } = settings.webSocket;
  // Computed in each invocation: Lambda freezes the process between invocations, which stops performance.now() only.
  const epoch = Date.now() - performance.now();
  const now = () => epoch + performance.now();
  return {
    settings,
    log: logger,
    measure,
    publishMetrics,
    queueUrl,
    queues: createQueues(sqs, settings.resources),
    bucket: createDataBucket(s3, dataBucket),
    records: createRecords(() => new RecordTable(recordTable, dynamodb, logger), context),
    channel: createNotificationChannel(settings.webSocket, {
      log: logger,
      now,
      ...(authTokenParameter && { readToken: (options) => readAuthToken(authTokenParameter, options) }),
    }),
    basisFor: basisOfRound,
    remainingMs: () => context.getRemainingTimeInMillis(),
    deadlineSignal,
    now,
    random: Math.random,
  };
}

/** The dependencies of one invocation that opens a round. */
export function depsOfRound(context: Context, { resources }: Settings): OpenRoundDeps {
  return {
    log: logger,
    bucket: createDataBucket(s3, resources.dataBucket),
    queues: createQueues(sqs, resources),
    basisFor: basisOfRound,
    pause,
    remainingMs: () => context.getRemainingTimeInMillis(),
  };
}
