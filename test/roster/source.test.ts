import { describe, expect, it } from 'vitest';
import { type RosterOptions, type RosterSource, readRoster } from '../../lib/roster/read-roster.ts';
import { workbook } from '../../scripts/workbook.ts';
import { csvOf, GOOD_ROW, refusalOf, rowsOf, sourceOf } from '../helpers/roster/reading.ts';

const OFFICERS = Array.from({ length: 500 }, (_, index) => ({ ...GOOD_ROW, ID_CARD: String(1e12 + index) }));
const CSV = csvOf(OFFICERS);

const WORKBOOK = workbook([{ name: 'ก', rows: [Object.keys(GOOD_ROW), ...OFFICERS.map((row) => Object.values(row))] }]);

/** A source that counts how often it was opened, how often it was read to its end, and how often it is open. */
function counted(name: string, content: string | Uint8Array, failure?: Error) {
  const open = { now: 0, times: 0, toEnd: 0 };
  async function* bytes() {
    open.now += 1;
    open.times += 1;
    try {
      yield* sourceOf(name, content, 1_000).bytes();
      if (failure !== undefined) {
        throw failure;
      }
      open.toEnd += 1;
    } finally {
      open.now -= 1;
    }
  }
  return { source: { name, bytes }, open };
}

/** Number of officers in the files. */
async function countOf(files: readonly { readonly source: RosterSource }[]) {
  const roster = await readRoster(
    files.map(({ source }) => source),
    { maxBytes: 2 ** 25 },
  );
  return (await Array.fromAsync(roster.rows)).length;
}

describe('the source', () => {
  it('is closed when the rows are read to their end', async () => {
    const { source, open } = counted('r.csv', CSV);
    expect(await rowsOf(source)).toHaveLength(500);
    expect(open.now).toBe(0);
  });

  it('is closed when the rows are left in the middle', async () => {
    const { source, open } = counted('r.csv', CSV);
    for await (const _ of (await readRoster([source], { maxBytes: 10 ** 6 })).rows) {
      break;
    }
    expect(open.now).toBe(0);
  });

  it.each<[string, string, string | Uint8Array, Partial<RosterOptions>]>([
    ['for bytes far behind its beginning', 'r.csv', CSV + '\0'.repeat(10_000), {}],
    ['for its first bytes', 'r.csv', `<html>${CSV}`, {}],
    ['for its name', 'r.txt', CSV, {}],
    ['for a sheet that was named', 'r.csv', CSV, { sheet: 'ก' }],
    ['for a first line without end', 'r.csv', 'x'.repeat(300_000), {}],
    ['for its size', 'r.csv', CSV, { maxBytes: 20_000 }],
    ['for the size of a workbook', 'r.xlsx', WORKBOOK, { maxBytes: 20_000 }],
    ['for damage of a workbook', 'r.xlsx', WORKBOOK.subarray(0, 20_000), {}],
  ])('is closed when the file is refused %s', async (_, name, content, options) => {
    const { source, open } = counted(name, content);
    await refusalOf(source, options);
    expect(open).toMatchObject({ now: 0, times: 1 });
  });

  it('that is silent behind its first bytes is not waited for when these are refused', async () => {
    async function* bytes() {
      yield Buffer.from(`<html>${CSV}`);
      await new Promise(() => {});
    }
    expect((await refusalOf({ name: 'r.csv', bytes })).message).toContain('it is a web page');
  });

  it('that is silent behind its first bytes is left when the reading is aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('out of time');
    async function* bytes() {
      yield Buffer.from(CSV);
      controller.abort(reason);
      await new Promise(() => {});
    }
    const reading = readRoster([{ name: 'r.csv', bytes }], { maxBytes: 10 ** 6, signal: controller.signal });
    await expect(reading).rejects.toBe(reason);
  });

  it('that never answers when it is closed is not waited for either', async () => {
    const piece = Buffer.from(`<html>${CSV}`);
    const bytes = () => ({
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false as const, value: piece }),
        return: () => new Promise<never>(() => {}),
      }),
    });
    expect((await refusalOf({ name: 'r.csv', bytes })).message).toContain('it is a web page');
  });

  it.each(['r.csv', 'r.xlsx'])('%s that fails hands its own error on, as it may be worth another try', async (name) => {
    const failure = new Error('connection reset');
    const { source, open } = counted(name, name === 'r.csv' ? CSV : WORKBOOK, failure);
    await expect(rowsOf(source)).rejects.toBe(failure);
    expect(open).toMatchObject({ now: 0, times: 1 });
  });
});

describe('the bytes of a file are fetched', () => {
  it.each<[string, string | Uint8Array]>([
    ['r.csv', CSV],
    ['r.xlsx', WORKBOOK],
  ])('once for %s, which is kept', async (name, content) => {
    expect(Buffer.byteLength(content)).toBeGreaterThan(20_000);
    const file = counted(name, content);
    expect(await countOf([file])).toBe(500);
    expect(file.open).toEqual({ now: 0, times: 1, toEnd: 1 });
  });

  it('once for each of several files that are kept', async () => {
    const files = [counted('1.csv', CSV), counted('2.xlsx', WORKBOOK)];
    expect(await countOf(files)).toBe(1_000);
    expect(files.map(({ open }) => open)).toEqual(Array(2).fill({ now: 0, times: 1, toEnd: 1 }));
  });

  const tooLarge = CSV + `${CSV.split('\n')[1]},${'ก'.repeat(3_000)}\n`.repeat(1_000);

  it('once for each reading of a CSV file too large to be kept: for its encoding, its survey and its rows', async () => {
    expect(Buffer.byteLength(tooLarge)).toBeGreaterThan(2 ** 23);
    const file = counted('r.csv', tooLarge);
    expect(await countOf([file])).toBe(1_500);
    expect(file.open).toEqual({ now: 0, times: 3, toEnd: 3 });
  });
});
