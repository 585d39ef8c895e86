import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

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
