import { basename } from 'node:path/posix';
import { InsigniaError } from '../errors.ts';
import type { OfficerRead, PersonInNoSchedule, RowPlace, UnreadableRow } from '../vocabulary/officer.ts';
import { openCsv } from './csv-file.ts';
import { formatOf, HEAD_BYTES } from './file-kind.ts';
import { readOfficerRow } from './officer-row.ts';
import type { RosterReading } from './reading.ts';
import { HELP_PAGES, rosterUnreadable } from './refusal.ts';
import { citizenIdOf, isBlank, isOfficerRow } from './row-kind.ts';
import type { Sheet } from './sheet.ts';
import type { SheetContext } from './sheet-context.ts';
import { keptInMemory, type RosterSource, readPieces, type SourceLimits, withHead } from './source.ts';
import { RowsOfRoster, type SurveyedFile, surveyFile } from './survey.ts';
import { openXls } from './xls.ts';
import { openXlsx } from './xlsx.ts';

export type { RosterReading } from './reading.ts';
export type { RosterSource } from './source.ts';

/**
 * One row of a roster: an officer, an officer whose citizen id is in several rows, an unreadable row, or a person of a kind
 * that is in no schedule.
 */
export type RosterRow =
  | { readonly kind: 'officer'; readonly officer: OfficerRead }
  | { readonly kind: 'duplicate'; readonly officer: OfficerRead; readonly otherRows: OtherRows }
  | (UnreadableRow & { readonly kind: 'unreadable'; readonly otherRows: OtherRows })
  | (PersonInNoSchedule & { readonly kind: 'inNoSchedule'; readonly otherRows: OtherRows });

/** Other rows with the same citizen id; ten at most. */
type OtherRows = readonly RowPlace[];

/** A roster after its first reading. */
export interface Roster {
  readonly reading: RosterReading;
  /** The officers in the order of the files, sheets and rows; read while they are iterated. */
  readonly rows: AsyncIterable<RosterRow>;
}

/** Which sheet is read, and the bounds of the reading. */
export interface RosterOptions extends SourceLimits {
  /** Name of the only sheet to read; default: every visible one. */
  readonly sheet?: string;
}

/** A file of a roster. */
interface RosterFile {
  /** Name in the result. */
  readonly name: string;
  /** Its sheets, opened again for each pass of a roster of several files, so that one file at a time is in memory. */
  open(): Promise<readonly Sheet[]>;
}

/**
 * Reads the files of one roster row by row, in two passes: the first finds the headers, the citizen ids that occur more than
 * once, and what the dates say together; the second reads the officers while `rows` is iterated. A row that cannot be read
 * is `unreadable` and stops nothing.
 *
 * @throws InsigniaError ROSTER_UNREADABLE (not retryable) when a file is not a roster; the signal's reason when it is
 *   aborted; any error of the sources
 */
export async function readRoster(sources: readonly RosterSource[], options: RosterOptions): Promise<Roster> {
  const isOne = sources.length === 1;
  const files = namesOf(sources).map((name, index): RosterFile => {
    const source = keptInMemory(sources[index] as RosterSource);
    let sheets: Promise<readonly Sheet[]> | undefined;
    return {
      name,
      open: () => {
        const opened = sheets ?? openFile(source, options);
        sheets = isOne ? opened : undefined;
        return opened;
      },
    };
  });
  const rowsOfRoster = new RowsOfRoster();
  const surveyed: SurveyedFile[] = [];
  for (const file of files) {
    const firstIndex = surveyed.reduce((count, { sheets }) => count + sheets.length, 0);
    try {
      surveyed.push(await surveyFile(await file.open(), options.sheet, rowsOfRoster, firstIndex));
    } catch (thrown) {
      throw isOne ? thrown : inFile(file.name, thrown);
    }
  }
  return {
    reading: {
      help: HELP_PAGES.th,
      files: files.map(({ name }, index) => {
        const { sheets, leftAside } = surveyed[index] as SurveyedFile;
        return { file: name, sheets: sheets.map(({ read }) => read), sheetsLeftAside: leftAside };
      }),
    },
    rows: { [Symbol.asyncIterator]: () => readRows(files, surveyed, rowsOfRoster) },
  };
}

/** The names of the files without their folders, unless two would be the same. */
function namesOf(sources: readonly RosterSource[]): readonly string[] {
  const short = sources.map(({ name }) => basename(name));
  return new Set(short).size === short.length ? short : sources.map(({ name }) => name);
}

/** The error of one of several files, naming the file. */
function inFile(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof InsigniaError) || thrown.code !== 'ROSTER_UNREADABLE') {
    return thrown;
  }
  const { th, en } = thrown.texts;
  return new InsigniaError(
    'ROSTER_UNREADABLE',
    { th: `แฟ้ม ${name}: ${th}`, en: `File ${name}: ${en}` },
    { retryable: false },
  );
}

async function openFile(source: RosterSource, options: RosterOptions): Promise<readonly Sheet[]> {
  const pieces = readPieces(source, options);
  try {
    const { head, all } = await withHead(pieces, HEAD_BYTES);
    const format = formatOf(source.name, head);
    if (format !== 'csv') {
      // A workbook's table of contents is not at its start, so the whole file is kept in memory.
      const bytes = Buffer.concat(await Array.fromAsync(all));
      return await (format === 'xls' ? openXls : openXlsx)(bytes, options);
    }
    if (options.sheet !== undefined) {
      throw rosterUnreadable(
        { th: 'ระบุชื่อชีตไว้ แต่แฟ้ม CSV ไม่มีชีต', en: 'a sheet was named, but a CSV file has no sheets' },
        { th: 'ไม่ต้องระบุชื่อชีต', en: 'Leave out the name of the sheet' },
      );
    }
    return await openCsv(source, options, head, all);
  } finally {
    // For a file that is refused; pieces that were all read have ended.
    await pieces.return(undefined);
  }
}

async function* readRows(
  files: readonly RosterFile[],
  surveyed: readonly SurveyedFile[],
  rowsOfRoster: RowsOfRoster,
): AsyncGenerator<RosterRow> {
  const places = files.flatMap(({ name }, index) => {
    const { sheets, leftAside } = surveyed[index] as SurveyedFile;
    const hasOneSheet = sheets.length + leftAside.length === 1;
    return sheets.map((sheet) => ({
      file: files.length === 1 ? null : name,
      sheet: hasOneSheet ? null : sheet.name,
    }));
  });
  let sheetIndex = 0;
  for (const [index, file] of files.entries()) {
    const { sheets, dates } = surveyed[index] as SurveyedFile;
    const opened = await file.open();
    for (const { index: indexInFile, header } of sheets) {
      const sheet = opened[indexInFile] as Sheet;
      const place = places[sheetIndex] as (typeof places)[number];
      const context: SheetContext = { ...place, header, datesFrom1904: sheet.datesFrom1904, dates };
      for await (const batch of sheet.rows()) {
        for (const row of batch) {
          if (row.number <= header.row || isBlank(row) || !isOfficerRow(row, header)) {
            continue;
          }
          const others = rowsOfRoster
            .others(citizenIdOf(row, header), sheetIndex, row.number)
            .map(([other, number]): RowPlace => ({ ...(places[other] as (typeof places)[number]), row: number }));
          yield withOtherRows(readOfficerRow(row, context), others);
        }
      }
      sheetIndex += 1;
    }
  }
}

/** Adds the other rows with the same citizen id. A row with shifted cells counts too, although its own id is not shown. */
function withOtherRows(read: OfficerRead | UnreadableRow | PersonInNoSchedule, otherRows: OtherRows): RosterRow {
  if ('problems' in read) {
    return { kind: 'unreadable', ...read, otherRows };
  }
  if ('kindOfPersonnel' in read) {
    return { kind: 'inNoSchedule', ...read, otherRows };
  }
  return otherRows.length === 0 ? { kind: 'officer', officer: read } : { kind: 'duplicate', officer: read, otherRows };
}
