import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const sample = path('samples/rosters/0201.csv');

/** Writes a file for this file's tests. */
function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function run(command: string, ...options: string[]) {
  const child = spawn(process.execPath, [path(`cli/${command}.ts`), ...options]);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

describe('npm run compare', () => {
  /** The result of the sample, as `evaluate --json` prints it. */
  let document: string;
  let result: string;
  beforeAll(async () => {
    document = (await run('evaluate', sample, '--round', '2569', '--json')).stdout;
    result = fileOf('old.json', document);
  });

  it('compares a result with itself', async () => {
    const { code, stdout, stderr } = await run('compare', result, result);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('\n36 officers in both: 0 moved, 36 with the same verdict, class and medal\n');
  });

  it('judges a roster first, in the round of the result on the other side', async () => {
    const roster = readFileSync(sample, 'utf8');
    // The officer of row 29 is no longer accused.
    const file = fileOf('new.csv', roster.replace(',discipline', ','));
    expect(readFileSync(file, 'utf8')).not.toBe(roster);
    const { code, stdout } = await run('compare', result, file);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nRow 29: .*\n {2}was ✗ not eligible\n {8}ACCUSED_DISCIPLINE: .*\n {2}now ❓ review /);
    expect(stdout).toContain('\n36 officers in both: 1 moved, 35 ');
    const reversed = await run('compare', file, result);
    expect(reversed.stdout).toMatch(/\n {2}was ❓ review .*\n.*\n {2}now ✗ not eligible\n/);
  });

  it('judges two rosters in the round that is named', async () => {
    const { code, stdout } = await run('compare', sample, sample, '--round', '2570');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Old .*0201\.csv: round 2570, .*\nNew .*0201\.csv: round 2570, /);
    expect(stdout).toContain('\n36 officers in both: 0 moved, ');
  });

  it('passes over what npm prints before a result, and reads one whose lines end as on Windows', async () => {
    const kept = fileOf('kept.json', `\n> insignia-functions@0.1.0 evaluate\n> node\n\n${document}`);
    const windows = fileOf('windows.json', document.replaceAll('\n', '\r\n'));
    expect((await run('compare', kept, windows)).stdout).toContain('\n36 officers in both: 0 moved, 36 ');
  });

  it('--help explains its option', async () => {
    const { code, stdout } = await run('compare', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--round');
  });

  it.each<[string, (given: string) => readonly string[], string]>([
    ['no file', () => [], 'No files are named; name two'],
    ['one file', (given) => [given], '1 files are named; name two'],
    ['three files', (given) => [given, given, given], '3 files are named; name two'],
    ['a file that is not there', (given) => [given, 'nowhere.json'], 'nowhere.json is not there'],
    ['a folder', (given) => [given, folder], 'is not a file'],
    ['rosters without a round', () => [sample, sample], '--round is missing'],
    ['a round that is none', () => [sample, sample, '--round', 'x'], '--round is x; it must be'],
    ['a round of other rules', () => [sample, sample, '--round', '2564'], '2564'],
    ['another JSON file', (given) => [given, path('package.json')], 'package.json is no result.json'],
    ['an empty file', (given) => [given, fileOf('empty.json', '')], 'empty.json is no result.json'],
    [
      'a result that was formatted again',
      (given) => [given, fileOf('formatted.json', JSON.stringify(JSON.parse(document), null, 2))],
      'formatted.json is no result.json with one officer on each line',
    ],
    [
      'a result on one line',
      (given) => [given, fileOf('line.json', JSON.stringify(JSON.parse(document)))],
      'line.json is no result.json with one officer on each line',
    ],
    [
      'a result that ends too early',
      (given) => [given, fileOf('short.json', document.split('\n').slice(0, 6).join('\n'))],
      'short.json is cut short or damaged after 5 officers',
    ],
    [
      'a result cut within an officer',
      (given) => [fileOf('cut.json', document.slice(0, document.indexOf('"conditions"'))), given],
      'cut.json is cut short or damaged after 0 officers',
    ],
    [
      'a line without end',
      (given) => [given, fileOf('endless.json', `{${' '.repeat(2_000_000)}`)],
      'endless.json is no',
    ],
    ['no roster', (given) => [given, fileOf('none.csv', 'a,b\n1,2\n')], 'อ่านบัญชีรายชื่อไม่ได้'],
  ])('refuses %s with one clear line and exit code 2', async (_, options, told) => {
    const { code, stderr } = await run('compare', ...options(result));
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
