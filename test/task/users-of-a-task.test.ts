import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcementKey, keyOfPlace, refusalIdOf } from '../../lib/task/keys.ts';
import { workOnMessage } from '../../lib/task/queue-message.ts';
import { reportDeadTask } from '../../lib/task/report-dead-task.ts';
import { runTask } from '../../lib/task/run-task.ts';
import { taskFrom } from '../../lib/task/task.ts';
import type { Items } from '../helpers/simulation/simulated-table.ts';
import { goodTask, messageOf, taskDeps } from '../helpers/task-deps.ts';

/** Works on a message of each user in turn, and returns what was done and who was told. */
async function inTurn(users: readonly (string | undefined)[], task: object, items: Items, work = runTask) {
  const did: string[] = [];
  const told: unknown[] = [];
  for (const userId of users) {
    const { userId: _, ...rest } = { ...goodTask, ...task };
    const one = taskDeps({ items });
    await workOnMessage(messageOf(userId === undefined ? rest : { ...rest, userId }), one.deps, work);
    did.push(...one.did.filter((deed) => /^(store|announce|dead letter)/.test(deed)));
    told.push(...one.announcements.map(({ userData, message }) => ({ userData, message })));
  }
  return { did, told: told as { userData: { userId: string }; message: unknown }[] };
}

/** The records of a task that the version with one announcement for each status ended for `u-1`. */
async function recordsOfVersionBefore(status: 'success' | 'failed', isOutcomeKept = true): Promise<Items> {
  const items: Items = new Map();
  const task = taskFrom(goodTask);
  const { records } = taskDeps({ items }).deps;
  if (isOutcomeKept) {
    await records.outcomeOnce(task, async () => ({
      taskId: task.taskId,
      userId: 'u-1',
      taskType: task.taskType,
      completedAt: '2026-05-29T03:04:05.678Z',
      duration: 12.5,
      ...(status === 'failed'
        ? { status, error: 'There is no roster.' }
        : {
            status,
            result: { counts: {}, ruleSet: {}, keys: { json: 'results/2569/0201/t-1/result.json' } } as never,
          }),
    }));
  }
  const identity = { ...task, key: announcementKey(task.taskId, status), userId: 'u-1', firstUserId: 'u-1' };
  await records.announceOnce(identity, async () => ({
    tries: 1,
    announcedAt: '2026-05-29T03:04:06.000Z',
    proof: 'barrier',
  }));
  return items;
}

describe('a task that several users sent', () => {
  it('is computed once and announced to each of them once, whatever the order', async () => {
    const { did, told } = await inTurn(['u-1', 'u-2', 'u-1', 'u-3', 'u-2', 'u-3'], {}, new Map());
    expect(did).toEqual(['store results/2569/0201/t-1/result.json', ...Array(3).fill('announce success t-1')]);
    expect(told.map(({ userData }) => userData.userId)).toEqual(['u-1', 'u-2', 'u-3']);
    expect(told.map(({ message }) => message)).toEqual(Array(3).fill(told[0]?.message));
  });

  it('and that failed is announced to each of them once', async () => {
    const { told } = await inTurn(['u-1', 'u-2', 'u-1', 'u-2'], { rosterKey: 'rosters/2569/none.csv' }, new Map());
    expect(told.map(({ userData }) => userData.userId)).toEqual(['u-1', 'u-2']);
  });

  it('is announced to the default user for a message that names none', async () => {
    const { told } = await inTurn(['u-1', undefined, undefined, 'u-1'], {}, new Map());
    expect(told.map(({ userData }) => userData.userId)).toEqual(['u-1', '4064c2b2-0414-464a-97c6-4a47c325b9a3']);
  });

  it('and that died before and after it had an outcome is announced to each of them once', async () => {
    const items: Items = new Map();
    const dead = await inTurn(['u-1', 'u-2', 'u-1'], {}, items, reportDeadTask);
    expect(dead.told.map(({ userData }) => userData.userId)).toEqual(['u-1', 'u-2']);
    expect(dead.did.filter((deed) => deed.startsWith('dead letter'))).toHaveLength(3);

    const redriven = await inTurn(['u-2'], {}, items);
    const later = await inTurn(['u-2', 'u-1', 'u-1'], {}, items, reportDeadTask);
    expect([...redriven.told, ...later.told].map(({ userData }) => userData.userId)).toEqual(['u-2', 'u-1']);
    expect(later.did).toEqual(['announce success t-1']);
  });

  it('goes back while a worker announces it to another of them, and is announced later', async () => {
    const items: Items = new Map();
    const { promise: proven, resolve: prove } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const first = taskDeps({ items });
    const channel: typeof first.deps.channel = {
      ...first.deps.channel,
      async deliver(...announcement) {
        begin();
        await proven;
        return first.deps.channel.deliver(...announcement);
      },
    };
    const running = workOnMessage(messageOf(goodTask), { ...first.deps, channel }, runTask);
    await begun;
    const another = messageOf({ ...goodTask, userId: 'u-2' });
    await expect(workOnMessage(another, taskDeps({ items }).deps, runTask)).rejects.toMatchObject({
      code: 'TASK_IN_PROGRESS',
    });
    prove();
    await running;
    const { told } = await inTurn(['u-2'], {}, items);
    expect(told.map(({ userData }) => userData.userId)).toEqual(['u-2']);
  });

  it('is refused to the one whose message has another roster', async () => {
    const items: Items = new Map();
    await inTurn(['u-1'], {}, items);
    const { deps, did } = taskDeps({ items });
    const reused = messageOf({ ...goodTask, userId: 'u-2', rosterKey: 'rosters/2569/0305.csv' });
    await workOnMessage(reused, deps, runTask);
    expect(did).toContain(`last chance TASK_ID_REUSED ${reused.body}`);
  });
});

describe('an announcement that was recorded without its user', () => {
  it.each(['success', 'failed'] as const)('counts for the user of the outcome alone: %s', async (status) => {
    const { did, told } = await inTurn(['u-1', 'u-2', 'u-1', 'u-2'], {}, await recordsOfVersionBefore(status));
    expect(did).toEqual([`announce ${status} t-1`]);
    expect(told.map(({ userData }) => userData.userId)).toEqual(['u-2']);
  });

  it('counts for nobody when there is no outcome: it cannot be known whom it told', async () => {
    const { told } = await inTurn(['u-2', 'u-2'], {}, await recordsOfVersionBefore('failed', false), reportDeadTask);
    expect(told.map(({ userData }) => userData.userId)).toEqual(['u-2']);
  });
});

describe('the keys of announcements', () => {
  it('are never alike for two tasks, statuses, places or refusals', () => {
    const taskId = fc.oneof(
      fc.stringMatching(/^[\w.:-]{1,128}$/),
      fc.constantFrom('t', 't:success', 't:failed', 't:success:2', refusalIdOf('{}')),
    );
    const announcement = fc.record({
      taskId,
      status: fc.constantFrom('success' as const, 'failed' as const),
      place: fc.integer({ min: 1, max: 12 }),
    });
    const keyOf = ({ taskId, status, place }: { taskId: string; status: 'success' | 'failed'; place: number }) =>
      keyOfPlace(announcementKey(taskId, status), place);
    fc.assert(
      fc.property(announcement, announcement, fc.string(), (one, other, body) => {
        const areSame = one.taskId === other.taskId && one.status === other.status && one.place === other.place;
        expect(keyOf(one) === keyOf(other)).toBe(areSame);
        expect(keyOf(one)).not.toBe(keyOfPlace(refusalIdOf(body), other.place));
      }),
    );
  });
});
