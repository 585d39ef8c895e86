import { STACK_TRACE_MAX_BYTES } from '../config/defaults.ts';
import type { TaskEnd } from '../notification/message.ts';
import type { InsigniaError } from './errors.ts';
import type { InsigniaTask } from './task.ts';

/** How a task ended; recorded once, announced from the record. */
export type Outcome = TaskEnd;

interface Circumstances {
  /** Who is told when the task names nobody. */
  readonly defaultUserId: string;
  readonly includeStackTrace: boolean;
  /** When the work began and ended, in ms of the epoch, as fractional as the clock is. */
  readonly startedAt: number;
  readonly now: () => number;
}

const endOf = (task: InsigniaTask, { defaultUserId, startedAt, now }: Circumstances) => ({
  taskId: task.taskId,
  userId: task.userId ?? defaultUserId,
  taskType: task.taskType,
  completedAt: new Date(now()).toISOString(),
  duration: Math.round((now() - startedAt) * 100) / 100,
});

/** The outcome of a task whose results are stored. */
export const succeeded = (task: InsigniaTask, result: object, circumstances: Circumstances): Outcome => ({
  ...endOf(task, circumstances),
  status: 'success',
  result,
});

/** The outcome of a task that cannot succeed; the error's message is what its user reads. */
export const failed = (task: InsigniaTask, error: InsigniaError, circumstances: Circumstances): Outcome => ({
  ...endOf(task, circumstances),
  status: 'failed',
  error: error.message,
  ...(circumstances.includeStackTrace ? { stackTrace: stackTraceOf(error) } : {}),
});

/** The error's stack with file names in place of paths, at most 4 kB of UTF-8. */
export function stackTraceOf(error: Error): string {
  const stack = (error.stack ?? String(error)).replace(
    /^(\s+at (?:[^(]+ \()?)(?:file:\/\/)?(?:[A-Za-z]:)?[\\/].*[\\/](?=[^\\/]+$)/gm,
    '$1',
  );
  const bytes = new TextEncoder().encodeInto(stack, new Uint8Array(STACK_TRACE_MAX_BYTES));
  return stack.slice(0, bytes.read);
}
