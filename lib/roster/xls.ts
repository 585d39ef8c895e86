import { setImmediate } from 'node:timers/promises';
import { type OleStream, openOle } from './ole.ts';
import { type Refuse, rosterUnreadable } from './refusal.ts';
import { type Cell, refuseEndlessRow, type Sheet, type SheetRow } from './sheet.ts';
import { lockedWorkbook, oldWorkbookTooLarge, SAVE_AS_XLSX } from './workbook-refusals.ts';
import type { XlsSheet } from './xls-sheet.ts';
import { XlsWorkbook } from './xls-workbook.ts';

/**
 * Largest workbook, in bytes: twice the largest export of the HR system, whose 5,000 rows take at most 1.5 kB each. Bounds
 * time and memory: the worst that we could make takes 1 s and 250 MB.
 */
const XLS_MAX_BYTES = 16 * 1024 * 1024;

/**
 * Most characters in the cells of a workbook: 1,500 for each of 8,000 officers. A text that several cells share counts once
 * for each, which bounds the time for a short file whose cells share one long text.
 */
const CHARACTERS_MAX = 12_000_000;

/** Rows given on at a time. */
const ROWS_OF_BATCH = 500;

/**
 * The worksheets of an old workbook (`.xls`, Excel 5.0/95 or 97–2003) whose bytes are in memory, in the order of their tabs.
 * No formula is computed and no macro is read.
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
  const workbook = new XlsWorkbook(streamOfWorkbook(openOle(bytes)));
  const reading = workbook.read();
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    await othersTurn(signal);
  }
  if (step.value.length === 0) {
    throw rosterUnreadable({ th: 'แฟ้ม Excel ไม่มีชีต', en: 'the workbook has no worksheet' }, SAVE_AS_XLSX);
  }
  const { datesFrom1904 } = workbook;
  const characters = { total: 0 };
  return step.value.map((sheet) => {
    const { name, isHidden, hiddenColumns } = sheet;
    const rows = rowsOf(sheet, characters, workbook.refuseIn(sheet));
    return { name, isHidden, datesFrom1904, hiddenColumns, rows: () => inBatches(rows, signal) };
  });
}

/** Lets whatever else waits run, such as the timer that stops the reading. @throws the signal's reason when it is aborted */
async function othersTurn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
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

function rowsOf(sheet: XlsSheet, characters: { total: number }, refuse: Refuse): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.rows.forEach((cells, row) => {
    characters.total += charactersOf(cells, row + 1, refuse);
    if (characters.total > CHARACTERS_MAX) {
      throw oldWorkbookTooLarge();
    }
    rows.push({ number: row + 1, cells, defect: null, isHidden: sheet.hiddenRows.has(row) });
  });
  return rows;
}

/** @throws InsigniaError ROSTER_UNREADABLE when the row is longer than any row of a roster */
function charactersOf(cells: readonly Cell[], row: number, refuse: Refuse): number {
  const characters = cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
  refuseEndlessRow(row, characters, refuse);
  return characters;
}

async function* inBatches(
  rows: readonly SheetRow[],
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  for (let from = 0; from < rows.length; from += ROWS_OF_BATCH) {
    await othersTurn(signal);
    yield rows.slice(from, from + ROWS_OF_BATCH);
  }
}
