import { addDays, type CalendarDay } from '../vocabulary/calendar.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { Officer, OfficerRead } from '../vocabulary/officer.ts';
import type { Interpretation, Rule } from './basis.ts';
import { causesOf, type Evaluation, type TestedRule } from './evaluate.ts';
import type { Cause } from './findings.ts';
import type { Change, FactValue, SmallestChange } from './judgement.ts';
import { changeInWords } from './settle-words.ts';
import { evaluateRead } from './unread-cells.ts';

/** The column of each fact that a condition can ask to change. */
const COLUMN_OF: Partial<Readonly<Record<keyof Officer, ColumnName>>> = {
  recalled: 'RECALLED',
  imprisoned: 'IMPRISONED',
  deferred: 'DEFER',
  accused: 'ACCUSED',
  serviceBreaks: 'RETURN_DATE',
  resignDate: 'RESIGN_DATE',
  enteredService: 'BEG_DATE',
  enteredLevel: 'BEG_POS_DATE',
  classHeldSince: 'L_INS_DATE',
  salary: 'SALARY',
  salaryFiveYearsAgo: 'SALARY5Y',
  skilled: 'SKILLED',
  officeDays: 'OFFICE_DAYS',
  officePay: 'OFFICE_PAY',
};

/** Facts of which an earlier day is as good. */
const OR_EARLIER: ReadonlySet<string> = new Set(['enteredService', 'enteredLevel', 'classHeldSince']);

/** Facts of which a higher amount or a later day is as good. */
const OR_MORE: ReadonlySet<string> = new Set(['salary', 'salaryFiveYearsAgo', 'officeDays', 'resignDate']);

/** The values that are enough, where one is. */
function enough(field: string, value: unknown): FactValue {
  const fact = COLUMN_OF[field as keyof Officer] as ColumnName;
  if (OR_EARLIER.has(field)) {
    return { fact, from: null, below: addDays(value as string, 1) };
  }
  if (OR_MORE.has(field)) {
    return { fact, from: value as number | string, below: null };
  }
  if (field === 'serviceBreaks') {
    return { fact, anyOf: ['never'] };
  }
  return { fact, anyOf: [value === true ? 'Y' : 'N'] };
}

/** How much is lacking, where the cause says what was found and needed in numbers. */
function lacking({ foundTogether, neededTogether, ...details }: Cause['details']): number | null {
  const { found, needed } = foundTogether === undefined ? details : { found: foundTogether, needed: neededTogether };
  const by = Math.abs(Number(needed) - Number(found));
  return Number.isNaN(by) ? null : by;
}

/** One fact that would have to be another, and the cause that it would take away. */
interface ChangeOfFact {
  readonly field: string;
  readonly value: unknown;
  readonly cause: Cause;
}

/** The changes that take away all causes, one for each fact: only days are asked for twice, and the earlier is enough. */
function changesFor(causes: readonly Cause[]): readonly ChangeOfFact[] {
  const byField = new Map<string, ChangeOfFact>();
  for (const cause of causes) {
    for (const [field, value] of Object.entries(cause.ifMet?.() ?? {})) {
      const [day, before] = [value, byField.get(field)?.value] as [CalendarDay, CalendarDay | undefined];
      if (before === undefined || day < before) {
        byField.set(field, { field, value, cause });
      }
    }
  }
  return [...byField.values()];
}

function changed(officer: OfficerRead, changes: readonly ChangeOfFact[]): OfficerRead {
  return { ...officer, ...Object.fromEntries(changes.map(({ field, value }) => [field, value])) };
}

/** What refuses an officer, with what the step that is nearest lacks; no question that is open. */
function causesWith({ verdict, causes, tested }: Evaluation, nearest: TestedRule | null): readonly Cause[] {
  const refused = verdict === 'notEligible' ? causes : [];
  const findings = tested.find(({ rule }) => rule.id === nearest?.rule.id)?.findings ?? [];
  return [...refused, ...causesOf(findings, false)];
}

/**
 * The smallest change that makes an officer who is not eligible eligible: every unmet condition of the nearest step met by
 * just as much as it lacks, all else as it is. It was judged again, so it is so.
 *
 * @param nearest the step that is nearest, if there is one
 * @param possible the step and the first round in which time alone makes it met
 */
export function smallestChangeOf(
  officer: OfficerRead,
  interpretation: Interpretation,
  evaluation: Evaluation,
  nearest: TestedRule | null,
  possible: { readonly rule: Rule; readonly roundYear: number } | null,
): SmallestChange | null {
  const roundYear = possible?.roundYear ?? null;
  const all = changesFor(causesWith(evaluation, nearest));
  // Each is as small as it may be while all the others are made, or is not needed then.
  const facts = all.reduce((left, change) => {
    const others = left.filter((one) => one !== change);
    const then = evaluateRead(changed(officer, others), interpretation);
    if (then.verdict === 'eligible') {
      return others;
    }
    // What it takes away is all that is left then.
    const [smaller = change] = changesFor(causesWith(then, nearest));
    return left.map((one) => (one === change ? smaller : one));
  }, all);
  const { verdict, rule } = evaluateRead(changed(officer, facts), interpretation);
  if (verdict === 'eligible') {
    const changes = facts.map(
      ({ field, value, cause: { code, details } }): Change => ({
        reason: code,
        value: enough(field, value),
        by: lacking(details),
      }),
    );
    const nominate = (rule as Rule).step.class;
    return { changes, nominate, roundYear, ...changeInWords(changes, nominate, roundYear) };
  }
  if (possible === null) {
    return null;
  }
  const nominate = possible.rule.step.class;
  return { changes: [], nominate, roundYear, ...changeInWords([], nominate, roundYear) };
}
