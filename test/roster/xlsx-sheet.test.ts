import { describe, expect, it } from 'vitest';
import { NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { openXlsx } from '../../lib/roster/xlsx.ts';
import { gridOf, refusalOfWorkbook, sharedTexts, sheetsOf, workbookOf } from '../helpers/roster/sheets-of.ts';

const shared = sharedTexts('ศูนย์', 'หนึ่ง');

function data(...rows: readonly string[]): string {
  return `<sheetData>${rows.join('')}</sheetData>`;
}

describe('the value of a cell', () => {
  it.each<[string, unknown]>([
    ['<c><v> 5 </v></c>', 5],
    ['<c><v>-1.5e3</v></c>', -1500],
    ['<c><v>1e999</v></c>', '1e999'],
    ['<c t="n"><v>x</v></c>', 'x'],
    ['<c><v> </v></c>', ''],
    ['<c t="n"><v> </v></c>', ''],
    ['<c t="b"><v> 1 </v></c>', true],
    ['<c t="b"><v>true</v></c>', true],
    ['<c t="b"><v>0</v></c>', false],
    ['<c t="b"><v>x</v></c>', false],
    ['<c t="b"><v> </v></c>', ''],
    ['<c t="s"><v> 1 </v></c>', 'หนึ่ง'],
    ['<c t="s"><v> </v></c>', ''],
    ['<c t="s"><v>-1</v></c>', '\ufffd'],
    ['<c t="s"><v>0.5</v></c>', '\ufffd'],
    ['<c t="str"><v> x </v></c>', ' x '],
    ['<c t="str"><v> </v></c>', ' '],
    ['<c t="?"><v>x</v></c>', 'x'],
    ['<c t="str">x<v>1</v>x</c>', '1'],
    ['<c t="str"><v>1<t>2</t></v></c>', '1'],
    ['<c t="str"><v>1</v><x>2</x></c>', '1'],
    ['<c t="str"><v t="array">1</v></c>', '1'],
    ['<c><v t="array"/></c>', ''],
    ['<c t="str"><v></v><v>1</v></c>', ''],
    ['<c><is><v>1</v></is></c>', ''],
    ['<c t="inlineStr"><is>x<t>1</t>x<r>x<t>2</t></r></is></c>', '12'],
    ['<c t="inlineStr"><is><t>1</t><rPh><t>x</t></rPh><t>2</t></is></c>', '12'],
    ['<c t="inlineStr"><t>x</t><is><t>1</t></is><t>x</t></c>', '1'],
    ['<c t="inlineStr"><x><is><t>1</t></is></x></c>', '1'],
    ['<c t="inlineStr"><v><is><t>x</t></is></v></c>', ''],
    ['<c><f><v>1</v></f></c>', NOT_COMPUTED],
    ['<c><v>5</v><f>1</f></c>', 5],
    ['<c><v/><f>1</f></c>', NOT_COMPUTED],
    ['<c t="str"><f>1</f><v/></c>', ''],
    ['<c t="str"><f>1</f><v> </v></c>', ' '],
    ['<c t="str"><f>1</f><is/></c>', NOT_COMPUTED],
    ['<c t="inlineStr"><f>1</f><is/></c>', NOT_COMPUTED],
    ['<c t="str"><f>1</f></c>', NOT_COMPUTED],
    ['<c><f t="shared"/></c>', NOT_COMPUTED],
    ['<c><f/></c>', ''],
    ['<c><x t="shared">1</x></c>', ''],
    ['<c/>', ''],
  ])('%s, also behind another cell and before one', async (cell, expected) => {
    const others = [
      ['<c t="inlineStr"><is><t>ก</t></is></c>', 'ก'],
      ['<c><v>1</v></c>', 1],
      ['<c t="str"><f t="array" ref="A1:A2">1</f><v>x</v></c>', 'x'],
    ] as const;
    const rows = others.map(([other], index) => `<row r="${3 * index + 1}">${other}${cell}${other}</row>`);
    expect(await gridOf(data(...rows), shared)).toEqual(
      Object.fromEntries(others.map(([, value], index) => [3 * index + 1, [value, expected, value]])),
    );
  });

  it.each<[string, string, readonly unknown[]]>([
    ['of an array', '<f t="array" ref="A1:B2">1</f>', [NOT_COMPUTED, NOT_COMPUTED]],
    ['of a table of data', '<f t="dataTable" ref="A1:A2"/>', [NOT_COMPUTED, 2]],
    ['that others share', '<f t="shared" ref="A1:B2" si="0">1</f>', [1, 2]],
    ['of one cell', '<f ref="A1:B2">1</f>', [1, 2]],
    ['of an array that is nowhere', '<f t="array" ref="?">1</f>', [1, 2]],
    ['with a value', '<f t="array" ref="A1:B2">1</f><v>7</v>', [1, 2]],
  ])('is not known in all cells that a formula %s fills', async (_, formula, below) => {
    const rows = data(`<row><c>${formula}</c></row>`, '<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>');
    expect((await gridOf(rows))[2]).toEqual([...below, 3]);
  });

  it('is not taken from cells elsewhere', async () => {
    expect(await gridOf(data('<row><x><c><v>1</v></c></x><c><v>2</v></c>3</row><c><v>4</v></c>'))).toEqual({ 1: [2] });
    const inside = '<row><c t="str"><v>1<c/>2</v></c><c t="str"><v>3</v></c></row>';
    expect(await gridOf(data(inside))).toEqual({ 1: ['1', '3'] });
  });
});

describe('the place of a cell', () => {
  it.each<[string, string, readonly unknown[]]>([
    ['by its reference', '<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>', ['', 1, '', 2]],
    ['behind the one before', '<c r="B1"/><c><v>1</v></c><c/><c><v>2</v></c>', ['', '', 1, '', 2]],
    ['before another', '<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>', [2, 1]],
    ['the same as an empty one', '<c r="A1"/><c r="A1"><v>1</v></c><c r="A1"/>', [1]],
  ])('is %s', async (_, cells, expected) => {
    expect(await gridOf(data('<row><c><v>9</v></c><c><v>9</v></c></row>', `<row>${cells}</row>`))).toEqual({
      1: [9, 9],
      2: expected,
    });
  });

  it('may be far right, where all further ones are the last one', async () => {
    const value = (reference: string, number: number) => `<c r="${reference}"><v>${number}</v></c>`;
    const far = value('ALL1', 1) + value('ALM1', 2) + value('ALN1', 3) + value('XFD1', 4);
    const { 1: cells = [] } = await gridOf(data(`<row>${far}<c><v>5</v></c></row>`));
    expect(cells).toHaveLength(1_001);
    expect(cells.slice(998)).toEqual(['', 1, 5]);
  });

  it.each(['A1', 'ALL1'])('%s is that of one cell', async (reference) => {
    const cell = `<c r="${reference}"><v>1</v></c>`;
    expect((await refusalOfWorkbook(workbookOf(data(`<row>${cell}${cell}</row>`)))).texts).toEqual({
      th: 'อ่านบัญชีรายชื่อไม่ได้: มีเซลล์ซ้ำกันในแถวเดียว วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น (ดู docs/rosters.th.md)',
      en: 'The roster cannot be read: a row has the same cell twice. Open it in Excel, save it as .xlsx, and send that (see docs/rosters.md).',
    });
  });
});

describe('the rows of a worksheet', () => {
  it('have their numbers, which rise, and come in one batch for each piece', async () => {
    const numbers = [
      '',
      ' r="3"',
      ' r="3"',
      ' r="1"',
      ' r="x"',
      ' r="9.5"',
      ' r="-1"',
      '',
      ' r="20"',
      ' r="1e9999"',
      '',
    ];
    const [sheet] = await openXlsx(Buffer.from(workbookOf(data(...numbers.map((r) => `<row${r}/>`)))), {});
    const expected = [1, 3, 4, 5, 6, 7, 8, 9, 20, 21, 22];
    expect(await Array.fromAsync(sheet?.rows() ?? [])).toEqual([
      expected.map((number) => ({ number, cells: [], defect: null, isHidden: false })),
    ]);
  });

  it.each<[string, boolean]>([
    ['hidden="1"', true],
    ['hidden="true"', true],
    ['hidden="0"', false],
    ['ht="0"', true],
    ['ht=" 0.0 "', true],
    ['ht="15"', false],
    ['ht=""', false],
    ['ht=" "', false],
    ['ht="x"', false],
    ['', false],
  ])('with %j are hidden: %j', async (attributes, isHidden) => {
    const [sheet] = await sheetsOf(workbookOf(data(`<row ${attributes}/>`, '<row/>')));
    expect(sheet?.rows.map((row) => row.isHidden)).toEqual([isHidden, false]);
  });

  it.each(['<row r="1048577"/>', '<row r="1048576"/><row/>'])('end with the last one: %s', async (beyond) => {
    expect(await gridOf(data('<row r="1048576"/>'))).toEqual({ 1048576: [] });
    expect((await refusalOfWorkbook(workbookOf(data(beyond)))).texts.en).toContain('it goes on beyond row 1048576.');
  });

  const texts = sharedTexts('x'.repeat(32_767), 'y'.repeat(30_325), 'z');
  const cells = (...indexes: readonly number[]) => indexes.map((index) => `<c t="s"><v>${index}</v></c>`).join('');

  it('have 65,536 characters at most, each of them', async () => {
    const full = `<row>${cells(0, 0, 2, 2)}<c><v>123</v></c></row>`;
    expect(Object.keys(await gridOf(data(full, full), texts))).toEqual(['1', '2']);
    const refusal = await refusalOfWorkbook(
      workbookOf(data(full, `<row><c><v>1</v></c>${cells(0, 0, 2, 2, 2)}</row>`), texts),
    );
    expect(refusal.texts.en).toContain('row 2 has more than 65536 characters.');
  });

  it('have 100,000,000 characters at most together, in each pass, and those of merges count', async () => {
    const rows = (last: string) =>
      `${data(...Array(1_525).fill(`<row>${cells(0, 0)}</row>`), `<row>${last}</row>`)}<mergeCells><mergeCell ref="A1526:B1526"/></mergeCells>`;
    const [sheet] = await sheetsOf(workbookOf(rows(cells(1)), texts));
    expect(sheet?.again).toHaveLength(1_526);
    const refusal = await refusalOfWorkbook(workbookOf(rows(`${cells(1)}<c/>${cells(2)}`), texts));
    expect(refusal.texts.en).toContain('its cells hold more than 100000000 characters.');
  });
});

describe('the hidden columns of a worksheet', () => {
  const col = (attributes: string) => `<cols><col ${attributes}/></cols>`;

  it.each<[string, readonly number[]]>([
    [col('min="2" max="3" hidden="1"'), [1, 2]],
    [col('min="2" max="2" hidden="true"'), [1]],
    [col('min="2" hidden="1"'), [1]],
    [col('min="2" max="3" width="0"'), [1, 2]],
    [col('min="2" max="3" width="9" hidden="0"'), []],
    [col('min="1" max="16384" hidden="1"'), [0, 1, 2, 3, 1_000]],
    [col('min="1001" max="1001" hidden="1"'), [1_000]],
    [col('min="1002" max="16384" hidden="1"'), []],
    [col('min="5" max="1000" hidden="1"'), []],
    [col('min="0" max="2000" hidden="1"'), []],
    [col('min="2" max="1" hidden="1"'), []],
    [col('min="2" max="-1" hidden="1"'), []],
    [col('min="2" max="x" hidden="1"'), []],
    [col('max="3" hidden="1"'), []],
    ['<cols><col min="1" max="4" hidden="1"/><col min="2" max="3"/></cols>', [0, 3]],
    ['<cols><other min="1" max="4" hidden="1"/></cols><other><col min="1" max="4" hidden="1"/></other>', []],
    ['<sheetFormatPr defaultColWidth="0"/>', [0, 1, 2, 3, 1_000]],
    ['<sheetFormatPr defaultColWidth="0.0"/><cols><col min="1" max="3" width="9"/></cols>', [3, 1_000]],
    ['<sheetFormatPr defaultColWidth="9"/>', []],
    ['<sheetFormatPr/>', []],
    ['<sheetFormatPr defaultColWidth=""/>', []],
    ['<other><sheetFormatPr defaultColWidth="0"/></other><other defaultColWidth="0"/>', []],
  ])('are those of %s that hold a value', async (columns, expected) => {
    const rows = data(`<row>${'<c><v>1</v></c>'.repeat(3)}<c><f>1</f></c><c/><c r="XFD1"><v>1</v></c></row>`);
    const [sheet] = await sheetsOf(workbookOf(columns + rows));
    expect([...(sheet?.hiddenColumns ?? [])]).toEqual(expected);
  });
});
