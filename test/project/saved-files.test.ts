import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The text of the files that a reader follows. */
async function documents(): Promise<string> {
  const names = (await readdir(`${root}docs`)).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
  const texts = await Promise.all(
    ['README.md', 'CONTRIBUTING.md', ...names].map((name) => readFile(root + name, 'utf8')),
  );
  return texts.join('\n');
}

it('what the documents tell a reader to save in this folder is neither committed nor checked by the gate', async () => {
  const text = await documents();
  const found = (pattern: RegExp, after = '') => [...text.matchAll(pattern)].map(([, name = '']) => name + after);
  const saved = [
    ...found(/ > (\w+\.json)/g),
    ...found(/--out ([a-z]+)\b/g, '/result.json'),
    ...found(/Save this as `([\w.]+)`/g),
    ...found(/file:\/\/(\w+\.txt)/g),
    ...found(/--payload '.*' (\w+\.json)/g),
    ...found(/--roster (\w+\.\w+)/g),
    // The AWS CLI copies a result into the folder where it is called.
    'result.json',
  ];
  expect(saved).toEqual(expect.arrayContaining(['old.json', 'results/result.json', 'listen.html', 'token.txt']));
  const { stdout } = await promisify(execFile)('git', ['check-ignore', '--no-index', ...new Set(saved)], {
    cwd: root,
  }).catch((error) => error);
  expect(stdout.trim().split('\n')).toEqual([...new Set(saved)]);
});
