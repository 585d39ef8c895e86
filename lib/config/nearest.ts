import { closest, distance } from 'fastest-levenshtein';

/** The name that is most like an unknown one; undefined where none is like it. */
export function nearest(unknown: string, known: readonly string[]): string | undefined {
  const lower = unknown.toLowerCase();
  const found = closest(
    lower,
    known.map((name) => name.toLowerCase()),
  );
  return distance(lower, found) <= Math.max(1, found.length / 3)
    ? known.find((name) => name.toLowerCase() === found)
    : undefined;
}
