import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer, OfficerRead } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith, officerWithout } from '../helpers/eligibility/officers.ts';

/** What would settle the verdict on an officer. */
function settlements(officer: OfficerRead) {
  return judge(officer, basisWith()).settledBy;
}

function inEnglish(officer: OfficerRead): readonly string[] {
  return settlements(officer).map(({ en }) => en);
}

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

describe('facts that are missing or unsure together', () => {
  it('are tried together where none is enough alone', () => {
    const officer = officerWithout(officerWith(), ['L_INS_CODE', 'L_INS_DATE']);

    expect(inEnglish(officer)).toEqual([
      'L_INS_CODE none: eligible for ต.ม.; L_INS_CODE ร.ง.ม. to จ.ช. and L_INS_DATE empty: for review (ต.ม.); L_INS_CODE ร.ง.ม. to จ.ช. and L_INS_DATE by 31 December 2024: eligible for ต.ม.; L_INS_CODE ร.ง.ม. to จ.ช. and L_INS_DATE from 1 January 2025 on: not eligible; L_INS_CODE ต.ม. to ม.ป.ช.: not eligible',
    ]);
  });

  it('give an award no day where no class is tried, whichever comes first', () => {
    const officer = officerWithout(officerWith(), ['L_INS_DATE', 'L_INS_CODE']);

    expect(inEnglish(officer)).toEqual([
      'L_INS_DATE empty and L_INS_CODE none: eligible for ต.ม.; L_INS_DATE empty and L_INS_CODE ร.ง.ม. to จ.ช.: for review (ต.ม.); L_INS_DATE empty and L_INS_CODE ต.ม. to ม.ป.ช.: not eligible; L_INS_DATE by 31 December 2024 and L_INS_CODE none or ร.ง.ม. to จ.ช.: eligible for ต.ม.; L_INS_DATE by 31 December 2024 and L_INS_CODE ต.ม. to ม.ป.ช.: not eligible; L_INS_DATE from 1 January 2025 on and L_INS_CODE none: eligible for ต.ม.; L_INS_DATE from 1 January 2025 on and L_INS_CODE ร.ง.ม. to ม.ป.ช.: not eligible',
    ]);
  });

  it('give an award no day where the roster says that no class is held', () => {
    const buried = officerWith({ enteredService: '1970-01-01', deceased: true });

    expect(inEnglish(officerWithout(buried, ['L_INS_DATE', 'NATIONALITY']))).toEqual([
      'NATIONALITY Thai and STATUS_EXP alive and BEG_DATE by 29 May 2021: eligible for ต.ม.; NATIONALITY Thai and STATUS_EXP alive and BEG_DATE from 30 May 2021 on: not eligible; NATIONALITY Thai and STATUS_EXP dead: for review; NATIONALITY another: for review',
    ]);
  });

  it('stand apart where one is enough alone', () => {
    const officer = officerWith({
      classHeld: 'ป.ช.',
      classHeldSince: '1970-01-01',
      serviceBreaks: [{ left: '2015-01-01', returned: '2023-01-01' }],
    });

    expect(inEnglish(officer)).toEqual([
      'L_INS_DATE, with any value: not eligible',
      'May the service be joined? yes: for review; May the service be joined? no: not eligible',
    ]);
  });

  it('tell one by one that the officer stays for review', () => {
    const foreigner = { ...officerWithout(TEACHER, ['SALARY']), nationality: 'ลาว' };

    expect(inEnglish(foreigner)).toEqual(['NATIONALITY Thai: for review (ต.ช.); NATIONALITY another: for review']);
    // Each with the other as it is says nothing, so that it is only named.
    expect(inEnglish({ ...foreigner, deceased: true })).toEqual(['STATUS_EXP', 'NATIONALITY']);
  });
});

describe('a row that no cell fits', () => {
  it('is found by the allowance and being a head', () => {
    expect(inEnglish(officerWith({ level: 'M2', allowance: 5 }))).toEqual([
      'POS_AMT 14,500 baht or another: for review; POS_AMT 21,000 baht and HEAD Y: eligible for ป.ม.; POS_AMT 21,000 baht and HEAD N: for review',
    ]);
  });

  it('is found by the standing and the position of a teacher', () => {
    const clerk: Officer = { ...TEACHER, level: 'KS1', standing: 'ชำนาญการพิเศษ', positionName: 'เสมียน' };

    expect(inEnglish({ ...clerk, classHeld: null, classHeldSince: null })).toEqual([
      'STANDING none: eligible for ต.ม.; STANDING ชำนาญการ: for review (ต.ช.); STANDING ชำนาญการพิเศษ and POS_NAME ครู or ศึกษานิเทศก์ or รองผู้อำนวยการสถานศึกษา or รองผู้อำนวยการโรงเรียน or ผู้บริหารการศึกษา or ผู้อำนวยการสถานศึกษา or ผู้อำนวยการโรงเรียน: eligible for ท.ช.; STANDING ชำนาญการพิเศษ and POS_NAME another: for review; STANDING เชี่ยวชาญ: eligible for ท.ช.; STANDING เชี่ยวชาญพิเศษ: for review',
    ]);
  });
});

describe('an empty day', () => {
  it('is told beside the first days, also where the verdict is the same', () => {
    const head = officerWith({
      personnelType: 'teacher',
      level: 'KS3',
      standing: 'ชำนาญการพิเศษ',
      positionName: 'ผู้อำนวยการโรงเรียน',
      salary: 60_000,
      classHeld: 'ท.ช.',
      classHeldSince: '2012-05-05',
      birthDate: '1960-03-01',
      enteredService: '1985-01-01',
    });

    expect(inEnglish(officerWithout(head, ['RESIGN_DATE']))).toEqual([
      'RESIGN_DATE empty: not eligible; RESIGN_DATE by 29 September 2020: not eligible; RESIGN_DATE from 30 September 2020 to 1 October 2020: for review (ป.ม.); RESIGN_DATE from 2 October 2020 on: not eligible',
    ]);
  });
});

describe('facts that are only compared with each other', () => {
  const experienced = officerWith({ level: 'O2', classHeld: 'ต.ม.', classHeldSince: '2018-05-05' });
  const adviser = officerWith({
    personnelType: 'politicalOfficer',
    level: null,
    positionName: 'เลขานุการผู้ว่าราชการกรุงเทพมหานคร',
    officePay: true,
  });

  it.each<[string, Officer, readonly ColumnName[]]>([
    ['the day of entering service and the added years', officerWith(), ['BEG_DATE', 'EXTRA_YEARS']],
    ['the day of entering the level and the added years', experienced, ['BEG_POS_DATE', 'EXTRA_YEARS']],
    ['the days of birth and of leaving', officerWith(), ['BIRTH_DATE', 'RESIGN_DATE']],
    ['the days of taking an office and of leaving it', adviser, ['BEG_POS_DATE', 'RESIGN_DATE']],
  ])('are named without verdicts: %s', (_, officer, columns) => {
    expect(settlements(officerWithout(officer, columns))).toMatchObject([
      { facts: columns, outcomes: [], en: columns.join(', ') },
    ]);
  });
});

describe('the combinations of values', () => {
  it('are tried up to 600', () => {
    const columns: readonly ColumnName[] = ['RESIGN_DATE', 'ACCUSED', 'STANDING', 'EXTRA_YEARS'];
    const teacher = officerWith({ personnelType: 'teacher', level: 'KS5', standing: 'เชี่ยวชาญพิเศษ' });
    const [settled, ...others] = settlements(officerWithout(teacher, columns));

    // 6 stretches of days, 4 charges, 5 standings, 5 stretches of years: just as many.
    expect(settled?.facts).toEqual(columns);
    expect(settled?.outcomes[0]).toMatchObject({
      en: 'RESIGN_DATE empty and ACCUSED N and STANDING none or เชี่ยวชาญ and EXTRA_YEARS less than 1 year: eligible for ท.ช.',
    });
    expect(others).toEqual([]);
  });

  it('are not tried where there are more: each fact is tried alone', () => {
    const officer = officerWithout(officerWith(), ['L_INS_CODE', 'L_INS_DATE', 'RECALLED', 'ACCUSED']);

    expect(inEnglish(officer)).toEqual([
      'L_INS_CODE none or ร.ง.ม. to จ.ช.: for review (ต.ม.); L_INS_CODE ต.ม. to ม.ป.ช.: not eligible',
      'L_INS_DATE',
      'RECALLED Y: not eligible; RECALLED N: for review (ต.ม.)',
      'ACCUSED N: for review (ต.ม.); ACCUSED discipline or criminal or corruption: not eligible',
    ]);
  });
});
