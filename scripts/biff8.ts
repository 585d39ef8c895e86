import { doubleWord, inContainer, RECORD, record, STREAM_KIND, words, workbookStream } from './biff-records.ts';
import { serialOf, type WorkbookCell, type Worksheet } from './workbook.ts';

/** Version of the format, build and year as Excel 2016 gives them, then its flags. */
const BIFF8_VERSION = 0x0600;
const BUILD = [0x7262, 0x07cd, 0xc009, 0x0001, 0x0706, 0x0000] as const;

/** Code page of texts in UTF-16. */
const UTF_16 = 1200;

/** Indexes of cell formats: Excel's first sixteen are its own; ours is for dates. */
const ORDINARY_CELL = 15;
const DATE_CELL = 16;

/** Number format 14, the date of the country. */
const DATE_FORMAT = 14;

/** Most bytes of one record; longer content goes on in CONTINUE. */
const RECORD_MAX_BYTES = 8_224;

/** Numbers from here on are no whole number of 30 bits, which is what RK holds. */
const RK_LIMIT = 2 ** 29;

/** Each different text of the sheets, in the order in which they first stand there. */
function sharedTexts(sheets: readonly Worksheet[]): ReadonlyMap<string, number> {
  const indexOf = new Map<string, number>();
  for (const { rows } of sheets) {
    for (const cell of rows.flat()) {
      if (typeof cell === 'string' && cell !== '' && !indexOf.has(cell)) {
        indexOf.set(cell, indexOf.size);
      }
    }
  }
  return indexOf;
}

/** A text as BIFF8 writes it: one byte a letter where all letters are Latin-1, else two. */
function lettersOf(text: string): { readonly isWide: boolean; readonly bytes: Buffer } {
  const isWide = /[^\0-\xff]/.test(text);
  return { isWide, bytes: Buffer.from(text, isWide ? 'utf16le' : 'latin1') };
}

/**
 * The table of shared texts, over as many records as it needs. A text may be cut between two letters; its rest then begins
 * with the width of its letters again. The head of a text is never cut.
 */
function sharedTextTable(indexOf: ReadonlyMap<string, number>, total: number): Buffer {
  const records: Buffer[] = [];
  let type: number = RECORD.SST;
  let content: Buffer[] = [doubleWord(total), doubleWord(indexOf.size)];
  let size = 8;
  const add = (bytes: Buffer) => {
    content.push(bytes);
    size += bytes.length;
  };
  const continueIn = (bytes: Buffer) => {
    records.push(record(type, ...content));
    type = RECORD.CONTINUE;
    content = [];
    size = 0;
    add(bytes);
  };
  for (const text of indexOf.keys()) {
    const { isWide, bytes } = lettersOf(text);
    const head = Buffer.concat([words(text.length), Buffer.of(isWide ? 1 : 0)]);
    if (size + head.length > RECORD_MAX_BYTES) {
      continueIn(head);
    } else {
      add(head);
    }
    for (let at = 0; at < bytes.length; ) {
      const room = RECORD_MAX_BYTES - size;
      const part = bytes.subarray(at, at + (isWide ? room - (room % 2) : room));
      add(part);
      at += part.length;
      if (at < bytes.length) {
        continueIn(Buffer.of(isWide ? 1 : 0));
      }
    }
  }
  records.push(record(type, ...content));
  return Buffer.concat(records);
}

function numberOf(cell: number | Date): number {
  return typeof cell === 'number' ? cell : serialOf(cell);
}

/** A cell that is no blank one. */
function cellRecord(cell: WorkbookCell, row: number, column: number, indexOf: ReadonlyMap<string, number>): Buffer {
  const place = words(row, column, cell instanceof Date ? DATE_CELL : ORDINARY_CELL);
  if (typeof cell === 'string') {
    return record(RECORD.LABEL_SST, place, doubleWord(indexOf.get(cell) as number));
  }
  if (typeof cell === 'boolean') {
    throw new TypeError('no export of the HR system has a yes or no');
  }
  const value = numberOf(cell);
  if (Number.isInteger(value) && Math.abs(value) < RK_LIMIT) {
    // The two lowest bits say that the rest is a whole number.
    return record(RECORD.RK, place, doubleWord((value << 2) | 2));
  }
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return record(RECORD.NUMBER, place, bytes);
}

/** The cells of a row; blank ones side by side are one record. */
function rowOfCells(cells: readonly WorkbookCell[], row: number, indexOf: ReadonlyMap<string, number>): Buffer[] {
  const records: Buffer[] = [];
  for (let column = 0; column < cells.length; column += 1) {
    const first = column;
    while (cells[column] === '' && cells[column + 1] === '') {
      column += 1;
    }
    const cell = cells[column] as WorkbookCell;
    if (column > first) {
      const formats = Array.from({ length: column - first + 1 }, () => ORDINARY_CELL);
      records.push(record(RECORD.MUL_BLANK, words(row, first, ...formats, column)));
    } else if (cell === '') {
      records.push(record(RECORD.BLANK, words(row, column, ORDINARY_CELL)));
    } else {
      records.push(cellRecord(cell, row, column, indexOf));
    }
  }
  return records;
}

function beginning(kind: number): Buffer {
  return record(RECORD.BOF, words(BIFF8_VERSION, kind, ...BUILD));
}

function worksheet({ rows }: Worksheet, indexOf: ReadonlyMap<string, number>): Buffer {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Buffer.concat([
    beginning(STREAM_KIND.WORKSHEET),
    record(RECORD.DIMENSIONS, doubleWord(0), doubleWord(rows.length), words(0, width, 0)),
    // Height 12.75 points; formatting as usual.
    ...rows.map((cells, row) => record(RECORD.ROW, words(row, 0, cells.length, 0xff, 0, 0, 0x100, ORDINARY_CELL))),
    ...rows.flatMap((cells, row) => rowOfCells(cells, row, indexOf)),
    record(RECORD.WINDOW_2, words(0x06b6, 0, 0, 0x40, 0, 0, 0, 0, 0)),
    record(RECORD.EOF),
  ]);
}

/** The fonts and formats without which Excel opens no file. */
function formatTables(): Buffer[] {
  const name = Buffer.from('Arial', 'latin1');
  const font = record(RECORD.FONT, words(200, 0, 0x7fff, 400, 0), Buffer.of(0, 0, 0, 0, name.length, 0), name);
  const cellFormat = (numberFormat: number, kind: number) =>
    record(RECORD.XF, words(0, numberFormat, kind, 0x20, 0, 0, 0, 0, 0, 0x20c0));
  return [
    ...Array.from({ length: 4 }, () => font),
    ...Array.from({ length: 15 }, () => cellFormat(0, 0xfff5)),
    cellFormat(0, 1),
    cellFormat(DATE_FORMAT, 1),
  ];
}

/**
 * A workbook of Excel 97 to 2003 (`.xls`, BIFF8) as Excel saves it: texts in a table of shared texts, numbers as RK or
 * NUMBER, a `Date` as its UTC day in a date format.
 */
export function biff8(sheets: readonly Worksheet[]): Buffer {
  const indexOf = sharedTexts(sheets);
  const total = sheets
    .flatMap(({ rows }) => rows.flat())
    .filter((cell) => typeof cell === 'string' && cell !== '').length;
  const texts = sharedTextTable(indexOf, total);
  const formats = formatTables();
  const globals = (places: readonly number[]) =>
    Buffer.concat([
      beginning(STREAM_KIND.WORKBOOK),
      record(RECORD.CODE_PAGE, words(UTF_16)),
      record(RECORD.WINDOW_1, words(0, 0, 0x3c00, 0x2600, 0x38, 0, 0, 1, 600)),
      record(RECORD.DATE_1904, words(0)),
      ...formats,
      ...sheets.map(({ name, isHidden }, index) => {
        const { isWide, bytes } = lettersOf(name);
        const head = Buffer.of(isHidden ? 1 : 0, 0, name.length, isWide ? 1 : 0);
        return record(RECORD.BOUND_SHEET, doubleWord(places[index] ?? 0), head, bytes);
      }),
      texts,
      record(RECORD.EOF),
    ]);
  const worksheets = sheets.map((sheet) => worksheet(sheet, indexOf));
  return inContainer('Workbook', workbookStream(globals, worksheets));
}
