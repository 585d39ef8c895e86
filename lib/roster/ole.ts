/**
 * A container of the kind that `.xls` workbooks lie in (OLE compound file, [MS-CFB]): a small file system whose sectors are
 * linked in chains. Reads what lies at its root. Every chain is bounded by the number of sectors, so that a damaged or
 * hostile file, whose chains may have cycles or lead out of the file, ends in an error and not in a loop.
 */
import { damagedWorkbook } from './workbook-refusals.ts';

/** First bytes of a container. */
const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Bytes of a sector of streams that are shorter than the cutoff. */
const MINI_SECTOR_BYTES = 64;

/** Bytes of an entry of the directory. */
const ENTRY_BYTES = 128;

/** Places in the header that hold the addresses of FAT sectors. */
const HEADER_FAT_SECTORS = 109;

/** The largest address of a sector; the ones above mark the end of a chain or a free place. */
const LAST_SECTOR = 0xfffffffa;

const NO_ENTRY = 0xffffffff;

/** A stream at the root of a container. */
export interface OleStream {
  readonly name: string;
  /** Its bytes, gathered from its sectors. @throws InsigniaError ROSTER_UNREADABLE when the container is damaged */
  readonly read: () => Buffer;
}

/** Sectors of one size, with the table that links each to the next. */
interface Sectors {
  readonly count: number;
  /** The sector after a sector of the same chain. */
  readonly next: (sector: number) => number;
  readonly read: (sector: number) => Buffer;
}

/**
 * The streams and storages at the root of a container.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when the container is damaged
 */
export function openOle(bytes: Buffer): readonly OleStream[] {
  if (bytes.length < 512 || !bytes.subarray(0, 8).equals(SIGNATURE)) {
    throw damagedWorkbook();
  }
  const sectors = sectorsOf(bytes);
  const directory = gather(sectors, bytes.readUInt32LE(0x30));
  const root = entryAt(directory, 0);
  const cutoff = bytes.readUInt32LE(0x38);
  const read = (start: number, size: number) => {
    const ofStream = size < cutoff ? miniSectorsOf(sectors, root, bytes.readUInt32LE(0x3c)) : sectors;
    const gathered = gather(ofStream, start, size);
    if (gathered.length < size) {
      throw damagedWorkbook();
    }
    return gathered.subarray(0, size);
  };
  return entriesUnder(directory, root.child).map(({ name, start, size }) => ({ name, read: () => read(start, size) }));
}

/** The sectors of the file and their table (FAT), whose own sectors the header and a chain after it name. */
function sectorsOf(bytes: Buffer): Sectors {
  const shift = bytes.readUInt16LE(0x1e);
  if (shift !== 9 && shift !== 12) {
    throw damagedWorkbook();
  }
  const sectorBytes = 1 << shift;
  const perSector = sectorBytes / 4;
  // The last sector may be cut short: not every program fills it.
  const count = Math.ceil(bytes.length / sectorBytes) - 1;
  const read = (sector: number) => {
    if (sector >= count) {
      throw damagedWorkbook();
    }
    return bytes.subarray((sector + 1) * sectorBytes, (sector + 2) * sectorBytes);
  };
  const fat: number[] = [];
  const addFat = (table: Buffer, places: number) => {
    for (let place = 0; place < places; place += 1) {
      const sector = table.readUInt32LE(place * 4);
      if (sector <= LAST_SECTOR) {
        fat.push(sector);
      }
    }
  };
  addFat(bytes.subarray(0x4c), HEADER_FAT_SECTORS);
  let further = bytes.readUInt32LE(0x44);
  for (let seen = 0; further <= LAST_SECTOR && fat.length * perSector < count; seen += 1) {
    const table = read(further);
    if (seen === count || table.length < sectorBytes) {
      throw damagedWorkbook();
    }
    addFat(table, perSector - 1);
    further = table.readUInt32LE(sectorBytes - 4);
  }
  const next = (sector: number) => {
    const table = fat[Math.floor(sector / perSector)];
    const place = (sector % perSector) * 4;
    const bytesOfTable = table === undefined ? undefined : read(table);
    if (bytesOfTable === undefined || bytesOfTable.length < place + 4) {
      throw damagedWorkbook();
    }
    return bytesOfTable.readUInt32LE(place);
  };
  return { count, next, read };
}

/** The small sectors, which lie in the stream of the root. */
function miniSectorsOf(sectors: Sectors, root: Entry, tableStart: number): Sectors {
  const table = gather(sectors, tableStart);
  const stream = gather(sectors, root.start);
  const count = Math.floor(stream.length / MINI_SECTOR_BYTES);
  return {
    count,
    next(sector) {
      if (table.length < sector * 4 + 4) {
        throw damagedWorkbook();
      }
      return table.readUInt32LE(sector * 4);
    },
    read(sector) {
      if (sector >= count) {
        throw damagedWorkbook();
      }
      return stream.subarray(sector * MINI_SECTOR_BYTES, (sector + 1) * MINI_SECTOR_BYTES);
    },
  };
}

/** The bytes of a chain of sectors, up to the one where they have the given size. */
function gather(sectors: Sectors, start: number, size = Number.POSITIVE_INFINITY): Buffer {
  const pieces: Buffer[] = [];
  let total = 0;
  let sector = start;
  while (sector <= LAST_SECTOR && total < size) {
    if (pieces.length === sectors.count) {
      throw damagedWorkbook();
    }
    const piece = sectors.read(sector);
    pieces.push(piece);
    total += piece.length;
    sector = sectors.next(sector);
  }
  return Buffer.concat(pieces);
}

interface Entry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function entryAt(directory: Buffer, index: number): Entry {
  const entry = directory.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES);
  if (entry.length < ENTRY_BYTES) {
    throw damagedWorkbook();
  }
  // The length counts the NUL at the end, which some programs leave out.
  const name = entry.toString('utf16le', 0, Math.min(entry.readUInt16LE(64), 64)).replace(/\0.*/s, '');
  return {
    name,
    left: entry.readUInt32LE(68),
    right: entry.readUInt32LE(72),
    child: entry.readUInt32LE(76),
    start: entry.readUInt32LE(116),
    size: entry.readUInt32LE(120),
  };
}

/** The entries of a tree of siblings. Their children are left out: a workbook inside a letter is no roster. */
function entriesUnder(directory: Buffer, top: number): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<number>();
  const waiting = [top];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index === NO_ENTRY || seen.has(index)) {
      continue;
    }
    seen.add(index);
    const entry = entryAt(directory, index);
    entries.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return entries;
}
