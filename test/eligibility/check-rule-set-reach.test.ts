import { describe, expect, it } from 'vitest';
import { problemsOfRuleSet } from '../../lib/eligibility/check-rule-set.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Row, Schedule } from '../../lib/eligibility/rule-set.ts';
import { withAmounts, withRow } from '../helpers/eligibility/rule-sets.ts';

const SCHEDULE_15 = REGULATION_2564.schedules.find(({ number }) => number === 15) as Schedule;

describe('a row that nobody can reach', () => {
  it.each([
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

  it('that is for nobody', () => {
    expect(problemsOfRuleSet(withRow(15, 5, (row) => [{ ...row, who: [] }]))).toEqual([
      'Schedule 15, row 5: nobody can reach it, it names no officers.',
    ]);
  });

  it('that does not say who it is for', () => {
    const problems = problemsOfRuleSet(withRow(15, 16, (row) => [{ ...row, who: [{}] }]));

    expect(problems).toContain('Schedule 15, row 16: it names no officers.');
    expect(problems.filter((problem) => problem.includes('overlaps row'))).toHaveLength(15);
  });

  it('of a wage range that is empty', () => {
    const wage = { from: 'K2.minimum', below: 'K1.minimum' } as const;

    expect(problemsOfRuleSet(withRow(25, 1, (row) => [{ ...row, who: [{ wage }] }]))).toContain(
      'Schedule 25, row 1: nobody can reach it, no wage is at least K2.minimum and below K1.minimum.',
    );
  });

  it.each([
    [{ band: 15_050, temporary: 7_140 }, 'temporary'],
    [{ band: 8_340, temporary: 13_160 }, 'band'],
  ])('of a wage range that is empty under one policy: K2.minimum %j (%s)', (baht, _) => {
    const ruleSet = withAmounts('K2.minimum', (amount) => [{ ...amount, baht }]);

    expect(problemsOfRuleSet(ruleSet)).toContain(
      'Schedule 25, row 1: nobody can reach it, no wage is at least K1.minimum and below K2.minimum.',
    );
  });

  it.each([
    [{ levels: ['K1', 'K2'] }, 'a level of an earlier row'],
    [{ levels: ['K1'], allowance: 5 }, 'a level of an earlier row, whatever the allowance'],
    [{ levels: ['K1'], head: true }, 'a level of an earlier row, whatever the flag'],
  ])('because of %j: %s', (who, _) => {
    const problems = problemsOfRuleSet(withRow(15, 16, (row) => [{ ...row, who: [who] }]));

    expect(problems[0]).toBe(
      'Schedule 15, row 16: overlaps row 5, which has the same officers in rounds 2565 on; nobody can reach the later one.',
    );
  });

  it.each([
    [{ levels: ['M2'], allowance: 21_000, head: false }, 15],
    [{ levels: ['M2'], allowance: 21_000 }, 15],
    [{ levels: ['M2'], head: true }, 14],
  ])('because %j takes officers of row %i', (who, row) => {
    const problems = problemsOfRuleSet(withRow(15, 16, (given) => [{ ...given, who: [who] }]));

    expect(problems[0]).toContain(`row 16: overlaps row ${row},`);
  });

  it('because its positions begin as those of another row, whichever is longer', () => {
    const longer = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ', positions: ['ครู ใหญ่'] }] }]);
    const shorter = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ', positions: ['ศึกษา'] }] }]);
    const none = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ' }] }]);
    const other = withRow(16, 4, (row) => [{ ...row, who: [{ standing: 'ชำนาญการพิเศษ', positions: ['อาจารย์'] }] }]);
    const problem =
      'Schedule 16, row 4: overlaps row 3, which has the same officers in rounds 2565 on; nobody can reach the later one.';

    expect(problemsOfRuleSet(longer)).toEqual([problem]);
    expect(problemsOfRuleSet(shorter)).toEqual([problem]);
    expect(problemsOfRuleSet(none)).toEqual([problem]);
    expect(problemsOfRuleSet(other)).toEqual([]);
  });

  it.each([
    [{ from: 'K1.minimum', below: 'K3.minimum' }, 'around the bound'],
    [{ from: 'K1.minimum', below: null }, 'without an end'],
  ] as const)('because the wages of two rows meet: %j, %s', (wage, _) => {
    expect(problemsOfRuleSet(withRow(25, 1, (row) => [{ ...row, who: [{ wage }] }]))).toEqual([
      'Schedule 25, row 2: overlaps row 1, which has the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  it('because the wages of two rows meet on a later day', () => {
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
      'Schedule 25, row 2: overlaps row 1, which has the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  it.each([1, 2])('because row %i of the two does not look at the wage', (number) => {
    const problems = problemsOfRuleSet(withRow(25, number, (row) => [{ ...row, who: [{ allowance: 5 }] }]));

    expect(problems).toEqual([
      'Schedule 25, row 2: overlaps row 1, which has the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
  });

  it('because an earlier row does not look at the level', () => {
    const problems = problemsOfRuleSet(withRow(15, 1, (row) => [{ ...row, who: [{ allowance: 13_000 }] }]));

    expect(problems[0]).toContain('Schedule 15, row 2: overlaps row 1,');
    expect(problems.some((problem) => problem.startsWith('Schedule 15, row 9: overlaps row 1,'))).toBe(true);
    expect(problems.some((problem) => problem.startsWith('Schedule 15, row 10'))).toBe(false);
  });

  it('but not because the wages of two rows lie apart', () => {
    const wage = { from: 'K1.minimum', below: 'O2.minimum' } as const;

    expect(problemsOfRuleSet(withRow(25, 1, (row) => [{ ...row, who: [{ wage }] }]))).toEqual([]);
  });

  it('of a schedule that no policy chooses', () => {
    const schedule = { ...SCHEDULE_15, number: 18 };

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules: [...REGULATION_2564.schedules, schedule] })).toEqual([
      'Schedule 18: nobody can reach it, policy switch civilServantSchedule does not allow it.',
    ]);
  });

  it('of a second schedule whose rows are for the same officers of a personnel type', () => {
    const schedule26 = REGULATION_2564.schedules.find(({ number }) => number === 26) as Schedule;
    const [row] = schedule26.rows as [Row];
    const second: Schedule = { ...schedule26, number: 28, rows: [{ ...row, number: 8 }] };
    const others = REGULATION_2564.schedules.filter(({ number }) => number !== 26);
    const problemsWith = (...schedules: readonly Schedule[]) =>
      problemsOfRuleSet({ ...REGULATION_2564, schedules: [...others, ...schedules] });

    expect(problemsWith(schedule26, second)).toEqual([
      'Schedule 28, row 8: overlaps row 1 of schedule 26, which has the same officers in rounds 2565 on; nobody can reach the later one.',
    ]);
    // A row may have the number of a row of another schedule.
    expect(
      problemsWith({ ...schedule26, rows: schedule26.rows.slice(1) }, { ...second, rows: [{ ...row, number: 2 }] }),
    ).toEqual([]);
  });

  it('of a second schedule with the number of another', () => {
    const schedules = [...REGULATION_2564.schedules, SCHEDULE_15];

    expect(problemsOfRuleSet({ ...REGULATION_2564, schedules })).toEqual([
      'Schedule 15: another schedule before it has its number.',
    ]);
  });
});
