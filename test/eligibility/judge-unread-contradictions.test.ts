import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, officerWithout } from '../helpers/eligibility/officers.ts';

function judgeWithout(facts: Partial<Officer>, columns: readonly ColumnName[]) {
  return judge(officerWithout(officerWith(facts), columns), basisWith());
}

describe('readable cells that contradict each other', () => {
  it.each<[string, Partial<Officer>, readonly ColumnName[]]>([
    ['the day of entering is before the birth', { enteredService: '1970-01-01' }, ['RECALLED']],
    ['an award has no class', { classHeldSince: '2020-08-01' }, ['ACCUSED']],
  ])('do not make an unread cell say what refuses: %s', (_, facts, columns) => {
    const { verdict, reasons } = judgeWithout(facts, columns);

    expect(verdict).toBe('review');
    expect(codesOf(reasons)).toEqual(['UNREADABLE_CELL', 'DATA_CONTRADICTS']);
    expect(reasons[0]?.en).toContain('so the verdict may be: ');
  });
});

describe('an unread day of an award', () => {
  it('is before the birthday, though the day of leaving may be any', () => {
    const expert = { level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2021-01-01' };
    const { reasons } = judgeWithout(expert, ['L_INS_DATE', 'RESIGN_DATE']);

    expect(reasons[0]?.en).toContain('may be: eligible for ป.ม. or not eligible. Write');
  });
});
