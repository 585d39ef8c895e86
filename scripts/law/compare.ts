import type { Condition, Row, RuleSet, Schedule } from '../../lib/eligibility/rule-set.ts';
import { stepsOf } from './map.ts';
import type { PrintedClause, PrintedRow, PrintedSchedule } from './schedule.ts';

function differences(which: string, pairs: readonly (readonly [string, unknown, unknown])[]): readonly string[] {
  return pairs
    .filter(([, printed, data]) => printed !== data)
    .map(([what, printed, data]) => `${which}: ${what} is ${printed} in the law, ${data} in the data.`);
}

/** A condition of the data in the words in which the law is listed. */
function wordsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'positionYears':
      return [`${condition.years} years in the position`];
    case 'heldYears':
      return [`held ${condition.class} for ${condition.years} years`];
    case 'salaryAtLeast':
      return [`salary from ${condition.amount}`];
    case 'salaryBelow':
      return [`salary below ${condition.amount}`];
    case 'salaryFiveYearsAgoAtLeast':
      return [`salary from ${condition.amount} five years ago`];
    case 'retirementYear':
      return ['retirement year'];
    // The remarks state these.
    case 'daysInOffice':
    case 'yearsInOffice':
    case 'paidByOwnLaw':
      return [];
  }
}

function differencesOfClause(which: string, clause: PrintedClause, row: Row): readonly string[] {
  const steps = stepsOf(clause, row);
  const last = steps.at(-1);
  if (last === undefined) {
    return [];
  }
  const place = `${which}, clause ${clause.number ?? '–'}`;
  const ofClass = differences(place, [['the class', clause.class, last.class]]);
  if (steps.length > 1) {
    return ofClass;
  }
  const listed = (conditions: readonly string[]) => conditions.join(', ') || 'none';
  return [
    ...ofClass,
    ...differences(place, [['the condition', listed(clause.conditions), listed(last.conditions.flatMap(wordsOf))]]),
  ];
}

function differencesOfRow(printed: PrintedRow, schedule: Schedule): readonly string[] {
  const which = `Schedule ${schedule.number}, row ${printed.number}`;
  const row = schedule.rows.find(({ number }) => number === printed.number);
  if (row === undefined) {
    return [`${which}: is not in the data.`];
  }
  return [
    ...differences(which, [
      ['the page', printed.page, row.page],
      ['the first class', printed.first, row.first],
      ['the highest class', printed.highest ?? printed.first, row.highest],
    ]),
    ...printed.clauses.flatMap((clause) => differencesOfClause(which, clause, row)),
  ];
}

/** The remarks that a schedule cites. */
function remarksCited({ serviceRemark, reinstatedRemark, skilled, rows }: Schedule) {
  const ofRows = rows.flatMap((row) => row.serviceRemark ?? []);
  return [serviceRemark, reinstatedRemark, skilled, ...ofRows].filter((remark) => remark !== null);
}

function differencesOfSchedule(printed: PrintedSchedule, schedule: Schedule): readonly string[] {
  const which = `Schedule ${schedule.number}`;
  const remarks = remarksCited(schedule).filter(
    ({ number, page }) => !printed.remarks.some((remark) => remark.number === number && remark.page === page),
  );
  return [
    ...differences(which, [['the page', printed.page, schedule.page]]),
    ...printed.rows.flatMap((row) => differencesOfRow(row, schedule)),
    ...remarks.map(
      ({ number, page }) => `${which}: the data cite remark ${number ?? '–'} on page ${page}, which is not there.`,
    ),
  ];
}

/** Where the rule data say something else than the schedules as they were read, one sentence each. */
export function differencesFromPrint(printed: readonly PrintedSchedule[], { schedules }: RuleSet): readonly string[] {
  return printed.flatMap((one) => {
    const schedule = schedules.find(({ number }) => number === one.number);
    return schedule === undefined ? [] : differencesOfSchedule(one, schedule);
  });
}
