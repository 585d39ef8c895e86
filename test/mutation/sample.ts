/**
 * A checker for Stryker that puts the mutants into a random order and lets only some of them through, for runs that have no
 * time for all. The others are counted as errors, which the score leaves out.
 */
import { createHash } from 'node:crypto';
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** How many mutants are tried. */
const PLACES = Number(process.env.INSIGNIA_MUTATION_PLACES ?? 'Infinity');

/** Another seed chooses other mutants; the same one chooses the same, on any machine. */
const SEED = process.env.INSIGNIA_MUTATION_SEED ?? '';

class Sample implements Checker {
  async init(): Promise<void> {}

  /** Those to try, in the order in which they are tried, each in its own group; then the others in one. */
  async group(mutants: readonly Mutant[]): Promise<string[][]> {
    const inOrder = mutants
      .map(({ id }) => ({ id, place: createHash('sha256').update(`${SEED} ${id}`).digest('hex') }))
      .toSorted((one, other) => (one.place < other.place ? -1 : 1))
      .map(({ id }) => id);
    // Another process may check them, so that only its size tells what a group is. One that is left over is tried, too.
    const left = inOrder.slice(PLACES).length > 1 ? inOrder.slice(PLACES) : [];
    return [...inOrder.slice(0, inOrder.length - left.length).map((id) => [id]), left];
  }

  async check(mutants: readonly Mutant[]): Promise<Record<string, CheckResult>> {
    const result: CheckResult =
      mutants.length === 1
        ? { status: CheckStatus.Passed }
        : { status: CheckStatus.CompileError, reason: 'not in the sample' };
    return Object.fromEntries(mutants.map(({ id }) => [id, result]));
  }
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sample)];
