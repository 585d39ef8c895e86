import { readFile } from 'node:fs/promises';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biff5 } from '../../scripts/biff5.ts';
import { biff8 } from '../../scripts/biff8.ts';
import { hrExport, SYSTEM_LAYOUT } from '../../scripts/hr-export.ts';
import { hrOfficers } from '../../scripts/hr-officers.ts';
import { valuesBySheetJs, valuesByUs } from '../helpers/roster/sheetjs.ts';

/** The values that both readers find; there must be some. */
async function expectSameValues(bytes: Buffer) {
  const values = await valuesByUs(bytes);
  expect(values).toEqual(valuesBySheetJs(bytes));
  return values;
}

describe('an old workbook has the values that SheetJS finds in it', () => {
  it.each(['current-biff5', 'current-biff8', 'history-biff5'])('%s', async (name) => {
    const bytes = await readFile(new URL(`inputs/exports/${name}.xls`, import.meta.url));
    const [first] = await expectSameValues(bytes);
    expect(Object.keys(first?.[1] ?? {}).length).toBeGreaterThan(100);
  });

  it.each([
    ['BIFF5', (sheets: Parameters<typeof biff5>[0]) => biff5(sheets, 874)],
    ['BIFF8', biff8],
  ])('exports of the HR system in %s', async (_, writer) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const files = hrExport(hrOfficers('0999', 30, seed), { ...SYSTEM_LAYOUT, sheetSize: 12 });
      for (const { sheets } of files) {
        await expectSameValues(writer(sheets));
      }
    }
  });

  // It writes no table of texts with one that is longer than a record.
  it('that it wrote itself', async () => {
    const text = fc.oneof(fc.string({ maxLength: 30 }), fc.stringMatching(/^[ก-๙a-z ]{1,40}$/));
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const cell = fc.oneof({ weight: 3, arbitrary: text }, number, fc.boolean());
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (content, bookSST) => {
        const book = utils.book_new(utils.aoa_to_sheet(content), 'ก');
        await expectSameValues(write(book, { type: 'buffer', bookType: 'biff8', bookSST }));
      }),
      { numRuns: 100 },
    );
  });
});
