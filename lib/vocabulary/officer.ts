import type { CalendarDay } from './calendar.ts';
import type { ColumnName } from './columns.ts';
import type { BothLanguages } from './words.ts';

/** The personnel types of the law; a rule set may have several schedules for one, or none. */
export const PERSONNEL_TYPES = [
  'civilServant',
  'teacher',
  'permanentEmployee',
  'governmentEmployee',
  'politicalOfficer',
] as const;

/** One of the personnel types. */
export type PersonnelType = (typeof PERSONNEL_TYPES)[number];

/** Where a row of a roster stands. */
export interface RowPlace {
  /** Name of the file; null where the roster is one file. */
  readonly file: string | null;
  /** Name of the sheet; null where its file has only one. */
  readonly sheet: string | null;
  /** Row as a spreadsheet numbers it in its sheet. */
  readonly row: number;
}

/** One leaving of the service and the return after it. */
export interface ServiceBreak {
  readonly left: CalendarDay;
  readonly returned: CalendarDay;
}

/**
 * The groups of permanent employees' jobs, which the level's name begins with: บริการพื้นฐาน, สนับสนุน, ช่าง,
 * เทคนิคพิเศษ.
 */
export const JOB_GROUPS = ['บ', 'ส', 'ช', 'ท'] as const;

/** One of the groups of permanent employees' jobs. */
export type JobGroup = (typeof JOB_GROUPS)[number];

/** An officer as the roster describes them, before any rule. `null`: the cell was empty. */
export interface Officer extends RowPlace {
  readonly idCard: string;
  /** Title, first and last name in one text; null: it could not be read, and no condition asks for it. */
  readonly name: string | null;
  readonly sex: 'M' | 'F' | null;
  readonly personnelType: PersonnelType;
  readonly birthDate: CalendarDay;
  /** Day of entering the service, or of being hired. */
  readonly enteredService: CalendarDay;
  /** Level code such as `K2`; null for a personnel type without levels, such as permanent employees, whose wage decides. */
  readonly level: string | null;
  /** Day of entering the present level, or of taking the present political office. */
  readonly enteredLevel: CalendarDay;
  /** Present salary or wage, in baht a month. */
  readonly salary: number;
  /** Salary in force on 1 April five years before the round, in baht a month. */
  readonly salaryFiveYearsAgo: number | null;
  /** Position or standing allowance, in baht a month. */
  readonly allowance: number | null;
  /** Thai abbreviation of the class held, with dots; null: none. */
  readonly classHeld: string | null;
  /** Day of the award of the class held. */
  readonly classHeldSince: CalendarDay | null;
  readonly positionName: string | null;
  /** Academic standing of a teacher. */
  readonly standing: string | null;
  /** Day of leaving the service; null for an officer in service, also for one who left and came back. */
  readonly resignDate: CalendarDay | null;
  /** Every leaving from which the officer came back, oldest first. */
  readonly serviceBreaks: readonly ServiceBreak[];
  /** Null: empty, which counts as Thai. */
  readonly nationality: string | null;
  readonly recalled: boolean | null;
  readonly imprisoned: boolean | null;
  readonly reinstated: boolean | null;
  readonly accused: 'discipline' | 'criminal' | 'corruption' | null;
  readonly deferred: boolean | null;
  /** Null: empty, which counts as alive. */
  readonly deceased: boolean | null;
  /** Why the officer may be nominated by schedule 31: outstanding merit, or a disability from duty. */
  readonly specialMerit: 'outstanding' | 'disability' | null;
  /** Permanent secretary, head of a department-level agency, or equivalent. */
  readonly head: boolean | null;
  /** Whether an employee's job compares to the skilled category. */
  readonly skilled: boolean | null;
  /** The group that a permanent employee's level names; null: none, or another personnel type. */
  readonly jobGroup: JobGroup | null;
  /** Whether the long-service medal is held. */
  readonly medalHeld: boolean | null;
  /** Days in several political offices together, up to the day before the birthday of the round. */
  readonly officeDays: number | null;
  /** Whether a political officer has a salary under the law on the administration. */
  readonly officePay: boolean | null;
  /** Years added by item 18 of the regulation. */
  readonly extraYears: number | null;
  /** Columns whose date may have its day and month swapped. */
  readonly unsureDates: readonly ColumnName[];
  /** The cells that could not be read, at most one for each column; their fields are null, or a value that is tried. */
  readonly unread: readonly UnreadCell[];
}

/** The facts that every officer has. */
type FactOfEveryOfficer = 'birthDate' | 'enteredService' | 'enteredLevel' | 'salary';

/** An officer as far as the row could be read: the field of an unread cell is null. */
export type OfficerRead = Omit<Officer, FactOfEveryOfficer> & {
  readonly [K in FactOfEveryOfficer]: Officer[K] | null;
};

/** The officer's identity, as far as it could be read; null where it could not. */
export type Identity = {
  readonly [K in 'idCard' | 'name' | 'sex' | 'level' | 'classHeld' | 'classHeldSince']: Officer[K] | null;
};

/** Why a row could not be read: where, what kind of value was found, and what to do. It holds no cell's value. */
export interface RowProblem {
  /** The column; null: the row as a whole. */
  readonly column: ColumnName | null;
  /** Kind of value found, as the object of a sentence. */
  readonly found: BothLanguages;
  /** What to do, as one sentence. */
  readonly remedy: BothLanguages;
}

/** A cell that could not be read, or that is empty and may not be. */
export interface UnreadCell extends RowProblem {
  readonly column: ColumnName;
  /** Whether its days do not fit together with those of another cell, so that no other value of it alone would. */
  readonly isOfHistory: boolean;
}

/** A row of which nothing can be tested: its cells are shifted, or its id, kind of personnel or level is not readable. */
export interface UnreadableRow extends RowPlace {
  readonly identity: Identity;
  readonly problems: readonly RowProblem[];
}

/** A person of a kind that is in no schedule of the regulation; nothing else of the row is needed. */
export interface PersonInNoSchedule extends RowPlace {
  readonly identity: Identity;
  /** The kind, by its name in the vocabulary. */
  readonly kindOfPersonnel: string;
}
