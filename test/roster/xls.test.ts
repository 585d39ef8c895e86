import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, NOT_COMPUTED, type Sheet } from '../../lib/roster/sheet.ts';
import { openXls } from '../../lib/roster/xls.ts';
import { doubleWord, RECORD, record, words } from '../../scripts/biff-records.ts';
import { biff5 } from '../../scripts/biff5.ts';
import { biff8 } from '../../scripts/biff8.ts';
import { windows874 } from '../../scripts/windows-874.ts';
import { bof, label, number, oldWorkbook, type RecordsOfSheet } from '../helpers/roster/old-workbooks.ts';

/** A sheet with all its rows: their cells by row number. */
async function contentOf(sheet: Sheet) {
  const rows = (await Array.fromAsync(sheet.rows())).flat();
  return Object.fromEntries(rows.map(({ number: row, cells }) => [row, cells]));
}

async function sheetsOf(bytes: Buffer) {
  return Promise.all((await openXls(bytes, {})).map(async (sheet) => ({ ...sheet, content: await contentOf(sheet) })));
}

/** The rows of a workbook of one sheet. */
async function read(records: readonly Buffer[], { version = 8, globals = [] as readonly Buffer[] } = {}) {
  const [sheet] = await sheetsOf(oldWorkbook({ version: version as 5 | 8, globals, sheets: [{ records }] }));
  return sheet?.content;
}

const FORMULA = 0x0006;
const STRING = 0x0207;

/** A formula with its last value in eight bytes. */
function formula(row: number, column: number, value: Buffer, flags = 0): Buffer {
  return record(FORMULA, words(row, column, 0), value, words(flags, 0, 0, 3, 0x1e, 1));
}

const double = (value: number) => number(0, 0, value).subarray(10);
const special = (kind: number, value = 0) => Buffer.of(kind, 0, value, 0, 0, 0, 0xff, 0xff);

describe('the texts of an old workbook', () => {
  const ROWS = [
    ['ชื่อ', 'ตำแหน่ง', ''],
    ['กล้า', 'นักวิเคราะห์นโยบายและแผน', 'ระดับ ช2/หัวหน้า – “x”'],
  ];

  it.each([
    ['says nothing of its code page', undefined],
    ['says Windows-874', 874],
    ['says Western European', 1252],
    ['says UTF-16', 1200],
  ])('are Thai in BIFF5 that %s', async (_, codePage) => {
    const [sheet] = await sheetsOf(biff5([{ name: 'ข้อมูล', rows: ROWS }], codePage));
    expect(sheet?.name).toBe('ข้อมูล');
    expect(sheet?.content).toEqual({ 1: ['ชื่อ', 'ตำแหน่ง'], 2: ROWS[1] });
  });

  it('are those of BIFF8, in tables of texts over any number of records', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.stringMatching(/^[ก-๙ ]{1,40}$/),
      fc.constant('ก'.repeat(9_000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 20 }), async (rows) => {
        const [sheet] = await sheetsOf(biff8([{ name: 'ก', rows }]));
        const expected = rows.flatMap((cells, index) =>
          cells.every((cell) => cell === '') ? [] : [[String(index + 1), cells.join('|').replace(/\|+$/, '')]],
        );
        const got = Object.entries(sheet?.content ?? {}).map(([row, cells]) => [
          row,
          cells.join('|').replace(/\|+$/, ''),
        ]);
        expect(got).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('may stand in the cell, in BIFF8 too', async () => {
    expect(await read([label(0, 0, 'ID_CARD'), label(0, 1, 'ชื่อ'), label(0, 2, '')])).toEqual({
      1: ['ID_CARD', 'ชื่อ', ''],
    });
  });

  it('may have formats for parts of them', async () => {
    const runs = Buffer.of(1, 0, 0, 0, 1, 0);
    const ofBiff8 = record(0x00d6, words(0, 0, 0, 4), Buffer.of(1), Buffer.from('กล้า', 'utf16le'), runs);
    expect(await read([ofBiff8])).toEqual({ 1: ['กล้า'] });
    const ofBiff5 = record(0x00d6, words(0, 0, 0, 4), windows874('กล้า'), Buffer.of(1, 0, 0));
    expect(await read([ofBiff5], { version: 5 })).toEqual({ 1: ['กล้า'] });
  });

  it('that several cells share are one each, formats and phonetic text left out', async () => {
    const rich = Buffer.concat([words(2), Buffer.of(0x0d), words(1), doubleWord(4), Buffer.from('ขค', 'utf16le')]);
    const table = Buffer.concat([rich, words(0, 0), Buffer.of(1, 2, 3, 4), words(1), Buffer.of(0), Buffer.from('z')]);
    const shared = record(RECORD.SST, doubleWord(3), doubleWord(2), table);
    const cell = (column: number, index: number) => record(RECORD.LABEL_SST, words(0, column, 0), doubleWord(index));
    expect(await read([cell(0, 0), cell(1, 1), cell(2, 0)], { globals: [shared] })).toEqual({ 1: ['ขค', 'z', 'ขค'] });
  });

  describe('that several cells share', () => {
    const cell = (column: number, index: number) => record(RECORD.LABEL_SST, words(0, column, 0), doubleWord(index));
    const tableOf = (count: number, first: readonly Uint8Array[], ...others: readonly (readonly Uint8Array[])[]) => [
      record(RECORD.SST, doubleWord(count), doubleWord(count), ...first),
      ...others.map((parts) => record(RECORD.CONTINUE, ...parts)),
    ];
    const wide = (text: string) => Buffer.from(text, 'utf16le');
    const narrow = (text: string) => Buffer.from(text, 'latin1');
    /** The second text of the table, which shows that the first was left at its end. */
    const NEXT = [words(1), Buffer.of(0), narrow('z')];

    it.each<[string, string, readonly Buffer[]]>([
      [
        'from one byte a letter to two',
        'abกข',
        tableOf(2, [words(4), Buffer.of(0), narrow('ab')], [Buffer.of(1), wide('กข'), ...NEXT]),
      ],
      [
        'from two to one and back',
        'กขabคง',
        tableOf(
          2,
          [words(6), Buffer.of(1), wide('กข')],
          [Buffer.of(0), narrow('ab')],
          [Buffer.of(1), wide('คง'), ...NEXT],
        ),
      ],
      ['in front of the first letter', 'กข', tableOf(2, [words(2), Buffer.of(0)], [Buffer.of(1), wide('กข'), ...NEXT])],
      ['behind the last letter', 'กข', tableOf(2, [words(2), Buffer.of(1), wide('กข')], NEXT)],
      ['in front of a text', 'ab', tableOf(2, [], [words(2), Buffer.of(0), narrow('ab'), ...NEXT])],
      [
        'in its length, and over empty records',
        'ab',
        tableOf(2, [Buffer.of(2)], [], [Buffer.of(0, 0), narrow('ab')], [], NEXT),
      ],
      [
        'between the halves of a letter outside the first plane',
        'a𠮷',
        tableOf(2, [words(3), Buffer.of(1), wide('a\ud842')], [Buffer.of(1), wide('\udfb7'), ...NEXT]),
      ],
      [
        'in its formats and its phonetic text',
        'กข',
        tableOf(
          2,
          [words(2), Buffer.of(0x0d), words(2), doubleWord(6), wide('กข'), Buffer.of(1, 0, 2)],
          [Buffer.of(0, 2, 0, 3, 0, 9, 9)],
          [Buffer.of(9)],
          [Buffer.of(9, 9, 9), ...NEXT],
        ),
      ],
      [
        'in its letters, with formats behind them',
        'abกข',
        tableOf(
          2,
          [words(4), Buffer.of(8), words(1), narrow('ab')],
          [Buffer.of(1), wide('กข'), Buffer.of(1, 0)],
          [Buffer.of(2, 0), ...NEXT],
        ),
      ],
    ])('may be cut %s', async (_, text, globals) => {
      expect(await read([cell(0, 0), cell(1, 1)], { globals })).toEqual({ 1: [text, 'z'] });
    });

    it('are broken characters where the table has no text, or half a letter', async () => {
      const globals = tableOf(9, [words(1), Buffer.of(1), wide('\ud842')]);
      expect(await read([cell(0, 0), cell(1, 1), cell(2, 0xffff_ffff)], { globals })).toEqual({
        1: ['\ufffd', '\ufffd', '\ufffd'],
      });
    });
  });
});

describe('the other values', () => {
  it('are numbers as they are stored, dates too', async () => {
    const rk = (column: number, raw: number) => record(RECORD.RK, words(0, column, 0), doubleWord(raw));
    const half = Buffer.alloc(8);
    half.writeDoubleLE(0.5);
    const several = record(
      RECORD.MUL_RK,
      words(0, 4, 0),
      doubleWord((45_000 << 2) | 2),
      words(0),
      doubleWord((123_456 << 2) | 3),
      words(5),
    );
    const records = [
      number(0, 0, 30_500.25),
      rk(1, (7 << 2) | 2),
      rk(2, half.readUInt32LE(4)),
      rk(3, (-150 << 2) | 3),
      several,
    ];
    expect(await read(records)).toEqual({ 1: [30_500.25, 7, 0.5, -1.5, 45_000, 1_234.56] });
  });

  it('are yes, no, and errors as their text', async () => {
    const of = (column: number, value: number, isError: number) =>
      record(0x0205, words(0, column, 0), Buffer.of(value, isError));
    expect(await read([of(0, 1, 0), of(1, 0, 0), of(2, 0x2a, 1), of(3, 0x07, 1), of(4, 0x17, 1)])).toEqual({
      1: [true, false, '#N/A', '#DIV/0!', '#REF!'],
    });
  });

  it.each([
    ['1904', 1, true],
    ['1900', 0, false],
  ])('count days from %s when the workbook says so, and are not shifted', async (_, flag, datesFrom1904) => {
    const globals = [record(RECORD.DATE_1904, words(flag))];
    const [sheet] = await sheetsOf(oldWorkbook({ globals, sheets: [{ records: [number(0, 0, 40_000)] }] }));
    expect(sheet).toMatchObject({ datesFrom1904, content: { 1: [40_000] } });
  });
});

describe('a formula', () => {
  const text = record(STRING, words(4), Buffer.of(1), Buffer.from('กล้า', 'utf16le'));
  const sharedFormula = record(0x04bc, words(0, 0, 0, 0, 0, 1, 0));

  it.each<[string, readonly Buffer[], Cell]>([
    ['a number', [formula(0, 0, double(14_500))], 14_500],
    ['a number computed by a program that asks to compute it again', [formula(0, 0, double(14_500), 2)], 14_500],
    ['a yes', [formula(0, 0, special(1, 1))], true],
    ['an error', [formula(0, 0, special(2, 0x2a))], '#N/A'],
    ['a text', [formula(0, 0, special(0)), text], 'กล้า'],
    ['a text behind what it shares', [formula(0, 0, special(0)), sharedFormula, text], 'กล้า'],
    ['0 that nobody computed', [formula(0, 0, double(0), 3)], NOT_COMPUTED],
    ['nothing, as nobody computed it', [formula(0, 0, special(3), 2)], NOT_COMPUTED],
    ['a text that is missing', [formula(0, 0, special(0))], NOT_COMPUTED],
    ['a number from before the last change', [record(0x005e, words(0)), formula(0, 0, double(14_500))], NOT_COMPUTED],
    ['a text from before the last change', [record(0x005e, words(0)), formula(0, 0, special(0)), text], NOT_COMPUTED],
    ['what is no number', [formula(0, 0, double(Number.POSITIVE_INFINITY))], '#NUM!'],
  ])('has the value that was stored: %s', async (_, records, value) => {
    expect(await read([...records, label(0, 1, 'x')])).toEqual({ 1: [value, 'x'] });
  });

  it('may have a text that goes on in another record', async () => {
    const texts = [
      record(STRING, words(4), Buffer.of(0), Buffer.from('ab')),
      record(RECORD.CONTINUE, Buffer.of(1), Buffer.from('กข', 'utf16le')),
    ];
    expect(await read([formula(0, 0, special(0)), ...texts])).toEqual({ 1: ['abกข'] });
  });

  it('of nothing is nothing', async () => {
    expect(await read([formula(0, 0, special(3)), label(0, 1, 'x')])).toEqual({ 1: ['', 'x'] });
  });

  it('in BIFF5 has its text in Windows-874', async () => {
    const records = [formula(0, 0, special(0)), record(STRING, words(4), windows874('กล้า'))];
    expect(await read(records, { version: 5 })).toEqual({ 1: ['กล้า'] });
  });
});

describe('the sheets of an old workbook', () => {
  const sheet = (name: string, others: Partial<RecordsOfSheet> = {}): RecordsOfSheet => ({
    name,
    records: [label(2, 0, name)],
    ...others,
  });

  it('are in the order of their tabs, hidden ones too, without charts and macros', async () => {
    const sheets = await sheetsOf(
      oldWorkbook({
        sheets: [
          sheet('ก'),
          sheet('กราฟ', { type: 2 }),
          sheet('ข', { visibility: 1 }),
          sheet('มาโคร', { type: 1 }),
          sheet('ค', { visibility: 2 }),
          sheet('__proto__'),
          sheet('ก'),
        ],
      }),
    );
    expect(sheets.map(({ name, isHidden, content }) => [name, isHidden, content])).toEqual([
      ['ก', false, { 3: ['ก'] }],
      ['ข', true, { 3: ['ข'] }],
      ['ค', true, { 3: ['ค'] }],
      ['__proto__', false, { 3: ['__proto__'] }],
      ['ก', false, { 3: ['ก'] }],
    ]);
  });

  it('are those of the export in its three lives', async () => {
    const rows = [['ชื่อเรื่อง', '', ''], [], ['ID_CARD', 'ชื่อ', ''], ['0999900000012', '', 'x']];
    const three = [1, 2, 3].map((n) => ({ name: `CurrentData_${n}`, rows: [...rows, [`แถว ${n}`]] }));
    const [five, eight] = await Promise.all([sheetsOf(biff5(three)), sheetsOf(biff8(three))]);
    const plain = (sheets: typeof five) => sheets.map(({ name, content }) => ({ name, content }));
    expect(plain(five)).toEqual(plain(eight));
    expect(plain(five)[2]).toEqual({
      name: 'CurrentData_3',
      content: { 1: ['ชื่อเรื่อง'], 3: ['ID_CARD', 'ชื่อ'], 4: ['0999900000012', '', 'x'], 5: ['แถว 3'] },
    });
  });

  it('tell their hidden rows, and their hidden columns with a value', async () => {
    const row = (index: number, flags: number) => record(RECORD.ROW, words(index, 0, 1, 0xff, 0, 0, flags, 0));
    const columns = record(0x007d, words(1, 2, 0x900, 0, 1, 0));
    const toTheEnd = record(0x007d, words(255, 256, 0x900, 0, 1, 0));
    const cells = [label(0, 0, 'a'), label(0, 1, 'b'), label(1, 2, 'c')];
    const records = [columns, toTheEnd, row(0, 0x100), row(1, 0x120), ...cells];
    const [only] = await openXls(oldWorkbook({ sheets: [{ records }] }), {});
    const rows = (await Array.fromAsync((only as Sheet).rows())).flat();
    expect(rows.map(({ isHidden }) => isHidden)).toEqual([false, true]);
    expect([...(only as Sheet).hiddenColumns]).toEqual([1, 2]);
  });

  it('may have their cells in any order', async () => {
    expect(await read([label(2, 1, 'd'), label(0, 2, 'b'), label(2, 0, 'c'), label(0, 0, 'a')])).toEqual({
      1: ['a', '', 'b'],
      3: ['c', 'd'],
    });
  });

  it('have the value of a merge in every cell that it covers up to the last column in use, but no row of nothing else', async () => {
    const merges = record(0x00e5, words(2, 1, 3, 1, 1, 0, 0, 0, 3));
    const records = [label(0, 0, 'title'), label(1, 0, 'a'), label(1, 1, 'ต.ช.'), label(3, 0, 'c'), merges];
    expect(await read(records)).toEqual({
      1: ['title', 'title'],
      2: ['a', 'ต.ช.'],
      4: ['c', 'ต.ช.'],
    });
  });

  it('may hold charts, whose cells are not theirs', async () => {
    const chart = [bof(8, 0x0020), number(0, 0, 1), record(RECORD.EOF)];
    expect(await read([label(0, 0, 'a'), ...chart, label(1, 0, 'b')])).toEqual({ 1: ['a'], 2: ['b'] });
  });

  it('give the same rows in each pass, and stop when told to', async () => {
    const controller = new AbortController();
    const records = Array.from({ length: 2_000 }, (_, row) => label(row, 0, 'x'));
    const [only] = await openXls(oldWorkbook({ sheets: [{ records }] }), { signal: controller.signal });
    expect(await contentOf(only as Sheet)).toEqual(await contentOf(only as Sheet));
    const rows = (only as Sheet).rows()[Symbol.asyncIterator]();
    await rows.next();
    const reason = new Error('out of time');
    controller.abort(reason);
    await expect(rows.next()).rejects.toBe(reason);
    await expect(openXls(oldWorkbook({ sheets: [] }), { signal: controller.signal })).rejects.toBe(reason);
  });
});
