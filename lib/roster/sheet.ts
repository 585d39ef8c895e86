import { type Refuse, rosterUnreadable } from './refusal.ts';

/** The value of a cell with a formula that no program has computed: not known, and neither empty nor 0. */
export const NOT_COMPUTED: unique symbol = Symbol('a formula that was not computed');

/** The value of a cell, in any file format; an empty cell is `''`. */
export type Cell = string | number | boolean | typeof NOT_COMPUTED;

/**
 * Last row a spreadsheet can have (Excel's own limit); blank rows count. Reading stops there: without a limit, a file of
 * line ends alone would keep it busy.
 */
const LAST_ROW = 1_048_576;

/** @throws InsigniaError ROSTER_UNREADABLE when the row is beyond the last one a spreadsheet can have */
export function refuseBeyondLastRow(row: number, refuse: Refuse = rosterUnreadable): void {
  if (row > LAST_ROW) {
    throw refuse(
      { th: `มีข้อมูลเกินแถวที่ ${LAST_ROW}`, en: `it goes on beyond row ${LAST_ROW}` },
      { th: 'ลบแถวว่างใต้รายชื่อสุดท้าย', en: 'Delete the blank rows under the last officer' },
    );
  }
}

/**
 * Longest row, in characters; a text that several cells share counts once for each. A row of a roster has some 300, so a
 * longer one shows that the file is not a roster. Bounds the memory, also when cells of a short file share one long text.
 */
const ROW_MAX_CHARACTERS = 65_536;

/** @throws InsigniaError ROSTER_UNREADABLE when the row is longer than any row of a roster */
export function refuseEndlessRow(row: number, characters: number, refuse: Refuse = rosterUnreadable): void {
  if (characters > ROW_MAX_CHARACTERS) {
    throw refuse(
      {
        th: `แถวที่ ${row} มีมากกว่า ${ROW_MAX_CHARACTERS} ตัวอักษร`,
        en: `row ${row} has more than ${ROW_MAX_CHARACTERS} characters`,
      },
      { th: 'ส่งเฉพาะรายชื่อ แถวละหนึ่งคน', en: 'Send only the officers, one in each row' },
    );
  }
}

/** One row of a file, before its cells are interpreted. */
export interface SheetRow {
  /** Row in the file as a spreadsheet numbers it: blank rows count, a quoted value with line breaks stays in its row. */
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Why the cells of this row are not under their titles; null: they are. */
  readonly defect: RowDefect | null;
  /** Whether the row is hidden, by a filter or by hand. */
  readonly isHidden?: boolean;
}

/**
 * `quote`: a quotation mark is not closed, or not doubled inside a quoted value; the row has the cells before the mark.
 * `moreCells`: more cells than the header has, also blank ones: a value holds an unquoted delimiter, so the cells are
 * shifted.
 * `brokenLine`: an unquoted line break cut one line in several rows; this is the first of them and has the cells of all.
 * `continuation`: such a row, but not the first: no officer, but a part of the row above.
 */
export type RowDefect = 'quote' | 'moreCells' | 'brokenLine' | 'continuation';

/** One sheet of a file, in any file format. */
export interface Sheet {
  /** Name on its tab; null in a format without sheets. */
  readonly name: string | null;
  readonly isHidden: boolean;
  /** Whether serial dates count from 1904, as workbooks of old Macintosh versions of Excel do. */
  readonly datesFrom1904: boolean;
  /** Indexes of the hidden columns that hold a value; complete once the rows have been read to the end. */
  readonly hiddenColumns: ReadonlySet<number>;
  /**
   * The rows from the first; called once for each pass, and gives the same rows each time. In batches, because a promise
   * for each row would cost more than the row.
   */
  rows(): AsyncIterable<readonly SheetRow[]>;
}
