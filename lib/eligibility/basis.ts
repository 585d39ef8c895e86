import { addDays, type CalendarDay, dayOfYear, isWithin } from '../vocabulary/calendar.ts';
import { rankOf } from '../vocabulary/classes.ts';
import type { OfficerRead, PersonnelType } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import { problemsOfRuleSet } from './check-rule-set.ts';
import { POLICY_SWITCHES, type Policy, problemsOfPolicy } from './policy.ts';
import type { ReasonCode } from './reasons.ts';
import { REGULATION_2564 } from './regulation-2564/index.ts';
import type { Amount, AmountName, Row, RuleSet, Schedule, Step } from './rule-set.ts';
import { warningsOf } from './warnings.ts';

/** Thrown for a rule set, policy or round that cannot be used; the message names every problem. */
export class RuleSetError extends Error {
  override readonly name = 'RuleSetError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

/** One rule: a step of a row, in the form in which it is judged and cited. */
export interface Rule {
  /** Such as `schedule15.row6.clause2`. */
  readonly id: string;
  readonly scheduleNumber: number;
  readonly rowNumber: number;
  readonly rank: number;
  readonly step: Step;
  readonly sure: Row['sure'];
}

/** A row in force in a round, with its rules, lowest class first. */
export interface RowInForce extends Omit<Row, 'serviceYears'> {
  readonly schedule: Schedule;
  readonly rules: readonly Rule[];
  /** The row's own, or else the schedule's; null: none are asked for. */
  readonly serviceYears: number | null;
}

/** An amount on one day. */
export interface AmountInForce {
  readonly baht: number | null;
  readonly sure: Amount['sure'];
}

/** An amount that a rule tests. It exists: a rule set with a gap between amounts is refused. */
export function amountOf(amounts: ReadonlyMap<AmountName, AmountInForce>, name: AmountName): AmountInForce {
  return amounts.get(name) as AmountInForce;
}

/** The rows of a schedule in force in a round. */
export interface ScheduleInForce {
  readonly schedule: Schedule;
  readonly rows: readonly RowInForce[];
}

/** The rules of one round under one interpretation of the open points. */
export interface Interpretation {
  readonly ruleSet: RuleSet;
  readonly roundYear: number;
  readonly birthday: CalendarDay;
  /** Day to which service is counted. */
  readonly cutOff: CalendarDay;
  /** Day by which the papers of the round are due. */
  readonly filingDay: CalendarDay;
  /** Day to which the holding of a class is counted. */
  readonly holdingDay: CalendarDay;
  /** Day to which the years in the level are counted. */
  readonly levelDay: CalendarDay;
  /** Day whose salary is tested as the salary of five years ago. */
  readonly fiveYearsAgo: CalendarDay;
  readonly whichClass: Policy['whichClass'];
  readonly skilledUnknown: Policy['skilledUnknown'];
  readonly governmentEmployeeSchedule: Policy['governmentEmployeeSchedule'];
  /** Whether item 18 adds its years to service too. */
  readonly extraYearsOnService: boolean;
  /** The schedules of each personnel type that has any. */
  readonly schedules: ReadonlyMap<PersonnelType, readonly ScheduleInForce[]>;
  readonly amounts: ReadonlyMap<AmountName, AmountInForce>;
  readonly amountsFiveYearsAgo: ReadonlyMap<AmountName, AmountInForce>;
  /** Answers that are tried for questions that only people can answer, by the code of the reason. */
  readonly answered: ReadonlyMap<ReasonCode, boolean>;
}

/** Another interpretation of an open point, and the note on verdicts that it would change. */
export interface OtherInterpretation {
  readonly note: ReasonCode;
  readonly policy: Policy;
  readonly interpretation: Interpretation;
  /** Whether it is the schedule that is another; only this is said while unread cells decide the verdict. */
  readonly isOfSchedule: boolean;
  /** Whether it can change the verdict on an officer; the others are not judged again. */
  readonly concerns: (officer: Pick<OfficerRead, 'personnelType' | 'extraYears' | 'unread'>) => boolean;
}

/** Everything needed to judge the officers of a round, checked. */
export interface Basis {
  /** Buddhist Era. */
  readonly roundYear: number;
  readonly ruleSet: {
    readonly id: string;
    /** The cut-off day. */
    readonly asOf: CalendarDay;
    /** What of the rules may be out of date in this round; empty: nothing is known to be. */
    readonly warnings: readonly BothLanguages[];
  };
  readonly policy: Policy;
  readonly interpretation: Interpretation;
  readonly otherInterpretations: readonly OtherInterpretation[];
  /** The same interpretation in a later round. */
  readonly inRound: (roundYear: number) => Interpretation;
}

function ruleOf(schedule: Schedule, row: Row, step: Step): Rule {
  const { clause } = step;
  const sharesClause = row.steps.filter((other) => other.clause === clause).length > 1;
  return {
    id: `schedule${schedule.number}.row${row.number}${clause === null ? '' : `.clause${clause}`}${sharesClause ? `.${step.class}` : ''}`,
    scheduleNumber: schedule.number,
    rowNumber: row.number,
    rank: rankOf(step.class) as number,
    step,
    sure: step.sure ?? row.sure,
  };
}

/** The rules of a row, lowest class first. */
export function rulesOf(schedule: Schedule, row: Row): readonly Rule[] {
  return row.steps.map((step) => ruleOf(schedule, row, step));
}

function amountsOn(ruleSet: RuleSet, policy: Policy, day: CalendarDay): ReadonlyMap<AmountName, AmountInForce> {
  const inForce = ruleSet.amounts.filter((amount) => isWithin(amount, day));
  return new Map(
    inForce.map(({ name, baht, sure }) => [
      name,
      { baht: typeof baht === 'object' && baht !== null ? baht[policy.salaryMinimum] : baht, sure },
    ]),
  );
}

interface Departure {
  readonly cutOffShiftDays?: number;
  readonly extraYearsOnService?: boolean;
}

function interpretationOf(
  ruleSet: RuleSet,
  policy: Policy,
  roundYear: number,
  departure: Departure = {},
): Interpretation {
  const birthday = dayOfYear(roundYear, ruleSet.birthday);
  const cutOff = addDays(birthday, -ruleSet.cutOffDaysBefore + (departure.cutOffShiftDays ?? 0));
  const fiveYearsAgo = dayOfYear(roundYear - ruleSet.pastSalary.years, ruleSet.pastSalary.day);
  const inForce = ruleSet.schedules
    .filter(({ personnelType, number }) => personnelType !== 'civilServant' || number === policy.civilServantSchedule)
    .map((schedule) => ({
      schedule,
      rows: schedule.rows
        .filter(({ rounds }) => isWithin(rounds, roundYear))
        .map((row) => ({
          ...row,
          schedule,
          rules: rulesOf(schedule, row),
          serviceYears: row.serviceYears ?? schedule.serviceYears,
        })),
    }));
  return {
    ruleSet,
    roundYear,
    birthday,
    cutOff,
    filingDay: addDays(birthday, -ruleSet.filing.daysBeforeBirthday),
    holdingDay: policy.holdingBasis === 'birthday' ? birthday : cutOff,
    levelDay: policy.levelBasis === 'birthday' ? birthday : cutOff,
    fiveYearsAgo,
    whichClass: policy.whichClass,
    skilledUnknown: policy.skilledUnknown,
    governmentEmployeeSchedule: policy.governmentEmployeeSchedule,
    extraYearsOnService: departure.extraYearsOnService ?? true,
    schedules: Map.groupBy(inForce, ({ schedule }) => schedule.personnelType),
    amounts: amountsOn(ruleSet, policy, cutOff),
    amountsFiveYearsAgo: amountsOn(ruleSet, policy, fiveYearsAgo),
    answered: new Map(),
  };
}

function otherInterpretationsOf(ruleSet: RuleSet, policy: Policy, roundYear: number): readonly OtherInterpretation[] {
  const judgedAgain = (Object.keys(POLICY_SWITCHES) as (keyof Policy)[]).filter(
    (name) => POLICY_SWITCHES[name].isJudgedAgain,
  );
  const bySwitch = judgedAgain.flatMap((name) =>
    POLICY_SWITCHES[name].allowed
      .filter((value) => value !== policy[name])
      .map((value): OtherInterpretation => {
        const other: Policy = { ...policy, [name]: value };
        const interpretation = interpretationOf(ruleSet, other, roundYear);
        const { note, onlyFor = null } = POLICY_SWITCHES[name];
        const concerns: OtherInterpretation['concerns'] = ({ personnelType }) =>
          onlyFor === null || personnelType === onlyFor;
        return { note, policy: other, interpretation, isOfSchedule: onlyFor !== null, concerns };
      }),
  );
  const byCutOff = ruleSet.cutOffEdgeDays.map(
    (cutOffShiftDays): OtherInterpretation => ({
      note: 'CUT_OFF_EDGE',
      policy,
      interpretation: interpretationOf(ruleSet, policy, roundYear, { cutOffShiftDays }),
      isOfSchedule: false,
      concerns: () => true,
    }),
  );
  return [
    ...bySwitch,
    ...byCutOff,
    {
      note: 'EXTRA_YEARS_ON_SERVICE',
      policy,
      interpretation: interpretationOf(ruleSet, policy, roundYear, { extraYearsOnService: false }),
      isOfSchedule: false,
      concerns: ({ extraYears }) => Boolean(extraYears),
    },
  ];
}

/**
 * The basis of a round: rule set, amounts and policy, checked together.
 *
 * @param roundYear Buddhist Era
 * @param policy the switches of `config/policy.json`
 * @throws RuleSetError when the round is before the rule set's first, or the policy or the rule set is wrong
 */
export function basisFor(roundYear: number, policy: unknown, ruleSet: RuleSet = REGULATION_2564): Basis {
  const { rounds } = ruleSet;
  const problems = [...problemsOfPolicy(policy), ...problemsOfRuleSet(ruleSet)];
  if (!Number.isInteger(roundYear) || !isWithin(rounds, roundYear)) {
    problems.unshift(
      `Round: found ${roundYear}, allowed ${rounds.from} ${rounds.to === null ? 'or later' : `to ${rounds.to}`} (Buddhist Era); earlier rounds follow another regulation.`,
    );
  }
  if (problems.length > 0) {
    throw new RuleSetError(problems);
  }
  const checked = policy as Policy;
  const interpretation = interpretationOf(ruleSet, checked, roundYear);
  const later = new Map<number, Interpretation>([[roundYear, interpretation]]);
  return {
    roundYear,
    ruleSet: {
      id: ruleSet.id,
      asOf: interpretation.cutOff,
      warnings: warningsOf(ruleSet, roundYear, interpretation.cutOff),
    },
    policy: { ...checked },
    interpretation,
    otherInterpretations: otherInterpretationsOf(ruleSet, checked, roundYear),
    inRound: (year) => {
      const known = later.get(year) ?? interpretationOf(ruleSet, checked, year);
      later.set(year, known);
      return known;
    },
  };
}

/**
 * A text that changes exactly when the round, the rule set, an amount or the policy changes. It shows whether a stored
 * result is still current.
 */
export function basisFingerprint(basis: Basis): string {
  return JSON.stringify([basis.roundYear, basis.policy, basis.interpretation.ruleSet]);
}
