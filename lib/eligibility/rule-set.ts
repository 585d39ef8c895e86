import type { CalendarDay, DayOfYear } from '../vocabulary/calendar.ts';
import type { DecorationClass } from '../vocabulary/classes.ts';
import type { Standing } from '../vocabulary/levels.ts';
import type { JobGroup, Officer, PersonnelType } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { Policy } from './policy.ts';
import type { ReasonCode } from './reasons.ts';

/**
 * How sure a rule or an amount is. `P`: read in the regulation. `M`: practice of a ministry's insignia office, or two
 * independent sources. `L`: a single source, or derived; a verdict that rests on it carries a note.
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
  /** The class must be the one held, for at least so many years; 0: it only has to be held. */
  | { readonly kind: 'heldYears'; readonly class: string; readonly years: number }
  | { readonly kind: 'salaryAtLeast'; readonly amount: AmountName }
  | { readonly kind: 'salaryBelow'; readonly amount: AmountName }
  | { readonly kind: 'salaryFiveYearsAgoAtLeast'; readonly amount: AmountName }
  | { readonly kind: 'retirementYear' }
  /**
   * Days in the present political office without a break, the first day and the day before the birthday included;
   * `together`: or so many in several offices; null: there is no such way.
   */
  | { readonly kind: 'daysInOffice'; readonly days: number; readonly together: number | null }
  /** In the present political office, counted to the birthday. */
  | { readonly kind: 'yearsInOffice'; readonly years: number }
  /** A political office with a salary under the law on the administration. */
  | { readonly kind: 'paidByOwnLaw' };

/** One class for which officers of a row can be nominated. */
export interface Step {
  /** Number of the clause in the schedule's column of conditions; null where the column has no numbers. */
  readonly clause: number | null;
  readonly class: string;
  /** All must be met. */
  readonly conditions: readonly Condition[];
  /** Only where it differs from the row's. */
  readonly sure?: Sureness;
}

/** The officers a row is for; every given criterion must hold. */
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
  /** Null: the only remark of its schedule, which has no number. */
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
  /** An officer must fit one of these. */
  readonly who: readonly Who[];
  /** Class that needs no class held before; null: there is none. */
  readonly first: string | null;
  readonly highest: string;
  readonly steps: readonly Step[];
  /** Only where it differs from the schedule's. */
  readonly serviceYears?: number;
  readonly serviceRemark?: Remark;
  /** Only where it differs from item 11's: 0 where the row rises every year. */
  readonly roundsBetween?: number;
  /** Given where no age ends the service: how sure that is, apart from the rest of the row, and where it stands. */
  readonly noRetirementAge?: { readonly sure: Sureness; readonly source: string };
}

/** Whether the jobs of one group of permanent employees compare to the skilled category. */
export interface SkilledGroup {
  readonly name: BothLanguages;
  /** Null: the group does not answer it. */
  readonly isComparable: boolean | null;
  readonly sure: Sureness;
  readonly source: string;
}

/**
 * One schedule (บัญชี) of the regulation. A personnel type may have several: an officer is in the row that fits, whichever of
 * them has it. Those of civil servants are alternatives, of which the policy switch `civilServantSchedule` chooses one.
 */
export interface Schedule {
  readonly number: number;
  readonly page: number;
  readonly personnelType: PersonnelType;
  readonly name: BothLanguages;
  /** Full years of unbroken service, from entering (or being hired) to the cut-off day; null: it asks for none. */
  readonly serviceYears: number | null;
  readonly serviceRemark: Remark | null;
  /** Says how the service of a reinstated officer is counted; null: the schedule does not say. */
  readonly reinstatedRemark: Remark | null;
  /** What the job must be; null: the schedule does not ask for the skilled category. */
  readonly skilled:
    | (Remark & {
        readonly job: BothLanguages;
        /** What the group of jobs answers where SKILLED is empty; null: there are no groups. */
        readonly groups: Readonly<Record<JobGroup, SkilledGroup>> | null;
      })
    | null;
  /** An officer with a lower wage is not eligible; null: an officer whom no row fits is for review. */
  readonly lowestWage: AmountName | null;
  readonly rows: readonly Row[];
}

/** A salary bound of a level, in baht a month, for the days from `from` to `to` (null: until further notice). */
export interface Amount {
  readonly name: AmountName;
  /** Null: not known, so a step that tests it is for review. Two amounts: the policy switch `salaryMinimum` chooses. */
  readonly baht: number | null | Readonly<Record<Policy['salaryMinimum'], number>>;
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
  readonly sure: Sureness;
  readonly source: string;
  /** The last day on which it is known to have been right, and from what; null: it is not set. */
  readonly stillRightOn: { readonly day: CalendarDay; readonly source: string } | null;
}

/** What a condition has that leads to another part of the law: an officer who does not meet it is for review. */
interface Lifting {
  /** Names of the conditions on every officer that the other part does not ask for; no step is tested either. */
  readonly lifts: readonly string[];
}

/** A condition on every officer, whatever the schedule. */
export type GeneralCondition = {
  /** Name of the condition in results. */
  readonly name: string;
  /** Where the regulation states it, such as `item 12 (1)`. */
  readonly source: BothLanguages;
  /** Pages of the items, as printed at their head; empty: practice, or the remarks of the schedules. */
  readonly pages: readonly number[];
  readonly sure: Sureness;
  readonly meaning: BothLanguages;
} & (
  | ({ readonly kind: 'thaiNationality'; readonly reason: ReasonCode } & Lifting)
  | ({ readonly kind: 'notDeceased'; readonly reason: ReasonCode } & Lifting)
  | ({
      readonly kind: 'noSpecialMerit';
      readonly merit: NonNullable<Officer['specialMerit']>;
      /** Personnel types that have no such merit. */
      readonly notFor: readonly PersonnelType[];
      readonly reason: ReasonCode;
    } & Lifting)
  | { readonly kind: 'flagNotSet'; readonly flag: 'recalled' | 'imprisoned' | 'deferred'; readonly reason: ReasonCode }
  | { readonly kind: 'notAccused'; readonly charge: NonNullable<Officer['accused']>; readonly reason: ReasonCode }
  | { readonly kind: 'namedBySchedule'; readonly personnelType: PersonnelType; readonly who: BothLanguages }
  | {
      readonly kind: 'inPost';
      /** Those who left an office of these schedules since the last birthday are for review: item 17 (1) and (2). */
      readonly formerOffice: {
        readonly schedules: readonly number[];
        /** Days in one office without a break, between the two birthdays. */
        readonly days: number;
        /** Days in several offices, between the two birthdays. */
        readonly together: number;
      };
    }
  /** The level must be entered by the cut-off day (retired by age: the last day in post), where it decides the row. */
  | { readonly kind: 'inLevel'; readonly personnelTypes: readonly PersonnelType[] }
  | { readonly kind: 'serviceYears' }
  | { readonly kind: 'skilled' }
  | { readonly kind: 'notConsecutive'; readonly roundsBetween: number }
);

/** When the papers of a round are due. */
export interface Filing {
  readonly daysBeforeBirthday: number;
  /** Form of the classes for which papers may be added until the cut-off day, after a promotion. */
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
  /** The day after it. */
  readonly firstDayOut: DayOfYear;
}

/** The day whose salary is tested as the past salary (`salaryFiveYearsAgoAtLeast`, column SALARY5Y). */
export interface PastSalary {
  /** How many years before the round's year. */
  readonly years: number;
  readonly day: DayOfYear;
}

/** How a period is counted, in words, with the source that an officer needs to confirm it. */
export interface Counting {
  readonly counted: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  /** Pages of the regulation; empty where it does not say. */
  readonly pages: readonly number[];
  readonly sure: Sureness;
  /** The policy switch that decides it, where the regulation leaves it open. */
  readonly policy?: keyof Policy;
}

/** The long-service medal: under another law, and independent of the verdict on a class. */
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
  /** The royal birthday, the day of the awards. */
  readonly birthday: DayOfYear;
  /** Days from the cut-off day to the birthday. */
  readonly cutOffDaysBefore: number;
  /** Other cut-off days by which periods may be counted, in days from the cut-off day. */
  readonly cutOffEdgeDays: readonly number[];
  readonly filing: Filing;
  readonly retirement: Retirement;
  readonly pastSalary: PastSalary;
  readonly general: readonly GeneralCondition[];
  readonly countings: readonly Counting[];
  readonly schedules: readonly Schedule[];
  readonly amounts: readonly Amount[];
  readonly medal: MedalRule;
}
