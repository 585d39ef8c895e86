import { type Basis, basisFor } from '../../../lib/eligibility/basis.ts';
import type { Policy } from '../../../lib/eligibility/policy.ts';
import type { ColumnName } from '../../../lib/vocabulary/columns.ts';
import type { Officer, OfficerRead, RowPlace, UnreadCell } from '../../../lib/vocabulary/officer.ts';

/** The policy of the tests unless they change it: the one of `config/policy.json`. */
export const USUAL_POLICY: Policy = {
  holdingBasis: 'birthday',
  levelBasis: 'cutOff',
  salaryMinimum: 'band',
  civilServantSchedule: 15,
  governmentEmployeeSchedule: 26,
  whichClass: 'entitlement',
  skilledUnknown: 'review',
};

/** The round of the tests: cut-off day 29 May 2026, birthday 28 July 2026. */
export const ROUND = 2569;

/** The basis of the tests' round, with some switches changed. */
export function basisWith(policy: Partial<Policy> = {}): Basis {
  return basisFor(ROUND, { ...USUAL_POLICY, ...policy });
}

/** A row of a roster of one file with one sheet. */
export function placeOf(row: number): RowPlace {
  return { file: null, sheet: null, row };
}

/** The officer of every example: a civil servant of 18 full years of service and 8 in the level, without a class. */
export function officerWith(facts: Partial<Officer> = {}): Officer {
  return {
    ...placeOf(2),
    idCard: '1234567890121',
    name: 'นางสาวสมมุติ ตัวอย่าง',
    sex: 'F',
    personnelType: 'civilServant',
    birthDate: '1977-03-15',
    enteredService: '2007-06-01',
    level: 'K1',
    enteredLevel: '2017-10-01',
    salary: 15000,
    salaryFiveYearsAgo: null,
    allowance: null,
    classHeld: null,
    classHeldSince: null,
    positionName: null,
    standing: null,
    resignDate: null,
    serviceBreaks: [],
    nationality: null,
    recalled: null,
    imprisoned: null,
    reinstated: null,
    accused: null,
    deferred: null,
    deceased: null,
    specialMerit: null,
    head: null,
    skilled: null,
    jobGroup: null,
    medalHeld: null,
    officeDays: null,
    officePay: null,
    extraYears: null,
    unsureDates: [],
    unread: [],
    ...facts,
  };
}

/** A cell of a column that could not be read. */
export function unreadIn(column: ColumnName): UnreadCell {
  return {
    column,
    found: { th: 'ข้อความ', en: 'text' },
    remedy: { th: 'กรอกใหม่', en: 'Write it again.' },
    isOfHistory: false,
  };
}

/** The field that each column fills. */
export const FIELDS: Partial<Readonly<Record<ColumnName, keyof Officer>>> = {
  FNAME: 'name',
  SEX: 'sex',
  BIRTH_DATE: 'birthDate',
  BEG_DATE: 'enteredService',
  BEG_POS_DATE: 'enteredLevel',
  SALARY: 'salary',
  SALARY5Y: 'salaryFiveYearsAgo',
  POS_AMT: 'allowance',
  POS_NAME: 'positionName',
  STANDING: 'standing',
  L_INS_CODE: 'classHeld',
  L_INS_DATE: 'classHeldSince',
  RESIGN_DATE: 'resignDate',
  NATIONALITY: 'nationality',
  RECALLED: 'recalled',
  IMPRISONED: 'imprisoned',
  REINSTATED: 'reinstated',
  ACCUSED: 'accused',
  DEFER: 'deferred',
  HEAD: 'head',
  SKILLED: 'skilled',
  MEDAL: 'medalHeld',
  EXTRA_YEARS: 'extraYears',
  STATUS_EXP: 'deceased',
  SPECIAL_MERIT: 'specialMerit',
  OFFICE_DAYS: 'officeDays',
  OFFICE_PAY: 'officePay',
};

/** An officer of whom the cells of some columns could not be read. */
export function officerWithout(officer: OfficerRead, columns: readonly ColumnName[]): OfficerRead {
  const fields = columns.flatMap((column) => FIELDS[column] ?? []);
  const unknown = Object.fromEntries(fields.map((field) => [field, null])) as Partial<OfficerRead>;
  return { ...officer, ...unknown, unread: [...officer.unread, ...columns.map(unreadIn)] };
}
