import type { ColumnName } from '../vocabulary/columns.ts';
import type { Header } from './header.ts';
import type { Cell } from './sheet.ts';

/** What the dates of a whole roster say about one of them. */
export interface DateEvidence {
  /** The Christian year of a year of two digits; null where the other years of the column do not settle it. */
  fullYear(column: ColumnName, twoDigits: number): number | null;
  /** Whether a program may have swapped day and month of the cell. */
  isUnsure(column: ColumnName, cell: Cell): boolean;
}

/** What the rows of a sheet share. */
export interface SheetContext {
  /** Name of the file; null where the roster is one file. */
  readonly file: string | null;
  /** Name of the sheet; null where its file has only one. */
  readonly sheet: string | null;
  readonly header: Header;
  /** Whether serial dates count from 1904. */
  readonly datesFrom1904: boolean;
  readonly dates: DateEvidence;
}
