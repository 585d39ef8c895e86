import type { RowDefect } from './sheet.ts';

/** Longest row with a quoted line break, in characters: in a longer one the quotation mark was never closed. */
const QUOTED_ROW_MAX_CHARACTERS = 8_192;

/** Most doubled quotation marks of a value. More are no text of a roster, and taking them in would be slow. */
const DOUBLED_QUOTES_MAX = 256;

/** Most cells kept of a row: no header has half as many. A longer row is cut at its line end, and its cells are too many. */
const ROW_MAX_CELLS = 2_048;

/** The delimiters of CSV files; in doubt the first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What divides the cells of a row. */
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = 0xfeff;

/** A byte order mark in UTF-8 that was read as Windows-874, where an UTF-8 file without Thai letters was joined. */
const BYTE_ORDER_MARK_IN_WINDOWS_874 = '๏ปฟ';

/** One row cut out of the text; `next` is where the next row begins. */
export interface CutRow {
  readonly cells: readonly string[];
  readonly next: number;
  /** Whether a quoted value has line breaks. */
  readonly hasLineBreaks: boolean;
  readonly defect: RowDefect | null;
}

/** Whether there is a line end in the text. */
export function hasLineBreak(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}

/** Number of cells up to the last one that is not blank: programs leave out blank cells at the end, or add some. */
export function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** Where the row at `start` begins behind byte order marks: files that were joined have them in the middle. */
function behindMarks(text: string, start: number): number {
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === BYTE_ORDER_MARK) {
      at += 1;
    } else if (text.startsWith(BYTE_ORDER_MARK_IN_WINDOWS_874, at)) {
      at += BYTE_ORDER_MARK_IN_WINDOWS_874.length;
    } else {
      return at;
    }
  }
}

/**
 * Where the quoted value that opens at `opening` closes. A doubled quotation mark does not close it.
 *
 * @returns the index of the closing mark; null when more text must come first; -1 when it closes nowhere in the row
 */
function closingQuote(text: string, opening: number, start: number, isLast: boolean): number | null {
  const end = Math.min(text.length, start + QUOTED_ROW_MAX_CHARACTERS + 1);
  let doubled = 0;
  for (let at = opening + 1; at < end && doubled <= DOUBLED_QUOTES_MAX; at += 1) {
    if (text.charCodeAt(at) !== QUOTE) {
      continue;
    }
    if (text.charCodeAt(at + 1) !== QUOTE) {
      return at;
    }
    at += 1;
    doubled += 1;
  }
  return !isLast && doubled <= DOUBLED_QUOTES_MAX && text.length - start <= QUOTED_ROW_MAX_CHARACTERS ? null : -1;
}

/** The value between two quotation marks. */
function unquoted(text: string, opening: number, closing: number): string {
  return withoutOuterQuotes(text.slice(opening + 1, closing).replaceAll('""', '"'));
}

/** A value without quotation marks around all of it: a program quoted what another one had quoted. */
function withoutOuterQuotes(value: string): string {
  let marks = 0;
  while (
    2 * marks + 1 < value.length &&
    value.charCodeAt(marks) === QUOTE &&
    value.charCodeAt(value.length - 1 - marks) === QUOTE
  ) {
    marks += 1;
  }
  const inside = value.slice(marks, value.length - marks);
  return inside.includes('"') ? value : inside;
}

/**
 * Cuts the row that begins at `start`. As in Excel, a quotation mark opens a quoted value only at the value's beginning.
 * A row whose quotation marks do not match ends with its first line, so that the rows after it are not swallowed.
 *
 * @returns null when the text ends before the row does and more text will come (`isLast` false)
 */
export function cutRow(text: string, start: number, delimiter: Delimiter, isLast: boolean): CutRow | null {
  const separator = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let hasLineBreaks = false;
  let at = behindMarks(text, start);
  for (;;) {
    if (cells.length === ROW_MAX_CELLS) {
      const cut = cutBrokenLine(text, at, isLast, cells);
      return cut === null ? null : { ...cut, defect: 'moreCells' };
    }
    if (text.charCodeAt(at) === QUOTE) {
      const closing = closingQuote(text, at, start, isLast);
      if (closing === null) {
        return null;
      }
      if (closing === -1) {
        return cutBrokenLine(text, start, isLast, cells);
      }
      const value = unquoted(text, at, closing);
      hasLineBreaks ||= hasLineBreak(value);
      cells.push(value);
      at = closing + 1;
    } else {
      const from = at;
      for (; at < text.length; at += 1) {
        const character = text.charCodeAt(at);
        if (character === separator || character === LINE_FEED || character === CARRIAGE_RETURN) {
          break;
        }
      }
      cells.push(text.slice(from, at));
    }
    if (at >= text.length) {
      return isLast ? { cells, next: at, hasLineBreaks, defect: null } : null;
    }
    const character = text.charCodeAt(at);
    if (character === separator) {
      at += 1;
    } else if (character === LINE_FEED) {
      return { cells, next: at + 1, hasLineBreaks, defect: null };
    } else if (character === CARRIAGE_RETURN) {
      if (at + 1 === text.length && !isLast) {
        return null;
      }
      const next = text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
      return { cells, next, hasLineBreaks, defect: null };
    } else {
      return cutBrokenLine(text, start, isLast, cells.slice(0, -1));
    }
  }
}

/**
 * The rest of the line from `start`, whose quotation marks do not match; `cells` are the cells before the first such mark.
 *
 * @returns null when the text ends before the line does and more text will come
 */
export function cutBrokenLine(text: string, start: number, isLast: boolean, cells: readonly string[]): CutRow | null {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) {
    at += 1;
  }
  if (at + 1 >= text.length && !isLast) {
    return null;
  }
  const next = text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  return { cells, next: Math.min(next, text.length), hasLineBreaks: false, defect: 'quote' };
}
