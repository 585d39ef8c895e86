import type { CalendarDay } from '../vocabulary/calendar.ts';
import type { RowPlace } from '../vocabulary/officer.ts';

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
  /** Id of the rule that gives the class; for `notEligible`, of the nearest step, if there is one. */
  readonly rule: string | null;
  readonly reasons: readonly Reason[];
  /** The conditions on every officer first, then those of `rule`, then those of the other rules for a higher class. */
  readonly conditions: readonly ConditionTested[];
  readonly notes: readonly Reason[];
  /** Whether the officer may be nominated for the long-service medal as well. */
  readonly medal: boolean;
  /** First round (Buddhist Era) in which the nearest step could be met if only time passes. */
  readonly firstPossibleRound: number | null;
}
