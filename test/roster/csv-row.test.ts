import { describe, expect, it } from 'vitest';
import { type CutRow, cutBrokenLine, cutRow, filledWidth, hasLineBreak } from '../../lib/roster/csv-row.ts';

/** A row without a defect and without line breaks in its values. */
function row(cells: readonly string[], next: number, more: Partial<CutRow> = {}): CutRow {
  return { cells, next, hasLineBreaks: false, defect: null, ...more };
}

/** A row whose quotation marks do not match. */
function broken(cells: readonly string[], next: number): CutRow {
  return row(cells, next, { defect: 'quote' });
}

describe('a row is cut', () => {
  it.each<[string, string, CutRow | null, CutRow | null]>([
    ['that ends in LF', 'a,b\nc', row(['a', 'b'], 4), row(['a', 'b'], 4)],
    ['that ends in the last LF', 'a,b\n', row(['a', 'b'], 4), row(['a', 'b'], 4)],
    ['that ends in CR', 'a,b\rc', row(['a', 'b'], 4), row(['a', 'b'], 4)],
    ['that ends in CRLF', 'a,b\r\nc', row(['a', 'b'], 5), row(['a', 'b'], 5)],
    ['that ends in a CR whose LF may come', 'a,b\r', row(['a', 'b'], 4), null],
    ['that does not end', 'a,b', row(['a', 'b'], 3), null],
    ['that ends in a delimiter', 'a,', row(['a', ''], 2), null],
    ['of blank cells', ',,\n', row(['', '', ''], 3), row(['', '', ''], 3)],
    ['with a quoted value', 'a,"b, c"\n', row(['a', 'b, c'], 9), row(['a', 'b, c'], 9)],
    ['with a quoted value before another', '"a",b\n', row(['a', 'b'], 6), row(['a', 'b'], 6)],
    ['with a quoted value at the end', 'a,"b"', row(['a', 'b'], 5), null],
    ['with an empty quoted value', '"",b\n', row(['', 'b'], 5), row(['', 'b'], 5)],
    ['with a quoted value that is not closed', 'a,"b', broken(['a'], 4), null],
    [
      'with a quoted LF',
      '"a\nb",c\nd',
      row(['a\nb', 'c'], 8, { hasLineBreaks: true }),
      row(['a\nb', 'c'], 8, { hasLineBreaks: true }),
    ],
    [
      'with a quoted CR before another quoted value',
      '"a\rb","c"\r\nd',
      row(['a\rb', 'c'], 11, { hasLineBreaks: true }),
      row(['a\rb', 'c'], 11, { hasLineBreaks: true }),
    ],
    ['with a quoted LF at the end', '"a\nb"', row(['a\nb'], 5, { hasLineBreaks: true }), null],
    ['with a quoted LF before the last CR', '"a\nb"\r', row(['a\nb'], 6, { hasLineBreaks: true }), null],
    ['with more behind a closing mark', 'a,"b"c,d\ne', broken(['a'], 9), broken(['a'], 9)],
    ['with more behind the first closing mark', '"b"c,d\ne', broken([], 7), broken([], 7)],
    ['with a mark in the middle of a value', 'a 5",b\n', row(['a 5"', 'b'], 7), row(['a 5"', 'b'], 7)],
    ['behind a byte order mark', '\ufeffa,b\n', row(['a', 'b'], 5), row(['a', 'b'], 5)],
    ['behind such marks of both encodings', '\ufeff๏ปฟ\ufeff๏ปฟ"a",b\n', row(['a', 'b'], 14), row(['a', 'b'], 14)],
    ['with a byte order mark in the middle', 'a,\ufeffb\n', row(['a', '\ufeffb'], 5), row(['a', '\ufeffb'], 5)],
  ])('%s', (_, text, whole, beginning) => {
    expect(cutRow(text, 0, ',', true)).toEqual(whole);
    expect(cutRow(text, 0, ',', false)).toEqual(beginning);
    // Also where it is not the first one.
    const moved = (cut: CutRow | null) => cut && { ...cut, next: cut.next + 2 };
    expect(cutRow(`x\n${text}`, 2, ',', true)).toEqual(moved(whole));
    expect(cutRow(`x\n${text}`, 2, ',', false)).toEqual(moved(beginning));
  });

  it.each([';', '\t', '|'] as const)('at %j', (delimiter) => {
    expect(cutRow(`a,b${delimiter}"c${delimiter}d"\n`, 0, delimiter, false)).toEqual(
      row(['a,b', `c${delimiter}d`], 10),
    );
  });

  it.each([
    ['""', ''],
    ['"a""b"', 'a"b'],
    ['""""', '"'],
    ['"a"""', 'a"'],
    ['"""a"', '"a'],
    // Quoted twice and three times.
    ['""""""', ''],
    ['"""a"""', 'a'],
    ['"""""a"""""', 'a'],
    ['"""""a"""', '""a"'],
    ['"""a"" b"""', '"a" b"'],
    ['"""a"" ""b"""', '"a" "b"'],
    ['""""""""', '"""'],
  ])('where %s is the value %j', (written, value) => {
    expect(cutRow(`${written},x\n`, 0, ',', true)?.cells).toEqual([value, 'x']);
  });
});

describe('a quoted value', () => {
  /** Behind the row before. */
  const START = 5;
  const cut = (text: string, isLast: boolean) => cutRow(`,,,,\n${text}`, START, ',', isLast);

  it('may end 8,192 characters behind the beginning of its row', () => {
    const value = `a\n${'x'.repeat(8_189)}`;
    const read = row([value], START + 8_194, { hasLineBreaks: true });
    expect(cut(`"${value}"\nb`, true)).toEqual(read);
    expect(cut(`"${value}"\nb`, false)).toEqual(read);
    expect(cut(`"${value}x"\nb`, true)).toEqual(broken([], START + 3));
    expect(cut(`"${value}x"\nb`, false)).toEqual(broken([], START + 3));
  });

  it('is waited for as long', () => {
    const beginning = `"a\n${'x'.repeat(8_189)}`;
    expect(cut(beginning, false)).toBeNull();
    expect(cut(beginning, true)).toEqual(broken([], START + 3));
    expect(cut(`${beginning}x`, false)).toEqual(broken([], START + 3));
  });

  it('may have 256 doubled quotation marks', () => {
    const most = '""'.repeat(256);
    expect(cut(`"${most}a"\n`, false)).toEqual(row([`${'"'.repeat(256)}a`], START + 516));
    expect(cut(`"\n${most}a`, false)).toBeNull();
    expect(cut(`"${most}""a"\nb`, true)).toEqual(broken([], START + 518));
    expect(cut(`"\n${most}""a`, false)).toEqual(broken([], START + 2));
  });

  it('is not closed by the last mark that came, which may be doubled', () => {
    expect(cut('"a"', false)).toBeNull();
    expect(cut('"a""', false)).toBeNull();
    expect(cut('"a""', true)).toEqual(broken([], START + 4));
  });
});

describe('the cells of a row', () => {
  const most = ['a', ...Array<string>(2_047).fill('')];

  it('are kept up to 2,048, and a row of more has too many', () => {
    const line = `a${','.repeat(2_047)}`;
    expect(cutRow(`${line}\nb`, 0, ',', false)).toEqual(row(most, 2_049));
    expect(cutRow(`${line},b,c\r\nd`, 0, ',', false)).toEqual(row(most, 2_054, { defect: 'moreCells' }));
    expect(cutRow(`${line},b,c`, 0, ',', true)).toEqual(row(most, 2_052, { defect: 'moreCells' }));
    expect(cutRow(`${line},b,c`, 0, ',', false)).toBeNull();
  });
});

it.each<[string, number, CutRow | null, CutRow | null]>([
  ['"a\nb', 0, broken(['x'], 3), broken(['x'], 3)],
  ['"a\rb', 0, broken(['x'], 3), broken(['x'], 3)],
  ['"a\r\nb', 0, broken(['x'], 4), broken(['x'], 4)],
  ['"a\r\n', 0, broken(['x'], 4), broken(['x'], 4)],
  ['"a\n\nb', 0, broken(['x'], 3), broken(['x'], 3)],
  ['"a\n', 0, broken(['x'], 3), null],
  ['"a\r', 0, broken(['x'], 3), null],
  ['"a', 0, broken(['x'], 2), null],
  ['a\n"b\nc', 2, broken(['x'], 5), broken(['x'], 5)],
])('the broken line %j from %d on is cut', (text, start, whole, beginning) => {
  expect(cutBrokenLine(text, start, true, ['x'])).toEqual(whole);
  expect(cutBrokenLine(text, start, false, ['x'])).toEqual(beginning);
});

it.each([
  [[], 0],
  [['', ' ', '\t'], 0],
  [['a'], 1],
  [['', 'a ', '', ' '], 2],
])('the cells %j are filled up to %d', (cells, width) => {
  expect(filledWidth(cells)).toBe(width);
});

it.each([
  ['', false],
  ['a b', false],
  ['a\nb', true],
  ['a\rb', true],
  ['\r\n', true],
])('%j has a line break: %s', (text, has) => {
  expect(hasLineBreak(text)).toBe(has);
});
