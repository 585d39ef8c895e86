import type { CalendarDay } from '../vocabulary/calendar.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { Officer } from '../vocabulary/officer.ts';
import type { Interpretation } from './basis.ts';
import type { ConditionTested } from './judgement.ts';
import { NO_CLASS } from './phrases.ts';
import type { Place } from './place.ts';
import { REASON_TEXTS, type ReasonCode } from './reasons.ts';
import type { AmountName } from './rule-set.ts';
import type { Detail, Details } from './wording.ts';

/** A reason before it is put into words. */
export interface Cause {
  readonly code: ReasonCode;
  readonly details: Details;
  /** The smallest change to the facts of the officer with which the condition would be met. */
  readonly ifMet?: (() => Partial<Officer>) | undefined;
  /** The amount of the rules that is not set. */
  readonly amount?: AmountName | undefined;
}

/** A tested condition, with the cause when it is not met. */
export interface Finding {
  readonly tested: ConditionTested;
  /** Why it is not met, or could not be tested; null when it is met. */
  readonly cause: Cause | null;
  /** Whether time alone can make it met. */
  readonly metWithTime: boolean;
  /** A note on what the answer rests on; null: there is nothing to say. */
  readonly note: Cause | null;
  /** Names of the conditions that do not hold for this officer, because another part of the law does. */
  readonly lifts: readonly string[];
}

/** Everything that a condition is tested against. */
export interface Facts {
  readonly officer: Officer;
  readonly interpretation: Interpretation;
  readonly place: Place;
  /** Day to which service is counted. */
  readonly serviceDay: CalendarDay;
  /** Day to which the years in the level are counted. */
  readonly levelDay: CalendarDay;
  /** Day to which the holding of a class is counted. */
  readonly holdingDay: CalendarDay;
  /** Buddhist Era year in which the conditions must be met: that of the round, or of leaving by age. */
  readonly year: number;
  /** Years that item 18 adds. */
  readonly extraYears: number;
}

/** What is wrong with a condition; code null: nothing, it is met. */
export interface Fault {
  readonly code: ReasonCode | null;
  readonly details?: Details;
  readonly ifMet?: (() => Partial<Officer>) | undefined;
  readonly amount?: AmountName;
  readonly metWithTime?: boolean;
  readonly note?: Cause | null;
  readonly lifts?: readonly string[];
}

/** Nothing is wrong. */
export const MET: Fault = { code: null };

const NO_DETAILS: Details = {};

const NOTHING_LIFTED: readonly string[] = [];

/** The finding of a condition: `rule` is null for the conditions on every officer. */
export function finding(
  name: string,
  rule: string | null,
  found: ConditionTested['found'],
  needed: ConditionTested['needed'],
  { code, details = NO_DETAILS, ifMet, amount, metWithTime = false, note = null, lifts = NOTHING_LIFTED }: Fault,
): Finding {
  if (code === null) {
    return { tested: { name, rule, found, needed, met: true }, cause: null, metWithTime, note, lifts };
  }
  const met = REASON_TEXTS[code].use === 'review' ? null : false;
  return {
    tested: { name, rule, found, needed, met },
    cause: { code, details, ifMet, amount },
    metWithTime,
    note,
    lifts,
  };
}

/** The finding after people have answered the open question of its cause. */
export function withAnswer(open: Finding, answered: Interpretation['answered']): Finding {
  const { cause } = open;
  const answer = cause === null ? undefined : answered.get(cause.code);
  return answer === undefined
    ? open
    : { ...open, tested: { ...open.tested, met: answer }, cause: answer ? null : open.cause };
}

/** The fault of an empty column that a condition needs. */
export function missing(column: ColumnName): Fault {
  return { code: 'MISSING_COLUMN', details: { column } };
}

/** The class held, for a sentence; null becomes the words for no class. */
export function classOrNone(classHeld: string | null): Detail {
  return classHeld ?? NO_CLASS;
}
