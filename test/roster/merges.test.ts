import { describe, expect, it } from 'vitest';
import { type CellRange, mergesUpTo, RangeFiller } from '../../lib/roster/merges.ts';
import { refuseSheet } from '../../lib/roster/refusal.ts';
import { type Cell, NOT_COMPUTED } from '../../lib/roster/sheet.ts';

/** Rows and columns, both ends included. */
function range(top: number, bottom: number, left: number, right: number): CellRange {
  return { top, bottom, left, right };
}

/** The cells of each row with these merges, `''` for an empty one, and the characters that each got from merges. */
function filled(merges: readonly CellRange[], rows: readonly (readonly [number, Cell[]])[]) {
  const filler = new RangeFiller(merges, refuseSheet(null));
  return rows.map(([row, cells]) => [
    ...Array.from(filler.fill(row, cells), (cell) => cell ?? ''),
    filler.filledCharacters,
  ]);
}

const TOO_LARGE = {
  th: 'อ่านบัญชีรายชื่อไม่ได้: เซลล์ที่ผสานกันครอบคลุมมากกว่า 5000000 เซลล์ วิธีแก้ไข: ยกเลิกการผสานเซลล์ ใส่ค่าในทุกเซลล์ แล้วส่งใหม่ (ดู docs/rosters.th.md)',
  en: 'The roster cannot be read: its merges cover more than 5000000 cells. Unmerge the cells, fill each with its value, and send the roster again (see docs/rosters.md).',
};

/** The texts of what is thrown. */
function textsOf(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    return (thrown as { texts?: unknown }).texts;
  }
  return null;
}

/** Gives a filler the same range this many times. */
function add(filler: RangeFiller, times: number, one: CellRange): void {
  for (let time = 0; time < times; time += 1) {
    filler.add(one, NOT_COMPUTED);
  }
}

describe('the merges of a sheet', () => {
  it('come from the top, then from the left, no wider than the last column with a value', () => {
    const merges = [range(3, 4, 0, 0), range(1, 2, 5, 9), range(1, 1, 2, 7), range(1, 1, 6, 8), range(1, 3, 0, 1)];
    expect(mergesUpTo(merges, 5)).toEqual([range(1, 3, 0, 1), range(1, 1, 2, 5), range(1, 2, 5, 5), range(3, 4, 0, 0)]);
  });
});

describe('the cells of a merge', () => {
  it.each<[string, readonly CellRange[], readonly (readonly [number, Cell[]])[], readonly unknown[]]>([
    ['none', [], [[1, ['ก', 1]]], [['ก', 1, 0]]],
    ['across', [range(1, 1, 0, 2)], [[1, ['กข', 1, '', 3]]], [['กข', 'กข', 'กข', 3, 4]]],
    [
      'down, and no further',
      [range(1, 2, 1, 1)],
      [
        [1, [1, 'กขค']],
        [2, [2]],
        [3, [3]],
      ],
      [
        [1, 'กขค', 0],
        [2, 'กขค', 3],
        [3, 0],
      ],
    ],
    [
      'of several kinds of values, which are no characters',
      [range(1, 2, 1, 1), range(1, 2, 2, 2), range(1, 2, 3, 3)],
      [
        [1, [1, 7, true, NOT_COMPUTED]],
        [2, [2]],
      ],
      [
        [1, 7, true, NOT_COMPUTED, 0],
        [2, 7, true, NOT_COMPUTED, 0],
      ],
    ],
    [
      'over other values, which are not seen',
      [range(1, 2, 0, 1)],
      [
        [1, ['ก', 5]],
        [2, [6, 7, 8]],
      ],
      [
        ['ก', 'ก', 1],
        ['ก', 'ก', 8, 2],
      ],
    ],
    [
      'without a value',
      [range(1, 2, 0, 0), range(1, 2, 2, 3)],
      [
        [1, ['', 1]],
        [2, [9, 1, 5]],
      ],
      [
        ['', 1, 0],
        ['', 1, '', 0],
      ],
    ],
    [
      'whose first row is left out of the file',
      [range(1, 2, 0, 0)],
      [
        [2, [5, 1]],
        [3, [5, 1]],
      ],
      [
        ['', 1, 0],
        [5, 1, 0],
      ],
    ],
    [
      'that ended above the first row of the file',
      [range(1, 2, 0, 0), range(3, 3, 0, 1)],
      [[3, ['ก', 2, 3]]],
      [['ก', 'ก', 3, 1]],
    ],
    [
      'that begins below',
      [range(2, 2, 0, 1)],
      [
        [1, ['ก', 1]],
        [2, ['ข', 2]],
      ],
      [
        ['ก', 1, 0],
        ['ข', 'ข', 1],
      ],
    ],
    [
      'in a row without a value of its own stay empty',
      [range(1, 2, 0, 0), range(1, 2, 2, 2)],
      [
        [1, ['ก', '', 3]],
        [2, [8, '', 9]],
      ],
      [['ก', '', 3, 0], [0]],
    ],
  ])('%s', (_, merges, rows, expected) => {
    expect(filled(merges, rows)).toEqual(expected);
  });

  it('may be given later, where a formula fills them, 50,000 times and no more often', () => {
    const filler = new RangeFiller([], refuseSheet(null));
    // A formula of one cell fills no other.
    add(filler, 50_001, range(1, 1, 0, 0));
    expect(filler.fill(1, ['ก'])).toEqual(['ก']);
    add(filler, 25_000, range(1, 2, 0, 0));
    add(filler, 25_000, range(1, 1, 0, 1));
    expect(textsOf(() => add(filler, 1, range(1, 1, 0, 1)))).toEqual(TOO_LARGE);
  });

  it('count 5,000,000 times in a sheet, each range of a row once more, and no more often', () => {
    /** The first row of a sheet in which another hundred cells may be filled. */
    const fillRow = (merges: readonly CellRange[]) => {
      const filler = new RangeFiller(merges, refuseSheet(null));
      // Each counts a hundred times.
      add(filler, 49_999, range(0, 0, 0, 1));
      return textsOf(() => filler.fill(1, []));
    };
    expect(fillRow([range(1, 1, 2, 100)])).toBe(null);
    expect(fillRow([range(1, 1, 2, 101)])).toEqual(TOO_LARGE);
    expect(fillRow([range(1, 1, 2, 50), range(1, 1, 51, 99)])).toBe(null);
    expect(fillRow([range(1, 1, 2, 50), range(1, 1, 51, 100)])).toEqual(TOO_LARGE);
  });

  it('given later have their value in all other cells, also in the row that was given last', () => {
    const filler = new RangeFiller([], refuseSheet(null));
    filler.add(range(1, 2, 1, 2), NOT_COMPUTED);
    expect(filler.fill(1, [1, 2, 3])).toEqual([1, 2, NOT_COMPUTED]);
    expect(filler.fill(2, [1, 2, 3])).toEqual([1, NOT_COMPUTED, NOT_COMPUTED]);
    expect(filler.fill(3, [1, 2, 3])).toEqual([1, 2, 3]);
  });
});
