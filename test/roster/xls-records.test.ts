import { describe, expect, it } from 'vitest';
import { NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { openXls } from '../../lib/roster/xls.ts';
import { doubleWord, RECORD, record, words } from '../../scripts/biff-records.ts';
import { DAMAGED, label, number, oldWorkbook, refusalOfXls } from '../helpers/roster/old-workbooks.ts';

/** The rows of a workbook of one sheet, and what is hidden in it. */
async function read(records: readonly Buffer[], globals: readonly Buffer[] = []) {
  const [sheet] = await openXls(oldWorkbook({ globals, sheets: [{ records }] }), {});
  const rows = (await Array.fromAsync(sheet?.rows() ?? [])).flat();
  return {
    cells: Object.fromEntries(rows.map(({ number: row, cells }) => [row, cells])),
    hiddenRows: rows.filter(({ isHidden }) => isHidden).map(({ number: row }) => row),
    hiddenColumns: [...(sheet?.hiddenColumns ?? [])],
    datesFrom1904: sheet?.datesFrom1904,
  };
}

const cellsOf = async (records: readonly Buffer[], globals: readonly Buffer[] = []) =>
  (await read(records, globals)).cells;

const R_STRING = 0x00d6;
const BOOL_ERR = 0x0205;
const FORMULA = 0x0006;
const STRING = 0x0207;
const COL_INFO = 0x007d;
const MERGE_CELLS = 0x00e5;

const ZERO = Buffer.alloc(8);
const TEXT_FOLLOWS = Buffer.of(0, 0, 0, 0, 0, 0, 0xff, 0xff);
const special = (kind: number, value = 0) => Buffer.of(kind, 0, value, 0, 0, 0, 0xff, 0xff);
const double = (value: number) => number(0, 0, value).subarray(10);
/** A formula in the first row, as short as it can be. */
const formula = (column: number, value: Buffer, flags = 0, type = FORMULA) =>
  record(type, words(0, column, 0), value, words(flags));

/** The record cut to so many bytes of content. */
const cut = (whole: Buffer, length: number) => record(whole.readUInt16LE(0), whole.subarray(4, 4 + length));

describe('a record as short as it can be', () => {
  it.each<[string, Buffer, unknown]>([
    ['an empty text', record(RECORD.LABEL, words(0, 1, 0, 0)), ''],
    ['an empty text with formats', record(R_STRING, words(0, 1, 0, 0)), ''],
    ['a shared text', record(RECORD.LABEL_SST, words(0, 1, 0), doubleWord(0)), '\ufffd'],
    ['a number', number(0, 1, 1.5), 1.5],
    ['a short number', record(RECORD.RK, words(0, 1, 0), doubleWord((7 << 2) | 2)), 7],
    ['short numbers', record(RECORD.MUL_RK, words(0, 1, 15), doubleWord((7 << 2) | 2), words(1)), 7],
    ['a yes', record(BOOL_ERR, words(0, 1, 0), Buffer.of(1, 0)), true],
    ['a formula', formula(1, double(2.5)), 2.5],
  ])('is %s, and damaged where it is shorter', async (_, whole, value) => {
    expect(await cellsOf([whole, label(0, 2, 'x')])).toStrictEqual({ 1: ['', value, 'x'] });
    for (let length = whole.length - 5; length >= 0; length -= 1) {
      expect(await refusalOfXls(oldWorkbook({ sheets: [{ records: [cut(whole, length)] }] }))).toEqual(DAMAGED);
    }
  });

  it('is a merge, or none', async () => {
    const merge = record(MERGE_CELLS, words(1, 0, 1, 0, 0));
    expect(await cellsOf([merge, label(0, 0, 'a'), label(1, 1, 'b')])).toStrictEqual({ 1: ['a'], 2: ['a', 'b'] });
    expect(await cellsOf([record(MERGE_CELLS, words(0)), label(0, 0, 'a')])).toStrictEqual({ 1: ['a'] });
    for (let length = merge.length - 5; length >= 0; length -= 1) {
      expect(await refusalOfXls(oldWorkbook({ sheets: [{ records: [cut(merge, length)] }] }))).toEqual(DAMAGED);
    }
  });

  it('is no numbers at all', async () => {
    const none = record(RECORD.MUL_RK, words(0, 1, 0));
    expect(await cellsOf([none, label(0, 0, 'a')])).toStrictEqual({ 1: ['a'] });
  });

  it('hides a row, and nothing where it is shorter', async () => {
    const hidden = record(RECORD.ROW, words(1, 0, 0, 0, 0, 0, 0x20));
    const records = [label(0, 0, 'a'), label(1, 0, 'b')];
    expect((await read([hidden, ...records])).hiddenRows).toEqual([2]);
    for (let length = 13; length >= 0; length -= 1) {
      expect((await read([cut(hidden, length), ...records])).hiddenRows).toEqual([]);
    }
    const others = record(RECORD.ROW, words(1, 0, 0, 0, 0, 0, 0xffdf));
    expect((await read([others, ...records])).hiddenRows).toEqual([]);
  });

  it('hides columns, and nothing where it is shorter', async () => {
    const hidden = record(COL_INFO, words(1, 2, 0, 0, 1));
    const records = [0, 1, 2, 3].map((column) => label(0, column, 'a'));
    expect((await read([hidden, ...records])).hiddenColumns).toEqual([1, 2]);
    for (let length = 9; length >= 0; length -= 1) {
      expect((await read([cut(hidden, length), ...records])).hiddenColumns).toEqual([]);
    }
    const others = record(COL_INFO, words(1, 2, 0, 0, 0xfffe));
    expect((await read([others, ...records])).hiddenColumns).toEqual([]);
  });

  it('says from when dates count, and nothing where it is shorter', async () => {
    const datesFrom1904 = async (...content: readonly Buffer[]) =>
      (await read([], [record(RECORD.DATE_1904, ...content)])).datesFrom1904;
    expect(await datesFrom1904(words(1))).toBe(true);
    expect(await datesFrom1904(Buffer.of(1))).toBe(false);
    expect(await datesFrom1904()).toBe(false);
    expect(await datesFrom1904(words(2))).toBe(false);
    expect((await read([])).datesFrom1904).toBe(false);
  });
});

describe('the values of cells', () => {
  it.each([
    [0x00, '#NULL!'],
    [0x07, '#DIV/0!'],
    [0x0f, '#VALUE!'],
    [0x17, '#REF!'],
    [0x1d, '#NAME?'],
    [0x24, '#NUM!'],
    [0x2a, '#N/A'],
    [0x2b, '#GETTING_DATA'],
    [0x01, '#N/A'],
  ])('are errors: %d is %s', async (code, text) => {
    const error = record(BOOL_ERR, words(0, 0, 0), Buffer.of(code, 1));
    expect(await cellsOf([error, formula(1, special(2, code))])).toStrictEqual({ 1: [text, text] });
  });

  it('are yes or no', async () => {
    const of = (column: number, value: number, isError: number) =>
      record(BOOL_ERR, words(0, column, 0), Buffer.of(value, isError));
    const records = [of(0, 0, 0), of(1, 1, 2), of(2, 2, 0), formula(3, special(1, 0)), formula(4, special(1, 1))];
    expect(await cellsOf(records)).toStrictEqual({ 1: [false, true, false, false, true] });
  });

  it('are no numbers where the file has none', async () => {
    const rk = record(RECORD.RK, words(0, 2, 0), doubleWord(0x7ff00000));
    const records = [number(0, 0, Number.NaN), number(0, 1, Number.NEGATIVE_INFINITY), rk];
    expect(await cellsOf(records)).toStrictEqual({ 1: ['#NUM!', '#NUM!', '#NUM!'] });
  });

  it('are short numbers, whole ones and halves of others, and hundredths of both', async () => {
    const rk = (column: number, bits: number) => record(RECORD.RK, words(0, column, 0), doubleWord(bits));
    const upper = double(-2.5).readUInt32LE(4);
    const records = [rk(0, (-7 << 2) | 2), rk(1, (-7 << 2) | 3), rk(2, upper), rk(3, upper | 1)];
    expect(await cellsOf(records)).toStrictEqual({ 1: [-7, -0.07, -2.5, -0.025] });
  });

  it('stand in every column up to the last one, and in each row', async () => {
    const several = record(
      RECORD.MUL_RK,
      words(65_535, 254, 0),
      doubleWord((1 << 2) | 2),
      words(0),
      doubleWord((2 << 2) | 2),
      words(255),
    );
    expect(await cellsOf([several, number(2, 255, 3)])).toStrictEqual({
      3: [...Array(255).fill(''), 3],
      65536: [...Array(254).fill(''), 1, 2],
    });
  });

  it('are left out with their row where it has none but empty ones', async () => {
    expect(await cellsOf([label(0, 0, ''), label(0, 1, ''), label(1, 1, 'a')])).toStrictEqual({ 2: ['', 'a'] });
  });

  it('are those that came last for a cell', async () => {
    expect(await cellsOf([label(0, 1, 'a'), label(0, 0, 'b'), label(0, 1, 'c')])).toStrictEqual({ 1: ['b', 'c'] });
  });
});

describe('a formula', () => {
  const text = (letters: string) => record(STRING, words(letters.length), Buffer.of(0), Buffer.from(letters, 'latin1'));

  it.each([FORMULA, 0x0206, 0x0406])('is read from record %d', async (type) => {
    expect(await cellsOf([formula(0, double(1.5), 0, type)])).toStrictEqual({ 1: [1.5] });
  });

  it.each<[string, Buffer, number, unknown]>([
    ['0', ZERO, 0, 0],
    ['0, always to be computed', ZERO, 1, 0],
    ['0, not computed', ZERO, 2, NOT_COMPUTED],
    ['a number, to be computed again', double(0.5), 2, 0.5],
    ['nothing', special(3), 0, ''],
    ['nothing, always to be computed', special(3), 1, ''],
    ['nothing, not computed', special(3), 2, NOT_COMPUTED],
    ['yes, to be computed again', special(1, 1), 2, true],
    ['a kind of value that there is not', special(4), 0, 'before'],
    ['a text that does not follow', TEXT_FOLLOWS, 0, NOT_COMPUTED],
  ])('has the value that was stored: %s', async (_, value, flags, expected) => {
    const records = [label(0, 0, 'before'), formula(0, value, flags), label(0, 1, 'x')];
    expect(await cellsOf(records)).toStrictEqual({ 1: [expected, 'x'] });
  });

  it('has one text, and only the text that follows it before another formula', async () => {
    const records = [
      text('first'),
      formula(0, TEXT_FOLLOWS),
      formula(1, double(1.5)),
      text('second'),
      formula(2, TEXT_FOLLOWS),
      text('third'),
      text('fourth'),
    ];
    expect(await cellsOf(records)).toStrictEqual({ 1: [NOT_COMPUTED, 1.5, 'third'] });
    const endless = oldWorkbook({ sheets: [{ records: [formula(0, TEXT_FOLLOWS), record(STRING)] }] });
    expect(await refusalOfXls(endless)).toEqual(DAMAGED);
  });
});

describe('merged cells', () => {
  const merge = (...ranges: readonly (readonly [number, number, number, number])[]) =>
    record(MERGE_CELLS, words(ranges.length, ...ranges.flat()));

  it('have one value, in rows that are too short for it, too', async () => {
    const records = [
      merge([0, 2, 3, 255], [1, 1, 0, 1], [3, 3, 0, 1]),
      label(0, 3, 'over three'),
      label(1, 0, 'two'),
      label(2, 0, 'c'),
      label(3, 0, ''),
      label(4, 4, 'z'),
    ];
    expect(await cellsOf(records)).toStrictEqual({
      1: ['', '', '', 'over three', 'over three'],
      2: ['two', 'two', '', 'over three', 'over three'],
      3: ['c', '', '', 'over three', 'over three'],
      5: ['', '', '', '', 'z'],
    });
  });

  it('keep a hidden column that has no value but theirs', async () => {
    const hidden = record(COL_INFO, words(0, 255, 0, 0, 1));
    const records = [hidden, merge([0, 0, 1, 2]), label(0, 1, 'a'), label(1, 4, 'b'), label(2, 5, '')];
    expect((await read(records)).hiddenColumns).toEqual([1, 2, 4]);
  });

  it('may be all that there is, to the last row and column', async () => {
    expect(await cellsOf([merge([65_535, 65_535, 255, 255])])).toStrictEqual({});
    expect(await cellsOf([merge([0, 0, 0, 255]), label(0, 0, 'a')])).toStrictEqual({ 1: ['a'] });
  });
});

describe('the table of shared texts', () => {
  const cell = (column: number, index: number) => record(RECORD.LABEL_SST, words(0, column, 0), doubleWord(index));
  const narrow = (text: string) => [words(text.length), Buffer.of(0), Buffer.from(text, 'latin1')];

  it('has as many texts as it says', async () => {
    const table = record(RECORD.SST, doubleWord(9), doubleWord(1), ...narrow('a'), ...narrow('b'));
    expect(await cellsOf([cell(0, 0), cell(1, 1)], [table])).toStrictEqual({ 1: ['a', '\ufffd'] });
    const none = record(RECORD.SST, doubleWord(9), doubleWord(0));
    expect(await cellsOf([cell(0, 0)], [none])).toStrictEqual({ 1: ['\ufffd'] });
  });

  it('may tell at any length how a text is pronounced', async () => {
    const table = [
      record(RECORD.SST, doubleWord(2), doubleWord(2), words(1), Buffer.of(4), doubleWord(0x10102), Buffer.from('a')),
      record(RECORD.CONTINUE, Buffer.alloc(0x8101, 1)),
      record(RECORD.CONTINUE, Buffer.alloc(0x8001, 1), ...narrow('b')),
    ];
    expect(await cellsOf([cell(0, 0), cell(1, 1)], table)).toStrictEqual({ 1: ['a', 'b'] });
  });

  it('may have letters of one byte that are not in ASCII', async () => {
    const table = record(RECORD.SST, doubleWord(1), doubleWord(1), ...narrow('é\xa0x'));
    expect(await cellsOf([cell(0, 0)], [table])).toStrictEqual({ 1: ['é\xa0x'] });
  });
});
