import { describe, expect, it } from 'vitest';
import { type Basis, basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { RuleSet, Schedule, Step } from '../../lib/eligibility/rule-set.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withScheduleRows } from '../helpers/eligibility/rule-sets.ts';

describe('a condition that decides nothing in the schedules of today', () => {
  /** A row with only this step, above a first step that needs the retirement year. */
  function ruleSetWith(step: Step): RuleSet {
    const first: Step = { clause: 1, class: 'บ.ม.', conditions: [{ kind: 'retirementYear' }] };
    return withScheduleRows(15, (rows) =>
      rows.map((row) =>
        row.number === 5 ? { ...row, first: 'บ.ม.', highest: step.class, steps: [first, step] } : row,
      ),
    );
  }

  const held = { classHeld: 'บ.ม.', classHeldSince: '2015-12-05' };

  it('a class that must be held', () => {
    const ruleSet = ruleSetWith({
      clause: 2,
      class: 'ต.ม.',
      conditions: [{ kind: 'heldYears', class: 'จ.ช.', years: 3 }],
    });

    expect(judge(officerWith(held), basisFor(ROUND, USUAL_POLICY, ruleSet))).toMatchObject({
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

  it('a salary that must be below', () => {
    const ruleSet = ruleSetWith({
      clause: 2,
      class: 'ต.ม.',
      conditions: [{ kind: 'salaryBelow', amount: 'O2.minimum' }],
    });
    const judged = (salary: number) => judge(officerWith({ ...held, salary }), basisFor(ROUND, USUAL_POLICY, ruleSet));

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

describe('a personnel type', () => {
  const schedule26 = REGULATION_2564.schedules.find(({ number }) => number === 26) as Schedule;

  /** The regulation with other schedules in the place of schedule 26. */
  function insteadOf26(...schedules: readonly Schedule[]): Basis {
    const others = REGULATION_2564.schedules.filter(({ number }) => number !== 26);
    return basisFor(ROUND, USUAL_POLICY, { ...REGULATION_2564, schedules: [...others, ...schedules] });
  }

  const employee = { personnelType: 'governmentEmployee', skilled: true } as const;
  const BREAK = [{ left: '2010-01-01', returned: '2012-01-01' }];

  describe('with two schedules', () => {
    const basis = insteadOf26(
      { ...schedule26, rows: schedule26.rows.slice(0, 4) },
      { ...schedule26, number: 33, skilled: null, serviceYears: null, rows: schedule26.rows.slice(4, 6) },
    );

    it('has an officer in the row that fits, whichever of the two has it', () => {
      expect(judge(officerWith({ ...employee, level: 'G1' }), basis)).toMatchObject({
        verdict: 'eligible',
        rule: 'schedule26.row1.clause1',
      });
      expect(judge(officerWith({ ...employee, level: 'G6' }), basis)).toMatchObject({
        verdict: 'eligible',
        rule: 'schedule33.row6.clause1',
      });
    });

    it('asks of an officer what the schedule of the row asks', () => {
      expect(judge(officerWith({ ...employee, level: 'G1', skilled: false }), basis).verdict).toBe('notEligible');
      expect(judge(officerWith({ ...employee, level: 'G6', skilled: false }), basis).verdict).toBe('eligible');
      expect(codesOf(judge(officerWith({ ...employee, level: 'G6', serviceBreaks: BREAK }), basis).notes)).toContain(
        'BREAK_IN_SERVICE',
      );
    });

    it('names both where no row fits', () => {
      expect(judge(officerWith({ ...employee, level: 'G7' }), basis).reasons).toEqual([
        {
          code: 'NO_ROW',
          th: 'ไม่ปรากฏตำแหน่งในบัญชี ๒๖ และบัญชี ๓๓ ตามข้อมูลที่มี (กลุ่มงานเชี่ยวชาญพิเศษ ระดับสากล)',
          en: 'No row of schedules 26 and 33 fits what the roster says (G7).',
        },
      ]);
    });
  });

  it('without a schedule has its officers reviewed', () => {
    const { verdict, reasons, notes } = judge(
      officerWith({ ...employee, level: 'G1', skilled: null, serviceBreaks: BREAK }),
      insteadOf26(),
    );

    expect(verdict).toBe('review');
    expect(codesOf(notes)).toEqual(['GOVERNMENT_EMPLOYEE_SCHEDULE']);
    expect(reasons).toEqual([
      {
        code: 'NO_ROW',
        th: 'ไม่ปรากฏตำแหน่งในบัญชีใดของระเบียบตามข้อมูลที่มี (กลุ่มงานบริการ กลุ่มงานเทคนิค)',
        en: 'No row of any schedule fits what the roster says (G1).',
      },
    ]);
  });

  it('whose schedule asks for no service is not asked for any, not even after a reinstatement', () => {
    const basis = insteadOf26({ ...schedule26, serviceYears: null });
    const judged = judge(
      officerWith({ ...employee, level: 'G1', enteredService: '2026-06-01', reinstated: true }),
      basis,
    );

    expect(judged.verdict).toBe('eligible');
    expect(judged.conditions.map(({ name }) => name)).not.toContain('serviceYears');
  });
});
