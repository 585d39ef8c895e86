import { rosterUnreadable } from './refusal.ts';

/** What a cell holds, whatever the format of the file; an empty cell is `''`. */
export type Cell = string | number | boolean;

/**
 * Last row a spreadsheet can have (Excel's own limit); blank rows count. Whoever numbers rows stops there, or a file of
 * nothing but line ends would keep the reading busy.
 */
const LAST_ROW = 1_048_576;

/** @throws InsigniaError ROSTER_UNREADABLE when the row is beyond the last one a spreadsheet can have */
export function refuseBeyondLastRow(row: number): void {
  if (row > LAST_ROW) {
    throw rosterUnreadable(`it goes on beyond row ${LAST_ROW}`, 'Delete the blank rows under the last officer');
  }
}

/** One row of a roster as the file has it, before anything is understood. */
export interface SheetRow {
  /** Row in the file as a spreadsheet numbers it: blank rows count, a quoted value with line breaks stays in its row. */
  readonly row: number;
  readonly cells: readonly Cell[];
  /** Why the cells of this row cannot be told apart; null: they can. */
  readonly defect: RowDefect | null;
}

/** `quote`: a quotation mark that is not closed, or not doubled inside a quoted value. */
export type RowDefect = 'quote';

/** The rows of a roster, whichever format they came in. Batches, because one promise a row would cost more than the row. */
export interface Sheet {
  readonly rows: AsyncIterable<readonly SheetRow[]>;
  /** Whether serial dates count from 1904, as workbooks of old Macintosh versions of Excel do. */
  readonly datesFrom1904: boolean;
}
