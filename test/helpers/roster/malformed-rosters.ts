import fc from 'fast-check';
import { expect } from 'vitest';
import { InsigniaError } from '../../../lib/errors.ts';
import { readOfficerRow } from '../../../lib/roster/officer-row.ts';
import { readRoster } from '../../../lib/roster/read-roster.ts';
import type { SheetContext } from '../../../lib/roster/sheet-context.ts';
import { CLASSES } from '../../../lib/vocabulary/classes.ts';
import { COLUMNS } from '../../../lib/vocabulary/columns.ts';
import { LEVELS } from '../../../lib/vocabulary/levels.ts';
import type { OfficerRead, PersonInNoSchedule, UnreadableRow } from '../../../lib/vocabulary/officer.ts';
import { packWorkbook, workbook, workbookParts } from '../../../scripts/workbook.ts';
import { NO_EVIDENCE } from './read-row.ts';
import { headerOf, sourceOf } from './reading.ts';

/** Every personal value below contains one of these; no error and no problem may contain one. */
const MARKS = ['zq', '73195'];

const TITLES = Object.keys(COLUMNS);

/** What people, programs and accidents put into a cell. */
const text = fc.oneof(
  fc.constantFrom('', '-', ' ', 'Y', 'N', 'M', 'F', 'K2', 'O1', 'ชำนาญการ', 'ต.ช.', 'จ.ม.', '28/07/2562', '2019-07-28'),
  fc.constantFrom(
    '29/02/2562',
    '1/1/1',
    '30,73195',
    '73195',
    '73195.50',
    '7319500000012',
    '7-3195-00000-01-2',
    '43674',
  ),
  fc.constantFrom(
    'zq',
    'zq"',
    '"zq',
    '=zq()',
    'zq\r\nzq',
    'zq,zq',
    'zq;zq\tzq',
    'zq\0',
    'zq\ufffd',
    'zqน้ำ',
    '#N/A',
    '๗๓๑๙๕',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }).map((any) => `zq${any}`),
  fc.string({ unit: 'grapheme', maxLength: 400 }).map((any) => `zq${any}`),
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 2430, max: 2580 }))
    .map((d) => d.join('/')),
);

/** A cell of a workbook can hold more than text. */
const cell = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.oneof(fc.double(), fc.integer(), fc.constantFrom(7319500000012, 73195, 43674)) },
  { weight: 1, arbitrary: fc.boolean() },
);

/** A value that is usually right, so that reading gets past the first column. */
function oftenGood(title: string) {
  const good: Partial<Record<string, string>> = {
    ID_CARD: '7319500000012',
    TIT_NAME: 'นาย',
    FNAME: 'zqกล้า',
    LNAME: 'zqสมมุติ',
    SEX: 'M',
    BIRTH_DATE: '11/02/2512',
    BEG_DATE: '02/06/2539',
    POS_LEV: 'K2',
    BEG_POS_DATE: '01/10/2557',
    SALARY: '73195',
    L_INS_CODE: 'ต.ช.',
    L_INS_DATE: '28/07/2562',
  };
  return fc.oneof({ weight: 30, arbitrary: fc.constant(good[title] ?? '') }, { weight: 1, arbitrary: cell });
}

const row = fc.tuple(...TITLES.map(oftenGood));

/** Text or bytes with parts lost, doubled, replaced or moved. */
function damaged<T extends string | Uint8Array>(
  whole: T,
  join: (parts: T[]) => T,
  junk: fc.Arbitrary<T>,
): fc.Arbitrary<T> {
  const place = fc.nat({ max: whole.length });
  return fc.array(fc.tuple(place, place, junk), { maxLength: 4 }).map((cuts) =>
    cuts.reduce<T>((rest, [from, to, instead]) => {
      const part = (start: number, end?: number) => rest.slice(start, end) as T;
      return join([part(0, from), instead, part(to)]);
    }, whole),
  );
}

function expectNoMark(said: string): void {
  for (const mark of MARKS) {
    if (said.includes(mark)) {
      throw new Error(`a personal value was shown: ${said}`);
    }
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function expectSound(officer: OfficerRead): void {
  const unread = officer.unread.map(({ column }) => column);
  const needed = {
    BIRTH_DATE: officer.birthDate,
    BEG_DATE: officer.enteredService,
    BEG_POS_DATE: officer.enteredLevel,
    SALARY: officer.salary,
  };
  expect(officer.idCard).toMatch(/^\d{13}$/);
  expect(officer.name).not.toBe('');
  for (const [column, value] of Object.entries(needed)) {
    expect(value !== null || unread.includes(column as (typeof unread)[number])).toBe(true);
  }
  expect(new Set(unread).size).toBe(unread.length);
  expectNoMark(JSON.stringify(officer.unread));
  for (const day of [
    officer.birthDate,
    officer.enteredService,
    officer.enteredLevel,
    officer.classHeldSince,
    officer.resignDate,
  ]) {
    if (day !== null) {
      expect(day).toMatch(DAY);
    }
  }
  if (officer.salary !== null) {
    expect(officer.salary).toBeGreaterThan(0);
    expect(officer.salary).toBeLessThanOrEqual(1_000_000);
  }
  if (officer.level !== null) {
    expect(LEVELS.map(({ code }) => code)).toContain(officer.level);
  }
  if (officer.classHeld !== null) {
    expect(CLASSES.map(({ abbreviation }) => abbreviation)).toContain(officer.classHeld);
  }
}

function expectSafe(read: OfficerRead | UnreadableRow | PersonInNoSchedule): void {
  if ('problems' in read) {
    expect(read.problems.length).toBeGreaterThan(0);
    for (const problem of read.problems) {
      expectNoMark(JSON.stringify(problem));
    }
  } else if ('idCard' in read) {
    expectSound(read);
  }
}

/** Reads a file that may be anything: either its rows, or the one clear error. */
async function expectSafeReading(name: string, content: string | Uint8Array, pieceBytes: number): Promise<void> {
  try {
    const roster = await readRoster([sourceOf(name, content, pieceBytes)], { maxBytes: 1_000_000 });
    let last = 1;
    for await (const read of roster.rows) {
      const one = 'officer' in read ? read.officer : read;
      const number = one.row;
      expect(number).toBeGreaterThan(last);
      if (read.kind === 'duplicate') {
        expect(read.otherRows.map((other) => other.row)).not.toContain(number);
      }
      last = number;
      expectSafe(one);
    }
  } catch (thrown) {
    if (!(thrown instanceof InsigniaError)) {
      throw thrown;
    }
    expect(thrown).toMatchObject({ code: 'ROSTER_UNREADABLE', retryable: false });
    expect(thrown.cause).toBeUndefined();
    expectNoMark(`${thrown.message}\n${thrown.stack}`);
  }
}

const HEADER = headerOf(TITLES);

function contextOf(datesFrom1904: boolean): SheetContext {
  return { file: null, sheet: null, header: HEADER, datesFrom1904, dates: NO_EVIDENCE };
}

/** Rows of any cells at all. */
const anyRow = fc.property(row, fc.array(cell, { maxLength: 3 }), fc.boolean(), (cells, more, from1904) => {
  expectSafe(readOfficerRow({ number: 2, cells: [...cells, ...more], defect: null }, contextOf(from1904)));
});

function joinText(parts: string[]): string {
  return parts.join('');
}

function joinBytes(parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

const pieceBytes = fc.constantFrom(1, 13, 1_024, 65_536);

/** CSV files of any rows, damaged as text and written in any encoding. */
const anyCsv = fc.asyncProperty(
  fc.array(row, { maxLength: 4 }),
  fc.constantFrom(',', ';', '\t'),
  fc.constantFrom('\n', '\r\n', '\r'),
  fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'),
  pieceBytes,
  fc.gen(),
  async (rows, delimiter, lineEnd, encoding, size, gen) => {
    const isQuoted = gen(fc.boolean);
    const written = (value: unknown) => (isQuoted ? `"${String(value).replaceAll('"', '""')}"` : String(value));
    const lines = [TITLES, ...rows].map((cells) => cells.map(written).join(delimiter));
    const whole = lines.join(lineEnd);
    const isDamaged = gen(fc.boolean);
    const content = isDamaged
      ? gen(() => damaged(whole, joinText, fc.oneof(text, fc.constantFrom('"', '\n', ','))))
      : whole;
    await expectSafeReading('roster.csv', Buffer.from(gen(fc.boolean) ? `\ufeff${content}` : content, encoding), size);
  },
);

/** Bytes of any kind, under either name. */
const anyBytes = fc.asyncProperty(
  fc.constantFrom('roster.csv', 'roster.xlsx', 'roster.xls'),
  fc.constantFrom(
    '',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '\xef\xbb\xbf',
    '\xff\xfe',
    '<',
    '{',
    `${TITLES.join(',')}\n`,
  ),
  fc.uint8Array({ maxLength: 600, size: 'max' }),
  pieceBytes,
  async (name, beginning, rest, size) => {
    await expectSafeReading(name, Buffer.concat([Buffer.from(beginning, 'latin1'), rest]), size);
  },
);

/** Workbooks of any rows, damaged as a file or in one of the parts inside. */
const anyWorkbook = fc.asyncProperty(fc.array(row, { maxLength: 2 }), pieceBytes, fc.gen(), async (rows, size, gen) => {
  const sheets = [{ name: 'zqsheet', rows: [TITLES, ...rows] }];
  const style = { texts: gen(() => fc.constantFrom('shared' as const, 'inline' as const)) };
  const xml = fc.oneof(
    text,
    fc.constantFrom('<', '>', '</c>', '<row>', '<c t="s"><v>zq</v></c>', '&zq;', '<!--', ']]>'),
  );
  const bytes = fc.uint8Array({ maxLength: 8 });
  let content: Uint8Array;
  if (gen(fc.boolean)) {
    const parts = workbookParts(sheets, style);
    const path = gen(() => fc.constantFrom(...Object.keys(parts)));
    content = packWorkbook({ ...parts, [path]: gen(() => damaged(parts[path] ?? '', joinText, xml)) });
  } else {
    content = gen(() => damaged(workbook(sheets, style), joinBytes, bytes));
  }
  await expectSafeReading('roster.xlsx', content, size);
});

/**
 * Reads malformed and random rosters and rows: never a crash, never a hang, never a personal value in an error.
 *
 * @param runs number of rosters and rows in all
 */
export async function expectMalformedRostersAreSafe(runs: number): Promise<void> {
  const share = (part: number) => ({ numRuns: Math.ceil(runs * part), timeout: 10_000 });
  fc.assert(anyRow, { numRuns: Math.ceil(runs * 0.4) });
  await fc.assert(anyCsv, share(0.3));
  await fc.assert(anyBytes, share(0.15));
  await fc.assert(anyWorkbook, share(0.15));
}
