import { describe, expect, it } from 'vitest';
import { judge, reviewDuplicate } from '../../lib/eligibility/judge.ts';
import type { Officer, OfficerRead } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith, officerWithout, placeOf } from '../helpers/eligibility/officers.ts';

/** What would settle the verdict on an officer. */
function settlements(officer: OfficerRead) {
  return judge(officer, basisWith()).settledBy;
}

function inEnglish(officer: OfficerRead): readonly string[] {
  return settlements(officer).map(({ en }) => en);
}

function inThai(officer: OfficerRead): readonly string[] {
  return settlements(officer).map(({ th }) => th);
}

const PROFESSIONAL = officerWith({
  level: 'K2',
  salary: 23_000,
  salaryFiveYearsAgo: 23_000,
  classHeld: 'ต.ม.',
  classHeldSince: '2021-07-28',
});

const TEACHER = officerWith({
  personnelType: 'teacher',
  level: 'KS2',
  standing: 'ชำนาญการ',
  positionName: 'ครู',
  salary: 30_000,
  salaryFiveYearsAgo: 22_500,
  classHeld: 'ต.ม.',
  classHeldSince: '2018-05-05',
});

const ADVISER = officerWith({
  personnelType: 'politicalOfficer',
  level: null,
  positionName: 'เลขานุการผู้ว่าราชการกรุงเทพมหานคร',
  enteredLevel: '2026-06-01',
});

describe('what would settle a verdict', () => {
  it('is said only of a review', () => {
    expect(settlements(officerWith())).toEqual([]);
    expect(settlements(officerWith({ recalled: true }))).toEqual([]);
  });

  it('is the verdict below and from the amount at which it changes', () => {
    const below = { en: 'SALARY5Y less than 22,140 baht: eligible for ท.ม.' };
    const from = { en: 'SALARY5Y at least 22,140 baht: eligible for ท.ช.' };

    expect(settlements({ ...PROFESSIONAL, salaryFiveYearsAgo: null })).toEqual([
      {
        facts: ['SALARY5Y'],
        outcomes: [
          {
            values: [{ fact: 'SALARY5Y', from: null, below: 22_140 }],
            verdict: 'eligible',
            nominate: 'ท.ม.',
            th: 'SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) น้อยกว่า ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ม.',
            ...below,
          },
          {
            values: [{ fact: 'SALARY5Y', from: 22_140, below: null }],
            verdict: 'eligible',
            nominate: 'ท.ช.',
            th: 'SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) ตั้งแต่ ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ช.',
            ...from,
          },
        ],
        th: 'SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) น้อยกว่า ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ม.; SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) ตั้งแต่ ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ช.',
        en: `${below.en}; ${from.en}`,
      },
    ]);
  });

  it('names facts together of which none is enough alone', () => {
    const both = officerWithout(PROFESSIONAL, ['SALARY', 'SALARY5Y']);

    expect(settlements(both)).toMatchObject([
      {
        facts: ['SALARY', 'SALARY5Y'],
        outcomes: [
          { values: [{ fact: 'SALARY', from: null, below: 22_140 }], nominate: 'ต.ช.' },
          { values: [{ fact: 'SALARY' }, { fact: 'SALARY5Y', from: null, below: 22_140 }], nominate: 'ท.ม.' },
          { values: [{ fact: 'SALARY' }, { fact: 'SALARY5Y', from: 22_140, below: null }], nominate: 'ท.ช.' },
        ],
        en: 'SALARY less than 22,140 baht: eligible for ต.ช.; SALARY at least 22,140 baht and SALARY5Y less than 22,140 baht: eligible for ท.ม.; SALARY at least 22,140 baht and SALARY5Y at least 22,140 baht: eligible for ท.ช.',
      },
    ]);
    expect(settlements(both)[0]?.th).toBe(
      'SALARY (เงินเดือน) น้อยกว่า ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ต.ช.; SALARY (เงินเดือน) ตั้งแต่ ๒๒,๑๔๐ บาท และ SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) น้อยกว่า ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ม.; SALARY (เงินเดือน) ตั้งแต่ ๒๒,๑๔๐ บาท และ SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) ตั้งแต่ ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ช.',
    );
  });

  it('names what is missing behind another fact, too', () => {
    expect(settlements(ADVISER)).toMatchObject([
      {
        facts: ['OFFICE_DAYS', 'OFFICE_PAY'],
        en: 'OFFICE_DAYS less than 120 days: not eligible; OFFICE_DAYS at least 120 days and OFFICE_PAY Y: eligible for ต.ม.; OFFICE_DAYS at least 120 days and OFFICE_PAY N: not eligible',
        th: 'OFFICE_DAYS (จำนวนวันที่ดำรงตำแหน่งรวมกัน) น้อยกว่า ๑๒๐ วัน: ยังไม่เข้าหลักเกณฑ์; OFFICE_DAYS (จำนวนวันที่ดำรงตำแหน่งรวมกัน) ตั้งแต่ ๑๒๐ วัน และ OFFICE_PAY (ได้รับเงินเดือนตามกฎหมาย กทม.) Y: อาจเสนอขอพระราชทาน ต.ม.; OFFICE_DAYS (จำนวนวันที่ดำรงตำแหน่งรวมกัน) ตั้งแต่ ๑๒๐ วัน และ OFFICE_PAY (ได้รับเงินเดือนตามกฎหมาย กทม.) N: ยังไม่เข้าหลักเกณฑ์',
      },
    ]);
  });

  it('says by which day, from which day on, and from which day to which', () => {
    const retired = officerWith({ birthDate: '1960-03-01' });

    expect(
      settlements(retired)[0]?.outcomes.map(({ values, verdict, nominate }) => [values, verdict, nominate]),
    ).toEqual([
      [[{ fact: 'RESIGN_DATE', anyOf: [null] }], 'review', 'ต.ม.'],
      [[{ fact: 'RESIGN_DATE', from: null, below: '2020-09-30' }], 'notEligible', null],
      [[{ fact: 'RESIGN_DATE', from: '2020-09-30', below: '2020-10-02' }], 'review', 'ต.ม.'],
      [[{ fact: 'RESIGN_DATE', from: '2020-10-02', below: '2026-07-28' }], 'notEligible', null],
      [[{ fact: 'RESIGN_DATE', from: '2026-07-28', below: null }], 'eligible', 'ต.ม.'],
    ]);
    expect(inEnglish(retired)).toEqual([
      'RESIGN_DATE empty: for review (ต.ม.); RESIGN_DATE by 29 September 2020: not eligible; RESIGN_DATE from 30 September 2020 to 1 October 2020: for review (ต.ม.); RESIGN_DATE from 2 October 2020 to 27 July 2026: not eligible; RESIGN_DATE from 28 July 2026 on: eligible for ต.ม.',
    ]);
    expect(inThai(retired)).toEqual([
      'RESIGN_DATE (วันที่พ้นจากราชการ) ว่าง: ต้องให้เจ้าหน้าที่พิจารณา (ต.ม.); RESIGN_DATE (วันที่พ้นจากราชการ) ไม่หลังวันที่ ๒๙ กันยายน ๒๕๖๓: ยังไม่เข้าหลักเกณฑ์; RESIGN_DATE (วันที่พ้นจากราชการ) ตั้งแต่วันที่ ๓๐ กันยายน ๒๕๖๓ ถึงวันที่ ๑ ตุลาคม ๒๕๖๓: ต้องให้เจ้าหน้าที่พิจารณา (ต.ม.); RESIGN_DATE (วันที่พ้นจากราชการ) ตั้งแต่วันที่ ๒ ตุลาคม ๒๕๖๓ ถึงวันที่ ๒๗ กรกฎาคม ๒๕๖๙: ยังไม่เข้าหลักเกณฑ์; RESIGN_DATE (วันที่พ้นจากราชการ) ตั้งแต่วันที่ ๒๘ กรกฎาคม ๒๕๖๙ เป็นต้นไป: อาจเสนอขอพระราชทาน ต.ม.',
    ]);
  });

  it('counts one year as one', () => {
    const officer = officerWithout(officerWith({ enteredService: '2018-01-01' }), ['EXTRA_YEARS']);

    expect(inEnglish(officer)).toEqual([
      'EXTRA_YEARS less than 1 year: eligible for ต.ม.; EXTRA_YEARS at least 1 year and less than 4 years: for review (ต.ม.); EXTRA_YEARS at least 4 years: not eligible',
    ]);
    expect(inThai(officer)).toEqual([
      'EXTRA_YEARS (จำนวนปีที่เพิ่ม) น้อยกว่า ๑ ปี: อาจเสนอขอพระราชทาน ต.ม.; EXTRA_YEARS (จำนวนปีที่เพิ่ม) ตั้งแต่ ๑ ปี แต่น้อยกว่า ๔ ปี: ต้องให้เจ้าหน้าที่พิจารณา (ต.ม.); EXTRA_YEARS (จำนวนปีที่เพิ่ม) ตั้งแต่ ๔ ปี: ยังไม่เข้าหลักเกณฑ์',
    ]);
  });
});

describe('an amount of the rules that is not set', () => {
  it('settles by being above the salaries or not', () => {
    expect(settlements(TEACHER)).toMatchObject([
      {
        facts: ['KS3.minimum'],
        outcomes: [
          { values: [{ fact: 'KS3.minimum', from: null, below: 22_501 }], verdict: 'eligible', nominate: 'ท.ช.' },
          { values: [{ fact: 'KS3.minimum', from: 22_501, below: 30_001 }], verdict: 'eligible', nominate: 'ท.ม.' },
          { values: [{ fact: 'KS3.minimum', from: 30_001, below: null }], verdict: 'eligible', nominate: 'ต.ช.' },
        ],
      },
    ]);
    expect(inEnglish(TEACHER)).toEqual([
      'the minimum of คศ.3 (KS3) less than 22,501 baht: eligible for ท.ช.; the minimum of คศ.3 (KS3) at least 22,501 baht and less than 30,001 baht: eligible for ท.ม.; the minimum of คศ.3 (KS3) at least 30,001 baht: eligible for ต.ช.',
    ]);
    expect(inThai(TEACHER)).toEqual([
      'ขั้นต่ำของอันดับ คศ.๓ น้อยกว่า ๒๒,๕๐๑ บาท: อาจเสนอขอพระราชทาน ท.ช.; ขั้นต่ำของอันดับ คศ.๓ ตั้งแต่ ๒๒,๕๐๑ บาท แต่น้อยกว่า ๓๐,๐๐๑ บาท: อาจเสนอขอพระราชทาน ท.ม.; ขั้นต่ำของอันดับ คศ.๓ ตั้งแต่ ๓๐,๐๐๑ บาท: อาจเสนอขอพระราชทาน ต.ช.',
    ]);
  });

  it('is above a salary with satang from the next whole baht on', () => {
    expect(inEnglish({ ...TEACHER, salary: 30_000.5, salaryFiveYearsAgo: 30_000.5 })).toEqual([
      'the minimum of คศ.3 (KS3) less than 30,001 baht: eligible for ท.ช.; the minimum of คศ.3 (KS3) at least 30,001 baht: eligible for ต.ช.',
    ]);
  });

  it.each([
    ['that is missing', { ...TEACHER, salaryFiveYearsAgo: null }, ['SALARY5Y', 'KS3.minimum']],
    ['that cannot be read', officerWithout(TEACHER, ['SALARY5Y']), ['SALARY5Y', 'KS3.minimum']],
    ['for now and then', officerWithout(TEACHER, ['SALARY', 'SALARY5Y']), ['SALARY', 'SALARY5Y', 'KS3.minimum']],
  ])('is named with a salary %s, without verdicts: which is higher is not known', (_, officer, facts) => {
    const [settled, ...others] = settlements(officer);

    expect(settled).toMatchObject({ facts, outcomes: [] });
    expect(others).toEqual([]);
    expect(settled?.en).toBe(facts.join(', ').replace('KS3.minimum', 'the minimum of คศ.3 (KS3)'));
    expect(settled?.th).toMatch(/^SALARY.*, ขั้นต่ำของอันดับ คศ\.๓$/);
  });

  it('leaves what other facts settle as it is', () => {
    expect(settlements(officerWithout(TEACHER, ['SALARY', 'ACCUSED'])).map(({ en }) => en)).toEqual([
      'ACCUSED N: for review (ต.ช.); ACCUSED discipline or criminal or corruption: not eligible',
      'SALARY, the minimum of คศ.3 (KS3)',
    ]);
  });
});

describe('a question to people', () => {
  const broken = { left: '2015-01-01', returned: '2023-01-01' };

  it.each<[string, Partial<Officer>, string, string]>([
    [
      'RETIRED_BY_AGE',
      { birthDate: '1965-03-01', resignDate: '2025-09-30' },
      'Were the conditions met before the officer left?',
      'มีคุณสมบัติครบก่อนพ้นจากหน้าที่หรือไม่',
    ],
    [
      'REINSTATED',
      { reinstated: true },
      'Are the years of service enough, counted by hand?',
      'นับระยะเวลารับราชการติดต่อกันแล้วครบหรือไม่',
    ],
    ['SERVICE_BROKEN', { serviceBreaks: [broken] }, 'May the service be joined?', 'นับระยะเวลารับราชการต่อกันได้หรือไม่'],
    [
      'EARLIER_SERVICE_UNKNOWN',
      { enteredService: '2023-01-01', serviceBreaks: [broken] },
      'May enough of the service before BEG_DATE be joined?',
      'นับระยะเวลาก่อนวันบรรจุรวมด้วยจนครบได้หรือไม่',
    ],
    [
      'EXTRA_YEARS_WITHOUT_PERIOD',
      { extraYears: 2 },
      'Does the condition hold without the added years of item 18?',
      'ถือว่าเข้าเงื่อนไขโดยไม่ต้องเพิ่มระยะเวลาตามข้อ ๑๘ หรือไม่',
    ],
  ])('%s is settled by yes or no', (code, facts, en, th) => {
    const officer = officerWith(facts);

    expect(settlements(officer)).toMatchObject([
      {
        facts: [`question ${code}`],
        outcomes: [
          { values: [{ fact: `question ${code}`, anyOf: ['yes'] }], verdict: 'eligible', nominate: 'ต.ม.' },
          { values: [{ fact: `question ${code}`, anyOf: ['no'] }], verdict: 'notEligible', nominate: null },
        ],
      },
    ]);
    expect(inEnglish(officer)).toEqual([`${en} yes: eligible for ต.ม.; ${en} no: not eligible`]);
    expect(inThai(officer)).toEqual([`${th} ใช่: อาจเสนอขอพระราชทาน ต.ม.; ${th} ไม่ใช่: ยังไม่เข้าหลักเกณฑ์`]);
  });

  it('may leave another one open', () => {
    const officer = { ...PROFESSIONAL, extraYears: 2 };

    expect(inEnglish(officer)).toEqual([
      'Was the salary at that amount for the added years of item 18, too? yes: eligible for ท.ช.; Was the salary at that amount for the added years of item 18, too? no: for review (ต.ช.)',
    ]);
    expect(inThai(officer)[0]).toContain('ได้รับเงินเดือนถึงเกณฑ์ครบระยะเวลาที่เพิ่มตามข้อ ๑๘ หรือไม่ ใช่: ');
  });

  it('of the level has only a yes: after a no the roster must say the former level', () => {
    const officer = officerWith({ enteredLevel: '2026-06-01' });

    expect(inEnglish(officer)).toEqual([
      'Is the officer nominated by the present level? (By the former one: write it, and the day of entering it, in POS_LEV and BEG_POS_DATE.) yes: eligible for ต.ม.',
    ]);
    expect(inThai(officer)).toEqual([
      'เสนอตามระดับปัจจุบันหรือไม่ (หากเสนอตามระดับเดิม ให้กรอกระดับเดิมและวันที่เข้าสู่ระดับนั้นใน POS_LEV และ BEG_POS_DATE) ใช่: อาจเสนอขอพระราชทาน ต.ม.',
    ]);
  });
});

describe('a word in a column', () => {
  it.each<[string, OfficerRead, string]>([
    [
      'of nationality',
      officerWith({ nationality: 'ลาว' }),
      'NATIONALITY Thai: eligible for ต.ม.; NATIONALITY another: for review',
    ],
    [
      'of a nationality not known',
      officerWith({ nationality: 'abc' }),
      'NATIONALITY Thai: eligible for ต.ม.; NATIONALITY another: for review',
    ],
    ['of life', officerWith({ deceased: true }), 'STATUS_EXP alive: eligible for ต.ม.; STATUS_EXP dead: for review'],
    [
      'of outstanding merit',
      officerWith({ specialMerit: 'outstanding' }),
      'SPECIAL_MERIT N: eligible for ต.ม.; SPECIAL_MERIT outstanding or disability: for review',
    ],
    [
      'of a disability',
      officerWith({ specialMerit: 'disability' }),
      'SPECIAL_MERIT N: eligible for ต.ม.; SPECIAL_MERIT outstanding or disability: for review',
    ],
    [
      'of a skilled job',
      officerWith({ personnelType: 'permanentEmployee', level: null, salary: 16_000 }),
      'SKILLED Y: eligible for บ.ช.; SKILLED N: not eligible',
    ],
    [
      'of a class that is not known',
      officerWith({ classHeld: 'ต.จ.', classHeldSince: '2018-05-05' }),
      'L_INS_CODE none or ร.ง.ม. to จ.ช.: eligible for ต.ม.; L_INS_CODE ต.ม. to ม.ป.ช.: not eligible',
    ],
    [
      'of a class that no clause of the row follows',
      officerWith({ level: 'M1', classHeld: 'ต.ม.', classHeldSince: '2018-05-05' }),
      'L_INS_CODE none or ร.ง.ม. to ท.ม.: for review; L_INS_CODE ท.ช.: eligible for ป.ม.; L_INS_CODE ป.ม.: eligible for ป.ช.; L_INS_CODE ป.ช.: eligible for ม.ว.ม.; L_INS_CODE ม.ว.ม. or ม.ป.ช.: not eligible',
    ],
    [
      'of the allowance',
      officerWith({ level: 'K5', classHeld: 'ท.ช.', classHeldSince: '2018-05-05' }),
      'POS_AMT 13,000 baht: eligible for ป.ม.; POS_AMT 15,600 baht or another: for review',
    ],
    [
      'of an allowance that no row names',
      officerWith({ level: 'K5', allowance: 5, classHeld: 'ท.ช.', classHeldSince: '2018-05-05' }),
      'POS_AMT 13,000 baht: eligible for ป.ม.; POS_AMT 15,600 baht or another: for review',
    ],
    [
      'of the position',
      { ...TEACHER, standing: 'ชำนาญการพิเศษ', positionName: null },
      'POS_NAME ครู or ศึกษานิเทศก์ or รองผู้อำนวยการสถานศึกษา or รองผู้อำนวยการโรงเรียน or ผู้บริหารการศึกษา or ผู้อำนวยการสถานศึกษา or ผู้อำนวยการโรงเรียน: eligible for ท.ช.; POS_NAME another: for review',
    ],
  ])('%s settles with each that makes a difference', (_, officer, sentence) => {
    expect(inEnglish(officer)).toEqual([sentence]);
  });

  it('is said in Thai as the roster has it', () => {
    expect(inThai(officerWith({ nationality: 'ลาว' }))).toEqual([
      'NATIONALITY (สัญชาติ) ไทย: อาจเสนอขอพระราชทาน ต.ม.; NATIONALITY (สัญชาติ) อื่น: ต้องให้เจ้าหน้าที่พิจารณา',
    ]);
    expect(inThai(officerWith({ deceased: true }))).toEqual([
      'STATUS_EXP (สถานะการมีชีวิต) มีชีวิตอยู่: อาจเสนอขอพระราชทาน ต.ม.; STATUS_EXP (สถานะการมีชีวิต) ถึงแก่กรรม: ต้องให้เจ้าหน้าที่พิจารณา',
    ]);
    expect(inThai(officerWith({ specialMerit: 'disability' }))).toEqual([
      'SPECIAL_MERIT (ความดีความชอบอย่างยิ่ง) N: อาจเสนอขอพระราชทาน ต.ม.; SPECIAL_MERIT (ความดีความชอบอย่างยิ่ง) ความดีความชอบอย่างยิ่ง หรือ ทุพพลภาพ: ต้องให้เจ้าหน้าที่พิจารณา',
    ]);
    expect(inThai(officerWithout(officerWith(), ['ACCUSED']))).toEqual([
      'ACCUSED (ถูกกล่าวหา) N: อาจเสนอขอพระราชทาน ต.ม.; ACCUSED (ถูกกล่าวหา) วินัย หรือ อาญา หรือ ทุจริต: ยังไม่เข้าหลักเกณฑ์',
    ]);
    expect(inThai(officerWith({ classHeld: 'ต.จ.', classHeldSince: '2018-05-05' }))).toEqual([
      'L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย) ไม่มี หรือ ร.ง.ม. ถึง จ.ช.: อาจเสนอขอพระราชทาน ต.ม.; L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย) ต.ม. ถึง ม.ป.ช.: ยังไม่เข้าหลักเกณฑ์',
    ]);
    expect(inThai(officerWith({ level: 'K5', classHeld: 'ท.ช.', classHeldSince: '2018-05-05' }))).toEqual([
      'POS_AMT (เงินประจำตำแหน่ง) ๑๓,๐๐๐ บาท: อาจเสนอขอพระราชทาน ป.ม.; POS_AMT (เงินประจำตำแหน่ง) ๑๕,๖๐๐ บาท หรือ อื่น: ต้องให้เจ้าหน้าที่พิจารณา',
    ]);
  });
});

describe('a date that contradicts others, or is missing', () => {
  it.each<[string, Partial<Officer>, string]>([
    [
      'an award after the round',
      { level: 'O3', classHeld: 'ต.ช.', classHeldSince: '2026-08-01' },
      'L_INS_DATE by 31 December 2024: eligible for ท.ช.; L_INS_DATE from 1 January 2025 on: not eligible',
    ],
    [
      'an award without a day',
      { level: 'D1', classHeld: 'ท.ช.', classHeldSince: null, salary: 60_000 },
      'L_INS_DATE by 28 July 2023: eligible for ป.ม.; L_INS_DATE from 29 July 2023 on: not eligible',
    ],
    [
      'service before birth',
      { enteredService: '1970-01-01' },
      'BEG_DATE by 29 May 2021: eligible for ต.ม.; BEG_DATE from 30 May 2021 on: not eligible',
    ],
    [
      'a level before the service',
      { level: 'O2', classHeld: 'ต.ม.', classHeldSince: '2018-05-05', enteredLevel: '2006-01-01' },
      'BEG_POS_DATE by 31 May 2007: for review (ต.ช.); BEG_POS_DATE from 1 June 2007 to 29 May 2021: eligible for ต.ช.; BEG_POS_DATE from 30 May 2021 on: not eligible',
    ],
  ])('%s is settled by the right day', (_, facts, sentence) => {
    expect(inEnglish(officerWith(facts))).toEqual([sentence]);
  });
});

describe('one of several rows with the same citizen id', () => {
  const keptAlone = (officer: OfficerRead) => reviewDuplicate(officer, [placeOf(7)], basisWith()).settledBy;

  it('would get its verdict if it were kept alone', () => {
    const refused = officerWith({ recalled: true });

    expect(keptAlone(refused)).toMatchObject([
      {
        facts: ['ID_CARD'],
        outcomes: [{ values: [{ fact: 'ID_CARD', anyOf: ['kept'] }], verdict: 'notEligible', nominate: null }],
        th: 'ID_CARD (เลขประจำตัวประชาชน) เหลือไว้เพียงแถวนี้: ยังไม่เข้าหลักเกณฑ์',
        en: 'ID_CARD with this row alone: not eligible',
      },
    ]);
  });

  it('may still be for review then', () => {
    expect(keptAlone({ ...PROFESSIONAL, salaryFiveYearsAgo: null })).toMatchObject([
      { outcomes: [{ verdict: 'review', nominate: 'ท.ม.' }], en: 'ID_CARD with this row alone: for review (ท.ม.)' },
    ]);
  });
});

it('added years and the day from which a period is counted are named together, as neither tells without the other', () => {
  const expert = officerWith({ level: 'K4', classHeld: 'ป.ม.', classHeldSince: '2018-05-05' });
  const { verdict, settledBy } = judge(officerWithout(expert, ['L_INS_DATE', 'EXTRA_YEARS']), basisWith());

  expect(verdict).toBe('review');
  expect(settledBy.map(({ facts, outcomes }) => ({ facts, outcomes }))).toEqual([
    { facts: ['L_INS_DATE', 'EXTRA_YEARS'], outcomes: [] },
  ]);
});
