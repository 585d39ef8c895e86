import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

async function evaluate(...options: string[]) {
  const child = spawn(process.execPath, [path('cli/evaluate.ts'), ...options]);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

const sample = path('samples/rosters/0201.csv');

describe('npm run evaluate', () => {
  it('prints a line an officer and the counts by verdict and class', async () => {
    const { code, stdout, stderr } = await evaluate(sample, '--round', '2569');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Round 2569');
    expect(stdout).toMatch(/\n36 rows: \d+ eligible, \d+ not eligible, \d+ to review\n/);
    expect(stdout).toMatch(/ {2}ต\.ช\. +men \d+, women \d+, together \d+\n/);
  });

  it('--json prints the document of result.json without what only a task has', async () => {
    const { stdout } = await evaluate(sample, '--round', '2569', '--json');
    const document = JSON.parse(stdout);
    expect(Object.keys(document).toSorted()).toEqual(['counts', 'ignoredColumns', 'officers', 'roundYear', 'ruleSet']);
    expect(document.officers).toHaveLength(36);
  });

  it('prints the same bytes every time', async () => {
    const once = await evaluate(sample, '--round', '2569', '--json');
    expect(await evaluate(sample, '--round', '2569', '--json')).toEqual(once);
  });

  it('--explain prints each condition tested for one officer', async () => {
    const { code, stdout } = await evaluate(sample, '--round', '2569', '--explain', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Row 2: /);
    expect(stdout).toMatch(/\nConditions\n.* found .*, needed /);
  });

  it('--help explains every option', async () => {
    const { code, stdout } = await evaluate('--help');
    expect(code).toBe(0);
    for (const option of ['--round', '--json', '--explain', '--sheet']) expect(stdout).toContain(option);
  });

  it.each([
    [[], 'No roster is named'],
    [[sample], '--round is missing'],
    [[sample, '--round', 'next'], '--round is next'],
    [[sample, '--round', '2564'], '2564'],
    [[sample, sample, '--round', '2569'], '2 files are named'],
    [[path('nowhere.csv'), '--round', '2569'], 'nowhere.csv is not there'],
    [[path('samples'), '--round', '2569'], 'is no file'],
    [[sample, '--round', '2569', '--explain', 'x'], '--explain is x'],
    [[sample, '--round', '2569', '--explain', '999'], 'No officer stands in row 999'],
    [[sample, '--round', '2569', '--fast'], "Unknown option '--fast'"],
    [[path('package.json'), '--round', '2569'], 'it is JSON'],
  ])('%j: one clear line on standard error and exit code 2', async (options, told) => {
    const { code, stdout, stderr } = await evaluate(...options);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(told);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
