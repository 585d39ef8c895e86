import { describe, expect, it } from 'vitest';
import { openXlsx } from '../../lib/roster/xlsx.ts';
import { packWorkbook, workbookParts } from '../../scripts/workbook.ts';
import { grid, refusalOfWorkbook, SHEET_PATH, sheetsOf } from '../helpers/roster/sheets-of.ts';
import { withClaimedSize } from '../helpers/roster/zip-entries.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const LIST = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

const parts = workbookParts([{ name: 'a', rows: [['x']] }]);
const two = workbookParts(['a', 'b'].map((name) => ({ name, rows: [[name]] })));

/** The workbook with other parts; those that are null are left out. */
function withParts(changed: Readonly<Record<string, string | null>>, all: Readonly<Record<string, string>> = parts) {
  const kept = Object.entries({ ...all, ...changed }).filter((part): part is [string, string] => part[1] !== null);
  return packWorkbook(Object.fromEntries(kept));
}

function relations(...inside: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}">${inside.map((one) => `<Relationship ${one}/>`).join('')}</Relationships>`;
}

/** The list of sheets with this inside. */
function list(inside: string): string {
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${inside}</workbook>`;
}

/** What is known of each sheet, and its first row. */
async function read(bytes: Uint8Array) {
  const sheets = await sheetsOf(bytes);
  return sheets.map(({ name, isHidden, datesFrom1904, hiddenColumns, rows }) => [
    name,
    isHidden,
    datesFrom1904,
    [...hiddenColumns],
    grid(rows)[1],
  ]);
}

describe('the sheets of a workbook', () => {
  const sheet = '<sheet name="a" sheetId="1" r:id="rId1"/>';

  it.each<[string, string, readonly unknown[]]>([
    ['as Excel lists it', `<workbookPr/><sheets>${sheet}</sheets>`, ['a', false, false, [], ['x']]],
    ['visible', '<sheets><sheet name="b" state="visible" r:id="rId1"/></sheets>', ['b', false, false, [], ['x']]],
    ['hidden', '<sheets><sheet name="b" state="hidden" r:id="rId1"/></sheets>', ['b', true, false, [], ['x']]],
    ['without a name', '<sheets><sheet r:id="rId1"/></sheets>', ['', false, false, [], ['x']]],
    ['beside one without an id', `<sheets><sheet name="b"/>${sheet}</sheets>`, ['a', false, false, [], ['x']]],
    [
      'beside one elsewhere',
      `<other><sheet name="b" r:id="rId1"/></other><sheets>${sheet}</sheets>`,
      ['a', false, false, [], ['x']],
    ],
    [
      'beside another element',
      `<sheets><other name="b" r:id="rId1"/>${sheet}</sheets>`,
      ['a', false, false, [], ['x']],
    ],
    ['with dates from 1904', `<workbookPr date1904="1"/><sheets>${sheet}</sheets>`, ['a', false, true, [], ['x']]],
    [
      'with dates from 1904 in a word',
      `<workbookPr date1904="true"/><sheets>${sheet}</sheets>`,
      ['a', false, true, [], ['x']],
    ],
    ['with dates from 1900', `<workbookPr date1904="0"/><sheets>${sheet}</sheets>`, ['a', false, false, [], ['x']]],
    [
      'with an element of the workbook elsewhere',
      `<workbookPr date1904="1"/><sheets>${sheet}</sheets><other><workbookPr/></other>`,
      ['a', false, true, [], ['x']],
    ],
    [
      'with another element for dates',
      `<other date1904="1"/><sheets>${sheet}</sheets>`,
      ['a', false, false, [], ['x']],
    ],
  ])('%s', async (_, inside, expected) => {
    expect(await read(withParts({ [LIST]: list(inside) }))).toEqual([expected]);
  });

  it('that ask for all formulas to be computed have none with a value', async () => {
    const formula = `<worksheet xmlns="${MAIN}"><sheetData><row><c><f>1</f><v>5</v></c></row></sheetData></worksheet>`;
    const value = async (properties: string) => {
      const sheets = await sheetsOf(
        withParts({ [SHEET_PATH]: formula, [LIST]: list(`<sheets>${sheet}</sheets>${properties}`) }),
      );
      return typeof sheets[0]?.rows[0]?.cells[0];
    };
    expect(await value('<calcPr fullCalcOnLoad="1"/>')).toBe('symbol');
    expect(await value('<calcPr/>')).toBe('number');
    expect(await value('<other><calcPr fullCalcOnLoad="1"/></other>')).toBe('number');
    expect(await value('<other fullCalcOnLoad="1"/>')).toBe('number');
    expect(await value('<calcPr fullCalcOnLoad="1"/><other><calcPr/></other>')).toBe('symbol');
  });

  it('come in the order of their tabs, those alone that have a part and are worksheets', async () => {
    const inside = ['rId2', 'rId9', 'rId1', 'rIdTexts', 'rId2'].map((id) => `<sheet name="${id}" r:id="${id}"/>`);
    expect(await read(withParts({ [LIST]: list(`<sheets>${inside.join('')}</sheets>`) }, two))).toEqual([
      ['rId2', false, false, [], ['b']],
      ['rId1', false, false, [], ['a']],
    ]);
  });

  it('are one where two relations lead to one part', async () => {
    const inside = ['1', '2'].map((id) => `<sheet name="${id}" r:id="${id}"/>`).join('');
    const to = (id: string) => `Id="${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"`;
    const texts = `Id="3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"`;
    expect(
      await read(
        withParts({ [LIST]: list(`<sheets>${inside}</sheets>`), [RELATIONS]: relations(to('1'), to('2'), texts) }),
      ),
    ).toEqual([['1', false, false, [], ['x']]]);
  });

  it('without a table of texts have none of them', async () => {
    const alone = relations(`Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"`);
    expect(await read(withParts({ [RELATIONS]: alone }))).toEqual([['a', false, false, [], ['\ufffd']]]);
  });

  it('have the texts of their table, run by run, without their pronunciation', async () => {
    const items = [
      '<t>1</t>',
      '<r><t>2</t><rPr>x</rPr></r>x<r><t>3</t></r>',
      '<t>4</t><rPh><t>x</t></rPh><x><t>x</t></x>',
      '',
      '<t>5</t><x>x</x>',
    ];
    const cells = items.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('');
    const bytes = withParts({
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><t>x</t>${items.map((one) => `<si>${one}</si>`).join('')}</sst>`,
      [SHEET_PATH]: `<worksheet xmlns="${MAIN}"><sheetData><row>${cells}</row></sheetData></worksheet>`,
    });
    expect(await read(bytes)).toEqual([['a', false, false, [], ['1', '23', '4', '', '5']]]);
  });
});

describe('what is no workbook', () => {
  const SAVE = {
    th: 'วิธีแก้ไข: เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น (ดู docs/rosters.th.md)',
    en: 'Open it in Excel, save it as .xlsx, and send that (see docs/rosters.md).',
  };
  const to = (target: string) => relations(`Id="1" Type="${OFFICE}/officeDocument" Target="${target}"`);

  it.each<[string, Readonly<Record<string, string | null>>]>([
    ['because nothing leads to it', { '_rels/.rels': null }],
    ['because only another program’s relation does', { '_rels/.rels': relations('Id="1" Target="xl/workbook.xml"') }],
    ['because it is no XML', { '_rels/.rels': to('xl/workbook.bin') }],
    ['because it is not called XML', { '_rels/.rels': to('xl/workbook.xml.bin') }],
    ['because it is not quite called XML', { '_rels/.rels': to('xl/workbook_xml') }],
    ['because it is another document', { [LIST]: list('').replaceAll('workbook', 'other') }],
    ['because it is another document around one', { [LIST]: `<other xmlns="${MAIN}">${list('')}</other>` }],
    [
      'because it is of another program',
      { [LIST]: list('').replace('<workbook', '<workbook xmlns="urn:z" ').replace(` xmlns="${MAIN}"`, '') },
    ],
  ])('%s', async (_, changed) => {
    const refusal = await refusalOfWorkbook(withParts(changed));
    expect(refusal.texts.en).toContain('it is a zip file but not a workbook');
  });

  it('is one by any letter case of its path', async () => {
    expect(await read(withParts({ '_rels/.rels': to('xl/workbook.XML') }))).toEqual([['a', false, false, [], ['x']]]);
  });

  it.each<[string, Readonly<Record<string, string | null>>, string, string]>([
    ['without a worksheet', { [LIST]: list('') }, 'แฟ้ม Excel ไม่มีชีตข้อมูล', 'the workbook has no worksheet'],
    ['without a list of sheets', { [LIST]: null }, 'ส่วนหนึ่งของแฟ้ม Excel หายไป', 'a part of the workbook is missing'],
    [
      'without the part of a sheet',
      { [SHEET_PATH]: null },
      'ส่วนหนึ่งของแฟ้ม Excel หายไป',
      'a part of the workbook is missing',
    ],
    [
      'with a damaged list of sheets',
      { [LIST]: '<a>' },
      'ส่วนหนึ่งของแฟ้ม Excel เสียหาย',
      'a part of the workbook is damaged',
    ],
    [
      'with a damaged table of texts',
      { 'xl/sharedStrings.xml': '<a>' },
      'ส่วนหนึ่งของแฟ้ม Excel เสียหาย',
      'a part of the workbook is damaged',
    ],
  ])('is one %s, which is refused', async (_, changed, th, en) => {
    expect((await refusalOfWorkbook(withParts(changed))).texts).toEqual({
      th: `อ่านบัญชีรายชื่อไม่ได้: ${th} ${SAVE.th}`,
      en: `The roster cannot be read: ${en}. ${SAVE.en}`,
    });
  });

  it('and what is no zip file are refused as damaged', async () => {
    expect((await refusalOfWorkbook(Buffer.from('PK\x03\x04'))).texts.en).toBe(
      `The roster cannot be read: the workbook is damaged. ${SAVE.en}`,
    );
  });
});

describe('the size of what is in a workbook', () => {
  const damaged = 'the workbook is damaged.';

  it.each<[string, readonly [string, number][], string]>([
    ['a worksheet as large as any', [[SHEET_PATH, 268_435_456]], damaged],
    ['a larger one', [[SHEET_PATH, 268_435_457]], 'unpacks to 268435457 bytes, more than the limit of 268435456.'],
    [
      'two that are larger together',
      [
        [SHEET_PATH, 134_217_728],
        ['xl/worksheets/sheet2.xml', 134_217_729],
      ],
      'read: what is in the workbook unpacks to 268435457 bytes, more than the limit of 268435456.',
    ],
    ['a table of texts as large as any', [['xl/sharedStrings.xml', 50_331_648]], damaged],
    [
      'a larger one',
      [['xl/sharedStrings.xml', 50_331_649]],
      'unpacks to 50331649 bytes, more than the limit of 50331648.',
    ],
  ])('%s is refused', async (_, sizes, message) => {
    // The second sheet has no bytes, unless it is said to have some.
    let bytes: Uint8Array = packWorkbook({ ...two, 'xl/worksheets/sheet2.xml': '' });
    for (const [path, size] of sizes) {
      bytes = withClaimedSize(bytes, path, size);
    }
    expect((await refusalOfWorkbook(bytes)).texts.en).toContain(message);
  });
});

describe('an aborted reading of a workbook', () => {
  const reason = new Error('out of time');

  it('does not begin', async () => {
    const options = { signal: AbortSignal.abort(reason) };
    await expect(openXlsx(Buffer.from(packWorkbook(parts)), options)).rejects.toBe(reason);
  });

  it('ends between its rows', async () => {
    const controller = new AbortController();
    const [sheet] = await openXlsx(Buffer.from(packWorkbook(parts)), { signal: controller.signal });
    controller.abort(reason);
    await expect(Array.fromAsync(sheet?.rows() ?? [])).rejects.toBe(reason);
  });
});
