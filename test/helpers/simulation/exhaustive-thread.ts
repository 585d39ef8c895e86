import { parentPort, workerData } from 'node:worker_threads';
import { takeClock } from './clock.ts';
import { faultsOf, runsWithFaults, WAY_NAMES, WAYS } from './exhaustive.ts';

/** The work of one of several threads: every `threads`th first fault, and all second faults after it. */
export interface ExhaustiveData {
  readonly seed: number;
  readonly thread: number;
  readonly threads: number;
}

/** The result of a thread: how many schedules it ran, and the ones that broke a promise. */
export interface ExhaustiveAnswer {
  readonly runs: number;
  readonly found: readonly string[];
}

const { seed, thread, threads } = workerData as ExhaustiveData;
const options = { setClock: takeClock(), isMine: (first: number) => first % threads === thread };

let runs = 0;
const found: string[] = [];
for (const way of WAY_NAMES) {
  for await (const { schedule, report } of runsWithFaults({ ...WAYS[way], seed }, 2, options)) {
    runs += 1;
    if (report.violations.length > 0) {
      found.push(`${way}, seed ${seed}, faults ${faultsOf(schedule)}: ${report.violations.join('; ')}`);
    }
  }
}
parentPort?.postMessage({ runs, found } satisfies ExhaustiveAnswer);
