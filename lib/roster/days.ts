import {
  addDays,
  type CalendarDay,
  calendarDay,
  christianYear,
  daysInMonth,
  ENGLISH_MONTHS,
  THAI_MONTHS,
} from '../vocabulary/calendar.ts';
import { comparable } from '../vocabulary/words.ts';
import type { Cell } from './sheet.ts';
import { kindOf, type Reading, textOf } from './values.ts';

/** The Christian year of a year of two digits; null where it is not settled. */
export type FullYear = (twoDigits: number) => number | null;

/** Years of birth, service and award that can occur in a roster; any other year is a typing error. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Years from here on are of the Buddhist Era: Christian years of a roster are lower, and no Buddhist one is. */
export const FIRST_BUDDHIST_YEAR = 2400;

/** Common misspellings of months; ฎ and ฏ are the same in comparable text. */
const MISSPELT_MONTHS: readonly (readonly [string, number])[] = [
  ['มกรคม', 1],
  ['มการาคม', 1],
  ['มกราคา', 1],
  ['กุมภาพันธุ์', 2],
  ['กุมภาพัน', 2],
  ['กุมภาพันท์', 2],
  ['กุมพาพันธ์', 2],
  ['กุมภาพันธ', 2],
  ['มีนาคน', 3],
  ['มินาคม', 3],
  ['เมษยน', 4],
  ['เมศายน', 4],
  ['พฤษภาค', 5],
  ['พฤศภาคม', 5],
  ['พฤษาคม', 5],
  ['พฤกษภาคม', 5],
  ['พฤษภาคน', 5],
  ['มิถุนาน', 6],
  ['มิถุนยน', 6],
  ['กรกฎคม', 7],
  ['กรกดาคม', 7],
  ['สิงหาคน', 8],
  ['สิงหคม', 8],
  ['สิงห์หาคม', 8],
  ['กันยยน', 9],
  ['ตุลคม', 10],
  ['พฤษจิกายน', 11],
  ['พฤจิกายน', 11],
  ['พฤศจิกยน', 11],
  ['พฤศจิการยน', 11],
  ['ธันวคม', 12],
  ['ธันวาคน', 12],
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ...THAI_MONTHS.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
    ...ENGLISH_MONTHS.flatMap((name, index): [string, number][] => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
    ]),
    ...MISSPELT_MONTHS,
  ].map(([name, month]) => [comparable(name), month]),
);

/** The calendar day of a year (of either era), month and day, or why it is not one. */
function readCalendarDay(givenYear: number, month: number, day: number): Reading<CalendarDay> {
  const year = givenYear >= FIRST_BUDDHIST_YEAR ? christianYear(givenYear) : givenYear;
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { found: 'yearOutOfRange' };
  }
  const days = daysInMonth(year, month);
  if (days === undefined || day < 1 || day > days) {
    return { found: 'dayNotInCalendar' };
  }
  return { value: calendarDay(year, month, day) };
}

/** The same with a year of four or two digits. */
function readDayOf(yearText: string, month: number, day: number, fullYear: FullYear): Reading<CalendarDay> {
  const year = yearText.length === 2 ? fullYear(Number(yearText)) : Number(yearText);
  return year === null ? { found: 'yearOfTwoDigits' } : readCalendarDay(year, month, day);
}

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/**
 * First number read as a serial date: 18 May 1927, or 19 May 1931 in the calendar from 1904. Nobody born earlier is in
 * service, and numbers of four digits are years of either era.
 */
const FIRST_SERIAL = 10_000;

/** Days from 1970-01-01 back to day 0 of Excel's two calendars. Day 60 of the first, 29 February 1900, did not exist. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);

/** A serial date of a spreadsheet; the time of day after the decimal point is dropped. */
function serialDay(serial: number, from1904: boolean): Reading<CalendarDay> {
  const days = Math.floor(serial);
  if (days < FIRST_SERIAL) {
    return { found: 'aNumber' };
  }
  const date = new Date((from1904 ? DAY_ZERO_1904 : DAY_ZERO_1900) + days * MS_PER_DAY);
  if (Number.isNaN(date.getTime())) {
    return { found: 'aNumber' };
  }
  return readCalendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const INSTANT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)? ?(?:Z|UTC|GMT|(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?)$/i;

/** Minutes by which the clocks of Bangkok are ahead of UTC. */
const BANGKOK_MINUTES = 7 * 60;

const MINUTES_PER_DAY = 24 * 60;

/** Bangkok's day of an instant: a program with a database's day in Bangkok writes it as 17:00 UTC of the day before. */
function dayOfInstant(match: RegExpExecArray): Reading<CalendarDay> {
  const [year, month, day, hours, minutes] = match.slice(1, 6).map(Number) as [number, number, number, number, number];
  const minutesOff = Number(match[7] ?? 0) * 60 + Number(match[8] ?? 0);
  const offset = match[6] === '-' ? -minutesOff : minutesOff;
  const reading = readCalendarDay(year, month, day);
  if (!('value' in reading)) {
    return reading;
  }
  if (hours > 24 || minutes > 59) {
    return { found: 'text' };
  }
  const shift = Math.floor((hours * 60 + minutes - offset + BANGKOK_MINUTES) / MINUTES_PER_DAY);
  return { value: addDays(reading.value, shift) };
}

const INSTANT_DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})([T ].*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))$/i;

const TIME_OF_DAY = /[T ]\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?( ?(Z|AM|PM|น\.?))?$/i;
const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/;
const IN_WORDS =
  /^(?:วันที่ ?)?(\d{1,2}) ?[-/]? ?(?:เดือน ?)?([\u0e01-\u0e4e.]+?|[a-z]{3,9}) ?[-/]? ?(?:(?:พ\.?ศ\.?|ปี) ?){0,2}(\d{4}|\d{2})$/i;

/** The text of a cell as a date is read from it: as textOf, with one kind of dash. */
export function dateTextOf(cell: Cell): string {
  return textOf(cell).replace(/[\u2010-\u2015\u2212]/g, '-');
}

/**
 * A day: `yyyy-mm-dd`, `dd/mm/yyyy` (also with dots or dashes), `28 กรกฎาคม 2569`, `28-ก.ค.-69`, or a serial date. Years from
 * 2400 on are of the Buddhist Era. A local time of day after it is dropped; an instant (`2026-07-27T17:00:00Z`) is the day
 * in Bangkok.
 *
 * @param fullYear what a year of two digits is; default: never settled
 */
export function readDay(cell: Cell, from1904: boolean, fullYear: FullYear = () => null): Reading<CalendarDay> {
  if (typeof cell === 'number') {
    return serialDay(cell, from1904);
  }
  const whole = dateTextOf(cell);
  const instant = INSTANT.exec(whole.replace(INSTANT_DAY_FIRST, '$4-$3-$1$5'));
  if (instant !== null) {
    return dayOfInstant(instant);
  }
  const text = whole.replace(TIME_OF_DAY, '');
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) {
    return readCalendarDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) {
    return readDayOf(dayFirst[4] as string, Number(dayFirst[3]), Number(dayFirst[1]), fullYear);
  }
  const inWords = IN_WORDS.exec(text);
  if (inWords !== null) {
    const month = MONTHS.get(comparable(inWords[2] as string));
    return month === undefined
      ? { found: kindOf(text) }
      : readDayOf(inWords[3] as string, month, Number(inWords[1]), fullYear);
  }
  if (/^[1-9]\d{4,5}(\.\d+)?$/.test(text)) {
    return serialDay(Number(text), from1904);
  }
  return { found: kindOf(text) };
}

/** The day that most databases write where there is none. */
export const FIRST_DAY_OF_DATABASES = '1900-01-01';

/** Days that databases and programs write where there is none: their first day, and day 0 or 1 of a spreadsheet. */
const EMPTY_DAYS = new Set([
  '0001-01-01',
  '1753-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-00',
  FIRST_DAY_OF_DATABASES,
]);

/** Whether a cell holds the first day of some calendar of programs, in either era, which stands for no day. */
export function isEmptyDate(cell: Cell): boolean {
  const text = textOf(cell).replace(TIME_OF_DAY, '');
  if (/^[01](\.0+)?$/.test(text)) {
    return true;
  }
  const yearFirst = YEAR_FIRST.exec(text);
  const dayFirst = DAY_FIRST.exec(text);
  const [year, month, day] =
    yearFirst === null ? [dayFirst?.[4], dayFirst?.[3], dayFirst?.[1]] : [yearFirst[1], yearFirst[2], yearFirst[3]];
  if (year === undefined || year.length !== 4) {
    return false;
  }
  const christian = [Number(year), christianYear(Number(year))];
  return christian.some((one) => EMPTY_DAYS.has(calendarDay(one, Number(month), Number(day))));
}
