import { REGULATION_2564 } from '../../../lib/eligibility/regulation-2564/index.ts';
import type { Amount, Row, RuleSet, Schedule, Step } from '../../../lib/eligibility/rule-set.ts';

/** The regulation with one schedule changed. */
export function withSchedule(number: number, change: (schedule: Schedule) => Schedule): RuleSet {
  return {
    ...REGULATION_2564,
    schedules: REGULATION_2564.schedules.map((schedule) => (schedule.number === number ? change(schedule) : schedule)),
  };
}

/** The regulation with the rows of one schedule changed. */
export function withScheduleRows(number: number, change: (rows: readonly Row[]) => readonly Row[]): RuleSet {
  return withSchedule(number, (schedule) => ({ ...schedule, rows: change(schedule.rows) }));
}

/** The regulation with one row changed, or replaced by several rows. */
export function withRow(schedule: number, number: number, change: (row: Row) => readonly Row[]): RuleSet {
  return withScheduleRows(schedule, (rows) => rows.flatMap((row) => (row.number === number ? change(row) : [row])));
}

/** The regulation with one step of one row changed. */
export function withStep(schedule: number, row: number, at: number, change: Partial<Step>): RuleSet {
  return withRow(schedule, row, (given) => [
    { ...given, steps: given.steps.map((step, index) => (index === at ? { ...step, ...change } : step)) },
  ]);
}

/** The regulation with the amounts of one name changed. */
export function withAmounts(name: string, change: (amount: Amount) => readonly Amount[]): RuleSet {
  return {
    ...REGULATION_2564,
    amounts: REGULATION_2564.amounts.flatMap((amount) => (amount.name === name ? change(amount) : [amount])),
  };
}
