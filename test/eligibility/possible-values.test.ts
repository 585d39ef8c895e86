import { describe, expect, it } from 'vitest';
import { basisFor, type RowInForce, type ScheduleInForce } from '../../lib/eligibility/basis.ts';
import { possibleValues } from '../../lib/eligibility/possible-values.ts';
import type { Who } from '../../lib/eligibility/rule-set.ts';
import { CLASSES } from '../../lib/vocabulary/classes.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer, OfficerRead } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith, officerWithout, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { changesOf, stretchesOf, valuesOf } from '../helpers/eligibility/possible-values.ts';
import { withStep } from '../helpers/eligibility/rule-sets.ts';

const CIVIL_SERVANT = officerWith();
const OPERATIONAL = officerWith({ level: 'O1' });
const EXPERT = officerWith({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-29' });
const TEACHER = officerWith({
  personnelType: 'teacher',
  level: 'KS3',
  positionName: 'ครู',
  standing: 'ชำนาญการพิเศษ',
});
const EMPLOYEE = officerWith({ personnelType: 'permanentEmployee', level: null });
const SECRETARY = officerWith({
  personnelType: 'politicalOfficer',
  level: null,
  positionName: 'เลขานุการผู้ว่าราชการกรุงเทพมหานคร',
});
const CHIEF_ADVISER: OfficerRead = { ...SECRETARY, positionName: 'ประธานที่ปรึกษาของผู้ว่าราชการกรุงเทพมหานคร' };

const BASIS = basisWith();

/** The values of a column where the personnel type of an officer has these schedules. */
function valuesUnder(officer: OfficerRead, schedules: readonly ScheduleInForce[], column: ColumnName) {
  const interpretation = { ...BASIS.interpretation, schedules: new Map([[officer.personnelType, schedules]]) };
  return possibleValues(column, officer, interpretation).values;
}

describe('a column of a few words', () => {
  it.each<[ColumnName, OfficerRead, readonly (readonly [string | null, Partial<Officer>])[]]>([
    [
      'NATIONALITY',
      CIVIL_SERVANT,
      [
        ['ไทย', { nationality: 'ไทย' }],
        ['อื่น', { nationality: 'ลาว' }],
      ],
    ],
    [
      'STATUS_EXP',
      CIVIL_SERVANT,
      [
        ['มีชีวิตอยู่', { deceased: false }],
        ['ถึงแก่กรรม', { deceased: true }],
      ],
    ],
    [
      'SPECIAL_MERIT',
      CIVIL_SERVANT,
      [
        ['N', { specialMerit: null }],
        ['outstanding', { specialMerit: 'outstanding' }],
        ['disability', { specialMerit: 'disability' }],
      ],
    ],
    [
      'ACCUSED',
      CIVIL_SERVANT,
      [
        ['N', { accused: null }],
        ['discipline', { accused: 'discipline' }],
        ['criminal', { accused: 'criminal' }],
        ['corruption', { accused: 'corruption' }],
      ],
    ],
    [
      'STANDING',
      TEACHER,
      [
        ['ไม่มี', { standing: null }],
        ['ชำนาญการ', { standing: 'ชำนาญการ' }],
        ['ชำนาญการพิเศษ', { standing: 'ชำนาญการพิเศษ' }],
        ['เชี่ยวชาญ', { standing: 'เชี่ยวชาญ' }],
        ['เชี่ยวชาญพิเศษ', { standing: 'เชี่ยวชาญพิเศษ' }],
      ],
    ],
    [
      'POS_AMT',
      officerWith({ level: 'K5' }),
      [
        ['13000', { allowance: 13_000 }],
        ['15600', { allowance: 15_600 }],
        ['อื่น', { allowance: 0 }],
      ],
    ],
  ])('%s has each of them', (column, officer, words) => {
    expect(valuesOf(column, officer)).toEqual({
      isScale: false,
      values: words.map(([value, facts]) => ({ value, facts })),
    });
  });

  it.each<[ColumnName, keyof Officer, OfficerRead]>([
    ['RECALLED', 'recalled', CIVIL_SERVANT],
    ['IMPRISONED', 'imprisoned', CIVIL_SERVANT],
    ['REINSTATED', 'reinstated', CIVIL_SERVANT],
    ['DEFER', 'deferred', CIVIL_SERVANT],
    ['HEAD', 'head', officerWith({ level: 'M2' })],
    ['SKILLED', 'skilled', EMPLOYEE],
    ['OFFICE_PAY', 'officePay', SECRETARY],
  ])('%s has yes and no', (column, field, officer) => {
    expect(valuesOf(column, officer).values).toEqual([
      { value: 'Y', facts: { [field]: true } },
      { value: 'N', facts: { [field]: false } },
    ]);
  });

  it('of positions has those of the rows that may fit', () => {
    const positions = ['ครู', 'ศึกษานิเทศก์', 'รองผู้อำนวยการสถานศึกษา', 'รองผู้อำนวยการโรงเรียน'];
    const heads = ['ผู้บริหารการศึกษา', 'ผู้อำนวยการสถานศึกษา', 'ผู้อำนวยการโรงเรียน'];

    expect(valuesOf('POS_NAME', TEACHER).values).toEqual(
      [...positions, ...heads, 'อื่น'].map((positionName) => ({ value: positionName, facts: { positionName } })),
    );
  });

  it('of classes has every class, and none, with which the day of an award is cleared', () => {
    const classes = CLASSES.map(({ abbreviation }) => ({ value: abbreviation, facts: { classHeld: abbreviation } }));
    const none = { value: 'ไม่มี', facts: { classHeld: null, classHeldSince: null } };

    expect(valuesOf('L_INS_CODE', EXPERT).values).toEqual([none, ...classes]);
    expect(valuesOf('L_INS_CODE', CIVIL_SERVANT).values).toEqual([none, ...classes]);
  });

  it('of classes has no “none” beside a day that no award can have: then every class is as wrong', () => {
    const tried = (classHeldSince: string) => valuesOf('L_INS_CODE', officerWith({ classHeldSince })).values[0]?.value;

    expect(tried('1977-03-16')).toBe('ไม่มี');
    expect(tried('1977-03-15')).toBe('ร.ง.ม.');
    expect(tried('2026-07-27')).toBe('ไม่มี');
    expect(tried('2026-07-28')).toBe('ร.ง.ม.');
    expect(tried('2027-01-01')).toBe('ร.ง.ม.');
  });

  it.each<[ColumnName, OfficerRead]>([
    ['OFFICE_PAY', CIVIL_SERVANT],
    ['OFFICE_PAY', OPERATIONAL],
    ['OFFICE_PAY', { ...SECRETARY, positionName: 'รองผู้ว่าราชการกรุงเทพมหานคร' }],
    ['OFFICE_DAYS', CIVIL_SERVANT],
    ['OFFICE_DAYS', { ...SECRETARY, positionName: 'รองผู้ว่าราชการกรุงเทพมหานคร' }],
    ['HEAD', CIVIL_SERVANT],
    ['SKILLED', CIVIL_SERVANT],
    ['STANDING', CIVIL_SERVANT],
    ['POS_NAME', CIVIL_SERVANT],
    ['POS_AMT', CIVIL_SERVANT],
    ['SALARY', CIVIL_SERVANT],
    ['SALARY5Y', CIVIL_SERVANT],
    ['SALARY5Y', OPERATIONAL],
    ['SEX', CIVIL_SERVANT],
    ['FNAME', CIVIL_SERVANT],
    ['MEDAL', CIVIL_SERVANT],
  ])('%s has none where no condition asks for it', (column, officer) => {
    expect(valuesOf(column, officer)).toEqual({ isScale: false, values: [] });
  });

  it.each<[ColumnName, OfficerRead, Partial<Who>]>([
    ['HEAD', officerWith({ level: 'M2' }), { head: true }],
    ['STANDING', TEACHER, { standing: 'ชำนาญการ' }],
  ])('%s has each where one kind of officers of one row is asked for it', (column, officer, asked) => {
    const [inForce] = BASIS.interpretation.schedules.get(officer.personnelType) as [ScheduleInForce];
    const [row] = inForce.rows as [RowInForce];
    const rows = [
      { ...row, who: [{ allowance: 1 }] },
      { ...row, who: [{ allowance: 2 }, asked] },
    ];

    expect(valuesUnder(officer, [{ ...inForce, rows }], column)).not.toEqual([]);
  });

  it('SKILLED has each where one schedule of several asks for it', () => {
    const [inForce] = BASIS.interpretation.schedules.get('permanentEmployee') as [ScheduleInForce];
    const other = { ...inForce, schedule: { ...inForce.schedule, skilled: null } };

    expect(valuesUnder(EMPLOYEE, [other], 'SKILLED')).toEqual([]);
    expect(valuesUnder(EMPLOYEE, [other, inForce], 'SKILLED')).toHaveLength(2);
  });

  it('has none where the personnel type has no schedule', () => {
    const interpretation = { ...basisWith().interpretation, schedules: new Map() };

    expect(possibleValues('SKILLED', EMPLOYEE, interpretation).values).toEqual([]);
    expect(possibleValues('SALARY', EMPLOYEE, interpretation).values).toEqual([]);
  });
});

describe('a column of amounts', () => {
  it.each<[ColumnName, string, OfficerRead, readonly (readonly [number, number])[]]>([
    [
      'SALARY',
      'a condition tests',
      officerWith({ level: 'K2' }),
      [
        [1, 1],
        [22_140, 22_140],
      ],
    ],
    [
      'SALARY',
      'a limit is',
      OPERATIONAL,
      [
        [1, 1],
        [10_190, 10_190],
      ],
    ],
    [
      'SALARY',
      'the rows of a schedule begin',
      EMPLOYEE,
      [
        [1, 1],
        [8_340, 8_340],
        [15_050, 15_050],
      ],
    ],
    [
      'SALARY5Y',
      'a condition tests',
      officerWith({ level: 'K2' }),
      [
        [1, 1],
        [22_140, 22_140],
      ],
    ],
    [
      'OFFICE_DAYS',
      'offices count together',
      SECRETARY,
      [
        [0, 0],
        [120, 120],
      ],
    ],
    [
      'OFFICE_DAYS',
      'offices count together',
      CHIEF_ADVISER,
      [
        [0, 0],
        [120, 120],
      ],
    ],
  ])('%s changes where %s', (column, _, officer, stretches) => {
    expect(stretchesOf(column, officer)).toEqual(stretches);
  });

  it('SALARY changes where a limit is that no other condition tests', () => {
    const ruleSet = withStep(15, 1, 1, { conditions: [{ kind: 'salaryBelow', amount: 'K2.minimum' }] });
    const { interpretation } = basisFor(ROUND, USUAL_POLICY, ruleSet);

    expect(possibleValues('SALARY', OPERATIONAL, interpretation).values.map(({ value }) => value)).toEqual([
      1, 10_190, 15_050,
    ]);
  });

  it('is not known to change where the amount is not set', () => {
    const officer = { ...TEACHER, standing: 'ชำนาญการ' };

    expect(stretchesOf('SALARY', officer)).toEqual([[1, 1]]);
    expect(stretchesOf('SALARY5Y', officer)).toEqual([[1, 1]]);
  });

  it('EXTRA_YEARS changes with the first, where a known period is too short, and where none is enough', () => {
    expect(stretchesOf('EXTRA_YEARS', CIVIL_SERVANT)).toEqual([
      [0, 0],
      [1, 1],
      [14, 14],
      [60, 60],
    ]);
    expect(changesOf('EXTRA_YEARS', OPERATIONAL)).toEqual([0, 1, 14, 60]);
    expect(changesOf('EXTRA_YEARS', officerWith({ level: 'O1', enteredLevel: '2008-01-01' }))).toEqual([
      0, 1, 9, 14, 60,
    ]);
    expect(changesOf('EXTRA_YEARS', { ...EXPERT, classHeldSince: '2021-07-28' })).toEqual([0, 1, 3, 14, 60]);
  });

  it('EXTRA_YEARS changes where the service since a return is too short', () => {
    const serviceBreaks = [{ left: '2010-01-01', returned: '2014-01-01' }];

    expect(changesOf('EXTRA_YEARS', officerWith({ serviceBreaks }))).toEqual([0, 1, 8, 14, 60]);
  });

  it('EXTRA_YEARS changes by no period that a class must only be held', () => {
    expect(changesOf('EXTRA_YEARS', { ...CHIEF_ADVISER, classHeld: 'ท.ช.', classHeldSince: '2020-05-05' })).toEqual([
      0, 1, 60,
    ]);
  });

  it('EXTRA_YEARS changes by no period that is not known', () => {
    expect(changesOf('EXTRA_YEARS', officerWithout(CIVIL_SERVANT, ['BEG_DATE']))).toEqual([0, 1, 60]);
  });

  it('EXTRA_YEARS changes with a period counted to the retirement, too', () => {
    const retired = officerWith({ birthDate: '1965-03-01', resignDate: '2025-10-01' });

    expect(changesOf('EXTRA_YEARS', { ...retired, enteredService: '2007-09-30' })).toEqual([0, 1, 14, 60]);
    expect(changesOf('EXTRA_YEARS', { ...retired, enteredService: '2007-10-01' })).toEqual([0, 1, 13, 14, 60]);
  });
});
