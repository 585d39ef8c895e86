import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where running copies leave word of themselves; git ignores it. */
const FOLDER = new URL('../.local/', import.meta.url);

/** What a running `npm start` tells of itself: the variables by which its resources are found. */
export type RunningEnvironment = Readonly<Record<string, string>>;

/** Leaves word that this process runs the service; the function returned takes it back. */
export async function leaveWord(environment: RunningEnvironment): Promise<() => Promise<void>> {
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
    // No such process: it ended without taking its word back.
    return false;
  }
}
