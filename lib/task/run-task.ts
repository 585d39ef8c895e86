import type { SQSRecord } from 'aws-lambda';
import { mark, type TaskLog } from '../observability/logger.ts';
import { InsigniaError } from './errors.ts';
import { type MessageDeps, receiveCountOf, workOnMessage } from './message-record.ts';
import { processTask, type TaskDeps } from './process-task.ts';
import { carriedBody, parseTask } from './task.ts';

/** What running a task from a message or a schedule needs from outside. */
export interface RunDeps extends TaskDeps, MessageDeps {
  readonly log: TaskLog;
}

/**
 * Processes the task in a message of the tasks queue.
 *
 * @throws InsigniaError when the message has to come back; its delay is set by then.
 */
export const runTaskFromMessage = (record: SQSRecord, deps: RunDeps): Promise<void> =>
  workOnMessage(record, deps, () => run(carriedBody(record.body), receiveCountOf(record), deps));

/**
 * Processes the task in a schedule's input, once: where trying again may help, the task goes to the tasks queue, whose
 * retries it has from there.
 *
 * @throws errors of the AWS SDK when the task can't be sent on; the function's failure destination has it then.
 */
export async function runTaskFromSchedule(input: unknown, deps: RunDeps): Promise<void> {
  const body = JSON.stringify(input) ?? 'null';
  try {
    await run(body, 1, deps);
  } catch (thrown) {
    const { code, message } = InsigniaError.from(thrown);
    await deps.queues.sendTask(body);
    deps.log.warn(`${mark.reconnection} The scheduled task goes on in the tasks queue`, { code, reason: message });
  }
}

/** What messages and schedules have in common. A body that can never be worked on goes to the last-chance queue. */
async function run(body: string, attempt: number, deps: RunDeps): Promise<void> {
  try {
    const task = parseTask(body);
    deps.log.appendKeys({ taskId: task.taskId, agency: task.agency.code, attempt });
    await processTask(task, deps);
  } catch (thrown) {
    const error = InsigniaError.from(thrown);
    if (error.retryable) throw error;
    deps.log.error(`${mark.failure} The message is refused and goes to the last-chance queue`, {
      code: error.code,
      reason: error.message,
    });
    await deps.queues.sendToLastChance(body, error);
  }
}
