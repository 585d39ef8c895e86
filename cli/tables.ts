import type { styleText } from 'node:util';
import type { Basis } from '../lib/eligibility/basis.ts';
import type { Judgement, Verdict } from '../lib/eligibility/judgement.ts';
import type { Counts, HeadCount } from '../lib/results/counts.ts';
import type { RosterReading } from '../lib/roster/read-roster.ts';
import { HELP_PAGES } from '../lib/roster/refusal.ts';
import type { RowPlace } from '../lib/vocabulary/officer.ts';
import type { BothLanguages } from '../lib/vocabulary/words.ts';
import { columns, indented, padded } from './layout.ts';
import { type Language, MEDAL, VERDICTS, WORDS } from './words.ts';

/** How a table is written: in which language, and in which colours, if any. */
export interface Look {
  readonly language: Language;
  readonly paint: (format: Parameters<typeof styleText>[0], text: string) => string;
}

/** Widths of the columns: row, name, level, class held, class to nominate, medal; 80 with the spaces between them. */
const WIDTHS = [7, 36, 5, 7, 8, 7];

/** The left margin of what is said under a name. */
const UNDER_NAME = ' '.repeat(9);

const COLOURS = { eligible: 'green', review: 'yellow', notEligible: 'red' } as const;

/** A row with its sheet and file, where there are several: `0201_1.xls CurrentData!4`. */
export function placeOf({ file, sheet, row }: RowPlace): string {
  return `${file === null ? '' : `${file} `}${sheet === null ? '' : `${sheet}!`}${row}`;
}

/** Lines as a text. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** The round, its rules and the warnings on them, and what the signs of the table mean. */
export function heading({ roundYear, ruleSet }: Basis, { language, paint }: Look): string {
  const words = WORDS[language];
  return textOf([
    ...indented('', words.round(roundYear, ruleSet.id, ruleSet.asOf)),
    ...indented('', words.meaning),
    ...ruleSet.warnings.flatMap((warning) => indented('⚠ ', warning[language])).map((line) => paint('yellow', line)),
    words.legend,
  ]);
}

/** What would make an officer eligible. */
function waysOf({ settledBy, smallestChange }: Judgement): readonly BothLanguages[] {
  const settled = settledBy.flatMap(({ outcomes }) => outcomes.filter(({ verdict }) => verdict === 'eligible'));
  return smallestChange === null ? settled : [smallestChange];
}

/** The lines of an officer: the columns, and under the name the reasons, what would make it eligible, and the notes. */
function officerLines(judgement: Judgement, { language, paint }: Look): readonly string[] {
  const { row, name, level, classHeld, nominate, medal, reasons, notes } = judgement;
  const cells = [`${row}`, name ?? '–', level ?? '–', classHeld ?? '–', nominate ?? '–', medal ? MEDAL : '–'];
  const under = (sign: string, texts: readonly BothLanguages[]) =>
    texts.flatMap((text) => indented(UNDER_NAME + sign, text[language]));
  return [
    ...columns(cells, WIDTHS).map((line) => paint('bold', line)),
    ...under('', reasons),
    ...under('➜ ', waysOf(judgement)).map((line) => paint('cyan', line)),
    ...under('· ', notes).map((line) => paint('dim', line)),
  ];
}

/** The table of officers, grouped by verdict. It keeps the text of each until all are judged. */
export class OfficersTable {
  readonly #look: Look;
  readonly #groups: Record<Verdict, { text: string[]; place: string }> = {
    eligible: { text: [], place: '' },
    review: { text: [], place: '' },
    notEligible: { text: [], place: '' },
  };

  constructor(look: Look) {
    this.#look = look;
  }

  add(judgement: Judgement): void {
    const group = this.#groups[judgement.verdict];
    const place = this.#sheetOf(judgement);
    const isElsewhere = place !== group.place;
    group.place = place;
    group.text.push(textOf([...(isElsewhere ? indented('  ', place) : []), ...officerLines(judgement, this.#look)]));
  }

  /** The groups that have officers, one text an officer. */
  *texts(): Generator<string> {
    const { language, paint } = this.#look;
    const words = WORDS[language];
    for (const verdict of Object.keys(VERDICTS) as Verdict[]) {
      const { text } = this.#groups[verdict];
      if (text.length > 0) {
        const head = `${VERDICTS[verdict][language]} (${words.officers(text.length)})`;
        yield textOf(['', paint(['bold', COLOURS[verdict]], head), ...columns(words.columns, WIDTHS)]);
        yield* text;
      }
    }
  }

  /** The file and the sheet, where there are several. */
  #sheetOf({ file, sheet }: RowPlace): string {
    const words = WORDS[this.#look.language];
    return [...(file === null ? [] : [words.file(file)]), ...(sheet === null ? [] : [words.sheet(sheet)])].join(' ');
  }
}

/** The counts by verdict, by class and of the medal, and what was read. */
export function countsTable(counts: Counts, reading: RosterReading, { language }: Look): string {
  const words = WORDS[language];
  const headsLine = (name: string, heads: HeadCount) => `  ${padded(name, 8)} ${words.heads(heads)}`;
  return textOf([
    '',
    ...indented('', words.rows(counts.rows, counts.eligible, counts.review, counts.notEligible)),
    ...counts.causes.flatMap((cause) => indented('  ', cause[language])),
    ...Object.entries(counts.byClass).map(([name, heads]) => headsLine(name, heads)),
    ...(counts.medal.total > 0 ? [headsLine(MEDAL, counts.medal)] : []),
    '',
    ...readingLines(reading, language),
  ]);
}

/** What was read of a roster, and what was left aside, a line each. */
export function readingLines({ files }: RosterReading, language: Language): readonly string[] {
  const words = WORDS[language];
  const nameOf = (file: string, sheet: string | null) => `${file}${sheet === null ? '' : ` ${words.sheet(sheet)}`}`;
  return [
    ...files.flatMap(({ file, sheets, sheetsLeftAside }) => [
      ...sheets.flatMap((read) => linesOfSheet(nameOf(file, read.sheet), read, language)),
      ...sheetsLeftAside.flatMap(({ sheet, rows, reason }) =>
        indented('', words.notRead(nameOf(file, sheet), rows, reason[language])),
      ),
    ]),
    ...indented('', words.help + HELP_PAGES[language]),
  ];
}

function linesOfSheet(
  name: string,
  read: RosterReading['files'][number]['sheets'][number],
  language: Language,
): readonly string[] {
  const words = WORDS[language];
  const { rows, headerRow, rowsAbove, rowsLeftAside, hidden } = read;
  const { ignored, suspected, twice, notNeeded } = read.columns;
  const listed = (numbers: readonly number[], count = numbers.length) =>
    words.listed(`${numbers.join(', ')}${count > numbers.length ? ' …' : ''}`);
  return [
    ...indented('', words.read(name, rows, headerRow)),
    ...[
      ...(rowsAbove.length > 0 ? [words.above + listed(rowsAbove)] : []),
      ...(rowsLeftAside.count > 0 ? [words.noOfficers + listed(rowsLeftAside.numbers, rowsLeftAside.count)] : []),
      ...(hidden.rows + hidden.columns > 0 ? [words.hidden(hidden.rows, hidden.columns)] : []),
      ...twice.map((column) => words.twice(column.column, column.read, column.leftAside)),
      ...(notNeeded.length > 0 ? [words.notNeeded + notNeeded.join(', ')] : []),
      ...(ignored.length > 0 ? [words.ignored + ignored.join(', ')] : []),
      ...suspected.map(({ cell, title, column }) => words.suspected(cell, title, column)),
    ].flatMap((line) => indented('  ', line)),
  ];
}
