import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import type { RuleSet, Step } from '../../lib/eligibility/rule-set.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withScheduleRows } from '../helpers/eligibility/rule-sets.ts';

describe('the first possible round', () => {
  const roundOf = (facts: Parameters<typeof officerWith>[0]) =>
    judge(officerWith(facts), basisWith()).firstPossibleRound;

  it('is null for an eligible officer', () => {
    expect(roundOf({})).toBeNull();
  });

  it('is the next one in which the years are full', () => {
    const entering = (day: string) => roundOf({ enteredService: day, enteredLevel: day });

    expect(entering('2021-05-30')).toBe(2570);
    expect(entering('2022-05-29')).toBe(2570);
    expect(entering('2022-05-30')).toBe(2571);
    expect(entering('2026-05-29')).toBe(2574);
    expect(entering('2026-05-30')).toBe(2575);
  });

  it('is none after retirement', () => {
    const entering = (birthDate: string) =>
      roundOf({ birthDate, enteredService: '2025-10-01', enteredLevel: '2025-10-01' });

    expect(entering('1972-01-01')).toBe(2574);
    expect(entering('1971-01-01')).toBe(2574);
    expect(entering('1970-10-02')).toBe(2574);
    expect(entering('1970-10-01')).toBeNull();
  });

  it('is found for a young officer however far it lies', () => {
    const farAway: RuleSet = withScheduleRows(15, (rows) =>
      rows.map((row) => (row.number === 2 ? { ...row, steps: row.steps.map((step) => lengthen(step, 40)) } : row)),
    );
    const officer = officerWith({
      birthDate: '2005-01-01',
      enteredService: '2025-01-01',
      level: 'O2',
      enteredLevel: '2025-01-01',
      classHeld: 'ต.ม.',
      classHeldSince: '2020-07-28',
    });

    expect(judge(officer, basisFor(ROUND, USUAL_POLICY, farAway)).firstPossibleRound).toBe(2608);
  });

  it('is none where a refusal, a salary, a class or a missing cell stands in the way', () => {
    const short = { enteredService: '2024-01-01', enteredLevel: '2024-01-01' };

    expect(roundOf(short)).toBe(2572);
    expect(roundOf({ ...short, recalled: true })).toBeNull();
    expect(roundOf({ ...short, resignDate: '2026-07-01' })).toBeNull();
    expect(roundOf({ ...short, resignDate: '2028-07-01' })).toBeNull();
    expect(roundOf({ ...short, resignDate: '2029-07-28' })).toBe(2572);
    expect(roundOf({ ...short, extraYears: 1 })).toBeNull();
    expect(
      roundOf({ ...short, level: 'K2', salary: 20_000, classHeld: 'ต.ช.', classHeldSince: '2020-07-28' }),
    ).toBeNull();
    expect(roundOf({ ...short, personnelType: 'governmentEmployee', level: 'G1', skilled: null })).toBeNull();
    expect(roundOf({ ...short, level: 'K3', classHeld: 'ท.ม.', classHeldSince: null })).toBeNull();
  });

  it('is not put off by a level entered after the papers were due: a later round fixes it', () => {
    const short = { enteredService: '2024-01-01' };

    expect(roundOf({ ...short, enteredLevel: '2026-05-29' })).toBe(2572);
    expect(roundOf({ ...short, enteredLevel: '2026-05-30' })).toBe(2572);
    expect(roundOf({ ...short, enteredLevel: '2029-05-29' })).toBe(2572);
    expect(roundOf({ ...short, enteredLevel: '2029-05-30' })).toBe(2573);
    expect(roundOf({ ...short, enteredLevel: '2026-06-01', reinstated: true })).toBeNull();
  });

  it('is none when the years are full only after retirement, though a step is sure then', () => {
    const sure = { level: 'K2', salary: 30_000, enteredService: '2022-01-01', enteredLevel: '2022-01-01' } as const;

    expect(roundOf({ ...sure, birthDate: '1967-01-01' })).toBe(2570);
    expect(roundOf({ ...sure, birthDate: '1966-01-01' })).toBeNull();
  });

  it('is that of a step which is sure, though a higher one cannot be tested', () => {
    const officer = officerWith({
      level: 'K2',
      salary: 30_000,
      enteredService: '2022-01-01',
      enteredLevel: '2022-01-01',
    });
    const { firstPossibleRound, rule, reasons } = judge(officer, basisWith());

    expect(firstPossibleRound).toBe(2570);
    expect(rule).toBe('schedule15.row6.clause2');
    expect(codesOf(reasons)).toEqual(['SERVICE_TOO_SHORT']);
  });

  it('is no round that is past, though an easier rule held then', () => {
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.flatMap((row) =>
        row.number === 5
          ? [
              { ...row, rounds: { from: 2565, to: 2568 } },
              { ...row, rounds: { from: 2569, to: null }, serviceYears: 7 },
            ]
          : [row],
      ),
    );
    const officer = officerWith({ enteredService: '2020-01-01', enteredLevel: '2020-01-01' });

    expect(judge(officer, basisFor(2568, USUAL_POLICY, ruleSet)).verdict).toBe('eligible');
    expect(judge(officer, basisFor(ROUND, USUAL_POLICY, ruleSet)).firstPossibleRound).toBe(2570);
  });

  it('is none that only leaves a step open, but that in which one is sure', () => {
    const untestable = {
      clause: 1,
      class: 'บ.ม.',
      conditions: [{ kind: 'salaryAtLeast', amount: 'KS3.minimum' }],
    } as const;
    const sure = { clause: 2, class: 'บ.ช.', conditions: [{ kind: 'positionYears', years: 7 }] } as const;
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.map((row) =>
        row.number === 5 ? { ...row, first: 'บ.ม.', highest: 'บ.ช.', steps: [untestable, sure] } : row,
      ),
    );
    const officer = officerWith({ enteredService: '2022-01-01', enteredLevel: '2022-01-01' });

    expect(judge(officer, basisFor(2570, USUAL_POLICY, ruleSet))).toMatchObject({
      verdict: 'review',
      nominate: 'บ.ม.',
    });
    expect(judge(officer, basisFor(ROUND, USUAL_POLICY, ruleSet))).toMatchObject({
      verdict: 'notEligible',
      firstPossibleRound: 2572,
      rule: 'schedule15.row5.clause2',
    });
  });

  it('goes with the nearest step: of several short of something, the one that holds first', () => {
    const officer = officerWith({
      level: 'K5',
      allowance: 13_000,
      classHeld: 'ป.ม.',
      classHeldSince: '2025-07-28',
    });

    expect(judge(officer, basisWith())).toMatchObject({ firstPossibleRound: 2571, rule: 'schedule15.row9.clause2' });
  });

  it('without one, the nearest step is the one of which least is missing, the lowest of these', () => {
    const base = { level: 'O1', salary: 9_000, classHeld: 'บ.ช.', classHeldSince: '2015-12-05' } as const;

    expect(judge(officerWith({ ...base }), basisWith()).rule).toBe('schedule15.row1.clause3');
    expect(judge(officerWith({ ...base, enteredLevel: '2010-01-01' }), basisWith()).rule).toBe(
      'schedule15.row1.clause3',
    );
    expect(
      judge(
        officerWith({
          ...base,
          classHeld: 'บ.ม.',
          salary: 10_189,
          enteredLevel: '2024-01-01',
          birthDate: '1967-01-01',
        }),
        basisWith(),
      ),
    ).toMatchObject({
      rule: 'schedule15.row1.clause2',
      firstPossibleRound: null,
    });
  });

  it('without one, a higher step of which less is missing is nearer than a lower one', () => {
    const salary = { kind: 'salaryAtLeast', amount: 'K3.minimum' } as const;
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.map((row) =>
        row.number === 5
          ? {
              ...row,
              first: 'บ.ม.',
              steps: [
                { clause: 1, class: 'บ.ม.', conditions: [] },
                { clause: 2, class: 'จ.ม.', conditions: [salary, { kind: 'positionYears', years: 40 }] },
                { clause: 3, class: 'จ.ช.', conditions: [salary] },
                { clause: 4, class: 'ต.ม.', conditions: [salary] },
              ],
            }
          : row,
      ),
    );
    const officer = officerWith({ classHeld: 'บ.ม.', classHeldSince: '2015-12-05' });

    expect(judge(officer, basisFor(ROUND, USUAL_POLICY, ruleSet)).rule).toBe('schedule15.row5.clause3');
  });

  it('is none when retirement comes first, though a step is sure', () => {
    const officer = officerWith({
      level: 'K2',
      salary: 30_000,
      birthDate: '1967-01-01',
      enteredService: '2024-01-01',
      enteredLevel: '2024-01-01',
    });

    expect(judge(officer, basisWith())).toMatchObject({ verdict: 'notEligible', firstPossibleRound: null });
  });

  it('for an officer whom a refusal bars, the nearest step is the one that is otherwise met', () => {
    const officer = officerWith({ level: 'O2', recalled: true });

    expect(judge(officer, basisWith())).toMatchObject({ rule: 'schedule15.row2.clause2', nominate: null });
    expect(judge(officer, basisWith({ whichClass: 'stepwise' })).rule).toBe('schedule15.row2.clause1');
    expect(codesOf(judge(officer, basisWith()).reasons)).toEqual(['RECALLED']);
  });
});

function lengthen(step: Step, years: number): Step {
  return {
    ...step,
    conditions: step.conditions.map((condition) =>
      condition.kind === 'positionYears' ? { ...condition, years } : condition,
    ),
  };
}
