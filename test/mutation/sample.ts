/**
 * A checker for Stryker that lets a random share of the mutants through, for runs that have no time for all of them. The
 * others are counted as errors, which the score leaves out.
 */
import { createHash } from 'node:crypto';
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** The part of the mutants that is tried, more than 0 and up to 1. */
const SHARE = Number(process.env.INSIGNIA_MUTATION_SHARE ?? '1');

/** Another seed chooses other mutants; the same one chooses the same, on any machine. */
const SEED = process.env.INSIGNIA_MUTATION_SEED ?? '';

class Sample implements Checker {
  async init(): Promise<void> {
    if (!(SHARE > 0 && SHARE <= 1)) {
      throw new Error(`INSIGNIA_MUTATION_SHARE must be more than 0 and at most 1, found ${SHARE}`);
    }
  }

  async group(mutants: readonly Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants: readonly Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        placeInSample(mutant) < SHARE
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: 'not in the sample' },
      ]),
    );
  }
}

/** A number from 0 up to but not including 1, made from the seed and the mutant: the mutants below the share are tried. */
function placeInSample({ id }: Mutant): number {
  return createHash('sha256').update(`${SEED} ${id}`).digest().readUInt32BE() / 2 ** 32;
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sample)];
