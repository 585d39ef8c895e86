import type { CalendarDay } from '../vocabulary/calendar.ts';
import type { RowPlace } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';

/** The verdict on an officer; `review`: a person must decide. */
export type Verdict = 'eligible' | 'notEligible' | 'review';

/** A reason or note: one sentence in both languages, under a code of a closed list. */
export interface Reason {
  readonly code: string;
  readonly th: string;
  readonly en: string;
}

/** One condition that was tested. */
export interface ConditionTested {
  readonly name: string;
  /** Id of the rule whose condition it is; null for the conditions on every officer. */
  readonly rule: string | null;
  readonly found: number | string | null;
  readonly needed: number | string;
  /** Null: could not be tested, because data are missing, or is not asked, because another part of the law holds. */
  readonly met: boolean | null;
}

/**
 * The values of a fact: a stretch of amounts in baht, years or days, from the first and below the second (null: no bound), or
 * one of a few words (null: empty).
 */
export type FactValue =
  | { readonly fact: string; readonly from: number | string | null; readonly below: number | string | null }
  | { readonly fact: string; readonly anyOf: readonly (number | string | null)[] };

/** The verdict if the facts have these values. */
export interface SettledOutcome extends BothLanguages {
  readonly values: readonly FactValue[];
  readonly verdict: Verdict;
  readonly nominate: string | null;
}

/** Facts that are missing or unsure, and the verdicts that they would settle. */
export interface SettledBy extends BothLanguages {
  /** Columns, amounts of the rules that are not set, and questions to people (`question` and the code of the reason). */
  readonly facts: readonly string[];
  /** Empty where the values cannot be tried. */
  readonly outcomes: readonly SettledOutcome[];
}

/** One fact that would have to be another. */
export interface Change {
  /** Code of the reason that it would take away. */
  readonly reason: string;
  /** The values that are enough. */
  readonly value: FactValue;
  /** How much is lacking, in baht or in full years; null: it is no number. */
  readonly by: number | null;
}

/** The smallest change that would make an officer eligible, found by judging again. */
export interface SmallestChange extends BothLanguages {
  /** All of them together; empty where only time can do it. */
  readonly changes: readonly Change[];
  /** The class that could then be nominated. */
  readonly nominate: string;
  /** The first round (Buddhist Era) in which time alone would do it; null: there is none. */
  readonly roundYear: number | null;
}

/** The judgement on one row of a roster; an entry of `officers` in result.json. */
export interface Judgement extends RowPlace {
  readonly idCard: string | null;
  readonly name: string | null;
  readonly sex: 'M' | 'F' | null;
  readonly level: string | null;
  readonly classHeld: string | null;
  readonly classHeldSince: CalendarDay | null;
  readonly verdict: Verdict;
  /** Thai abbreviation of the class to nominate; for `review`, of the class that would be nominated, if any. */
  readonly nominate: string | null;
  /**
   * Id of the rule that gives the class; for `notEligible`, of the nearest step, if there is one. Null too where an unread cell
   * leaves open which row gives the class.
   */
  readonly rule: string | null;
  readonly reasons: readonly Reason[];
  /** The conditions on every officer first, then those of `rule`, then those of the other rules for a higher class. */
  readonly conditions: readonly ConditionTested[];
  readonly notes: readonly Reason[];
  /** Whether the officer may be nominated for the long-service medal as well. */
  readonly medal: boolean;
  /** First round (Buddhist Era) in which the nearest step could be met if only time passes. */
  readonly firstPossibleRound: number | null;
  /** For `review`: what would settle it, each entry by itself. */
  readonly settledBy: readonly SettledBy[];
  /** For `notEligible`; null: nothing would change it. */
  readonly smallestChange: SmallestChange | null;
}
