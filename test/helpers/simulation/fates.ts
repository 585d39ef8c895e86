import type { Delivery } from '../../../lib/notification/channel.ts';
import { seeded } from '../../../scripts/seeded-random.ts';
import type { Clock } from './clock.ts';

/** A part of the platform that can have an outage. */
export type Part = 'sqs' | 's3' | 'dynamodb' | 'socket';

/** An outage of a part of the platform. */
export interface Outage {
  readonly part: Part;
  readonly fromSeconds: number;
  readonly forSeconds: number;
  /** How long an announcement takes to fail, in ms, at most its budget; a random time by default. */
  readonly failsAfterMs?: number;
}

/**
 * The fate of a call:
 *
 * - `well`, or `slow`: up to half a minute.
 * - `refused`: it fails and has no effect.
 * - `answer lost`: it takes effect and fails. An announcement arrives and is not proven.
 * - `late`: it fails, and takes effect minutes later.
 * - `twice`: it succeeds, and takes effect again minutes later, as when the SDK sends it twice. A received message is
 *   received a second time.
 * - `killed before`, `killed after`: the worker is killed before or right after the effect.
 * - `hung`: it is never answered, so the worker is timed out; it takes effect, sometimes minutes later.
 */
export type Fate = 'well' | Fault;

/** A fate that is a fault. */
export type Fault = 'slow' | 'refused' | 'answer lost' | 'late' | 'twice' | 'killed before' | 'killed after' | 'hung';

/**
 * What can fail: the start of a scheduled invocation, the receipt and the deletion of a message, a call that reads or writes,
 * the announcement, the write that records its proof, the closing of the connection.
 */
export type Await = 'start' | 'receive' | 'delete' | 'read' | 'write' | 'announce' | 'record' | 'close';

const WRITE_FAULTS: readonly Fault[] = [
  'slow',
  'refused',
  'answer lost',
  'late',
  'twice',
  'killed before',
  'killed after',
  'hung',
];

/** The faults of each; any other fate is as `well`, or as one of these. */
export const FAULTS_OF: Readonly<Record<Await, readonly Fault[]>> = {
  start: ['twice'],
  receive: ['twice'],
  delete: ['refused'],
  read: ['slow', 'refused', 'killed before', 'hung'],
  write: WRITE_FAULTS,
  announce: ['slow', 'refused', 'answer lost', 'killed before', 'killed after', 'hung'],
  record: WRITE_FAULTS,
  close: ['killed before', 'hung'],
};

/** The effects of a call and its answer. Without an answer, the worker is killed. */
export interface Plan<T> {
  readonly effects: readonly { readonly afterMs: number; readonly run: () => unknown }[];
  readonly answer?: { readonly afterMs: number; readonly give: () => T };
  readonly killAfterMs?: number;
}

/** The time between an effect and the kill of the worker, in ms: too short for an answer. */
const MOMENT_MS = 0.001;

/** The fates of the calls in one simulation, and its random numbers. */
export class Fates {
  /** A seeded random number from 0 up to but not including 1. All chance comes from here, so the order of calls matters. */
  readonly random: () => number;
  readonly #fates: readonly Fate[];
  readonly #outages: readonly Outage[];
  readonly #clock: Clock;
  readonly #awaits: Await[] = [];
  #faultsAreOver = false;
  #lostAnswers = 0;

  constructor(
    schedule: { readonly seed: number; readonly fates: readonly Fate[]; readonly outages: readonly Outage[] },
    clock: Clock,
  ) {
    this.random = seeded(schedule.seed);
    this.#fates = schedule.fates;
    this.#outages = schedule.outages;
    this.#clock = clock;
  }

  /** A random number between two others. */
  between(least: number, most: number): number {
    return least + this.random() * (most - least);
  }

  /** From now on every call succeeds. */
  endFaults(): void {
    this.#faultsAreOver = true;
  }

  /** What could have failed so far, in its order. */
  get awaits(): readonly Await[] {
    return this.#awaits;
  }

  /** How often an announcement arrived or may have arrived, and its proof was lost, or the record of its proof. */
  get lostAnswers(): number {
    return this.#lostAnswers;
  }

  /** Returns the fate of the next call. */
  next(what: Await): Fate {
    if (this.#faultsAreOver) {
      return 'well';
    }
    const fate = this.#fates[this.#awaits.length];
    this.#awaits.push(what);
    return fate ?? 'well';
  }

  /** Decides the effects and the answer of a call to a part. */
  ofCall<T>(part: Part, what: Await, effect: () => T): Plan<T> {
    const fate = this.next(what);
    const quick = this.between(1, 50);
    const { run, again, give, fail } = waysOf(part, effect);
    if (what === 'record' && (fate !== 'well' || this.#outageOf(part))) {
      this.#lostAnswers += 1;
    }
    if (fate === 'killed before') {
      return { effects: [], killAfterMs: quick };
    }
    if (this.#outageOf(part)) {
      return { effects: [], answer: { afterMs: this.between(1, 10_000), give: fail } };
    }
    switch (fate) {
      case 'well':
        return { effects: [{ afterMs: quick / 2, run }], answer: { afterMs: quick, give } };
      case 'slow': {
        const slow = this.between(1_000, 30_000);
        return { effects: [{ afterMs: this.between(0, slow), run }], answer: { afterMs: slow, give } };
      }
      case 'refused':
        return { effects: [], answer: { afterMs: quick, give: fail } };
      case 'answer lost':
        return { effects: [{ afterMs: quick, run }], answer: { afterMs: this.between(1_000, 30_000), give: fail } };
      case 'late': {
        const timeout = this.between(1_000, 30_000);
        const effects = [{ afterMs: timeout + this.between(0, 300_000), run: again }];
        return { effects, answer: { afterMs: timeout, give: fail } };
      }
      case 'twice': {
        const effects = [
          { afterMs: quick / 2, run },
          { afterMs: this.between(1_000, 300_000), run: again },
        ];
        return { effects, answer: { afterMs: quick, give } };
      }
      case 'killed after':
        return { effects: [{ afterMs: quick, run }], killAfterMs: quick + MOMENT_MS };
      case 'hung':
        return { effects: [{ afterMs: this.between(0, 300_000), run: again }] };
    }
  }

  /** Decides the fate of an announcement with a `deadline` in epoch ms; `run` makes it arrive. */
  ofDelivery(deadline: number, run: () => void): Plan<Delivery> {
    const fate = this.next('announce');
    const most = Math.max(1, deadline - this.#clock.now);
    const quick = Math.min(most, this.between(20, 400));
    const give = (delivery: Pick<Delivery, 'outcome' | 'proof'>) => () => ({ ...delivery, tries: 1, elapsedMs: quick });
    if (fate === 'killed before') {
      return { effects: [], killAfterMs: quick };
    }
    const outage = this.#outageOf('socket');
    if (outage || fate === 'refused') {
      const afterMs = Math.min(most, outage?.failsAfterMs ?? this.between(0, most));
      return { effects: [], answer: { afterMs, give: give({ outcome: 'unreachable' }) } };
    }
    if (fate === 'killed after' || fate === 'hung' || fate === 'answer lost' || fate === 'late') {
      this.#lostAnswers += 1;
    }
    if (fate === 'killed after') {
      return { effects: [{ afterMs: quick, run }], killAfterMs: quick + MOMENT_MS };
    }
    if (fate === 'hung') {
      return { effects: [{ afterMs: this.between(0, most), run }] };
    }
    if (fate === 'answer lost' || fate === 'late') {
      const effects = [{ afterMs: this.between(0, most), run }];
      return { effects, answer: { afterMs: most, give: give({ outcome: 'unproven' }) } };
    }
    const afterMs = fate === 'slow' ? this.between(0, most) : quick;
    const delivered = give({ outcome: 'delivered', proof: 'barrier' });
    return { effects: [{ afterMs: afterMs / 2, run }], answer: { afterMs, give: delivered } };
  }

  /** Decides when the connection is closed. */
  ofClose(): Plan<void> {
    const fate = this.next('close');
    const afterMs = this.between(0, 250);
    if (fate === 'killed before' || fate === 'killed after') {
      return { effects: [], killAfterMs: afterMs };
    }
    return fate === 'hung' ? { effects: [] } : { effects: [], answer: { afterMs, give: () => {} } };
  }

  /** The outage of a part at this time. */
  #outageOf(part: Part): Outage | undefined {
    const { seconds } = this.#clock;
    if (this.#faultsAreOver) {
      return undefined;
    }
    return this.#outages.find(
      (outage) =>
        outage.part === part && seconds >= outage.fromSeconds && seconds < outage.fromSeconds + outage.forSeconds,
    );
  }
}

/** The effects and answers of a call, by fate. */
function waysOf<T>(part: Part, effect: () => T) {
  let result: { readonly value: T } | { readonly error: unknown } | undefined;
  return {
    run() {
      try {
        result ??= { value: effect() };
      } catch (error) {
        result ??= { error };
      }
    },
    again() {
      try {
        effect();
      } catch {
        // The second answer is not read.
      }
    },
    give(): T {
      if (result === undefined) {
        throw outOfOrder(part);
      }
      if ('error' in result) {
        throw result.error;
      }
      return result.value;
    },
    fail(): never {
      throw outOfOrder(part);
    },
  };
}

/** The error when a part does not answer. */
export function outOfOrder(part: Part): Error {
  return Object.assign(new Error(`${part} is out of order`), { name: 'Outage', $metadata: {} });
}
