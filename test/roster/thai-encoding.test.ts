import { describe, expect, it } from 'vitest';
import { TextBytes } from '../../lib/roster/text.ts';
import { ThaiEncoding } from '../../lib/roster/thai-encoding.ts';
import { windows874 } from '../../scripts/windows-874.ts';

/** The encoding of bytes that come in such pieces. */
function encodingOf(...pieces: readonly Uint8Array[]): 'utf-8' | 'windows-874' {
  const thai = new ThaiEncoding();
  const text = new TextBytes();
  for (const piece of pieces) {
    thai.add(piece, text.lines);
    text.add(piece);
  }
  return thai.decide(text.lines);
}

/** The bytes in pieces of the given size. */
function cut(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Why a file in two encodings is refused. */
function mixed(first: string, second: string, line: number) {
  return expect.objectContaining({
    code: 'ROSTER_UNREADABLE',
    texts: {
      th: `อ่านบัญชีรายชื่อไม่ได้: ตัวอักษรไทยในแฟ้มนี้เข้ารหัสปนกันสองแบบ คือ ${first} และ ${second} (ตั้งแต่บรรทัดที่ ${line}) วิธีแก้ไข: เปิดแฟ้มต้นฉบับแต่ละแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้มเหล่านั้นแทนแฟ้มที่นำมาต่อกัน (ดู docs/rosters.th.md)`,
      en: `The roster cannot be read: its Thai letters are in two encodings: ${first}, and from line ${line} on also ${second}. Open each of the files that were joined in Excel, save it as .xlsx, and send those (see docs/rosters.md).`,
    },
  });
}

const BYTES = range(0x80, 0xff);

describe('Windows-874', () => {
  it('shows in four of any byte that is a character of Thai text', () => {
    expect(BYTES.filter((byte) => encodingOf(Buffer.alloc(4, byte)) === 'windows-874')).toEqual([
      0x85,
      ...range(0x91, 0x97),
      ...range(0xa0, 0xda),
      ...range(0xdf, 0xfb),
    ]);
  });

  it.each<[string, readonly number[], 'utf-8' | 'windows-874']>([
    ['nothing', [], 'utf-8'],
    ['ASCII', [0x41, 0x0a], 'utf-8'],
    ['one letter', [0xa1], 'windows-874'],
    ['three letters', [0x41, 0xa1, 0xa1, 0xa1, 0x41], 'windows-874'],
    ['three letters, and one in UTF-8', [0xa1, 0xa1, 0xa1, 0x41, 0xe0, 0xb8, 0x81], 'utf-8'],
    [
      'three letters twice, and one in UTF-8',
      [0x41, 0xa1, 0xa1, 0xa1, 0x41, 0xa1, 0xa1, 0xa1, 0x41, 0xe0, 0xb8, 0x81],
      'utf-8',
    ],
    [
      'four letters twice, and one in UTF-8',
      [0xa1, 0xa1, 0xa1, 0xa1, 0x41, 0xa1, 0xa1, 0xa1, 0xa1, 0x41, 0xe0, 0xb8, 0x81],
      'windows-874',
    ],
    [
      'four letters, and a run with a Thai letter in UTF-8',
      [0xa1, 0xa1, 0xa1, 0xa1, 0x41, 0xa1, 0xe0, 0xb8, 0x81],
      'utf-8',
    ],
    ['letters and a byte without a meaning', [0xa1, 0xa1, 0xa1, 0xa1, 0x80], 'utf-8'],
    ['a byte without a meaning and letters', [0x80, 0xa1, 0xa1, 0xa1, 0xa1], 'utf-8'],
    ['letters behind a byte order mark', [0xef, 0xbb, 0xbf, 0xa1, 0xa1], 'utf-8'],
    ['letters behind a replaced character', [0xef, 0xbf, 0xbd, 0xa1, 0xa1], 'utf-8'],
    ['letters of the bytes of such marks, in another order', [0xef, 0xbb, 0xbd, 0xa1], 'windows-874'],
    ['letters of the bytes of such marks, the last one twice', [0xef, 0xbf, 0xbf, 0xa1], 'windows-874'],
    ['letters of two bytes of a mark', [0xef, 0xbc, 0xbf, 0xa1], 'windows-874'],
    ['letters of two bytes of a mark, not the first', [0xee, 0xbb, 0xbf, 0xa1], 'windows-874'],
    ['letters of two bytes of a replaced character', [0xee, 0xbf, 0xbd, 0xa1], 'windows-874'],
    ['letters of western languages in UTF-8', [0xc2, 0xa1, 0xdf, 0xbf], 'utf-8'],
    ['letters whose first byte is below those', [0xc1, 0xa1, 0xc1, 0xa1], 'windows-874'],
    ['letters whose first byte is above those', [0xe0, 0xa1, 0xe0, 0xa1], 'windows-874'],
    ['letters whose second byte is above those', [0xc2, 0xc0, 0xc2, 0xc0], 'windows-874'],
    ['letters of which two could be a western one', [0xc2, 0xa1, 0xa1, 0xa1], 'windows-874'],
    ['a western letter of no Thai first byte', [0xdd, 0xa1, 0xa1, 0xa1], 'utf-8'],
    ['a western letter of no Thai second byte', [0xc2, 0x81, 0xa1, 0xa1], 'utf-8'],
    ['such a letter before one that could be Thai', [0xdd, 0xa1, 0xc2, 0xa1, 0xa1], 'utf-8'],
    [
      'letters before ASCII, the last of which could begin a western one',
      [0xa1, 0xa1, 0xa1, 0xc2, 0x2c],
      'windows-874',
    ],
    ['เธ, the beginning of a damaged letter', [0xe0, 0xb8, 0xbc, 0xa1], 'utf-8'],
    ['เน, the beginning of a damaged letter', [0xe0, 0xb9, 0xa1, 0xa1], 'utf-8'],
    ['เบ', [0xe0, 0xba, 0xa1, 0xa1], 'windows-874'],
    ['แธ', [0xe1, 0xb8, 0xbc, 0xa1], 'windows-874'],
    ['แน', [0xe1, 0xb9, 0xa1, 0xa1], 'windows-874'],
  ])('or UTF-8: %s', (_, bytes, encoding) => {
    expect(encodingOf(Uint8Array.from(bytes))).toBe(encoding);
    expect(encodingOf(...cut(Uint8Array.from(bytes), 1))).toBe(encoding);
  });

  it.each([
    [0xb8, [...range(0x81, 0xba), 0xbf]],
    [0xb9, range(0x80, 0x9b)],
    [0xb7, []],
    [0xba, []],
  ])('does not show as often as UTF-8 where a letter of 0xe0, %i is in it', (second, thirds) => {
    const letters = windows874('กกกก ');
    expect(
      range(0x7f, 0xbf).filter(
        (third) => encodingOf(Buffer.concat([letters, Uint8Array.of(0xe0, second, third)])) === 'utf-8',
      ),
    ).toEqual(thirds);
    expect(encodingOf(Buffer.concat([letters, Uint8Array.of(0xe1, second, 0xa1)]))).toBe('windows-874');
  });

  it('is told before the end by what was seen', () => {
    const thai = new ThaiEncoding();
    expect(thai.soFar).toBe('utf-8');
    thai.add(windows874('กกกก,'), 0);
    expect(thai.soFar).toBe('windows-874');
    thai.add(Buffer.from('ก,'), 0);
    expect(thai.soFar).toBe('utf-8');
    expect(thai.decide(0)).toBe('utf-8');
  });
});

describe('two encodings', () => {
  it.each<[string, readonly Uint8Array[], string, string, number]>([
    ['UTF-8 first', [Buffer.from('ก\r\nขข\r\nA\r\n'), windows874('คคคค\r\nงงงง\r\n')], 'UTF-8', 'Windows-874', 4],
    ['Windows-874 first', [windows874('A\nกกกก\nขขขข\n'), Buffer.from('ค\nง')], 'Windows-874', 'UTF-8', 4],
    ['lines that end in CR', [windows874('A\rกกกก\rขขขข\r'), Buffer.from('ค\rง\r')], 'Windows-874', 'UTF-8', 4],
    ['in one line', [Buffer.from('\nกก,'), windows874('คคคค,งงงง,')], 'Windows-874', 'UTF-8', 2],
    ['both at the end', [Buffer.from('ก\nข,'), windows874('คคคค,งงงง')], 'UTF-8', 'Windows-874', 2],
  ])('are refused, and the line is named, whatever the pieces: %s', (_, parts, first, second, line) => {
    const bytes = Buffer.concat(parts);
    for (const size of [...range(1, bytes.length)]) {
      expect(() => encodingOf(...cut(bytes, size)), `${size}`).toThrow(mixed(first, second, line));
    }
  });

  it.each([
    ['one letter in UTF-8', Buffer.from('ก,'), windows874('คคคค,งงงง,'), 'windows-874'],
    ['one word in Windows-874', Buffer.from('กก,'), windows874('คคคค,'), 'utf-8'],
    ['short words in Windows-874', Buffer.from('กก,'), windows874('คคค,งงง,จจจ'), 'utf-8'],
  ])('are not seen in %s', (_, one, other, encoding) => {
    expect(encodingOf(one, other)).toBe(encoding);
    expect(encodingOf(other, one)).toBe(encoding);
  });

  it('are not seen in letters of another language in UTF-8 below Thai ones', () => {
    expect(encodingOf(Buffer.from('กก\n'), Buffer.from('両両,両両\n'))).toBe('utf-8');
  });

  describe('behind a word of thousands of letters, which counts as two from a length on', () => {
    const utf8 = Buffer.from('กก,');

    it.each([[[4_096]], [[4_099]], [[2_048, 2_047, 4]], [[2_048, 2_048, 3]], [[1, 4_094, 4_000]]])('%j', (lengths) => {
      const pieces = lengths.map((length) => Buffer.alloc(length, 0xa1));
      expect(encodingOf(utf8, ...pieces)).toBe('utf-8');
      expect(encodingOf(utf8, ...pieces, Buffer.from(','))).toBe('utf-8');
    });

    it.each([[[4_100]], [[8_000]], [[2_048, 2_048, 4]], [[1, 4_095, 4]]])('not %j', (lengths) => {
      const pieces = lengths.map((length) => Buffer.alloc(length, 0xa1));
      expect(() => encodingOf(utf8, ...pieces)).toThrow(mixed('Windows-874', 'UTF-8', 1));
    });
  });
});
