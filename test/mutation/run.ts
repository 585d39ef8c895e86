/**
 * Mutation tests: changes the code of lib in one place at a time, and tries whether a test notices.
 *
 *     npm run test:mutation -- [--since REVISION] [--places N] [--minutes N] [--seed SEED] [FOLDER OR FILE]...
 *
 * Without options all of lib is tried. Fails if more mutants survive than the minimums of their folders allow; in a sample,
 * if there are three standard deviations more.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

/** The part of the mutants of each folder of lib that the tests must kill. */
const MINIMUM: Readonly<Record<string, number>> = {
  eligibility: 0.98,
  vocabulary: 0.95,
  roster: 0.95,
  results: 0.95,
  task: 0.95,
  config: 0.95,
  notification: 0.9,
  aws: 0.9,
};

/** The tables of lib/vocabulary, which tests of whole files check. */
const LEFT_OUT = '!lib/vocabulary/{classes,column-titles,columns,levels,personnel}.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: 'string' },
    places: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
  },
});

const mutate = placesToTry();
if (mutate.length === 0) {
  console.log(`Nothing of lib was changed since ${values.since}.`);
} else {
  await run();
}

async function run(): Promise<void> {
  const isSample = values.places !== undefined || values.minutes !== undefined;
  if (isSample) {
    const seed = values.seed ?? String(Math.floor(Math.random() * 1_000_000));
    console.log(`A sample of the mutants, seed ${seed}`);
    process.env.INSIGNIA_MUTATION_SEED = seed;
  }
  if (values.places !== undefined) {
    process.env.INSIGNIA_MUTATION_PLACES = values.places;
  }
  if (values.minutes !== undefined) {
    process.env.INSIGNIA_MUTATION_ENDS_AT = String(Date.now() + Number(values.minutes) * 60_000);
  }
  const results = await new Stryker({
    configFile: 'test/mutation/stryker.config.json',
    mutate: [...mutate, LEFT_OUT],
    checkers: isSample ? ['sample'] : [],
    // Half of a sample's processes are checkers, which have nothing to do after the beginning.
    concurrency: isSample ? 2 * availableParallelism() : availableParallelism(),
  }).runMutationTest();

  let allowed = 0;
  let survivors = 0;
  for (const [folder, minimum] of Object.entries(MINIMUM)) {
    const tried = results.filter(({ fileName }) => relative('lib', fileName).startsWith(`${folder}/`));
    const killed = tried.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    const survived = tried.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
    const all = killed + survived;
    if (all > 0) {
      console.log(`lib/${folder}: ${killed} of ${all} killed, ${((killed / all) * 100).toFixed(2)} %`);
    }
    survivors += survived;
    allowed += all * (1 - minimum);
  }
  // A sample of tests that are just good enough has more survivors than that every second time.
  const most = Math.floor(isSample ? allowed + 3 * Math.sqrt(allowed) : allowed);
  console.log(`${survivors} survived, at most ${most} may`);
  if (survivors > most) {
    process.exitCode = 1;
  }
}

function placesToTry(): readonly string[] {
  if (values.since !== undefined) {
    return changedSince(values.since);
  }
  const paths = positionals.length > 0 ? positionals : Object.keys(MINIMUM).map((folder) => `lib/${folder}`);
  return paths.map((path) => (path.endsWith('.ts') ? path : `${path.replace(/\/$/, '')}/**/*.ts`));
}

/** The lines of lib that differ from a revision of git, as Stryker's ranges; files that git does not know yet are new. */
function changedSince(revision: string): readonly string[] {
  const git = (...options: readonly string[]) => execFileSync('git', options, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const ranges: string[] = git('ls-files', '--others', '--exclude-standard', 'lib')
    .split('\n')
    .filter((path) => path.endsWith('.ts'));
  let file = '';
  for (const line of git('diff', '--unified=0', '--no-ext-diff', '--diff-filter=d', revision, '--', 'lib').split(
    '\n',
  )) {
    file = /^\+\+\+ b\/(.*)$/.exec(line)?.[1] ?? file;
    const [, from = '', count = '1'] = /^@@ \S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (from !== '' && count !== '0' && file.endsWith('.ts')) {
      ranges.push(`${file}:${from}-${Number(from) + Number(count) - 1}`);
    }
  }
  return ranges.filter((range) => Object.keys(MINIMUM).some((folder) => range.startsWith(`lib/${folder}/`)));
}
