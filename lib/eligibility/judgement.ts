import type { CalendarDay } from '../vocabulary/calendar.ts';

export type Verdict = 'eligible' | 'notEligible' | 'review';

/** One sentence of why, in both languages, under a code of a closed list. */
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
  /** Null: could not be tested for want of data. */
  readonly met: boolean | null;
}

/** What the regulation says of one row of a roster; the entry of `officers` in result.json. */
export interface Judgement {
  readonly row: number;
  readonly idCard: string | null;
  readonly name: string | null;
  readonly sex: 'M' | 'F' | null;
  readonly level: string | null;
  readonly classHeld: string | null;
  readonly classHeldSince: CalendarDay | null;
  readonly verdict: Verdict;
  /** Thai abbreviation of the class to nominate; for `review`, the class that would be, if any. */
  readonly nominate: string | null;
  /** Id of the rule that gives the class; for `notEligible`, of the nearest step, if there is one. */
  readonly rule: string | null;
  readonly reasons: readonly Reason[];
  /** The conditions on every officer first, then those of `rule`, then those of the other rules for a higher class. */
  readonly conditions: readonly ConditionTested[];
  readonly notes: readonly Reason[];
  /** Whether the long-service medal may be asked for beside the class. */
  readonly medal: boolean;
  /** First round (Buddhist Era) in which the nearest step could hold if nothing else changes. */
  readonly firstPossibleRound: number | null;
}
