import { cutBrokenLine, cutRow, type Delimiter, filledWidth, hasLineBreak } from './csv-row.ts';
import { beginsAsTotal, looksLikeId } from './csv-values.ts';
import { refuseBeyondLastRow, refuseEndlessRow, type SheetRow } from './sheet.ts';

/** How many new characters must arrive before rows are cut again. */
const PART_LEAST_CHARACTERS = 16_384;

/** Fewest filled cells of an officer: the twelve required columns less the two of the class held. */
const ROW_LEAST_CELLS = 10;

/**
 * From this width on, in widths of the header, a row with a quoted line break is two rows that a stray quotation mark
 * joined. A single row is one header wide and two joined rows are nearly two; this is half-way.
 */
const JOINED_ROW_WIDTHS = 1.5;

/** What the rows of a CSV file have in common. */
export interface CsvShape {
  readonly delimiter: Delimiter;
  /** Rows with something in them above the one that is probably the header; infinite when there is none. */
  readonly rowsAbove: number;
  /** Cells of the header. */
  readonly headerCells: number;
  /** Cells of the header up to the last one with a title. */
  readonly titles: number;
  /** Cells of a row that is not cut. */
  readonly fullCells: number;
  /** Whether rows of officers are often short, because a program leaves out blank cells at the end. */
  readonly isTrimmed: boolean;
  /** Index of the column that holds the citizen ids; null: none was seen. */
  readonly idColumn: number | null;
  /** Forms of the values of each column; see shapeOf in csv-values.ts. */
  readonly shapes: ReadonlyMap<number, ReadonlySet<string>>;
}

/** The line by which programs name the delimiter for Excel; Excel does not show it as a row. */
const DELIMITER_LINE = /^\ufeff*"?sep=([,;\t|])"?(?:\r\n|\r|\n)/i;

/** The delimiter that the first line of a text declares, and where the rows begin; null: it declares none. */
export function declaredDelimiter(text: string): { readonly delimiter: Delimiter; readonly start: number } | null {
  const declared = DELIMITER_LINE.exec(text);
  return declared === null ? null : { delimiter: declared[1] as Delimiter, start: declared[0].length };
}

/**
 * Whether a row with line breaks in its cells is several rows that a stray quotation mark joined. The cells, and the
 * delimiters inside the cell that the mark made, add up to the cells of the joined rows, wherever the closing mark is.
 * If it is in the same column as the opening one, the row is only one header wide; but the cell then has the delimiters
 * of a whole row, however many blank cells were left out.
 */
function isJoined(cells: readonly string[], { titles, delimiter }: CsvShape): boolean {
  let most = 0;
  for (const cell of cells) {
    if (hasLineBreak(cell)) {
      most = Math.max(most, cell.split(delimiter).length - 1);
    }
  }
  return most >= ROW_LEAST_CELLS - 1 || filledWidth(cells) + most >= JOINED_ROW_WIDTHS * titles;
}

/**
 * Cuts the text of a CSV file, which comes in parts, into rows; blank rows are counted and left out. Values in quotation
 * marks may hold delimiters, doubled quotation marks and line breaks. Lines end in LF, CRLF or CR.
 *
 * Why not csv-parse: it cannot resume after a quotation mark that is never closed. It gives up the file, or swallows the
 * rows up to the next mark. Here such a mark costs its own line only.
 */
export class CsvCutter {
  readonly #shape: CsvShape;
  #text = '';
  #seen = 0;
  #row = 0;
  #filledRows = 0;

  constructor(shape: CsvShape) {
    this.#shape = shape;
  }

  /**
   * Takes the next part of the text.
   *
   * @returns the rows that it completes
   * @throws InsigniaError ROSTER_UNREADABLE when a row is longer than any row of a roster
   */
  add(part: string): readonly SheetRow[] {
    this.#text += part;
    // With tiny parts, the same row must not be started again and again.
    if (this.#text.length - this.#seen < PART_LEAST_CHARACTERS) {
      return [];
    }
    const rows = this.#take(false);
    this.#seen = this.#text.length;
    return rows;
  }

  /** The last rows. Errors as {@link add}. */
  end(): readonly SheetRow[] {
    return this.#take(true);
  }

  #take(isLast: boolean): readonly SheetRow[] {
    const text = this.#text;
    const rows: SheetRow[] = [];
    let at = this.#row === 0 ? (declaredDelimiter(text)?.start ?? 0) : 0;
    while (at < text.length) {
      const cut = this.#cut(text, at, isLast);
      if (cut === null) {
        break;
      }
      this.#row += 1;
      refuseBeyondLastRow(this.#row);
      refuseEndlessRow(this.#row, cut.next - at);
      if (cut.defect !== null || cut.cells.some((cell) => cell !== '')) {
        const defect = this.#isTooWide(cut.cells) ? 'moreCells' : cut.defect;
        rows.push({ number: this.#row, cells: cut.cells, defect });
        this.#filledRows += 1;
      }
      at = cut.next;
    }
    this.#text = text.slice(at);
    refuseEndlessRow(this.#row + 1, this.#text.length);
    return rows;
  }

  #cut(text: string, at: number, isLast: boolean) {
    const cut = cutRow(text, at, this.#shape.delimiter, isLast);
    const isBelow = this.#filledRows > this.#shape.rowsAbove;
    if (cut === null || !cut.hasLineBreaks || !isBelow || !isJoined(cut.cells, this.#shape)) {
      return cut;
    }
    return cutBrokenLine(text, at, isLast, cut.cells.slice(0, cut.cells.findIndex(hasLineBreak)));
  }

  /**
   * Whether a row below the header has more cells than belong there; the cells behind the header must be blank. A total
   * with unquoted commas is no officer's row, and no defect.
   */
  #isTooWide(cells: readonly string[]): boolean {
    const { rowsAbove, headerCells, fullCells } = this.#shape;
    if (this.#filledRows <= rowsAbove || cells.length <= headerCells) {
      return false;
    }
    const isWide = cells.length > fullCells || filledWidth(cells) > headerCells;
    return isWide && !(beginsAsTotal(cells) && !cells.some(looksLikeId));
  }
}
