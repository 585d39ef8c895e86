import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from '../helpers/project-copy.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folders that each folder of lib may import, besides errors.ts and itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  vocabulary: [],
  config: [],
  observability: [],
  roster: ['vocabulary'],
  eligibility: ['vocabulary'],
  results: ['roster', 'eligibility', 'vocabulary'],
  aws: ['config', 'observability'],
  notification: ['config', 'observability'],
  task: ['results', 'roster', 'eligibility', 'vocabulary', 'notification', 'aws', 'config', 'observability'],
};

const folders = Object.keys(ALLOWED);

/** Imports planted in each folder: allowed ones, and ones that point up, sideways or out of lib. */
const plantedIn = Object.fromEntries(
  folders.map((folder) => {
    const isAllowed = (other: string) => ALLOWED[folder]?.includes(other);
    const others = folders.filter((other) => other !== folder);
    const right = ['errors', ...others.filter(isAllowed).map((other) => `${other}/any`)];
    const wrong = others.filter((other) => !isAllowed(other)).map((other) => `${other}/any`);
    return [folder, { right, wrong: [...wrong, 'invocation', '../local/stack', '../functions/process-task'] }];
  }),
);

/** Other forms of import, and other places. */
const OTHERS = [
  ['lib/errors.ts', "import './vocabulary/words.ts';"],
  ['lib/roster/planted-dynamic.ts', "await import('../eligibility/judge.ts');"],
  ['lib/eligibility/planted-export.ts', "export { readRoster } from '../roster/read-roster.ts';"],
  ['lib/eligibility/regulation-2564/planted.ts', "import '../../roster/values.ts';"],
  ['lib/invocation.ts', "import '../local/stack.ts';"],
  ['functions/planted.ts', "import '../local/stack.ts';"],
  // The rules are tested without rosters.
  ['test/eligibility/planted.ts', "import '../helpers/roster/read-row.ts';"],
] as const;

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

/** The diagnostics of `npm run lint` for the code in a folder. */
async function lint(folder: string): Promise<readonly Diagnostic[]> {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const options = [
    'lint',
    '--vcs-enabled=false',
    '--reporter=json',
    '--max-diagnostics=none',
    'lib',
    'functions',
    'test/eligibility',
  ];
  return new Promise((resolve) =>
    execFile(process.execPath, [biome, ...options], { cwd: folder, maxBuffer: 100_000_000 }, (_error, stdout) =>
      resolve(JSON.parse(stdout).diagnostics),
    ),
  );
}

describe('the layout of lib', () => {
  let copy: ProjectCopy;
  let before: readonly Diagnostic[];
  let after: readonly Diagnostic[];

  beforeAll(async () => {
    copy = await copyProject();
    await mkdir(join(copy.folder, 'test/eligibility'), { recursive: true });
    before = await lint(copy.folder);
    const plant = (file: string, code: string) => writeFile(join(copy.folder, file), code);
    for (const [folder, { right, wrong }] of Object.entries(plantedIn)) {
      const lines = [...right, ...wrong].map((target) => `import '../${target}.ts';`);
      await plant(`lib/${folder}/planted.ts`, lines.join('\n'));
    }
    for (const [file, code] of OTHERS) {
      await plant(file, code);
    }
    await plant('lib/task/one.ts', "import type { B } from './two.ts';\nexport type A = B[];\n");
    await plant('lib/task/two.ts', "import type { A } from './one.ts';\nexport type B = A[];\n");
    await plant('lib/task/dialect.ts', 'export const arrow = (x: number): number => x;\nif (arrow(1)) arrow(2);\n');
    after = await lint(copy.folder);
  });
  afterAll(() => copy.remove());

  const linesOf = (file: string, rule: string) =>
    after
      .filter(({ category, location }) => category.endsWith(rule) && location.path === file)
      .map(({ location }) => location.start.line)
      .toSorted((a, b) => a - b);

  it('has these folders and files and no other', async () => {
    const entries = await readdir(join(root, 'lib'));
    expect(entries.toSorted()).toEqual([...folders, 'errors.ts', 'invocation.ts'].toSorted());
  });

  it('is kept: no import points up, sideways or in a circle', () => {
    expect(before).toEqual([]);
  });

  it.each(folders)('lets %s import what lies below it, and notices every other import', (folder) => {
    const { right = [], wrong = [] } = plantedIn[folder] ?? {};
    const lines = linesOf(`lib/${folder}/planted.ts`, 'noRestrictedImports');
    expect(lines.map((line) => [...right, ...wrong][line - 1])).toEqual(wrong);
  });

  it.each(OTHERS)('notices in %s: %s', (file) => {
    expect(linesOf(file, 'noRestrictedImports')).toHaveLength(1);
  });

  it('keeps one dialect: function declarations, and braces around every block', () => {
    expect(linesOf('lib/task/dialect.ts', 'plugin')).toEqual([1]);
    expect(linesOf('lib/task/dialect.ts', 'useBlockStatements')).toEqual([2]);
  });

  it('notices a circle, even one of types alone', () => {
    expect(linesOf('lib/task/one.ts', 'noImportCycles')).toHaveLength(1);
    expect(linesOf('lib/task/two.ts', 'noImportCycles')).toHaveLength(1);
  });
});
