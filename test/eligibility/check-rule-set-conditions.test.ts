import { describe, expect, it } from 'vitest';
import { problemsOfRuleSet } from '../../lib/eligibility/check-rule-set.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Amount } from '../../lib/eligibility/rule-set.ts';
import { withRow, withSchedule, withStep } from '../helpers/eligibility/rule-sets.ts';

describe('a condition that can never hold', () => {
  it.each([0, -1, 43, 2.5, Number.NaN])('%d years in the level', (years) => {
    const conditions = [{ kind: 'positionYears', years }] as const;

    expect(problemsOfRuleSet(withStep(15, 2, 1, { conditions }))).toEqual([
      `Schedule 15, row 2, ต.ช.: positionYears of ${years} can never hold, allowed whole years from 1 to 42.`,
    ]);
  });

  it.each([-1, 43, 0.5])('%d years of holding', (years) => {
    const conditions = [{ kind: 'heldYears', class: 'ท.ช.', years }] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      `Schedule 15, row 4, ป.ม.: heldYears of ${years} can never hold, allowed whole years from 0 to 42.`,
    ]);
  });

  it.each([1, 42])('%i years in the level can', (years) => {
    expect(problemsOfRuleSet(withStep(15, 2, 1, { conditions: [{ kind: 'positionYears', years }] }))).toEqual([]);
  });

  it.each([-1, 43])('%i years of service', (serviceYears) => {
    const needed = `serviceYears of ${serviceYears} can never hold, allowed whole years from 0 to 42.`;

    expect(problemsOfRuleSet(withRow(26, 7, (row) => [{ ...row, serviceYears }]))).toEqual([
      `Schedule 26, row 7: ${needed}`,
    ]);
    expect(problemsOfRuleSet(withSchedule(25, (schedule) => ({ ...schedule, serviceYears })))).toEqual([
      `Schedule 25, row 1: ${needed}`,
      `Schedule 25, row 2: ${needed}`,
    ]);
    expect(problemsOfRuleSet({ ...REGULATION_2564, medal: { ...REGULATION_2564.medal, serviceYears } })).toEqual([
      `Medal: ${needed}`,
    ]);
  });

  it('two classes held at once', () => {
    const conditions = [
      { kind: 'heldYears', class: 'ท.ม.', years: 3 },
      { kind: 'heldYears', class: 'ท.ช.', years: 3 },
    ] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      'Schedule 15, row 4, ป.ม.: two classes cannot both be the one held, the condition can never hold.',
    ]);
  });

  it.each([
    ['K3.minimum', 'K2.minimum'],
    ['K2.minimum', 'K2.minimum'],
  ] as const)('a salary of at least %s and below %s', (least, below) => {
    const conditions = [
      { kind: 'salaryAtLeast', amount: least },
      { kind: 'salaryBelow', amount: below },
    ] as const;

    expect(problemsOfRuleSet(withStep(15, 1, 1, { conditions }))).toEqual([
      `Schedule 15, row 1, บ.ช.: no salary is at least ${least} and below ${below}, it can never hold.`,
    ]);
  });

  it('a salary of at least K2.minimum and below K3.minimum can', () => {
    const conditions = [
      { kind: 'salaryAtLeast', amount: 'K2.minimum' },
      { kind: 'salaryBelow', amount: 'K3.minimum' },
    ] as const;

    expect(problemsOfRuleSet(withStep(15, 1, 1, { conditions }))).toEqual([]);
  });

  it('a salary range whose amounts cross on a later day', () => {
    const conditions = [
      { kind: 'salaryAtLeast', amount: 'K1.minimum' },
      { kind: 'salaryBelow', amount: 'K3.maximum' },
    ] as const;
    const ruleSet = withStep(15, 1, 1, { conditions });
    const crossing = {
      ...ruleSet,
      amounts: ruleSet.amounts.flatMap((amount): readonly Amount[] =>
        amount.name === 'K1.minimum'
          ? [
              { ...amount, to: '2030-12-31' },
              { ...amount, from: '2031-01-01', baht: 60_000 },
            ]
          : [amount],
      ),
    };

    expect(problemsOfRuleSet(crossing)).toContain(
      'Schedule 15, row 1, บ.ช.: no salary is at least K1.minimum and below K3.maximum, it can never hold.',
    );
  });

  it('a salary range whose upper amount falls below the lower one on a later day', () => {
    const conditions = [
      { kind: 'salaryAtLeast', amount: 'K1.minimum' },
      { kind: 'salaryBelow', amount: 'K3.maximum' },
    ] as const;
    const ruleSet = withStep(15, 1, 1, { conditions });
    const falling = {
      ...ruleSet,
      amounts: ruleSet.amounts.flatMap((amount): readonly Amount[] =>
        amount.name === 'K3.maximum'
          ? [
              { ...amount, to: '2030-12-31' },
              { ...amount, from: '2031-01-01', baht: 8_000 },
            ]
          : [amount],
      ),
    };

    expect(problemsOfRuleSet(falling)).toEqual([
      'Schedule 15, row 1, บ.ช.: no salary is at least K1.minimum and below K3.maximum, it can never hold.',
    ]);
  });

  it.each([
    ['KS3.minimum', 'K2.minimum'],
    ['K2.minimum', 'KS3.minimum'],
  ] as const)('a salary range of which an amount is not set cannot be told: %s to %s', (least, below) => {
    const conditions = [
      { kind: 'salaryAtLeast', amount: least },
      { kind: 'salaryBelow', amount: below },
    ] as const;

    expect(problemsOfRuleSet(withStep(15, 1, 1, { conditions }))).toEqual([]);
  });
});
