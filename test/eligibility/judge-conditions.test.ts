import { describe, expect, it } from 'vitest';
import { judge, reviewUnreadable } from '../../lib/eligibility/judge.ts';
import { basisWith, officerWith, placeOf } from '../helpers/eligibility/officers.ts';

describe('the judgement', () => {
  it('says who it is about', () => {
    const officer = officerWith({ row: 7, sex: 'M', level: 'K2', classHeld: 'ต.ม.', classHeldSince: '2021-07-28' });

    expect(judge(officer, basisWith())).toMatchObject({
      row: 7,
      idCard: '1234567890121',
      name: 'นางสาวสมมุติ ตัวอย่าง',
      sex: 'M',
      level: 'K2',
      classHeld: 'ต.ม.',
      classHeldSince: '2021-07-28',
    });
  });

  it('lists every condition on every officer, then those of the rule, then those of the other rules', () => {
    const officer = officerWith({
      level: 'K2',
      salary: 23_000,
      salaryFiveYearsAgo: 20_000,
      classHeld: 'ต.ม.',
      classHeldSince: '2021-07-28',
    });
    const general = (name: string, found: string | number | null, needed: string | number) => ({
      name,
      rule: null,
      found,
      needed,
      met: true,
    });

    expect(judge(officer, basisWith()).conditions).toEqual([
      general('notDeceased', 'N', 'N'),
      general('nationality', 'ไทย', 'ไทย'),
      general('neverRecalled', 'N', 'N'),
      general('neverImprisoned', 'N', 'N'),
      general('notAccusedOfDiscipline', 'N', 'N'),
      general('notAccusedOfCrime', 'N', 'N'),
      general('notAccusedOfCorruption', 'N', 'N'),
      general('notDeferred', 'N', 'N'),
      general('noOutstandingMerit', 'N', 'N'),
      general('notDisabledOnDuty', 'N', 'N'),
      general('inPost', null, '2026-07-28'),
      general('inLevel', '2017-10-01', '2026-05-29'),
      general('serviceYears', 18, 5),
      general('notConsecutive', 2564, 2567),
      { name: 'salary', rule: 'schedule15.row6.clause2', found: 23_000, needed: 22_140, met: true },
      { name: 'salary', rule: 'schedule15.row6.clause3', found: 23_000, needed: 22_140, met: true },
      { name: 'salaryFiveYearsAgo', rule: 'schedule15.row6.clause3', found: 20_000, needed: 22_140, met: false },
      { name: 'medalServiceYears', rule: 'medal', found: 19, needed: 25, met: false },
    ]);
  });

  it('lists what was found where a condition is not met or cannot be tested', () => {
    const conditionsOf = (facts: Parameters<typeof officerWith>[0]) =>
      judge(officerWith(facts), basisWith()).conditions.filter(({ met }) => met !== true);
    const medal = { name: 'medalServiceYears', rule: 'medal', found: 19, needed: 25, met: false };

    expect(
      conditionsOf({
        recalled: true,
        imprisoned: true,
        accused: 'criminal',
        deferred: true,
        resignDate: '2026-01-01',
      }),
    ).toEqual([
      { name: 'neverRecalled', rule: null, found: 'Y', needed: 'N', met: false },
      { name: 'neverImprisoned', rule: null, found: 'Y', needed: 'N', met: false },
      { name: 'notAccusedOfCrime', rule: null, found: 'Y', needed: 'N', met: false },
      { name: 'notDeferred', rule: null, found: 'Y', needed: 'N', met: false },
      { name: 'inPost', rule: null, found: '2026-01-01', needed: '2026-07-28', met: false },
      medal,
    ]);
    expect(conditionsOf({ extraYears: 2, reinstated: true, birthDate: '1960-01-01' })).toEqual([
      { name: 'inPost', rule: null, found: null, needed: '2026-07-28', met: null },
      { name: 'serviceYears', rule: null, found: 18, needed: 7, met: null },
      { name: 'extraYears', rule: 'schedule15.row5', found: 2, needed: 0, met: null },
      medal,
    ]);
    expect(
      conditionsOf({ level: 'O2', enteredService: '2018-01-01', classHeld: 'ต.ม.', classHeldSince: null }),
    ).toEqual([
      { name: 'notConsecutive', rule: null, found: null, needed: 2567, met: null },
      { name: 'positionYears', rule: 'schedule15.row2.clause2', found: 8, needed: 5, met: null },
      { ...medal, found: 8 },
    ]);
    expect(conditionsOf({ classHeld: 'ต.จ.', classHeldSince: '2026-07-28' })).toEqual([
      { name: 'classKnown', rule: null, found: 'ต.จ.', needed: 'ร.ง.ม. - ม.ป.ช.', met: null },
      { name: 'awardedBefore', rule: null, found: '2026-07-28', needed: '2026-07-28', met: null },
      medal,
    ]);
    expect(conditionsOf({ classHeldSince: '1970-01-01' })).toEqual([
      { name: 'dataAgree', rule: null, found: 'N', needed: 'Y', met: null },
      { name: 'dataAgree', rule: null, found: 'N', needed: 'Y', met: null },
      medal,
    ]);
  });

  it('lists the conditions of holding, of salary below, of retirement, and the skilled category', () => {
    const conditionsOf = (facts: Parameters<typeof officerWith>[0], policy = {}) =>
      judge(officerWith(facts), basisWith(policy)).conditions.filter(
        ({ rule, name }) => rule !== 'medal' && (rule !== null || name === 'skilled'),
      );

    expect(conditionsOf({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-29' })).toEqual([
      { name: 'classHeld', rule: 'schedule15.row8.clause2', found: 'ท.ช.', needed: 'ท.ช.', met: true },
      { name: 'heldYears', rule: 'schedule15.row8.clause2', found: 2, needed: 3, met: false },
      { name: 'classHeld', rule: 'schedule15.row8.clause3', found: 'ท.ช.', needed: 'ป.ม.', met: false },
    ]);
    expect(conditionsOf({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: null })).toContainEqual({
      name: 'heldYears',
      rule: 'schedule15.row8.clause2',
      found: null,
      needed: 3,
      met: null,
    });
    expect(conditionsOf({ level: 'K5', allowance: 13_000, classHeld: 'ป.ช.', classHeldSince: '2020-07-28' })).toEqual([
      { name: 'classHeld', rule: 'schedule15.row9.clause3', found: 'ป.ช.', needed: 'ป.ช.', met: true },
      { name: 'heldYears', rule: 'schedule15.row9.clause3', found: 6, needed: 3, met: true },
      { name: 'classHeld', rule: 'schedule15.row9.clause4', found: 'ป.ช.', needed: 'ม.ว.ม.', met: false },
    ]);
    expect(
      conditionsOf({ level: 'K5', allowance: 13_000, classHeld: 'ท.ม.', classHeldSince: '2025-07-28' })[0],
    ).toEqual({
      name: 'classHeld',
      rule: 'schedule15.row9.clause1.ท.ช.',
      found: 'ท.ม.',
      needed: 'ท.ม.',
      met: true,
    });
    expect(
      conditionsOf({ level: 'K5', allowance: 13_000, classHeld: 'ท.ม.', classHeldSince: '2025-07-28' }).map(
        ({ name }) => name,
      ),
    ).not.toContain('heldYears');
    expect(conditionsOf({ level: 'O1', salary: 10_190, classHeld: 'บ.ม.', classHeldSince: '2020-07-28' })).toEqual([
      { name: 'salary', rule: 'schedule15.row1.clause3', found: 10_190, needed: 10_190, met: true },
      { name: 'salaryBelow', rule: 'schedule15.row1.clause2', found: 10_190, needed: 10_190, met: false },
      { name: 'positionYears', rule: 'schedule15.row1.clause2', found: 8, needed: 10, met: false },
      { name: 'salary', rule: 'schedule15.row1.clause4', found: 10_190, needed: 10_190, met: true },
      { name: 'positionYears', rule: 'schedule15.row1.clause4', found: 8, needed: 10, met: false },
    ]);
    expect(
      conditionsOf({ level: 'LD2', classHeld: 'ท.ช.', classHeldSince: '2020-07-28' }, { civilServantSchedule: 17 }),
    ).toEqual([
      { name: 'salary', rule: 'schedule17.row9.clause2', found: 15_000, needed: 'LD2.maximum', met: null },
      { name: 'classHeld', rule: 'schedule17.row9.clause2', found: 'ท.ช.', needed: 'ท.ช.', met: true },
      { name: 'heldYears', rule: 'schedule17.row9.clause2', found: 6, needed: 5, met: true },
      { name: 'retirementYear', rule: 'schedule17.row9.clause2', found: 2580, needed: 2569, met: false },
    ]);
    expect(
      conditionsOf({ personnelType: 'teacher', level: 'KS2', classHeld: 'ท.ม.', classHeldSince: '2020-07-28' }),
    ).toEqual([
      { name: 'salary', rule: 'schedule16.row2.clause3', found: 15_000, needed: 'KS3.minimum', met: null },
      { name: 'salaryFiveYearsAgo', rule: 'schedule16.row2.clause3', found: null, needed: 'KS3.minimum', met: null },
    ]);
    expect(
      conditionsOf({ level: 'K2', salary: 30_000, classHeld: 'ท.ม.', classHeldSince: '2020-07-28' }),
    ).toContainEqual({
      name: 'salaryFiveYearsAgo',
      rule: 'schedule15.row6.clause3',
      found: null,
      needed: 22_140,
      met: null,
    });
    const employee = { personnelType: 'permanentEmployee', level: null } as const;
    expect(conditionsOf({ ...employee, skilled: true })).toContainEqual({
      name: 'skilled',
      rule: null,
      found: 'Y',
      needed: 'Y',
      met: true,
    });
    expect(conditionsOf({ ...employee, skilled: false })).toContainEqual({
      name: 'skilled',
      rule: null,
      found: 'N',
      needed: 'Y',
      met: false,
    });
    expect(conditionsOf({ ...employee, skilled: null })).toContainEqual({
      name: 'skilled',
      rule: null,
      found: null,
      needed: 'Y',
      met: null,
    });
    expect(conditionsOf({ skilled: true })).toEqual([]);
  });

  it('asks no condition that depends on the row where the row is not known', () => {
    const officer = officerWith({
      level: 'K5',
      enteredService: '2025-01-01',
      enteredLevel: '2025-01-01',
      classHeld: 'ท.ม.',
      classHeldSince: '2025-07-28',
    });

    expect(judge(officer, basisWith())).toMatchObject({ verdict: 'review', firstPossibleRound: null });
    expect(judge(officer, basisWith()).conditions.map(({ name }) => name)).not.toContain('serviceYears');
    expect(judge(officer, basisWith()).conditions.map(({ name }) => name)).not.toContain('notConsecutive');
  });

  it('takes any way of writing Thai for Thai, has a foreigner reviewed, and asks about any other text', () => {
    const verdictOf = (nationality: string) => judge(officerWith({ nationality }), basisWith());

    expect(verdictOf('สัญชาติไทย').verdict).toBe('eligible');
    expect(verdictOf('ลาว').reasons.map(({ code }) => code)).toEqual(['NOT_THAI']);
    expect(verdictOf('เชื้อชาติจีน')).toMatchObject({
      verdict: 'review',
      nominate: 'ต.ม.',
      reasons: [
        {
          code: 'NATIONALITY_UNKNOWN',
          th: 'ข้อมูลในคอลัมน์ NATIONALITY (สัญชาติ) ไม่ใช่ชื่อสัญชาติที่รู้จัก จึงยังไม่ทราบว่ามีสัญชาติไทยตามข้อ ๑๒ (๑) หรือไม่ โปรดตรวจสอบ',
          en: 'Column NATIONALITY names no known nationality, so item 12 (1) cannot be tested: check it.',
        },
      ],
    });
  });
});

it('the judgement on a row that is unreadable as a whole names no column that would settle it', () => {
  const identity = { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null };
  const found = { th: 'ช่องเกิน', en: 'more cells' };
  const remedy = { th: 'ลบออก', en: 'Remove them.' };

  const judgement = reviewUnreadable({ ...placeOf(3), identity, problems: [{ column: null, found, remedy }] }, []);

  expect(judgement).toMatchObject({ verdict: 'review', settledBy: [] });
});
