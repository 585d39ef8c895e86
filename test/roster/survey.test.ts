import { describe, expect, it } from 'vitest';
import { type Cell, NOT_COMPUTED, type Sheet, type SheetRow } from '../../lib/roster/sheet.ts';
import { RowsOfRoster, surveyFile } from '../../lib/roster/survey.ts';
import { GOOD_ROW, unreadable } from '../helpers/roster/reading.ts';

const TITLES = Object.keys(GOOD_ROW);

/** The good officer under another citizen id. */
function officer(end: number): readonly Cell[] {
  return ['09999000000'.concat(String(end)), ...Object.values(GOOD_ROW).slice(1)];
}

/** A sheet of these rows, in batches of two. */
function sheetOf(rows: readonly (readonly Cell[] | SheetRow)[], more: Partial<Sheet> = {}): Sheet {
  const numbered = rows.map(
    (row, index): SheetRow => ('cells' in row ? row : { number: index + 1, cells: row, defect: null }),
  );
  return {
    name: 'ก',
    isHidden: false,
    datesFrom1904: false,
    hiddenColumns: new Set(),
    async *rows() {
      for (let at = 0; at < numbered.length; at += 2) {
        yield numbered.slice(at, at + 2);
      }
    },
    ...more,
  };
}

function surveyOf(sheets: readonly Sheet[], named?: string, rows = new RowsOfRoster(), firstIndex = 0) {
  return surveyFile(sheets, named, rows, firstIndex);
}

const EXPORT_AGAIN = [
  'ส่งออกบัญชีรายชื่อใหม่เป็นแฟ้ม .xlsx, .xls หรือ .csv',
  'Export the roster again, as .xlsx, .xls or .csv',
] as const;
const NAME_ANOTHER = [
  'ระบุชื่อชีตของบัญชีรายชื่อตามแถบชีต หรือไม่ต้องระบุ',
  'Give the name of the roster’s sheet as on its tab, or none',
] as const;

describe('the rows of a roster', () => {
  it('are 200,000 at most', () => {
    const rows = new RowsOfRoster();
    for (let count = 0; count < 200_000; count += 1) {
      rows.count();
    }
    expect(() => rows.count()).toThrow(
      expect.objectContaining({
        code: 'ROSTER_UNREADABLE',
        texts: unreadable(
          ['มีมากกว่า 200000 แถว', 'it has more than 200000 rows'],
          ['ส่งบัญชีรายชื่อแยกตามหน่วยงาน', 'Send one roster for each agency'],
        ),
      }),
    );
  });

  it('with the same citizen id are known, ten at most beside each', () => {
    const rows = new RowsOfRoster();
    rows.add('0999900000012', 0, 2);
    rows.add('0999900000020', 0, 3);
    rows.add(null, 0, 4);
    rows.add(null, 0, 5);
    // No person's number, but one that may stand there.
    rows.add('0000000000000', 0, 7);
    expect(rows.others('0000000000000', 0, 7)).toEqual([]);
    rows.add('0000000000000', 0, 8);
    expect(rows.others('0999900000012', 0, 2)).toEqual([]);
    rows.add('0999900000012', 2, 1_048_576);
    expect(rows.others('0999900000012', 0, 2)).toEqual([[2, 1_048_576]]);
    expect(rows.others('0999900000012', 2, 1_048_576)).toEqual([[0, 2]]);
    expect(rows.others('0999900000020', 0, 3)).toEqual([]);
    expect(rows.others('0999900000038', 0, 6)).toEqual([]);
    expect(rows.others(null, 0, 4)).toEqual([]);
    for (let row = 10; row < 30; row += 1) {
      rows.add('0999900000012', 1, row);
    }
    const known = [[0, 2], [2, 1_048_576], ...Array.from({ length: 9 }, (_, index) => [1, 10 + index])];
    expect(rows.others('0999900000012', 0, 2)).toEqual(known.slice(1));
    expect(rows.others('0999900000012', 1, 18)).toEqual(known.slice(0, 10));
    expect(rows.others('0999900000012', 1, 29)).toEqual(known.slice(0, 10));
  });
});

describe('what is read of a sheet is told', () => {
  it('with its rows and columns', async () => {
    const sheet = sheetOf(
      [
        ['หัวเรื่อง'],
        ['', ' '],
        [...TITLES, 'REMARK', '', 'เบอร์โทร', '', '', '', 'SALARI'],
        officer(12),
        { number: 5, cells: [...officer(20), 'x', 'y', '02', ' ', 5, '', ''], defect: null, isHidden: true },
        { number: 6, cells: ['รวม', 2], defect: null, isHidden: true },
        { number: 7, cells: [...officer(38), '', '', '', 'z'], defect: 'moreCells' },
        [...officer(46), '', NOT_COMPUTED],
      ],
      { hiddenColumns: new Set([12, 14]) },
    );
    const { sheets, leftAside } = await surveyOf([sheet]);
    expect(leftAside).toEqual([]);
    expect(sheets).toEqual([
      {
        index: 0,
        name: 'ก',
        header: expect.objectContaining({ row: 3 }),
        read: {
          sheet: 'ก',
          headerRow: 3,
          rowsAbove: [1],
          rows: 4,
          rowsLeftAside: { count: 1, numbers: [6] },
          hidden: { rows: 2, columns: 2 },
          columns: {
            used: TITLES,
            notNeeded: ['REMARK'],
            ignored: ['เบอร์โทร', 'SALARI', 'N (ไม่มีชื่อคอลัมน์ / no title)', 'Q (ไม่มีชื่อคอลัมน์ / no title)'],
            suspected: [{ cell: 'S3', title: 'SALARI', column: 'SALARY' }],
            twice: [],
          },
        },
      },
    ]);
  });

  it('whose header is one of the first twenty rows', async () => {
    const titles = (count: number) => Array.from({ length: count }, () => ['หัวเรื่อง']);
    const { sheets } = await surveyOf([sheetOf([...titles(19), TITLES, officer(12)])]);
    expect(sheets[0]?.read).toMatchObject({ headerRow: 20, rows: 1 });
    await expect(surveyOf([sheetOf([...titles(20), TITLES, officer(12)])])).rejects.toThrow(
      /none of its first 20 rows is a header/,
    );
  });

  it('with the columns without a title in their order, however they come', async () => {
    const { sheets } = await surveyOf([
      sheetOf([TITLES, [...officer(12), '', '', 'x'], [...officer(20), 'x', '', '', '', '', '', '', '', '', '', 'x']]),
    ]);
    expect(sheets[0]?.read.columns.ignored).toEqual(
      ['M', 'O', 'W'].map((letter) => `${letter} (ไม่มีชื่อคอลัมน์ / no title)`),
    );
  });

  it('with the numbers of twenty rows that are no officers', async () => {
    const totals = Array.from({ length: 22 }, () => ['รวม', '5']);
    const { sheets } = await surveyOf([sheetOf([TITLES, officer(12), ...totals])]);
    expect(sheets[0]?.read.rowsLeftAside).toEqual({
      count: 22,
      numbers: Array.from({ length: 20 }, (_, index) => index + 3),
    });
  });

  it('and its rows are noted under its number among all sheets', async () => {
    const rows = new RowsOfRoster();
    const sheets = [
      sheetOf([['x']], { name: 'a' }),
      sheetOf([TITLES, officer(12)], { name: 'hidden', isHidden: true }),
      sheetOf([TITLES, officer(12)], { name: 'b' }),
      sheetOf([TITLES, officer(20), officer(12)], { name: 'c' }),
    ];
    const { sheets: surveyed } = await surveyOf(sheets, undefined, rows, 4);
    expect(surveyed.map(({ index, name }) => [index, name])).toEqual([
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(rows.others('0999900000012', 0, 0)).toEqual([
      [4, 2],
      [5, 3],
    ]);
  });

  it('and more rows than the administration has personnel are counted, officers or not', async () => {
    const rows = new RowsOfRoster();
    for (let count = 0; count < 199_998; count += 1) {
      rows.count();
    }
    const sheet = sheetOf([['x'], TITLES, officer(12), ['รวม', '1']]);
    await expect(surveyOf([sheet], undefined, rows)).resolves.toBeDefined();
    await expect(surveyOf([sheet], undefined, rows)).rejects.toThrow(/more than 200000 rows/);
  });
});

it('sheets that are left aside are named with the reason', async () => {
  const sheets = [
    sheetOf([TITLES, officer(12)], { name: 'roster' }),
    sheetOf([['x'], [' '], ['y'], ['z']], { name: 'letter' }),
    sheetOf([[''], [' ']], { name: 'empty' }),
    sheetOf([TITLES, officer(12), []], { name: 'hidden', isHidden: true }),
    sheetOf([['x'], TITLES, ['รวม', '0']], { name: 'nobody' }),
  ];
  expect((await surveyOf(sheets)).leftAside).toEqual([
    {
      sheet: 'letter',
      rows: 3,
      reason: {
        code: 'NO_ROSTER',
        th: 'ไม่พบหัวตารางของบัญชีรายชื่อใน 20 แถวแรก',
        en: 'None of its first 20 rows is the header of a roster.',
      },
    },
    { sheet: 'empty', rows: 0, reason: { code: 'EMPTY', th: 'ชีตว่าง', en: 'The sheet is empty.' } },
    { sheet: 'hidden', rows: 2, reason: { code: 'HIDDEN', th: 'ชีตถูกซ่อนไว้', en: 'The sheet is hidden.' } },
    {
      sheet: 'nobody',
      rows: 3,
      reason: { code: 'NO_OFFICERS', th: 'มีหัวตารางแต่ไม่มีรายชื่อ', en: 'It has a header but no officer under it.' },
    },
  ]);
  const named = await surveyOf(sheets.slice(0, 2), 'ROSTER');
  expect(named.sheets.map(({ name }) => name)).toEqual(['roster']);
  expect(named.leftAside).toEqual([
    {
      sheet: 'letter',
      rows: 3,
      reason: { code: 'NOT_NAMED', th: 'ไม่ใช่ชีตที่ระบุให้อ่าน', en: 'It is not the sheet that was named.' },
    },
  ]);
});

describe('sheets without a roster are refused', () => {
  const roster = sheetOf([TITLES, officer(12)], { name: 'roster' });
  const hidden = sheetOf([TITLES, officer(12)], { name: 'hidden', isHidden: true });
  const empty = sheetOf([], { name: 'empty' });
  const emptyAndHidden = sheetOf([], { name: 'both', isHidden: true });
  const nobody = sheetOf([TITLES], { name: 'nobody' });
  const letter = sheetOf([['x']], { name: 'letter' });
  const some = sheetOf([TITLES.slice(0, 5)], { name: 'some' });
  const more = sheetOf([TITLES.slice(0, 6)], { name: 'more' });
  const nearly = sheetOf([TITLES.slice(0, 11)], { name: 'nearly' });

  const EMPTY = unreadable(['แฟ้มว่าง', 'it is empty'], EXPORT_AGAIN);
  const NO_OFFICERS = unreadable(['มีหัวตารางแต่ไม่มีรายชื่อ', 'it has a header but no officer under it'], EXPORT_AGAIN);
  const HIDDEN = unreadable(
    ['ชีตที่มีข้อมูลถูกซ่อนไว้ทั้งหมด', 'every sheet with something in it is hidden'],
    ['เลิกซ่อนชีตที่เป็นบัญชีรายชื่อ แล้วบันทึกและส่งใหม่', 'Unhide the sheet of the roster, save, and send it again'],
  );
  const NAMED_EMPTY = unreadable(['ชีตที่ระบุชื่อว่างเปล่า', 'the sheet that was named is empty'], NAME_ANOTHER);
  const noneOf = (count: number) =>
    unreadable([`ไม่มีชีตชื่อนั้น (แฟ้มนี้มี ${count} ชีต)`, `it has no sheet of that name; it has ${count}`], NAME_ANOTHER);

  it.each<[string, readonly Sheet[], string | undefined, { th: string; en: string }]>([
    ['when there is none', [], undefined, EMPTY],
    ['when all are empty', [empty, emptyAndHidden], undefined, EMPTY],
    ['when a hidden one is not empty', [empty, emptyAndHidden, hidden], undefined, HIDDEN],
    ['when one has no officers', [hidden, nobody, empty], undefined, NO_OFFICERS],
    ['when the named one is empty', [empty, roster], 'empty', NAMED_EMPTY],
    ['when the named one has no officers', [nobody, roster], 'nobody', NO_OFFICERS],
    ['when none has the name', [roster, empty], 'x', noneOf(2)],
    ['when the only sheet has none', [sheetOf([TITLES, officer(12)], { name: null })], 'x', noneOf(1)],
  ])('%s', async (_, sheets, named, expected) => {
    await expect(surveyOf(sheets, named)).rejects.toMatchObject({ code: 'ROSTER_UNREADABLE', texts: expected });
  });

  it.each<[string, readonly Sheet[], string | undefined, string]>([
    ['the one that is most like a roster', [letter, some, more, some, nobody], undefined, 'sheet “more”: its header'],
    ['the first of two', [letter, some, sheetOf([TITLES.slice(1, 6)], { name: 'y' })], undefined, 'sheet “some”: its'],
    ['the named one', [some, letter, roster], 'LETTER', 'sheet “letter”: none of its first 20 rows'],
    ['one that was meant as a roster', [roster, some, nearly], undefined, 'sheet “nearly”: its header in row 1'],
    ['without a name where it is the only one', [letter], undefined, 'The roster cannot be read: none of its'],
  ])('naming %s', async (_, sheets, named, en) => {
    await expect(surveyOf(sheets, named)).rejects.toMatchObject({ texts: { en: expect.stringContaining(en) } });
  });

  it('but not one that lacks columns beside a roster, or a hidden one', async () => {
    expect((await surveyOf([some, roster])).sheets).toHaveLength(1);
    expect((await surveyOf([roster, { ...nearly, isHidden: true }])).sheets).toHaveLength(1);
  });
});
