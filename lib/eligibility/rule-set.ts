import type { CalendarDay, DayOfYear } from '../vocabulary/calendar.ts';
import type { DecorationClass } from '../vocabulary/classes.ts';
import type { Standing } from '../vocabulary/levels.ts';
import type { Officer, PersonnelType } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { Policy } from './policy.ts';
import type { ReasonCode } from './reasons.ts';

/**
 * How sure a rule or an amount is. `P`: read in the regulation. `M`: practice of a ministry's insignia office, or two
 * independent sources. `L`: single or derived; a verdict resting on it carries a note.
 */
export type Sureness = 'P' | 'M' | 'L';

/** A span of rounds, Buddhist Era, both ends included; `to` null: until further notice. */
export interface Rounds {
  readonly from: number;
  readonly to: number | null;
}

/** Name of a dated amount: level, dot, bound. */
export type AmountName = `${string}.${'minimum' | 'maximum'}`;

/** One condition of a step. Periods are in full years. */
export type Condition =
  | { readonly kind: 'positionYears'; readonly years: number }
  /** The class must be the one held, for so many years; 0 years: it only has to be held. */
  | { readonly kind: 'heldYears'; readonly class: string; readonly years: number }
  | { readonly kind: 'salaryAtLeast'; readonly amount: AmountName }
  | { readonly kind: 'salaryBelow'; readonly amount: AmountName }
  | { readonly kind: 'salaryFiveYearsAgoAtLeast'; readonly amount: AmountName }
  | { readonly kind: 'retirementYear' };

/** One class that a row of a schedule lets its officers ask for. */
export interface Step {
  /** Number of the clause in the schedule's column of conditions; null where the column is empty. */
  readonly clause: number | null;
  readonly class: string;
  /** All must be met. */
  readonly conditions: readonly Condition[];
  /** Where it differs from the row's. */
  readonly sure?: Sureness;
}

/** Whom a row is for; every criterion given must hold. */
export interface Who {
  readonly levels?: readonly string[];
  /** Position or standing allowance, in baht a month. */
  readonly allowance?: number;
  /** Permanent secretary, head of a department-level agency, or equivalent. */
  readonly head?: boolean;
  readonly standing?: Standing | 'none';
  /** Beginnings of the position's name. */
  readonly positions?: readonly string[];
  /** Wage not below the first and below the second amount. */
  readonly wage?: { readonly from: AmountName; readonly below: AmountName | null };
}

/** A remark (หมายเหตุ) of a schedule. */
export interface Remark {
  /** Null: the schedule has one only, without a number. */
  readonly number: number | null;
  /** Page of the schedules, as printed at its head. */
  readonly page: number;
}

/** One row (ลำดับ) of a schedule. */
export interface Row {
  readonly number: number;
  /** Page of the schedules, as printed at its head. */
  readonly page: number;
  readonly rounds: Rounds;
  readonly sure: Sureness;
  readonly name: BothLanguages;
  /** Any of them. */
  readonly who: readonly Who[];
  /** Class that may be asked without a class held; null: none. */
  readonly first: string | null;
  readonly highest: string;
  readonly steps: readonly Step[];
  /** Where it differs from the schedule's. */
  readonly serviceYears?: number;
  readonly serviceRemark?: Remark;
  /** Where it differs from item 11's: 0 where the row rises every year. */
  readonly roundsBetween?: number;
  /** False where no age ends the service. */
  readonly retiresByAge?: false;
}

/** One schedule (บัญชี) of the regulation. */
export interface Schedule {
  readonly number: number;
  readonly page: number;
  readonly personnelType: PersonnelType;
  readonly name: BothLanguages;
  /** Full years without a break from entering (or hiring) to the cut-off day. */
  readonly serviceYears: number;
  readonly serviceRemark: Remark;
  /** By which the service of who was reinstated is counted; null: the schedule does not say. */
  readonly reinstatedRemark: Remark | null;
  /** What the job must be, where it must compare to the skilled category. */
  readonly skilled: (Remark & { readonly job: BothLanguages }) | null;
  /** The wage below which an officer is outside the schedule; null: who stands in no row is for review. */
  readonly lowestWage: AmountName | null;
  readonly rows: readonly Row[];
}

/** A salary bound of a level, in baht a month, for the days from `from` to `to` (null: until further notice). */
export interface Amount {
  readonly name: AmountName;
  /** Null: not known, so that a step which tests it is for review; `policy`: set by that policy switch. */
  readonly baht: number | null | { readonly policy: 'k3Minimum' };
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
  readonly sure: Sureness;
  readonly source: string;
}

/** A condition on the officer, whatever the schedule. */
export type GeneralCondition = {
  /** Name of the condition in results. */
  readonly name: string;
  /** Where it stands, such as `item 12 (1)`. */
  readonly source: BothLanguages;
  /** Page of the regulation as printed at its head; null: practice. */
  readonly page: number | null;
  readonly sure: Sureness;
  readonly meaning: BothLanguages;
} & (
  | { readonly kind: 'thaiNationality'; readonly reason: ReasonCode }
  | { readonly kind: 'flagNotSet'; readonly flag: 'recalled' | 'imprisoned' | 'deferred'; readonly reason: ReasonCode }
  | { readonly kind: 'notAccused'; readonly charge: NonNullable<Officer['accused']>; readonly reason: ReasonCode }
  | { readonly kind: 'inPost' }
  /** Of whom the level places: it is entered by the cut-off day, or by the day of leaving by age. */
  | { readonly kind: 'inLevel'; readonly personnelTypes: readonly PersonnelType[] }
  | { readonly kind: 'serviceYears' }
  | { readonly kind: 'skilled' }
  | { readonly kind: 'notConsecutive'; readonly roundsBetween: number }
);

/** When the papers of a round are due. */
export interface Filing {
  readonly daysBeforeBirthday: number;
  /** Form of the classes for which additions may follow until the cut-off day, on promotion. */
  readonly additionsFor: DecorationClass['form'];
  readonly source: BothLanguages;
  readonly page: number;
  readonly sure: Sureness;
}

/** When age ends the service. */
export interface Retirement {
  /** Years of age. */
  readonly age: number;
  /** Last day in post in the year of retirement: the end of the budget year. */
  readonly lastDay: DayOfYear;
}

/** The day of which a past salary is asked for (`salaryFiveYearsAgoAtLeast`, column SALARY5Y). */
export interface PastSalary {
  /** Years before the round's. */
  readonly years: number;
  readonly day: DayOfYear;
}

/** How something is counted, in words: whoever confirms it needs to know where it is from. */
export interface Counting {
  readonly counted: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  /** Pages of the regulation; empty where it says nothing of it. */
  readonly pages: readonly number[];
  readonly sure: Sureness;
  /** The policy switch by which it is decided, where it is open. */
  readonly policy?: keyof Policy;
}

/** The long-service medal: of another law, beside the verdict on a class. */
export interface MedalRule {
  readonly name: BothLanguages;
  readonly personnelTypes: readonly PersonnelType[];
  /** Full years of service on the birthday. */
  readonly serviceYears: number;
  /** Names of the general conditions that must be met too. */
  readonly alsoNeeds: readonly string[];
  readonly sure: Sureness;
  readonly source: string;
}

/** A regulation as data. */
export interface RuleSet {
  readonly id: string;
  readonly name: BothLanguages;
  readonly rounds: Rounds;
  /** The royal birthday: awards are dated by it. */
  readonly birthday: DayOfYear;
  /** The cut-off day lies so many days before the birthday. */
  readonly cutOffDaysBefore: number;
  readonly filing: Filing;
  readonly retirement: Retirement;
  readonly pastSalary: PastSalary;
  readonly general: readonly GeneralCondition[];
  readonly countings: readonly Counting[];
  readonly schedules: readonly Schedule[];
  readonly amounts: readonly Amount[];
  readonly medal: MedalRule;
}
