import { isAscii, isUtf8 } from 'node:buffer';
import { rosterUnreadable } from './refusal.ts';

/** Letters in a row, at least, that show a text to be Windows-874: three may be one letter in UTF-8 with a damaged byte. */
const RUN_LEAST_BYTES = 4;

/** How often an encoding must be seen before the file counts as holding it: a single time may be damage. */
const LEAST_SEEN = 2;

/** Longest run of bytes above ASCII that is kept together when a piece ends inside it. */
const HELD_MAX_BYTES = 4_096;

const NOTHING = new Uint8Array();

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Whether a byte is a character of Thai text in Windows-874: Thai letters, the no-break space, quotation marks, dashes. */
const IS_WINDOWS_874 = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0xa0 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb) || byte === 0x85 || (byte >= 0x91 && byte <= 0x97)
    ? 1
    : 0,
);

/** Number of lines that end within the bytes, by LF, CRLF or CR. */
function lineEndsIn(bytes: Uint8Array): number {
  let count = 0;
  for (const [index, byte] of bytes.entries()) {
    count += byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[index + 1] !== LINE_FEED) ? 1 : 0;
  }
  return count;
}

/** Whether the three bytes are a Thai letter in UTF-8 (U+0E01–0E3A, U+0E3F–0E5B). */
function isThaiInUtf8(first: number, second: number, third: number): boolean {
  return (
    first === 0xe0 &&
    ((second === 0xb8 && ((third >= 0x81 && third <= 0xba) || third === 0xbf)) ||
      (second === 0xb9 && third >= 0x80 && third <= 0x9b))
  );
}

/** What a run of bytes above ASCII is. */
interface Run {
  readonly end: number;
  /** Number of Thai letters that are valid in UTF-8. */
  readonly thaiInUtf8: number;
  /** Whether the run can be Windows-874 and cannot be UTF-8, not even with a damaged byte. */
  readonly isWindows874: boolean;
}

function lookAtRun(bytes: Uint8Array, start: number): Run {
  let thaiInUtf8 = 0;
  let isWindows874 = true;
  let isPairs = true;
  let at = start;
  while (at < bytes.length) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      break;
    }
    const second = bytes[at + 1] ?? 0;
    const third = bytes[at + 2] ?? 0;
    if (isThaiInUtf8(first, second, third)) {
      thaiInUtf8 += 1;
      at += 3;
    } else if (isMark(first, second, third)) {
      isWindows874 = false;
      at += 3;
    } else if (first >= 0xc2 && first <= 0xdf && second >= 0x80 && second <= 0xbf) {
      isWindows874 &&= IS_WINDOWS_874[first] === 1 && IS_WINDOWS_874[second] === 1;
      at += 2;
    } else {
      // เธ and เน in Windows-874 are the beginning of a Thai letter in UTF-8 whose last byte is damaged.
      isWindows874 &&= IS_WINDOWS_874[first] === 1 && !(first === 0xe0 && (second === 0xb8 || second === 0xb9));
      isPairs = false;
      at += 1;
    }
  }
  return { end: at, thaiInUtf8, isWindows874: isWindows874 && !isPairs };
}

/** Whether the three bytes are a byte order mark or a replaced character (U+FFFD) in UTF-8. */
function isMark(first: number, second: number, third: number): boolean {
  return first === 0xef && ((second === 0xbb && third === 0xbf) || (second === 0xbf && third === 0xbd));
}

/**
 * Finds out whether the Thai letters of a file are UTF-8 or Windows-874, which Excel on a Thai Windows saves. Every run of
 * bytes above ASCII is looked at: Windows-874 shows in runs of Thai letters without one that is valid in UTF-8. Bytes that
 * are neither are damage, which costs their row only.
 */
export class ThaiEncoding {
  readonly #utf8 = { seen: 0, line: 0 };
  readonly #windows874 = { seen: 0, line: 0 };
  /** Whether a run was seen that is too short to tell. */
  #hasShortRuns = false;
  #held: Uint8Array = NOTHING;
  #isBehindReturn = false;

  /**
   * The next bytes of the file.
   *
   * @param linesBefore number of lines that ended before them
   */
  add(piece: Uint8Array, linesBefore: number): void {
    // Then the line counts as ended already.
    const beginsInLineEnd = this.#isBehindReturn && piece[0] === LINE_FEED;
    this.#isBehindReturn = piece.at(-1) === CARRIAGE_RETURN;
    if (this.#held.length === 0 && isAscii(piece)) {
      return;
    }
    const isHigh = (index: number) => (piece[index] ?? 0) >= 0x80;
    let begin = 0;
    if (this.#held.length > 0) {
      while (isHigh(begin)) {
        begin += 1;
      }
      const run = Buffer.concat([this.#held, piece.subarray(0, begin)]);
      this.#held = NOTHING;
      if (begin === piece.length && run.length < HELD_MAX_BYTES) {
        this.#held = run;
        return;
      }
      this.#look(run, linesBefore);
    }
    let end = piece.length;
    while (end > begin && isHigh(end - 1) && piece.length - end < HELD_MAX_BYTES) {
      end -= 1;
    }
    this.#held = Uint8Array.from(piece.subarray(end));
    this.#look(piece.subarray(beginsInLineEnd ? 1 : begin, end), linesBefore);
  }

  #look(bytes: Uint8Array, linesBefore: number): void {
    if (this.#utf8.seen >= LEAST_SEEN && isUtf8(bytes)) {
      return;
    }
    const lineAt = (place: number) => linesBefore + 1 + lineEndsIn(bytes.subarray(0, place));
    let at = 0;
    while (at < bytes.length) {
      if ((bytes[at] as number) < 0x80) {
        at += 1;
        continue;
      }
      const run = lookAtRun(bytes, at);
      if (run.thaiInUtf8 > 0) {
        this.#utf8.seen += run.thaiInUtf8;
        this.#utf8.line ||= lineAt(at);
      } else if (run.isWindows874 && run.end - at >= RUN_LEAST_BYTES) {
        this.#windows874.seen += 1;
        this.#windows874.line ||= lineAt(at);
      } else if (run.isWindows874) {
        this.#hasShortRuns = true;
      }
      at = run.end;
    }
    this.#refuseMixed();
  }

  /** @throws InsigniaError ROSTER_UNREADABLE when both encodings were seen */
  #refuseMixed(): void {
    const [utf8, windows874] = [this.#utf8, this.#windows874];
    if (utf8.seen < LEAST_SEEN || windows874.seen < LEAST_SEEN) {
      return;
    }
    const [first, second] = utf8.line < windows874.line ? ['UTF-8', 'Windows-874'] : ['Windows-874', 'UTF-8'];
    const line = Math.max(utf8.line, windows874.line);
    throw rosterUnreadable(
      {
        th: `ตัวอักษรไทยในแฟ้มนี้เข้ารหัสปนกันสองแบบ คือ ${first} และ ${second} (ตั้งแต่บรรทัดที่ ${line})`,
        en: `its Thai letters are in two encodings: ${first}, and from line ${line} on also ${second}`,
      },
      {
        th: 'เปิดแฟ้มต้นฉบับแต่ละแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้มเหล่านั้นแทนแฟ้มที่นำมาต่อกัน',
        en: 'Open each of the files that were joined in Excel, save it as .xlsx, and send those',
      },
    );
  }

  /** The encoding by what was seen so far. */
  get soFar(): 'utf-8' | 'windows-874' {
    const [utf8, windows874] = [this.#utf8.seen, this.#windows874.seen];
    return windows874 > utf8 || (utf8 === 0 && this.#hasShortRuns) ? 'windows-874' : 'utf-8';
  }

  /**
   * The encoding, once the whole file was seen.
   *
   * @param linesBefore number of lines that ended in the file
   * @throws InsigniaError ROSTER_UNREADABLE when the file is written in both
   */
  decide(linesBefore: number): 'utf-8' | 'windows-874' {
    const rest = this.#held;
    this.#held = NOTHING;
    this.#look(rest, linesBefore);
    return this.soFar;
  }
}
