import { describe, expect, it } from 'vitest';
import * as defaults from '../../lib/config/defaults.ts';

const DAY_SECONDS = 86_400;

describe('a message', () => {
  it('stays hidden for six times the function’s time-out, as AWS advises', () => {
    expect(defaults.QUEUE_VISIBILITY_SECONDS / defaults.FUNCTION_TIMEOUT_SECONDS).toBe(6);
  });

  it('returns after a quarter of an hour at the latest, so that its user need not wait longer once the cause is fixed', () => {
    expect(defaults.LONGEST_RETRY_DELAY_SECONDS).toBe(900);
  });

  it('is kept as long as SQS allows, and its record for longer', () => {
    const longest = 14 * DAY_SECONDS;
    expect(defaults.TASK_RETENTION_SECONDS).toBe(longest);
    expect(defaults.LAST_CHANCE_RETENTION_SECONDS).toBe(longest);
    expect(defaults.DEAD_LETTER_RETENTION_SECONDS).toBe(longest);
    expect(defaults.LAST_CHANCE_LIFE_SECONDS / DAY_SECONDS).toBe(10);
    expect(defaults.RECORD_LIFE_SECONDS / DAY_SECONDS).toBe(60);
  });
});

describe('of the time that an invocation has', () => {
  it('an announcement gets its whole budget when all of it is left', () => {
    const allMs = defaults.FUNCTION_TIMEOUT_SECONDS * 1000;
    expect(allMs * defaults.ANNOUNCEMENT_SHARE).toBe(defaults.ANNOUNCEMENT_BUDGET_MS);
  });

  it('enough to report is left after five round trips around the world, and after a call that hangs at each of three tries', () => {
    const { REPORT_MARGIN_MS, LEAST_TIME_TO_ANNOUNCE_MS, LEAST_TIME_TO_SEND_MS, AWS_CALL_TIMEOUT_MS } = defaults;
    expect(LEAST_TIME_TO_ANNOUNCE_MS - REPORT_MARGIN_MS).toBe(1_250);
    expect(LEAST_TIME_TO_SEND_MS - REPORT_MARGIN_MS).toBe(3 * AWS_CALL_TIMEOUT_MS);
  });
});

it('the functions run with a small young generation', () => {
  expect(defaults.NODE_OPTIONS).toMatch(/^--max-semi-space-size=[1-9]$/);
});
