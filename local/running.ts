import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where each running copy has a file of its own; git ignores it. */
const FOLDER = new URL('../.local/', import.meta.url);

/** What a running `npm start` tells of itself: the variables by which its resources are found. */
export type RunningEnvironment = Readonly<Record<string, string>>;

/** Registers this process as one that runs the service; the function returned removes the entry. */
export async function registerRunning(environment: RunningEnvironment): Promise<() => Promise<void>> {
  const file = new URL(`${process.pid}.json`, FOLDER);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(file, JSON.stringify(environment));
  return () => rm(file, { force: true });
}

/** The environment of the `npm start` of this folder that was started last and still lives; undefined when there is none. */
export async function findRunning(): Promise<RunningEnvironment | undefined> {
  const names = await readdir(FOLDER).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => lives(Number.parseInt(name, 10)))
      .map(async (name) => ({ name, startedAt: (await stat(new URL(name, FOLDER))).mtimeMs })),
  );
  const [newest] = found.toSorted((a, b) => b.startedAt - a.startedAt);
  return newest && JSON.parse(await readFile(fileURLToPath(new URL(newest.name, FOLDER)), 'utf8'));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process: it ended without removing its entry.
    return false;
  }
}
