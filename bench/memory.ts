/**
 * Measures the memory and time that a roster of 100,000 officers takes, to read it only and to read, judge and write it as a
 * result document: `npm run bench:memory`. Each run is a separate process, bundled like the functions (Node needs 40 MB to
 * load TypeScript) and with their NODE_OPTIONS.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { NODE_OPTIONS } from '../lib/config/defaults.ts';
import { csv, inventedRoster, SAMPLE_COLUMNS } from '../scripts/invented-officers.ts';
import { workbook } from '../scripts/workbook.ts';

const OFFICERS = 100_000;

const folder = mkdtempSync(join(tmpdir(), 'memory-'));
try {
  const officers = inventedRoster('0999', OFFICERS);
  writeFileSync(join(folder, 'roster.csv'), csv(officers, '\r\n'));
  const rows = officers.map((officer) => SAMPLE_COLUMNS.map((column) => officer[column] ?? ''));
  writeFileSync(join(folder, 'roster.xlsx'), workbook([{ name: 'roster', rows: [[...SAMPLE_COLUMNS], ...rows] }]));
  const bundle = join(folder, 'memory-of-one.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./memory-of-one.ts', import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });

  console.log(`${OFFICERS} officers, Node ${process.version} with ${NODE_OPTIONS}`);
  for (const name of ['roster.csv', 'roster.xlsx']) {
    const roster = join(folder, name);
    for (const work of ['read', 'evaluate']) {
      const { stdout } = await promisify(execFile)(process.execPath, [bundle, work, roster], {
        env: { ...process.env, NODE_OPTIONS },
      });
      const { rows: count, seconds, peakMegabytes } = JSON.parse(stdout);
      if (count !== OFFICERS) {
        throw new Error(`${name}: ${count} rows of ${OFFICERS}`);
      }
      const size = (statSync(roster).size / 2 ** 20).toFixed(1);
      const what = { read: 'read', evaluate: 'read, judged, written' }[work];
      console.log(
        `${name} (${size} MB) ${what?.padEnd(21)} ${seconds.toFixed(1).padStart(5)} s, peak ${peakMegabytes} MB`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
