import { describe, expect, test } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge, reviewDuplicate, reviewUnreadable } from '../../lib/eligibility/judge.ts';
import type { Judgement } from '../../lib/eligibility/judgement.ts';
import { nameOfRemark } from '../../lib/eligibility/reasons.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Row, RuleSet, Schedule, Step } from '../../lib/eligibility/rule-set.ts';
import type { PersonnelType, RowProblem } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith, ROUND, usualPolicy } from './officers.ts';

function codesOf(list: Judgement['reasons']): readonly string[] {
  return list.map(({ code }) => code);
}

describe('the judgement', () => {
  test('says who it is about', () => {
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

  test('lists every condition on every officer, then those of the rule, then those of the other rules', () => {
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
      general('nationality', 'ไทย', 'ไทย'),
      general('neverRecalled', 'N', 'N'),
      general('neverImprisoned', 'N', 'N'),
      general('notAccusedOfDiscipline', 'N', 'N'),
      general('notAccusedOfCrime', 'N', 'N'),
      general('notAccusedOfCorruption', 'N', 'N'),
      general('notDeferred', 'N', 'N'),
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

  test('lists what was found where a condition is not met or cannot be tested', () => {
    const conditionsOf = (facts: Parameters<typeof officerWith>[0]) =>
      judge(officerWith(facts), basisWith()).conditions.filter(({ met }) => met !== true);
    const medal = { name: 'medalServiceYears', rule: 'medal', found: 19, needed: 25, met: false };

    expect(
      conditionsOf({
        nationality: 'ลาว',
        recalled: true,
        imprisoned: true,
        accused: 'criminal',
        deferred: true,
        resignDate: '2026-01-01',
      }),
    ).toEqual([
      { name: 'nationality', rule: null, found: 'ลาว', needed: 'ไทย', met: false },
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

  test('lists the conditions of holding, of salary below, of retirement, and the skilled category', () => {
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

  test('asks no condition that depends on the row where the row is not known', () => {
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

  test('takes any way of writing Thai for Thai', () => {
    for (const nationality of ['ไทย', 'สัญชาติไทย', 'คนไทย', 'Thai', 'thai', 'TH', 'tha', 'Thailand', ' ไทย ']) {
      expect.soft(judge(officerWith({ nationality }), basisWith()).verdict, nationality).toBe('eligible');
    }
    for (const nationality of ['ลาว', 'Lao', 'ไทยแลนด์', '']) {
      expect.soft(judge(officerWith({ nationality }), basisWith()).verdict, nationality).toBe('notEligible');
    }
  });
});

describe('the sentences', () => {
  test('are what an HR officer would write, with Thai digits and Buddhist years', () => {
    const officer = officerWith({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2024-07-28' });
    const { reasons, notes } = judge(officer, basisWith());

    expect(reasons).toEqual([
      {
        code: 'HOLDING_TOO_SHORT',
        th: 'ได้รับพระราชทาน ท.ช. มาแล้ว ๒ ปีบริบูรณ์ นับถึงวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ไม่ครบ ๓ ปีบริบูรณ์',
        en: 'Full years of holding ท.ช. on 28 July 2026: 2; needed: 3.',
      },
    ]);
    expect(notes).toEqual([
      {
        code: 'NEAREST_STEP',
        th: 'ชั้นตราที่ใกล้ที่สุดคือ ป.ม. ตามบัญชี ๑๕ ลำดับที่ ๘ ข้อ ๒ อาจครบเงื่อนไขในปี ๒๕๗๐',
        en: 'The nearest step is ป.ม., schedule 15, row 8, clause 2; it could be met in round 2570.',
      },
    ]);
  });

  test('write amounts with commas and name them', () => {
    const officer = officerWith({ level: 'K3', salary: 58_389, classHeld: 'ท.ช.', classHeldSince: '2015-12-05' });
    const { reasons, notes } = judge(officer, basisWith());

    expect(reasons).toEqual([
      {
        code: 'SALARY_TOO_LOW',
        th: 'ได้รับเงินเดือน ๕๘,๓๘๙ บาท ต่ำกว่าขั้นสูงของระดับชำนาญการพิเศษ (๕๘,๓๙๐ บาท)',
        en: 'Salary 58,389 baht is below the maximum of ชำนาญการพิเศษ (K3) (58,390 baht).',
      },
    ]);
    expect(notes.map(({ th }) => th)).toEqual(['ชั้นตราที่ใกล้ที่สุดคือ ป.ม. ตามบัญชี ๑๕ ลำดับที่ ๗ ข้อ ๒ ยังไม่อาจระบุปีที่จะครบเงื่อนไขได้']);
    expect(notes[0]?.en).toBe(
      'The nearest step is ป.ม., schedule 15, row 7, clause 2; no round can be named in which it would be met.',
    );
  });

  const everyWay: readonly (readonly [string, Parameters<typeof officerWith>[0], string, string])[] = [
    [
      'MAY_BE_CONSIDERED',
      {},
      'มีคุณสมบัติครบตามหลักเกณฑ์ อาจได้รับการพิจารณาเสนอขอพระราชทาน ต.ม. ตามบัญชี ๑๕ ลำดับที่ ๕ (มิใช่สิทธิที่จะได้รับพระราชทาน)',
      'Meets the conditions of schedule 15, row 5: may be considered for ต.ม. (no entitlement).',
    ],
    [
      'NOT_IN_POST',
      { resignDate: '2026-01-02' },
      'พ้นจากตำแหน่งเมื่อวันที่ ๒ มกราคม ๒๕๖๙ จึงไม่ได้ดำรงตำแหน่งอยู่ในวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ตามข้อ ๑๗',
      'Left the post on 2 January 2026, so is not in post on 28 July 2026: item 17.',
    ],
    [
      'LEVEL_ENTERED_TOO_LATE',
      { enteredLevel: '2026-06-01' },
      'เข้าสู่ระดับปัจจุบันเมื่อวันที่ ๑ มิถุนายน ๒๕๖๙ ซึ่งต้องไม่หลังวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ต้องให้เจ้าหน้าที่พิจารณาว่าจะเสนอขอพระราชทานตามระดับใด (ข้อ ๑๓ และข้อ ๑๗)',
      'Entered the present level on 1 June 2026, later than 29 May 2026: for an insignia officer to say by which level to nominate, items 13 and 17.',
    ],
    [
      'LEVEL_ENTERED_TOO_LATE',
      { birthDate: '1965-03-15', resignDate: '2025-10-01', enteredLevel: '2025-10-01' },
      'เข้าสู่ระดับปัจจุบันเมื่อวันที่ ๑ ตุลาคม ๒๕๖๘ ซึ่งต้องไม่หลังวันที่ ๓๐ กันยายน ๒๕๖๘ ต้องให้เจ้าหน้าที่พิจารณาว่าจะเสนอขอพระราชทานตามระดับใด (ข้อ ๑๓ และข้อ ๑๗)',
      'Entered the present level on 1 October 2025, later than 30 September 2025: for an insignia officer to say by which level to nominate, items 13 and 17.',
    ],
    [
      'SERVICE_TOO_SHORT',
      { enteredService: '2022-02-01', enteredLevel: '2022-02-01' },
      'มีระยะเวลารับราชการหรือปฏิบัติงานติดต่อกัน ๔ ปีบริบูรณ์ นับถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ไม่ครบ ๕ ปีบริบูรณ์',
      'Full years of service on 29 May 2026: 4; needed: 5.',
    ],
    [
      'CONSECUTIVE_ROUND',
      { classHeld: 'จ.ช.', classHeldSince: '2025-07-28' },
      'ได้รับพระราชทาน จ.ช. เมื่อปี ๒๕๖๘ จึงเป็นการขอพระราชทานปีติดกัน ต้องห้ามตามข้อ ๑๑ วรรคสอง',
      'จ.ช. was awarded in the round of 2568: not in consecutive rounds, item 11.',
    ],
    [
      'ONE_CLASS_A_YEAR',
      { level: 'K5', allowance: 13_000, classHeld: 'ท.ม.', classHeldSince: '2026-05-05' },
      'ได้รับพระราชทาน ท.ม. ในปี ๒๕๖๙ แล้ว ซึ่งบัญชี ๑๕ ลำดับที่ ๙ ให้เลื่อนชั้นตราได้ปีละหนึ่งชั้นเท่านั้น',
      'ท.ม. was awarded in 2569 already: schedule 15, row 9 rises by one class a year.',
    ],
    [
      'NOT_SKILLED',
      { personnelType: 'permanentEmployee', level: null, skilled: false },
      'ชื่อและลักษณะงานไม่เป็นไปตามหมายเหตุ ๓ ของบัญชี ๒๕ ซึ่งต้องเทียบได้กับหมวดฝีมือขึ้นไป หรือมีชื่อและลักษณะเหมือนข้าราชการ',
      'The job is not as remark 3 of schedule 25 asks: it must compare to the skilled category or above, or be a civil servant’s in name and nature.',
    ],
    [
      'NOT_SKILLED',
      { personnelType: 'governmentEmployee', level: 'G1', skilled: false },
      'ชื่อและลักษณะงานไม่เป็นไปตามหมายเหตุ ๔ ของบัญชี ๒๖ ซึ่งต้องเทียบได้กับหมวดฝีมือขึ้นไป',
      'The job is not as remark 4 of schedule 26 asks: it must compare to the skilled category or above.',
    ],
    [
      'POSITION_TOO_SHORT',
      { level: 'O2', enteredLevel: '2022-03-01', classHeld: 'ต.ม.', classHeldSince: '2015-12-05' },
      'ดำรงตำแหน่งในระดับปัจจุบัน ๔ ปีบริบูรณ์ นับถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ไม่ครบ ๕ ปีบริบูรณ์',
      'Full years in the present level on 29 May 2026: 4; needed: 5.',
    ],
    [
      'SALARY_FIVE_YEARS_AGO_TOO_LOW',
      { level: 'K2', salary: 30_000, salaryFiveYearsAgo: 19_000, classHeld: 'ท.ม.', classHeldSince: '2015-12-05' },
      'ณ วันที่ ๑ เมษายน ๒๕๖๔ ได้รับเงินเดือน ๑๙,๐๐๐ บาท ต่ำกว่าขั้นต่ำของระดับชำนาญการพิเศษ (๒๒,๑๔๐ บาท) จึงได้รับเงินเดือนถึงเกณฑ์ไม่ครบ ๕ ปี',
      'Salary on 1 April 2021 was 19,000 baht, below the minimum of ชำนาญการพิเศษ (K3) (22,140 baht): not yet five years at it.',
    ],
    [
      'HIGHEST_CLASS_HELD',
      { classHeld: 'ต.ช.', classHeldSince: '2015-12-05' },
      'ได้รับพระราชทาน ต.ช. แล้ว ซึ่งถึงชั้นสูงสุดของตำแหน่ง (ต.ม.) ตามบัญชี ๑๕ ลำดับที่ ๕',
      'Holds ต.ช.; the highest class of the position is ต.ม.: schedule 15, row 5.',
    ],
    [
      'WAGE_BELOW_SCHEDULE',
      { personnelType: 'permanentEmployee', level: null, salary: 8_000 },
      'ได้รับค่าจ้าง ๘,๐๐๐ บาท ต่ำกว่าเกณฑ์ขั้นต่ำของบัญชี ๒๕ (๘,๓๔๐ บาท)',
      'Wage 8,000 baht is below the lowest of schedule 25 (8,340 baht).',
    ],
    [
      'MISSING_COLUMN',
      { level: null },
      'ไม่มีข้อมูลในคอลัมน์ POS_LEV (ระดับ) จึงตรวจเงื่อนไขไม่ได้ โปรดเติมข้อมูล',
      'Column POS_LEV is empty and a condition needs it: fill it in.',
    ],
    [
      'AMOUNT_NOT_SET',
      {
        personnelType: 'teacher',
        level: 'KS2',
        classHeld: 'ต.ช.',
        classHeldSince: '2015-12-05',
        salaryFiveYearsAgo: 1,
      },
      'ยังไม่ได้กำหนดจำนวนเงินของขั้นต่ำของอันดับ คศ.๓ จึงยังตรวจเงื่อนไขของ ท.ช. ไม่ได้',
      'The amount of the minimum of คศ.3 (KS3) is not set, so ท.ช. cannot be tested yet.',
    ],
    [
      'EXTRA_YEARS_WITHOUT_PERIOD',
      { extraYears: 2 },
      'ต้องเพิ่มกำหนดระยะเวลา ๒ ปีตามข้อ ๑๘ แต่เงื่อนไขของ ต.ม. ไม่มีกำหนดระยะเวลา ต้องให้เจ้าหน้าที่พิจารณา',
      'Item 18 adds 2 to the period in years, but ต.ม. has no period here: for an insignia officer to decide.',
    ],
    [
      'EXTRA_YEARS_SALARY',
      {
        extraYears: 3,
        level: 'K2',
        salary: 30_000,
        salaryFiveYearsAgo: 29_000,
        classHeld: 'ท.ม.',
        classHeldSince: '2015-12-05',
      },
      'ต้องเพิ่มกำหนดระยะเวลา ๓ ปีตามข้อ ๑๘ จึงต้องตรวจเงินเดือนย้อนหลังเกินกว่า ๕ ปี ซึ่งไม่มีในบัญชีรายชื่อ',
      'Item 18 adds 3 to the five years at that salary; earlier salaries are not in the roster.',
    ],
    [
      'REINSTATED',
      { reinstated: true },
      'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกันตามหมายเหตุ ๒ ของบัญชี ๑๕',
      'Was reinstated: the years of service must be counted by hand, by remark 2 of schedule 15.',
    ],
    [
      'REINSTATED',
      { personnelType: 'teacher', level: 'KS1', reinstated: true },
      'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกันตามหมายเหตุ ๒ ของบัญชี ๑๖',
      'Was reinstated: the years of service must be counted by hand, by remark 2 of schedule 16.',
    ],
    ...([25, 26] as const).map((schedule) => {
      const personnelType = schedule === 25 ? 'permanentEmployee' : 'governmentEmployee';
      const thai = schedule === 25 ? '๒๕' : '๒๖';
      return [
        'REINSTATED',
        { personnelType, level: 'G1', skilled: true, reinstated: true },
        `เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกัน ซึ่งบัญชี ${thai} มิได้กำหนดวิธีนับไว้`,
        `Was reinstated: the years of service must be counted by hand, schedule ${schedule} does not say how.`,
      ] as const;
    }),
    [
      'RETIRED_BY_AGE',
      { birthDate: '1965-03-15', resignDate: '2025-10-01' },
      'พ้นจากการปฏิบัติหน้าที่เพราะเกษียณอายุเมื่อวันที่ ๑ ตุลาคม ๒๕๖๘ ต้องตรวจว่ามีคุณสมบัติครบก่อนพ้นจากหน้าที่ตามข้อ ๑๗ (๓)',
      'Retired by age on 1 October 2025: check that the conditions were met before leaving, item 17 (3).',
    ],
    [
      'RETIREMENT_AGE_PASSED',
      { birthDate: '1965-03-15' },
      'เกษียณอายุตั้งแต่ปี ๒๕๖๘ แต่ไม่มีข้อมูลในคอลัมน์ RESIGN_DATE (วันที่พ้นจากราชการ) ต้องตรวจว่ายังดำรงตำแหน่งอยู่ในวันที่ ๒๘ กรกฎาคม ๒๕๖๙',
      'Reached retirement age in 2568, but column RESIGN_DATE is empty: check the post on 28 July 2026.',
    ],
    [
      'NO_ROW',
      { personnelType: 'teacher', level: 'KS0', positionName: 'ครูผู้ช่วย', allowance: 500 },
      'ไม่ปรากฏตำแหน่งในบัญชี ๑๖ ตามข้อมูลที่มี (ครูผู้ช่วย, ครูผู้ช่วย, ๕๐๐ บาท)',
      'Stands in no row of schedule 16 by what the roster says (KS0, ครูผู้ช่วย, 500).',
    ],
    [
      'NO_ROW',
      { level: 'K5', allowance: 10_000 },
      'ไม่ปรากฏตำแหน่งในบัญชี ๑๕ ตามข้อมูลที่มี (วิชาการ ทรงคุณวุฒิ, ๑๐,๐๐๐ บาท)',
      'Stands in no row of schedule 15 by what the roster says (K5, 10000).',
    ],
    [
      'NO_ROW',
      { level: 'K9' },
      'ไม่ปรากฏตำแหน่งในบัญชี ๑๕ ตามข้อมูลที่มี (K๙)',
      'Stands in no row of schedule 15 by what the roster says (K9).',
    ],
    [
      'NO_CLAUSE',
      { level: 'D2' },
      'บัญชี ๑๕ ลำดับที่ ๑๒ ไม่กำหนดชั้นเริ่มต้น ต้องได้รับ ท.ช. มาก่อน (ชั้นตราปัจจุบัน: ไม่มีชั้นตรา) ต้องให้เจ้าหน้าที่พิจารณา',
      'Schedule 15, row 12 has no first class and begins with ท.ช., while none is held: no clause gives a step, for an insignia officer to decide.',
    ],
    [
      'UNKNOWN_CLASS_HELD',
      { classHeld: 'ต.จ.', classHeldSince: '2015-12-05' },
      'ชั้นตราในคอลัมน์ L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย) คือ ต.จ. ซึ่งไม่ใช่ชั้นตราของเครื่องราชอิสริยาภรณ์ช้างเผือกหรือมงกุฎไทย',
      'Column L_INS_CODE (ต.จ.) is no class of the two orders.',
    ],
    [
      'DATA_CONTRADICTS',
      { enteredService: '1977-03-15' },
      'ข้อมูลขัดแย้งกัน: วันบรรจุไม่อยู่หลังวันเกิด โปรดตรวจสอบคอลัมน์ BEG_DATE (วันบรรจุ)',
      'The data contradict each other: service was entered no later than birth. Check column BEG_DATE.',
    ],
    [
      'DATA_CONTRADICTS',
      { classHeldSince: '2020-07-28' },
      'ข้อมูลขัดแย้งกัน: มีวันที่ได้รับพระราชทานแต่ไม่มีชั้นตรา โปรดตรวจสอบคอลัมน์ L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย)',
      'The data contradict each other: an award has a day but no class. Check column L_INS_CODE.',
    ],
    [
      'DATA_CONTRADICTS',
      { classHeld: 'จ.ช.', classHeldSince: '1977-03-15' },
      'ข้อมูลขัดแย้งกัน: วันที่ได้รับพระราชทานไม่อยู่หลังวันเกิด โปรดตรวจสอบคอลัมน์ L_INS_DATE (วันที่ได้รับ)',
      'The data contradict each other: the class was awarded no later than birth. Check column L_INS_DATE.',
    ],
    [
      'DATA_CONTRADICTS',
      { level: 'O2', enteredService: '2018-01-01', classHeld: 'ต.ม.', classHeldSince: '2015-12-05' },
      'ข้อมูลขัดแย้งกัน: วันเข้าสู่ระดับปัจจุบันอยู่ก่อนวันบรรจุ โปรดตรวจสอบคอลัมน์ BEG_POS_DATE (วันเข้าสู่ระดับปัจจุบัน)',
      'The data contradict each other: the level was entered before the service. Check column BEG_POS_DATE.',
    ],
    [
      'AWARD_NOT_BEFORE_ROUND',
      { classHeld: 'จ.ช.', classHeldSince: '2026-07-28' },
      'วันที่ได้รับพระราชทาน จ.ช. (๒๘ กรกฎาคม ๒๕๖๙) ไม่อยู่ก่อนวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ของปีที่ขอ โปรดตรวจสอบคอลัมน์ L_INS_DATE (วันที่ได้รับ)',
      'The award of จ.ช. (28 July 2026) is not before 28 July 2026 of this round. Check column L_INS_DATE.',
    ],
  ];

  test.each([
    ['POS_LEV', 'ระดับ', { level: null }],
    ['POS_AMT', 'เงินประจำตำแหน่ง', { level: 'K5' }],
    ['POS_NAME', 'ตำแหน่ง', { personnelType: 'teacher', level: 'KS3', standing: 'ชำนาญการพิเศษ' }],
    ['SALARY5Y', 'เงินเดือนย้อนหลัง 5 ปี', { level: 'K2', salary: 30_000, classHeld: 'ท.ม.', classHeldSince: '2015-12-05' }],
    ['L_INS_DATE', 'วันที่ได้รับ', { level: 'K3', classHeld: 'ท.ม.' }],
    ['L_INS_DATE', 'วันที่ได้รับ', { level: 'K5', allowance: 13_000, classHeld: 'ท.ม.' }],
    ['L_INS_DATE', 'วันที่ได้รับ', { level: 'K5', allowance: 13_000, classHeld: 'ป.ม.' }],
    ['SKILLED', 'กลุ่มงานฝีมือ', { personnelType: 'governmentEmployee', level: 'G1' }],
  ] as const)('of MISSING_COLUMN name the empty column once, with its Thai title: %s', (column, title, facts) => {
    expect(judge(officerWith(facts), basisWith()).reasons).toEqual([
      {
        code: 'MISSING_COLUMN',
        th: `ไม่มีข้อมูลในคอลัมน์ ${column} (${title}) จึงตรวจเงื่อนไขไม่ได้ โปรดเติมข้อมูล`,
        en: `Column ${column} is empty and a condition needs it: fill it in.`,
      },
    ]);
  });

  test('of MISSING_COLUMN name no column that would change nothing', () => {
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.filter(({ number }) => number === 5).map((row) => ({ ...row, who: [{ levels: ['K1'], allowance: 5 }] })),
    );
    const judged = (facts: Parameters<typeof officerWith>[0]) =>
      codesOf(judge(officerWith(facts), basisFor(ROUND, usualPolicy, ruleSet)).reasons);

    expect(judged({ level: null, allowance: 6 })).toEqual(['NO_ROW']);
    expect(judged({ level: null, allowance: 5 })).toEqual(['MISSING_COLUMN']);
    expect(judged({ level: 'K1', allowance: null })).toEqual(['MISSING_COLUMN']);
    expect(judged({ level: 'K2', allowance: null })).toEqual(['NO_ROW']);
  });

  test.each(everyWay)('of %s has its values, for %j', (code, facts, th, en) => {
    expect(judge(officerWith(facts), basisWith()).reasons).toContainEqual({ code, th, en });
  });

  test('of a missing row tells every empty cell, or nothing', () => {
    const nothing = judge(officerWith({ personnelType: 'teacher', level: 'KS0' }), basisWith()).reasons;
    const noFacts = judge(
      officerWith({ personnelType: 'teacher', level: null, standing: 'ไม่มีข้อมูล' }),
      basisFor(
        ROUND,
        usualPolicy,
        withScheduleRows(16, (rows) => rows.slice(4, 5)),
      ),
    ).reasons;

    expect(nothing.map(({ en }) => en)).toEqual(['Stands in no row of schedule 16 by what the roster says (KS0).']);
    expect(noFacts.map(({ en }) => en)).toEqual(['Stands in no row of schedule 16 by what the roster says (ไม่มีข้อมูล).']);
    const empty = judge(
      officerWith({ personnelType: 'teacher', level: null }),
      basisFor(
        ROUND,
        usualPolicy,
        withScheduleRows(16, (rows) => rows.slice(4, 5)),
      ),
    ).reasons;
    expect(empty).toEqual([
      {
        code: 'NO_ROW',
        th: 'ไม่ปรากฏตำแหน่งในบัญชี ๑๖ ตามข้อมูลที่มี (ไม่มีข้อมูล)',
        en: 'Stands in no row of schedule 16 by what the roster says (nothing).',
      },
    ]);
  });

  test('of an amount name the position type where the level alone would not tell', () => {
    const ofLevel = (level: string) =>
      judge(
        officerWith({ level, birthDate: '1966-03-15', classHeld: 'ท.ช.', classHeldSince: '2015-12-05' }),
        basisWith({ civilServantSchedule: 17 }),
      ).reasons;

    expect(ofLevel('LD2')).toEqual([
      {
        code: 'AMOUNT_NOT_SET',
        th: 'ยังไม่ได้กำหนดจำนวนเงินของขั้นสูงของประเภทอำนวยการท้องถิ่น ระดับกลาง จึงยังตรวจเงื่อนไขของ ป.ม. ไม่ได้',
        en: 'The amount of the maximum of อำนวยการท้องถิ่น กลาง (LD2) is not set, so ป.ม. cannot be tested yet.',
      },
    ]);
    expect(ofLevel('LM2').map(({ th }) => th)).toEqual([
      'ยังไม่ได้กำหนดจำนวนเงินของขั้นสูงของประเภทบริหารท้องถิ่น ระดับกลาง จึงยังตรวจเงื่อนไขของ ป.ม. ไม่ได้',
    ]);
  });

  test('of REINSTATED claim no remark where schedule 17 has none', () => {
    const officer = officerWith({ reinstated: true });

    expect(judge(officer, basisWith({ civilServantSchedule: 17 })).reasons).toEqual([
      {
        code: 'REINSTATED',
        th: 'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกัน ซึ่งบัญชี ๑๗ มิได้กำหนดวิธีนับไว้',
        en: 'Was reinstated: the years of service must be counted by hand, schedule 17 does not say how.',
      },
    ]);
  });

  test('cite a remark by its number, where it has one', () => {
    expect(nameOfRemark(26, 2)).toEqual({
      th: 'หมายเหตุ 2 ของบัญชี 26',
      en: 'remark 2 of schedule 26',
    });
    expect(nameOfRemark(17, null)).toEqual({
      th: 'หมายเหตุของบัญชี 17',
      en: 'the remark of schedule 17',
    });
  });

  test('of NOT_RETIREMENT_YEAR names that year', () => {
    const officer = officerWith({ level: 'LD2', classHeld: 'ท.ช.', classHeldSince: '2015-12-05' });

    expect(judge(officer, basisWith({ civilServantSchedule: 17 })).reasons).toEqual([
      {
        code: 'NOT_RETIREMENT_YEAR',
        th: 'ขอพระราชทานได้เฉพาะในปีที่เกษียณอายุราชการ (ปี ๒๕๘๐)',
        en: 'May be asked for in the year of retirement only, which is 2580.',
      },
    ]);
  });

  test('leave no placeholder open', () => {
    for (const [, facts] of everyWay) {
      const { reasons, notes } = judge(officerWith(facts), basisWith());
      for (const { th, en } of [...reasons, ...notes]) {
        expect.soft(th + en).not.toMatch(/[{}]|undefined/);
      }
    }
  });
});

describe('the notes', () => {
  const noteOf = (code: string, facts: Parameters<typeof officerWith>[0], policy = {}) =>
    judge(officerWith(facts), basisWith(policy)).notes.find((note) => note.code === code);

  test.each([
    [
      'HOLDING_BASIS',
      { level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-28' },
      'หากนับระยะเวลาการได้รับพระราชทานชั้นตราเดิมถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
      'The verdict would be not eligible, were the years of holding counted to 29 May 2026.',
    ],
    [
      'K3_MINIMUM',
      { level: 'K2', salary: 20_000, salaryFiveYearsAgo: 1, classHeld: 'ต.ช.', classHeldSince: '2015-12-05' },
      'หากใช้ขั้นต่ำของระดับชำนาญการพิเศษ ๑๙,๘๖๐ บาท ผลจะเป็น: อาจเสนอขอพระราชทาน ท.ม.',
      'The verdict would be eligible for ท.ม., were the minimum of ชำนาญการพิเศษ 19,860 baht.',
    ],
    [
      'CIVIL_SERVANT_SCHEDULE',
      { level: 'D1' },
      'หากเสนอตามบัญชี ๑๗ ผลจะเป็น: ต้องให้เจ้าหน้าที่พิจารณา',
      'The verdict would be for review under schedule 17.',
    ],
    [
      'WHICH_CLASS',
      { level: 'O2' },
      'หากเสนอทีละชั้นตรา ผลจะเป็น: อาจเสนอขอพระราชทาน ต.ม.',
      'The verdict would be eligible for ต.ม., were the lowest class above the one held nominated.',
    ],
    [
      'CUT_OFF_EDGE',
      { enteredService: '2021-05-29', enteredLevel: '2021-05-29' },
      'ระยะเวลาครบ หรือเข้าสู่ระดับปัจจุบัน ในช่วงวันครบกำหนด ๖๐ วันก่อนวันเฉลิมพระชนมพรรษา (๒๘ - ๓๐ พฤษภาคม) ซึ่งวิธีนับอาจต่างกันหนึ่งวัน หากนับอีกวิธีหนึ่งผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
      'A period becomes full, or the level was entered, on 28 to 30 May, about the cut-off day, where ways of counting differ by one day: the verdict would be not eligible, counted the other way.',
    ],
    [
      'LEVEL_ENTERED_AFTER_FILING',
      { enteredLevel: '2026-04-30' },
      'เข้าสู่ระดับปัจจุบันเมื่อวันที่ ๓๐ เมษายน ๒๕๖๙ หลังวันครบกำหนดส่งเอกสาร (๒๙ เมษายน ๒๕๖๙) ซึ่งตามข้อ ๑๓ ส่งเอกสารเพิ่มเติมได้เฉพาะชั้นสายสะพาย โปรดตรวจสอบ',
      'Entered the present level on 30 April 2026, after the papers were due (29 April 2026); additions are for sash classes only, item 13: check it.',
    ],
    [
      'DATES_OUT_OF_ORDER',
      { enteredLevel: '2007-05-31' },
      'วันที่ในคอลัมน์ BEG_POS_DATE (วันเข้าสู่ระดับปัจจุบัน) อยู่ก่อนวันที่ในคอลัมน์ BEG_DATE (วันบรรจุ) โปรดตรวจสอบ',
      'The day of entering the level (BEG_POS_DATE) is before the day of entering the service (BEG_DATE): check them.',
    ],
    [
      'EXTRA_YEARS_ON_SERVICE',
      { enteredService: '2020-10-01', enteredLevel: '2020-10-01', extraYears: 1 },
      'หากไม่เพิ่มกำหนดระยะเวลาตามข้อ ๑๘ กับระยะเวลารับราชการ ผลจะเป็น: ต้องให้เจ้าหน้าที่พิจารณา (ต.ม.)',
      'The verdict would be for review (ต.ม.), if item 18 did not add to the years of service.',
    ],
    [
      'IN_POST_EDGE',
      { resignDate: '2026-07-28' },
      'คอลัมน์ RESIGN_DATE (วันที่พ้นจากราชการ) เป็นวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ซึ่งเป็นวันเฉลิมพระชนมพรรษา นับว่ายังดำรงตำแหน่งอยู่ โปรดตรวจสอบวันพ้นจากตำแหน่ง',
      'RESIGN_DATE is the birthday itself (28 July 2026), read as still in post: check the day of leaving.',
    ],
    [
      'CERTAIN_CLASS',
      { level: 'K2', salary: 30_000, classHeld: 'ต.ช.', classHeldSince: '2015-12-05' },
      'เงื่อนไขของ ท.ม. ตามบัญชี ๑๕ ลำดับที่ ๖ ข้อ ๒ ครบแล้ว ส่วนชั้นตราที่สูงกว่ายังตรวจไม่ได้',
      'The conditions of ท.ม., schedule 15, row 6, clause 2, are met; a higher class cannot be tested yet.',
    ],
  ] as const)('%s says what else the verdict would be, for %j', (code, facts, th, en) => {
    expect(noteOf(code, facts)).toEqual({ code, th, en });
  });

  test('WHICH_CLASS says so the other way round too', () => {
    expect(noteOf('WHICH_CLASS', { level: 'O2' }, { whichClass: 'stepwise' })?.en).toBe(
      'The verdict would be eligible for ต.ช., were the highest class whose conditions are met nominated.',
    );
    expect(noteOf('WHICH_CLASS', { level: 'O2' }, { whichClass: 'stepwise' })?.th).toContain(
      'หากเสนอชั้นตราสูงสุดที่เข้าเงื่อนไข',
    );
  });

  test('stand once, though the cut-off day is read two other ways', () => {
    const officer = officerWith({ level: 'O2', enteredService: '2021-05-29', enteredLevel: '2021-05-30' });

    expect(codesOf(judge(officer, basisWith()).notes).filter((code) => code === 'CUT_OFF_EDGE')).toHaveLength(1);
  });

  test('name an unsure rule and each unsure amount once, of the class nominated and of higher ones', () => {
    const unsure: RuleSet = {
      ...REGULATION_2564,
      amounts: REGULATION_2564.amounts.map((amount) =>
        amount.name === 'O2.minimum' ? { ...amount, sure: 'L' } : amount,
      ),
      schedules: REGULATION_2564.schedules.map((schedule) => ({
        ...schedule,
        rows: schedule.rows.map((row) =>
          row.number === 1
            ? { ...row, steps: row.steps.map((step) => (step.clause === 2 ? { ...step, sure: 'L' } : step)) }
            : row,
        ),
      })),
    };
    const notesFor = (facts: Parameters<typeof officerWith>[0]) =>
      judge(officerWith({ level: 'O1', ...facts }), basisFor(ROUND, usualPolicy, unsure)).notes.filter(({ code }) =>
        code.startsWith('UNSURE'),
      );
    const rule = {
      code: 'UNSURE_RULE',
      th: 'หลักเกณฑ์ตามบัญชี ๑๕ ลำดับที่ ๑ ข้อ ๒ ยังรอการยืนยัน',
      en: 'The rule of schedule 15, row 1, clause 2 rests on a single source and waits for confirmation.',
    };
    const amount = {
      code: 'UNSURE_AMOUNT',
      th: 'จำนวนเงินของขั้นต่ำของระดับชำนาญงาน ยังรอการยืนยัน',
      en: 'The amount of the minimum of ชำนาญงาน (O2) rests on a single source and waits for confirmation.',
    };

    expect(notesFor({ salary: 9_000 })).toEqual([rule, amount]);
    expect(notesFor({ salary: 11_000 })).toEqual([amount]);
    expect(notesFor({ level: 'K1' })).toEqual([]);
    expect(notesFor({ classHeld: 'จ.ช.', classHeldSince: '2015-12-05' })).toEqual([]);
  });

  test('on an empty standing stand for teachers from คศ. 3 only', () => {
    const teacher = { personnelType: 'teacher', classHeld: 'ต.ม.', classHeldSince: '2015-12-05' } as const;
    const standing = (level: string | null, given: string | null = null) =>
      noteOf('STANDING_EMPTY', { ...teacher, level, standing: given }) !== undefined;

    expect(['KS0', 'KS1', 'KS2', 'KS3', 'KS4', 'KS5', null].map((level) => standing(level))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(standing('KS3', 'ไม่มี')).toBe(false);
    expect(noteOf('STANDING_EMPTY', { ...teacher, level: 'KS3' })).toEqual({
      code: 'STANDING_EMPTY',
      th: 'ไม่มีข้อมูลในคอลัมน์ STANDING (วิทยฐานะ) จึงพิจารณาอย่างผู้ไม่มีวิทยฐานะ โปรดตรวจสอบ',
      en: 'Column STANDING is empty: judged as without academic standing; check it.',
    });
  });
});

describe('the first possible round', () => {
  const roundOf = (facts: Parameters<typeof officerWith>[0]) =>
    judge(officerWith(facts), basisWith()).firstPossibleRound;

  test('is null for an eligible officer', () => {
    expect(roundOf({})).toBeNull();
  });

  test('is the next one in which the years are full', () => {
    const entering = (day: string) => roundOf({ enteredService: day, enteredLevel: day });

    expect(entering('2021-05-30')).toBe(2570);
    expect(entering('2022-05-29')).toBe(2570);
    expect(entering('2022-05-30')).toBe(2571);
    expect(entering('2026-05-29')).toBe(2574);
    expect(entering('2026-05-30')).toBe(2575);
  });

  test('is none after retirement', () => {
    const entering = (birthDate: string) =>
      roundOf({ birthDate, enteredService: '2025-10-01', enteredLevel: '2025-10-01' });

    expect(entering('1972-01-01')).toBe(2574);
    expect(entering('1971-01-01')).toBe(2574);
    expect(entering('1970-10-02')).toBe(2574);
    expect(entering('1970-10-01')).toBeNull();
  });

  test('is found for a young officer however far it lies', () => {
    const farAway: RuleSet = withScheduleRows(15, (rows) =>
      rows.map((row) => (row.number === 2 ? { ...row, steps: row.steps.map((step) => lengthen(step, 40)) } : row)),
    );
    const officer = officerWith({
      birthDate: '2005-01-01',
      enteredService: '2025-01-01',
      level: 'O2',
      enteredLevel: '2025-01-01',
      classHeld: 'ต.ม.',
      classHeldSince: '2020-07-28',
    });

    expect(judge(officer, basisFor(ROUND, usualPolicy, farAway)).firstPossibleRound).toBe(2608);
  });

  test('is none where a refusal, a salary, a class or a missing cell stands in the way', () => {
    const short = { enteredService: '2024-01-01', enteredLevel: '2024-01-01' };

    expect(roundOf(short)).toBe(2572);
    expect(roundOf({ ...short, recalled: true })).toBeNull();
    expect(roundOf({ ...short, resignDate: '2026-07-01' })).toBeNull();
    expect(roundOf({ ...short, resignDate: '2028-07-01' })).toBeNull();
    expect(roundOf({ ...short, resignDate: '2029-07-28' })).toBe(2572);
    expect(roundOf({ ...short, extraYears: 1 })).toBeNull();
    expect(
      roundOf({ ...short, level: 'K2', salary: 20_000, classHeld: 'ต.ช.', classHeldSince: '2020-07-28' }),
    ).toBeNull();
    expect(roundOf({ ...short, personnelType: 'governmentEmployee', level: 'G1', skilled: null })).toBeNull();
    expect(roundOf({ ...short, level: 'K3', classHeld: 'ท.ม.', classHeldSince: null })).toBeNull();
  });

  test('is not put off by a level entered after the papers were due: a later round mends it', () => {
    const short = { enteredService: '2024-01-01' };

    expect(roundOf({ ...short, enteredLevel: '2026-05-29' })).toBe(2572);
    expect(roundOf({ ...short, enteredLevel: '2026-05-30' })).toBe(2572);
    expect(roundOf({ ...short, enteredLevel: '2029-05-29' })).toBe(2572);
    expect(roundOf({ ...short, enteredLevel: '2029-05-30' })).toBe(2573);
    expect(roundOf({ ...short, enteredLevel: '2026-06-01', reinstated: true })).toBeNull();
  });

  test('is none when the years are full only after retirement, though a step is sure then', () => {
    const sure = { level: 'K2', salary: 30_000, enteredService: '2022-01-01', enteredLevel: '2022-01-01' } as const;

    expect(roundOf({ ...sure, birthDate: '1967-01-01' })).toBe(2570);
    expect(roundOf({ ...sure, birthDate: '1966-01-01' })).toBeNull();
  });

  test('is that of a step which is sure, though a higher one cannot be tested', () => {
    const officer = officerWith({
      level: 'K2',
      salary: 30_000,
      enteredService: '2022-01-01',
      enteredLevel: '2022-01-01',
    });
    const { firstPossibleRound, rule, reasons } = judge(officer, basisWith());

    expect(firstPossibleRound).toBe(2570);
    expect(rule).toBe('schedule15.row6.clause2');
    expect(codesOf(reasons)).toEqual(['SERVICE_TOO_SHORT']);
  });

  test('is no round that is past, though an easier rule held then', () => {
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.flatMap((row) =>
        row.number === 5
          ? [
              { ...row, rounds: { from: 2565, to: 2568 } },
              { ...row, rounds: { from: 2569, to: null }, serviceYears: 7 },
            ]
          : [row],
      ),
    );
    const officer = officerWith({ enteredService: '2020-01-01', enteredLevel: '2020-01-01' });

    expect(judge(officer, basisFor(2568, usualPolicy, ruleSet)).verdict).toBe('eligible');
    expect(judge(officer, basisFor(ROUND, usualPolicy, ruleSet)).firstPossibleRound).toBe(2570);
  });

  test('is none that only leaves a step open, but that in which one is sure', () => {
    const untestable = {
      clause: 1,
      class: 'บ.ม.',
      conditions: [{ kind: 'salaryAtLeast', amount: 'KS3.minimum' }],
    } as const;
    const sure = { clause: 2, class: 'บ.ช.', conditions: [{ kind: 'positionYears', years: 7 }] } as const;
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.map((row) =>
        row.number === 5 ? { ...row, first: 'บ.ม.', highest: 'บ.ช.', steps: [untestable, sure] } : row,
      ),
    );
    const officer = officerWith({ enteredService: '2022-01-01', enteredLevel: '2022-01-01' });

    expect(judge(officer, basisFor(2570, usualPolicy, ruleSet))).toMatchObject({ verdict: 'review', nominate: 'บ.ม.' });
    expect(judge(officer, basisFor(ROUND, usualPolicy, ruleSet))).toMatchObject({
      verdict: 'notEligible',
      firstPossibleRound: 2572,
      rule: 'schedule15.row5.clause2',
    });
  });

  test('goes with the nearest step: of several short of something, the one that holds first', () => {
    const officer = officerWith({
      level: 'K5',
      allowance: 13_000,
      classHeld: 'ป.ม.',
      classHeldSince: '2025-07-28',
    });

    expect(judge(officer, basisWith())).toMatchObject({ firstPossibleRound: 2571, rule: 'schedule15.row9.clause2' });
  });

  test('without one, the nearest step is the one of which least is missing, the lowest of these', () => {
    const base = { level: 'O1', salary: 9_000, classHeld: 'บ.ช.', classHeldSince: '2015-12-05' } as const;

    expect(judge(officerWith({ ...base }), basisWith()).rule).toBe('schedule15.row1.clause3');
    expect(judge(officerWith({ ...base, enteredLevel: '2010-01-01' }), basisWith()).rule).toBe(
      'schedule15.row1.clause3',
    );
    expect(
      judge(
        officerWith({
          ...base,
          classHeld: 'บ.ม.',
          salary: 10_189,
          enteredLevel: '2024-01-01',
          birthDate: '1967-01-01',
        }),
        basisWith(),
      ),
    ).toMatchObject({
      rule: 'schedule15.row1.clause2',
      firstPossibleRound: null,
    });
  });

  test('without one, a higher step of which less is missing is nearer than a lower one', () => {
    const salary = { kind: 'salaryAtLeast', amount: 'K3.minimum' } as const;
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.map((row) =>
        row.number === 5
          ? {
              ...row,
              first: 'บ.ม.',
              steps: [
                { clause: 1, class: 'บ.ม.', conditions: [] },
                { clause: 2, class: 'จ.ม.', conditions: [salary, { kind: 'positionYears', years: 40 }] },
                { clause: 3, class: 'จ.ช.', conditions: [salary] },
                { clause: 4, class: 'ต.ม.', conditions: [salary] },
              ],
            }
          : row,
      ),
    );
    const officer = officerWith({ classHeld: 'บ.ม.', classHeldSince: '2015-12-05' });

    expect(judge(officer, basisFor(ROUND, usualPolicy, ruleSet)).rule).toBe('schedule15.row5.clause3');
  });

  test('is none when retirement comes first, though a step is sure', () => {
    const officer = officerWith({
      level: 'K2',
      salary: 30_000,
      birthDate: '1967-01-01',
      enteredService: '2024-01-01',
      enteredLevel: '2024-01-01',
    });

    expect(judge(officer, basisWith())).toMatchObject({ verdict: 'notEligible', firstPossibleRound: null });
  });

  test('for whom a refusal bars, the nearest step is the one that is met otherwise', () => {
    const officer = officerWith({ level: 'O2', recalled: true });

    expect(judge(officer, basisWith())).toMatchObject({ rule: 'schedule15.row2.clause2', nominate: null });
    expect(judge(officer, basisWith({ whichClass: 'stepwise' })).rule).toBe('schedule15.row2.clause1');
    expect(codesOf(judge(officer, basisWith()).reasons)).toEqual(['RECALLED']);
  });
});

describe('the long-service medal', () => {
  const medalFor = (facts: Parameters<typeof officerWith>[0]) => judge(officerWith(facts), basisWith()).medal;

  test('comes with 25 full years of service on the birthday', () => {
    expect(medalFor({ enteredService: '2001-07-27' })).toBe(true);
    expect(medalFor({ enteredService: '2001-07-28' })).toBe(true);
    expect(medalFor({ enteredService: '2001-07-29' })).toBe(false);
  });

  test('comes beside any verdict on a class', () => {
    const long = { enteredService: '2000-01-01' };

    expect(judge(officerWith(long), basisWith())).toMatchObject({ verdict: 'eligible', medal: true });
    expect(judge(officerWith({ ...long, classHeld: 'ต.ม.', classHeldSince: '2020-07-28' }), basisWith())).toMatchObject(
      {
        verdict: 'notEligible',
        medal: true,
      },
    );
    expect(judge(officerWith({ ...long, level: 'D2' }), basisWith())).toMatchObject({ verdict: 'review', medal: true });
    expect(medalFor({ ...long, classHeld: 'จ.ช.', classHeldSince: '2025-07-28' })).toBe(true);
  });

  test('is for civil servants and teachers who do not hold it', () => {
    const long = { enteredService: '2000-01-01' };

    expect(medalFor({ ...long, medalHeld: true })).toBe(false);
    expect(medalFor({ ...long, medalHeld: false })).toBe(true);
    expect(medalFor({ ...long, personnelType: 'teacher', level: 'KS1' })).toBe(true);
    expect(medalFor({ ...long, personnelType: 'permanentEmployee', level: null, skilled: true })).toBe(false);
    expect(medalFor({ ...long, personnelType: 'governmentEmployee', level: 'G1', skilled: true })).toBe(false);
  });

  test.each([
    [{ nationality: 'ลาว' }],
    [{ recalled: true }],
    [{ imprisoned: true }],
    [{ accused: 'discipline' }],
    [{ accused: 'criminal' }],
    [{ accused: 'corruption' }],
    [{ deferred: true }],
    [{ resignDate: '2026-07-27' }],
    [{ reinstated: true }],
    [{ birthDate: '1960-01-01' }],
  ] as const)('does not come with %j', (facts) => {
    expect(medalFor({ enteredService: '1999-01-01', ...facts })).toBe(false);
  });

  test('shows its condition unless it is held', () => {
    const conditionsOf = (medalHeld: boolean) =>
      judge(officerWith({ enteredService: '2001-07-28', medalHeld }), basisWith()).conditions.filter(
        ({ rule }) => rule === 'medal',
      );

    expect(conditionsOf(false)).toEqual([
      { name: 'medalServiceYears', rule: 'medal', found: 25, needed: 25, met: true },
    ]);
    expect(conditionsOf(true)).toEqual([]);
    expect(judge(officerWith({ medalHeld: true }), basisWith()).conditions.at(-1)?.name).toBe('serviceYears');
  });
});

describe('a condition that decides nothing in the schedules of today', () => {
  /** A row that has nothing but this step, above a first step that asks for the retirement year. */
  function ruleSetWith(step: Step): RuleSet {
    const first: Step = { clause: 1, class: 'บ.ม.', conditions: [{ kind: 'retirementYear' }] };
    return withScheduleRows(15, (rows) =>
      rows.map((row) =>
        row.number === 5 ? { ...row, first: 'บ.ม.', highest: step.class, steps: [first, step] } : row,
      ),
    );
  }

  const held = { classHeld: 'บ.ม.', classHeldSince: '2015-12-05' };

  test('a class that must be held', () => {
    const ruleSet = ruleSetWith({
      clause: 2,
      class: 'ต.ม.',
      conditions: [{ kind: 'heldYears', class: 'จ.ช.', years: 3 }],
    });

    expect(judge(officerWith(held), basisFor(ROUND, usualPolicy, ruleSet))).toMatchObject({
      verdict: 'notEligible',
      firstPossibleRound: null,
      reasons: [
        {
          code: 'CLASS_NOT_HELD',
          th: 'ต้องได้รับพระราชทาน จ.ช. มาก่อน (ชั้นตราปัจจุบัน: บ.ม.)',
          en: 'จ.ช. must be held first, บ.ม. is held now.',
        },
      ],
    });
  });

  test('a salary that must be below', () => {
    const ruleSet = ruleSetWith({
      clause: 2,
      class: 'ต.ม.',
      conditions: [{ kind: 'salaryBelow', amount: 'O2.minimum' }],
    });
    const judged = (salary: number) => judge(officerWith({ ...held, salary }), basisFor(ROUND, usualPolicy, ruleSet));

    expect(judged(10_189)).toMatchObject({ verdict: 'eligible', nominate: 'ต.ม.' });
    expect(judged(10_190)).toMatchObject({
      verdict: 'notEligible',
      firstPossibleRound: null,
      reasons: [
        {
          code: 'SALARY_TOO_HIGH',
          th: 'ได้รับเงินเดือน ๑๐,๑๙๐ บาท ไม่ต่ำกว่าขั้นต่ำของระดับชำนาญงาน (๑๐,๑๙๐ บาท)',
          en: 'Salary 10,190 baht is not below the minimum of ชำนาญงาน (O2) (10,190 baht).',
        },
      ],
    });
  });
});

test('schedule 5 can be added as data: every other year needs no condition of its own', () => {
  const rows: readonly Row[] = [
    {
      number: 1,
      page: 7,
      rounds: { from: 2565, to: null },
      sure: 'P',
      name: { th: 'สมาชิกสภากรุงเทพมหานคร', en: 'Member of the council' },
      who: [{ positions: ['สมาชิกสภากรุงเทพมหานคร'] }],
      first: 'จ.ม.',
      highest: 'จ.ช.',
      steps: [
        { clause: null, class: 'จ.ม.', conditions: [] },
        { clause: null, class: 'จ.ช.', conditions: [{ kind: 'heldYears', class: 'จ.ม.', years: 0 }] },
      ],
    },
  ];
  const councillor = 'councillor' as PersonnelType;
  const schedule5: Schedule = {
    number: 5,
    page: 7,
    personnelType: councillor,
    name: { th: 'สมาชิกสภากรุงเทพมหานคร', en: 'Council of the administration' },
    serviceYears: 0,
    serviceRemark: { number: 1, page: 7 },
    reinstatedRemark: null,
    skilled: null,
    lowestWage: null,
    rows,
  };
  const withSchedule5 = basisFor(ROUND, usualPolicy, {
    ...REGULATION_2564,
    schedules: [...REGULATION_2564.schedules, schedule5],
  });
  const member = {
    personnelType: councillor,
    level: null,
    positionName: 'สมาชิกสภากรุงเทพมหานคร',
    enteredService: '2026-01-01',
    enteredLevel: '2026-01-01',
  };
  const judged = (facts: Parameters<typeof officerWith>[0]) =>
    judge(officerWith({ ...member, ...facts }), withSchedule5);

  expect(judged({})).toMatchObject({ verdict: 'eligible', nominate: 'จ.ม.' });
  expect(judged({ classHeld: 'จ.ม.', classHeldSince: '2025-07-28' })).toMatchObject({
    verdict: 'notEligible',
    firstPossibleRound: 2570,
  });
  expect(judged({ classHeld: 'จ.ม.', classHeldSince: '2024-07-28' })).toMatchObject({
    verdict: 'eligible',
    nominate: 'จ.ช.',
  });
});

describe('rows that are not judged', () => {
  const nobody = { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null };
  const amount = { th: 'กรอกจำนวนเงินเป็นบาท', en: 'Write an amount in baht.' };

  test('an unreadable row is for review, with a reason for each cell and nothing else', () => {
    const problems: readonly RowProblem[] = [
      { column: 'SALARY', found: { th: 'ข้อความ', en: 'text' }, remedy: amount },
      {
        column: null,
        found: { th: 'ช่องเกิน', en: 'more cells' },
        remedy: { th: 'ลบออก', en: 'Remove it.' },
      },
    ];

    expect(reviewUnreadable({ row: 12, identity: nobody, problems }, [])).toEqual({
      row: 12,
      ...nobody,
      verdict: 'review',
      nominate: null,
      rule: null,
      reasons: [
        {
          code: 'UNREADABLE_CELL',
          th: 'แถวที่ ๑๒: อ่านข้อมูลในคอลัมน์ SALARY (เงินเดือน) ไม่ได้ (พบข้อความ) วิธีแก้ไข: กรอกจำนวนเงินเป็นบาท',
          en: 'Row 12: column SALARY (เงินเดือน) cannot be read (found text). Write an amount in baht.',
        },
        {
          code: 'UNREADABLE_ROW',
          th: 'แถวที่ ๑๒: อ่านข้อมูลไม่ได้ (พบช่องเกิน) วิธีแก้ไข: ลบออก',
          en: 'Row 12 cannot be read (found more cells). Remove it.',
        },
      ],
      conditions: [],
      notes: [],
      medal: false,
      firstPossibleRound: null,
    });
  });

  test('an unreadable row keeps what could be read of who it is, and names the rows of the same citizen id', () => {
    const identity = { ...nobody, idCard: '1', name: 'ก', sex: 'M', level: 'K1' } as const;
    const judgement = reviewUnreadable({ row: 3, identity, problems: [] }, [5]);

    expect(judgement).toMatchObject(identity);
    expect(codesOf(judgement.reasons)).toEqual(['DUPLICATE_ROW']);
  });

  test('an officer who stands in several rows is for review, naming the other rows', () => {
    const officer = officerWith({ row: 4, enteredService: '1999-01-01' });

    expect(reviewDuplicate(officer, [7, 12])).toEqual({
      row: 4,
      idCard: '1234567890121',
      name: 'นางสาวสมมุติ ตัวอย่าง',
      sex: 'F',
      level: 'K1',
      classHeld: null,
      classHeldSince: null,
      verdict: 'review',
      nominate: null,
      rule: null,
      reasons: [
        {
          code: 'DUPLICATE_ROW',
          th: 'เลขประจำตัวประชาชนซ้ำกับแถวที่ ๗, ๑๒ โปรดเหลือไว้เพียงแถวเดียว',
          en: 'The same citizen id stands in row 7, 12 too: keep one row.',
        },
      ],
      conditions: [],
      notes: [],
      medal: false,
      firstPossibleRound: null,
    });
  });
});

function withScheduleRows(number: number, change: (rows: readonly Row[]) => readonly Row[]): RuleSet {
  return {
    ...REGULATION_2564,
    schedules: REGULATION_2564.schedules.map((schedule) =>
      schedule.number === number ? { ...schedule, rows: change(schedule.rows) } : schedule,
    ),
  };
}

function lengthen(step: Step, years: number): Step {
  return {
    ...step,
    conditions: step.conditions.map((condition) =>
      condition.kind === 'positionYears' ? { ...condition, years } : condition,
    ),
  };
}
