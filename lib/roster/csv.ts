import { type RowDefect, refuseBeyondLastRow, refuseEndlessRow, type SheetRow } from './sheet.ts';

/** Longest row with a quoted line break, in letters: beyond it the quotation mark was never closed. */
const QUOTED_ROW_MAX_LETTERS = 8_192;

/** Letters that have to be new before rows are cut again. */
const PART_LEAST_LETTERS = 16_384;

/** Cells that no officer can do without: the twelve required columns less the two of the class held. */
const ROW_LEAST_CELLS = 10;

/**
 * From so many cells on, in widths of the header, a row with a quoted line break is two rows that a stray quotation mark
 * joined: half-way between the one width of a row that is none and the nearly two of a row that is.
 */
const JOINED_ROW_WIDTHS = 1.5;

const DELIMITERS = [',', ';', '\t'] as const;

/** The line by which programs tell Excel the delimiter; Excel shows it as no row. */
const DELIMITER_LINE = /^"?sep=([,;\t])"?(\r\n|\r|\n)/i;

const LINE_BREAK = /\r\n|\r|\n/;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** One row cut out of the text; `next` is where the following one begins. */
interface CutRow {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lines: number;
  readonly defect: RowDefect | null;
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
          return couldStillClose ? null : cutBrokenLine(text, start, isLast, cells);
        }
        if (quote + 1 === text.length && !isLast) {
          return null;
        }
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
        if (letter === separator || letter === LINE_FEED || letter === CARRIAGE_RETURN) {
          break;
        }
      }
      cells.push(text.slice(from, at));
    }
    if (at >= text.length) {
      return isLast ? { cells, next: at, lines, defect: null } : null;
    }
    const letter = text.charCodeAt(at);
    if (letter === separator) {
      at += 1;
    } else if (letter === LINE_FEED) {
      return { cells, next: at + 1, lines, defect: null };
    } else if (letter === CARRIAGE_RETURN) {
      if (at + 1 === text.length && !isLast) {
        return null;
      }
      return { cells, next: text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1, lines, defect: null };
    } else {
      return cutBrokenLine(text, start, isLast, cells.slice(0, -1));
    }
  }
}

/** The single line at `start`, whose quotation marks do not fit; `cells` are those before the first such mark. */
function cutBrokenLine(text: string, start: number, isLast: boolean, cells: readonly string[]): CutRow | null {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) {
    at += 1;
  }
  if (at + 1 >= text.length && !isLast) {
    return null;
  }
  const next = text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  return { cells, next: Math.min(next, text.length), lines: 1, defect: 'quote' };
}

/** Number of cells up to the last one that is not blank: writers leave blank cells at the end off, or add some. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/**
 * Whether a row with line breaks in its cells is several rows that a stray quotation mark joined. Wherever the mark that
 * closes it stands, the cells and the delimiters inside the cell it made add up to those of the rows that were joined. Where
 * it stands under the one that opened it, so that the rest of one officer would fit behind the beginning of another, that
 * cell has the delimiters of a whole row, however many blank cells were left off.
 */
function isJoined(cells: readonly string[], titles: number, delimiter: string): boolean {
  const within = cells.map((cell) => (LINE_BREAK.test(cell) ? cell.split(delimiter).length - 1 : 0));
  const most = Math.max(...within);
  return most >= ROW_LEAST_CELLS - 1 || filledWidth(cells) + most >= JOINED_ROW_WIDTHS * titles;
}

/** The delimiter that cuts the row at `start` into most cells; null when the text ends before the row does. */
function findDelimiter(text: string, start: number, isLast: boolean): (typeof DELIMITERS)[number] | null {
  let best: (typeof DELIMITERS)[number] = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const row = cutRow(text, start, delimiter, isLast);
    if (row === null) {
      return null;
    }
    if (row.cells.length > most) {
      most = row.cells.length;
      best = delimiter;
    }
  }
  return best;
}

/**
 * Cuts the text of a CSV file into rows: comma, semicolon or tab, found from the first row with anything in it or told by
 * a line `sep=;` above; values in quotation marks may hold delimiters, doubled quotation marks and line breaks; lines end
 * in LF, CRLF or CR.
 *
 * Written here rather than taken from csv-parse because that parser cannot resume after a quotation mark that is never
 * closed: it gives up the file, or swallows the rows up to the next mark. Here such a mark costs its own line.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when a row is longer than any roster's
 */
export async function* cutCsv(texts: AsyncIterable<string>): AsyncGenerator<SheetRow[]> {
  let text = '';
  let delimiter: string | null = null;
  let header: { readonly cells: number; readonly titles: number } | null = null;
  let row = 0;

  function takeRows(isLast: boolean): SheetRow[] {
    const rows: SheetRow[] = [];
    let at = 0;
    const told = row === 0 ? DELIMITER_LINE.exec(text) : null;
    if (told !== null) {
      delimiter = told[1] ?? null;
      at = told[0].length;
    }
    while (at < text.length) {
      if (delimiter === null && !LINE_BREAK.test(text.charAt(at))) {
        delimiter = findDelimiter(text, at, isLast);
        if (delimiter === null) {
          break;
        }
      }
      // The lines before it is found are empty, and are cut the same by any.
      const separator: string = delimiter ?? ',';
      let cut = cutRow(text, at, separator, isLast);
      if (cut !== null && cut.lines > 1 && header !== null && isJoined(cut.cells, header.titles, separator)) {
        const cellsBefore = cut.cells.slice(
          0,
          cut.cells.findIndex((cell) => LINE_BREAK.test(cell)),
        );
        cut = cutBrokenLine(text, at, isLast, cellsBefore);
      }
      if (cut === null) {
        break;
      }
      row += 1;
      refuseBeyondLastRow(row);
      refuseEndlessRow(row, cut.next - at);
      if (cut.defect !== null || cut.cells.some((cell) => cell !== '')) {
        header ??= { cells: cut.cells.length, titles: filledWidth(cut.cells) };
        const hasMore = cut.cells.length > header.cells && filledWidth(cut.cells) > header.titles;
        rows.push({ number: row, cells: cut.cells, defect: hasMore ? 'moreCells' : cut.defect });
      }
      at = cut.next;
    }
    text = text.slice(at);
    refuseEndlessRow(row + 1, text.length);
    return rows;
  }

  let seen = 0;
  for await (const part of texts) {
    text += part;
    // A source of tiny pieces must not have the same row begun over and over.
    if (text.length - seen < PART_LEAST_LETTERS) {
      continue;
    }
    yield takeRows(false);
    seen = text.length;
  }
  yield takeRows(true);
}
