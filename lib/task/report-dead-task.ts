import { LAST_CHANCE_LIFE_SECONDS } from '../config/defaults.ts';
import { InsigniaError } from '../errors.ts';
import { MARK } from '../observability/logger.ts';
import { announceOutcome, announceToUser } from './announce.ts';
import { announcementBudgetMs } from './deadline.ts';
import { refusalIdOf } from './keys.ts';
import { failed, type Outcome, textsOf } from './outcome.ts';
import type { TaskMessage } from './queue-message.ts';
import { identityOfOutcome, identityOfRefusal } from './records.ts';
import type { RunDeps } from './run-task.ts';
import { type InsigniaTask, parseTask, TASK_TYPE, taskIdNamedIn, userNamedIn } from './task.ts';

/**
 * Ends the task of a message in the last-chance queue. The body and the records decide how, not the message's attributes,
 * which survive a redrive. The order is always: announce, send to the dead-letter queue, delete. A message that has become
 * too old to wait for its announcement goes to the dead-letter queue without it.
 *
 * @throws InsigniaError, or an error of the AWS SDK, when the message must return to its queue
 */
export async function reportDeadTask(message: TaskMessage, deps: RunDeps): Promise<void> {
  try {
    await endTask(message, deps);
  } catch (thrown) {
    if (deps.now() - message.sentAt < LAST_CHANCE_LIFE_SECONDS * 1000) {
      throw thrown;
    }
    await sendToDeadLetter(message, InsigniaError.from(thrown), deps);
  } finally {
    await deps.channel.close();
  }
}

async function endTask(message: TaskMessage, deps: RunDeps): Promise<void> {
  try {
    const task = parseTask(message.body);
    deps.log.appendKeys({ taskId: task.taskId, agency: task.agency.code, attempt: message.receiveCount });
    // Checked before the record is created: one created with no time left would never expire.
    announcementBudgetMs(deps.remainingMs());
    // The record is held during the announcement, so that no worker computes a success meanwhile.
    const outcome = await deps.records.outcomeOrElse(task, () => giveUp(task, message, deps));
    if (outcome) {
      await announceToUser(task, outcome, message.sentAt, deps);
    }
  } catch (thrown) {
    const error = InsigniaError.from(thrown);
    if (error.retryable) {
      throw error;
    }
    await refuse(message, error, deps);
  }
}

/** Announces that the task ended without a result, and keeps its message for an operator. */
async function giveUp(task: InsigniaTask, message: TaskMessage, deps: RunDeps): Promise<void> {
  const error = new InsigniaError(
    'TASK_WITHOUT_RESULT',
    {
      th: 'งานสิ้นสุดลงโดยไม่มีผลการพิจารณา แม้ระบบได้พยายามครบทุกครั้งแล้ว ผู้ดูแลระบบเก็บข้อความสั่งงานไว้และเริ่มงานใหม่ได้',
      en: 'The task ended without a result after every try; the operators have its message and can start it again.',
    },
    { retryable: true },
  );
  const outcome = failed(task, error, {
    defaultUserId: deps.settings.webSocket.defaultUserId,
    // It would show where the error was made, not why the task failed.
    includeStackTrace: false,
    startedAt: Math.min(message.sentAt, deps.now()),
    now: deps.now,
  });
  await announceOutcome(identityOfOutcome(task, outcome, undefined), outcome, message.sentAt, deps);
  await sendToDeadLetter(message, error, deps);
}

/**
 * Notes the refusal under its id and under the taskId that the body names, announces it to the user named there, once per
 * body, and keeps the body for an operator. The refusal's id is made from the body, so that it cannot contradict an
 * announcement of a task.
 */
async function refuse(message: TaskMessage, error: InsigniaError, deps: RunDeps): Promise<void> {
  const { body, sentAt } = message;
  const refusalId = refusalIdOf(body);
  const texts = textsOf(error);
  const refusedAt = new Date(deps.now()).toISOString();
  // Checked before the record is created, as above.
  announcementBudgetMs(deps.remainingMs());
  for (const id of new Set([refusalId, taskIdNamedIn(body) ?? refusalId])) {
    await deps.records.noteRefusal(id, { refusalId, refusedAt, code: error.code, errors: texts.errors });
  }
  const outcome: Outcome = {
    taskId: refusalId,
    userId: userNamedIn(body) ?? deps.settings.webSocket.defaultUserId,
    taskType: TASK_TYPE,
    status: 'failed',
    completedAt: refusedAt,
    duration: 0,
    ...texts,
  };
  await announceOutcome(identityOfRefusal(refusalId, outcome.userId), outcome, sentAt, deps);
  await sendToDeadLetter(message, error, deps);
}

async function sendToDeadLetter(message: TaskMessage, reason: InsigniaError, deps: RunDeps): Promise<void> {
  await deps.queues.sendToDeadLetter(message, reason);
  deps.log.error(`${MARK.failure} The message is kept in the dead-letter queue`, {
    code: reason.code,
    reason: reason.message,
  });
}
