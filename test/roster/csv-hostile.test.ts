import { describe, expect, it } from 'vitest';
import { cutRows } from '../helpers/roster/csv.ts';
import { csvOf, GOOD_ROW, refusalOf, sourceOf } from '../helpers/roster/reading.ts';

// Files made to keep the reader busy. What each costs is measured by hand; here is what becomes of it.

const SIZE = 16 * 2 ** 20;
const HEADER = `${Object.keys(GOOD_ROW).join(',')}\n`;
const LINE = csvOf([GOOD_ROW]).split('\n')[1] ?? '';

/** A header, then the text again and again up to a size. */
function filled(text: string, size = SIZE): Buffer {
  const file = Buffer.alloc(size, text);
  file.write(HEADER);
  return file;
}

const OPTIONS = { maxBytes: 2 ** 27 };

describe('16 MB are refused before they are read to their end', () => {
  it.each([
    ['of quoted line breaks in one column', `"${'\n'.repeat(8_000)}",1\n`, /beyond row 1048576/],
    ['of a quoted line break in each value', `${'"\n",'.repeat(11)}"\n"\r\n`, /beyond row 1048576/],
    ['of quoted line breaks by CRLF', `"${'\r\n'.repeat(4_000)}",1\r\n`, /beyond row 1048576/],
    ['of quoted line breaks by CR', `"${'a\r'.repeat(4_000)}",1\r`, /beyond row 1048576/],
    [
      'of officers with many lines in a value',
      `${LINE.replace('กล้า', `"${'ก\n'.repeat(40)}"`)}\n`,
      /beyond row 1048576/,
    ],
    ['of quotation marks and line ends by turns', '"\n', /beyond row 1048576/],
    ['of doubled quotation marks, one pair in each line', '""\n', /beyond row 1048576/],
    ['of a mark that every line could close', `"\n${'""\n'.repeat(2_700)}`, /beyond row 1048576/],
    ['of line ends', '\n', /beyond row 1048576/],
    ['of lines of one letter', 'a\n', /beyond row 1048576/],
    ['of quotation marks', '"', /row \d has more than 65536 characters/],
    ['of commas', ',', /row \d has more than 65536 characters/],
    ['of pipes', '|', /row \d has more than 65536 characters/],
    ['of a letter', 'ก', /row \d has more than 65536 characters/],
    ['of NULs', '\0', /binary file/],
    ['of NULs and line ends', '\0\0\n', /binary file/],
    ['of bytes above ASCII without a meaning', '\xff\n', /beyond row 1048576/],
  ])('%s', async (_, text, message) => {
    const content = filled(text);
    let asked = 0;
    const { name, bytes } = sourceOf('r.csv', content);
    async function* counted() {
      for await (const piece of bytes()) {
        asked += piece.length;
        yield piece;
      }
    }
    expect((await refusalOf({ name, bytes: counted }, OPTIONS)).message).toMatch(message);
    expect(asked).toBeLessThan(SIZE);
  });

  it.each([',', '"', '|', ';', '""'])('of %s without a header', async (text) => {
    const source = sourceOf('r.csv', Buffer.alloc(SIZE, text));
    expect((await refusalOf(source, OPTIONS)).message).toMatch(/row 1 has more than 65536 characters/);
  });
});

describe('rows made to keep the reader busy are defects, and officers behind them are read', () => {
  const officers = `${LINE}\n`.repeat(3);

  it.each([
    ['of more cells than any header', `${','.repeat(60_000)}\n`, 'moreCells'],
    ['of thousands of doubled quotation marks', `"${'""'.repeat(4_000)}"\n`, 'quote'],
    ['of thousands of doubled quotation marks that do not end', `"${'""'.repeat(4_090)}x\n`, 'quote'],
    ['of a mark that is never closed', `"${'x'.repeat(60_000)}\n`, 'quote'],
  ])('%s', async (_, line, defect) => {
    const rows = await cutRows(`${HEADER}${officers}${line.repeat(20)}${officers}`);
    expect(rows.map((row) => row.defect)).toEqual([
      ...Array(4).fill(null),
      ...Array(20).fill(defect),
      null,
      null,
      null,
    ]);
    expect(Math.max(...rows.map(({ cells }) => cells.length))).toBeLessThanOrEqual(2_048);
  });

  it('also behind a mark that is never closed, with many lines', async () => {
    const rows = await cutRows(
      `${HEADER}${LINE.replace('กล้า', '"กล้า').replace('"30,500"', '30500')}\n${officers.repeat(5_000)}`,
    );
    expect(rows.map(({ defect }) => defect)).toEqual([null, 'quote', ...Array(15_000).fill(null)]);
  });

  it('an address of several lines is a value like any other', async () => {
    const address = 'สำนักงานปลัด\nเลขที่ ๑ ถนนสมมุติ\n\nกรุงเทพมหานคร';
    const rows = await cutRows(csvOf(Array.from({ length: 500 }, () => ({ ...GOOD_ROW, DEP_NAME: address }))));
    expect(rows).toHaveLength(501);
    expect(rows.every(({ defect }) => defect === null)).toBe(true);
    expect(rows[500]).toMatchObject({ number: 501, cells: expect.arrayContaining([address]) });
  });
});
