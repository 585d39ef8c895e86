import { describe, expect, test } from 'vitest';
import { basisFor, RuleSetError } from '../../lib/eligibility/basis.ts';
import { problemsOfRuleSet } from '../../lib/eligibility/check-rule-set.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Amount, Row, RuleSet, Schedule, Step } from '../../lib/eligibility/rule-set.ts';
import type { PersonnelType } from '../../lib/vocabulary/officer.ts';
import { ROUND, usualPolicy } from './officers.ts';

/** The regulation with one row changed. */
function withRow(schedule: number, row: number, change: (row: Row) => readonly Row[]): RuleSet {
  return withSchedule(schedule, (given) => ({
    ...given,
    rows: given.rows.flatMap((one) => (one.number === row ? change(one) : [one])),
  }));
}

function withSchedule(schedule: number, change: (schedule: Schedule) => Schedule): RuleSet {
  return {
    ...REGULATION_2564,
    schedules: REGULATION_2564.schedules.map((one) => (one.number === schedule ? change(one) : one)),
  };
}

/** The regulation with one step of one row changed. */
function withStep(schedule: number, row: number, at: number, change: Partial<Step>): RuleSet {
  return withRow(schedule, row, (given) => [
    { ...given, steps: given.steps.map((step, index) => (index === at ? { ...step, ...change } : step)) },
  ]);
}

function withAmounts(name: string, change: (amount: Amount) => readonly Amount[]): RuleSet {
  return {
    ...REGULATION_2564,
    amounts: REGULATION_2564.amounts.flatMap((amount) => (amount.name === name ? change(amount) : [amount])),
  };
}

test('the regulation itself has no problem', () => {
  expect(problemsOfRuleSet(REGULATION_2564)).toEqual([]);
});

test('a rule set with a problem cannot be judged by', () => {
  const ruleSet = withStep(15, 1, 0, { class: 'บ.บ.' });

  expect(() => basisFor(ROUND, usualPolicy, ruleSet)).toThrow(RuleSetError);
});

describe('a class that there is not', () => {
  test('asked for', () => {
    expect(problemsOfRuleSet(withStep(15, 2, 1, { class: 'ต.จ.' }))).toEqual([
      'Schedule 15, row 2, ต.จ.: there is no class ต.จ..',
      'Schedule 15, row 2: the highest class is ต.ช., but the last step is another.',
    ]);
  });

  test('to be held', () => {
    const conditions = [{ kind: 'heldYears', class: 'ท.จ.', years: 3 }] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      'Schedule 15, row 4, ป.ม.: there is no class ท.จ..',
    ]);
  });
});

describe('a ladder that does not rise', () => {
  test('from one step to the next', () => {
    const falling = withRow(15, 2, (row) => [
      { ...row, first: 'ต.ช.', highest: 'ต.ม.', steps: swapClasses(row.steps) },
    ]);

    expect(problemsOfRuleSet(falling)).toEqual([
      'Schedule 15, row 2, ต.ม.: the ladder does not rise, the step before it is ต.ช..',
    ]);
  });

  test('when two steps have one class', () => {
    const flat = withRow(15, 2, (row) => [
      { ...row, highest: 'ต.ม.', steps: row.steps.map((step) => ({ ...step, class: 'ต.ม.' })) },
    ]);

    expect(problemsOfRuleSet(flat)).toEqual([
      'Schedule 15, row 2, ต.ม.: the ladder does not rise, the step before it is ต.ม..',
    ]);
  });

  test.each(['ป.ม.', 'ป.ช.'])('asked on %s, not below it', (held) => {
    const conditions = [{ kind: 'heldYears', class: held, years: 3 }] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      `Schedule 15, row 4, ป.ม.: the ladder does not rise, ป.ม. is asked on ${held}.`,
    ]);
  });

  function swapClasses([first, second]: readonly Step[]): readonly Step[] {
    return [{ ...first, class: 'ต.ช.' } as Step, { ...second, class: 'ต.ม.' } as Step];
  }
});

describe('dates and rounds', () => {
  test('amounts of one name that overlap', () => {
    const overlapping = withAmounts('O2.minimum', (amount) => [
      { ...amount, to: '2026-01-01' },
      { ...amount, from: '2026-01-01' },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Amount O2.minimum: the one from 2026-01-01 overlaps the one from 2014-12-01.',
    ]);
  });

  test('amounts of one name that overlap, whichever comes first', () => {
    const overlapping = withAmounts('O2.minimum', (amount) => [
      { ...amount, from: '2020-01-01' },
      { ...amount, to: '2020-01-01' },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Amount O2.minimum: the one from 2020-01-01 overlaps the one from 2014-12-01.',
    ]);
  });

  test('amounts of one name that follow each other are well', () => {
    const following = withAmounts('O2.minimum', (amount) => [
      { ...amount, to: '2025-12-31' },
      { ...amount, from: '2026-01-01' },
    ]);

    expect(problemsOfRuleSet(following)).toEqual([]);
  });

  test.each([
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

  test('amounts of one name that follow each other in a leap year, three of them in any order, are well', () => {
    const following = withAmounts('O2.minimum', (amount) => [
      { ...amount, from: '2028-03-01' },
      { ...amount, to: '2028-02-28' },
      { ...amount, from: '2028-02-29', to: '2028-02-29' },
    ]);

    expect(problemsOfRuleSet(following)).toEqual([]);
  });

  test('an amount that ends before it begins', () => {
    const ended = withAmounts('K3.maximum', (amount) => [amount, { ...amount, from: '2014-12-01', to: '2014-11-30' }]);

    expect(problemsOfRuleSet(ended)).toContain('Amount K3.maximum: ends 2014-11-30, before it begins 2014-12-01.');
  });

  test('an amount of one day is well', () => {
    const oneDay = withAmounts('K3.maximum', (amount) => [amount, { ...amount, from: '2014-11-30', to: '2014-11-30' }]);

    expect(problemsOfRuleSet(oneDay)).toEqual([]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('an amount of %d baht', (baht) => {
    expect(problemsOfRuleSet(withAmounts('K3.maximum', (amount) => [{ ...amount, baht }]))).toEqual([
      `Amount K3.maximum: ${baht} baht is no salary, allowed above 0, or null while it is not set.`,
    ]);
  });

  test.each([0.25, 1, null])('an amount of %j baht is well', (baht) => {
    expect(problemsOfRuleSet(withAmounts('K3.maximum', (amount) => [{ ...amount, baht }]))).toEqual([]);
  });

  test('an amount of a level that there is not', () => {
    const unknown = withAmounts('K3.maximum', (amount) => [amount, { ...amount, name: 'K9.maximum' }]);

    expect(problemsOfRuleSet(unknown)).toEqual(['Amount K9.maximum: there is no such level.']);
  });

  test.each([
    ['begins too late', { from: '2017-04-02' }],
    ['ends', { to: '2030-01-01' }],
  ])('an amount that a row tests and that %s', (_, change) => {
    const problems = problemsOfRuleSet(withAmounts('O2.minimum', (amount) => [{ ...amount, ...change }]));

    expect(problems).toEqual([
      'Schedule 15, row 1: amount O2.minimum is not given for every day from 2017-04-01 on.',
      'Schedule 17, row 1: amount O2.minimum is not given for every day from 2017-04-01 on.',
    ]);
  });

  test('an amount that begins on 1 April five years before the first round is in time', () => {
    expect(problemsOfRuleSet(withAmounts('O2.minimum', (amount) => [{ ...amount, from: '2017-04-01' }]))).toEqual([]);
  });

  test('a wage that a row tests and that is not given', () => {
    expect(problemsOfRuleSet(withAmounts('K1.minimum', () => []))).toEqual([
      'Schedule 25, row 1: amount K1.minimum is not given for every day from 2017-04-01 on.',
    ]);
  });

  test('a row that begins later needs its amounts later', () => {
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

  test('a row whose rounds end before they begin', () => {
    const ended = withRow(15, 5, (row) => [row, { ...row, number: 17, rounds: { from: 2560, to: 2559 } }]);

    expect(problemsOfRuleSet(ended)).toEqual([
      'Schedule 15, row 17: rounds 2560 to 2559 end before they begin.',
      'Schedule 15, row 17: nobody can reach it, rounds 2560 to 2559 are not of this rule set.',
    ]);
  });

  test('a row of one round is well', () => {
    const split = withRow(15, 5, (row) => [
      { ...row, rounds: { from: 2565, to: 2565 } },
      { ...row, rounds: { from: 2566, to: null } },
    ]);

    expect(problemsOfRuleSet(split)).toEqual([]);
  });

  test('two entries of one row whose rounds overlap', () => {
    const overlapping = withRow(15, 5, (row) => [
      { ...row, rounds: { from: 2565, to: 2570 } },
      { ...row, rounds: { from: 2570, to: null } },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Schedule 15, row 5: overlaps row 5, which takes the same officers in rounds 2565 to 2570; nobody can reach the later one.',
    ]);
  });

  test('two entries of one row whose rounds overlap, the later one first', () => {
    const overlapping = withRow(15, 5, (row) => [
      { ...row, rounds: { from: 2570, to: null } },
      { ...row, rounds: { from: 2565, to: 2570 } },
    ]);

    expect(problemsOfRuleSet(overlapping)).toEqual([
      'Schedule 15, row 5: overlaps row 5, which takes the same officers in rounds 2570 on; nobody can reach the later one.',
    ]);
  });

  test('two entries of one row number for different officers in the same rounds', () => {
    const numbered = withRow(15, 5, (row) => [{ ...row, number: 6 }]);

    expect(problemsOfRuleSet(numbered)).toEqual([
      'Schedule 15, row 6: overlaps row 6, which takes the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  test('rounds that lie before those of the rule set', () => {
    const before = withRow(15, 5, (row) => [{ ...row, rounds: { from: 2560, to: 2564 } }]);

    expect(problemsOfRuleSet(before)).toEqual([
      'Schedule 15, row 5: nobody can reach it, rounds 2560 to 2564 are not of this rule set.',
    ]);
  });
});

describe('a condition that can never hold', () => {
  test.each([0, -1, 43, 2.5, Number.NaN])('%d years in the level', (years) => {
    const conditions = [{ kind: 'positionYears', years }] as const;

    expect(problemsOfRuleSet(withStep(15, 2, 1, { conditions }))).toEqual([
      `Schedule 15, row 2, ต.ช.: positionYears of ${years} can never hold, allowed whole years from 1 to 42.`,
    ]);
  });

  test.each([-1, 43, 0.5])('%d years of holding', (years) => {
    const conditions = [{ kind: 'heldYears', class: 'ท.ช.', years }] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      `Schedule 15, row 4, ป.ม.: heldYears of ${years} can never hold, allowed whole years from 0 to 42.`,
    ]);
  });

  test.each([1, 42])('%i years in the level can', (years) => {
    expect(problemsOfRuleSet(withStep(15, 2, 1, { conditions: [{ kind: 'positionYears', years }] }))).toEqual([]);
  });

  test.each([-1, 43])('%i years of service', (serviceYears) => {
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

  test('two classes held at once', () => {
    const conditions = [
      { kind: 'heldYears', class: 'ท.ม.', years: 3 },
      { kind: 'heldYears', class: 'ท.ช.', years: 3 },
    ] as const;

    expect(problemsOfRuleSet(withStep(15, 4, 1, { conditions }))).toEqual([
      'Schedule 15, row 4, ป.ม.: two classes cannot both be the one held, the condition can never hold.',
    ]);
  });

  test.each([
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

  test('a salary of at least K2.minimum and below K3.minimum can', () => {
    const conditions = [
      { kind: 'salaryAtLeast', amount: 'K2.minimum' },
      { kind: 'salaryBelow', amount: 'K3.minimum' },
    ] as const;

    expect(problemsOfRuleSet(withStep(15, 1, 1, { conditions }))).toEqual([]);
  });

  test('a salary range whose amounts cross on a later day', () => {
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

  test('a salary range whose upper amount falls below the lower one on a later day', () => {
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

  test.each([
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

describe('a row that nobody can reach', () => {
  test.each([
    ['of a level that there is not', { levels: ['K9'] }, 'nobody can reach it, there is no level K9 of civilServant.'],
    ['of another personnel type', { levels: ['G1'] }, 'nobody can reach it, there is no level G1 of civilServant.'],
    ['of no level', { levels: [] }, 'nobody can reach it, it names no level or position.'],
    ['of no position', { levels: ['K1'], positions: [] }, 'nobody can reach it, it names no level or position.'],
    ['of a negative allowance', { levels: ['K1'], allowance: -1 }, 'nobody can reach it, the allowance is -1.'],
    ['of an allowance of nothing', { levels: ['K1'], allowance: 0 }, 'nobody can reach it, the allowance is 0.'],
  ])('%s', (_, who, problem) => {
    expect(problemsOfRuleSet(withRow(15, 5, (row) => [{ ...row, who: [who] }]))).toEqual([
      `Schedule 15, row 5: ${problem}`,
    ]);
  });

  test('that is for nobody', () => {
    expect(problemsOfRuleSet(withRow(15, 5, (row) => [{ ...row, who: [] }]))).toEqual([
      'Schedule 15, row 5: nobody can reach it, it is for nobody.',
    ]);
  });

  test('that does not say whom it is for', () => {
    const problems = problemsOfRuleSet(withRow(15, 16, (row) => [{ ...row, who: [{}] }]));

    expect(problems).toContain('Schedule 15, row 16: it does not say whom it is for.');
    expect(problems.filter((problem) => problem.includes('overlaps row'))).toHaveLength(15);
  });

  test('of a wage range that is empty', () => {
    const wage = { from: 'K2.minimum', below: 'K1.minimum' } as const;

    expect(problemsOfRuleSet(withRow(25, 1, (row) => [{ ...row, who: [{ wage }] }]))).toContain(
      'Schedule 25, row 1: nobody can reach it, no wage is at least K2.minimum and below K1.minimum.',
    );
  });

  test.each([
    [{ levels: ['K1', 'K2'] }, 'a level of an earlier row'],
    [{ levels: ['K1'], allowance: 5 }, 'a level of an earlier row, whatever the allowance'],
    [{ levels: ['K1'], head: true }, 'a level of an earlier row, whatever the flag'],
  ])('because of %j: %s', (who, _) => {
    const problems = problemsOfRuleSet(withRow(15, 16, (row) => [{ ...row, who: [who] }]));

    expect(problems[0]).toBe(
      'Schedule 15, row 16: overlaps row 5, which takes the same officers in rounds 2565 on; nobody can reach the later one.',
    );
  });

  test.each([
    [{ levels: ['M2'], allowance: 21_000, head: false }, 15],
    [{ levels: ['M2'], allowance: 21_000 }, 15],
    [{ levels: ['M2'], head: true }, 14],
  ])('because %j takes officers of row %i', (who, row) => {
    const problems = problemsOfRuleSet(withRow(15, 16, (given) => [{ ...given, who: [who] }]));

    expect(problems[0]).toContain(`row 16: overlaps row ${row},`);
  });

  test('because its positions begin as those of another row, whichever is longer', () => {
    const longer = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ', positions: ['ครู ใหญ่'] }] }]);
    const shorter = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ', positions: ['ศึกษา'] }] }]);
    const none = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ' }] }]);
    const other = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ', positions: ['อาจารย์'] }] }]);
    const problem =
      'Schedule 16, row 4: overlaps row 3, which takes the same officers in rounds 2565 on; nobody can reach the later one.';

    expect(problemsOfRuleSet(longer)).toEqual([problem]);
    expect(problemsOfRuleSet(shorter)).toEqual([problem]);
    expect(problemsOfRuleSet(none)).toEqual([problem]);
    expect(problemsOfRuleSet(other)).toEqual([]);
  });

  test.each([
    [{ from: 'K1.minimum', below: 'K3.minimum' }, 'around the bound'],
    [{ from: 'K1.minimum', below: null }, 'without an end'],
  ] as const)('because the wages of two rows meet: %j, %s', (wage, _) => {
    expect(problemsOfRuleSet(withRow(25, 1, (row) => [{ ...row, who: [{ wage }] }]))).toEqual([
      'Schedule 25, row 2: overlaps row 1, which takes the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  test('because the wages of two rows meet on a later day', () => {
    const later = withAmounts('K2.minimum', (amount) => [
      { ...amount, to: '2030-12-31' },
      { ...amount, from: '2031-01-01', baht: 9_000 },
    ]);
    const wage = { from: 'K1.minimum', below: 'O2.minimum' } as const;
    const ruleSet = {
      ...later,
      schedules: later.schedules.map((schedule) => ({
        ...schedule,
        rows: schedule.rows.map((row) =>
          schedule.number === 25 && row.number === 1 ? { ...row, who: [{ wage }] } : row,
        ),
      })),
    };

    expect(problemsOfRuleSet(ruleSet)).toEqual([
      'Schedule 25, row 2: overlaps row 1, which takes the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  test.each([1, 2])('because row %i of the two does not look at the wage', (number) => {
    const problems = problemsOfRuleSet(withRow(25, number, (row) => [{ ...row, who: [{ allowance: 5 }] }]));

    expect(problems).toEqual([
      'Schedule 25, row 2: overlaps row 1, which takes the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  test('because an earlier row does not look at the level', () => {
    const problems = problemsOfRuleSet(withRow(15, 1, (row) => [{ ...row, who: [{ allowance: 13_000 }] }]));

    expect(problems[0]).toContain('Schedule 15, row 2: overlaps row 1,');
    expect(problems.some((problem) => problem.startsWith('Schedule 15, row 9: overlaps row 1,'))).toBe(true);
    expect(problems.some((problem) => problem.startsWith('Schedule 15, row 10'))).toBe(false);
  });

  test('but not because the wages of two rows lie apart', () => {
    const wage = { from: 'K1.minimum', below: 'O2.minimum' } as const;

    expect(problemsOfRuleSet(withRow(25, 1, (row) => [{ ...row, who: [{ wage }] }]))).toEqual([]);
  });

  test('of a schedule that no policy chooses', () => {
    const schedule = { ...(REGULATION_2564.schedules[0] as Schedule), number: 18 };

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules: [...REGULATION_2564.schedules, schedule] })).toEqual([
      'Schedule 18: nobody can reach it, policy switch civilServantSchedule does not allow it.',
    ]);
  });

  test('of a second schedule for the same officers', () => {
    const [, schedule16] = REGULATION_2564.schedules;
    const again = { ...schedule16, number: 28 } as Schedule;
    const sameNumber = REGULATION_2564.schedules[0] as Schedule;

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules: [...REGULATION_2564.schedules, again] })).toEqual([
      'Schedule 28: another schedule before it is for the same officers (teacher).',
    ]);
    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules: [...REGULATION_2564.schedules, sameNumber] })).toEqual([
      'Schedule 15: another schedule before it is for the same officers (civilServant).',
    ]);
  });
});

describe('officers without a schedule', () => {
  test.each([
    [15, 'Schedule 15 for civilServant is missing.'],
    [16, 'No schedule is for teacher.'],
    [17, 'Schedule 17 for civilServant is missing.'],
    [25, 'No schedule is for permanentEmployee.'],
    [26, 'No schedule is for governmentEmployee.'],
  ])('because schedule %i is gone', (number, problem) => {
    const schedules = REGULATION_2564.schedules.filter((schedule) => schedule.number !== number);

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules })).toEqual([problem]);
  });

  test('because both schedules for civil servants are gone', () => {
    const schedules = REGULATION_2564.schedules.filter(({ personnelType }) => personnelType !== 'civilServant');

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules })).toEqual([
      'Schedule 15 for civilServant is missing.',
      'Schedule 17 for civilServant is missing.',
    ]);
  });

  test('because schedule 17 is for others', () => {
    const ruleSet = withSchedule(17, (schedule) => ({
      ...schedule,
      personnelType: 'councillor' as PersonnelType,
      rows: [],
    }));

    expect(problemsOfRuleSet(ruleSet)).toEqual(['Schedule 17 for civilServant is missing.']);
  });
});

describe('a row whose ends are wrong', () => {
  test('without a step', () => {
    expect(problemsOfRuleSet(withRow(15, 5, (row) => [{ ...row, steps: [] }]))).toEqual([
      'Schedule 15, row 5: it has no step.',
      'Schedule 15, row 5: the highest class is ต.ม., but the last step is another.',
    ]);
  });

  test('with a first class that is not the first step', () => {
    expect(problemsOfRuleSet(withRow(15, 2, (row) => [{ ...row, first: 'จ.ช.' }]))).toEqual([
      'Schedule 15, row 2: the first class is จ.ช., so its first step must be that, on no class held.',
    ]);
  });

  test('with a first class that is asked on a class held', () => {
    const conditions = [{ kind: 'heldYears', class: 'จ.ช.', years: 3 }] as const;

    expect(problemsOfRuleSet(withStep(15, 2, 0, { conditions }))).toEqual([
      'Schedule 15, row 2: the first class is ต.ม., so its first step must be that, on no class held.',
    ]);
  });

  test('without a first class, but with a first step on no class', () => {
    expect(problemsOfRuleSet(withRow(15, 2, (row) => [{ ...row, first: null }]))).toEqual([
      'Schedule 15, row 2: it has no first class, so its first step must be asked on a class held.',
    ]);
  });

  test('with a highest class that is not the last step', () => {
    expect(problemsOfRuleSet(withRow(15, 2, (row) => [{ ...row, highest: 'ท.ม.' }]))).toEqual([
      'Schedule 15, row 2: the highest class is ท.ม., but the last step is another.',
    ]);
  });
});

test('a medal that needs a condition that there is not', () => {
  const medal = { ...REGULATION_2564.medal, alsoNeeds: ['inPost', 'goodConduct'] };

  expect(problemsOfRuleSet({ ...REGULATION_2564, medal })).toEqual(['Medal: there is no condition goodConduct.']);
});

test('every problem is told at once', () => {
  const ruleSet = withStep(15, 4, 1, { class: 'ป.ป.', conditions: [{ kind: 'positionYears', years: 99 }] });

  expect(problemsOfRuleSet({ ...ruleSet, amounts: [] }).length).toBeGreaterThan(8);
});
