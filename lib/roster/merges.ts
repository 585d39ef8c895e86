import type { BothLanguages } from '../vocabulary/words.ts';
import type { Refuse } from './refusal.ts';
import type { Cell } from './sheet.ts';

/** Most cells filled from merges, over all rows; each merge of a row counts as one more. Bounds the time. */
const FILLED_CELLS_MAX = 5_000_000;

/** Most other ranges that are filled. Bounds the memory. */
const ADDED_MAX = 50_000;

/** Some cells in a rectangle; rows and columns as the reader counts them, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Merges in the order that `RangeFiller` takes them, no wider than the last column with a value: a title is often merged over
 * all columns that there are.
 */
export function mergesUpTo(merges: readonly CellRange[], lastColumn: number): CellRange[] {
  return merges
    .filter(({ left }) => left <= lastColumn)
    .map((merge) => ({ ...merge, right: Math.min(merge.right, lastColumn) }))
    .sort((one, other) => one.top - other.top || one.left - other.left);
}

/** The remedy for merges that are too many or too large. */
export const UNMERGE: BothLanguages = {
  th: 'ยกเลิกการผสานเซลล์ ใส่ค่าในทุกเซลล์ แล้วส่งใหม่',
  en: 'Unmerge the cells, fill each with its value, and send the roster again',
};

/** Cells in a rectangle that have one value. */
interface Filled extends CellRange {
  value: Cell;
}

/** Gives each cell of a merge the merge's value, row by row from the top. */
export class RangeFiller {
  readonly #merges: readonly CellRange[];
  readonly #refuse: Refuse;
  /** Index of the first merge that begins below the rows given so far. */
  #next = 0;
  /** Those that reach into the row given last. */
  #active: Filled[] = [];
  #filledCells = 0;
  /** Characters that the row given last got from merges; a text counts once for each cell. */
  filledCharacters = 0;

  /** @param merges in the order of `mergesUpTo` */
  constructor(merges: readonly CellRange[], refuse: Refuse) {
    this.#merges = merges;
    this.#refuse = refuse;
  }

  /**
   * Gives these cells one value, too, from the next row given on.
   *
   * @throws InsigniaError ROSTER_UNREADABLE when there are more at a time than in any roster
   */
  add(range: CellRange, value: Cell): void {
    if (range.top === range.bottom && range.left === range.right) {
      return;
    }
    this.#count(FILLED_CELLS_MAX / ADDED_MAX);
    this.#active.push({ ...range, value });
  }

  /**
   * The cells of a row, filled. A row without a value of its own is the lower half of another one: its cells stay empty.
   *
   * @throws InsigniaError ROSTER_UNREADABLE when merges cover more cells than those of any roster
   */
  fill(row: number, cells: Cell[]): Cell[] {
    this.filledCharacters = 0;
    this.#active = this.#active.filter(({ bottom }) => bottom >= row);
    for (
      let merge = this.#merges[this.#next];
      merge !== undefined && merge.top <= row;
      merge = this.#merges[this.#next]
    ) {
      this.#next += 1;
      if (merge.bottom >= row) {
        // Without its first row, a merge has no value.
        this.#active.push({ ...merge, value: merge.top === row ? (cells[merge.left] ?? '') : '' });
      }
    }
    if (this.#active.length === 0) {
      return cells;
    }
    const filled: Cell[] = [];
    for (const { top, left, right, value } of this.#active) {
      this.#count(right - left + 2);
      for (let column = left; column <= right; column += 1) {
        if (row !== top || column !== left) {
          filled[column] = value;
        }
      }
    }
    if (cells.every((cell, column) => cell === '' || filled[column] !== undefined)) {
      return [];
    }
    filled.forEach((value, column) => {
      if (value !== '' || cells[column] !== undefined) {
        cells[column] = value;
        this.filledCharacters += typeof value === 'string' ? value.length : 0;
      }
    });
    return cells;
  }

  #count(cells: number): void {
    this.#filledCells += cells;
    if (this.#filledCells > FILLED_CELLS_MAX) {
      throw this.#refuse(
        {
          th: `เซลล์ที่ผสานกันครอบคลุมมากกว่า ${FILLED_CELLS_MAX} เซลล์`,
          en: `its merges cover more than ${FILLED_CELLS_MAX} cells`,
        },
        UNMERGE,
      );
    }
  }
}
