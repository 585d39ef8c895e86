import { COLUMNS, type ColumnName } from './columns.ts';
import { comparable } from './words.ts';

const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** What lists add to the title of a column that must be filled in, or to tell how; it does not change its meaning. */
const ADDITIONS =
  /[([] ?\*? ?(?:จำเป็น|ต้องระบุ|ต้องกรอก|บังคับ|required|ถ้ามี|optional|บาท|พ\.ศ\.|ว+\/ด+\/ป+|d+\/m+\/y+) ?[)\]]|\*+ ?(?:จำเป็น|ต้องระบุ|required)/gi;

/**
 * Titles that differ only in letter case, blanks, dots, underscores, slashes, the typing of ำ, a star, a colon or quotation
 * marks are the same.
 */
function comparableTitle(title: string): string {
  return comparable(title.replace(/ํา/g, 'ำ').replace(ADDITIONS, '')).replace(/[_/\\|,:;*"'“”‘’ฯ&+]/g, '');
}

/** Every title of every column. `ID_CARD (เลขประจำตัวประชาชน)`, as refusals write a column, is a title of it, too. */
const NAME_OF_TITLE: ReadonlyMap<string, ColumnName> = new Map(
  COLUMN_NAMES.flatMap((name) =>
    [
      name,
      ...COLUMNS[name].thaiTitles,
      ...COLUMNS[name].thaiTitles.flatMap((title) => [name + title, title + name]),
    ].map((title): [string, ColumnName] => [comparableTitle(title), name]),
  ),
);

/** ชื่อสกุล is the surname in law, and in lists it is mostly the whole name. */
const SURNAME_OR_WHOLE_NAME = comparableTitle('ชื่อสกุล');

/** The column that a title names; null for an unknown title. ชื่อสกุล names FULL_NAME: see `columnsOfTitles`. */
export function columnOfTitle(title: string): ColumnName | null {
  return NAME_OF_TITLE.get(comparableTitle(title)) ?? null;
}

/**
 * The columns that the titles of one header name, in their order; null for an unknown title. Beside a first name and
 * without another surname, ชื่อสกุล is the surname.
 */
export function columnsOfTitles(titles: readonly string[]): (ColumnName | null)[] {
  const columns = titles.map(columnOfTitle);
  if (!columns.includes('FNAME') || columns.includes('LNAME')) {
    return columns;
  }
  return columns.map((column, at) =>
    comparableTitle(titles[at] as string) === SURNAME_OR_WHOLE_NAME ? 'LNAME' : column,
  );
}

/** Shortest title that is compared letter by letter: among shorter ones, one letter makes another word. */
const NEAR_MIN_CHARACTERS = 5;

/** Whether two texts are the same but for one character that is missing, too many, or another one. */
function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) {
    return false;
  }
  let same = 0;
  while (same < short.length && short[same] === long[same]) {
    same += 1;
  }
  return short.slice(short.length === long.length ? same + 1 : same) === long.slice(same + 1);
}

/**
 * The column whose title an unknown title nearly is: เเ typed for แ, or one character off. Null for a known title, for one
 * that is near none, and for one that is near several columns.
 */
export function nearColumn(title: string): ColumnName | null {
  if (columnOfTitle(title) !== null) {
    return null;
  }
  const text = comparableTitle(title.slice(0, 200).replaceAll('เเ', 'แ'));
  const exact = NAME_OF_TITLE.get(text);
  if (exact !== undefined || text.length < NEAR_MIN_CHARACTERS) {
    return exact ?? null;
  }
  const near = new Set<ColumnName>();
  for (const [known, name] of NAME_OF_TITLE) {
    if (known.length >= NEAR_MIN_CHARACTERS && isOneOff(text, known)) {
      near.add(name);
    }
  }
  const [only] = near;
  return near.size === 1 ? (only as ColumnName) : null;
}
