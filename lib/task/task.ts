import * as v from 'valibot';
import { ROSTER_FILES_MAX } from '../config/defaults.ts';
import { REGULATION_2564 } from '../eligibility/regulation-2564/index.ts';
import { type ErrorCode, InsigniaError, type Texts } from '../errors.ts';
import { ROSTER_KEY, rosterFolder } from './keys.ts';

const FIRST_ROUND = REGULATION_2564.rounds.from;

const ROSTER_KEYS_ALLOWED = `must be one key or a list of 1 to ${ROSTER_FILES_MAX} keys`;

/** The most problems that the refusal of a message lists, so that a notification stays small. */
const PROBLEMS_NAMED_MAX = 20;

/** The longest key of an object in S3, in bytes of UTF-8 (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
const S3_KEY_MAX_BYTES = 1024;

/** The only task type, named as in the old service. */
export const TASK_TYPE = 'insignia_background_processing';

function matching(pattern: RegExp, allowed: string) {
  return v.pipe(v.string(`must be text: ${allowed}`), v.regex(pattern, `must be ${allowed}`));
}

/** Text that cannot be written as UTF-8 would come out of the services as another one. */
const WELL_FORMED = v.check((text: string) => text.isWellFormed(), 'must be well-formed text');

/** The schema of one key of a roster's file. */
export const ROSTER_KEY_SCHEMA = v.pipe(
  v.string('must be text'),
  v.check((key) => !key.includes('..'), 'must not have ".." in it'),
  v.check((key) => !key.split('/').includes('.'), 'must not have "." as a part'),
  WELL_FORMED,
  v.regex(ROSTER_KEY, 'must be rosters/<roundYear>/<file>.csv or .xlsx or .xls'),
  v.maxLength(512, 'must be at most 512 characters'),
  v.check((key) => Buffer.byteLength(key) <= S3_KEY_MAX_BYTES, `must be at most ${S3_KEY_MAX_BYTES} bytes in UTF-8`),
);

function isRosterKey(value: unknown): value is string {
  return v.is(ROSTER_KEY_SCHEMA, value);
}

/** The schema of the keys of a roster in several files: the parts of one export. */
export const ROSTER_KEYS_SCHEMA = v.pipe(
  v.array(ROSTER_KEY_SCHEMA),
  v.minLength(1, ROSTER_KEYS_ALLOWED),
  v.maxLength(ROSTER_FILES_MAX, ROSTER_KEYS_ALLOWED),
  v.check((keys) => new Set(keys).size === keys.length, 'must not name a key twice'),
);

/** The schema of a task message. Unknown keys are refused. */
export const TASK_SCHEMA = v.pipe(
  v.strictObject({
    // In a path "." and ".." are not names: the results would be elsewhere.
    taskId: matching(/^(?!\.{1,2}$)[\w.:-]{1,128}$/, '1 to 128 of A-Z a-z 0-9 . _ : - and not "." or ".."'),
    userId: v.optional(
      matching(/^(?!\.{1,2}$)[\x21-\x7e]{1,128}$/, '1 to 128 printable characters without spaces and not "." or ".."'),
    ),
    taskType: v.optional(v.literal(TASK_TYPE, `must be "${TASK_TYPE}"`), TASK_TYPE),
    roundYear: v.pipe(
      v.number('must be a number: a Buddhist Era year'),
      v.integer('must be a whole Buddhist Era year'),
      v.minValue(FIRST_ROUND, `must be ${FIRST_ROUND} or later: earlier rounds are under another regulation`),
      v.maxValue(2999, 'must be a Buddhist Era year up to 2999'),
    ),
    agency: v.strictObject({
      code: matching(/^[\w-]{1,32}$/, '1 to 32 of 0-9 A-Z a-z _ -'),
      name: v.optional(
        v.pipe(
          v.string('must be text'),
          v.minLength(1, 'must not be empty'),
          WELL_FORMED,
          v.maxLength(200, 'must be at most 200 characters'),
        ),
      ),
    }),
    // A list of one stays a list: records are bound to the value as it was sent.
    rosterKey: v.lazy((input): typeof ROSTER_KEY_SCHEMA | typeof ROSTER_KEYS_SCHEMA =>
      Array.isArray(input) ? ROSTER_KEYS_SCHEMA : ROSTER_KEY_SCHEMA,
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    // Also when there are other problems, so that one refusal names them all.
    const { rosterKey, roundYear } = (dataset.value ?? {}) as Record<string, unknown>;
    [rosterKey].flat().forEach((key, index) => {
      if (typeof roundYear === 'number' && isRosterKey(key) && !key.startsWith(rosterFolder(roundYear))) {
        const at = { type: 'unknown', origin: 'value', input: rosterKey, value: key } as const;
        addIssue({
          message: 'must lie under rosters/<roundYear>/ of the same roundYear',
          input: key,
          path: [{ ...at, key: 'rosterKey' }, ...(Array.isArray(rosterKey) ? [{ ...at, key: index }] : [])],
        });
      }
    });
  }),
);

/** One piece of work: the nominations of one agency for one round. */
export type InsigniaTask = v.InferOutput<typeof TASK_SCHEMA>;

/** The keys of a roster's files, in the order in which they are read. */
export function keysOf(rosterKey: InsigniaTask['rosterKey']): readonly string[] {
  return typeof rosterKey === 'string' ? [rosterKey] : rosterKey;
}

/** The longest value that an error quotes, in characters: a citizen id has 13. */
const QUOTED_MAX = 12;

/** A key of the message as an error may quote it. */
function shownKey(key: string): string {
  return isPlain(key) && key.length <= 64 ? JSON.stringify(key) : described(key);
}

function isPlain(text: string): boolean {
  return /^[\w./:-]+$/.test(text) && !/\d{9}/.test(text);
}

function described(text: string): string {
  return `a text of ${text.length} characters`;
}

/** The value of a key as an error may quote it. What could be a person's name or number is only described. */
function shown(key: string, value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return `a list of ${value.length}`;
  }
  if (typeof value === 'string') {
    const quotable = key !== 'userId' && isPlain(value) && value.length <= QUOTED_MAX;
    return quotable ? JSON.stringify(value) : described(value);
  }
  if (typeof value === 'number') {
    return Math.abs(value) < 1e8 && `${value}`.length <= QUOTED_MAX ? `the number ${value}` : 'a number';
  }
  return typeof value === 'object' ? 'an object' : `${value}`;
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue) ?? 'the message';
  if (issue.type !== 'strict_object') {
    return `${key} is ${shown(key, issue.input)}; it ${issue.message}`;
  }
  if (issue.expected === 'never') {
    return `unknown key ${shownKey(key)}: remove it`;
  }
  return issue.received === 'undefined'
    ? `${key} is missing`
    : `${key} is ${shown(key, issue.input)}; it must be an object`;
}

/**
 * Reads an input by its schema.
 *
 * @param refusal makes the error's message from the list of problems, in English without a full stop
 * @throws InsigniaError with `code`, not retryable, that lists every problem: the key, the value found, what is allowed
 */
export function readAs<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  { code, refusal }: { readonly code: ErrorCode; readonly refusal: (problems: string) => Texts | string },
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) {
    return parsed.output;
  }
  throw new InsigniaError(code, refusal(problemsIn(parsed.issues)), { retryable: false });
}

function problemsIn(issues: readonly v.BaseIssue<unknown>[]): string {
  const named = issues.slice(0, PROBLEMS_NAMED_MAX).map(problemOf);
  const more = issues.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more problems`] : [])].join('; ');
}

/**
 * Reads a task from a parsed input.
 *
 * @throws InsigniaError TASK_MALFORMED, as {@link readAs} does
 */
export function taskFrom(input: unknown): InsigniaTask {
  return readAs(TASK_SCHEMA, input, { code: 'TASK_MALFORMED', refusal: noTask });
}

/**
 * Says that a message is not a task. The officer whom it names cannot fix it, so the Thai text sends her to the people who
 * can. The problems are about keys and values of the message, which only those people know, and stay in English.
 */
function noTask(problems: string): Texts {
  return {
    th: `ข้อความสั่งงานพิจารณาเครื่องราชอิสริยาภรณ์ไม่ถูกต้อง จึงไม่ได้พิจารณาบัญชีรายชื่อ โปรดแจ้งผู้ดูแลระบบที่ส่งงานนี้ให้แก้ไขและส่งใหม่ (รายละเอียด: ${problems})`,
    en: `The message is not an insignia task: ${problems}.`,
  };
}

/**
 * Reads a task from a message body.
 *
 * @throws InsigniaError TASK_MALFORMED, as {@link readAs} does, or when the body is not JSON
 */
export function parseTask(body: string): InsigniaTask {
  return taskFrom(parseJson(body));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, which may contain personal data.
    throw new InsigniaError(
      'TASK_MALFORMED',
      noTask(`its body (${body.length} characters) is not JSON; send one JSON object`),
      { retryable: false },
    );
  }
}

/** The taskId that a body names, whatever it looks like; undefined when none can be read. */
export function taskIdNamedIn(body: string): string | undefined {
  const taskId = valueIn(body, 'taskId');
  return typeof taskId === 'string' || typeof taskId === 'number' ? String(taskId) : undefined;
}

/** The user named in a body that is not a valid task; undefined when none can be read. */
export function userNamedIn(body: string): string | undefined {
  const userId = valueIn(body, 'userId');
  return v.is(TASK_SCHEMA.entries.userId, userId) ? userId : undefined;
}

function valueIn(body: string, key: string): unknown {
  try {
    return JSON.parse(body)[key];
  } catch {
    // parseTask has already reported that the body is not JSON, or is null.
    return undefined;
  }
}

/**
 * The body that carries a value: JSON, in which characters that SQS may refuse are escaped. It refuses U+FFFE and U+FFFF
 * (SendMessage, "MessageBody"); the embedded queue also those beyond U+FFFF.
 */
export function bodyOf(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  return json.replace(/[\ud800-\udfff\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

/**
 * Returns the body as it was first sent. Lambda wraps the input of a failed asynchronous invocation in an object with
 * `requestContext` and `requestPayload` (AWS Lambda Developer Guide, "Capturing records of Lambda asynchronous
 * invocations").
 */
export function carriedBody(body: string): string {
  try {
    const { requestContext, requestPayload } = JSON.parse(body) ?? {};
    return requestContext !== undefined && requestPayload !== undefined ? bodyOf(requestPayload) : body;
  } catch {
    // A body that is not JSON is not wrapped.
    return body;
  }
}
