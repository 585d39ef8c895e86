import { describe, expect, it } from 'vitest';
import type { CsvShape } from '../../lib/roster/csv.ts';
import { shapeOfCsv } from '../../lib/roster/csv-shape.ts';

const HEADER = 'no,id,title,name,sex,birth,level,class';

/** The line of an invented officer, of eight cells. */
function line(index: number): string {
  return `${index},09999000000${10 + index},นาย,กล้า,M,11/02/2512,K2,ต.ม.`;
}

function lines(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => line(index));
}

/** A line without its last cells. */
function cutTo(cells: number, text = line(9)): string {
  return text.split(',').slice(0, cells).join(',');
}

function shapeOf(...rows: readonly string[]): CsvShape {
  return shapeOfCsv(rows.map((row) => `${row}\n`).join(''), true);
}

/** What is known of a text without a header. */
const NOTHING: CsvShape = {
  delimiter: ',',
  rowsAbove: Number.POSITIVE_INFINITY,
  headerCells: 0,
  titles: 0,
  fullCells: 0,
  isTrimmed: false,
  idColumn: null,
  shapes: new Map(),
};

/** The forms of the values of `line`. */
const SHAPES = new Map(
  ['9', '9999999999999', 'นาย', 'กล้า', 'M', '99/99/9999', 'K9', 'ต.ม.'].map((shape, column) => [
    column,
    new Set([shape]),
  ]),
);

const EIGHT = { headerCells: 8, titles: 8, fullCells: 8 };

describe('the rows of a CSV file have in common', () => {
  it.each<[string, readonly string[], CsvShape]>([
    ['nothing, where there are none', [], NOTHING],
    ['nothing, in blank lines', ['', ''], NOTHING],
    ['a header', [HEADER], { ...NOTHING, ...EIGHT, rowsAbove: 0 }],
    [
      'the forms of their values',
      [HEADER, line(1), line(2)],
      { ...NOTHING, ...EIGHT, rowsAbove: 0, idColumn: 1, shapes: SHAPES },
    ],
    [
      'rows above the header, also one of seven cells',
      ['บัญชีรายชื่อ', cutTo(7, HEADER), '', HEADER, line(1)],
      { ...NOTHING, ...EIGHT, rowsAbove: 2, idColumn: 1, shapes: SHAPES },
    ],
    [
      'a row of blank cells above it, too',
      [`${cutTo(7, HEADER)}, , `, HEADER, line(1)],
      { ...NOTHING, ...EIGHT, rowsAbove: 1, idColumn: 1, shapes: SHAPES },
    ],
    [
      'no header where an officer is the first row',
      [line(1), HEADER, line(2)],
      { ...NOTHING, ...EIGHT, rowsAbove: 1, idColumn: 1, shapes: SHAPES },
    ],
    [
      'the fullest row as a header where none is full: the first of those',
      ['a', 'a,b,c', 'd,e,f', '1,0999900000012'],
      {
        ...NOTHING,
        headerCells: 3,
        titles: 3,
        fullCells: 3,
        rowsAbove: 1,
        idColumn: 1,
        isTrimmed: true,
        shapes: new Map([
          [0, new Set(['9'])],
          [1, new Set(['9999999999999'])],
        ]),
      },
    ],
    [
      'no header below twenty rows',
      ['a,b', ...Array(19).fill('c'), HEADER],
      { ...NOTHING, headerCells: 2, titles: 2, fullCells: 2, rowsAbove: 0 },
    ],
    ['a header in the twentieth row', ['a,b', ...Array(18).fill('c'), HEADER], { ...NOTHING, ...EIGHT, rowsAbove: 19 }],
    [
      'blank titles at the end, and rows of fewer cells',
      [`${HEADER},, `, line(1), line(2)],
      { ...NOTHING, headerCells: 10, titles: 8, fullCells: 8, rowsAbove: 0, idColumn: 1, shapes: SHAPES },
    ],
  ])('%s', (_, rows, shape) => {
    expect(shapeOf(...rows)).toEqual(shape);
  });

  it('nothing, in the beginning of a file that is too short to tell', () => {
    expect(shapeOfCsv(`${HEADER.replaceAll(',', ';')}\n${line(1)}`, false)).toEqual({ ...NOTHING, delimiter: ';' });
  });

  it('what whole rows have, in the beginning of a longer file', () => {
    const text = `${[HEADER, ...lines(5)].join('\n')}\n${'\n'.repeat(16_384)}1,0999900000012`;
    const shape = { ...NOTHING, ...EIGHT, rowsAbove: 0, idColumn: 1, shapes: SHAPES };
    expect(shapeOfCsv(text, false)).toEqual(shape);
    expect(shapeOfCsv(text, true)).toEqual({ ...shape, isTrimmed: true });
  });

  it('64 forms in a column at most, and none of a blank value', () => {
    const names = Array.from({ length: 70 }, (_, index) => String.fromCharCode(0x4e00 + index));
    const officers = names.map((name) => `1,0999900000012,นาย,${name}, ,11/02/2512,K2,ต.ม.`);
    expect(shapeOf(HEADER, ...officers).shapes).toEqual(
      new Map([...SHAPES, [3, new Set(names.slice(0, 64))], [4, new Set()]]),
    );
  });
});

describe('the delimiter is', () => {
  it.each<[string, string, CsvShape['delimiter']]>([
    ['a comma where there is one cell', 'a\nb\n', ','],
    ['the one that a first line names', 'sep=|\na,b,c\na,b,c\n', '|'],
    ['one that cuts a single row', 'a;b', ';'],
    ['a tab', 'a\tb\nc\td', '\t'],
    ['the first of two that cut as well', 'a,b;c\na,b;c', ','],
    ['the one that cuts the second fullest row into more', 'a;b;c\nd;e;f,1,2,3,4,5\ng', ';'],
    ['the one by the fullest rows, not by the others', 'a,b,c,d\nx\nx,y;1;2\na,b,c,d;1;2', ','],
    ['the one by filled cells', 'a, , , ;b;c\na, , , ;b;c', ';'],
    ['the one by the first twenty rows', `a;b\na;b\na,b,c\n${'x\n'.repeat(17)}a,b,c\n`, ';'],
    ['the one by the twentieth row, too', `a;b\na;b\na,b,c\n${'x\n'.repeat(16)}a,b,c\n`, ','],
    ['one of rows with blank cells', 'a;;b\nc;;d', ';'],
    ['the one by rows below blank ones', `${' \n'.repeat(30)}a;b\na;b\n`, ';'],
  ])('%s', (_, text, delimiter) => {
    expect(shapeOfCsv(text, true).delimiter).toBe(delimiter);
  });

  it('found without a last row that may go on', () => {
    expect(shapeOfCsv('a;b\nc,d,e', false).delimiter).toBe(';');
    expect(shapeOfCsv('a;b\nc,d,e', true).delimiter).toBe(',');
  });
});

describe('a full row has', () => {
  it.each<[string, readonly string[], number]>([
    ['as many cells as the header where no row is usual', [`${HEADER},,`, `${line(1)},,,`, cutTo(7)], 10],
    ['as many as most rows', [`${HEADER},,`, line(1), `${line(2)},`, `${line(3)},`], 9],
    ['as many as most rows, also all of the header', [`${HEADER},,`, `${line(1)},,`, `${line(2)},,`, line(3)], 10],
    ['as many as the first of two', [`${HEADER},,`, `${line(1)},`, line(2)], 9],
    ['no fewer than there are titles', [`${HEADER},,`, cutTo(7), cutTo(7), line(1)], 8],
    ['no more than the header', [HEADER, `${line(1)},x`, `${line(2)},x`, line(3)], 8],
    [
      'no more where only eight of nine rows end in delimiters',
      [HEADER, ...lines(8).map((one) => `${one},`), line(9)],
      8,
    ],
    ['more where nine of ten rows do', [HEADER, ...lines(9).map((one) => `${one},,`), line(9)], 10],
    [
      'more where some do in different numbers',
      [HEADER, ...lines(2), ...Array.from({ length: 18 }, (_, index) => line(index) + ','.repeat(index + 1))],
      9,
    ],
    ['no more where a value is behind the titles', [`${HEADER},`, `${line(1)},x,`, `${line(2)},x,`], 9],
    ['more where none is', [`${HEADER},`, `${line(1)},,`, `${line(2)},,`], 10],
    ['as many as the rows whose marks match', [`${HEADER},,`, line(1), ...Array(2).fill(`${line(2)},,"x`)], 8],
    ['as many as the rows below the header', [`${line(1)},`, `${line(2)},`, `${HEADER},,`, line(3)], 8],
    [
      'as many as the officers, whatever the others have',
      [`${HEADER},,`, 'a,b,c,d,e,f,g,h,i', 'a,b,c,d,e,f,g,h,i', line(3)],
      8,
    ],
  ])('%s', (_, rows, cells) => {
    expect(shapeOf(...rows).fullCells).toBe(cells);
  });
});

describe('blank cells at the end are left out', () => {
  it.each<[string, readonly string[], boolean]>([
    ['where one of twenty officers is short', [...lines(19), cutTo(7)], true],
    ['not where one of twenty-one is', [...lines(20), cutTo(7)], false],
    ['not where all are full', lines(2), false],
    ['not where short rows are no officers', [line(1), 'a,b', 'c,d'], false],
    ['not where a row and the next make up a full one', [line(1), cutTo(5), 'a,b,c,d', line(2)], false],
    ['not where a row and the next two do', [line(1), cutTo(3), 'a,b,c', 'd,e,f,g', line(2)], false],
    ['where the next makes up more', [line(1), cutTo(5), 'a,b,c,d,e', line(2)], true],
    ['where the next makes up less', [line(1), cutTo(5), 'a,b,c', line(2)], true],
    ['where the next makes up less and is the last', [line(1), cutTo(5), 'a,b,c'], true],
    ['where an officer below would make up a full one', [line(1), cutTo(5), cutTo(4)], true],
    ['where an officer below would, who is cut', [line(1), cutTo(5), cutTo(4), 'a,b,c,d,e', line(2)], true],
    ['not where one is longer', [line(1), `${line(2)},x`], false],
    ['where one is the last', [line(1), cutTo(5)], true],
    ['where one row of one cell is above it', [line(1), 'a', cutTo(7), line(2)], true],
  ])('%s', (_, rows, isTrimmed) => {
    expect(shapeOf(HEADER, ...rows).isTrimmed).toBe(isTrimmed);
  });
});

it('the citizen ids are in the column where most officers have them', () => {
  const other = 'a,b,0999900000012,d,e,f,g,h';
  expect(shapeOf(HEADER, other, line(1), line(2)).idColumn).toBe(1);
  expect(shapeOf(HEADER, other, line(1)).idColumn).toBe(2);
});
