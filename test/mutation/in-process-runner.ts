/**
 * A test runner for Stryker that runs the tests of lib in its own process. Most of them do not wait, so a mutant costs
 * milliseconds here, where starting vitest for each of them would take hours. The tests are the same files that vitest
 * runs; each is bundled with the code that it tests, and only what it imports of vitest is replaced.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
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
import { build, type Plugin } from 'esbuild';
import fc from 'fast-check';
// Can only be imported, and the bundles require.
import * as fauxqs from 'fauxqs';
import { type CollectedTest, collectInto, TestRun } from './collect-tests.ts';

/** Where instrumented code looks for the mutant that is active. */
const instrumented = globalThis as { __stryker__?: InstrumenterContext };

/** Beginnings of the paths, in test, of the files that are to kill the mutants of a folder of lib. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  eligibility: ['eligibility/', 'vocabulary/'],
  vocabulary: ['eligibility/', 'vocabulary/'],
  roster: ['roster/'],
  results: ['results/'],
  task: ['task/'],
  config: ['config/', 'docs/settings.'],
  notification: ['notification/'],
  aws: ['aws/'],
};

/** Beginnings of those that are left out, and of names of tests in them. */
const LEFT_OUT = [
  // What random officers show, and every position that there is, takes longer than all other tests together.
  'eligibility/properties',
  'eligibility/input-space.',
  // The simulation takes seconds for what the other tests of lib/task show in milliseconds.
  'task/simulation.',
  // Files of many megabytes and hundreds of random ones take minutes in code that counts its mutants.
  'roster/csv-hostile.',
  'roster/xls-hostile.',
  'roster/no-roster.',
  'roster/exports.',
  'roster/malformed-rosters.',
  'roster/csv-letters.test.ts > a file in two encodings is refused, and the line is named > in the same line however',
  'roster/csv.test.ts > a file that begins with %d empty lines is read',
  'roster/duplicates.test.ts > ten other rows are named',
  'roster/samples.test.ts > no sample citizen id is one that a person could have',
  'roster/samples.test.ts > the sample of 2,000 officers reads without a problem',
  'roster/source.test.ts > the bytes of a file are fetched > once for each',
  'roster/workbook-programs.test.ts > a cell covered by a merge has its value > within bounds',
  // They compare with kept files, which only vitest can.
  'results/samples.',
  // They run other processes, in which no mutant is active.
  'notification/own-process.',
  // Rows of faults take minutes together, most of them for time-outs.
  'notification/broken-connections.',
  'notification/faults.',
  // Seven moments in one test, each with a server of its own.
  'notification/channel.test.ts > an aborted signal ends a delivery',
];

/** A test that takes longer than this, and than several times its time without a mutant, hangs. */
const HANGS_AFTER_MS = 15_000;
const HANGS_AFTER_TIMES = 5;

/**
 * Stryker ends a loop after 100 times as many rounds as all tests together made without a mutant, which takes minutes where
 * they read large files. Ten times as many are enough.
 */
const FEWER_HITS = 10;

/** When to stop, in epoch ms. */
const ENDS_AT = Number(process.env.INSIGNIA_MUTATION_ENDS_AT ?? 'Infinity');

/** The file in which the dry run keeps the time that each test took, in ms. */
const TIMES = 'test-times.json';

/** Most runs of a property. */
const MOST_RUNS = 25;

/** fast-check with the same random values in every run: what one run kills, the next one kills. Few kill most of it. */
const fewRuns = {
  ...fc,
  assert: <Values>(property: fc.IProperty<Values>, options: fc.Parameters<Values> = {}) =>
    fc.assert(property, { seed: 2564, ...options, numRuns: Math.min(options.numRuns ?? MOST_RUNS, MOST_RUNS) }),
};

/** The test files for mutants in these files of lib. */
function testFilesFor(mutated: readonly string[]): readonly string[] {
  const beginnings = mutated.flatMap((file) => TESTS[relative('lib', file).split('/')[0] ?? ''] ?? []);
  return globSync('test/**/*.test.ts')
    .filter((path) => beginnings.some((beginning) => path.startsWith(`test/${beginning}`)))
    .filter((path) => !isLeftOut(path))
    .toSorted();
}

function isLeftOut(pathOrName: string): boolean {
  return LEFT_OUT.some((beginning) => pathOrName.startsWith(`test/${beginning}`));
}

/** Bundling leaves one module of many, and each is to find the files beside it. */
const ownUrls: Plugin = {
  name: 'own URLs',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};

/** A test file and the code that it tests in one script. */
async function bundle(path: string): Promise<Script> {
  const { outputFiles } = await build({
    entryPoints: [path],
    // Absolute, because esbuild keeps the working directory it started in, not the one of the mutated copy.
    absWorkingDir: resolve('.'),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    plugins: [ownUrls],
    define: { 'import.meta.main': 'false' },
    logLevel: 'error',
  });
  return new Script(`(function (require, module, exports) {${outputFiles[0]?.text}\n})`, {
    filename: resolve(path),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

/** The scripts of test files by their paths. */
const scripts = new Map<string, Promise<Script>>();

/** Test files by their paths, each loaded when it is first asked for. */
class TestFiles {
  /** What the code of the files looks into. */
  readonly context: InstrumenterContext;
  readonly #mutated: string | undefined;
  readonly #tests = new Map<string, readonly CollectedTest[]>();

  constructor(context: InstrumenterContext) {
    this.context = context;
    this.#mutated = context.activeMutant;
  }

  /** The tests of a file. Loading runs its code, with the mutant that was active when these files were made. */
  async testsOf(path: string): Promise<readonly CollectedTest[]> {
    const known = this.#tests.get(path);
    if (known) {
      return known;
    }
    const tests: CollectedTest[] = [];
    const require = createRequire(resolve(path));
    const provided: Record<string, unknown> = {
      vitest: collectInto(tests, path),
      'fast-check': fewRuns,
      fauxqs,
    };
    const script = scripts.get(path) ?? bundle(path);
    scripts.set(path, script);
    const run = (await script).runInThisContext() as (...given: readonly unknown[]) => void;
    const { activeMutant } = this.context;
    Object.assign(this.context, { activeMutant: this.#mutated });
    run((name: string) => provided[name] ?? require(name), { exports: {} }, {});
    Object.assign(this.context, { activeMutant });
    const kept = tests.filter(({ name }) => !isLeftOut(name));
    this.#tests.set(path, kept);
    return kept;
  }
}

/** The file of a test. */
function fileOf(id: CollectedTest['id']): string {
  return id.split(' ')[0] ?? '';
}

class InProcessRunner implements TestRunner {
  /** The files as they are loaded without a mutant. */
  #unmutated: TestFiles | null = null;
  /** Tests that have killed a mutant, the last one first: they often kill the next one, which is near it. */
  #killers: readonly CollectedTest['id'][] = [];
  /** How long each test took without a mutant, in ms. */
  #times: ReadonlyMap<CollectedTest['id'], number> | null = null;
  /** Whether a test still runs that was given up. */
  #hangs = false;
  /** Is told of errors that no test catches. */
  #onStray: (error: unknown) => void = () => {};

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const onStray = (error: unknown) => this.#onStray(error);
    process.on('uncaughtException', onStray).on('unhandledRejection', onStray);
  }

  async dryRun({ files = [] }: DryRunOptions): Promise<DryRunResult> {
    const mutantCoverage: MutantCoverage = { static: {}, perTest: {} };
    const results: TestResult[] = [];
    const loaded = this.#load({ mutantCoverage });
    for (const path of testFilesFor(files.map((file) => relative('.', file)))) {
      const testRun = new TestRun();
      for (const test of await loaded.testsOf(path)) {
        const { id, name } = test;
        loaded.context.currentTestId = id;
        const startedAt = performance.now();
        let failureMessage: string | null = null;
        try {
          await this.#run(test, testRun);
        } catch (error) {
          failureMessage = String(error);
        }
        const timeSpentMs = performance.now() - startedAt;
        results.push(
          failureMessage === null
            ? { id, name, status: TestStatus.Success, timeSpentMs }
            : { id, name, status: TestStatus.Failed, failureMessage, timeSpentMs },
        );
      }
      delete loaded.context.currentTestId;
      await testRun.end();
    }
    // A mutant that a test covers is activated while that test runs. Only mutants that loading alone covers need a new load.
    for (const covered of Object.values(mutantCoverage.perTest)) {
      for (const mutant of Object.keys(covered)) {
        delete mutantCoverage.static[mutant];
      }
    }
    // For the other processes, which make no dry run.
    writeFileSync(TIMES, JSON.stringify(Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]))));
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#hangs) {
      // Stryker starts another process for this mutant, where nothing of the other one runs on.
      throw new Error('a test of another mutant runs on');
    }
    if (Date.now() > ENDS_AT) {
      return { status: MutantRunStatus.Error, errorMessage: 'not in time' };
    }
    const { activeMutant, testFilter, mutantActivation } = options;
    const hitLimit = options.hitLimit && options.hitLimit / FEWER_HITS;
    const active = { activeMutant: activeMutant.id, hitCount: 0, hitLimit } as InstrumenterContext;
    const testRun = new TestRun();
    let running = 'loading';
    let nrOfTests = 0;
    let loaded: TestFiles | null = null;
    try {
      loaded = mutantActivation === 'static' ? this.#load(active) : this.#unmutatedWith(active);
      for await (const test of this.#inOrder(loaded, relative('.', options.sandboxFileName), testFilter)) {
        running = test.id;
        nrOfTests += 1;
        await this.#run(test, testRun);
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } catch (error) {
      if (error instanceof HangsError || determineHitLimitReached(loaded?.context.hitCount, hitLimit) !== undefined) {
        return { status: MutantRunStatus.Timeout };
      }
      this.#killers = [running, ...this.#killers.filter((id) => id !== running)];
      return { status: MutantRunStatus.Killed, killedBy: [running], failureMessage: String(error), nrOfTests };
    } finally {
      await testRun.end().catch(() => {});
    }
  }

  /** Loads files again, while this is the context of their code. */
  #load(context: InstrumenterContext): TestFiles {
    instrumented.__stryker__ = context;
    return new TestFiles(context);
  }

  /** The files as they were loaded without a mutant, with one active from now on. */
  #unmutatedWith(active: InstrumenterContext): TestFiles {
    this.#unmutated = this.#unmutated ?? this.#load({});
    instrumented.__stryker__ = Object.assign(this.#unmutated.context, active);
    return this.#unmutated;
  }

  /** The tests to try on a mutant in this file: the last killers, then the quickest ones. */
  async *#inOrder(
    loaded: TestFiles,
    mutated: string,
    testFilter: readonly string[] | undefined,
  ): AsyncIterable<CollectedTest> {
    this.#times ??= new Map(Object.entries(JSON.parse(readFileSync(TIMES, 'utf8'))));
    const files = new Set(testFilesFor([mutated]));
    const wanted = testFilter && new Set(testFilter);
    const ids = [...this.#times.keys()].filter((id) => files.has(fileOf(id)) && (wanted?.has(id) ?? true));
    const left = new Set(ids.toSorted((one, other) => this.#timeOf(one) - this.#timeOf(other)));
    for (const id of new Set([...this.#killers.filter((killer) => left.has(killer)), ...left])) {
      const test = (await loaded.testsOf(fileOf(id))).find((one) => one.id === id);
      if (test) {
        yield test;
      }
    }
  }

  #timeOf(id: string): number {
    return this.#times?.get(id) ?? 0;
  }

  /** @throws what the test throws, and HangsError */
  async #run(test: CollectedTest, testRun: TestRun): Promise<void> {
    const stray = Promise.withResolvers<never>();
    this.#onStray = stray.reject;
    const late = new AbortController();
    // In the dry run, the time that vitest gives a test.
    const hangsAfterMs = this.#times ? Math.max(HANGS_AFTER_MS, HANGS_AFTER_TIMES * this.#timeOf(test.id)) : 600_000;
    const hangs = pause(hangsAfterMs, undefined, { signal: late.signal }).then(() => {
      this.#hangs = true;
      throw new HangsError();
    });
    try {
      await Promise.race([testRun.run(test), stray.promise, hangs]);
    } finally {
      late.abort();
      hangs.catch(() => {});
    }
  }
}

/** A test did not end in time. */
class HangsError extends Error {}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
