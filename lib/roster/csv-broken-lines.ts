import type { CsvShape } from './csv.ts';
import { beginsAsTotal, isNumber, looksLikeId, shapeOf } from './csv-values.ts';
import type { RowDefect, SheetRow } from './sheet.ts';

/** From so many values in place on, a row is the rest of a line, whatever it begins with. */
const VALUES_IN_PLACE = 2;

/** A row that may be the beginning of a broken line, with the rows below it that may be its rest. */
interface Parts {
  readonly rows: SheetRow[];
  /** Cells of the line that the rows make up: a break cuts one cell in two. */
  cells: number;
  hasId: boolean;
}

/**
 * Finds lines that an unquoted line break cut in several rows, and marks them: the first row is a `brokenLine` and has the
 * cells of the whole line; the others are its `continuation`. The cells of the parts add up to those of a full row, or, where a program
 * leaves out blank cells at the end, the values behind the break stand under their titles once the parts are joined.
 * Rows come out in order, a few later than they went in.
 */
export class BrokenLines {
  readonly #shape: CsvShape;
  #parts: Parts | null = null;
  #rows = 0;

  constructor(shape: CsvShape) {
    this.#shape = shape;
  }

  /** Takes the next rows; gives those that are settled. */
  add(rows: readonly SheetRow[]): readonly SheetRow[] {
    if (this.#shape.idColumn === null) {
      return rows;
    }
    const settled: SheetRow[] = [];
    for (const row of rows) {
      this.#addRow(row, settled);
    }
    return settled;
  }

  /** The rows that are left at the end. */
  end(): readonly SheetRow[] {
    const settled: SheetRow[] = [];
    this.#settle(settled);
    return settled;
  }

  #addRow(row: SheetRow, settled: SheetRow[]): void {
    const { rowsAbove, fullCells } = this.#shape;
    this.#rows += 1;
    const isShort = this.#rows > rowsAbove + 1 && row.defect === null && row.cells.length < fullCells;
    if (!isShort) {
      this.#settle(settled);
      settled.push(row);
      return;
    }
    const idAt = row.cells.findIndex(looksLikeId);
    if (this.#parts === null || !this.#canFollow(this.#parts, row, idAt)) {
      this.#settle(settled);
      this.#parts = { rows: [row], cells: row.cells.length, hasId: idAt !== -1 };
      return;
    }
    this.#parts.rows.push(row);
    this.#parts.cells += row.cells.length - 1;
    this.#parts.hasId ||= idAt !== -1;
    if (this.#parts.cells === fullCells) {
      this.#settle(settled);
    }
  }

  /** Whether a row can be the rest of a line: it fits in, and its id, if it has one, is then in the column of ids. */
  #canFollow({ cells, hasId }: Parts, row: SheetRow, idAt: number): boolean {
    const { fullCells, idColumn } = this.#shape;
    if (cells + row.cells.length - 1 > fullCells) {
      return false;
    }
    return idAt === -1 || (!hasId && cells > 1 && cells - 1 + idAt === idColumn);
  }

  #settle(settled: SheetRow[]): void {
    const parts = this.#parts;
    if (parts === null) {
      return;
    }
    this.#parts = null;
    const count = this.#partsOfLine(parts);
    parts.rows.forEach((row, index) => {
      if (count < 2 || index >= count) {
        settled.push(row);
      } else {
        const defect: RowDefect = index === 0 ? 'brokenLine' : 'continuation';
        settled.push({ ...row, defect, cells: index === 0 ? joined(parts.rows.slice(0, count)) : row.cells });
      }
    });
  }

  /** How many of the rows, from the first, are parts of one line; 1: they are rows of their own. */
  #partsOfLine({ rows, cells, hasId }: Parts): number {
    if (!hasId || rows.length === 1) {
      return 1;
    }
    const { fullCells, isTrimmed } = this.#shape;
    let inPlace = 0;
    let lastInPlace = 1;
    let offset = (rows[0] as SheetRow).cells.length - 1;
    for (const [index, row] of rows.entries()) {
      if (index > 0) {
        const here = this.#valuesInPlace(row, offset);
        inPlace += here;
        lastInPlace = here > 0 ? index + 1 : lastInPlace;
        offset += row.cells.length - 1;
      }
    }
    const [second, last] = [rows[1], rows.at(-1)] as [SheetRow, SheetRow];
    const others = second.cells.slice(1).filter((cell) => String(cell).trim() !== '');
    const isTotal = beginsAsTotal(second.cells) || (inPlace === 0 && others.length > 0 && others.every(isNumber));
    if (isTotal && inPlace < VALUES_IN_PLACE) {
      return 1;
    }
    if (cells === fullCells && (!isTrimmed || inPlace > 0 || String(last.cells.at(-1)).trim() === '')) {
      return rows.length;
    }
    return lastInPlace;
  }

  /**
   * How many values of a row, but for its first, would stand in columns with such values if the row were the rest of a
   * line; 0 when as many stand so as it is.
   */
  #valuesInPlace({ cells }: SheetRow, offset: number): number {
    const { shapes } = this.#shape;
    let joinedInPlace = 0;
    let inPlace = 0;
    cells.forEach((cell, index) => {
      if (index > 0) {
        // A blank value is in no column's forms.
        const shape = shapeOf(cell);
        joinedInPlace += shapes.get(offset + index)?.has(shape) ? 1 : 0;
        inPlace += shapes.get(index)?.has(shape) ? 1 : 0;
      }
    });
    return joinedInPlace > inPlace ? joinedInPlace : 0;
  }
}

/** The cells of a line that line breaks cut in several rows. */
function joined(rows: readonly SheetRow[]): SheetRow['cells'] {
  const cells = rows.map((row) => row.cells);
  return cells.reduce((line, rest) => [
    ...line.slice(0, -1),
    `${String(line.at(-1))}\n${String(rest[0])}`,
    ...rest.slice(1),
  ]);
}
