/** A calendar day of the Christian Era as `yyyy-mm-dd`: days compare as text, and no time zone can shift them. */
export type CalendarDay = string;

/** A day that returns every year. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** Years by which the Buddhist Era is ahead of the Christian Era. */
const BUDDHIST_ERA_YEARS = 543;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The months in Thai, January first: name and abbreviation. */
export const THAI_MONTHS: readonly (readonly [name: string, abbreviation: string])[] = [
  ['มกราคม', 'ม.ค.'],
  ['กุมภาพันธ์', 'ก.พ.'],
  ['มีนาคม', 'มี.ค.'],
  ['เมษายน', 'เม.ย.'],
  ['พฤษภาคม', 'พ.ค.'],
  ['มิถุนายน', 'มิ.ย.'],
  ['กรกฎาคม', 'ก.ค.'],
  ['สิงหาคม', 'ส.ค.'],
  ['กันยายน', 'ก.ย.'],
  ['ตุลาคม', 'ต.ค.'],
  ['พฤศจิกายน', 'พ.ย.'],
  ['ธันวาคม', 'ธ.ค.'],
];

/** The months in English, January first. */
export const ENGLISH_MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The Christian Era year of a Buddhist Era year. */
export function christianYear(buddhistYear: number): number {
  return buddhistYear - BUDDHIST_ERA_YEARS;
}

/** The Buddhist Era year of a Christian Era year. */
export function buddhistYear(christianYear: number): number {
  return christianYear + BUDDHIST_ERA_YEARS;
}

/** The Buddhist Era year of a day. */
export function buddhistYearOf(day: CalendarDay): number {
  return buddhistYear(Number(day.slice(0, 4)));
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month (1 to 12) of a Christian Era year has; undefined when there is no such month. */
export function daysInMonth(year: number, month: number): number | undefined {
  return month === 2 && isLeapYear(year) ? 29 : DAYS_OF_MONTHS[month - 1];
}

/** The day of a Christian Era year, month and day. Whether the calendar has that day is not checked. */
export function calendarDay(year: number, month: number, day: number): CalendarDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day of a Buddhist Era year. */
export function dayOfYear(buddhistYear: number, { month, day }: DayOfYear): CalendarDay {
  return calendarDay(christianYear(buddhistYear), month, day);
}

/** Whether a day or a round lies in a span, both ends included; `to` null: no end. */
export function isWithin<Point extends string | number>(
  { from, to }: { readonly from: Point; readonly to: Point | null },
  point: Point,
): boolean {
  return from <= point && (to === null || point <= to);
}

/** The day `days` later, or earlier when negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The later of two days. */
export function laterOf(one: CalendarDay, other: CalendarDay): CalendarDay {
  return one > other ? one : other;
}

/** Days from one day to another, the first counted and the last not; negative when the other is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/**
 * Full years (ปีบริบูรณ์) from a day to the reference day: a year is full when its anniversary has been reached. The
 * anniversary of 29 February is 28 February in a common year. A day after the reference day gives 0.
 */
export function fullYears(from: CalendarDay, referenceDay: CalendarDay): number {
  const year = Number(referenceDay.slice(0, 4));
  const monthAndDay = from.slice(5);
  const anniversary = monthAndDay === '02-29' && !isLeapYear(year) ? '02-28' : monthAndDay;
  const years = year - Number(from.slice(0, 4)) - (referenceDay.slice(5) < anniversary ? 1 : 0);
  return Math.max(0, years);
}

/** The latest day from which so many full years (as `fullYears` counts them) have passed by a day. */
export function yearsBefore(day: CalendarDay, years: number): CalendarDay {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const isLastOfFebruary = month === 2 && date >= 28 && !(date === 28 && isLeapYear(year));
  const last = daysInMonth(year - years, month) as number;
  return calendarDay(year - years, month, isLastOfFebruary ? last : date);
}
