import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { takeClock } from './clock.ts';
import { schedules } from './schedules.ts';
import { simulate } from './simulator.ts';

/** The work of one thread. */
export interface SoakData {
  readonly seed: number;
  readonly runs: number;
}

/** The result of a thread: nothing, or fast-check's report about a failing schedule. */
export interface SoakAnswer {
  readonly runs: number;
  readonly found: string | null;
}

const { seed, runs } = workerData as SoakData;
const setClock = takeClock();

const details = await fc.check(
  fc.asyncProperty(schedules, async (schedule) => {
    const { violations } = await simulate(schedule, setClock);
    if (violations.length > 0) {
      throw new Error(violations.join('; '));
    }
  }),
  { seed, numRuns: runs },
);
parentPort?.postMessage({
  runs: details.numRuns,
  found: details.failed ? `${details.errorInstance}\n${await fc.asyncDefaultReportMessage(details)}` : null,
} satisfies SoakAnswer);
