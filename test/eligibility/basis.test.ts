import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { basisFingerprint, basisFor, RuleSetError } from '../../lib/eligibility/basis.ts';
import { POLICY_SWITCHES, type Policy } from '../../lib/eligibility/policy.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { basisWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';

function problemsOf(roundYear: number, policy: unknown, ruleSet = REGULATION_2564): readonly string[] {
  try {
    basisFor(roundYear, policy, ruleSet);
  } catch (error) {
    expect(error).toBeInstanceOf(RuleSetError);
    const { problems, message, name } = error as RuleSetError;
    expect(message).toBe(problems.join(' '));
    expect(name).toBe('RuleSetError');
    return problems;
  }
  return [];
}

describe('the round', () => {
  it.each([
    [2565, '2022-05-29'],
    [2567, '2024-05-29'],
    [2569, '2026-05-29'],
    [2600, '2057-05-29'],
  ])('%i is judged as of %s', (roundYear, asOf) => {
    const basis = basisFor(roundYear, USUAL_POLICY);

    expect(basis.roundYear).toBe(roundYear);
    expect(basis.ruleSet).toMatchObject({ id: 'regulation-2564', asOf });
  });

  it.each([2564, 2026, 0, -1, 2569.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (roundYear) => {
    expect(problemsOf(roundYear, USUAL_POLICY)).toEqual([
      `Round: found ${roundYear}, allowed 2565 or later (Buddhist Era); earlier rounds follow another regulation.`,
    ]);
  });

  it('is refused after the end of a rule set that ends', () => {
    const ending = { ...REGULATION_2564, rounds: { from: 2565, to: 2570 } };

    expect(problemsOf(2570, USUAL_POLICY, ending)).toEqual([]);
    expect(problemsOf(2571, USUAL_POLICY, ending)).toEqual([
      'Round: found 2571, allowed 2565 to 2570 (Buddhist Era); earlier rounds follow another regulation.',
    ]);
  });
});

describe('the policy', () => {
  it('of config/policy.json is the default of every switch', () => {
    const file = JSON.parse(readFileSync(new URL('../../config/policy.json', import.meta.url), 'utf8'));
    const defaults = Object.fromEntries(
      Object.entries(POLICY_SWITCHES).map(([name, { default: usual }]) => [name, usual]),
    );

    expect(file).toEqual(defaults);
    expect(file).toEqual(USUAL_POLICY);
    expect(basisFor(ROUND, file).policy).toEqual(file);
  });

  it('has a default that is allowed, and a note and a reason for each switch', () => {
    for (const [name, { allowed, default: usual, note, question, reason }] of Object.entries(POLICY_SWITCHES)) {
      expect.soft(allowed as readonly unknown[], name).toContain(usual);
      expect.soft(note, name).toMatch(/^[A-Z0-9_]+$/);
      expect.soft(question.th && question.en && reason.th && reason.en, name).toBeTruthy();
    }
  });

  it('that is wrong is refused with every problem: name, value found, values allowed', () => {
    expect(
      problemsOf(2564, {
        holdingBasis: 'easter',
        salaryMinimum: 22140,
        levelBasis: 'cutOff',
        governmentEmployeeSchedule: 'none',
        whichClass: 'entitlement',
        whichClas: 'stepwise',
      }),
    ).toEqual([
      'Round: found 2564, allowed 2565 or later (Buddhist Era); earlier rounds follow another regulation.',
      'Policy switch holdingBasis: found "easter", allowed "birthday" or "cutOff".',
      'Policy switch salaryMinimum: found 22140, allowed "band" or "temporary".',
      'Policy switch civilServantSchedule: found nothing, allowed 15 or 17.',
      'Policy switch skilledUnknown: found nothing, allowed "review" or "assume".',
      'Policy switch whichClas: there is no such switch, allowed holdingBasis, levelBasis, salaryMinimum, civilServantSchedule, governmentEmployeeSchedule, whichClass, skilledUnknown.',
    ]);
  });

  it.each([[22140], [19860]])('of an older version, with k3Minimum %i, is told what to write instead', (k3Minimum) => {
    const { salaryMinimum: _, ...older } = USUAL_POLICY;

    expect(problemsOf(ROUND, { ...older, k3Minimum })).toEqual([
      'Policy switch salaryMinimum: found nothing, allowed "band" or "temporary".',
      'Policy switch k3Minimum: replaced by salaryMinimum, write "salaryMinimum": "band" for 22140 or "temporary" for 19860.',
    ]);
  });

  it.each([[null], [undefined], ['birthday'], [[]], [2569]])('%j is refused as a whole', (policy) => {
    expect(problemsOf(ROUND, policy)).toEqual(['The policy is not an object of switches.']);
  });

  it('is taken as it was when the basis was made', () => {
    const policy = { ...USUAL_POLICY };
    const basis = basisFor(ROUND, policy);
    Object.assign(policy, { holdingBasis: 'cutOff' });

    expect(basis.policy.holdingBasis).toBe('birthday');
  });
});

describe('the basis', () => {
  it('holds the days of its round', () => {
    expect(basisWith().interpretation).toMatchObject({
      roundYear: 2569,
      birthday: '2026-07-28',
      cutOff: '2026-05-29',
      filingDay: '2026-04-29',
      holdingDay: '2026-07-28',
      levelDay: '2026-05-29',
      fiveYearsAgo: '2021-04-01',
    });
    expect(basisWith({ holdingBasis: 'cutOff' }).interpretation.holdingDay).toBe('2026-05-29');
    expect(basisWith({ levelBasis: 'birthday' }).interpretation.levelDay).toBe('2026-07-28');
  });

  it('takes the minimum salaries of the bands, or the temporary ones; the lowest pay of O2 has none', () => {
    const minimaOf = (salaryMinimum: Policy['salaryMinimum']) => {
      const { amounts, amountsFiveYearsAgo } = basisWith({ salaryMinimum }).interpretation;
      const names = ['O2.minimum', 'K1.minimum', 'K2.minimum', 'K3.minimum'] as const;
      return [names.map((name) => amounts.get(name)?.baht), names.map((name) => amountsFiveYearsAgo.get(name)?.baht)];
    };

    expect(minimaOf('band')).toEqual(Array(2).fill([10_190, 8_340, 15_050, 22_140]));
    expect(minimaOf('temporary')).toEqual(Array(2).fill([10_190, 7_140, 13_160, 19_860]));
  });

  it('reads every switch but that of the skilled category the other way too, and the cut-off day a day earlier and later', () => {
    const { otherInterpretations } = basisWith();

    expect(otherInterpretations.map(({ note }) => note)).toEqual([
      'HOLDING_BASIS',
      'LEVEL_BASIS',
      'SALARY_MINIMUM',
      'CIVIL_SERVANT_SCHEDULE',
      'GOVERNMENT_EMPLOYEE_SCHEDULE',
      'WHICH_CLASS',
      'CUT_OFF_EDGE',
      'CUT_OFF_EDGE',
      'EXTRA_YEARS_ON_SERVICE',
    ]);
    expect(otherInterpretations.map(({ interpretation }) => interpretation.holdingDay)).toEqual([
      '2026-05-29',
      ...Array(8).fill('2026-07-28'),
    ]);
    expect(otherInterpretations.map(({ interpretation }) => interpretation.levelDay)).toEqual([
      '2026-05-29',
      '2026-07-28',
      ...Array(4).fill('2026-05-29'),
      '2026-05-27',
      '2026-05-30',
      '2026-05-29',
    ]);
    expect(otherInterpretations.map(({ interpretation }) => interpretation.cutOff)).toEqual([
      ...Array(6).fill('2026-05-29'),
      '2026-05-27',
      '2026-05-30',
      '2026-05-29',
    ]);
    expect(otherInterpretations.map(({ interpretation }) => interpretation.extraYearsOnService)).toEqual([
      ...Array(8).fill(true),
      false,
    ]);
  });

  it('reads a later round by the same policy, and each only once', () => {
    const basis = basisWith({ holdingBasis: 'cutOff' });

    expect(basis.inRound(2569)).toBe(basis.interpretation);
    expect(basis.inRound(2572)).toMatchObject({ roundYear: 2572, cutOff: '2029-05-29', holdingDay: '2029-05-29' });
    expect(basis.inRound(2572)).toBe(basis.inRound(2572));
  });

  it('takes the amount that stands on the cut-off day, in whatever order amounts are given', () => {
    const maximumWith = (...spans: readonly (readonly [from: string, to: string | null, baht: number])[]) => {
      const amounts = REGULATION_2564.amounts.flatMap((amount) =>
        amount.name === 'K3.maximum' ? spans.map(([from, to, baht]) => ({ ...amount, from, to, baht })) : [amount],
      );
      const { interpretation } = basisFor(ROUND, USUAL_POLICY, { ...REGULATION_2564, amounts });
      return [
        interpretation.amounts.get('K3.maximum')?.baht,
        interpretation.amountsFiveYearsAgo.get('K3.maximum')?.baht,
      ];
    };

    expect(maximumWith(['2026-05-29', null, 2], ['2014-12-01', '2026-05-28', 1])).toEqual([2, 1]);
    expect(maximumWith(['2026-05-30', null, 2], ['2014-12-01', '2026-05-29', 1])).toEqual([1, 1]);
    expect(maximumWith(['2021-04-01', null, 2], ['2014-12-01', '2021-03-31', 1])).toEqual([2, 2]);
    expect(maximumWith(['2021-04-02', null, 2], ['2014-12-01', '2021-04-01', 1])).toEqual([2, 1]);
  });

  it('takes the rows and the amounts of its round', () => {
    const changed = {
      ...REGULATION_2564,
      amounts: REGULATION_2564.amounts.flatMap((amount) =>
        amount.name === 'K3.maximum'
          ? [
              { ...amount, to: '2026-05-29' },
              { ...amount, from: '2026-05-30', baht: 60_000 },
            ]
          : [amount],
      ),
      schedules: REGULATION_2564.schedules.map((schedule) => ({
        ...schedule,
        rows: schedule.rows.flatMap((row) =>
          schedule.number === 15 && row.number === 5
            ? [
                { ...row, rounds: { from: 2565, to: 2569 } },
                { ...row, rounds: { from: 2570, to: null }, serviceYears: 6 },
              ]
            : [row],
        ),
      })),
    };
    const inRound = (roundYear: number) => {
      const { interpretation } = basisFor(roundYear, USUAL_POLICY, changed);
      const [inForce] = interpretation.schedules.get('civilServant') ?? [];
      return {
        maximum: interpretation.amounts.get('K3.maximum')?.baht,
        service: inForce?.rows.find(({ number }) => number === 5)?.serviceYears,
        rows: inForce?.rows.length,
      };
    };

    expect(inRound(2569)).toEqual({ maximum: 58_390, service: 5, rows: 16 });
    expect(inRound(2570)).toEqual({ maximum: 60_000, service: 6, rows: 16 });
  });
});

describe('basisFingerprint', () => {
  const usual = () => basisFingerprint(basisWith());

  it('is the same for the same round, rules, amounts and policy', () => {
    expect(basisFingerprint(basisWith())).toBe(usual());
    expect(typeof usual()).toBe('string');
  });

  it('changes with the round and with every switch', () => {
    const others = [
      basisFingerprint(basisFor(2570, USUAL_POLICY)),
      ...(Object.keys(POLICY_SWITCHES) as (keyof Policy)[]).map((name) => {
        const other = POLICY_SWITCHES[name].allowed.find((value) => value !== USUAL_POLICY[name]);
        return basisFingerprint(basisWith({ [name]: other } as Partial<Policy>));
      }),
    ];
    expect(new Set([usual(), ...others]).size).toBe(9);
  });

  it('changes with an amount, a rule or how sure it is', () => {
    const fingerprintWith = (changes: Partial<typeof REGULATION_2564>) =>
      basisFingerprint(basisFor(ROUND, USUAL_POLICY, { ...REGULATION_2564, ...changes }));
    const [first, ...rest] = REGULATION_2564.amounts;

    expect(fingerprintWith({})).toBe(usual());
    expect(fingerprintWith({ amounts: [{ ...first, baht: 1 } as (typeof rest)[0], ...rest] })).not.toBe(usual());
    expect(fingerprintWith({ amounts: [{ ...first, sure: 'L' } as (typeof rest)[0], ...rest] })).not.toBe(usual());
    expect(fingerprintWith({ cutOffDaysBefore: 59 })).not.toBe(usual());
    const schedules = REGULATION_2564.schedules.map((schedule) =>
      schedule.skilled === null ? schedule : { ...schedule, skilled: { ...schedule.skilled, groups: null } },
    );

    expect(fingerprintWith({ schedules })).not.toBe(usual());
    const general = REGULATION_2564.general.map((condition) => ({ ...condition, page: 1 }));

    expect(fingerprintWith({ general })).not.toBe(usual());
  });
});
