import { fileURLToPath } from 'node:url';

/** The runner's report for people, and for .ci/run, which adds all suites up, one in a file. */
export function reporters() {
  const outputFile = process.env.INSIGNIA_TEST_REPORT;
  return outputFile === undefined ? ['default'] : ['default', ['json', { outputFile }] satisfies [string, object]];
}

const guard = new URL('./loopback-only.ts', import.meta.url).href;
const cache = fileURLToPath(new URL('../../node_modules/.cache/node/', import.meta.url));

/**
 * No process and no thread of a test run connects to another machine. The hundreds of processes that a run starts keep
 * what they compile for each other.
 */
export const processes = {
  execArgv: ['--import', guard],
  env: { NODE_OPTIONS: `--import=${guard}`, NODE_COMPILE_CACHE: cache },
};
