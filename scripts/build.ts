/**
 * Builds the functions: `dist/<function>.mjs` is the entry, and `dist/<function>/` holds its parts, which a task
 * loads only when it needs them. A package that our own code imports with `import('package')` becomes a part. A part shares
 * no code with the entry, so that a start without it reads one file.
 */
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type OutputFile, type Plugin } from 'esbuild';
import { STAMP } from './is-built.ts';

/**
 * engine.io-client reads `globalThis.WebSocket` while it loads, which makes Node load undici (about 20 ms of every cold
 * start), although it then uses `ws`. Without the expression, Node does not load undici.
 */
const withoutUndici: Plugin = {
  name: 'without-undici',
  setup({ onLoad }) {
    onLoad(
      { filter: /engine\.io-client[\\/]build[\\/]esm(-debug)?[\\/]transports[\\/]websocket\.js$/ },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(
          'globalThis.WebSocket || globalThis.MozWebSocket',
          'undefined',
        ),
      }),
    );
  },
};

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const functions = join(root, 'functions');

const options = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  // ES modules first; platform node alone would take CommonJS. Unused commands of the AWS clients are then left out, and
  // each zip is a sixth smaller.
  mainFields: ['module', 'main'],
  format: 'esm',
  minify: true,
  // Class and function names appear in log lines and stack traces.
  keepNames: true,
  sourcemap: 'external',
  legalComments: 'none',
  write: false,
  // Some dependencies are CommonJS and call require(), which an ES module does not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
} satisfies BuildOptions;

/** The packages that are parts, by their files. */
const specifierOf = new Map<string, string>();

/** The file of a package's part: its name without the scope. */
function partOf(specifier: string): string {
  return `${specifier.replace(/^@[^/]+\//, '').replaceAll('/', '-')}.mjs`;
}

/** Leaves the packages that our own code imports on demand out of the function's entry. */
function leavingOutParts(name: string): Plugin {
  return {
    name: 'leaving-out-parts',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
        if (kind !== 'dynamic-import' || path.startsWith('node:') || importer.includes('node_modules')) {
          return null;
        }
        specifierOf.set(partOf(path), path);
        return { path: `./${name}/${partOf(path)}`, external: true };
      });
    },
  };
}

/** The file of a function, and the packages that it imports on demand. */
async function buildFunction(
  name: string,
): Promise<{ readonly parts: readonly string[]; readonly files: OutputFile[] }> {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [join(functions, `${name}.ts`)],
    outfile: join(dist, `${name}.mjs`),
    plugins: [withoutUndici, leavingOutParts(name)],
    metafile: true,
  });
  // Only what is still imported after unused code was left out.
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const parts = imports.flatMap(({ kind, path }) =>
    kind === 'dynamic-import' ? (specifierOf.get(basename(path)) ?? []) : [],
  );
  return { parts: [...new Set(parts)], files: outputFiles };
}

/** A built file: where it goes and its bytes. */
type Built = Pick<OutputFile, 'path' | 'contents'>;

/** The files of a package's part, the same for each function that has it. */
async function buildPart(specifier: string, names: readonly string[]): Promise<readonly Built[]> {
  const [first = ''] = names;
  const { outputFiles } = await build({
    ...options,
    entryPoints: [specifier],
    outfile: join(dist, first, partOf(specifier)),
    plugins: [withoutUndici],
  });
  return names.flatMap((name) =>
    outputFiles.map(({ path, contents }) => ({ path: join(dist, name, basename(path)), contents })),
  );
}

// What changes while this runs makes the next build necessary.
const begun = new Date();
const names = (await readdir(functions)).map((file) => basename(file, '.ts'));
const built = await Promise.all(names.map(buildFunction));
const specifiers = [...new Set(built.flatMap(({ parts }) => parts))];
const parts = await Promise.all(
  specifiers.map((specifier) =>
    buildPart(
      specifier,
      names.filter((_, index) => built[index]?.parts.includes(specifier)),
    ),
  ),
);
/**
 * What the template names as the handler. Lambda's runtime client looks for `dist/<function>` without an ending first, and
 * fails on the folder of that name, so the name of the entry itself would load nothing.
 */
const handlers = names.map((name) => ({
  path: join(dist, name, 'index.mjs'),
  contents: Buffer.from(`export{handler}from"../${name}.mjs";\n`),
}));
const files: readonly Built[] = [...built.flatMap((one) => one.files), ...parts.flat(), ...handlers];

for (const { path, contents } of files) {
  // Unchanged files are not written again: a process may be loading them.
  const there = await readFile(path).catch(() => undefined);
  if (!there?.equals(contents)) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}
const current = new Set(files.map(({ path }) => path));
for (const folder of [dist, ...names.map((name) => join(dist, name))]) {
  const there = await readdir(folder).catch(() => []);
  const stale = there.filter((file) => /\.mjs(\.map)?$/.test(file) && !current.has(join(folder, file)));
  await Promise.all(stale.map((file) => rm(join(folder, file))));
}
await writeFile(join(dist, STAMP), '');
await utimes(join(dist, STAMP), begun, begun);
for (const { path, contents } of files.filter(({ path }) => path.endsWith('.mjs'))) {
  console.error(`${relative(dist, path).padEnd(44)} ${(contents.length / 1000).toFixed(0)} kB`);
}
