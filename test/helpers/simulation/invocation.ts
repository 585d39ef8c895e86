import { InsigniaError } from '../../../lib/errors.ts';
import type { Deadline } from '../../../lib/task/deadline.ts';
import type { Clock } from './clock.ts';
import type { Plan } from './fates.ts';

/** Why an invocation ended that did not end by itself. */
export class Killed extends Error {}

/** How an invocation ended: `failure` is undefined when all went well, and `Killed` when it did not end by itself. */
export type OnEnd = (failure: unknown, invocation: Invocation) => void;

/**
 * One invocation of a function. Everything that waits in it, waits for one of the platform's calls; what happens between
 * two calls is the program itself.
 */
export class Invocation {
  /** When it is killed, in ms of the epoch. */
  readonly endsAt: number;
  /** Whether the connection to the notification server was opened, and closed. */
  opened = false;
  closed = false;
  /** The last visibility that was set, in seconds; undefined when setting it failed. */
  visibilitySet: number | undefined;
  /** How often a change of the visibility was asked for. */
  visibilityCalls = 0;
  /** Messages in which a scheduled task goes on. */
  goesOnIn = 0;
  readonly #clock: Clock;
  readonly #onEnd: OnEnd;
  #isOver = false;
  /** Resolves when the worker waits for a call, or has ended. */
  #park = () => {};
  /** Ends the call that waits, where it heeds a signal. */
  #interrupt: (() => void) | undefined;

  constructor(clock: Clock, timeoutSeconds: number, onEnd: OnEnd) {
    this.#clock = clock;
    this.#onEnd = onEnd;
    this.endsAt = clock.now + timeoutSeconds * 1000;
    clock.at(this.endsAt, () => this.#end(new Killed()));
  }

  /** Begins the work; resolves when it waits for its first call, or has ended. */
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

  /** Lets the worker wait for a call that goes as planned. With a signal, `deadlineSignal` can end the waiting. */
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

  /** A signal that aborts after a while, and then ends the call that waits. */
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
