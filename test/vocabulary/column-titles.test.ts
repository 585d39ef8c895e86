import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOfTitle, columnsOfTitles, nearColumn } from '../../lib/vocabulary/column-titles.ts';
import { COLUMNS, type ColumnName, columnInThai } from '../../lib/vocabulary/columns.ts';

const TITLES = (Object.keys(COLUMNS) as ColumnName[]).flatMap((column) =>
  [column, ...COLUMNS[column].thaiTitles].map((title) => [title, column] as const),
);

describe('a title', () => {
  it('of any column is read, and none is a title of two columns', () => {
    for (const [title, column] of TITLES) {
      expect.soft(columnOfTitle(title), title).toBe(column);
    }
  });

  it.each<[string, (title: string) => string]>([
    ['a star', (title) => `${title} *`],
    ['a star before it', (title) => `*${title}`],
    ['(จำเป็น)', (title) => `${title} (จำเป็น)`],
    ['จำเป็น', (title) => `${title} จำเป็น`],
    ['(จำเป็น*)', (title) => `${title} (จำเป็น*)`],
    ['full-width brackets', (title) => `${title}（จำเป็น）`],
    ['(จำเป็นต้องกรอก)', (title) => `${title} (จำเป็นต้องกรอก)`],
    ['*จำเป็น', (title) => `${title} *จำเป็น`],
    ['(required)', (title) => `${title} (Required)`],
    ['[ต้องระบุ]', (title) => `${title} [ต้องระบุ]`],
    ['a colon', (title) => `${title} :`],
    ['quotation marks', (title) => `""${title}""`],
    ['ำ typed as two characters', (title) => title.replaceAll('ำ', '\u0e4d\u0e32')],
    ['ฎ for ฏ', (title) => title.replaceAll('ฏ', 'ฎ')],
    ['blanks for underscores', (title) => title.replaceAll('_', ' ').toLowerCase()],
  ])('may have %s', (_, written) => {
    for (const [title, column] of TITLES) {
      expect.soft(columnOfTitle(written(title)), written(title)).toBe(column);
    }
  });

  it.each([
    ['วัน/เดือน/ปีเกิด', 'BIRTH_DATE'],
    ['วัน เดือน ปี เกิด', 'BIRTH_DATE'],
    ['ว/ด/ป เกิด', 'BIRTH_DATE'],
    ['วันเดือนปีที่บรรจุ', 'BEG_DATE'],
    ['วัน เดือน ปี ที่บรรจุเข้ารับราชการ', 'BEG_DATE'],
    ['อัตราเงินเดือน (บาท)', 'SALARY'],
    ['เงินเดือน/ค่าจ้าง', 'SALARY'],
    ['ตำแหน่งปัจจุบัน', 'POS_NAME'],
    ['ระดับตำแหน่ง', 'POS_LEV'],
    ['วันเกิด (วว/ดด/ปปปป)', 'BIRTH_DATE'],
    ['เพศ (ช/ญ)', 'SEX'],
    ['เพศ (ชาย/หญิง)', 'SEX'],
    ['วันเกิด (พ.ศ.)', 'BIRTH_DATE'],
    ['ชื่อ-สกุล', 'FULL_NAME'],
    ['ชื่อ - นามสกุล', 'FULL_NAME'],
    ['ชื่อ – สกุล', 'FULL_NAME'],
    ['ชื่อสกุล', 'FULL_NAME'],
    ['ชื่อและนามสกุล', 'FULL_NAME'],
    ['ชื่อ-ชื่อสกุล', 'FULL_NAME'],
    ['คำนำหน้าชื่อ-ชื่อสกุล', 'FULL_NAME'],
    ['ยศ/ชื่อ/สกุล', 'FULL_NAME'],
    ['ID_CARD\nเลขประจำตัวประชาชน', 'ID_CARD'],
    ['เลขประจำตัวประชาชน (ID_CARD)', 'ID_CARD'],
    [columnInThai('L_INS_CODE'), 'L_INS_CODE'],
  ])('written %j is %s', (title, column) => {
    expect(columnOfTitle(title)).toBe(column);
  });

  it.each(['', 'ลำดับ', 'ที่', 'ชั้นตรา', 'ชั้นตราที่ขอ', 'เลขประจำตัว', 'ประเภท', 'วันที่ดำรงตำแหน่งปัจจุบัน', 'ตำแหน่ง/ระดับ'])(
    'that may mean something else is not known: %j',
    (title) => {
      expect(columnOfTitle(title)).toBeNull();
    },
  );
});

describe('ชื่อสกุล', () => {
  it('is the surname beside a first name alone, and else the whole name', () => {
    expect(columnsOfTitles(['คำนำหน้า', 'ชื่อตัว', 'ชื่อสกุล', 'x'])).toEqual(['TIT_NAME', 'FNAME', 'LNAME', null]);
    expect(columnsOfTitles(['ชื่อ', 'ชื่อสกุล', 'นามสกุล'])).toEqual(['FNAME', 'FULL_NAME', 'LNAME']);
    expect(columnsOfTitles(['ชื่อสกุล', 'เพศ'])).toEqual(['FULL_NAME', 'SEX']);
  });
});

describe('a title that is nearly a known one', () => {
  it.each([
    ['ตำเเหน่ง', 'POS_NAME'],
    ['เลขประจำตัวประชาช', 'ID_CARD'],
    ['เลขประจำตัวประชาชนน', 'ID_CARD'],
    ['เงินเดิอน', 'SALARY'],
    ['BIRTHDAT', 'BIRTH_DATE'],
    ['L_INS_CODR', 'L_INS_CODE'],
    ['FNAM', 'FNAME'],
    ['SEXX', 'SEX'],
    ['ชือ', 'FNAME'],
    ['ID_CRAD', 'ID_CARD'],
    ['เงินเดอืน', 'SALARY'],
  ])('%s is suggested as %s', (title, column) => {
    expect(columnOfTitle(title)).toBeNull();
    expect(nearColumn(title)).toBe(column);
  });

  it.each([
    'ชั้น',
    'ชื่อเล่น',
    'อายุ',
    'เพศสภาพ',
    'ที่',
    'โทร',
    'โทร.',
    'ศพ',
    'เพชร',
    'เพล',
    'AGE',
    'NAME',
    'TEL',
    'SET',
    'ซอย',
    'ยา',
    'กอง',
    'ฝ่าย',
    'งาน',
    'รหัส',
    'อีเมล',
    'ระยะ',
    'สกุลเงิน',
    'ชื่อย่อ',
    'ลำดับ',
  ])('an ordinary other word is not: %j', (title) => {
    expect(nearColumn(title)).toBeNull();
  });

  it.each(['', 'ลำดับ', 'หมายเลขโทรศัพท์', 'E-mail', 'เชื้อชาติ', 'SALARY5', 'ID_CARD'])('is not %j', (title) => {
    expect(nearColumn(title)).toBeNull();
  });

  it('by one character only, whichever that is', () => {
    const long = TITLES.filter(([title]) => title.length > 12);
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(),
        fc.constantFrom('x', 'ก', ''),
        ([title, column], at, character) => {
          const index = at % title.length;
          const changed = title.slice(0, index) + character + title.slice(index + 1);
          expect([column, null]).toContain(nearColumn(changed) ?? columnOfTitle(changed));
        },
      ),
    );
  });
});
