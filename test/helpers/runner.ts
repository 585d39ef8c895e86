/** The runner's report for people, and for .ci/run, which adds all suites up, one in a file. */
export function reporters() {
  const outputFile = process.env.INSIGNIA_TEST_REPORT;
  return outputFile === undefined ? ['default'] : ['default', ['json', { outputFile }] satisfies [string, object]];
}

const guard = new URL('./loopback-only.ts', import.meta.url).href;

/** No process and no thread of a test run connects to another machine. */
export const loopbackOnly = { execArgv: ['--import', guard], env: { NODE_OPTIONS: `--import=${guard}` } };
