import type { Header } from '../../../lib/roster/header.ts';
import { readOfficerRow } from '../../../lib/roster/officer-row.ts';
import type { Cell, SheetRow } from '../../../lib/roster/sheet.ts';
import type { DateEvidence } from '../../../lib/roster/sheet-context.ts';
import type { ColumnName } from '../../../lib/vocabulary/columns.ts';
import type {
  Officer,
  OfficerRead,
  PersonInNoSchedule,
  RowProblem,
  UnreadableRow,
} from '../../../lib/vocabulary/officer.ts';
import { GOOD_ROW } from './reading.ts';

/** No evidence: a year of two digits is not settled, and no date is unsure. */
export const NO_EVIDENCE: DateEvidence = { fullYear: () => null, isUnsure: () => false };

/** Cells by column. */
export type Cells = Partial<Record<ColumnName, Cell>>;

/** The good row by column. */
export const GOOD_CELLS: Cells = GOOD_ROW as Cells;

/** Row 2 of a sheet with just the columns of the cells, and its header. */
export function sheetRowOf(cells: Cells): { readonly row: SheetRow; readonly header: Header } {
  const columns = Object.keys(cells) as ColumnName[];
  const header: Header = {
    row: 1,
    cellOf: new Map(columns.map((column, index) => [column, index])),
    titled: new Set(columns.keys()),
    ignored: [],
    suspected: [],
    twice: [],
  };
  return { row: { number: 2, cells: Object.values(cells), defect: null }, header };
}

/** What is read of a row of just these cells. */
export function readCells(
  cells: Cells,
  dates: DateEvidence = NO_EVIDENCE,
): OfficerRead | UnreadableRow | PersonInNoSchedule {
  const { row, header } = sheetRowOf(cells);
  return readOfficerRow(row, { file: null, sheet: null, header, datesFrom1904: false, dates });
}

/** What is read of the good row, changed as given. */
export function readChanged(changes: Cells, dates?: DateEvidence): OfficerRead | UnreadableRow | PersonInNoSchedule {
  return readCells({ ...GOOD_CELLS, ...changes }, dates);
}

/** The officer of the good row, changed as given; every cell must be readable. */
export function officerWith(changes: Cells, dates?: DateEvidence): Officer {
  const read = readChanged(changes, dates);
  if (!('unread' in read) || read.unread.length > 0) {
    throw new Error(`an officer was expected: ${JSON.stringify(read)}`);
  }
  return read as Officer;
}

/** The problems of a row; of an officer, those of the cells that could not be read. */
export function problemsOf(read: OfficerRead | UnreadableRow | PersonInNoSchedule): readonly RowProblem[] {
  return 'unread' in read ? read.unread : 'problems' in read ? read.problems : [];
}

/** The problems of the good row, changed as given: column and kind of value. */
export function problemsWith(changes: Cells, dates?: DateEvidence): string[] {
  const problems = problemsOf(readChanged(changes, dates));
  if (problems.length === 0) {
    throw new Error('problems were expected');
  }
  return problems.map(({ column, found }) => `${column ?? 'row'}: ${found.en}`);
}

/** What to do about the only problem of the good row, changed as given. */
export function remedyWith(changes: Cells): { readonly th: string; readonly en: string } {
  const [problem, ...others] = problemsOf(readChanged(changes));
  if (problem === undefined || others.length > 0) {
    throw new Error(`one problem was expected: ${JSON.stringify([problem, ...others])}`);
  }
  return problem.remedy;
}
