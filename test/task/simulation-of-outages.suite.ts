import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TASK_MAX_RECEIVE_COUNT } from '../../lib/config/defaults.ts';
import { type Sending, simulate } from '../helpers/simulation/simulator.ts';

const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
  Error.stackTraceLimit = stackTraceLimit;
});

const HOUR = 3600;

/** Tasks that are sent in the first hour of an outage, and the service as it is deployed. */
const waiting = (tasks: number, outage: { readonly hours: number; readonly failsAfterMs: number }) =>
  simulate(
    {
      seed: 1,
      sendings: Array.from({ length: tasks }, (_, index): Sending => {
        return { kind: 'roster', way: 'queue', copies: 1, atSeconds: Math.round((index * HOUR) / tasks) };
      }),
      fates: [],
      outages: [{ part: 'socket', fromSeconds: 0, forSeconds: outage.hours * HOUR, failsAfterMs: outage.failsAfterMs }],
      slots: 10,
      maxReceiveCount: TASK_MAX_RECEIVE_COUNT,
      redrive: false,
      mostSteps: 10_000_000,
    },
    vi.setSystemTime,
  );

const runbook = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** What the runbook says an outage takes: the numbers of one column, by name. */
const toldOf = (column: 1 | 2) => {
  const section = runbook.split('\n## Cost of an outage\n')[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| `(.+)` +\|(.+)\|(.+)\|$/gm)];
  return new Map(rows.map((row) => [row[1] ?? '', Number(row[column + 1]?.replaceAll(',', ''))]));
};

describe('300 tasks that wait for an outage of 64 hours to end', () => {
  it.each([
    ['that refuses at every try', 6_000, toldOf(1)],
    ['that does not answer', 45_000, toldOf(2)],
  ] as const)(
    'of a server %s are all announced within 20 minutes, none computed again',
    async (_, failsAfterMs, told) => {
      const { violations, deadLetters, stored, arrived, requests } = await waiting(300, { hours: 64, failsAfterMs });
      expect(violations).toEqual([]);
      expect(deadLetters).toBe(0);
      expect([...stored.values()]).toEqual(Array(300).fill(1));
      expect(new Set(arrived.map(({ userId }) => userId)).size).toBe(300);
      expect(arrived).toHaveLength(300);
      const late = Math.max(...arrived.map(({ atSeconds }) => atSeconds)) - 64 * HOUR;
      console.log(`the last one after ${Math.round(late)} s`, Object.fromEntries(requests));
      expect(late).toBeLessThan(20 * 60);
      expect([...told.keys()].toSorted()).toEqual([...requests.keys()].toSorted());
      for (const [name, count] of told) {
        expect(Math.abs((requests.get(name) ?? 0) / count - 1), name).toBeLessThan(0.1);
      }
    },
  );
});

describe('60 tasks that wait for an outage of 20 days', () => {
  it('of a server that does not answer are kept for a person before SQS deletes them', async () => {
    const { violations, deadLetters } = await waiting(60, { hours: 20 * 24, failsAfterMs: 45_000 });
    expect(deadLetters).toBe(60);
    expect(violations.toSorted()).toEqual(['a dead letter whose user was not told', 'a user not told']);
  });
});
