import { type CellRange, RangeFiller } from './merges.ts';
import type { Refuse } from './refusal.ts';
import { type Cell, NOT_COMPUTED, refuseBeyondLastRow, refuseEndlessRow, type SheetRow } from './sheet.ts';
import { SAVE_AS_XLSX } from './workbook-refusals.ts';
import { CellGatherer, columnOf, LAST_COLUMN, rangeOf } from './xlsx-cells.ts';
import { mayHaveMerges, readMerges } from './xlsx-merges.ts';
import { clearError, type Parts, SEND_ALONE } from './xlsx-package.ts';
import { isTrue, MAIN } from './xlsx-texts.ts';
import { readXml, type XmlAttributes, type XmlHandlers, type XmlPlace } from './xml.ts';

/**
 * Largest size of the worksheets of a workbook when unpacked, in bytes: 100,000 officers take 90 MB. They are read as a
 * stream, so this bounds time. The longest text and the longest row (`sheet.ts`) bound memory.
 */
export const WORKSHEET_MAX_BYTES = 256 * 1024 * 1024;

/**
 * Most characters in the cells of a workbook: 1,000 for each of 100,000 officers. A text that several cells share counts
 * once for each, which bounds the time for a short file whose cells share one long text.
 */
const CHARACTERS_MAX = 100_000_000;

/** Counts the characters in the cells of a workbook, those of each sheet once however often it is read. */
export class CharacterBudget {
  readonly #ofSheet = new Map<string, number>();
  #total = 0;

  /** Begins to count a sheet. */
  begin(path: string): void {
    this.#total -= this.#ofSheet.get(path) ?? 0;
    this.#ofSheet.set(path, 0);
  }

  /** @throws InsigniaError ROSTER_UNREADABLE when there are more than in any roster */
  add(path: string, characters: number, refuse: Refuse): void {
    this.#total += characters;
    this.#ofSheet.set(path, (this.#ofSheet.get(path) ?? 0) + characters);
    if (this.#total > CHARACTERS_MAX) {
      throw refuse(
        {
          th: `เซลล์มีข้อความรวมกันมากกว่า ${CHARACTERS_MAX} ตัวอักษร`,
          en: `its cells hold more than ${CHARACTERS_MAX} characters`,
        },
        SEND_ALONE,
      );
    }
  }
}

/** A worksheet of a workbook, and what its cells need of the workbook. */
interface Worksheet {
  readonly parts: Parts;
  readonly path: string;
  readonly refuse: Refuse;
  readonly sharedTexts: readonly string[];
  /** Whether the workbook asks for all formulas to be computed. */
  readonly isToBeComputed: boolean;
  readonly budget: CharacterBudget;
}

/** Reads a worksheet, as often as its rows are asked for. */
export class WorksheetReader {
  readonly #worksheet: Worksheet;
  readonly #refuse: Refuse;
  #merges: readonly CellRange[] | undefined;
  /** Indexes of the hidden columns that hold a value; complete once the rows have been read to the end. */
  readonly hiddenColumns = new Set<number>();

  constructor(worksheet: Worksheet) {
    this.#worksheet = worksheet;
    this.#refuse = worksheet.refuse;
  }

  /** The rows in the order of the sheet, with merges filled in. */
  async *rows(): AsyncGenerator<readonly SheetRow[]> {
    const { parts, path, budget } = this.#worksheet;
    try {
      // Merges stand behind the rows, so they are read before them.
      this.#merges ??= (await mayHaveMerges(this.#read())) ? await readMerges(this.#read(), this.#refuse) : [];
      budget.begin(path);
      const handlers = new RowGatherer(this.#worksheet, this.#merges, this.hiddenColumns, this.#refuse);
      for await (const _ of readXml(this.#read(), { namespaces: MAIN, handlers, refuse: this.#refuse })) {
        const rows = handlers.takeRows();
        if (rows.length > 0) {
          yield rows;
        }
      }
    } catch (thrown) {
      throw clearError(thrown, parts.signal, this.#refuse);
    }
  }

  #read(): AsyncGenerator<Uint8Array> {
    const { parts, path } = this.#worksheet;
    return parts.read(path, WORKSHEET_MAX_BYTES, this.#refuse);
  }
}

/** Gathers the rows of a worksheet from its elements. */
class RowGatherer implements XmlHandlers {
  readonly #worksheet: Worksheet;
  readonly #refuse: Refuse;
  readonly #filler: RangeFiller;
  readonly #columns: HiddenColumns;
  readonly #cell: CellGatherer;
  #rows: SheetRow[] = [];
  #number = 0;
  #isHidden = false;
  #cells: Cell[] = [];
  #column = -1;
  #isInCell = false;
  #characters = 0;

  constructor(worksheet: Worksheet, merges: readonly CellRange[], hiddenColumns: Set<number>, refuse: Refuse) {
    this.#worksheet = worksheet;
    this.#refuse = refuse;
    this.#filler = new RangeFiller(merges, refuse);
    this.#columns = new HiddenColumns(hiddenColumns);
    this.#cell = new CellGatherer(worksheet.sharedTexts, worksheet.isToBeComputed, refuse);
  }

  /** The rows read since the last call. */
  takeRows(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: XmlAttributes, { parent }: XmlPlace): void {
    if (this.#isInCell) {
      this.#cell.open(name, attributes, parent);
    } else if (name === 'c' && parent === 'row') {
      this.#column = columnOf(attributes.r) ?? Math.min(this.#column + 1, LAST_COLUMN);
      this.#isInCell = true;
      this.#cell.begin(attributes.t);
    } else if (name === 'row') {
      this.#beginRow(attributes);
    } else if (name === 'col' && parent === 'cols') {
      this.#columns.add(attributes);
    } else if (name === 'sheetFormatPr' && parent === 'worksheet') {
      this.#columns.setDefault(attributes.defaultColWidth);
    }
  }

  close(name: string): void {
    if (name === 'c' && this.#isInCell) {
      this.#isInCell = false;
      this.#endCell();
    } else if (this.#isInCell) {
      this.#cell.close(name);
    } else if (name === 'row') {
      this.#endRow();
    }
  }

  text(text: string): void {
    if (this.#isInCell) {
      this.#cell.text(text);
    }
  }

  #beginRow(attributes: XmlAttributes): void {
    const number = Number(attributes.r);
    this.#number = Number.isSafeInteger(number) && number > this.#number ? number : this.#number + 1;
    refuseBeyondLastRow(this.#number, this.#refuse);
    this.#isHidden = isTrue(attributes.hidden) || isZero(attributes.ht);
    this.#cells = [];
    this.#column = -1;
    this.#characters = 0;
  }

  #endCell(): void {
    const cell = this.#cell.take();
    if (cell === '') {
      return;
    }
    if (typeof cell === 'string') {
      this.#characters += cell.length;
      refuseEndlessRow(this.#number, this.#characters, this.#refuse);
    }
    if (this.#cells[this.#column] !== undefined && this.#column < LAST_COLUMN) {
      throw this.#refuse({ th: 'มีเซลล์ซ้ำกันในแถวเดียว', en: 'a row has the same cell twice' }, SAVE_AS_XLSX);
    }
    this.#cells[this.#column] = cell;
    this.#columns.see(this.#column);
    if (cell === NOT_COMPUTED) {
      const range = rangeOf(this.#cell.arrayReference);
      if (range !== null) {
        this.#filler.add(range, NOT_COMPUTED);
      }
    }
  }

  #endRow(): void {
    const { budget, path } = this.#worksheet;
    const cells = this.#filler.fill(this.#number, this.#cells);
    budget.add(path, this.#characters + this.#filler.filledCharacters, this.#refuse);
    this.#rows.push({ number: this.#number, cells, defect: null, isHidden: this.#isHidden });
  }
}

/** Whether a height or width is 0, which hides a row or column. */
function isZero(size: string | undefined): boolean {
  return size !== undefined && size.trim() !== '' && Number(size) === 0;
}

/** Which columns of a worksheet are hidden. */
class HiddenColumns {
  readonly #seen: Set<number>;
  /** 1 for each hidden column. */
  readonly #hidden = new Uint8Array(LAST_COLUMN + 1);

  /** @param seen receives the hidden columns that hold a value */
  constructor(seen: Set<number>) {
    this.#seen = seen;
  }

  /** The width of columns that have none of their own: 0 where all unused ones are hidden. */
  setDefault(width: string | undefined): void {
    this.#hidden.fill(isZero(width) ? 1 : 0);
  }

  add({ min, max, hidden, width }: XmlAttributes): void {
    const first = Number(min);
    const last = Number(max ?? min);
    if (first >= 1 && last >= first) {
      this.#hidden.fill(isTrue(hidden) || isZero(width) ? 1 : 0, first - 1, Math.min(last, LAST_COLUMN + 1));
    }
  }

  see(column: number): void {
    if (this.#hidden[column] === 1) {
      this.#seen.add(column);
    }
  }
}
