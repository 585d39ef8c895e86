import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Judgement } from '../../../lib/eligibility/judgement.ts';
import type { RosterSource } from '../../../lib/roster/read-roster.ts';
import { biff5 } from '../../../scripts/biff5.ts';
import { biff8 } from '../../../scripts/biff8.ts';
import {
  EXPORT_COLUMNS,
  type ExportFile,
  type ExportLayout,
  hrExport,
  plainRoster,
  ROWS_ABOVE_OFFICERS,
  SYSTEM_LAYOUT,
} from '../../../scripts/hr-export.ts';
import { type HrOfficer, hrOfficers } from '../../../scripts/hr-officers.ts';
import { seeded } from '../../../scripts/seeded-random.ts';
import { windows874 } from '../../../scripts/windows-874.ts';
import { type WorkbookCell, type Worksheet, workbook } from '../../../scripts/workbook.ts';
import { sourceOf } from './reading.ts';
import { judgementsOf, verdictOf } from './verdicts.ts';

/** The lives of an export: as the system writes it, re-saved by Excel in two formats, saved sheet by sheet as CSV. */
export const EXPORT_FORMATS = ['biff5', 'biff8', 'xlsx', 'csv'] as const;

type ExportFormat = (typeof EXPORT_FORMATS)[number];

const AMOUNT_COLUMNS = ['SALARY', 'SALARY5Y', 'POS_AMT'].map((name) => EXPORT_COLUMNS.indexOf(name as 'SALARY'));
const AWARD_DATE = EXPORT_COLUMNS.indexOf('L_INS_DATE');

/** A day as Excel has it after someone typed it with its Buddhist year: a date of the Christian year 2564. */
function typedDate(text: string): WorkbookCell {
  const [, day, month, year] = /^(28)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : new Date(`${year}-${month}-${day}`);
}

/** The sheets as they are after someone opened them in Excel, corrected some cells, and perhaps added sheets. */
function resaved({ sheets }: ExportFile, random: () => number): Worksheet[] {
  const typed = (cell: string, column: number): WorkbookCell => {
    if (cell === '' || random() < 0.9) {
      return cell;
    }
    return AMOUNT_COLUMNS.includes(column) ? Number(cell) : column === AWARD_DATE ? typedDate(cell) : cell;
  };
  const worksheets: Worksheet[] = sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row, index) => (index < ROWS_ABOVE_OFFICERS ? row : row.map(typed))),
  }));
  if (random() < 0.2) {
    // An old copy of the first sheet: were it read, its officers would be there twice.
    worksheets.unshift({ name: 'สำเนาเดิม', isHidden: true, rows: sheets[0]?.rows ?? [] });
  }
  if (random() < 0.2) {
    worksheets.push({ name: 'สรุป', rows: [['สรุปจำนวน'], ['ข้าราชการ', 12], ['ลูกจ้างประจำ', 3]] });
  }
  return worksheets;
}

/** A sheet as Excel saves it as CSV: each row as wide as the widest, in the encoding of its two kinds of CSV. */
function csvSheet({ rows }: ExportFile['sheets'][number], random: () => number): Uint8Array {
  const written = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
  return random() < 0.5 ? Buffer.from(`\ufeff${text}`) : windows874(text);
}

/** The files in which a file of an export is found in each of its lives. */
const WRITERS: Readonly<Record<ExportFormat, (file: ExportFile, random: () => number) => RosterSource[]>> = {
  biff5: ({ name, sheets }, random) => {
    const codePage = [undefined, 874, 1252][Math.floor(random() * 3)];
    return [sourceOf(`${name}.xls`, biff5(sheets, codePage))];
  },
  biff8: (file, random) => [sourceOf(`${file.name}.xls`, biff8(resaved(file, random)))],
  xlsx: (file, random) => [sourceOf(`${file.name}.xlsx`, workbook(resaved(file, random)))],
  csv: ({ name, sheets }, random) =>
    sheets.map((sheet) => sourceOf(`${name} ${sheet.name}.csv`, csvSheet(sheet, random))),
};

/**
 * Whether a break in the officer's service, of which a plain roster says nothing, explains the difference: the verdict is a
 * review that gives the break as its reason, or the long-service medal is not proposed and a note says why.
 */
function isForBreak(judgement: Judgement, plain: Judgement, { breaks }: HrOfficer): boolean {
  if (!breaks.some(({ left, returned }) => left < returned)) {
    return false;
  }
  const found = { ...verdictOf(judgement) };
  const expected = { ...verdictOf(plain) };
  if (judgement.reasons.some(({ code }) => code === 'SERVICE_BROKEN')) {
    Object.assign(expected, { verdict: 'review', nominate: found.nominate });
  }
  if (judgement.notes.some(({ code }) => code === 'MEDAL_SERVICE_BROKEN')) {
    expected.medal = false;
  }
  return isDeepStrictEqual(found, expected);
}

/** What is wrong in a judgement on an officer of an export, beside the one on the same officer of the plain roster. */
function faultsOf(judgements: readonly Judgement[], plain: Judgement, officer: HrOfficer): string[] {
  const [judgement, ...others] = judgements;
  if (judgement === undefined || others.length > 0) {
    return [`officer ${officer.idCard} is there ${judgements.length} times`];
  }
  const codes = judgement.reasons.map(({ code }) => code);
  if (codes.some((code) => code.startsWith('UNREADABLE') || code === 'DUPLICATE_ROW')) {
    return [`officer ${officer.idCard}: ${judgement.reasons.map(({ en }) => en).join(' ')}`];
  }
  if (isDeepStrictEqual(verdictOf(judgement), verdictOf(plain)) || isForBreak(judgement, plain, officer)) {
    return [];
  }
  const said = [judgement, plain].map((one) => JSON.stringify({ ...verdictOf(one), reasons: one.reasons }));
  return [`officer ${officer.idCard}: ${said.join('; plain roster: ')}`];
}

/** An export of up to 40 officers over one to three files, and the same officers as a plain roster. */
function exportOf(seed: number) {
  const random = seeded(seed);
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  // Mostly small, so that many exports have several sheets.
  const sheetSize = 5 + Math.floor(random() ** 2 * 26);
  const layout: ExportLayout = {
    sheetSize,
    sheetsPerFile: between(1, 3),
    withDivision: random() < 0.5,
    sexAsNumber: random() < 0.2,
  };
  const most = Math.min(40, 3 * layout.sheetsPerFile * sheetSize);
  // Mostly few, so that many exports are soon read.
  const officers = hrOfficers('0999', 1 + Math.floor(random() ** 2 * most), seed);
  return { random, layout, officers };
}

async function faultsOfExport(seed: number, format: ExportFormat): Promise<string[]> {
  const { random, layout, officers } = exportOf(seed);
  const sources = hrExport(officers, layout).flatMap((file) => WRITERS[format](file, random));
  const judgements = await judgementsOf(sources);
  const plain = await judgementsOf([sourceOf('plain.csv', plainRoster(officers))]);
  const byId = Map.groupBy(judgements, ({ idCard }) => idCard);
  const faults = officers.flatMap((officer, index) =>
    faultsOf(byId.get(officer.idCard) ?? [], plain[index] as Judgement, officer),
  );
  return judgements.length === officers.length
    ? faults
    : [`${judgements.length} rows for ${officers.length} officers`, ...faults];
}

/**
 * Reads and judges exports of the HR system, each in one format by turn: no row is in review because of its format, no
 * officer is missing, and every verdict is that of the plain roster.
 *
 * @param firstSeed seed of the first export; each other has the next one
 */
export async function expectExportsAreReadRight(runs: number, firstSeed: number): Promise<void> {
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const format = EXPORT_FORMATS[seed % EXPORT_FORMATS.length] as ExportFormat;
    const faults = await faultsOfExport(seed, format).catch((thrown: unknown) => {
      throw new Error(`the export of seed ${seed} as ${format} was not read`, { cause: thrown });
    });
    expect(faults, `the export of seed ${seed} as ${format}`).toEqual([]);
  }
}

/** The only file of an export for which the search found nobody. */
export function exportOfNobody(format: (typeof EXPORT_FORMATS)[number]): RosterSource {
  const [source] = hrExport([], SYSTEM_LAYOUT).flatMap((file) => WRITERS[format](file, () => 1 / 2));
  return source as RosterSource;
}
