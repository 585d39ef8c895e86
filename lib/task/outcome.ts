import { InsigniaError, type Texts } from '../errors.ts';
import type { OutcomeOf } from '../notification/message.ts';
import type { ResultSummary } from '../results/result-document.ts';
import type { InsigniaTask } from './task.ts';

/** Largest stack trace in a notification, in bytes of UTF-8: enough for the frames of our own code. */
const STACK_TRACE_MAX_BYTES = 4096;

/** Longest text of an error in a notification, in characters of one language: a missing roster of 20 files with usual names takes 1,000. */
const ERROR_MAX_CHARACTERS = 4000;

/** How a task ended: a success carries the summary of its results. */
export type Outcome = OutcomeOf<ResultSummary>;

/** What an outcome needs besides the task and its result. */
export interface OutcomeOptions {
  /** The user to notify when the task names none. */
  readonly defaultUserId: string;
  readonly includeStackTrace: boolean;
  /** When the work began, in epoch ms, fractional. */
  readonly startedAt: number;
  /** The time, in epoch ms, fractional. */
  readonly now: () => number;
}

function headOf(task: InsigniaTask, { defaultUserId, startedAt, now }: OutcomeOptions) {
  return {
    taskId: task.taskId,
    userId: task.userId ?? defaultUserId,
    taskType: task.taskType,
    completedAt: new Date(now()).toISOString(),
    duration: Math.round((now() - startedAt) * 100) / 100,
  };
}

/** The outcome of a task whose results are stored. */
export function succeeded(task: InsigniaTask, result: ResultSummary, options: OutcomeOptions): Outcome {
  return { ...headOf(task, options), status: 'success', result };
}

/** The outcome of a task that cannot succeed; its user reads the error's message. */
export function failed(task: InsigniaTask, error: InsigniaError, options: OutcomeOptions): Outcome {
  return {
    ...headOf(task, options),
    status: 'failed',
    ...textsOf(error),
    ...(options.includeStackTrace ? { stackTrace: stackTraceOf(error) } : {}),
  };
}

/** What an outcome says about an error: one text, Thai first, and the two languages apart. */
export function textsOf({ texts }: InsigniaError): { readonly error: string; readonly errors: Texts } {
  const errors = { th: shortened(texts.th), en: shortened(texts.en) };
  return { error: errors.th === errors.en ? errors.en : `${errors.th} ${errors.en}`, errors };
}

function shortened(text: string): string {
  return text.length <= ERROR_MAX_CHARACTERS ? text : `${text.slice(0, ERROR_MAX_CHARACTERS - 1).toWellFormed()}…`;
}

/**
 * The error's stack with file names instead of paths, at most 4 kB of UTF-8. It begins with the English text alone:
 * developers read it, and both texts are in the notification already.
 */
export function stackTraceOf(error: Error): string {
  const whole = error.stack ?? String(error);
  const inEnglish = error instanceof InsigniaError ? whole.replace(error.message, () => error.texts.en) : whole;
  const stack = inEnglish.replace(/^(\s+at (?:[^(]+ \()?)(?:file:\/\/)?(?:[A-Za-z]:)?[\\/].*[\\/](?=[^\\/]+$)/gm, '$1');
  const bytes = new TextEncoder().encodeInto(stack, new Uint8Array(STACK_TRACE_MAX_BYTES));
  return stack.slice(0, bytes.read);
}
