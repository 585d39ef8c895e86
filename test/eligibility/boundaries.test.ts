import { describe, expect, it } from 'vitest';
import { type Basis, basisFor, type Rule, rulesOf } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Condition, Row, RuleSet, Schedule } from '../../lib/eligibility/rule-set.ts';
import type { CalendarDay } from '../../lib/vocabulary/calendar.ts';
import { CLASSES, rankOf } from '../../lib/vocabulary/classes.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';

// Every rule is tested with an officer who meets it exactly, and with officers who miss it by a day, a baht or a class.
// The policy is stepwise and the officer holds the class just below, so the lowest step met is the rule itself: it decides alone.

/** Gives the amounts that are not known yet a value, so that their rules can be tested too. */
const SOME_AMOUNT = 41_630;

const RULE_SET: RuleSet = {
  ...REGULATION_2564,
  amounts: REGULATION_2564.amounts.map((amount) => ({ ...amount, baht: amount.baht ?? SOME_AMOUNT })),
};

const BAHT: Readonly<Record<string, number>> = {
  'O2.minimum': 10_190,
  'K1.minimum': 8_340,
  'K2.minimum': 15_050,
  'K3.minimum': 22_140,
  'K3.maximum': 58_390,
  'KS3.maximum': 58_390,
};

function bahtOf(amount: string): number {
  return BAHT[amount] ?? SOME_AMOUNT;
}

const STEPWISE: Readonly<Record<number, Basis>> = Object.fromEntries(
  [15, 17].map((civilServantSchedule) => [
    civilServantSchedule,
    basisFor(ROUND, { ...USUAL_POLICY, civilServantSchedule, whichClass: 'stepwise' }, RULE_SET),
  ]),
);

interface Tried {
  readonly schedule: Schedule;
  readonly row: Row;
  readonly rule: Rule;
}

const TRIED: readonly (readonly [string, Tried])[] = RULE_SET.schedules.flatMap((schedule) =>
  schedule.rows.flatMap((row) => rulesOf(schedule, row).map((rule) => [rule.id, { schedule, row, rule }] as const)),
);

/** The day so many years before 29 May or 28 July 2026, plus so many days. */
function yearsBefore(day: '05-29' | '07-28', years: number, days = 0): CalendarDay {
  const date = new Date(`${2026 - years}-${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function classOfRank(rank: number): string | null {
  return CLASSES[rank - 1]?.abbreviation ?? null;
}

/** The facts that put an officer into a row, one entry for each way into it. */
function waysInto({ schedule, row }: Tried): readonly Partial<Officer>[] {
  return row.who.map((who) => ({
    personnelType: schedule.personnelType,
    level: who.levels?.[0] ?? null,
    allowance: who.allowance ?? null,
    head: who.head ?? null,
    standing: who.standing === 'none' ? null : (who.standing ?? null),
    positionName: who.positions?.[0] ?? null,
    salary: who.wage === undefined ? 5_000 : bahtOf(who.wage.from),
    skilled: schedule.skilled === null ? null : true,
  }));
}

/** Facts that meet one condition exactly, or miss it by so many days or baht. */
function meeting(condition: Condition, missedBy = 0): Partial<Officer> {
  switch (condition.kind) {
    case 'positionYears':
      return { enteredLevel: yearsBefore('05-29', condition.years, missedBy) };
    case 'heldYears':
      return {
        classHeld: condition.class,
        classHeldSince: condition.years === 0 ? '2024-07-28' : yearsBefore('07-28', condition.years, missedBy),
      };
    case 'salaryAtLeast':
      return { salary: bahtOf(condition.amount) - missedBy };
    case 'salaryBelow':
      return { salary: bahtOf(condition.amount) - 1 + missedBy };
    case 'salaryFiveYearsAgoAtLeast':
      return { salaryFiveYearsAgo: bahtOf(condition.amount) - missedBy };
    case 'retirementYear':
      return { birthDate: missedBy === 0 ? '1966-10-01' : '1966-10-02' };
    case 'daysInOffice':
      return { enteredLevel: yearsBefore('07-28', 0, missedBy - condition.days) };
    case 'yearsInOffice':
      return { enteredLevel: yearsBefore('07-28', condition.years, missedBy) };
    case 'paidByOwnLaw':
      return { officePay: missedBy <= 0 };
  }
}

/** Officers who meet a rule exactly, one for each way into its row. */
function officersFor(tried: Tried): readonly Officer[] {
  const { step, rank } = tried.rule;
  const below = classOfRank(rank - 1);
  const facts: Partial<Officer> = Object.assign(
    { classHeld: below, classHeldSince: below === null ? null : '2010-12-05', enteredLevel: '2026-01-01' },
    ...step.conditions.map((condition) => meeting(condition)),
  );
  return waysInto(tried).map((way) =>
    officerWith({ enteredService: '2000-01-01', salaryFiveYearsAgo: 5_000, ...way, ...facts }),
  );
}

function basisOf({ schedule }: Tried): Basis {
  return STEPWISE[schedule.number === 17 ? 17 : 15] as Basis;
}

function ruleFor(tried: Tried, officer: Officer): string | null {
  const judgement = judge(officer, basisOf(tried));
  return judgement.verdict === 'eligible' ? judgement.rule : null;
}

describe.each(TRIED)('%s', (id, tried) => {
  it('nominates its class for an officer who meets it exactly', () => {
    for (const officer of officersFor(tried)) {
      expect(ruleFor(tried, officer)).toBe(id);
    }
  });

  it('does not when any condition is missed by a day, a baht or a class', () => {
    for (const officer of officersFor(tried)) {
      for (const condition of tried.rule.step.conditions) {
        const canBeMissed = !(condition.kind === 'heldYears' && condition.years === 0);
        if (canBeMissed) {
          expect.soft(ruleFor(tried, { ...officer, ...meeting(condition, 1) }), condition.kind).not.toBe(id);
        }
        if (condition.kind === 'heldYears') {
          const lower = classOfRank((rankOf(condition.class) ?? 0) - 1);
          const held = { classHeld: lower, classHeldSince: lower === null ? null : officer.classHeldSince };
          expect.soft(ruleFor(tried, { ...officer, ...held }), 'one class below').not.toBe(id);
        }
      }
    }
  });

  it('does when every condition is met with a day or a baht to spare', () => {
    for (const officer of officersFor(tried)) {
      const spared = tried.rule.step.conditions
        .filter(({ kind }) => kind !== 'retirementYear')
        .map((condition) => meeting(condition, -1));
      expect(ruleFor(tried, Object.assign({}, officer, ...spared))).toBe(id);
    }
  });

  it('does not for an officer who holds the class itself, or the one above', () => {
    for (const officer of officersFor(tried)) {
      for (const classHeld of [classOfRank(tried.rule.rank), classOfRank(tried.rule.rank + 1)]) {
        if (classHeld !== null) {
          const judgement = judge({ ...officer, classHeld, classHeldSince: '2010-12-05' }, basisOf(tried));
          expect.soft(judgement.nominate, classHeld).not.toBe(tried.rule.step.class);
        }
      }
    }
  });

  it('needs its full years of service on the cut-off day', () => {
    const years = tried.row.serviceYears ?? tried.schedule.serviceYears;
    if (years === null) {
      for (const officer of officersFor(tried)) {
        expect.soft(ruleFor(tried, { ...officer, enteredService: '2026-07-27' })).toBe(id);
      }
      return;
    }
    for (const officer of officersFor(tried)) {
      const testsLevel = tried.rule.step.conditions.some(({ kind }) => kind === 'positionYears');
      const entering = (days: number) => {
        const enteredService = yearsBefore('05-29', years, days);
        const enteredLevel = testsLevel ? enteredService : officer.enteredLevel;
        return judge({ ...officer, enteredService, enteredLevel }, basisOf(tried));
      };
      const serviceOf = (days: number) => entering(days).conditions.find(({ name }) => name === 'serviceYears');

      expect.soft(serviceOf(-1)).toMatchObject({ found: years, needed: years, met: true });
      expect.soft(serviceOf(0)).toMatchObject({ found: years, needed: years, met: true });
      expect.soft(serviceOf(1)).toMatchObject({ found: years - 1, needed: years, met: false });
      expect.soft(entering(1).verdict).toBe('notEligible');
    }
  });

  it('bars a class of the round before, unless the row rises every year, and one of the same year always', () => {
    const holdsYears = tried.rule.step.conditions.some(
      (condition) => condition.kind === 'heldYears' && condition.years > 0,
    );
    for (const officer of officersFor(tried)) {
      if (officer.classHeld !== null && !holdsYears) {
        const lastRound = { ...officer, classHeldSince: '2025-07-28' };
        const twoRoundsAgo = { ...officer, classHeldSince: '2024-07-28' };

        const thisYear = { ...officer, classHeldSince: '2026-01-01' };

        expect.soft(ruleFor(tried, thisYear)).toBeNull();
        expect.soft(ruleFor(tried, lastRound)).toBe(tried.row.roundsBetween === 0 ? id : null);
        expect.soft(ruleFor(tried, twoRoundsAgo)).toBe(id);
      }
    }
  });
});
