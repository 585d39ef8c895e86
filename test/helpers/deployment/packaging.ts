import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyProject } from '../project-copy.ts';
import type { Template } from './template.ts';

const run = promisify(execFile);

/** The output of `osls package`. */
export interface Package {
  readonly template: Template;
  /** The zips by their names. */
  readonly zips: Readonly<Record<string, Buffer>>;
}

/** The options of a packaging. */
export interface PackagingOptions {
  readonly params?: Readonly<Record<string, string>>;
  /** The `WebSocket` section of an appsettings file for the stage. */
  readonly webSocket?: object;
  /** Builds the bundles again in the copy, by a user with another umask and time zone; by default it uses those of this project. */
  readonly build?: boolean;
}

/** Packages a copy of this project, so that the project's settings and output folder do not change. */
export async function packaged(stage: string, options: PackagingOptions = {}): Promise<Package> {
  const { folder: copy, remove } = await copyProject({ withDist: !options.build });
  try {
    const node = (...args: readonly string[]) =>
      options.build
        ? run('sh', ['-c', 'umask 077; TZ=Asia/Bangkok exec "$0" "$@"', process.execPath, ...args], { cwd: copy })
        : run(process.execPath, args, { cwd: copy });
    if (options.build) {
      await node('scripts/build.ts');
    }
    if (options.webSocket) {
      await writeFile(
        join(copy, 'config', `appsettings.${stage}.json`),
        JSON.stringify({ WebSocket: options.webSocket }),
      );
    }
    const osls = join(copy, 'node_modules/osls/bin/serverless.js');
    const params = Object.entries(options.params ?? {}).map(([name, value]) => `--param=${name}=${value}`);
    await node(osls, 'package', '--stage', stage, ...params);
    const output = join(copy, '.serverless');
    const zips = (await readdir(output)).filter((name) => name.endsWith('.zip'));
    return {
      template: JSON.parse(await readFile(join(output, 'cloudformation-template-update-stack.json'), 'utf8')),
      zips: Object.fromEntries(await Promise.all(zips.map(async (name) => [name, await readFile(join(output, name))]))),
    };
  } finally {
    await remove();
  }
}
