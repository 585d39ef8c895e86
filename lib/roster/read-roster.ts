import type { Officer, PersonInNoSchedule, RowPlace, UnreadableRow } from '../vocabulary/officer.ts';
import { cutCsv } from './csv.ts';
import { formatOf } from './file-kind.ts';
import { type Header, readHeader } from './header.ts';
import { citizenIdOf, isBlank, readOfficerRow } from './officer-row.ts';
import { rosterUnreadable } from './refusal.ts';
import type { Sheet } from './sheet.ts';
import { NO_EVIDENCE } from './sheet-context.ts';
import { type RosterSource, readHead, readPieces, type SourceLimits } from './source.ts';
import { declaredEncoding, decodeText, type Encoding, NotUtf8, requireUtf8 } from './text.ts';
import { openXlsx } from './xlsx.ts';

export type { RosterSource } from './source.ts';

/** One row of a roster: an officer, an officer whose citizen id is in several rows, or an unreadable row. */
export type RosterRow =
  | { readonly kind: 'officer'; readonly officer: Officer }
  | { readonly kind: 'duplicate'; readonly officer: Officer; readonly otherRows: OtherRows }
  | (UnreadableRow & { readonly kind: 'unreadable'; readonly otherRows: OtherRows })
  | (PersonInNoSchedule & { readonly kind: 'inNoSchedule'; readonly otherRows: OtherRows });

/** Other rows with the same citizen id; ten at most. */
type OtherRows = readonly RowPlace[];

/** A roster whose header was read. */
export interface Roster {
  /** Unknown titles, in the order of the file; then the columns with values but no title. */
  readonly ignoredColumns: readonly string[];
  /** The rows in the order of the file, without blank ones; read while they are iterated. */
  readonly rows: AsyncIterable<RosterRow>;
}

/** Which worksheet is read, and the bounds of the reading. */
export interface RosterOptions extends SourceLimits {
  /** Name of the worksheet of a workbook; default: the first one that is not hidden. */
  readonly sheet?: string;
}

/** Most rows of a roster: twice the personnel of the whole administration. Bounds the memory for finding duplicates. */
const ROWS_MAX = 200_000;

/** Most other rows named for a duplicate. */
const OTHER_ROWS_MAX = 10;

/** How many first bytes are read to find out what a file is. */
const HEAD_BYTES = 512;

/**
 * Reads a roster row by row, in two passes: the first reads the header and finds citizen ids that occur more than once;
 * the second reads the officers while `rows` is iterated. A row that cannot be read is `unreadable` and stops nothing.
 *
 * @throws InsigniaError ROSTER_UNREADABLE (not retryable) when the file is not a roster; the signal's reason when it is
 *   aborted; any error of the source
 */
export async function readRoster(sources: readonly RosterSource[], options: RosterOptions): Promise<Roster> {
  const [source] = sources as readonly [RosterSource];
  const head = await readHead(source, options, HEAD_BYTES);
  const format = formatOf(source.name, head);
  const { open, survey } = await (format === 'csv'
    ? surveyCsv(source, options, head)
    : surveyWorkbook(source, options));
  const rows = { [Symbol.asyncIterator]: () => readRows(open(), survey) };
  return { ignoredColumns: survey.ignoredColumns, rows };
}

/** What the first pass finds out about a roster. */
interface Survey {
  readonly header: Header;
  readonly ignoredColumns: readonly string[];
  /** The first rows of each repeated citizen id. Ids are numbers, because texts would keep the file in memory. */
  readonly rowsOfId: ReadonlyMap<number, readonly number[]>;
}

/** A roster after its first pass; `open` begins the second. */
interface Surveyed {
  readonly open: () => Sheet;
  readonly survey: Survey;
}

async function surveyWorkbook(source: RosterSource, options: RosterOptions): Promise<Surveyed> {
  // A workbook's table of contents is at its end, so the whole packed file is kept in memory.
  const bytes = Buffer.concat(await Array.fromAsync(readPieces(source, options)));
  const sheets = await openXlsx(bytes, options);
  const sheet = (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]) as Sheet;
  return { open: () => sheet, survey: await surveySheet(sheet) };
}

async function surveyCsv(source: RosterSource, options: RosterOptions, head: Uint8Array): Promise<Surveyed> {
  if (options.sheet !== undefined) {
    throw rosterUnreadable(
      'a worksheet was named, but a CSV file has no worksheets',
      'Leave out the name of the sheet',
    );
  }
  const textIn = (encoding: Encoding) => decodeText(readPieces(source, options), encoding);
  const sheetOf = (texts: AsyncIterable<string>): Sheet => ({
    name: null,
    isHidden: false,
    datesFrom1904: false,
    hiddenColumns: new Set(),
    rows: () => cutCsv(texts),
  });
  const surveyed = async (encoding: Encoding, texts = textIn(encoding)): Promise<Surveyed> => ({
    survey: await surveySheet(sheetOf(texts)),
    open: () => sheetOf(textIn(encoding)),
  });
  const declared = declaredEncoding(head);
  if (declared !== null) {
    return surveyed(declared);
  }
  try {
    return await surveyed('utf-8', requireUtf8(textIn('utf-8')));
  } catch (thrown) {
    if (thrown instanceof NotUtf8) {
      return surveyed('windows-874');
    }
    throw thrown;
  }
}

/** Reads a whole sheet for its header and the citizen ids that occur more than once. */
async function surveySheet(sheet: Sheet): Promise<Survey> {
  let header: Header | null = null;
  const firstRowOf = new Map<number, number>();
  const rowsOfId = new Map<number, number[]>();
  const untitled = new Set<number>();
  let count = 0;
  for await (const rows of sheet.rows()) {
    for (const row of rows) {
      if (isBlank(row)) {
        continue;
      }
      if (header === null) {
        if (row.defect !== null) {
          throw rosterUnreadable(
            `row ${row.number}, the header, has a quotation mark without its pair`,
            'Remove the mark',
          );
        }
        header = readHeader(row.cells, row.number);
        continue;
      }
      count += 1;
      if (count > ROWS_MAX) {
        throw rosterUnreadable(`it has more than ${ROWS_MAX} rows`, 'Send one roster for each agency');
      }
      const { titled } = header;
      if (row.defect === null) {
        row.cells.forEach((cell, index) => {
          if (!titled.has(index) && String(cell).trim() !== '') {
            untitled.add(index);
          }
        });
      }
      const idCard = citizenIdOf(row, header);
      if (idCard === null) {
        continue;
      }
      const id = Number(idCard);
      const first = firstRowOf.get(id);
      const rowsWithIt = rowsOfId.get(id);
      if (first === undefined) {
        firstRowOf.set(id, row.number);
      } else if (rowsWithIt === undefined) {
        rowsOfId.set(id, [first, row.number]);
      } else if (rowsWithIt.length <= OTHER_ROWS_MAX) {
        rowsWithIt.push(row.number);
      }
    }
  }
  if (header === null) {
    throw rosterUnreadable('it is empty', 'Export the roster again');
  }
  if (count === 0) {
    throw rosterUnreadable('it has a header but no officer under it', 'Export the roster again');
  }
  const namesOfUntitled = [...untitled].sort((a, b) => a - b).map((index) => `column ${index + 1} without a title`);
  return { header, ignoredColumns: [...header.ignoredColumns, ...namesOfUntitled], rowsOfId };
}

async function* readRows(sheet: Sheet, { header, rowsOfId }: Survey): AsyncGenerator<RosterRow> {
  let isHeader = true;
  for await (const rows of sheet.rows()) {
    for (const row of rows) {
      if (isBlank(row)) {
        continue;
      }
      if (isHeader) {
        isHeader = false;
      } else {
        yield withOtherRows(
          readOfficerRow(row, {
            file: null,
            sheet: null,
            header,
            datesFrom1904: sheet.datesFrom1904,
            dates: NO_EVIDENCE,
          }),
          citizenIdOf(row, header),
          rowsOfId,
        );
      }
    }
  }
}

/** Adds the other rows with the same citizen id. A row with shifted cells counts too, although its own id is not shown. */
function withOtherRows(read: Officer | UnreadableRow, idCard: string | null, rowsOfId: Survey['rowsOfId']): RosterRow {
  const rows = (idCard === null ? undefined : rowsOfId.get(Number(idCard))) ?? [];
  const otherRows = rows
    .filter((row) => row !== read.row)
    .slice(0, OTHER_ROWS_MAX)
    .map((row) => ({ file: null, sheet: null, row }));
  if ('problems' in read) {
    return { kind: 'unreadable', ...read, otherRows };
  }
  return otherRows.length === 0 ? { kind: 'officer', officer: read } : { kind: 'duplicate', officer: read, otherRows };
}
