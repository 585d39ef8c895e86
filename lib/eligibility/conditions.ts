import { addDays, buddhistYearOf, type CalendarDay, fullYears } from '../vocabulary/calendar.ts';
import { rankOf } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import { type Level, levelOf, levels, nameOfLevel } from '../vocabulary/levels.ts';
import type { Officer } from '../vocabulary/officer.ts';
import { type BothLanguages, comparable } from '../vocabulary/words.ts';
import { amountOf, type Reading, type Rule } from './basis.ts';
import type { ConditionTested } from './judgement.ts';
import type { Place } from './place.ts';
import { type Detail, type Details, type ReasonCode, sentences } from './reasons.ts';
import { lastDayInPost, retirementYearOf } from './retirement.ts';
import type { AmountName, Condition, GeneralCondition, Remark } from './rule-set.ts';

/** A reason that is not yet put into words. */
export interface Cause {
  readonly code: ReasonCode;
  readonly details: Details;
}

/** A condition as it was tested, with what to say when it is not met. */
export interface Finding {
  readonly tested: ConditionTested;
  /** Why it is not met, or could not be tested; null when it is met. */
  readonly cause: Cause | null;
  /** Whether the passing of years alone can make it met. */
  readonly mendedByTime: boolean;
}

/** Everything a condition is tested by. */
export interface Case {
  readonly officer: Officer;
  readonly reading: Reading;
  readonly place: Place;
  /** Day to which service and position are counted. */
  readonly serviceDay: CalendarDay;
  /** Day to which the holding of a class is counted. */
  readonly holdingDay: CalendarDay;
  /** Years that item 18 adds. */
  readonly extraYears: number;
}

/** What is wrong with a condition: nothing, when the code is null. */
interface Fault {
  readonly code: ReasonCode | null;
  readonly details?: Details;
  readonly mendedByTime?: boolean;
}

const MET: Fault = { code: null };

const NO_DETAILS: Details = {};

function finding(
  name: string,
  rule: string | null,
  found: ConditionTested['found'],
  needed: ConditionTested['needed'],
  { code, details = NO_DETAILS, mendedByTime = false }: Fault,
): Finding {
  if (code === null) {
    return { tested: { name, rule, found, needed, met: true }, cause: null, mendedByTime };
  }
  const met = sentences[code].use === 'review' ? null : false;
  return { tested: { name, rule, found, needed, met }, cause: { code, details }, mendedByTime };
}

function missing(column: ColumnName): Fault {
  return { code: 'MISSING_COLUMN', details: { column } };
}

/** The class held in words: that there is none, when it is null. */
export function classOrNone(classHeld: string | null): Detail {
  return classHeld ?? { th: 'ไม่มีชั้นตรา', en: 'none' };
}

// Conditions on every officer

function retiresByAge({ row }: Place): boolean {
  return row?.row.retiresByAge !== false;
}

/**
 * Last day in post of an officer who retired by age before the round's year, whether the roster gives that day or the
 * first one out of post; null for everybody else.
 */
export function dayRetiredByAge(
  { birthDate, resignDate }: Officer,
  reading: Reading,
  place: Place,
): CalendarDay | null {
  const { retirement } = reading.ruleSet;
  const year = retirementYearOf(birthDate, retirement);
  const lastDay = lastDayInPost(year, retirement);
  const hasLeft = resignDate === lastDay || resignDate === addDays(lastDay, 1);
  return hasLeft && year < reading.roundYear && retiresByAge(place) ? lastDay : null;
}

const wordsForThai: ReadonlySet<string> = new Set(
  ['ไทย', 'สัญชาติไทย', 'คนไทย', 'Thai', 'TH', 'THA', 'Thailand'].map(comparable),
);

/** A remark as people cite it. */
export function nameOfRemark(schedule: number, { number }: Remark): BothLanguages {
  return {
    th: `หมายเหตุ${number === null ? '' : ` ${number} `}ของบัญชี ${schedule}`,
    en: `${number === null ? 'the remark' : `remark ${number}`} of schedule ${schedule}`,
  };
}

type GeneralTest<Kind extends GeneralCondition['kind']> = (
  condition: Extract<GeneralCondition, { kind: Kind }>,
  of: Case,
) => Finding | null;

const generalTests: { readonly [Kind in GeneralCondition['kind']]: GeneralTest<Kind> } = {
  thaiNationality: ({ name, reason }, { officer: { nationality } }) => {
    const isThai = nationality === null || wordsForThai.has(comparable(nationality));
    return finding(name, null, nationality ?? 'ไทย', 'ไทย', isThai ? MET : { code: reason });
  },
  flagNotSet: ({ name, flag, reason }, { officer }) => {
    const isSet = officer[flag] === true;
    return finding(name, null, isSet ? 'Y' : 'N', 'N', isSet ? { code: reason } : MET);
  },
  notAccused: ({ name, of, reason }, { officer: { accused } }) => {
    const isAccused = accused === of;
    return finding(name, null, isAccused ? 'Y' : 'N', 'N', isAccused ? { code: reason } : MET);
  },
  inPost: ({ name }, { officer, reading, place }) => {
    const { birthday, roundYear, ruleSet } = reading;
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
    const code = dayRetiredByAge(officer, reading, place) === null ? 'NOT_IN_POST' : 'RETIRED_BY_AGE';
    return finding(name, null, resignDate, birthday, { code, details });
  },
  inLevel: ({ name, personnelTypes }, { officer: { personnelType, enteredLevel }, serviceDay }) => {
    if (!personnelTypes.includes(personnelType)) {
      return null;
    }
    return finding(name, null, enteredLevel, serviceDay, {
      code: enteredLevel <= serviceDay ? null : 'LEVEL_ENTERED_TOO_LATE',
      details: { found: enteredLevel, needed: serviceDay },
      mendedByTime: true,
    });
  },
  serviceYears: ({ name }, { officer, reading, place, serviceDay, extraYears }) => {
    if (place.row === null) {
      return null;
    }
    const needed = place.row.serviceYears + (reading.extraYearsOnService ? extraYears : 0);
    const found = fullYears(officer.enteredService, serviceDay);
    if (officer.reinstated === true) {
      const { schedule, reinstatedRemark } = place.row.schedule;
      const remark = reinstatedRemark && nameOfRemark(schedule, reinstatedRemark);
      const how =
        remark === null
          ? { th: ` ซึ่งบัญชี ${schedule} มิได้กำหนดวิธีนับไว้`, en: `schedule ${schedule} does not say how` }
          : { th: `ตาม${remark.th}`, en: `by ${remark.en}` };
      return finding(name, null, found, needed, { code: 'REINSTATED', details: { how } });
    }
    return finding(name, null, found, needed, {
      code: found >= needed ? null : 'SERVICE_TOO_SHORT',
      details: { found, needed, on: serviceDay },
      mendedByTime: true,
    });
  },
  skilled: ({ name }, { officer: { skilled }, place }) => {
    const { schedule, skilled: remark } = place.inForce.schedule;
    if (remark === null) {
      return null;
    }
    if (skilled === null) {
      return finding(name, null, null, 'Y', missing('SKILLED'));
    }
    const details = { remark: nameOfRemark(schedule, remark), job: remark.job };
    return finding(name, null, skilled ? 'Y' : 'N', 'Y', { code: skilled ? null : 'NOT_SKILLED', details });
  },
  notConsecutive: ({ name, roundsBetween: usually }, { officer, reading, place }) => {
    const { classHeld, classHeldSince } = officer;
    if (classHeld === null || place.row === null) {
      return null;
    }
    const { row, roundsBetween = usually } = place.row.row;
    const { schedule } = place.row.schedule;
    const needed = reading.roundYear - 1 - roundsBetween;
    if (classHeldSince === null) {
      return finding(name, null, null, needed, missing('L_INS_DATE'));
    }
    if (classHeldSince >= reading.birthday) {
      return null;
    }
    const found = buddhistYearOf(classHeldSince);
    const reason = roundsBetween === 0 ? 'ONE_CLASS_A_YEAR' : 'CONSECUTIVE_ROUND';
    return finding(name, null, found, needed, {
      code: found <= needed ? null : reason,
      details: { class: classHeld, found, schedule, row },
      mendedByTime: true,
    });
  },
};

/** Tests a condition on every officer; null where it does not concern this one, or cannot be asked without a row. */
export function testGeneral(condition: GeneralCondition, of: Case): Finding | null {
  const test = generalTests[condition.kind] as (condition: GeneralCondition, of: Case) => Finding | null;
  return test(condition, of);
}

/** What in the data cannot be true, so that nothing can be said of a class. */
export function contradictionsOf(officer: Officer, { birthday }: Reading): readonly Finding[] {
  const { birthDate, enteredService, classHeld, classHeldSince } = officer;
  const contradictions: Finding[] = [];
  const contradict = (column: ColumnName, th: string, en: string) => {
    const details = { column, what: { th, en } };
    contradictions.push(finding('dataAgree', null, 'N', 'Y', { code: 'DATA_CONTRADICTS', details }));
  };
  if (enteredService <= birthDate) {
    contradict('BEG_DATE', 'วันบรรจุไม่อยู่หลังวันเกิด', 'service was entered no later than birth');
  }
  if (rankOf(classHeld) === undefined) {
    const details = { found: classOrNone(classHeld) };
    contradictions.push(
      finding('classKnown', null, classHeld, 'ร.ง.ม. - ม.ป.ช.', { code: 'UNKNOWN_CLASS_HELD', details }),
    );
  }
  if (classHeldSince === null) {
    return contradictions;
  }
  if (classHeld === null) {
    contradict('L_INS_CODE', 'มีวันที่ได้รับพระราชทานแต่ไม่มีชั้นตรา', 'an award has a day but no class');
  } else if (classHeldSince >= birthday) {
    const details = { class: classHeld, found: classHeldSince, needed: birthday };
    contradictions.push(
      finding('awardedBefore', null, classHeldSince, birthday, { code: 'AWARD_NOT_BEFORE_ROUND', details }),
    );
  }
  if (classHeldSince <= birthDate) {
    contradict('L_INS_DATE', 'วันที่ได้รับพระราชทานไม่อยู่หลังวันเกิด', 'the class was awarded no later than birth');
  }
  return contradictions;
}

// Conditions of a step

const boundNames = {
  minimum: { th: 'ขั้นต่ำ', en: 'minimum' },
  maximum: { th: 'ขั้นสูง', en: 'maximum' },
};

/** An amount's name as people say it: by the level's name, and its position type where levels of other types share it. */
export function nameOfAmount(amount: AmountName): BothLanguages {
  const [code, bound] = amount.split('.') as [string, keyof typeof boundNames];
  const level = levelOf(code) as Level;
  const { personnelType, positionType, th } = level;
  const isShared = levels.some((other) => other !== level && other.th === th);
  const nameInThai = `${personnelType === 'teacher' ? 'อันดับ ' : 'ระดับ'}${th}`;
  return {
    th: `${boundNames[bound].th}ของ${isShared ? `ประเภท${positionType} ` : ''}${nameInThai}`,
    en: `the ${boundNames[bound].en} of ${isShared ? nameOfLevel(level) : th} (${code})`,
  };
}

function testSalary(
  name: string,
  { id, step }: Rule,
  found: number,
  amount: AmountName,
  amounts: Reading['amounts'],
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
  of: Case,
  rule: Rule,
) => readonly Finding[];

const stepTests: { readonly [Kind in Condition['kind']]: StepTest<Kind> } = {
  positionYears: ({ years }, { officer, serviceDay, extraYears }, { id }) => {
    const { enteredLevel, enteredService } = officer;
    const needed = years + extraYears;
    const found = fullYears(enteredLevel, serviceDay);
    if (enteredLevel < enteredService) {
      const what = { th: 'วันเข้าสู่ระดับปัจจุบันอยู่ก่อนวันบรรจุ', en: 'the level was entered before the service' };
      const details = { column: 'BEG_POS_DATE', what };
      return [finding('positionYears', id, found, needed, { code: 'DATA_CONTRADICTS', details })];
    }
    return [
      finding('positionYears', id, found, needed, {
        code: found >= needed ? null : 'POSITION_TOO_SHORT',
        details: { found, needed, on: serviceDay },
        mendedByTime: true,
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
        mendedByTime: true,
      }),
    ];
  },
  salaryAtLeast: ({ amount }, { officer: { salary }, reading }, rule) => [
    testSalary('salary', rule, salary, amount, reading.amounts, (needed) => ({
      code: salary >= needed ? null : 'SALARY_TOO_LOW',
    })),
  ],
  salaryBelow: ({ amount }, { officer: { salary }, reading }, rule) => [
    testSalary('salaryBelow', rule, salary, amount, reading.amounts, (needed) => ({
      code: salary < needed ? null : 'SALARY_TOO_HIGH',
    })),
  ],
  salaryFiveYearsAgoAtLeast: ({ amount }, { officer: { salaryFiveYearsAgo }, reading, extraYears }, rule) => {
    const name = 'salaryFiveYearsAgo';
    const amounts = reading.amountsFiveYearsAgo;
    if (salaryFiveYearsAgo === null) {
      return [finding(name, rule.id, null, amountOf(amounts, amount).baht ?? amount, missing('SALARY5Y'))];
    }
    return [
      testSalary(name, rule, salaryFiveYearsAgo, amount, amounts, (needed) => {
        if (salaryFiveYearsAgo < needed) {
          return { code: 'SALARY_FIVE_YEARS_AGO_TOO_LOW', details: { on: reading.fiveYearsAgo } };
        }
        return extraYears > 0 ? { code: 'EXTRA_YEARS_SALARY', details: { extraYears } } : MET;
      }),
    ];
  },
  retirementYear: (_condition, { officer, reading }, { id }) => {
    const found = retirementYearOf(officer.birthDate, reading.ruleSet.retirement);
    return [
      finding('retirementYear', id, found, reading.roundYear, {
        code: found === reading.roundYear ? null : 'NOT_RETIREMENT_YEAR',
        details: { found },
        mendedByTime: true,
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
export function testStep(rule: Rule, of: Case): readonly Finding[] {
  const { step, id } = rule;
  const findings = step.conditions.flatMap((condition) => {
    const test = stepTests[condition.kind] as (condition: Condition, of: Case, rule: Rule) => readonly Finding[];
    return test(condition, of, rule);
  });
  if (of.extraYears > 0 && !step.conditions.some(setsPeriod)) {
    const details = { extraYears: of.extraYears, class: step.class };
    findings.push(finding('extraYears', id, of.extraYears, 0, { code: 'EXTRA_YEARS_WITHOUT_PERIOD', details }));
  }
  return findings;
}
