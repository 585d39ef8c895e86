import type { SetClock } from './clock.ts';
import { FAULTS_OF, type Fault } from './fates.ts';
import {
  type Outage,
  type Program,
  REAL_PROGRAM,
  type Report,
  type Schedule,
  type Sending,
  simulate,
} from './simulator.ts';

/** A run with some faults. */
export interface Run {
  readonly schedule: Schedule;
  readonly report: Report;
}

/** How to run the schedules. */
export interface RunOptions {
  readonly setClock: SetClock;
  readonly program?: Program;
  /** Whether to try a first fault, by its number: for one of several threads. */
  readonly isMine?: (first: number) => boolean;
}

/**
 * Runs a schedule with every sequence of at most `most` faults: each fault at each await of the run without faults, then
 * each second fault at each later await of the run with the first, and so on. The awaits of the runs say where.
 */
export async function* runsWithFaults(schedule: Schedule, most: number, options: RunOptions): AsyncGenerator<Run> {
  const { setClock, program = REAL_PROGRAM, isMine = () => true } = options;
  const report = await simulate(schedule, setClock, program);
  yield { schedule, report };
  if (most === 0) {
    return;
  }
  const { fates } = schedule;
  let number = 0;
  for (const [at, what] of [...report.awaits.entries()].slice(fates.length)) {
    for (const fault of FAULTS_OF[what]) {
      if (isMine(number)) {
        const before = Array.from({ length: at - fates.length }, () => 'well' as const);
        yield* runsWithFaults({ ...schedule, fates: [...fates, ...before, fault] }, most - 1, { setClock, program });
      }
      number += 1;
    }
  }
}

/** The faults of a schedule, each with the number of its await. */
export function faultsOf({ fates }: Schedule): string {
  const faults = [...fates.entries()].filter((entry): entry is [number, Fault] => entry[1] !== 'well');
  return faults.map(([at, fault]) => `${fault} at ${at}`).join(', ') || 'none';
}

const message: Sending = { kind: 'roster', way: 'queue', copies: 1, atSeconds: 0 };
const scheduled: Sending = { ...message, way: 'schedule' };

const out = (part: Outage['part']): Outage => ({ part, fromSeconds: 0, forSeconds: 30 });

const quiet: Omit<Schedule, 'seed'> = {
  sendings: [],
  fates: [],
  outages: [],
  slots: 2,
  maxReceiveCount: 20,
  redrive: true,
};

/** The three ways of a task, with each state in which its records can be. */
export const WAYS = {
  'a message': { ...quiet, sendings: [message] },
  'a message whose roster is missing': { ...quiet, sendings: [{ ...message, kind: 'roster missing' }] },
  'a message that is no task': { ...quiet, sendings: [{ ...message, kind: 'malformed' }] },
  'a message of a roster in two files': { ...quiet, sendings: [{ ...message, files: 2 }] },
  'two copies of a message': { ...quiet, sendings: [{ ...message, copies: 2 }] },
  'two messages with one taskId': { ...quiet, sendings: [message, { ...message, kind: 'id reused' }] },
  'a schedule': { ...quiet, sendings: [scheduled] },
  'a schedule whose roster is not one': { ...quiet, sendings: [{ ...scheduled, kind: 'no roster' }] },
  'a schedule whose input is no task': { ...quiet, sendings: [{ ...scheduled, kind: 'malformed' }] },
  'a schedule and a message with one taskId': { ...quiet, sendings: [message, { ...scheduled, kind: 'id reused' }] },
  // Not put back, because it could never run.
  'a dead task that never ran': { ...quiet, sendings: [message], maxReceiveCount: 0, redrive: false },
  'a dead task without an outcome': { ...quiet, sendings: [message], maxReceiveCount: 1, outages: [out('s3')] },
  'a dead task with an outcome': { ...quiet, sendings: [message], maxReceiveCount: 1, outages: [out('socket')] },
  'a dead task that was announced': {
    ...quiet,
    sendings: [{ ...message, copies: 2 }],
    maxReceiveCount: 1,
  },
} satisfies Readonly<Record<string, Omit<Schedule, 'seed'>>>;

/** The name of a way. */
export type Way = keyof typeof WAYS;

/** The names of all ways. */
export const WAY_NAMES = Object.keys(WAYS) as Way[];
