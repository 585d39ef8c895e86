import { addDays } from '../vocabulary/calendar.ts';
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
  nationality: 'NATIONALITY',
  recalled: 'RECALLED',
  imprisoned: 'IMPRISONED',
  deferred: 'DEFER',
  accused: 'ACCUSED',
  serviceBreaks: 'RETURN_DATE',
  resignDate: 'RESIGN_DATE',
  enteredService: 'BEG_DATE',
  enteredLevel: 'BEG_POS_DATE',
  classHeld: 'L_INS_CODE',
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
function enough(field: string, value: unknown, code: string): FactValue {
  const fact = COLUMN_OF[field as keyof Officer] as ColumnName;
  if (OR_EARLIER.has(field)) {
    return { fact, from: null, below: addDays(value as string, 1) };
  }
  if (code === 'SALARY_TOO_HIGH') {
    return { fact, from: null, below: (value as number) + 1 };
  }
  if (OR_MORE.has(field)) {
    return { fact, from: value as number | string, below: null };
  }
  if (field === 'serviceBreaks') {
    return { fact, anyOf: ['never'] };
  }
  const word = typeof value === 'boolean' ? (value ? 'Y' : 'N') : (value as string | null);
  return { fact, anyOf: [word ?? 'N'] };
}

/** How much is lacking, where the cause says what was found and needed in numbers. */
function lacking({ foundTogether, neededTogether, ...details }: Cause['details']): number | null {
  const { found, needed } = foundTogether === undefined ? details : { found: foundTogether, needed: neededTogether };
  return typeof found === 'number' && typeof needed === 'number' ? Math.abs(needed - found) : null;
}

/** One fact that would have to be another, and the cause that it would take away. */
interface ChangeOfFact {
  readonly field: string;
  readonly value: unknown;
  readonly cause: Cause;
}

/** Whether the first of two values of a fact is enough for what the second is for, too. */
function isEnoughForBoth(one: ChangeOfFact, other: ChangeOfFact): boolean {
  const [mine, theirs] = [one.value as number | string, other.value as number | string];
  return OR_EARLIER.has(one.field) ? mine <= theirs : OR_MORE.has(one.field) && mine >= theirs;
}

/** The changes that take away all causes, one for each fact. */
function changesFor(causes: readonly Cause[]): readonly ChangeOfFact[] {
  const byField = new Map<string, ChangeOfFact>();
  for (const cause of causes) {
    for (const [field, value] of Object.entries(cause.ifMet?.() ?? {})) {
      const change = { field, value, cause };
      const before = byField.get(field);
      if (before === undefined || isEnoughForBoth(change, before)) {
        byField.set(field, change);
      }
    }
  }
  return [...byField.values()];
}

function changed(officer: OfficerRead, changes: readonly ChangeOfFact[]): OfficerRead {
  return { ...officer, ...Object.fromEntries(changes.map(({ field, value }) => [field, value])) };
}

function isEligible(officer: OfficerRead, changes: readonly ChangeOfFact[], interpretation: Interpretation): boolean {
  return evaluateRead(changed(officer, changes), interpretation).verdict === 'eligible';
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
  { causes: refused }: Evaluation,
  nearest: TestedRule | null,
  possible: { readonly rule: Rule; readonly roundYear: number } | null,
): SmallestChange | null {
  const causes = [...refused, ...causesOf(nearest?.findings ?? [], false)];
  const roundYear = possible?.roundYear ?? null;
  if (causes.length > 0 && causes.every(({ ifMet }) => ifMet !== undefined)) {
    const all = changesFor(causes);
    const facts = all.reduce((left, change) => {
      const fewer = left.filter((one) => one !== change);
      return fewer.length > 0 && isEligible(officer, fewer, interpretation) ? fewer : left;
    }, all);
    const { verdict, rule } = evaluateRead(changed(officer, facts), interpretation);
    if (verdict === 'eligible' && rule !== null) {
      const changes = facts.map(
        ({ field, value, cause: { code, details } }): Change => ({
          reason: code,
          value: enough(field, value, code),
          by: lacking(details),
        }),
      );
      const nominate = rule.step.class;
      return { changes, nominate, roundYear, ...changeInWords(changes, nominate, roundYear) };
    }
  }
  if (possible === null) {
    return null;
  }
  const nominate = possible.rule.step.class;
  return { changes: [], nominate, roundYear, ...changeInWords([], nominate, roundYear) };
}
