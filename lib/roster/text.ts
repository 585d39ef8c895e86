import { rosterUnreadable } from './refusal.ts';
import { refuseBeyondLastRow, refuseEndlessRow } from './sheet.ts';

/** How the characters of a CSV file are encoded. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874';

/** Share of the bytes that may be control characters: a text has none but stray ones, a binary file a tenth of its bytes. */
const CONTROLS_MAX_SHARE = 0.05;

/** In how many bytes at least control characters are counted before a file is called binary while it is read. */
const CONTROLS_LEAST_BYTES = 4_096;

/** Share of the bytes in the places of the high byte that must be one of UTF-16's for Latin (0x00) or Thai (0x0e). */
const UTF16_LEAST_SHARE = 0.8;

/** Share from which such bytes in the other places show that it is no UTF-16. */
const UTF16_MAX_OTHER_SHARE = 0.2;

/** Bytes of a character at most, as JavaScript counts characters, in any of the encodings. */
const CHARACTER_MAX_BYTES = 3;

/** Control-Z, by which programs of DOS end a text. */
const END_MARK = '\x1a';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/**
 * The encoding in UTF-16 by the first bytes of a file: a byte order mark, or else every second byte is the high byte of
 * Latin or Thai letters. Null: the file is not UTF-16.
 */
export function utf16Encoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) {
    return 'utf-16le';
  }
  if (head[0] === 0xfe && head[1] === 0xff) {
    return 'utf-16be';
  }
  const pairs = Math.floor(head.length / 2);
  const highBytesAt = (offset: number) => {
    let count = 0;
    for (let index = 0; index < pairs; index += 1) {
      const byte = head[2 * index + offset];
      count += byte === 0x00 || byte === 0x0e ? 1 : 0;
    }
    return count / pairs;
  };
  const [even, odd] = [highBytesAt(0), highBytesAt(1)];
  if (odd >= UTF16_LEAST_SHARE && even < UTF16_MAX_OTHER_SHARE) {
    return 'utf-16le';
  }
  return even >= UTF16_LEAST_SHARE && odd < UTF16_MAX_OTHER_SHARE ? 'utf-16be' : null;
}

/** Decodes the bytes of a CSV file. Invalid bytes become U+FFFD; stray NULs and the end mark of old systems are dropped. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) {
    yield withoutStrays(decoder.decode(piece, { stream: true }));
  }
  yield withoutStrays(decoder.decode());
}

/** Decodes bytes at once. As {@link decodeText}. */
export function decodeAll(bytes: Uint8Array, encoding: Encoding): string {
  return withoutStrays(new TextDecoder(encoding).decode(bytes));
}

function withoutStrays(text: string): string {
  return text.replaceAll('\0', '').replaceAll(END_MARK, '');
}

/** The bytes in an encoding whose ASCII characters are single bytes: UTF-16 becomes UTF-8, others stay as they are. */
export async function* inSingleBytes(
  bytes: AsyncIterable<Uint8Array>,
  utf16: 'utf-16le' | 'utf-16be' | null,
): AsyncGenerator<Uint8Array> {
  if (utf16 === null) {
    yield* bytes;
    return;
  }
  const decoder = new TextDecoder(utf16);
  for await (const piece of bytes) {
    yield Buffer.from(decoder.decode(piece, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}

/** Looks at the bytes of a text for what shows that it is none, and counts its lines. */
export class TextBytes {
  #controls = 0;
  #bytes = 0;
  #lineStart = 0;
  #isBehindReturn = false;
  /** Lines that have ended, by LF, CRLF or CR. */
  lines = 0;

  /** @throws InsigniaError ROSTER_UNREADABLE when the file is binary, or has a line or more lines than any roster */
  add(piece: Uint8Array): void {
    for (let index = 0; index < piece.length; index += 1) {
      const byte = piece[index] as number;
      if (byte >= SPACE) {
        continue;
      }
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        const isSecondOfPair = byte === LINE_FEED && this.#isBehindReturn && this.#lineStart === this.#bytes + index;
        this.lines += isSecondOfPair ? 0 : 1;
        this.#isBehindReturn = byte === CARRIAGE_RETURN;
        this.#lineStart = this.#bytes + index + 1;
      } else if (byte < TAB || byte > FORM_FEED) {
        this.#controls += 1;
      }
    }
    this.#bytes += piece.length;
    refuseBeyondLastRow(this.lines);
    // A longer line between two others is found when its rows are cut.
    refuseEndlessRow(this.lines + 1, (this.#bytes - this.#lineStart) / CHARACTER_MAX_BYTES);
    if (this.#bytes >= CONTROLS_LEAST_BYTES) {
      this.#refuseBinary();
    }
  }

  /** To be called behind the last byte. Errors as {@link add}. */
  end(): void {
    this.#refuseBinary();
  }

  #refuseBinary(): void {
    if (this.#controls > this.#bytes * CONTROLS_MAX_SHARE) {
      throw rosterUnreadable(
        { th: 'แฟ้มนี้ไม่ใช่แฟ้มข้อความ (เป็นแฟ้มไบนารี)', en: 'it is a binary file' },
        { th: 'ส่งบัญชีรายชื่อเป็น CSV หรือ .xlsx', en: 'Send the roster as CSV or as .xlsx' },
      );
    }
  }
}
