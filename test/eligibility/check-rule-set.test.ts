import { describe, expect, it } from 'vitest';
import { basisFor, RuleSetError } from '../../lib/eligibility/basis.ts';
import { problemsOfRuleSet } from '../../lib/eligibility/check-rule-set.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { PersonnelType } from '../../lib/vocabulary/officer.ts';
import { ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withSchedule, withStep } from '../helpers/eligibility/rule-sets.ts';

it('the regulation itself has no problem', () => {
  expect(problemsOfRuleSet(REGULATION_2564)).toEqual([]);
});

it('a rule set with a problem cannot be judged by', () => {
  const ruleSet = withStep(15, 1, 0, { class: 'บ.บ.' });

  expect(() => basisFor(ROUND, USUAL_POLICY, ruleSet)).toThrow(RuleSetError);
});

describe('a class that there is not', () => {
  it('asked for', () => {
    expect(problemsOfRuleSet(withStep(15, 2, 1, { class: 'ต.จ.' }))).toEqual([
      'Schedule 15, row 2, ต.จ.: there is no class ต.จ..',
      'Schedule 15, row 2: the highest class is ต.ช., but the last step is another.',
    ]);
  });

  it('to be held', () => {
    const conditions = [{ kind: 'heldYears', class: 'ท.จ.', years: 3 }] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      'Schedule 15, row 4, ป.ม.: there is no class ท.จ..',
    ]);
  });
});

describe('civil servants without a schedule of the policy', () => {
  it.each([15, 17])('because schedule %i is gone', (number) => {
    const schedules = REGULATION_2564.schedules.filter((schedule) => schedule.number !== number);

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules })).toEqual([
      `Schedule ${number} for civilServant is missing.`,
    ]);
  });

  it('but not another personnel type, which may have none', () => {
    const schedules = REGULATION_2564.schedules.filter(({ personnelType }) => personnelType === 'civilServant');

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules })).toEqual([]);
  });

  it('because both schedules for civil servants are gone', () => {
    const schedules = REGULATION_2564.schedules.filter(({ personnelType }) => personnelType !== 'civilServant');

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules })).toEqual([
      'Schedule 15 for civilServant is missing.',
      'Schedule 17 for civilServant is missing.',
    ]);
  });

  it('because schedule 17 is for others', () => {
    const ruleSet = withSchedule(17, (schedule) => ({
      ...schedule,
      personnelType: 'councillor' as PersonnelType,
      rows: [],
    }));

    expect(problemsOfRuleSet(ruleSet)).toEqual(['Schedule 17 for civilServant is missing.']);
  });
});

it('a medal that needs a condition that there is not', () => {
  const medal = { ...REGULATION_2564.medal, alsoNeeds: ['inPost', 'goodConduct'] };

  expect(problemsOfRuleSet({ ...REGULATION_2564, medal })).toEqual(['Medal: there is no condition goodConduct.']);
});

it('every problem is told at once', () => {
  const ruleSet = withStep(15, 4, 1, { class: 'ป.ป.', conditions: [{ kind: 'positionYears', years: 99 }] });

  expect(problemsOfRuleSet({ ...ruleSet, amounts: [] }).length).toBeGreaterThan(8);
});
