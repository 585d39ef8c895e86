import { InsigniaError } from '../../../lib/errors.ts';
import { openXls } from '../../../lib/roster/xls.ts';
import { doubleWord, inContainer, RECORD, record, words, workbookStream } from '../../../scripts/biff-records.ts';
import { unreadable } from './reading.ts';

/** A sheet of an old workbook, record by record. */
export interface RecordsOfSheet {
  /** Bytes of its name. */
  readonly name?: string | Buffer;
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly visibility?: number;
  /** Its kind in the list of sheets: 0 worksheet, 1 macros, 2 chart. */
  readonly type?: number;
  readonly records: readonly Buffer[];
}

/** A workbook for a test. */
export interface RecordsOfWorkbook {
  readonly version?: 5 | 8;
  /** Records of the part before the sheets. */
  readonly globals?: readonly Buffer[];
  readonly sheets: readonly RecordsOfSheet[];
}

/** Kinds of substreams by the kinds of the list of sheets. */
const KINDS: Readonly<Record<number, number>> = { 0: 0x0010, 1: 0x0040, 2: 0x0020 };

/** The beginning of a part of the stream. */
export function bof(version: 5 | 8, kind: number): Buffer {
  return version === 8
    ? record(RECORD.BOF, words(0x0600, kind, 0, 0, 0, 0, 0, 0))
    : record(RECORD.BOF, words(0x0500, kind, 0, 0));
}

/** The stream of a workbook. */
export function streamOf({ version = 8, globals = [], sheets }: RecordsOfWorkbook): Buffer {
  const list = (places: readonly number[]) =>
    sheets.map(({ name = 'a', visibility = 0, type = 0 }, index) => {
      const isWide = typeof name === 'string' && version === 8;
      const bytes = typeof name === 'string' ? Buffer.from(name, isWide ? 'utf16le' : 'latin1') : name;
      const letters = isWide ? Buffer.of(bytes.length / 2, 1) : Buffer.of(bytes.length, ...(version === 8 ? [0] : []));
      return record(RECORD.BOUND_SHEET, doubleWord(places[index] ?? 0), Buffer.of(visibility, type), letters, bytes);
    });
  const end = record(RECORD.EOF);
  return workbookStream(
    (places) => Buffer.concat([bof(version, 0x0005), ...list(places), ...globals, end]),
    sheets.map(({ type = 0, records }) => Buffer.concat([bof(version, KINDS[type] ?? 0), ...records, end])),
  );
}

/** The bytes of an `.xls` file. */
export function oldWorkbook(workbook: RecordsOfWorkbook): Buffer {
  return inContainer(workbook.version === 5 ? 'Book' : 'Workbook', streamOf(workbook));
}

/** A text in a cell, as BIFF8 writes it: one byte for each letter, or two. */
export function label(row: number, column: number, text: string): Buffer {
  const isWide = /[^\0-\xff]/.test(text);
  const letters = Buffer.from(text, isWide ? 'utf16le' : 'latin1');
  return record(RECORD.LABEL, words(row, column, 0, text.length), Buffer.of(isWide ? 1 : 0), letters);
}

/** A number in a cell. */
export function number(row: number, column: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return record(RECORD.NUMBER, words(row, column, 0), bytes);
}

/** The texts of the refusal of an `.xls` file in Thai and English; null when all its rows are read. */
export async function refusalOfXls(bytes: Buffer): Promise<InsigniaError['texts'] | null> {
  try {
    for (const sheet of await openXls(bytes, {})) {
      await Array.fromAsync(sheet.rows());
    }
    return null;
  } catch (thrown) {
    if (thrown instanceof InsigniaError && thrown.code === 'ROSTER_UNREADABLE') {
      return thrown.texts;
    }
    throw thrown;
  }
}

const SAVE = [
  'เปิดแฟ้มใน Excel บันทึกเป็น .xlsx แล้วส่งแฟ้ม .xlsx นั้น',
  'Open it in Excel, save it as .xlsx, and send that',
] as const;

/** What is said of an `.xls` file whose bytes do not fit together. */
export const DAMAGED = unreadable(['แฟ้ม Excel เสียหาย', 'the workbook is damaged'], SAVE);

/** What is said of an `.xls` file beyond one of the bounds. */
export const TOO_LARGE = unreadable(
  ['แฟ้ม .xls มีข้อมูลมากเกินกว่าที่ระบบอ่านได้', 'it holds more than is read of an .xls workbook'],
  [`${SAVE[0]} หรือแบ่งรายชื่อเป็นหลายแฟ้ม`, `${SAVE[1]}, or send the officers in parts`],
);
