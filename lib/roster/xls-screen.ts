/**
 * The records of an old workbook (BIFF5 or BIFF8, [MS-XLS]) on their way to the library that decodes them.
 *
 * The library reads everything in a workbook: formulas, drawings, links, names. In several places a few bytes keep it busy
 * for hours. So it gets a stream of our own: only the records that hold cells, each checked for its length, and what a
 * formula last gave in place of the formula.
 */
import { fromWindows874 } from './windows-874.ts';
import { damagedWorkbook, lockedWorkbook, oldWorkbookTooLarge, workbookTooOld } from './workbook-refusals.ts';
import { CellScreening, LAST_COLUMN, requireLength } from './xls-cells.ts';
import { RECORD, RecordReader, RecordWriter, type XlsRecord } from './xls-records.ts';

const BIFF5 = 0x0500;
const BIFF8 = 0x0600;
const WINDOWS_874 = 874;

/** Kind of substream that is a worksheet; others are charts, macros and modules. */
const WORKSHEET = 0x0010;

/** Most sheets of a workbook: an export of 5,000 officers has five. */
const SHEETS_MAX = 1_000;

/**
 * Most cells of a workbook that are not empty: the largest export of the HR system has 5,000 officers × 31 columns =
 * 155,000. The library takes some 6 µs for each and blocks everything else meanwhile.
 */
const CELLS_MAX = 250_000;

/** Most merged ranges of a workbook: one for each of six columns of 8,000 officers. */
const MERGES_MAX = 50_000;

/**
 * Most bytes of the table of texts times its records, because the library's time grows with both: 4 MB (800 bytes for each
 * of 5,000 officers) in 490 records. This many take 1.5 s.
 */
const SST_MAX_WORK = 2_000_000_000;

/** Cells that are shown as one: rows and columns from 0, both ends included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A worksheet, without its cells. */
export interface ScreenedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows from 0. */
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly merges: MergedRange[];
}

/** A workbook that is fit for the library. */
export interface ScreenedWorkbook {
  /** The records with the cells of the sheets. */
  readonly stream: Buffer;
  /** The worksheets in the order of their tabs, each with its name in `stream`. */
  readonly sheets: readonly (ScreenedSheet & { readonly key: string })[];
  readonly datesFrom1904: boolean;
}

/** A sheet as the list of sheets names it. */
interface ListedSheet extends ScreenedSheet {
  readonly isWorksheet: boolean;
  /** Its name in the stream of our own. */
  readonly key: string;
  /** Where the list of our own says where it begins. */
  readonly placeInList: number;
  isRead: boolean;
}

/**
 * Takes the cells of the worksheets out of a workbook's stream.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when it is damaged, locked, older than BIFF5, or beyond one of the bounds
 */
export function screenWorkbook(stream: Buffer): ScreenedWorkbook {
  return new Screening(stream).run();
}

class Screening {
  readonly #records: RecordReader;
  readonly #out: RecordWriter;
  readonly #listed = new Map<number, ListedSheet>();
  #isBiff8 = false;
  #datesFrom1904 = false;
  #cells = 0;
  #merges = 0;

  constructor(stream: Buffer) {
    this.#records = new RecordReader(stream);
    // A record that is written is no longer than the one that it stands for, but for the beginnings of sheets.
    this.#out = new RecordWriter(stream, stream.length + 1_024 + 64 * SHEETS_MAX);
  }

  run(): ScreenedWorkbook {
    this.#readGlobals();
    for (let record = this.#records.next(); record?.type === RECORD.BOF; record = this.#records.next()) {
      this.#readSubstream(record);
    }
    const sheets = [...this.#listed.values()].filter(({ isWorksheet }) => isWorksheet);
    if (sheets.some(({ isRead }) => !isRead)) {
      throw damagedWorkbook();
    }
    return { stream: this.#out.written, sheets, datesFrom1904: this.#datesFrom1904 };
  }

  /** The part before the sheets: their list, and the texts that cells share. */
  #readGlobals(): void {
    const first = this.#nextRecord();
    const version = first.type === RECORD.BOF && first.data.length >= 4 ? first.data.readUInt16LE(0) : null;
    if (version !== BIFF5 && version !== BIFF8) {
      throw first.type < RECORD.BOF && (first.type & 0xff) === 0x09 ? workbookTooOld() : damagedWorkbook();
    }
    this.#isBiff8 = version === BIFF8;
    this.#begin(0x0005);
    if (!this.#isBiff8) {
      // What the file says about its code page is wrong in exports of the HR system, or missing.
      this.#out.add(RECORD.CODE_PAGE, uint16s(WINDOWS_874));
    }
    for (let record = this.#nextRecord(); record.type !== RECORD.EOF; record = this.#nextRecord()) {
      this.#readGlobal(record);
    }
    this.#out.add(RECORD.EOF, new Uint8Array());
  }

  #readGlobal({ type, data, start, end, continuations }: XlsRecord): void {
    switch (type) {
      case RECORD.FILE_PASS:
        throw lockedWorkbook();
      case RECORD.DATE_1904:
        this.#datesFrom1904 = data.length >= 2 && data.readUInt16LE(0) === 1;
        break;
      case RECORD.BOUND_SHEET:
        this.#list(data);
        break;
      case RECORD.SST:
        requireLength(data, 8);
        if ((end - start) * (continuations + 1) > SST_MAX_WORK) {
          throw oldWorkbookTooLarge();
        }
        this.#out.copy(start, end);
        break;
      case RECORD.BOF:
        throw damagedWorkbook();
    }
  }

  #list(data: Buffer): void {
    requireLength(data, this.#isBiff8 ? 8 : 7);
    if (this.#listed.size === SHEETS_MAX) {
      throw oldWorkbookTooLarge();
    }
    const key = `s${String(this.#listed.size).padStart(4, '0')}`;
    const placeInList = this.#out.length + 4;
    const isWide = this.#isBiff8 && (data.readUInt8(7) & 1) === 1;
    const letters = data.subarray(this.#isBiff8 ? 8 : 7);
    const name = letters.subarray(0, data.readUInt8(6) * (isWide ? 2 : 1));
    this.#listed.set(data.readUInt32LE(0), {
      key,
      placeInList,
      name: isWide ? name.toString('utf16le') : this.#isBiff8 ? name.toString('latin1') : fromWindows874(name),
      isHidden: (data.readUInt8(4) & 3) !== 0,
      isWorksheet: data.readUInt8(5) === 0,
      isRead: false,
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      merges: [],
    });
    const head = [0, 0, 0, 0, 0, 0, key.length, ...(this.#isBiff8 ? [0] : [])];
    this.#out.add(RECORD.BOUND_SHEET, Buffer.concat([Buffer.from(head), Buffer.from(key)]));
  }

  /** A sheet, or something else that is left out. Charts inside a sheet have a beginning and an end of their own. */
  #readSubstream(bof: XlsRecord): void {
    requireLength(bof.data, 4);
    const sheet = this.#listed.get(bof.start);
    const isRead = sheet?.isWorksheet && !sheet.isRead && bof.data.readUInt16LE(2) === WORKSHEET;
    if (isRead) {
      sheet.isRead = true;
      this.#out.setUInt32(sheet.placeInList, this.#out.length);
      this.#begin(WORKSHEET);
    }
    const cells = new CellScreening(this.#out, this.#isBiff8, (count) => this.#countCells(count));
    let depth = 1;
    while (depth > 0) {
      const record = this.#nextRecord();
      if (record.type === RECORD.BOF) {
        depth += 1;
      } else if (record.type === RECORD.EOF) {
        depth -= 1;
      } else if (isRead && depth === 1 && !cells.read(record)) {
        this.#readLayout(record, sheet);
      }
    }
    if (isRead) {
      this.#out.add(RECORD.EOF, new Uint8Array());
    }
  }

  /** What is hidden and what is merged. */
  #readLayout({ type, data }: XlsRecord, sheet: ListedSheet): void {
    switch (type) {
      case RECORD.ROW:
        if (data.length >= 14 && (data.readUInt8(12) & 0x20) !== 0) {
          sheet.hiddenRows.add(data.readUInt16LE(0));
        }
        break;
      case RECORD.COL_INFO:
        if (data.length >= 10 && (data.readUInt8(8) & 1) !== 0) {
          const last = Math.min(data.readUInt16LE(2), LAST_COLUMN);
          for (let column = data.readUInt16LE(0); column <= last; column += 1) {
            sheet.hiddenColumns.add(column);
          }
        }
        break;
      case RECORD.MERGE_CELLS:
        sheet.merges.push(...this.#mergesOf(data));
        break;
    }
  }

  #mergesOf(data: Buffer): MergedRange[] {
    requireLength(data, 2);
    const count = data.readUInt16LE(0);
    requireLength(data, 2 + 8 * count);
    this.#merges += count;
    if (this.#merges > MERGES_MAX) {
      throw oldWorkbookTooLarge();
    }
    return Array.from({ length: count }, (_, index) => {
      const [firstRow, lastRow, firstColumn, lastColumn] = [0, 2, 4, 6].map((offset) =>
        data.readUInt16LE(2 + 8 * index + offset),
      ) as [number, number, number, number];
      if (firstRow > lastRow || firstColumn > lastColumn || lastColumn > LAST_COLUMN) {
        throw damagedWorkbook();
      }
      return { firstRow, lastRow, firstColumn, lastColumn };
    });
  }

  #begin(kind: number): void {
    const words = this.#isBiff8 ? [BIFF8, kind, 0, 0, 0, 0, 0, 0] : [BIFF5, kind, 0, 0];
    this.#out.add(RECORD.BOF, uint16s(...words));
  }

  #countCells(count: number): void {
    this.#cells += count;
    if (this.#cells > CELLS_MAX) {
      throw oldWorkbookTooLarge();
    }
  }

  #nextRecord(): XlsRecord {
    const record = this.#records.next();
    if (record === null) {
      throw damagedWorkbook();
    }
    return record;
  }
}

function uint16s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, 2 * index);
  });
  return bytes;
}
