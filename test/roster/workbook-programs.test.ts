import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_COMPUTED } from '../../lib/roster/sheet.ts';
import { windows874 } from '../../scripts/windows-874.ts';
import { packWorkbook, type WorkbookCell, workbookParts } from '../../scripts/workbook.ts';
import {
  grid,
  gridOf,
  refusalOfWorkbook,
  SHEET_PATH,
  sharedTexts,
  sheetsOf,
  workbookOf,
} from '../helpers/roster/sheets-of.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_RELATIONS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

function input(name: string): Uint8Array {
  return readFileSync(new URL(`inputs/rosters/${name}.xlsx`, import.meta.url));
}

function row(inside: string, number = 1): string {
  return `<row r="${number}">${inside}</row>`;
}

function data(...rows: readonly string[]): string {
  return `<sheetData>${rows.join('')}</sheetData>`;
}

describe('elements and attributes are taken by their namespace', () => {
  it.each<[string, string, readonly unknown[]]>([
    ['a value', `<c><v>1</v><x:v xmlns:x="${X14}">2</x:v></c>`, [1]],
    ['a cell', `<x:c xmlns:x="${X14}"><v>2</v></x:c><c><v>1</v></c>`, [1]],
    ['a cell as the default', `<c xmlns="${X14}"><v>2</v></c><c><v>1</v></c>`, [1]],
    ['an attribute', `<c xmlns:x="${X14}" x:t="s" x:r="D1"><v>1</v></c>`, [1]],
    ['around a cell of Excel', `<x:a xmlns:x="${X14}"><c><v>2</v></c></x:a><c><v>1</v></c>`, [1]],
    ['none, in a document that has one', '<c xmlns=""><v>2</v></c><c><v>1</v></c>', [1]],
    ['and in an extension list', `<c><v>1</v><extLst><ext><v>2</v></ext></extLst></c>`, [1]],
    ['another prefix for that of Excel', `<s:c xmlns:s="${MAIN}"><s:v>1</s:v></s:c><c><v>2</v></c>`, [1, 2]],
    ['the strict flavour', `<c xmlns="${STRICT}"><v>1</v></c>`, [1]],
  ])('%s', async (_, cells, expected) => {
    expect(await gridOf(data(row(cells)))).toEqual({ 1: expected });
  });

  it.each<[string, string, readonly unknown[]]>([
    [
      'the first that is understood',
      `<mc:Choice Requires="m"><c><v>1</v></c></mc:Choice><mc:Fallback><c><v>2</v></c></mc:Fallback>`,
      [1],
    ],
    [
      'only one',
      `<mc:Choice Requires="m"><c><v>1</v></c></mc:Choice><mc:Choice Requires="m"><c><v>2</v></c></mc:Choice>`,
      [1],
    ],
    [
      'else the last resort',
      `<mc:Choice Requires="x"><c><v>1</v></c></mc:Choice><mc:Fallback><c><v>2</v></c></mc:Fallback>`,
      [2],
    ],
    ['or none', `<mc:Choice Requires="m x"><c><v>1</v></c></mc:Choice><mc:Choice><c><v>1</v></c></mc:Choice>`, []],
  ])('of alternatives, %s', async (_, alternatives, expected) => {
    const cells = `<mc:AlternateContent xmlns:mc="${COMPATIBILITY}" xmlns:m="${MAIN}" xmlns:x="${X14}">${alternatives}</mc:AlternateContent><c><v>9</v></c>`;
    expect(await gridOf(data(row(cells)))).toEqual({ 1: [...expected, 9] });
  });

  it.each([
    ['workbookPr of another program', `<x:workbookPr xmlns:x="${X14}" date1904="0"/>`],
    ['workbookPr in an extension', '<extLst><ext><workbookPr date1904="0"/></ext></extLst>'],
    ['calcPr of another program', `<x:calcPr xmlns:x="${X14}" fullCalcOnLoad="1"/>`],
    ['a sheet of another program', `<x:sheets xmlns:x="${X14}"><x:sheet name="b"/></x:sheets>`],
  ])('%s changes nothing', async (_, extra) => {
    const parts = workbookParts([{ name: 'a', rows: [['x']] }], { datesFrom1904: true });
    const list = (parts['xl/workbook.xml'] ?? '').replace('</workbook>', `${extra}</workbook>`);
    const sheets = await sheetsOf(packWorkbook({ ...parts, 'xl/workbook.xml': list }));
    expect(sheets).toMatchObject([{ name: 'a', datesFrom1904: true }]);
  });

  it('the id of a sheet is found under any prefix, and no other attribute of that name', async () => {
    const parts = workbookParts([{ name: 'a', rows: [['x']] }]);
    const list = (parts['xl/workbook.xml'] ?? '')
      .replace('xmlns:r=', 'xmlns:rel=')
      .replace('r:id="rId1"', `xmlns:x="${X14}" id="rIdTexts" x:id="rId9" rel:id="rId1"`);
    expect(await sheetsOf(packWorkbook({ ...parts, 'xl/workbook.xml': list }))).toHaveLength(1);
  });

  const text = fc.stringMatching(/^[ก-ฮa-zA-Z0-9 .<&"'/_-]{1,12}$/);
  const cell: fc.Arbitrary<WorkbookCell> = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(''));
  const foreign = [
    `<z:c xmlns:z="${X14}" r="A1" t="s"><z:v>99</z:v></z:c>`,
    `<v xmlns="${X14}">99</v>`,
    `<z:row xmlns:z="${X14}" r="9"><z:c><z:v>99</z:v></z:c></z:row>`,
    `<mc:AlternateContent xmlns:mc="${COMPATIBILITY}" xmlns:z="${X14}"><mc:Choice Requires="z"><z:t>99</z:t></mc:Choice></mc:AlternateContent>`,
  ];

  it('whatever other programs put between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', 'x:', 'ก:'),
        fc.constantFrom<'shared' | 'inline'>('shared', 'inline'),
        fc.boolean(),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...foreign)), { maxLength: 5 }),
        async (rows, prefix, texts, isStrict, extras) => {
          const parts = workbookParts([{ name: 'a', rows }], { prefix, texts });
          const changed = Object.entries(parts).map(([path, part]) => {
            const flavoured = isStrict ? part.replaceAll(MAIN, STRICT).replaceAll(RELATIONS, STRICT_RELATIONS) : part;
            return [path, path.startsWith('xl/') && path.endsWith('.xml') ? withForeign(flavoured, extras) : flavoured];
          });
          const [sheet] = await sheetsOf(packWorkbook(Object.fromEntries(changed)));
          const plain = await sheetsOf(packWorkbook(workbookParts([{ name: 'a', rows }])));
          expect(sheet?.rows).toEqual(plain[0]?.rows);
        },
      ),
      { numRuns: 200 },
    );
  });

  /** The part with foreign elements behind some of its end tags, but not behind the root, and a foreign attribute in each start tag. */
  function withForeign(part: string, extras: readonly (readonly [number, string])[]): string {
    const pieces = part
      .replace(/<([^\s/?>]+)(?=[ >])/g, `<$1 xmlns:q="${X14}" q:r="Z9" q:t="s" q:date1904="1" q:hidden="1"`)
      .split(/(?<=<\/[^>]+>)/);
    const last = pieces.pop() ?? '';
    for (const [place, extra] of extras) {
      pieces.splice(place % (pieces.length + 1), 0, pieces.length === 0 ? '' : extra);
    }
    const [first = '', ...others] = pieces;
    return first.startsWith('<?xml') || others.length === 0 ? [first, ...others, last].join('') : part;
  }
});

describe('the value of a cell is one', () => {
  const shared = sharedTexts('ศูนย์', 'หนึ่ง');

  it.each<[string, string, unknown]>([
    ['inlineStr takes its own text', '<c t="inlineStr"><v>1</v><is><t>ก</t></is></c>', 'ก'],
    ['inlineStr without its own text is empty', '<c t="inlineStr"><v>1</v></c>', undefined],
    ['a number takes the value', '<c><is><t>ก</t></is><v>1</v></c>', 1],
    ['a shared text takes the value', '<c t="s"><v>1</v><is><t>ก</t></is></c>', 'หนึ่ง'],
    ['a text takes the value', '<c t="str"><is><t>ข</t></is><v>ก</v></c>', 'ก'],
    ['the type may be missing', '<c><is><t>ก</t></is></c>', undefined],
    ['the first of two values counts', '<c><v>1</v><v>2</v></c>', 1],
    ['the first of two own texts counts', '<c t="inlineStr"><is><t>ก</t></is><is><t>ข</t></is></c>', 'ก'],
    ['a shared text without a value is empty', '<c t="s"/>', undefined],
    ['a shared text with an empty value is empty', '<c t="s"><v/></c>', undefined],
    ['a truth value without a value is empty', '<c t="b"><v/></c>', undefined],
    ['a truth value', '<c t="b"><v>0</v></c>', false],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['a date', '<c t="d"><v>2019-07-28T00:00:00</v></c>', '2019-07-28T00:00:00'],
    ['a number of the type n', '<c t="n"><v>1.5E3</v></c>', 1500],
    ['a shared text that is not in the table', '<c t="s"><v>7</v></c>', '\ufffd'],
  ])('%s', async (_, cell, expected) => {
    expect((await gridOf(data(row(cell)), shared))[1]).toEqual(expected === undefined ? [] : [expected]);
  });

  it('but a row with the same cell twice is refused, because one would be lost', async () => {
    const refusal = await refusalOfWorkbook(workbookOf(data(row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'))));
    expect(refusal.texts.en).toContain('a row has the same cell twice');
  });
});

describe('a formula that was not computed is known as such', () => {
  const calculated = (attribute: string) => ({
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="roster" r:id="rId1"/></sheets><calcPr ${attribute}/></workbook>`,
  });

  it.each<[string, string, unknown]>([
    ['without a value', '<c><f>A1</f></c>', NOT_COMPUTED],
    ['with an empty value', '<c><f>A1</f><v/></c>', NOT_COMPUTED],
    ['with a blank value', '<c><f>A1</f><v> </v></c>', NOT_COMPUTED],
    ['of the type of texts without a value', '<c t="str"><f>A1</f></c>', NOT_COMPUTED],
    ['shared with the cell above', '<c><f t="shared" si="0"/><v/></c>', NOT_COMPUTED],
    ['of a table of data', '<c><f t="dataTable" ref="A1"/></c>', NOT_COMPUTED],
    ['with an empty text as its value', '<c t="str"><f>IF(1,"")</f><v></v></c>', undefined],
    ['with 0 as its value', '<c><f>A1</f><v>0</v></c>', 0],
    ['with an error as its value', '<c t="e"><f>A1</f><v>#N/A</v></c>', '#N/A'],
    ['that is no formula', '<c><f/><v/></c>', undefined],
  ])('%s', async (_, cell, expected) => {
    expect((await gridOf(data(row(cell))))[1]).toEqual(expected === undefined ? [] : [expected]);
  });

  it.each<[string, unknown]>([
    ['<c><f>A1</f><v>0</v></c>', NOT_COMPUTED],
    ['<c t="str"><f>A1</f><v></v></c>', NOT_COMPUTED],
    ['<c><v>7</v></c>', 7],
  ])('in a workbook that asks for a full calculation: %s', async (cell, expected) => {
    expect((await gridOf(data(row(cell)), calculated('fullCalcOnLoad="1"')))[1]).toEqual([expected]);
    expect((await gridOf(data(row(cell)), calculated('fullCalcOnLoad="true"')))[1]).toEqual([expected]);
  });

  it('but not in one that does not ask', async () => {
    expect(await gridOf(data(row('<c><f>A1</f><v>0</v></c>')), calculated('fullCalcOnLoad="0"'))).toEqual({ 1: [0] });
  });

  it('and so are all cells that it fills', async () => {
    const cells = data(
      row('<c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B2">X</f><v>0</v></c>'),
      row('<c r="A2"><v>2</v></c><c r="B2"><v>0</v></c>', 2),
      row('<c r="A3"><v>3</v></c><c r="B3"><v>5</v></c>', 3),
    );
    expect(await gridOf(cells, calculated('fullCalcOnLoad="1"'))).toEqual({
      1: [1, NOT_COMPUTED],
      2: [2, NOT_COMPUTED],
      3: [3, 5],
    });
    expect(await gridOf(cells)).toEqual({ 1: [1, 0], 2: [2, 0], 3: [3, 5] });
  });
});

describe('a cell covered by a merge has its value', () => {
  const merged = (...references: readonly string[]) =>
    `<mergeCells>${references.map((one) => `<mergeCell ref="${one}"/>`).join('')}</mergeCells>`;
  const value = (place: string, number: number) => `<c r="${place}"><v>${number}</v></c>`;

  it('down and across, over values that lie under it', async () => {
    const rows = data(
      row(value('A1', 1) + value('B1', 2) + value('D1', 4)),
      row(value('A2', 5) + value('B2', 9), 2),
      row(value('A3', 6), 3),
    );
    expect(await gridOf(rows + merged('B1:C3'))).toEqual({ 1: [1, 2, 2, 4], 2: [5, 2, 2], 3: [6, 2, 2] });
  });

  it('but a row with nothing of its own stays empty', async () => {
    const rows = data(row(value('A1', 1) + value('B1', 2)), row('<c r="A2"/><c r="B2"/>', 2));
    expect(await gridOf(rows + merged('A1:A2', 'B1:B2'))).toEqual({ 1: [1, 2], 2: [] });
  });

  it('not beyond the last column of the sheet, and nothing where it has no value', async () => {
    const rows = data(row(value('A1', 1)), row(value('A2', 1) + value('C2', 3), 2));
    expect(await gridOf(rows + merged('A1:XFD1', 'B2:B3'))).toEqual({ 1: [1, 1, 1], 2: [1, '', 3] });
  });

  it('also one that was not computed', async () => {
    const rows = data(row('<c r="A1"><f>X</f></c>'), row(value('B2', 3), 2));
    expect(await gridOf(rows + merged('A1:A2'))).toEqual({ 1: [NOT_COMPUTED], 2: [NOT_COMPUTED, 3] });
  });

  it('in every pass over the rows', async () => {
    const rows = data(row(value('A1', 1)), row(value('B2', 2), 2)) + merged('A1:A2');
    const [sheet] = await sheetsOf(workbookOf(rows));
    expect(sheet?.again).toEqual(sheet?.rows);
  });

  it('for any merges that do not overlap', async () => {
    const place = (at: number, number: number) => `${String.fromCharCode(65 + at)}${number}`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }), async (heights) => {
        // Column A has a value in each row; column B one for each merge.
        const count = heights.reduce((sum, height) => sum + height, 0);
        const starts = heights.map((_, index) => 1 + heights.slice(0, index).reduce((sum, height) => sum + height, 0));
        const rows = Array.from({ length: count }, (_, index) => {
          const own = starts.includes(index + 1) ? value(place(1, index + 1), index + 1) : '';
          return row(value(place(0, index + 1), 0) + own, index + 1);
        });
        const references = heights.map((height, index) => `B${starts[index]}:B${(starts[index] ?? 0) + height - 1}`);
        const expected = heights.flatMap((height, index) => Array.from({ length: height }, () => [0, starts[index]]));
        expect(Object.values(await gridOf(data(...rows) + merged(...references)))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, string, RegExp]>([
    [
      'over the whole sheet, many times',
      data(
        ...Array.from({ length: 200 }, (_, index) =>
          row(value(`A${index + 1}`, 1) + value(`ALM${index + 1}`, 1), index + 1),
        ),
      ) + merged(...Array.from({ length: 1_000 }, () => 'B1:XFD1048576')),
      /its merges cover more than 5000000 cells/,
    ],
    [
      'in any number',
      data(row('')) + merged('A1:B2').replace(/<mergeCell ref.*?>/, (one) => one.repeat(300_001)),
      /more than 300000 merged cells/,
    ],
    [
      'of one long text',
      data(
        row(`<c r="B1" t="str"><v>${'x'.repeat(30_000)}</v></c>`),
        ...Array.from({ length: 3_500 }, (_, index) => row(value(`A${index + 2}`, 1), index + 2)),
      ) + merged('B1:B9999'),
      /its cells hold more than 100000000 characters/,
    ],
  ])('within bounds: %s', async (_, inside, message) => {
    expect((await refusalOfWorkbook(workbookOf(inside))).message).toMatch(message);
  });
});

describe('what is hidden is said', () => {
  it('rows', async () => {
    const [sheet] = await sheetsOf(
      workbookOf(
        data(
          '<row r="1"><c><v>1</v></c></row>',
          '<row r="2" hidden="1"><c><v>1</v></c></row>',
          '<row r="3" hidden="true" outlineLevel="1"><c><v>1</v></c></row>',
          '<row r="4" hidden="0" collapsed="1"><c><v>1</v></c></row>',
          '<row r="5" ht="0" customHeight="1"><c><v>1</v></c></row>',
        ),
      ),
    );
    expect(sheet?.rows.map(({ isHidden }) => isHidden)).toEqual([false, true, true, false, true]);
  });

  it.each([
    ['<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>', [1, 2]],
    ['<cols><col min="1" max="1" width="0" customWidth="1"/><col min="5" max="16384" hidden="1"/></cols>', [0]],
    ['<sheetFormatPr defaultColWidth="0"/><cols><col min="1" max="3" width="9"/></cols>', [3]],
    ['<cols><col min="x" hidden="1"/></cols>', []],
  ])('columns that hold a value: %s', async (columns, expected) => {
    const [sheet] = await sheetsOf(workbookOf(columns + data(row('<c><v>1</v></c>'.repeat(4)))));
    expect([...(sheet?.hiddenColumns ?? [])]).toEqual(expected);
  });

  it('sheets, also very hidden ones', async () => {
    const parts = workbookParts(['a', 'b', 'c'].map((name) => ({ name, rows: [], isHidden: name !== 'a' })));
    const list = (parts['xl/workbook.xml'] ?? '').replace('state="hidden"', 'state="veryHidden"');
    expect(await sheetsOf(packWorkbook({ ...parts, 'xl/workbook.xml': list }))).toMatchObject([
      { isHidden: false },
      { isHidden: true },
      { isHidden: true },
    ]);
  });

  it('and a sheet of a chart, a dialog or a macro is none', async () => {
    const parts = workbookParts(['a', 'b', 'c'].map((name) => ({ name, rows: [['x']] })));
    const path = 'xl/_rels/workbook.xml.rels';
    const relations = (parts[path] ?? '')
      .replace('/worksheet"', '/chartsheet"')
      .replace(`${RELATIONS}/worksheet`, 'http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet');
    expect(await sheetsOf(packWorkbook({ ...parts, [path]: relations }))).toMatchObject([{ name: 'c' }]);
  });
});

describe('parts are found and decoded as Excel does', () => {
  const parts = workbookParts([{ name: 'a', rows: [['กล้า']] }], { texts: 'inline' });
  const sheet = parts[SHEET_PATH] ?? '';
  const relationsPath = 'xl/_rels/workbook.xml.rels';
  const relations = parts[relationsPath] ?? '';
  const { [SHEET_PATH]: _, ...others } = parts;

  it.each<[string, Readonly<Record<string, string>>]>([
    ['from the root', { ...parts, [relationsPath]: relations.replace('"worksheets/', '"/xl/worksheets/') }],
    ['with backslashes in the zip file', { ...others, 'xl\\worksheets\\sheet1.xml': sheet }],
    ['with a slash before their path in the zip file', { ...others, '/xl/worksheets/sheet1.xml': sheet }],
    [
      'with a blank in the name',
      { ...others, 'xl/worksheets/sheet 1.xml': sheet, [relationsPath]: relations.replace('sheet1', 'sheet%201') },
    ],
    ['with a byte order mark', { ...parts, [SHEET_PATH]: `\ufeff${sheet}` }],
    ['declared to be UTF-16 by mistake', { ...parts, [SHEET_PATH]: sheet.replace('UTF-8', 'utf-16') }],
  ])('%s', async (_, changed) => {
    const [first] = await sheetsOf(packWorkbook(changed));
    expect(grid(first?.rows ?? [])).toEqual({ 1: ['กล้า'] });
  });

  it.each(['utf16le', 'utf16be', 'windows-874'])('in %s', async (encoding) => {
    const utf16 = Buffer.from(`\ufeff${sheet.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const thai = windows874(sheet.replace('UTF-8', 'windows-874'));
    const bytes = { utf16le: utf16, utf16be: Buffer.from(utf16).swap16(), 'windows-874': thai }[encoding];
    const [first] = await sheetsOf(packWorkbook({ ...parts, [SHEET_PATH]: bytes ?? '' }));
    expect(grid(first?.rows ?? [])).toEqual({ 1: ['กล้า'] });
  });

  it('a part listed twice is one sheet', async () => {
    const path = 'xl/workbook.xml';
    const list = (parts[path] ?? '').replace(/<sheet .*?\/>/, '$&$&');
    expect(await sheetsOf(packWorkbook({ ...parts, [path]: list }))).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it('names the sheet, without characters that show nothing, where there are several', async () => {
    const sheet = { name: `ชีต\u202eที่ ${'๑'.repeat(40)}`, rows: [] };
    const several = workbookParts([sheet, { name: 'b', rows: [] }]);
    const refusal = await refusalOfWorkbook(packWorkbook({ ...several, [SHEET_PATH]: '<worksheet>' }));
    expect(refusal.texts.th).toContain(`ชีต “ชีตที่ ${'๑'.repeat(24)}”: ส่วนหนึ่งของแฟ้ม Excel เสียหาย`);
    expect(refusal.texts.en).toContain(`sheet “ชีตที่ ${'๑'.repeat(24)}”: a part of the workbook is damaged`);
    const alone = packWorkbook({ ...workbookParts([sheet]), [SHEET_PATH]: '<worksheet>' });
    expect((await refusalOfWorkbook(alone)).texts.en).toContain('cannot be read: a part of the workbook is damaged');
  });

  it.each([
    ['a prefix that stands for nothing', `<x:worksheet/>`, 'a part of the workbook is damaged'],
    ['an encoding that does not exist', `<?xml version="1.0" encoding="x-none"?><worksheet/>`, 'is damaged'],
  ])('%s', async (_, sheet, message) => {
    const parts = workbookParts([{ name: 'a', rows: [] }]);
    expect((await refusalOfWorkbook(packWorkbook({ ...parts, [SHEET_PATH]: sheet }))).texts.en).toContain(message);
  });

  it.each([
    ['a binary workbook', 'xl/workbook.bin', 'binary workbook (.xlsb)'],
    ['a letter', 'word/document.xml', 'it is a document of Word (.docx)'],
    ['another document', 'a.xml', 'it is a zip file but not a workbook'],
  ])('%s', async (_, path, message) => {
    const parts = workbookParts([{ name: 'a', rows: [] }]);
    const root = (parts['_rels/.rels'] ?? '').replace('xl/workbook.xml', path);
    const refusal = await refusalOfWorkbook(packWorkbook({ '_rels/.rels': root, [path]: '<w:document xmlns:w="w"/>' }));
    expect(refusal.texts.en).toContain(message);
  });
});

describe('the files of other programs', () => {
  it.each<[string, number, string, unknown]>([
    ['01-dates-1904-as-excel-writes-it', 2, 'F', 23783],
    ['02-empty-cells-typed-as-shared-text', 2, 'N', ''],
    ['03-inline-text-with-a-second-copy', 2, 'C', 'กล้า'],
    ['04-class-merged-over-two-officers', 3, 'K', 'ท.ช.'],
    ['04-class-merged-over-two-officers', 3, 'L', '28/07/2562'],
    ['05-formulas-of-openpyxl-never-computed', 2, 'K', NOT_COMPUTED],
    ['05-formulas-of-openpyxl-never-computed', 5, 'T', NOT_COMPUTED],
  ])('%s, row %d, column %s', async (name, number, column, expected) => {
    const [sheet] = await sheetsOf(input(name));
    expect(sheet?.datesFrom1904).toBe(name.startsWith('01'));
    expect(grid(sheet?.rows ?? [])[number]?.[column.charCodeAt(0) - 65] ?? '').toBe(expected);
  });
});
