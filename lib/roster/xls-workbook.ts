/**
 * The walk over the records of an old workbook (BIFF5 or BIFF8, [MS-XLS]): first the part that is common to its sheets, then
 * one sheet behind the other. Each record is read once and checked for its length, so the time grows with the file alone.
 */
import { type Refuse, refuseSheet } from './refusal.ts';
import { damagedWorkbook, lockedWorkbook, oldWorkbookTooLarge, workbookTooOld } from './workbook-refusals.ts';
import { RECORD, recordAfter, recordAt, requireLength, type XlsRecord } from './xls-records.ts';
import { WorkbookContext, XlsSheet } from './xls-sheet.ts';
import { nameOf, sharedTexts, type Version } from './xls-texts.ts';

const VERSIONS: ReadonlyMap<number, Version> = new Map([
  [0x0500, 5],
  [0x0600, 8],
]);

/** Kind of substream that is a worksheet; others are charts, macros and modules. */
const WORKSHEET = 0x0010;

/** Most sheets of a workbook: an export of 5,000 officers has five. */
const SHEETS_MAX = 1_000;

/** Records of a step: some 5 ms. */
const RECORDS_OF_STEP = 10_000;

/** Reads the stream of an old workbook. */
export class XlsWorkbook {
  /** The record that was read last. */
  #record: XlsRecord;
  readonly #context: WorkbookContext;
  /** The worksheets by where they begin. */
  readonly #sheets = new Map<number, XlsSheet>();
  datesFrom1904 = false;

  /**
   * Reads the part before the sheets: their list, and the texts that cells share.
   *
   * @throws InsigniaError ROSTER_UNREADABLE when it is damaged, locked, older than BIFF5, or beyond one of the bounds
   */
  constructor(stream: Buffer) {
    this.#record = required(recordAt(stream, 0));
    const { type, data } = this.#record;
    const version = type === RECORD.BOF && data.length >= 4 ? VERSIONS.get(data.readUInt16LE(0)) : undefined;
    if (version === undefined) {
      throw type < RECORD.BOF && (type & 0xff) === 0x09 ? workbookTooOld() : damagedWorkbook();
    }
    this.#context = new WorkbookContext(version);
    for (let record = this.#next(); record.type !== RECORD.EOF; record = this.#next()) {
      this.#readGlobal(record);
    }
  }

  /**
   * Reads the worksheets in steps, and gives them in the order of their tabs.
   *
   * @throws InsigniaError ROSTER_UNREADABLE when one is damaged or beyond one of the bounds
   */
  *read(): Generator<void, readonly XlsSheet[]> {
    let read = 0;
    for (let bof = recordAfter(this.#record); bof?.type === RECORD.BOF; bof = recordAfter(this.#record)) {
      requireLength(bof.data, 4);
      this.#record = bof;
      const sheet = bof.data.readUInt16LE(2) === WORKSHEET ? this.#sheets.get(bof.start) : undefined;
      yield* this.#readSubstream(sheet);
      if (sheet !== undefined) {
        sheet.finish(this.refuseIn(sheet));
        read += 1;
      }
    }
    if (read < this.#sheets.size) {
      throw damagedWorkbook();
    }
    return [...this.#sheets.values()];
  }

  /** Refuses the workbook for what is in a sheet, and names the sheet where there are several. */
  refuseIn({ name }: XlsSheet): Refuse {
    return refuseSheet(this.#sheets.size === 1 ? null : name);
  }

  /** What the file says about its code page is left out: it is wrong in exports of the HR system, or missing. */
  #readGlobal(record: XlsRecord): void {
    const { type, data } = record;
    switch (type) {
      case RECORD.FILE_PASS:
        throw lockedWorkbook();
      case RECORD.DATE_1904:
        this.datesFrom1904 = data.length >= 2 && data.readUInt16LE(0) === 1;
        break;
      case RECORD.BOUND_SHEET:
        this.#list(record);
        break;
      case RECORD.SST:
        this.#context.texts = sharedTexts(record);
        break;
      case RECORD.BOF:
        throw damagedWorkbook();
    }
  }

  #list(record: XlsRecord): void {
    requireLength(record.data, 7);
    if (record.data.readUInt8(5) !== 0) {
      return;
    }
    if (this.#sheets.size === SHEETS_MAX) {
      throw oldWorkbookTooLarge();
    }
    const name = nameOf(record, 6, this.#context.version);
    const isHidden = (record.data.readUInt8(4) & 3) !== 0;
    this.#sheets.set(record.data.readUInt32LE(0), new XlsSheet(name, isHidden, this.#context));
  }

  /** A sheet, or something else that is left out. Charts inside a sheet have a beginning and an end of their own. */
  *#readSubstream(sheet: XlsSheet | undefined): Generator<void> {
    let depth = 1;
    for (let count = 1; depth > 0; count += 1) {
      const record = this.#next();
      if (record.type === RECORD.BOF) {
        depth += 1;
      } else if (record.type === RECORD.EOF) {
        depth -= 1;
      } else if (depth === 1) {
        sheet?.read(record);
      }
      if (count % RECORDS_OF_STEP === 0) {
        yield;
      }
    }
  }

  #next(): XlsRecord {
    this.#record = required(recordAfter(this.#record));
    return this.#record;
  }
}

/** @throws InsigniaError ROSTER_UNREADABLE when there is no record where there must be one */
function required(record: XlsRecord | null): XlsRecord {
  if (record === null) {
    throw damagedWorkbook();
  }
  return record;
}
