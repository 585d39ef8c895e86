import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withRow } from '../helpers/eligibility/rule-sets.ts';

/** A government employee of schedule 26, row 5, born in 2508 (1965). */
function expertWith(facts: Partial<Officer>): Officer {
  return officerWith({
    personnelType: 'governmentEmployee',
    level: 'G5',
    skilled: true,
    birthDate: '1965-03-15',
    ...facts,
  });
}

describe('a row that is taken to have no retirement age', () => {
  const note = {
    code: 'NO_RETIREMENT_AGE',
    th: 'ถือว่าบัญชี ๒๖ ลำดับที่ ๕ ไม่มีกำหนดเกษียณอายุ ซึ่งบัญชีมิได้ระบุไว้ และยังรอการยืนยัน หากมีกำหนดเกษียณอายุ ต้องให้เจ้าหน้าที่พิจารณา',
    en: 'Schedule 26, row 5 is taken to have no retirement age; the schedule does not say so, and this waits for confirmation. If there is one, an insignia officer must decide.',
  };

  it('says so where an officer is past the usual age', () => {
    expect(judge(expertWith({}), basisWith())).toMatchObject({
      verdict: 'eligible',
      notes: expect.arrayContaining([note]),
    });
  });

  it.each(['2025-09-30', '2025-10-01'])('says so where an officer left on %s, when others retire', (resignDate) => {
    const { verdict, reasons, notes } = judge(expertWith({ resignDate }), basisWith());

    expect(verdict).toBe('notEligible');
    expect(codesOf(reasons)).toEqual(['NOT_IN_POST']);
    expect(notes).toContainEqual(note);
  });

  it.each<[string, Partial<Officer>]>([
    ['is not past that age', { birthDate: '1966-10-01' }],
    ['left on another day', { resignDate: '2025-09-29' }],
    ['leaves after the birthday', { resignDate: '2026-07-29' }],
  ])('says nothing where an officer %s', (_, facts) => {
    expect(codesOf(judge(expertWith(facts), basisWith()).notes)).not.toContain('NO_RETIREMENT_AGE');
  });

  it('is a note no longer once it is confirmed, because that is an edit of data', () => {
    const confirmed = withRow(26, 5, (row) => [{ ...row, noRetirementAge: { sure: 'M', source: 'the other law' } }]);

    const judged = judge(expertWith({}), basisFor(ROUND, USUAL_POLICY, confirmed));

    expect(judged.verdict).toBe('eligible');
    expect(codesOf(judged.notes)).not.toContain('NO_RETIREMENT_AGE');
  });

  it('is not supposed of an officer whose row is not known', () => {
    const judged = judge(expertWith({ level: null }), basisWith());

    expect(codesOf(judged.reasons)).toContain('RETIREMENT_AGE_PASSED');
    expect(codesOf(judged.notes)).not.toContain('NO_RETIREMENT_AGE');
  });

  it('differs from the others, whose officers are for review', () => {
    const judged = judge(expertWith({ level: 'G4' }), basisWith());

    expect(judged.verdict).toBe('review');
    expect(codesOf(judged.reasons)).toEqual(['RETIREMENT_AGE_PASSED']);
    expect(codesOf(judged.notes)).not.toContain('NO_RETIREMENT_AGE');
  });
});
