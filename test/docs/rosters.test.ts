import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ROSTER_FILES_MAX, ROSTER_MAX_BYTES } from '../../lib/config/defaults.ts';
import { REASON_TEXTS } from '../../lib/eligibility/reasons.ts';
import { InsigniaError } from '../../lib/errors.ts';
import { formatOf, notXlsx } from '../../lib/roster/file-kind.ts';
import { columnProblem, DEFECTS } from '../../lib/roster/problems.ts';
import { HEADER_ROWS_MAX, REASONS_LEFT_ASIDE } from '../../lib/roster/reading.ts';
import { HELP_PAGES, rosterUnreadable } from '../../lib/roster/refusal.ts';
import { refuseBeyondLastRow, refuseEndlessRow } from '../../lib/roster/sheet.ts';
import { RowsOfRoster } from '../../lib/roster/survey.ts';
import { type FoundKind, TEXT_MAX_CHARACTERS } from '../../lib/roster/values.ts';
import { damagedWorkbook, lockedWorkbook } from '../../lib/roster/workbook-refusals.ts';
import { openXls } from '../../lib/roster/xls.ts';
import { COLUMNS, type ColumnName } from '../../lib/vocabulary/columns.ts';
import { type BothLanguages, withCommas } from '../../lib/vocabulary/words.ts';
import { csvOf, GOOD_ROW, refusalOf, sourceOf } from '../helpers/roster/reading.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFile(new URL(path, root), 'utf8');

/** The page for officers in each language. */
const PAGES = { th: await text(HELP_PAGES.th), en: await text(HELP_PAGES.en) };
const LANGUAGES = ['th', 'en'] as const;

const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** Every kind of value that cannot be read. */
const FOUND_KINDS = {
  nothing: true,
  placeholder: true,
  aNumber: true,
  text: true,
  excelError: true,
  notComputed: true,
  shortenedNumber: true,
  wrongLength: true,
  dayNotInCalendar: true,
  yearOfTwoDigits: true,
  yearOutOfRange: true,
  emptyDate: true,
  dayBeforeBirth: true,
  dayBeforeService: true,
  severalDays: true,
  returnWithoutLeaving: true,
  leavingWithoutReturn: true,
  unequalHistories: true,
  returnBeforeLeaving: true,
  periodsOutOfOrder: true,
  amountOutOfRange: true,
  amountBelowThousand: true,
  oldLevel: true,
  levelOfOtherPersonnel: true,
  kindOfOtherSchedule: true,
  unknownStatus: true,
  brokenCharacters: true,
  tooLong: true,
} as const satisfies Record<FoundKind, true>;

/** The cells of the tables of a page, row by row; table heads and the lines under them are rows, too. */
function rowsOf(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

/** The headings of a page as `#` and text. */
function headingsOf(page: string): string[] {
  return page.replace(/^```.*?^```/gms, '').match(/^#+ .*$/gm) ?? [];
}

/** The name by which GitHub links to a heading. */
function anchorOf(heading: string): string {
  return heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

async function thrownBy(refuse: () => unknown): Promise<InsigniaError> {
  const thrown = await (async () => refuse())().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(InsigniaError);
  return thrown as InsigniaError;
}

/** What is wrong with a file, without the words that every refusal has. */
function foundIn({ texts }: InsigniaError): BothLanguages {
  const found = /^อ่านบัญชีรายชื่อไม่ได้: (.*?) วิธีแก้ไข: .*$/;
  return {
    th: texts.th.replace(found, '$1'),
    en: texts.en.replace(/^The roster cannot be read: (.*?)\. .*$/, '$1'),
  };
}

describe('the pages for officers', () => {
  it('are the ones that refusals name', () => {
    const { texts } = rosterUnreadable({ th: 'ก', en: 'a' }, { th: 'ข', en: 'b' });
    expect(texts.th).toContain('docs/rosters.th.md');
    expect(texts.en).toContain('docs/rosters.md');
  });

  it('have the same headings and tables', () => {
    const shapeOf = (page: string) => ({
      headings: headingsOf(page).map((heading) => heading.indexOf(' ')),
      rows: rowsOf(page).map((cells) => cells.length),
    });
    expect(shapeOf(PAGES.th)).toEqual(shapeOf(PAGES.en));
  });

  it('name the same columns, keys, codes and file names in each row', () => {
    const namesOf = (page: string) => rowsOf(page).map((cells) => (cells.join().match(/`[\w.#/;]+`/g) ?? []).sort());
    expect(namesOf(PAGES.th)).toEqual(namesOf(PAGES.en));
  });

  it.each(LANGUAGES)('link only to headings that they have: %s', (language) => {
    const anchors = headingsOf(PAGES[language]).map(anchorOf);
    for (const [, anchor = ''] of PAGES[language].matchAll(/\]\(#([^)]*)\)/g)) {
      expect(anchors).toContain(anchor);
    }
  });

  it.each(LANGUAGES)('name every column that is understood, with its Thai title: %s', (language) => {
    const rows = rowsOf(PAGES[language]);
    for (const column of COLUMN_NAMES) {
      const [title] = COLUMNS[column].thaiTitles;
      expect(rows.some((cells) => cells[0] === `\`${column}\`` && cells[1] === title)).toBe(true);
    }
  });

  it.each(LANGUAGES)('say in which of three tables a column is: required, optional, not needed: %s', (language) => {
    const tables = PAGES[language]
      .split(/^### /m)
      .map((section) => rowsOf(section).map(([first = '']) => first.slice(1, -1)))
      .map((names) => names.filter((name) => (COLUMN_NAMES as string[]).includes(name)).sort())
      .filter((names) => names.length > 7);
    const namesOf = (isOfTable: (column: (typeof COLUMNS)[ColumnName]) => boolean) =>
      COLUMN_NAMES.filter((name) => isOfTable(COLUMNS[name])).sort();
    expect(tables).toEqual([
      namesOf(({ required }) => required),
      namesOf(({ required, isUsed }) => !required && isUsed),
      namesOf(({ isUsed }) => !isUsed),
    ]);
  });

  it.each(LANGUAGES)('list every kind of value that cannot be read: %s', (language) => {
    for (const kind of Object.keys(FOUND_KINDS) as FoundKind[]) {
      expect(PAGES[language]).toContain(columnProblem('SALARY', kind, 'text').found[language]);
    }
    for (const { found } of [DEFECTS.quote, DEFECTS.moreCells, DEFECTS.brokenLine]) {
      expect(PAGES[language]).toContain(found[language]);
    }
  });

  it.each(LANGUAGES)('list every reason for which a sheet is left aside: %s', (language) => {
    for (const reason of Object.values(REASONS_LEFT_ASIDE)) {
      expect(PAGES[language]).toContain(reason[language]);
    }
  });

  it.each(LANGUAGES)('list every note: %s', (language) => {
    const notes = Object.entries(REASON_TEXTS).filter(([, { use }]) => use === 'note');
    const listed = rowsOf(PAGES[language]).map(([first]) => first);
    for (const [code] of notes) {
      expect(listed).toContain(`\`${code}\``);
    }
  });

  it.each(LANGUAGES)('name no reason or note that there is not: %s', (language) => {
    const known: readonly string[] = [...COLUMN_NAMES, ...Object.keys(REASON_TEXTS)];
    for (const [, name = ''] of PAGES[language].matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)) {
      expect(known).toContain(name);
    }
  });
});

describe('the refusals that the pages list are said in these words', () => {
  const refusalOfKind = (name: string, head: string | Buffer) => thrownBy(() => formatOf(name, Buffer.from(head)));

  it.each<[string, () => Promise<InsigniaError>]>([
    ['an empty file', () => refusalOfKind('r.csv', '')],
    ['a web page named as a workbook', () => refusalOfKind('r.xls', '<html>')],
    ['the error page of a download', () => refusalOfKind('r.csv', '<html>')],
    ['a web page in one file', () => refusalOfKind('r.xls', 'MIME-Version: 1.0')],
    ['an XML spreadsheet', () => refusalOfKind('r.xls', '<?xml version="1.0"?><Workbook>')],
    ['a PDF document', () => refusalOfKind('r.csv', '%PDF-1.7')],
    ['a picture', () => refusalOfKind('r.csv', Buffer.from('89504e470d0a1a0a', 'hex'))],
    ['JSON', () => refusalOfKind('r.csv', '[{}]')],
    ['an archive', () => refusalOfKind('r.csv', Buffer.from('1f8b08', 'hex'))],
    ['a shortcut', () => refusalOfKind('r.xlsx', '{"doc_id":"1"}')],
    ['CSV named as a workbook', () => refusalOfKind('r.xls', 'a,b')],
    ['a workbook named as CSV', () => refusalOfKind('r.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
    ['another ending', () => refusalOfKind('r.txt', 'a,b')],
    ['a binary workbook', async () => notXlsx(['xl/workbook.bin'])],
    ['a file of LibreOffice', async () => notXlsx(['content.xml'])],
    ['a locked workbook', async () => lockedWorkbook()],
    ['a damaged workbook', async () => damagedWorkbook()],
    ['a header alone', () => refusalOf(sourceOf('r.csv', Object.keys(GOOD_ROW).join()))],
    ['an export of nobody', () => refusalOf(sourceOf('r.csv', '***** ไม่มีข้อมูล *****'))],
  ])('%s', async (_, refuse) => {
    const { th, en } = foundIn(await refuse());
    expect(PAGES.th).toContain(th.replace(/ \(“.*$/, ''));
    expect(PAGES.en).toContain(en.replace(/ \(“.*$/, ''));
  });

  it('a missing column, a column twice, and no header, with … for what differs', async () => {
    const { SALARY, ...row } = GOOD_ROW;
    const refusals = [csvOf([row]), csvOf([{ ...GOOD_ROW, เงินเดือน: '1' }]), 'a,b\n1,2'];
    const phrases = rowsOf(PAGES.th).map(([first = '']) => first);
    for (const content of refusals) {
      const { th } = foundIn(await refusalOf(sourceOf('r.csv', content)));
      expect(phrases.some((phrase) => phrase.length > 15 && beginsWith(th, phrase))).toBe(true);
    }
  });

  /** Whether a sentence begins with a phrase in which … stands for anything. */
  function beginsWith(sentence: string, phrase: string): boolean {
    const parts = phrase.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}`).test(sentence);
  }
});

describe('the limits on the pages', () => {
  const MB = 2 ** 20;
  /** The limits in the order of the table, which is the only one with two columns and a number in the second. */
  const limitsOf = (page: string) =>
    rowsOf(page)
      .filter((cells) => cells.length === 2 && /^[\d,]+( MB)?$/.test(cells[1] ?? ''))
      .map(([, limit]) => limit);

  it.each(LANGUAGES)('are those of the code: %s', async (language) => {
    /** The number in the refusal of what is beyond a limit. */
    const numberIn = async (refuse: () => unknown, pattern: RegExp) =>
      withCommas(Number(pattern.exec((await thrownBy(refuse)).texts.en)?.[1]));
    const countRows = () => {
      for (const rows = new RowsOfRoster(); ; ) {
        rows.count();
      }
    };
    expect(limitsOf(PAGES[language])).toEqual([
      `${ROSTER_FILES_MAX}`,
      `${ROSTER_MAX_BYTES / MB} MB`,
      '16 MB',
      await numberIn(countRows, /more than (\d+) rows/),
      await numberIn(() => refuseBeyondLastRow(Number.MAX_SAFE_INTEGER), /beyond row (\d+)/),
      `${HEADER_ROWS_MAX}`,
      await numberIn(() => refuseEndlessRow(1, Number.MAX_SAFE_INTEGER), /more than (\d+) characters/),
      `${TEXT_MAX_CHARACTERS}`,
    ]);
  });

  it('of old workbooks is the largest one that is opened', async () => {
    const { texts } = await thrownBy(() => openXls(Buffer.alloc(16 * MB + 1), {}));
    expect(texts.en).toContain('more than is read of an .xls workbook');
    expect((await thrownBy(() => openXls(Buffer.alloc(16 * MB), {}))).texts.en).toContain('damaged');
  });
});
