import { expect, it } from 'vitest';
import { placeOf } from '../helpers/eligibility/officers.ts';
import { csvOf, GOOD_ROW, rowsOf, sourceOf } from '../helpers/roster/reading.ts';

const OTHER = '0999900000020';

function places(...numbers: number[]) {
  return numbers.map(placeOf);
}

async function read(...changes: Readonly<Record<string, string>>[]) {
  return rowsOf(sourceOf('roster.csv', csvOf(changes.map((change) => ({ ...GOOD_ROW, ...change })))));
}

it('the same citizen id in two rows marks both, each naming the other', async () => {
  expect(await read({}, { ID_CARD: OTHER }, { FNAME: 'ก้อง' })).toMatchObject([
    { kind: 'duplicate', officer: { row: 2, name: 'นายกล้า ทองสมมุติ' }, otherRows: places(4) },
    { kind: 'officer', officer: { row: 3 } },
    { kind: 'duplicate', officer: { row: 4, name: 'นายก้อง ทองสมมุติ' }, otherRows: places(2) },
  ]);
});

it('the id is the same however it is written', async () => {
  const rows = await read({}, { ID_CARD: '0-9999-00000-01-2' }, { ID_CARD: '๐๙๙๙๙๐๐๐๐๐๐๑๒' });
  expect(rows).toMatchObject([{ otherRows: places(3, 4) }, { otherRows: places(2, 4) }, { otherRows: places(2, 3) }]);
});

it('rows that cannot be read count, and are told too', async () => {
  const rows = await read({}, { SALARY: '' }, { POS_LEV: '' });
  expect(rows).toMatchObject([
    { kind: 'duplicate', otherRows: places(3, 4) },
    { kind: 'duplicate', officer: { row: 3, unread: [{ column: 'SALARY' }] }, otherRows: places(2, 4) },
    { kind: 'unreadable', row: 4, problems: [{ column: 'POS_LEV' }], otherRows: places(2, 3) },
  ]);
});

it.each([
  ['of more cells than the header', '"30,500"', '30,500'],
  ['with a stray quotation mark', 'กล้า', '"กล้า'],
])('a row %s names the others and is named by them', async (_, from, to) => {
  const good = csvOf([GOOD_ROW]);
  const rows = await rowsOf(sourceOf('roster.csv', `${good}${good.split('\n')[1]?.replace(from, to)}`));
  expect(rows).toMatchObject([
    { kind: 'duplicate', officer: { row: 2 }, otherRows: places(3) },
    { kind: 'unreadable', row: 3, problems: [{ column: null }], identity: { idCard: null }, otherRows: places(2) },
  ]);
});

it('ids that are missing or unreadable are not the same as each other', async () => {
  const rows = await read({ ID_CARD: '' }, { ID_CARD: '' }, { ID_CARD: '1' }, { ID_CARD: '1' });
  expect(rows.map((row) => row.kind === 'unreadable' && row.otherRows)).toEqual([[], [], [], []]);
});

it('ten other rows are named, of however many', async () => {
  const rows = await read(...Array.from({ length: 5_000 }, () => ({})));
  const named = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  expect(rows[4_999]).toMatchObject({ kind: 'duplicate', otherRows: places(...named) });
  expect(rows[0]).toMatchObject({ otherRows: places(...named.slice(1), 12) });
  expect(rows.every((row) => row.kind === 'duplicate' && row.otherRows.length === 10)).toBe(true);
});
