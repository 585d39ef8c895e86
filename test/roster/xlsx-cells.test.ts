import { describe, expect, it } from 'vitest';
import { rosterUnreadable } from '../../lib/roster/refusal.ts';
import { columnOf, rangeOf } from '../../lib/roster/xlsx-cells.ts';
import { mayHaveMerges, readMerges } from '../../lib/roster/xlsx-merges.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

describe('the reference of a cell', () => {
  it.each<[string | undefined, number | null]>([
    ['A1', 0],
    ['Z1', 25],
    ['AA1', 26],
    ['AZ7', 51],
    ['BA7', 52],
    ['ZZ1', 701],
    ['ALL1', 999],
    // All further columns are read as one.
    ['ALM1', 1_000],
    ['ALN1', 1_000],
    ['XFD1048576', 1_000],
    // No more than three letters.
    ['AAAA1', 702],
    ['A', 0],
    ['', null],
    ['1', null],
    ['@1', null],
    ['[1', null],
    ['a1', null],
    ['A@1', 0],
    ['A[1', 0],
    [undefined, null],
  ])('%s is in column %s', (reference, column) => {
    expect(columnOf(reference)).toBe(column);
  });

  it.each<[string | undefined, readonly [number, number, number, number] | null]>([
    ['K2:L3', [2, 3, 10, 11]],
    ['K2', [2, 2, 10, 10]],
    ['L3:K2', [2, 3, 10, 11]],
    ['$K$2:$L$3', [2, 3, 10, 11]],
    ['$K$2', [2, 2, 10, 10]],
    ['AAA1234567:AAB1234568', [1_234_567, 1_234_568, 702, 703]],
    ['A1:XFD1048576', [1, 1_048_576, 0, 1_000]],
    ['AAAA1', null],
    ['A12345678', null],
    ['A1:AAAA1', null],
    ['A1:B12345678', null],
    ['A1:', null],
    ['A1:B', null],
    ['A1:2', null],
    ['A:B', null],
    ['1:2', null],
    ['a1:b2', null],
    ['A1:B2:C3', null],
    [' A1', null],
    ['A1 ', null],
    ['A1 B2', null],
    ['Sheet!A1', null],
    ['', null],
    [undefined, null],
  ])('%s is a range', (reference, expected) => {
    const range = rangeOf(reference);
    expect(range && [range.top, range.bottom, range.left, range.right]).toEqual(expected);
  });
});

async function* piecesOf(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield Buffer.from(piece as string);
  }
}

describe('the word for a merge', () => {
  const text = '<xx><mergeCell ref="A1:B2"/></xx>';

  it.each(Array.from(text, (_, index) => index + 1))('is found in pieces of %d bytes', async (size) => {
    const inPieces = (all: string) =>
      piecesOf(
        ...Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size)),
      );
    expect(await mayHaveMerges(inPieces(text))).toBe(true);
    expect(await mayHaveMerges(inPieces(text.replace('mergeCell', 'mergeCel_l')))).toBe(false);
  });

  it('is found in no piece, and in none without bytes', async () => {
    expect(await mayHaveMerges(piecesOf())).toBe(false);
    expect(await mayHaveMerges(piecesOf('', '<a>', '', '</a>', ''))).toBe(false);
    expect(await mayHaveMerges(piecesOf('', 'merge', '', 'Cell'))).toBe(true);
  });

  it('may be in any document in UTF-16, where it is not looked for', async () => {
    expect(await mayHaveMerges(piecesOf(Buffer.from('<a/>', 'utf16le')))).toBe(true);
    expect(await mayHaveMerges(piecesOf(Buffer.from('\ufeff<a/>', 'utf16le'), 'x'))).toBe(true);
    // Later bytes that are like its beginning are none.
    expect(await mayHaveMerges(piecesOf('<', '\0', '\0<', '\0'))).toBe(false);
    expect(await mayHaveMerges(piecesOf('x<\0xxxxxxx', '<\0'))).toBe(false);
  });
});

describe('the merges of a worksheet', () => {
  const merges = async (inside: string) => {
    const pieces = piecesOf(`<worksheet xmlns="${MAIN}">${inside}</worksheet>`);
    return (await readMerges(pieces, rosterUnreadable)).map(({ top, bottom, left, right }) => [
      top,
      bottom,
      left,
      right,
    ]);
  };
  const all = '<mergeCells><mergeCell ref="A9:XFD10"/></mergeCells>';
  const rows = (...inside: readonly string[]) =>
    `<sheetData>${inside.map((cells) => `<row>${cells}</row>`).join('')}</sheetData>`;

  it.each<[string, string, readonly (readonly number[])[]]>([
    ['none', rows('<c r="C1"><v>1</v></c>'), []],
    [
      'up to the last column with a value',
      rows('<c r="C1"><v>1</v></c>', '<c r="B2"><v>1</v></c>') + all,
      [[9, 10, 0, 2]],
    ],
    ['with a text of its own', rows('<c r="C1" t="inlineStr"><is><t>1</t></is></c>') + all, [[9, 10, 0, 2]]],
    ['with a formula', rows('<c r="C1"><f>1</f></c>') + all, [[9, 10, 0, 2]]],
    ['but not with anything else', rows('<c r="C1"><x/></c><c r="B1"><v/></c>') + all, [[9, 10, 0, 1]]],
    [
      'where cells have no reference',
      rows('<c/><c/><c><v/></c><c/>', '<c/><c><v/></c>', '<c/>') + all,
      [[9, 10, 0, 2]],
    ],
    ['behind one that has', rows('<c r="E1"/><c><v/></c>') + all, [[9, 10, 0, 5]]],
    ['also outside a row', `<c><v/></c><c><v/></c>${all}`, [[9, 10, 0, 1]]],
    ['in a sheet without values', rows('<c r="C1"/>') + all, [[9, 10, 0, 0]]],
    [
      'a value outside a cell counts for none',
      rows('<c r="C1"/><v/>', '<c r="C1"><x><is/></x></c>') + all,
      [[9, 10, 0, 0]],
    ],
    [
      'in order, and no other elements',
      `${rows('<c r="C1"><v/></c>')}<mergeCell ref="A1:B1"/><mergeCells><mergeCell ref="B2:C3"/><mergeCell/><mergeCell ref="A2:A3"/><mergeCell ref="?"/><x ref="A1:A2"/><x><mergeCell ref="A1:A2"/></x></mergeCells>`,
      [
        [2, 3, 0, 0],
        [2, 3, 1, 2],
      ],
    ],
  ])('%s', async (_, inside, expected) => {
    expect(await merges(inside)).toEqual(expected);
  });
});
