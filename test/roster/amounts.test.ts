import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, readDays, readSalary, readYears } from '../../lib/roster/amounts.ts';
import { textOf } from '../../lib/roster/values.ts';

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
    ['30,500.- บาท', 30_500],
    ['30,500.– บาท', 30_500],
    ['30,500.00 บาท', 30_500],
    ['30,500.00บาท', 30_500],
    ['30,500 บาทถ้วน', 30_500],
    ['THB 30,500', 30_500],
    ['๓๐,๕๐๐.- บาท', 30_500],
    ['="30500"', 30_500],
    ['"30,500"', 30_500],
    ['1000', 1_000],
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
    ['30.500', 'amountBelowThousand'],
    ['30.5', 'amountBelowThousand'],
    ['999.99', 'amountBelowThousand'],
    ['0.01', 'amountBelowThousand'],
    ['15.050,00', 'text'],
    ['3.05E+04', 'shortenedNumber'],
    ['สามหมื่น', 'text'],
    ['30500-40000', 'text'],
    ['-30500x', 'text'],
    ['-30,500 บาท', 'amountOutOfRange'],
    ['30฿500', 'text'],
    ['30 THB 500', 'text'],
    ['30.-500', 'text'],
    ['3บาท500', 'text'],
    ['=30000+500', 'text'],
    ['#VALUE!', 'excelError'],
    ['', 'nothing'],
  ])('written %j is none: %s', (text, found) => {
    expect(readAmount(text)).toEqual({ found });
  });
});

it('long texts that nearly are amounts cost no more than their length', () => {
  // 3 ms each, if the words for baht were looked for from every place on.
  for (let times = 0; times < 80_000; times += 1) {
    expect('found' in readAmount(`${'.-'.repeat(480)}x`)).toBe(true);
  }
});

it('a salary is an amount above nothing', () => {
  expect(readSalary('15050')).toEqual({ value: 15_050 });
  expect(readSalary('0')).toEqual({ found: 'amountOutOfRange' });
  expect(readSalary('')).toEqual({ found: 'nothing' });
});

it('an amount with a dot for its comma is never read as another amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 999_999 }), (baht) => {
      const withComma = baht.toLocaleString('en-US');
      expect(readAmount(withComma)).toEqual({ value: baht });
      expect(readAmount(withComma.replace(',', '.'))).toEqual({ found: 'amountBelowThousand' });
    }),
  );
});

describe('a number of years or days', () => {
  it.each([
    ['0', 0],
    ['2', 2],
    ['2.0', 2],
    ['2.00', 2],
    ['60', 60],
  ])('written %j is %d', (text, value) => {
    expect(readYears(text)).toEqual({ value });
    expect(readDays(text)).toEqual({ value });
  });

  it.each([
    ['1.5', 'amountOutOfRange'],
    ['1.55', 'amountOutOfRange'],
    ['10.5', 'amountOutOfRange'],
    ['-1', 'amountOutOfRange'],
    ['-10', 'amountOutOfRange'],
    ['99999', 'amountOutOfRange'],
    ['two', 'text'],
    ['x1.5', 'text'],
    ['1.5x', 'text'],
    ['2 ปี', 'text'],
    ['2.', 'text'],
    ['1,000', 'aNumber'],
    ['', 'nothing'],
  ])('written %j is none: %s', (text, found) => {
    expect(readYears(text)).toEqual({ found });
    expect(readDays(text)).toEqual({ found });
  });

  it('is of sixty years at most', () => {
    expect(readYears('61')).toEqual({ found: 'amountOutOfRange' });
    expect(readDays('21960')).toEqual({ value: 21_960 });
    expect(readDays('21961')).toEqual({ found: 'amountOutOfRange' });
  });
});
