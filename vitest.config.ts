import { defineConfig } from 'vitest/config';
import { processes, reporters } from './test/helpers/runner.ts';

/**
 * Tests of pure functions. They share a process, because what ran before cannot change them. The simulation is not one of
 * them: it is twice as fast in a new process.
 */
const PURE = ['test/{config,eligibility,roster,vocabulary}/**/*.test.ts', 'test/task/!(simulation).test.ts'];

/** The gate: everything in `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['test/helpers/build.ts'],
    // More than the cores, because most tests wait for a server, a time-out or another process.
    maxWorkers: 4,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: reporters(),
    ...processes,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'real parts', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
});
