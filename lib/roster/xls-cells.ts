import { damagedWorkbook } from './workbook-refusals.ts';
import { FORMULAS, RECORD, type RecordWriter, type XlsRecord } from './xls-records.ts';

/** An error code that no program writes; it stands for a formula that was not computed. */
export const NOT_COMPUTED_CODE = 0xfe;

/** Last column of the format, from 0. */
export const LAST_COLUMN = 255;

/** Passes on the cells of one sheet of an old workbook, each record checked for its length. */
export class CellScreening {
  readonly #out: RecordWriter;
  readonly #isBiff8: boolean;
  readonly #countCells: (count: number) => void;
  /** Row, column and format of the formula whose text comes next. */
  #formula: Buffer | null = null;
  /** Whether the formulas of the sheet were not computed before it was saved. */
  #isUncalced = false;

  constructor(out: RecordWriter, isBiff8: boolean, countCells: (count: number) => void) {
    this.#out = out;
    this.#isBiff8 = isBiff8;
    this.#countCells = countCells;
  }

  /** Whether the record is about cells' values. */
  read(record: XlsRecord): boolean {
    const { type, data, start, end } = record;
    switch (type) {
      case RECORD.LABEL:
      case RECORD.R_STRING:
        this.#checkCell(data, 8);
        this.#checkText(record, 6);
        break;
      case RECORD.LABEL_SST:
        this.#checkCell(data, 10);
        break;
      case RECORD.NUMBER:
        this.#checkCell(data, 14);
        break;
      case RECORD.RK:
        this.#checkCell(data, 10);
        break;
      case RECORD.BOOL_ERR:
        this.#checkCell(data, 8);
        break;
      case RECORD.MUL_RK: {
        this.#checkCell(data, 6);
        const count = (data.length - 6) / 6;
        const last = data.readUInt16LE(data.length - 2);
        if (last > LAST_COLUMN || last - data.readUInt16LE(2) + 1 !== count) {
          throw damagedWorkbook();
        }
        this.#countCells(count);
        break;
      }
      case RECORD.STRING:
        this.#readTextOfFormula(record);
        return true;
      case RECORD.UNCALCED:
        this.#isUncalced = true;
        return true;
      default:
        if (FORMULAS.has(type)) {
          this.#readFormula(data);
          return true;
        }
        return false;
    }
    this.#out.copy(start, end);
    return true;
  }

  #checkCell(data: Buffer, length: number): void {
    requireLength(data, length);
    if (data.readUInt16LE(2) > LAST_COLUMN) {
      throw damagedWorkbook();
    }
    this.#countCells(1);
  }

  /** The library would go on beyond the end of a text that claims to be longer than it is. */
  #checkText({ start, end, continuations, data }: XlsRecord, at: number): void {
    const letters = data.readUInt16LE(at);
    const isWide = this.#isBiff8 && continuations === 0 && letters > 0 && ((data[at + 2] ?? 0) & 1) === 1;
    const headBytes = 4 + at + (this.#isBiff8 && letters > 0 ? 3 : 2);
    if (letters * (isWide ? 2 : 1) > end - start - headBytes) {
      throw damagedWorkbook();
    }
  }

  /** Passes on what the formula last gave. */
  #readFormula(data: Buffer): void {
    this.#checkCell(data, 16);
    const place = data.subarray(0, 6);
    // A program that cannot compute asks for it with this flag and stores 0 or nothing; one that can may leave the flag.
    const isToCompute = (data.readUInt8(14) & 2) !== 0;
    const isNumber = data.readUInt16LE(12) !== 0xffff;
    const kind = data.readUInt8(6);
    this.#formula = null;
    if (isNumber) {
      if (this.#isUncalced || (isToCompute && data.readDoubleLE(6) === 0)) {
        this.#addNotComputed(place);
      } else {
        this.#out.add(RECORD.NUMBER, data.subarray(0, 14));
      }
    } else if (kind === 0) {
      // The text follows and takes the place of this value.
      this.#addNotComputed(place);
      this.#formula = this.#isUncalced ? null : place;
    } else if (this.#isUncalced || (isToCompute && kind === 3)) {
      this.#addNotComputed(place);
    } else if (kind === 1 || kind === 2) {
      this.#out.add(RECORD.BOOL_ERR, Buffer.concat([place, Buffer.of(data.readUInt8(8), kind - 1)]));
    }
  }

  #readTextOfFormula(record: XlsRecord): void {
    const { data, start, end } = record;
    requireLength(data, 2);
    this.#checkText(record, 0);
    if (this.#formula === null) {
      return;
    }
    if (data.length > 0xffff - this.#formula.length) {
      throw damagedWorkbook();
    }
    this.#out.add(RECORD.LABEL, this.#formula, this.#formula.length + data.length);
    this.#out.copy(start + 4, end);
    this.#formula = null;
  }

  #addNotComputed(place: Buffer): void {
    this.#out.add(RECORD.BOOL_ERR, Buffer.concat([place, Buffer.of(NOT_COMPUTED_CODE, 1)]));
  }
}

/** @throws InsigniaError ROSTER_UNREADABLE when a record is shorter than what is read of it */
export function requireLength(data: Buffer, length: number): void {
  if (data.length < length) {
    throw damagedWorkbook();
  }
}
