import { buddhistYearOf, type CalendarDay, dayOfYear, fullYears } from '../vocabulary/calendar.ts';
import { CLASSES, rankOf } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { Officer } from '../vocabulary/officer.ts';
import { comparable } from '../vocabulary/words.ts';
import { amountOf, type Interpretation, type Rule } from './basis.ts';
import type { ConditionTested } from './judgement.ts';
import type { Place } from './place.ts';
import {
  CONTRADICTIONS,
  NO_CLASS,
  nameOfAmount,
  nameOfRemark,
  REASON_TEXTS,
  type ReasonCode,
  wayToCountReinstated,
} from './reasons.ts';
import { retirementYearOf } from './retirement.ts';
import type { AmountName, Condition, GeneralCondition } from './rule-set.ts';
import type { Detail, Details } from './wording.ts';

/** A reason before it is put into words. */
export interface Cause {
  readonly code: ReasonCode;
  readonly details: Details;
}

/** A tested condition, with the cause when it is not met. */
export interface Finding {
  readonly tested: ConditionTested;
  /** Why it is not met, or could not be tested; null when it is met. */
  readonly cause: Cause | null;
  /** Whether time alone can make it met. */
  readonly metWithTime: boolean;
}

/** Everything that a condition is tested against. */
export interface Facts {
  readonly officer: Officer;
  readonly interpretation: Interpretation;
  readonly place: Place;
  /** Day to which service and position are counted. */
  readonly serviceDay: CalendarDay;
  /** Day to which the holding of a class is counted. */
  readonly holdingDay: CalendarDay;
  /** Years that item 18 adds. */
  readonly extraYears: number;
}

/** What is wrong with a condition; code null: nothing, it is met. */
interface Fault {
  readonly code: ReasonCode | null;
  readonly details?: Details;
  readonly metWithTime?: boolean;
}

const NAMES_OF_CLASSES = CLASSES.map(({ abbreviation }) => abbreviation);

/** The classes, from the lowest to the highest. */
const ALL_CLASSES = `${NAMES_OF_CLASSES[0]} - ${NAMES_OF_CLASSES.at(-1)}`;

const MET: Fault = { code: null };

const NO_DETAILS: Details = {};

function finding(
  name: string,
  rule: string | null,
  found: ConditionTested['found'],
  needed: ConditionTested['needed'],
  { code, details = NO_DETAILS, metWithTime = false }: Fault,
): Finding {
  if (code === null) {
    return { tested: { name, rule, found, needed, met: true }, cause: null, metWithTime };
  }
  const met = REASON_TEXTS[code].use === 'review' ? null : false;
  return { tested: { name, rule, found, needed, met }, cause: { code, details }, metWithTime };
}

function missing(column: ColumnName): Fault {
  return { code: 'MISSING_COLUMN', details: { column } };
}

/** The class held, for a sentence; null becomes the words for no class. */
export function classOrNone(classHeld: string | null): Detail {
  return classHeld ?? NO_CLASS;
}

// Conditions on every officer

function retiresByAge({ row }: Place): boolean {
  return row?.retiresByAge !== false;
}

/**
 * Last day in post of an officer who retired by age before the round's year. RESIGN_DATE may be that day or the first
 * day out of post. Null for every other officer.
 */
export function dayRetiredByAge(
  { birthDate, resignDate }: Officer,
  interpretation: Interpretation,
  place: Place,
): CalendarDay | null {
  if (resignDate === null) {
    return null;
  }
  const { retirement } = interpretation.ruleSet;
  const year = retirementYearOf(birthDate, retirement);
  const lastDay = dayOfYear(year, retirement.lastDay);
  const hasLeft = resignDate === lastDay || resignDate === dayOfYear(year, retirement.firstDayOut);
  return hasLeft && year < interpretation.roundYear && retiresByAge(place) ? lastDay : null;
}

const WORDS_FOR_THAI: ReadonlySet<string> = new Set(
  ['ไทย', 'สัญชาติไทย', 'คนไทย', 'Thai', 'TH', 'THA', 'Thailand'].map(comparable),
);

type GeneralTest<Kind extends GeneralCondition['kind']> = (
  condition: Extract<GeneralCondition, { kind: Kind }>,
  facts: Facts,
) => Finding | null;

const GENERAL_TESTS: { readonly [Kind in GeneralCondition['kind']]: GeneralTest<Kind> } = {
  thaiNationality: ({ name, reason }, { officer: { nationality } }) => {
    const isThai = nationality === null || WORDS_FOR_THAI.has(comparable(nationality));
    return finding(name, null, nationality ?? 'ไทย', 'ไทย', isThai ? MET : { code: reason });
  },
  flagNotSet: ({ name, flag, reason }, { officer }) => {
    const isSet = officer[flag] === true;
    return finding(name, null, isSet ? 'Y' : 'N', 'N', isSet ? { code: reason } : MET);
  },
  notAccused: ({ name, charge, reason }, { officer: { accused } }) => {
    const isAccused = accused === charge;
    return finding(name, null, isAccused ? 'Y' : 'N', 'N', isAccused ? { code: reason } : MET);
  },
  inPost: ({ name }, { officer, interpretation, place }) => {
    const { birthday, roundYear, ruleSet } = interpretation;
    const { birthDate, resignDate } = officer;
    if (resignDate === null) {
      const retirementYear = retirementYearOf(birthDate, ruleSet.retirement);
      const isPast = retiresByAge(place) && retirementYear < roundYear;
      const details = { found: retirementYear, needed: birthday };
      return finding(name, null, null, birthday, isPast ? { code: 'RETIREMENT_AGE_PASSED', details } : MET);
    }
    const details = { found: resignDate, needed: birthday };
    if (resignDate >= birthday) {
      return finding(name, null, resignDate, birthday, MET);
    }
    const code = dayRetiredByAge(officer, interpretation, place) === null ? 'NOT_IN_POST' : 'RETIRED_BY_AGE';
    return finding(name, null, resignDate, birthday, { code, details });
  },
  inLevel: ({ name, personnelTypes }, { officer: { personnelType, enteredLevel }, serviceDay }) => {
    if (!personnelTypes.includes(personnelType)) {
      return null;
    }
    return finding(name, null, enteredLevel, serviceDay, {
      code: enteredLevel <= serviceDay ? null : 'LEVEL_ENTERED_TOO_LATE',
      details: { found: enteredLevel, needed: serviceDay },
      metWithTime: true,
    });
  },
  serviceYears: ({ name }, { officer, interpretation, place, serviceDay, extraYears }) => {
    if (place.row === null) {
      return null;
    }
    const needed = place.row.serviceYears + (interpretation.extraYearsOnService ? extraYears : 0);
    const found = fullYears(officer.enteredService, serviceDay);
    if (officer.reinstated === true) {
      const { number: schedule, reinstatedRemark } = place.row.schedule;
      const how = wayToCountReinstated(schedule, reinstatedRemark);
      return finding(name, null, found, needed, { code: 'REINSTATED', details: { how } });
    }
    return finding(name, null, found, needed, {
      code: found >= needed ? null : 'SERVICE_TOO_SHORT',
      details: { found, needed, on: serviceDay },
      metWithTime: true,
    });
  },
  skilled: ({ name }, { officer: { skilled }, place }) => {
    const { number: schedule, skilled: remark } = place.inForce.schedule;
    if (remark === null) {
      return null;
    }
    if (skilled === null) {
      return finding(name, null, null, 'Y', missing('SKILLED'));
    }
    const details = { remark: nameOfRemark(schedule, remark.number), job: remark.job };
    return finding(name, null, skilled ? 'Y' : 'N', 'Y', { code: skilled ? null : 'NOT_SKILLED', details });
  },
  notConsecutive: ({ name, roundsBetween: usually }, { officer, interpretation, place }) => {
    const { classHeld, classHeldSince } = officer;
    if (classHeld === null || place.row === null) {
      return null;
    }
    const { number: row, schedule, roundsBetween = usually } = place.row;
    const needed = interpretation.roundYear - 1 - roundsBetween;
    if (classHeldSince === null) {
      return finding(name, null, null, needed, missing('L_INS_DATE'));
    }
    if (classHeldSince >= interpretation.birthday) {
      return null;
    }
    const found = buddhistYearOf(classHeldSince);
    const reason = roundsBetween === 0 ? 'ONE_CLASS_A_YEAR' : 'CONSECUTIVE_ROUND';
    return finding(name, null, found, needed, {
      code: found <= needed ? null : reason,
      details: { class: classHeld, found, schedule: schedule.number, row },
      metWithTime: true,
    });
  },
};

/** Tests a condition on every officer; null when it does not apply to this one, or needs a row and there is none. */
export function testGeneral(condition: GeneralCondition, facts: Facts): Finding | null {
  const test = GENERAL_TESTS[condition.kind] as (condition: GeneralCondition, facts: Facts) => Finding | null;
  return test(condition, facts);
}

/** Contradictions in the data; with one, no class can be judged. */
export function contradictionsOf(officer: Officer, { birthday }: Interpretation): readonly Finding[] {
  const { birthDate, enteredService, classHeld, classHeldSince } = officer;
  const contradictions: Finding[] = [];
  const contradict = (column: ColumnName, kind: keyof typeof CONTRADICTIONS) => {
    const details = { column, what: CONTRADICTIONS[kind] };
    contradictions.push(finding('dataAgree', null, 'N', 'Y', { code: 'DATA_CONTRADICTS', details }));
  };
  if (enteredService <= birthDate) {
    contradict('BEG_DATE', 'enteredBeforeBirth');
  }
  if (rankOf(classHeld) === undefined) {
    const details = { found: classOrNone(classHeld) };
    contradictions.push(finding('classKnown', null, classHeld, ALL_CLASSES, { code: 'UNKNOWN_CLASS_HELD', details }));
  }
  if (classHeldSince === null) {
    return contradictions;
  }
  if (classHeld === null) {
    contradict('L_INS_CODE', 'awardWithoutClass');
  } else if (classHeldSince >= birthday) {
    const details = { class: classHeld, found: classHeldSince, needed: birthday };
    contradictions.push(
      finding('awardedBefore', null, classHeldSince, birthday, { code: 'AWARD_NOT_BEFORE_ROUND', details }),
    );
  }
  if (classHeldSince <= birthDate) {
    contradict('L_INS_DATE', 'awardedBeforeBirth');
  }
  return contradictions;
}

// Conditions of a step

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
    return finding(name, id, found, amount, { code: 'AMOUNT_NOT_SET', details });
  }
  const { code, details } = faultOf(needed);
  return finding(name, id, found, needed, {
    code,
    details: { found, needed, amount: nameOfAmount(amount), ...details },
  });
}

type StepTest<Kind extends Condition['kind']> = (
  condition: Extract<Condition, { kind: Kind }>,
  facts: Facts,
  rule: Rule,
) => readonly Finding[];

const STEP_TESTS: { readonly [Kind in Condition['kind']]: StepTest<Kind> } = {
  positionYears: ({ years }, { officer, serviceDay, extraYears }, { id }) => {
    const { enteredLevel, enteredService } = officer;
    const needed = years + extraYears;
    const found = fullYears(enteredLevel, serviceDay);
    if (enteredLevel < enteredService) {
      const details = { column: 'BEG_POS_DATE', what: CONTRADICTIONS.levelBeforeService };
      return [finding('positionYears', id, found, needed, { code: 'DATA_CONTRADICTS', details })];
    }
    return [
      finding('positionYears', id, found, needed, {
        code: found >= needed ? null : 'POSITION_TOO_SHORT',
        details: { found, needed, on: serviceDay },
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
        metWithTime: true,
      }),
    ];
  },
  salaryAtLeast: ({ amount }, { officer: { salary }, interpretation }, rule) => [
    testSalary('salary', rule, salary, amount, interpretation.amounts, (needed) => ({
      code: salary >= needed ? null : 'SALARY_TOO_LOW',
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
          return { code: 'SALARY_FIVE_YEARS_AGO_TOO_LOW', details: { on: interpretation.fiveYearsAgo } };
        }
        return extraYears > 0 ? { code: 'EXTRA_YEARS_SALARY', details: { extraYears } } : MET;
      }),
    ];
  },
  retirementYear: (_condition, { officer, interpretation }, { id }) => {
    const found = retirementYearOf(officer.birthDate, interpretation.ruleSet.retirement);
    return [
      finding('retirementYear', id, found, interpretation.roundYear, {
        code: found === interpretation.roundYear ? null : 'NOT_RETIREMENT_YEAR',
        details: { found },
        metWithTime: true,
      }),
    ];
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
