import { classFrom } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import { hasLevels, isOldLevel, jobGroupFrom, levelFrom, levelOf, standingFrom } from '../vocabulary/levels.ts';
import type {
  Identity,
  JobGroup,
  OfficerRead,
  PersonInNoSchedule,
  PersonnelType,
  RowPlace,
  UnreadableRow,
} from '../vocabulary/officer.ts';
import { type Personnel, personnelFrom } from '../vocabulary/personnel.ts';
import { readAmount, readDays, readSalary, readYears } from './amounts.ts';
import { type CellReaders, cellReaders } from './cell-readers.ts';
import { DELIMITERS } from './csv-row.ts';
import { columnProblem, DEFECTS } from './problems.ts';
import { readServiceHistory } from './service-history.ts';
import type { Cell, SheetRow } from './sheet.ts';
import type { SheetContext } from './sheet-context.ts';
import { kindOf, kindOfPlaceholder, type Reading, readCitizenId, textOf } from './values.ts';
import { readAccusation, readFlag, readSex, readSpecialMerit, readStatus } from './words-in-cells.ts';

/** How working lists say that an officer holds no class. */
const WRITTEN_AS_NO_CLASS = /^((ยัง)?ไม่(มี|เคย|ได้รับ|เคยได้รับ|เคยได้รับพระราชทาน))?$/;

const NOBODY: Identity = { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null };

/** A title in front of a whole name, with the space that Thai does not have. */
const SPACED_TITLE = /^(นาย|นางสาว|นาง|น\.ส\.) (?=\S+ \S)/;

/** What stands between a title and a name: Thai has no space there, Latin script has one. */
function gapBehind(title: string, name: string): string {
  return /[A-Za-z.]$/.test(title) && /^[A-Za-z]/.test(name) ? ' ' : '';
}

/** The full name, of its parts or of the column that holds it whole. A rank takes the place of a missing title. */
function readName({ problem, hasColumn, textIn, text }: CellReaders): string | null {
  const title = text('TIT_NAME', false) ?? text('RANK_NAME', false) ?? '';
  const hasParts = hasColumn('FNAME') && hasColumn('LNAME');
  if (hasParts && (!hasColumn('FULL_NAME') || textIn('FNAME') !== '' || textIn('LNAME') !== '')) {
    const first = text('FNAME', true);
    const last = text('LNAME', true);
    return first === null || last === null ? null : `${title}${gapBehind(title, first)}${first} ${last}`;
  }
  const whole = text('FULL_NAME', true)?.replace(SPACED_TITLE, '$1') ?? null;
  if (whole !== null && !whole.includes(' ')) {
    problem('FULL_NAME', 'text', 'wholeName');
    return null;
  }
  return whole === null || whole.startsWith(title) ? whole : `${title}${gapBehind(title, whole)}${whole}`;
}

/** The kind of personnel; null where a formula for it was not computed. */
function personnelOf({ textIn, problems }: CellReaders): Personnel | null {
  const text = textIn('PERSONAL_TYPE');
  if (text === '') {
    return problems.length > 0 ? null : { type: 'civilServant' };
  }
  return personnelFrom(text);
}

/** Who the officer is. */
function readIdentity(readers: CellReaders) {
  const idCard = readers.required('ID_CARD', readCitizenId, 'citizenId');
  const name = readName(readers);
  const sex = readers.optional('SEX', readSex, 'sex');
  return { idCard, name, sex };
}

/** A reader of levels; a government employee's and another's are not each other's. */
function readerOfLevel(personnelType: PersonnelType | null): (text: string) => Reading<string> {
  return (text) => {
    const code = levelFrom(text);
    if (code === null) {
      const isOld = personnelType !== 'governmentEmployee' && isOldLevel(text);
      return { found: isOld ? 'oldLevel' : kindOf(text) };
    }
    const isOfGroup = levelOf(code)?.personnelType === 'governmentEmployee';
    return personnelType !== null && isOfGroup !== (personnelType === 'governmentEmployee')
      ? { found: 'levelOfOtherPersonnel' }
      : { value: code };
  };
}

/** The level with what takes its place: the standing of a teacher, the group of a permanent employee's job. */
function readLevel(readers: CellReaders, personnelType: PersonnelType | null) {
  const { textIn, text, missing, optional } = readers;
  const levelText = textIn('POS_LEV');
  const standingGiven = text('STANDING', false);
  if (personnelType !== null && !hasLevels(personnelType)) {
    const itsGroup = personnelType === 'permanentEmployee' ? jobGroupFrom(levelText) : null;
    return { level: null, standing: standingGiven, jobGroup: itsGroup };
  }
  // POS_LEV of a teacher often holds the academic standing, whose names are also names of civil servants' levels.
  const hasStandingForLevel = personnelType === 'teacher' && ![null, 'none'].includes(standingFrom(levelText));
  const standing = standingGiven ?? (hasStandingForLevel ? levelText : null);
  const jobGroup: JobGroup | null = null;
  if (hasStandingForLevel) {
    return { level: null, standing, jobGroup };
  }
  const remedy = personnelType === 'governmentEmployee' ? 'employeeGroup' : 'level';
  if (levelText === '' && !(personnelType === 'teacher' && standing !== null)) {
    missing('POS_LEV', remedy);
  }
  return { level: optional('POS_LEV', readerOfLevel(personnelType), remedy), standing, jobGroup };
}

/** The class held. */
function readClassHeld({ problem, problems, cellOf, textIn, optional, optionalDay }: CellReaders) {
  const text = textIn('L_INS_CODE');
  // A lookup that found nothing (#N/A) does not say that no class is held.
  const isUnknown = text === '' && kindOfPlaceholder(textOf(cellOf('L_INS_CODE'))) === 'excelError';
  if (isUnknown) {
    problem('L_INS_CODE', 'excelError', 'insigniaClass');
  }
  const holdsNone = WRITTEN_AS_NO_CLASS.test(text);
  const readClass = (written: string): Reading<string> => {
    const value = classFrom(written);
    return value === null ? { found: kindOf(written) } : { value };
  };
  const classHeld = holdsNone ? null : optional('L_INS_CODE', readClass, 'insigniaClass');
  const isNoDay = holdsNone && WRITTEN_AS_NO_CLASS.test(textIn('L_INS_DATE'));
  const classHeldSince = isNoDay ? null : optionalDay('L_INS_DATE');
  const hasDay = classHeldSince !== null || problems.some(({ column }) => column === 'L_INS_DATE');
  if (hasDay && holdsNone && !isUnknown) {
    problem('L_INS_CODE', 'nothing', 'insigniaMissing');
  }
  return { classHeld, classHeldSince };
}

/** An amount that may be ไม่มี. */
function readAmountOrNone(text: string): Reading<number> {
  return text === 'ไม่มี' ? { value: 0 } : readAmount(text);
}

/** The optional fields. */
function readRest({ optional, text }: CellReaders) {
  const flag = (column: ColumnName) => optional(column, readFlag, 'flag');
  return {
    // Exports write 0 where there is no amount.
    salaryFiveYearsAgo: optional('SALARY5Y', readAmountOrNone, 'amount') || null,
    allowance: optional('POS_AMT', readAmountOrNone, 'amount') || null,
    positionName: text('POS_NAME', false),
    nationality: text('NATIONALITY', false),
    recalled: flag('RECALLED'),
    imprisoned: flag('IMPRISONED'),
    reinstated: flag('REINSTATED'),
    accused: optional('ACCUSED', readAccusation, 'accusation'),
    deferred: flag('DEFER'),
    deceased: optional('STATUS_EXP', readStatus, 'status'),
    specialMerit: optional('SPECIAL_MERIT', readSpecialMerit, 'specialMerit'),
    head: flag('HEAD'),
    skilled: flag('SKILLED'),
    medalHeld: flag('MEDAL'),
    officeDays: optional('OFFICE_DAYS', readDays, 'days'),
    officePay: flag('OFFICE_PAY'),
    extraYears: optional('EXTRA_YEARS', readYears, 'years'),
  };
}

/** The identity of a person of whom nothing else is read, as far as it is readable. */
function identityOnly(readers: CellReaders): Identity {
  const { classHeld, classHeldSince } = readClassHeld(readers);
  return { ...readIdentity(readers), level: levelFrom(readers.textIn('POS_LEV')), classHeld, classHeldSince };
}

/** Reads the row of a person whose kind is in a schedule, or cannot be read. */
function readOfficer(readers: CellReaders, place: RowPlace, personnel: Personnel | null): OfficerRead | UnreadableRow {
  const { problems, problem, textIn, day } = readers;
  const { idCard, name, sex } = readIdentity(readers);
  const known = personnel !== null && typeof personnel === 'object' && 'type' in personnel ? personnel.type : null;
  if (personnel === 'unknown') {
    problem('PERSONAL_TYPE', kindOf(textIn('PERSONAL_TYPE')), 'personnelType');
  }
  const birthDate = day('BIRTH_DATE');
  const enteredService = day('BEG_DATE');
  const { level, standing, jobGroup } = readLevel(readers, known);
  // Permanent employees have no level: the day of being hired takes its place.
  const hasNoLevel = known === 'permanentEmployee' && textIn('BEG_POS_DATE') === '';
  const enteredLevel = hasNoLevel ? enteredService : day('BEG_POS_DATE');
  const salary = readers.required('SALARY', readSalary, 'amount');
  const { classHeld, classHeldSince } = readClassHeld(readers);
  const history = readServiceHistory(readers, birthDate, enteredService);
  const rest = readRest(readers);
  const unsureDates = readers.unsureDates();
  const isStopped = problems.some(({ column }) => column === 'POS_LEV' || isOfTwoRows(readers.cellOf(column)));
  // Without the id, the kind of personnel and the level nothing of a row can be tested.
  if (isStopped || known === null || idCard === null) {
    return { ...place, identity: { idCard, name, sex, level, classHeld, classHeldSince }, problems };
  }
  const person = { ...place, idCard, name, sex, personnelType: known, birthDate, enteredService, level, enteredLevel };
  const facts = { salary, classHeld, classHeldSince, standing, jobGroup, ...history, ...rest, unsureDates };
  return { ...person, ...facts, unread: problems };
}

/**
 * Whether a cell holds the end of one row and the beginning of the next, as where a quotation mark of a CSV file closes a line
 * too late: the other cells are then of two people.
 */
function isOfTwoRows(cell: Cell): boolean {
  const text = String(cell);
  return /[\r\n]/.test(text) && DELIMITERS.some((delimiter) => text.includes(delimiter));
}

/**
 * Reads one row of a roster: an officer with the cells that could not be read, a person in no schedule, or a row of which
 * nothing can be tested, with all its problems.
 */
export function readOfficerRow(
  sheetRow: SheetRow,
  context: SheetContext,
): OfficerRead | UnreadableRow | PersonInNoSchedule {
  const { file, sheet } = context;
  const place = { file, sheet, row: sheetRow.number };
  // The rest of a broken line is no officer's row.
  if (sheetRow.defect !== null && sheetRow.defect !== 'continuation') {
    return { ...place, identity: NOBODY, problems: [DEFECTS[sheetRow.defect]] };
  }
  const readers = cellReaders(sheetRow, context);
  const personnel = personnelOf(readers);
  if (personnel !== null && typeof personnel === 'object' && 'inNoSchedule' in personnel) {
    return { ...place, identity: identityOnly(readers), kindOfPersonnel: personnel.inNoSchedule };
  }
  if (personnel === 'ofOtherSchedule') {
    const problem = columnProblem('PERSONAL_TYPE', 'kindOfOtherSchedule', 'personnelOfOtherSchedule');
    return { ...place, identity: identityOnly(readers), problems: [problem] };
  }
  return readOfficer(readers, place, personnel);
}
