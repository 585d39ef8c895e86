import { setImmediate as otherWork } from 'node:timers/promises';

/** Sets the clock of `Date`, in epoch ms. */
export type SetClock = (ms: number) => void;

/** Takes the clock of a thread in which nothing else runs. */
export function takeClock(): SetClock {
  // Many errors are thrown on purpose, and their stack traces are not read.
  Error.stackTraceLimit = 0;
  let now = 0;
  Date.now = () => now;
  return (ms) => {
    now = ms;
  };
}

/** The start time of every simulation, in epoch ms. */
export const START = Date.UTC(2026, 4, 29, 3);

interface Entry {
  readonly at: number;
  readonly run: () => unknown;
}

/** The simulated time and the agenda of future events, ordered by time. */
export class Clock {
  readonly #setClock: SetClock;
  readonly #agenda: Entry[] = [];
  #now = START;

  constructor(setClock: SetClock) {
    this.#setClock = setClock;
  }

  /** The time, in epoch ms. */
  get now(): number {
    return this.#now;
  }

  /** The time since the start, in seconds. */
  get seconds(): number {
    return (this.#now - START) / 1000;
  }

  /** Puts an event on the agenda, after earlier entries for the same time. */
  at(when: number, run: () => unknown): void {
    let place = this.#agenda.length;
    while (place > 0 && (this.#agenda[place - 1] as Entry).at > when) {
      place -= 1;
    }
    this.#agenda.splice(place, 0, { at: when, run });
  }

  /** Puts an event on the agenda after a delay. */
  after(ms: number, run: () => unknown): void {
    this.at(this.#now + ms, run);
  }

  /** Puts an empty event on the agenda, so that the event sources check their queues at that time. */
  wakeAt(when: number): void {
    this.at(when, () => {});
  }

  /**
   * Runs the entries of the agenda until none is left, and `afterEach` after each. With more than `mostSteps` it is taken
   * for endless.
   *
   * @returns false if it stopped because there were too many steps
   */
  async untilQuiet(afterEach: () => void, mostSteps: number): Promise<boolean> {
    for (let steps = 0; this.#agenda.length > 0; steps += 1) {
      const next = this.#agenda.shift() as Entry;
      this.#now = next.at;
      this.#setClock(this.#now);
      await next.run();
      afterEach();
      if (steps > mostSteps) {
        return false;
      }
      // Nothing here waits for the event loop, and a test runner that hears nothing of its tests gives them up.
      if (steps % 1_000 === 0) {
        await otherWork();
      }
    }
    return true;
  }
}
