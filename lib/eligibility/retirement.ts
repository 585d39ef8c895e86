import { buddhistYearOf, type CalendarDay } from '../vocabulary/calendar.ts';
import type { Retirement } from './rule-set.ts';

/**
 * The Buddhist Era year in which an officer retires by age: the first by whose last day in post the officer reaches that
 * age. An officer reaches it on the eve of the birthday, so a birthday on the first day out of post still counts
 * (Government Pension Act B.E. 2494, section 19: the end of the budget year).
 */
export function retirementYearOf(birthDate: CalendarDay, { age, firstDayOut }: Retirement): number {
  const month = Number(birthDate.slice(5, 7));
  const day = Number(birthDate.slice(8));
  const isLater = month > firstDayOut.month || (month === firstDayOut.month && day > firstDayOut.day);
  return buddhistYearOf(birthDate) + age + (isLater ? 1 : 0);
}
