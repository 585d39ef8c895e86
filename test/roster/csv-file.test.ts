import { describe, expect, it } from 'vitest';
import { openCsv } from '../../lib/roster/csv-file.ts';
import { windows874 } from '../../scripts/windows-874.ts';
import { cutRows } from '../helpers/roster/csv.ts';
import { csvOf, GOOD_ROW, refusalOf, sourceOf } from '../helpers/roster/reading.ts';

const OFFICERS = [GOOD_ROW, { ...GOOD_ROW, ID_CARD: '0999900000020' }];
const CELLS = [Object.keys(GOOD_ROW), ...OFFICERS.map((officer) => Object.values(officer))];

/** How many bytes at the beginning tell what the rows have in common. */
const SAMPLE_BYTES = 262_144;

it('a CSV file is one sheet without a name', async () => {
  const source = sourceOf('r.csv', csvOf(OFFICERS));
  const sheets = await openCsv(source, { maxBytes: 1_000 }, Buffer.from(csvOf(OFFICERS)), source.bytes());
  expect(sheets).toEqual([
    { name: null, isHidden: false, datesFrom1904: false, hiddenColumns: new Set(), rows: expect.any(Function) },
  ]);
});

describe('what the rows of a CSV file have in common is told', () => {
  it('by its beginning behind blank lines, however many', async () => {
    const blank = `${' '.repeat(60_000)}\n`.repeat(5);
    const rows = await cutRows(blank + csvOf(OFFICERS, ';'));
    expect(rows.slice(5).map(({ cells }) => cells)).toEqual(CELLS);
  });

  it('however its bytes come', async () => {
    for (const pieceBytes of [1, 7, 65_536]) {
      const [header, first] = csvOf(OFFICERS, ';').split('\n');
      // The first 512 bytes come in one piece.
      const title = 'x'.repeat(600);
      const rows = await cutRows(windows874(`${title}\n${header}\n${first}\n${first};x\n`), pieceBytes);
      expect(rows).toEqual([
        { number: 1, cells: [title], defect: null },
        { number: 2, cells: CELLS[0], defect: null },
        { number: 3, cells: CELLS[1], defect: null },
        { number: 4, cells: [...(CELLS[1] ?? []), 'x'], defect: 'moreCells' },
      ]);
    }
  });

  it('by 256 KB, and by no more', async () => {
    // Letters that a file without any Thai letter is refused for.
    const garbled = `${'À'.repeat(20)}\n`;
    const lines = (bytes: number) => 'x'.repeat(1_023).concat('\n').repeat(1_024).slice(0, bytes);
    const read = (bytes: number) => cutRows(`${lines(bytes)}${garbled}`, bytes / 4);
    expect(await read(SAMPLE_BYTES)).toHaveLength(257);
    await expect(read(SAMPLE_BYTES - 4)).rejects.toThrow(/its Thai letters are garbled/);
  });

  it('by whole rows alone', async () => {
    const header = 'no,id,title,name,sex,birth,level,class';
    const line = (index: number) => `${index},09999000000${10 + index},นาย,กล้า,M,${'x'.repeat(60_000)},K2,ต.ม.`;
    // The beginning ends in the middle of the fifth officer, who is not short.
    const officers = [1, 2, 3, 4, 5].map(line);
    const broken = '6,0999900000016,นา\nX,Y,Z,X,Y,Z';
    const rows = await cutRows(`${[header, ...officers, broken].join('\n')}\n`);
    expect(rows.map(({ defect }) => defect)).toEqual([...Array(6).fill(null), 'brokenLine', 'continuation']);
  });
});

it('a short binary file is refused at its end', async () => {
  const content = Buffer.concat([Buffer.from(csvOf(OFFICERS)), Buffer.alloc(100)]);
  expect((await refusalOf(sourceOf('r.csv', content))).message).toContain('it is a binary file');
});
