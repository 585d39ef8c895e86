import { defineConfig } from 'vitest/config';
import { loopbackOnly, reporters } from './test/helpers/runner.ts';

/** The gate: everything in `npm test`. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/build.ts'],
    // More than the cores: most tests wait for a server, a time-out or another process.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: reporters(),
    ...loopbackOnly,
  },
});
