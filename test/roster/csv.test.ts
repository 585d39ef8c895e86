import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windows874 } from '../../scripts/windows-874.ts';
import { cutRows } from '../helpers/roster/csv.ts';
import { csvOf, GOOD_ROW, rowsOf, sourceOf } from '../helpers/roster/reading.ts';

/** A file of two officers, the second with a name that needs quotation marks. */
const ROWS = [GOOD_ROW, { ...GOOD_ROW, ID_CARD: '0999900000020', LNAME: 'ณ "สมมุติ", พิเศษ' }];

/** The two officers as they must be read from every form of the file. */
const READ = [
  { kind: 'officer', officer: expect.objectContaining({ row: 2, name: 'นายกล้า ทองสมมุติ', salary: 30_500 }) },
  { kind: 'officer', officer: expect.objectContaining({ row: 3, name: 'นายกล้า ณ "สมมุติ", พิเศษ', salary: 30_500 }) },
];

describe('a CSV file reads the same', () => {
  it.each([
    ['with commas', csvOf(ROWS, ',')],
    ['with semicolons', csvOf(ROWS, ';')],
    ['with tabs', csvOf(ROWS, '\t')],
    ['with CRLF', csvOf(ROWS, ',', '\r\n')],
    ['with CR alone', csvOf(ROWS, ',', '\r')],
    ['without a last line end', csvOf(ROWS).slice(0, -1)],
    ['with a byte order mark', `\ufeff${csvOf(ROWS)}`],
    [
      'with every value quoted',
      csvOf(ROWS, '|')
        .replaceAll('"', '""')
        .replace(/[^|\n]+/g, '"$&"')
        .replaceAll('|', ',')
        .replaceAll('""""', '""')
        .replaceAll('"""ณ', '"ณ')
        .replaceAll('พิเศษ"""', 'พิเศษ"')
        .replaceAll('"""30', '"30')
        .replaceAll('500"""', '500"'),
    ],
    ['behind the line by which Excel is told the delimiter', `sep=;\r\n${csvOf(ROWS, ';', '\r\n')}`],
    ['in Windows-874', windows874(csvOf(ROWS))],
    ['in Windows-874 with Thai titles first', windows874(csvOf(ROWS).replace('TIT_NAME', 'คำนำหน้า'))],
    ['in UTF-16, as Excel saves Unicode text', Buffer.from(`\ufeff${csvOf(ROWS, '\t', '\r\n')}`, 'utf16le')],
    ['in UTF-16 of the other byte order', Buffer.from(`\ufeff${csvOf(ROWS, '\t')}`, 'utf16le').swap16()],
  ])('%s', async (_, content) => {
    for (const pieceBytes of [1, 2, 3, 7, 64, 65_536]) {
      expect(await rowsOf(sourceOf('roster.csv', content, pieceBytes))).toEqual(READ);
    }
  });
});

it('one broken character in a UTF-8 file costs its own cell, not the Thai of all others', async () => {
  const bytes = Buffer.concat([Buffer.from(csvOf(ROWS)), Buffer.from(csvOf([GOOD_ROW]).split('\n')[1] ?? '')]);
  const at = bytes.lastIndexOf(Buffer.from('ทอง'));
  bytes[at] = 0xff;
  const rows = await rowsOf(sourceOf('roster.csv', bytes));
  expect(rows.map(({ kind }) => kind)).toEqual(['duplicate', 'officer', 'duplicate']);
  expect(rows[2]).toMatchObject({
    officer: { name: null, unread: [{ column: 'LNAME', found: { en: 'broken characters' } }] },
    otherRows: [{ row: 2 }],
  });
});

it('a file cut off in the middle of a character is still UTF-8', async () => {
  const bytes = Buffer.from(`${csvOf(ROWS)}${csvOf([GOOD_ROW]).split('\n')[1]?.replace('0012', '0038')}`);
  const rows = await rowsOf(sourceOf('roster.csv', bytes.subarray(0, bytes.lastIndexOf(Buffer.from('ต.ช.')) + 2)));
  expect(rows).toMatchObject([
    { officer: { unread: [] } },
    { officer: { unread: [] } },
    { officer: { classHeld: null } },
  ]);
  expect(rows[2]).toMatchObject({ officer: { unread: [{ column: 'L_INS_CODE' }] } });
});

describe('a quotation mark', () => {
  const [header, first, second] = csvOf(ROWS).trimEnd().split('\n') as [string, string, string];
  const kindsOf = async (...lines: string[]) =>
    (await rowsOf(sourceOf('roster.csv', [header, ...lines].join('\n')))).map((row) => {
      if (row.kind === 'unreadable') {
        return `${row.row} ${row.problems[0]?.found.en}`;
      }
      return `${'officer' in row ? row.officer.row : row.row} ${row.kind}`;
    });

  it('that is never closed costs its own line and no other', async () => {
    const broken = second.replace('นาย,', '"นาย,');
    expect(await kindsOf(first, broken)).toEqual(['2 officer', '3 a quotation mark without its pair']);
    expect(await kindsOf(broken, first)).toEqual(['2 a quotation mark without its pair', '3 officer']);
    const others = Array.from({ length: 300 }, (_, index) => first.replace('0000012', String(1_000_000 + index)));
    expect(await kindsOf(broken, ...others)).toHaveLength(301);
    expect((await kindsOf(broken, ...others)).filter((kind) => kind.endsWith('officer'))).toHaveLength(300);
  });

  it('that is closed by the opening one of a later row costs its own line and no other', async () => {
    const opened = first.replace('กล้า', '"กล้า').replace('"30,500"', '30500');
    const closing = second.replace('กล้า', 'กล้า"');
    expect(await kindsOf(opened, closing)).toEqual(['2 a quotation mark without its pair', '3 officer']);
  });

  it.each([
    ['whose trailing blank cells are left off', ''],
    ['whose trailing blank cells are there', ',,,'],
  ])('that is closed by a stray one of the next row costs its own line and no other, in rows %s', async (_, trail) => {
    const titles = `${header},POS_NAME,DEP_NAME,REMARK`;
    for (const [opened, closed] of [
      ['กล้า', 'กล้า'],
      ['ทอง', 'นาย'],
      ['นาย', 'ทองสมมุติ'],
    ] as const) {
      const lines = [
        first.replace(opened, `"${opened}`).replace('"30,500"', '30500'),
        first
          .replace('12,', '38,')
          .replace(new RegExp(`${closed}(?=,)`), `${closed}"`)
          .replace('"30,500"', '30500'),
        second,
      ];
      const text = [titles, ...lines.map((line) => line + trail)].join('\n');
      const rows = await rowsOf(sourceOf('roster.csv', text));
      expect(rows.map(({ kind }) => kind)).toEqual(['unreadable', 'officer', 'officer']);
    }
  });

  it.each([
    { optional: 0, isTrimmed: false },
    { optional: 12, isTrimmed: false },
    { optional: 12, isTrimmed: true },
  ])(
    'in any column, closed in any column of the next row, never makes one officer of two (%o)',
    async ({ optional, isTrimmed }) => {
      const columns = Object.keys(GOOD_ROW);
      const officers = ['12', '20', '38'].map((end) => ({
        ...GOOD_ROW,
        ID_CARD: `09999000000${end}`,
        FNAME: `กล้า${end}`,
        LNAME: `ทอง${end}`,
        SALARY: `${end}000`,
      }));
      const blanks = ','.repeat(optional);
      for (let opening = 0; opening < columns.length; opening += 1) {
        for (let closing = 0; closing < columns.length; closing += 1) {
          const lines = officers.map((officer) => Object.values(officer));
          lines[0]?.splice(opening, 1, `"${lines[0][opening]}`);
          lines[1]?.splice(closing, 1, `${lines[1][closing]}"`);
          const text = [
            columns.join(',') + Array.from({ length: optional }, (_, index) => `,note ${index}`).join(''),
            ...lines.map((line) => line.join(',') + (isTrimmed ? '' : blanks)),
          ].join('\n');
          const read = await rowsOf(sourceOf('roster.csv', text));
          for (const row of read) {
            if (row.kind === 'officer') {
              const { idCard, name, salary } = row.officer;
              const ends = [
                idCard.slice(-2),
                ...(name?.match(/\d+/g) ?? []),
                ...(salary === null ? [] : [salary / 1_000]),
              ];
              expect(new Set(ends.map(String)).size).toBe(1);
            }
          }
          if (!isTrimmed) {
            expect(read).toHaveLength(3);
          }
          expect(read.at(-1)).toMatchObject({ kind: 'officer', officer: { idCard: '0999900000038' } });
        }
      }
    },
  );

  it('that is not doubled inside a quoted value costs its own line', async () => {
    expect(await kindsOf(first.replace('กล้า', '"กล้า "น้อย" ไม่กลัว"'), second)).toEqual([
      '2 a quotation mark without its pair',
      '3 officer',
    ]);
  });

  it('in the middle of a value is a character like any other', async () => {
    expect(await kindsOf(first.replace('กล้า', 'กล้า 5"'), second)).toEqual(['2 officer', '3 officer']);
  });

  it('may hold line breaks, and the row is one row', async () => {
    const rows = await rowsOf(
      sourceOf('roster.csv', csvOf([{ ...GOOD_ROW, POS_NAME: 'นักวิชาการ\r\nคลัง' }, ROWS[1] ?? {}])),
    );
    expect(rows).toMatchObject([{ officer: { row: 2, positionName: 'นักวิชาการ คลัง' } }, { officer: { row: 3 } }]);
  });
});

describe('a quoted value with line breaks', () => {
  const POS_NAME = 'นักวิชาการ, คลัง\nและพัสดุ, จัดซื้อ';
  const [header, line] = csvOf([{ ...GOOD_ROW, POS_NAME }]).split(/\n(.*)/s) as [string, string];

  it.each([
    ['in a row whose trailing blank cells are left off', `${header},DEP_NAME,REMARK\n${line}`],
    ['in a row of more trailing delimiters than the header', `${header}\n${line.trimEnd()},,,\n`],
    ['under a header of more trailing delimiters', `${header},,,\n${line}`],
    ['in a row whose last cell has it', `${header},REMARK\n${line.trimEnd()},"ลา, ป่วย\nลา, กิจ"\n`],
  ])('is read %s', async (_, text) => {
    const read = { kind: 'officer', officer: { positionName: 'นักวิชาการ, คลัง และพัสดุ, จัดซื้อ', salary: 30_500 } };
    expect(await rowsOf(sourceOf('roster.csv', text))).toMatchObject([read]);
  });
});

it.each([600, 70_000])('a file that begins with %d empty lines is read, and the lines count as rows', async (lines) => {
  const rows = await rowsOf(sourceOf('roster.csv', '\r\n'.repeat(lines) + csvOf(ROWS, ';')));
  expect(rows).toMatchObject([{ officer: { row: lines + 2 } }, { officer: { row: lines + 3 } }]);
});

it('a delimiter is found from the header, even where other rows are full of another', async () => {
  const rows = await rowsOf(sourceOf('roster.csv', csvOf([{ ...GOOD_ROW, POS_NAME: ',,,,,,,,,,,,,,,,,,,,,' }], ';')));
  expect(rows).toMatchObject([{ kind: 'officer', officer: { positionName: ',,,,,,,,,,,,,,,,,,,,,' } }]);
});

it('any table of a roster’s width reads back, and csv-parse agrees on it', async () => {
  const cell = fc.oneof(
    fc.stringMatching(/^[ก-ฮa-z0-9 ]{0,8}$/),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', 'ก', ' '), maxLength: 6 }),
  );
  // A value with quotation marks around all of it loses them, and blank rows are left out.
  const value = cell.map((text) => (/^".*"$/s.test(text) ? `x${text}` : text));
  const table = fc
    .integer({ min: 12, max: 16 })
    .chain((width) =>
      fc.array(fc.array(value, { minLength: width - 1, maxLength: width - 1 }), { minLength: 1, maxLength: 5 }),
    )
    .map((rows) => rows.map((cells) => ['a', ...cells]));
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
      async (cells, delimiter, lineEnd, pieceBytes) => {
        const titles = (cells[0] ?? []).map((_, index) => `column ${index}`);
        const text = [titles, ...cells]
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + lineEnd)
          .join('');
        const rows = await cutRows(text, pieceBytes);
        expect(rows.map((row) => row.cells)).toEqual(parse(text, { delimiter }));
        expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
        expect(rows.every(({ defect }) => defect === null)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
