import { describe, expect, it } from 'vitest';
import { beginsAsTotal, isNumber, looksLikeId, shapeOf } from '../../lib/roster/csv-values.ts';
import { type Cell, NOT_COMPUTED } from '../../lib/roster/sheet.ts';

describe('a cell looks like a citizen id', () => {
  it.each([
    '0999900000012',
    999_900_000_012,
    '99990000001',
    '09999000000120',
    '๐๙๙๙๙๐๐๐๐๐๐๑๒',
    '0-9999-00000-01-2',
    '0\u20109999\u201100000\u201401\u20152',
    ' 0 9999 00000 01 2\t',
    '="0999900000012"',
    "'0999900000012",
    '" 0999900000012"',
    '999900000012.0',
    '999900000012.00',
    '9.999E+11',
    '9,999e11',
    '1E+10',
    '1E+13',
    '0 9 9 9 9 0 0 0 0 0 0 1 2     ',
  ])('%j', (cell) => {
    expect(looksLikeId(cell)).toBe(true);
  });

  it.each<Cell>([
    '',
    'นาย',
    '9999000000',
    '099990000001201',
    'x0999900000012',
    '0999900000012x',
    '-0999900000012',
    '0999900000012.5',
    '0999900000012.05',
    '0999900000012.',
    '0/9999/00000/01/2',
    '28/07/2562',
    '30,500',
    '1e10',
    '12E+10',
    '1.E+10',
    '1x5E+10',
    '1E+9',
    '1E+14',
    '1E+100',
    'x1E+10',
    '0 9 9 9 9 0 0 0 0 0 0 1 2      ',
    NOT_COMPUTED,
  ])('but not %j', (cell) => {
    expect(looksLikeId(cell)).toBe(false);
  });
});

it.each([
  [' 1 ต.ค. ๒๕๕๗ ', '9 ต.ค. 9999'],
  [30_500, '99999'],
  ['K2', 'K9'],
  ['', ''],
  [' ', ''],
])('the form of %j is %j', (cell, shape) => {
  expect(shapeOf(cell)).toBe(shape);
});

describe('a row begins as a total', () => {
  it.each([
    ['รวม'],
    ['ยอดรวม'],
    ['ทั้งหมด'],
    ['ทั้งสิ้น'],
    ['จำนวน 5 คน'],
    ['หมายเหตุ'],
    ['ลงชื่อ'],
    ['ลงนาม'],
    ['ผู้รับรอง'],
    ['ขอรับรอง'],
    ['ได้ตรวจสอบ'],
    ['ข้อมูล ณ วันที่'],
    ['เฉลี่ย'],
    ['ค่าเฉลี่ย'],
    ['Total'],
    ['AVERAGE'],
    ['sum'],
    ['grand total'],
    ['Note:'],
    ['remark'],
    [' * ((รวม'],
    ['', ' ', 'รวม', 'กล้า'],
  ])('%j', (...cells) => {
    expect(beginsAsTotal(cells)).toBe(true);
  });

  it.each([[], ['', ' '], ['กล้า', 'รวม'], ['กล้ารวม'], ['ค่าจ้าง'], ['-รวม'], [' '], [9, 'รวม']])(
    'but not %j',
    (...cells) => {
      expect(beginsAsTotal(cells as string[])).toBe(false);
    },
  );
});

it.each([
  ['1,234.50', true],
  [' ๑๒ ', true],
  [5, true],
  ['', false],
  ['5 คน', false],
  ['ปี 5', false],
  ['1 2', false],
])('%j is a number: %s', (cell, is) => {
  expect(isNumber(cell)).toBe(is);
});
