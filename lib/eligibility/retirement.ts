import { addDays, buddhistYearOf, type CalendarDay, dayOfYear } from '../vocabulary/calendar.ts';
import type { Retirement } from './rule-set.ts';

/** Last day in post of officers who retire by age in a Buddhist Era year. */
export function lastDayInPost(roundYear: number, { lastDay }: Retirement): CalendarDay {
  return dayOfYear(roundYear, lastDay);
}

/**
 * The Buddhist Era year in which an officer retires by age: the first by whose last day in post the officer reaches that
 * age. An officer reaches it on the eve of the birthday, so a birthday on the day after the last day in post still counts
 * (Government Pension Act B.E. 2494, section 19: the end of the budget year).
 */
export function retirementYearOf(birthDate: CalendarDay, retirement: Retirement): number {
  const year = buddhistYearOf(birthDate) + retirement.age;
  const firstDayOut = addDays(lastDayInPost(year, retirement), 1);
  return birthDate.slice(5) <= firstDayOut.slice(5) ? year : year + 1;
}
