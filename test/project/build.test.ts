import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from '../helpers/project-copy.ts';

const run = promisify(execFile);

describe('the build', () => {
  let copy: ProjectCopy;
  let dist: string;
  beforeAll(async () => {
    copy = await copyProject({ withDist: false });
    dist = join(copy.folder, 'dist');
    await mkdir(join(dist, 'process-task'), { recursive: true });
    await mkdir(join(dist, 'open-round'));
    for (const stale of ['removed-function.mjs', 'process-task/removed-part.mjs', 'open-round/removed-part.mjs.map']) {
      await writeFile(join(dist, stale), '');
    }
    await run(process.execPath, ['scripts/build.ts'], { cwd: copy.folder });
  });
  afterAll(() => copy.remove());

  const partsOf = async (name: string) =>
    (await readdir(join(dist, name))).filter((file) => file.endsWith('.mjs') && file !== 'index.mjs');

  it('removes files of functions and parts that are gone', async () => {
    expect(await readdir(dist)).not.toContain('removed-function.mjs');
    expect(await partsOf('process-task')).not.toContain('removed-part.mjs');
    expect(await readdir(join(dist, 'open-round'))).toEqual(['index.mjs']);
  });

  it.each(['process-task', 'process-scheduled-task', 'report-dead-task'])(
    'gives %s the parts that its entry imports, each with its source map',
    async (name) => {
      const entry = await readFile(join(dist, `${name}.mjs`), 'utf8');
      const imported = [...entry.matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, path]) => path);
      const parts = await partsOf(name);
      expect([...new Set(imported)].toSorted()).toEqual(parts.map((part) => `${name}/${part}`).toSorted());
      const files = ['index.mjs', ...parts.flatMap((part) => [part, `${part}.map`])];
      expect((await readdir(join(dist, name))).toSorted()).toEqual(files.toSorted());
    },
  );

  it('keeps the names of classes in parts, and leaves undici out', async () => {
    const part = await readFile(join(dist, 'process-task/parameters-ssm.mjs'), 'utf8');
    expect(part).toMatch(/"GetParameterError"/);
    expect(await readFile(join(dist, 'process-task.mjs'), 'utf8')).not.toContain('MozWebSocket');
  });

  it('is done again by npm start once a source has changed, was added or removed', async () => {
    const { isBuilt } = await import(pathToFileURL(join(copy.folder, 'scripts/is-built.ts')).href);
    expect(await isBuilt()).toBe(true);
    const { mtime } = await stat(join(dist, '.built'));
    const [before, after] = [-1000, 1000].map((ms) => new Date(mtime.getTime() + ms)) as [Date, Date];
    // A folder's time is that of the last file that was added to it or removed.
    for (const source of [
      'lib/errors.ts',
      'lib/task',
      'functions/open-round.ts',
      'config/policy.json',
      'package.json',
    ]) {
      await utimes(join(copy.folder, source), after, after);
      expect(await isBuilt()).toBe(false);
      await utimes(join(copy.folder, source), before, before);
      expect(await isBuilt()).toBe(true);
    }
    await rm(join(dist, '.built'));
    expect(await isBuilt()).toBe(false);
  });
});
