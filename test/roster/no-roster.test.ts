import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readRoster } from '../../lib/roster/read-roster.ts';
import { packWorkbook, workbook, workbookParts } from '../../scripts/workbook.ts';
import { csvOf, GOOD_ROW, refusalOf, rowsOf, sourceOf } from '../helpers/roster/reading.ts';
import { withClaimedSize } from '../helpers/roster/zip-entries.ts';

const CSV = csvOf([GOOD_ROW]);
const SHEET = [{ name: 'roster', rows: [Object.keys(GOOD_ROW), Object.values(GOOD_ROW)] }];

/** The workbook with other content in its worksheet, whose elements are not closed. */
function workbookWithSheet(inside: string): Uint8Array {
  const sheet = `<worksheet><sheetData>${inside}`;
  return packWorkbook({ ...workbookParts(SHEET), 'xl/worksheets/sheet1.xml': sheet });
}

describe('a file that is no roster is one clear error that says what it is', () => {
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['nothing', 'r.csv', '', /it is empty/],
    ['nothing, named as a workbook', 'r.xlsx', '', /it is empty/],
    ['a byte order mark', 'r.csv', '\ufeff', /it is empty/],
    ['blank lines', 'r.csv', '\n\n \n,,,\n', /it is empty/],
    ['a header alone', 'r.csv', CSV.split('\n')[0] ?? '', /a header but no officer under it/],
    ['a header and blank lines', 'r.csv', `${CSV.split('\n')[0]}\n\n,,,,\n`, /a header but no officer under it/],
    ['a web page', 'r.csv', '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>', /a web page/],
    ['a web page with a byte order mark', 'r.csv', '\ufeff\n <html>', /a web page/],
    ['a web page named as a workbook', 'r.xlsx', '<table><tr><td>1</td></tr></table>', /a web page/],
    ['JSON', 'r.csv', '[{"ID_CARD":"0999900000012"}]', /it is JSON/],
    ['a letter of a word processor', 'r.csv', '{\\rtf1\\ansi เรียน}', /it is a text document \(RTF\)/],
    ['blank lines, and nothing else in a page of them', 'r.csv', ' \r\n'.repeat(5_000), /it is empty/],
    [
      'a header with a stray quotation mark',
      'r.csv',
      CSV.replace('TIT_NAME', '"TIT_NAME'),
      /row 1, perhaps the header, has a quotation mark without its pair/,
    ],
    ['a PDF document', 'r.csv', '%PDF-1.7\n%âãÏÓ', /it is a PDF document/],
    ['an old workbook cut short', 'r.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /the workbook is damaged/],
    [
      'an old workbook named as CSV',
      'r.csv',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /ends in \.csv but it is a workbook/,
    ],
    ['a workbook named as CSV', 'r.csv', workbook(SHEET), /ends in \.csv but it is a workbook/],
    ['CSV named as a workbook', 'r.xlsx', CSV, /ends in \.xls or \.xlsx but it is text/],
    ['another file name ending', 'r.txt', CSV, /does not end in \.csv, \.xls or \.xlsx/],
    ['a picture', 'r.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /it is a picture/],
    ['binary behind a header', 'r.csv', Buffer.concat([Buffer.from(CSV), Buffer.alloc(100)]), /it is a binary file/],
    ['a letter', 'r.csv', 'เรียน ผู้อำนวยการ\nขอส่งบัญชีรายชื่อ\n', /none of its first 20 rows is a header/],
    [
      'a zip file that holds no workbook',
      'r.xlsx',
      packWorkbook({ 'readme.txt': 'hello' }),
      /a zip file but not a workbook/,
    ],
    ['a zip file cut in half', 'r.xlsx', workbook(SHEET).subarray(0, 900), /the workbook is damaged/],
    ['a workbook without a worksheet', 'r.xlsx', workbook([]), /the workbook has no worksheet/],
    ['a workbook with an empty sheet', 'r.xlsx', workbook([{ name: 'a', rows: [] }]), /it is empty/],
  ])('%s', async (_, name, content, message) => {
    for (const pieceBytes of [5, 65_536]) {
      const refusal = await refusalOf(sourceOf(name, content, pieceBytes));
      expect(refusal.message).toMatch(message);
      expect(refusal.message).toMatch(
        /^อ่านบัญชีรายชื่อไม่ได้: .+ วิธีแก้ไข: .+ \(ดู docs\/rosters\.th\.md\) The roster cannot be read: .+\. .+ \(see docs\/rosters\.md\)\.$/,
      );
    }
  });

  it('a sheet that the workbook does not have', async () => {
    const refusal = await refusalOf(sourceOf('r.xlsx', workbook(SHEET)), { sheet: 'Sheet9' });
    expect(refusal.message).toMatch(/no sheet of that name; it has 1/);
  });

  it('a sheet asked of a CSV file', async () => {
    expect((await refusalOf(sourceOf('r.csv', CSV), { sheet: 'a' })).message).toMatch(/a CSV file has no sheets/);
  });

  it.each(['r.csv', 'r.xlsx'])('%s larger than the largest size', async (name) => {
    const content = name === 'r.csv' ? CSV : workbook(SHEET);
    const size = Buffer.byteLength(content);
    expect(await rowsOf(sourceOf(name, content), { maxBytes: size })).toHaveLength(1);
    const refusal = await refusalOf(sourceOf(name, content), { maxBytes: size - 1 });
    expect(refusal.message).toContain(`it is larger than the limit of ${size - 1} bytes`);
  });

  it.each<[string, string | Uint8Array]>([
    ['r.csv', `${CSV}${'\n'.repeat(1_048_575)}`],
    ['r.xlsx', workbookWithSheet(`<row r="1048577"/>`)],
  ])('%s with rows beyond the last one of a spreadsheet', async (name, content) => {
    const refusal = await refusalOf(sourceOf(name, content));
    expect(refusal.message).toContain('it goes on beyond row 1048576');
  });

  it('a roster of more rows than any', async () => {
    const refusal = await refusalOf(sourceOf('r.csv', CSV + 'x\n'.repeat(200_000)));
    expect(refusal.message).toContain('it has more than 200000 rows');
  });
});

describe('memory is bounded', () => {
  /** An endless file: a beginning, then one character without end. Counts the bytes asked for. */
  function endless(beginning: string, character: string) {
    const asked = { bytes: 0 };
    const piece = Buffer.alloc(64 * 1024, character);
    async function* bytes() {
      yield Buffer.from(beginning);
      for (; asked.bytes < 200 * 1024 * 1024; asked.bytes += piece.length) {
        yield piece;
      }
    }
    return { source: { name: 'r.csv', bytes }, asked };
  }

  it.each([
    ['as the header', '', 'x'],
    ['as the header, in quotation marks', '"', 'x'],
    ['of commas', '', ','],
    ['of quotation marks', '', '"'],
    ['behind good rows', CSV, 'x'],
    ['behind good rows, in quotation marks', `${CSV}"`, 'x'],
    ['of quotation marks behind good rows', CSV, '"'],
    ['of broken characters', CSV, '\xff'],
  ])('for 200 MB of one line %s: a few pieces are asked for, and no more', async (_, beginning, character) => {
    const { source, asked } = endless(beginning, character);
    const refusal = await refusalOf(source, { maxBytes: 1024 ** 3 });
    expect(refusal.message).toMatch(/row \d has more than 65536 characters/);
    expect(asked.bytes).toBeLessThan(1024 * 1024);
  });

  it('for 200 MB in one piece', async () => {
    const piece = Buffer.alloc(200 * 1024 * 1024, 'x');
    async function* bytes() {
      yield piece;
    }
    const before = process.memoryUsage().rss;
    const refusal = await refusalOf({ name: 'r.csv', bytes }, { maxBytes: 1024 ** 3 });
    expect(refusal.message).toMatch(/row 1 has more than 65536 characters/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('for officers that are kept: they do not keep the text of the file', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const row = { ...GOOD_ROW, LNAME: 'ทองสมมุติ ณ กรุงเทพมหานคร', REMARK: 'ก'.repeat(5_000) };
    const [header = '', line = ''] = csvOf([row]).split('\n');
    // Built as bytes, so that no long text is in memory before the reading.
    const lines = Array.from({ length: 1_500 }, (_, n) => Buffer.from(`\n${line.replace(/\d{13}/, String(1e12 + n))}`));
    const source = sourceOf('r.csv', Buffer.concat([Buffer.from(header), ...lines]));
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const kept = await rowsOf(source, { maxBytes: 2 ** 26 });
    collectGarbage();
    expect(kept).toHaveLength(1_500);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(5 * 2 ** 20);
  });

  it.each([
    ['elements nested without end', '<a>'.repeat(1_000_000)],
    ['a text without end', `<row><c t="str"><v>${'x'.repeat(20_000_000)}`],
    ['an attribute without end', `<row r="${'1'.repeat(20_000_000)}`],
    ['a comment without end', `<!--${'x'.repeat(20_000_000)}`],
    ['a document type with entities', '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><row/>'],
    ['an element never closed', '<row><c><v>1</v></c>'],
  ])('for a worksheet of %s', async (_, inside) => {
    expect((await refusalOf(sourceOf('r.xlsx', workbookWithSheet(inside)))).message).toMatch(
      /a part of the workbook is damaged/,
    );
  });

  it('for a good worksheet with a document type before it, which could define entities', async () => {
    const { 'xl/worksheets/sheet1.xml': good = '', ...parts } = workbookParts(SHEET);
    const withType = good.replace('<worksheet', '<!DOCTYPE worksheet><worksheet');
    const refusal = await refusalOf(
      sourceOf('r.xlsx', packWorkbook({ ...parts, 'xl/worksheets/sheet1.xml': withType })),
    );
    expect(refusal.message).toMatch(/a part of the workbook is damaged/);
  });

  it('for elements more than 64 deep, and no less, in a worksheet that is good otherwise', async () => {
    const { 'xl/worksheets/sheet1.xml': good = '', ...parts } = workbookParts(SHEET);
    // The root is the first level.
    const nested = (depth: number) => `${'<x>'.repeat(depth - 1)}${'</x>'.repeat(depth - 1)}</worksheet>`;
    const withDepth = (depth: number) =>
      sourceOf(
        'r.xlsx',
        packWorkbook({ ...parts, 'xl/worksheets/sheet1.xml': good.replace('</worksheet>', nested(depth)) }),
      );
    expect(await rowsOf(withDepth(64))).toHaveLength(1);
    expect((await refusalOf(withDepth(65))).message).toMatch(/a part of the workbook is damaged/);
  });

  it('for a workbook of a million texts', async () => {
    const parts = workbookParts(SHEET);
    const texts = `<sst>${'<si/>'.repeat(1_000_001)}</sst>`;
    const refusal = await refusalOf(sourceOf('r.xlsx', packWorkbook({ ...parts, 'xl/sharedStrings.xml': texts })));
    expect(refusal.message).toMatch(/more than 1000000 texts/);
  });

  describe('for a text of a workbook in many runs, which may be as long as a cell of Excel and no longer', () => {
    const parts = workbookParts(SHEET, { texts: 'inline' });
    const good = parts['xl/worksheets/sheet1.xml'] ?? '';
    const sheetWith = (cell: string) => ({
      'xl/worksheets/sheet1.xml': good.replace('</sheetData>', `<row>${cell}</row></sheetData>`),
    });

    it.each<[string, (runs: string) => Record<string, string>]>([
      ['in a cell', (runs) => sheetWith(`<c t="inlineStr"><is>${runs}</is></c>`)],
      ['in a value', (runs) => sheetWith(`<c t="str">${runs.replaceAll('t>', 'v>')}</c>`)],
      [
        'in the header',
        (runs) => ({
          'xl/worksheets/sheet1.xml': good.replace('</row>', `<c t="inlineStr"><is>${runs}</is></c></row>`),
        }),
      ],
      ['shared by cells', (runs) => ({ 'xl/sharedStrings.xml': `<sst><si>${runs}</si></sst>` })],
    ])('%s', async (_, changed) => {
      const bytesWith = (characters: number) =>
        sourceOf(
          'r.xlsx',
          packWorkbook({ ...parts, ...changed(`<r><t>${'x'.repeat(characters / 16)}</t></r>`.repeat(16)) }),
        );
      expect((await rowsOf(bytesWith(32_752)))[0]).toMatchObject({ kind: 'officer' });
      expect((await refusalOf(bytesWith(32_768))).message).toMatch(
        /a text in the workbook has more than 32767 characters/,
      );
    });
  });

  it('for a row of a worksheet whose cells share one long text', async () => {
    const cells = (count: number) => '<c t="s"><v>0</v></c>'.repeat(count);
    const read = (count: number) =>
      refusalOf(
        sourceOf(
          'r.xlsx',
          packWorkbook({
            ...workbookParts(SHEET),
            'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(16_384)}</t></si></sst>`,
            'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${cells(count)}</row></sheetData></worksheet>`,
          }),
        ),
      );
    expect((await read(4)).message).toMatch(/none of its first 20 rows is a header/);
    expect((await read(5)).message).toMatch(/row 1 has more than 65536 characters/);
  });

  it('for a worksheet whose rows share one long text', async () => {
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(1_600);
    const parts = workbookParts(SHEET, { texts: 'inline' });
    const bytes = packWorkbook({
      ...parts,
      'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
        '</sheetData>',
        `${rows}</sheetData>`,
      ),
    });
    const refusal = await refusalOf(sourceOf('r.xlsx', bytes));
    expect(refusal.message).toMatch(/its cells hold more than 100000000 characters/);
  });

  it('for a workbook of hundreds of thousands of sheets, each with a relation', async () => {
    const parts = workbookParts(SHEET);
    const insert = (path: string, before: string, inside: string) => ({
      [path]: (parts[path] ?? '').replace(before, `${inside}${before}`),
    });
    const bytes = packWorkbook({
      ...parts,
      ...insert('xl/workbook.xml', '<sheet ', '<sheet r:id="x"/>'.repeat(200_000)),
      ...insert('xl/_rels/workbook.xml.rels', '</Relationships>', '<Relationship Target=""/>'.repeat(160_000)),
    });
    expect(await rowsOf(sourceOf('r.xlsx', bytes))).toHaveLength(1);
  });

  it('for a zip file of thousands of files', async () => {
    const files = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`${index}.xml`, '']));
    const refusal = await refusalOf(sourceOf('r.xlsx', packWorkbook(files)));
    expect(refusal.message).toMatch(/it holds 1001 files, more than any workbook/);
  });

  const withClaim = (size: number) => withClaimedSize(workbook(SHEET), 'xl/worksheets/sheet1.xml', size);

  it('for a worksheet that says it unpacks to gigabytes', async () => {
    const refusal = await refusalOf(sourceOf('r.xlsx', withClaim(3_000_000_000)));
    expect(refusal.message).toMatch(/unpacks to 3000000000 bytes, more than the limit of 268435456/);
  });

  it('for a worksheet that unpacks to more than it says', async () => {
    const refusal = await refusalOf(sourceOf('r.xlsx', withClaim(10)));
    expect(refusal.message).toMatch(/the workbook is damaged/);
  });
});

describe('an aborted reading', () => {
  const reason = new Error('out of time');

  it('ends at once, even while the source is silent', async () => {
    const controller = new AbortController();
    let isAsked: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const silent = {
      name: 'r.csv',
      async *bytes(): AsyncGenerator<Uint8Array> {
        isAsked();
        await new Promise(() => {});
      },
    };
    const reading = readRoster([silent], { maxBytes: 1_000, signal: controller.signal });
    await asked;
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });

  it('never begins', async () => {
    const signal = AbortSignal.abort(reason);
    await expect(readRoster([sourceOf('r.csv', CSV)], { maxBytes: 1_000, signal })).rejects.toBe(reason);
    await expect(readRoster([sourceOf('r.xlsx', workbook(SHEET))], { maxBytes: 9_000, signal })).rejects.toBe(reason);
  });

  it.each(['r.csv', 'r.xlsx'])('ends in the middle of the rows of %s', async (name) => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ ...GOOD_ROW, ID_CARD: String(1e12 + index) }));
    const sheet = { name: 'a', rows: [Object.keys(GOOD_ROW), ...rows.map((row) => Object.values(row))] };
    const content = name === 'r.csv' ? csvOf(rows) : workbook([sheet]);
    const controller = new AbortController();
    const roster = await readRoster([sourceOf(name, content)], { maxBytes: 2 ** 23, signal: controller.signal });
    let count = 0;
    const reading = (async () => {
      for await (const _ of roster.rows) {
        count += 1;
        if (count === 10) {
          controller.abort(reason);
        }
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(count).toBeLessThan(2_000);
  });
});
