import { defineConfig } from 'vitest/config';
import { processes, reporters } from './helpers/runner.ts';

/** The longer suites, one npm script each: `vitest run --config test/suites.config.ts FILE`. */
export default defineConfig({
  test: {
    include: ['test/**/*.suite.ts'],
    globalSetup: ['test/helpers/build.ts'],
    // For tests that hang. The longest takes two and a half minutes on two idle cores.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    fileParallelism: false,
    reporters: reporters(),
    ...processes,
  },
});
