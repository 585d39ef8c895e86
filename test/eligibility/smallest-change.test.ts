import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Policy } from '../../lib/eligibility/policy.ts';
import type { Condition } from '../../lib/eligibility/rule-set.ts';
import type { Officer, OfficerRead } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith, officerWithout, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withRow } from '../helpers/eligibility/rule-sets.ts';

/** The smallest change that makes an officer eligible. */
function smallestChange(officer: OfficerRead, policy: Partial<Policy> = {}) {
  return judge(officer, basisWith(policy)).smallestChange;
}

const EMPLOYEE: Partial<Officer> = { personnelType: 'permanentEmployee', level: null };

const POLITICAL: Partial<Officer> = {
  personnelType: 'politicalOfficer',
  level: null,
  positionName: 'เลขานุการผู้ว่าราชการกรุงเทพมหานคร',
};

const CHIEF_ADVISER: Partial<Officer> = {
  ...POLITICAL,
  positionName: 'ประธานที่ปรึกษาของผู้ว่าราชการกรุงเทพมหานคร',
  classHeld: 'ท.ช.',
  classHeldSince: '2024-07-28',
  officePay: true,
};

const HEAD_OF_SCHOOL: Partial<Officer> = {
  personnelType: 'teacher',
  level: 'KS3',
  positionName: 'ผู้อำนวยการโรงเรียน',
  standing: 'ชำนาญการพิเศษ',
  classHeld: 'ท.ช.',
  classHeldSince: '2018-05-05',
};

describe('the smallest change', () => {
  it('is told only of an officer who is not eligible', () => {
    expect(smallestChange(officerWith())).toBeNull();
    expect(smallestChange(officerWith({ nationality: 'ลาว' }))).toBeNull();
  });

  it('says what would have to be otherwise, how much is lacking, and from which round on', () => {
    expect(smallestChange(officerWith({ enteredService: '2022-06-01' }))).toEqual({
      changes: [{ reason: 'SERVICE_TOO_SHORT', value: { fact: 'BEG_DATE', from: null, below: '2021-05-30' }, by: 2 }],
      nominate: 'ต.ม.',
      roundYear: 2571,
      th: 'BEG_DATE (วันบรรจุ) ไม่หลังวันที่ ๒๙ พฤษภาคม ๒๕๖๔ (ต่างกัน ๒ ปีบริบูรณ์) หรือเมื่อเวลาผ่านไปจนถึงปี ๒๕๗๑: อาจเสนอขอพระราชทาน ต.ม.',
      en: 'BEG_DATE by 29 May 2021 (2 full years away), or by time alone, in round 2571: eligible for ต.ม.',
    });
  });

  it('names all that is lacking together', () => {
    const officer = officerWith({
      level: 'O2',
      classHeld: 'ต.ม.',
      classHeldSince: '2025-07-28',
      enteredLevel: '2022-01-01',
    });

    expect(smallestChange(officer)).toEqual({
      changes: [
        { reason: 'CONSECUTIVE_ROUND', value: { fact: 'L_INS_DATE', from: null, below: '2025-01-01' }, by: null },
        { reason: 'POSITION_TOO_SHORT', value: { fact: 'BEG_POS_DATE', from: null, below: '2021-05-30' }, by: 1 },
      ],
      nominate: 'ต.ช.',
      roundYear: 2570,
      th: 'L_INS_DATE (วันที่ได้รับ) ไม่หลังวันที่ ๓๑ ธันวาคม ๒๕๖๗ และ BEG_POS_DATE (วันเข้าสู่ระดับปัจจุบัน) ไม่หลังวันที่ ๒๙ พฤษภาคม ๒๕๖๔ (ต่างกัน ๑ ปีบริบูรณ์) หรือเมื่อเวลาผ่านไปจนถึงปี ๒๕๗๐: อาจเสนอขอพระราชทาน ต.ช.',
      en: 'L_INS_DATE by 31 December 2024 and BEG_POS_DATE by 29 May 2021 (1 full year away), or by time alone, in round 2570: eligible for ต.ช.',
    });
  });

  it('may be time alone', () => {
    expect(smallestChange(officerWith({ ...HEAD_OF_SCHOOL, salary: 58_390 }))).toEqual({
      changes: [],
      nominate: 'ป.ม.',
      roundYear: 2580,
      th: 'เมื่อเวลาผ่านไปจนถึงปี ๒๕๘๐: อาจเสนอขอพระราชทาน ป.ม.',
      en: 'by time alone, in round 2580: eligible for ป.ม.',
    });
  });

  it.each<[string, Partial<Officer>]>([
    ['the highest class of the row is held', { classHeld: 'ต.ม.', classHeldSince: '2018-07-28' }],
    ['it is not the year of retirement, nor is the salary enough', { ...HEAD_OF_SCHOOL, salary: 50_000 }],
    ['people would still have to decide', { accused: 'corruption', birthDate: '1965-03-01', resignDate: '2025-09-30' }],
  ])('is none where %s', (_, facts) => {
    expect(smallestChange(officerWith(facts))).toBeNull();
  });

  it('is time alone where an unreadable cell leaves the class open', () => {
    const officer = officerWith({ level: 'K2', classHeld: 'ต.ม.', classHeldSince: '2025-07-28' });

    expect(smallestChange(officerWithout(officer, ['SALARY']))).toMatchObject({
      changes: [],
      nominate: 'ต.ช.',
      roundYear: 2570,
    });
  });
});

describe('the smallest change of one fact', () => {
  it.each<[string, Partial<Officer>, string]>([
    ['RECALLED', { recalled: true }, 'RECALLED N: eligible for ต.ม.'],
    ['IMPRISONED', { imprisoned: true }, 'IMPRISONED N: eligible for ต.ม.'],
    ['DEFERRED', { deferred: true }, 'DEFER N: eligible for ต.ม.'],
    ['ACCUSED_DISCIPLINE', { accused: 'discipline' }, 'ACCUSED N: eligible for ต.ม.'],
    ['ACCUSED_CRIMINAL', { accused: 'criminal' }, 'ACCUSED N: eligible for ต.ม.'],
    ['ACCUSED_CORRUPTION', { accused: 'corruption' }, 'ACCUSED N: eligible for ต.ม.'],
    ['NOT_IN_POST', { resignDate: '2026-01-01' }, 'RESIGN_DATE from 28 July 2026 on: eligible for ต.ม.'],
    [
      'NOT_IN_POST',
      { serviceBreaks: [{ left: '2026-01-01', returned: '2026-12-01' }] },
      'RETURN_DATE empty (never left), or by time alone, in round 2575: eligible for ต.ม.',
    ],
    [
      'CONSECUTIVE_ROUND',
      { level: 'O2', classHeld: 'ต.ม.', classHeldSince: '2026-05-05' },
      'L_INS_DATE by 31 December 2024, or by time alone, in round 2571: eligible for ต.ช.',
    ],
    [
      'ONE_CLASS_A_YEAR',
      { level: 'K5', allowance: 13_000, classHeld: 'ท.ช.', classHeldSince: '2026-05-05' },
      'L_INS_DATE by 31 December 2025, or by time alone, in round 2570: eligible for ป.ม.',
    ],
    [
      'HOLDING_TOO_SHORT',
      { level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-29' },
      'L_INS_DATE by 28 July 2023 (1 full year away), or by time alone, in round 2570: eligible for ป.ม.',
    ],
    [
      'SALARY_TOO_LOW',
      { level: 'K3', classHeld: 'ท.ช.', classHeldSince: '2019-07-29', salary: 50_000 },
      'SALARY at least 58,390 baht (8,390 baht away): eligible for ป.ม.',
    ],
    [
      'SALARY_FIVE_YEARS_AGO_TOO_LOW',
      { level: 'K2', classHeld: 'ท.ม.', classHeldSince: '2019-07-29', salary: 30_000, salaryFiveYearsAgo: 22_000 },
      'SALARY5Y at least 22,140 baht (140 baht away): eligible for ท.ช.',
    ],
    [
      'WAGE_BELOW_SCHEDULE',
      { ...EMPLOYEE, salary: 8_000, skilled: true },
      'SALARY at least 8,340 baht (340 baht away): eligible for บ.ม.',
    ],
    ['NOT_SKILLED', { ...EMPLOYEE, salary: 16_000, skilled: false }, 'SKILLED Y: eligible for บ.ช.'],
    ['NOT_SKILLED', { ...EMPLOYEE, salary: 16_000, jobGroup: 'บ' }, 'SKILLED Y: eligible for บ.ช.'],
    [
      'OFFICES_TOO_SHORT',
      { ...POLITICAL, enteredLevel: '2026-06-01', officeDays: 40, officePay: true },
      'OFFICE_DAYS at least 120 days (80 days away), or by time alone, in round 2570: eligible for ต.ม.',
    ],
    [
      'OFFICE_NOT_PAID',
      { ...POLITICAL, enteredLevel: '2020-06-01', officePay: false },
      'OFFICE_PAY Y: eligible for ต.ม.',
    ],
    [
      'OFFICE_TOO_SHORT',
      { ...POLITICAL, positionName: 'รองผู้ว่าราชการกรุงเทพมหานคร', enteredLevel: '2026-04-30' },
      'BEG_POS_DATE by 29 April 2026 (1 day away), or by time alone, in round 2570: eligible for ต.ช.',
    ],
    [
      'OFFICE_YEARS_TOO_SHORT',
      { ...CHIEF_ADVISER, enteredLevel: '2026-01-01' },
      'BEG_POS_DATE by 28 July 2025 (1 full year away), or by time alone, in round 2570: eligible for ป.ม.',
    ],
  ])('takes away %s', (reason, facts, sentence) => {
    const officer = officerWith(facts);

    expect(smallestChange(officer)?.changes.map((change) => change.reason)).toEqual([reason]);
    expect(smallestChange(officer)?.en).toBe(sentence);
  });

  it('says of a word or of a day to be in post no distance', () => {
    expect(smallestChange(officerWith({ recalled: true }))).toEqual({
      changes: [{ reason: 'RECALLED', value: { fact: 'RECALLED', anyOf: ['N'] }, by: null }],
      nominate: 'ต.ม.',
      roundYear: null,
      th: 'RECALLED (ถูกเรียกคืนเครื่องราชฯ) N: อาจเสนอขอพระราชทาน ต.ม.',
      en: 'RECALLED N: eligible for ต.ม.',
    });
    expect(smallestChange(officerWith({ resignDate: '2026-01-01' }))?.changes).toEqual([
      { reason: 'NOT_IN_POST', value: { fact: 'RESIGN_DATE', from: '2026-07-28', below: null }, by: null },
    ]);
    expect(
      smallestChange(officerWith({ serviceBreaks: [{ left: '2026-01-01', returned: '2026-12-01' }] })),
    ).toMatchObject({
      changes: [{ reason: 'NOT_IN_POST', value: { fact: 'RETURN_DATE', anyOf: ['never'] }, by: null }],
    });
  });

  it('says how much an amount is away from what is enough', () => {
    const officer = officerWith({ ...POLITICAL, enteredLevel: '2026-06-01', officeDays: 40, officePay: true });

    expect(smallestChange(officer)?.changes).toEqual([
      { reason: 'OFFICES_TOO_SHORT', value: { fact: 'OFFICE_DAYS', from: 120, below: null }, by: 80 },
    ]);
    expect(smallestChange(officer)?.th).toBe(
      'OFFICE_DAYS (จำนวนวันที่ดำรงตำแหน่งรวมกัน) ตั้งแต่ ๑๒๐ วัน (ต่างกัน ๘๐ วัน) หรือเมื่อเวลาผ่านไปจนถึงปี ๒๕๗๐: อาจเสนอขอพระราชทาน ต.ม.',
    );
    expect(
      smallestChange(officerWith({ level: 'K3', classHeld: 'ท.ช.', classHeldSince: '2019-07-29', salary: 50_000 }))?.th,
    ).toBe('SALARY (เงินเดือน) ตั้งแต่ ๕๘,๓๙๐ บาท (ต่างกัน ๘,๓๙๐ บาท): อาจเสนอขอพระราชทาน ป.ม.');
  });
});

describe('the smallest change for two reasons', () => {
  it('is one day for both, the earlier', () => {
    const recent = officerWith({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2025-07-28' });

    expect(smallestChange(recent)).toMatchObject({
      changes: [{ reason: 'HOLDING_TOO_SHORT', value: { fact: 'L_INS_DATE', from: null, below: '2023-07-29' }, by: 2 }],
      nominate: 'ป.ม.',
    });
  });

  it('is that of each, where they are of two facts', () => {
    expect(smallestChange(officerWith({ accused: 'corruption', enteredService: '2022-06-01' }))?.en).toBe(
      'ACCUSED N and BEG_DATE by 29 May 2021 (2 full years away): eligible for ต.ม.',
    );
    expect(
      smallestChange(
        officerWith({
          ...EMPLOYEE,
          salary: 16_000,
          skilled: false,
          enteredService: '2019-01-01',
          enteredLevel: '2019-01-01',
        }),
      )?.en,
    ).toBe('BEG_DATE by 29 May 2018 (1 full year away) and SKILLED Y: eligible for บ.ช.');
    expect(smallestChange(officerWith({ ...EMPLOYEE, salary: 8_000, skilled: true, recalled: true }))?.en).toBe(
      'RECALLED N and SALARY at least 8,340 baht (340 baht away): eligible for บ.ม.',
    );
  });
});

describe('the smallest change of one who is not in a political office', () => {
  const governor: Partial<Officer> = { ...POLITICAL, positionName: 'ผู้ว่าราชการกรุงเทพมหานคร' };
  const member: Partial<Officer> = { ...POLITICAL, positionName: 'สมาชิกสภากรุงเทพมหานคร' };

  it('is to be in it, where the days in office are enough then', () => {
    const left = { ...governor, enteredLevel: '2025-07-01', resignDate: '2025-07-20' };
    const away = {
      ...governor,
      enteredLevel: '2020-06-01',
      serviceBreaks: [{ left: '2026-01-01', returned: '2026-12-01' }],
    };

    expect(smallestChange(officerWith(left))?.en).toBe('RESIGN_DATE from 28 July 2026 on: eligible for ท.ช.');
    expect(smallestChange(officerWith(away))?.en).toBe(
      'RETURN_DATE empty (never left), or by time alone, in round 2570: eligible for ท.ช.',
    );
  });

  it('is none where a question would still be open', () => {
    const left = { ...governor, enteredLevel: '2025-07-01', resignDate: '2025-07-20', nationality: 'ไม่ระบุ' };

    expect(smallestChange(officerWith(left))).toBeNull();
  });

  it('counts the days in office as they are then', () => {
    const left = { ...member, enteredLevel: '2026-06-01', resignDate: '2026-07-01' };

    expect(smallestChange(officerWith(left))?.en).toBe(
      'RESIGN_DATE from 28 July 2026 on and BEG_POS_DATE by 30 March 2026 (63 days away): eligible for จ.ม.',
    );
    expect(smallestChange(officerWith({ ...left, enteredLevel: '2026-03-30' }))?.en).toBe(
      'RESIGN_DATE from 28 July 2026 on: eligible for จ.ม.',
    );
  });
});

describe('the smallest change by rules that ask for the same day twice', () => {
  const change = (conditions: readonly Condition[], facts: Partial<Officer>) => {
    const ruleSet = withRow(5, 3, (row) => [
      { ...row, highest: 'จ.ม.', steps: [{ clause: null, class: 'จ.ม.', conditions }] },
    ]);
    const officer = officerWith({ ...POLITICAL, positionName: 'ส.ก.', ...facts });
    return judge(officer, basisFor(ROUND, USUAL_POLICY, ruleSet)).smallestChange;
  };
  const year: Condition = { kind: 'yearsInOffice', years: 1 };
  const days = (number: number): Condition => ({ kind: 'daysInOffice', days: number, together: null });

  it.each<[string, readonly Condition[], string, string]>([
    ['the first', [year, days(90)], 'OFFICE_YEARS_TOO_SHORT', '2025-07-29'],
    ['the second', [days(90), year], 'OFFICE_YEARS_TOO_SHORT', '2025-07-29'],
    ['the first of two that ask for the same', [days(365), year], 'OFFICE_TOO_SHORT', '2025-07-29'],
  ])('is the earlier, for %s', (_, conditions, reason, below) => {
    const changes = change(conditions, { enteredLevel: '2026-06-01' })?.changes;

    expect(changes).toMatchObject([{ reason, value: { fact: 'BEG_POS_DATE', from: null, below } }]);
  });
});

it('the smallest change is that of the nearest step, which need not be the lowest', () => {
  const ruleSet = withRow(15, 5, (row) => [
    {
      ...row,
      first: 'บ.ม.',
      highest: 'จ.ม.',
      steps: [
        { clause: 1, class: 'บ.ม.', conditions: [] },
        {
          clause: 2,
          class: 'บ.ช.',
          conditions: [
            { kind: 'salaryAtLeast', amount: 'K3.minimum' },
            { kind: 'positionYears', years: 40 },
          ],
        },
        { clause: 3, class: 'จ.ม.', conditions: [{ kind: 'positionYears', years: 15 }] },
      ],
    },
  ]);
  const officer = officerWith({ classHeld: 'บ.ม.', classHeldSince: '2015-12-05' });

  expect(judge(officer, basisFor(ROUND, USUAL_POLICY, ruleSet)).smallestChange?.en).toBe(
    'BEG_POS_DATE by 29 May 2011 (7 full years away), or by time alone, in round 2576: eligible for จ.ม.',
  );
});

describe('the smallest change of a step for a lower class', () => {
  const operational: Partial<Officer> = { level: 'O1', salary: 10_000, enteredLevel: '2018-01-01' };

  it('leaves the salary below its limit', () => {
    const officer = officerWith({ ...operational, classHeld: 'บ.ม.', classHeldSince: '2019-07-29' });

    expect(smallestChange(officer, { whichClass: 'stepwise' })?.en).toBe(
      'BEG_POS_DATE by 29 May 2016 (2 full years away), or by time alone, in round 2571: eligible for บ.ช.',
    );
  });

  it('is none of the class held', () => {
    const officer = officerWith({ ...operational, classHeld: 'บ.ช.', classHeldSince: '2019-07-29' });

    expect(smallestChange(officer)?.changes).toMatchObject([{ reason: 'SALARY_TOO_LOW', by: 190 }]);
  });
});
