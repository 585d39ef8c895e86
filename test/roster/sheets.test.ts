import { describe, expect, it } from 'vitest';
import { type RosterSource, readRoster } from '../../lib/roster/read-roster.ts';
import { packWorkbook, type WorkbookCell, type Worksheet, workbook, workbookParts } from '../../scripts/workbook.ts';
import { csvOf, GOOD_ROW, refusalOf, rowsOf, sourceOf } from '../helpers/roster/reading.ts';

const COLUMNS = Object.keys(GOOD_ROW);

/** The good officer under another citizen id. */
function officer(number: number): Readonly<Record<string, string>> {
  return { ...GOOD_ROW, ID_CARD: `09999000000${number}` };
}

/** A sheet of officers under `above`, with its columns in the given order. */
function sheetOf(
  name: string,
  officers: readonly Readonly<Record<string, string>>[],
  {
    above = [],
    columns = COLUMNS,
    ...more
  }: Partial<Worksheet> & { above?: WorkbookCell[][]; columns?: string[] } = {},
): Worksheet {
  return { name, rows: [...above, columns, ...officers.map((row) => columns.map((one) => row[one] ?? ''))], ...more };
}

const TITLE_ROWS = [['รายงานข้าราชการ', ''], ['รูปแบบการออกรายงาน : ข้อมูลปัจจุบัน']];

async function read(...sources: RosterSource[]) {
  const roster = await readRoster(sources, { maxBytes: 10 ** 7 });
  const rows = await Array.fromAsync(roster.rows);
  const officers = rows.flatMap((row) => ('officer' in row ? [row.officer] : []));
  return {
    reading: roster.reading,
    rows,
    officers,
    places: officers.map(({ file, sheet, row }) => [file, sheet, row]),
  };
}

describe('the header of a sheet', () => {
  it.each([0, 1, 2, 19])('is found under %d other rows, which are named', async (count) => {
    const above = Array.from({ length: count }, (_, index) => `หัวเรื่อง ${index}`);
    const text = `${above.map((line) => `${line}\n`).join('')}${csvOf([GOOD_ROW])}`;
    const { reading, places } = await read(sourceOf('r.csv', text));
    expect(places).toEqual([[null, null, count + 2]]);
    expect(reading.files[0]?.sheets).toMatchObject([
      { headerRow: count + 1, rowsAbove: above.map((_, index) => index + 1), rows: 1 },
    ]);
  });

  it('is not looked for below twenty rows', async () => {
    const refusal = await refusalOf(sourceOf('r.csv', `${'หัวเรื่อง\n'.repeat(20)}${csvOf([GOOD_ROW])}`));
    expect(refusal.texts.en).toContain('none of its first 20 rows is a header');
    expect(refusal.texts.th).toContain('ไม่พบหัวตารางใน 20 แถวแรก');
  });

  it('is the row below a row of group titles, also where a group has the title of a column', async () => {
    const groups = COLUMNS.map((column) => (column === 'L_INS_DATE' ? 'SALARY' : column));
    const { reading, places } = await read(sourceOf('r.csv', `${groups.join(',')}\n${csvOf([GOOD_ROW])}`));
    expect(places).toEqual([[null, null, 3]]);
    expect(reading.files[0]?.sheets[0]?.headerRow).toBe(2);
  });

  it.each([
    [
      'one title',
      (column: string) => column === 'SALARY',
      'titles in row 1 are formulas that were not computed (cells J1)',
    ],
    ['all titles', () => true, 'titles in row 1 are formulas that were not computed (cells A1, B1, C1,'],
  ])('is refused where %s is a formula that was not computed, saying what to do', async (_, isFormula, en) => {
    const parts = workbookParts([sheetOf('ก', [officer(12)])], { texts: 'inline' });
    const path = 'xl/worksheets/sheet1.xml';
    const sheet = (parts[path] ?? '').replace(/<c r="([A-Z]+)1" .*?<\/c>/g, (cell, letters: string) =>
      isFormula(COLUMNS[letters.charCodeAt(0) - 0x41] ?? '') ? `<c r="${letters}1"><f>Z9</f></c>` : cell,
    );
    const refusal = await refusalOf(sourceOf('r.xlsx', packWorkbook({ ...parts, [path]: sheet })));
    expect(refusal.texts.en).toContain(en);
    expect(refusal.texts.en).toContain('Open the file in Excel, save it, and send the saved file');
    expect(refusal.texts.th).toContain('สูตรที่ยังไม่ได้คำนวณ');
  });

  it('may be under blank rows, which have their numbers', async () => {
    expect((await read(sourceOf('r.csv', `\n\n${csvOf([GOOD_ROW])}`))).places).toEqual([[null, null, 4]]);
  });
});

describe('every visible sheet that holds a roster is read', () => {
  const three = [
    sheetOf('CurrentData', [officer(12), officer(20)], { above: TITLE_ROWS }),
    sheetOf('CurrentData_1', [officer(39)], { above: TITLE_ROWS, columns: COLUMNS.toReversed() }),
    sheetOf('CurrentData_2', [officer(47)], { columns: [...COLUMNS.slice(3), ...COLUMNS.slice(0, 3), 'REMARK'] }),
  ];

  it('as one roster, whatever the order of its columns, and each row names its sheet', async () => {
    const { places, officers, reading } = await read(sourceOf('r.xlsx', workbook(three)));
    expect(places).toEqual([
      [null, 'CurrentData', 4],
      [null, 'CurrentData', 5],
      [null, 'CurrentData_1', 4],
      [null, 'CurrentData_2', 2],
    ]);
    const [first] = officers;
    for (const { idCard, sheet, row, ...facts } of officers) {
      expect(facts).toEqual({ ...first, idCard: undefined, sheet: undefined, row: undefined });
    }
    expect(reading.files[0]?.sheets.map(({ sheet, rows, headerRow }) => [sheet, rows, headerRow])).toEqual([
      ['CurrentData', 2, 3],
      ['CurrentData_1', 1, 3],
      ['CurrentData_2', 1, 1],
    ]);
  });

  it('and the others are named with their rows and the reason', async () => {
    const sheets = [
      sheetOf('รายชื่อ', [officer(12)]),
      { name: 'คำอธิบาย', rows: [['เรียน ผู้อำนวยการ'], [], ['ขอส่งบัญชีรายชื่อ']] },
      { name: 'ว่าง', rows: [] },
      sheetOf('ซ่อน', [officer(20), officer(39)], { isHidden: true }),
      sheetOf('หัวตารางเท่านั้น', []),
      {
        name: 'HistoryData',
        rows: [
          ['ID_CARD', 'FNAME', 'LNAME', 'INS_CODE'],
          ['0999900000012', 'ก', 'ข', 'ต.ช.'],
        ],
      },
    ];
    const { places, reading } = await read(sourceOf('r.xlsx', workbook(sheets)));
    expect(places).toEqual([[null, 'รายชื่อ', 2]]);
    expect(reading.files[0]?.sheetsLeftAside.map(({ sheet, rows, reason }) => [sheet, rows, reason.code])).toEqual([
      ['คำอธิบาย', 2, 'NO_ROSTER'],
      ['ว่าง', 0, 'EMPTY'],
      ['ซ่อน', 3, 'HIDDEN'],
      ['หัวตารางเท่านั้น', 1, 'NO_OFFICERS'],
      ['HistoryData', 2, 'NO_ROSTER'],
    ]);
    expect(reading.files[0]?.sheetsLeftAside[2]?.reason).toMatchObject({ th: 'ชีตถูกซ่อนไว้', en: 'The sheet is hidden.' });
  });

  it('but a sheet that was meant as a roster and lacks a column is refused by its name, so that nobody is lost', async () => {
    const second = sheetOf('CurrentData_1', [officer(20)], { columns: COLUMNS.filter((name) => name !== 'SALARY') });
    const refusal = await refusalOf(sourceOf('r.xlsx', workbook([sheetOf('CurrentData', [officer(12)]), second])));
    expect(refusal.texts.en).toContain('sheet “CurrentData_1”: its header in row 1 does not have SALARY (เงินเดือน)');
    expect(refusal.texts.th).toContain('ชีต “CurrentData_1”: หัวตารางในแถวที่ 1 ไม่มีคอลัมน์ SALARY (เงินเดือน)');
  });

  it('and a list that lacks three columns of a roster is named, not read', async () => {
    const columns = COLUMNS.filter((name) => !['SEX', 'BIRTH_DATE', 'SALARY'].includes(name));
    const sheets = [sheetOf('รายชื่อ', [officer(12)]), sheetOf('ได้รับแล้ว', [officer(12)], { columns })];
    const { places, reading } = await read(sourceOf('r.xlsx', workbook(sheets)));
    expect(places).toEqual([[null, 'รายชื่อ', 2]]);
    expect(reading.files[0]?.sheetsLeftAside.map(({ sheet, reason }) => [sheet, reason.code])).toEqual([
      ['ได้รับแล้ว', 'NO_ROSTER'],
    ]);
  });

  it('and a workbook whose only sheet is one has rows without a sheet', async () => {
    const { places } = await read(sourceOf('r.xlsx', workbook([sheetOf('รายชื่อ', [officer(12)])])));
    expect(places).toEqual([[null, null, 2]]);
  });

  it('also beside a sheet that begins with a row of formulas without titles', async () => {
    const parts = workbookParts([{ name: 'สรุป', rows: [Array(12).fill('x')] }, sheetOf('รายชื่อ', [officer(12)])], {
      texts: 'inline',
    });
    const path = 'xl/worksheets/sheet1.xml';
    const formulas = (parts[path] ?? '').replace(/<c r="([A-Z]+1)" .*?<\/c>/g, '<c r="$1"><f>Z9</f></c>');
    const { places } = await read(sourceOf('r.xlsx', packWorkbook({ ...parts, [path]: formulas })));
    expect(places).toEqual([[null, 'รายชื่อ', 2]]);
  });

  it('unless one is named, in any letter case, hidden or not', async () => {
    const sheets = [...three, sheetOf('Hidden', [officer(55)], { isHidden: true })];
    const named = async (sheet: string) =>
      (await rowsOf(sourceOf('r.xlsx', workbook(sheets)), { sheet })).map(
        (row) => 'officer' in row && row.officer.idCard,
      );
    expect(await named('currentdata_1')).toEqual(['0999900000039']);
    expect(await named('HIDDEN')).toEqual(['0999900000055']);
  });

  it.each<[string, Worksheet[], string, string]>([
    [
      'when all of them are hidden',
      [sheetOf('ก', [officer(12)], { isHidden: true })],
      'every sheet with something in it is hidden',
      'เลิกซ่อนชีต',
    ],
    ['when all of them are empty', [{ name: 'ก', rows: [] }], 'it is empty', 'แฟ้มว่าง'],
    [
      'when those with something in them and those without are hidden',
      [{ name: 'ก', rows: [] }, sheetOf('ข', [officer(12)], { isHidden: true })],
      'every sheet with something in it is hidden',
      'เลิกซ่อนชีต',
    ],
    [
      'when all of them are empty, some hidden',
      [
        { name: 'ก', rows: [] },
        { name: 'ข', rows: [], isHidden: true },
      ],
      'it is empty',
      'แฟ้มว่าง',
    ],
    ['when there is a header alone', [sheetOf('ก', [])], 'it has a header but no officer under it', 'ไม่มีรายชื่อ'],
    [
      'when the export found nobody',
      [{ name: 'CurrentData', rows: [['***** ไม่มีข้อมูล *****']] }],
      'the export found nobody',
      'ระบบส่งออกโดยไม่พบข้อมูล',
    ],
  ])('and a workbook is refused %s', async (_, sheets, en, th) => {
    const refusal = await refusalOf(sourceOf('r.xlsx', workbook(sheets)));
    expect(refusal.texts.en).toContain(en);
    expect(refusal.texts.th).toContain(th);
  });
});

it('a named sheet without anything in it is refused, and another may be named', async () => {
  const book = workbook([{ name: 'ก', rows: [] }, sheetOf('ข', [officer(12)])]);
  await expect(rowsOf(sourceOf('r.xlsx', book), { sheet: 'ก' })).rejects.toThrow(
    /the sheet that was named is empty\. Give the name of the roster’s sheet as on its tab, or none/,
  );
});

describe('several files are one roster', () => {
  const first = workbook([sheetOf('CurrentData', [officer(12)]), sheetOf('CurrentData_1', [officer(20)])]);
  const second = csvOf([officer(39), officer(12)]);

  it('whose officers name their file and sheet', async () => {
    const { places, reading } = await read(
      sourceOf('rosters/2569/0201.xlsx', first),
      sourceOf('rosters/2569/0201_1.csv', csvOf([officer(39)])),
    );
    expect(places).toEqual([
      ['0201.xlsx', 'CurrentData', 2],
      ['0201.xlsx', 'CurrentData_1', 2],
      ['0201_1.csv', null, 2],
    ]);
    expect(reading.files.map(({ file, sheets }) => [file, sheets.length])).toEqual([
      ['0201.xlsx', 2],
      ['0201_1.csv', 1],
    ]);
  });

  it('in which a citizen id in two files marks both rows, each naming the other with its file and sheet', async () => {
    const { rows } = await read(sourceOf('a.xlsx', first), sourceOf('b.csv', second));
    expect(rows.map((row) => [row.kind, 'otherRows' in row && row.otherRows])).toEqual([
      ['duplicate', [{ file: 'b.csv', sheet: null, row: 3 }]],
      ['officer', false],
      ['officer', false],
      ['duplicate', [{ file: 'a.xlsx', sheet: 'CurrentData', row: 2 }]],
    ]);
  });

  it('and a refusal names the file it is about', async () => {
    const refused = readRoster([sourceOf('a.xlsx', first), sourceOf('b.csv', 'สวัสดี\n')], { maxBytes: 10 ** 6 });
    await expect(refused).rejects.toMatchObject({
      code: 'ROSTER_UNREADABLE',
      texts: {
        th: expect.stringMatching(/^แฟ้ม b\.csv: อ่านบัญชีรายชื่อไม่ได้/),
        en: expect.stringMatching(/^File b\.csv: The roster cannot be read/),
      },
    });
  });

  it('whose files have their whole names where the last parts are the same', async () => {
    const { places } = await read(sourceOf('x/a.csv', csvOf([officer(12)])), sourceOf('y/a.csv', csvOf([officer(20)])));
    expect(places).toEqual([
      ['x/a.csv', null, 2],
      ['y/a.csv', null, 2],
    ]);
  });
});

describe('a column that stands there more than once', () => {
  /** The sheet with `SALARY` in further columns, some of them hidden. */
  function withSalaries(titles: readonly string[], hidden: readonly number[]) {
    const columns = [...titles, ...COLUMNS.filter((column) => column !== 'SALARY')];
    const cells = [
      ...titles.map((_, index) => String(20_000 + index)),
      ...COLUMNS.filter((one) => one !== 'SALARY').map((one) => GOOD_ROW[one] ?? ''),
    ];
    const parts = workbookParts([{ name: 'ก', rows: [columns, cells] }]);
    const path = 'xl/worksheets/sheet1.xml';
    const cols = hidden.map((index) => `<col min="${index + 1}" max="${index + 1}" width="9" hidden="1"/>`).join('');
    const sheet = (parts[path] ?? '').replace('<sheetData>', `${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>`);
    return sourceOf('r.xlsx', packWorkbook({ ...parts, [path]: sheet }));
  }

  it.each([
    ['hidden first', ['เงินเดือน', 'SALARY'], [0], 20_001, ['A1']],
    ['hidden last', ['SALARY', 'เงินเดือน'], [1], 20_000, ['B1']],
    ['hidden twice before', ['เงินเดือน', 'ค่าจ้าง', 'SALARY'], [0, 1], 20_002, ['A1', 'B1']],
  ])('%s: the visible one is read, and this is said', async (_, titles, hidden, salary, leftAside) => {
    const { officers, reading } = await read(withSalaries(titles, hidden));
    expect(officers.map((one) => one.salary)).toEqual([salary]);
    const sheet = reading.files[0]?.sheets[0];
    expect(sheet?.columns.twice.map((one) => [one.column, one.leftAside])).toEqual(
      leftAside.map((cell) => ['SALARY', cell]),
    );
    expect(sheet?.hidden).toEqual({ rows: 0, columns: hidden.length });
  });

  it('and is visible there is refused, naming the cells', async () => {
    const { texts } = await refusalOf(withSalaries(['เงินเดือน', 'SALARY'], []));
    expect(texts.en).toContain('SALARY (A1, B1)');
    expect(texts.th).toContain('SALARY (เงินเดือน) (A1, B1)');
  });
});

describe('what was read is told', () => {
  it('column by column', async () => {
    const text = csvOf([{ ...GOOD_ROW, REMARK: 'x', เบอร์โทร: '02' }]);
    const { reading } = await read(sourceOf('r.csv', text));
    expect(reading.help).toBe('docs/rosters.th.md');
    expect(reading.files[0]?.sheets[0]?.columns).toEqual({
      used: COLUMNS,
      notNeeded: ['REMARK'],
      ignored: ['เบอร์โทร'],
      suspected: [],
      twice: [],
    });
  });

  it('with the rows that are not officers, which are not judged', async () => {
    const text = `${csvOf([GOOD_ROW])}รวม 1 คน\n${COLUMNS.join(',')}\n,,,,,,,,,,,\n(ลงชื่อ) ผู้รับรอง\n`;
    const { rows, reading } = await read(sourceOf('r.csv', text));
    expect(rows).toHaveLength(1);
    expect(reading.files[0]?.sheets[0]?.rowsLeftAside).toEqual({ count: 3, numbers: [3, 4, 6] });
  });
});
