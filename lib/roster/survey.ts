import { COLUMNS, type ColumnName } from '../vocabulary/columns.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import { DatesOfFile } from './column-dates.ts';
import { EXPORT_AGAIN } from './file-kind.ts';
import { columnLetters, type Header, HeaderSearch } from './header.ts';
import { REASONS_LEFT_ASIDE, type SheetLeftAside, type SheetRead } from './reading.ts';
import { type Refuse, refuseSheet, rosterUnreadable } from './refusal.ts';
import { citizenIdOf, isBlank, isOfficerRow } from './row-kind.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Most rows of a roster: twice the personnel of the whole administration. Bounds the memory for finding duplicates. */
const ROWS_MAX = 200_000;

/** Most rows named for a repeated citizen id: a row and ten others. */
const ROWS_OF_ID_MAX = 11;

/** Most row numbers listed of those left aside. */
const NUMBERS_MAX = 20;

/** Rows of a sheet are numbered below this, so that sheet and row make one number. */
const ROWS_PER_SHEET = 2 ** 21;

/** The rows with the same citizen id, over all sheets and files of a roster, and the number of rows. */
export class RowsOfRoster {
  // Ids and places are numbers: texts and objects of 200,000 rows would take more memory than the file.
  readonly #firstOf = new Map<number, number>();
  readonly #repeated = new Map<number, number[]>();
  #count = 0;

  /**
   * Counts a row, also one that is no officer.
   *
   * @throws InsigniaError ROSTER_UNREADABLE when a roster has more rows than the administration has personnel
   */
  count(): void {
    this.#count += 1;
    if (this.#count > ROWS_MAX) {
      throw rosterUnreadable(
        { th: `มีมากกว่า ${ROWS_MAX} แถว`, en: `it has more than ${ROWS_MAX} rows` },
        { th: 'ส่งบัญชีรายชื่อแยกตามหน่วยงาน', en: 'Send one roster for each agency' },
      );
    }
  }

  /** Notes the citizen id of an officer's row. */
  add(idCard: string | null, sheetIndex: number, row: number): void {
    if (idCard === null) {
      return;
    }
    const id = Number(idCard);
    const place = sheetIndex * ROWS_PER_SHEET + row;
    const first = this.#firstOf.get(id);
    const rows = this.#repeated.get(id);
    if (first === undefined) {
      this.#firstOf.set(id, place);
    } else if (rows === undefined) {
      this.#repeated.set(id, [first, place]);
    } else if (rows.length < ROWS_OF_ID_MAX) {
      rows.push(place);
    }
  }

  /** The other rows with a citizen id: index of the sheet among those read, and number of the row. */
  others(idCard: string | null, sheetIndex: number, row: number): readonly (readonly [number, number])[] {
    const rows = idCard === null ? undefined : this.#repeated.get(Number(idCard));
    return (rows ?? [])
      .filter((place) => place !== sheetIndex * ROWS_PER_SHEET + row)
      .slice(0, ROWS_OF_ID_MAX - 1)
      .map((place) => [Math.floor(place / ROWS_PER_SHEET), place % ROWS_PER_SHEET]);
  }
}

/** A sheet that holds a roster, after its first reading. */
export interface SurveyedSheet {
  /** Index among the sheets of its file. */
  readonly index: number;
  readonly name: string | null;
  readonly header: Header;
  readonly read: SheetRead;
}

/** A file after its first reading. */
export interface SurveyedFile {
  readonly sheets: readonly SurveyedSheet[];
  readonly leftAside: readonly SheetLeftAside[];
  readonly dates: DatesOfFile;
}

/**
 * Reads all sheets of a file for their headers, the citizen ids that occur more than once, and what the dates say.
 *
 * @param named name of the only sheet to read; undefined: every visible one
 * @param firstIndex index of the file's first roster among all sheets of the roster
 * @throws InsigniaError ROSTER_UNREADABLE when no sheet is a roster, when one was meant as a roster but lacks columns, or when
 *   days and months are swapped
 */
export async function surveyFile(
  sheets: readonly Sheet[],
  named: string | undefined,
  rows: RowsOfRoster,
  firstIndex: number,
): Promise<SurveyedFile> {
  const dates = new DatesOfFile();
  const surveyed: SurveyedSheet[] = [];
  const leftAside: SheetLeftAside[] = [];
  const searches: HeaderSearch[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const refuse = refuseSheet(sheets.length === 1 ? null : sheet.name);
    const survey = new SheetSurvey(sheet, refuse, dates, rows, firstIndex + surveyed.length);
    const leave = (code: SheetLeftAside['reason']['code']) =>
      leftAside.push({ sheet: sheet.name, rows: survey.filledRows, reason: { code, ...REASONS_LEFT_ASIDE[code] } });
    const isNamed = named !== undefined && isSameName(sheet.name, named);
    const isLeft = named === undefined ? sheet.isHidden : !isNamed;
    await survey.readAll(isLeft);
    if (isLeft) {
      leave(named === undefined ? 'HIDDEN' : 'NOT_NAMED');
    } else if (survey.filledRows === 0) {
      leave('EMPTY');
    } else if (survey.header === null) {
      leave('NO_ROSTER');
      searches.push(survey.search);
    } else if (survey.officers === 0) {
      leave('NO_OFFICERS');
    } else {
      surveyed.push({ index, name: sheet.name, header: survey.header, read: survey.result(survey.header) });
    }
  }
  refuseWithoutRoster(surveyed, leftAside, searches, named);
  dates.refuseSwapped();
  return { sheets: surveyed, leftAside, dates };
}

/** Letter case does not distinguish sheets, as in Excel. */
function isSameName(name: string | null, named: string): boolean {
  return name?.toLowerCase() === named.toLowerCase();
}

const NAME_ANOTHER: BothLanguages = {
  th: 'ระบุชื่อชีตของบัญชีรายชื่อตามแถบชีต หรือไม่ต้องระบุ',
  en: 'Give the name of the roster’s sheet as on its tab, or none',
};

function refuseWithoutRoster(
  surveyed: readonly SurveyedSheet[],
  leftAside: readonly SheetLeftAside[],
  searches: readonly HeaderSearch[],
  named: string | undefined,
): void {
  const meant = searches.find(({ wasMeant }) => wasMeant);
  if (meant !== undefined) {
    throw meant.refusal();
  }
  if (surveyed.length > 0) {
    return;
  }
  const is = (code: SheetLeftAside['reason']['code']) => leftAside.some(({ reason }) => reason.code === code);
  if (named !== undefined && leftAside.every(({ reason }) => reason.code === 'NOT_NAMED')) {
    throw rosterUnreadable(
      {
        th: `ไม่มีชีตชื่อนั้น (แฟ้มนี้มี ${leftAside.length} ชีต)`,
        en: `it has no sheet of that name; it has ${leftAside.length}`,
      },
      NAME_ANOTHER,
    );
  }
  const best = searches.toSorted((one, other) => other.found - one.found)[0];
  if (best !== undefined) {
    throw best.refusal();
  }
  if (is('NO_OFFICERS')) {
    throw rosterUnreadable({ th: 'มีหัวตารางแต่ไม่มีรายชื่อ', en: 'it has a header but no officer under it' }, EXPORT_AGAIN);
  }
  if (named !== undefined) {
    throw rosterUnreadable({ th: 'ชีตที่ระบุชื่อว่างเปล่า', en: 'the sheet that was named is empty' }, NAME_ANOTHER);
  }
  // What else has rows was refused above.
  throw leftAside.some(({ rows }) => rows > 0)
    ? rosterUnreadable(
        { th: 'ชีตที่มีข้อมูลถูกซ่อนไว้ทั้งหมด', en: 'every sheet with something in it is hidden' },
        { th: 'เลิกซ่อนชีตที่เป็นบัญชีรายชื่อ แล้วบันทึกและส่งใหม่', en: 'Unhide the sheet of the roster, save, and send it again' },
      )
    : rosterUnreadable({ th: 'แฟ้มว่าง', en: 'it is empty' }, EXPORT_AGAIN);
}

/** The first reading of one sheet. */
class SheetSurvey {
  readonly #sheet: Sheet;
  readonly #dates: DatesOfFile;
  readonly #rows: RowsOfRoster;
  readonly #index: number;
  readonly #untitled = new Set<number>();
  readonly #leftAside: number[] = [];
  #leftAsideCount = 0;
  #hiddenRows = 0;
  readonly search: HeaderSearch;
  header: Header | null = null;
  /** Number of rows with something in them. */
  filledRows = 0;
  officers = 0;

  constructor(sheet: Sheet, refuse: Refuse, dates: DatesOfFile, rows: RowsOfRoster, index: number) {
    this.#sheet = sheet;
    this.#dates = dates;
    this.#rows = rows;
    this.#index = index;
    this.search = new HeaderSearch(refuse, sheet.hiddenColumns);
  }

  /** Reads the sheet; one that is left aside is only counted. */
  async readAll(isLeftAside: boolean): Promise<void> {
    for await (const batch of this.#sheet.rows()) {
      for (const row of batch) {
        if (!isBlank(row)) {
          this.filledRows += 1;
          if (!isLeftAside) {
            this.#add(row);
          }
        }
      }
    }
  }

  #add(row: SheetRow): void {
    if (this.header === null) {
      if (!this.search.isOver) {
        this.header = this.search.next(row);
      }
      return;
    }
    this.#rows.count();
    this.#hiddenRows += row.isHidden ? 1 : 0;
    if (!isOfficerRow(row, this.header)) {
      this.#leftAsideCount += 1;
      if (this.#leftAside.length < NUMBERS_MAX) {
        this.#leftAside.push(row.number);
      }
      return;
    }
    this.officers += 1;
    this.#rows.add(citizenIdOf(row, this.header), this.#index, row.number);
    if (row.defect !== null) {
      return;
    }
    const { titled } = this.header;
    row.cells.forEach((cell, index) => {
      if (!titled.has(index) && (typeof cell !== 'string' || cell.trim() !== '')) {
        this.#untitled.add(index);
      }
    });
    this.#dates.add(row, this.header, this.#sheet.datesFrom1904);
  }

  /** What was read, once all rows were. */
  result(header: Header): SheetRead {
    const known = [...header.cellOf.keys()];
    const isUsed = (column: ColumnName) => COLUMNS[column].isUsed;
    const untitled = [...this.#untitled]
      .sort((a, b) => a - b)
      .map((index) => `${columnLetters(index)} (ไม่มีชื่อคอลัมน์ / no title)`);
    return {
      sheet: this.#sheet.name,
      headerRow: header.row,
      rowsAbove: this.search.rowsAbove,
      rows: this.officers,
      rowsLeftAside: { count: this.#leftAsideCount, numbers: this.#leftAside },
      hidden: { rows: this.#hiddenRows, columns: this.#sheet.hiddenColumns.size },
      columns: {
        used: known.filter(isUsed),
        notNeeded: known.filter((column) => !isUsed(column)),
        ignored: [...header.ignored, ...untitled],
        suspected: header.suspected,
        twice: header.twice,
      },
    };
  }
}
