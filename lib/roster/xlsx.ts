import { posix } from 'node:path';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { InsigniaError } from '../errors.ts';
import { rosterUnreadable } from './refusal.ts';
import { type Cell, refuseBeyondLastRow, refuseEndlessRow, type Sheet, type SheetRow } from './sheet.ts';
import { readXml, type XmlAttributes } from './xml.ts';

/** Most files in a workbook; one with a dozen sheets has some 40. */
const ENTRIES_MAX = 1_000;

/**
 * Largest worksheet when unpacked, in bytes: 100,000 officers take 90 MB. It is read as a stream: this bounds time. What
 * bounds memory are the letters of a text and of a row, below and in `sheet.ts`.
 */
const WORKSHEET_MAX_BYTES = 256 * 1024 * 1024;

/** Longest text, in letters: Excel's own limit for a cell. A text may come in any number of runs. */
const TEXT_MAX_LETTERS = 32_767;

/**
 * Most letters in the cells of a worksheet, a text that cells share counted once for each: 1,000 for each of 100,000
 * officers. Bounds the time that a short file takes by sharing one long text: to understand so many letters takes some 10 s.
 */
const WORKSHEET_MAX_LETTERS = 100_000_000;

/** Largest table of shared texts when unpacked, in bytes: 100,000 officers take 20 MB. It is held in memory. */
const SHARED_TEXTS_MAX_BYTES = 48 * 1024 * 1024;

/** Most shared texts: ten for each of 100,000 officers. */
const SHARED_TEXTS_MAX = 1_000_000;

/** Largest other part (list of sheets, relations) when unpacked, in bytes. */
const SMALL_PART_MAX_BYTES = 4 * 1024 * 1024;

/** Cells from this column on are taken together as one: no header reaches so far, and a row need not be as wide as Excel allows. */
const LAST_COLUMN = 1_000;

/** A workbook whose worksheet was found. */
export interface Workbook {
  /** The rows of the worksheet, from the first; may be asked for again. */
  open(): Sheet;
}

/** Which worksheet is read, and until when. */
export interface WorkbookOptions {
  /** Name of the worksheet; left out: the first one that is not hidden. */
  readonly sheet?: string;
  readonly signal?: AbortSignal;
}

/**
 * Opens a workbook of which the bytes are in memory, and finds its worksheet.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when it is no workbook, is damaged, or lacks the sheet; the signal's reason when it is aborted
 */
export async function openWorkbook(bytes: Buffer, options: WorkbookOptions): Promise<Workbook> {
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
    if (workbookPath === undefined) {
      throw rosterUnreadable('it is a zip file and no workbook', RESAVE);
    }
    const relations = await readRelations(parts, workbookPath);
    const { sheets, datesFrom1904 } = await readSheetList(parts, workbookPath);
    const pathOfId = new Map(relations.flatMap(({ id, type, target }) => (type === 'worksheet' ? [[id, target]] : [])));
    const worksheets = sheets.flatMap((sheet) => {
      const path = pathOfId.get(sheet.relationId);
      return path === undefined ? [] : [{ ...sheet, path }];
    });
    const worksheet =
      options.sheet === undefined
        ? (worksheets.find(({ isHidden }) => !isHidden) ?? worksheets[0])
        : worksheets.find(({ name }) => name.toLowerCase() === options.sheet?.toLowerCase());
    if (worksheet === undefined) {
      throw options.sheet === undefined
        ? rosterUnreadable('the workbook has no worksheet', RESAVE)
        : rosterUnreadable(
            `the workbook has no worksheet of the name asked for; it has ${worksheets.length}`,
            'Give the name as it stands on the tab, or none for the first sheet',
          );
    }
    const textsPath = relations.find(({ type }) => type === 'sharedStrings')?.target;
    const texts = textsPath === undefined ? [] : await readSharedTexts(parts, textsPath);
    return { open: () => ({ rows: readWorksheet(parts, worksheet.path, texts), datesFrom1904 }) };
  } catch (thrown) {
    throw clearError(thrown, options.signal);
  }
}

const RESAVE = 'Open the roster in Excel, save it as .xlsx, and send that';
const SEND_ALONE = 'Send the officers alone, in a new workbook or as CSV';

/** What yauzl and zlib throw is the file's fault and becomes the one clear error; our own error, the signal's reason or a bug stays as it is. */
function clearError(thrown: unknown, signal: AbortSignal | undefined): unknown {
  const isOfTheFile =
    thrown instanceof Error &&
    thrown.name === 'Error' &&
    !(thrown instanceof InsigniaError) &&
    !(signal?.aborted && thrown === signal.reason);
  return isOfTheFile ? rosterUnreadable('the workbook is damaged', RESAVE) : thrown;
}

/** Letter case does not tell the parts of a workbook apart (Open Packaging Conventions, equivalence of part names). */
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
   * The bytes of a part, unpacked as they are read. yauzl stops an entry that unpacks to more than it says, so what it says can be trusted.
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
        `a part of the workbook unpacks to ${entry.uncompressedSize} bytes, more than the ${maxBytes} that are read`,
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
  /** Path of the part it leads to. */
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

/** Where a part's relations lead; `''` is the workbook file as a whole. */
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

/** The workbook's table of texts, which its cells point into. */
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

/** Gathers the text of a cell from its runs (`t`), leaving out how it is pronounced (`rPh`). */
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
    if (this.#text.length > TEXT_MAX_LETTERS) {
      throw rosterUnreadable(
        `a text in the workbook has more than ${TEXT_MAX_LETTERS} letters, more than a cell of Excel holds`,
        RESAVE,
      );
    }
  }

  /** The text gathered since it was last taken; `_x000D_` stands for a letter that XML cannot hold. */
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

/** Index of the column of a cell's reference: 0 for `A1`; null when there is none. */
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

/** What a cell of a given type holds. A formula's is the value last computed. */
function cellOf(type: string | undefined, text: string, sharedTexts: readonly string[]): Cell {
  switch (type) {
    case 's':
      // A pointer to nowhere: the letters are lost, which the row will say.
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
  let lettersOfRow = 0;
  let letters = 0;
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
        lettersOfRow = 0;
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
          lettersOfRow += cell.length;
          refuseEndlessRow(row, lettersOfRow);
        }
        if (cell !== '') {
          cells[column] = cell;
        }
      } else if (name === 'row') {
        letters += lettersOfRow;
        if (letters > WORKSHEET_MAX_LETTERS) {
          throw rosterUnreadable(`its cells hold more than ${WORKSHEET_MAX_LETTERS} letters`, SEND_ALONE);
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
