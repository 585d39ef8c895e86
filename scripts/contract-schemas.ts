/**
 * What others read of this service, as schemas: the notification and result.json. Their types are those of the code, which
 * the compiler checks; descriptions and formats are added here. They are in no bundle.
 */
import * as v from 'valibot';
import type {
  Change,
  ConditionTested,
  FactValue,
  Judgement,
  Reason,
  SettledBy,
  SettledOutcome,
  SmallestChange,
  Verdict,
} from '../lib/eligibility/judgement.ts';
import type { Texts } from '../lib/errors.ts';
import type { OutcomeOf } from '../lib/notification/message.ts';
import type { CommonCause, Counts, HeadCount } from '../lib/results/counts.ts';
import type { ResultHead, ResultSummary, RuleSetUsed } from '../lib/results/result-document.ts';
import type { ColumnsRead, FileRead, RosterReading, SheetLeftAside, SheetRead } from '../lib/roster/reading.ts';

/** A type without the names of its parts, so that two types with the same keys are the same. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : { readonly [Key in keyof T]: Plain<T[Key]> };

type Same<A, B> =
  (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2
    ? unknown
    : 'The type of the schema is not the type of the code';

/** A schema whose type is `Type` of the code. With a key too many, too few or of another type it does not compile. */
function exactly<Type>() {
  return <Schema extends v.GenericSchema>(schema: Schema & Same<v.InferOutput<Schema>, Type>): Schema => schema;
}

/** Text that is one of a list in the code; the list may grow, so readers are told of text. */
function textOf<Text extends string>() {
  return v.string() as v.GenericSchema<unknown> as v.GenericSchema<Text>;
}

function described<const Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.pipe(schema, v.description(description));
}

const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0));
const ROUND = v.pipe(v.number(), v.integer());
const DAY = v.pipe(v.string(), v.isoDate());
const CODE = described(v.string(), 'One of a list, which may grow.');
const CLASS = described(v.string(), 'Thai abbreviation of a class.');

const TEXTS = exactly<Texts>()(v.object({ th: v.string(), en: v.string() }));
const VERDICT = exactly<Verdict>()(
  described(v.picklist(['eligible', 'notEligible', 'review']), 'Review: a person must decide.'),
);

const HEAD_COUNT = exactly<HeadCount>()(
  v.object({
    men: COUNT,
    women: COUNT,
    unspecified: described(COUNT, 'Officers whose sex the roster does not say.'),
    total: COUNT,
  }),
);
const COMMON_CAUSE = exactly<CommonCause>()(
  v.object({
    code: described(v.string(), 'Code of the reason that each of these officers has.'),
    officers: COUNT,
    ...TEXTS.entries,
  }),
);
const COUNTS = exactly<Counts>()(
  v.object({
    rows: described(COUNT, 'Rows judged: eligible, notEligible and review together.'),
    eligible: COUNT,
    notEligible: COUNT,
    review: COUNT,
    causes: described(v.array(COMMON_CAUSE), 'Causes for review that several officers have in common.'),
    byClass: described(
      v.record(v.string(), HEAD_COUNT),
      'Eligible officers by the Thai abbreviation of the class to nominate, highest class first.',
    ),
    medal: HEAD_COUNT,
  }),
);
const RULE_SET = exactly<RuleSetUsed>()(
  v.object({
    id: v.string(),
    asOf: described(DAY, 'The cut-off day of the round, in the Christian Era.'),
    warnings: described(v.array(TEXTS), 'What of the rules may be out of date in this round: show it.'),
  }),
);
const SUMMARY = exactly<ResultSummary>()(
  v.object({
    counts: COUNTS,
    ruleSet: RULE_SET,
    keys: v.object({ json: described(v.string(), 'Key of result.json in the data bucket.') }),
  }),
);

type Payload<Status> = Omit<Extract<OutcomeOf<ResultSummary>, { status: Status }>, 'userId'>;

const PAYLOAD_OF_EVERY_TASK = {
  completedAt: described(v.pipe(v.string(), v.isoTimestamp()), 'When the task ended, in UTC.'),
  taskType: v.string(),
  duration: described(v.number(), 'How long the work took, in ms with two decimals.'),
  taskId: described(v.string(), 'For a refused message "refused:" and the SHA-256 of its body.'),
};
const MESSAGE_OF_SUCCESS = v.object({
  success: v.literal(true),
  message: v.literal('Task Finish'),
  payload: exactly<Payload<'success'>>()(
    v.object({ ...PAYLOAD_OF_EVERY_TASK, status: v.literal('success'), result: SUMMARY }),
  ),
});
const MESSAGE_OF_FAILURE = v.object({
  success: v.literal(false),
  message: v.literal('Task Failed'),
  payload: exactly<Payload<'failed'>>()(
    v.object({
      ...PAYLOAD_OF_EVERY_TASK,
      status: v.literal('failed'),
      error: described(v.string(), 'For a person: what is wrong and what to do, in Thai, then in English.'),
      errors: v.exactOptional(described(TEXTS, 'The same, each language by itself.')),
      stackTrace: v.exactOptional(described(v.string(), 'For developers; a setting turns it off.')),
    }),
  ),
});

const AMOUNT_OR_WORD = v.union([v.number(), v.string(), v.null()]);
const REASON = exactly<Reason>()(v.object({ code: CODE, ...TEXTS.entries }));
const CONDITION = exactly<ConditionTested>()(
  v.object({
    name: v.string(),
    rule: described(v.nullable(v.string()), 'The rule whose condition it is; null: a condition on every officer.'),
    found: AMOUNT_OR_WORD,
    needed: v.union([v.number(), v.string()]),
    met: described(v.nullable(v.boolean()), 'Null: it could not be tested, or need not be met.'),
  }),
);
const FACT_VALUE = exactly<FactValue>()(
  v.union([
    v.object({ fact: v.string(), from: AMOUNT_OR_WORD, below: AMOUNT_OR_WORD }),
    v.object({ fact: v.string(), anyOf: v.array(AMOUNT_OR_WORD) }),
  ]),
);
const SETTLED_OUTCOME = exactly<SettledOutcome>()(
  v.object({
    values: v.array(FACT_VALUE),
    verdict: VERDICT,
    nominate: v.nullable(CLASS),
    ...TEXTS.entries,
  }),
);
const SETTLED_BY = exactly<SettledBy>()(
  v.object({ facts: v.array(v.string()), outcomes: v.array(SETTLED_OUTCOME), ...TEXTS.entries }),
);
const CHANGE = exactly<Change>()(
  v.object({
    reason: described(v.string(), 'Code of the reason that it would take away.'),
    value: FACT_VALUE,
    by: described(v.nullable(v.number()), 'How much is lacking, in baht, years or days; null: it is no number.'),
  }),
);
const SMALLEST_CHANGE = exactly<SmallestChange>()(
  v.object({
    changes: described(v.array(CHANGE), 'All of them together; empty where only time can do it.'),
    nominate: CLASS,
    roundYear: described(v.nullable(ROUND), 'The first round in which time alone would do it; null: there is none.'),
    ...TEXTS.entries,
  }),
);
const OFFICER = exactly<Judgement>()(
  v.object({
    file: described(v.nullable(v.string()), 'Null where the roster is one file.'),
    sheet: described(v.nullable(v.string()), 'Null where its file has only one.'),
    row: described(COUNT, 'The row as a spreadsheet numbers it.'),
    idCard: v.nullable(v.string()),
    name: v.nullable(v.string()),
    sex: v.nullable(v.picklist(['M', 'F'])),
    level: v.nullable(v.string()),
    classHeld: v.nullable(CLASS),
    classHeldSince: described(v.nullable(DAY), 'In the Christian Era.'),
    verdict: VERDICT,
    nominate: described(v.nullable(CLASS), 'For review: the class that would be nominated, if any.'),
    rule: described(
      v.nullable(v.string()),
      'The rule that gives the class; otherwise that of the nearest step, if any.',
    ),
    reasons: v.array(REASON),
    conditions: v.array(CONDITION),
    notes: v.array(REASON),
    medal: described(v.boolean(), 'Whether the officer may be nominated for the long-service medal, too.'),
    firstPossibleRound: described(v.nullable(ROUND), 'The first round in which time alone would do it.'),
    settledBy: described(v.array(SETTLED_BY), 'For review: what would settle it, each entry by itself.'),
    smallestChange: described(v.nullable(SMALLEST_CHANGE), 'For notEligible; null: nothing would change it.'),
  }),
);

const COLUMN = textOf<ColumnsRead['used'][number]>();
const ROW_NUMBERS = v.array(COUNT);
const COLUMNS_READ = exactly<ColumnsRead>()(
  v.object({
    used: v.array(COLUMN),
    notNeeded: v.array(COLUMN),
    ignored: described(v.array(v.string()), 'Titles that are not known.'),
    suspected: described(
      v.array(v.object({ cell: v.string(), title: v.string(), column: COLUMN })),
      'Unknown titles that are nearly a known one.',
    ),
    twice: v.array(v.object({ column: COLUMN, read: v.string(), leftAside: v.string() })),
  }),
);
const SHEET_READ = exactly<SheetRead>()(
  v.object({
    sheet: described(v.nullable(v.string()), 'Null in a format without sheets.'),
    headerRow: COUNT,
    rowsAbove: ROW_NUMBERS,
    rows: COUNT,
    rowsLeftAside: v.object({ count: COUNT, numbers: described(ROW_NUMBERS, 'The first twenty.') }),
    hidden: v.object({ rows: COUNT, columns: COUNT }),
    columns: COLUMNS_READ,
  }),
);
const SHEET_LEFT_ASIDE = exactly<SheetLeftAside>()(
  v.object({
    sheet: v.nullable(v.string()),
    rows: COUNT,
    reason: v.object({ ...TEXTS.entries, code: textOf<SheetLeftAside['reason']['code']>() }),
  }),
);
const FILE_READ = exactly<FileRead>()(
  v.object({ file: v.string(), sheets: v.array(SHEET_READ), sheetsLeftAside: v.array(SHEET_LEFT_ASIDE) }),
);
const READING = exactly<RosterReading>()(
  v.object({
    help: described(v.string(), 'The page for officers that explains it.'),
    files: described(v.array(FILE_READ), 'What was read of each file and what was left aside.'),
  }),
);

/** result.json. */
interface ResultDocument extends ResultHead {
  readonly officers: readonly Judgement[];
  readonly counts: Counts;
}

/** The schema of result.json. */
export const RESULT_SCHEMA = exactly<ResultDocument>()(
  v.object({
    taskId: v.exactOptional(v.string()),
    userId: v.exactOptional(v.string()),
    roundYear: described(ROUND, 'Buddhist Era.'),
    agency: v.exactOptional(v.object({ code: v.string(), name: v.optional(v.string()) })),
    rosterKey: v.exactOptional(v.union([v.string(), v.array(v.string())])),
    ruleSet: RULE_SET,
    reading: READING,
    officers: v.array(OFFICER),
    counts: COUNTS,
  }),
);

/** The schema of the notification: the arguments of its event, in a list. */
export const NOTIFICATION_SCHEMA = v.tuple([
  v.union([MESSAGE_OF_SUCCESS, MESSAGE_OF_FAILURE]),
  v.object({ userId: v.string() }),
]);

const COMMON_PARTS = {
  texts: TEXTS,
  headCount: HEAD_COUNT,
  commonCause: COMMON_CAUSE,
  counts: COUNTS,
  ruleSet: RULE_SET,
};

/** The parts of the notification that have a name of their own in its JSON Schema. */
export const NOTIFICATION_PARTS = {
  message: NOTIFICATION_SCHEMA.items[0],
  userData: NOTIFICATION_SCHEMA.items[1],
  success: MESSAGE_OF_SUCCESS,
  failure: MESSAGE_OF_FAILURE,
  result: SUMMARY,
  ...COMMON_PARTS,
};

/** The parts of result.json that have a name of their own in its JSON Schema. */
export const RESULT_PARTS = {
  officer: OFFICER,
  reason: REASON,
  condition: CONDITION,
  settledBy: SETTLED_BY,
  settledOutcome: SETTLED_OUTCOME,
  smallestChange: SMALLEST_CHANGE,
  change: CHANGE,
  factValue: FACT_VALUE,
  reading: READING,
  fileRead: FILE_READ,
  sheetRead: SHEET_READ,
  columnsRead: COLUMNS_READ,
  sheetLeftAside: SHEET_LEFT_ASIDE,
  ...COMMON_PARTS,
};
