import {
  addDays,
  buddhistYearOf,
  type CalendarDay,
  dayOfYear,
  daysBetween,
  fullYears,
  laterOf,
  yearsBefore,
} from '../vocabulary/calendar.ts';
import { CLASSES, rankOf } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { Officer } from '../vocabulary/officer.ts';
import type { Interpretation } from './basis.ts';
import { type Cause, classOrNone, type Facts, type Fault, type Finding, finding, MET, missing } from './findings.ts';
import { isThaiNationality } from './nationality.ts';
import {
  breaksInWords,
  CONTRADICTIONS,
  comparesToSkilled,
  nameOfRemark,
  nameOfVerdict,
  wayToCountReinstated,
  wayToJoinEarlierService,
  wayToJoinService,
  whenReinstated,
} from './phrases.ts';
import type { Place } from './place.ts';
import { retirementYearOf } from './retirement.ts';
import type { GeneralCondition } from './rule-set.ts';
import { breaksOf, earlierBreaksOf, inOfficeSince, unbrokenSince } from './service.ts';

const NAMES_OF_CLASSES = CLASSES.map(({ abbreviation }) => abbreviation);

/** The classes, from the lowest to the highest. */
const ALL_CLASSES = `${NAMES_OF_CLASSES[0]} - ${NAMES_OF_CLASSES.at(-1)}`;

function retiresByAge({ row }: Place): boolean {
  return row?.noRetirementAge === undefined;
}

/** The note on a row that is taken to have no retirement age, where that is not sure and decides. */
function noteOnRetirementAge({ row }: Place): Cause | null {
  return row?.noRetirementAge?.sure === 'L'
    ? { code: 'NO_RETIREMENT_AGE', details: { schedule: row.schedule.number, row: row.number } }
    : null;
}

/** Last day in post of an officer who left when retirement is usual, before the round's year; null for every other officer. */
function dayLeftAtRetirement(
  { birthDate, resignDate }: Officer,
  { ruleSet: { retirement }, roundYear }: Interpretation,
): CalendarDay | null {
  const year = retirementYearOf(birthDate, retirement);
  const lastDay = dayOfYear(year, retirement.lastDay);
  const hasLeft = resignDate === lastDay || resignDate === dayOfYear(year, retirement.firstDayOut);
  return hasLeft && year < roundYear ? lastDay : null;
}

/**
 * Last day in post of an officer who retired by age before the round's year. RESIGN_DATE may be that day or the first
 * day out of post. Null for every other officer.
 */
export function dayRetiredByAge(officer: Officer, interpretation: Interpretation, place: Place): CalendarDay | null {
  return retiresByAge(place) ? dayLeftAtRetirement(officer, interpretation) : null;
}

/** The words for the verdict if an open question is answered with no. */
const NOT_ELIGIBLE = nameOfVerdict('notEligible', null);

type GeneralTest<Kind extends GeneralCondition['kind']> = (
  condition: Extract<GeneralCondition, { kind: Kind }>,
  facts: Facts,
) => Finding | null;

const GENERAL_TESTS: { readonly [Kind in GeneralCondition['kind']]: GeneralTest<Kind> } = {
  notDeceased: ({ name, reason, lifts }, { officer: { deceased } }) => {
    const hasDied = deceased === true;
    return finding(name, null, hasDied ? 'Y' : 'N', 'N', hasDied ? { code: reason, lifts } : MET);
  },
  thaiNationality: ({ name, reason, lifts }, { officer: { nationality } }) => {
    const isThai = nationality === null || isThaiNationality(nationality);
    const fault: Fault =
      isThai === null
        ? { code: 'NATIONALITY_UNKNOWN' }
        : { code: reason, lifts, ifMet: () => ({ nationality: 'ไทย' }) };
    return finding(name, null, nationality ?? 'ไทย', 'ไทย', isThai === true ? MET : fault);
  },
  noSpecialMerit: ({ name, merit, notFor, reason, lifts }, { officer: { personnelType, specialMerit } }) => {
    if (notFor.includes(personnelType)) {
      return null;
    }
    const hasMerit = specialMerit === merit;
    const fault: Fault = { code: reason, lifts, ifMet: () => ({ specialMerit: null }) };
    return finding(name, null, hasMerit ? 'Y' : 'N', 'N', hasMerit ? fault : MET);
  },
  flagNotSet: ({ name, flag, reason }, { officer }) => {
    const isSet = officer[flag] === true;
    return finding(
      name,
      null,
      isSet ? 'Y' : 'N',
      'N',
      isSet ? { code: reason, ifMet: () => ({ [flag]: false }) } : MET,
    );
  },
  notAccused: ({ name, charge, reason }, { officer: { accused } }) => {
    const isAccused = accused === charge;
    return finding(
      name,
      null,
      isAccused ? 'Y' : 'N',
      'N',
      isAccused ? { code: reason, ifMet: () => ({ accused: null }) } : MET,
    );
  },
  namedBySchedule: ({ name, personnelType, who: kind }, { officer, interpretation, place }) => {
    if (officer.personnelType !== personnelType) {
      return null;
    }
    const code = interpretation.governmentEmployeeSchedule === 'none' ? 'IN_NO_SCHEDULE' : null;
    const needed = place.schedule?.number ?? 'none';
    return finding(name, null, interpretation.governmentEmployeeSchedule, needed, { code, details: { kind } });
  },
  inPost: ({ name, formerOffice }, { officer, interpretation, place }) => {
    const { birthday, roundYear, ruleSet } = interpretation;
    const { birthDate, resignDate, serviceBreaks } = officer;
    const away = serviceBreaks.find(({ left, returned }) => left < birthday && birthday < returned);
    if (away !== undefined) {
      const details = { found: away.left, needed: birthday };
      const ifMet = () => ({ serviceBreaks: [] });
      return finding(name, null, away.left, birthday, { code: 'NOT_IN_POST', details, ifMet, metWithTime: true });
    }
    if (resignDate === null) {
      const retirementYear = retirementYearOf(birthDate, ruleSet.retirement);
      if (retirementYear >= roundYear) {
        return finding(name, null, null, birthday, MET);
      }
      const code = retiresByAge(place) ? 'RETIREMENT_AGE_PASSED' : null;
      const details = { found: retirementYear, needed: birthday };
      return finding(name, null, null, birthday, { code, details, note: noteOnRetirementAge(place) });
    }
    const details = { found: resignDate, needed: birthday };
    if (resignDate >= birthday) {
      return finding(name, null, resignDate, birthday, MET);
    }
    const lastBirthday = dayOfYear(roundYear - 1, ruleSet.birthday);
    const wasOfOffice = place.row !== null && formerOffice.schedules.includes(place.row.schedule.number);
    if (wasOfOffice && resignDate > lastBirthday) {
      const { days, together } = formerOffice;
      const since = laterOf(addDays(lastBirthday, 1), inOfficeSince(officer, resignDate));
      const inOffice = Math.max(0, daysBetween(since, resignDate));
      return finding(name, null, resignDate, birthday, {
        code: 'FORMER_OFFICE',
        details: { ...details, inOffice, days, together },
      });
    }
    const ifMet = () => ({ resignDate: birthday });
    if (dayLeftAtRetirement(officer, interpretation) === null) {
      return finding(name, null, resignDate, birthday, { code: 'NOT_IN_POST', details, ifMet });
    }
    const code = retiresByAge(place) ? 'RETIRED_BY_AGE' : 'NOT_IN_POST';
    return finding(name, null, resignDate, birthday, { code, details, ifMet, note: noteOnRetirementAge(place) });
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
    if (place.row === null || place.row.serviceYears === null) {
      return null;
    }
    const needed = place.row.serviceYears + (interpretation.extraYearsOnService ? extraYears : 0);
    const found = fullYears(officer.enteredService, serviceDay);
    const { number: schedule, reinstatedRemark } = place.row.schedule;
    const breaks = breaksOf(officer);
    const earlier = earlierBreaksOf(officer);
    if (officer.reinstated === true) {
      const when = whenReinstated([...earlier, ...breaks]);
      const details = { how: wayToCountReinstated(schedule, reinstatedRemark), when };
      return finding(name, null, found, needed, { code: 'REINSTATED', details });
    }
    const unbroken = fullYears(unbrokenSince(officer, serviceDay), serviceDay);
    if (unbroken < needed && needed <= found) {
      const how = wayToJoinService(schedule, reinstatedRemark);
      return finding(name, null, found, needed, {
        code: 'SERVICE_BROKEN',
        details: {
          breaks: breaksInWords(breaks),
          how,
          joined: found,
          found: unbroken,
          needed,
          otherwise: NOT_ELIGIBLE,
        },
        ifMet: () => ({ serviceBreaks: [] }),
        metWithTime: true,
      });
    }
    const lastEarlier = earlier.at(-1);
    if (found < needed && lastEarlier !== undefined) {
      const how = wayToJoinEarlierService(lastEarlier, schedule, reinstatedRemark);
      return finding(name, null, found, needed, {
        code: 'EARLIER_SERVICE_UNKNOWN',
        details: { breaks: breaksInWords([...earlier, ...breaks]), how, found, needed, otherwise: NOT_ELIGIBLE },
        // No service is longer, so it is enough.
        ifMet: () => ({ enteredService: addDays(officer.birthDate, 1), serviceBreaks: [] }),
        metWithTime: true,
      });
    }
    return finding(name, null, found, needed, {
      code: found >= needed ? null : 'SERVICE_TOO_SHORT',
      details: { found, needed, on: serviceDay },
      ifMet: () => ({ enteredService: yearsBefore(serviceDay, needed) }),
      metWithTime: true,
    });
  },
  skilled: ({ name }, { officer: { skilled, jobGroup }, interpretation, place }) => {
    const { schedule } = place;
    if (schedule === null || schedule.skilled === null) {
      return null;
    }
    const asked = schedule.skilled;
    const details = { remark: nameOfRemark(schedule.number, asked.number), job: asked.job, otherwise: NOT_ELIGIBLE };
    if (skilled !== null) {
      return finding(name, null, skilled ? 'Y' : 'N', 'Y', {
        code: skilled ? null : 'NOT_SKILLED',
        details,
        ifMet: () => ({ skilled: true }),
      });
    }
    const group = (jobGroup && asked.groups?.[jobGroup]) ?? null;
    if (group !== null && group.isComparable !== null) {
      const answer = comparesToSkilled(group.isComparable);
      const code = group.isComparable ? null : 'NOT_SKILLED';
      const note: Cause = { code: 'SKILLED_BY_GROUP', details: { group: group.name, answer } };
      const ifMet = () => ({ skilled: true });
      return finding(name, null, jobGroup, 'Y', { code, details, ifMet, note: group.sure === 'L' ? note : null });
    }
    if (interpretation.skilledUnknown === 'assume') {
      return finding(name, null, null, 'Y', { code: null, note: { code: 'SKILLED_ASSUMED', details } });
    }
    return finding(name, null, null, 'Y', { code: 'SKILLED_UNKNOWN', details, ifMet: () => ({ skilled: true }) });
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
      ifMet: () => ({ classHeldSince: dayOfYear(needed, { month: 12, day: 31 }) }),
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
