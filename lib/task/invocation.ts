import type { Context } from 'aws-lambda';
import policy from '../../config/policy.json' with { type: 'json' };
import { readAuthToken } from '../aws/auth-token.ts';
import { dynamodb, s3, sqs } from '../aws/clients.ts';
import { createDataBucket } from '../aws/data-bucket.ts';
import { createQueues } from '../aws/queues.ts';
import { RecordTable } from '../aws/record-table.ts';
import type { Settings } from '../config/settings.ts';
import { basisFor } from '../eligibility/basis.ts';
import { createNotificationChannel } from '../notification/channel.ts';
import { logger } from '../observability/logger.ts';
import { deadlineSignal } from './deadline.ts';
import { createRecords } from './records.ts';
import type { RunDeps } from './run-task.ts';

/** The rules of a round under the policy of this deployment. */
export const basisOfRound = (roundYear: number) => basisFor(roundYear, policy);

/**
 * What one invocation works with. Only settings and AWS clients outlive it: the connection, the records' layers and
 * their context are its own.
 *
 * @param queueUrl the queue whose messages the function works on
 */
export function depsOfInvocation(context: Context, settings: Settings, queueUrl: string): RunDeps {
  const { dataBucket, recordTable } = settings.resources;
  const { authTokenParameter } = settings.webSocket;
  // Anchored anew in each invocation: between two of them Lambda stops the one clock and not the other.
  const epoch = Date.now() - performance.now();
  const now = () => epoch + performance.now();
  return {
    settings,
    log: logger,
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
