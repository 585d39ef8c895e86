/**
 * A test runner for Stryker that runs the tests of lib/eligibility and lib/vocabulary in its own process. The code is
 * pure and its tests do not wait, so a mutant costs milliseconds here, where starting vitest for each of them would
 * take hours. The tests are the same files that vitest runs; only `describe` and `it` are collected by this file.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import * as vitest from 'vitest';

interface CollectedTest {
  readonly id: string;
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...values: readonly unknown[]) => unknown;

/** The `describe` and `it` that test files call: they collect the tests in a list. */
function collectInto(tests: CollectedTest[]) {
  let path: readonly string[] = [];
  const describe = (name: string, body: Body, ...values: readonly unknown[]) => {
    const outer = path;
    path = [...path, name];
    body(...values);
    path = outer;
  };
  const it = (name: string, body: Body, ...values: readonly unknown[]) => {
    tests.push({ id: String(tests.length), name: [...path, name].join(' > '), run: () => body(...values) });
  };
  const eachOf = (collect: typeof it) => (cases: readonly unknown[]) => (name: string, body: Body) => {
    for (const one of cases) {
      collect(name, body, ...(Array.isArray(one) ? one : [one]));
    }
  };
  return {
    describe: Object.assign(describe, { each: eachOf(describe) }),
    it: Object.assign(it, { each: eachOf(it) }),
    // Outside vitest nothing collects soft failures, so the first one fails the test.
    expect: Object.assign((...given: Parameters<typeof vitest.expect>) => vitest.expect(...given), vitest.expect, {
      soft: vitest.expect,
    }),
  };
}

/** Where instrumented code looks for the mutant that is active. */
const instrumented = globalThis as { __stryker__?: InstrumenterContext };

/** The folders of the tests. */
const FOLDERS = ['test/eligibility', 'test/vocabulary'];

/** Beginnings of the files that run last, because they take longest. */
const LAST = ['judge-political-office.', 'boundaries.', 'examples.'];

/**
 * Beginnings of the files left out: random officers could kill a mutant in one run and not in the next, and to try every
 * position that there is takes longer than all other tests together.
 */
const LEFT_OUT = ['properties', 'input-space.'];

/** The paths of the test files, in the order in which they run. */
function pathsOfFiles(): readonly string[] {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.test.ts'))
      .toSorted()
      .map((file) => `${folder}/${file}`),
  );
  const beginningWith = (beginnings: readonly string[]) =>
    beginnings.flatMap((beginning) => {
      const found = paths.filter((path) => basename(path).startsWith(beginning));
      if (found.length === 0) {
        throw new Error(`No test file of ${FOLDERS.join(' or ')} begins with ${beginning}`);
      }
      return found;
    });
  const last = beginningWith(LAST);
  const named = new Set([...last, ...beginningWith(LEFT_OUT)]);
  return [...paths.filter((path) => !named.has(path)), ...last];
}

/** The tests, collected by running their bundle. */
interface Loaded {
  readonly context: InstrumenterContext;
  readonly tests: readonly CollectedTest[];
}

class InProcessRunner implements TestRunner {
  #script: Script | null = null;
  #unmutated: Loaded | null = null;
  /** Tests that have killed a mutant, the last one first: they often kill the next one, which is near it. */
  #killers: readonly string[] = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const { outputFiles } = await build({
      stdin: {
        contents: pathsOfFiles()
          .map((path) => `import './${path}';`)
          .join('\n'),
        // Absolute, because esbuild keeps the working directory it started in, not the one of the mutated copy.
        resolveDir: resolve('.'),
      },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      external: ['vitest', 'fast-check'],
      define: { 'import.meta.url': 'testsUrl', 'import.meta.main': 'false' },
      logLevel: 'error',
    });
    const code = outputFiles[0]?.text ?? '';
    this.#script = new Script(`(function (require, module, exports, testsUrl) {${code}\n})`);
  }

  /** Runs the bundle with the mutant of the context active, and collects its tests. */
  #load(context: InstrumenterContext): Loaded {
    const tests: CollectedTest[] = [];
    // The files that a test reads are named from the folder of the tests of lib/eligibility.
    const testsUrl = pathToFileURL(`${FOLDERS[0]}/all`).href;
    const require = createRequire(testsUrl);
    const collected = collectInto(tests);
    instrumented.__stryker__ = context;
    const run = this.#script?.runInThisContext() as (...given: readonly unknown[]) => void;
    run((name: string) => (name === 'vitest' ? collected : require(name)), { exports: {} }, {}, testsUrl);
    return { context, tests };
  }

  async dryRun(): Promise<DryRunResult> {
    const mutantCoverage: MutantCoverage = { static: {}, perTest: {} };
    const results: TestResult[] = [];
    const { context, tests } = this.#load({ mutantCoverage });
    for (const { id, name, run } of tests) {
      const startedAt = performance.now();
      context.currentTestId = id;
      try {
        await run();
        results.push({ id, name, status: TestStatus.Success, timeSpentMs: performance.now() - startedAt });
      } catch (error) {
        const timeSpentMs = performance.now() - startedAt;
        results.push({ id, name, status: TestStatus.Failed, failureMessage: String(error), timeSpentMs });
      }
    }
    // A mutant that a test covers is activated while that test runs. Only mutants that loading alone covers need a new load.
    for (const covered of Object.values(mutantCoverage.perTest)) {
      for (const mutant of Object.keys(covered)) {
        delete mutantCoverage.static[mutant];
      }
    }
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, hitLimit, mutantActivation } = options;
    const active = { activeMutant: activeMutant.id, hitCount: 0, hitLimit } as InstrumenterContext;
    let context: InstrumenterContext = {};
    let running = 'loading';
    let nrOfTests = 0;
    try {
      const tests = mutantActivation === 'static' ? this.#load(active).tests : this.#testsWithout(active);
      context = instrumented.__stryker__ ?? {};
      for (const { id, run } of this.#inOrder(tests, testFilter)) {
        running = id;
        nrOfTests += 1;
        await run();
      }
    } catch (error) {
      if (determineHitLimitReached(context.hitCount, hitLimit) !== undefined) {
        return { status: MutantRunStatus.Timeout };
      }
      this.#killers = [running, ...this.#killers.filter((id) => id !== running)];
      return { status: MutantRunStatus.Killed, killedBy: [running], failureMessage: String(error), nrOfTests };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** The tests as they were loaded without a mutant, with one active from now on. */
  #testsWithout(active: InstrumenterContext): readonly CollectedTest[] {
    this.#unmutated = this.#unmutated ?? this.#load({});
    instrumented.__stryker__ = Object.assign(this.#unmutated.context, active);
    return this.#unmutated.tests;
  }

  #inOrder(tests: readonly CollectedTest[], testFilter: readonly string[] | undefined): readonly CollectedTest[] {
    const left = new Map(tests.map((test) => [test.id, test]));
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    return [...new Set([...this.#killers, ...left.keys()])]
      .filter((id) => wanted === null || wanted.has(id))
      .flatMap((id) => left.get(id) ?? []);
  }
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
