import { expect, test } from 'vitest';
import { columnTitles } from '../../../lib/eligibility/columns.ts';
import { COLUMNS } from '../../../lib/roster/columns.ts';

// In a folder of its own: mutation tests copy lib/eligibility without the rest of lib, and run the tests beside it only.
test('the columns that reasons name bear the titles by which rosters are read', () => {
  const titles = Object.entries(COLUMNS).map(([name, { thaiTitles }]) => [name, thaiTitles[0]]);

  expect(Object.fromEntries(titles)).toMatchObject(columnTitles);
});
