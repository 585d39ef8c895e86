import type { Delivery } from '../../../lib/notification/channel.ts';
import { seeded } from '../../../scripts/seeded-random.ts';
import { type Clock, START } from './clock.ts';

/** A part of the platform that can be out of order. */
export type Part = 'sqs' | 's3' | 'dynamodb' | 'socket';

/** A time in which a part of the platform is out of order. */
export interface Outage {
  readonly part: Part;
  readonly fromSeconds: number;
  readonly forSeconds: number;
}

/**
 * What becomes of one call:
 *
 * - `well`, or `slow`: up to half a minute.
 * - `refused`: it fails and has no effect.
 * - `answer lost`: it takes effect and fails. An announcement arrives and is not proven.
 * - `late`: it fails, and takes effect minutes later.
 * - `twice`: it succeeds, and takes effect once more minutes later, as when the SDK sent it again. A message received is
 *   given out a second time.
 * - `killed before`, `killed after`: the worker dies before or right after it takes effect.
 */
export type Fate = 'well' | 'slow' | 'refused' | 'answer lost' | 'late' | 'twice' | 'killed before' | 'killed after';

/** What one call does and how it is answered. Without an answer, the worker is killed. */
export interface Plan<T> {
  readonly effects: readonly { readonly afterMs: number; readonly run: () => unknown }[];
  readonly answer?: { readonly afterMs: number; readonly give: () => T };
  readonly killAfterMs?: number;
}

/** Between an effect and the death of the worker, in ms: too short for an answer. */
const MOMENT_MS = 0.001;

/** What becomes of the calls of one simulated life, and the dice that decide the rest. */
export class Fates {
  /** The seeded dice: a number from 0 up to, but not, 1. All chance comes from them, so the order of calls matters. */
  readonly random: () => number;
  readonly #fates: readonly Fate[];
  readonly #outages: readonly Outage[];
  readonly #clock: Clock;
  #callsMade = 0;
  #faultsAreOver = false;

  constructor(
    schedule: { readonly seed: number; readonly fates: readonly Fate[]; readonly outages: readonly Outage[] },
    clock: Clock,
  ) {
    this.random = seeded(schedule.seed);
    this.#fates = schedule.fates;
    this.#outages = schedule.outages;
    this.#clock = clock;
  }

  /** Throws the dice for a number between two others. */
  between(least: number, most: number): number {
    return least + this.random() * (most - least);
  }

  /** From now on every call goes well. */
  endFaults(): void {
    this.#faultsAreOver = true;
  }

  /** What becomes of the next call. */
  next(): Fate {
    if (this.#faultsAreOver) {
      return 'well';
    }
    const fate = this.#fates[this.#callsMade];
    this.#callsMade += 1;
    return fate ?? 'well';
  }

  /** Decides what becomes of a call to a part. */
  ofCall<T>(part: Part, effect: () => T): Plan<T> {
    const fate = this.next();
    const quick = this.between(1, 50);
    const { run, again, give, fail } = waysOf(part, effect);
    if (fate === 'killed before') {
      return { effects: [], killAfterMs: quick };
    }
    if (this.#isOut(part)) {
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
    }
  }

  /** Decides what becomes of an announcement that has until `deadline`, in ms of the epoch; `run` lets it arrive. */
  ofDelivery(deadline: number, run: () => void): Plan<Delivery> {
    const fate = this.next();
    const most = Math.max(1, deadline - this.#clock.now);
    const quick = Math.min(most, this.between(20, 400));
    const give = (delivery: Pick<Delivery, 'outcome' | 'proof'>) => () => ({ ...delivery, tries: 1, elapsedMs: quick });
    if (fate === 'killed before') {
      return { effects: [], killAfterMs: quick };
    }
    if (this.#isOut('socket') || fate === 'refused') {
      return { effects: [], answer: { afterMs: this.between(0, most), give: give({ outcome: 'unreachable' }) } };
    }
    if (fate === 'killed after') {
      return { effects: [{ afterMs: quick, run }], killAfterMs: quick + MOMENT_MS };
    }
    if (fate === 'answer lost' || fate === 'late') {
      const effects = [{ afterMs: this.between(0, most), run }];
      return { effects, answer: { afterMs: most, give: give({ outcome: 'unproven' }) } };
    }
    const afterMs = fate === 'slow' ? this.between(0, most) : quick;
    const delivered = give({ outcome: 'delivered', proof: 'barrier' });
    return { effects: [{ afterMs: afterMs / 2, run }], answer: { afterMs, give: delivered } };
  }

  #isOut(part: Part): boolean {
    const { now } = this.#clock;
    return (
      !this.#faultsAreOver &&
      this.#outages.some(
        (outage) =>
          outage.part === part &&
          now >= START + outage.fromSeconds * 1000 &&
          now < START + (outage.fromSeconds + outage.forSeconds) * 1000,
      )
    );
  }
}

/** The ways in which a call can take effect and be answered. */
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
        // Nobody reads the second answer.
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

/** The error of a part that does not answer. */
export function outOfOrder(part: Part): Error {
  return Object.assign(new Error(`${part} is out of order`), { name: 'Outage', $metadata: {} });
}
