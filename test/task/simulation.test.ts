import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenPrograms } from '../helpers/simulation/broken-programs.ts';
import { faultsOf, runsWithFaults, WAY_NAMES, WAYS } from '../helpers/simulation/exhaustive.ts';
import { schedules } from '../helpers/simulation/schedules.ts';
import { type Schedule, type Sending, simulate } from '../helpers/simulation/simulator.ts';

const { stackTraceLimit } = Error;
beforeAll(() => {
  // Many errors are thrown on purpose, and a failure is reported as its schedule.
  Error.stackTraceLimit = 0;
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
  Error.stackTraceLimit = stackTraceLimit;
});

const quiet: Schedule = {
  seed: 1,
  sendings: [],
  fates: [],
  outages: [],
  slots: 2,
  maxReceiveCount: 20,
  redrive: false,
};
const sending: Sending = { kind: 'roster', way: 'queue', copies: 1, atSeconds: 0 };

describe('whatever crashes, comes twice, late or never', () => {
  it('a task ends in one outcome, announced, or with a person and its user told (150 schedules)', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        expect((await simulate(schedule, vi.setSystemTime)).violations).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('whatever one call fails, and however', () => {
  it.each(WAY_NAMES)('%s is not lost, computed again, contradicted or announced again without cause', async (way) => {
    for await (const { schedule, report } of runsWithFaults({ ...WAYS[way], seed: 1 }, 1, {
      setClock: vi.setSystemTime,
    })) {
      expect(report.violations, faultsOf(schedule)).toEqual([]);
    }
  });

  it.each(brokenPrograms)('$bug is found', async ({ program, violation, way, byFaults, from }) => {
    // Powertools warns about a shared layer in each invocation.
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    let violations: readonly string[] = [];
    const search = async (isMine: (first: number) => boolean) => {
      const options = { setClock: vi.setSystemTime, program, isMine };
      for await (const { report } of runsWithFaults({ ...WAYS[way], seed: 1 }, byFaults, options)) {
        violations = report.violations;
        if (violations.includes(violation)) {
          return true;
        }
      }
      return false;
    };
    const isFound = (await search((first) => first >= from)) || (await search((first) => first < from));
    warn.mockRestore();
    expect(isFound, String(violations)).toBe(true);
  });
});

describe('a roster in several files', () => {
  it('is one task: one result, one announcement', async () => {
    const report = await simulate({ ...quiet, sendings: [{ ...sending, files: 3, copies: 2 }] }, vi.setSystemTime);
    expect(report.violations).toEqual([]);
    expect([...report.stored.values()]).toEqual([1]);
    expect(report.arrived).toMatchObject([{ payload: { status: 'success', result: { counts: { rows: 6 } } } }]);
  });

  it('of which one is missing or unreadable is one task that failed', async () => {
    for (const kind of ['roster missing', 'no roster'] as const) {
      const report = await simulate({ ...quiet, sendings: [{ ...sending, kind, files: 3 }] }, vi.setSystemTime);
      expect(report.violations).toEqual([]);
      expect([...report.stored]).toEqual([]);
      expect(report.arrived).toMatchObject([
        { payload: { status: 'failed', error: expect.stringContaining('0_2.csv') } },
      ]);
    }
  });
});

describe('an outage of the notification server for 64 hours', () => {
  const outages = [{ part: 'socket', fromSeconds: 0, forSeconds: 64 * 3600, failsAfterMs: 0 }] as const;

  it.each([1, 2, 3])('that refuses at once and so takes the most receives needs no hand (dice %i)', async (seed) => {
    const report = await simulate({ ...quiet, seed, sendings: [sending], outages }, vi.setSystemTime);
    expect(report.violations).toEqual([]);
    expect(report.deadLetters).toBe(0);
    expect([...report.stored.values()]).toEqual([1]);
    expect(report.arrived).toMatchObject([{ userId: 'u-0', payload: { status: 'success' } }]);
    expect(report.arrived[0]?.atSeconds).toBeLessThan(64 * 3600 + 20 * 60);
  });
});

describe('an outage of the notification server for a week', () => {
  it('ends in the dead-letter queue by itself, after days, and a redrive announces what was computed before', async () => {
    const outages = [{ part: 'socket', fromSeconds: 0, forSeconds: 7 * 24 * 3600, failsAfterMs: 0 }] as const;
    const report = await simulate({ ...quiet, sendings: [sending], outages, redrive: true }, vi.setSystemTime);
    // Before the redrive the user could not be told; there is no other violation.
    expect(report.violations.toSorted()).toEqual(['a dead letter whose user was not told', 'a user not told']);
    expect(report.quietAfterSeconds).toBeGreaterThan(4.5 * 24 * 3600);
    expect(report.deadLetters).toBe(0);
    expect(report.arrived).toMatchObject([{ userId: 'u-0', payload: { status: 'success' } }]);
    expect([...report.stored.values()]).toEqual([1]);
  });
});

describe('an outage of the notification server for an hour', () => {
  const outages = [{ part: 'socket', fromSeconds: 0, forSeconds: 3600 }] as const;

  it.each(Array.from({ length: 8 }, (_, index) => index))(
    'delays every announcement and loses none, and no roster is judged twice (dice %i)',
    async (seed) => {
      const sendings = Array.from({ length: 40 }, (_, index) => ({ ...sending, atSeconds: index }));
      const report = await simulate({ ...quiet, seed, sendings, outages, slots: 3 }, vi.setSystemTime);
      expect(report.violations).toEqual([]);
      expect(report.deadLetters).toBe(0);
      expect([...report.stored.values()]).toEqual(sendings.map(() => 1));
      expect(report.arrived).toHaveLength(sendings.length);
      for (const { atSeconds, payload } of report.arrived) {
        expect(payload.status).toBe('success');
        expect(atSeconds).toBeGreaterThanOrEqual(3600);
        // The longest delay, plus time for an announcement.
        expect(atSeconds).toBeLessThan(3600 + 900 + 120);
      }
    },
  );
});
