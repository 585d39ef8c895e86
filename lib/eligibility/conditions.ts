import { addDays, type CalendarDay, daysBetween, fullYears, yearsBefore } from '../vocabulary/calendar.ts';
import type { Officer } from '../vocabulary/officer.ts';
import { amountOf, type Interpretation, type Rule } from './basis.ts';
import { classOrNone, type Facts, type Fault, type Finding, finding, MET, missing } from './findings.ts';
import { CONTRADICTIONS, nameOfAmount } from './phrases.ts';
import { retirementYearOf } from './retirement.ts';
import type { AmountName, Condition } from './rule-set.ts';
import { inOfficeSince } from './service.ts';

function testSalary(
  name: string,
  { id, step }: Rule,
  found: number,
  amount: AmountName,
  amounts: Interpretation['amounts'],
  faultOf: (needed: number) => Fault,
): Finding {
  const needed = amountOf(amounts, amount).baht;
  if (needed === null) {
    const details = { amount: nameOfAmount(amount), class: step.class };
    return finding(name, id, found, amount, { code: 'AMOUNT_NOT_SET', details, amount });
  }
  const { code, details, ifMet } = faultOf(needed);
  return finding(name, id, found, needed, {
    code,
    ifMet,
    details: { found, needed, amount: nameOfAmount(amount), ...details },
  });
}

/** The time in the present political office that counts for a round: from a day, counted, to a day, not counted. */
function timeInOffice(officer: Officer, { birthday }: Interpretation): [from: CalendarDay, to: CalendarDay] {
  const left = officer.resignDate ?? birthday;
  const to = left < birthday ? left : birthday;
  return [inOfficeSince(officer, to), to];
}

type StepTest<Kind extends Condition['kind']> = (
  condition: Extract<Condition, { kind: Kind }>,
  facts: Facts,
  rule: Rule,
) => readonly Finding[];

const STEP_TESTS: { readonly [Kind in Condition['kind']]: StepTest<Kind> } = {
  positionYears: ({ years }, { officer, levelDay, extraYears }, { id }) => {
    const { enteredLevel, enteredService } = officer;
    const needed = years + extraYears;
    const found = fullYears(enteredLevel, levelDay);
    if (enteredLevel < enteredService) {
      const details = { column: 'BEG_POS_DATE', what: CONTRADICTIONS.levelBeforeService };
      return [finding('positionYears', id, found, needed, { code: 'DATA_CONTRADICTS', details })];
    }
    return [
      finding('positionYears', id, found, needed, {
        code: found >= needed ? null : 'POSITION_TOO_SHORT',
        details: { found, needed, on: levelDay },
        ifMet: () => ({ enteredLevel: yearsBefore(levelDay, needed) }),
        metWithTime: true,
      }),
    ];
  },
  heldYears: ({ class: needed, years }, { officer, holdingDay, extraYears }, { id }) => {
    const { classHeld, classHeldSince } = officer;
    if (classHeld !== needed) {
      const details = { found: classOrNone(classHeld), needed };
      return [finding('classHeld', id, classHeld, needed, { code: 'CLASS_NOT_HELD', details })];
    }
    const isHeld = finding('classHeld', id, classHeld, needed, MET);
    if (years === 0) {
      return [isHeld];
    }
    const neededYears = years + extraYears;
    if (classHeldSince === null) {
      return [isHeld, finding('heldYears', id, null, neededYears, missing('L_INS_DATE'))];
    }
    const found = fullYears(classHeldSince, holdingDay);
    return [
      isHeld,
      finding('heldYears', id, found, neededYears, {
        code: found >= neededYears ? null : 'HOLDING_TOO_SHORT',
        details: { class: needed, found, needed: neededYears, on: holdingDay },
        ifMet: () => ({ classHeldSince: yearsBefore(holdingDay, neededYears) }),
        metWithTime: true,
      }),
    ];
  },
  salaryAtLeast: ({ amount }, { officer: { salary }, interpretation }, rule) => [
    testSalary('salary', rule, salary, amount, interpretation.amounts, (needed) => ({
      code: salary >= needed ? null : 'SALARY_TOO_LOW',
      ifMet: () => ({ salary: needed }),
    })),
  ],
  salaryBelow: ({ amount }, { officer: { salary }, interpretation }, rule) => [
    testSalary('salaryBelow', rule, salary, amount, interpretation.amounts, (needed) => ({
      code: salary < needed ? null : 'SALARY_TOO_HIGH',
    })),
  ],
  salaryFiveYearsAgoAtLeast: ({ amount }, { officer: { salaryFiveYearsAgo }, interpretation, extraYears }, rule) => {
    const name = 'salaryFiveYearsAgo';
    const amounts = interpretation.amountsFiveYearsAgo;
    if (salaryFiveYearsAgo === null) {
      return [finding(name, rule.id, null, amountOf(amounts, amount).baht ?? amount, missing('SALARY5Y'))];
    }
    return [
      testSalary(name, rule, salaryFiveYearsAgo, amount, amounts, (needed) => {
        if (salaryFiveYearsAgo < needed) {
          const details = { on: interpretation.fiveYearsAgo };
          return { code: 'SALARY_FIVE_YEARS_AGO_TOO_LOW', details, ifMet: () => ({ salaryFiveYearsAgo: needed }) };
        }
        return extraYears > 0 ? { code: 'EXTRA_YEARS_SALARY', details: { extraYears } } : MET;
      }),
    ];
  },
  retirementYear: (_condition, { officer, interpretation, year }, { id }) => {
    const found = retirementYearOf(officer.birthDate, interpretation.ruleSet.retirement);
    return [
      finding('retirementYear', id, found, year, {
        code: found === year ? null : 'NOT_RETIREMENT_YEAR',
        details: { found },
        metWithTime: true,
      }),
    ];
  },
  daysInOffice: ({ days, together }, { officer, interpretation }, { id }) => {
    const [since, to] = timeInOffice(officer, interpretation);
    const found = Math.max(0, daysBetween(since, to));
    if (found >= days || together === null) {
      return [
        finding('daysInOffice', id, found, days, {
          code: found >= days ? null : 'OFFICE_TOO_SHORT',
          details: { found, needed: days },
          ifMet: () => ({ enteredLevel: addDays(to, -days) }),
          metWithTime: true,
        }),
      ];
    }
    const { officeDays } = officer;
    if (officeDays === null) {
      return [finding('daysInOffice', id, found, days, { ...missing('OFFICE_DAYS'), metWithTime: true })];
    }
    return [
      finding('daysInOffices', id, officeDays, together, {
        code: officeDays >= together ? null : 'OFFICES_TOO_SHORT',
        details: { found, needed: days, foundTogether: officeDays, neededTogether: together },
        ifMet: () => ({ officeDays: together }),
        metWithTime: true,
      }),
    ];
  },
  yearsInOffice: ({ years: needed }, { officer, interpretation }, { id, step }) => {
    const [since, to] = timeInOffice(officer, interpretation);
    const found = fullYears(since, to);
    return [
      finding('yearsInOffice', id, found, needed, {
        code: found >= needed ? null : 'OFFICE_YEARS_TOO_SHORT',
        details: { class: step.class, found, needed },
        ifMet: () => ({ enteredLevel: yearsBefore(to, needed) }),
        metWithTime: true,
      }),
    ];
  },
  paidByOwnLaw: (_condition, { officer: { officePay } }, { id }) => {
    if (officePay === null) {
      return [finding('paidByOwnLaw', id, null, 'Y', missing('OFFICE_PAY'))];
    }
    const fault: Fault = { code: 'OFFICE_NOT_PAID', ifMet: () => ({ officePay: true }) };
    return [finding('paidByOwnLaw', id, officePay ? 'Y' : 'N', 'Y', officePay ? MET : fault)];
  },
};

/** Whether a condition sets a period in years, which item 18 lengthens. */
function setsPeriod(condition: Condition): boolean {
  return (
    condition.kind === 'positionYears' ||
    condition.kind === 'salaryFiveYearsAgoAtLeast' ||
    (condition.kind === 'heldYears' && condition.years > 0)
  );
}

/** Tests the conditions of a rule's step. */
export function testStep(rule: Rule, facts: Facts): readonly Finding[] {
  const { step, id } = rule;
  const findings = step.conditions.flatMap((condition) => {
    const test = STEP_TESTS[condition.kind] as (condition: Condition, facts: Facts, rule: Rule) => readonly Finding[];
    return test(condition, facts, rule);
  });
  if (facts.extraYears > 0 && !step.conditions.some(setsPeriod)) {
    const details = { extraYears: facts.extraYears, class: step.class };
    findings.push(finding('extraYears', id, facts.extraYears, 0, { code: 'EXTRA_YEARS_WITHOUT_PERIOD', details }));
  }
  return findings;
}
