import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, GOOD_ROW, refusalOf, rowsOf, sheetReadOf, sourceOf } from '../helpers/roster/reading.ts';

const THAI_TITLES: Readonly<Record<string, string>> = {
  ID_CARD: 'เลขประจำตัวประชาชน',
  TIT_NAME: 'คำนำหน้า',
  FNAME: 'ชื่อ',
  LNAME: 'นามสกุล',
  SEX: 'เพศ',
  BIRTH_DATE: 'วันเกิด',
  BEG_DATE: 'วันบรรจุ',
  POS_LEV: 'ระดับ',
  BEG_POS_DATE: 'วันเข้าสู่ระดับปัจจุบัน',
  SALARY: 'เงินเดือน',
  SALARY5Y: 'เงินเดือนย้อนหลัง 5 ปี',
  POS_AMT: 'เงินประจำตำแหน่ง',
  L_INS_CODE: 'เครื่องราชฯ ครั้งสุดท้าย',
  L_INS_DATE: 'วันที่ได้รับ',
  POS_NAME: 'ตำแหน่ง',
  DEP_NAME: 'หน่วยงาน',
  REMARK: 'หมายเหตุ',
};

const FULL_ROW = { ...GOOD_ROW, SALARY5Y: '25000', POS_AMT: '3500', POS_NAME: 'นักวิชาการ', DEP_NAME: '', REMARK: '' };

/** The full row under changed titles. */
function titled(titleOf: (column: string) => string): string {
  return csvOf([Object.fromEntries(Object.entries(FULL_ROW).map(([column, value]) => [titleOf(column), value]))]);
}

describe('a header', () => {
  it('may have the Thai titles of working lists', async () => {
    const thai = await rowsOf(
      sourceOf(
        'roster.csv',
        titled((column) => THAI_TITLES[column] ?? column),
      ),
    );
    expect(thai).toEqual(await rowsOf(sourceOf('roster.csv', csvOf([FULL_ROW]))));
  });

  it.each([
    ['in lower case', (column: string) => column.toLowerCase()],
    ['with blanks around', (column: string) => ` ${column} `],
    ['with blanks for underscores', (column: string) => column.replaceAll('_', ' ')],
    [
      'with ำ typed as two characters',
      (column: string) => (THAI_TITLES[column] ?? column).replaceAll('ำ', '\u0e4d\u0e32'),
    ],
    ['with Thai digits', (column: string) => (THAI_TITLES[column] ?? column).replace('5', '๕')],
  ])('may be written %s', async (_, titleOf) => {
    const rows = await rowsOf(sourceOf('roster.csv', titled(titleOf)));
    expect(rows).toEqual(await rowsOf(sourceOf('roster.csv', csvOf([FULL_ROW]))));
  });

  it('may have its columns in any order', async () => {
    const inOrder = await rowsOf(sourceOf('roster.csv', csvOf([FULL_ROW])));
    const anyOrder = fc.shuffledSubarray(Object.keys(FULL_ROW), { minLength: Object.keys(FULL_ROW).length });
    await fc.assert(
      fc.asyncProperty(anyOrder, async (columns) => {
        const row = Object.fromEntries(
          columns.map((column) => [column, FULL_ROW[column as keyof typeof FULL_ROW] ?? '']),
        );
        expect(await rowsOf(sourceOf('roster.csv', csvOf([row])))).toEqual(inOrder);
      }),
      { numRuns: 200 },
    );
  });

  it('may have columns of others, which are ignored and listed', async () => {
    const row = { เบอร์โทร: '02', ...FULL_ROW, 'E-mail': 'x@example.org' };
    const { columns } = await sheetReadOf(sourceOf('roster.csv', csvOf([row])));
    expect(columns.ignored).toEqual(['เบอร์โทร', 'E-mail']);
  });

  it('lists titles on one line, without characters that would control a terminal', async () => {
    const row = { ...FULL_ROW, 'เบอร์\r\nโทร\x1b[31m': '02' };
    const { columns } = await sheetReadOf(sourceOf('roster.csv', csvOf([row])));
    expect(columns.ignored).toEqual(['เบอร์ โทร[31m']);
  });

  it('does not list columns that are understood and not used', async () => {
    const row = { ...FULL_ROW, ORG_NAME: '', RANK_NAME: '', POS_CODE: '' };
    const { columns } = await sheetReadOf(sourceOf('roster.csv', csvOf([row])));
    expect(columns.ignored).toEqual([]);
  });
});

it('missing columns are one error that names all of them, in both languages', async () => {
  const { SALARY, L_INS_DATE, ...row } = GOOD_ROW;
  const refusal = await refusalOf(sourceOf('roster.csv', csvOf([row])));
  expect(refusal.texts).toEqual({
    th: 'อ่านบัญชีรายชื่อไม่ได้: หัวตารางในแถวที่ 1 ไม่มีคอลัมน์ SALARY (เงินเดือน), L_INS_DATE (วันที่ได้รับ) วิธีแก้ไข: เพิ่มคอลัมน์ที่ขาด (เว้นว่างไว้ได้เมื่อหลักเกณฑ์ไม่ใช้) (ดู docs/rosters.th.md)',
    en: 'The roster cannot be read: its header in row 1 does not have SALARY (เงินเดือน), L_INS_DATE (วันที่ได้รับ). Add what is missing; a column may be empty where a rule allows it (see docs/rosters.md).',
  });
  expect(refusal.message).toBe(`${refusal.texts.th} ${refusal.texts.en}`);
});

it('a file without a header is told so, without quoting the officer in its first row', async () => {
  const refusal = await refusalOf(sourceOf('roster.csv', csvOf([GOOD_ROW]).split('\n')[1] ?? ''));
  expect(refusal.message).toMatch(
    /none of its first 20 rows is a header: a row with the columns ID_CARD, TIT_NAME, .*L_INS_DATE/,
  );
  for (const value of Object.values(GOOD_ROW)) {
    if (value.length > 3) {
      expect(refusal.message).not.toContain(value);
    }
  }
});

it('the same column twice is an error that names it, also under two titles', async () => {
  const text = csvOf([{ ...GOOD_ROW, เงินเดือน: '1', 'ID CARD': '2' }]);
  const refusal = await refusalOf(sourceOf('roster.csv', text));
  expect(refusal.message).toContain(
    'its header in row 1 has a column more than once: ID_CARD (A1, N1); SALARY (J1, M1)',
  );
});

it('two columns that are not understood may bear the same title', async () => {
  const text = csvOf([GOOD_ROW]).replace('ID_CARD', 'note,note,ID_CARD').replace('0999900000012', ',,0999900000012');
  expect(await rowsOf(sourceOf('roster.csv', text))).toHaveLength(1);
});

it('a first row of thousands of cells is no header', async () => {
  const refusal = await refusalOf(sourceOf('roster.csv', `${'x,'.repeat(5_000)}\n1\n`));
  expect(refusal.message).toContain('none of its first 20 rows is a header');
});
