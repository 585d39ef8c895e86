import { CsvCutter, type CsvShape, declaredDelimiter } from './csv.ts';
import { cutRow, DELIMITERS, type Delimiter, filledWidth } from './csv-row.ts';
import { looksLikeId, shapeOf } from './csv-values.ts';
import type { SheetRow } from './sheet.ts';

/** How many rows with something in them are looked at for the delimiter and the header. */
const FIRST_ROWS = 20;

/** Filled cells from which a row can be the header: one with the whole name in a column has ten, titles above a few. */
const HEADER_LEAST_CELLS = 8;

/** Share of the officers' rows that have more cells than the header where a program ends each row with delimiters. */
const TRAILING_LEAST_SHARE = 0.9;

/** Share of the officers' rows from which short ones show a program that leaves out blank cells at the end. */
const TRIMMED_LEAST_SHARE = 0.05;

/** Most values whose form is remembered for each column. */
const SHAPES_MAX = 64;

/** The first rows with something in them. */
function firstRows(text: string, start: number, delimiter: Delimiter, isWhole: boolean) {
  const rows: (readonly string[])[] = [];
  let at = start;
  while (at < text.length && rows.length < FIRST_ROWS) {
    const cut = cutRow(text, at, delimiter, isWhole);
    if (cut === null) {
      break;
    }
    if (cut.cells.some((cell) => cell.trim() !== '')) {
      rows.push(cut.cells);
    }
    at = cut.next;
  }
  return rows;
}

function filledCells(cells: SheetRow['cells']): number {
  return cells.filter((cell) => String(cell).trim() !== '').length;
}

/**
 * How well a delimiter cuts the first rows: the filled cells of the second fullest one. The fullest alone may be a row
 * whose values are full of another delimiter.
 */
function fullness(rows: readonly (readonly string[])[]): number {
  const filled = rows.map(filledCells).sort((a, b) => b - a);
  return filled[1] ?? filled[0] ?? 0;
}

function findDelimiter(text: string, isWhole: boolean): Delimiter {
  const declared = declaredDelimiter(text);
  if (declared !== null) {
    return declared.delimiter;
  }
  let best: Delimiter = DELIMITERS[0];
  // One filled cell is a row that was not cut.
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const filled = fullness(firstRows(text, 0, delimiter, isWhole));
    if (filled > most) {
      most = filled;
      best = delimiter;
    }
  }
  return best;
}

/** The header by its place and form: the first row of many filled cells without a citizen id, else the fullest. */
function findHeader(rows: readonly SheetRow[]): SheetRow | null {
  const first = rows.slice(0, FIRST_ROWS);
  const header = first.find((row) => filledCells(row.cells) >= HEADER_LEAST_CELLS && !row.cells.some(looksLikeId));
  return header ?? first.toSorted((one, other) => filledCells(other.cells) - filledCells(one.cells))[0] ?? null;
}

/** The value that occurs most often; undefined for none. */
function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

/** Whether a row and rows without an id below it make up one full row. */
function isCutRow(rows: readonly SheetRow[], index: number, fullCells: number): boolean {
  let sum = (rows[index] as SheetRow).cells.length;
  for (let next = index + 1; next < rows.length && sum < fullCells; next += 1) {
    const { cells } = rows[next] as SheetRow;
    if (cells.some(looksLikeId)) {
      return false;
    }
    sum += cells.length - 1;
  }
  return sum === fullCells;
}

function shapesOf(officers: readonly SheetRow[]): ReadonlyMap<number, ReadonlySet<string>> {
  const shapes = new Map<number, Set<string>>();
  for (const { cells } of officers) {
    cells.forEach((cell, column) => {
      const shape = shapeOf(String(cell));
      const known = shapes.get(column) ?? new Set();
      shapes.set(column, known);
      if (shape !== '' && known.size < SHAPES_MAX) {
        known.add(shape);
      }
    });
  }
  return shapes;
}

/**
 * What the rows of a CSV file have in common, by the beginning of its text.
 *
 * The delimiter is the one that a first line `sep=;` names, or else the one that cuts the first rows into the most filled
 * cells.
 *
 * @param isWhole whether the text is the whole file
 * @throws InsigniaError ROSTER_UNREADABLE when a row is longer than any row of a roster
 */
export function shapeOfCsv(text: string, isWhole: boolean): CsvShape {
  const shape = {
    delimiter: findDelimiter(text, isWhole),
    rowsAbove: Number.POSITIVE_INFINITY,
    headerCells: 0,
    titles: 0,
    fullCells: 0,
    isTrimmed: false,
    idColumn: null,
    shapes: new Map(),
  };
  const cutter = new CsvCutter(shape);
  const rows = [...cutter.add(text), ...(isWhole ? cutter.end() : [])];
  const header = findHeader(rows);
  if (header === null) {
    return shape;
  }
  const headerCells = header.cells.length;
  const titles = filledWidth(header.cells.map(String));
  const below = rows.slice(rows.indexOf(header) + 1).filter(({ defect }) => defect === null);
  const officers = below.filter(({ cells }) => cells.some(looksLikeId));
  const widths = officers.map(({ cells }) => cells.length);
  const wide = officers.filter(({ cells }) => cells.length > headerCells && filledWidth(cells.map(String)) <= titles);
  const isTrailing = wide.length >= TRAILING_LEAST_SHARE * officers.length;
  const isUsual = (width: number) => (isTrailing ? width > headerCells : width >= titles && width <= headerCells);
  const usual = mostFrequent(widths.filter(isUsual)) ?? headerCells;
  const short = below.filter(
    ({ cells }, index) => cells.length < usual && cells.some(looksLikeId) && !isCutRow(below, index, usual),
  );
  return {
    ...shape,
    rowsAbove: rows.indexOf(header),
    headerCells,
    titles,
    fullCells: usual,
    isTrimmed: short.length > 0 && short.length >= TRIMMED_LEAST_SHARE * officers.length,
    idColumn: mostFrequent(officers.map(({ cells }) => cells.findIndex(looksLikeId))) ?? null,
    shapes: shapesOf(officers),
  };
}
