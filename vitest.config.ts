import { defineConfig } from 'vitest/config';
import { processes, reporters } from './test/helpers/runner.ts';

/**
 * Tests of functions that are the same whatever ran before them in the process: it need not be a new one for each file. The
 * simulation is twice as fast in a process that nothing has grown before it.
 */
const pure = ['test/{config,eligibility,roster,vocabulary}/**/*.test.ts', 'test/task/!(simulation).test.ts'];

/** The gate: everything in `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['test/helpers/build.ts'],
    // More than the cores: most tests wait for a server, a time-out or another process.
    maxWorkers: 4,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: reporters(),
    ...processes,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'real parts', include: ['test/**/*.test.ts'], exclude: pure } },
    ],
  },
});
