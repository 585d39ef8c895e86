import { describe, expect, it } from 'vitest';
import type { CsvShape } from '../../lib/roster/csv.ts';
import { BrokenLines } from '../../lib/roster/csv-broken-lines.ts';
import type { SheetRow } from '../../lib/roster/sheet.ts';

/** Six columns: number, citizen id, name, birth, level, class. */
const SHAPE: CsvShape = {
  delimiter: ',',
  rowsAbove: 0,
  headerCells: 6,
  titles: 6,
  fullCells: 6,
  isTrimmed: false,
  idColumn: 1,
  shapes: new Map(
    ['9', '9999999999999', 'กล้า', '99/99/9999', 'K9', 'ต.ม.'].map((shape, column) => [column, new Set([shape])]),
  ),
};
const ID = '0999900000012';
const WHOLE = `1,${ID},กล้า,11/02/2512,K2,ต.ม.`;

/** Rows of these lines; `!` begins one with a defect. */
function rowsOf(lines: readonly string[]): readonly SheetRow[] {
  return lines.map((line, index) => ({
    number: index + 1,
    cells: line.replace('!', '').split(','),
    defect: line.startsWith('!') ? 'quote' : null,
  }));
}

/** What becomes of the rows: defect and cells, shortly. */
function settled(lines: readonly string[], shape: Partial<CsvShape> = {}): readonly string[] {
  const broken = new BrokenLines({ ...SHAPE, ...shape });
  const rows = rowsOf(lines);
  const all = [...rows.flatMap((row) => broken.add([row])), ...broken.end()];
  expect(all.map(({ number }) => number)).toEqual(rows.map(({ number }) => number));
  const marks = { quote: '!', moreCells: '?', brokenLine: 'B ', continuation: 'C ' };
  return all.map(({ cells, defect }) => (defect === null ? '' : marks[defect]) + cells.map(String).join(','));
}

/** The first line of a broken one as it comes out. */
function whole(...parts: readonly string[]): readonly string[] {
  return [`B ${parts.join('\n')}`, ...parts.slice(1).map((part) => `C ${part}`)];
}

const BEGINNING = `1,${ID},กล้`;
const REST = 'า,11/02/2512,K2,ต.ม.';
/** The header and an officer. */
const ABOVE = ['no,id,name,birth,level,class', WHOLE];

describe('rows are one broken line', () => {
  it.each<[string, readonly string[], Partial<CsvShape>]>([
    ['of two rows', [BEGINNING, REST], {}],
    ['of three rows', [BEGINNING, 'า', ' ,11/02/2512,K2,ต.ม.'], {}],
    ['of three rows with several cells', [BEGINNING, 'า,11/02', '2512,K2,ต.ม.'], {}],
    ['with nothing in place', [BEGINNING, 'x,x,x,x'], {}],
    ['whose rest has more than numbers', [BEGINNING, 'x,5,6,y'], {}],
    ['whose rest has numbers in place', [BEGINNING, 'x,11/02/2512,5,6'], {}],
    ['whose rest is only blank', [BEGINNING, 'x,,,'], {}],
    ['whose rest begins as a total and has two values in place', [BEGINNING, 'รวม,11/02/2512,K2,x'], {}],
    ['of a trimmed file, with a value in place', [BEGINNING, 'x,11/02/2512,x,x'], { isTrimmed: true }],
    [
      'whose rest has only numbers, one of them in place',
      [BEGINNING, 'x,5,6,7'],
      { shapes: new Map([...SHAPE.shapes, [5, new Set(['9'])]]) },
    ],
    ['of columns whose forms are not known', [BEGINNING, REST], { shapes: new Map() }],
    [
      'of a trimmed file, with a value in place above the last row',
      [BEGINNING, 'x,11/02/2512', 'x,x,x'],
      { isTrimmed: true },
    ],
    ['of a trimmed file, whose last cell of three rows is blank', [BEGINNING, 'x,x', 'x,x, '], { isTrimmed: true }],
    ['of a trimmed file, whose last cell is blank', [BEGINNING, 'x,x,x, '], { isTrimmed: true }],
    ['that is short, with a value in place', [BEGINNING, 'x,11/02/2512'], {}],
    ['that is short, with values in place in the third row', [BEGINNING, 'x', 'x,11/02/2512'], {}],
    ['that is short, with values in place behind others', [BEGINNING, 'x,x', 'x,K2'], {}],
    ['whose id is in the second row', ['a,b', `c,d,${ID},e,f`], { idColumn: 3 }],
    ['whose id is in the third row', ['a', 'b,c', `d,e,${ID},f,g`], { idColumn: 3 }],
  ])('%s', (_, lines, shape) => {
    expect(settled([...ABOVE, ...lines, WHOLE], shape)).toEqual([...ABOVE, ...whole(...lines), WHOLE]);
    expect(settled([...ABOVE, ...lines], shape)).toEqual([...ABOVE, ...whole(...lines)]);
    expect(settled([...ABOVE, ...lines, ...lines], shape).slice(2)).toEqual([...whole(...lines), ...whole(...lines)]);
  });

  it.each<[string, readonly string[], Partial<CsvShape>]>([
    ['one short row', [BEGINNING], {}],
    ['rows with more cells together, some in place', [BEGINNING, `${REST},x`], {}],
    ['rows without an id', ['a,b,c', 'd,e,f,g'], {}],
    ['rows with two ids', [BEGINNING, `x,${ID},x,x`], {}],
    ['rows with two ids, one of them out of place', [`${ID},b`, `c,d,${ID},e,f`], { idColumn: 3 }],
    ['rows whose id is not in its column', ['a,b', `c,${ID},d,e,f`], { idColumn: 3 }],
    ['rows with fewer cells together, nothing in place', [BEGINNING, 'x,x,x'], {}],
    ['rows of a trimmed file, nothing in place', [BEGINNING, 'x,x,x,x'], { isTrimmed: true }],
    ['rows of a trimmed file, whose last cell but one is blank', [BEGINNING, 'x,x, ,x'], { isTrimmed: true }],
    [
      'rows with values as well in place as they are',
      [BEGINNING, 'x,28/07/2562'],
      {
        shapes: new Map([
          [3, new Set(['99/99/9999'])],
          [1, new Set(['99/99/9999'])],
        ]),
      },
    ],
    ['rows with a value in place in the first cell only', [`1,${ID},x`, 'กล้า'], {}],
    ['a row above a total', [BEGINNING, 'รวม,x,x,x'], {}],
    ['a row above a total with one value in place', [BEGINNING, 'รวม,11/02/2512,x,x'], {}],
    ['a row above a name and numbers', [BEGINNING, 'x,5,6,7'], {}],
    ['a row above a name, numbers and a blank cell', [BEGINNING, 'x,5, ,7'], {}],
    ['a row above one with a defect', [BEGINNING, `!${REST}`], {}],
    ['a row with a defect', [`!${BEGINNING}`, REST], {}],
    ['a row above a whole one', [BEGINNING, WHOLE], {}],
    ['rows where no column of ids is known', [BEGINNING, REST], { idColumn: null }],
    ['rows above the header', [BEGINNING, REST], { rowsAbove: 4 }],
    ['the header and a row', [BEGINNING, REST], { rowsAbove: 2 }],
  ])('but not %s', (_, lines, shape) => {
    expect(settled([...ABOVE, ...lines], shape)).toEqual([...ABOVE, ...lines]);
    expect(settled([...ABOVE, ...lines, WHOLE], shape)).toEqual([...ABOVE, ...lines, WHOLE]);
  });
});

describe('rows beside a broken line are their own', () => {
  it.each<[string, readonly string[], readonly string[], Partial<CsvShape>]>([
    [
      'below one that is short',
      [...whole(BEGINNING, 'x,11/02/2512'), 'x', 'y'],
      [BEGINNING, 'x,11/02/2512', 'x', 'y'],
      {},
    ],
    ['above it, of one cell', ['a', ...whole(`b,c,d,${ID}`, 'e,f,g')], ['a', `b,c,d,${ID}`, 'e,f,g'], { idColumn: 3 }],
    ['above it, another officer', [`1,${ID}`, ...whole(BEGINNING, REST)], [`1,${ID}`, BEGINNING, REST], {}],
    ['above it, without an id', ['a,b,c', ...whole(BEGINNING, REST)], ['a,b,c', BEGINNING, REST], {}],
    ['below it, of one cell', [...whole(BEGINNING, REST), 'x'], [BEGINNING, REST, 'x'], {}],
  ])('%s', (_, expected, lines, shape) => {
    expect(settled([...ABOVE, ...lines], shape)).toEqual([...ABOVE, ...expected]);
  });

  it('also the header', () => {
    expect(settled([BEGINNING, REST])).toEqual([BEGINNING, REST]);
    expect(settled(['x', BEGINNING, REST], { rowsAbove: 1 })).toEqual(['x', BEGINNING, REST]);
    expect(settled(['x', BEGINNING, REST])).toEqual(['x', ...whole(BEGINNING, REST)]);
  });
});

it('rows come out as soon as they are settled', () => {
  const broken = new BrokenLines(SHAPE);
  const [header, first, second, third, last] = rowsOf(['h', WHOLE, BEGINNING, REST, BEGINNING]) as [
    SheetRow,
    SheetRow,
    SheetRow,
    SheetRow,
    SheetRow,
  ];
  expect(broken.add([header, first, second])).toEqual([header, first]);
  expect(broken.add([third])).toHaveLength(2);
  expect(broken.add([last])).toEqual([]);
  expect(broken.end()).toEqual([last]);
  expect(broken.end()).toEqual([]);
});
