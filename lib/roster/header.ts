import type { InsigniaError } from '../errors.ts';
import { columnsOfTitles, nearColumn } from '../vocabulary/column-titles.ts';
import { COLUMNS, type ColumnName, columnInThai, NAME_PARTS } from '../vocabulary/columns.ts';
import { type ColumnsRead, HEADER_ROWS_MAX } from './reading.ts';
import type { Refuse } from './refusal.ts';
import { type Cell, NOT_COMPUTED, type SheetRow } from './sheet.ts';
import { textOf } from './values.ts';

const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
const REQUIRED_NAMES = COLUMN_NAMES.filter((name) => COLUMNS[name].required);

/** A row with more cells than this is not the header of a roster. */
const HEADER_MAX_CELLS = 1_000;

/** What the HR system writes into a file without an officer: ***** ไม่มีข้อมูล *****. */
const NOBODY_FOUND = /\*\s*ไม่มีข้อมูล/;

/** A row with as many required columns as this was meant as a header, whatever it lacks. */
const MEANT_LEAST_COLUMNS = 10;

/** Fewest formulas in place of titles that show why a row without most columns is no header. */
const NOT_COMPUTED_LEAST = 3;

/** Most cells named in a refusal. */
const CELLS_NAMED_MAX = 20;

/** Where each column is in a sheet. */
export interface Header {
  /** Row as a spreadsheet numbers it. */
  readonly row: number;
  /** Index of the cell of each column the sheet has. */
  readonly cellOf: ReadonlyMap<ColumnName, number>;
  /** Indexes of the cells with a title, known or not. */
  readonly titled: ReadonlySet<number>;
  /** Unknown titles, in the order of the sheet. */
  readonly ignored: readonly string[];
  readonly suspected: ColumnsRead['suspected'];
  readonly twice: ColumnsRead['twice'];
}

/** A row read as a header, with what is wrong with it. */
interface Titles {
  readonly header: Header;
  readonly missing: readonly ColumnName[];
  /** Columns that stand there twice, both visible, with the names of their cells. */
  readonly ambiguous: readonly { readonly column: ColumnName; readonly cells: string }[];
  /** Names of the cells whose formula was not computed. */
  readonly notComputed: readonly string[];
}

/** Name of a column: `A` for the first, which has index 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

function readTitles({ cells, number: row }: SheetRow, hiddenColumns: ReadonlySet<number>): Titles {
  const titles = Array.from(cells, (cell: Cell = '') => textOf(cell));
  const cellsOf = new Map<ColumnName, number[]>();
  const titled = new Set<number>();
  const ignored: string[] = [];
  const suspected: { cell: string; title: string; column: ColumnName }[] = [];
  for (const [index, column] of columnsOfTitles(titles).entries()) {
    const title = titles[index] as string;
    if (title === '') {
      continue;
    }
    titled.add(index);
    if (column !== null && (COLUMNS[column].isUsed || !cellsOf.has(column))) {
      cellsOf.set(column, [...(cellsOf.get(column) ?? []), index]);
      continue;
    }
    ignored.push(title);
    const near = nearColumn(title);
    if (near !== null) {
      suspected.push({ cell: cellName(index, row), title, column: near });
    }
  }
  const { cellOf, twice, ambiguous } = chooseCells(cellsOf, row, hiddenColumns);
  return {
    header: { row, cellOf, titled, ignored, suspected, twice },
    missing: missingOf(cellOf),
    ambiguous,
    notComputed: [...cells.keys()]
      .filter((index) => cells[index] === NOT_COMPUTED)
      .map((index) => cellName(index, row)),
  };
}

/** Which cell of each column is read: the visible one. */
function chooseCells(
  cellsOf: ReadonlyMap<ColumnName, readonly number[]>,
  row: number,
  hiddenColumns: ReadonlySet<number>,
): Pick<Titles, 'ambiguous'> & Pick<Header, 'cellOf' | 'twice'> {
  const cellOf = new Map<ColumnName, number>();
  const twice: ColumnsRead['twice'][number][] = [];
  const ambiguous: Titles['ambiguous'][number][] = [];
  for (const [column, indexes] of cellsOf) {
    const visible = indexes.filter((index) => !hiddenColumns.has(index));
    const candidates = visible.length > 0 ? visible : indexes;
    const read = candidates[0] as number;
    cellOf.set(column, read);
    if (candidates.length > 1) {
      ambiguous.push({ column, cells: candidates.map((index) => cellName(index, row)).join(', ') });
    } else {
      const others = indexes.filter((index) => index !== read);
      twice.push(...others.map((index) => ({ column, read: cellName(read, row), leftAside: cellName(index, row) })));
    }
  }
  return { cellOf, twice, ambiguous };
}

/** The required columns that are missing; one column with the whole name stands for three. */
function missingOf(cellOf: ReadonlyMap<ColumnName, number>): readonly ColumnName[] {
  const hasWholeName = cellOf.has('FULL_NAME');
  return REQUIRED_NAMES.filter((name) => !cellOf.has(name) && !(hasWholeName && NAME_PARTS.includes(name)));
}

/** Searches the first rows of a sheet for its header. */
export class HeaderSearch {
  readonly #refuse: Refuse;
  readonly #hiddenColumns: ReadonlySet<number>;
  /** The best row so far: the one that lacks the fewest columns. */
  #best: Titles | null = null;
  /** Whether a row says that the export found nobody. */
  #isOfNobody = false;
  /** The first row whose quotation marks do not match. */
  #broken: number | null = null;
  /** Rows that are not the header. */
  readonly rowsAbove: number[] = [];

  /**
   * @param refuse how the sheet is refused
   * @param hiddenColumns indexes of its hidden columns
   */
  constructor(refuse: Refuse, hiddenColumns: ReadonlySet<number>) {
    this.#refuse = refuse;
    this.#hiddenColumns = hiddenColumns;
  }

  /** Whether enough rows were searched. */
  get isOver(): boolean {
    return this.rowsAbove.length >= HEADER_ROWS_MAX;
  }

  /** The row as the header; null when it is none, or when it is not clear which cells are the columns. */
  next(row: SheetRow): Header | null {
    const isTooWide = row.cells.length > HEADER_MAX_CELLS;
    const titles = isTooWide || row.defect !== null ? null : readTitles(row, this.#hiddenColumns);
    if (titles !== null && titles.missing.length + titles.ambiguous.length + titles.notComputed.length === 0) {
      return titles.header;
    }
    if (titles !== null && likenessOf(titles) > (this.#best === null ? 0 : likenessOf(this.#best))) {
      this.#best = titles;
    }
    this.#isOfNobody ||= row.cells.some((cell) => NOBODY_FOUND.test(String(cell)));
    if (row.defect === 'quote') {
      this.#broken ??= row.number;
    }
    this.rowsAbove.push(row.number);
    return null;
  }

  /** How many required columns the best row has. */
  get found(): number {
    return this.#best === null ? 0 : foundIn(this.#best);
  }

  /** Whether a row was meant as a header but lacks columns, or is not clear. */
  get wasMeant(): boolean {
    return this.#best !== null && meantColumnsOf(this.#best) >= MEANT_LEAST_COLUMNS;
  }

  /**
   * Why the sheet is not a roster. It never quotes the titles found: in a file without a header they are an officer's data.
   */
  refusal(): InsigniaError {
    if (this.#best !== null && isOfFormulas(this.#best)) {
      return refusalOfFormulas(this.#best, this.#refuse);
    }
    if (this.#best !== null && this.#best.missing.length === 0) {
      return refusalOfAmbiguous(this.#best, this.#refuse);
    }
    if (this.#best === null && this.#isOfNobody) {
      return this.#refuse(
        { th: 'ระบบส่งออกโดยไม่พบข้อมูล (“ไม่มีข้อมูล”)', en: 'the export found nobody (“ไม่มีข้อมูล”)' },
        { th: 'ตรวจสอบเงื่อนไขการค้นหา แล้วส่งออกใหม่', en: 'Check what was searched for, and export again' },
      );
    }
    if (this.#best === null && this.#broken !== null) {
      return this.#refuse(
        {
          th: `แถวที่ ${this.#broken} ซึ่งน่าจะเป็นหัวตาราง มีเครื่องหมายคำพูด (") ที่ไม่ครบคู่`,
          en: `row ${this.#broken}, perhaps the header, has a quotation mark without its pair`,
        },
        { th: 'ลบเครื่องหมายนั้น', en: 'Remove the mark' },
      );
    }
    if (this.#best === null) {
      return this.#refuse(
        {
          th: `ไม่พบหัวตารางใน ${HEADER_ROWS_MAX} แถวแรก คือแถวที่มีชื่อคอลัมน์ ${REQUIRED_NAMES.map(columnInThai).join(', ')}`,
          en: `none of its first ${HEADER_ROWS_MAX} rows is a header: a row with the columns ${REQUIRED_NAMES.join(', ')}`,
        },
        {
          th: 'ใช้แฟ้มที่ส่งออกจากระบบทะเบียนบุคคล หรือใส่ชื่อคอลัมน์ไว้ในแถวเดียวเหนือรายชื่อ',
          en: 'Send the file that the HR system exports, or put the column names into one row above the officers',
        },
      );
    }
    const { header, missing } = this.#best;
    const near = header.suspected.filter(({ column }) => missing.includes(column));
    return this.#refuse(
      {
        th: `หัวตารางในแถวที่ ${header.row} ไม่มีคอลัมน์ ${missing.map(columnInThai).join(', ')}`,
        en: `its header in row ${header.row} does not have ${missing.map(columnInThai).join(', ')}`,
      },
      {
        th: `เพิ่มคอลัมน์ที่ขาด (เว้นว่างไว้ได้เมื่อหลักเกณฑ์ไม่ใช้)${near.map(({ cell, column }) => ` ชื่อในเซลล์ ${cell} ใกล้เคียงกับ ${columnInThai(column)} โปรดแก้ไขชื่อ`).join('')}`,
        en: `Add what is missing; a column may be empty where a rule allows it${near.map(({ cell, column }) => `. The title in cell ${cell} is nearly ${columnInThai(column)}: correct it`).join('')}`,
      },
    );
  }
}

function foundIn({ missing }: Titles): number {
  return REQUIRED_NAMES.length - missing.length;
}

/** How many required columns a row has, together with formulas in place of titles where there are enough to tell. */
function meantColumnsOf(titles: Titles): number {
  const found = foundIn(titles);
  return found < NOT_COMPUTED_LEAST ? found : found + titles.notComputed.length;
}

/** How much a row looks like a header: by the columns found, and then by formulas in place of titles. */
function likenessOf(titles: Titles): number {
  return foundIn(titles) * HEADER_MAX_CELLS + titles.notComputed.length;
}

/** Whether formulas that were not computed are why a row is no header. */
function isOfFormulas({ missing, notComputed }: Titles): boolean {
  return notComputed.length > 0 && notComputed.length >= Math.min(missing.length, NOT_COMPUTED_LEAST);
}

function refusalOfFormulas({ header, notComputed }: Titles, refuse: Refuse): InsigniaError {
  const cells = notComputed.slice(0, CELLS_NAMED_MAX).join(', ');
  return refuse(
    {
      th: `ชื่อคอลัมน์ในแถวที่ ${header.row} เป็นสูตรที่ยังไม่ได้คำนวณ (เซลล์ ${cells})`,
      en: `titles in row ${header.row} are formulas that were not computed (cells ${cells})`,
    },
    {
      th: 'เปิดแฟ้มใน Excel แล้วบันทึก จากนั้นส่งแฟ้มที่บันทึกแล้ว',
      en: 'Open the file in Excel, save it, and send the saved file',
    },
  );
}

function refusalOfAmbiguous({ ambiguous, header }: Titles, refuse: Refuse): InsigniaError {
  const named = (text: (column: ColumnName) => string) =>
    ambiguous.map(({ column, cells }) => `${text(column)} (${cells})`).join('; ');
  return refuse(
    {
      th: `หัวตารางในแถวที่ ${header.row} มีคอลัมน์ซ้ำกัน: ${named(columnInThai)}`,
      en: `its header in row ${header.row} has a column more than once: ${named((column) => column)}`,
    },
    {
      th: 'เหลือไว้เพียงคอลัมน์เดียว หรือซ่อนคอลัมน์ที่ไม่ใช้ (ชื่อภาษาไทยและชื่อย่ออาจหมายถึงคอลัมน์เดียวกัน)',
      en: 'Keep one column of each, or hide the other; a Thai title and a column name may mean the same',
    },
  );
}
