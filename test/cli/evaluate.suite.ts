import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';
import { workbook } from '../../scripts/workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** The sample's header and its first officers. */
const [header = '', officer = ''] = readFileSync(path('samples/rosters/0201.csv'), 'utf8').split('\n');

/** Writes a roster for this file's tests. */
function rosterOf(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The variables of a shell that says nothing about colours. */
const { FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS, ...environment } = process.env;

async function evaluate(...options: string[]) {
  const child = spawn(process.execPath, [path('cli/evaluate.ts'), ...options], { env: environment });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

const sample = path('samples/rosters/0201.csv');

describe('npm run evaluate', () => {
  it('prints the officers by verdict and the counts by verdict and class, in Thai', async () => {
    const { code, stdout, stderr } = await evaluate(sample, '--round', '2569');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ปี 2569 /);
    expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(stdout.match(/^\S.*\(\d+ ราย\)$/gm)).toEqual([
      '✅ อาจเสนอขอพระราชทาน (19 ราย)',
      '❓ ต้องให้เจ้าหน้าที่พิจารณา (4 ราย)',
      '✗ ยังไม่เข้าหลักเกณฑ์ (13 ราย)',
    ]);
    expect(stdout).toContain('\n36 แถว: อาจเสนอขอพระราชทาน 19 ราย ต้องให้เจ้าหน้าที่พิจารณา 4 ราย ');
    expect(stdout).toMatch(/ {2}ต\.ช\. +บุรุษ \d+ สตรี \d+ รวม \d+\n/);
    expect(stdout).toMatch(/ {2}ร\.จ\.พ\. +บุรุษ \d+ สตรี \d+ รวม \d+\n/);
  });

  it('--lang en prints the same in English', async () => {
    const { stdout } = await evaluate(sample, '--round', '2569', '--lang', 'en');
    expect(stdout).toContain('Round 2569');
    expect(stdout).toMatch(/\n36 rows: 19 eligible, 13 not eligible, 4 to review\n/);
    expect(stdout).toMatch(/ {2}ต\.ช\. +men \d+, women \d+, total \d+\n/);
  });

  // `script` of util-linux runs a command on a terminal of its own.
  it.runIf(process.platform === 'linux' && existsSync('/usr/bin/script'))(
    'has colours on a terminal, unless NO_COLOR says no, and none in a pipe',
    async () => {
      const onTerminal = async (variables: Record<string, string>) => {
        const command = `"${process.execPath}" "${path('cli/evaluate.ts')}" "${sample}" --round 2569`;
        // No more than a terminal of its own has: where a variable tells of a CI system, such as CI, Node shows no colours.
        const { PATH, HOME, NODE_OPTIONS } = process.env;
        const child = spawn('/usr/bin/script', ['-qec', command, '/dev/null'], {
          env: { PATH, HOME, NODE_OPTIONS, TERM: 'xterm-256color', ...variables },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const [shown] = await Promise.all([text(child.stdout), once(child, 'exit')]);
        return shown.replaceAll('\r', '');
      };
      const { stdout } = await evaluate(sample, '--round', '2569');
      const coloured = await onTerminal({});
      expect(coloured).toContain('\u001b[32m✅');
      expect(stripVTControlCharacters(coloured)).toBe(stdout);
      expect(await onTerminal({ NO_COLOR: '1' })).toBe(stdout);
    },
  );

  it('--json prints the document of result.json without what only a task has', async () => {
    const { stdout } = await evaluate(sample, '--round', '2569', '--json');
    const document = JSON.parse(stdout);
    expect(Object.keys(document).toSorted()).toEqual(['counts', 'officers', 'reading', 'roundYear', 'ruleSet']);
    expect(document.officers).toHaveLength(36);
  });

  it('prints the same bytes every time', async () => {
    const once = await evaluate(sample, '--round', '2569', '--json');
    expect(await evaluate(sample, '--round', '2569', '--json')).toEqual(once);
  });

  it('--explain prints each condition tested for one officer', async () => {
    const { code, stdout } = await evaluate(sample, '--round', '2569', '--explain', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^แถวที่ 2: /);
    expect(stdout).toMatch(/\nเงื่อนไข\n.* พบ .* เกณฑ์ /);
    const english = await evaluate(sample, '--round', '2569', '--explain', '2', '--lang', 'en');
    expect(english.stdout).toMatch(/^Row 2: /);
    expect(english.stdout).toMatch(/\nConditions\n.* found .*, needed /);
  });

  it('--explain tells the conditions of one rule from those of another', async () => {
    const { stdout } = await evaluate(sample, '--round', '2569', '--explain', '3', '--lang', 'en');
    const lines = stdout.split('\n').filter((line) => line.includes(': found '));
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines).size).toBe(lines.length);
    expect(stdout).toMatch(/ \w+ of schedule \d+, row \d+, clause \d+: found .*, needed /);
  });

  it('--explain says of a row that cannot be read why not, and claims nothing of the class held', async () => {
    const file = rosterOf('unreadable.csv', `${header}\n${officer.replace(/^\d+/, '1')}\n`);
    const { code, stdout } = await evaluate(file, '--round', '2569', '--explain', '2', '--lang', 'en');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Row 2: .*, holds –\n❓ review\n/);
    expect(stdout).toContain('UNREADABLE_CELL: ');
  });

  it('judges several files as one roster, and explains the officer of a row in each of them', async () => {
    const another = officer.replace(/^\d+/, '0020100009999');
    const files = [
      rosterOf('export.csv', `${header}\n${officer}\n`),
      rosterOf('export_1.csv', `${header}\n${another}\n${officer}\n`),
    ];
    const { stdout } = await evaluate(...files, '--round', '2569', '--json');
    const { officers, counts, reading } = JSON.parse(stdout);
    expect(counts.rows).toBe(3);
    expect(reading.files.map(({ file }: { file: string }) => file)).toEqual(['export.csv', 'export_1.csv']);
    expect(officers.map(({ file, row }: { file: string; row: number }) => `${file} ${row}`)).toEqual([
      'export.csv 2',
      'export_1.csv 2',
      'export_1.csv 3',
    ]);
    expect(officers.map(({ verdict }: { verdict: string }) => verdict === 'review')).toEqual([true, false, true]);

    const explained = await evaluate(...files, '--round', '2569', '--explain', '2');
    expect(explained.stdout.match(/^แถวที่ \S+ 2: /gm)).toHaveLength(2);
    const inOne = await evaluate(...files, '--round', '2569', '--explain', '3');
    expect(inOne.stdout.match(/^แถวที่ .*\d+: /gm)).toEqual([expect.stringMatching(/ 3: $/)]);
  });

  it('--sheet names the sheet of a workbook', async () => {
    const rows = (name: string) => [header.split(','), officer.split(',').map((cell) => cell.replace('ใจดี', name))];
    const sheets = ['ชุดที่ 1', 'List B'].map((name) => ({ name, rows: rows(name) }));
    const file = rosterOf('roster.xlsx', workbook(sheets));
    const first = await evaluate(file, '--round', '2569');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/\n2 แถว: /);
    const second = await evaluate(file, '--round', '2569', '--sheet', 'List B');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/\n1 แถว: /);
    const missing = await evaluate(file, '--round', '2569', '--sheet', 'List C');
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('no sheet of that name') });
  });

  it('names the columns that were not read', async () => {
    const file = rosterOf('columns.csv', `${header},เบอร์โทร,\n${officer},02,x\n`);
    const { stdout } = await evaluate(file, '--round', '2569');
    expect(stdout).toMatch(/\n {2}คอลัมน์ที่ไม่ได้อ่าน: เบอร์โทร, [A-Z]+ \(ไม่มีชื่อคอลัมน์ \/ no title\)\n/);
  });

  it('ends well when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [
      path('cli/evaluate.ts'),
      path('samples/rosters/0305.csv'),
      '--round',
      '2569',
    ]);
    child.stdout.once('data', () => child.stdout.destroy());
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect({ code: child.exitCode, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('says so when what it writes cannot be kept', async () => {
    const command = [process.execPath, path('cli/evaluate.ts'), sample, '--round', '2569', '--json'];
    const child = spawn('/bin/sh', ['-c', '"$@" > /dev/full', 'sh', ...command]);
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(child.exitCode).toBe(2);
    expect(stderr).toMatch(/^❌ The result cannot be written: ENOSPC.*\n$/);
  });

  it('--help explains every option', async () => {
    const { code, stdout } = await evaluate('--help');
    expect(code).toBe(0);
    for (const option of ['--round', '--json', '--explain', '--lang', '--sheet']) {
      expect(stdout).toContain(option);
    }
  });

  it.each([
    [[], 'No roster is named'],
    [[sample], '--round is missing'],
    [[sample, '--round', 'next'], '--round is next; it must be a Buddhist Era year from 2565'],
    [[sample, '--round', '3500'], '--round is 3500; it must be a Buddhist Era year from 2565'],
    [[sample, '--round', '2569', '--lang', 'fr'], '--lang is fr; it must be th or en.'],
    [[sample, '--round', '-1'], 'argument is ambiguous. Did you forget'],
    [['no\nwhere.csv', '--round', '2569'], 'no where.csv is not there'],
    [[sample, '--round', '2564'], '2564'],
    [[sample, sample, '--round', '2569'], '2 files are named'],
    [[...Array(21).fill(sample), '--round', '2569'], '21 files are named; a roster has at most 20.'],
    [[sample, path('nowhere.csv'), '--round', '2569'], 'nowhere.csv is not there'],
    [[path('nowhere.csv'), '--round', '2569'], 'nowhere.csv is not there'],
    [[path('samples'), '--round', '2569'], 'is not a file'],
    [[sample, '--round', '2569', '--explain', 'x'], '--explain is x'],
    [[sample, '--round', '2569', '--explain', '999'], 'There is no officer in row 999'],
    [[sample, '--round', '2569', '--fast'], "Unknown option '--fast'"],
    [[path('package.json'), '--round', '2569'], 'it is JSON'],
    [[path('package.json'), '--round', '2569'], 'อ่านบัญชีรายชื่อไม่ได้'],
    [[sample, path('package.json'), '--round', '2569'], 'File package.json: '],
  ])('%j: one clear line on standard error and exit code 2', async (options, told) => {
    const { code, stdout, stderr } = await evaluate(...options);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(told);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
