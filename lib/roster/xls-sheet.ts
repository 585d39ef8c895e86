import { type CellRange, mergesUpTo, RangeFiller } from './merges.ts';
import type { Refuse } from './refusal.ts';
import { type Cell, NOT_COMPUTED } from './sheet.ts';
import { damagedWorkbook, oldWorkbookTooLarge } from './workbook-refusals.ts';
import { RECORD, requireLength, type XlsRecord } from './xls-records.ts';
import { textOf, type Version } from './xls-texts.ts';

/**
 * Most cells of a workbook, counted with empty ones between others and the columns of each merge: all 256 columns of
 * 5,000 officers, the most of one export, are 1,280,000. Bounds memory, and with `RangeFiller` the time for merges.
 */
const CELLS_MAX = 2_000_000;

/** As many cells as a merge takes memory, which leaves room for 100,000 of one column: twelve for each of 8,000 officers. */
const CELLS_OF_MERGE = 20;

/** Last column of the format, from 0. */
const LAST_COLUMN = 255;

/** The texts of errors by their codes, as Excel shows them; any other is {@link NO_VALUE}. */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2b, '#GETTING_DATA'],
]);
const NO_VALUE = '#N/A';

/** What the sheets of a workbook have in common. */
export class WorkbookContext {
  /** The texts to which cells refer by index. */
  texts: readonly string[] = [];
  readonly version: Version;
  #cells = 0;

  constructor(version: Version) {
    this.version = version;
  }

  /** @throws InsigniaError ROSTER_UNREADABLE when the workbook has too many cells */
  countCells(count: number): void {
    this.#cells += count;
    if (this.#cells > CELLS_MAX) {
      throw oldWorkbookTooLarge();
    }
  }
}

/** A worksheet of an old workbook, gathered from its records in whatever order they come. Rows and columns count from 0. */
export class XlsSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The rows with their cells, once the reading is finished; those without a value are missing. */
  readonly rows: Cell[][] = [];
  readonly hiddenRows = new Set<number>();
  /** The hidden columns that hold a value, once the reading is finished. */
  readonly hiddenColumns = new Set<number>();
  readonly #merges: CellRange[] = [];
  readonly #workbook: WorkbookContext;
  /** Row and column of the formula whose text comes next. */
  #formula: readonly [number, number] | null = null;
  /** Whether the formulas of the sheet were not computed before it was saved. */
  #isUncalced = false;

  constructor(name: string, isHidden: boolean, workbook: WorkbookContext) {
    this.name = name;
    this.isHidden = isHidden;
    this.#workbook = workbook;
  }

  /** @throws InsigniaError ROSTER_UNREADABLE when the record is damaged, or is one too many */
  read(record: XlsRecord): void {
    const { type, data } = record;
    switch (type) {
      case RECORD.LABEL:
      case RECORD.R_STRING:
        this.#set(data, 8, () => textOf(record, 6, this.#workbook.version));
        break;
      case RECORD.LABEL_SST:
        // An index outside the table: the text is lost, and the row reports a broken character.
        this.#set(data, 10, () => this.#workbook.texts[data.readUInt32LE(6)] ?? '\ufffd');
        break;
      case RECORD.NUMBER:
        this.#set(data, 14, () => numberOf(data.readDoubleLE(6)));
        break;
      case RECORD.RK:
        this.#set(data, 10, () => rkAt(data, 6));
        break;
      case RECORD.BOOL_ERR:
        this.#set(data, 8, () => (data.readUInt8(7) === 1 ? errorOf(data.readUInt8(6)) : data.readUInt8(6) === 1));
        break;
      case RECORD.MUL_RK:
        this.#readNumbers(data);
        break;
      case RECORD.FORMULA:
      case RECORD.FORMULA_3:
      case RECORD.FORMULA_4:
        this.#readFormula(data);
        break;
      case RECORD.STRING:
        if (this.#formula !== null) {
          this.#put(...this.#formula, textOf(record, 0, this.#workbook.version));
          this.#formula = null;
        }
        break;
      case RECORD.UNCALCED:
        this.#isUncalced = true;
        break;
      case RECORD.ROW:
        if (data.length >= 14 && (data.readUInt8(12) & 0x20) !== 0) {
          this.hiddenRows.add(data.readUInt16LE(0));
        }
        break;
      case RECORD.COL_INFO:
        if (data.length >= 10 && (data.readUInt8(8) & 1) !== 0) {
          const last = Math.min(data.readUInt16LE(2), LAST_COLUMN);
          for (let column = data.readUInt16LE(0); column <= last; column += 1) {
            this.#workbook.countCells(1);
            this.hiddenColumns.add(column);
          }
        }
        break;
      case RECORD.MERGE_CELLS:
        this.#readMerges(data);
        break;
    }
  }

  /**
   * Ends the reading: leaves out rows and hidden columns without a value, and gives each cell of a merge the value of its
   * first one.
   *
   * @throws InsigniaError ROSTER_UNREADABLE when merges cover too many cells
   */
  finish(refuse: Refuse): void {
    const last = this.rows.reduce((most, cells) => Math.max(most, cells.length - 1), -1);
    const filler = new RangeFiller(mergesUpTo(this.#merges, last), refuse);
    const columnsInUse = new Set<number>();
    this.rows.forEach((cells, row) => {
      const width = cells.length;
      const filled = filler.fill(row, cells);
      filled.forEach((cell, column) => {
        if (cell !== '') {
          columnsInUse.add(column);
        }
      });
      this.#workbook.countCells(Math.max(0, filled.length - width));
      if (filled.every((cell) => cell === '')) {
        delete this.rows[row];
      } else {
        this.rows[row] = Array.from(filled, (cell) => cell ?? '');
      }
    });
    for (const column of this.hiddenColumns) {
      if (!columnsInUse.has(column)) {
        this.hiddenColumns.delete(column);
      }
    }
  }

  #set(data: Buffer, length: number, value: () => Cell): void {
    requireLength(data, length);
    this.#put(data.readUInt16LE(0), data.readUInt16LE(2), value());
  }

  #put(row: number, column: number, value: Cell): void {
    if (column > LAST_COLUMN) {
      throw damagedWorkbook();
    }
    this.rows[row] ??= [];
    const cells = this.rows[row];
    this.#workbook.countCells(Math.max(0, column + 1 - cells.length));
    cells[column] = value;
  }

  #readNumbers(data: Buffer): void {
    requireLength(data, 6);
    const row = data.readUInt16LE(0);
    const first = data.readUInt16LE(2);
    const count = data.readUInt16LE(data.length - 2) - first + 1;
    if (data.length !== 6 + 6 * count) {
      throw damagedWorkbook();
    }
    for (let index = 0; index < count; index += 1) {
      this.#put(row, first + index, rkAt(data, 6 + 6 * index));
    }
  }

  /** What the formula last gave. */
  #readFormula(data: Buffer): void {
    requireLength(data, 16);
    const place = [data.readUInt16LE(0), data.readUInt16LE(2)] as const;
    // A program that cannot compute asks for it with this flag and stores 0 or nothing; one that can may leave the flag.
    const isToCompute = (data.readUInt8(14) & 2) !== 0;
    const isNumber = data.readUInt16LE(12) !== 0xffff;
    const kind = data.readUInt8(6);
    this.#formula = null;
    if (this.#isUncalced) {
      this.#put(...place, NOT_COMPUTED);
    } else if (isNumber) {
      const number = data.readDoubleLE(6);
      this.#put(...place, isToCompute && number === 0 ? NOT_COMPUTED : numberOf(number));
    } else if (kind === 0) {
      // The text follows and takes the place of this value.
      this.#put(...place, NOT_COMPUTED);
      this.#formula = place;
    } else if (kind === 1 || kind === 2) {
      this.#put(...place, kind === 2 ? errorOf(data.readUInt8(8)) : data.readUInt8(8) === 1);
    } else if (kind === 3) {
      this.#put(...place, isToCompute ? NOT_COMPUTED : '');
    }
  }

  #readMerges(data: Buffer): void {
    requireLength(data, 2);
    const count = data.readUInt16LE(0);
    requireLength(data, 2 + 8 * count);
    for (let at = 2; at < 2 + 8 * count; at += 8) {
      const top = data.readUInt16LE(at);
      const bottom = data.readUInt16LE(at + 2);
      const left = data.readUInt16LE(at + 4);
      const right = data.readUInt16LE(at + 6);
      if (top > bottom || left > right || right > LAST_COLUMN) {
        throw damagedWorkbook();
      }
      this.#workbook.countCells(right - left + CELLS_OF_MERGE);
      this.#merges.push({ top, bottom, left, right });
    }
  }
}

function numberOf(value: number): Cell {
  return Number.isFinite(value) ? value : '#NUM!';
}

function errorOf(code: number): string {
  return ERRORS.get(code) ?? NO_VALUE;
}

/** A number in four bytes, behind its format: a whole one of 30 bits or the upper half of another, at times of a hundredth. */
function rkAt(data: Buffer, at: number): Cell {
  const bits = data.readInt32LE(at);
  RK_BYTES.setInt32(4, bits & ~3, true);
  const value = (bits & 2) === 0 ? RK_BYTES.getFloat64(0, true) : bits >> 2;
  return numberOf((bits & 1) === 0 ? value : value / 100);
}

const RK_BYTES = new DataView(new ArrayBuffer(8));
