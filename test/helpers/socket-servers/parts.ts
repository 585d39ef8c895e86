/** What servers are made of, in a process of their own or in that of the test. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerOptions } from './options.ts';

// biome-ignore lint/suspicious/noExplicitAny: two of the three versions have no types
export type Any = any;

/** The Server class of socket.io by its major version. The three have the same API for what is used here. */
export async function loadServerClass(major: ServerOptions['major']): Promise<Any> {
  const library: Any = await import(major === 2 ? 'socket.io-2' : major === 3 ? 'socket.io-3' : 'socket.io');
  return library.Server ?? library.default;
}

/** What a handler was passed, without the callback of the acknowledgement, and that callback, if there is one. */
export function splitAnswer(passed: readonly unknown[]) {
  const received = [...passed];
  const answer = typeof received.at(-1) === 'function' ? (received.pop() as (answer: string) => void) : undefined;
  return { received, answer };
}

/** The delays that handlers have begun. */
const pending = new Set<Promise<unknown>>();

/** A delay in a handler; `settle` waits for it. */
export function waitFor(ms: number): Promise<unknown> {
  const wait = sleep(ms);
  pending.add(wait);
  return wait.finally(() => pending.delete(wait));
}

/** Resolves when everything that had arrived before the call is handled. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(setImmediate);
  }
  while (pending.size > 0) {
    await Promise.all(pending);
  }
  await new Promise(setImmediate);
}
