import { describe, expect, it } from 'vitest';
import type { Announcement, Delivery, DeliveryOutcome } from '../../lib/notification/channel.ts';
import type { MetricName } from '../../lib/observability/metrics.ts';
import { InsigniaError } from '../../lib/task/errors.ts';
import { type MeasureDeps, measured } from '../../lib/task/measured.ts';
import type { Outcome } from '../../lib/task/outcome.ts';
import type { RunDeps } from '../../lib/task/run-task.ts';

const SENT_AT = Date.UTC(2026, 1, 3, 2, 15);

/** Runs an attempt 90 s after its task was sent, and keeps what it noted, and when it published. */
function attempt(delivery: Partial<Delivery> = {}, sentAt = SENT_AT) {
  const noted: (readonly [MetricName, number] | 'published')[] = [];
  const metrics: MeasureDeps = {
    measure: (name, value = 1) => noted.push([name, value]),
    publish: () => noted.push('published'),
    now: () => SENT_AT + 90_000,
  };
  const parts = {
    channel: {
      deliver: async () => ({ outcome: 'delivered', tries: 1, elapsedMs: 12, ...delivery }) satisfies Delivery,
    },
    records: {
      outcomeOnce: (_task: unknown, compute: () => Promise<Outcome>) => compute(),
      announceOnce: (_what: unknown, announce: () => Promise<unknown>) => announce(),
    },
  } as unknown as RunDeps;
  return { noted, run: <T>(work: (deps: RunDeps) => Promise<T>) => measured(parts, sentAt, work, metrics) };
}

const deliver = ({ channel }: RunDeps) => channel.deliver({} as Announcement, { deadline: 0 });
const outcome = (status: 'success' | 'failed') =>
  ({ status, duration: 1234.56, ...(status === 'success' ? { result: { counts: { rows: 36 } } } : {}) }) as Outcome;

describe('an attempt at a task', () => {
  it('publishes the task’s age before it begins, so that a crash does not lose it', async () => {
    const { noted, run } = attempt();
    await run(async () => {
      expect(noted).toEqual([['TaskAge', 90], 'published']);
    });
    expect(noted).toHaveLength(2);
  });

  it('takes a message without its time for one that was just sent', async () => {
    const { noted, run } = attempt({}, Number.NaN);
    await run(async () => {});
    expect(noted[0]).toEqual(['TaskAge', 0]);
  });

  it.each<[DeliveryOutcome, MetricName]>([
    ['delivered', 'AnnouncementsDelivered'],
    ['unproven', 'AnnouncementsUnproven'],
    ['refused', 'AnnouncementsRefused'],
    ['unreachable', 'AnnouncementsUnreachable'],
  ])('notes an announcement that was %s as %s, its tries and its time', async (outcome, metric) => {
    const { noted, run } = attempt({ outcome, tries: 3, elapsedMs: 456 });
    expect(await run(deliver)).toMatchObject({ outcome, tries: 3, elapsedMs: 456 });
    expect(noted.slice(2)).toEqual([
      [metric, 1],
      ['AnnouncementTries', 3],
      ['AnnounceTime', 456],
      ...(outcome === 'delivered' ? [['TimeToAnnouncement', 90_000]] : []),
    ]);
  });

  it('notes the officers of a success, and the time of every outcome', async () => {
    const { noted, run } = attempt();
    await run(({ records }) => records.outcomeOnce({} as never, async () => outcome('success')));
    await run(({ records }) => records.outcomeOnce({} as never, async () => outcome('failed')));
    expect(noted.filter((note) => note !== 'published' && note[0] !== 'TaskAge')).toEqual([
      ['ComputeTime', 1234.56],
      ['OfficersJudged', 36],
      ['ComputeTime', 1234.56],
    ]);
  });

  it.each([
    ['2569-0201-1:success', 'TasksSucceeded'],
    ['2569-0201-1:failed', 'TasksFailed'],
    ['refused:0123', 'TasksFailed'],
  ])('counts the end announced as %s under %s, and not one that could not be announced', async (key, metric) => {
    const { noted, run } = attempt();
    const what = { key, taskId: '2569-0201-1' };
    await run(({ records }) => records.announceOnce(what, async () => ({ tries: 1, announcedAt: '' })));
    const unannounced = run(({ records }) =>
      records.announceOnce(what, async () => {
        throw new InsigniaError('NOTIFICATION_UNPROVEN', 'no proof', { retryable: true });
      }),
    );
    await expect(unannounced).rejects.toThrow('no proof');
    expect(noted.filter((note) => note[0] === metric)).toEqual([[metric, 1]]);
  });

  it('counts a failed record, but not one that another worker holds; what was thrown passes through', async () => {
    const failing = (code: 'TASK_IN_PROGRESS' | 'SERVICE_UNAVAILABLE') => {
      const { noted, run } = attempt();
      const thrown = new InsigniaError(code, code, { retryable: true });
      return run(() => Promise.reject(thrown)).then(
        () => expect.unreachable(),
        (error) => {
          expect(error).toBe(thrown);
          return noted.slice(2);
        },
      );
    };
    expect(await failing('SERVICE_UNAVAILABLE')).toEqual([['RecordsFailed', 1]]);
    expect(await failing('TASK_IN_PROGRESS')).toEqual([]);
  });
});
