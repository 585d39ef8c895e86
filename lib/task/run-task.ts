import { InsigniaError } from '../errors.ts';
import { MARK, type TaskLog } from '../observability/logger.ts';
import { processTask, type TaskDeps } from './process-task.ts';
import { type MessageDeps, measureAge, type TaskMessage } from './queue-message.ts';
import { parseTask } from './task.ts';

/** What running a task from a message or a schedule needs from outside. */
export interface RunDeps extends TaskDeps, MessageDeps {
  readonly log: TaskLog;
}

/**
 * Processes the task in a message. A body that can never be worked on goes to the last-chance queue.
 *
 * @throws InsigniaError, or an error of the AWS SDK, when the message has to come back.
 */
export async function runTask({ body, receiveCount, sentAt }: TaskMessage, deps: RunDeps): Promise<void> {
  try {
    const task = parseTask(body);
    deps.log.appendKeys({ taskId: task.taskId, agency: task.agency.code, attempt: receiveCount });
    await processTask(task, sentAt, deps);
  } catch (thrown) {
    const error = InsigniaError.from(thrown);
    if (error.retryable) {
      throw error;
    }
    deps.log.error(`${MARK.failure} The message is refused and goes to the last-chance queue`, {
      code: error.code,
      reason: error.message,
    });
    await deps.queues.sendToLastChance(body, error);
  }
}

/**
 * Processes the task in a schedule's input, once: where trying again may help, the task goes to the tasks queue, whose
 * retries apply from there.
 *
 * @throws errors of the AWS SDK when the task can't be sent on; the function's failure destination gets it then.
 */
export async function runScheduledTask(input: unknown, deps: RunDeps): Promise<void> {
  const message: TaskMessage = { body: JSON.stringify(input) ?? 'null', receiveCount: 1, sentAt: deps.now() };
  measureAge(message, deps);
  try {
    await runTask(message, deps);
  } catch (thrown) {
    const { code, message: reason } = InsigniaError.from(thrown);
    await sendOn(message.body, deps);
    deps.log.warn(`${MARK.reconnection} The scheduled task goes on in the tasks queue`, { code, reason });
  }
}

async function sendOn(body: string, { queues, measure }: RunDeps): Promise<void> {
  try {
    await queues.sendTask(body);
  } catch (thrown) {
    measure('RecordsFailed');
    throw thrown;
  }
}
