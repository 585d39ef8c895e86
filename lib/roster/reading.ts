import type { ColumnName } from '../vocabulary/columns.ts';
import type { BothLanguages } from '../vocabulary/words.ts';

/** What was read of a roster and what was left aside; `reading` of result.json. */
export interface RosterReading {
  /** The page for officers that explains it. */
  readonly help: string;
  readonly files: readonly FileRead[];
}

/** What was read of one file. */
export interface FileRead {
  readonly file: string;
  /** The sheets whose officers were read, in the order of their tabs. */
  readonly sheets: readonly SheetRead[];
  /** The other sheets. */
  readonly sheetsLeftAside: readonly SheetLeftAside[];
}

/** What was read of one sheet. Rows and cells are named as a spreadsheet names them. */
export interface SheetRead {
  /** Null in a format without sheets. */
  readonly sheet: string | null;
  readonly headerRow: number;
  /** Rows with something in them above the header; not read. */
  readonly rowsAbove: readonly number[];
  /** Number of rows judged. */
  readonly rows: number;
  /** Rows under the header that are not officers: totals, signatures, repeated headers, notes. */
  readonly rowsLeftAside: {
    readonly count: number;
    /** Their numbers; the first twenty. */
    readonly numbers: readonly number[];
  };
  /** How many rows and columns are hidden in the sheet; they are read all the same. */
  readonly hidden: { readonly rows: number; readonly columns: number };
  readonly columns: ColumnsRead;
}

/** What was read of the columns of a sheet. */
export interface ColumnsRead {
  /** Columns from which officers are judged. */
  readonly used: readonly ColumnName[];
  /** Columns that are known, and that no rule needs. */
  readonly notNeeded: readonly ColumnName[];
  /** Titles that are not known, and columns with values but no title. */
  readonly ignored: readonly string[];
  /** Unknown titles that are nearly a known one. */
  readonly suspected: readonly { readonly cell: string; readonly title: string; readonly column: ColumnName }[];
  /** Columns that stand there twice, once hidden: the visible one was read. */
  readonly twice: readonly { readonly column: ColumnName; readonly read: string; readonly leftAside: string }[];
}

/** A sheet that was not read. */
export interface SheetLeftAside {
  readonly sheet: string | null;
  /** Number of its rows with something in them. */
  readonly rows: number;
  readonly reason: BothLanguages & { readonly code: keyof typeof REASONS_LEFT_ASIDE };
}

/** How many rows with something in them are searched for the header. */
export const HEADER_ROWS_MAX = 20;

/** Why a sheet is not read. */
export const REASONS_LEFT_ASIDE = {
  HIDDEN: { th: 'ชีตถูกซ่อนไว้', en: 'The sheet is hidden.' },
  NOT_NAMED: { th: 'ไม่ใช่ชีตที่ระบุให้อ่าน', en: 'It is not the sheet that was named.' },
  EMPTY: { th: 'ชีตว่าง', en: 'The sheet is empty.' },
  NO_OFFICERS: { th: 'มีหัวตารางแต่ไม่มีรายชื่อ', en: 'It has a header but no officer under it.' },
  NO_ROSTER: {
    th: `ไม่พบหัวตารางของบัญชีรายชื่อใน ${HEADER_ROWS_MAX} แถวแรก`,
    en: `None of its first ${HEADER_ROWS_MAX} rows is the header of a roster.`,
  },
} as const satisfies Readonly<Record<string, BothLanguages>>;
