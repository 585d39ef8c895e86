import { type CalendarDay, calendarDay, christianYear, daysInMonth, THAI_MONTHS } from '../vocabulary/calendar.ts';
import type { Officer, PersonnelType } from '../vocabulary/officer.ts';
import { comparable } from '../vocabulary/words.ts';
import type { Cell } from './sheet.ts';

/**
 * What a reader of a value returns: the value, or the kind of value that was found instead. The kind never quotes the
 * cell, because it goes into reasons and logs, and the cell is personal.
 */
export type Reading<T> = { readonly value: T } | { readonly found: FoundKind };

/** The kinds of value that a cell can hold when it cannot be used: a closed list, with its words in `problems.ts`. */
export type FoundKind =
  | 'nothing'
  | 'aNumber'
  | 'text'
  | 'excelError'
  | 'shortenedNumber'
  | 'wrongLength'
  | 'dayNotInCalendar'
  | 'yearOfTwoDigits'
  | 'yearOutOfRange'
  | 'amountOutOfRange'
  | 'brokenCharacters'
  | 'tooLong';

/** Years of birth, service and award that can occur in a roster; any other year is a typing error. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Years from here on are of the Buddhist Era: Christian years of a roster are lower, and no Buddhist one is. */
export const FIRST_BUDDHIST_YEAR = 2400;

const MONTHS = new Map(
  THAI_MONTHS.flatMap((names, index) => names.map((name): [string, number] => [comparable(name), index + 1])),
);

/** Text that needs no cleaning: a fast path, because most of the millions of cells are ids, dates and amounts. */
const PLAIN = /^[!-~]*$/;

/**
 * The cell as text: NFC, Thai digits as Arabic ones, without blanks at the ends and without invisible characters, such as
 * those that would control the terminal on which the text is shown.
 */
export function textOf(cell: Cell): string {
  if (typeof cell !== 'string') {
    return String(cell).toUpperCase();
  }
  if (PLAIN.test(cell)) {
    return cell;
  }
  return cell
    .normalize('NFC')
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/(?!\s)\p{Cc}|[\p{Cf}\u2028\u2029]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A copy of the text in memory. A text cut out of another one keeps the whole of that one in memory, and an officer may be
 * kept long after the file was read.
 */
export function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** What a cell shows when its formula has no value; `Err:502` is LibreOffice's. */
const EXCEL_ERROR =
  /^(#(N\/A|(REF|VALUE|DIV\/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY)!|NAME\?|GETTING_DATA)|Err:\d{3})$/;

/** The kind of value in a cell that should hold something else. */
export function kindOf(text: string): FoundKind {
  if (text === '') {
    return 'nothing';
  }
  if (text.includes('\ufffd')) {
    return 'brokenCharacters';
  }
  if (EXCEL_ERROR.test(text)) {
    return 'excelError';
  }
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) {
    return 'shortenedNumber';
  }
  if (/^[-+]?[\d,]+(\.\d+)?$/.test(text)) {
    return 'aNumber';
  }
  return 'text';
}

/** A citizen id: 13 digits, with or without dashes or blanks. The check digit is not tested: a wrong one bars nobody. */
export function readCitizenId(text: string): Reading<string> {
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d{13}$/.test(digits)) {
    return { value: detached(digits) };
  }
  return { found: /^\d+$/.test(digits) ? 'wrongLength' : kindOf(text) };
}

/** The calendar day of a year (of either era), month and day, or why it is not one. */
function readCalendarDay(givenYear: number, month: number, day: number): Reading<CalendarDay> {
  const year = givenYear >= FIRST_BUDDHIST_YEAR ? christianYear(givenYear) : givenYear;
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { found: 'yearOutOfRange' };
  }
  const days = daysInMonth(year, month);
  if (days === undefined || day < 1 || day > days) {
    return { found: 'dayNotInCalendar' };
  }
  return { value: calendarDay(year, month, day) };
}

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/**
 * First number read as a serial date: 18 May 1927, or 19 May 1931 in the calendar from 1904. Nobody born earlier is in
 * service, and numbers of four digits are years of either era.
 */
const FIRST_SERIAL = 10_000;

/** Days from 1970-01-01 back to day 0 of Excel's two calendars. Day 60 of the first, 29 February 1900, did not exist. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);

/** A serial date of a spreadsheet; the time of day after the decimal point is dropped. */
function serialDay(serial: number, from1904: boolean): Reading<CalendarDay> {
  const days = Math.floor(serial);
  if (days < FIRST_SERIAL) {
    return { found: 'aNumber' };
  }
  const date = new Date((from1904 ? DAY_ZERO_1904 : DAY_ZERO_1900) + days * MS_PER_DAY);
  if (Number.isNaN(date.getTime())) {
    return { found: 'aNumber' };
  }
  return readCalendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/**
 * A day: `yyyy-mm-dd`, `dd/mm/yyyy` (also with dots or dashes), `28 กรกฎาคม 2569`, or a serial date. Years from 2400 on
 * are of the Buddhist Era. A time of day after it is dropped.
 */
export function readDay(cell: Cell, from1904: boolean): Reading<CalendarDay> {
  if (typeof cell === 'number') {
    return serialDay(cell, from1904);
  }
  const text = textOf(cell).replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|AM|PM|น\.))?$/i, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) {
    return readCalendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  }
  const dayFirst = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(text);
  if (dayFirst !== null) {
    if (dayFirst[4]?.length === 2) {
      return { found: 'yearOfTwoDigits' };
    }
    return readCalendarDay(Number(dayFirst[4]), Number(dayFirst[3]), Number(dayFirst[1]));
  }
  const inWords = /^(\d{1,2}) ?([\u0e01-\u0e4e.]+) ?(?:พ\.ศ\. ?)?(\d{4}|\d{2})$/.exec(text);
  const month = MONTHS.get(comparable(inWords?.[2] ?? ''));
  if (inWords !== null && month !== undefined) {
    if (inWords[3]?.length === 2) {
      return { found: 'yearOfTwoDigits' };
    }
    return readCalendarDay(Number(inWords[3]), month, Number(inWords[1]));
  }
  if (/^[1-9]\d{4,5}(\.\d+)?$/.test(text)) {
    return serialDay(Number(text), from1904);
  }
  return { found: kindOf(text) };
}

/** Largest monthly amount that is accepted, in baht: the highest salary with its allowance is below 200,000. */
const AMOUNT_MAX = 1_000_000;

/** An amount in baht a month, with or without commas, satang, and the word or sign for baht. */
export function readAmount(text: string): Reading<number> {
  const bare = text.replace(/^฿ ?| ?(บาท|฿|\.-)$/g, '');
  if (!/^\d{1,3}([, ]\d{3})*(\.\d+)?$|^\d+(\.\d+)?$/.test(bare)) {
    return { found: /^-[\d,.]+$/.test(bare) ? 'amountOutOfRange' : kindOf(text) };
  }
  const amount = Math.round(Number(bare.replace(/[, ]/g, '')) * 100) / 100;
  return amount <= AMOUNT_MAX ? { value: amount } : { found: 'amountOutOfRange' };
}

/** A salary in baht a month; it must be above 0. */
export function readSalary(text: string): Reading<number> {
  const reading = readAmount(text);
  return 'value' in reading && reading.value === 0 ? { found: 'amountOutOfRange' } : reading;
}

/** Years that disciplinary punishments and appraisals add: a whole number. */
export function readYears(text: string): Reading<number> {
  if (!/^\d+(\.0+)?$/.test(text)) {
    return { found: /^-?\d+(\.\d+)?$/.test(text) ? 'amountOutOfRange' : kindOf(text) };
  }
  const years = Number(text);
  return years <= 60 ? { value: years } : { found: 'amountOutOfRange' };
}

/** A reader for one of a few words, in any letter case and spacing. */
function readerOfWords<T>(words: readonly (readonly [T, readonly string[]])[]): (text: string) => Reading<T> {
  const meanings = new Map(
    words.flatMap(([value, forms]) => forms.map((form): [string, T] => [comparable(form), value])),
  );
  return (text) => {
    const value = meanings.get(comparable(text));
    return value === undefined ? { found: kindOf(text) } : { value };
  };
}

/** The sex, as a letter, a word or the number that official registers use. */
export const readSex = readerOfWords<'M' | 'F'>([
  ['M', ['M', 'Male', 'ชาย', 'ช', '1']],
  ['F', ['F', 'Female', 'หญิง', 'ญ', '2']],
]);

/** Yes or no. */
export const readFlag = readerOfWords<boolean>([
  [true, ['Y', 'Yes', 'True', '1', 'ใช่', 'มี', 'เป็น', 'เคย']],
  [false, ['N', 'No', 'False', '0', 'ไม่', 'ไม่ใช่', 'ไม่มี', 'ไม่เป็น', 'ไม่เคย']],
]);

/** What an officer is accused of now; null: of nothing. */
export const readAccusation = readerOfWords<Officer['accused']>([
  ['discipline', ['discipline', 'วินัย', 'วินัยร้ายแรง', 'วินัยอย่างร้ายแรง']],
  ['criminal', ['criminal', 'อาญา', 'คดีอาญา']],
  ['corruption', ['corruption', 'ทุจริต']],
  [null, ['N', 'No', 'False', '0', 'ไม่', 'ไม่มี']],
]);

/** The personnel type. */
export const readPersonnelType = readerOfWords<PersonnelType>([
  [
    'civilServant',
    [
      'ข้าราชการ',
      'ข้าราชการสามัญ',
      'ข้าราชการพลเรือน',
      'ข้าราชการพลเรือนสามัญ',
      'ข้าราชการ กทม.',
      'ข้าราชการกรุงเทพมหานคร',
      'ข้าราชการกรุงเทพมหานครสามัญ',
    ],
  ],
  [
    'teacher',
    [
      'ครู',
      'ข้าราชการครู',
      'ข้าราชการครู กทม.',
      'ข้าราชการครูกรุงเทพมหานคร',
      'ข้าราชการครูและบุคลากรทางการศึกษา',
      'ข้าราชการกรุงเทพมหานครครูและบุคลากรทางการศึกษา',
      'ข้าราชการครูและบุคลากรทางการศึกษากรุงเทพมหานคร',
    ],
  ],
  ['permanentEmployee', ['ลูกจ้างประจำ', 'ลูกจ้างประจำ กทม.', 'ลูกจ้างประจำกรุงเทพมหานคร']],
  ['governmentEmployee', ['พนักงานราชการ']],
]);
