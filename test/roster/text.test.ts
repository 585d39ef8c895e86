import { describe, expect, it } from 'vitest';
import { decodeAll, decodeText, inSingleBytes, TextBytes, utf16Encoding } from '../../lib/roster/text.ts';

/** The bytes in pieces of the given size. */
async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

/** Ten pairs of letters, of which as many have a first or a second byte of UTF-16. */
function pairs(first: number, second: number, byte = 0x00): Uint8Array {
  return Uint8Array.from({ length: 20 }, (_, at) =>
    Math.floor(at / 2) < (at % 2 === 0 ? first : second) ? byte : 0x41,
  );
}

describe('a file is in UTF-16', () => {
  it.each<[string, Uint8Array, 'utf-16le' | 'utf-16be' | null]>([
    ['with its mark', Uint8Array.of(0xff, 0xfe), 'utf-16le'],
    ['with its mark in the other order', Uint8Array.of(0xfe, 0xff), 'utf-16be'],
    ['but not with half a mark', Uint8Array.of(0xff, 0x41), null],
    ['nor with the other half', Uint8Array.of(0x41, 0xfe), null],
    ['nor with half a mark of the other order', Uint8Array.of(0xfe, 0x41), null],
    ['nor with its other half', Uint8Array.of(0x41, 0xff), null],
    ['nor when it is empty', Uint8Array.of(), null],
    ['nor with one byte', Uint8Array.of(0x00), null],
    ['where eight of ten second bytes are high ones', pairs(1, 8), 'utf-16le'],
    ['where they are those of Thai', pairs(1, 8, 0x0e), 'utf-16le'],
    ['but not where they are others', pairs(1, 8, 0x0f), null],
    ['nor where seven are', pairs(1, 7), null],
    ['nor where two of ten first bytes are, too', pairs(2, 8), null],
    ['where eight of ten first bytes are high ones', pairs(8, 1), 'utf-16be'],
    ['where they are those of Thai letters', pairs(8, 1, 0x0e), 'utf-16be'],
    ['but not where seven first bytes are', pairs(7, 1), null],
    ['nor where two of ten second bytes are, too', pairs(8, 2), null],
    ['where half a letter follows', Uint8Array.of(0x41, 0x00, 0x00), 'utf-16le'],
  ])('%s', (_, head, encoding) => {
    expect(utf16Encoding(head)).toBe(encoding);
  });
});

it.each<[string, Uint8Array, Parameters<typeof decodeAll>[1], string]>([
  ['UTF-8', Buffer.from('\ufeffกล้า\0,\x1aA\x1a\0'), 'utf-8', 'กล้า,A'],
  ['UTF-8 cut off', Buffer.from('กล้า').subarray(0, -1), 'utf-8', 'กล้\ufffd'],
  ['Windows-874', Uint8Array.of(0x41, 0xa1, 0xe0), 'windows-874', 'Aกเ'],
  ['UTF-16', Buffer.from('กล้า', 'utf16le'), 'utf-16le', 'กล้า'],
  ['UTF-16 of the other order', Buffer.from('กล้า', 'utf16le').swap16(), 'utf-16be', 'กล้า'],
])('%s is decoded, whatever its pieces, without stray characters', async (_, bytes, encoding, text) => {
  expect(decodeAll(bytes, encoding)).toBe(text);
  for (const size of [1, 2, 5, 100]) {
    expect((await Array.fromAsync(decodeText(inPieces(bytes, size), encoding))).join('')).toBe(text);
  }
});

it('UTF-16 becomes UTF-8 in single bytes, and other bytes stay as they are', async () => {
  const single = async (bytes: Uint8Array, utf16: 'utf-16le' | 'utf-16be' | null) =>
    Buffer.concat(await Array.fromAsync(inSingleBytes(inPieces(bytes, 3), utf16)));
  const text = Buffer.from('A,กล้า\n', 'utf16le');
  expect(await single(text, null)).toEqual(text);
  expect((await single(text, 'utf-16le')).toString()).toBe('A,กล้า\n');
  expect((await single(text.subarray(0, -1), 'utf-16le')).toString()).toBe('A,กล้า\ufffd');
  expect((await single(Buffer.from(text).swap16(), 'utf-16be')).toString()).toBe('A,กล้า\n');
});

describe('the bytes of a text', () => {
  const BINARY = {
    th: 'อ่านบัญชีรายชื่อไม่ได้: แฟ้มนี้ไม่ใช่แฟ้มข้อความ (เป็นแฟ้มไบนารี) วิธีแก้ไข: ส่งบัญชีรายชื่อเป็น CSV หรือ .xlsx (ดู docs/rosters.th.md)',
    en: 'The roster cannot be read: it is a binary file. Send the roster as CSV or as .xlsx (see docs/rosters.md).',
  };

  it.each([
    ['', 0],
    ['a', 0],
    ['a\nb', 1],
    ['a\rb', 1],
    ['a\r\nb', 1],
    ['\n\n', 2],
    ['\r\r', 2],
    ['\n\r', 2],
    ['\r\r\n', 2],
    ['\r\n\n', 2],
    ['a\rb\nc', 2],
    ['abc\r\nd\r\n\r\nef\ng\rh\n', 6],
  ])('%j have %i lines, whatever the pieces', (text, lines) => {
    for (const size of [1, 2, 3, 100]) {
      const bytes = new TextBytes();
      for (let at = 0; at < text.length; at += size) {
        bytes.add(Buffer.from(text.slice(at, at + size)));
      }
      bytes.end();
      expect(bytes.lines).toBe(lines);
    }
  });

  it.each([0x00, 0x08, 0x0e, 0x1f])('are binary with more than five in a hundred of %i', (byte) => {
    const bytes = new TextBytes();
    bytes.add(Buffer.from(`${'a'.repeat(95)}${String.fromCharCode(byte).repeat(5)}`));
    bytes.end();
    bytes.add(Uint8Array.of(byte));
    expect(() => bytes.end()).toThrow(expect.objectContaining({ code: 'ROSTER_UNREADABLE', texts: BINARY }));
  });

  it.each([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x7f, 0xff])('are a text with any number of %i', (byte) => {
    const bytes = new TextBytes();
    bytes.add(Buffer.alloc(5_000, byte));
    expect(() => bytes.end()).not.toThrow();
  });

  it('are called binary before their end once there are 4,096', () => {
    const bytes = new TextBytes();
    bytes.add(Buffer.alloc(4_095));
    expect(() => bytes.add(Buffer.alloc(1))).toThrow(expect.objectContaining({ texts: BINARY }));
  });

  it('may have as many lines as a spreadsheet has rows, and no more', () => {
    const bytes = new TextBytes();
    bytes.add(Buffer.alloc(1_048_576, '\n'));
    expect(() => bytes.add(Buffer.from('\n'))).toThrow(/it goes on beyond row 1048576/);
  });

  it('may have a line of 65,536 letters, of three bytes each, and no longer one', () => {
    const bytes = new TextBytes();
    bytes.add(Buffer.from('first\nsecond\r'));
    bytes.add(Buffer.alloc(196_600, 'x'));
    bytes.add(Buffer.alloc(8, 'x'));
    expect(() => bytes.add(Buffer.from('x'))).toThrow(/row 3 has more than 65536 characters/);
    const others = new TextBytes();
    others.add(Buffer.alloc(196_600, 'x'));
    others.add(Buffer.from('xxxxxxxx\nxx'));
    others.add(Buffer.alloc(196_606, 'x'));
    expect(() => others.add(Buffer.from('x'))).toThrow(/row 2 has more than 65536 characters/);
  });
});
