import { describe, expect, it } from 'vitest';
import { announcementBudgetMs, computingBudgetMs, deadlineSignal } from '../../lib/task/deadline.ts';

describe('the time to compute', () => {
  it('is what is left beside the announcement’s 45 s, or its share of less, and 3 s to report', () => {
    expect(computingBudgetMs(120_000)).toBe(72_000);
    expect(computingBudgetMs(600_000)).toBe(552_000);
    expect(computingBudgetMs(60_000)).toBe(34_500);
  });

  it('is refused when less than 10 s are left: the message returns in a second', () => {
    expect(computingBudgetMs(10_000)).toBe(3_250);
    expect(() => computingBudgetMs(9_999.5)).toThrow(
      expect.objectContaining({
        code: 'TOO_LITTLE_TIME',
        retryable: true,
        retryAfterMs: 1000,
        message:
          '9999 ms are left of this invocation and a task needs 10000 ms to begin; the message returns to its queue.',
      }),
    );
  });
});

describe('the time to announce', () => {
  it('is 45 s, or what is left beside 3 s to report', () => {
    expect(announcementBudgetMs(120_000)).toBe(45_000);
    expect(announcementBudgetMs(20_000)).toBe(17_000);
    expect(announcementBudgetMs(4_250)).toBe(1_250);
  });

  it('is refused when too little is left to reach the server', () => {
    expect(() => announcementBudgetMs(4_249)).toThrow('an announcement needs 4250 ms to begin');
  });
});

describe('a deadline', () => {
  it('aborts with a reason that lets the message return', async () => {
    const { signal, cleanup } = deadlineSignal(1);
    await expect.poll(() => signal.aborted).toBe(true);
    expect(signal.reason).toMatchObject({
      code: 'DEADLINE_REACHED',
      retryable: true,
      message: 'The work was stopped after 1 ms to leave time for reporting it.',
    });
    cleanup();
  });
});
