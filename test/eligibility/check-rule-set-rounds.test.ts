import { describe, expect, it } from 'vitest';
import { problemsOfRuleSet } from '../../lib/eligibility/check-rule-set.ts';
import type { Amount } from '../../lib/eligibility/rule-set.ts';
import { withAmounts, withRow } from '../helpers/eligibility/rule-sets.ts';

describe('dates and rounds', () => {
  it('amounts of one name that overlap', () => {
    const overlapping = withAmounts('O2.minimum', (amount) => [
      { ...amount, to: '2026-01-01' },
      { ...amount, from: '2026-01-01' },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Amount O2.minimum: the one from 2026-01-01 overlaps the one from 2014-12-01.',
    ]);
  });

  it('amounts of one name that overlap, whichever comes first', () => {
    const overlapping = withAmounts('O2.minimum', (amount) => [
      { ...amount, from: '2020-01-01' },
      { ...amount, to: '2020-01-01' },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Amount O2.minimum: the one from 2020-01-01 overlaps the one from 2014-12-01.',
    ]);
  });

  it('amounts of one name that follow each other are well', () => {
    const following = withAmounts('O2.minimum', (amount) => [
      { ...amount, to: '2025-12-31' },
      { ...amount, from: '2026-01-01' },
    ]);

    expect(problemsOfRuleSet(following)).toEqual([]);
  });

  it.each([
    ['a day', '2025-12-30', '2026-01-01'],
    ['years', '2018-12-31', '2026-01-01'],
  ])('amounts of one name with a gap of %s between them, whichever comes first', (_, to, from) => {
    const earlier = (amount: Amount): Amount => ({ ...amount, to });
    const later = (amount: Amount): Amount => ({ ...amount, from });
    const problems = [
      `Amount O2.minimum: nothing is given from ${to} to ${from}, let one follow the other on the next day.`,
    ];

    expect(problemsOfRuleSet(withAmounts('O2.minimum', (amount) => [earlier(amount), later(amount)]))).toEqual(
      problems,
    );
    expect(problemsOfRuleSet(withAmounts('O2.minimum', (amount) => [later(amount), earlier(amount)]))).toEqual(
      problems,
    );
  });

  it('amounts of one name that follow each other in a leap year, three of them in any order, are well', () => {
    const following = withAmounts('O2.minimum', (amount) => [
      { ...amount, from: '2028-03-01' },
      { ...amount, to: '2028-02-28' },
      { ...amount, from: '2028-02-29', to: '2028-02-29' },
    ]);

    expect(problemsOfRuleSet(following)).toEqual([]);
  });

  it('an amount that ends before it begins', () => {
    const ended = withAmounts('K3.maximum', (amount) => [amount, { ...amount, from: '2014-12-01', to: '2014-11-30' }]);

    expect(problemsOfRuleSet(ended)).toContain('Amount K3.maximum: ends 2014-11-30, before it begins 2014-12-01.');
  });

  it('an amount of one day is well', () => {
    const oneDay = withAmounts('K3.maximum', (amount) => [amount, { ...amount, from: '2014-11-30', to: '2014-11-30' }]);

    expect(problemsOfRuleSet(oneDay)).toEqual([]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('an amount of %d baht', (baht) => {
    expect(problemsOfRuleSet(withAmounts('K3.maximum', (amount) => [{ ...amount, baht }]))).toEqual([
      `Amount K3.maximum: ${baht} baht is not a salary, allowed above 0, or null while it is not set.`,
    ]);
  });

  it.each([
    [{ band: 22_140, temporary: 0 }, 0],
    [{ band: -1, temporary: 19_860 }, -1],
  ])('an amount of which the policy chooses one that is none: %j', (baht, problem) => {
    expect(problemsOfRuleSet(withAmounts('K3.minimum', (amount) => [{ ...amount, baht }]))).toEqual([
      `Amount K3.minimum: ${problem} baht is not a salary, allowed above 0, or null while it is not set.`,
    ]);
  });

  it.each([0.25, 1, null])('an amount of %j baht is well', (baht) => {
    expect(problemsOfRuleSet(withAmounts('K3.maximum', (amount) => [{ ...amount, baht }]))).toEqual([]);
  });

  it('an amount of a level that there is not', () => {
    const unknown = withAmounts('K3.maximum', (amount) => [amount, { ...amount, name: 'K9.maximum' }]);

    expect(problemsOfRuleSet(unknown)).toEqual(['Amount K9.maximum: there is no such level.']);
  });

  it.each([
    ['begins too late', { from: '2017-04-02' }],
    ['ends', { to: '2030-01-01' }],
  ])('an amount that a row tests and that %s', (_, change) => {
    const problems = problemsOfRuleSet(withAmounts('O2.minimum', (amount) => [{ ...amount, ...change }]));

    expect(problems).toEqual([
      'Schedule 15, row 1: amount O2.minimum is not given for every day from 2017-04-01 on.',
      'Schedule 17, row 1: amount O2.minimum is not given for every day from 2017-04-01 on.',
    ]);
  });

  it('an amount that begins on 1 April five years before the first round is in time', () => {
    expect(problemsOfRuleSet(withAmounts('O2.minimum', (amount) => [{ ...amount, from: '2017-04-01' }]))).toEqual([]);
  });

  it('a wage that a row tests and that is not given', () => {
    expect(problemsOfRuleSet(withAmounts('K1.minimum', () => []))).toEqual([
      'Schedule 25, row 1: amount K1.minimum is not given for every day from 2017-04-01 on.',
    ]);
  });

  it('a row that begins later needs its amounts later', () => {
    const later = withRow(15, 1, (row) => [{ ...row, rounds: { from: 2580, to: null } }]);
    const ruleSet = {
      ...later,
      amounts: later.amounts.map((amount) =>
        amount.name === 'O2.minimum' ? { ...amount, from: '2020-01-01' } : amount,
      ),
    };

    expect(problemsOfRuleSet(ruleSet)).toEqual([
      'Schedule 17, row 1: amount O2.minimum is not given for every day from 2017-04-01 on.',
    ]);
  });

  it('a row whose rounds end before they begin', () => {
    const ended = withRow(15, 5, (row) => [row, { ...row, number: 17, rounds: { from: 2560, to: 2559 } }]);

    expect(problemsOfRuleSet(ended)).toEqual([
      'Schedule 15, row 17: rounds 2560 to 2559 end before they begin.',
      'Schedule 15, row 17: nobody can reach it, rounds 2560 to 2559 are not of this rule set.',
    ]);
  });

  it('a row of one round is well', () => {
    const split = withRow(15, 5, (row) => [
      { ...row, rounds: { from: 2565, to: 2565 } },
      { ...row, rounds: { from: 2566, to: null } },
    ]);

    expect(problemsOfRuleSet(split)).toEqual([]);
  });

  it('two entries of one row whose rounds overlap', () => {
    const overlapping = withRow(15, 5, (row) => [
      { ...row, rounds: { from: 2565, to: 2570 } },
      { ...row, rounds: { from: 2570, to: null } },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Schedule 15, row 5: overlaps row 5, which has the same officers in rounds 2565 to 2570; nobody can reach the later one.',
    ]);
  });

  it('two entries of one row whose rounds overlap, the later one first', () => {
    const overlapping = withRow(15, 5, (row) => [
      { ...row, rounds: { from: 2570, to: null } },
      { ...row, rounds: { from: 2565, to: 2570 } },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Schedule 15, row 5: overlaps row 5, which has the same officers in rounds 2570 on; nobody can reach the later one.',
    ]);
  });

  it('two entries of one row number for different officers in the same rounds', () => {
    const numbered = withRow(15, 5, (row) => [{ ...row, number: 6 }]);

    expect(problemsOfRuleSet(numbered)).toEqual([
      'Schedule 15, row 6: overlaps row 6, which has the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  it('rounds that lie before those of the rule set', () => {
    const before = withRow(15, 5, (row) => [{ ...row, rounds: { from: 2560, to: 2564 } }]);

    expect(problemsOfRuleSet(before)).toEqual([
      'Schedule 15, row 5: nobody can reach it, rounds 2560 to 2564 are not of this rule set.',
    ]);
  });
});
