import type { CalendarDay } from '../vocabulary/calendar.ts';
import type { Officer, ServiceBreak } from '../vocabulary/officer.ts';

/** The breaks in an officer's service; a return on the day of leaving is a transfer and breaks nothing. */
export function breaksOf({ serviceBreaks }: Officer): readonly ServiceBreak[] {
  return serviceBreaks.filter(({ left, returned }) => left < returned);
}

/** The returns on the day of leaving. */
export function transfersOf({ serviceBreaks }: Officer): readonly ServiceBreak[] {
  return serviceBreaks.filter(({ left, returned }) => left === returned);
}

/**
 * The day from which service up to a day is unbroken, if nothing before a break may be joined: the last return, or the day
 * of entering. Counting the time before and after a break without the break itself always gives a number of years between
 * this count and the one from the day of entering.
 */
export function unbrokenSince(officer: Officer, upTo: CalendarDay): CalendarDay {
  const { enteredService } = officer;
  // A history may lie before the day of entering, from which service is counted.
  const counted = breaksOf(officer).filter(({ left, returned }) => left <= upTo && returned > enteredService);
  return counted.at(-1)?.returned ?? enteredService;
}
