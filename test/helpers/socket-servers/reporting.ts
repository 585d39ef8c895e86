/** What the server processes share: their options, their reports to the parent process, and their end with it. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Report, ServerOptions } from './start-server.ts';

/** The options, from the command line. */
export const options: ServerOptions = JSON.parse(process.argv[2] ?? '{}');

// biome-ignore lint/suspicious/noExplicitAny: two of the three versions have no types
export type Any = any;

/** The Server class of socket.io by its major version. The three have the same API for what is used here. */
export async function loadServerClass(): Promise<Any> {
  const { major } = options;
  const library: Any = await import(major === 2 ? 'socket.io-2' : major === 3 ? 'socket.io-3' : 'socket.io');
  return library.Server ?? library.default;
}

/** Reports on standard output, one JSON object per line. */
export function report(line: Report): void {
  process.stdout.write(`${ascii(JSON.stringify(line))}\n`);
}

/** Escapes all but ASCII: the reader would also end the line at a line separator of Unicode. */
function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Reports an event that a handler got, and returns the callback of its acknowledgement, if it asks for one. */
export function reportEvent(passed: readonly unknown[]): ((answer: string) => void) | undefined {
  const received = [...passed];
  const answer = typeof received.at(-1) === 'function' ? (received.pop() as (answer: string) => void) : undefined;
  report({ got: received, asksForAnswer: answer !== undefined });
  return answer;
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
async function settle() {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(setImmediate);
  }
  while (pending.size > 0) {
    await Promise.all(pending);
  }
  await new Promise(setImmediate);
}

/** Settles when the parent process asks for it, and ends with it. */
export function followParent(): void {
  process.stdin.on('data', async () => {
    await settle();
    report({ settled: true });
  });
  process.stdin.on('end', () => process.exit());
}
