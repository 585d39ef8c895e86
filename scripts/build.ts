import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

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

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const functions = fileURLToPath(new URL('../functions/', import.meta.url));

const entryPoints = (await readdir(functions)).map((file) => join(functions, file));
const { metafile, outputFiles } = await build({
  entryPoints,
  outdir: dist,
  outExtension: { '.js': '.mjs' },
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
  metafile: true,
  write: false,
  // Some dependencies are CommonJS and call require(), which an ES module does not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  plugins: [withoutUndici],
  logLevel: 'warning',
});
// Unchanged files are not written again: a process may be loading them.
await mkdir(dist, { recursive: true });
for (const { path, contents } of outputFiles) {
  const there = await readFile(path).catch(() => undefined);
  if (!there?.equals(contents)) {
    await writeFile(path, contents);
  }
}
const built = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of await readdir(dist)) {
  if (/\.mjs(\.map)?$/.test(name) && !built.has(name)) {
    await rm(join(dist, name));
  }
}
for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
  if (file.endsWith('.mjs')) {
    console.error(`${basename(file).padEnd(28)} ${(bytes / 1000).toFixed(0)} kB`);
  }
}
