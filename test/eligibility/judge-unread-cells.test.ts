import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer, OfficerRead } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, officerWithout, unreadIn } from '../helpers/eligibility/officers.ts';

function judgeWithout(facts: Partial<Officer>, columns: readonly ColumnName[]) {
  return judge(officerWithout(officerWith(facts), columns), basisWith());
}

/** The verdict, the class and the codes of the reasons. */
function summaryOf(officer: OfficerRead) {
  const { verdict, nominate, reasons } = judge(officer, basisWith());
  return [verdict, nominate, codesOf(reasons)];
}

const PROFESSIONAL: Partial<Officer> = {
  level: 'K2',
  salary: 23_000,
  salaryFiveYearsAgo: 23_000,
  classHeld: 'ต.ม.',
  classHeldSince: '2021-07-28',
};

const TEACHER: Partial<Officer> = {
  personnelType: 'teacher',
  level: 'KS3',
  positionName: 'ครู',
  allowance: 13_000,
  classHeld: 'ท.ช.',
  classHeldSince: '2026-05-05',
};

describe('an unread cell on which nothing hangs', () => {
  it('leaves the verdict, with a note of what it is and what the forms will lack', () => {
    const judgement = judgeWithout({}, ['SALARY']);
    const usual = judge(officerWith(), basisWith());

    expect(judgement).toMatchObject({ verdict: 'eligible', nominate: 'ต.ม.', settledBy: [], rule: usual.rule });
    expect(judgement.reasons).toEqual(usual.reasons);
    expect(judgement.conditions).toEqual(usual.conditions);
    expect(judgement.notes).toEqual([
      {
        code: 'CELL_NOT_NEEDED',
        th: 'แถวที่ ๒: อ่านข้อมูลในคอลัมน์ SALARY (เงินเดือน) ไม่ได้ (พบข้อความ) ผลไม่เปลี่ยนแปลง แต่แบบ ขร ๔ จะขาดเงินเดือน วิธีแก้ไข: กรอกใหม่',
        en: 'Row 2: column SALARY (เงินเดือน) cannot be read (found text). The verdict does not need it; form 4 will lack the salary. Write it again.',
      },
    ]);
  });

  it.each<[ColumnName, string, string]>([
    ['TIT_NAME', 'แต่แบบ ขร ๓ และ ขร ๔ จะขาดชื่อ', 'forms 3 and 4 will lack the name'],
    ['RANK_NAME', 'แต่แบบ ขร ๓ และ ขร ๔ จะขาดชื่อ', 'forms 3 and 4 will lack the name'],
    ['FNAME', 'แต่แบบ ขร ๓ และ ขร ๔ จะขาดชื่อ', 'forms 3 and 4 will lack the name'],
    ['LNAME', 'แต่แบบ ขร ๓ และ ขร ๔ จะขาดชื่อ', 'forms 3 and 4 will lack the name'],
    ['FULL_NAME', 'แต่แบบ ขร ๓ และ ขร ๔ จะขาดชื่อ', 'forms 3 and 4 will lack the name'],
    [
      'SEX',
      'แต่แบบ ขร ๑ ขร ๒ และ ขร ๓ จะขาดจำนวนบุรุษหรือสตรีของรายนี้',
      'forms 1, 2 and 3 will lack this officer in the numbers of men and women',
    ],
    ['BIRTH_DATE', 'แต่แบบ ขร ๔ จะขาดปีที่เกษียณอายุ', 'form 4 will lack the year of retirement'],
    ['BEG_DATE', 'แต่แบบ ขร ๔ จะขาดวันบรรจุ', 'form 4 will lack the day of entering the service'],
    ['RESIGN_DATE', 'และไม่มีแบบ ขร ใดใช้ข้อมูลนี้', 'no form prints it'],
    ['BEG_POS_DATE', 'แต่แบบ ขร ๔ จะขาดวันที่เข้าสู่ระดับ', 'form 4 will lack the day of entering the level'],
    ['POS_NAME', 'แต่แบบ ขร ๔ จะขาดตำแหน่ง', 'form 4 will lack the position'],
    ['L_INS_CODE', 'แต่แบบ ขร ๔ จะขาดชั้นตราที่ได้รับ', 'form 4 will lack the class held'],
    ['L_INS_DATE', 'แต่แบบ ขร ๔ จะขาดวันที่ได้รับชั้นตรา', 'form 4 will lack the day of the award'],
    ['MEDAL', 'และไม่มีแบบ ขร ใดใช้ข้อมูลนี้', 'no form prints it'],
    ['HEAD', 'และไม่มีแบบ ขร ใดใช้ข้อมูลนี้', 'no form prints it'],
  ])('in %s: the forms lack what stands there', (column, th, en) => {
    const { verdict, notes } = judgeWithout({ recalled: true }, [column]);
    const [note, ...others] = notes.filter(({ code }) => code === 'CELL_NOT_NEEDED');

    expect(verdict).toBe('notEligible');
    expect(note?.th).toContain(`ผลไม่เปลี่ยนแปลง ${th} วิธีแก้ไข: `);
    expect(note?.en).toContain(`The verdict does not need it; ${en.replace(/\.$/, '')}. Write`);
    expect(others).toEqual([]);
  });

  it('leaves a class that two rows give, and names both places', () => {
    const director = officerWith({ level: 'M2', allowance: 21_000, classHeld: 'ป.ม.', classHeldSince: '2019-05-05' });
    const { verdict, nominate, rule, reasons } = judge(officerWithout(director, ['HEAD']), basisWith());

    expect([verdict, nominate, rule]).toEqual(['eligible', 'ป.ช.', null]);
    expect(reasons).toEqual([
      {
        code: 'MAY_BE_CONSIDERED',
        th: 'มีคุณสมบัติครบตามหลักเกณฑ์ อาจได้รับการพิจารณาเสนอขอพระราชทาน ป.ช. ตามบัญชี ๑๕ ลำดับที่ ๑๖ ข้อ ๒ หรือบัญชี ๑๕ ลำดับที่ ๑๕ ข้อ ๑ (มิใช่สิทธิที่จะได้รับพระราชทาน)',
        en: 'Meets the conditions of schedule 15, row 16, clause 2 or schedule 15, row 15, clause 1: may be considered for ป.ช. (no entitlement).',
      },
    ]);
  });

  it('leaves a refusal that the readable cells give', () => {
    expect(
      summaryOf(officerWithout(officerWith({ accused: 'discipline' }), ['SALARY', 'BEG_POS_DATE', 'SEX'])),
    ).toEqual(['notEligible', null, ['ACCUSED_DISCIPLINE']]);
    expect(
      summaryOf(officerWithout(officerWith({ classHeld: 'ต.ม.', classHeldSince: '2018-07-28' }), ['BEG_DATE'])),
    ).toEqual(['notEligible', null, ['HIGHEST_CLASS_HELD']]);
    expect(
      summaryOf(officerWithout(officerWith({ ...PROFESSIONAL, classHeldSince: '2025-07-28' }), ['SALARY'])),
    ).toEqual(['notEligible', null, ['CONSECUTIVE_ROUND']]);
    expect(summaryOf(officerWithout(officerWith({ enteredService: '2023-01-01' }), ['SALARY']))).toEqual([
      'notEligible',
      null,
      ['SERVICE_TOO_SHORT'],
    ]);
  });

  it('is not taken to contradict a readable one, unless every value does', () => {
    expect(summaryOf(officerWithout(officerWith(), ['L_INS_DATE']))).toEqual([
      'eligible',
      'ต.ม.',
      ['MAY_BE_CONSIDERED'],
    ]);
    expect(summaryOf(officerWithout(officerWith({ classHeldSince: '1970-01-01' }), ['L_INS_CODE']))).toEqual([
      'review',
      null,
      ['DATA_CONTRADICTS'],
    ]);
  });

  it('may be one whose values bar an officer each for its own reason', () => {
    const judgement = judgeWithout(TEACHER, ['STANDING']);

    expect(judgement).toMatchObject({ verdict: 'notEligible', nominate: null, smallestChange: null });
    expect(judgement.reasons).toEqual([
      {
        code: 'NO_CLASS_EITHER_WAY',
        th: 'ไม่ว่าข้อมูลในคอลัมน์ที่อ่านไม่ได้จะเป็นอย่างไร ก็ไม่เข้าหลักเกณฑ์ของชั้นตราใด',
        en: 'Whatever the unreadable cells say, the conditions of no class are met.',
      },
    ]);
    expect(codesOf(judgement.notes)).toEqual(['NEAREST_STEP', 'CELL_NOT_NEEDED']);
    expect(judgement.conditions.find(({ name }) => name === 'notConsecutive')).toEqual({
      name: 'notConsecutive',
      rule: null,
      found: 2569,
      needed: 2567,
      met: false,
    });
  });
});

describe('an unread cell that is needed', () => {
  it('is for review, with what hangs on it and the class that is certain', () => {
    const judgement = judgeWithout(PROFESSIONAL, ['SALARY5Y']);

    expect(judgement).toMatchObject({ verdict: 'review', nominate: 'ท.ม.', rule: 'schedule15.row6.clause2' });
    expect(judgement.reasons).toEqual([
      {
        code: 'UNREADABLE_CELL',
        th: 'แถวที่ ๒: อ่านข้อมูลในคอลัมน์ SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) ไม่ได้ (พบข้อความ) ผลจึงอาจเป็น: อาจเสนอขอพระราชทาน ท.ม. หรือ อาจเสนอขอพระราชทาน ท.ช. วิธีแก้ไข: กรอกใหม่',
        en: 'Row 2: column SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) cannot be read (found text), so the verdict may be: eligible for ท.ม. or eligible for ท.ช. Write it again.',
      },
    ]);
    expect(judgement.notes).toEqual([
      {
        code: 'CERTAIN_CLASS',
        th: 'เงื่อนไขของ ท.ม. ตามบัญชี ๑๕ ลำดับที่ ๖ ข้อ ๒ ครบแล้ว ส่วนชั้นตราที่สูงกว่ายังตรวจไม่ได้',
        en: 'The conditions of ท.ม., schedule 15, row 6, clause 2, are met; a higher class cannot be tested yet.',
      },
    ]);
    expect(judgement.conditions.filter(({ name }) => name.startsWith('salary'))).toEqual([
      { name: 'salary', rule: 'schedule15.row6.clause2', found: 23_000, needed: 22_140, met: true },
      { name: 'salary', rule: 'schedule15.row6.clause3', found: 23_000, needed: 22_140, met: true },
      { name: 'salaryFiveYearsAgo', rule: 'schedule15.row6.clause3', found: null, needed: 22_140, met: null },
    ]);
  });

  it.each<[string, Partial<Officer>, readonly ColumnName[], readonly string[]]>([
    [
      'a salary of now and then',
      PROFESSIONAL,
      ['SALARY', 'SALARY5Y'],
      ['review', 'ต.ช.', 'eligible for ต.ช. or eligible for ท.ม. or eligible for ท.ช.'],
    ],
    ['a salary', PROFESSIONAL, ['SALARY'], ['review', 'ต.ช.', 'eligible for ต.ช. or eligible for ท.ช.']],
    ['a charge', {}, ['ACCUSED'], ['review', 'ต.ม.', 'eligible for ต.ม. or not eligible']],
    ['a nationality', {}, ['NATIONALITY'], ['review', 'ต.ม.', 'eligible for ต.ม. or for review']],
    [
      'the day of entering the level',
      {},
      ['BEG_POS_DATE'],
      ['review', 'ต.ม.', 'eligible for ต.ม. or for review (ต.ม.)'],
    ],
    ['the day of leaving', {}, ['RESIGN_DATE'], ['review', 'ต.ม.', 'eligible for ต.ม. or not eligible']],
    ['the day of entering the service', {}, ['BEG_DATE'], ['review', 'ต.ม.', 'eligible for ต.ม. or not eligible']],
    ['the birth date', {}, ['BIRTH_DATE'], ['review', 'ต.ม.', 'for review (ต.ม.) or eligible for ต.ม.']],
    [
      'the day of an award',
      { level: 'O3', classHeld: 'ท.ม.', classHeldSince: '2018-07-28' },
      ['L_INS_DATE'],
      ['review', 'ท.ช.', 'eligible for ท.ช. or not eligible'],
    ],
    [
      'a class held',
      { level: 'O3', classHeld: 'ท.ม.', classHeldSince: '2018-07-28' },
      ['L_INS_CODE'],
      ['review', 'ท.ช.', 'eligible for ท.ช. or not eligible'],
    ],
  ])('may be %s', (_, facts, columns, [verdict, nominate, outcomes]) => {
    const judgement = judgeWithout(facts, columns);

    expect(judgement).toMatchObject({ verdict, nominate });
    expect(judgement.reasons.map(({ code }) => code)).toEqual(columns.map(() => 'UNREADABLE_CELL'));
    for (const { en } of judgement.reasons) {
      expect(en).toContain(`so the verdict may be: ${outcomes?.replace(/\.$/, '')}. Write`);
    }
    expect(judgement.settledBy.flatMap((one) => one.facts)).toEqual(columns);
  });

  it.each<ColumnName>(['NATIONALITY', 'STATUS_EXP', 'SPECIAL_MERIT'])(
    'is not taken to say what would keep a refusal away: %s',
    (column) => {
      const { verdict, nominate, reasons } = judgeWithout({ resignDate: '2026-01-01' }, [column]);

      expect([verdict, nominate, codesOf(reasons)]).toEqual(['review', null, ['UNREADABLE_CELL']]);
      expect(reasons[0]?.en).toContain('may be: ');
    },
  );

  it('is named beside those that are not', () => {
    const judgement = judgeWithout(PROFESSIONAL, ['SEX', 'SALARY']);

    expect(judgement.reasons.map(({ en }) => en.slice(0, 20))).toEqual(['Row 2: column SALARY']);
    expect(judgement.notes.map(({ en }) => en.slice(0, 20))).toEqual(['The conditions of ต.', 'Row 2: column SEX (เ']);
    expect(judgement.settledBy.map(({ facts }) => facts)).toEqual([['SALARY']]);
  });

  it('is no reason for a note on another interpretation: the verdict is not known yet', () => {
    expect(codesOf(judgeWithout(PROFESSIONAL, ['SALARY5Y']).notes)).not.toContain('WHICH_CLASS');
    expect(codesOf(judge(officerWith({ ...PROFESSIONAL, salaryFiveYearsAgo: null }), basisWith()).notes)).toContain(
      'WHICH_CLASS',
    );
  });
});

describe('several unread days', () => {
  it('allow every verdict that days in their order can give', () => {
    const operational = { level: 'O1', salary: 12_000, classHeld: 'บ.ช.', classHeldSince: '2015-05-05' };
    const judgement = judgeWithout(operational, ['BEG_DATE', 'BEG_POS_DATE']);

    expect(judgement.reasons[0]?.en).toContain(
      'may be: eligible for จ.ช. or eligible for จ.ม. or for review (จ.ม.) or not eligible. Write',
    );
  });

  it.each<[readonly ColumnName[]]>([
    [['BEG_DATE', 'BIRTH_DATE']],
    [['BIRTH_DATE', 'BEG_DATE', 'BEG_POS_DATE']],
    [['BIRTH_DATE', 'BEG_DATE', 'L_INS_DATE']],
  ])('leave open what each may decide: %j', (columns) => {
    const { verdict, nominate, settledBy } = judgeWithout({}, columns);

    expect([verdict, nominate]).toEqual(['review', 'ต.ม.']);
    expect(settledBy.flatMap(({ outcomes }) => outcomes.map((one) => one.verdict))).toContain('eligible');
  });
});

describe('what the unread values have in common', () => {
  it('is said, and what differs is not known', () => {
    // Who retired in September 2568 had 4 years of service then, and would have had 5 by now.
    const judgement = judgeWithout({ enteredService: '2020-12-01', birthDate: '1965-03-01', accused: 'criminal' }, [
      'RESIGN_DATE',
    ]);

    expect(codesOf(judgement.reasons)).toEqual(['ACCUSED_CRIMINAL']);
  });

  it('leaves out a number that only some values have', () => {
    const judgement = judgeWithout({ enteredService: '2022-06-01', extraYears: null }, ['EXTRA_YEARS']);

    expect(judgement.verdict).toBe('notEligible');
    expect(judgement.reasons).toMatchObject([
      {
        code: 'SERVICE_TOO_SHORT',
        th: 'มีระยะเวลารับราชการหรือปฏิบัติงานติดต่อกัน ๓ ปีบริบูรณ์ นับถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ไม่ครบ (ไม่ทราบ) ปีบริบูรณ์',
        en: 'Full years of service on 29 May 2026: 3; needed: (not known).',
      },
    ]);
  });
});

describe('several reviews under the unread values', () => {
  const LATE = { left: '2020-02-01', returned: '2021-06-01' };

  it('are not taken as one where their causes differ', () => {
    expect(summaryOf(officerWithout(officerWith({ serviceBreaks: [LATE] }), ['REINSTATED']))).toEqual([
      'review',
      'ต.ม.',
      ['UNREADABLE_CELL'],
    ]);
  });

  it('name each missing column once', () => {
    const officer = officerWith({ ...PROFESSIONAL, salaryFiveYearsAgo: null, classHeldSince: null });
    const { reasons } = judge(officerWithout(officer, ['SEX']), basisWith());

    expect(reasons.map(({ en }) => en)).toEqual(judge(officer, basisWith()).reasons.map(({ en }) => en));
    expect(codesOf(reasons)).toEqual(['MISSING_COLUMN', 'MISSING_COLUMN']);
  });

  it('leave no class certain where a question is open on all of them', () => {
    const officer = officerWith({ ...PROFESSIONAL, serviceBreaks: [LATE] });

    expect(codesOf(judge(officerWithout(officer, ['SALARY5Y']), basisWith()).notes)).not.toContain('CERTAIN_CLASS');
  });

  it('name the salary beside another question where the amount is not set', () => {
    const teacher = officerWith({
      ...TEACHER,
      standing: 'ชำนาญการ',
      salary: 30_000,
      salaryFiveYearsAgo: 22_500,
      classHeld: 'ต.ม.',
      classHeldSince: '2018-05-05',
    });

    expect(
      codesOf(judge(officerWithout({ ...teacher, serviceBreaks: [LATE] }, ['SALARY']), basisWith()).reasons),
    ).toEqual(['UNREADABLE_CELL', 'SERVICE_BROKEN', 'AMOUNT_NOT_SET']);
  });

  it('leave no class certain where each value bars that of the other', () => {
    const operational = { level: 'O1', classHeld: 'บ.ม.', classHeldSince: '2015-01-01', enteredLevel: '2010-01-01' };
    const { reasons, notes } = judgeWithout(operational, ['SALARY']);

    expect(reasons[0]?.en).toContain('may be: eligible for บ.ช. or eligible for จ.ช. Write');
    expect(codesOf(notes)).not.toContain('CERTAIN_CLASS');
  });

  it('name the lowest class that is possible, whichever value gives it', () => {
    const teacher = { ...TEACHER, classHeld: 'ต.ม.', classHeldSince: '2018-05-05' };

    expect(judgeWithout({ level: 'O2' }, ['BEG_POS_DATE'])).toMatchObject({ verdict: 'review', nominate: 'ต.ม.' });
    expect(judgeWithout(teacher, ['STANDING'])).toMatchObject({ verdict: 'review', nominate: 'ต.ช.' });
  });

  it('have the rules of several rows in the order of their classes', () => {
    const officer = officerWith({ level: 'M2', allowance: 21_000, classHeld: 'ป.ม.', classHeldSince: '2019-05-05' });
    const { conditions } = judge(officerWithout(officer, ['HEAD']), basisWith());
    const rules = new Set(conditions.flatMap((one) => one.rule ?? []).filter((one) => one !== 'medal'));

    expect([...rules]).toEqual([
      'schedule15.row16.clause2',
      'schedule15.row15.clause1',
      'schedule15.row16.clause3',
      'schedule15.row15.clause2',
      'schedule15.row16.clause4',
      'schedule15.row15.clause3',
    ]);
  });
});

describe('what the conditions say under every value', () => {
  const experienced: Partial<Officer> = {
    level: 'O2',
    classHeld: 'ต.ม.',
    classHeldSince: '2018-05-05',
    enteredLevel: '2022-01-01',
  };

  it('is the reason of the nearest step', () => {
    const judgement = judgeWithout(experienced, ['RECALLED']);

    expect(judgement).toMatchObject({ verdict: 'notEligible', rule: 'schedule15.row2.clause2' });
    expect(codesOf(judgement.reasons)).toEqual(['POSITION_TOO_SHORT']);
    expect(judgement.conditions.find(({ name }) => name === 'neverRecalled')).toMatchObject({ found: null, met: null });
    expect(judgement.conditions.find(({ name }) => name === 'positionYears')).toMatchObject({ found: 4, met: false });
  });

  it('is not met with time where one value never is', () => {
    expect(judgeWithout(experienced, ['SEX'])).toMatchObject({ firstPossibleRound: 2570 });
    expect(judgeWithout(experienced, ['RECALLED'])).toMatchObject({ firstPossibleRound: null });
  });

  it('is not known of a condition that some values do not ask for', () => {
    const conditions = judgeWithout({ personnelType: 'permanentEmployee', level: null, skilled: true }, [
      'SALARY',
    ]).conditions;

    expect(conditions.find(({ name }) => name === 'serviceYears')).toMatchObject({ found: 18, met: null });
  });

  it('lists the steps of every row that may fit from the lowest class on', () => {
    const { conditions } = judgeWithout({ personnelType: 'permanentEmployee', level: null, skilled: true }, ['SALARY']);
    const rules = [...new Set(conditions.flatMap(({ rule }) => rule ?? []))].filter((rule) => rule !== 'medal');

    expect(rules).toEqual([
      'schedule25.row1.clause2',
      'schedule25.row1.clause3',
      'schedule25.row2.clause2',
      'schedule25.row2.clause3',
    ]);
  });

  it('leaves a salary that hangs on an amount to be filled in, and no other cell', () => {
    const teacher = { ...TEACHER, level: 'KS2', standing: 'ชำนาญการ', classHeld: 'ต.ม.', classHeldSince: '2018-05-05' };
    const { reasons, notes } = judgeWithout({ ...teacher, salaryFiveYearsAgo: 22_500 }, ['SEX', 'SALARY']);

    expect(codesOf(reasons)).toEqual(['UNREADABLE_CELL', 'AMOUNT_NOT_SET']);
    expect(reasons[0]?.en).toContain('column SALARY (เงินเดือน) cannot be read (found text), and it is needed.');
    expect(codesOf(notes)).toContain('CELL_NOT_NEEDED');
  });

  it('leaves a question that every value leaves', () => {
    const broken = { left: '2015-01-01', returned: '2023-01-01' };

    expect(codesOf(judgeWithout({ serviceBreaks: [broken] }, ['ACCUSED']).reasons)).toEqual([
      'UNREADABLE_CELL',
      'SERVICE_BROKEN',
    ]);
  });
});

describe('the medal with unread cells', () => {
  const long: Partial<Officer> = { enteredService: '1999-01-01' };
  const untested = { name: 'medalServiceYears', rule: 'medal', found: null, needed: 25, met: null };

  it.each<ColumnName>(['BEG_DATE', 'MEDAL'])('is not proposed without %s', (column) => {
    const { medal, conditions } = judgeWithout(long, [column]);

    expect(medal).toBe(false);
    expect(conditions.at(-1)).toEqual(untested);
  });

  it('is not proposed without the history of the service', () => {
    const officer = { ...officerWith(long), unread: [{ ...unreadIn('RETURN_DATE'), isOfHistory: true }] };
    const { medal, conditions } = judge(officer, basisWith());

    expect(medal).toBe(false);
    expect(conditions.at(-1)).toEqual(untested);
  });

  it('needs no other cell', () => {
    expect(judgeWithout(long, ['SALARY', 'SEX'])).toMatchObject({ medal: true });
  });
});
