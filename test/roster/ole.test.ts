import { describe, expect, it } from 'vitest';
import { openOle } from '../../lib/roster/ole.ts';
import {
  CUTOFF,
  containerOf,
  END_OF_CHAIN,
  type EntryOfContainer,
  MINI_BYTES,
  type SectorsOfContainer,
  tableOf,
} from '../helpers/roster/containers.ts';

const DAMAGED =
  'อ่านบัญชีรายชื่อไม่ได้: แฟ้ม Excel เสียหาย วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น (ดู docs/rosters.th.md) ' +
  'The roster cannot be read: the workbook is damaged. Open it in Excel, save it as .xlsx, and send that (see docs/rosters.md).';

const FREE = 0xffffffff;

/** Every byte of every stream at the root. */
function contentOf(bytes: Buffer) {
  return openOle(bytes).map(({ name, read }) => [name, read().toString('hex')]);
}

function namesIn(bytes: Buffer) {
  return openOle(bytes).map(({ name }) => name);
}

/** Bytes of which no two places near each other are the same. */
function content(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) % 256));
}

/** Links of sectors side by side. */
function chain(first: number, count: number): Record<number, number> {
  const links = Array.from({ length: count }, (_, index) => [first + index, first + index + 1]);
  return { ...Object.fromEntries(links), [first + count - 1]: END_OF_CHAIN };
}

/** A container of one stream in sectors of the file. */
function long(stream: Buffer, { links = {}, ...others }: Partial<SectorsOfContainer> = {}): Buffer {
  const count = Math.ceil(stream.length / 2 ** (others.shift ?? 9));
  return containerOf({
    entries: [
      { name: 'Root Entry', child: 1 },
      { name: 'Book', start: 2, size: stream.length },
    ],
    sectors: [stream],
    links: { ...chain(2, count), ...links },
    ...others,
  });
}

/** A container of one stream in the short sectors of the root's stream. */
function short(
  { start = 0, size, miniLinks }: { start?: number; size: number; miniLinks: Record<number, number> },
  miniStream: Buffer,
  others: Partial<SectorsOfContainer> = {},
): Buffer {
  const sectorBytes = 2 ** (others.shift ?? 9);
  return containerOf({
    entries: [
      { name: 'Root Entry', child: 1, start: 3, size: miniStream.length },
      { name: 'Book', start, size },
    ],
    sectors: [tableOf(miniLinks, sectorBytes), miniStream],
    links: { 2: END_OF_CHAIN, ...chain(3, Math.ceil(miniStream.length / sectorBytes)) },
    header: { 60: 2 },
    ...others,
  });
}

/** A container with these entries behind the root. */
function withEntries(...entries: readonly EntryOfContainer[]): Buffer {
  return containerOf({ entries: [{ name: 'Root Entry', child: 1 }, ...entries] });
}

describe('a stream in a container', () => {
  const cases = [9, 12].flatMap((shift) =>
    [1, MINI_BYTES, MINI_BYTES + 1, CUTOFF - 1, CUTOFF, CUTOFF + 1, 9_000].map((size) => [shift, size] as const),
  );

  it.each(cases)('has its bytes, in sectors of 2 to the power of %d, %d of them', (shift, size) => {
    const stream = content(size);
    const miniLinks = chain(0, Math.ceil(size / MINI_BYTES));
    const bytes = size < CUTOFF ? short({ size, miniLinks }, stream, { shift }) : long(stream, { shift });
    expect(contentOf(bytes)).toEqual([['Book', stream.toString('hex')]]);
  });

  it('may lie in sectors of any order, and may end before its chain does', () => {
    const stream = content(CUTOFF);
    const turned = Buffer.concat([stream.subarray(512, 1_024), stream.subarray(0, 512), stream.subarray(1_024)]);
    const entries = [{ child: 1 }, { name: 'Book', start: 3, size: CUTOFF }];
    const bytes = long(turned, { entries, links: { 3: 2, 2: 4, 9: 9_999_999 } });
    expect(contentOf(bytes)).toEqual([['Book', stream.toString('hex')]]);
  });

  it('may end with the file, in a sector that is not filled', () => {
    const stream = content(CUTOFF + 4);
    const bytes = long(stream).subarray(0, 3 * 512 + stream.length);
    expect(contentOf(bytes)).toEqual([['Book', stream.toString('hex')]]);
    expect(() => contentOf(bytes.subarray(0, -1))).toThrow(DAMAGED);
  });

  it.each<[string, Buffer]>([
    ['whose chain is too short', long(content(CUTOFF), { links: { 5: END_OF_CHAIN } })],
    ['whose chain leads to a sector right behind the file', long(content(CUTOFF), { links: { 5: 10 } })],
    ['whose short sectors have no table', short({ size: 1, miniLinks: {} }, content(64), { header: {} })],
    ['whose chain of short sectors is too short', short({ size: 65, miniLinks: { 0: END_OF_CHAIN } }, content(512))],
    ['whose chain of short sectors goes in a circle', short({ size: 600, miniLinks: { 0: 1, 1: 0 } }, content(512))],
    [
      'whose chain of short sectors leads past their end and back',
      short({ size: 65, miniLinks: { 0: 8, 8: 1, 1: END_OF_CHAIN } }, content(512)),
    ],
    ['whose short sector is not in their table', short({ start: 128, size: 1, miniLinks: {} }, content(129 * 64))],
  ])('%s is damage', (_, bytes) => {
    expect(namesIn(bytes)).toEqual(['Book']);
    expect(() => contentOf(bytes)).toThrow(DAMAGED);
  });

  it('may lie in the last short sector that a table has place for', () => {
    const stream = content(128 * 64);
    const bytes = short({ start: 127, size: 64, miniLinks: { 127: END_OF_CHAIN } }, stream);
    expect(contentOf(bytes)).toEqual([['Book', stream.subarray(-64).toString('hex')]]);
  });
});

describe('the directory of a container', () => {
  it('lists what is at its root, and not what is in a storage there', () => {
    const storage = { name: 'Storage', left: 2, right: 3, child: 4 };
    const bytes = containerOf({
      entries: [{ name: 'Root Entry', child: 1 }, storage, { name: 'Left' }, { name: 'Right' }, { name: 'Inside' }],
      // The directory goes on in the third sector.
      links: { 1: 2, 2: END_OF_CHAIN },
    });
    expect(namesIn(bytes).toSorted()).toEqual(['Left', 'Right', 'Storage']);
  });

  it.each<[string, EntryOfContainer]>([
    ['Workbook', { name: 'Workbook' }],
    ['Workbook', { name: 'Workbook', nameBytes: 16 }],
    ['Work', { name: 'Workbook', nameBytes: 8 }],
    ['Book', { name: 'Book\0\nrest', nameBytes: 64 }],
    ['Book', { name: 'Book', nameBytes: 9_000 }],
    ['x'.repeat(32), { name: 'x'.repeat(32), nameBytes: 9_000, left: FREE }],
    ['', { name: '', nameBytes: 0 }],
  ])('has the name “%s”, %#', (name, entry) => {
    expect(namesIn(withEntries(entry))).toEqual([name]);
  });

  it('whose names refer to one another in a circle has each once', () => {
    const bytes = withEntries({ name: 'a', left: 2, right: 2 }, { name: 'b', left: 1, right: 2 });
    expect(namesIn(bytes)).toEqual(['a', 'b']);
  });

  it.each([4, 0xfffffffe])('with a name at place %d, which it does not have, is damaged', (left) => {
    expect(namesIn(withEntries({ name: 'a', left: 3 }))).toEqual(['a', '', 'Root Entry']);
    expect(() => namesIn(withEntries({ name: 'a', left }))).toThrow(DAMAGED);
  });

  it.each([
    [END_OF_CHAIN, true],
    [0xfffffffb, true],
    [0xfffffffa, false],
    [9_999_999, false],
    // Right behind the file, where a chain would end.
    [2, false],
    [1, false],
  ])('ends with the mark %d: %s', (mark, isGood) => {
    const bytes = containerOf({ entries: [{ child: 1 }, { name: 'a' }], links: { 1: mark, 2: END_OF_CHAIN } });
    if (isGood) {
      expect(namesIn(bytes)).toEqual(['a']);
    } else {
      expect(() => namesIn(bytes)).toThrow(DAMAGED);
    }
  });
});

describe('the header of a container', () => {
  const GOOD: SectorsOfContainer = { entries: [{ child: 1 }, { name: 'a' }] };
  const good = containerOf(GOOD);

  it.each([
    ['that is cut', good.subarray(0, 511)],
    ['that is cut in its first bytes', good.subarray(0, 7)],
    ['that is all there is', good.subarray(0, 512)],
    ['with other first bytes', Buffer.concat([good.subarray(0, 7), Buffer.of(0xe2), good.subarray(8)])],
    ['with sectors of 1,024 bytes', containerOf({ ...GOOD, shift: 10 })],
    ['with its directory outside the file', containerOf({ ...GOOD, header: { 48: 9_999_999 } })],
    ['with its table outside the file', containerOf({ ...GOOD, header: { 76: 9_999_999 } })],
    ['with its table where no sector can be', containerOf({ ...GOOD, header: { 76: 0xfffffffa, 80: 0 } })],
    ['without a table', containerOf({ ...GOOD, header: { 76: FREE } })],
  ])('%s is damaged', (_, bytes) => {
    expect(namesIn(good)).toEqual(['a']);
    expect(() => namesIn(bytes)).toThrow(DAMAGED);
  });

  it('may leave places for tables free between others', () => {
    expect(namesIn(containerOf({ ...GOOD, header: { 76: 0xfffffffb, 80: FREE, 84: 0 } }))).toEqual(['a']);
  });

  it('may name a table at the end of the file, of which what is needed is there', () => {
    const sectors = [tableOf({ 1: END_OF_CHAIN })];
    const bytes = containerOf({ ...GOOD, sectors, header: { 76: 2 } }).subarray(0, 3 * 512 + 8);
    expect(namesIn(bytes)).toEqual(['a']);
    expect(() => namesIn(bytes.subarray(0, -1))).toThrow(DAMAGED);
  });

  it('may name a second table, which tells of the sectors behind those of the first', () => {
    const entries = [{ child: 1 }, { name: 'Book', start: 129, size: CUTOFF }];
    const stream = content(CUTOFF);
    const second = tableOf(Object.fromEntries(Object.entries(chain(129, 8)).map(([at, to]) => [Number(at) - 128, to])));
    const sectors = [second, ...Array.from({ length: 126 }, () => Buffer.alloc(512)), stream];
    const bytes = containerOf({ entries, sectors, header: { 80: 2 } });
    expect(contentOf(bytes)).toEqual([['Book', stream.toString('hex')]]);
  });
});

describe('further lists of the tables of a container', () => {
  const GOOD: SectorsOfContainer = { entries: [{ child: 1 }, { name: 'a' }] };
  const listsOf = (...lists: readonly Record<number, number>[]) =>
    containerOf({ ...GOOD, sectors: lists.map((list) => tableOf(list)), header: { 68: 2, 76: FREE } });

  it('are read where the header names too few tables', () => {
    expect(namesIn(listsOf({ 126: 0, 127: END_OF_CHAIN }))).toEqual(['a']);
    expect(namesIn(listsOf({ 127: 3 }, { 0: 0, 127: END_OF_CHAIN }))).toEqual(['a']);
  });

  it('end where a mark says so, though no table tells of all sectors', () => {
    const sectors = Array.from({ length: 127 }, () => Buffer.alloc(512));
    expect(namesIn(containerOf({ ...GOOD, sectors }))).toEqual(['a']);
    expect(namesIn(containerOf({ ...GOOD, sectors, header: { 68: 0xfffffffb } }))).toEqual(['a']);
    expect(() => namesIn(containerOf({ ...GOOD, sectors, header: { 68: 0xfffffffa } }))).toThrow(DAMAGED);
  });

  it('are not looked for when the tables tell of all sectors', () => {
    const withSectors = (count: number) =>
      containerOf({
        ...GOOD,
        sectors: Array.from({ length: count - 2 }, () => Buffer.alloc(512)),
        header: { 68: 9_999 },
      });
    expect(namesIn(withSectors(128))).toEqual(['a']);
    expect(() => namesIn(withSectors(129))).toThrow(DAMAGED);
  });

  it.each<[string, Buffer]>([
    ['that lead in a circle', listsOf({ 127: 2 })],
    ['that name no table', listsOf({ 127: END_OF_CHAIN })],
    ['of which one is cut', listsOf({ 127: 3 }, { 0: 0, 127: END_OF_CHAIN }).subarray(0, -1)],
  ])('%s are damage', (_, bytes) => {
    expect(() => namesIn(bytes)).toThrow(DAMAGED);
  });
});
