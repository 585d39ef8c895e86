import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { type RosterSource, readRoster } from '../../lib/roster/read-roster.ts';
import { biff8 } from '../../scripts/biff8.ts';
import { workbook } from '../../scripts/workbook.ts';
import { csvOf, GOOD_ROW, refusalOf, sourceOf } from '../helpers/roster/reading.ts';

const COLUMNS = { ...GOOD_ROW, PERSONAL_TYPE: 'ข้าราชการ' };
const TITLES = Object.keys(COLUMNS);

/** The good officer under another citizen id. */
function officer(end: number, changes: Readonly<Record<string, string>> = {}) {
  return { ...COLUMNS, ID_CARD: `09999000000${end}`, ...changes };
}

function sheet(name: string, ...officers: readonly ReturnType<typeof officer>[]) {
  return { name, rows: [TITLES, ...officers.map((one) => Object.values(one))] };
}

/** What became of each row, where it is, and the other rows with its citizen id. */
async function read(...sources: readonly RosterSource[]) {
  const { rows } = await readRoster(sources, { maxBytes: 10 ** 6 });
  return (await Array.fromAsync(rows)).map((row) => {
    const { file, sheet: name, row: number } = 'officer' in row ? row.officer : row;
    return [row.kind, file, name, number, 'otherRows' in row ? row.otherRows : null];
  });
}

const BASIC = officer(12);
const EMPLOYED = { PERSONAL_TYPE: 'ลูกจ้างชั่วคราว' };

describe('the rows of a roster', () => {
  it('are of four kinds, each with its place and the other rows of its citizen id', async () => {
    const first = workbook([
      sheet('a', BASIC, officer(20)),
      { name: 'letter', rows: [['x']] },
      sheet('b', officer(38, EMPLOYED), officer(12, { POS_LEV: '' })),
    ]);
    const second = csvOf([officer(38), officer(46, EMPLOYED), officer(54, { POS_LEV: '' })]);
    expect(await read(sourceOf('x/1.xlsx', first), sourceOf('x/2.csv', second))).toEqual([
      ['duplicate', '1.xlsx', 'a', 2, [{ file: '1.xlsx', sheet: 'b', row: 3 }]],
      ['officer', '1.xlsx', 'a', 3, null],
      ['inNoSchedule', '1.xlsx', 'b', 2, [{ file: '2.csv', sheet: null, row: 2 }]],
      ['unreadable', '1.xlsx', 'b', 3, [{ file: '1.xlsx', sheet: 'a', row: 2 }]],
      ['duplicate', '2.csv', null, 2, [{ file: '1.xlsx', sheet: 'b', row: 2 }]],
      ['inNoSchedule', '2.csv', null, 3, []],
      ['unreadable', '2.csv', null, 4, []],
    ]);
  });

  it('are those below the header', async () => {
    const above = Object.values(BASIC).join(',');
    expect(await read(sourceOf('r.csv', `${above}\n${csvOf([officer(20)])}`))).toEqual([
      ['officer', null, null, 3, null],
    ]);
  });

  it('name their sheet where another was left aside', async () => {
    const sheets = [{ name: 'letter', rows: [['x']] }, { name: 'other', rows: [] }, sheet('a', BASIC)];
    expect(await read(sourceOf('r.xlsx', workbook(sheets)))).toEqual([['officer', null, 'a', 2, null]]);
    expect(await read(sourceOf('r.xlsx', workbook([sheet('a', BASIC)])))).toEqual([['officer', null, null, 2, null]]);
  });

  it('are read from an old workbook, too', async () => {
    const old = biff8([sheet('a', BASIC), sheet('b', officer(20))]);
    expect(await read(sourceOf('r.xls', old))).toEqual([
      ['officer', null, 'a', 2, null],
      ['officer', null, 'b', 2, null],
    ]);
  });
});

it('a CSV file has no sheet that could be named', async () => {
  expect((await refusalOf(sourceOf('r.csv', csvOf([BASIC])), { sheet: 'a' })).texts).toEqual({
    th: 'อ่านบัญชีรายชื่อไม่ได้: ระบุชื่อชีตไว้ แต่แฟ้ม CSV ไม่มีชีต วิธีแก้ไข: ไม่ต้องระบุชื่อชีต (ดู docs/rosters.th.md)',
    en: 'The roster cannot be read: a sheet was named, but a CSV file has no sheets. Leave out the name of the sheet (see docs/rosters.md).',
  });
});

describe('an error of one of several files', () => {
  const good = sourceOf('1.csv', csvOf([BASIC]));

  function failing(error: Error): RosterSource {
    return {
      name: '2.csv',
      // biome-ignore lint/correctness/useYield: it fails before its first piece.
      async *bytes() {
        throw error;
      },
    };
  }

  it('names the file where it is a refusal, which no further try changes', async () => {
    const empty = sourceOf('x/2.csv', '\n');
    const refusal = await readRoster([good, empty], { maxBytes: 10 ** 6 }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'ROSTER_UNREADABLE',
      retryable: false,
      texts: {
        th: 'แฟ้ม 2.csv: อ่านบัญชีรายชื่อไม่ได้: แฟ้มว่างเปล่า วิธีแก้ไข: ส่งออกบัญชีรายชื่อใหม่เป็นแฟ้ม .xlsx, .xls หรือ .csv (ดู docs/rosters.th.md)',
        en: 'File 2.csv: The roster cannot be read: it is empty. Export the roster again, as .xlsx, .xls or .csv (see docs/rosters.md).',
      },
    });
    expect((await refusalOf(empty)).texts.en).toMatch(/^The roster cannot be read: it is empty/);
  });

  it.each([
    new Error('connection reset'),
    new InsigniaError('SERVICE_UNAVAILABLE', 'The store did not answer.', { retryable: true }),
  ])('is handed on as it is where the source failed: %s', async (error) => {
    await expect(readRoster([good, failing(error)], { maxBytes: 10 ** 6 })).rejects.toBe(error);
  });
});
