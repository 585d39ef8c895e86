import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ROSTER_FILES_MAX } from '../lib/config/defaults.ts';
import type { RosterSource } from '../lib/roster/read-roster.ts';

/**
 * The files of a roster that the command line names.
 *
 * @throws Error with the remedy when they are too many, one is named twice, or one is not a file
 */
export async function rosterFiles(paths: readonly string[]): Promise<readonly RosterSource[]> {
  if (paths.length > ROSTER_FILES_MAX) {
    throw new Error(`${paths.length} files are named; a roster has at most ${ROSTER_FILES_MAX}.`);
  }
  const twice = paths.find((path, index) => paths.findIndex((other) => resolve(other) === resolve(path)) < index);
  if (twice !== undefined) {
    throw new Error(`${paths.length} files are named, ${twice} twice; name each file once.`);
  }
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) {
      throw new Error(`${path} is ${found ? 'not a file' : 'not there'}; name a roster.`);
    }
  }
  return paths.map((path) => ({ name: path, bytes: () => createReadStream(path) }));
}
