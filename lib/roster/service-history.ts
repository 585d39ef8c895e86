import type { CalendarDay } from '../vocabulary/calendar.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { Officer, ServiceBreak } from '../vocabulary/officer.ts';
import type { CellReaders } from './cell-readers.ts';
import type { Cell } from './sheet.ts';
import { type FoundKind, isPlaceholder, TEXT_MAX_CHARACTERS, textOf } from './values.ts';

/** What RESIGN_DATE and RETURN_DATE say. */
type ServiceHistory = Pick<Officer, 'resignDate' | 'serviceBreaks'>;

/** Stands for a day that is not known, so that no other one is before it. */
const BEFORE_ALL_DAYS = '';

const IN_SERVICE: ServiceHistory = { resignDate: null, serviceBreaks: [] };

/** What stands between the days of a history: `;;` in the HR system's export. No date holds any of these. */
const SEPARATOR = /;+|[\r\n]+|,/;

function isNothing(part: string): boolean {
  return part === '' || isPlaceholder(part);
}

/** The days of a cell, not yet read; an empty one only between others. */
function partsOf(cell: Cell): readonly Cell[] {
  if (typeof cell !== 'string' || cell.length > TEXT_MAX_CHARACTERS) {
    return [cell];
  }
  const parts = cell.split(SEPARATOR).map(textOf);
  while (parts.length > 0 && isNothing(parts.at(-1) as string)) {
    parts.pop();
  }
  return parts;
}

/** The days of a column, oldest first; null when one cannot be read, which is a problem of the column, or of the history. */
function readDays(
  { problem, readDate }: CellReaders,
  column: ColumnName,
  parts: readonly Cell[],
  isHistory: boolean,
): readonly CalendarDay[] | null {
  const days: CalendarDay[] = [];
  for (const part of parts) {
    const reading = readDate(column, part);
    if ('found' in reading) {
      const remedy = isHistory ? 'history' : reading.found === 'emptyDate' ? 'leaving' : 'day';
      problem(column, reading.found, remedy);
      return null;
    }
    days.push(reading.value);
  }
  return days;
}

/** Why leavings and returns are no history; null: they are one. */
function faultOf(left: readonly CalendarDay[], returned: readonly CalendarDay[]): [ColumnName, FoundKind] | null {
  if (left.length === 0) {
    return ['RETURN_DATE', 'returnWithoutLeaving'];
  }
  const lastLeft = left.toSorted().at(-1) as CalendarDay;
  const lastReturned = returned.toSorted().at(-1) as CalendarDay;
  if (lastLeft > lastReturned && left.length >= returned.length) {
    return ['RESIGN_DATE', 'leavingWithoutReturn'];
  }
  if (left.length !== returned.length) {
    return ['RETURN_DATE', 'unequalHistories'];
  }
  if (left.some((day, at) => day > (returned[at] as CalendarDay))) {
    return ['RETURN_DATE', 'returnBeforeLeaving'];
  }
  const isOutOfOrder = left.slice(1).some((day, at) => day < (returned[at] as CalendarDay));
  return isOutOfOrder ? ['RESIGN_DATE', 'periodsOutOfOrder'] : null;
}

/** The day of leaving alone: a day before the birth or the service is none. */
function readLeaving(
  { problem }: CellReaders,
  day: CalendarDay,
  birthDate: CalendarDay | null,
  enteredService: CalendarDay | null,
): ServiceHistory {
  if (day < (birthDate ?? BEFORE_ALL_DAYS)) {
    problem('RESIGN_DATE', 'dayBeforeBirth', 'leaving');
    return IN_SERVICE;
  }
  if (day < (enteredService ?? BEFORE_ALL_DAYS)) {
    problem('RESIGN_DATE', 'dayBeforeService', 'leaving');
    return IN_SERVICE;
  }
  return { resignDate: day, serviceBreaks: [] };
}

/**
 * Reads the two meanings of RESIGN_DATE: alone, the day of leaving; beside RETURN_DATE, every leaving of an officer who each
 * time came back, also before the day of BEG_DATE, which may be that of the last entry. A history that cannot be one is a
 * problem.
 */
export function readServiceHistory(
  readers: CellReaders,
  birthDate: CalendarDay | null,
  enteredService: CalendarDay | null,
): ServiceHistory {
  const { cellOf, problem } = readers;
  const leavings = partsOf(cellOf('RESIGN_DATE'));
  const returns = partsOf(cellOf('RETURN_DATE'));
  if (returns.length === 0 && leavings.length > 1) {
    problem('RESIGN_DATE', 'severalDays', 'history');
    return IN_SERVICE;
  }
  const isHistory = returns.length > 0;
  const left = readDays(readers, 'RESIGN_DATE', leavings, isHistory);
  const returned = readDays(readers, 'RETURN_DATE', returns, isHistory);
  if (left === null || returned === null || (left.length === 0 && returned.length === 0)) {
    return IN_SERVICE;
  }
  if (returned.length === 0) {
    return readLeaving(readers, left[0] as CalendarDay, birthDate, enteredService);
  }
  const fault = faultOf(left, returned);
  if (fault !== null) {
    problem(...fault, 'history');
    return IN_SERVICE;
  }
  if ((birthDate ?? BEFORE_ALL_DAYS) > (left[0] as CalendarDay)) {
    problem('RESIGN_DATE', 'dayBeforeBirth', 'history');
    return IN_SERVICE;
  }
  const serviceBreaks = left.map((day, at): ServiceBreak => ({ left: day, returned: returned[at] as CalendarDay }));
  return { resignDate: null, serviceBreaks };
}
