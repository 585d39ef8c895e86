import { describe, expect, it } from 'vitest';
import {
  addDays,
  buddhistYearOf,
  dayOfYear,
  daysBetween,
  daysInMonth,
  fullYears,
  laterOf,
  THAI_MONTHS,
  yearsBefore,
} from '../../lib/vocabulary/calendar.ts';

describe('fullYears', () => {
  it.each([
    ['2021-05-28', '2026-05-29', 5, 'one day more than five years'],
    ['2021-05-29', '2026-05-29', 5, 'the anniversary itself is full'],
    ['2021-05-30', '2026-05-29', 4, 'four years and 364 days'],
    ['2021-06-01', '2026-05-29', 4, 'a later month'],
    ['2021-04-30', '2026-05-29', 5, 'an earlier month with a later day'],
    ['2026-05-29', '2026-05-29', 0, 'the day of entering itself'],
    ['2026-05-30', '2026-05-29', 0, 'a day after the reference day counts nothing'],
    ['2030-01-01', '2026-05-29', 0, 'a year after the reference day counts nothing'],
    ['2020-02-29', '2025-02-27', 4, 'of 29 February, the day before 28 February in a common year'],
    ['2020-02-29', '2025-02-28', 5, 'of 29 February, 28 February in a common year'],
    ['2020-02-29', '2024-02-28', 3, 'of 29 February, 28 February in a leap year'],
    ['2020-02-29', '2024-02-29', 4, 'of 29 February, 29 February in a leap year'],
    ['2096-02-29', '2100-02-28', 4, 'of 29 February, 28 February in 2100, a common year'],
    ['1996-02-29', '2000-02-28', 3, 'of 29 February, 28 February in 2000, a leap year'],
    ['2021-02-28', '2025-02-28', 4, 'of 28 February, 28 February'],
    ['2021-02-28', '2024-02-28', 3, 'of 28 February, 28 February in a leap year'],
    ['2021-12-31', '2026-01-01', 4, 'the turn of the year'],
  ])('from %s to %s are %i: %s', (from, to, years) => {
    expect(fullYears(from, to)).toBe(years);
  });
});

describe('yearsBefore', () => {
  it.each([
    ['2026-05-29', 5, '2021-05-29', 'the same day of the year'],
    ['2026-05-29', 0, '2026-05-29', 'no years'],
    ['2025-02-27', 5, '2020-02-27', 'the last day but one of February'],
    ['2025-02-28', 5, '2020-02-29', '28 February of a common year, in a leap year'],
    ['2025-02-28', 4, '2021-02-28', '28 February of a common year, in another'],
    ['2024-02-28', 4, '2020-02-28', '28 February of a leap year, in another'],
    ['2024-02-28', 3, '2021-02-28', '28 February of a leap year, in a common year'],
    ['2024-02-29', 4, '2020-02-29', '29 February, in a leap year'],
    ['2024-02-29', 3, '2021-02-28', '29 February, in a common year'],
    ['2024-02-29', -1, '2025-02-28', '29 February, in a later year'],
    ['2025-03-28', 5, '2020-03-28', '28 days into another month'],
    ['2025-01-31', 5, '2020-01-31', 'the last day of another month'],
  ])('of %s, %i years: %s, %s', (day, years, before) => {
    expect(yearsBefore(day, years)).toBe(before);
    expect(fullYears(before, day)).toBe(Math.max(0, years));
  });

  it('is the latest day from which so many years are full', () => {
    expect(fullYears(addDays(yearsBefore('2025-02-28', 5), 1), '2025-02-28')).toBe(4);
    expect(fullYears(addDays(yearsBefore('2024-02-28', 4), 1), '2024-02-28')).toBe(3);
    expect(fullYears(addDays(yearsBefore('2024-02-29', 3), 1), '2024-02-29')).toBe(2);
  });
});

it('addDays goes over the ends of months and years, and over 29 February', () => {
  expect(addDays('2026-07-28', -60)).toBe('2026-05-29');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  expect(addDays('2026-05-29', 0)).toBe('2026-05-29');
});

it('days and years go between the Buddhist and the Christian Era', () => {
  expect(dayOfYear(2569, { month: 7, day: 28 })).toBe('2026-07-28');
  expect(dayOfYear(2569, { month: 12, day: 5 })).toBe('2026-12-05');
  expect(buddhistYearOf('2026-01-01')).toBe(2569);
  expect(buddhistYearOf('2025-12-31')).toBe(2568);
  expect(dayOfYear(1343, { month: 1, day: 1 })).toBe('0800-01-01');
});

it('daysInMonth knows every month of common years and of leap years, and no other month', () => {
  const daysOf = (year: number) => Array.from({ length: 12 }, (_, at) => daysInMonth(year, at + 1));
  const ofLeapYear = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const ofCommonYear = ofLeapYear.with(1, 28);

  expect(daysOf(2025)).toEqual(ofCommonYear);
  expect(daysOf(2024)).toEqual(ofLeapYear);
  expect(daysOf(2100)).toEqual(ofCommonYear);
  expect(daysOf(2000)).toEqual(ofLeapYear);
  expect(daysInMonth(2024, 0)).toBeUndefined();
  expect(daysInMonth(2024, 13)).toBeUndefined();
});

it('the Thai months have their official abbreviations', () => {
  expect(THAI_MONTHS.map(([, abbreviation]) => abbreviation)).toEqual(
    'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' '),
  );
});

it('the days between two days are negative where the other is earlier', () => {
  expect(daysBetween('2026-04-29', '2026-07-28')).toBe(90);
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-07-28', '2026-07-28')).toBe(0);
  expect(daysBetween('2026-07-29', '2026-07-28')).toBe(-1);
});

it('the later of two days is the one that comes after the other', () => {
  expect(laterOf('2026-04-29', '2026-07-28')).toBe('2026-07-28');
  expect(laterOf('2026-07-28', '2026-04-29')).toBe('2026-07-28');
});
