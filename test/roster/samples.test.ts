import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type RosterRow, readRoster } from '../../lib/roster/read-roster.ts';
import { SAMPLE_ROSTERS } from '../../scripts/make-sample-rosters.ts';

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../samples/rosters/${name}`, import.meta.url));
}

async function rowsOfSample(name: string): Promise<RosterRow[]> {
  const path = pathOf(name);
  const roster = await readRoster([{ name, bytes: () => createReadStream(path) }], { maxBytes: 1_000_000 });
  return Array.fromAsync(roster.rows);
}

it.each([...SAMPLE_ROSTERS])('%s is what `npm run samples` writes', async (name, bytes) => {
  expect((await readFile(pathOf(name))).equals(bytes)).toBe(true);
});

it('no sample citizen id is one that a person could have', async () => {
  for (const name of SAMPLE_ROSTERS.keys()) {
    for (const row of await rowsOfSample(name)) {
      const idCard = 'officer' in row ? row.officer.idCard : row.identity.idCard;
      if (idCard === null) {
        continue;
      }
      const sum = [...idCard.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
      expect(idCard).toMatch(/^0/);
      expect(Number(idCard[12])).not.toBe((11 - (sum % 11)) % 10);
    }
  }
});

it('the sample of single cases reads without a problem', async () => {
  const rows = await rowsOfSample('0201.csv');
  expect(rows).toHaveLength(36);
  expect(rows.every(({ kind }) => kind === 'officer')).toBe(true);
});

it('the sample of 2,000 officers reads without a problem', async () => {
  const rows = await rowsOfSample('0305.csv');
  expect(rows).toHaveLength(2_000);
  expect(rows.every(({ kind }) => kind === 'officer')).toBe(true);
});

it('the sample workbook reads without a problem', async () => {
  const rows = await rowsOfSample('0518.xlsx');
  expect(rows).toHaveLength(60);
  expect(rows.every(({ kind }) => kind === 'officer')).toBe(true);
});

it('the sample export of the HR system reads without a problem, from its three sheets', async () => {
  const rows = await rowsOfSample('0627.xls');
  expect(rows.filter(({ kind }) => kind !== 'officer' && kind !== 'inNoSchedule')).toEqual([]);
  const places = rows.map((row) => ('officer' in row ? row.officer : row)).map(({ sheet, row }) => `${sheet} ${row}`);
  const placesOn = (sheet: string, officers: number) =>
    Array.from({ length: officers }, (_, index) => `${sheet} ${index + 4}`);
  expect(places).toEqual([
    ...placesOn('CurrentData', 25),
    ...placesOn('CurrentData_1', 25),
    ...placesOn('CurrentData_2', 10),
  ]);
});

it('the sample of bad rows has each problem in its row and goes on to the last one', async () => {
  const rows = await rowsOfSample('0412.csv');
  const seen = rows.map((row) => {
    if (row.kind === 'unreadable') {
      return `${row.row}: ${row.problems.map(({ column, found }) => `${column ?? 'row'} ${found.en}`).join(' + ')}`;
    }
    if (row.kind === 'inNoSchedule') {
      return `${row.row}: in no schedule`;
    }
    const { unread } = row.officer;
    if (unread.length > 0) {
      return `${row.officer.row}: read but ${unread.map(({ column, found }) => `${column} ${found.en}`).join(' + ')}`;
    }
    return row.kind === 'duplicate'
      ? `${row.officer.row}: also ${row.otherRows.map((other) => other.row).join()}`
      : `${row.officer.row}: read`;
  });
  expect(seen).toEqual([
    '2: read',
    '3: read but BEG_DATE a day that is not in the calendar',
    '4: read but BIRTH_DATE a day that is not in the calendar',
    '5: POS_LEV an old level (1 to 11), no longer in force since B.E. 2551',
    '6: read but SALARY nothing',
    '7: read but SALARY text',
    '8: also 9',
    '9: also 8',
    '10: ID_CARD digits, but not 13 of them',
    '11: read but L_INS_CODE text',
    '12: read but L_INS_CODE nothing',
    '13: read but SEX text',
    '14: POS_LEV nothing',
    '15: in no schedule',
    '16: read',
    '17: read',
    '18: row more cells than the header has',
    '19: row a quotation mark without its pair',
    '20: read',
  ]);
});
