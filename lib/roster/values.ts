import { type Cell, NOT_COMPUTED } from './sheet.ts';

/**
 * What a reader of a value returns: the value, or the kind of value that was found instead. The kind never quotes the
 * cell, because it goes into reasons and logs, and the cell is personal.
 */
export type Reading<T> = { readonly value: T } | { readonly found: FoundKind };

/** The kinds of value that a cell can hold when it cannot be used: a closed list, with its words in `problems.ts`. */
export type FoundKind =
  | 'nothing'
  | 'placeholder'
  | 'aNumber'
  | 'text'
  | 'excelError'
  | 'notComputed'
  | 'shortenedNumber'
  | 'wrongLength'
  | 'dayNotInCalendar'
  | 'yearOfTwoDigits'
  | 'yearOutOfRange'
  | 'emptyDate'
  | 'dayBeforeBirth'
  | 'dayBeforeService'
  | 'severalDays'
  | 'returnWithoutLeaving'
  | 'leavingWithoutReturn'
  | 'unequalHistories'
  | 'returnBeforeLeaving'
  | 'periodsOutOfOrder'
  | 'amountOutOfRange'
  | 'amountBelowThousand'
  | 'oldLevel'
  | 'levelOfOtherPersonnel'
  | 'kindOfOtherSchedule'
  | 'unknownStatus'
  | 'brokenCharacters'
  | 'tooLong';

/** Longest text accepted from a cell, in characters. */
export const TEXT_MAX_CHARACTERS = 400;

/**
 * Longest text that is cleaned, in characters: what is longer is cut, because cells of thousands of rows may share one long
 * text. It leaves room for blanks and invisible characters in a text of the accepted length.
 */
const CLEANED_MAX_CHARACTERS = 1_000;

/** Text that needs no cleaning: a fast path, because most of the millions of cells are ids, dates and amounts. */
const PLAIN = /^[!#-<>-~][!#-~]*$|^$/;

/** Thai and Latin text whose characters need only be in normal form: no digits of Thai, no nikhahit, single blanks. */
const PLAIN_THAI = /^[\u0e01-\u0e4c!#-<>-~]+(?: [\u0e01-\u0e4c!#-~]+)*$/;

/** Text that is plain but for Thai digits, as a date or an amount. */
const PLAIN_WITH_THAI_DIGITS = /^[!#-<>-~\u0e50-\u0e59]+$/;

function cleaned(text: string): string {
  if (PLAIN_THAI.test(text)) {
    return text.normalize('NFC');
  }
  if (PLAIN_WITH_THAI_DIGITS.test(text)) {
    return withArabicDigits(text);
  }
  return withArabicDigits(text.replace(/(?!\s)\p{Cc}|[\p{Cf}\u2028\u2029]/gu, '').normalize('NFC'))
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^=?"((?:[^"]|"")*)"$/, (_, inner: string) => inner.replaceAll('""', '"').trim());
}

function withArabicDigits(text: string): string {
  return text.replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/**
 * The cell as text: NFC with ำ as one character, Thai digits as Arabic ones, without blanks at the ends and without
 * invisible characters, such as those that would control the terminal on which the text is shown. The value of a formula
 * that is a text (`="0999"`) and a value in quotation marks lose them. A cell that was not computed has no text; one that is
 * too long stays longer than TEXT_MAX_CHARACTERS, but is cut.
 */
export function textOf(cell: Cell): string {
  if (typeof cell !== 'string') {
    return cell === NOT_COMPUTED ? '' : String(cell).toUpperCase();
  }
  const trimmed = cell.trim();
  if (trimmed.length > CLEANED_MAX_CHARACTERS) {
    return cleaned(trimmed.slice(0, CLEANED_MAX_CHARACTERS)).padEnd(TEXT_MAX_CHARACTERS + 1, '…');
  }
  return PLAIN.test(trimmed) ? trimmed : cleaned(trimmed);
}

/**
 * A copy of the text in memory. A text cut out of another one keeps the whole of that one in memory, and an officer may be
 * kept long after the file was read.
 */
export function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** How Excel and programs that read its files write the error of a value that is not available. */
const NOT_AVAILABLE = /^#(N\/A!?( N\/A)?|NA)$/i;

/** How databases and programs write that there is no value, in the spellings of their own. */
const NO_VALUE_EXACT =
  /^(NULL|null|\(NULL\)|\(null\)|<NULL>|<null>|nan|NaN|None|\\N|N\/A|n\/a|<NA>|NaT|undefined|\.|-+|[\u2010-\u2015\u2212]+|0000-00-00( 00:00:00)?|00\/00\/0000)$/;

/** The same in any letter case, and R's NA: right where no name can be meant. */
const NO_VALUE = new RegExp(`${NO_VALUE_EXACT.source}|^NA$`, 'i');

/**
 * Whether a text stands for no value: `NULL`, `nan`, `#N/A`, a dash alone, a date of zeros.
 *
 * @param isName the text is a person's name, so that only the spellings of programs count: Nan is a name
 */
export function isPlaceholder(text: string, isName = false): boolean {
  // Most cells begin with a letter of Thai or a digit above 0, as no placeholder does.
  return (
    !/^[\u0e00-\u0e7f1-9]/.test(text) &&
    text.length <= 20 &&
    ((isName ? NO_VALUE_EXACT : NO_VALUE).test(text) || NOT_AVAILABLE.test(text))
  );
}

/** The kind of a text that stands for no value. */
export function kindOfPlaceholder(text: string): FoundKind {
  if (text === '') {
    return 'nothing';
  }
  return NOT_AVAILABLE.test(text) ? 'excelError' : 'placeholder';
}

/** What a cell shows when its formula has no value; `Err:502` is LibreOffice's. */
const EXCEL_ERROR =
  /^(#((REF|VALUE|DIV\/0|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY)!|NAME\?|GETTING_DATA)|Err:\d{3})$/;

/**
 * Characters that a program could not read or write: replacement characters, runs of question marks, and Thai of UTF-8 read as
 * Windows-874 (เธ, เน), as Windows-1252 (à¸), or Thai of Windows-874 read as Windows-1252.
 */
const BROKEN = /\ufffd|\? ?\?|(เ[ธน].?){3}|(à[¸¹].?){2}|[\u00a1-\u00fb]{4}/;

/**
 * A short name that is nothing but such Thai of UTF-8 read as Windows-874. Behind เธ comes no letter after ฟ and behind เน no
 * Thai letter at all, so that no real name (เธอ, เนม, เนเน) is meant.
 */
const BROKEN_NAME = /^(?=.*เธ)(?:(?:เธ[^\u0e20-\u0e7f .]?|เน[^\u0e01-\u0e7f .]?)[ .]*){2,}$/;

/** The kind of value in a cell that should hold something else. */
export function kindOf(text: string): FoundKind {
  if (text === '') {
    return 'nothing';
  }
  if (text.length > TEXT_MAX_CHARACTERS) {
    return 'tooLong';
  }
  if (BROKEN.test(text) || (text.startsWith('เ') && BROKEN_NAME.test(text))) {
    return 'brokenCharacters';
  }
  if (EXCEL_ERROR.test(text) || NOT_AVAILABLE.test(text)) {
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

/**
 * A citizen id: 13 digits, with or without dashes and blanks of any kind, or `.0` behind them, as programs write whole
 * numbers. The check digit is not tested: a wrong one bars nobody.
 */
export function readCitizenId(text: string): Reading<string> {
  const digits = text.replace(/[\s\-\u2010-\u2015\u2212'’]/g, '').replace(/^(\d{13})\.0+$/, '$1');
  if (/^\d{13}$/.test(digits)) {
    return { value: detached(digits) };
  }
  return { found: /^\d+$/.test(digits) ? 'wrongLength' : kindOf(text) };
}
