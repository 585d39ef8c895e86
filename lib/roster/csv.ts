import { rosterUnreadable } from './refusal.ts';
import { refuseBeyondLastRow, type SheetRow } from './sheet.ts';

/**
 * Longest row, in letters: a roster's row has some 300. A line that is longer is a sign of a file that is no roster, and
 * the bound on what is held in memory at once.
 */
const ROW_MAX_LETTERS = 65_536;

/** Longest row with a quoted line break, in letters: beyond it the quotation mark was never closed. */
const QUOTED_ROW_MAX_LETTERS = 8_192;

/** Letters that have to be new before rows are cut again. */
const PART_LEAST_LETTERS = 16_384;

const DELIMITERS = [',', ';', '\t'] as const;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** One row cut out of the text; `next` is where the following one begins. */
interface CutRow {
  readonly cells: string[];
  readonly next: number;
  readonly lines: number;
  readonly defect: 'quote' | null;
}

/**
 * Cuts the row that begins at `start`. A quotation mark opens a quoted value only at the value's beginning, as Excel
 * has it. A row whose quotation marks do not fit ends with its first line, so that the rows after it are not swallowed.
 *
 * @returns null when the text ends before the row does, and `isLast` says that more will come
 */
function cutRow(text: string, start: number, delimiter: string, isLast: boolean): CutRow | null {
  const separator = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let lines = 1;
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      let value = '';
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote === -1 || quote - start > QUOTED_ROW_MAX_LETTERS) {
          const couldStillClose = quote === -1 && !isLast && text.length - start <= QUOTED_ROW_MAX_LETTERS;
          return couldStillClose ? null : cutBrokenLine(text, start, isLast);
        }
        if (quote + 1 === text.length && !isLast) return null;
        value += text.slice(from, quote);
        if (text.charCodeAt(quote + 1) !== QUOTE) {
          at = quote + 1;
          break;
        }
        value += '"';
        from = quote + 2;
      }
      lines += value.match(/\r\n|\r|\n/g)?.length ?? 0;
      cells.push(value);
    } else {
      const from = at;
      for (; at < text.length; at += 1) {
        const letter = text.charCodeAt(at);
        if (letter === separator || letter === LINE_FEED || letter === CARRIAGE_RETURN) break;
      }
      cells.push(text.slice(from, at));
    }
    if (at >= text.length) return isLast ? { cells, next: at, lines, defect: null } : null;
    const letter = text.charCodeAt(at);
    if (letter === separator) {
      at += 1;
    } else if (letter === LINE_FEED) {
      return { cells, next: at + 1, lines, defect: null };
    } else if (letter === CARRIAGE_RETURN) {
      if (at + 1 === text.length && !isLast) return null;
      return { cells, next: text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1, lines, defect: null };
    } else {
      return cutBrokenLine(text, start, isLast);
    }
  }
}

/** The single line at `start`, whose quotation marks do not fit. */
function cutBrokenLine(text: string, start: number, isLast: boolean): CutRow | null {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) at += 1;
  if (at + 1 >= text.length && !isLast) return null;
  const next = text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  return { cells: [], next: Math.min(next, text.length), lines: 1, defect: 'quote' };
}

/**
 * Whether cells with line breaks in them are rows that a stray quotation mark joined: they are not as many as the header's,
 * or, where the next stray mark stands in the same column, one holds as many delimiters as a whole row.
 */
function isJoined(cells: readonly string[], width: number, delimiter: string): boolean {
  return cells.length !== width || cells.some((cell) => /[\r\n]/.test(cell) && cell.split(delimiter).length >= width);
}

/** The delimiter that cuts the first row with anything in it into most cells. */
function findDelimiter(text: string, isLast: boolean): (typeof DELIMITERS)[number] | null {
  const start = text.search(/[^\r\n]/);
  if (start === -1) return isLast ? ',' : null;
  let best: (typeof DELIMITERS)[number] = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const row = cutRow(text, start, delimiter, isLast);
    if (row === null) return null;
    if (row.cells.length > most) {
      most = row.cells.length;
      best = delimiter;
    }
  }
  return best;
}

/**
 * Cuts the text of a CSV file into rows: comma, semicolon or tab, found from the first row; values in quotation marks may
 * hold delimiters, doubled quotation marks and line breaks; lines end in LF, CRLF or CR.
 *
 * Written here rather than taken from csv-parse because that parser cannot resume after a quotation mark that is never
 * closed: it gives up the file, or swallows the rows up to the next mark. Here such a mark costs its own line.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when a line is longer than any roster's
 */
export async function* cutCsv(texts: AsyncIterable<string>): AsyncGenerator<SheetRow[]> {
  let text = '';
  let delimiter: string | null = null;
  let width: number | null = null;
  let row = 0;

  function takeRows(isLast: boolean): SheetRow[] {
    const rows: SheetRow[] = [];
    delimiter ??= findDelimiter(text, isLast);
    let at = 0;
    while (delimiter !== null && at < text.length) {
      let cut = cutRow(text, at, delimiter, isLast);
      if (cut !== null && cut.lines > 1 && width !== null && isJoined(cut.cells, width, delimiter)) {
        cut = cutBrokenLine(text, at, isLast);
      }
      if (cut === null) break;
      refuseEndless(cut.next - at);
      row += 1;
      refuseBeyondLastRow(row);
      if (cut.defect !== null || cut.cells.some((cell) => cell !== '')) {
        width ??= cut.cells.length;
        rows.push({ row, cells: cut.cells, defect: cut.defect });
      }
      at = cut.next;
    }
    text = text.slice(at);
    refuseEndless(text.length);
    return rows;
  }

  function refuseEndless(letters: number): void {
    if (letters <= ROW_MAX_LETTERS) return;
    throw rosterUnreadable(
      `row ${row + 1} is a single line of more than ${ROW_MAX_LETTERS} letters`,
      'Send the roster as CSV with one officer a line, or as .xlsx',
    );
  }

  let seen = 0;
  for await (const part of texts) {
    text += part;
    // A source of tiny pieces must not have the same row begun over and over.
    if (text.length - seen < PART_LEAST_LETTERS) continue;
    yield takeRows(false);
    seen = text.length;
  }
  yield takeRows(true);
}
