import type { CalendarDay } from './officer.ts';

/** Years from the Christian to the Buddhist Era. */
const BUDDHIST_ERA = 543;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a Buddhist Era year, as `yyyy-mm-dd` in the Christian Era. */
export function dayOfYear(buddhistYear: number, month: number, day: number): CalendarDay {
  const year = String(buddhistYear - BUDDHIST_ERA).padStart(4, '0');
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The Buddhist Era year of a day. */
export function buddhistYearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4)) + BUDDHIST_ERA;
}

/** Whether a day, or a round, lies in a span; `to` null: without end. */
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

/**
 * Full years (ปีบริบูรณ์) from a day to the reference day: a year is full when its anniversary has been reached. Of
 * 29 February the anniversary is 28 February in a common year. A day after the reference day counts nothing.
 */
export function fullYears(from: CalendarDay, referenceDay: CalendarDay): number {
  const year = Number(referenceDay.slice(0, 4));
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const monthAndDay = from.slice(5);
  const anniversary = monthAndDay === '02-29' && !isLeapYear ? '02-28' : monthAndDay;
  const years = year - Number(from.slice(0, 4)) - (referenceDay.slice(5) < anniversary ? 1 : 0);
  return Math.max(0, years);
}

/**
 * The Buddhist Era year on whose 30 September an officer leaves by age (Government Pension Act B.E. 2494, section 19:
 * the end of the budget year in which the age is reached). Who is born on 1 October reaches it on 30 September.
 */
export function retirementYearOf(birthDate: CalendarDay, age: number): number {
  const bornAfterTurn = birthDate.slice(5) > '10-01';
  return buddhistYearOf(birthDate) + age + (bornAfterTurn ? 1 : 0);
}
