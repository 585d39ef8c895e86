import { describe, expect, it } from 'vitest';
import { InsigniaError } from '../../lib/errors.ts';
import type { DeliveryOutcome, Proof } from '../../lib/notification/channel.ts';
import type { MetricName } from '../../lib/observability/metrics.ts';
import { workOnMessage } from '../../lib/task/queue-message.ts';
import { reportDeadTask } from '../../lib/task/report-dead-task.ts';
import { type RunDeps, runScheduledTask, runTask } from '../../lib/task/run-task.ts';
import { goodTask, messageOf, taskDeps } from '../helpers/task-deps.ts';

/** The time between the sending of the test's tasks and the work on them, in ms. */
const AGE_MS = 1250;

/** The metrics of an attempt, with dependencies that the test changes. */
async function measuredOf(work: () => Promise<void>, change: Partial<RunDeps> = {}) {
  const { deps, measured } = taskDeps({ change });
  const thrown = await workOnMessage(messageOf(goodTask), deps, work).catch((error) => error);
  return { measured, thrown };
}

describe('an attempt at a task', () => {
  it('publishes the task’s age before it begins, so that a crash does not lose it', async () => {
    const { deps, measured } = taskDeps();
    await workOnMessage(messageOf(goodTask), deps, async () => {
      expect(measured).toEqual([['TaskAge', AGE_MS / 1000], 'published']);
    });
    expect(measured).toHaveLength(2);
  });

  it('takes a message without its time for one that was just sent', async () => {
    const { deps, measured } = taskDeps();
    const message = messageOf(goodTask);
    message.attributes.SentTimestamp = '';
    await workOnMessage(message, deps, runTask);
    expect(measured[0]).toEqual(['TaskAge', 0]);
    expect(measured).toContainEqual(['TimeToAnnouncement', 0]);
  });

  it('takes the input of a schedule for a task that was just sent', async () => {
    const { deps, measured } = taskDeps();
    await runScheduledTask(goodTask, deps);
    expect(measured.slice(0, 2)).toEqual([['TaskAge', 0], 'published']);
  });

  it.each<[DeliveryOutcome, Proof, MetricName]>([
    ['delivered', 'barrier', 'AnnouncementsRead'],
    ['delivered', 'namespace', 'AnnouncementsRead'],
    ['delivered', 'ack', 'AnnouncementsTaken'],
    ['unproven', 'ack', 'AnnouncementsUnproven'],
    ['refused', 'ack', 'AnnouncementsRefused'],
    ['unreachable', 'ack', 'AnnouncementsUnreachable'],
  ])('notes an announcement that was %s with %s as %s, its tries and its time', async (delivers, proof, metric) => {
    const { deps, measured } = taskDeps({ delivers, proof });
    await workOnMessage(messageOf(goodTask), deps, runTask).catch(() => {});
    const ofAnnouncing = measured.filter((one) => /Announce/.test(one[0]) && one !== 'published');
    expect(ofAnnouncing).toEqual([
      [metric, 1],
      ['AnnouncementTries', 1],
      ['AnnounceTime', 5],
      ...(delivers === 'delivered' ? [['TimeToAnnouncement', AGE_MS]] : []),
    ]);
  });

  it('notes the officers of a success, and the time of every outcome', async () => {
    const ofComputing = async (rosterKey: string) => {
      const { deps, measured } = taskDeps();
      await workOnMessage(messageOf({ ...goodTask, rosterKey }), deps, runTask);
      return measured.filter(([name]) => name === 'ComputeTime' || name === 'OfficersJudged');
    };
    expect(await ofComputing('rosters/2569/0201.csv')).toEqual([
      ['ComputeTime', 0],
      ['OfficersJudged', 1],
    ]);
    expect(await ofComputing('rosters/2569/none.csv')).toEqual([['ComputeTime', 0]]);
  });

  it.each([
    ['a success', goodTask, runTask, 'TasksSucceeded'],
    ['a failure', { ...goodTask, rosterKey: 'rosters/2569/none.csv' }, runTask, 'TasksFailed'],
    ['a refusal', 'no task', reportDeadTask, 'TasksFailed'],
  ] as const)(
    'counts the announced end of %s, and not one that could not be announced',
    async (_, body, work, metric) => {
      const announced = taskDeps();
      await workOnMessage(messageOf(body), announced.deps, work);
      const unannounced = taskDeps({ delivers: 'unproven' });
      await expect(workOnMessage(messageOf(body), unannounced.deps, work)).rejects.toThrow('not proven');
      const tasksOf = ({ measured }: typeof announced) => measured.filter((one) => String(one[0]).startsWith('Tasks'));
      expect(tasksOf(announced)).toEqual([[metric, 1]]);
      expect(tasksOf(unannounced)).toEqual([]);
    },
  );

  it('counts a failed record, but not one that another worker holds; what was thrown passes through', async () => {
    const failing = async (code: 'TASK_IN_PROGRESS' | 'SERVICE_UNAVAILABLE') => {
      const error = new InsigniaError(code, code, { retryable: true });
      const { measured, thrown } = await measuredOf(() => Promise.reject(error));
      expect(thrown).toBe(error);
      return measured.slice(2);
    };
    expect(await failing('SERVICE_UNAVAILABLE')).toEqual([['RecordsFailed', 1]]);
    expect(await failing('TASK_IN_PROGRESS')).toEqual([]);
  });

  it('counts a scheduled task as failed only when it cannot be sent on', async () => {
    const { deps, measured } = taskDeps({ delivers: 'unreachable' });
    await runScheduledTask(goodTask, deps);
    expect(measured).not.toContainEqual(['RecordsFailed', 1]);
    const queues = { ...deps.queues, sendTask: () => Promise.reject(new Error('out of order')) };
    await expect(runScheduledTask(goodTask, { ...deps, queues })).rejects.toThrow('out of order');
    expect(measured).toContainEqual(['RecordsFailed', 1]);
  });
});
