import { posix } from 'node:path';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { InsigniaError } from '../errors.ts';
import { notXlsx } from './file-kind.ts';
import { rosterUnreadable } from './refusal.ts';
import { type Cell, refuseBeyondLastRow, refuseEndlessRow, type Sheet, type SheetRow } from './sheet.ts';
import { readXml, type XmlAttributes } from './xml.ts';

/** Most files in a workbook; one with a dozen sheets has some 40. */
const ENTRIES_MAX = 1_000;

/**
 * Largest worksheet when unpacked, in bytes: 100,000 officers take 90 MB. It is read as a stream, so this bounds time. The
 * longest text (below) and the longest row (`sheet.ts`) bound memory.
 */
const WORKSHEET_MAX_BYTES = 256 * 1024 * 1024;

/** Longest text, in characters: Excel's own limit for a cell. A text may come in any number of runs. */
const TEXT_MAX_CHARACTERS = 32_767;

/**
 * Most characters in the cells of a worksheet: 1,000 for each of 100,000 officers. A text that several cells share counts
 * once for each, which bounds the time for a short file whose cells share one long text: this many take some 10 s.
 */
const WORKSHEET_MAX_CHARACTERS = 100_000_000;

/** Largest table of shared texts when unpacked, in bytes: 100,000 officers take 20 MB. It is held in memory. */
const SHARED_TEXTS_MAX_BYTES = 48 * 1024 * 1024;

/** Most shared texts: ten for each of 100,000 officers. */
const SHARED_TEXTS_MAX = 1_000_000;

/** Largest other part (list of sheets, relations) when unpacked, in bytes. */
const SMALL_PART_MAX_BYTES = 4 * 1024 * 1024;

/** All cells from this column on are read as one: no header is so wide, and rows need not be as wide as Excel allows. */
const LAST_COLUMN = 1_000;

/**
 * The worksheets of a workbook (.xlsx) whose bytes are in memory, in the order of their tabs.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when it is not a workbook or is damaged; the signal's reason when
 *   it is aborted
 */
export async function openXlsx(bytes: Buffer, options: { readonly signal?: AbortSignal }): Promise<readonly Sheet[]> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    if (zip.entryCount > ENTRIES_MAX) {
      throw rosterUnreadable(`it holds ${zip.entryCount} files, more than any workbook`, RESAVE);
    }
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      entries.set(comparablePath(entry.fileName), entry);
    }
    const parts = new Parts(zip, entries, options.signal);

    const root = await readRelations(parts, '');
    const workbookPath = root.find(({ type }) => type === 'officeDocument')?.target;
    if (workbookPath === undefined || !/\.xml$/i.test(workbookPath)) {
      throw notXlsx(entries.keys());
    }
    const relations = await readRelations(parts, workbookPath);
    const { sheets, datesFrom1904 } = await readSheetList(parts, workbookPath);
    const pathOfId = new Map(relations.flatMap(({ id, type, target }) => (type === 'worksheet' ? [[id, target]] : [])));
    const worksheets = sheets.flatMap((sheet) => {
      const path = pathOfId.get(sheet.relationId);
      return path === undefined ? [] : [{ ...sheet, path }];
    });
    if (worksheets.length === 0) {
      throw rosterUnreadable('the workbook has no worksheet', RESAVE);
    }
    const textsPath = relations.find(({ type }) => type === 'sharedStrings')?.target;
    const texts = textsPath === undefined ? [] : await readSharedTexts(parts, textsPath);
    return worksheets.map(({ name, isHidden, path }) => ({
      name,
      isHidden,
      datesFrom1904,
      hiddenColumns: new Set<number>(),
      rows: () => readWorksheet(parts, path, texts),
    }));
  } catch (thrown) {
    throw clearError(thrown, options.signal);
  }
}

const RESAVE = 'Open the roster in Excel, save it as .xlsx, and send that';
const SEND_ALONE = 'Send only the officers, in a new workbook or as CSV';

/** Errors of yauzl and zlib are the file's fault: ROSTER_UNREADABLE. Our own errors, the signal's reason and bugs stay. */
function clearError(thrown: unknown, signal: AbortSignal | undefined): unknown {
  const isOfTheFile =
    thrown instanceof Error &&
    thrown.name === 'Error' &&
    !(thrown instanceof InsigniaError) &&
    !(signal?.aborted && thrown === signal.reason);
  return isOfTheFile ? rosterUnreadable('the workbook is damaged', RESAVE) : thrown;
}

/** Letter case does not distinguish part names (Open Packaging Conventions, equivalence of part names). */
function comparablePath(path: string): string {
  return path.toLowerCase();
}

/** The parts of a workbook by their path. */
class Parts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly signal: AbortSignal | undefined;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, signal: AbortSignal | undefined) {
    this.#zip = zip;
    this.#entries = entries;
    this.signal = signal;
  }

  /**
   * The bytes of a part, unpacked as they are read. The declared size can be trusted: yauzl stops an entry that unpacks to
   * more.
   */
  async *read(path: string, maxBytes: number): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(comparablePath(path));
    if (entry === undefined) {
      throw rosterUnreadable('a part of the workbook is missing', RESAVE);
    }
    if (entry.isEncrypted()) {
      throw rosterUnreadable('it is locked with a password', 'Save it without a password');
    }
    if (entry.uncompressedSize > maxBytes) {
      throw rosterUnreadable(
        `a part of the workbook unpacks to ${entry.uncompressedSize} bytes, more than the limit of ${maxBytes}`,
        SEND_ALONE,
      );
    }
    for await (const piece of await this.#zip.openReadStreamPromise(entry)) {
      this.signal?.throwIfAborted();
      yield piece;
    }
  }

  has(path: string): boolean {
    return this.#entries.has(comparablePath(path));
  }
}

interface Relation {
  readonly id: string;
  /** Last part of the type's address: `worksheet`, `sharedStrings`; the rest differs between flavours of the format. */
  readonly type: string;
  /** Path of the target part. */
  readonly target: string;
}

/** Reads a small part of the workbook, element by element. */
async function readElements(
  parts: Parts,
  path: string,
  onElement: (name: string, attributes: XmlAttributes) => void,
): Promise<void> {
  for await (const _ of readXml(parts.read(path, SMALL_PART_MAX_BYTES), { open: onElement })) {
  }
}

/** The relations of a part; path `''` is the workbook as a whole. */
async function readRelations(parts: Parts, path: string): Promise<Relation[]> {
  const folder = posix.dirname(path);
  const relationsPath = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
  if (!parts.has(relationsPath)) {
    return [];
  }
  const relations: Relation[] = [];
  await readElements(parts, relationsPath, (name, attributes) => {
    const target = attributes.Target;
    if (name !== 'Relationship' || target === undefined) {
      return;
    }
    relations.push({
      id: attributes.Id ?? '',
      type: posix.basename(attributes.Type ?? ''),
      target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    });
  });
  return relations;
}

async function readSheetList(parts: Parts, path: string) {
  const sheets: { name: string; relationId: string; isHidden: boolean }[] = [];
  let datesFrom1904 = false;
  await readElements(parts, path, (element, attributes) => {
    if (element === 'workbookPr') {
      datesFrom1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
    }
    if (element === 'sheet') {
      const state = attributes.state ?? 'visible';
      const relationId = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      sheets.push({ name: attributes.name ?? '', relationId, isHidden: state !== 'visible' });
    }
  });
  return { sheets, datesFrom1904 };
}

/** The workbook's table of texts, to which cells refer by index. */
async function readSharedTexts(parts: Parts, path: string): Promise<string[]> {
  const texts: string[] = [];
  const gathered = new TextGatherer();
  const reading = readXml(parts.read(path, SHARED_TEXTS_MAX_BYTES), {
    open: (name) => gathered.open(name),
    close(name) {
      gathered.close(name);
      if (name !== 'si') {
        return;
      }
      if (texts.length === SHARED_TEXTS_MAX) {
        throw rosterUnreadable(`the workbook has more than ${SHARED_TEXTS_MAX} texts`, SEND_ALONE);
      }
      texts.push(gathered.take());
    },
    text: (text) => gathered.add(text),
  });
  for await (const _ of reading) {
  }
  return texts;
}

/** Gathers the text of a cell from its runs (`t`), without its phonetic text (`rPh`). */
class TextGatherer {
  #text = '';
  #isInText = false;
  #isInPhonetic = false;

  open(name: string): void {
    if (name === 't' || name === 'v') {
      this.#isInText = !this.#isInPhonetic;
    } else if (name === 'rPh') {
      this.#isInPhonetic = true;
    }
  }

  close(name: string): void {
    if (name === 't' || name === 'v') {
      this.#isInText = false;
    } else if (name === 'rPh') {
      this.#isInPhonetic = false;
    }
  }

  add(text: string): void {
    if (!this.#isInText) {
      return;
    }
    this.#text += text;
    if (this.#text.length > TEXT_MAX_CHARACTERS) {
      throw rosterUnreadable(
        `a text in the workbook has more than ${TEXT_MAX_CHARACTERS} characters, more than a cell of Excel holds`,
        RESAVE,
      );
    }
  }

  /** The text gathered since the last call; `_x000D_` stands for a character that XML cannot hold. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    if (!text.includes('_x')) {
      return text;
    }
    return text
      .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
      .toWellFormed();
  }
}

/** Index of the column of a cell reference: 0 for `A1`; null without a reference. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) {
    return null;
  }
  let column = 0;
  for (const letter of letters) {
    column = column * 26 + letter.charCodeAt(0) - 0x40;
  }
  return column - 1;
}

/** The value of a cell of a given type; for a formula, the value last computed. */
function cellOf(type: string | undefined, text: string, sharedTexts: readonly string[]): Cell {
  switch (type) {
    case 's':
      // An index outside the table: the text is lost, and the row reports a broken character.
      return (/^\d+$/.test(text) ? sharedTexts[Number(text)] : undefined) ?? '\ufffd';
    case 'b':
      return text === '1' || text === 'true';
    case undefined:
    case 'n': {
      const number = Number(text);
      return text.trim() === '' ? '' : Number.isFinite(number) ? number : text;
    }
    default:
      return text;
  }
}

async function* readWorksheet(
  parts: Parts,
  path: string,
  sharedTexts: readonly string[],
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  let row = 0;
  let cells: Cell[] = [];
  let column = -1;
  let charactersOfRow = 0;
  let characters = 0;
  let type: string | undefined;
  const gathered = new TextGatherer();

  const reading = readXml(parts.read(path, WORKSHEET_MAX_BYTES), {
    open(name, attributes) {
      gathered.open(name);
      if (name === 'row') {
        const number = Number(attributes.r);
        row = Number.isSafeInteger(number) && number > row ? number : row + 1;
        refuseBeyondLastRow(row);
        cells = [];
        column = -1;
        charactersOfRow = 0;
      } else if (name === 'c') {
        column = Math.min(columnOf(attributes.r) ?? column + 1, LAST_COLUMN);
        type = attributes.t;
      }
    },
    close(name) {
      gathered.close(name);
      if (name === 'c') {
        const cell = cellOf(type, gathered.take(), sharedTexts);
        if (typeof cell === 'string') {
          charactersOfRow += cell.length;
          refuseEndlessRow(row, charactersOfRow);
        }
        if (cell !== '') {
          cells[column] = cell;
        }
      } else if (name === 'row') {
        characters += charactersOfRow;
        if (characters > WORKSHEET_MAX_CHARACTERS) {
          throw rosterUnreadable(`its cells hold more than ${WORKSHEET_MAX_CHARACTERS} characters`, SEND_ALONE);
        }
        rows.push({ number: row, cells, defect: null });
      }
    },
    text: (text) => gathered.add(text),
  });
  try {
    for await (const _ of reading) {
      yield rows;
      rows = [];
    }
  } catch (thrown) {
    throw clearError(thrown, parts.signal);
  }
}
