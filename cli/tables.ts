import type { Basis } from '../lib/eligibility/basis.ts';
import type { ConditionTested, Judgement, SettledBy, Verdict } from '../lib/eligibility/judgement.ts';
import type { Counts, HeadCount } from '../lib/results/counts.ts';
import type { RosterReading } from '../lib/roster/read-roster.ts';
import type { RowPlace } from '../lib/vocabulary/officer.ts';
import type { BothLanguages } from '../lib/vocabulary/words.ts';

/** The verdicts in a table. */
export const VERDICTS: Record<Verdict, string> = {
  eligible: '✅ eligible',
  notEligible: '✗ not eligible',
  review: '❓ review',
};

/** The long-service medal, as the forms abbreviate it. */
export const MEDAL = 'ร.จ.พ.';

/** Before what would make an officer eligible. */
const WAY = '➜';

/** Width of a row's number. */
const ROW_WIDTH = 6;

/** The width on the screen. Thai vowels and tone marks above and below a letter add nothing to it. */
function widthOf(text: string): number {
  return text.normalize('NFC').replace(/[\p{Mn}\p{Me}]/gu, '').length;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Widths of the columns between the place and the reason. */
const WIDTHS = [28, 5, 7, 15, 8, 6];

/** A line of the table of officers: place, name, level, class held, verdict, class to nominate, medal. */
function columns(place: string, ...cells: readonly string[]): string {
  return [place, ...cells.map((cell, index) => padded(cell, WIDTHS[index] ?? 0))].join(' ');
}

/** A row with its sheet and file, where there are several: `0201_1.xls CurrentData!4`. */
export function placeOf({ file, sheet, row }: RowPlace): string {
  return `${sheetOf(file, sheet)}${row}`;
}

function sheetOf(file: string | null, sheet: string | null): string {
  return `${file === null ? '' : `${file} `}${sheet === null ? '' : `${sheet}!`}`;
}

/** The width of the column of rows, with their sheets and files: room for a row's number in each sheet that was read. */
export function placeWidthOf({ files }: RosterReading): number {
  const widths = files.flatMap(({ file, sheets, sheetsLeftAside }) => {
    const hasOneSheet = sheets.length + sheetsLeftAside.length === 1;
    return sheets.map(({ sheet }) => widthOf(sheetOf(files.length === 1 ? null : file, hasOneSheet ? null : sheet)));
  });
  return Math.max(...widths) + ROW_WIDTH;
}

/** The head of the table of officers, whose first column has this width. */
export function heading({ roundYear, ruleSet }: Basis, placeWidth: number): string {
  const warnings = ruleSet.warnings.map(({ th, en }) => `⚠ ${th}\n  ${en}\n`).join('');
  return `Round ${roundYear}, rules ${ruleSet.id}, cut-off day ${ruleSet.asOf}. Eligible means: may be considered; it is not an entitlement.\n${warnings}\n${columns(padded('row', placeWidth), 'name', 'level', 'held', 'verdict', 'nominate', 'medal')} reason ${WAY} what would make it eligible · note\n`;
}

/** What would make an officer eligible. */
function waysOf({ settledBy, smallestChange }: Judgement): readonly BothLanguages[] {
  const settled = settledBy.flatMap(({ outcomes }) => outcomes.filter(({ verdict }) => verdict === 'eligible'));
  return smallestChange === null ? settled : [smallestChange];
}

/** The line of an officer, whose first column has this width. */
export function officerLine(judgement: Judgement, placeWidth: number): string {
  const { name, level, classHeld, verdict, nominate, medal, reasons, notes } = judgement;
  const cells = columns(
    padded(placeOf(judgement), placeWidth),
    ...[name ?? '–', level ?? '–', classHeld ?? '–', VERDICTS[verdict], nominate ?? '–', medal ? MEDAL : '–'],
  );
  const said = reasons.map(({ th }) => th).join(' · ');
  const ways = waysOf(judgement).map(({ th }) => ` ${WAY} ${th}`);
  const noted = notes.map(({ th }) => ` · ${th}`);
  return `${cells} ${said}${ways.join('')}${noted.join('')}\n`;
}

function headsLine(name: string, { men, women, unspecified, total }: HeadCount): string {
  return `  ${padded(name, 8)} men ${men}, women ${women}${unspecified > 0 ? `, unspecified ${unspecified}` : ''}, total ${total}`;
}

/** The counts by verdict, by class and of the medal, and what was read. */
export function countsTable(counts: Counts, reading: RosterReading): string {
  const lines = [
    '',
    `${counts.rows} rows: ${counts.eligible} eligible, ${counts.notEligible} not eligible, ${counts.review} to review`,
    ...counts.causes.flatMap(({ th, en }) => [`  ${th}`, `  ${en}`]),
    ...Object.entries(counts.byClass).map(([name, heads]) => headsLine(name, heads)),
    ...(counts.medal.total > 0 ? [headsLine(MEDAL, counts.medal)] : []),
    '',
    ...readingLines(reading),
    '',
  ];
  return lines.join('\n');
}

/** What was read of a roster, and what was left aside, a line each. */
export function readingLines({ files, help }: RosterReading): readonly string[] {
  const lines = files.flatMap(({ file, sheets, sheetsLeftAside }) => [
    ...sheets.flatMap((sheet) => linesOfSheet(file, sheet)),
    ...sheetsLeftAside.map(
      ({ sheet, rows, reason: { th, en } }) => `Not read: ${file}${nameOfSheet(sheet)}, ${rows} rows: ${th} (${en})`,
    ),
  ]);
  return [...lines, `What is read, and how: ${help}`];
}

function nameOfSheet(sheet: string | null): string {
  return sheet === null ? '' : `, sheet ${sheet}`;
}

function linesOfSheet(file: string, read: RosterReading['files'][number]['sheets'][number]): readonly string[] {
  const { sheet, rows, headerRow, rowsAbove, rowsLeftAside, hidden, columns } = read;
  const listed = (numbers: readonly number[], count = numbers.length) =>
    `${count > 1 ? 'rows' : 'row'} ${numbers.join(', ')}${count > numbers.length ? ' …' : ''}`;
  const { ignored, suspected, twice, notNeeded } = columns;
  return [
    `Read: ${file}${nameOfSheet(sheet)}, ${rows} officers; the header is row ${headerRow}`,
    ...(rowsAbove.length > 0 ? [`  Above the header, not read: ${listed(rowsAbove)}`] : []),
    ...(rowsLeftAside.count > 0
      ? [`  No officers (totals, signatures, notes): ${listed(rowsLeftAside.numbers, rowsLeftAside.count)}`]
      : []),
    ...(hidden.rows + hidden.columns > 0
      ? [`  Hidden, and read all the same: ${hidden.rows} rows, ${hidden.columns} columns`]
      : []),
    ...twice.map(
      ({ column, read, leftAside }) => `  ${column} stands there twice: ${read} was read, ${leftAside} is hidden`,
    ),
    ...(notNeeded.length > 0 ? [`  Columns that no rule needs: ${notNeeded.join(', ')}`] : []),
    ...(ignored.length > 0 ? [`  Columns that were not read: ${ignored.join(', ')}`] : []),
    ...suspected.map(({ cell, title, column }) => `  Is ${cell} (${title}) meant as ${column}? It was not read.`),
  ];
}

/** The class held in words; nothing is said of a cell that could not be read, or of a row that was not judged. */
function heldInWords({ classHeld, classHeldSince, conditions, reasons, notes }: Judgement): string {
  if (classHeld !== null) {
    return `${classHeld}${classHeldSince === null ? '' : ` since ${classHeldSince}`}`;
  }
  const isUnread = [...reasons, ...notes].some(
    ({ code, en }) => /^(UNREADABLE_CELL|CELL_NOT_NEEDED)$/.test(code) && /: column L_INS_CODE\b/.test(en),
  );
  return conditions.length === 0 || isUnread ? '–' : 'no class';
}

/** A heading and the lines under it; nothing where there are none. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function inBoth({ th, en }: BothLanguages): string {
  return `${th} (${en})`;
}

/** What would settle the verdict, by facts. */
function settlementLines(settled: SettledBy): readonly string[] {
  const { facts, outcomes } = settled;
  return outcomes.length === 0
    ? [`  ${inBoth(settled)}`]
    : [`  ${facts.join(', ')}`, ...outcomes.map((outcome) => `    ${inBoth(outcome)}`)];
}

const MET = { true: '✅ met', false: '✗ not met', null: '❓ unknown' };

function conditionLine({ name, rule, found, needed, met }: ConditionTested): string {
  const which = rule === null ? name : `${name} of rule ${rule}`;
  return `  ${padded(MET[`${met}`], 11)} ${which}: found ${found ?? 'nothing'}, needed ${needed}`;
}

/** All conditions tested for one officer, the verdict, and what would settle or change it. */
export function explanation(judgement: Judgement): string {
  const { name, level, verdict, nominate, rule, medal, firstPossibleRound, smallestChange } = judgement;
  const lines = [
    `Row ${placeOf(judgement)}: ${name ?? 'name unreadable'}, level ${level ?? '–'}, holds ${heldInWords(judgement)}`,
    `${VERDICTS[verdict]}${nominate ? `: ${nominate}` : ''}${rule ? ` by rule ${rule}` : ''}${medal ? `, and the long-service medal ${MEDAL}` : ''}`,
    ...(firstPossibleRound === null ? [] : [`First round in which it could hold: ${firstPossibleRound}`]),
    ...section('Reasons', [
      ...judgement.reasons.map((reason) => `  ${reason.code}: ${inBoth(reason)}`),
      ...judgement.notes.map((note) => `  note ${note.code}: ${inBoth(note)}`),
    ]),
    ...section('What would settle it', judgement.settledBy.flatMap(settlementLines)),
    ...section(
      'The smallest change that would make it eligible',
      smallestChange === null ? [] : [`  ${inBoth(smallestChange)}`],
    ),
    ...section('Conditions', judgement.conditions.map(conditionLine)),
    '',
  ];
  return lines.join('\n');
}
