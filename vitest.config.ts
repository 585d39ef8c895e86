import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { processes, reporters } from './test/helpers/runner.ts';

/**
 * Tests of pure functions. They share a process, because what ran before cannot change them. The simulation is not one of
 * them: it is twice as fast in a new process.
 */
const PURE = ['test/{config,eligibility,roster,vocabulary}/**/*.test.ts', 'test/task/!(simulation).test.ts'];

// Many tests start processes, which all compile the same modules.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

/** The gate: everything in `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['test/helpers/build.ts'],
    // More than the cores, because most tests wait for a server, a time-out or another process.
    maxWorkers: 4,
    // For tests that hang. The longest takes 35 s on two idle cores, and a busy machine may be many times slower.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: reporters(),
    ...processes,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: 'real parts', include: ['test/**/*.test.ts'], exclude: [...PURE, '**/node_modules/**'] },
      },
    ],
  },
});
