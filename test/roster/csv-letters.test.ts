import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windows874 } from '../../scripts/windows-874.ts';
import { cutRows } from '../helpers/roster/csv.ts';
import { csvOf, GOOD_ROW, refusalOf, rowsOf, sourceOf } from '../helpers/roster/reading.ts';

const OFFICERS = Array.from({ length: 6 }, (_, index) => ({ ...GOOD_ROW, ID_CARD: `09999000000${10 + index}` }));
const CSV = csvOf(OFFICERS);
const CELLS = [Object.keys(GOOD_ROW), ...OFFICERS.map((officer) => Object.values(officer))];

/** The file cut in two behind the given line. */
function parts(lines: number): readonly [string, string] {
  const all = CSV.split('\n');
  return [`${all.slice(0, lines).join('\n')}\n`, all.slice(lines).join('\n')];
}

async function refusalOfCsv(content: string | Uint8Array) {
  return (await refusalOf(sourceOf('r.csv', content))).texts;
}

async function cellsOf(content: string | Uint8Array, pieceBytes?: number) {
  return (await cutRows(content, pieceBytes)).map(({ cells }) => cells);
}

/** Text in UTF-8 that a program read as another encoding. */
function readAs(encoding: string, text: string): string {
  return new TextDecoder(encoding).decode(Buffer.from(text));
}

describe('a file in two encodings is refused, and the line is named', () => {
  const [begin, end] = parts(3);

  it.each([
    ['UTF-8, then Windows-874', Buffer.concat([Buffer.from(begin), windows874(end)]), 'UTF-8', 'Windows-874', 4],
    ['Windows-874, then UTF-8', Buffer.concat([windows874(begin), Buffer.from(end)]), 'Windows-874', 'UTF-8', 4],
    [
      'Windows-874, then UTF-8 with its mark',
      Buffer.concat([windows874(begin), Buffer.from(`\ufeff${end}`)]),
      'Windows-874',
      'UTF-8',
      4,
    ],
    [
      'the values of one line',
      Buffer.concat([Buffer.from(begin), windows874('ทองสมมุติ,กล้า,'), Buffer.from(end)]),
      'UTF-8',
      'Windows-874',
      4,
    ],
    [
      'Windows-874 in the last of many lines',
      Buffer.concat([Buffer.from(CSV.repeat(500)), windows874('กล้า,ทองสมมุติ\n')]),
      'UTF-8',
      'Windows-874',
      3_501,
    ],
    [
      'UTF-8 at the very end, where no line ends',
      Buffer.concat([windows874(CSV), Buffer.from('1,ทองทอง')]),
      'Windows-874',
      'UTF-8',
      8,
    ],
  ])('%s', async (_, content, first, second, line) => {
    const { th, en } = await refusalOfCsv(content);
    expect(en).toContain(`in two encodings: ${first}, and from line ${line} on also ${second}`);
    expect(th).toContain(`คือ ${first} และ ${second} (ตั้งแต่บรรทัดที่ ${line})`);
  });

  it('wherever the encoding changes, and however the bytes come', async () => {
    const place = fc.integer({ min: 2, max: OFFICERS.length });
    await fc.assert(
      fc.asyncProperty(place, fc.boolean(), fc.constantFrom(1, 2, 3, 7, 64, 65_536), async (at, isUtf8First, bytes) => {
        const [one, other] = parts(at);
        const content = isUtf8First ? [Buffer.from(one), windows874(other)] : [windows874(one), Buffer.from(other)];
        await expect(cutRows(Buffer.concat(content), bytes)).rejects.toThrow(/two encodings/);
      }),
      { numRuns: 60 },
    );
  });

  it('in the same line however the bytes come, also cut inside a line end', async () => {
    const [begin, end] = parts(3).map((part) => part.replaceAll('\n', '\r\n')) as [string, string];
    const content = Buffer.concat([Buffer.from(begin), windows874(end)]);
    for (let bytes = 1; bytes <= content.length; bytes += 1) {
      await expect(cutRows(content, bytes), `${bytes}`).rejects.toThrow(/UTF-8, and from line 4 on/);
    }
  });

  it('but damaged bytes are no other encoding: only their rows are for review', async () => {
    const thai = fc.constantFrom(...Array.from(CSV.matchAll(/[ก-๛]/g), ({ index }) => index));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(thai, fc.nat(2), fc.integer({ min: 0x80, max: 0xff })), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (damages, isLost) => {
          const bytes = Buffer.from(CSV);
          const places = damages.map(([index, offset, byte]) => {
            const at = Buffer.byteLength(CSV.slice(0, index)) + offset;
            bytes[at] = byte;
            return at;
          });
          const damaged = isLost ? Buffer.from(bytes.filter((_, at) => !places.includes(at))) : bytes;
          const rows = await rowsOf(sourceOf('r.csv', damaged));
          expect(rows).toHaveLength(OFFICERS.length);
          expect(rows.filter(({ kind }) => kind === 'officer').length).toBeGreaterThanOrEqual(OFFICERS.length - 3);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['replaced characters', CSV.replace('กล้า', '\ufffd\ufffd').replace('ทอง', '\ufffd'.repeat(3))],
    ['letters of western languages', CSV.replaceAll('กล้า', 'Éé').replaceAll('ทองสมมุติ', 'Müller-Öß')],
  ])('nor are %s', async (_, text) => {
    expect(await cellsOf(text)).toEqual(
      text
        .trimEnd()
        .split('\n')
        .map((line) =>
          line
            .replace('"30,500"', '30;500')
            .split(',')
            .map((cell) => cell.replace(';', ',')),
        ),
    );
  });
});

describe('Thai letters that were lost or garbled in the whole file are refused, saying so', () => {
  it('as question marks', async () => {
    const { th, en } = await refusalOfCsv(CSV.replace(/[ก-๛]/g, '?'));
    expect(en).toMatch(/question marks \(\?\?\?\).*UTF-8/);
    expect(th).toMatch(/เครื่องหมายคำถาม.*UTF-8/);
  });

  it('as question marks in a file of one officer', async () => {
    expect((await refusalOfCsv(csvOf([GOOD_ROW]).replace(/[ก-๛]/g, '?'))).en).toMatch(/question marks/);
  });

  it.each([
    ['of UTF-8 read as Windows-874', readAs('windows-874', CSV)],
    [
      'of UTF-8 read as Windows-874, whose control characters were lost',
      readAs('windows-874', CSV).replace(/[\u0080-\u009f]/g, ''),
    ],
    ['of UTF-8 read as Windows-1252', readAs('windows-1252', CSV)],
    ['of Windows-874 read as Windows-1252', new TextDecoder('windows-1252').decode(windows874(CSV))],
  ])('as letters %s', async (_, text) => {
    const { th, en } = await refusalOfCsv(text);
    expect(en).toMatch(/garbled.*Export the roster again/);
    expect(th).toMatch(/เพี้ยน.*ส่งออก/);
  });

  it('but single cells of such letters refuse no file', async () => {
    const [officer] = OFFICERS;
    const rows = [
      ...OFFICERS.slice(1),
      { ...officer, REMARK: '?????', FNAME: readAs('windows-874', 'กล้า'), LNAME: 'เนเธอร์แลนด์ เนตรนภา' },
    ];
    expect(await cutRows(csvOf(rows as typeof OFFICERS))).toHaveLength(7);
  });
});

describe('a CSV file has the same cells', () => {
  it.each<[string, string | Uint8Array]>([
    ['with stray NULs', CSV.replace('กล้า', 'กล้า\0').replace('\n', '\0\n')],
    ['with the end mark of DOS', `${CSV}\x1a`],
    ['with two byte order marks', `\ufeff\ufeff${CSV}`],
    ['with a byte order mark before quoted titles', `\ufeff${CSV.replace('ID_CARD', '"ID_CARD"')}`],
    ['in UTF-16 without a mark', Buffer.from(CSV, 'utf16le')],
    ['in UTF-16 of the other byte order without a mark', Buffer.from(CSV, 'utf16le').swap16()],
    ['in UTF-16 with two marks', Buffer.from(`\ufeff\ufeff${CSV}`, 'utf16le')],
    ['with titles quoted three times', CSV.replace(/^.*\n/, (line) => line.replace(/\w+/g, '"""$&"""'))],
    [
      'with all values quoted three times',
      CSV.replaceAll('"', '')
        .replaceAll('30,500', '30500')
        .replace(/[^,\n]+/g, '"""$&"""')
        .replaceAll('30500', '30,500'),
    ],
    ['in Windows-874 behind the byte order mark of UTF-8', Buffer.concat([Buffer.from('\ufeff'), windows874(CSV)])],
    ['behind a line that names pipes', `sep=|\n${csvOf(OFFICERS, '|')}`],
  ])('%s', async (_, content) => {
    for (const pieceBytes of [1, 5, 65_536]) {
      expect(await cellsOf(content, pieceBytes)).toEqual(CELLS);
    }
  });

  it('where a file was joined to it with its byte order mark, in either encoding', async () => {
    const [begin, end] = parts(3);
    expect(await cellsOf(`${begin}\ufeff${end}`)).toEqual(CELLS);
    expect(await cellsOf(Buffer.concat([windows874(begin), Buffer.from('\ufeff'), windows874(end)]))).toEqual(CELLS);
  });

  it('below titles with a byte order mark before the header', async () => {
    expect(await cellsOf(`บัญชีรายชื่อ, สำนักงาน ก; ข | ค\n\ufeff${CSV}`)).toEqual([
      ['บัญชีรายชื่อ', ' สำนักงาน ก; ข | ค'],
      ...CELLS,
    ]);
  });

  const cell = fc.oneof(
    fc.stringMatching(/^[ก-ฮa-z0-9]([ก-ฮa-z0-9 ]{0,6}[ก-ฮa-z0-9])?$/),
    fc.constantFrom(
      '',
      'ต.ม.',
      'กล้า "น้อย"',
      'ก, ข',
      'ก; ข',
      'ก | ข',
      'ก\tข',
      'ก\nข',
      '30,500',
      '28/07/2562',
      'เนตร',
      'เธียร',
    ),
  );
  const table = fc
    .tuple(fc.integer({ min: 9, max: 14 }), fc.integer({ min: 1, max: 6 }))
    .chain(([width, officers]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: officers, maxLength: officers }),
    );

  it('in any encoding, with any delimiter, line end, quoting, marks and titles above', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.record({
          delimiter: fc.constantFrom(',', ';', '\t', '|'),
          lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
          quoting: fc.constantFrom('needed', 'all', 'texts'),
          encoding: fc.constantFrom('utf8', 'utf8 with mark', 'windows-874', 'utf16le', 'utf16be', 'utf16 with mark'),
          titles: fc.nat(3),
          isDeclared: fc.boolean(),
          pieceBytes: fc.constantFrom(1, 3, 17, 65_536),
        }),
        async (officers, { delimiter, lineEnd, quoting, encoding, titles, isDeclared, pieceBytes }) => {
          const written = (value: string) =>
            quoting === 'all' || /[",;\t|\r\n]/.test(value) || (quoting === 'texts' && /[ก-ฮ]/.test(value))
              ? `"${value.replaceAll('"', '""')}"`
              : value;
          const width = officers[0]?.length ?? 0;
          const above = Array.from({ length: titles }, (_, index) => [`บัญชีรายชื่อส่วนที่ ${index}`]);
          const header = Array.from({ length: width }, (_, index) => `คอลัมน์ ${index}`);
          const rows = officers.map((cells, index) => [...cells.slice(1), `09999000000${10 + index}`]);
          const all = [...above, header, ...rows];
          const text = all.map((cells) => cells.map(written).join(delimiter) + lineEnd).join('');
          const declared = isDeclared ? `sep=${delimiter}${lineEnd}${text}` : text;
          const bytes = {
            utf8: () => Buffer.from(declared),
            'utf8 with mark': () => Buffer.from(`\ufeff${declared}`),
            'windows-874': () => windows874(declared),
            utf16le: () => Buffer.from(declared, 'utf16le'),
            utf16be: () => Buffer.from(declared, 'utf16le').swap16(),
            'utf16 with mark': () => Buffer.from(`\ufeff${declared}`, 'utf16le'),
          }[encoding]();
          expect(await cellsOf(bytes, pieceBytes)).toEqual(all);
        },
      ),
      { numRuns: 400 },
    );
  });
});
