import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, officerWithout } from '../helpers/eligibility/officers.ts';

describe('the long-service medal', () => {
  const medalFor = (facts: Parameters<typeof officerWith>[0]) => judge(officerWith(facts), basisWith()).medal;

  it('comes with 25 full years of service on the birthday', () => {
    expect(medalFor({ enteredService: '2001-07-27' })).toBe(true);
    expect(medalFor({ enteredService: '2001-07-28' })).toBe(true);
    expect(medalFor({ enteredService: '2001-07-29' })).toBe(false);
  });

  it('comes beside any verdict on a class', () => {
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

  it('is for civil servants and teachers who do not hold it', () => {
    const long = { enteredService: '2000-01-01' };

    expect(medalFor({ ...long, medalHeld: true })).toBe(false);
    expect(medalFor({ ...long, medalHeld: false })).toBe(true);
    expect(medalFor({ ...long, personnelType: 'teacher', level: 'KS1' })).toBe(true);
    expect(medalFor({ ...long, personnelType: 'permanentEmployee', level: null, skilled: true })).toBe(false);
    expect(medalFor({ ...long, personnelType: 'governmentEmployee', level: 'G1', skilled: true })).toBe(false);
  });

  it.each([
    [{ deceased: true }],
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

  it('comes beside outstanding merit, but not for an officer who left', () => {
    const merit = { enteredService: '1999-01-01', specialMerit: 'outstanding' } as const;

    expect(medalFor(merit)).toBe(true);
    expect(medalFor({ ...merit, resignDate: '2026-07-27' })).toBe(false);
  });

  it('shows its condition unless it is held', () => {
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

describe('the long-service medal of an officer of whom cells could not be read', () => {
  const long: Partial<Officer> = { enteredService: '1999-01-01' };
  const teacher: Partial<Officer> = { ...long, personnelType: 'teacher', level: 'KS3', positionName: 'ครู' };

  function judgeWithout(facts: Partial<Officer>, columns: readonly ColumnName[]) {
    return judge(officerWithout(officerWith(facts), columns), basisWith());
  }

  it.each<[ColumnName, Partial<Officer>]>([
    ['NATIONALITY', long],
    ['RECALLED', long],
    ['IMPRISONED', long],
    ['ACCUSED', long],
    ['DEFER', long],
    ['STATUS_EXP', long],
    ['RESIGN_DATE', long],
    ['BIRTH_DATE', long],
    ['REINSTATED', long],
    ['EXTRA_YEARS', long],
    ['POS_NAME', { ...teacher, standing: 'ชำนาญการพิเศษ' }],
    ['POS_AMT', { ...long, level: 'K5' }],
    ['STANDING', teacher],
  ])('is not proposed, which a note says, while it may hang on %s', (column, facts) => {
    const { medal, notes } = judgeWithout(facts, [column, 'SEX']);

    expect(medal).toBe(false);
    expect(notes.filter(({ code }) => code === 'MEDAL_NOT_TESTED')).toEqual([
      {
        code: 'MEDAL_NOT_TESTED',
        th: 'เหรียญจักรพรรดิมาลา (ร.จ.พ.): ยังตรวจไม่ได้ เพราะมีข้อมูลที่อ่านไม่ได้ จึงยังไม่เสนอ โปรดแก้ไขข้อมูลนั้น',
        en: 'Chakrabarti Mala medal for long service: cannot be tested while a cell cannot be read, so it is not proposed: correct the cell.',
      },
    ]);
  });

  it('is no matter where the service is too short for it', () => {
    const { medal, notes } = judgeWithout({ enteredService: '2007-06-01' }, ['IMPRISONED']);

    expect(medal).toBe(false);
    expect(codesOf(notes)).not.toContain('MEDAL_NOT_TESTED');
  });

  it('is no matter where a readable cell refuses it', () => {
    const { notes } = judgeWithout({ ...long, recalled: true }, ['IMPRISONED']);
    expect(codesOf(notes)).toEqual(['NEAREST_STEP', 'CELL_NOT_NEEDED']);
  });
});
