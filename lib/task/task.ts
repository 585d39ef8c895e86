import * as v from 'valibot';
import { type ErrorCode, InsigniaError } from '../errors.ts';
import { rosterFolder } from './keys.ts';

/** The one kind of task there is; the old service's name for it. */
export const TASK_TYPE = 'insignia_background_processing';

function matching(pattern: RegExp, allowed: string) {
  return v.pipe(v.string(`must be text: ${allowed}`), v.regex(pattern, `must be ${allowed}`));
}

/** The schema of a task message, as valibot reads it. Unknown keys are refused. */
export const taskSchema = v.pipe(
  v.strictObject({
    taskId: matching(/^[\w.:-]{1,128}$/, '1 to 128 of A-Z a-z 0-9 . _ : -'),
    userId: v.optional(matching(/^[\x21-\x7e]{1,128}$/, '1 to 128 printable characters without spaces')),
    taskType: v.optional(v.literal(TASK_TYPE, `must be "${TASK_TYPE}"`), TASK_TYPE),
    roundYear: v.pipe(
      v.number('must be a number: a Buddhist Era year'),
      v.integer('must be a whole Buddhist Era year'),
      v.minValue(2565, 'must be 2565 or later: earlier rounds are under another regulation'),
      v.maxValue(2999, 'must be a Buddhist Era year up to 2999'),
    ),
    agency: v.strictObject(
      {
        code: matching(/^[\w-]{1,32}$/, '1 to 32 of 0-9 A-Z a-z _ -'),
        name: v.optional(
          v.pipe(
            v.string('must be text'),
            v.minLength(1, 'must not be empty'),
            v.maxLength(200, 'must be at most 200 letters'),
          ),
        ),
      },
      'must be an object with the agency’s code',
    ),
    rosterKey: v.pipe(
      v.string('must be text'),
      v.check((key) => !key.includes('..'), 'must not have ".." in it'),
      v.regex(/^rosters\/\d{4}\/.+\.(csv|xlsx)$/, 'must be rosters/<roundYear>/<file>.csv or .xlsx'),
      v.maxLength(512, 'must be at most 512 letters'),
    ),
  }),
  v.forward(
    v.check(
      ({ rosterKey, roundYear }) => rosterKey.startsWith(rosterFolder(roundYear)),
      'must lie under rosters/<roundYear>/ of the same roundYear',
    ),
    ['rosterKey'],
  ),
);

/** One piece of work: the nominations of one agency for one round. */
export type InsigniaTask = v.InferOutput<typeof taskSchema>;

/**
 * The value found, as an error may show it: codes and keys are quoted, anything that could be a person's name or number
 * is only described.
 */
function shown(key: string | null, value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'string') {
    const quotable = key !== 'userId' && /^[\w./:-]{1,64}$/.test(value) && !/\d{9}/.test(value);
    return quotable ? JSON.stringify(value) : `a text of ${value.length} letters`;
  }
  if (typeof value === 'number') {
    return Math.abs(value) < 1e8 ? `the number ${value}` : 'a number';
  }
  return typeof value === 'object' ? 'an object' : `${value}`;
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue);
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') {
      return `unknown key ${shown(null, key)}: remove it`;
    }
    if (issue.received === 'undefined' && key !== null) {
      return `${key} is missing`;
    }
    return `${key ?? 'the message'} is ${shown(key, issue.input)}; it must be an object`;
  }
  return `${key} is ${shown(key, issue.path?.at(-1)?.value)}; it ${issue.message}`;
}

/**
 * Reads an input by its schema.
 *
 * @param what what the input should be, for the error
 * @throws InsigniaError with `code` that lists every problem: the key, what was found, what is right. Never retryable.
 */
export function readAs<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  { code, what }: { readonly code: ErrorCode; readonly what: string },
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) {
    return parsed.output;
  }
  throw new InsigniaError(code, `${what}: ${parsed.issues.map(problemOf).join('; ')}.`, { retryable: false });
}

/**
 * Reads a task from what a schedule gave as its input.
 *
 * @throws InsigniaError TASK_MALFORMED, as {@link readAs} does.
 */
export function taskFrom(input: unknown): InsigniaTask {
  return readAs(taskSchema, input, { code: 'TASK_MALFORMED', what: 'The message is no insignia task' });
}

/**
 * Reads a task from a message body.
 *
 * @throws InsigniaError TASK_MALFORMED, as {@link readAs} does, or when the body is not JSON.
 */
export function parseTask(body: string): InsigniaTask {
  return taskFrom(parseJson(body));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, which may hold personal data: only its length is told.
    throw new InsigniaError(
      'TASK_MALFORMED',
      `The message is no insignia task: its body (${body.length} letters) is not JSON; send one JSON object.`,
      { retryable: false },
    );
  }
}

/** The user a body names, although it is no task; undefined when none can be read. */
export function userNamedIn(body: string): string | undefined {
  try {
    const userId: unknown = JSON.parse(body)?.userId;
    return v.is(taskSchema.entries.userId, userId) ? userId : undefined;
  } catch {
    // A body that is not JSON names nobody; its refusal was reported where it was parsed.
    return undefined;
  }
}

/**
 * The body as it was first sent: what Lambda writes to the destination of a failed asynchronous invocation is a record
 * around the input (`requestContext`, `requestPayload`; AWS Lambda Developer Guide, "Capturing records of Lambda
 * asynchronous invocations").
 */
export function carriedBody(body: string): string {
  try {
    const { requestContext, requestPayload } = JSON.parse(body) ?? {};
    return requestContext !== undefined && requestPayload !== undefined ? JSON.stringify(requestPayload) : body;
  } catch {
    // Not JSON, so no such record: the body is reported as it is.
    return body;
  }
}
