/** Sets the clock that `Date` reads, in ms of the epoch. */
export type SetClock = (ms: number) => void;

/** When every simulated life of the service begins, in ms of the epoch. */
export const START = Date.UTC(2026, 4, 29, 3);

/** A service that takes more steps than this never comes to rest. */
const MOST_STEPS = 50_000;

interface Entry {
  readonly at: number;
  readonly run: () => unknown;
}

/** The simulated time, and the agenda: what is to happen, next first. */
export class Clock {
  readonly #setClock: SetClock;
  readonly #agenda: Entry[] = [];
  #now = START;

  constructor(setClock: SetClock) {
    this.#setClock = setClock;
  }

  /** The time, in ms of the epoch. */
  get now(): number {
    return this.#now;
  }

  /** The time since the start, in seconds. */
  get seconds(): number {
    return (this.#now - START) / 1000;
  }

  /** Puts on the agenda what is to happen at a time, behind what was put there for the same time before. */
  at(when: number, run: () => unknown): void {
    let place = this.#agenda.length;
    while (place > 0 && (this.#agenda[place - 1] as Entry).at > when) {
      place -= 1;
    }
    this.#agenda.splice(place, 0, { at: when, run });
  }

  /** Puts on the agenda what is to happen after a while. */
  after(ms: number, run: () => unknown): void {
    this.at(this.#now + ms, run);
  }

  /** Puts a time on the agenda at which nothing happens, so that the event sources look at their queues then. */
  wakeAt(when: number): void {
    this.at(when, () => {});
  }

  /**
   * Runs what is on the agenda until nothing is left, and `afterEach` after each entry.
   *
   * @returns whether that took a reasonable number of steps; if not, it stops
   */
  async untilQuiet(afterEach: () => void): Promise<boolean> {
    for (let steps = 0; this.#agenda.length > 0; steps += 1) {
      const next = this.#agenda.shift() as Entry;
      this.#now = next.at;
      this.#setClock(this.#now);
      await next.run();
      afterEach();
      if (steps > MOST_STEPS) {
        return false;
      }
    }
    return true;
  }
}
