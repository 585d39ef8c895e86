import fc from 'fast-check';
import { basisFor } from '../../../lib/eligibility/basis.ts';
import { POLICY_SWITCHES, type Policy } from '../../../lib/eligibility/policy.ts';
import { CLASSES } from '../../../lib/vocabulary/classes.ts';
import type { ColumnName } from '../../../lib/vocabulary/columns.ts';
import { LEVELS } from '../../../lib/vocabulary/levels.ts';
import { JOB_GROUPS, type Officer, PERSONNEL_TYPES, type ServiceBreak } from '../../../lib/vocabulary/officer.ts';
import { officerWith, ROUND } from './officers.ts';

/** Any policy. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  holdingBasis: fc.constantFrom(...POLICY_SWITCHES.holdingBasis.allowed),
  levelBasis: fc.constantFrom(...POLICY_SWITCHES.levelBasis.allowed),
  salaryMinimum: fc.constantFrom(...POLICY_SWITCHES.salaryMinimum.allowed),
  civilServantSchedule: fc.constantFrom(...POLICY_SWITCHES.civilServantSchedule.allowed),
  governmentEmployeeSchedule: fc.constantFrom(...POLICY_SWITCHES.governmentEmployeeSchedule.allowed),
  whichClass: fc.constantFrom(...POLICY_SWITCHES.whichClass.allowed),
  skilledUnknown: fc.constantFrom(...POLICY_SWITCHES.skilledUnknown.allowed),
});

const bases = new Map<string, ReturnType<typeof basisFor>>();

/** The basis of a policy and a round, made once. */
export function basisOf(policy: Policy, roundYear: number = ROUND) {
  const key = JSON.stringify([policy, roundYear]);
  const basis = bases.get(key) ?? basisFor(roundYear, policy);
  bases.set(key, basis);
  return basis;
}

/** A day between two years; half of the days are ones that decide. */
function anyDay(from: number, to: number): fc.Arbitrary<string> {
  const turn = fc.constantFrom(
    '04-29',
    '04-30',
    '05-27',
    '05-28',
    '05-29',
    '05-30',
    '05-31',
    '07-27',
    '07-28',
    '07-29',
    '09-30',
    '10-01',
    '02-28',
  );
  const other = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  return fc.tuple(fc.integer({ min: from, max: to }), fc.oneof(turn, other)).map(([year, day]) => `${year}-${day}`);
}

const anySalary = fc.oneof(
  fc.constantFrom(8_339, 8_340, 10_189, 10_190, 15_049, 15_050, 19_859, 19_860, 22_139, 22_140, 58_389, 58_390),
  fc.integer({ min: 5_000, max: 80_000 }),
);

function rarely<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(value, { freq: 2 }).chain((given) => fc.constantFrom(given, null, null, null));
}

const anyClass = fc.constantFrom(...CLASSES.map(({ abbreviation }) => abbreviation));

/** Up to two breaks, oldest first; a few are transfers. */
const anyBreaks: fc.Arbitrary<readonly ServiceBreak[]> = fc
  .tuple(
    fc.uniqueArray(anyDay(2000, 2026), { minLength: 4, maxLength: 4 }).map((days) => days.toSorted()),
    fc.constantFrom(0, 0, 0, 1, 2),
    fc.boolean(),
  )
  .map(([[first, second, third, fourth], count, isTransfer]) =>
    [
      { left: first as string, returned: (isTransfer ? first : second) as string },
      { left: third as string, returned: fourth as string },
    ].slice(0, count),
  );

/** Any officer whose cells can be read. */
export const anyOfficer: fc.Arbitrary<Officer> = fc
  .record({
    sex: fc.constantFrom(null, 'M', 'F'),
    serviceBreaks: anyBreaks,
    jobGroup: fc.constantFrom(null, ...JOB_GROUPS),
    unsureDates: fc.subarray<ColumnName>(['BIRTH_DATE', 'BEG_DATE']),
    personnelType: fc.constantFrom(...PERSONNEL_TYPES, 'civilServant', 'civilServant'),
    birthDate: anyDay(1961, 1998),
    enteredService: anyDay(1995, 2026),
    level: fc.constantFrom(...LEVELS.map(({ code }) => code), null),
    enteredLevel: anyDay(2005, 2026),
    salary: anySalary,
    salaryFiveYearsAgo: fc.option(anySalary),
    allowance: fc.constantFrom(null, 13_000, 14_500, 15_600, 21_000, 10_000),
    classHeld: fc.option(anyClass),
    classHeldSince: anyDay(2010, 2026),
    positionName: fc.constantFrom(
      null,
      'ครู',
      'ผู้อำนวยการสถานศึกษา',
      'นักวิชาการ',
      'ผู้ว่าราชการกรุงเทพมหานคร',
      'ประธานที่ปรึกษาของผู้ว่าราชการกรุงเทพมหานคร',
      'สมาชิกสภากรุงเทพมหานคร',
    ),
    officeDays: fc.constantFrom(null, 119, 120),
    officePay: fc.constantFrom(null, true, true, false),
    standing: fc.constantFrom(null, null, 'ชำนาญการ', 'ชำนาญการพิเศษ', 'เชี่ยวชาญ', 'เชี่ยวชาญพิเศษ'),
    resignDate: rarely(anyDay(2021, 2027)),
    nationality: rarely(fc.constantFrom('ไทย', 'ลาว', 'ไม่ระบุ')),
    recalled: rarely(fc.boolean()),
    imprisoned: rarely(fc.boolean()),
    reinstated: rarely(fc.boolean()),
    accused: rarely(fc.constantFrom('discipline', 'criminal', 'corruption')),
    deferred: rarely(fc.boolean()),
    deceased: rarely(fc.boolean()),
    specialMerit: rarely(fc.constantFrom('outstanding', 'disability')),
    head: fc.constantFrom(null, true, false),
    skilled: fc.constantFrom(null, true, true, true, false),
    medalHeld: fc.constantFrom(null, true, false),
    extraYears: fc.constantFrom(null, null, null, 0, 1, 2),
  })
  .map(({ classHeld, classHeldSince, level, personnelType, ...facts }) => {
    const itsLevels = LEVELS.filter((one) => one.personnelType === personnelType).map(({ code }) => code);
    return officerWith({
      ...facts,
      personnelType,
      // Mostly a level of the officer's own personnel type.
      level:
        level !== null && itsLevels.length > 0 && facts.salary % 5 > 0
          ? (itsLevels[facts.salary % itsLevels.length] ?? level)
          : level,
      classHeld,
      classHeldSince: classHeld === null ? null : classHeldSince,
    });
  });
