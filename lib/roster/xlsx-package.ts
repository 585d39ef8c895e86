import { posix } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type Refuse, rosterUnreadable } from './refusal.ts';
import { damagedWorkbook, lockedWorkbook, SAVE_AS_XLSX } from './workbook-refusals.ts';
import { readXml, type XmlHandlers } from './xml.ts';

/** Most files in a workbook; one with a dozen sheets has some 40. */
const ENTRIES_MAX = 1_000;

/** Largest small part (list of sheets, relations) when unpacked, in bytes. */
const SMALL_PART_MAX_BYTES = 4 * 1024 * 1024;

/** How a zip file says that an entry is packed. */
const DEFLATED = 8;

/** Size of the pieces in which a part is unpacked, in bytes: a piece costs a change of thread, which shows at 16 kB. */
const PIECE_BYTES = 64 * 1024;

/** What to do about a workbook that holds more than a roster. */
export const SEND_ALONE = {
  th: 'ส่งเฉพาะรายชื่อในแฟ้ม Excel ใหม่ หรือส่งเป็น CSV',
  en: 'Send only the officers, in a new workbook or as CSV',
};

/** Namespaces of relations, and what is before the kind in their types: those of Excel, and of its strict flavour. */
export const OFFICE_RELATIONS: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);

const PACKAGE_RELATIONS: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/package/2006/relationships',
]);

/** Errors of yauzl and zlib are the file's fault: ROSTER_UNREADABLE. Our own errors, the signal's reason and bugs stay. */
export function clearError(thrown: unknown, signal: AbortSignal | undefined, refuse: Refuse): unknown {
  // Our own errors have a name of their own, as those of a bug have.
  const isOfTheFile = thrown instanceof Error && thrown.name === 'Error' && thrown !== signal?.reason;
  return isOfTheFile ? damagedWorkbook(refuse) : thrown;
}

/**
 * Letter case, a percent-encoded character and the kind of slash do not distinguish part names (ECMA-376 part 2, names of
 * parts and their equivalence; some .NET programs write backslashes).
 */
function comparablePath(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/^\/+/, '');
  try {
    return decodeURIComponent(slashed).toLowerCase();
  } catch {
    return slashed.toLowerCase();
  }
}

/** A relation of a part to another part. */
export interface Relation {
  readonly id: string | undefined;
  /** Kind of the target: `worksheet`, `sharedStrings`; `''` for the kinds of other programs. */
  readonly kind: string;
  /** Path of the target part. */
  readonly target: string;
}

/** The parts of a workbook by their path. */
export class Parts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly signal: AbortSignal | undefined;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, signal: AbortSignal | undefined) {
    this.#zip = zip;
    this.#entries = entries;
    this.signal = signal;
  }

  /** @throws InsigniaError ROSTER_UNREADABLE when there are too many; an error of yauzl when the file is no zip file */
  static async open(bytes: Buffer, signal: AbortSignal | undefined): Promise<Parts> {
    // Names are decoded here: nothing is written under them, so one that begins with a slash does no harm.
    const zip = await fromBufferPromise(bytes, { decodeStrings: false });
    if (zip.entryCount > ENTRIES_MAX) {
      throw rosterUnreadable(
        {
          th: `ในแฟ้มมีแฟ้มย่อย ${zip.entryCount} แฟ้ม มากกว่าแฟ้ม Excel ใด ๆ`,
          en: `it holds ${zip.entryCount} files, more than any workbook`,
        },
        SAVE_AS_XLSX,
      );
    }
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      entries.set(comparablePath(entry.fileNameRaw.toString()), entry);
    }
    return new Parts(zip, entries, signal);
  }

  /** The paths of all parts, in small letters. */
  paths(): Iterable<string> {
    return this.#entries.keys();
  }

  has(path: string): boolean {
    return this.#entries.has(comparablePath(path));
  }

  /** Size of a part when unpacked, in bytes; 0 for one that is missing. */
  sizeOf(path: string): number {
    return this.#entries.get(comparablePath(path))?.uncompressedSize ?? 0;
  }

  /** The bytes of a part, unpacked as they are read. */
  async *read(path: string, maxBytes: number, refuse: Refuse = rosterUnreadable): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(comparablePath(path));
    if (entry === undefined) {
      throw refuse({ th: 'ส่วนหนึ่งของแฟ้ม Excel หายไป', en: 'a part of the workbook is missing' }, SAVE_AS_XLSX);
    }
    if (entry.isEncrypted()) {
      throw lockedWorkbook();
    }
    refuseLarge(entry.uncompressedSize, maxBytes, refuse);
    let bytes = 0;
    for await (const piece of await this.#unpack(entry)) {
      this.signal?.throwIfAborted();
      bytes += piece.length;
      if (bytes > entry.uncompressedSize) {
        break;
      }
      yield piece;
    }
    if (bytes !== entry.uncompressedSize) {
      throw new Error('a part of a zip file has another size than it says');
    }
  }

  async #unpack(entry: Entry): Promise<Readable> {
    if (entry.compressionMethod !== DEFLATED) {
      return this.#zip.openReadStreamPromise(entry);
    }
    const packed = await this.#zip.openReadStreamPromise(entry, { decodeFileData: false });
    // An error reaches the reader of the last stream.
    return pipeline(packed, createInflateRaw({ chunkSize: PIECE_BYTES }), () => {});
  }

  /** Reads a small part, element by element. */
  async readElements(path: string, namespaces: ReadonlySet<string>, open: XmlHandlers['open']): Promise<void> {
    const pieces = this.read(path, SMALL_PART_MAX_BYTES);
    for await (const _ of readXml(pieces, { namespaces, handlers: { open }, refuse: rosterUnreadable })) {
    }
  }

  /** The relations of a part; path `''` is the workbook as a whole. */
  async relationsOf(path: string): Promise<readonly Relation[]> {
    const folder = posix.dirname(path);
    const relationsPath = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
    if (!this.has(relationsPath)) {
      return [];
    }
    const relations: Relation[] = [];
    await this.readElements(relationsPath, PACKAGE_RELATIONS, (name, attributes) => {
      const target = attributes.Target?.replaceAll('\\', '/');
      if (name !== 'Relationship' || target === undefined || attributes.TargetMode === 'External') {
        return;
      }
      relations.push({
        id: attributes.Id,
        kind: kindOfRelation(attributes.Type ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    });
    return relations;
  }
}

function kindOfRelation(type: string): string {
  const slash = type.lastIndexOf('/');
  return OFFICE_RELATIONS.has(type.slice(0, slash)) ? type.slice(slash + 1) : '';
}

/** @throws InsigniaError ROSTER_UNREADABLE when what is unpacked would be larger than the limit; both in bytes */
export function refuseLarge(bytes: number, maxBytes: number, refuse: Refuse = rosterUnreadable): void {
  if (bytes > maxBytes) {
    throw refuse(
      {
        th: `ข้อมูลของแฟ้ม Excel เมื่อขยายแล้วมีขนาด ${bytes} ไบต์ เกินขีดจำกัด ${maxBytes} ไบต์`,
        en: `what is in the workbook unpacks to ${bytes} bytes, more than the limit of ${maxBytes}`,
      },
      SEND_ALONE,
    );
  }
}
