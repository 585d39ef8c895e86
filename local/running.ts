import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The folder with a file for each running `npm start`; git ignores it. */
const FOLDER = new URL('../.local/', import.meta.url);

/** The environment variables with the resources of a running `npm start`. */
export type RunningEnvironment = Readonly<Record<string, string>>;

/** Registers this process as a running service. The returned function removes the entry. */
export async function registerRunning(environment: RunningEnvironment): Promise<() => Promise<void>> {
  const file = new URL(`${process.pid}.json`, FOLDER);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(file, JSON.stringify(environment));
  return () => rm(file, { force: true });
}

/** The environment of the last started `npm start` of this folder that still runs; undefined when none runs. */
export async function findRunning(): Promise<RunningEnvironment | undefined> {
  const names = await readdir(FOLDER).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => isRunning(Number.parseInt(name, 10)))
      .map(async (name) => ({ name, startedAt: (await stat(new URL(name, FOLDER))).mtimeMs })),
  );
  const [newest] = found.toSorted((a, b) => b.startedAt - a.startedAt);
  return newest && JSON.parse(await readFile(fileURLToPath(new URL(newest.name, FOLDER)), 'utf8'));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // There is no such process: it ended without removing its entry.
    return false;
  }
}
