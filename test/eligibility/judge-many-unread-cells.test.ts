import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import { MOST_COMBINATIONS } from '../../lib/eligibility/unread-cells.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, officerWithout } from '../helpers/eligibility/officers.ts';
import { valuesOf } from '../helpers/eligibility/possible-values.ts';

function judgeWithout(facts: Partial<Officer>, columns: readonly ColumnName[]) {
  return judge(officerWithout(officerWith(facts), columns), basisWith());
}

describe('too many unread cells to try', () => {
  const columns: readonly ColumnName[] = [
    'BEG_DATE',
    'EXTRA_YEARS',
    'BEG_POS_DATE',
    'L_INS_DATE',
    'RESIGN_DATE',
    'ACCUSED',
  ];

  it('are for review, each needed', () => {
    const judgement = judgeWithout({ classHeld: 'จ.ช.', classHeldSince: '2018-05-05' }, columns);

    expect(judgement).toMatchObject({ verdict: 'review', nominate: null, rule: null });
    expect(codesOf(judgement.notes)).toEqual(['MEDAL_NOT_TESTED']);
    expect(judgement.reasons.map(({ code }) => code)).toEqual(columns.map(() => 'UNREADABLE_CELL'));
    expect(judgement.reasons[0]).toEqual({
      code: 'UNREADABLE_CELL',
      th: 'แถวที่ ๒: อ่านข้อมูลในคอลัมน์ BEG_DATE (วันบรรจุ) ไม่ได้ (พบข้อความ) ซึ่งจำเป็นต้องใช้ วิธีแก้ไข: กรอกใหม่',
      en: 'Row 2: column BEG_DATE (วันบรรจุ) cannot be read (found text), and it is needed. Write it again.',
    });
    expect(judgement.conditions.filter(({ met }) => met !== null).map(({ name }) => name)).toEqual([
      'notDeceased',
      'nationality',
      'neverRecalled',
      'neverImprisoned',
      'notDeferred',
      'noOutstandingMerit',
      'notDisabledOnDuty',
    ]);
    expect(judgement.conditions.filter(({ met }) => met === null).map(({ found }) => found)).toEqual(
      ['ACCUSED', 'ACCUSED', 'ACCUSED', 'RESIGN_DATE', 'BEG_POS_DATE', 'BEG_DATE', 'L_INS_DATE', 'medal'].map(
        () => null,
      ),
    );
  });

  it.each<[string, Partial<Officer>, readonly ColumnName[]]>([
    ['RECALLED', { recalled: true }, columns],
    ['IMPRISONED', { imprisoned: true }, columns],
    ['DEFERRED', { deferred: true }, columns],
    ['ACCUSED_CRIMINAL', { accused: 'criminal' }, [...columns.with(5, 'SALARY'), 'DEFER']],
    [
      'NOT_IN_POST',
      { resignDate: '2026-01-01' },
      ['BEG_DATE', 'EXTRA_YEARS', 'BEG_POS_DATE', 'L_INS_DATE', 'L_INS_CODE'],
    ],
    ['CONSECUTIVE_ROUND', { classHeldSince: '2025-05-05' }, [...columns.with(3, 'SALARY'), 'SALARY5Y', 'IMPRISONED']],
    [
      'SERVICE_TOO_SHORT',
      { enteredService: '2023-05-30' },
      ['L_INS_CODE', 'L_INS_DATE', 'BEG_POS_DATE', 'ACCUSED', 'DEFER'],
    ],
    ['HIGHEST_CLASS_HELD', { classHeld: 'ต.ม.' }, columns],
    ['HIGHEST_CLASS_HELD', { classHeld: 'ม.ป.ช.' }, columns],
  ])('leave what readable cells refuse: %s', (code, facts, unread) => {
    const judgement = judgeWithout({ classHeld: 'จ.ช.', classHeldSince: '2018-05-05', ...facts }, unread);

    expect(judgement).toMatchObject({ verdict: 'notEligible', rule: null, settledBy: [] });
    expect(codesOf(judgement.reasons)).toEqual([code]);
    expect(codesOf(judgement.notes)).toEqual(expect.arrayContaining(unread.map(() => 'CELL_NOT_NEEDED')));
  });

  it.each<[string, Partial<Officer>, readonly ColumnName[]]>([
    ['who may have died', { recalled: true }, [...columns, 'STATUS_EXP']],
    ['who may be a foreigner', { recalled: true }, [...columns, 'NATIONALITY']],
    ['who may have died', { classHeld: 'ต.ม.' }, [...columns, 'STATUS_EXP']],
    ['who may be of another row', { classHeld: 'ต.ม.', level: 'M2' }, [...columns, 'POS_AMT']],
    [
      'whose day of an award is before the birth',
      { classHeld: 'ต.ม.', classHeldSince: '1970-01-01' },
      [...columns.with(3, 'SALARY'), 'REINSTATED', 'IMPRISONED', 'RECALLED'],
    ],
  ])('leave the verdict open on one %s', (_, facts, unread) => {
    const judgement = judgeWithout({ classHeld: 'จ.ช.', classHeldSince: '2018-05-05', ...facts }, unread);

    expect(judgement).toMatchObject({ verdict: 'review', nominate: null, rule: null });
    expect(judgement.reasons.map(({ code }) => code)).toEqual(unread.map(() => 'UNREADABLE_CELL'));
  });

  it('are one more than as many as can be tried', () => {
    const teacher = officerWith({
      personnelType: 'teacher',
      level: 'KS3',
      classHeld: 'ต.ม.',
      classHeldSince: '2021-07-28',
    });
    const unread: readonly ColumnName[] = ['STANDING', 'EXTRA_YEARS', 'ACCUSED', 'SPECIAL_MERIT', 'RECALLED'];
    const most = officerWithout(teacher, unread);
    const counts = unread.map((column) => valuesOf(column, most).values.length);

    expect(counts.reduce((product, count) => product * count)).toBe(MOST_COMBINATIONS);
    expect(judge(most, basisWith()).reasons[0]?.en).toContain('so the verdict may be: ');
    expect(judge(officerWithout(most, ['DEFER']), basisWith()).reasons[0]?.en).toContain('and it is needed. ');
  });

  it('leave the note on a refusal that another cut-off day would lift', () => {
    const { verdict, notes } = judgeWithout({ enteredService: '2021-05-30', classHeld: 'จ.ช.' }, [
      'L_INS_CODE',
      'L_INS_DATE',
      'BEG_POS_DATE',
      'ACCUSED',
      'DEFER',
    ]);

    expect(verdict).toBe('notEligible');
    expect(codesOf(notes)).toContain('CUT_OFF_EDGE');
  });

  it('leave the medal untested', () => {
    const judgement = judgeWithout({ enteredService: '1999-01-01' }, [
      'L_INS_CODE',
      'L_INS_DATE',
      'EXTRA_YEARS',
      'BEG_POS_DATE',
      'ACCUSED',
      'DEFER',
    ]);

    expect(judgement).toMatchObject({ verdict: 'review', medal: false });
    expect(codesOf(judgement.notes)).toEqual(['MEDAL_NOT_TESTED']);
  });
});
