import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kindOf,
  readAccusation,
  readAmount,
  readCitizenId,
  readDay,
  readFlag,
  readPersonnelType,
  readSalary,
  readSex,
  readYears,
  textOf,
} from '../../lib/roster/values.ts';
import { buddhistYear } from '../../lib/vocabulary/calendar.ts';

describe('a day', () => {
  it.each([
    ['2026-05-29', '2026-05-29'],
    ['2569-05-29', '2026-05-29'],
    ['2026-5-9', '2026-05-09'],
    ['29/05/2569', '2026-05-29'],
    ['29/05/2026', '2026-05-29'],
    ['9/5/2569', '2026-05-09'],
    ['29-05-2569', '2026-05-29'],
    ['29.05.2569', '2026-05-29'],
    ['29 / 05 / 2569', '2026-05-29'],
    ['๒๙/๐๕/๒๕๖๙', '2026-05-29'],
    ['29/05/2569 00:00:00', '2026-05-29'],
    ['2026-05-29T00:00:00.000Z', '2026-05-29'],
    ['5/6/2545 12:00:00 AM', '2002-06-05'],
    ['29 พฤษภาคม 2569', '2026-05-29'],
    ['29 พ.ค. 2569', '2026-05-29'],
    ['๑ ก.ย. ๒๕๔๘', '2005-09-01'],
    ['1 กันยายน พ.ศ. 2548', '2005-09-01'],
    ['29/02/2543', '2000-02-29'],
    ['29/02/2567', '2024-02-29'],
    ['29/02/2024', '2024-02-29'],
    ['36526', '2000-01-01'],
    ['36526.75', '2000-01-01'],
    ['\u200b29/05/2569\u00a0', '2026-05-29'],
    ['01/01/2443', '1900-01-01'],
    ['31/12/2643', '2100-12-31'],
  ])('written %j is %s', (text, day) => {
    expect(readDay(text, false)).toEqual({ value: day });
  });

  it.each([
    ['29/02/2544', 'dayNotInCalendar'],
    ['29/02/2443', 'dayNotInCalendar'],
    ['31/04/2560', 'dayNotInCalendar'],
    ['00/04/2560', 'dayNotInCalendar'],
    ['05/29/2569', 'dayNotInCalendar'],
    ['2026-00-10', 'dayNotInCalendar'],
    ['29/05/69', 'yearOfTwoDigits'],
    ['29 พ.ค. 69', 'yearOfTwoDigits'],
    ['29/05/1899', 'yearOutOfRange'],
    ['29/05/2101', 'yearOutOfRange'],
    ['29/05/2399', 'yearOutOfRange'],
    ['29/05/2442', 'yearOutOfRange'],
    ['29/05/2644', 'yearOutOfRange'],
    ['', 'nothing'],
    ['ไม่ทราบ', 'text'],
    ['29 พค 2569 โดยประมาณ', 'text'],
    ['29 มกรา 2569', 'text'],
    ['29/05-2569', 'text'],
    ['29052569', 'aNumber'],
    ['010125', 'aNumber'],
    ['#N/A', 'excelError'],
    ['29/\ufffd/2569', 'brokenCharacters'],
  ])('written %j is none: %s', (text, found) => {
    expect(readDay(text, false)).toEqual({ found });
  });

  it('of every date of the calendar reads back, in either era and in both calendars of Excel', () => {
    const anyDay = fc.date({ min: new Date('1931-05-20'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = day.split('-');
        const serial = Math.floor(date.getTime() / 86_400_000) + 25_569;
        expect(readDay(day, false)).toEqual({ value: day });
        expect(readDay(`${dayOfMonth}/${month}/${year}`, false)).toEqual({ value: day });
        expect(readDay(`${dayOfMonth}/${month}/${buddhistYear(Number(year))}`, false)).toEqual({ value: day });
        expect(readDay(serial, false)).toEqual({ value: day });
        expect(readDay(serial - 1462, true)).toEqual({ value: day });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [36526, false, { value: '2000-01-01' }],
    [36526.999, false, { value: '2000-01-01' }],
    [35064, true, { value: '2000-01-01' }],
    [10_000, false, { value: '1927-05-18' }],
    [10_000, true, { value: '1931-05-19' }],
    [9_999.9, false, { found: 'aNumber' }],
    [9_999, true, { found: 'aNumber' }],
    // Bare years, of either era.
    [2569, false, { found: 'aNumber' }],
    [2026, true, { found: 'aNumber' }],
    [-5, true, { found: 'aNumber' }],
    [Number.NaN, false, { found: 'aNumber' }],
    [1e300, false, { found: 'aNumber' }],
    // 28 July of "2569", typed into Excel as a year of the Christian Era.
    [Date.UTC(2569, 6, 28) / 86_400_000 + 25_569, false, { value: '2026-07-28' }],
  ])('as the serial date %d (from 1904: %s) is %o', (serial, from1904, reading) => {
    expect(readDay(serial, from1904)).toEqual(reading);
  });
});

describe('an amount', () => {
  it.each([
    ['30500', 30_500],
    ['30,500', 30_500],
    ['30,500.00', 30_500],
    ['30 500', 30_500],
    ['๓๐,๕๐๐', 30_500],
    ['30,500 บาท', 30_500],
    ['฿30,500', 30_500],
    ['30,500.-', 30_500],
    ['15050.505', 15_050.51],
    ['30500.000000000004', 30_500],
    ['1,000,000', 1_000_000],
    ['0', 0],
  ])('written %j is %d baht', (text, amount) => {
    expect(readAmount(textOf(text))).toEqual({ value: amount });
  });

  it.each([
    ['-30500', 'amountOutOfRange'],
    ['1000000.01', 'amountOutOfRange'],
    ['99999999999999999999', 'amountOutOfRange'],
    ['30,50', 'aNumber'],
    ['3.05E+04', 'shortenedNumber'],
    ['สามหมื่น', 'text'],
    ['30500-40000', 'text'],
    ['=30000+500', 'text'],
    ['#VALUE!', 'excelError'],
    ['', 'nothing'],
  ])('written %j is none: %s', (text, found) => {
    expect(readAmount(text)).toEqual({ found });
  });
});

it('a salary is an amount above nothing', () => {
  expect(readSalary('0.01')).toEqual({ value: 0.01 });
  expect(readSalary('0')).toEqual({ found: 'amountOutOfRange' });
  expect(readSalary('')).toEqual({ found: 'nothing' });
});

describe('a citizen id', () => {
  it.each(['0999900000012', '0-9999-00000-01-2', '0 9999 00000 01 2', '๐๙๙๙๙๐๐๐๐๐๐๑๒'])(
    'written %j is read',
    (text) => {
      expect(readCitizenId(textOf(text))).toEqual({ value: '0999900000012' });
    },
  );

  it.each([
    ['999900000012', 'wrongLength'],
    ['09999000000120', 'wrongLength'],
    ['9.999E+11', 'shortenedNumber'],
    ['099990000001X', 'text'],
    ['', 'nothing'],
  ])('written %j is none: %s', (text, found) => {
    expect(readCitizenId(text)).toEqual({ found });
  });
});

it('words are known in either language and any letter case', () => {
  expect(['M', 'm', 'ชาย', '1', 'Male'].map(readSex)).toEqual(Array(5).fill({ value: 'M' }));
  expect(['F', 'f', 'หญิง', '2', 'female'].map(readSex)).toEqual(Array(5).fill({ value: 'F' }));
  expect(readSex('3')).toEqual({ found: 'aNumber' });
  expect(['Y', 'yes', '1', 'TRUE', 'ใช่', 'เคย'].map(readFlag)).toEqual(Array(6).fill({ value: true }));
  expect(['n', 'No', '0', 'FALSE', 'ไม่ใช่', 'ไม่มี'].map(readFlag)).toEqual(Array(6).fill({ value: false }));
  expect(readFlag('?')).toEqual({ found: 'text' });
  expect(readAccusation('Discipline')).toEqual({ value: 'discipline' });
  expect(readAccusation('อาญา')).toEqual({ value: 'criminal' });
  expect(readAccusation('ทุจริต')).toEqual({ value: 'corruption' });
  expect(readAccusation('N')).toEqual({ value: null });
  expect(readAccusation('Y')).toEqual({ found: 'text' });
  expect(readPersonnelType('ข้าราชการ กทม.')).toEqual({ value: 'civilServant' });
  expect(readPersonnelType('ข้าราชการครู')).toEqual({ value: 'teacher' });
  expect(readPersonnelType('ลูกจ้างประจำ')).toEqual({ value: 'permanentEmployee' });
  expect(readPersonnelType('พนักงานราชการ')).toEqual({ value: 'governmentEmployee' });
  expect(readPersonnelType('ลูกจ้างชั่วคราว')).toEqual({ found: 'text' });
});

it('years are whole numbers', () => {
  expect(readYears('2')).toEqual({ value: 2 });
  expect(readYears('2.0')).toEqual({ value: 2 });
  expect(readYears('1.5')).toEqual({ found: 'amountOutOfRange' });
  expect(readYears('-1')).toEqual({ found: 'amountOutOfRange' });
  expect(readYears('61')).toEqual({ found: 'amountOutOfRange' });
  expect(readYears('two')).toEqual({ found: 'text' });
});

it('text keeps its characters: NFC, and ำ is never split; blanks and invisible characters are removed', () => {
  expect(textOf('น้ำ')).toBe('น้ำ');
  expect(textOf('e\u0301')).toBe('\u00e9');
  // A tone mark typed before the vowel below it is put in order.
  expect(textOf('ก\u0e48\u0e38')).toBe('ก\u0e38\u0e48');
  expect(textOf(' \ufeffใจดี\u200b \u00a0 สมมุติ\r\n')).toBe('ใจดี สมมุติ');
  expect(textOf('ก\x1b[31m\x00\tข\x85\x07 ')).toBe('ก[31m ข');
  expect(textOf(1234567890123)).toBe('1234567890123');
  expect(textOf(true)).toBe('TRUE');
});

it('the kind of a value never holds the value', () => {
  expect(kindOf('ทองสมมุติ')).toBe('text');
  expect(kindOf('1,234')).toBe('aNumber');
});
