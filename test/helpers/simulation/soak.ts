import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { schedules } from './schedules.ts';
import { simulate } from './simulator.ts';

/** A thread's share of the soak. */
export interface SoakData {
  readonly seed: number;
  readonly runs: number;
}

/** What a thread found: nothing, or fast-check's report of the schedule. */
export interface SoakAnswer {
  readonly runs: number;
  readonly found: string | null;
}

const { seed, runs } = workerData as SoakData;

// Of the many errors that are thrown on purpose nobody reads where.
Error.stackTraceLimit = 0;
// The thread is this soak's alone, so its clock can be set without a library.
let now = 0;
Date.now = () => now;
const setClock = (ms: number) => {
  now = ms;
};

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
