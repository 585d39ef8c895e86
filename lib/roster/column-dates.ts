import { christianYear } from '../vocabulary/calendar.ts';
import { type ColumnName, columnInThai, DATE_COLUMNS } from '../vocabulary/columns.ts';
import { dateTextOf, FIRST_BUDDHIST_YEAR, readDay } from './days.ts';
import type { Header } from './header.ts';
import { rosterUnreadable } from './refusal.ts';
import type { Cell, SheetRow } from './sheet.ts';
import type { DateEvidence } from './sheet-context.ts';

/** A date in numbers alone: 28/07/2562, 28-7-62, 28.07.2562. */
const IN_NUMBERS = /^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})(?!\d)/;

/** A true date that a program wrote as text: 2019-07-28, also with a time. */
const AS_PROGRAMS_WRITE = /^\s*\d{4}-\d{2}-\d{2}(?!\d)/;

/** The year of any other date, where it is written: a date has no other number of four digits before it. */
const YEAR = /(?<!\d)\d{4}(?!\d)/;

/** Share of days that could be months, and of the others. */
const LOW_SHARE = 12 / 30.4;
const HIGH_SHARE = 1 - LOW_SHARE;

/** What is less probable than this is taken for no chance. */
const NO_CHANCE = 0.05;

/** Fewest true dates in a divided column that show what happened to it; a single one is noted. */
const DIVIDED_LEAST = 2;

/** Fewest texts with the month first that show how a whole column is written; a single one is a typing error. */
const MONTH_FIRST_LEAST = 2;

/** True dates are single ones, typed by hand, when there are so few of them among so many texts. */
const TYPED_MOST = 3;
const TEXTS_PER_TYPED = 10;

/** How far outside the other years of its column a year of two digits may lie, in years. */
const YEARS_AROUND = 10;

/**
 * A date before it is interpreted. A `true` date is one that a program stored as a date. Of a text in another form than
 * numbers alone, only the year tells something: as it is written, or the Christian one of a number of a spreadsheet.
 */
type Seen =
  | { readonly kind: 'true'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'text'; readonly first: number; readonly second: number; readonly year: number }
  | { readonly kind: 'year'; readonly year: number; readonly isWritten: boolean };

/** @param isKnown whether a written year would tell nothing new, so that its date need not be read, which takes long */
function seenIn(cell: Cell, from1904: boolean, isKnown: (year: number) => boolean): Seen | null {
  const isTrue = typeof cell === 'number' || (typeof cell === 'string' && AS_PROGRAMS_WRITE.test(cell));
  const text = isTrue ? '' : dateTextOf(cell);
  const parts = IN_NUMBERS.exec(text);
  if (parts !== null) {
    return { kind: 'text', first: Number(parts[1]), second: Number(parts[2]), year: Number(parts[3]) };
  }
  const written = YEAR.exec(text)?.[0];
  const reading = written !== undefined && isKnown(Number(written)) ? null : readDay(cell, from1904);
  if (reading === null || !('value' in reading)) {
    return null;
  }
  const [year, month, day] = reading.value.split('-').map(Number) as [number, number, number];
  if (isTrue) {
    return { kind: 'true', year, month, day };
  }
  return { kind: 'year', year: Number(written ?? year), isWritten: written !== undefined };
}

/** What the dates of one column look like. */
class ColumnDates {
  /** True dates whose day could be a month, and the others. */
  trueLow = 0;
  trueHigh = 0;
  /** Whether a true date is the first of a month, as most days of entry are; swapped, they would all be in January. */
  hasFirstOfMonth = false;
  /** Texts whose first number can only be a day (28/07/2562), whose second can only be one, and those that do not tell. */
  dayFirst = 0;
  monthFirst = 0;
  unclear = 0;
  /** Lowest and highest year, as Christian years. */
  firstYear = Number.POSITIVE_INFINITY;
  lastYear = Number.NEGATIVE_INFINITY;
  /** Whether a text has a year of the era. */
  hasBuddhist = false;
  hasChristian = false;

  add(seen: Seen): void {
    if (seen.kind === 'true') {
      this.#addYear(seen.year);
      this.hasFirstOfMonth ||= seen.day === 1;
      if (seen.day <= 12) {
        this.trueLow += 1;
      } else {
        this.trueHigh += 1;
      }
      return;
    }
    if (seen.kind === 'year') {
      this.#addYearOfText(seen.year, seen.isWritten);
      return;
    }
    if (seen.first > 12) {
      this.dayFirst += 1;
    } else if (seen.second > 12) {
      this.monthFirst += 1;
    } else {
      this.unclear += 1;
    }
    if (seen.year >= 100) {
      this.#addYearOfText(seen.year, true);
    }
  }

  /** Whether a year that is written in a text would tell nothing new. */
  hasYear(year: number): boolean {
    const isBuddhist = year >= FIRST_BUDDHIST_YEAR;
    const christian = isBuddhist ? christianYear(year) : year;
    const isEraKnown = isBuddhist ? this.hasBuddhist : this.hasChristian;
    return isEraKnown && christian >= this.firstYear && christian <= this.lastYear;
  }

  /** Adds a year of four digits in either era, which tells the era where it is written. */
  #addYearOfText(year: number, isWritten: boolean): void {
    const isBuddhist = year >= FIRST_BUDDHIST_YEAR;
    this.hasBuddhist ||= isWritten && isBuddhist;
    this.hasChristian ||= isWritten && !isBuddhist;
    this.#addYear(isBuddhist ? christianYear(year) : year);
  }

  #addYear(year: number): void {
    this.firstYear = Math.min(this.firstYear, year);
    this.lastYear = Math.max(this.lastYear, year);
  }

  /** Whether true dates and texts are divided as by a program with US settings: it takes 7/28/2562 for no date. */
  get isDivided(): boolean {
    return this.trueLow > 0 && this.dayFirst > 0 && this.trueHigh + this.unclear + this.monthFirst === 0;
  }

  /** Whether it has dates as texts. */
  get hasTexts(): boolean {
    return this.dayFirst + this.unclear + this.monthFirst > 0;
  }

  /** Whether texts have the month first. */
  get isMonthFirst(): boolean {
    return this.monthFirst >= MONTH_FIRST_LEAST && this.dayFirst === 0;
  }

  /** How probable it is that it is divided so by chance. */
  get chance(): number {
    return LOW_SHARE ** this.trueLow * HIGH_SHARE ** this.dayFirst;
  }

  /** Whether its true dates were typed one by one into a column of texts. */
  get hasTyped(): boolean {
    const trueDates = this.trueLow + this.trueHigh;
    return trueDates <= TYPED_MOST && this.dayFirst + this.unclear >= trueDates * TEXTS_PER_TYPED;
  }

  /** The Christian year of a year of two digits; null when the other years leave more than one, or none. */
  fullYear(twoDigits: number): number | null {
    const buddhist = [christianYear(2400 + twoDigits), christianYear(2500 + twoDigits)];
    const christian = [1900 + twoDigits, 2000 + twoDigits];
    const ofEra = [
      ...(this.hasChristian && !this.hasBuddhist ? [] : buddhist),
      ...(this.hasBuddhist && !this.hasChristian ? [] : christian),
    ];
    const near = ofEra.filter((year) => year >= this.firstYear - YEARS_AROUND && year <= this.lastYear + YEARS_AROUND);
    return near.length === 1 ? (near[0] as number) : null;
  }
}

/** Gathers what the dates of a whole file say together, sheet by sheet. */
export class DatesOfFile implements DateEvidence {
  readonly #columns = new Map<ColumnName, ColumnDates>();
  /** All columns together. */
  readonly #whole = new ColumnDates();
  #from1904 = false;

  /** Adds the dates of an officer's row. */
  add({ cells }: SheetRow, { cellOf }: Header, from1904: boolean): void {
    this.#from1904 = from1904;
    for (const column of DATE_COLUMNS) {
      const cell = cells[cellOf.get(column) ?? -1] ?? '';
      const dates = this.#columns.get(column) ?? new ColumnDates();
      this.#columns.set(column, dates);
      const seen = seenIn(cell, from1904, (year) => dates.hasYear(year));
      if (seen !== null) {
        dates.add(seen);
        this.#whole.add(seen);
      }
    }
  }

  /**
   * Refuses a file whose days and months a program swapped.
   *
   * @throws InsigniaError ROSTER_UNREADABLE, which names the columns and how to import the file
   */
  refuseSwapped(): void {
    const all = [...this.#columns];
    const swapped = this.#swappedColumns(all);
    const monthFirst = all.filter(([, dates]) => dates.isMonthFirst || (this.#whole.isMonthFirst && dates.hasTexts));
    const columns = [...new Set([...swapped, ...monthFirst].map(([column]) => column))];
    if (columns.length === 0) {
      return;
    }
    throw rosterUnreadable(
      {
        th: `วันและเดือนในคอลัมน์ ${columns.map(columnInThai).join(', ')} สลับกัน เพราะเปิดด้วยโปรแกรมที่ตั้งค่าวันที่แบบสหรัฐอเมริกา (เดือน/วัน/ปี)`,
        en: `days and months are swapped in ${columns.join(', ')}: a program with US settings (month/day/year) opened the file`,
      },
      {
        th: 'อย่าเปิดแฟ้ม CSV โดยตรง ให้นำเข้าจากแฟ้มต้นฉบับใน Excel ด้วยเมนู ข้อมูล > จากข้อความ/CSV โดยกำหนดคอลัมน์วันที่เป็น ข้อความ หรือ วัน/เดือน/ปี (DMY) แล้วส่งแฟ้มนั้น หรือส่งแฟ้มต้นฉบับ',
        en: 'Send the original file; or import it in Excel with Data > From Text/CSV, with the columns of dates as text or as day/month/year (DMY), and send that',
      },
    );
  }

  /**
   * The columns whose true dates a program with US settings made: all of them when the whole file is divided, or else
   * single ones.
   */
  #swappedColumns(all: readonly (readonly [ColumnName, ColumnDates])[]): typeof all {
    if (this.#whole.isDivided && this.#whole.chance < NO_CHANCE) {
      return all.filter(([, { trueLow }]) => trueLow > 0);
    }
    return all.filter(
      ([, dates]) =>
        (dates.isDivided && dates.trueLow >= DIVIDED_LEAST) ||
        (this.#isConverted(dates) && !dates.hasFirstOfMonth && dates.chance < NO_CHANCE),
    );
  }

  /**
   * Whether a program may have converted the column as a whole and left others as texts, as one with US settings does
   * column by column: then all its days could be months.
   */
  #isConverted(dates: ColumnDates): boolean {
    return !dates.hasTexts && this.#whole.hasTexts && this.#whole.trueHigh === 0;
  }

  fullYear(column: ColumnName, twoDigits: number): number | null {
    return this.#columns.get(column)?.fullYear(twoDigits) ?? null;
  }

  isUnsure(column: ColumnName, cell: Cell): boolean {
    const dates = this.#columns.get(column);
    if (dates === undefined) {
      return false;
    }
    const areTrueUnsure =
      dates.trueLow > 0 && (this.#whole.isDivided || dates.isDivided || dates.hasTyped || this.#isConverted(dates));
    const areTextsUnsure = dates.monthFirst > 0;
    // Most columns have no unsure date: their cells are not read again.
    const seen = areTrueUnsure || areTextsUnsure ? seenIn(cell, this.#from1904, () => true) : null;
    if (seen?.kind === 'true') {
      return areTrueUnsure && seen.day <= 12 && seen.day !== seen.month;
    }
    return (
      seen?.kind === 'text' && areTextsUnsure && seen.first <= 12 && seen.second <= 12 && seen.first !== seen.second
    );
  }
}
