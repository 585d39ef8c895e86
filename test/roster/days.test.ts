import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyDate, readDay } from '../../lib/roster/days.ts';
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
    ['28 กรกฏาคม 2562', '2019-07-28'],
    ['28 กุมภาพันธุ์ 2562', '2019-02-28'],
    ['5 พฤษจิกายน 2562', '2019-11-05'],
    ['12 ส.ค.2562', '2019-08-12'],
    ['12-ส.ค.-2562', '2019-08-12'],
    ['12/สิงหาคม/2562', '2019-08-12'],
    ['วันที่ 12 เดือนสิงหาคม พ.ศ. 2562', '2019-08-12'],
    ['12 สิงหาคมพ.ศ.2562', '2019-08-12'],
    ['12-Aug-2019', '2019-08-12'],
    ['12 August 2562', '2019-08-12'],
    ['="29/05/2569"', '2026-05-29'],
    ['2019/07/28', '2019-07-28'],
    ['31/12/2643', '2100-12-31'],
    ['27/07/2019T17:00:00Z', '2019-07-28'],
    ['27/07/2019 17:00:00Z', '2019-07-28'],
    ['27/07/2562 16:59:59Z', '2019-07-27'],
    ['28–07–2562', '2019-07-28'],
    ['2019–07–28', '2019-07-28'],
    ['28 — 07 — 2562', '2019-07-28'],
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
    ['29 ก.ค. 2562;;1 ส.ค. 2562', 'text'],
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

  it('of two digits is of the year that the other dates settle', () => {
    const fullYear = (twoDigits: number) => (twoDigits === 62 ? 2019 : null);
    for (const written of ['28/07/62', '28 ก.ค. 62', '28-ก.ค.-62', '28-Jul-62', '28.7.62']) {
      expect.soft(readDay(written, false, fullYear), written).toEqual({ value: '2019-07-28' });
    }
    expect(readDay('31/06/62', false, fullYear)).toEqual({ found: 'dayNotInCalendar' });
    expect(readDay('28/07/63', false, fullYear)).toEqual({ found: 'yearOfTwoDigits' });
  });

  it.each([
    ['2019-07-27T17:00:00.000Z', '2019-07-28'],
    ['2019-07-27T16:59:59.999Z', '2019-07-27'],
    ['2562-07-27T17:00:00Z', '2019-07-28'],
    ['2018-12-31T17:00:00Z', '2019-01-01'],
    ['2019-07-28T00:00:00+07:00', '2019-07-28'],
    ['2019-07-28 00:00:00+07', '2019-07-28'],
    ['2019-07-28T20:00:00-0500', '2019-07-29'],
    ['2019-07-27 17:00:00 UTC', '2019-07-28'],
    ['2019-07-27T17:00:00', '2019-07-27'],
    ['2019-07-27 23:59', '2019-07-27'],
    ['27/07/2562 23:59:59', '2019-07-27'],
  ])('as the time %s is %s: an instant is Bangkok’s day, a local time keeps its own', (text, day) => {
    expect(readDay(text, false)).toEqual({ value: day });
  });

  it('of any instant is the day on the clocks of Bangkok', () => {
    const anyInstant = fc.date({ min: new Date('1930-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const inBangkok = new Date(instant.getTime() + 7 * 3_600_000).toISOString();
        expect(readDay(instant.toISOString(), false)).toEqual({ value: inBangkok.slice(0, 10) });
        expect(readDay(`${inBangkok.slice(0, 19)}+07:00`, false)).toEqual({ value: inBangkok.slice(0, 10) });
      }),
    );
  });

  it.each(['2019-02-30T17:00:00Z', '2019-07-27T25:00:00Z', '2019-07-27T17:61:00Z'])(
    'of an instant that no clock shows is none: %s',
    (text) => {
      expect(readDay(text, false)).toHaveProperty('found');
    },
  );
});

it('long texts that nearly are days cost no more than their length', () => {
  // 8 ms each, if every beginning of the words for the era were tried with every end.
  for (let times = 0; times < 30_000; times += 1) {
    expect('found' in readDay(`1 ${'พศ'.repeat(499)}`, false)).toBe(true);
  }
});

describe('the empty date of a program', () => {
  it.each([
    '01/01/1900',
    '1/1/1900',
    '1900-01-01',
    '1900-01-01 00:00:00',
    '1900-01-01T00:00:00',
    '01/01/2443',
    '01/01/1753',
    '1753-01-01',
    '0001-01-01',
    '01/01/0544',
    '30/12/1899',
    '31/12/1899',
    '00/01/1900',
    '0',
    '1',
    0,
    1,
  ])('is %j', (cell) => {
    expect(isEmptyDate(cell)).toBe(true);
  });

  it.each(['', '02/01/1900', '01/01/2500', '2', 2, 36_526, '01/01/00', 'x'])('is not %j', (cell) => {
    expect(isEmptyDate(cell)).toBe(false);
  });
});
