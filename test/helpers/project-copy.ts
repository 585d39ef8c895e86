import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = [
  'biome.json',
  'serverless.yml',
  'package.json',
  'tsconfig.json',
  'cli',
  'config',
  'deployment',
  'functions',
  'lib',
  'local',
  'samples',
  'scripts',
];

/** A copy of this project in another folder, with the same dependencies. */
export interface ProjectCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Copies the project, so that a test can change it without affecting others. `dist` is shared unless it will be built. */
export async function copyProject({ withDist = true } = {}): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'insignia-'));
  for (const name of COPIED) {
    // With their times, by which npm start sees whether to build again.
    await cp(join(root, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  }
  for (const name of withDist ? ['node_modules', 'dist'] : ['node_modules']) {
    await symlink(join(root, name), join(folder, name));
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
