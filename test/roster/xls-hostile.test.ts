import CFB from 'cfb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleWord, inContainer, RECORD, record, words } from '../../scripts/biff-records.ts';
import { biff5 } from '../../scripts/biff5.ts';
import { biff8 } from '../../scripts/biff8.ts';
import { label, number, oldWorkbook, refusalOfXls, TOO_LARGE } from '../helpers/roster/old-workbooks.ts';

const ROWS = Array.from({ length: 150 }, (_, row) => [`099990000${row}`, 'ชื่อ', 'นามสกุล', row * 1.5]);
const FIVE = biff5([{ name: 'ก', rows: ROWS.map((row) => row.map(String)) }]);
const EIGHT = biff8([{ name: 'ก', rows: ROWS }]);

describe('a damaged container', () => {
  it('cut anywhere, or changed anywhere, is read or refused', async () => {
    const change = fc.record({
      at: fc.nat(),
      bytes: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        fc.constantFrom([0xff, 0xff, 0xff, 0xff], [0xfe, 0xff, 0xff, 0xff], [0, 0, 0, 0], [1, 0, 0, 0]),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(FIVE, EIGHT),
        fc.array(change, { maxLength: 6 }),
        fc.nat(),
        async (file, changes, cut) => {
          const bytes = Buffer.from(file.subarray(0, cut % 3 === 0 ? cut % file.length : file.length));
          for (const { at, bytes: some } of bytes.length > 16 ? changes : []) {
            bytes.set(some, at % (bytes.length - 8));
          }
          await refusalOfXls(bytes);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a damaged stream', () => {
  it('changed anywhere is read or refused', async () => {
    const whole = [FIVE, EIGHT].map((file) => {
      const [entry] = CFB.read(file, { type: 'buffer' }).FileIndex.filter(({ name }) => /book$/i.test(name));
      return Buffer.from(entry?.content as Buffer);
    });
    const type = fc.constantFrom(0x3c, 0xfc, 0x809, 0x0a, 0x204, 0xe5, 0x06, 0x207, 0x85, 0xffff, 0);
    const change = fc.record({ at: fc.nat(), value: fc.oneof(type, fc.nat(0xffff)) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (file, changes) => {
          const bytes = Buffer.from(file);
          for (const { at, value } of changes) {
            bytes.writeUInt16LE(value, at % (bytes.length - 2));
          }
          await refusalOfXls(inContainer('Workbook', bytes));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('the bounds of an old workbook', () => {
  const rows = (count: number, recordsOf: (row: number) => Buffer) =>
    Array.from({ length: count }, (_, row) => recordsOf(row));
  const numbersOfRow = (row: number, count: number) =>
    record(RECORD.MUL_RK, words(row, 0, ...Array.from({ length: count }, () => [0, 2, 0]).flat(), count - 1));

  it('let the largest export of the HR system pass, saved by Excel too', async () => {
    const officers = Array.from({ length: 5_000 }, (_, row) =>
      Array.from({ length: 31 }, (_, column) => `ข้อความ ${row} ${column}`),
    );
    expect(await refusalOfXls(biff5([{ name: 'ก', rows: officers }]))).toBeNull();
    expect(await refusalOfXls(biff8([{ name: 'ก', rows: officers }]))).toBeNull();
  });

  it.each<[string, () => Buffer, string | RegExp]>([
    [
      '2 million cells',
      () => oldWorkbook({ sheets: [{ records: rows(8_000, (row) => numbersOfRow(row, 251)) }] }),
      TOO_LARGE.en,
    ],
    [
      'rows of nothing but their last cell, as many as there can be',
      () => oldWorkbook({ sheets: [{ records: rows(65_536, (row) => number(row, 255, 1)) }] }),
      TOO_LARGE.en,
    ],
    [
      'a million shared texts',
      () =>
        oldWorkbook({
          globals: [
            record(RECORD.SST, doubleWord(0), doubleWord(0xffff_ffff)),
            ...rows(51, () => record(RECORD.CONTINUE, Buffer.alloc(60_000))),
          ],
          sheets: [{ records: [] }],
        }),
      TOO_LARGE.en,
    ],
    [
      'merges over one another',
      () =>
        oldWorkbook({
          sheets: [
            {
              records: [
                ...rows(3_000, (row) => label(row, 0, 'x')),
                record(
                  0x00e5,
                  words(
                    1_000,
                    ...rows(1_000, () => words(0, 65_535, 0, 255)).flatMap((range) => [
                      ...new Uint16Array(range.buffer, range.byteOffset, 4),
                    ]),
                  ),
                ),
              ],
            },
          ],
        }),
      /: its merges cover more than 5000000 cells/,
    ],
  ])('end at %s', async (_, bytes, refusal) => {
    expect((await refusalOfXls(bytes()))?.en).toMatch(refusal);
  });
});
