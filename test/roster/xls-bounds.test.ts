import { describe, expect, it } from 'vitest';
import { openXls } from '../../lib/roster/xls.ts';
import { doubleWord, RECORD, record, words } from '../../scripts/biff-records.ts';
import {
  bof,
  DAMAGED,
  label,
  number,
  oldWorkbook,
  type RecordsOfSheet,
  refusalOfXls,
  TOO_LARGE,
} from '../helpers/roster/old-workbooks.ts';
import { unreadable } from '../helpers/roster/reading.ts';

const COL_INFO = 0x007d;
const MERGE_CELLS = 0x00e5;

const times = <Item>(count: number, itemOf: (index: number) => Item) =>
  Array.from({ length: count }, (_, n) => itemOf(n));
const rowsOf = (count: number, recordOf: (row: number) => Buffer): RecordsOfSheet => ({
  records: times(count, recordOf),
});

const hiddenColumns = (first: number, last: number) => record(COL_INFO, words(first, last, 0, 0, 1));
const merges = (count: number, ...range: readonly number[]) =>
  record(MERGE_CELLS, words(count, ...times(count, () => range).flat()));

/** Records that count as so many cells, and are of the last column, where nothing is. */
function cellsOf(count: number): Buffer[] {
  const each = 20;
  const left = count % (1_000 * each);
  return [
    ...times(Math.floor(count / (1_000 * each)), () => merges(1_000, 0, 0, 255, 255)),
    merges(Math.floor(left / each), 0, 0, 255, 255),
    ...times(left % each, () => hiddenColumns(255, 255)),
  ];
}

describe('2 million cells, and not one more, are those of a workbook', () => {
  it.each<[string, number, readonly Buffer[]]>([
    ['nothing', 0, []],
    ['the last cell of a row', 20, [number(7, 19, 1)]],
    ['cells between others', 20, [number(7, 19, 1), number(7, 3, 1), number(7, 19, 2)]],
    ['cells behind others', 20, [number(7, 3, 1), number(7, 4, 1), number(7, 19, 1)]],
    ['cells of two rows', 15, [number(7, 4, 1), number(9, 9, 1)]],
    ['hidden columns', 3, [hiddenColumns(253, 255)]],
    ['hidden columns beyond the last one', 3, [hiddenColumns(253, 65_535)]],
    ['a merge of one column', 20, [merges(1, 0, 9, 3, 3)]],
    ['a merge of four columns', 23, [merges(1, 0, 9, 3, 6)]],
    ['the cells that a merge fills', 31, [merges(1, 0, 0, 0, 3), number(0, 0, 1), number(1, 3, 1)]],
    [
      'the cells of a row that a merge leaves empty',
      36,
      [merges(1, 0, 1, 0, 3), number(0, 3, 1), label(1, 3, ''), number(2, 4, 1)],
    ],
  ])('%s', async (_, count, records) => {
    const withCells = (others: number) =>
      oldWorkbook({ sheets: [{ records: [...cellsOf(others - 1), ...records] }, { records: [number(0, 0, 1)] }] });
    expect(await refusalOfXls(withCells(2_000_000 - count))).toBeNull();
    expect(await refusalOfXls(withCells(2_000_001 - count))).toEqual(TOO_LARGE);
  });
});

describe('the texts of a workbook', () => {
  const textsOf = (...lengths: readonly number[]) =>
    record(
      RECORD.SST,
      doubleWord(lengths.length),
      doubleWord(lengths.length),
      ...lengths.flatMap((length) => [words(length), Buffer.of(0), Buffer.alloc(length, 65)]),
    );
  const shared = (row: number, column: number, index = 0) =>
    record(RECORD.LABEL_SST, words(row, column, 0), doubleWord(index));

  it('have 12 million characters at most, over all its sheets and each time that they are shown', async () => {
    const withRows = (one: number, other: number) =>
      oldWorkbook({
        globals: [textsOf(8_000)],
        sheets: [
          rowsOf(one, (row) => shared(row, 0)),
          { records: [number(0, 0, 1), ...times(other, (n) => shared(n + 1, 0))] },
        ],
      });
    expect(await refusalOfXls(withRows(700, 800))).toBeNull();
    expect(await refusalOfXls(withRows(701, 800))).toEqual(TOO_LARGE);
  });

  it('have 65,536 characters at most in a row; the sheet is named where there are several', async () => {
    const row = (last: number): RecordsOfSheet => ({
      name: 'ข',
      records: [...times(8, (column) => shared(4, column)), shared(4, 8, last), number(4, 9, 1)],
    });
    const globals = [textsOf(8_192, 0, 1)];
    const remedy = ['ส่งเฉพาะรายชื่อ แถวละหนึ่งคน', 'Send only the officers, one in each row'] as const;
    expect(await refusalOfXls(oldWorkbook({ globals, sheets: [row(1)] }))).toBeNull();
    expect(await refusalOfXls(oldWorkbook({ globals, sheets: [row(2)] }))).toEqual(
      unreadable(['แถวที่ 5 มีมากกว่า 65536 ตัวอักษร', 'row 5 has more than 65536 characters'], remedy),
    );
    expect(await refusalOfXls(oldWorkbook({ globals, sheets: [{ name: 'ก', records: [] }, row(2)] }))).toEqual(
      unreadable(['ชีต “ข”: แถวที่ 5 มีมากกว่า 65536 ตัวอักษร', 'sheet “ข”: row 5 has more than 65536 characters'], remedy),
    );
  });
});

it('an old workbook has 16 MB at most', async () => {
  // Zeros are no workbook, however many.
  expect(await refusalOfXls(Buffer.alloc(2 ** 24))).toEqual(DAMAGED);
  expect(await refusalOfXls(Buffer.alloc(2 ** 24 + 1))).toEqual(TOO_LARGE);
});

it('an old workbook has 1,000 sheets at most', async () => {
  const withSheets = (count: number) => oldWorkbook({ sheets: times(count, () => ({ records: [] })) });
  expect(await openXls(withSheets(1_000), {})).toHaveLength(1_000);
  expect(await refusalOfXls(withSheets(1_001))).toEqual(TOO_LARGE);
});

describe('the reading of an old workbook', () => {
  const reason = new Error('out of time');
  /** The reading, aborted by whatever else waits. */
  const abortedReading = (records: readonly Buffer[]) => {
    const controller = new AbortController();
    setImmediate(() => controller.abort(reason));
    return openXls(oldWorkbook({ sheets: [{ records }] }), { signal: controller.signal });
  };
  const unknown = record(0x1234);

  it('lets others run after 10,000 records, the end of the sheet and charts in it among them', async () => {
    // The last record is the end.
    expect(await abortedReading(times(9_998, () => unknown))).toHaveLength(1);
    await expect(abortedReading(times(9_999, () => unknown))).rejects.toBe(reason);
    const chart = [bof(8, 0x0020), ...times(9_997, () => unknown), record(RECORD.EOF)];
    await expect(abortedReading(chart)).rejects.toBe(reason);
  });

  it('never begins when it was aborted', async () => {
    await expect(openXls(Buffer.alloc(0), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it.each([
    [0, []],
    [1, [1]],
    [1_000, [500, 500]],
    [1_001, [500, 500, 1]],
  ])('gives %d rows in batches of 500, and others run in between', async (count, batches) => {
    const controller = new AbortController();
    const sheet = rowsOf(count, (row) => number(row, 0, row));
    const [only] = await openXls(oldWorkbook({ sheets: [sheet] }), { signal: controller.signal });
    const rows = await Array.fromAsync(only?.rows() ?? []);
    expect(rows.map(({ length }) => length)).toEqual(batches);
    expect(rows.flat()).toEqual(times(count, (n) => ({ number: n + 1, cells: [n], defect: null, isHidden: false })));
    setImmediate(() => controller.abort(reason));
    const again = Array.fromAsync(only?.rows() ?? []);
    await (count === 0 ? expect(again).resolves.toEqual([]) : expect(again).rejects.toBe(reason));
  });
});

describe('a workbook that kept another reader busy without end is read', () => {
  const cell = label(0, 0, 'a');

  it.each<[string, readonly Buffer[]]>([
    ['a link over all cells', [cell, record(0x01b8, words(0, 65_535, 0, 255), Buffer.alloc(64))]],
    ['columns again and again', [cell, ...times(3_000, () => record(COL_INFO, words(0, 65_535, 0x900, 0, 0, 0)))]],
    ['widths of columns in front of nothing', [record(COL_INFO, words(65_535, 0, 0x900, 0, 1, 0)), cell]],
  ])('%s', async (_, records) => {
    expect(await refusalOfXls(oldWorkbook({ sheets: [{ records }] }))).toBeNull();
  });
});
