import { COLUMNS, type ColumnName, columnInThai } from '../vocabulary/columns.ts';
import { comparable } from '../vocabulary/words.ts';
import { rosterUnreadable } from './refusal.ts';
import type { Cell } from './sheet.ts';
import { textOf } from './values.ts';

const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
const REQUIRED_NAMES = COLUMN_NAMES.filter((name) => COLUMNS[name].required);

/** A first row with more cells than this is not the header of a roster. */
const HEADER_MAX_CELLS = 1_000;

/** Titles that differ only in letter case, blanks, dots, underscores or the typing of ำ are the same. */
function comparableTitle(title: string): string {
  return comparable(title).replaceAll('_', '');
}

const NAME_OF_TITLE = new Map<string, ColumnName>(
  COLUMN_NAMES.flatMap((name) =>
    [name, ...COLUMNS[name].thaiTitles].map((title): [string, ColumnName] => [comparableTitle(title), name]),
  ),
);

/** Where each column is in a roster. */
export interface Header {
  /** Index of the cell of each column the roster has. */
  readonly cellOf: ReadonlyMap<ColumnName, number>;
  /** Indexes of the cells with a title, known or not. */
  readonly titled: ReadonlySet<number>;
  /** Unknown titles, in the order of the file. */
  readonly ignoredColumns: readonly string[];
}

/**
 * Reads the header of a roster: the Secretariat's names or Thai titles, in any order and letter case.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when required columns are missing (the message names all) or a column occurs
 *   twice. The message never quotes the titles found: in a file without a header they are an officer's data.
 */
export function readHeader(titles: readonly Cell[], row: number): Header {
  const cellOf = new Map<ColumnName, number>();
  const twice = new Set<ColumnName>();
  const ignoredColumns: string[] = [];
  const titled = new Set<number>();
  if (titles.length > HEADER_MAX_CELLS) {
    throw rosterUnreadable(
      `row ${row} has ${titles.length} cells, more than any header`,
      'Send the file that was exported for the Cabinet Secretariat',
    );
  }
  titles.forEach((title, index) => {
    const text = textOf(title);
    if (text === '') {
      return;
    }
    titled.add(index);
    const name = NAME_OF_TITLE.get(comparableTitle(text));
    if (name === undefined) {
      ignoredColumns.push(text);
    } else if (cellOf.has(name)) {
      twice.add(name);
    } else {
      cellOf.set(name, index);
    }
  });
  const missing = REQUIRED_NAMES.filter((name) => !cellOf.has(name));
  if (missing.length === REQUIRED_NAMES.length) {
    throw rosterUnreadable(
      `row ${row} is not a header: it has none of the columns ${REQUIRED_NAMES.join(', ')}`,
      'Put the column names in the first row, as in the file exported for the Cabinet Secretariat; delete the rows above',
    );
  }
  if (missing.length > 0) {
    const named = missing.map(columnInThai).join(', ');
    throw rosterUnreadable(
      `its header does not have ${named}`,
      'Add what is missing; a column may be empty where a rule allows it',
    );
  }
  if (twice.size > 0) {
    throw rosterUnreadable(
      `its header has ${[...twice].join(', ')} more than once`,
      'Keep one column of each; a Thai title and a column name may mean the same',
    );
  }
  return { cellOf, titled, ignoredColumns };
}
