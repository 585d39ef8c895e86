import type { CalendarDay } from '../vocabulary/calendar.ts';
import { type ColumnName, DATE_COLUMNS } from '../vocabulary/columns.ts';
import type { UnreadCell } from '../vocabulary/officer.ts';
import { FIRST_DAY_OF_DATABASES, isEmptyDate, readDay } from './days.ts';
import { columnProblem, type Remedy } from './problems.ts';
import { type Cell, NOT_COMPUTED, type SheetRow } from './sheet.ts';
import type { SheetContext } from './sheet-context.ts';
import { detached, type FoundKind, isPlaceholder, kindOf, kindOfPlaceholder, type Reading, textOf } from './values.ts';

/** The columns of names of people. */
const NAME_COLUMNS: ReadonlySet<ColumnName> = new Set(['TIT_NAME', 'RANK_NAME', 'FNAME', 'LNAME', 'FULL_NAME']);

/** Kinds of value that a text may be. */
const WRITTEN: ReadonlySet<FoundKind> = new Set(['text', 'aNumber', 'shortenedNumber']);

/**
 * Readers of the cells of one row. Each adds a problem when a cell cannot be read, and a cell whose formula was not computed
 * is a problem in any column that is read, never empty.
 */
export function cellReaders({ cells }: SheetRow, { header, datesFrom1904, dates }: SheetContext) {
  const problems: UnreadCell[] = [];
  const notComputed = new Set<ColumnName>();

  function problem(column: ColumnName, found: FoundKind, remedy: Remedy): void {
    if (!notComputed.has(column)) {
      problems.push(columnProblem(column, found, remedy));
    }
  }

  /** The cell of a column; `''` when the roster has no such column. */
  function cellOf(column: ColumnName): Exclude<Cell, typeof NOT_COMPUTED> {
    const cell = cells[header.cellOf.get(column) ?? -1] ?? '';
    if (cell !== NOT_COMPUTED) {
      return cell;
    }
    problem(column, 'notComputed', 'computed');
    notComputed.add(column);
    return '';
  }

  /** The text of a column in which a placeholder for no value, such as a dash alone, means an empty cell. */
  function textIn(column: ColumnName): string {
    const text = textOf(cellOf(column));
    return isPlaceholder(text, NAME_COLUMNS.has(column)) ? '' : text;
  }

  /** The problem of a column that may not be empty, and is. */
  function missing(column: ColumnName, remedy: Remedy): null {
    problem(column, kindOfPlaceholder(textOf(cellOf(column))), remedy);
    return null;
  }

  function take<T>(column: ColumnName, reading: Reading<T>, remedy: Remedy): T | null {
    if ('value' in reading) {
      return reading.value;
    }
    problem(column, reading.found, remedy);
    return null;
  }

  /** The value of a column that may be empty. */
  function optional<T>(column: ColumnName, read: (text: string) => Reading<T>, remedy: Remedy): T | null {
    const text = textIn(column);
    return text === '' ? null : take(column, read(text), remedy);
  }

  /** The value of a column that may not be empty. */
  function required<T>(column: ColumnName, read: (text: string) => Reading<T>, remedy: Remedy): T | null {
    const text = textIn(column);
    return text === '' ? missing(column, remedy) : take(column, read(text), remedy);
  }

  /** One date, which may be a part of a cell. A database's empty date is none. */
  function readDate(column: ColumnName, cell: Cell): Reading<CalendarDay> {
    const reading = readDay(cell, datesFrom1904, (twoDigits) => dates.fullYear(column, twoDigits));
    const mayBeEmpty = 'found' in reading || reading.value === FIRST_DAY_OF_DATABASES;
    return mayBeEmpty && isEmptyDate(cell) ? { found: 'emptyDate' } : reading;
  }

  const readDateOf = (column: ColumnName) => () => readDate(column, cellOf(column));
  const day = (column: ColumnName) => required(column, readDateOf(column), 'day');
  const optionalDay = (column: ColumnName) => optional(column, readDateOf(column), 'day');

  /** A text as it stands. */
  function text(column: ColumnName, isRequired: boolean): string | null {
    const value = textIn(column);
    if (value === '') {
      return isRequired ? missing(column, 'text') : null;
    }
    const found = kindOf(value);
    if (NAME_COLUMNS.has(column) && found === 'text' && !/[\p{L}\p{N}]/u.test(value)) {
      problem(column, 'placeholder', 'text');
      return null;
    }
    if (WRITTEN.has(found)) {
      return detached(value);
    }
    problem(column, found, 'text');
    return null;
  }

  /** The columns whose date may have its day and month swapped. */
  function unsureDates(): readonly ColumnName[] {
    return DATE_COLUMNS.filter((column) => dates.isUnsure(column, cellOf(column)));
  }

  const hasColumn = (column: ColumnName) => header.cellOf.has(column);
  return {
    problems,
    problem,
    hasColumn,
    cellOf,
    textIn,
    missing,
    required,
    optional,
    readDate,
    day,
    optionalDay,
    text,
    unsureDates,
  };
}

/** The readers of one row. */
export type CellReaders = ReturnType<typeof cellReaders>;
