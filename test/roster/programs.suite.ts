import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { biff5 } from '../../scripts/biff5.ts';
import { hrExport, plainRoster, SYSTEM_LAYOUT } from '../../scripts/hr-export.ts';
import { hrOfficers } from '../../scripts/hr-officers.ts';
import { expectVerdictsOfSampleIn, SAMPLE, SAMPLE_WITHOUT_ZEROS } from '../helpers/roster/programs.ts';
import { refusalOf, sourceOf } from '../helpers/roster/reading.ts';
import { judgementsOf, verdictOf } from '../helpers/roster/verdicts.ts';

const run = promisify(execFile);

const THAI_LOCALE = 'th_TH.UTF-8';

let folder: string;
let sample: string;
/** The sample with ids that survive being taken for numbers. */
let sampleOfNumbers: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insignia-programs-'));
  sample = await fileWith('0201.csv', SAMPLE);
  sampleOfNumbers = await fileWith('9201.csv', SAMPLE_WITHOUT_ZEROS);
  await run('localedef', ['-i', 'th_TH', '-f', 'UTF-8', join(folder, THAI_LOCALE)]);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The path of a file as another kind of file, in a folder of its own. */
async function convertedPath(path: string, extension: string): Promise<string> {
  const into = await mkdtemp(join(folder, 'converted-'));
  return join(into, `${basename(path, extname(path))}.${extension}`);
}

/** Opens a file in LibreOffice and saves it as another kind. */
async function byLibreOffice(path: string, extension: string, importFilter?: string): Promise<string> {
  const converted = await convertedPath(path, extension);
  await run('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    ...(importFilter === undefined ? [] : [`--infilter=CSV:${importFilter}`]),
    '--convert-to',
    extension,
    '--outdir',
    join(converted, '..'),
    path,
  ]);
  return converted;
}

/** Options with which LibreOffice opens a CSV: comma, quotation mark, UTF-8, from line 1, formats, language, detection. */
function csvFilter(formats: string, language = '', detects = ''): string {
  return `44,34,76,1,${formats},${language},false,${detects}`;
}

const COLUMNS = SAMPLE.slice(0, SAMPLE.indexOf('\n')).split(',');

function formatsOf(formatOf: (column: string) => number): string {
  return COLUMNS.map((column, index) => `${index + 1}/${formatOf(column)}`).join('/');
}

/** LibreOffice's formats of columns and languages. */
const TEXT = 2;
const STANDARD = 1;
const DAY_MONTH_YEAR = 4;
const THAI = '1054';
const BRITISH = '2057';
const AMERICAN = '1033';

const ALL_TEXT = csvFilter(formatsOf(() => TEXT));
const DATES_SAID = csvFilter(
  formatsOf((column) => (column === 'ID_CARD' ? TEXT : column.endsWith('_DATE') ? DAY_MONTH_YEAR : STANDARD)),
);

describe('the sample of 36 officers, saved by LibreOffice, has the same verdicts', () => {
  it.each(['xlsx', 'xls'])('%s, all columns imported as text', async (extension) => {
    await expectVerdictsOfSampleIn(await byLibreOffice(sample, extension, ALL_TEXT));
  });

  it.each(['xlsx', 'xls'])('%s, the columns of dates imported as day, month, year', async (extension) => {
    await expectVerdictsOfSampleIn(await byLibreOffice(sample, extension, DATES_SAID));
  });

  it.each([
    ['Thai', THAI],
    ['British', BRITISH],
  ])('xlsx, dates and numbers detected with %s settings', async (_name, language) => {
    await expectVerdictsOfSampleIn(await byLibreOffice(sampleOfNumbers, 'xlsx', csvFilter('', language, 'true')));
  });

  it('ods, then xlsx', async () => {
    const ods = await byLibreOffice(sample, 'ods', DATES_SAID);
    await expectVerdictsOfSampleIn(await byLibreOffice(ods, 'xlsx'));
  });

  it('but with American settings days and months are swapped, and it is refused', async () => {
    const path = await byLibreOffice(sampleOfNumbers, 'xlsx', csvFilter('', AMERICAN, 'true'));
    await refusalOf(sourceOf('0201.xlsx', await readFile(path)));
  });
});

/** Opens a file in Gnumeric with Thai settings and saves it as another kind. */
async function byGnumeric(path: string, extension: string, exporter: string): Promise<string> {
  const converted = await convertedPath(path, extension);
  const env = { ...process.env, LOCPATH: folder, LC_ALL: THAI_LOCALE };
  await run('ssconvert', ['-T', `Gnumeric_Excel:${exporter}`, path, converted], { env });
  return converted;
}

describe('the sample of 36 officers, saved by Gnumeric, has the same verdicts', () => {
  it.each([
    ['xlsx', 'xlsx2'],
    ['xls', 'excel_biff8'],
  ])('%s, dates and numbers detected', async (extension, exporter) => {
    await expectVerdictsOfSampleIn(await byGnumeric(sampleOfNumbers, extension, exporter));
  });

  it.each([
    ['xlsx', 'xlsx2'],
    ['xls', 'excel_biff8'],
  ])('%s, texts', async (extension, exporter) => {
    const texts = await byLibreOffice(sample, 'xlsx', ALL_TEXT);
    await expectVerdictsOfSampleIn(await byGnumeric(texts, extension, exporter));
  });
});

describe('the sample of 36 officers, saved by a library of Python, has the same verdicts', () => {
  for (const program of ['openpyxl', 'xlsxwriter']) {
    it.each(['texts', 'values'])(`${program}, %s`, async (kind) => {
      const converted = await convertedPath(sample, 'xlsx');
      const script = fileURLToPath(new URL('programs/write.py', import.meta.url));
      await run('/usr/bin/python3', [script, program, kind, sample, converted]);
      await expectVerdictsOfSampleIn(converted);
    });
  }
});

describe('an export of the HR system, saved again by LibreOffice', () => {
  const WINDOWS_874 = 874;
  const WESTERN = 1252;
  const officers = hrOfficers('0201', 40, 40).map((officer) => ({ ...officer, breaks: [] }));
  const [file] = hrExport(officers, { ...SYSTEM_LAYOUT, sheetSize: 15 });
  const sheets = file?.sheets ?? [];

  it.each(['xlsx', 'xls'])(
    'has the verdicts of the plain roster where its letters were read as Thai: %s',
    async (extension) => {
      const written = await fileWith('thai.xls', biff5(sheets, WINDOWS_874));
      const path = await byLibreOffice(written, extension);
      const judgements = await judgementsOf([sourceOf(basename(path), await readFile(path))]);
      const plain = await judgementsOf([sourceOf('plain.csv', plainRoster(officers))]);
      expect(judgements.map(verdictOf)).toEqual(plain.map(verdictOf));
    },
  );

  it('judges nobody where its letters were read as Western ones', async () => {
    const written = await fileWith('western.xls', biff5(sheets, WESTERN));
    const path = await byLibreOffice(written, 'xlsx');
    const judgements = await judgementsOf([sourceOf(basename(path), await readFile(path))]);
    expect(judgements.map(({ verdict }) => verdict)).toEqual(officers.map(() => 'review'));
  });
});
