import { classFrom } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import { levelFrom, standingFrom } from '../vocabulary/levels.ts';
import type { Officer, RowProblem, UnreadableRow } from '../vocabulary/officer.ts';
import type { Header } from './header.ts';
import { columnProblem, DEFECTS, NO_OFFICER, type Remedy } from './problems.ts';
import type { SheetRow } from './sheet.ts';
import type { SheetContext } from './sheet-context.ts';
import {
  detached,
  kindOf,
  type Reading,
  readAccusation,
  readAmount,
  readCitizenId,
  readDay,
  readFlag,
  readPersonnelType,
  readSalary,
  readSex,
  readYears,
  textOf,
} from './values.ts';

/** Longest text accepted from a cell, in characters. */
const NAME_MAX_CHARACTERS = 400;

/** How working lists say that an officer holds no class. */
const WRITTEN_AS_NO_CLASS = /^(ไม่มี|ไม่เคยได้รับ|ยังไม่เคยได้รับ)?$/;

const NOBODY = { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null };

/** Whether all cells of the row are blank. */
export function isBlank(sheetRow: SheetRow): boolean {
  return sheetRow.defect === null && sheetRow.cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}

/** Whether a row is an officer. */
export function kindOfRow(sheetRow: SheetRow, header: Header): 'officer' | 'notOfficer' {
  return sheetRow.defect !== null || citizenIdOf(sheetRow, header) !== null || sheetRow.cells.length > 3
    ? 'officer'
    : 'notOfficer';
}

/** The citizen id of a row; null when it cannot be read. */
export function citizenIdOf(sheetRow: SheetRow, header: Header): string | null {
  const reading = readCitizenId(textOf(sheetRow.cells[header.cellOf.get('ID_CARD') ?? -1] ?? ''));
  return 'value' in reading ? reading.value : null;
}

/** The full name: Thai has no space between title and first name, Latin script has one. */
function nameOf(title: string, first: string, last: string): string {
  const gap = /[A-Za-z.]$/.test(title) && /^[A-Za-z]/.test(first) ? ' ' : '';
  return `${title}${gap}${first} ${last}`.trim();
}

/** Reads the cells of one row; each reader adds a problem when a cell cannot be read. */
function cellReaders({ cells }: SheetRow, { header, datesFrom1904 }: SheetContext) {
  const problems: RowProblem[] = [];

  const cellOf = (column: ColumnName) => cells[header.cellOf.get(column) ?? -1] ?? '';
  /** The text of a cell; a dash alone is an empty cell, as working lists write it. */
  const textIn = (column: ColumnName) => textOf(cellOf(column)).replace(/^[-–—]$/, '');

  /** The value of a column that may not be empty. */
  function required<T>(column: ColumnName, reading: Reading<T>, remedy: Remedy): T | null {
    if ('value' in reading) {
      return reading.value;
    }
    problems.push(columnProblem(column, reading.found, remedy));
    return null;
  }

  /** The value of a column that may be empty. */
  function optional<T>(column: ColumnName, read: (text: string) => Reading<T>, remedy: Remedy): T | null {
    const text = textIn(column);
    return text === '' ? null : required(column, read(text), remedy);
  }

  const word = (column: ColumnName, meaning: (text: string) => string | null, remedy: Remedy) =>
    optional(
      column,
      (text) => {
        const value = meaning(text);
        return value === null ? { found: kindOf(text) } : { value };
      },
      remedy,
    );
  const day = (column: ColumnName) => required(column, readDay(cellOf(column), datesFrom1904), 'day');
  const optionalDay = (column: ColumnName) => (textIn(column) === '' ? null : day(column));
  const flag = (column: ColumnName) => optional(column, readFlag, 'flag');
  const text = (column: ColumnName, isRequired: boolean): string | null => {
    const value = textIn(column);
    if (value === '' && !isRequired) {
      return null;
    }
    const found = value.length > NAME_MAX_CHARACTERS ? 'tooLong' : kindOf(value);
    if (found === 'text' || found === 'aNumber' || found === 'shortenedNumber') {
      return detached(value);
    }
    problems.push(columnProblem(column, found, found === 'tooLong' ? 'shorterText' : 'text'));
    return null;
  };

  return { problems, textIn, required, optional, word, day, optionalDay, flag, text };
}

type CellReaders = ReturnType<typeof cellReaders>;

/** Who the officer is. */
function readIdentity({ textIn, required, text }: CellReaders) {
  const idCard = required('ID_CARD', readCitizenId(textIn('ID_CARD')), 'citizenId');
  const title = text('TIT_NAME', false) ?? '';
  const first = text('FNAME', true);
  const last = text('LNAME', true);
  const name = first === null || last === null ? null : nameOf(title, first, last);
  const sex = required('SEX', readSex(textIn('SEX')), 'sex');
  return { idCard, first, last, name, sex };
}

/** The personnel type, and the days and the level of the service. */
function readService({ problems, textIn, optional, word, day, text }: CellReaders) {
  const personnelType = optional('PERSONAL_TYPE', readPersonnelType, 'personnelType') ?? 'civilServant';
  const birthDate = day('BIRTH_DATE');
  const enteredService = day('BEG_DATE');
  // POS_LEV of a teacher often holds the academic standing, whose names are also names of civil servants' levels.
  const levelText = textIn('POS_LEV');
  const hasStandingForLevel = personnelType === 'teacher' && ![null, 'none'].includes(standingFrom(levelText));
  const level = hasStandingForLevel ? null : word('POS_LEV', levelFrom, 'level');
  const standing = text('STANDING', false) ?? (hasStandingForLevel ? levelText : null);
  const needsLevel = personnelType !== 'permanentEmployee' && !(personnelType === 'teacher' && standing !== null);
  if (needsLevel && levelText === '') {
    problems.push(columnProblem('POS_LEV', 'nothing', 'level'));
  }
  // Permanent employees have no level: the day of being hired takes its place.
  const hasNoLevel = personnelType === 'permanentEmployee' && textIn('BEG_POS_DATE') === '';
  const enteredLevel = hasNoLevel ? enteredService : day('BEG_POS_DATE');
  return { personnelType, birthDate, enteredService, level, standing, enteredLevel };
}

/** The class held. */
function readClassHeld({ problems, textIn, word, optionalDay }: CellReaders) {
  const holdsNone = WRITTEN_AS_NO_CLASS.test(textIn('L_INS_CODE'));
  const classHeld = holdsNone ? null : word('L_INS_CODE', classFrom, 'insigniaClass');
  const classHeldSince = optionalDay('L_INS_DATE');
  if (classHeldSince !== null && holdsNone) {
    problems.push(columnProblem('L_INS_CODE', 'nothing', 'insigniaMissing'));
  }
  return { classHeld, classHeldSince };
}

/** The optional fields. */
function readRest({ optional, text, flag, optionalDay }: CellReaders) {
  return {
    // Exports write 0 where no salary is known.
    salaryFiveYearsAgo: optional('SALARY5Y', readAmount, 'amount') || null,
    allowance: optional('POS_AMT', readAmount, 'amount'),
    positionName: text('POS_NAME', false),
    resignDate: optionalDay('RESIGN_DATE'),
    serviceBreaks: [],
    nationality: text('NATIONALITY', false),
    recalled: flag('RECALLED'),
    imprisoned: flag('IMPRISONED'),
    reinstated: flag('REINSTATED'),
    accused: optional('ACCUSED', readAccusation, 'accusation'),
    deferred: flag('DEFER'),
    head: flag('HEAD'),
    skilled: flag('SKILLED'),
    jobGroup: null,
    medalHeld: flag('MEDAL'),
    extraYears: optional('EXTRA_YEARS', readYears, 'years'),
    unsureDates: [],
  };
}

/** Reads one row of a roster: an officer, or an unreadable row with all its problems. */
export function readOfficerRow(sheetRow: SheetRow, context: SheetContext): Officer | UnreadableRow {
  const { file, sheet } = context;
  const place = { file, sheet, row: sheetRow.number };
  if (sheetRow.defect !== null) {
    return { ...place, identity: NOBODY, problems: [DEFECTS[sheetRow.defect]] };
  }
  const readers = cellReaders(sheetRow, context);
  const { problems } = readers;
  const { idCard, first, last, name, sex } = readIdentity(readers);
  const { personnelType, birthDate, enteredService, level, standing, enteredLevel } = readService(readers);
  const salary = readers.required('SALARY', readSalary(readers.textIn('SALARY')), 'amount');
  const { classHeld, classHeldSince } = readClassHeld(readers);
  const rest = readRest(readers);

  const essentials = [idCard, first, last, sex, birthDate, enteredService, level, enteredLevel, salary, classHeld];
  if (problems.length > 0 && essentials.every((value) => value === null)) {
    return { ...place, identity: NOBODY, problems: [NO_OFFICER] };
  }
  if (
    problems.length > 0 ||
    idCard === null ||
    name === null ||
    sex === null ||
    birthDate === null ||
    enteredService === null ||
    enteredLevel === null ||
    salary === null
  ) {
    return { ...place, identity: { idCard, name, sex, level, classHeld, classHeldSince }, problems };
  }
  const known = { ...place, idCard, name, sex, personnelType, birthDate, enteredService, level, enteredLevel, salary };
  return { ...known, classHeld, classHeldSince, standing, ...rest };
}
