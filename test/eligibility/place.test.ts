import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { rowsThatMayFit } from '../../lib/eligibility/place.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';

describe('the rows that may fit', () => {
  const rowsOf = (facts: Partial<Officer>, ...open: readonly ColumnName[]) =>
    rowsThatMayFit(officerWith(facts), basisWith().interpretation, new Set(open)).map(({ number }) => number);

  it('are all with the level and the allowance where HEAD is open', () => {
    const executive = { level: 'M2', allowance: 21_000 };

    expect(rowsOf({ ...executive, head: true })).toEqual([16]);
    expect(rowsOf({ ...executive, head: false })).toEqual([15]);
    expect(rowsOf({ ...executive, head: true }, 'HEAD')).toEqual([15, 16]);
    expect(rowsOf({ ...executive, head: false }, 'HEAD')).toEqual([15, 16]);
  });

  it('are all with the level and the head where POS_AMT is open', () => {
    expect(rowsOf({ level: 'K5', allowance: 13_000 })).toEqual([9]);
    expect(rowsOf({ level: 'K5', allowance: 13_000 }, 'POS_AMT')).toEqual([9, 10]);
  });

  it('are all with the level, and of teachers all standings, where STANDING is open', () => {
    const teacher = { personnelType: 'teacher', level: 'KS3', positionName: 'ครู', allowance: 13_000 } as const;

    expect(rowsOf(teacher)).toEqual([3]);
    expect(rowsOf(teacher, 'STANDING')).toEqual([2, 3, 5, 6]);
    expect(rowsOf(teacher, 'STANDING', 'POS_AMT')).toEqual([2, 3, 5, 6, 7]);
  });

  it('are those of every wage where SALARY is open, and none where there is none', () => {
    const employee = { personnelType: 'permanentEmployee', level: null, salary: 9_000 } as const;

    expect(rowsOf(employee)).toEqual([1]);
    expect(rowsOf(employee, 'SALARY')).toEqual([1, 2]);
    expect(rowsOf({ ...employee, salary: 8_339 })).toEqual([]);
    expect(rowsOf({ ...employee, salary: null as never })).toEqual([]);
  });

  it('are those of the level alone where POS_LEV is open', () => {
    expect(rowsOf({ level: 'O1' }, 'POS_LEV')).toEqual(expect.arrayContaining([1, 2, 5, 6]));
  });
});

describe('a kind of personnel without a schedule in the rules', () => {
  it('is for review', () => {
    const ruleSet = {
      ...REGULATION_2564,
      schedules: REGULATION_2564.schedules.filter(({ number }) => number !== 26),
    };
    const employee = officerWith({ personnelType: 'governmentEmployee', level: 'G1' });
    const { verdict, reasons, conditions } = judge(employee, basisFor(ROUND, USUAL_POLICY, ruleSet));

    expect(verdict).toBe('review');
    expect(codesOf(reasons)).toEqual(['NO_ROW']);
    expect(conditions).toContainEqual({ name: 'namedBySchedule', rule: null, found: 26, needed: 'none', met: true });
  });
});
