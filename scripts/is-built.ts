import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file in `dist/` whose time is that of the last build. */
export const STAMP = '.built';

/** What the bundles are made of. npm writes the last one with every installation. */
const SOURCES = [
  ...['functions', 'lib', 'config', 'scripts/build.ts', 'package.json', 'tsconfig.json'],
  'node_modules/.package-lock.json',
];

/** Whether nothing has changed since the functions were built, by the times of files and folders. */
export async function isBuilt(): Promise<boolean> {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const timeOf = async (path: string) => (await stat(join(root, path)).catch(() => undefined))?.mtimeMs ?? 0;
  const below = (path: string) => readdir(join(root, path), { recursive: true }).catch(() => []);
  const within = await Promise.all(SOURCES.map(async (path) => (await below(path)).map((name) => join(path, name))));
  const times = await Promise.all([...SOURCES, ...within.flat()].map(timeOf));
  return Math.max(...times) < (await timeOf(join('dist', STAMP)));
}
