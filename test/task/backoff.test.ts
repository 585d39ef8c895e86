import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import { retryDelaySeconds } from '../../lib/task/backoff.ts';

const failing = (retryAfterMs?: number) =>
  new InsigniaError('SERVICE_UNAVAILABLE', 'x', {
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
const atMost = () => 1 - Number.EPSILON;

describe('the delay of a failed record', () => {
  it('doubles its ceiling with every receive, up to 15 minutes', () => {
    const ceilings = [1, 2, 3, 8, 9, 60].map((count) =>
      retryDelaySeconds(failing(), count, { delayMs: 5000, random: atMost }),
    );
    expect(ceilings).toEqual([5, 10, 20, 640, 900, 900]);
  });

  it('is at least a second, however the dice fall', () => {
    expect(retryDelaySeconds(failing(), 1, { delayMs: 5000, random: () => 0 })).toBe(1);
  });

  it('is what the error asks for where it asks', () => {
    expect(retryDelaySeconds(failing(120_000), 1, { delayMs: 5000, random: () => 0 })).toBe(120);
    expect(retryDelaySeconds(failing(1), 9, { delayMs: 5000, random: atMost })).toBe(1);
    expect(retryDelaySeconds(failing(0), 9, { delayMs: 5000, random: atMost })).toBe(1);
  });

  it('is no longer than SQS takes, which counts the 12 hours from the receipt', () => {
    expect(retryDelaySeconds(failing(2 ** 31), 1, { delayMs: 5000, random: atMost })).toBe(12 * 3600 - 120);
  });

  it('is always whole seconds from 1 to 900', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900_000 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (delayMs, count, dice) => {
          const seconds = retryDelaySeconds(failing(), count, { delayMs, random: () => dice });
          expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 900).toBe(true);
        },
      ),
    );
  });
});
