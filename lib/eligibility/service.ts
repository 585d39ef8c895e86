import { type CalendarDay, laterOf } from '../vocabulary/calendar.ts';
import type { Officer, OfficerRead, ServiceBreak } from '../vocabulary/officer.ts';

/** What the roster says of an officer's service; every break counts as after an unread day of entering. */
type Service = Pick<OfficerRead, 'enteredService' | 'serviceBreaks'>;

const NO_DAY: CalendarDay = '';

/**
 * The breaks in an officer's service, which is counted from the day of entering; a return on the day of leaving is a transfer
 * and breaks nothing.
 */
export function breaksOf({ enteredService, serviceBreaks }: Service): readonly ServiceBreak[] {
  return serviceBreaks.filter(({ left, returned }) => left < returned && returned > (enteredService ?? NO_DAY));
}

/** The returns on the day of leaving. */
export function transfersOf({ enteredService, serviceBreaks }: Service): readonly ServiceBreak[] {
  return serviceBreaks.filter(({ left, returned }) => left === returned && returned > (enteredService ?? NO_DAY));
}

/**
 * The leavings and returns up to the day of entering: there was service before it, which is not counted. The day is then that
 * of the last entry, or is wrong.
 */
export function earlierBreaksOf({ enteredService, serviceBreaks }: Service): readonly ServiceBreak[] {
  return serviceBreaks.filter(({ returned }) => returned <= (enteredService ?? NO_DAY));
}

/**
 * The day from which service up to a day is unbroken, if nothing before a break may be joined: the last return, or the day
 * of entering. Counting the time before and after a break without the break itself always gives a number of years between
 * this count and the one from the day of entering.
 */
export function unbrokenSince<Known extends Service & { readonly enteredService: CalendarDay }>(
  service: Known,
  upTo: CalendarDay,
): CalendarDay {
  return breaksOf(service).findLast(({ left }) => left <= upTo)?.returned ?? service.enteredService;
}

/**
 * The day from which an officer is in the present political office without a break, up to a day: that of taking it, or of the
 * last return to it.
 */
export function inOfficeSince({ enteredLevel, serviceBreaks }: Officer, upTo: CalendarDay): CalendarDay {
  const returned = serviceBreaks.findLast((one) => one.left < one.returned && one.left < upTo)?.returned;
  return returned === undefined ? enteredLevel : laterOf(enteredLevel, returned);
}
