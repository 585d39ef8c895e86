import { addDays, dayOfYear, isWithin } from '../vocabulary/calendar.ts';
import { rankOf } from '../vocabulary/classes.ts';
import { levelOf } from '../vocabulary/levels.ts';
import { comparable } from '../vocabulary/words.ts';
import { POLICY_SWITCHES, type Policy } from './policy.ts';
import type { Amount, AmountName, Condition, Rounds, Row, RuleSet, Schedule, Step, Who } from './rule-set.ts';

/** Full years from 18, the youngest age of entering the service, to 60, when it ends. */
const LONGEST_CAREER_YEARS = 42;

const SALARY_MINIMA = POLICY_SWITCHES.salaryMinimum.allowed;

function overlap(one: Rounds, other: Rounds): boolean {
  return (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);
}

function nameOf({ from, to }: Rounds): string {
  return to === null ? `${from} on` : `${from} to ${to}`;
}

/** An amount under one value of the policy switch `salaryMinimum`. */
function bahtOf({ baht }: Amount, minimum: Policy['salaryMinimum']): number | null {
  return typeof baht === 'object' && baht !== null ? baht[minimum] : baht;
}

// Amounts

/** The entries of one amount must follow each other without a gap or an overlap. */
function problemsOfOrder(name: string, amounts: readonly Amount[]): readonly string[] {
  const inOrder = amounts.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return inOrder.slice(1).flatMap(({ from }, index) => {
    const before = inOrder[index] as Amount;
    if (before.to === null || from <= before.to) {
      return [`Amount ${name}: the one from ${from} overlaps the one from ${before.from}.`];
    }
    return from === addDays(before.to, 1)
      ? []
      : [`Amount ${name}: nothing is given from ${before.to} to ${from}, let one follow the other on the next day.`];
  });
}

function problemsOfAmounts({ amounts }: RuleSet): readonly string[] {
  const ofEach = amounts.flatMap((amount) => {
    const { name, from, to } = amount;
    const problems: string[] = [];
    if ((to ?? from) < from) {
      problems.push(`Amount ${name}: ends ${to}, before it begins ${from}.`);
    }
    if (levelOf(name.split('.')[0] as string) === undefined) {
      problems.push(`Amount ${name}: there is no such level.`);
    }
    for (const baht of new Set(SALARY_MINIMA.map((minimum) => bahtOf(amount, minimum)))) {
      if (baht !== null && !(baht > 0 && Number.isFinite(baht))) {
        problems.push(`Amount ${name}: ${baht} baht is not a salary, allowed above 0, or null while it is not set.`);
      }
    }
    return problems;
  });
  const byName = Map.groupBy(amounts, ({ name }) => name);
  return [...ofEach, ...[...byName].flatMap(([name, entries]) => problemsOfOrder(name, entries))];
}

/**
 * The range between two amounts, on each day on which one of them begins and under each policy; infinite where an amount is
 * not given or set.
 */
function rangesOf(
  { amounts }: RuleSet,
  from: AmountName,
  below: AmountName | null,
): readonly { readonly least: number; readonly bound: number }[] {
  const ofThese = amounts.filter(({ name }) => name === from || name === below);
  return ofThese.flatMap(({ from: day }) =>
    SALARY_MINIMA.map((minimum) => {
      const bahtOn = (name: AmountName | null) => {
        const inForce = amounts.find((amount) => amount.name === name && isWithin(amount, day));
        return inForce === undefined ? null : bahtOf(inForce, minimum);
      };
      return { least: bahtOn(from) ?? Number.NEGATIVE_INFINITY, bound: bahtOn(below) ?? Number.POSITIVE_INFINITY };
    }),
  );
}

/** Whether there is a day on which no salary is at least the first and below the second amount. */
function isEmptyRange(ruleSet: RuleSet, from: AmountName, below: AmountName | null): boolean {
  return rangesOf(ruleSet, from, below).some(({ least, bound }) => least >= bound);
}

/** The amounts that a row tests, each once. */
export function amountsOfRow(row: Pick<Row, 'who' | 'steps'>): readonly AmountName[] {
  const tested = row.steps.flatMap(({ conditions }) =>
    conditions.flatMap((condition) => ('amount' in condition ? [condition.amount] : [])),
  );
  const wages = row.who.flatMap(({ wage }) => (wage === undefined ? [] : [wage.from, wage.below]));
  return [...new Set([...tested, ...wages.filter((name) => name !== null)])];
}

/** Every amount must cover every day a round may test, from the past salary's day of the first round on. */
function problemsOfCover({ amounts, rounds, pastSalary }: RuleSet, place: string, row: Row): readonly string[] {
  return amountsOfRow(row).flatMap((name) => {
    const first = dayOfYear(Math.max(row.rounds.from, rounds.from) - pastSalary.years, pastSalary.day);
    const entries = amounts.filter((amount) => amount.name === name);
    const startsInTime = entries.some(({ from }) => from <= first);
    const goesOn = entries.some(({ to }) => to === null);
    return startsInTime && goesOn ? [] : [`${place}: amount ${name} is not given for every day from ${first} on.`];
  });
}

// Steps

function problemsOfYears(place: string, what: string, years: number, least: number): readonly string[] {
  const canHold = Number.isInteger(years) && years >= least && years <= LONGEST_CAREER_YEARS;
  return canHold
    ? []
    : [`${place}: ${what} of ${years} can never hold, allowed whole years from ${least} to ${LONGEST_CAREER_YEARS}.`];
}

function problemsOfService(place: string, years: number | null): readonly string[] {
  return years === null ? [] : problemsOfYears(place, 'serviceYears', years, 0);
}

function problemsOfPeriods(place: string, conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap((condition) =>
    'years' in condition
      ? problemsOfYears(place, condition.kind, condition.years, condition.kind === 'heldYears' ? 0 : 1)
      : [],
  );
}

function problemsOfStep(ruleSet: RuleSet, place: string, step: Step): readonly string[] {
  const problems = [...problemsOfPeriods(place, step.conditions)];
  const rank = rankOf(step.class);
  if (rank === undefined) {
    problems.push(`${place}: there is no class ${step.class}.`);
  }
  const held = step.conditions.filter((condition) => condition.kind === 'heldYears');
  for (const condition of held) {
    const heldRank = rankOf(condition.class);
    if (heldRank === undefined) {
      problems.push(`${place}: there is no class ${condition.class}.`);
    } else if (heldRank >= (rank ?? Number.POSITIVE_INFINITY)) {
      problems.push(`${place}: the ladder does not rise, ${step.class} requires ${condition.class}.`);
    }
  }
  if (new Set(held.map((condition) => condition.class)).size > 1) {
    problems.push(`${place}: two classes cannot both be the one held, the condition can never hold.`);
  }
  for (const least of step.conditions) {
    for (const bound of step.conditions) {
      if (
        least.kind === 'salaryAtLeast' &&
        bound.kind === 'salaryBelow' &&
        isEmptyRange(ruleSet, least.amount, bound.amount)
      ) {
        problems.push(`${place}: no salary is at least ${least.amount} and below ${bound.amount}, it can never hold.`);
      }
    }
  }
  return problems;
}

// Rows

function problemsOfWho(ruleSet: RuleSet, { personnelType }: Schedule, place: string, who: Who): readonly string[] {
  const problems: string[] = [];
  if (Object.keys(who).length === 0) {
    problems.push(`${place}: it names no officers.`);
  }
  for (const code of who.levels ?? []) {
    if (levelOf(code)?.personnelType !== personnelType) {
      problems.push(`${place}: nobody can reach it, there is no level ${code} of ${personnelType}.`);
    }
  }
  if (who.levels?.length === 0 || who.positions?.length === 0) {
    problems.push(`${place}: nobody can reach it, it names no level or position.`);
  }
  if (who.allowance !== undefined && !(who.allowance > 0)) {
    problems.push(`${place}: nobody can reach it, the allowance is ${who.allowance}.`);
  }
  if (who.wage !== undefined && isEmptyRange(ruleSet, who.wage.from, who.wage.below)) {
    problems.push(`${place}: nobody can reach it, no wage is at least ${who.wage.from} and below ${who.wage.below}.`);
  }
  return problems;
}

type Wage = NonNullable<Who['wage']>;

function doWagesMeet(ruleSet: RuleSet, one: Wage, other: Wage): boolean {
  const areApart = (lower: Wage, upper: Wage) =>
    rangesOf(ruleSet, upper.from, lower.below).every(({ least, bound }) => bound <= least);
  return !areApart(one, other) && !areApart(other, one);
}

/** Whether one officer can fit both; a criterion that only one of them has excludes nobody. */
function canBeBoth(ruleSet: RuleSet, one: Who, other: Who): boolean {
  const differ = (criterion: 'allowance' | 'head' | 'standing') =>
    one[criterion] !== undefined && other[criterion] !== undefined && one[criterion] !== other[criterion];
  const meet = <Value>(
    mine: readonly Value[] | undefined,
    theirs: readonly Value[] | undefined,
    isSame: (a: Value, b: Value) => boolean,
  ) => mine === undefined || theirs === undefined || mine.some((a) => theirs.some((b) => isSame(a, b)));
  const isBeginning = (a: string, b: string) =>
    comparable(a).startsWith(comparable(b)) || comparable(b).startsWith(comparable(a));
  return (
    !differ('allowance') &&
    !differ('head') &&
    !differ('standing') &&
    meet(one.levels, other.levels, (a, b) => a === b) &&
    meet(one.positions, other.positions, isBeginning) &&
    (one.wage === undefined || other.wage === undefined || doWagesMeet(ruleSet, one.wage, other.wage))
  );
}

/** A row with its schedule. */
interface RowOf {
  readonly schedule: Schedule;
  readonly row: Row;
}

/** Rows before a row in which its officers are, so that nobody can reach it; and those of its number. */
function problemsOfOverlap(
  ruleSet: RuleSet,
  place: string,
  { schedule, row }: RowOf,
  earlier: readonly RowOf[],
): readonly string[] {
  const taking = earlier.filter(({ schedule: itsSchedule, row: other }) => {
    const areTheSame = other.who.some((theirs) => row.who.some((mine) => canBeBoth(ruleSet, mine, theirs)));
    const hasItsNumber = itsSchedule === schedule && other.number === row.number;
    return overlap(other.rounds, row.rounds) && (hasItsNumber || areTheSame);
  });
  return taking.map(({ schedule: itsSchedule, row: { number, rounds } }) => {
    const where = itsSchedule === schedule ? '' : ` of schedule ${itsSchedule.number}`;
    return `${place}: overlaps row ${number}${where}, which has the same officers in rounds ${nameOf(rounds)}; nobody can reach the later one.`;
  });
}

function problemsOfRow(ruleSet: RuleSet, { schedule, row }: RowOf, earlier: readonly RowOf[]): readonly string[] {
  const place = `Schedule ${schedule.number}, row ${row.number}`;
  const problems: string[] = [];
  if (row.rounds.to !== null && row.rounds.to < row.rounds.from) {
    problems.push(`${place}: rounds ${nameOf(row.rounds)} end before they begin.`);
  }
  if (!overlap(row.rounds, ruleSet.rounds)) {
    problems.push(`${place}: nobody can reach it, rounds ${nameOf(row.rounds)} are not of this rule set.`);
  }
  if (row.who.length === 0) {
    problems.push(`${place}: nobody can reach it, it names no officers.`);
  }
  for (const who of row.who) {
    problems.push(...problemsOfWho(ruleSet, schedule, place, who));
  }
  problems.push(...problemsOfOverlap(ruleSet, place, { schedule, row }, earlier));
  row.steps.forEach((step, index) => {
    const stepPlace = `${place}, ${step.class}`;
    problems.push(...problemsOfStep(ruleSet, stepPlace, step));
    const before = row.steps[index - 1];
    if (before !== undefined && (rankOf(before.class) ?? 0) >= (rankOf(step.class) ?? Number.POSITIVE_INFINITY)) {
      problems.push(`${stepPlace}: the ladder does not rise, the step before it is ${before.class}.`);
    }
  });
  const begin = row.steps[0];
  if (begin === undefined) {
    problems.push(`${place}: it has no step.`);
  } else {
    const isOnClassHeld = begin.conditions.some(({ kind }) => kind === 'heldYears');
    if (row.first !== null && (row.first !== begin.class || isOnClassHeld)) {
      problems.push(`${place}: the first class is ${row.first}, so its first step must be that, on no class held.`);
    }
    if (row.first === null && !isOnClassHeld) {
      problems.push(`${place}: it has no first class, so its first step must require a class held.`);
    }
  }
  if (row.highest !== row.steps.at(-1)?.class) {
    problems.push(`${place}: the highest class is ${row.highest}, but the last step is another.`);
  }
  problems.push(...problemsOfService(place, row.serviceYears ?? schedule.serviceYears));
  return [...problems, ...problemsOfCover(ruleSet, place, row)];
}

function rowsOf(schedule: Schedule): readonly RowOf[] {
  return schedule.rows.map((row) => ({ schedule, row }));
}

function problemsOfSchedules(ruleSet: RuleSet): readonly string[] {
  const chosen: readonly number[] = POLICY_SWITCHES.civilServantSchedule.allowed;
  return ruleSet.schedules.flatMap((schedule, index) => {
    const { number, personnelType } = schedule;
    const place = `Schedule ${number}`;
    const before = ruleSet.schedules.slice(0, index);
    if (before.some((other) => other.number === number)) {
      return [`${place}: another schedule before it has its number.`];
    }
    const byPolicy = personnelType === 'civilServant';
    const notChosen = `${place}: nobody can reach it, policy switch civilServantSchedule does not allow it.`;
    // The schedules of civil servants are alternatives, so nobody is looked for in two of them.
    const earlier = byPolicy ? [] : before.filter((other) => other.personnelType === personnelType).flatMap(rowsOf);
    const rows = rowsOf(schedule);
    return [
      ...(byPolicy && !chosen.includes(number) ? [notChosen] : []),
      ...rows.flatMap((row, at) => problemsOfRow(ruleSet, row, [...earlier, ...rows.slice(0, at)])),
    ];
  });
}

function problemsOfLifting({ general }: RuleSet): readonly string[] {
  const names = general.map(({ name }) => name);
  return general.flatMap((condition) =>
    ('lifts' in condition ? condition.lifts : [])
      .filter((lifted) => !names.includes(lifted))
      .map((lifted) => `Condition ${condition.name}: there is no condition ${lifted} that it could lift.`),
  );
}

function problemsOfMedal({ medal, general }: RuleSet): readonly string[] {
  const names = general.map(({ name }) => name);
  return [
    ...problemsOfService('Medal', medal.serviceYears),
    ...medal.alsoNeeds.filter((name) => !names.includes(name)).map((name) => `Medal: there is no condition ${name}.`),
  ];
}

/** Civil servants must have a schedule for each value of the policy switch. */
function problemsOfAbsence({ schedules }: RuleSet): readonly string[] {
  const forCivilServants = POLICY_SWITCHES.civilServantSchedule.allowed.filter(
    (chosen) => !schedules.some(({ number, personnelType }) => number === chosen && personnelType === 'civilServant'),
  );
  return forCivilServants.map((number) => `Schedule ${number} for civilServant is missing.`);
}

/** The problems of a rule set, one sentence each; empty when it can be used. */
export function problemsOfRuleSet(ruleSet: RuleSet): readonly string[] {
  return [
    ...problemsOfAmounts(ruleSet),
    ...problemsOfAbsence(ruleSet),
    ...problemsOfSchedules(ruleSet),
    ...problemsOfLifting(ruleSet),
    ...problemsOfMedal(ruleSet),
  ];
}
