import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWorkbook, type WorkbookCell, type Worksheet, workbook, workbookParts } from '../../scripts/workbook.ts';
import { csvOf, GOOD_ROW, rowsOf, sheetReadOf, sourceOf } from '../helpers/roster/reading.ts';

const TITLES = Object.keys(GOOD_ROW);

/** The rows as a worksheet. */
function sheetOf(rows: readonly Readonly<Record<string, WorkbookCell>>[], others: Partial<Worksheet> = {}): Worksheet {
  return { name: 'roster', rows: [TITLES, ...rows.map((row) => TITLES.map((title) => row[title] ?? ''))], ...others };
}

function read(bytes: Uint8Array, options = {}) {
  return rowsOf(sourceOf('roster.xlsx', bytes), options);
}

const FROM_CSV = rowsOf(sourceOf('roster.csv', csvOf([GOOD_ROW])));

describe('a workbook reads as the same roster in CSV does', () => {
  const typed = {
    ...GOOD_ROW,
    BIRTH_DATE: new Date('1969-02-11'),
    BEG_DATE: new Date('1996-06-02'),
    BEG_POS_DATE: new Date('2014-10-01'),
    L_INS_DATE: new Date('2019-07-28'),
    SALARY: 30_500,
    SEX: 1,
  };

  it.each<[string, Uint8Array]>([
    ['with texts in a table of their own', workbook([sheetOf([GOOD_ROW])])],
    ['with texts in the cells', workbook([sheetOf([GOOD_ROW])], { texts: 'inline' })],
    ['with dates and numbers', workbook([sheetOf([typed])])],
    ['with dates from 1904', workbook([sheetOf([typed])], { datesFrom1904: true })],
    ['with prefixed elements, as .NET writes them', workbook([sheetOf([typed])], { prefix: 'x:' })],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(await FROM_CSV);
  });

  it('whatever the officers are', async () => {
    const text = fc.stringMatching(/^[ก-ฮa-zA-Z0-9 .,"'<>&/-]{0,12}$/);
    const cell = fc.oneof(text, fc.constantFrom('K2', 'M', '28/07/2562', '30,500', 'ต.ช.', '0999900000012'));
    const row = fc.record(
      Object.fromEntries(TITLES.map((title) => [title, fc.oneof(fc.constant(GOOD_ROW[title]), cell)])),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (some) => {
        const rows = some as Record<string, string>[];
        const texts = { texts: rows.length % 2 === 0 ? 'shared' : 'inline' } as const;
        const fromCsv = await rowsOf(sourceOf('r.csv', csvOf([...rows, GOOD_ROW])));
        expect(await read(workbook([sheetOf([...rows, GOOD_ROW])], texts))).toEqual(fromCsv);
      }),
      { numRuns: 150 },
    );
  });
});

/** The good workbook with changed XML of its worksheet. */
function changed(from: string | RegExp, to: string): Uint8Array {
  const parts = workbookParts([sheetOf([GOOD_ROW])], { texts: 'inline' });
  const path = 'xl/worksheets/sheet1.xml';
  const before = parts[path] ?? '';
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return packWorkbook({ ...parts, [path]: after });
}

it('the parts of a workbook are found in any letter case, as other writers than Excel have it', async () => {
  const { 'xl/sharedStrings.xml': texts = '', ...parts } = workbookParts([sheetOf([GOOD_ROW])]);
  expect(await read(packWorkbook({ ...parts, 'xl/SharedStrings.XML': texts }))).toEqual(await FROM_CSV);
});

describe('a cell', () => {
  it('may come without its place, in a row without its number', async () => {
    expect(await read(changed(/ r="[A-Z]*\d+"/g, ''))).toEqual(await FROM_CSV);
  });

  it('may be left out between others', async () => {
    const row = { ...GOOD_ROW, TIT_NAME: '' };
    expect(await read(workbook([sheetOf([row])]))).toEqual(await rowsOf(sourceOf('r.csv', csvOf([row]))));
  });

  it('may hold a text of several looks, its pronunciation left out', async () => {
    const rich = '<r><t>ก</t></r><r><rPr><b/></rPr><t>ล้า</t></r><rPh sb="0" eb="1"><t>กฺลา</t></rPh>';
    expect(await read(changed('<t xml:space="preserve">กล้า</t>', rich))).toEqual(await FROM_CSV);
  });

  it('may hold characters that XML cannot, and escaped markup', async () => {
    expect(await read(changed('>กล้า<', '>_x0E01_ล้า<'))).toEqual(await FROM_CSV);
    expect(await read(changed('>กล้า<', '><![CDATA[กล้า]]><'))).toEqual(await FROM_CSV);
  });

  it('may hold a formula, of which the last value counts', async () => {
    const formula = '<c r="J2"><f>30000+500</f><v>30500</v></c>';
    expect(await read(changed(/<c r="J2".*?<\/c>/, formula))).toEqual(await FROM_CSV);
    const text = '<c r="E2" t="str"><f>IF(1,"M")</f><v>M</v></c>';
    expect(await read(changed(/<c r="E2".*?<\/c>/, text))).toEqual(await FROM_CSV);
  });

  it('may hold an ISO date', async () => {
    const date = '<c r="G2" t="d"><v>1996-06-02T00:00:00</v></c>';
    const [row] = await read(changed(/<c r="G2".*?<\/c>/, date));
    // The only true date among texts: read, and noted.
    expect(row).toMatchObject({ officer: { enteredService: '1996-06-02', unsureDates: ['BEG_DATE'] } });
  });

  it.each([
    ['an error value', '<c r="J2" t="e"><v>#N/A</v></c>', 'SALARY', 'an error value of Excel'],
    ['an error value for a name', '<c r="C2" t="e"><v>#N/A</v></c>', 'FNAME', 'an error value of Excel'],
    ['a bare year for a date', '<c r="G2"><v>2548</v></c>', 'BEG_DATE', 'a number'],
    ['half a character as a name', '<c r="D2" t="str"><v>ทอง_xD800_</v></c>', 'LNAME', 'broken characters'],
    ['a truth value', '<c r="J2" t="b"><v>1</v></c>', 'SALARY', 'text'],
    ['a text that is not in the table', '<c r="D2" t="s"><v>99</v></c>', 'LNAME', 'broken characters'],
    ['a formula never computed', '<c r="D2"><f>A1</f></c>', 'LNAME', 'a formula that was not computed'],
    ['an id that lost its leading zero', '<c r="A2"><v>999900000012</v></c>', 'ID_CARD', 'digits, but not 13 of them'],
    ['a negative date', '<c r="G2"><v>-1</v></c>', 'BEG_DATE', 'a number'],
  ])('with %s is a problem of its row', async (_, cell, column, found) => {
    const place = cell.slice(0, 9);
    const rows = await read(changed(new RegExp(`${place}.*?</c>`), cell));
    const problem = { column, found: { en: found } };
    expect(rows).toMatchObject([
      column === 'ID_CARD' ? { row: 2, problems: [problem] } : { officer: { row: 2, unread: [problem] } },
    ]);
  });

  it('may hold an id as a number', async () => {
    const rows = await read(changed(/<c r="A2".*?<\/c>/, '<c r="A2"><v>1999900000012</v></c>'));
    expect(rows).toMatchObject([{ officer: { idCard: '1999900000012' } }]);
  });

  it.each(['N2', 'P2', 'XFD2'])(
    'right of the titles (%s) is ignored and listed, and costs no memory',
    async (place) => {
      const bytes = changed('</row></sheetData>', `<c r="${place}"><v>1</v></c></row></sheetData>`);
      expect(await read(bytes)).toEqual(await FROM_CSV);
      const { columns } = await sheetReadOf(sourceOf('roster.xlsx', bytes));
      expect(columns.ignored).toEqual([expect.stringMatching(/^[A-Z]+ \(ไม่มีชื่อคอลัมน์ \/ no title\)$/)]);
    },
  );
});

it('rows keep the numbers that Excel shows, though empty ones are left out of the file', async () => {
  const rows = await read(changed('<row r="2">', '<row r="17">'));
  expect(rows).toMatchObject([{ officer: { row: 17 } }]);
});

it('row numbers that do not rise are counted on', async () => {
  const rows = await read(changed('<row r="2">', '<row r="1">'));
  expect(rows).toMatchObject([{ officer: { row: 2 } }]);
});
