import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judged, verdictsOf } from '../helpers/roster/judged.ts';
import { refusalOf, sourceOf } from '../helpers/roster/reading.ts';

// Files that other programs wrote, all of invented people. Most hold the four officers of 00-good.csv.

function input(name: string) {
  return sourceOf(name, readFileSync(new URL(`inputs/${name}`, import.meta.url)));
}

/** The verdicts on them, in the order of their rows. */
const GOOD = ['ท.ช.', 'บ.ช.', 'จ.ม.', 'ท.ม.'];

async function verdicts(name: string) {
  return verdictsOf((await judged(input(`rosters/${name}`))).judgements);
}

async function reasonsOf(name: string) {
  const { judgements } = await judged(input(`rosters/${name}`));
  return judgements.map(({ row, verdict, reasons }) => `${row} ${verdict} ${reasons.map(({ en }) => en).join(' ')}`);
}

describe('as the good roster are read', () => {
  it.each([
    ['the good roster itself', '00-good.csv'],
    ['dates from 1904 with an extension element behind', '01-dates-1904-as-excel-writes-it.xlsx'],
    ['empty cells typed as shared texts', '02-empty-cells-typed-as-shared-text.xlsx'],
    ['inline texts with a second copy', '03-inline-text-with-a-second-copy.xlsx'],
    ['a roster behind an empty first sheet', '07b-empty-first-tab-then-the-roster.xlsx'],
    ['a CSV file before a program with US settings', '09a-source-of-09.csv'],
    ['ids as formulas of a text', '10-ids-as-formula-texts.csv'],
    ['NULL for a nationality', '11b-only-nationality-NULL.csv'],
    ['days as UTC instants', '13-days-as-UTC-instants.csv'],
    ['a stray NUL character', '17-one-NUL-letter.csv'],
    ['titles with a star', '28-required-mark-in-titles.csv'],
    ['title rows above the header', '42-title-rows-above-the-header.xlsx'],
  ])('%s', async (_, name) => {
    expect(Object.values(await verdicts(name))).toEqual(GOOD);
  });
});

it('an officer whose class is merged with the one above holds that class', async () => {
  const { judgements } = await judged(input('rosters/04-class-merged-over-two-officers.xlsx'));
  const held = judgements.map(({ row, classHeld, classHeldSince }) => [row, classHeld, classHeldSince]);
  expect(held[0]?.slice(1)).toEqual(held[1]?.slice(1));
  expect(held[0]?.[1]).not.toBeNull();
});

it('formulas that were never computed are for review, saying what to do', async () => {
  const { judgements } = await judged(input('rosters/05-formulas-of-openpyxl-never-computed.xlsx'));
  expect(judgements.map(({ verdict }) => verdict)).toEqual(Array(4).fill('review'));
  for (const { reasons } of judgements) {
    expect(reasons.map(({ en }) => en).join()).toMatch(/formula .*not computed.*[Oo]pen .* Excel/);
    expect(reasons.map(({ th }) => th).join()).toMatch(/สูตร.*Excel/);
  }
});

it('officers on two visible sheets are all read, with the names of the sheets', async () => {
  const { judgements } = await judged(input('rosters/06-officers-on-two-visible-tabs.xlsx'));
  expect(judgements.map(({ sheet, row }) => `${sheet} ${row}`)).toEqual([
    'ข้าราชการ 2',
    'ข้าราชการ 3',
    'ลูกจ้างประจำ 2',
    'ลูกจ้างประจำ 3',
  ]);
});

it('days and months that US settings swapped are refused, telling how to import', async () => {
  const refusal = await refusalOf(input('rosters/09-csv-opened-with-US-settings-and-saved-as-xlsx.xlsx'));
  expect(refusal.texts.en).toContain('days and months are swapped in BIRTH_DATE, BEG_DATE, BEG_POS_DATE');
  expect(refusal.texts.en).toContain('day/month/year (DMY)');
  expect(refusal.texts.th).toContain('สลับกัน');
});

it('the empty date of a database is no leaving, and for review', async () => {
  for (const line of await reasonsOf('12-resign-date-1900.csv')) {
    expect(line).toMatch(/^\d review .*RESIGN_DATE/);
  }
});

it('a file of two encodings is refused as mixed', async () => {
  const { texts } = await refusalOf(input('rosters/19-two-files-joined-utf8-and-874.csv'));
  expect(texts.en).toMatch(/UTF-8.*Windows-874/);
  expect(texts.th).toMatch(/UTF-8.*Windows-874/);
});

it('a web page named .xls is refused: open it in Excel, save as .xlsx, send that', async () => {
  const { texts } = await refusalOf(input('rosters/22-html-table.xls'));
  expect(texts.en).toMatch(/[Oo]pen it in Excel.*\.xlsx/);
  expect(texts.th).toMatch(/เปิด.*Excel.*\.xlsx/);
});

it('salaries with a dot for thousands are for review, asking for the comma', async () => {
  for (const line of await reasonsOf('33-salary-with-a-dot-for-thousands.csv')) {
    expect(line).toMatch(/^\d review .*SALARY.*comma/);
  }
});

it('a line broken in two is for review, and its rest is nobody', async () => {
  const all = await verdicts('35-line-break-without-quotes.csv');
  expect(Object.values(all).filter((verdict) => verdict === 'review')).toHaveLength(2);
  expect(Object.keys(all)).toHaveLength(4);
});

it('a row shifted by a comma without quotation marks is for review', async () => {
  const lines = await reasonsOf('48-thousands-comma-without-quotes.csv');
  expect(lines.map((line) => line.slice(0, 8))).toEqual(['2 review', '3 eligib', '4 eligib', '5 review']);
});

describe('the export of the HR system', () => {
  const BROKEN_SERVICE = '0990002534172';

  it.each(['current-biff5.xls', 'current-biff8.xls', 'current.xlsx'])(
    '%s has the verdicts of the plain roster of the same officers',
    async (name) => {
      const plain = verdictsOf((await judged(input('exports/plain.csv'))).judgements);
      const { judgements, reading } = await judged(input(`exports/${name}`));
      const exported = verdictsOf(judgements);
      expect(Object.keys(exported)).toEqual(Object.keys(plain));
      for (const [id, verdict] of Object.entries(plain)) {
        if (exported[id] !== verdict) {
          expect([id, exported[id]]).toEqual([BROKEN_SERVICE, 'review']);
        }
      }
      expect(judgements.flatMap(({ reasons }) => reasons.filter(({ code }) => code.startsWith('UNREADABLE')))).toEqual(
        [],
      );
      expect(reading.files[0]?.sheets.map(({ sheet, rows, headerRow }) => [sheet, rows, headerRow])).toEqual([
        ['CurrentData', 25, 3],
        ['CurrentData_1', 25, 3],
        ['CurrentData_2', 10, 3],
      ]);
    },
  );

  it('of award history is no roster, and the refusal says what it lacks', async () => {
    const { texts } = await refusalOf(input('exports/history-biff5.xls'));
    expect(texts.en).toContain('does not have');
  });
});
