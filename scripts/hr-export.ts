/**
 * The export of the government's HR system (DPIS), and the same officers as a plain roster. Columns, sheets and spellings are
 * those of the system's own report for the Cabinet Secretariat; see docs/rosters.md.
 */
import { buddhistYearOf, type CalendarDay } from '../lib/vocabulary/calendar.ts';
import type { TextSheet } from './biff5.ts';
import type { HrOfficer } from './hr-officers.ts';

/** The columns of the export, in the system's order. */
export const EXPORT_COLUMNS = [
  'DEP_NAME',
  'ID_CARD',
  'TIT_NAME',
  'RANK_NAME',
  'FNAME',
  'LNAME',
  'SEX',
  'BIRTH_DATE',
  'BEG_DATE',
  'BEG_C',
  'BEG_POS_DATE',
  'CC',
  'BEG_C_DATE',
  'BEG_BEF_C_DATE',
  'SALARY',
  'SALARY5Y',
  'POS_AMT',
  'POS_CODE',
  'POS_LEV',
  'BEG_POS_NAME',
  'POS_NAME',
  'L_INS_CODE',
  'L_INS_DATE',
  'REMARK',
  'RESIGN_DATE',
  'RETURN_DATE',
  'OLDF_NAME',
  'OLDL_NAME',
  'STATUS_EXP',
  'PERSONAL_TYPE',
  'ORG_NAME',
] as const;

type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** How an export is laid out. */
export interface ExportLayout {
  /** Most officers of a sheet: 1,000 in the system. */
  readonly sheetSize: number;
  /** Most sheets of a file: 5 in the system. */
  readonly sheetsPerFile: number;
  /** Whether the division is exported: only when asked for. */
  readonly withDivision: boolean;
  /** Whether the sex is a number, as older versions write it. */
  readonly sexAsNumber: boolean;
}

/** The system's own layout. */
export const SYSTEM_LAYOUT: ExportLayout = {
  sheetSize: 1_000,
  sheetsPerFile: 5,
  withDivision: false,
  sexAsNumber: false,
};

/** A file of an export, before it is written in a format. */
export interface ExportFile {
  /** Without an extension. */
  readonly name: string;
  readonly sheets: readonly TextSheet[];
}

const TITLE = 'ระบบเครื่องราชย์ของสำนักเลขาธิการคณะรัฐมนตรี';
const WAY_OF_REPORT = 'รูปแบบการออกรายงาน : โครงสร้างตามกฎหมาย';
const NOBODY = '***** ไม่มีข้อมูล *****';

/** Rows above the officers: two of titles and the header. */
export const ROWS_ABOVE_OFFICERS = 3;

/** `5/03/2525`: the day without a zero before it, the month with one. */
function exportDate(day: CalendarDay | ''): string {
  return day === '' ? '' : `${Number(day.slice(8))}/${day.slice(5, 7)}/${buddhistYearOf(day)}`;
}

/** `9-9999-99999-99-9`. */
function withDashes(idCard: string): string {
  return idCard.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1-$2-$3-$4-$5');
}

function sexOf({ sex }: HrOfficer, asNumber: boolean): string {
  if (sex === '') {
    return '';
  }
  return asNumber ? String(sex === 'M' ? 1 : 2) : sex === 'M' ? 'ชาย' : 'หญิง';
}

/** The levels before 2551, of those who entered before: at entry, the last one, and the days of the last two. */
function oldLevels({ enteredService }: HrOfficer): Partial<Record<ExportColumn, string>> {
  const year = buddhistYearOf(enteredService);
  if (year >= 2551) {
    return {};
  }
  return { BEG_C: '3', CC: year < 2540 ? '7' : '5', BEG_C_DATE: '1/10/2548', BEG_BEF_C_DATE: '11/12/2543' };
}

function cellsOf(officer: HrOfficer, { sexAsNumber }: ExportLayout): Partial<Record<ExportColumn, string>> {
  const { idCard, breaks, formerNames } = officer;
  return {
    ...oldLevels(officer),
    DEP_NAME: 'สำนักสมมุติ',
    // The system keeps the id as it was typed; one in five was typed with dashes.
    ID_CARD: Number(idCard) % 5 === 0 ? withDashes(idCard) : idCard,
    TIT_NAME: officer.title,
    RANK_NAME: officer.rank,
    FNAME: officer.first,
    LNAME: officer.last,
    SEX: sexOf(officer, sexAsNumber),
    BIRTH_DATE: exportDate(officer.birthDate),
    BEG_DATE: exportDate(officer.enteredService),
    BEG_POS_DATE: exportDate(officer.enteredLevel),
    SALARY: String(officer.salary),
    SALARY5Y: String(officer.salaryFiveYearsAgo ?? ''),
    POS_AMT: String(officer.allowance ?? 0),
    POS_CODE: String(Number(idCard.slice(5)) % 9_000),
    POS_LEV: officer.levelInExport,
    BEG_POS_NAME: officer.positionName,
    POS_NAME: officer.positionName,
    L_INS_CODE: officer.classHeld,
    L_INS_DATE: exportDate(officer.classHeldSince),
    REMARK: officer.remark,
    RESIGN_DATE: breaks.map(({ left }) => exportDate(left)).join(';;'),
    RETURN_DATE: breaks.map(({ returned }) => exportDate(returned)).join(';;'),
    OLDF_NAME: formerNames.map(({ first }) => first).join(';;'),
    OLDL_NAME: formerNames.map(({ last }) => last).join(';;'),
    STATUS_EXP: 'มีชีวิตอยู่',
    PERSONAL_TYPE: officer.kind,
    ORG_NAME: 'ส่วนกลาง',
  };
}

function partsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}_${index}`;
}

/**
 * The files of an export: two rows of titles and the header on each sheet, every cell a text. An export of nobody is one
 * sheet that says so.
 */
export function hrExport(officers: readonly HrOfficer[], layout: ExportLayout, name = 'rpt_soc_xls2'): ExportFile[] {
  if (officers.length === 0) {
    return [{ name, sheets: [{ name: 'CurrentData', rows: [[NOBODY]] }] }];
  }
  const columns = EXPORT_COLUMNS.filter((column) => layout.withDivision || column !== 'ORG_NAME');
  const titleRow = (title: string) => columns.map((_, index) => (index === 0 ? title : ''));
  const rowOf = (officer: HrOfficer) => {
    const cells = cellsOf(officer, layout);
    return columns.map((column) => cells[column] ?? '');
  };
  return partsOf(partsOf(officers, layout.sheetSize), layout.sheetsPerFile).map((sheets, file) => ({
    name: numbered(name, file),
    sheets: sheets.map((part, sheet) => ({
      name: numbered(numbered('CurrentData', file), sheet),
      rows: [titleRow(TITLE), titleRow(WAY_OF_REPORT), [...columns], ...part.map(rowOf)],
    })),
  }));
}

const PLAIN_COLUMNS = [
  'ID_CARD',
  'TIT_NAME',
  'FNAME',
  'LNAME',
  'SEX',
  'BIRTH_DATE',
  'BEG_DATE',
  'POS_LEV',
  'BEG_POS_DATE',
  'SALARY',
  'SALARY5Y',
  'POS_AMT',
  'L_INS_CODE',
  'L_INS_DATE',
  'PERSONAL_TYPE',
  'SKILLED',
] as const;

/**
 * The same officers as a plain roster (CSV) in the columns of docs/rosters.md. Levels are our own codes, ISO dates need no
 * era, and a permanent employee's job is in SKILLED. There are no leavings, because everyone is in service.
 */
export function plainRoster(officers: readonly HrOfficer[]): string {
  const lines = officers.map((officer) =>
    [
      officer.idCard,
      officer.rank || officer.title,
      officer.first,
      officer.last,
      officer.sex,
      officer.birthDate,
      officer.enteredService,
      officer.level,
      officer.enteredLevel,
      officer.salary,
      officer.salaryFiveYearsAgo ?? '',
      officer.allowance ?? '',
      officer.classHeld,
      officer.classHeldSince,
      officer.kind,
      officer.skilled,
    ].join(','),
  );
  return [PLAIN_COLUMNS.join(','), ...lines, ''].join('\n');
}
