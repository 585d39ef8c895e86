import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = async (command: string, ...options: string[]) =>
  (await promisify(execFile)(command, options, { cwd: root, maxBuffer: 10_000_000 })).stdout.trim().split('\n');

it('every .ts file of the project is type-checked', async () => {
  const files = await run('git', 'ls-files', '--cached', '--others', '--exclude-standard', '*.ts');
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  const listed = await run(process.execPath, tsc, '--noEmit', '--listFilesOnly');
  const checked = new Set(listed.map((file) => relative(root, file).replaceAll('\\', '/')));
  expect(files.filter((file) => !checked.has(file))).toEqual([]);
});
