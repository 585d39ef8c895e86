import { buddhistYear, type CalendarDay, ENGLISH_MONTHS, THAI_MONTHS } from '../vocabulary/calendar.ts';
import { type ColumnName, columnInThai } from '../vocabulary/columns.ts';
import { type BothLanguages, withCommas } from '../vocabulary/words.ts';
import type { Reason } from './judgement.ts';
import { REASON_TEXTS, type ReasonCode } from './reasons.ts';

/** A value in a sentence: a number, a text that is the same in both languages, or a text for each. */
export type Detail = number | string | BothLanguages;

/** The values of a sentence's placeholders, by name. */
export type Details = Readonly<Record<string, Detail>>;

/** A text with its digits written as Thai digits. */
export function withThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

const MONTHS_IN_THAI = THAI_MONTHS.map(([name]) => name);

function partsOf(day: CalendarDay): [year: number, month: number, date: number] {
  return day.split('-').map(Number) as [number, number, number];
}

/** A day written out in Thai: Thai digits, Buddhist Era. */
export function dayInThai(day: CalendarDay): string {
  const [year, month, date] = partsOf(day);
  return withThaiDigits(`${date} ${MONTHS_IN_THAI[month - 1]} ${buddhistYear(year)}`);
}

/** A day written out in English. */
export function dayInEnglish(day: CalendarDay): string {
  const [year, month, date] = partsOf(day);
  return `${date} ${ENGLISH_MONTHS[month - 1]} ${year}`;
}

function fillIn(inThai: boolean, detail: Detail, format: string | undefined): string {
  if (typeof detail === 'object') {
    const thai = format === 'written' ? detail.th : withThaiDigits(detail.th);
    return inThai ? thai : detail.en;
  }
  if (format === 'day') {
    return inThai ? dayInThai(String(detail)) : dayInEnglish(String(detail));
  }
  if (format === 'column' && inThai) {
    return columnInThai(detail as ColumnName);
  }
  if (typeof detail === 'string') {
    return detail;
  }
  const digits = format === 'baht' ? withCommas(detail) : String(detail);
  return inThai ? withThaiDigits(digits) : digits;
}

function fill(inThai: boolean, sentence: string, details: Details): string {
  return sentence.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, format: string | undefined) =>
    fillIn(inThai, details[name] as Detail, format),
  );
}

/** A sentence in both languages with its placeholders filled; one dot ends a sentence, also behind the name of a class. */
export function sentenceOf({ th, en }: BothLanguages, details: Details): BothLanguages {
  return { th: fill(true, th, details), en: fill(false, en, details).replace(/\.\.(?=$| [A-Z])/g, '.') };
}

/** The sentence of a code, in both languages, with its placeholders filled. */
export function reasonOf(code: ReasonCode, details: Details = {}): Reason {
  return { code, ...sentenceOf(REASON_TEXTS[code], details) };
}
