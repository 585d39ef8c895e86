import CFB from 'cfb';
import { describe, expect, it } from 'vitest';
import { openXls } from '../../lib/roster/xls.ts';
import { doubleWord, inContainer, RECORD, record, words, workbookStream } from '../../scripts/biff-records.ts';
import { biff8 } from '../../scripts/biff8.ts';
import { bof, DAMAGED, label, number, oldWorkbook, refusalOfXls, streamOf } from '../helpers/roster/old-workbooks.ts';
import { unreadable } from '../helpers/roster/reading.ts';

const EIGHT = biff8([{ name: 'ก', rows: Array.from({ length: 150 }, (_, row) => [`099990000${row}`, row * 1.5]) }]);

const SAVE = [
  'เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
  'Open it in Excel, save it as .xlsx, and send that',
] as const;
const SEND = ['ส่งบัญชีรายชื่อเป็นแฟ้ม .xlsx, .xls หรือ .csv', 'Send the roster as .xlsx, .xls or .csv'] as const;

const LOCKED = unreadable(
  ['แฟ้มถูกล็อกด้วยรหัสผ่าน', 'it is locked with a password'],
  [
    'เปิดแฟ้มใน Excel นำรหัสผ่านออก บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
    'Open it in Excel, remove the password, save it as .xlsx, and send that',
  ],
);
const LETTER = unreadable(['เป็นเอกสาร Word (.doc)', 'it is a document of Word (.doc)'], SEND);
const PRESENTATION = unreadable(['เป็นงานนำเสนอ PowerPoint (.ppt)', 'it is a presentation (.ppt)'], SEND);
const MESSAGE = unreadable(['เป็นอีเมลของ Outlook (.msg)', 'it is a message of Outlook (.msg)'], SEND);
const OTHER = unreadable(['ไม่ใช่แฟ้ม Excel', 'it is not a workbook'], SEND);
const NO_SHEET = unreadable(['แฟ้ม Excel ไม่มีชีต', 'the workbook has no worksheet'], SAVE);
const TOO_OLD = unreadable(['เป็นแฟ้มของ Excel รุ่นเก่ามาก (ก่อน Excel 5.0)', 'it is a workbook of Excel 4 or older'], SAVE);

/** An OLE container with these streams. */
function container(streams: Readonly<Record<string, string | Buffer>>): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  for (const [name, content] of Object.entries(streams)) {
    CFB.utils.cfb_add(file, `/${name}`, Buffer.from(content));
  }
  return CFB.write(file, { type: 'buffer' });
}

describe('a container without a readable workbook is called what it is', () => {
  it.each<[string, Buffer, ReturnType<typeof unreadable>]>([
    ['a locked .xlsx', container({ EncryptionInfo: 'x', EncryptedPackage: 'x' }), LOCKED],
    ['the package of a locked .xlsx alone', container({ EncryptedPackage: 'x' }), LOCKED],
    ['how a locked .xlsx was locked', container({ EncryptionInfo: 'x' }), LOCKED],
    ['a locked .xls', oldWorkbook({ globals: [record(0x002f, words(1, 1, 1))], sheets: [] }), LOCKED],
    ['a letter', container({ WordDocument: 'x' }), LETTER],
    ['a letter with a workbook in it', container({ WordDocument: 'x', 'ObjectPool/_1/Workbook': 'x' }), LETTER],
    ['a presentation', container({ 'PowerPoint Document': 'x' }), PRESENTATION],
    ['a message', container({ '__properties_version1.0': 'x' }), MESSAGE],
    ['a part of a message', container({ __substg1: 'x' }), MESSAGE],
    ['anything else', container({ Catalog: 'x' }), OTHER],
    ...['EncryptionInfo', 'WordDocument', 'PowerPoint Document', 'Workbook', 'Book'].flatMap(
      (name): [string, Buffer, typeof OTHER][] => [
        [`what is called nearly ${name}`, container({ [`${name}2`]: 'x' }), OTHER],
        [`another nearly called ${name}`, container({ [`A${name}`]: 'x' }), OTHER],
      ],
    ),
    ['what is nearly part of a message', container({ a__properties: 'x' }), OTHER],
    ['a workbook of Excel 4', container({ Book: record(0x0409, words(0, 0x10, 0)) }), TOO_OLD],
    ['a workbook without a sheet', oldWorkbook({ sheets: [] }), NO_SHEET],
    ['a workbook with a chart alone', oldWorkbook({ sheets: [{ type: 2, records: [] }] }), NO_SHEET],
  ])('%s', async (_, bytes, refusal) => {
    expect(await refusalOfXls(bytes)).toEqual(refusal);
  });

  it('but for a workbook in it, in two versions at times, of which the newer is read', async () => {
    const [five, eight] = ([5, 8] as const).map((version) =>
      streamOf({ version, sheets: [{ name: version === 5 ? 'old' : 'new', records: [] }] }),
    ) as [Buffer, Buffer];
    const namesIn = async (streams: Readonly<Record<string, string | Buffer>>) =>
      (await openXls(container(streams), {})).map(({ name }) => name);
    expect(await namesIn({ Book: five, Workbook: eight })).toEqual(['new']);
    expect(await namesIn({ WORKBOOK: eight, WordDocument: 'x' })).toEqual(['new']);
    expect(await namesIn({ BOOK: five, EncryptionInfo: 'x' })).toEqual(['old']);
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
    expect(await refusalOfXls(EIGHT)).toBeNull();
    expect(await refusalOfXls(bytes)).toEqual(DAMAGED);
  });
});

describe('a damaged stream', () => {
  const one = (...records: readonly Buffer[]) => oldWorkbook({ sheets: [{ records }] });
  const withTexts = (...globals: readonly Buffer[]) => oldWorkbook({ globals, sheets: [{ records: [] }] });
  const stream = streamOf({ sheets: [{ records: [label(0, 0, 'a')] }, { name: 'b', records: [label(0, 0, 'b')] }] });
  const secondSheet = stream.lastIndexOf(bof(8, 0x0010));
  const ofStream = (...parts: readonly Buffer[]) => inContainer('Workbook', Buffer.concat(parts));
  const textsOf = (...parts: readonly Buffer[]) => record(RECORD.SST, doubleWord(1), doubleWord(1), ...parts);

  it.each([
    ['of nothing', ofStream()],
    ['of half a record', ofStream(bof(8, 5).subarray(0, 3))],
    ['that ends in its first record', ofStream(bof(8, 5).subarray(0, -1))],
    ['that ends behind its first record', ofStream(bof(8, 5))],
    ['that goes on with nothing after its first record', ofStream(bof(8, 5), Buffer.alloc(4_096))],
    ['that ends before its last sheet', ofStream(stream.subarray(0, secondSheet))],
    ['that has nothing where its last sheet was', ofStream(stream.subarray(0, secondSheet), Buffer.alloc(4_096))],
    ['that ends in its last sheet', ofStream(stream.subarray(0, -4))],
    ['that is cut in its last record', ofStream(stream.subarray(0, -4), words(RECORD.EOF, 1))],
    ['without a beginning', inContainer('Workbook', Buffer.alloc(5_000, 1))],
    ['with a sheet in front of the end of the common part', withTexts(bof(8, 0x0010))],
    [
      'with a text that claims to be longer than it is',
      one(record(RECORD.LABEL, words(0, 0, 0, 60_000), Buffer.of(0, 65))),
    ],
    [
      'that ends in a text',
      ofStream(stream.subarray(0, -4), record(RECORD.LABEL, words(0, 0, 0, 2), Buffer.of(0, 65))),
    ],
    ['without a table of shared texts, which it begins', withTexts(record(RECORD.SST, Buffer.alloc(7)))],
    ['with a shared text that goes on beyond the table', withTexts(textsOf(words(9), Buffer.of(0, 65)))],
    [
      'with a shared text whose formats go on beyond the table',
      withTexts(textsOf(words(1), Buffer.of(8), words(9_000), Buffer.of(65))),
    ],
    [
      'with a shared text that is cut inside a letter',
      withTexts(textsOf(words(2), Buffer.of(1, 65, 0, 65)), record(RECORD.CONTINUE, Buffer.of(1, 0))),
    ],
    ['with a cell beyond the last column', one(label(0, 256, 'a'))],
    [
      'with numbers beyond the last column',
      one(record(RECORD.MUL_RK, words(0, 255, 0), Buffer.alloc(4), words(0), Buffer.alloc(4), words(256))),
    ],
    ['with more numbers than columns', one(record(RECORD.MUL_RK, words(0, 3, 0), Buffer.alloc(4), words(4)))],
    ['with fewer numbers than columns', one(record(RECORD.MUL_RK, words(0, 3, 0), Buffer.alloc(4), words(2)))],
    ['with a merge beyond the last column', one(record(0x00e5, words(1, 0, 1, 0, 256)))],
    ['with a merge that ends above its beginning', one(record(0x00e5, words(1, 1, 0, 0, 1)))],
    ['with a merge that ends left of its beginning', one(record(0x00e5, words(1, 0, 1, 1, 0)))],
    ['with fewer merges than it claims', one(record(0x00e5, words(2, 0, 1, 0, 1)))],
  ])('%s is one refusal', async (_, bytes) => {
    expect(await refusalOfXls(bytes)).toEqual(DAMAGED);
  });

  it('may be damaged behind its last sheet', async () => {
    expect(await refusalOfXls(ofStream(stream, Buffer.alloc(3, 0xff)))).toBeNull();
  });
});

describe('the beginning of a part', () => {
  const workbookOf = (global: Buffer, sheet: Buffer, sheetInfo: readonly Buffer[] = [Buffer.of(0, 0, 1, 0, 97)]) =>
    inContainer(
      'Workbook',
      workbookStream(
        ([place = 0]) =>
          Buffer.concat([global, record(RECORD.BOUND_SHEET, doubleWord(place), ...sheetInfo), record(RECORD.EOF)]),
        [Buffer.concat([sheet, number(0, 0, 1), record(RECORD.EOF)])],
      ),
    );
  const global = record(RECORD.BOF, words(0x0600, 5));
  const sheet = record(RECORD.BOF, words(0x0600, 0x10));

  it.each<[string, Buffer, Buffer, ReturnType<typeof unreadable> | null]>([
    ['is a version and a kind', global, sheet, null],
    ['is one of another sheet', global, record(RECORD.BOF, words(0, 0x10)), null],
    ['of a sheet lacks its kind', global, record(RECORD.BOF, Buffer.of(0, 6, 0x10)), DAMAGED],
    ['of a sheet is empty', global, record(RECORD.BOF), DAMAGED],
    ['of a sheet is that of a chart', global, record(RECORD.BOF, words(0x0600, 0x20)), DAMAGED],
    ['of a sheet is another record', global, record(RECORD.DIMENSIONS, words(0x0600, 0x10)), DAMAGED],
    ['of all lacks its kind', record(RECORD.BOF, Buffer.of(0, 6, 5)), sheet, DAMAGED],
    ['of all is empty', record(RECORD.BOF), sheet, DAMAGED],
    ['of all is of an unknown version', record(RECORD.BOF, words(0x0700, 5)), sheet, DAMAGED],
    ['of all is another record', record(RECORD.DIMENSIONS, words(0x0600, 5)), sheet, DAMAGED],
    ['of all is a greater record', record(0x0a09, words(0x0600, 5)), sheet, DAMAGED],
    ['of all is that of Excel 2', record(0x0009, words(2, 0x10)), sheet, TOO_OLD],
    ['of all is that of Excel 3', record(0x0209, words(0, 0x10, 0)), sheet, TOO_OLD],
    ['of all is that of Excel 4', record(0x0409, words(0, 0x10, 0)), sheet, TOO_OLD],
  ])('%s', async (_, first, second, refusal) => {
    expect(await refusalOfXls(workbookOf(first, second))).toEqual(refusal);
  });

  it.each<[string, number, Buffer, unknown]>([
    ['may be without a name', 5, Buffer.of(0, 0, 0), [['', false]]],
    ['may be hidden', 5, Buffer.of(1, 0, 1, 97), [['a', true]]],
    ['may be hidden from the menu, too', 8, Buffer.of(2, 0, 1, 0, 97), [['a', true]]],
    ['may have a flag that says nothing of it', 8, Buffer.of(4, 0, 1, 0, 97), [['a', false]]],
    ['may have a name in Thai', 5, Buffer.of(0, 0, 1, 0xa1), [['ก', false]]],
    ['is damaged where it ends before its name', 5, Buffer.of(0, 0), DAMAGED],
    ['is damaged where it ends before its kind', 5, Buffer.of(0), DAMAGED],
    ['is damaged where it ends in its name', 5, Buffer.of(0, 0, 2, 97), DAMAGED],
  ])('is listed with its sheet, which %s', async (_, version, info, expected) => {
    const bytes = workbookOf(version === 5 ? record(RECORD.BOF, words(0x0500, 5)) : global, sheet, [info]);
    const refusal = await refusalOfXls(bytes);
    expect(refusal ?? (await openXls(bytes, {})).map(({ name, isHidden }) => [name, isHidden])).toEqual(expected);
  });
});
