import { damagedWorkbook } from './workbook-refusals.ts';

/** Numbers of the records of an old workbook (BIFF5 and BIFF8, [MS-XLS]) that are used. */
export const RECORD = {
  BOF: 0x0809,
  EOF: 0x000a,
  BOUND_SHEET: 0x0085,
  CODE_PAGE: 0x0042,
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
  STRING: 0x0207,
  UNCALCED: 0x005e,
  ROW: 0x0208,
  COL_INFO: 0x007d,
  MERGE_CELLS: 0x00e5,
} as const;

/** A formula with its value, whatever version of the record it is. */
export const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);

/** A record with the records that continue it. */
export interface XlsRecord {
  readonly type: number;
  /** Where it begins and ends in the stream, with its continuations. */
  readonly start: number;
  readonly end: number;
  /** Its own content. */
  readonly data: Buffer;
  readonly continuations: number;
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
    const end = this.#endOfRecordAt(start);
    if (end === null) {
      return null;
    }
    const data = this.#stream.subarray(start + 4, end);
    this.#at = end;
    let continuations = 0;
    while (this.#typeAt(this.#at) === RECORD.CONTINUE) {
      this.#at = this.#endOfRecordAt(this.#at) ?? this.#stream.length;
      continuations += 1;
    }
    return { type: this.#stream.readUInt16LE(start), start, end: this.#at, data, continuations };
  }

  #typeAt(at: number): number | null {
    return at + 4 > this.#stream.length ? null : this.#stream.readUInt16LE(at);
  }

  #endOfRecordAt(at: number): number | null {
    if (at + 4 > this.#stream.length) {
      return null;
    }
    const end = at + 4 + this.#stream.readUInt16LE(at + 2);
    if (end > this.#stream.length) {
      throw damagedWorkbook();
    }
    return end;
  }
}

/** Writes the records that the library gets. */
export class RecordWriter {
  readonly #bytes: Buffer;
  readonly #source: Buffer;
  length = 0;

  /** @param room most bytes that are written */
  constructor(source: Buffer, room: number) {
    this.#source = source;
    this.#bytes = Buffer.allocUnsafe(room);
  }

  get written(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }

  /** Copies bytes of the source. */
  copy(start: number, end: number): void {
    this.length += this.#source.copy(this.#bytes, this.length, start, end);
  }

  add(type: number, content: Uint8Array, contentLength = content.length): void {
    this.#bytes.writeUInt16LE(type, this.length);
    this.#bytes.writeUInt16LE(contentLength, this.length + 2);
    this.#bytes.set(content, this.length + 4);
    this.length += 4 + content.length;
  }

  setUInt32(at: number, value: number): void {
    this.#bytes.writeUInt32LE(value, at);
  }
}
