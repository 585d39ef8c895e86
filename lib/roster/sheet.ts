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

/**
 * Longest row, in letters, a text that cells share counted once for each: a roster's row has some 300. One that is longer is
 * a sign of a file that is no roster. Bounds what is held in memory at once, and what a short file can make of one long text.
 */
const ROW_MAX_LETTERS = 65_536;

/** @throws InsigniaError ROSTER_UNREADABLE when the row has more letters than any roster's */
export function refuseEndlessRow(row: number, letters: number): void {
  if (letters > ROW_MAX_LETTERS) {
    throw rosterUnreadable(
      `row ${row} has more than ${ROW_MAX_LETTERS} letters`,
      'Send the officers alone, each in a row of its own',
    );
  }
}

/** One row of a roster as the file has it, before anything is understood. */
export interface SheetRow {
  /** Row in the file as a spreadsheet numbers it: blank rows count, a quoted value with line breaks stays in its row. */
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Why the cells of this row do not stand under their titles; null: they do. */
  readonly defect: RowDefect | null;
}

/**
 * `quote`: a quotation mark that is not closed, or not doubled inside a quoted value; its cells are those before the mark.
 * `moreCells`: more cells than the header has titles, so that a delimiter stands inside a value and the cells are shifted.
 */
export type RowDefect = 'quote' | 'moreCells';

/** The rows of a roster, whichever format they came in. Batches, because one promise a row would cost more than the row. */
export interface Sheet {
  readonly rows: AsyncIterable<readonly SheetRow[]>;
  /** Whether serial dates count from 1904, as workbooks of old Macintosh versions of Excel do. */
  readonly datesFrom1904: boolean;
}
