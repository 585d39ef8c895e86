import type { WorkSheet } from '@e965/xlsx';
import { type OleStream, openOle } from './ole.ts';
import { rosterUnreadable } from './refusal.ts';
import { type Cell, NOT_COMPUTED, refuseEndlessRow, type Sheet, type SheetRow } from './sheet.ts';
import { fromWindows874 } from './windows-874.ts';
import { damagedWorkbook, lockedWorkbook, oldWorkbookTooLarge, SAVE_AS_XLSX } from './workbook-refusals.ts';
import { NOT_COMPUTED_CODE } from './xls-cells.ts';
import { type ScreenedSheet, screenWorkbook } from './xls-screen.ts';

/**
 * Largest workbook, in bytes: twice the largest export of the HR system, whose 5,000 rows take at most 1.5 kB each. Bounds
 * memory: some 12 times the file.
 */
const XLS_MAX_BYTES = 16 * 1024 * 1024;

/**
 * Most characters in the cells of a workbook: 1,500 for each of 8,000 officers. A text that several cells share counts once
 * for each, which bounds the time for a short file whose cells share one long text.
 */
const CHARACTERS_MAX = 12_000_000;

/** Most cells that merges fill in: as many as a workbook has cells. */
const FILLED_MAX = 250_000;

/** Rows given on at a time. */
const ROWS_OF_BATCH = 500;

/** The texts of errors by their codes, as Excel shows them. */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

/** How the library decodes the texts of one byte a character. It asks for nothing else: the screening sees to it. */
const CODE_PAGES = { utils: { decode: (_codePage: number, bytes: Uint8Array) => fromWindows874(bytes) } };

/**
 * The worksheets of an old workbook (`.xls`, Excel 5.0/95 or 97–2003) whose bytes are in memory, in the order of their tabs.
 * No formula is computed and no macro is read. The library is loaded at the first call.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when it is not such a workbook, is locked, damaged or too large; the signal's
 *   reason when it is aborted
 */
export async function openXls(bytes: Buffer, options: { readonly signal?: AbortSignal }): Promise<readonly Sheet[]> {
  const { signal } = options;
  signal?.throwIfAborted();
  if (bytes.length > XLS_MAX_BYTES) {
    throw oldWorkbookTooLarge();
  }
  const { sheets, datesFrom1904, stream } = screenWorkbook(streamOfWorkbook(openOle(bytes)));
  if (sheets.length === 0) {
    throw rosterUnreadable({ th: 'แฟ้ม Excel ไม่มีชีต', en: 'the workbook has no worksheet' }, SAVE_AS_XLSX);
  }
  const cellsOf = await decode(stream);
  signal?.throwIfAborted();
  const counts = { characters: 0, filled: 0 };
  return sheets.map((sheet) => {
    const { name, isHidden, hiddenColumns } = sheet;
    const rows = rowsOf(cellsOf(sheet.key), sheet, counts);
    return { name, isHidden, datesFrom1904, hiddenColumns, rows: () => inBatches(rows, signal) };
  });
}

/** Streams by which an OLE container shows what it is, if it is no workbook. */
const OTHER_CONTAINERS: readonly { readonly stream: RegExp; readonly th: string; readonly en: string }[] = [
  { stream: /^WordDocument$/, th: 'เป็นเอกสาร Word (.doc)', en: 'it is a document of Word (.doc)' },
  { stream: /^PowerPoint Document$/, th: 'เป็นงานนำเสนอ PowerPoint (.ppt)', en: 'it is a presentation (.ppt)' },
  { stream: /^__(substg|properties)/, th: 'เป็นอีเมลของ Outlook (.msg)', en: 'it is a message of Outlook (.msg)' },
];

/** @throws InsigniaError ROSTER_UNREADABLE when there is no workbook in the container, saying what there is */
function streamOfWorkbook(streams: readonly OleStream[]): Buffer {
  // A workbook saved for Excel 95 and 97 at once has both; BIFF8 has more.
  const byName = (name: RegExp) => streams.find((stream) => name.test(stream.name));
  const workbook = byName(/^workbook$/i) ?? byName(/^book$/i);
  if (workbook !== undefined) {
    return workbook.read();
  }
  if (byName(/^(EncryptedPackage|EncryptionInfo)$/) !== undefined) {
    throw lockedWorkbook();
  }
  const other = OTHER_CONTAINERS.find(({ stream }) => byName(stream) !== undefined);
  throw rosterUnreadable(other ?? { th: 'ไม่ใช่แฟ้ม Excel', en: 'it is not a workbook' }, {
    th: 'ส่งบัญชีรายชื่อเป็นแฟ้ม .xlsx, .xls หรือ .csv',
    en: 'Send the roster as .xlsx, .xls or .csv',
  });
}

/** The library's cells by row and column. */
type LibraryCells = NonNullable<WorkSheet['!data']>;

/** Has the library decode the stream. Gives the cells of a sheet by its name there. */
async function decode(stream: Buffer): Promise<(key: string) => LibraryCells> {
  const { read, set_cptable } = await import('@e965/xlsx');
  set_cptable(CODE_PAGES);
  try {
    const { Sheets } = read(stream, { type: 'buffer', dense: true, cellText: false, cellFormula: false });
    return (key) => Sheets[key]?.['!data'] ?? [];
  } catch {
    // Whatever the library throws, at times a text, says that it cannot make sense of the file.
    throw damagedWorkbook();
  }
}

function cellOf(cell: LibraryCells[number][number] | undefined): Cell {
  const value = cell?.v;
  if (cell?.t === 'e') {
    return value === NOT_COMPUTED_CODE ? NOT_COMPUTED : (ERRORS.get(value) ?? '#N/A');
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : '#NUM!';
    default:
      return '';
  }
}

/** What the sheets of a workbook have in common: what they have used of the bounds. */
interface Counts {
  characters: number;
  filled: number;
}

/** The rows that have cells of their own. */
function rowsOf(data: LibraryCells, sheet: ScreenedSheet, counts: Counts): SheetRow[] {
  const valueAt = (row: number, column: number) => cellOf(data[row]?.[column]);
  const merges = sheet.merges.toSorted((one, other) => one.firstRow - other.firstRow);
  let open: typeof merges = [];
  let next = 0;
  const rows: SheetRow[] = [];
  data.forEach((cellsOfLibrary, row) => {
    const cells = Array.from(cellsOfLibrary, cellOf);
    if (cells.every((cell) => cell === '')) {
      return;
    }
    open = open.filter(({ lastRow }) => lastRow >= row);
    for (; (merges[next]?.firstRow ?? Number.POSITIVE_INFINITY) <= row; next += 1) {
      open.push(merges[next] as (typeof merges)[number]);
    }
    for (const { firstRow, lastRow, firstColumn, lastColumn } of open) {
      if (lastRow < row) {
        continue;
      }
      counts.filled += lastColumn - firstColumn + 1;
      if (counts.filled > FILLED_MAX) {
        throw oldWorkbookTooLarge();
      }
      const value = valueAt(firstRow, firstColumn);
      while (cells.length <= lastColumn) {
        cells.push('');
      }
      cells.fill(value, firstColumn, lastColumn + 1);
    }
    countCharacters(cells, row + 1, counts);
    rows.push({ number: row + 1, cells, defect: null, isHidden: sheet.hiddenRows.has(row) });
  });
  return rows;
}

function countCharacters(cells: readonly Cell[], row: number, counts: Counts): void {
  const characters = cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
  refuseEndlessRow(row, characters);
  counts.characters += characters;
  if (counts.characters > CHARACTERS_MAX) {
    throw oldWorkbookTooLarge();
  }
}

async function* inBatches(
  rows: readonly SheetRow[],
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  for (let from = 0; from < rows.length; from += ROWS_OF_BATCH) {
    signal?.throwIfAborted();
    yield rows.slice(from, from + ROWS_OF_BATCH);
  }
}
