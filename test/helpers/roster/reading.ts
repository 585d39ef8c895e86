import { InsigniaError } from '../../../lib/errors.ts';
import { type Header, HeaderSearch } from '../../../lib/roster/header.ts';
import {
  type RosterOptions,
  type RosterReading,
  type RosterRow,
  type RosterSource,
  readRoster,
} from '../../../lib/roster/read-roster.ts';
import { refuseSheet } from '../../../lib/roster/refusal.ts';

/** A row of a roster that reads without a problem; no real person has this name or number. */
export const GOOD_ROW: Readonly<Record<string, string>> = {
  ID_CARD: '0999900000012',
  TIT_NAME: 'นาย',
  FNAME: 'กล้า',
  LNAME: 'ทองสมมุติ',
  SEX: 'M',
  BIRTH_DATE: '11/02/2512',
  BEG_DATE: '02/06/2539',
  POS_LEV: 'K2',
  BEG_POS_DATE: '01/10/2557',
  SALARY: '30,500',
  L_INS_CODE: 'ต.ช.',
  L_INS_DATE: '28/07/2562',
};

/** A source of the given bytes, in pieces of the given size. */
export function sourceOf(name: string, content: string | Uint8Array, pieceBytes = 64 * 1024): RosterSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        yield bytes.subarray(at, at + pieceBytes);
      }
    },
  };
}

/** The header of a sheet with these titles in its first row. */
export function headerOf(titles: readonly string[]): Header {
  const search = new HeaderSearch(refuseSheet(null), new Set());
  const header = search.next({ number: 1, cells: titles, defect: null });
  if (header === null) {
    throw search.refusal();
  }
  return header;
}

/** What was read of the only sheet of the only file. */
export async function sheetReadOf(source: RosterSource): Promise<RosterReading['files'][number]['sheets'][number]> {
  const { reading } = await readRoster([source], OPTIONS);
  const [sheet, ...others] = reading.files.flatMap(({ sheets }) => sheets);
  if (sheet === undefined || others.length > 0) {
    throw new Error('one sheet was expected');
  }
  return sheet;
}

/** Rows as CSV; the columns are those of the first row. */
export function csvOf(rows: readonly Readonly<Record<string, string>>[], delimiter = ',', lineEnd = '\n'): string {
  const columns = Object.keys(rows[0] ?? {});
  const quoted = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map(quoted).join(delimiter) + lineEnd)
    .join('');
}

const OPTIONS: RosterOptions = { maxBytes: 8 * 1024 * 1024 };

/** Every row of a roster. */
export async function rowsOf(source: RosterSource, options: Partial<RosterOptions> = {}): Promise<RosterRow[]> {
  return Array.fromAsync((await readRoster([source], { ...OPTIONS, ...options })).rows);
}

/** The only row of a CSV roster with one good row, changed as given. */
export async function rowWith(changes: Readonly<Record<string, string>>): Promise<RosterRow> {
  const [row, ...others] = await rowsOf(sourceOf('roster.csv', csvOf([{ ...GOOD_ROW, ...changes }])));
  if (row === undefined || others.length > 0) {
    throw new Error('one row was expected');
  }
  return row;
}

/** The one clear error of a file that is not a roster. */
export async function refusalOf(source: RosterSource, options: Partial<RosterOptions> = {}): Promise<InsigniaError> {
  try {
    await rowsOf(source, options);
  } catch (thrown) {
    if (thrown instanceof InsigniaError && thrown.code === 'ROSTER_UNREADABLE' && !thrown.retryable) {
      return thrown;
    }
    throw thrown;
  }
  throw new Error('the roster was read');
}

/** The texts of such an error: what was found, and the remedy, each in Thai and English. */
export function unreadable(found: readonly [th: string, en: string], remedy: readonly [th: string, en: string]) {
  return {
    th: `อ่านบัญชีรายชื่อไม่ได้: ${found[0]} วิธีแก้ไข: ${remedy[0]} (ดู docs/rosters.th.md)`,
    en: `The roster cannot be read: ${found[1]}. ${remedy[1]} (see docs/rosters.md).`,
  };
}
