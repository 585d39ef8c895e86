import { fromWindows874 } from './windows-874.ts';
import { damagedWorkbook, oldWorkbookTooLarge } from './workbook-refusals.ts';
import { RECORD, recordAfter, requireLength, type XlsRecord } from './xls-records.ts';

/** The two versions of the format (BIFF) that are read: Excel 5.0/95 and Excel 97–2003. */
export type Version = 5 | 8;

/** Most texts that cells share; an empty one takes three bytes. Bounds the memory. */
const SHARED_TEXTS_MAX = 1_000_000;

/** Flags in front of the letters of a text of BIFF8. */
const FLAG = { WIDE: 1, PHONETIC: 4, FORMATS: 8 } as const;

/** The text of a cell or of a formula, whose length is at the given place of its record. */
export function textOf(record: XlsRecord, at: number, version: Version): string {
  const pieces = new Pieces(record, at);
  const letters = pieces.uint16();
  if (version === 8) {
    // Some programs write no flags for an empty text.
    return letters === 0 ? '' : pieces.letters(letters, pieces.byte());
  }
  return fromWindows874(pieces.bytes(letters));
}

/** The name of a sheet, whose length in one byte is at the given place of its record. */
export function nameOf(record: XlsRecord, at: number, version: Version): string {
  const pieces = new Pieces(record, at);
  const letters = pieces.byte();
  return version === 8 ? pieces.letters(letters, pieces.byte()) : fromWindows874(pieces.bytes(letters));
}

/**
 * The texts that cells share: each with its length, flags and letters, behind which may be the formats of its letters and how
 * it is pronounced. The table goes on in further records, which may begin anywhere in a text.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when a text ends after the table, or when there are too many
 */
export function sharedTexts(record: XlsRecord): readonly string[] {
  requireLength(record.data, 8);
  const count = record.data.readUInt32LE(4);
  const pieces = new Pieces(record, 8);
  const texts: string[] = [];
  // Some programs count too many.
  while (texts.length < count && !pieces.areAtEnd()) {
    if (texts.length === SHARED_TEXTS_MAX) {
      throw oldWorkbookTooLarge();
    }
    const letters = pieces.uint16();
    const flags = pieces.byte();
    const formats = (flags & FLAG.FORMATS) === 0 ? 0 : pieces.uint16();
    const phonetic = (flags & FLAG.PHONETIC) === 0 ? 0 : pieces.uint16() + 0x10000 * pieces.uint16();
    texts.push(pieces.letters(letters, flags));
    pieces.skip(4 * formats + phonetic);
  }
  return texts;
}

/** What a record holds from a place on, over all records that continue it. */
class Pieces {
  #record: XlsRecord;
  #at: number;

  constructor(record: XlsRecord, at: number) {
    this.#record = record;
    this.#at = at;
  }

  areAtEnd(): boolean {
    while (this.#isRecordAtEnd()) {
      const next = recordAfter(this.#record);
      if (next?.type !== RECORD.CONTINUE) {
        return true;
      }
      this.#record = next;
      this.#at = 0;
    }
    return false;
  }

  #isRecordAtEnd(): boolean {
    return this.#at >= this.#record.data.length;
  }

  byte(): number {
    return this.#take(1)[0] as number;
  }

  uint16(): number {
    return this.byte() + 0x100 * this.byte();
  }

  skip(count: number): void {
    for (let left = count; left > 0; ) {
      left -= this.#take(left).length;
    }
  }

  bytes(count: number): Buffer {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; ) {
      const part = this.#take(left);
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** Letters of one byte or two; where they go on in another record, it begins with the flags of the rest. */
  letters(count: number, flags: number): string {
    let text = '';
    let width = (flags & FLAG.WIDE) + 1;
    for (let left = count; left > 0; ) {
      while (this.#isRecordAtEnd()) {
        width = (this.byte() & FLAG.WIDE) + 1;
      }
      const part = this.#take(left * width);
      if (part.length % width !== 0) {
        throw damagedWorkbook();
      }
      text += part.toString(width === 2 ? 'utf16le' : 'latin1');
      left -= part.length / width;
    }
    return text.toWellFormed();
  }

  /** At least one byte and at most `count`, of one record. */
  #take(count: number): Buffer {
    if (this.areAtEnd()) {
      throw damagedWorkbook();
    }
    const part = this.#record.data.subarray(this.#at, this.#at + count);
    this.#at += part.length;
    return part;
  }
}
