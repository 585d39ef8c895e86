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
  /** Its own content. */
  readonly data: Buffer;
  readonly stream: Buffer;
}

/** The record at a place of a stream; null at the end. @throws InsigniaError ROSTER_UNREADABLE when it is cut short */
export function recordAt(stream: Buffer, start: number): XlsRecord | null {
  if (start + 4 > stream.length) {
    return null;
  }
  const end = start + 4 + stream.readUInt16LE(start + 2);
  if (end > stream.length) {
    throw damagedWorkbook();
  }
  return { type: stream.readUInt16LE(start), start, data: stream.subarray(start + 4, end), stream };
}

/** The record behind another; null at the end. @throws InsigniaError ROSTER_UNREADABLE when it is cut short */
export function recordAfter({ stream, start, data }: XlsRecord): XlsRecord | null {
  return recordAt(stream, start + 4 + data.length);
}

/** @throws InsigniaError ROSTER_UNREADABLE when a record is shorter than what is read of it */
export function requireLength(data: Buffer, length: number): void {
  if (data.length < length) {
    throw damagedWorkbook();
  }
}
