import { createHash } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import type { TaskEnd } from '../notification/message.ts';
import { mark } from '../observability/logger.ts';
import { announceOnce } from './announce.ts';
import { announcementBudgetMs } from './deadline.ts';
import { InsigniaError } from './errors.ts';
import { receiveCountOf, workOnMessage } from './message-record.ts';
import { failed } from './outcome.ts';
import { announcedEnd, announcedRefusal } from './records.ts';
import type { RunDeps } from './run-task.ts';
import { carriedBody, type InsigniaTask, parseTask, TASK_TYPE, userNamedIn } from './task.ts';

/**
 * Ends a task that could not end by itself. What is done is decided from the body and the records, never from the
 * message's attributes, which survive a redrive. The order is always: announce, send on, delete.
 *
 * @throws InsigniaError when the message has to come back; its delay is set by then.
 */
export const reportDeadTask = (record: SQSRecord, deps: RunDeps): Promise<void> =>
  workOnMessage(record, deps, async () => {
    try {
      await report(carriedBody(record.body), record, deps);
    } finally {
      await deps.channel.close();
    }
  });

async function report(body: string, record: SQSRecord, deps: RunDeps): Promise<void> {
  try {
    const task = parseTask(body);
    deps.log.appendKeys({ taskId: task.taskId, agency: task.agency.code, attempt: receiveCountOf(record) });
    // Asked before the record is made, too: one that is made when the time is over would never run out.
    announcementBudgetMs(deps.remainingMs());
    // While the user is told, no worker can compute the outcome: a failure is never announced after a success.
    const outcome = await deps.records.outcomeOrElse(task, () => giveUp(body, task, record, deps));
    if (outcome) await announceOnce(announcedEnd(task, outcome.status), outcome, deps);
  } catch (thrown) {
    const error = InsigniaError.from(thrown);
    if (error.retryable) throw error;
    await refuse(body, error, deps);
  }
}

/** Tells the user that the task ended without a result, and keeps its message for a person. */
async function giveUp(body: string, task: InsigniaTask, record: SQSRecord, deps: RunDeps): Promise<void> {
  const error = new InsigniaError(
    'TASK_WITHOUT_RESULT',
    'The task ended without a result after every try; the operators have its message and can start it again.',
    { retryable: true },
  );
  const sentAt = Number(record.attributes.SentTimestamp) || deps.now();
  const end = failed(task, error, {
    defaultUserId: deps.settings.webSocket.defaultUserId,
    // It would show where the task was given up, not why it failed.
    includeStackTrace: false,
    startedAt: Math.min(sentAt, deps.now()),
    now: deps.now,
  });
  await announceOnce(announcedEnd(task, end.status), end, deps);
  await sendToDeadLetter(body, error, deps);
}

/**
 * Tells the user whom a body names that it is refused, once a body, and keeps it for a person. The refusal has an id of
 * its own, made from the body, so that it contradicts nothing that is said of a task.
 */
async function refuse(body: string, error: InsigniaError, deps: RunDeps): Promise<void> {
  const refusalId = `refused:${createHash('sha256').update(body).digest('hex')}`;
  const end: TaskEnd = {
    taskId: refusalId,
    userId: userNamedIn(body) ?? deps.settings.webSocket.defaultUserId,
    taskType: TASK_TYPE,
    status: 'failed',
    completedAt: new Date(deps.now()).toISOString(),
    duration: 0,
    error: error.message,
  };
  await announceOnce(announcedRefusal(refusalId), end, deps);
  await sendToDeadLetter(body, error, deps);
}

async function sendToDeadLetter(body: string, reason: InsigniaError, deps: RunDeps): Promise<void> {
  await deps.queues.sendToDeadLetter(body, reason);
  deps.log.error(`${mark.failure} The message is kept in the dead-letter queue`, {
    code: reason.code,
    reason: reason.message,
  });
}
