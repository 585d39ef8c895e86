import { COLUMNS, type ColumnName } from './columns.ts';
import { comparable } from './words.ts';

const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** Longest title, in characters, that is compared. */
const TITLE_MAX_CHARACTERS = 200;

/** What lists add to the title of a column that must be filled in, or to tell how; it does not change its meaning. */
const ADDITIONS =
  /[([（] ?\*? ?(?:จำเป็น(?:ต้อง(?:กรอก|ระบุ))?|ต้องระบุ|ต้องกรอก|บังคับ|required|ช\/ญ|ชาย\/หญิง|m\/f|ถ้ามี|optional|บาท|พ\.ศ\.|ว+\/ด+\/ป+|d+\/m+\/y+) ?\*? ?[)\]）]|(?:\*+ ?|\s)(?:จำเป็น(?:ต้อง(?:กรอก|ระบุ))?|ต้องระบุ|required)/gi;

/** How titles of dates begin: วัน, วันที่, วัน/เดือน/ปี, ว.ด.ป. ที่. */
const BEGINNING_OF_DATE = /^(?:วันเดือนปี|วัน|วดป)(?:ที่)?/;

/**
 * Titles that differ only in letter case, blanks, dots, underscores, slashes, a star, a colon, quotation
 * marks or the beginning of a date are the same.
 */
function comparableTitle(title: string): string {
  return comparable(title.replace(ADDITIONS, ''))
    .replace(/[_/\\|,:;*"'“”‘’ฯ&+]/g, '')
    .replace(BEGINNING_OF_DATE, 'วัน');
}

const NAME_OF_TITLE: ReadonlyMap<string, ColumnName> = new Map(
  COLUMN_NAMES.flatMap((name) =>
    [name, ...COLUMNS[name].thaiTitles].map((title): [string, ColumnName] => [comparableTitle(title), name]),
  ),
);

/** A name and a Thai title in one cell: `ID_CARD (เลขประจำตัวประชาชน)`, as refusals write a column. */
const BOTH = /^([A-Z0-9]+)([^A-Z]+)$|^([^A-Z]+?)([A-Z0-9]+)$/;

/** ชื่อสกุล is the surname in law, and in lists it is mostly the whole name. */
const SURNAME_OR_WHOLE_NAME = comparableTitle('ชื่อสกุล');

/** The column that a title names; null for an unknown title. ชื่อสกุล names FULL_NAME: see `columnsOfTitles`. */
export function columnOfTitle(title: string): ColumnName | null {
  const text = comparableTitle(title.slice(0, TITLE_MAX_CHARACTERS));
  const column = NAME_OF_TITLE.get(text);
  if (column !== undefined) {
    return column;
  }
  const [one, other] =
    BOTH.exec(text)
      ?.slice(1)
      .filter((part) => part !== undefined) ?? [];
  const named = NAME_OF_TITLE.get(one ?? '');
  return named !== undefined && named === NAME_OF_TITLE.get(comparableTitle(other ?? '')) ? named : null;
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

/** Shortest title that is compared but for tone marks and doubled letters (ชือ, SEXX). */
const NEARLY_SAME_MIN_CHARACTERS = 3;

function withoutTonesAndDoubles(title: string): string {
  return title.replace(/[\u0e48-\u0e4b]/g, '').replace(/(.)\1+/gu, '$1');
}

/** The short titles, without tone marks and doubled letters. */
const SHORT_TITLES: ReadonlyMap<string, ColumnName> = new Map(
  [...NAME_OF_TITLE]
    .filter(([{ length }]) => length >= NEARLY_SAME_MIN_CHARACTERS && length < NEAR_MIN_CHARACTERS)
    .map(([title, name]) => [withoutTonesAndDoubles(title), name]),
);

/** The titles that are compared letter by letter, by their length. */
const TITLES_OF_LENGTH = Map.groupBy(
  [...NAME_OF_TITLE.keys()].filter(({ length }) => length >= NEAR_MIN_CHARACTERS),
  ({ length }) => length,
);

/** Whether two texts of nearly the same length are the same but for one character, or for two that are swapped. */
function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let same = 0;
  while (same < short.length && short[same] === long[same]) {
    same += 1;
  }
  const swapped = `${long[same + 1]}${long[same]}`;
  if (short.length === long.length && short.slice(same) === swapped + long.slice(same + 2)) {
    return true;
  }
  const rest = short.length === long.length ? same + 1 : same;
  return short.slice(rest) === long.slice(same + 1);
}

/**
 * The column whose title an unknown title nearly is: เเ typed for แ, one character off, or two swapped. Null for a known title, for one
 * that is near none, and for one that is near several columns.
 */
export function nearColumn(title: string): ColumnName | null {
  if (columnOfTitle(title) !== null) {
    return null;
  }
  const text = comparableTitle(title.slice(0, TITLE_MAX_CHARACTERS).replaceAll('เเ', 'แ'));
  const exact = NAME_OF_TITLE.get(text);
  if (exact !== undefined) {
    return exact;
  }
  const short = SHORT_TITLES.get(withoutTonesAndDoubles(text));
  if (short !== undefined) {
    return short;
  }
  if (text.length < NEAR_MIN_CHARACTERS - 1) {
    return null;
  }
  const near = new Set<ColumnName>();
  for (const length of [text.length - 1, text.length, text.length + 1]) {
    for (const known of TITLES_OF_LENGTH.get(length) ?? []) {
      if (isOneOff(text, known)) {
        near.add(NAME_OF_TITLE.get(known) as ColumnName);
      }
    }
  }
  const [only] = near;
  return near.size === 1 ? (only as ColumnName) : null;
}
