import { describe, expect, it } from 'vitest';
import type { DeliveryOutcome } from '../../lib/notification/channel.ts';
import { announceOutcome, announceToUser } from '../../lib/task/announce.ts';
import type { Outcome } from '../../lib/task/outcome.ts';
import { identityOfOutcome } from '../../lib/task/records.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { readTaskRecords } from '../../lib/task/task-records.ts';
import { type Items, SimulatedTable } from '../helpers/simulation/simulated-table.ts';
import { goodTask, taskDeps } from '../helpers/task-deps.ts';

const task = taskFrom(goodTask);
const outcome: Outcome = {
  taskId: 't-1',
  userId: 'u-1',
  taskType: task.taskType,
  completedAt: '2026-05-29T03:04:05.678Z',
  duration: 12.5,
  status: 'failed',
  error: 'There is no roster.',
};
const SENT_AT = Date.UTC(2026, 4, 29, 3, 4, 4, 428);

describe('an announcement', () => {
  it.each([
    ['barrier', '📢 The end of the task is announced: the server has read it'],
    ['namespace', '📢 The end of the task is announced: the server has read it'],
    ['ack', "📢 The end of the task is announced: the server's handler has taken it"],
  ] as const)('is logged with what its proof shows: %s', async (proof, message) => {
    const { deps, logged } = taskDeps({ proof });
    await announceToUser(task, outcome, SENT_AT, deps);
    expect(logged).toEqual([{ level: 'info', message, fields: { status: 'failed', proof, tries: 1 } }]);
  });

  it('that was made before is logged as such, with the proof of then', async () => {
    const items: Items = new Map();
    await announceToUser(task, outcome, SENT_AT, taskDeps({ items, proof: 'ack' }).deps);
    const { deps, did, measured, logged } = taskDeps({ items });
    await announceToUser(task, outcome, SENT_AT, deps);
    expect({ did, measured }).toEqual({ did: [], measured: [] });
    expect(logged).toEqual([
      {
        level: 'info',
        message: '📢 The end of the task was announced before',
        fields: { status: 'failed', proof: 'ack', tries: 1 },
      },
    ]);
  });

  it('is recorded with its user, its proof and its time', async () => {
    const items: Items = new Map();
    await announceToUser(task, outcome, SENT_AT, taskDeps({ items }).deps);
    const { announcements } = await readTaskRecords(() => new SimulatedTable(items), 't-1');
    expect(announcements).toEqual([
      {
        status: 'failed',
        record: { userId: 'u-1', tries: 1, announcedAt: '2026-05-29T03:04:05.678Z', proof: 'barrier' },
      },
    ]);
  });

  it('is recorded without a proof when the channel names none', async () => {
    const items: Items = new Map();
    const { deps, measured, logged } = taskDeps({ items });
    const deliver = async () => ({ outcome: 'delivered' as const, tries: 2, elapsedMs: 5 });
    await announceToUser(task, outcome, SENT_AT, { ...deps, channel: { ...deps.channel, deliver } });
    const { announcements } = await readTaskRecords(() => new SimulatedTable(items), 't-1');
    expect(announcements).toEqual([
      { status: 'failed', record: { userId: 'u-1', tries: 2, announcedAt: '2026-05-29T03:04:05.678Z' } },
    ]);
    expect(measured).toContainEqual(['AnnouncementsRead', 1]);
    expect(measured).toContainEqual(['AnnouncementTries', 2]);
    expect(logged[0]?.message).toContain('the server has read it');
  });

  it('is sent until its budget is used up, under the event of the settings', async () => {
    const { deps } = taskDeps({ remainingMs: () => 10_000 });
    const asked: unknown[] = [];
    const channel: typeof deps.channel = {
      ...deps.channel,
      deliver: async (announcement, { deadline }) => {
        asked.push(announcement.event, deadline - deps.now());
        return { outcome: 'delivered', tries: 1, elapsedMs: 5, proof: 'barrier' };
      },
    };
    await announceToUser(task, outcome, SENT_AT, { ...deps, channel });
    const [event, budgetMs] = asked;
    expect(event).toBe('notification');
    expect(budgetMs).toBeGreaterThan(5_000);
    expect(budgetMs).toBeLessThan(10_000);
  });

  it.each<[Exclude<DeliveryOutcome, 'delivered'>, string, string]>([
    ['unproven', 'NOTIFICATION_UNPROVEN', 'was sent, but its arrival was not proven'],
    ['refused', 'NOTIFICATION_REFUSED', 'was refused by the notification server'],
    [
      'unreachable',
      'NOTIFICATION_UNREACHABLE',
      'could not be sent, because the connection to the notification server failed',
    ],
  ])('that was %s is an error to be tried again, with the last reason', async (how, code, what) => {
    const items: Items = new Map();
    const { deps, logged } = taskDeps({ items, delivers: how });
    await expect(announceToUser(task, outcome, SENT_AT, deps)).rejects.toMatchObject({
      code,
      retryable: true,
      message: `The notification ${what} (1 tries, 5 ms); the next attempt announces it again.`,
    });
    const deliver = async () => ({ outcome: how, tries: 3, elapsedMs: 1234.5678, lastError: 'it is closed' });
    await expect(
      announceToUser(task, outcome, SENT_AT, { ...deps, channel: { ...deps.channel, deliver } }),
    ).rejects.toThrow(
      `The notification ${what} (3 tries, 1235 ms; last error: it is closed); the next attempt announces it again.`,
    );
    expect(logged).toEqual([]);
  });

  it('is measured from the sending of its task, and never below zero', async () => {
    const timeOf = async (sentAt: number) => {
      const { deps, measured } = taskDeps();
      await announceToUser(task, outcome, sentAt, deps);
      return measured.find(([name]) => name === 'TimeToAnnouncement')?.[1];
    };
    expect(await timeOf(SENT_AT)).toBe(1250);
    expect(await timeOf(SENT_AT + 60_000)).toBe(0);
  });

  it('leaves no record when too little time is left for it', async () => {
    const items: Items = new Map();
    const { deps, did } = taskDeps({ items, remainingMs: () => 0 });
    const identity = identityOfOutcome(task, outcome, 'u-1');
    await expect(announceOutcome(identity, outcome, SENT_AT, deps)).rejects.toMatchObject({ code: 'TOO_LITTLE_TIME' });
    expect({ did, records: items.size }).toEqual({ did: [], records: 0 });
  });
});
