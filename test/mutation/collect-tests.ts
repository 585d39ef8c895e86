/**
 * The part of vitest that test files call, for running them without it: `describe`, `it` and the hooks collect, and
 * `expect` is vitest's own.
 */
import { mock } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import * as vitest from 'vitest';

type Body = (...values: readonly unknown[]) => unknown;
type Hook = () => unknown;

/** A `describe`, or a whole file. */
interface Suite {
  readonly name: string;
  readonly beforeAll: Hook[];
  readonly afterAll: Hook[];
  readonly beforeEach: Hook[];
  readonly afterEach: Hook[];
}

/** A test with the suites that it stands in, the outermost first. */
export interface CollectedTest {
  readonly id: string;
  readonly name: string;
  readonly suites: readonly Suite[];
  readonly body: () => unknown;
}

/** How long `expect.poll` tries. */
const POLL_MS = 10_000;
const POLL_EVERY_MS = 20;

/** What stands for the module `vitest` in a test file; the file's tests are added to `tests`. */
export function collectInto(tests: CollectedTest[], file: string) {
  let suites: readonly Suite[] = [newSuite(file)];
  const describe = (name: string, body: Body, ...values: readonly unknown[]) => {
    const outer = suites;
    suites = [...suites, newSuite(name)];
    body(...values);
    suites = outer;
  };
  const it = (name: string, body: Body, ...values: readonly unknown[]) => {
    const path = [...suites.map((suite) => suite.name), name].join(' > ');
    tests.push({ id: `${file} ${tests.length}`, name: path, suites, body: () => body(...values) });
  };
  const eachOf = (collect: typeof it) => (cases: readonly unknown[]) => (name: string, body: Body) => {
    for (const one of cases) {
      collect(name, body, ...(Array.isArray(one) ? one : [one]));
    }
  };
  const hook = (kind: keyof Omit<Suite, 'name'>) => (body: Hook) => {
    suites.at(-1)?.[kind].push(body);
  };
  return {
    describe: Object.assign(describe, { each: eachOf(describe) }),
    it: Object.assign(it, { each: eachOf(it) }),
    beforeAll: hook('beforeAll'),
    afterAll: hook('afterAll'),
    beforeEach: hook('beforeEach'),
    afterEach: hook('afterEach'),
    // Outside vitest nothing collects soft failures, so the first one fails the test.
    expect: Object.assign((...given: Parameters<typeof vitest.expect>) => vitest.expect(...given), vitest.expect, {
      soft: vitest.expect,
      poll,
    }),
    vi: {
      useFakeTimers: () => mock.timers.enable({ apis: ['Date'] }),
      setSystemTime: (ms: number) => mock.timers.setTime(ms),
      useRealTimers: () => mock.timers.reset(),
      spyOn: (object: Console, method: 'warn') => ({
        mockImplementation(implementation: () => void) {
          const { mock: spy } = mock.method(object, method, implementation);
          return { mockRestore: () => spy.restore() };
        },
      }),
    },
  };
}

function newSuite(name: string): Suite {
  return { name, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
}

/** An assertion that is tried again until it holds. */
function poll(read: () => unknown) {
  return new Proxy({} as Record<string, Body>, {
    get:
      (_, matcher: string) =>
      async (...given: readonly unknown[]) => {
        const until = performance.now() + POLL_MS;
        for (;;) {
          const value = await read();
          try {
            return (vitest.expect(value) as unknown as Record<string, Body>)[matcher]?.(...given);
          } catch (error) {
            if (performance.now() > until) {
              throw error;
            }
          }
          await pause(POLL_EVERY_MS);
        }
      },
  });
}

/** Runs tests one after another with their hooks. */
export class TestRun {
  readonly #begun = new Set<Suite>();

  /** Runs one test, and before it whatever its suites begin with. */
  async run({ suites, body }: CollectedTest): Promise<void> {
    for (const suite of suites.filter((one) => !this.#begun.has(one))) {
      this.#begun.add(suite);
      await runAll(suite.beforeAll);
    }
    try {
      for (const { beforeEach } of suites) {
        await runAll(beforeEach);
      }
      await body();
    } finally {
      for (const { afterEach } of suites.toReversed()) {
        await runAll(afterEach);
      }
    }
  }

  /** Ends the suites that were begun. */
  async end(): Promise<void> {
    for (const { afterAll } of [...this.#begun].reverse()) {
      await runAll(afterAll);
    }
    this.#begun.clear();
  }
}

async function runAll(hooks: readonly Hook[]): Promise<void> {
  for (const hook of hooks) {
    await hook();
  }
}
