import { type RowDefect, refuseBeyondLastRow, refuseEndlessRow, type SheetRow } from './sheet.ts';

/** Longest row with a quoted line break, in characters: in a longer one the quotation mark was never closed. */
const QUOTED_ROW_MAX_CHARACTERS = 8_192;

/** How many new characters must arrive before rows are cut again. */
const PART_LEAST_CHARACTERS = 16_384;

/** Fewest filled cells of an officer: the twelve required columns less the two of the class held. */
const ROW_LEAST_CELLS = 10;

/**
 * From this width on, in widths of the header, a row with a quoted line break is two rows that a stray quotation mark
 * joined. A single row is one header wide and two joined rows are nearly two; this is half-way.
 */
const JOINED_ROW_WIDTHS = 1.5;

const DELIMITERS = [',', ';', '\t'] as const;

/** The line by which programs name the delimiter for Excel; Excel does not show it as a row. */
const DELIMITER_LINE = /^"?sep=([,;\t])"?(\r\n|\r|\n)/i;

const LINE_BREAK = /\r\n|\r|\n/;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** One row cut out of the text; `next` is where the next row begins. */
interface CutRow {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lines: number;
  readonly defect: RowDefect | null;
}

/**
 * Cuts the row that begins at `start`. As in Excel, a quotation mark opens a quoted value only at the value's beginning.
 * A row whose quotation marks do not match ends with its first line, so that the rows after it are not swallowed.
 *
 * @returns null when the text ends before the row does and more text will come (`isLast` false)
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
        if (quote === -1 || quote - start > QUOTED_ROW_MAX_CHARACTERS) {
          const couldStillClose = quote === -1 && !isLast && text.length - start <= QUOTED_ROW_MAX_CHARACTERS;
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
        const character = text.charCodeAt(at);
        if (character === separator || character === LINE_FEED || character === CARRIAGE_RETURN) {
          break;
        }
      }
      cells.push(text.slice(from, at));
    }
    if (at >= text.length) {
      return isLast ? { cells, next: at, lines, defect: null } : null;
    }
    const character = text.charCodeAt(at);
    if (character === separator) {
      at += 1;
    } else if (character === LINE_FEED) {
      return { cells, next: at + 1, lines, defect: null };
    } else if (character === CARRIAGE_RETURN) {
      if (at + 1 === text.length && !isLast) {
        return null;
      }
      return { cells, next: text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1, lines, defect: null };
    } else {
      return cutBrokenLine(text, start, isLast, cells.slice(0, -1));
    }
  }
}

/** The single line at `start`, whose quotation marks do not match; `cells` are the cells before the first such mark. */
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

/** Number of cells up to the last one that is not blank: programs leave out blank cells at the end, or add some. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/**
 * Whether a row with line breaks in its cells is several rows that a stray quotation mark joined. The cells, and the
 * delimiters inside the cell that the mark made, add up to the cells of the joined rows, wherever the closing mark is.
 * If it is in the same column as the opening one, the row is only one header wide; but the cell then has the delimiters
 * of a whole row, however many blank cells were left out.
 */
function isJoined(cells: readonly string[], titles: number, delimiter: string): boolean {
  const within = cells.map((cell) => (LINE_BREAK.test(cell) ? cell.split(delimiter).length - 1 : 0));
  const most = Math.max(...within);
  return most >= ROW_LEAST_CELLS - 1 || filledWidth(cells) + most >= JOINED_ROW_WIDTHS * titles;
}

/** The delimiter that cuts the row at `start` into the most cells; null when the text ends before the row does. */
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
 * Cuts the text of a CSV file into rows. The delimiter is a comma, semicolon or tab, named by a first line `sep=;` or else
 * found from the first row that is not empty. Values in quotation marks may hold delimiters, doubled quotation marks and
 * line breaks. Lines end in LF, CRLF or CR.
 *
 * Why not csv-parse: it cannot resume after a quotation mark that is never closed. It gives up the file, or swallows the
 * rows up to the next mark. Here such a mark costs its own line only.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when a row is longer than any row of a roster
 */
export async function* cutCsv(texts: AsyncIterable<string>): AsyncGenerator<SheetRow[]> {
  let text = '';
  let delimiter: string | null = null;
  let header: { readonly cells: number; readonly titles: number } | null = null;
  let row = 0;

  function takeRows(isLast: boolean): SheetRow[] {
    const rows: SheetRow[] = [];
    let at = 0;
    const declared = row === 0 ? DELIMITER_LINE.exec(text) : null;
    if (declared !== null) {
      delimiter = declared[1] ?? null;
      at = declared[0].length;
    }
    while (at < text.length) {
      if (delimiter === null && !LINE_BREAK.test(text.charAt(at))) {
        delimiter = findDelimiter(text, at, isLast);
        if (delimiter === null) {
          break;
        }
      }
      // Until the delimiter is found all lines are empty, and any delimiter cuts them the same.
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
    // With tiny pieces, the same row must not be started again and again.
    if (text.length - seen < PART_LEAST_CHARACTERS) {
      continue;
    }
    yield takeRows(false);
    seen = text.length;
  }
  yield takeRows(true);
}
