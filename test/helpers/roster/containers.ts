import { doubleWord } from '../../../scripts/biff-records.ts';

/** Marks in tables of sectors. */
export const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;

/** Bytes of an entry of the directory, and of a sector of short streams. */
const ENTRY_BYTES = 128;
export const MINI_BYTES = 64;

/** Streams from here on lie in sectors of the file. */
export const CUTOFF = 4_096;

/** An entry of the directory; what is not given is nothing. */
export interface EntryOfContainer {
  readonly name?: string;
  /** Its length in bytes, as the entry says. */
  readonly nameBytes?: number;
  readonly left?: number;
  readonly right?: number;
  readonly child?: number;
  readonly start?: number;
  readonly size?: number;
}

/** A container, sector by sector. */
export interface SectorsOfContainer {
  /** Bytes of a sector, as a power of 2. */
  readonly shift?: number;
  /** The first is the root. */
  readonly entries: readonly EntryOfContainer[];
  /** The sectors of the file from the third on: the first is its table, the second its directory. */
  readonly sectors?: readonly Uint8Array[];
  /** What the table says of the sectors of the file. */
  readonly links?: Readonly<Record<number, number>>;
  /** Other numbers of the header by their places. */
  readonly header?: Readonly<Record<number, number>>;
}

/** A sector's worth of numbers, by their places. */
export function tableOf(numbers: Readonly<Record<number, number>>, sectorBytes = 512): Buffer {
  const table = Buffer.alloc(sectorBytes, 0xff);
  for (const [place, value] of Object.entries(numbers)) {
    table.writeUInt32LE(value, Number(place) * 4);
  }
  return table;
}

function entryOf(entry: EntryOfContainer): Buffer {
  const { name = '', left = FREE, right = FREE, child = FREE, start = END_OF_CHAIN, size = 0 } = entry;
  const bytes = Buffer.alloc(ENTRY_BYTES);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE(entry.nameBytes ?? 2 * name.length + 2, 64);
  bytes.writeUInt32LE(left, 68);
  bytes.writeUInt32LE(right, 72);
  bytes.writeUInt32LE(child, 76);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

/** The bytes of a container that no program would write so. */
export function containerOf({ shift = 9, entries, sectors = [], links = {}, header = {} }: SectorsOfContainer): Buffer {
  const sectorBytes = 2 ** shift;
  const filled = (...parts: readonly Uint8Array[]) => {
    const content = Buffer.concat(parts);
    return Buffer.concat([content], Math.ceil(content.length / sectorBytes) * sectorBytes);
  };
  const head = Buffer.alloc(512, 0xff);
  head.write('d0cf11e0a1b11ae1', 'hex');
  head.writeUInt16LE(shift, 0x1e);
  const numbers = { 48: 1, 56: CUTOFF, 60: END_OF_CHAIN, 68: END_OF_CHAIN, 76: 0, ...header };
  for (const [place, value] of Object.entries(numbers)) {
    doubleWord(value).copy(head, Number(place));
  }
  return Buffer.concat([
    filled(head),
    tableOf({ 0: 0xfffffffd, 1: END_OF_CHAIN, ...links }, sectorBytes),
    filled(...entries.map(entryOf)),
    ...sectors.map((sector) => filled(sector)),
  ]);
}
