import { InsigniaError } from '../errors.ts';
import { MARK, type TaskLog } from '../observability/logger.ts';
import { processTask, type TaskDeps } from './process-task.ts';
import { type MessageDeps, measureAge, type TaskMessage } from './queue-message.ts';
import { bodyOf, parseTask } from './task.ts';

/** The dependencies of running a task from a message or a schedule. */
export interface RunDeps extends TaskDeps, MessageDeps {
  readonly log: TaskLog;
}

/**
 * Processes the task in a message. A message that is refused goes to the last-chance queue.
 *
 * @throws InsigniaError, or an error of the AWS SDK, when the message must return to its queue
 */
export async function runTask(message: TaskMessage, deps: RunDeps): Promise<void> {
  const { body, receiveCount, sentAt } = message;
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
    await deps.queues.sendToLastChance(message, error);
  }
}

/**
 * Processes the task in a schedule's input. After a retryable error the task is sent to the tasks queue, which retries it.
 *
 * @throws an error of the AWS SDK when the task cannot be sent; Lambda then sends it to the function's failure destination
 */
export async function runScheduledTask(input: unknown, deps: RunDeps): Promise<void> {
  const message: TaskMessage = { body: bodyOf(input), attributes: {}, receiveCount: 1, sentAt: deps.now() };
  measureAge(message, deps);
  try {
    await runTask(message, deps);
  } catch (thrown) {
    const { code, message: reason } = InsigniaError.from(thrown);
    await sendOn(message.body, deps);
    deps.log.warn(`${MARK.reconnection} The scheduled task was sent to the tasks queue`, { code, reason });
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
