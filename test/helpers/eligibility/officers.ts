import { type Basis, basisFor } from '../../../lib/eligibility/basis.ts';
import type { Policy } from '../../../lib/eligibility/policy.ts';
import type { Officer, RowPlace } from '../../../lib/vocabulary/officer.ts';

/** The policy of the tests unless they change it: the one of `config/policy.json`. */
export const USUAL_POLICY: Policy = {
  holdingBasis: 'birthday',
  k3Minimum: 22140,
  civilServantSchedule: 15,
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
    ...facts,
  };
}
