import { fileURLToPath } from 'node:url';
import XLSX from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { christianYear } from '../../lib/vocabulary/calendar.ts';
import { expectVerdictsOfSample, expectVerdictsOfSampleIn, SAMPLE } from '../helpers/roster/programs.ts';

const [TITLES = [], ...OFFICERS] = parse(SAMPLE) as string[][];

/** The value for which a program's user would take a cell's text: a day of the Christian Era, an amount as a number. */
function typedValue(text: string, column: number): string | number | Date {
  const title = TITLES[column] ?? '';
  if (title.endsWith('_DATE') && text !== '') {
    const [day = 0, month = 0, year = 0] = text.split('/').map(Number);
    return new Date(Date.UTC(christianYear(year), month - 1, day));
  }
  return ['SALARY', 'SALARY5Y', 'POS_AMT'].includes(title) && text !== '' ? Number(text.replaceAll(',', '')) : text;
}

const ROWS = {
  texts: [TITLES, ...OFFICERS],
  values: [TITLES, ...OFFICERS.map((row) => row.map(typedValue))],
};

describe('the sample of 36 officers, saved by another program, has the same verdicts', () => {
  // `programs/make.sh` made these files; `programs.suite.ts` runs the programs that the machine must have.
  for (const program of ['openpyxl', 'xlsxwriter', 'exceljs']) {
    it.each(['texts', 'values'])(`${program}, %s`, async (kind) => {
      await expectVerdictsOfSampleIn(fileURLToPath(new URL(`programs/${program}-${kind}.xlsx`, import.meta.url)));
    });
  }

  for (const [bookType, extension] of [
    ['xlsx', 'xlsx'],
    ['biff8', 'xls'],
  ] as const) {
    it.each(['texts', 'values'] as const)(`SheetJS, ${bookType}, %s`, async (kind) => {
      const sheet = XLSX.utils.aoa_to_sheet(ROWS[kind], { UTC: true });
      const book = XLSX.utils.book_new(sheet, 'บัญชีรายชื่อ');
      const content: Uint8Array = XLSX.write(book, { type: 'buffer', bookType, bookSST: kind === 'texts' });
      await expectVerdictsOfSample(`0201.${extension}`, content);
    });
  }

  it('and the values are no texts', () => {
    expect(ROWS.values[1]).not.toEqual(ROWS.texts[1]);
  });
});
