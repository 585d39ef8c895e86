import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { POLICY_SWITCHES, type Policy } from '../../lib/eligibility/policy.ts';
import { REASON_TEXTS, type ReasonCode } from '../../lib/eligibility/reasons.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { dayInEnglish } from '../../lib/eligibility/wording.ts';
import { CLASSES, rankOf } from '../../lib/vocabulary/classes.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import { LEVELS } from '../../lib/vocabulary/levels.ts';
import { JOB_GROUPS, type Officer, PERSONNEL_TYPES, type ServiceBreak } from '../../lib/vocabulary/officer.ts';
import { officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';

/** How many officers: enough for every row of every schedule, many times; a few seconds in all. */
const RUNS = { numRuns: 1_000 };

/** How many officers where each is judged several times. */
const FEWER_RUNS = { numRuns: 300 };

const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  holdingBasis: fc.constantFrom(...POLICY_SWITCHES.holdingBasis.allowed),
  levelBasis: fc.constantFrom(...POLICY_SWITCHES.levelBasis.allowed),
  salaryMinimum: fc.constantFrom(...POLICY_SWITCHES.salaryMinimum.allowed),
  civilServantSchedule: fc.constantFrom(...POLICY_SWITCHES.civilServantSchedule.allowed),
  governmentEmployeeSchedule: fc.constantFrom(...POLICY_SWITCHES.governmentEmployeeSchedule.allowed),
  whichClass: fc.constantFrom(...POLICY_SWITCHES.whichClass.allowed),
  skilledUnknown: fc.constantFrom(...POLICY_SWITCHES.skilledUnknown.allowed),
});

const bases = new Map<string, ReturnType<typeof basisFor>>();

function basisOf(policy: Policy, roundYear: number = ROUND) {
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

const anyOfficer: fc.Arbitrary<Officer> = fc
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

describe('any officer under any policy', () => {
  it('is judged, and judged the same a second time, byte for byte', () => {
    const given = fc.property(anyOfficer, anyPolicy, (officer, policy) => {
      const before = JSON.stringify(officer);
      const first = JSON.stringify(judge(Object.freeze(officer), basisOf(policy)));

      expect(JSON.stringify(judge({ ...officer }, basisFor(ROUND, policy)))).toBe(first);
      expect(JSON.stringify(officer)).toBe(before);
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('is nominated a class above the one held and within the ladder of the row', () => {
    const given = fc.property(anyOfficer, anyPolicy, (officer, policy) => {
      const { nominate, rule } = judge(officer, basisOf(policy));
      if (nominate !== null) {
        const [, schedule, row] = /^schedule(\d+)\.row(\d+)/.exec(rule ?? '') ?? [];
        const ladder = REGULATION_2564.schedules
          .find((one) => String(one.number) === schedule)
          ?.rows.find((one) => String(one.number) === row);

        expect(rankOf(nominate)).toBeGreaterThan(rankOf(officer.classHeld) ?? 99);
        expect(rankOf(nominate)).toBeLessThanOrEqual(rankOf(ladder?.highest ?? null) ?? 0);
        expect(ladder?.steps.map((step) => step.class)).toContain(nominate);
      }
    });
    fc.assert(given, RUNS);
  });

  it('has a verdict that fits its reasons, its conditions and its class', () => {
    const given = fc.property(anyOfficer, anyPolicy, (officer, policy) => {
      const { verdict, nominate, rule, reasons, notes, conditions, firstPossibleRound } = judge(
        officer,
        basisOf(policy),
      );
      const deciding = conditions.filter((one) => one.rule === null || one.rule === rule);
      const uses = reasons.map(({ code }) => REASON_TEXTS[code as ReasonCode].use);

      expect(uses.length).toBeGreaterThan(0);
      expect(new Set(uses)).toEqual(new Set([verdict]));
      expect(notes.every(({ code }) => REASON_TEXTS[code as ReasonCode].use === 'note')).toBe(true);
      if (verdict === 'eligible') {
        expect(nominate).not.toBeNull();
        expect(deciding.every(({ met }) => met === true)).toBe(true);
      }
      if (verdict === 'notEligible') {
        expect(nominate).toBeNull();
      } else {
        expect(firstPossibleRound).toBeNull();
        expect(conditions.some((one) => one.rule === null && one.met === false)).toBe(false);
      }
      if (verdict === 'review') {
        expect(nominate === null).toBe(rule === null);
      }
    });
    fc.assert(given, RUNS);
  });

  it('carries the note of a policy switch exactly when its other value changes the verdict or the class, or says so in a reason', () => {
    const given = fc.property(anyOfficer, anyPolicy, (officer, policy) => {
      const { verdict, nominate, notes, reasons } = judge(officer, basisOf(policy));
      for (const [name, { allowed, note, isJudgedAgain }] of Object.entries(POLICY_SWITCHES)) {
        const value = (allowed as readonly unknown[]).find((one) => one !== policy[name as keyof Policy]);
        const other = judge(officer, basisOf({ ...policy, [name]: value } as Policy));
        const isChanged = other.verdict !== verdict || other.nominate !== nominate;
        const isNoted = notes.some(({ code }) => code === note);

        if (isJudgedAgain) {
          expect(isNoted).toBe(isChanged);
        } else if (isChanged) {
          expect(isNoted || reasons.some(({ code }) => code === 'SKILLED_UNKNOWN')).toBe(true);
        }
      }
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('carries the note of an empty HEAD exactly when a head would have another verdict or class', () => {
    const executive = anyOfficer.map(
      (officer): Officer => ({ ...officer, personnelType: 'civilServant', level: 'M2', allowance: 21_000 }),
    );
    const given = fc.property(executive, anyPolicy, (officer, policy) => {
      const { verdict, nominate, notes } = judge(officer, basisOf(policy));
      const asHead = judge({ ...officer, head: officer.head ?? true }, basisOf(policy));
      const isNoted = notes.some(({ code }) => code === 'HEAD_EMPTY');

      expect(isNoted).toBe(asHead.verdict !== verdict || asHead.nominate !== nominate);
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('could be nominated in the first possible round named, and in none before it', () => {
    const given = fc.property(anyOfficer, (officer) => {
      const { firstPossibleRound, rule } = judge(officer, basisOf(USUAL_POLICY));
      if (firstPossibleRound !== null) {
        const then = judge(officer, basisOf(USUAL_POLICY, firstPossibleRound));
        const before = judge(officer, basisOf(USUAL_POLICY, firstPossibleRound - 1));

        expect(firstPossibleRound).toBeGreaterThan(ROUND);
        expect(then.rule).toBe(rule);
        expect(then.verdict === 'eligible' || then.notes.some(({ code }) => code === 'CERTAIN_CLASS')).toBe(true);
        expect(before.verdict).not.toBe('eligible');
      }
    });
    fc.assert(given, RUNS);
  });
});

describe('any officer whose service was broken', () => {
  // Not by levels with a period in the level, nor away on the birthday: there more than the service depends on the break.
  const broken = anyOfficer
    .filter(
      ({ level, serviceBreaks }) =>
        !/^(O|LO)/.test(level ?? '') && serviceBreaks.some((one) => one.left < one.returned),
    )
    .filter(({ serviceBreaks }) => serviceBreaks.every(({ returned }) => returned < '2026-05-27'))
    .map((officer) => ({ ...officer, resignDate: null }));

  it('has the verdict that both ways of counting give, or is for review where they differ', () => {
    const given = fc.property(broken, anyPolicy, (officer, policy) => {
      const verdictOf = (facts: Partial<Officer>) => {
        const { verdict, nominate } = judge({ ...officer, ...facts }, basisOf(policy));
        return { verdict, nominate };
      };
      const last = officer.serviceBreaks.findLast(({ left, returned }) => left < returned) as ServiceBreak;
      fc.pre(officer.serviceBreaks.every(({ returned }) => officer.enteredService < returned));
      const joined = verdictOf({ serviceBreaks: [] });
      const notJoined = verdictOf({ serviceBreaks: [], enteredService: last.returned });

      expect(verdictOf({})).toEqual(
        JSON.stringify(joined) === JSON.stringify(notJoined) ? joined : { ...joined, verdict: 'review' },
      );
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('has the verdict of service since BEG_DATE, or is for review where service before it decides', () => {
    const given = fc.property(broken, anyPolicy, (officer, policy) => {
      const verdictOf = (facts: Partial<Officer>) => {
        const { verdict, nominate } = judge({ ...officer, ...facts }, basisOf(policy));
        return { verdict, nominate };
      };
      fc.pre(officer.serviceBreaks.every(({ returned }) => returned <= officer.enteredService));
      const long = `${Number(officer.birthDate.slice(0, 4)) + 1}-01-01`;
      const counted = verdictOf({ serviceBreaks: [], enteredService: long });
      const notCounted = verdictOf({ serviceBreaks: [] });

      expect(verdictOf({})).toEqual(
        JSON.stringify(counted) === JSON.stringify(notCounted) ? notCounted : { ...counted, verdict: 'review' },
      );
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('is told of each break once: in a reason or in a note', () => {
    const given = fc.property(broken, anyPolicy, (officer, policy) => {
      const { reasons, notes } = judge(officer, basisOf(policy));
      const told = [...reasons, ...notes]
        .filter(({ code }) => /^(SERVICE_BROKEN|REINSTATED|BREAK_IN_SERVICE|EARLIER_SERVICE.*)$/.test(code))
        .map(({ en }) => en)
        .join();

      for (const { left, returned } of officer.serviceBreaks.filter((one) => one.left < one.returned)) {
        expect(told.split(`left ${dayInEnglish(left)}, back ${dayInEnglish(returned)}`)).toHaveLength(2);
      }
    });
    fc.assert(given, FEWER_RUNS);
  });
});

describe('any employee of whose job nothing says whether it is skilled', () => {
  const unknown = anyOfficer
    .filter(({ personnelType }) => personnelType === 'permanentEmployee' || personnelType === 'governmentEmployee')
    // Chapter 4, on foreigners and on the dead, does not ask it.
    .map((officer): Officer => ({ ...officer, skilled: null, jobGroup: null, nationality: null, deceased: null }));

  it('is for review unless refused whatever the answer is, and is judged as skilled where the policy says so', () => {
    const given = fc.property(unknown, anyPolicy, (officer, policy) => {
      const skilled = judge({ ...officer, skilled: true }, basisOf(policy));
      const review = judge(officer, basisOf({ ...policy, skilledUnknown: 'review' }));
      const assumed = judge(officer, basisOf({ ...policy, skilledUnknown: 'assume' }));
      const isOpen = skilled.verdict !== 'notEligible';

      expect(review.verdict).toBe(isOpen ? 'review' : 'notEligible');
      expect(review.reasons.some(({ code }) => code === 'SKILLED_UNKNOWN')).toBe(isOpen);
      expect(review.nominate).toBe(skilled.nominate);
      expect(assumed).toMatchObject({
        verdict: skilled.verdict,
        nominate: skilled.nominate,
        reasons: skilled.reasons,
        firstPossibleRound: skilled.firstPossibleRound,
      });
    });
    fc.assert(given, FEWER_RUNS);
  });
});

// No rule of today's schedules turns an eligible officer away for more salary: the only upper bound (schedules 15 and 17,
// row 1, clause 2) meets the lower bound of clause 3, and the two rows of schedule 25 meet in the same way.
describe('an eligible officer', () => {
  const eligible = fc
    .tuple(anyOfficer, anyPolicy)
    .filter(([officer, policy]) => judge(officer, basisOf(policy)).verdict === 'eligible');

  it('is not turned away for more years of service', () => {
    const given = fc.property(eligible, fc.integer({ min: 1, max: 9 }), ([officer, policy], years) => {
      const enteredService = `${Number(officer.enteredService.slice(0, 4)) - years}${officer.enteredService.slice(4)}`;
      const { verdict } = judge({ ...officer, enteredService }, basisOf(policy));

      expect(verdict).not.toBe('notEligible');
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('is not turned away for more salary, now or five years ago, nor gets a lower class', () => {
    const given = fc.property(eligible, fc.nat(60_000), fc.nat(60_000), ([officer, policy], more, moreThen) => {
      const salaryFiveYearsAgo = officer.salaryFiveYearsAgo === null ? null : officer.salaryFiveYearsAgo + moreThen;
      const before = judge(officer, basisOf(policy));
      const after = judge({ ...officer, salary: officer.salary + more, salaryFiveYearsAgo }, basisOf(policy));

      expect(after.verdict).not.toBe('notEligible');
      if (after.verdict === 'eligible' && policy.whichClass === 'entitlement') {
        expect(rankOf(after.nominate)).toBeGreaterThanOrEqual(rankOf(before.nominate) ?? 99);
      }
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('is not turned away for fewer extra years', () => {
    const given = fc.property(eligible, ([officer, policy]) => {
      const fewer = officer.extraYears === null || officer.extraYears === 0 ? null : officer.extraYears - 1;

      expect(judge({ ...officer, extraYears: fewer }, basisOf(policy)).verdict).not.toBe('notEligible');
    });
    fc.assert(given, FEWER_RUNS);
  });

  it('with extra years is not turned away without them', () => {
    const punished = eligible.filter(([officer]) => (officer.extraYears ?? 0) > 0);
    const given = fc.property(punished, ([officer, policy]) => {
      expect(judge({ ...officer, extraYears: null }, basisOf(policy)).verdict).toBe('eligible');
    });
    fc.assert(given, { numRuns: 30 });
  });
});

it('no text in a cell makes the judging fail', () => {
  const given = fc.property(
    anyOfficer,
    anyPolicy,
    fc.string(),
    fc.string(),
    fc.string(),
    fc.string(),
    fc.integer(),
    (officer, policy, level, classHeld, standing, positionName, salary) => {
      const odd = { ...officer, level, classHeld, standing, positionName, salary, nationality: level };

      expect(() => judge(odd, basisOf(policy))).not.toThrow();
    },
  );
  fc.assert(given, FEWER_RUNS);
});
