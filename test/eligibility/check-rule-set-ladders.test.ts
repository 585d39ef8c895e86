import { describe, expect, it } from 'vitest';
import { problemsOfRuleSet } from '../../lib/eligibility/check-rule-set.ts';
import type { Step } from '../../lib/eligibility/rule-set.ts';
import { withRow, withStep } from '../helpers/eligibility/rule-sets.ts';

describe('a ladder that does not rise', () => {
  it('from one step to the next', () => {
    const falling = withRow(15, 2, (row) => [
      { ...row, first: 'ต.ช.', highest: 'ต.ม.', steps: swapClasses(row.steps) },
    ]);

    expect(problemsOfRuleSet(falling)).toEqual([
      'Schedule 15, row 2, ต.ม.: the ladder does not rise, the step before it is ต.ช..',
    ]);
  });

  it('when two steps have one class', () => {
    const flat = withRow(15, 2, (row) => [
      { ...row, highest: 'ต.ม.', steps: row.steps.map((step) => ({ ...step, class: 'ต.ม.' })) },
    ]);

    expect(problemsOfRuleSet(flat)).toEqual([
      'Schedule 15, row 2, ต.ม.: the ladder does not rise, the step before it is ต.ม..',
    ]);
  });

  it.each(['ป.ม.', 'ป.ช.'])('asked on %s, not below it', (held) => {
    const conditions = [{ kind: 'heldYears', class: held, years: 3 }] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      `Schedule 15, row 4, ป.ม.: the ladder does not rise, ป.ม. requires ${held}.`,
    ]);
  });

  function swapClasses([first, second]: readonly Step[]): readonly Step[] {
    return [{ ...first, class: 'ต.ช.' } as Step, { ...second, class: 'ต.ม.' } as Step];
  }
});

describe('a row whose ends are wrong', () => {
  it('without a step', () => {
    expect(problemsOfRuleSet(withRow(15, 5, (row) => [{ ...row, steps: [] }]))).toEqual([
      'Schedule 15, row 5: it has no step.',
      'Schedule 15, row 5: the highest class is ต.ม., but the last step is another.',
    ]);
  });

  it('with a first class that is not the first step', () => {
    expect(problemsOfRuleSet(withRow(15, 2, (row) => [{ ...row, first: 'จ.ช.' }]))).toEqual([
      'Schedule 15, row 2: the first class is จ.ช., so its first step must be that, on no class held.',
    ]);
  });

  it('with a first class that requires a class held', () => {
    const conditions = [{ kind: 'heldYears', class: 'จ.ช.', years: 3 }] as const;

    expect(problemsOfRuleSet(withStep(15, 2, 0, { conditions }))).toEqual([
      'Schedule 15, row 2: the first class is ต.ม., so its first step must be that, on no class held.',
    ]);
  });

  it('without a first class, but with a first step on no class', () => {
    expect(problemsOfRuleSet(withRow(15, 2, (row) => [{ ...row, first: null }]))).toEqual([
      'Schedule 15, row 2: it has no first class, so its first step must require a class held.',
    ]);
  });

  it('with a highest class that is not the last step', () => {
    expect(problemsOfRuleSet(withRow(15, 2, (row) => [{ ...row, highest: 'ท.ม.' }]))).toEqual([
      'Schedule 15, row 2: the highest class is ท.ม., but the last step is another.',
    ]);
  });
});
