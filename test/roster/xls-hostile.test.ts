import CFB from 'cfb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { openXls } from '../../lib/roster/xls.ts';
import { doubleWord, inContainer, RECORD, record, words } from '../../scripts/biff-records.ts';
import { biff5 } from '../../scripts/biff5.ts';
import { biff8 } from '../../scripts/biff8.ts';
import { bof, label, number, oldWorkbook, streamOf } from '../helpers/roster/old-workbooks.ts';

const ROWS = Array.from({ length: 150 }, (_, row) => [`099990000${row}`, 'ชื่อ', 'นามสกุล', row * 1.5]);
const FIVE = biff5([{ name: 'ก', rows: ROWS.map((row) => row.map(String)) }]);
const EIGHT = biff8([{ name: 'ก', rows: ROWS }]);

/** Reads all rows; null, or the refusal. Any other error fails the test. */
async function refusalOf(bytes: Buffer): Promise<InsigniaError | null> {
  try {
    for (const sheet of await openXls(bytes, {})) {
      await Array.fromAsync(sheet.rows());
    }
    return null;
  } catch (thrown) {
    if (thrown instanceof InsigniaError && thrown.code === 'ROSTER_UNREADABLE') {
      return thrown;
    }
    throw thrown;
  }
}

const english = async (bytes: Buffer) => (await refusalOf(bytes))?.texts.en;

/** An OLE container with these streams. */
function container(streams: Readonly<Record<string, string | Buffer>>): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  for (const [name, content] of Object.entries(streams)) {
    CFB.utils.cfb_add(file, `/${name}`, Buffer.from(content));
  }
  return CFB.write(file, { type: 'buffer' });
}

const DAMAGED = /the workbook is damaged.*save it as \.xlsx, and send that/;
const TOO_LARGE = /it holds more than is read of an \.xls workbook.*save it as \.xlsx/;

describe('a container without a readable workbook is called what it is', () => {
  it.each<[string, Buffer, RegExp]>([
    ['a locked .xlsx', container({ EncryptionInfo: 'x', EncryptedPackage: 'x' }), /locked with a password.*save it as/],
    ['a locked .xls', oldWorkbook({ globals: [record(0x002f, words(1, 1, 1))], sheets: [] }), /locked with a password/],
    ['a letter', container({ WordDocument: 'x' }), /a document of Word \(\.doc\)/],
    ['a letter with a workbook in it', container({ WordDocument: 'x', 'ObjectPool/_1/Workbook': 'x' }), /of Word/],
    ['a presentation', container({ 'PowerPoint Document': 'x' }), /a presentation \(\.ppt\)/],
    ['a message', container({ '__properties_version1.0': 'x' }), /a message of Outlook/],
    ['anything else', container({ Catalog: 'x' }), /it is not a workbook/],
    ['a workbook of Excel 4', container({ Book: record(0x0409, words(0, 0x10, 0)) }), /Excel 4 or older/],
    ['a workbook without a sheet', oldWorkbook({ sheets: [] }), /the workbook has no worksheet/],
    ['a workbook with a chart alone', oldWorkbook({ sheets: [{ type: 2, records: [] }] }), /no worksheet/],
  ])('%s', async (_, bytes, found) => {
    const refusal = await refusalOf(bytes);
    expect(refusal?.texts.en).toMatch(found);
    expect(refusal?.texts.th).toMatch(/[ก-๙]{5}/);
  });
});

describe('a damaged container', () => {
  /** The file with a number of its header changed. */
  const withHeader = (at: number, value: number) => {
    const bytes = Buffer.from(EIGHT);
    bytes.writeUInt32LE(value, at);
    return bytes;
  };
  /** The file with every link of its table leading to the same sector. */
  const withLinks = (sector: number) => {
    const bytes = Buffer.from(EIGHT);
    const table = 512 * (1 + bytes.readUInt32LE(0x4c));
    for (let at = table; at < table + 512; at += 4) {
      bytes.writeUInt32LE(sector, at);
    }
    return bytes;
  };
  /** The file with one more sector, which names no table, and itself as the next sector of the list of tables. */
  const withCircle = () => {
    const sector = EIGHT.length / 512 - 1;
    const list = Buffer.alloc(512, 0xff);
    list.writeUInt32LE(sector, 508);
    // Longer than what the tables of the header describe.
    return Buffer.concat([withHeader(0x44, sector), list, Buffer.alloc(2 ** 17)]);
  };

  it.each([
    ['that is a header alone', EIGHT.subarray(0, 512)],
    ['that is cut in the header', EIGHT.subarray(0, 100)],
    ['that is cut in half', EIGHT.subarray(0, EIGHT.length / 2)],
    ['with sectors of an unknown size', withHeader(0x1e, 31)],
    ['with its directory outside the file', withHeader(0x30, 9_999_999)],
    ['with its table outside the file', withHeader(0x4c, 9_999_999)],
    ['whose chains lead to one sector without end', withLinks(1)],
    ['whose chains lead out of the file', withLinks(8_000_000)],
    ['whose list of tables leads in a circle', withCircle()],
  ])('%s is one refusal', async (_, bytes) => {
    expect(await english(bytes)).toMatch(DAMAGED);
  });

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
          await refusalOf(bytes);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a damaged stream', () => {
  const one = (...records: readonly Buffer[]) => oldWorkbook({ sheets: [{ records }] });
  const stream = streamOf({ sheets: [{ records: [label(0, 0, 'a')] }, { name: 'b', records: [label(0, 0, 'b')] }] });
  const secondSheet = stream.lastIndexOf(bof(8, 0x0010));

  it.each([
    ['that ends after its first record', inContainer('Workbook', Buffer.concat([bof(8, 5), Buffer.alloc(4_096)]))],
    [
      'that ends before its last sheet',
      inContainer('Workbook', Buffer.concat([stream.subarray(0, secondSheet), Buffer.alloc(4_096)])),
    ],
    ['without a beginning', inContainer('Workbook', Buffer.alloc(5_000, 1))],
    ['with a cell beyond the last column', one(label(0, 256, 'a'))],
    [
      'with a text that claims to be longer than it is',
      one(record(RECORD.LABEL, words(0, 0, 0, 60_000), Buffer.of(0, 65))),
    ],
    [
      'with a shared text that goes on beyond the table',
      oldWorkbook({
        globals: [record(RECORD.SST, doubleWord(1), doubleWord(1), words(9), Buffer.of(0, 65))],
        sheets: [{ records: [] }],
      }),
    ],
    [
      'with a shared text whose formats go on beyond the table',
      oldWorkbook({
        globals: [
          record(RECORD.SST, doubleWord(1), doubleWord(1), words(1), Buffer.of(8), words(9_000), Buffer.of(65)),
        ],
        sheets: [{ records: [] }],
      }),
    ],
    [
      'with a shared text that is cut inside a letter',
      oldWorkbook({
        globals: [
          record(RECORD.SST, doubleWord(1), doubleWord(1), words(2), Buffer.of(1, 65, 0, 65)),
          record(RECORD.CONTINUE, Buffer.of(1, 0)),
        ],
        sheets: [{ records: [] }],
      }),
    ],
    ['with a number that is cut', one(record(RECORD.NUMBER, words(0, 0, 0, 0)))],
    [
      'with numbers beyond the last column',
      one(record(RECORD.MUL_RK, words(0, 250, 0), Buffer.alloc(4), words(65_535))),
    ],
    ['with a merge beyond the last column', one(record(0x00e5, words(1, 0, 1, 0, 9_000)))],
    ['with fewer merges than it claims', one(record(0x00e5, words(60_000)))],
  ])('%s is one refusal', async (_, bytes) => {
    expect(await english(bytes)).toMatch(DAMAGED);
  });

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
          await refusalOf(inContainer('Workbook', bytes));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a workbook that kept another reader busy without end is read', () => {
  const cell = label(0, 0, 'a');
  const MANY = 3_000;

  it.each<[string, readonly Buffer[]]>([
    ['a link over all cells', [cell, record(0x01b8, words(0, 65_535, 0, 255), Buffer.alloc(64))]],
    [
      'columns again and again',
      [cell, ...Array.from({ length: MANY }, () => record(0x007d, words(0, 65_535, 0x900, 0, 0, 0)))],
    ],
    ['widths of columns in front of nothing', [record(0x007d, words(65_535, 0, 0x900, 0, 1, 0)), cell]],
  ])('%s', async (_, records) => {
    expect(await refusalOf(oldWorkbook({ sheets: [{ records }] }))).toBeNull();
  });
});

describe('the bounds of an old workbook', () => {
  const rows = (count: number, recordsOf: (row: number) => Buffer) =>
    Array.from({ length: count }, (_, row) => recordsOf(row));
  const numbersOfRow = (row: number, count: number) =>
    record(RECORD.MUL_RK, words(row, 0, ...Array.from({ length: count }, () => [0, 2, 0]).flat(), count - 1));
  const textsOf = (length: number) =>
    record(RECORD.SST, doubleWord(1), doubleWord(1), words(length), Buffer.of(0), Buffer.alloc(length, 65));
  const shared = (row: number) => record(RECORD.LABEL_SST, words(row, 0, 0), doubleWord(0));

  it('let the largest export of the HR system pass, saved by Excel too', async () => {
    const officers = Array.from({ length: 5_000 }, (_, row) =>
      Array.from({ length: 31 }, (_, column) => `ข้อความ ${row} ${column}`),
    );
    expect(await refusalOf(biff5([{ name: 'ก', rows: officers }]))).toBeNull();
    expect(await refusalOf(biff8([{ name: 'ก', rows: officers }]))).toBeNull();
  });

  it.each<[string, () => Buffer, RegExp]>([
    ['16 MB', () => Buffer.concat([EIGHT, Buffer.alloc(2 ** 24)]), TOO_LARGE],
    [
      '2 million cells',
      () => oldWorkbook({ sheets: [{ records: rows(8_000, (row) => numbersOfRow(row, 251)) }] }),
      TOO_LARGE,
    ],
    [
      'rows of nothing but their last cell, as many as there can be',
      () => oldWorkbook({ sheets: [{ records: rows(65_536, (row) => number(row, 255, 1)) }] }),
      TOO_LARGE,
    ],
    [
      '12 million characters, of one text',
      () => oldWorkbook({ globals: [textsOf(8_000)], sheets: [{ records: rows(1_501, shared) }] }),
      TOO_LARGE,
    ],
    [
      '65,536 characters of a row',
      () =>
        oldWorkbook({
          globals: [textsOf(8_000)],
          sheets: [{ records: rows(9, (column) => record(RECORD.LABEL_SST, words(0, column, 0), doubleWord(0))) }],
        }),
      /row 1 has more than 65536 characters/,
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
      TOO_LARGE,
    ],
    [
      '100,000 merges',
      () => oldWorkbook({ sheets: [{ records: rows(101, () => record(0x00e5, words(1_000), Buffer.alloc(8_000))) }] }),
      TOO_LARGE,
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
    [
      '1,000 sheets',
      () => oldWorkbook({ sheets: rows(1_001, () => label(0, 0, 'x')).map((only) => ({ records: [only] })) }),
      TOO_LARGE,
    ],
  ])('end at %s', async (_, bytes, refusal) => {
    expect(await english(bytes())).toMatch(refusal);
  });

  it('name the sheet where there are several, as those of other workbooks do', async () => {
    const long = [Array.from({ length: 3 }, () => 'x'.repeat(30_000))];
    expect(await english(biff8([{ name: 'ข', rows: long }]))).toMatch(/^[^“]*row 1 has more than/);
    expect(
      await english(
        biff8([
          { name: 'ก', rows: [['x']] },
          { name: 'ข', rows: long },
        ]),
      ),
    ).toMatch(/sheet “ข”: row 1 has more than/);
  });
});
