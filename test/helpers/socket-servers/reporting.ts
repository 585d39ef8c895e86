/** What the server processes share: their options, their reports to the parent process, and their end with it. */

import type { Report, ServerOptions } from './options.ts';
import { settle, splitAnswer } from './parts.ts';

/** The options, from the command line. */
export const options: ServerOptions = JSON.parse(process.argv[2] ?? '{}');

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
  const { received, answer } = splitAnswer(passed);
  report({ got: received, asksForAnswer: answer !== undefined });
  return answer;
}

/** Settles when the parent process asks for it, and ends with it. */
export function followParent(): void {
  process.stdin.on('data', async () => {
    await settle();
    report({ settled: true });
  });
  process.stdin.on('end', () => process.exit());
}
