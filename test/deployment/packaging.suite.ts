import { access, readdir, readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Package, packaged } from '../helpers/deployment/packaging.ts';

/** Largest size of a zip, because AWS fetches and unpacks it at every cold start. */
const ZIP_MAX_BYTES = 900_000;

let first: Package;
let second: Package;
beforeAll(async () => {
  // The second is built again in another folder, with another umask and time zone.
  [first, second] = await Promise.all([packaged('prod'), packaged('prod', { build: true })]);
});

/** The function in a zip: `process-task` in `processTask.zip`. */
function functionOf(zip: string): string {
  return zip.replace('.zip', '').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

/** The files of a function as they were built. */
async function filesOf(name: string) {
  const inFolder = await readdir(new URL(`../../dist/${name}/`, import.meta.url)).catch(() => []);
  const files = inFolder.filter((file) => file.endsWith('.mjs')).map((file) => `dist/${name}/${file}`);
  const handler = `dist/${name}/index.mjs`;
  return { entry: `dist/${name}.mjs`, handler, parts: files.filter((file) => file !== handler) };
}

describe('the packages', () => {
  it('are one a function, each under 900 kB', () => {
    const sizes = Object.fromEntries(Object.entries(first.zips).map(([name, bytes]) => [name, bytes.byteLength]));
    expect(Object.keys(sizes)).toEqual([
      'openRound.zip',
      'processScheduledTask.zip',
      'processTask.zip',
      'reportDeadTask.zip',
    ]);
    expect(Object.entries(sizes).filter(([, size]) => size > ZIP_MAX_BYTES)).toEqual([]);
  });

  it('are the same bytes when they are built again, elsewhere, by another user in another time zone', () => {
    expect(Object.keys(second.zips)).toEqual(Object.keys(first.zips));
    for (const [name, bytes] of Object.entries(first.zips)) {
      expect(bytes.equals(second.zips[name] as Buffer)).toBe(true);
    }
  });

  it('hold an entry each and its parts, the files that are tested here, and no source map', async () => {
    for (const [name, bytes] of Object.entries(first.zips)) {
      const { entry, handler, parts } = await filesOf(functionOf(name));
      const files = unzipSync(bytes);
      expect(Object.keys(files).toSorted()).toEqual([entry, handler, ...parts].toSorted());
      expect(Buffer.from(files[handler] as Uint8Array).toString()).toContain(`from"../${functionOf(name)}.mjs"`);
      for (const file of [entry, ...parts]) {
        const bundle = await readFile(new URL(`../../${file}`, import.meta.url));
        expect(bundle.equals(files[file] as Uint8Array)).toBe(true);
        expect(bundle.toString()).not.toContain('sourceMappingURL');
        // The source map is kept outside the zip, to read stack traces.
        await access(new URL(`../../${file}.map`, import.meta.url));
      }
    }
  });

  it('hold the handler that their function names', () => {
    const { Resources } = first.template;
    for (const [name, bytes] of Object.entries(first.zips)) {
      const id = name.replace('.zip', '').replace(/^./, (initial) => initial.toUpperCase());
      const { Handler, Code } = Resources[`${id}LambdaFunction`]?.Properties ?? {};
      const files = Object.keys(unzipSync(bytes));
      const path = Handler.replace(/\.handler$/, '');
      expect(files).toContain(`${path}.mjs`);
      // Lambda's runtime client looks for the path without an ending first, and a folder of that name ends the search.
      expect(files.filter((file) => file.startsWith(`${path}/`))).toEqual([]);
      expect(Code.S3Key).toMatch(new RegExp(`/${name}$`));
    }
  });

  it('make the same template, but for the time of the packaging in the names of the zips', () => {
    const NAME = /"serverless\/insignia-functions\/prod\/\d{13}-[\d\-T:.]+Z\/(\w+\.zip)"/g;
    const timeless = ({ template }: Package) => JSON.stringify(template).replaceAll(NAME, '"$1"');
    expect(timeless(second)).toBe(timeless(first));
    const zips = [...JSON.stringify(first.template).matchAll(NAME)].map(([, zip]) => zip);
    expect(zips.toSorted()).toEqual(Object.keys(first.zips));
  });
});
