import type { Delivery } from '../../../lib/notification/channel.ts';
import { seeded } from '../../../scripts/seeded-random.ts';
import { type Clock, START } from './clock.ts';

/** A part of the platform that can have an outage. */
export type Part = 'sqs' | 's3' | 'dynamodb' | 'socket';

/** An outage of a part of the platform. */
export interface Outage {
  readonly part: Part;
  readonly fromSeconds: number;
  readonly forSeconds: number;
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
 */
export type Fate = 'well' | 'slow' | 'refused' | 'answer lost' | 'late' | 'twice' | 'killed before' | 'killed after';

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

  /** A random number between two others. */
  between(least: number, most: number): number {
    return least + this.random() * (most - least);
  }

  /** From now on every call succeeds. */
  endFaults(): void {
    this.#faultsAreOver = true;
  }

  /** Returns the fate of the next call. */
  next(): Fate {
    if (this.#faultsAreOver) {
      return 'well';
    }
    const fate = this.#fates[this.#callsMade];
    this.#callsMade += 1;
    return fate ?? 'well';
  }

  /** Decides the effects and the answer of a call to a part. */
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

  /** Decides the fate of an announcement with a `deadline` in epoch ms; `run` makes it arrive. */
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
