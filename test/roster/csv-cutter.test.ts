import { describe, expect, it } from 'vitest';
import { CsvCutter, type CsvShape, declaredDelimiter } from '../../lib/roster/csv.ts';
import type { SheetRow } from '../../lib/roster/sheet.ts';

const SHAPE: CsvShape = {
  delimiter: ',',
  rowsAbove: 0,
  headerCells: 12,
  titles: 12,
  fullCells: 12,
  isTrimmed: false,
  idColumn: 0,
  shapes: new Map(),
};

/** The rows of a text. */
function cut(text: string, shape: Partial<CsvShape> = {}): readonly SheetRow[] {
  const cutter = new CsvCutter({ ...SHAPE, ...shape });
  return [...cutter.add(text), ...cutter.end()];
}

function row(number: number, cells: readonly string[], defect: SheetRow['defect'] = null): SheetRow {
  return { number, cells, defect };
}

describe('the first line of a text', () => {
  it.each([
    ['sep=;\nx', ';', 6],
    ['sep=,\r\nx', ',', 7],
    ['SEP=|\rx', '|', 6],
    ['sep=\t\nx', '\t', 6],
    ['"sep=;"\nx', ';', 8],
    ['\ufeff\ufeffsep=;\n', ';', 8],
  ])('%j declares a delimiter', (text, delimiter, start) => {
    expect(declaredDelimiter(text)).toEqual({ delimiter, start });
  });

  it.each(['', 'sep=;', 'sep=:\n', 'sep=;x\n', 'x sep=;\n', 'a\nsep=;\n', 'sep;\n', ';\n'])('%j does not', (text) => {
    expect(declaredDelimiter(text)).toBeNull();
  });
});

describe('rows are cut', () => {
  it('with their numbers, and blank ones count', () => {
    expect(cut('a,b\n\n,\r\n \n"\nc')).toEqual([row(1, ['a', 'b']), row(4, [' ']), row(5, [], 'quote'), row(6, ['c'])]);
  });

  it('below the line that declares the delimiter, and below no other', () => {
    expect(cut('sep=;\na\nsep=;\nb')).toEqual([row(1, ['a']), row(2, ['sep=;']), row(3, ['b'])]);
    const cutter = new CsvCutter({ ...SHAPE, delimiter: ';' });
    expect(cutter.add(`${'a'.repeat(16_383)}\n`)).toHaveLength(1);
    expect(cutter.add('sep=,\nb;c')).toEqual([]);
    expect(cutter.end()).toEqual([row(2, ['sep=,']), row(3, ['b', 'c'])]);
  });

  it('when 16,384 new characters have come', () => {
    const cutter = new CsvCutter(SHAPE);
    expect(cutter.add(`a\n${'b'.repeat(16_381)}`)).toEqual([]);
    expect(cutter.add('b')).toEqual([row(1, ['a'])]);
    expect(cutter.add(`\n${'c'.repeat(16_382)}`)).toEqual([]);
    expect(cutter.add('c')).toEqual([row(2, ['b'.repeat(16_382)])]);
    expect(cutter.end()).toEqual([row(3, ['c'.repeat(16_383)])]);
    expect(cutter.end()).toEqual([]);
  });

  it('of 65,536 characters, and none of more', () => {
    const most = 'x'.repeat(65_535);
    expect(cut(`${most}\n${most}\n${most}x`).map(({ cells }) => String(cells[0]).length)).toEqual([
      65_535, 65_535, 65_536,
    ]);
    expect(() => cut(`a\n${most}x\nb`)).toThrow(/row 2 has more than 65536 characters/);
    const cutter = new CsvCutter(SHAPE);
    expect(cutter.add(`a\n${most}x`)).toEqual([row(1, ['a'])]);
    expect(() => cutter.add('x'.repeat(16_384))).toThrow(/row 2 has more than 65536 characters/);
  });
});

describe('a row with a quoted line break is cut at its first line', () => {
  const LETTERS = ['a', 'b', 'c', 'd'];

  it.each([
    ['where the value has the delimiters of a row', `x,y,"a${','.repeat(9)}\nb"\n`, {}, ['x', 'y']],
    ['where it is the second such value that has them', `x,"a\rb","a${','.repeat(9)}\nb"\n`, {}, ['x']],
    ['where it is the first such value that has them', `x,"a${','.repeat(9)}\nb","a\nb"\n`, {}, ['x']],
    ['where the row and these make up half a header more', 'x,"a,,\nb",c,d\n', { titles: 4 }, ['x']],
  ])('%s', (_, text, shape, cells) => {
    const [header, first, ...rest] = cut(`h\n${text}`, { titles: 100, ...shape });
    expect([header, first]).toEqual([row(1, ['h']), row(2, cells, 'quote')]);
    expect(rest[0]?.number).toBe(3);
  });

  it.each([
    ['where the value has fewer', `x,y,"a${','.repeat(8)}\nb"\n`, {}],
    ['where another value has them', `x,"a\nb","a${','.repeat(9)}b"\n`, {}],
    ['where a value above has them', `"a${','.repeat(9)}\nb"\n`, { rowsAbove: 1 }],
    ['where they make up less', 'x,"a,\nb",c,d,,\n', { titles: 4 }],
    ['where a row has no line break', 'a,b,c,d,e,f,g,h,i\n', { titles: 4 }],
  ])('but not %s', (_, text, shape) => {
    const rows = cut(`h\n${text}i`, { titles: 100, headerCells: 9, ...shape });
    expect(rows.map(({ number, defect }) => [number, defect])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
  });

  it('is not where its delimiter is another', () => {
    expect(cut(`h\n"a${','.repeat(9)}\nb"`, { delimiter: ';' })).toEqual([
      row(1, ['h']),
      row(2, [`a${','.repeat(9)}\nb`]),
    ]);
    expect(cut(`h\n"a${';'.repeat(9)}\nb"`, { delimiter: ';' })[1]).toEqual(row(2, [], 'quote'));
  });

  it('keeps the cells before that value', () => {
    const text = `h\n${LETTERS.join(',')},"e${','.repeat(9)}\nf",g\n`;
    expect(cut(text)).toEqual([row(1, ['h']), row(2, LETTERS, 'quote'), row(3, ['f"', 'g'])]);
  });
});

describe('a row has too many cells', () => {
  const SMALL = { headerCells: 3, titles: 3, fullCells: 4 };

  it.each<[string, Partial<CsvShape>, SheetRow['defect']]>([
    ['a,b,c', SMALL, null],
    ['a,b,c,', SMALL, null],
    ['a,b,c, ', SMALL, null],
    ['a,b,c,d', SMALL, 'moreCells'],
    ['a,b,c,,', SMALL, 'moreCells'],
    ['a,b,c,d', { ...SMALL, rowsAbove: 1 }, null],
    ['a,b,c,d', { ...SMALL, headerCells: 4, fullCells: 3 }, null],
    ['a,b,c,d,"e', SMALL, 'moreCells'],
    ['a,b,c,"e', SMALL, 'quote'],
    ['รวม,1,2,3,4', SMALL, null],
    ['รวม,1,2,3,0999900000012', SMALL, 'moreCells'],
    ['a,1,2,3,0999900000012', SMALL, 'moreCells'],
  ])('%s, in %j: %s', (text, shape, defect) => {
    expect(cut(`h,i,j,k,l\n${text}`, shape).map((one) => one.defect)).toEqual([null, defect]);
  });
});
