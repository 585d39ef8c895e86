import {
  addDays,
  buddhistYearOf,
  type CalendarDay,
  dayOfYear,
  fullYears,
  yearsBefore,
} from '../vocabulary/calendar.ts';
import { CLASSES } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import { STANDINGS } from '../vocabulary/levels.ts';
import type { Officer, OfficerRead } from '../vocabulary/officer.ts';
import { type AmountInForce, amountOf, type Interpretation, type RowInForce } from './basis.ts';
import { rowsThatMayFit } from './place.ts';
import { retirementYearOf } from './retirement.ts';
import type { AmountName, Condition } from './rule-set.ts';

/** A value that a cell may have, and what is then known of the officer. */
export interface PossibleValue {
  /** An amount in baht, a number of years, a day, or one of a few words; null: the cell is empty. */
  readonly value: number | string | null;
  readonly facts: Partial<Officer>;
}

/**
 * The values of a column that can make a difference. On a scale (amounts, years, days) they rise, and each stands for all up
 * to the next.
 */
export interface PossibleValues {
  readonly isScale: boolean;
  readonly values: readonly PossibleValue[];
}

/** What the values of a column depend on. */
interface Context {
  readonly officer: OfficerRead;
  readonly interpretation: Interpretation;
  /** The rows that the officer may be in. */
  readonly rows: readonly RowInForce[];
  /** The columns whose cells can say anything. */
  readonly open: ReadonlySet<ColumnName>;
}

/** The most years that EXTRA_YEARS can add. */
const MOST_EXTRA_YEARS = 60;

/** Years for which someone who retired by age may have left, before a round. */
const YEARS_LEFT = 45;

/** The least salary that is tried. */
const LEAST_SALARY = 1;

/** A day before every other of a roster. */
const FIRST_DAY: CalendarDay = '1900-01-01';

/** The values at which something can change, the first one first. */
function stretches<Value extends number | string>(from: Value, changesAt: readonly Value[]): readonly Value[] {
  const later = [...new Set(changesAt)].filter((value) => value > from);
  return [from, ...later.toSorted((one, other) => (one < other ? -1 : 1))];
}

function scale(
  from: number,
  changesAt: readonly number[],
  factsOf: (value: number) => Partial<Officer>,
): PossibleValues {
  return { isScale: true, values: stretches(from, changesAt).map((value) => ({ value, facts: factsOf(value) })) };
}

/** A scale of days. Each stretch is tried with its last day, which is the least likely to contradict other days. */
function days(
  from: CalendarDay,
  changesAt: readonly CalendarDay[],
  factsOf: (day: CalendarDay) => Partial<Officer>,
): PossibleValues {
  const begins = stretches(from, changesAt);
  const values = begins.map((value, at) => {
    const next = begins[at + 1];
    return { value, facts: factsOf(next === undefined ? value : addDays(next, -1)) };
  });
  return { isScale: true, values };
}

function words(values: readonly (readonly [word: string | null, facts: Partial<Officer>])[]): PossibleValues {
  return { isScale: false, values: values.map(([value, facts]) => ({ value, facts })) };
}

function flag(
  field: 'recalled' | 'imprisoned' | 'reinstated' | 'deferred' | 'head' | 'skilled' | 'officePay',
): PossibleValues {
  return words([
    ['Y', { [field]: true }],
    ['N', { [field]: false }],
  ]);
}

/** No value of the column makes a difference. */
const NO_DIFFERENCE: PossibleValues = { isScale: false, values: [] };

/** The conditions of some kinds. */
function conditionsOf<Kind extends Condition['kind']>(rows: readonly RowInForce[], ...kinds: readonly Kind[]) {
  const isOfKind = (one: Condition): one is Extract<Condition, { kind: Kind }> =>
    kinds.some((kind) => kind === one.kind);
  return rows.flatMap(({ steps }) => steps.flatMap(({ conditions }) => conditions.filter(isOfKind)));
}

function asksFor(rows: readonly RowInForce[], criterion: 'head' | 'standing'): boolean {
  return rows.some(({ who }) => who.some((one) => one[criterion] !== undefined));
}

/** The salaries at which amounts are reached; nothing is known to change at one that is not set. */
function bahtOf(amounts: ReadonlyMap<AmountName, AmountInForce>, names: readonly AmountName[]): readonly number[] {
  return names.map((name) => amountOf(amounts, name).baht ?? LEAST_SALARY);
}

/** The periods in full years that the rows ask for. */
function periodsOf(rows: readonly RowInForce[]) {
  return {
    service: rows.flatMap(({ serviceYears }) => serviceYears ?? []),
    position: conditionsOf(rows, 'positionYears').map(({ years }) => years),
    held: conditionsOf(rows, 'heldYears')
      .map(({ years }) => years)
      .filter((years) => years > 0),
  };
}

/** The numbers of years from which on item 18 changes something: any, and those by which a known period is too short. */
function extraYearsThatChange(context: Context): readonly number[] {
  const { officer, interpretation, rows } = context;
  const { service, position, held } = periodsOf(rows);
  const measured: readonly (readonly [CalendarDay | null, CalendarDay, readonly number[]])[] = [
    [officer.enteredService, interpretation.cutOff, service],
    ...officer.serviceBreaks.map(({ returned }) => [returned, interpretation.cutOff, service] as const),
    [officer.enteredLevel, interpretation.levelDay, position],
    [officer.classHeldSince, interpretation.holdingDay, held],
  ];
  // A period that is too short without them, or is not known, changes by the first year or not at all.
  const tooMany = measured.flatMap(([since, upTo, periods]) =>
    countedTo(context, upTo).flatMap((day) =>
      periods.map((years) => Math.max(1, fullYears(since ?? day, day) - years + 1)),
    ),
  );
  return [1, MOST_EXTRA_YEARS, ...tooMany];
}

/** The years that item 18 adds: those of the officer, or all that change something where the cell is unread. */
function extraYearsOf(context: Context): readonly number[] {
  const isOpen = context.open.has('EXTRA_YEARS');
  return [0, ...(isOpen ? extraYearsThatChange(context) : [context.officer.extraYears ?? 0])];
}

/** The days after which periods of so many years, counted to one of some days, are no longer full. */
function daysTooLate(context: Context, upTo: readonly CalendarDay[], periods: readonly number[]): CalendarDay[] {
  return upTo.flatMap((day) =>
    periods.flatMap((years) => extraYearsOf(context).map((extra) => addDays(yearsBefore(day, years + extra), 1))),
  );
}

/** The year in which one who may have retired by age left; null: nobody can have. */
function yearLeftByAge({ officer: { birthDate, resignDate }, interpretation, open }: Context): number | null {
  if (resignDate !== null) {
    return buddhistYearOf(resignDate);
  }
  return open.has('RESIGN_DATE') && birthDate !== null
    ? retirementYearOf(birthDate, interpretation.ruleSet.retirement)
    : null;
}

/** A day to which something is counted, and the last day in post of one who may have retired by age before the round's year. */
function countedTo(context: Context, day: CalendarDay): readonly CalendarDay[] {
  const { roundYear, ruleSet } = context.interpretation;
  const year = yearLeftByAge(context);
  return year !== null && year < roundYear ? [day, dayOfYear(year, ruleSet.retirement.lastDay)] : [day];
}

function dayAfter(day: CalendarDay | null): CalendarDay {
  return day === null ? FIRST_DAY : addDays(day, 1);
}

/** The first birth date of those who retire by age in a round's year. */
function firstBirthOf(roundYear: number, { ruleSet: { retirement } }: Interpretation): CalendarDay {
  return addDays(dayOfYear(roundYear - retirement.age - 1, retirement.firstDayOut), 1);
}

/** The days on which a level, or a political office, is entered too late for something. */
function levelChangesAt(context: Context): readonly CalendarDay[] {
  const { officer, interpretation, rows } = context;
  const { birthday, cutOff, levelDay } = interpretation;
  const inOffice = conditionsOf(rows, 'daysInOffice');
  const yearsInOffice = conditionsOf(rows, 'yearsInOffice');
  const left = [birthday, ...(officer.resignDate === null ? [] : [officer.resignDate])];
  return [
    ...daysTooLate(context, countedTo(context, levelDay), periodsOf(rows).position),
    ...countedTo(context, cutOff).map((day) => addDays(day, 1)),
    ...left.flatMap((day) => [
      ...inOffice.map(({ days }) => addDays(day, 1 - days)),
      ...yearsInOffice.map(({ years }) => addDays(yearsBefore(day, years), 1)),
    ]),
  ];
}

/** What leavings and returns can say of the service: nothing, of before it, or a break until now. */
function history({ officer, interpretation: { cutOff } }: Context): PossibleValues {
  const entered = officer.enteredService ?? FIRST_DAY;
  const broken = (left: CalendarDay, returned: CalendarDay) => ({
    resignDate: null,
    serviceBreaks: [{ left, returned }],
  });
  return words([
    ['never', { resignDate: null, serviceBreaks: [] }],
    ['before', broken(addDays(entered, -1), entered)],
    ['within', broken(addDays(entered, 1), cutOff)],
  ]);
}

const VALUES: Partial<Readonly<Record<ColumnName, (context: Context) => PossibleValues>>> = {
  NATIONALITY: () =>
    words([
      ['ไทย', { nationality: 'ไทย' }],
      ['อื่น', { nationality: 'ลาว' }],
    ]),
  STATUS_EXP: () =>
    words([
      ['มีชีวิตอยู่', { deceased: false }],
      ['ถึงแก่กรรม', { deceased: true }],
    ]),
  SPECIAL_MERIT: () =>
    words([
      ['N', { specialMerit: null }],
      ['outstanding', { specialMerit: 'outstanding' }],
      ['disability', { specialMerit: 'disability' }],
    ]),
  OFFICE_PAY: ({ rows }) => (conditionsOf(rows, 'paidByOwnLaw').length > 0 ? flag('officePay') : NO_DIFFERENCE),
  OFFICE_DAYS: ({ rows }) => {
    const tested = conditionsOf(rows, 'daysInOffice').flatMap(({ together }) => together ?? []);
    return tested.length === 0 ? NO_DIFFERENCE : scale(0, tested, (officeDays) => ({ officeDays }));
  },
  RECALLED: () => flag('recalled'),
  IMPRISONED: () => flag('imprisoned'),
  REINSTATED: () => flag('reinstated'),
  DEFER: () => flag('deferred'),
  ACCUSED: () =>
    words([
      ['N', { accused: null }],
      ['discipline', { accused: 'discipline' }],
      ['criminal', { accused: 'criminal' }],
      ['corruption', { accused: 'corruption' }],
    ]),
  HEAD: ({ rows }) => (asksFor(rows, 'head') ? flag('head') : NO_DIFFERENCE),
  SKILLED: ({ officer: { personnelType }, interpretation: { schedules } }) => {
    const isAsked = schedules.get(personnelType)?.some(({ schedule }) => schedule.skilled !== null) === true;
    return isAsked ? flag('skilled') : NO_DIFFERENCE;
  },
  STANDING: ({ rows }) =>
    asksFor(rows, 'standing')
      ? words([['ไม่มี', { standing: null }], ...STANDINGS.map((standing) => [standing, { standing }] as const)])
      : NO_DIFFERENCE,
  POS_NAME: ({ rows }) => {
    const named = rows.flatMap(({ who }) => who.flatMap(({ positions }) => positions ?? []));
    return named.length === 0
      ? NO_DIFFERENCE
      : words([...named, 'อื่น'].map((positionName) => [positionName, { positionName }] as const));
  },
  POS_AMT: ({ rows }) => {
    const named = rows.flatMap(({ who }) => who.flatMap(({ allowance }) => allowance ?? []));
    const others = ['อื่น', { allowance: 0 }] as const;
    return named.length === 0
      ? NO_DIFFERENCE
      : words([...[...new Set(named)].map((baht) => [String(baht), { allowance: baht }] as const), others]);
  },
  SALARY: ({ rows, interpretation: { amounts } }) => {
    const { lowestWage } = rows[0]?.schedule ?? { lowestWage: null };
    const tested = conditionsOf(rows, 'salaryAtLeast', 'salaryBelow').map(({ amount }) => amount);
    const wages = rows.flatMap(({ who }) =>
      who.flatMap(({ wage }) => (wage === undefined ? [] : [wage.from, wage.below])),
    );
    const names = [...tested, ...wages, lowestWage].filter((name) => name !== null);
    return names.length === 0 ? NO_DIFFERENCE : scale(LEAST_SALARY, bahtOf(amounts, names), (salary) => ({ salary }));
  },
  SALARY5Y: ({ rows, interpretation: { amountsFiveYearsAgo } }) => {
    const tested = conditionsOf(rows, 'salaryFiveYearsAgoAtLeast').map(({ amount }) => amount);
    return tested.length === 0
      ? NO_DIFFERENCE
      : scale(LEAST_SALARY, bahtOf(amountsFiveYearsAgo, tested), (salaryFiveYearsAgo) => ({ salaryFiveYearsAgo }));
  },
  EXTRA_YEARS: (context) => scale(0, extraYearsThatChange(context), (extraYears) => ({ extraYears })),
  BIRTH_DATE: ({ officer: { resignDate }, interpretation }) => {
    const { roundYear } = interpretation;
    const left = resignDate === null ? roundYear : buddhistYearOf(resignDate);
    const years = [roundYear, roundYear + 1, left, left + 1];
    return days(
      FIRST_DAY,
      years.map((year) => firstBirthOf(year, interpretation)),
      (birthDate) => ({ birthDate }),
    );
  },
  BEG_DATE: (context) => {
    const { officer, interpretation, rows } = context;
    const changesAt = [
      ...daysTooLate(context, countedTo(context, interpretation.cutOff), periodsOf(rows).service),
      ...officer.serviceBreaks.map(({ returned }) => returned),
      // A level is entered no earlier than the service: each of its days must have one of the service up to it.
      ...(officer.enteredLevel === null ? levelChangesAt(context) : [addDays(officer.enteredLevel, 1)]),
    ];
    return days(dayAfter(officer.birthDate), changesAt, (enteredService) => ({ enteredService }));
  },
  BEG_POS_DATE: (context) => {
    const { birthDate, enteredService } = context.officer;
    const changesAt = [...levelChangesAt(context), enteredService ?? FIRST_DAY];
    return days(dayAfter(birthDate), changesAt, (enteredLevel) => ({ enteredLevel }));
  },
  L_INS_CODE: ({ officer: { classHeldSince, birthDate }, interpretation: { birthday } }) => {
    const none = ['ไม่มี', { classHeld: null, classHeldSince: null }] as const;
    const classes = CLASSES.map(({ abbreviation }) => [abbreviation, { classHeld: abbreviation }] as const);
    const first = dayAfter(birthDate);
    const since = classHeldSince ?? first;
    // A day that no award can have stands for an award all the same.
    return words(first <= since && since < birthday ? [none, ...classes] : classes);
  },
  L_INS_DATE: (context) => {
    const { officer, interpretation, rows } = context;
    const { roundYear, holdingDay } = interpretation;
    const rounds = [roundYear - 2, roundYear - 1, roundYear];
    const changesAt = [
      ...daysTooLate(context, countedTo(context, holdingDay), periodsOf(rows).held),
      ...rounds.map((year) => dayOfYear(year, { month: 1, day: 1 })),
    ];
    const since = days(dayAfter(officer.birthDate), changesAt, (classHeldSince) => ({ classHeldSince }));
    const isHeld = officer.classHeld !== null;
    return isHeld ? since : { ...since, values: [{ value: null, facts: { classHeldSince: null } }, ...since.values] };
  },
  RESIGN_DATE: ({ officer, interpretation, rows }) => {
    const { birthday, ruleSet, roundYear } = interpretation;
    const { lastDay, firstDayOut } = ruleSet.retirement;
    const years =
      officer.birthDate === null
        ? Array.from({ length: YEARS_LEFT }, (_, ago) => roundYear - ago)
        : [retirementYearOf(officer.birthDate, ruleSet.retirement)];
    const ofRetirement = years.flatMap((year) => {
      const out = dayOfYear(year, firstDayOut);
      return [dayOfYear(year, lastDay), out, addDays(out, 1)];
    });
    const sinceOffice = officer.enteredLevel ?? FIRST_DAY;
    const ofOffice = [
      ...conditionsOf(rows, 'daysInOffice').flatMap(({ days }) => [
        addDays(dayOfYear(roundYear - 1, ruleSet.birthday), 1),
        addDays(sinceOffice, days),
      ]),
      ...conditionsOf(rows, 'yearsInOffice').map(({ years }) => yearsBefore(sinceOffice, -years)),
    ];
    const from = officer.enteredService ?? dayAfter(officer.birthDate);
    const left = days(from, [birthday, ...ofRetirement, ...ofOffice], (resignDate) => ({
      resignDate,
      // One who left for good has the last leaving alone in the roster.
      serviceBreaks: [],
    }));
    return { ...left, values: [{ value: null, facts: { resignDate: null } }, ...left.values] };
  },
};

/**
 * The values of a column that can make a difference to an officer, whatever its cell says now; none where none does.
 *
 * @param others further columns whose values are tried together with these
 */
export function possibleValues(
  column: ColumnName,
  officer: OfficerRead,
  interpretation: Interpretation,
  others: readonly ColumnName[] = [],
): PossibleValues {
  const open = new Set<ColumnName>([column, ...others, ...officer.unread.map((cell) => cell.column)]);
  const context = { officer, interpretation, rows: rowsThatMayFit(officer, interpretation, open), open };
  const isOfHistory = officer.unread.some((cell) => cell.column === column && cell.isOfHistory);
  return isOfHistory ? history(context) : (VALUES[column]?.(context) ?? NO_DIFFERENCE);
}
