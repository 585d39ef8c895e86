import { fileURLToPath } from 'node:url';

/** The runner's reports: one for people, and one in a file for .ci/run, which adds up all suites. */
export function reporters() {
  const outputFile = process.env.INSIGNIA_TEST_REPORT;
  return outputFile === undefined ? ['default'] : ['default', ['json', { outputFile }] satisfies [string, object]];
}

const guard = new URL('./loopback-only.ts', import.meta.url).href;
const cache = fileURLToPath(new URL('../../node_modules/.cache/node/', import.meta.url));

/**
 * Options that stop all processes and threads of a test run from connecting to other machines. The hundreds of processes
 * share a compile cache.
 */
export const processes = {
  execArgv: ['--import', guard],
  env: { NODE_OPTIONS: `--import=${guard}`, NODE_COMPILE_CACHE: cache },
};
