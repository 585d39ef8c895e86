import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Policy } from '../../lib/eligibility/policy.ts';
import type { Condition } from '../../lib/eligibility/rule-set.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withStep } from '../helpers/eligibility/rule-sets.ts';

function judgedWith(facts: Partial<Officer>, policy: Partial<Policy> = {}) {
  return judge(officerWith(facts), basisWith(policy));
}

function notesOf(code: string, facts: Partial<Officer>, policy: Partial<Policy> = {}) {
  return judgedWith(facts, policy).notes.filter((note) => note.code === code);
}

describe('government employees of the administration', () => {
  const employee = { personnelType: 'governmentEmployee', level: 'G1', skilled: true } as const;

  it('are judged by schedule 26, with a note that it names no local staff', () => {
    const { verdict, conditions, notes } = judgedWith(employee);

    expect(verdict).toBe('eligible');
    expect(conditions).toContainEqual({ name: 'namedBySchedule', rule: null, found: 26, needed: 26, met: true });
    expect(notes).toEqual([
      {
        code: 'GOVERNMENT_EMPLOYEE_SCHEDULE',
        th: 'หมายเหตุ ๓ ของบัญชี ๒๖ มิได้ระบุพนักงานของราชการส่วนท้องถิ่น หากพนักงานราชการของกรุงเทพมหานครไม่อยู่ในบัญชีใด ผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
        en: 'Remark 3 of schedule 26 names no local staff. If government employees of the administration were in no schedule, the verdict would be not eligible.',
      },
    ]);
  });

  it('are in no schedule where the policy says so, with the verdict of schedule 26 in a note', () => {
    const { verdict, reasons, conditions, notes } = judgedWith(employee, { governmentEmployeeSchedule: 'none' });

    expect(verdict).toBe('notEligible');
    expect(reasons).toEqual([
      {
        code: 'IN_NO_SCHEDULE',
        th: 'พนักงานราชการของกรุงเทพมหานครไม่ปรากฏในบัญชีใดของระเบียบ จึงไม่เป็นผู้ดำรงตำแหน่งตามหลักเกณฑ์ในข้อ ๑๒ (๓)',
        en: 'Government employees of the administration: in no schedule of the regulation, item 12 (3).',
      },
    ]);
    expect(conditions).toContainEqual({ name: 'namedBySchedule', rule: null, found: 'none', needed: 26, met: false });
    expect(notes[1]).toEqual({
      code: 'GOVERNMENT_EMPLOYEE_SCHEDULE',
      th: 'หมายเหตุ ๓ ของบัญชี ๒๖ มิได้ระบุพนักงานของราชการส่วนท้องถิ่น หากพนักงานราชการของกรุงเทพมหานครอยู่ในบัญชีนี้ ผลจะเป็น: อาจเสนอขอพระราชทาน บ.ม.',
      en: 'Remark 3 of schedule 26 names no local staff. If government employees of the administration were in it, the verdict would be eligible for บ.ม.',
    });
  });

  it('who would be refused anyway have no note, and others are not concerned', () => {
    expect(notesOf('GOVERNMENT_EMPLOYEE_SCHEDULE', { ...employee, recalled: true })).toEqual([]);
    const { verdict, conditions } = judgedWith({}, { governmentEmployeeSchedule: 'none' });

    expect(verdict).toBe('eligible');
    expect(conditions.map(({ name }) => name)).not.toContain('namedBySchedule');
  });
});

describe('the temporary minimum salaries', () => {
  it('are named for each minimum that the schedule of the officer tests', () => {
    expect(
      notesOf('SALARY_MINIMUM', { personnelType: 'permanentEmployee', level: null, salary: 14_000, skilled: true }),
    ).toEqual([
      {
        code: 'SALARY_MINIMUM',
        th: 'หากใช้ ๗,๑๔๐ บาท เป็นขั้นต่ำของระดับปฏิบัติการ และ ๑๓,๑๖๐ บาท เป็นขั้นต่ำของระดับชำนาญการ ผลจะเป็น: อาจเสนอขอพระราชทาน บ.ช.',
        en: 'With 7,140 baht as the minimum of ปฏิบัติการ (K1) and 13,160 baht as the minimum of ชำนาญการ (K2), the verdict would be eligible for บ.ช.',
      },
    ]);
  });

  it('where the policy takes them, leave the minima of the bands to the note', () => {
    const wage = { personnelType: 'permanentEmployee', level: null, salary: 7_140, skilled: true } as const;

    expect(notesOf('SALARY_MINIMUM', wage, { salaryMinimum: 'temporary' })[0]?.en).toBe(
      'With 8,340 baht as the minimum of ปฏิบัติการ (K1) and 15,050 baht as the minimum of ชำนาญการ (K2), the verdict would be not eligible.',
    );
  });
});

describe('an empty HEAD', () => {
  const executive = { level: 'M2', allowance: 21_000, classHeld: 'ป.ม.', classHeldSince: '2024-07-28' } as const;

  it('has a note with the verdict as head, where that is another', () => {
    expect(notesOf('HEAD_EMPTY', executive)).toEqual([
      {
        code: 'HEAD_EMPTY',
        th: 'ไม่มีข้อมูลในคอลัมน์ HEAD (หัวหน้าส่วนราชการ) จึงพิจารณาอย่างผู้มิได้ดำรงตำแหน่งปลัดกระทรวง หัวหน้าส่วนราชการ หรือตำแหน่งเทียบเท่า หากดำรงตำแหน่งเช่นนั้น ผลจะเป็น: อาจเสนอขอพระราชทาน ป.ช. โปรดตรวจสอบ',
        en: 'Column HEAD is empty, taken as N. For a permanent secretary, a head of an agency, or an equivalent position, the verdict would be eligible for ป.ช.: check it.',
      },
    ]);
  });

  it('has none where the verdict is the same, where HEAD is given, and where no row asks', () => {
    expect(notesOf('HEAD_EMPTY', { ...executive, classHeldSince: '2020-07-28' })).toEqual([]);
    expect(notesOf('HEAD_EMPTY', { ...executive, head: false })).toEqual([]);
    expect(notesOf('HEAD_EMPTY', { ...executive, head: true })).toEqual([]);
    expect(notesOf('HEAD_EMPTY', { ...executive, allowance: 14_500 })).toEqual([]);
  });

  it('has a note for review, too, where a head would not be', () => {
    const { verdict, notes } = judgedWith({ ...executive, classHeld: 'ท.ช.' });

    expect(verdict).toBe('review');
    expect(notes.find(({ code }) => code === 'HEAD_EMPTY')?.en).toContain('would be eligible for ป.ม.:');
  });
});

describe('an award of January', () => {
  const senior = { level: 'K3', salary: 40_000, classHeld: 'ท.ม.' } as const;

  it('has a note with the verdict if it is of the round before', () => {
    const { reasons, notes } = judgedWith({ ...senior, classHeldSince: '2025-01-01' });

    expect(codesOf(reasons)).toEqual(['CONSECUTIVE_ROUND']);
    expect(notes).toContainEqual({
      code: 'AWARD_IN_JANUARY',
      th: 'วันที่ได้รับพระราชทาน ท.ม. คือวันที่ ๑ มกราคม ๒๕๖๘ หากเป็นวันประกาศราชกิจจานุเบกษาของการขอพระราชทานปี ๒๕๖๗ ผลจะเป็น: อาจเสนอขอพระราชทาน ท.ช. โปรดตรวจสอบคอลัมน์ L_INS_DATE (วันที่ได้รับ)',
      en: 'ท.ม. was awarded on 1 January 2025. If that is the day of the Gazette, and the award is of the round of 2567, the verdict would be eligible for ท.ช.: check L_INS_DATE.',
    });
  });

  it('has one where the years of holding hang on it, counted from the birthday of that round', () => {
    const expert = { level: 'K4', classHeld: 'ท.ช.' } as const;

    expect(notesOf('AWARD_IN_JANUARY', { ...expert, classHeldSince: '2024-01-31' })[0]?.en).toContain(
      'would be eligible for ป.ม.:',
    );
    expect(notesOf('AWARD_IN_JANUARY', { ...expert, classHeldSince: '2025-01-31' })).toEqual([]);
  });

  it('has none in another month, or where the verdict is the same', () => {
    expect(notesOf('AWARD_IN_JANUARY', { ...senior, classHeldSince: '2025-02-01' })).toEqual([]);
    expect(notesOf('AWARD_IN_JANUARY', { ...senior, classHeldSince: '2024-12-31' })).toEqual([]);
    expect(notesOf('AWARD_IN_JANUARY', { ...senior, classHeldSince: '2024-01-31' })).toEqual([]);
    expect(notesOf('AWARD_IN_JANUARY', { ...senior, classHeldSince: '2026-01-31' })).toEqual([]);
  });
});

it('the years of holding, where the policy counts them to the cut-off day, name the birthday in the note', () => {
  const held = { level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-28' } as const;

  expect(notesOf('HOLDING_BASIS', held, { holdingBasis: 'cutOff' })[0]?.en).toBe(
    'If the years of holding were counted to 28 July 2026, the verdict would be eligible for ป.ม.',
  );
});

describe('the years in the level', () => {
  const experienced = {
    level: 'O2',
    classHeld: 'ต.ม.',
    classHeldSince: '2015-12-05',
    enteredLevel: '2021-07-28',
  } as const;

  it('are counted to the birthday where the policy says so', () => {
    const counted = judgedWith(experienced, { levelBasis: 'birthday' });

    expect(counted).toMatchObject({ verdict: 'eligible', nominate: 'ต.ช.' });
    expect(codesOf(counted.notes)).toContain('LEVEL_BASIS');
    const short = judgedWith({ ...experienced, enteredLevel: '2021-07-29' }, { levelBasis: 'birthday' });

    expect(short.reasons.map(({ en }) => en)).toEqual([
      'Full years in the present level on 28 July 2026: 4; needed: 5.',
    ]);
  });

  it('of an officer who retired by age are counted to the last day in post, whatever the policy', () => {
    const retired = { ...experienced, birthDate: '1965-03-15', resignDate: '2025-10-01' };
    const reasonsOf = (enteredLevel: string) =>
      codesOf(judgedWith({ ...retired, enteredLevel }, { levelBasis: 'birthday' }).reasons);

    expect(reasonsOf('2020-09-30')).toEqual(['RETIRED_BY_AGE']);
    expect(reasonsOf('2020-10-01')).toEqual(['POSITION_TOO_SHORT']);
  });
});

describe('a class of the year of retirement only', () => {
  const head = {
    personnelType: 'teacher',
    level: 'KS3',
    standing: 'ชำนาญการพิเศษ',
    positionName: 'ผู้อำนวยการสถานศึกษา',
    salary: 58_390,
    classHeld: 'ท.ช.',
    classHeldSince: '2015-12-05',
  } as const;

  it('is for review by item 17 (3) for a head of a school who has retired by age', () => {
    const { verdict, nominate, reasons, conditions } = judgedWith({
      ...head,
      birthDate: '1965-03-15',
      resignDate: '2025-10-01',
    });

    expect({ verdict, nominate }).toEqual({ verdict: 'review', nominate: 'ป.ม.' });
    expect(codesOf(reasons)).toEqual(['RETIRED_BY_AGE']);
    expect(conditions.find(({ name }) => name === 'retirementYear')).toMatchObject({
      found: 2568,
      needed: 2568,
      met: true,
    });
  });

  it('rests on a maximum from a single source, with a note where the maximum can decide', () => {
    const unsure = (facts: Partial<Officer>) => codesOf(notesOf('UNSURE_AMOUNT', { ...head, ...facts }));

    expect(unsure({ birthDate: '1966-03-15' })).toEqual(['UNSURE_AMOUNT']);
    expect(unsure({ birthDate: '1966-03-15', salary: 58_389 })).toEqual(['UNSURE_AMOUNT']);
    expect(unsure({ classHeld: 'ท.ม.' })).toEqual([]);
    const [note] = notesOf('UNSURE_AMOUNT', head);

    expect(note?.en).toBe(
      'The amount of the maximum of คศ.3 (KS3) rests on a single source and waits for confirmation.',
    );
  });
});

describe('an unsure amount for a higher class', () => {
  const atLeast: Condition = { kind: 'salaryAtLeast', amount: 'KS3.maximum' };
  const fiveYearsAgo: Condition = { kind: 'salaryFiveYearsAgoAtLeast', amount: 'KS3.maximum' };
  const inLevel = (years: number): Condition => ({ kind: 'positionYears', years });
  const officer = officerWith({ level: 'K2', salary: 12_000, salaryFiveYearsAgo: 9_000 });

  it.each([
    ['the salary alone is too low', [atLeast], true],
    ['the salary of five years ago alone is too low', [fiveYearsAgo], true],
    ['everything else is met', [inLevel(8), atLeast], true],
    ['something else is not met, too', [inLevel(9), atLeast], false],
  ])('is named where it can decide: %s', (_, conditions, isNamed) => {
    const { rule, notes } = judge(officer, basisFor(ROUND, USUAL_POLICY, withStep(15, 6, 1, { conditions })));

    expect(rule).toBe('schedule15.row6.clause1');
    expect(codesOf(notes).includes('UNSURE_AMOUNT')).toBe(isNamed);
  });
});

describe('a second role', () => {
  const teacher = {
    personnelType: 'teacher',
    level: 'KS3',
    standing: 'ชำนาญการพิเศษ',
    classHeld: 'ต.ช.',
    classHeldSince: '2015-12-05',
  } as const;
  const placesOf = (facts: Partial<Officer>, policy: Partial<Policy> = {}) =>
    notesOf('SECOND_ROLE', facts, policy).map(({ en }) => en.slice(0, en.indexOf(' may be held')));

  it('that POS_NAME names behind the first is told; the verdict is by the first', () => {
    const acting = judgedWith({ ...teacher, positionName: 'ครู รักษาการในตำแหน่งผู้อำนวยการโรงเรียนวัดตัวอย่าง' });

    expect(acting.rule).toBe('schedule16.row3');
    expect(acting.notes).toEqual([
      {
        code: 'SECOND_ROLE',
        th: 'ข้อมูลในคอลัมน์ POS_NAME (ตำแหน่ง) แสดงว่าอาจดำรงตำแหน่งตามบัญชี ๑๖ ลำดับที่ ๔ ด้วย ผลนี้พิจารณาตามคอลัมน์ PERSONAL_TYPE (ประเภทบุคลากร) และคำขึ้นต้นในคอลัมน์ POS_NAME (ตำแหน่ง) โปรดตรวจสอบว่าจะเสนอขอพระราชทานตามตำแหน่งใด',
        en: 'Column POS_NAME shows that a position of schedule 16, row 4 may be held as well. The verdict follows PERSONAL_TYPE and the beginning of POS_NAME: check by which position to nominate.',
      },
    ]);
  });

  it.each([
    'ครู ผู้อำนวยการสถานศึกษา',
    'ครู/ผู้อำนวยการสถานศึกษา',
    'ครู,ผู้อำนวยการสถานศึกษา',
    'ครู(ผู้อำนวยการสถานศึกษา)',
    'ครู+ผู้อำนวยการสถานศึกษา',
    'ครูและผู้อำนวยการสถานศึกษา',
    'ครูรักษาการผู้อำนวยการสถานศึกษา',
    'ครูดำรงตำแหน่งผู้อำนวยการสถานศึกษา',
    'ครูรักษาราชการแทนผู้อำนวยการสถานศึกษา',
    'ครูปฏิบัติหน้าที่ผู้อำนวยการสถานศึกษา',
    'นักวิชาการศึกษา ผู้อำนวยการสถานศึกษา',
  ])('is read in %s', (positionName) => {
    expect(placesOf({ ...teacher, positionName })).toEqual([
      'Column POS_NAME shows that a position of schedule 16, row 4',
    ]);
  });

  it.each([
    ['ครู'],
    ['ครู รองผู้อำนวยการโรงเรียน'],
    ['รองผู้อำนวยการโรงเรียนวัดตัวอย่าง'],
    ['ผู้อำนวยการโรงเรียนวัดครูสอน'],
    ['ครู สำนักงานเขต'],
    [null],
  ])('is not read in %s', (positionName) => {
    expect(placesOf({ ...teacher, positionName })).toEqual([]);
  });

  it('is shown by a fact that another schedule asks for: HEAD of a teacher, STANDING of another officer', () => {
    expect(placesOf({ ...teacher, positionName: 'ครู', head: true })).toEqual([
      'Column HEAD shows that a position of schedule 15',
    ]);
    expect(notesOf('SECOND_ROLE', { ...teacher, positionName: 'ครู', head: true })[0]?.th).toContain(
      'คอลัมน์ HEAD (หัวหน้าส่วนราชการ) แสดงว่าอาจดำรงตำแหน่งตามบัญชี ๑๕ ด้วย',
    );
    expect(placesOf({ standing: 'ชำนาญการพิเศษ' })).toEqual(['Column STANDING shows that a position of schedule 16']);
  });

  it('is not shown by a fact of the own schedule, nor by one that says no', () => {
    expect(placesOf({ level: 'M2', allowance: 21_000, head: true })).toEqual([]);
    expect(placesOf({ ...teacher, positionName: 'ครู', head: false })).toEqual([]);
    expect(placesOf({ ...teacher, positionName: 'ครู', head: true }, { civilServantSchedule: 17 })).toEqual([]);
    expect(placesOf({ standing: 'ไม่มี' })).toEqual([]);
    expect(placesOf({ standing: null })).toEqual([]);
    expect(placesOf({ standing: 'ไม่ทราบ' })).toEqual([]);
  });
});
