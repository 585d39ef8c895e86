/** The records of an old workbook's stream: a type, a length and content, one behind the other ([MS-XLS], section 2.1.4). */
import { damagedWorkbook } from './workbook-refusals.ts';

/** Numbers of the records (BIFF5 and BIFF8) that are read. */
export const RECORD = {
  BOF: 0x0809,
  EOF: 0x000a,
  BOUND_SHEET: 0x0085,
  DATE_1904: 0x0022,
  FILE_PASS: 0x002f,
  SST: 0x00fc,
  CONTINUE: 0x003c,
  NUMBER: 0x0203,
  RK: 0x027e,
  MUL_RK: 0x00bd,
  BOOL_ERR: 0x0205,
  LABEL: 0x0204,
  LABEL_SST: 0x00fd,
  R_STRING: 0x00d6,
  /** A formula with its value, whatever version of the record it is. */
  FORMULA: 0x0006,
  FORMULA_3: 0x0206,
  FORMULA_4: 0x0406,
  STRING: 0x0207,
  UNCALCED: 0x005e,
  ROW: 0x0208,
  COL_INFO: 0x007d,
  MERGE_CELLS: 0x00e5,
} as const;

/** A record. */
export interface XlsRecord {
  readonly type: number;
  /** Where it begins in the stream. */
  readonly start: number;
  readonly data: Buffer;
  /** The content of the records that continue it. */
  readonly continuations: readonly Buffer[];
}

/** Reads the records of a stream one by one. */
export class RecordReader {
  readonly #stream: Buffer;
  #at = 0;

  constructor(stream: Buffer) {
    this.#stream = stream;
  }

  /** The next record; null at the end. @throws InsigniaError ROSTER_UNREADABLE when it is cut short */
  next(): XlsRecord | null {
    const start = this.#at;
    const type = this.#typeHere();
    if (type === null) {
      return null;
    }
    const data = this.#takeContent();
    const continuations: Buffer[] = [];
    while (this.#typeHere() === RECORD.CONTINUE) {
      continuations.push(this.#takeContent());
    }
    return { type, start, data, continuations };
  }

  /** The next record where there must be one. @throws InsigniaError ROSTER_UNREADABLE when there is none */
  required(): XlsRecord {
    const record = this.next();
    if (record === null) {
      throw damagedWorkbook();
    }
    return record;
  }

  #typeHere(): number | null {
    return this.#at + 4 > this.#stream.length ? null : this.#stream.readUInt16LE(this.#at);
  }

  #takeContent(): Buffer {
    const end = this.#at + 4 + this.#stream.readUInt16LE(this.#at + 2);
    if (end > this.#stream.length) {
      throw damagedWorkbook();
    }
    const content = this.#stream.subarray(this.#at + 4, end);
    this.#at = end;
    return content;
  }
}

/** @throws InsigniaError ROSTER_UNREADABLE when a record is shorter than what is read of it */
export function requireLength(data: Buffer, length: number): void {
  if (data.length < length) {
    throw damagedWorkbook();
  }
}
