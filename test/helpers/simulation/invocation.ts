import { InsigniaError } from '../../../lib/errors.ts';
import type { Deadline } from '../../../lib/task/deadline.ts';
import type { Clock } from './clock.ts';
import type { Plan } from './fates.ts';

/** Thrown to end an invocation that is killed. */
export class Killed extends Error {}

/** Called at the end of an invocation: `failure` is undefined after a success, and `Killed` after a kill. */
export type OnEnd = (failure: unknown, invocation: Invocation) => void;

/**
 * One invocation of a function. It waits only for calls to the platform; between two calls the program runs without a
 * pause.
 */
export class Invocation {
  /** The time at which it is killed, in epoch ms. */
  readonly endsAt: number;
  /** Whether the connection to the notification server was opened, and closed. */
  opened = false;
  closed = false;
  /** The last visibility that was set, in seconds; undefined when setting it failed. */
  visibilitySet: number | undefined;
  /** The number of calls that change the visibility. */
  visibilityCalls = 0;
  /** The messages that were sent for a scheduled task. */
  goesOnIn = 0;
  readonly #clock: Clock;
  readonly #onEnd: OnEnd;
  #isOver = false;
  /** Resolves when the worker waits for a call, or has ended. */
  #park = () => {};
  /** Ends the waiting call, if it has a signal. */
  #interrupt: (() => void) | undefined;

  constructor(clock: Clock, timeoutSeconds: number, onEnd: OnEnd) {
    this.#clock = clock;
    this.#onEnd = onEnd;
    this.endsAt = clock.now + timeoutSeconds * 1000;
    clock.at(this.endsAt, () => this.#end(new Killed()));
  }

  /** Begins the work. Resolves when it waits for its first call, or has ended. */
  begin(work: () => Promise<unknown>): Promise<void> {
    return this.#resume(() => {
      work()
        .then(
          () => this.#end(undefined),
          (error) => this.#end(error ?? new Error('nothing')),
        )
        .finally(() => this.#park());
    });
  }

  /** Lets the worker wait for a planned call. If the call has a signal, `deadlineSignal` can end the wait. */
  carryOut<T>(plan: Plan<T>, signal?: AbortSignal): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const { effects, answer, killAfterMs } = plan;
    let isAnswered = false;
    for (const { afterMs, run } of effects) {
      this.#clock.after(afterMs, run);
    }
    if (killAfterMs !== undefined) {
      this.#clock.after(killAfterMs, () => this.#end(new Killed()));
    }
    if (signal) {
      this.#interrupt = () => {
        isAnswered = true;
        reject(signal.reason);
      };
    }
    if (answer) {
      this.#clock.after(answer.afterMs, async () => {
        if (this.#isOver || isAnswered) {
          return;
        }
        this.#interrupt = undefined;
        await this.#resume(() => {
          try {
            resolve(answer.give());
          } catch (error) {
            reject(error);
          }
        });
      });
    }
    this.#park();
    return promise;
  }

  /** A signal that aborts after a delay, and ends the waiting call. */
  deadlineSignal(ms: number): Deadline {
    const controller = new AbortController();
    let isClean = false;
    this.#clock.after(ms, async () => {
      if (isClean || this.#isOver) {
        return;
      }
      controller.abort(new InsigniaError('DEADLINE_REACHED', 'The time is up.', { retryable: true }));
      const interrupt = this.#interrupt;
      this.#interrupt = undefined;
      if (interrupt) {
        await this.#resume(interrupt);
      }
    });
    return {
      signal: controller.signal,
      cleanup: () => {
        isClean = true;
      },
    };
  }

  /** Lets the worker run until it waits again. */
  async #resume(go: () => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#park = resolve;
    go();
    await promise;
  }

  #end(failure: unknown): void {
    if (!this.#isOver) {
      this.#isOver = true;
      this.#onEnd(failure, this);
    }
  }
}
