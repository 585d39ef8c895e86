/** Time between two looks at the clock, in ms. */
const EVERY_MS = 5;

/** Moments at which the event loop was late, in ms of `performance.now`, and by how much. */
const late: { readonly at: number; readonly ms: number }[] = [];

let last = performance.now();
setInterval(() => {
  const now = performance.now();
  if (now - last > 2 * EVERY_MS) {
    late.push({ at: now, ms: now - last - EVERY_MS });
  }
  last = now;
}, EVERY_MS).unref();

/**
 * A time span that has just ended, as this process's event loop had it, in ms: without what a busy machine took from it. A
 * limit that is a contract is tested with this.
 */
export function inLoopTime(ms: number): number {
  // It may have ended a little while ago.
  const begun = performance.now() - 2 * ms;
  return ms - late.filter(({ at }) => at > begun).reduce((lost, one) => lost + one.ms, 0);
}
