import { describe, expect, it } from 'vitest';
import { columnLetters, HeaderSearch } from '../../lib/roster/header.ts';
import { refuseSheet } from '../../lib/roster/refusal.ts';
import { type Cell, NOT_COMPUTED, type SheetRow } from '../../lib/roster/sheet.ts';
import { GOOD_ROW, unreadable } from '../helpers/roster/reading.ts';

/** The twelve required columns. */
const REQUIRED = Object.keys(GOOD_ROW);

/** The required columns but for as many of the last ones. */
function without(count: number): readonly string[] {
  return REQUIRED.slice(0, REQUIRED.length - count);
}

function formulas(count: number): readonly Cell[] {
  return Array<Cell>(count).fill(NOT_COMPUTED);
}

function row(number: number, cells: readonly Cell[], defect: SheetRow['defect'] = null): SheetRow {
  return { number, cells, defect };
}

function searchIn(rows: readonly SheetRow[], hidden: readonly number[] = []): HeaderSearch {
  const search = new HeaderSearch(refuseSheet(null), new Set(hidden));
  for (const one of rows) {
    expect(search.next(one)).toBeNull();
  }
  return search;
}

/** Why rows are refused that are no header. */
function refused(...rows: readonly (readonly Cell[])[]) {
  return searchIn(rows.map((cells, index) => row(index + 1, cells))).refusal().texts;
}

const IN_THAI = [
  'ID_CARD (เลขประจำตัวประชาชน)',
  'TIT_NAME (คำนำหน้า)',
  'FNAME (ชื่อ)',
  'LNAME (นามสกุล)',
  'SEX (เพศ)',
  'BIRTH_DATE (วันเกิด)',
  'BEG_DATE (วันบรรจุ)',
  'POS_LEV (ระดับ)',
  'BEG_POS_DATE (วันเข้าสู่ระดับปัจจุบัน)',
  'SALARY (เงินเดือน)',
  'L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย)',
  'L_INS_DATE (วันที่ได้รับ)',
];

const NO_HEADER = unreadable(
  [
    `ไม่พบหัวตารางใน 20 แถวแรก คือแถวที่มีชื่อคอลัมน์ ${IN_THAI.join(', ')}`,
    `none of its first 20 rows is a header: a row with the columns ${REQUIRED.join(', ')}`,
  ],
  [
    'ใช้แฟ้มที่ส่งออกจากระบบทะเบียนบุคคล หรือใส่ชื่อคอลัมน์ไว้ในแถวเดียวเหนือรายชื่อ',
    'Send the file that the HR system exports, or put the column names into one row above the officers',
  ],
);

const NOBODY = unreadable(
  ['ระบบส่งออกโดยไม่พบข้อมูล (“ไม่มีข้อมูล”)', 'the export found nobody (“ไม่มีข้อมูล”)'],
  ['ตรวจสอบเงื่อนไขการค้นหา แล้วส่งออกใหม่', 'Check what was searched for, and export again'],
);

function missing(number: number, columns: readonly string[], near: readonly (readonly [string, string])[] = []) {
  return unreadable(
    [
      `หัวตารางในแถวที่ ${number} ไม่มีคอลัมน์ ${columns.join(', ')}`,
      `its header in row ${number} does not have ${columns.join(', ')}`,
    ],
    [
      `เพิ่มคอลัมน์ที่ขาด (เว้นว่างไว้ได้เมื่อหลักเกณฑ์ไม่ใช้)${near.map(([cell, column]) => ` ชื่อในเซลล์ ${cell} ใกล้เคียงกับ ${column} โปรดแก้ไขชื่อ`).join('')}`,
      `Add what is missing; a column may be empty where a rule allows it${near.map(([cell, column]) => `. The title in cell ${cell} is nearly ${column}: correct it`).join('')}`,
    ],
  );
}

function ofFormulas(number: number, cells: string) {
  return unreadable(
    [
      `ชื่อคอลัมน์ในแถวที่ ${number} เป็นสูตรที่ยังไม่ได้คำนวณ (เซลล์ ${cells})`,
      `titles in row ${number} are formulas that were not computed (cells ${cells})`,
    ],
    ['เปิดแฟ้มใน Excel แล้วบันทึก จากนั้นส่งแฟ้มที่บันทึกแล้ว', 'Open the file in Excel, save it, and send the saved file'],
  );
}

function ambiguous(number: number, th: string, en: string) {
  return unreadable(
    [`หัวตารางในแถวที่ ${number} มีคอลัมน์ซ้ำกัน: ${th}`, `its header in row ${number} has a column more than once: ${en}`],
    [
      'เหลือไว้เพียงคอลัมน์เดียว หรือซ่อนคอลัมน์ที่ไม่ใช้ (ชื่อภาษาไทยและชื่อย่ออาจหมายถึงคอลัมน์เดียวกัน)',
      'Keep one column of each, or hide the other; a Thai title and a column name may mean the same',
    ],
  );
}

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('the column of index %i is %s', (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
});

describe('a header says where each column is', () => {
  it('and which titles are not known, or nearly', () => {
    const cells: Cell[] = [...REQUIRED, '', ' เบอร์โทร ', 'ระดัย', 'REMARK', 'หมายเหตุ', 'POS_NAMF'];
    cells[30] = 'DEP_NAME';
    const search = new HeaderSearch(refuseSheet(null), new Set([3]));
    expect(search.next(row(7, cells))).toEqual({
      row: 7,
      cellOf: new Map([...REQUIRED.map((column, index) => [column, index] as const), ['REMARK', 15], ['DEP_NAME', 30]]),
      titled: new Set([...Array(12).keys(), 13, 14, 15, 16, 17, 30]),
      ignored: ['เบอร์โทร', 'ระดัย', 'หมายเหตุ', 'POS_NAMF'],
      suspected: [
        { cell: 'O7', title: 'ระดัย', column: 'POS_LEV' },
        { cell: 'R7', title: 'POS_NAMF', column: 'POS_NAME' },
      ],
      twice: [],
    });
    expect(search.rowsAbove).toEqual([]);
  });

  it('and which of several was read, because only it is visible', () => {
    const header = new HeaderSearch(refuseSheet(null), new Set([4, 9, 13, 15])).next(
      row(3, [...REQUIRED, 'เงินเดือน', 'SALARY', 'เพศ', 'POS_AMT']),
    );
    expect(header?.cellOf.get('SALARY')).toBe(12);
    expect(header?.cellOf.get('SEX')).toBe(14);
    expect(header?.cellOf.get('POS_AMT')).toBe(15);
    expect(header?.twice).toEqual([
      { column: 'SEX', read: 'O3', leftAside: 'E3' },
      { column: 'SALARY', read: 'M3', leftAside: 'J3' },
      { column: 'SALARY', read: 'M3', leftAside: 'N3' },
    ]);
  });

  it('also with the whole name in one column', () => {
    const titles = [...REQUIRED.filter((column) => !['TIT_NAME', 'FNAME', 'LNAME'].includes(column)), 'ชื่อ-นามสกุล'];
    expect(searchIn([]).next(row(1, titles))?.cellOf.get('FULL_NAME')).toBe(9);
    expect(refused(titles.slice(1))).toEqual(missing(1, IN_THAI.slice(0, 1)));
  });

  it('in a row of a thousand cells, and in none of more', () => {
    const wide = (cells: number) => row(1, [...REQUIRED, ...Array<Cell>(cells - 12).fill('')]);
    expect(searchIn([]).next(wide(1_000))).toMatchObject({ row: 1 });
    expect(searchIn([wide(1_001)]).refusal().texts).toEqual(NO_HEADER);
  });

  it('in a row without a defect', () => {
    expect(searchIn([row(1, REQUIRED, 'moreCells')]).refusal().texts).toEqual(NO_HEADER);
  });
});

describe('the search for a header', () => {
  it('is over after twenty rows', () => {
    const rows = Array.from({ length: 19 }, (_, index) => row(2 * index, ['x']));
    const search = searchIn(rows);
    expect(search.isOver).toBe(false);
    expect(search.next(row(40, ['x']))).toBeNull();
    expect(search.isOver).toBe(true);
    expect(search.rowsAbove).toEqual([...rows.map(({ number }) => number), 40]);
  });

  it.each<[readonly Cell[], number, boolean]>([
    [[], 0, false],
    [['x'], 0, false],
    [without(3), 9, false],
    [without(2), 10, true],
    [[...without(9), ...formulas(6)], 3, false],
    [[...without(9), ...formulas(7)], 3, true],
    [[...without(10), ...formulas(10)], 2, false],
    [[...without(2), ...formulas(1)], 10, true],
  ])('finds in %j %i columns; it was meant as a header: %s', (cells, found, wasMeant) => {
    const search = searchIn([row(1, cells)]);
    expect([search.found, search.wasMeant]).toEqual([found, wasMeant]);
  });
});

describe('a sheet without a header is refused', () => {
  it.each<[string, readonly (readonly Cell[])[], ReturnType<typeof unreadable>]>([
    ['with nothing like one', [['x'], ['y']], NO_HEADER],
    ['with a row that lacks a column', [without(1)], missing(1, IN_THAI.slice(-1))],
    ['with a row that lacks a column and has one twice', [[...without(1), 'SALARY']], missing(1, IN_THAI.slice(-1))],
    [
      'with rows that lack some: the one that lacks the fewest',
      [without(5), without(3), without(4)],
      missing(2, IN_THAI.slice(-3)),
    ],
    ['with rows that lack as many: the first', [without(3), without(3)], missing(1, IN_THAI.slice(-3))],
    [
      'with titles that are nearly those it lacks',
      [[...without(3), 'SALARI', 'เงินเดือ', 'POS_NAMF', 'L_INS_CODES']],
      missing(1, IN_THAI.slice(-3), [
        ['J1', IN_THAI[9] as string],
        ['K1', IN_THAI[9] as string],
        ['M1', IN_THAI[10] as string],
      ]),
    ],
    ['with one formula in place of the missing title', [[...without(1), ...formulas(1)]], ofFormulas(1, 'L1')],
    ['with two formulas in place of two', [[...without(2), ...formulas(2)]], ofFormulas(1, 'K1, L1')],
    ['with one formula beside all titles', [[...REQUIRED, ...formulas(1)]], ofFormulas(1, 'M1')],
    ['with three formulas in place of five', [[...without(5), ...formulas(3)]], ofFormulas(1, 'H1, I1, J1')],
    ['with two formulas in place of five', [[...without(5), ...formulas(2)]], missing(1, IN_THAI.slice(-5))],
    [
      'with formulas alone: the row that has the most',
      [formulas(3), ['x', ...formulas(21)], formulas(4)],
      ofFormulas(2, [...'BCDEFGHIJKLMNOPQRSTU'].map((letter) => `${letter}2`).join(', ')),
    ],
    ['with a row of more titles than another of formulas', [without(10), formulas(30)], missing(1, IN_THAI.slice(-10))],
    [
      'with columns that are there twice',
      [[...REQUIRED, 'เงินเดือน', 'เพศ', 'SALARY']],
      ambiguous(1, 'SEX (เพศ) (E1, N1); SALARY (เงินเดือน) (J1, M1, O1)', 'SEX (E1, N1); SALARY (J1, M1, O1)'),
    ],
    ['of an export that found nobody', [['x', '***** ไม่มีข้อมูล *****'], ['y']], NOBODY],
    ['of one that says so shortly', [['*ไม่มีข้อมูล']], NOBODY],
    ['of one that says so with blanks', [['* \tไม่มีข้อมูล']], NOBODY],
    ['with such words elsewhere', [['ไม่มีข้อมูล']], NO_HEADER],
    ['with such words beside titles', [without(1), ['*ไม่มีข้อมูล']], missing(1, IN_THAI.slice(-1))],
  ])('%s', (_, rows, expected) => {
    expect(refused(...rows)).toEqual(expected);
  });

  it('with the first row whose quotation marks do not match', () => {
    const broken = unreadable(
      [
        'แถวที่ 2 ซึ่งน่าจะเป็นหัวตาราง มีเครื่องหมายคำพูด (") ที่ไม่ครบคู่',
        'row 2, perhaps the header, has a quotation mark without its pair',
      ],
      ['ลบเครื่องหมายนั้น', 'Remove the mark'],
    );
    const rows = [row(1, REQUIRED, 'moreCells'), row(2, ['ID_CARD'], 'quote'), row(3, ['x'], 'quote')];
    expect(searchIn(rows).refusal().texts).toEqual(broken);
    expect(searchIn([...rows, row(4, ['*ไม่มีข้อมูล'])]).refusal().texts).toEqual(NOBODY);
    expect(searchIn([...rows, row(4, without(1))]).refusal().texts).toEqual(missing(4, IN_THAI.slice(-1)));
  });

  it('where columns are there twice and both hidden', () => {
    const search = searchIn([row(1, [...REQUIRED, 'SALARY'])], [9, 12]);
    expect(search.refusal().texts).toEqual(ambiguous(1, 'SALARY (เงินเดือน) (J1, M1)', 'SALARY (J1, M1)'));
  });
});
