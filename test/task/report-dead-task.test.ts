import { describe, expect, it } from 'vitest';
import { refusalIdOf } from '../../lib/task/keys.ts';
import type { Outcome } from '../../lib/task/outcome.ts';
import { workOnMessage } from '../../lib/task/queue-message.ts';
import { reportDeadTask } from '../../lib/task/report-dead-task.ts';
import { runTask } from '../../lib/task/run-task.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { readTaskRecords } from '../../lib/task/task-records.ts';
import { type Items, SimulatedTable } from '../helpers/simulation/simulated-table.ts';
import { goodTask, messageOf, taskDeps } from '../helpers/task-deps.ts';

const body = JSON.stringify(goodTask);

/** The records of a worker that ended the task, and announced it or could not. */
async function recordsOfEnded(delivers: 'delivered' | 'unreachable'): Promise<Items> {
  const items: Items = new Map();
  await workOnMessage(messageOf(body), taskDeps({ items, delivers }).deps, runTask).catch(() => {});
  return items;
}

/** The records of a worker that holds the task until its time is over. */
function recordsOfHeld(untilMs: number): Items {
  const items: Items = new Map();
  const { deps } = taskDeps({ items, remainingMs: () => untilMs });
  void deps.records.outcomeOnce(
    { ...goodTask, taskType: 'insignia_background_processing' },
    () => new Promise(() => {}),
  );
  return items;
}

describe('a dead task', () => {
  it('whose outcome is stored and announced is done with', async () => {
    const { deps, did } = taskDeps({ items: await recordsOfEnded('delivered') });
    await workOnMessage(messageOf(body, 21), deps, reportDeadTask);
    expect(did).toEqual(['visibility 150', 'close']);
  });

  it('whose outcome is stored but not announced is announced as it was recorded', async () => {
    const { deps, did, announcements } = taskDeps({ items: await recordsOfEnded('unreachable') });
    await workOnMessage(messageOf(body, 21), deps, reportDeadTask);
    expect(did).toEqual(['visibility 150', 'announce success t-1', 'close']);
    expect(announcements).toMatchObject([
      { message: { message: 'Task Finish', payload: { result: { keys: {} } } }, userData: { userId: 'u-1' } },
    ]);
  });

  it('that a worker may still end goes back for at least the function’s time-out', async () => {
    const { deps, did } = taskDeps({ items: recordsOfHeld(60_000) });
    await expect(workOnMessage(messageOf(body, 21), deps, reportDeadTask)).rejects.toMatchObject({
      code: 'TASK_IN_PROGRESS',
    });
    expect(did).toEqual(['visibility 150', 'close', 'visibility 120']);
  });

  it.each([
    ['that nobody holds', () => new Map()],
    ['whose worker’s time is over', () => recordsOfHeld(-1)],
  ])('%s is announced as failed first, then kept for a person', async (_, records) => {
    const { deps, did, announcements } = taskDeps({ items: records() });
    await workOnMessage(messageOf(body, 21), deps, reportDeadTask);
    expect(did).toEqual(['visibility 150', 'announce failed t-1', `dead letter TASK_WITHOUT_RESULT ${body}`, 'close']);
    expect(announcements).toEqual([
      {
        event: 'notification',
        message: {
          success: false,
          message: 'Task Failed',
          payload: {
            completedAt: '2026-05-29T03:04:05.678Z',
            taskType: 'insignia_background_processing',
            duration: 1250,
            status: 'failed',
            error:
              'งานสิ้นสุดลงโดยไม่มีผลการพิจารณา แม้ระบบได้พยายามครบทุกครั้งแล้ว ผู้ดูแลระบบเก็บข้อความสั่งงานไว้และเริ่มงานใหม่ได้ The task ended without a result after every try; the operators have its message and can start it again.',
            errors: {
              th: 'งานสิ้นสุดลงโดยไม่มีผลการพิจารณา แม้ระบบได้พยายามครบทุกครั้งแล้ว ผู้ดูแลระบบเก็บข้อความสั่งงานไว้และเริ่มงานใหม่ได้',
              en: 'The task ended without a result after every try; the operators have its message and can start it again.',
            },
            taskId: 't-1',
          },
        },
        userData: { userId: 'u-1' },
      },
    ]);
  });

  it('that is put back by a person runs, and its success is announced after the failure', async () => {
    const items: Items = new Map();
    await workOnMessage(messageOf(body, 21), taskDeps({ items }).deps, reportDeadTask);
    const redriven = taskDeps({ items });
    await workOnMessage(messageOf(body, 1), redriven.deps, runTask);
    expect(redriven.did).toContain('announce success t-1');
  });

  it('is kept for a person only when its user is told: until then it comes back', async () => {
    const items: Items = new Map();
    const { deps, did } = taskDeps({ items, delivers: 'unproven' });
    await expect(workOnMessage(messageOf(body, 25), deps, reportDeadTask)).rejects.toMatchObject({
      code: 'NOTIFICATION_UNPROVEN',
    });
    expect(did).toEqual(['visibility 150', 'announce failed t-1', 'close', 'visibility 450']);

    const later = taskDeps({ items });
    await workOnMessage(messageOf(body, 26), later.deps, reportDeadTask);
    expect(later.did).toContain(`dead letter TASK_WITHOUT_RESULT ${body}`);
  });

  it('whose user cannot be told comes back for ten days, and then is kept for a person before SQS deletes it', async () => {
    const items = await recordsOfEnded('unreachable');
    const attributes = (days: number) => ({
      ApproximateReceiveCount: '600',
      SentTimestamp: String(Date.UTC(2026, 4, 29, 3, 4, 5, 678) - days * 86_400_000),
    });
    const young = taskDeps({ items, delivers: 'unreachable' });
    const younger = messageOf(body, 600, { attributes: attributes(9.9) as never });
    await expect(workOnMessage(younger, young.deps, reportDeadTask)).rejects.toMatchObject({
      code: 'NOTIFICATION_UNREACHABLE',
    });
    expect(young.did).toEqual(['visibility 150', 'announce success t-1', 'close', 'visibility 450']);

    const old = taskDeps({ items, delivers: 'unreachable' });
    await workOnMessage(messageOf(body, 600, { attributes: attributes(10) as never }), old.deps, reportDeadTask);
    expect(old.did).toEqual([
      'visibility 150',
      'announce success t-1',
      `dead letter NOTIFICATION_UNREACHABLE ${body}`,
      'close',
    ]);
    const redriven = taskDeps({ items });
    await workOnMessage(messageOf(body), redriven.deps, runTask);
    expect(redriven.did).toEqual(['visibility 150', 'announce success t-1', 'close']);
  });

  it('goes back untouched when too little time is left, and leaves no record that would never run out', async () => {
    const items: Items = new Map();
    const { deps, did } = taskDeps({ items, remainingMs: () => 0 });
    await expect(workOnMessage(messageOf(body, 21), deps, reportDeadTask)).rejects.toMatchObject({
      code: 'TOO_LITTLE_TIME',
    });
    expect(did).toEqual(['visibility 30', 'close', 'visibility 1']);
    expect(items.size).toBe(0);
  });

  it('is told of by its body and records alone: attributes survive a redrive', async () => {
    const { deps, did } = taskDeps({ items: await recordsOfEnded('delivered') });
    const attributes = { errorCode: { dataType: 'String' as const, stringValue: 'TASK_MALFORMED' } };
    await workOnMessage(messageOf(body, 21, { messageAttributes: attributes }), deps, reportDeadTask);
    expect(did).toEqual(['visibility 150', 'close']);
  });

  it('may have its roster in several files', async () => {
    const inParts = JSON.stringify({ ...goodTask, rosterKey: ['rosters/2569/0201.xls', 'rosters/2569/0201_1.xls'] });
    const { deps, did } = taskDeps();
    await workOnMessage(messageOf(inParts, 21), deps, reportDeadTask);
    expect(did).toContain(`dead letter TASK_WITHOUT_RESULT ${inParts}`);
  });

  it('whose outcome was recorded before errors had two languages is announced as it was recorded', async () => {
    const items: Items = new Map();
    const task = taskFrom(goodTask);
    const { taskId, userId } = goodTask;
    const old: Outcome = {
      taskId,
      userId,
      taskType: task.taskType,
      completedAt: '2026-05-29T03:04:05.678Z',
      duration: 12.5,
      status: 'failed',
      error:
        'There is no roster under rosters/2569/0201.csv; upload it there and send the task again with a new taskId.',
      stackTrace: 'InsigniaError: …',
    };
    await taskDeps({ items }).deps.records.outcomeOnce(task, async () => old);
    for (const work of [runTask, reportDeadTask]) {
      const { deps, announcements } = taskDeps({ items, delivers: work === runTask ? 'unreachable' : 'delivered' });
      await workOnMessage(messageOf(body), deps, work).catch(() => {});
      expect(announcements).toEqual([
        {
          event: 'notification',
          message: {
            success: false,
            message: 'Task Failed',
            payload: {
              completedAt: old.completedAt,
              taskType: old.taskType,
              duration: 12.5,
              status: 'failed',
              error: old.error,
              stackTrace: old.stackTrace,
              taskId,
            },
          },
          userData: { userId },
        },
      ]);
    }
  });

  it('of an asynchronous invocation that failed is unwrapped, and kept as it was first sent', async () => {
    const { deps, did } = taskDeps();
    const failure = {
      version: '1.0',
      timestamp: '2026-05-29T03:04:05.678Z',
      requestContext: { requestId: 'r', functionArn: 'f', condition: 'RetriesExhausted', approximateInvokeCount: 1 },
      requestPayload: goodTask,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorMessage: 'Task timed out after 120.00 seconds' },
    };
    await workOnMessage(messageOf(failure), deps, reportDeadTask);
    expect(did).toContain('announce failed t-1');
    expect(did).toContain(`dead letter TASK_WITHOUT_RESULT ${body}`);
  });
});

describe('a body that is no task', () => {
  it('is refused to the user it names, with the reason, and kept for a person', async () => {
    const malformed = JSON.stringify({ ...goodTask, roundYear: '2569' });
    const { deps, did, announcements } = taskDeps();
    await workOnMessage(messageOf(malformed), deps, reportDeadTask);
    expect(did).toEqual([
      'visibility 150',
      `announce failed ${refusalIdOf(malformed)}`,
      `dead letter TASK_MALFORMED ${malformed}`,
      'close',
    ]);
    expect(announcements).toMatchObject([
      {
        message: {
          payload: {
            error: expect.stringMatching(/^ข้อความสั่งงาน.*The message is not an insignia task/),
            errors: {
              th: expect.stringContaining('โปรดแจ้งผู้ดูแลระบบ'),
              en: expect.stringContaining('roundYear is "2569"; it must be a number'),
            },
          },
        },
        userData: { userId: 'u-1' },
      },
    ]);
  });

  it.each(['{}', 'null', '""', '[]', '{"userId":"two words"}', 'ไม่ใช่'])(
    'is told of to the default user: %s',
    async (text) => {
      const { deps, announcements } = taskDeps();
      await workOnMessage(messageOf(text), deps, reportDeadTask);
      expect(announcements).toMatchObject([{ userData: { userId: '4064c2b2-0414-464a-97c6-4a47c325b9a3' } }]);
    },
  );

  it.each<[string, unknown]>([
    ['t-1', 't-1'],
    ['2569/0201', '2569/0201'],
    ['t 2', 't 2'],
    ['a number', 25690201],
    ['text that is not well-formed', 't\ud800'],
  ])('is found by the taskId that it names, with the reason and who was told: %s', async (_, taskId) => {
    const items: Items = new Map();
    const bodies = ['one', 'other'].map((extra) => JSON.stringify({ ...goodTask, taskId, extra }));
    for (const text of [...bodies, ...bodies]) {
      await workOnMessage(messageOf(text), taskDeps({ items }).deps, reportDeadTask);
    }
    const found = await readTaskRecords(() => new SimulatedTable(items), String(taskId));
    const refused = bodies.map((text) => ({
      refusalId: refusalIdOf(text),
      refusedAt: '2026-05-29T03:04:05.678Z',
      code: 'TASK_MALFORMED',
      errors: { th: expect.stringContaining('ข้อความสั่งงาน'), en: expect.stringContaining('unknown key "extra"') },
      announcements: [{ status: 'failed', record: expect.objectContaining({ userId: 'u-1', proof: 'barrier' }) }],
    }));
    expect(found).toEqual({ outcome: undefined, announcements: [], refusals: refused });
    for (const refusal of refused) {
      const byOwnId = await readTaskRecords(() => new SimulatedTable(items), refusal.refusalId);
      expect(byOwnId).toEqual({ outcome: undefined, announcements: refusal.announcements, refusals: [refusal] });
    }
  });

  it('is one of the first 20 that are found by one taskId; each is found by its own id', async () => {
    const items: Items = new Map();
    const bodies = Array.from({ length: 23 }, (_, extra) => JSON.stringify({ taskId: 't-1', extra }));
    for (const text of bodies) {
      await workOnMessage(messageOf(text), taskDeps({ items }).deps, reportDeadTask);
    }
    const { refusals } = await readTaskRecords(() => new SimulatedTable(items), 't-1');
    expect(refusals.map(({ refusalId }) => refusalId)).toEqual(bodies.slice(0, 20).map(refusalIdOf));
    const last = await readTaskRecords(() => new SimulatedTable(items), refusalIdOf(bodies[22] ?? ''));
    expect(last.refusals).toMatchObject([{ code: 'TASK_MALFORMED', announcements: [{ status: 'failed' }] }]);
  });

  it('is found beside the task whose taskId it has', async () => {
    const items = await recordsOfEnded('delivered');
    const reused = JSON.stringify({ ...goodTask, userId: 'u-2', rosterKey: 'rosters/2569/0305.csv' });
    await workOnMessage(messageOf(reused), taskDeps({ items }).deps, reportDeadTask);
    expect(await readTaskRecords(() => new SimulatedTable(items), 't-1')).toMatchObject({
      outcome: { status: 'success' },
      announcements: [{ status: 'success', record: { userId: 'u-1' } }],
      refusals: [{ code: 'TASK_ID_REUSED', announcements: [{ record: { userId: 'u-2' } }] }],
    });
  });

  it('is found before its user could be told', async () => {
    const items: Items = new Map();
    const { deps } = taskDeps({ items, delivers: 'unreachable' });
    await workOnMessage(messageOf('{"taskId":"t-1"}'), deps, reportDeadTask).catch(() => {});
    const { refusals } = await readTaskRecords(() => new SimulatedTable(items), 't-1');
    expect(refusals).toMatchObject([{ code: 'TASK_MALFORMED', announcements: [] }]);
  });

  it.each(['{', 'null', '{"taskId":null}', '{"taskId":{}}'])('need not name a taskId: %s', async (text) => {
    const items: Items = new Map();
    await workOnMessage(messageOf(text), taskDeps({ items }).deps, reportDeadTask);
    const { refusals } = await readTaskRecords(() => new SimulatedTable(items), refusalIdOf(text));
    expect(refusals).toMatchObject([{ code: 'TASK_MALFORMED' }]);
  });

  it('goes back untouched when too little time is left, and leaves no record that would never run out', async () => {
    const items: Items = new Map();
    const { deps } = taskDeps({ items, remainingMs: () => 0 });
    await expect(workOnMessage(messageOf('{"taskId":"t-1"}'), deps, reportDeadTask)).rejects.toMatchObject({
      code: 'TOO_LITTLE_TIME',
    });
    expect(items.size).toBe(0);
  });

  it('is told of once, however often it comes', async () => {
    const items: Items = new Map();
    const did: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      const one = taskDeps({ items });
      await workOnMessage(messageOf('{"userId":"u-1"}'), one.deps, reportDeadTask);
      did.push(...one.did);
    }
    expect(did.filter((deed) => deed.startsWith('announce'))).toHaveLength(1);
    expect(did.filter((deed) => deed.startsWith('dead letter'))).toHaveLength(3);
  });

  it('is one, too, whose taskId has been used for another task that died: each user is told', async () => {
    const items: Items = new Map();
    await workOnMessage(messageOf(body), taskDeps({ items }).deps, reportDeadTask);
    const reused = JSON.stringify({ ...goodTask, userId: 'u-2', rosterKey: 'rosters/2569/0305.csv' });
    const { deps, did, announcements } = taskDeps({ items });
    await workOnMessage(messageOf(reused), deps, reportDeadTask);
    expect(did).toEqual([
      'visibility 150',
      `announce failed ${refusalIdOf(reused)}`,
      `dead letter TASK_ID_REUSED ${reused}`,
      'close',
    ]);
    expect(announcements).toMatchObject([
      {
        message: {
          payload: {
            error: expect.stringMatching(
              /^รหัสงาน \(taskId\) t-1 เคยใช้.* The id of task t-1 was used before for another round/,
            ),
            errors: { th: expect.stringContaining('โปรดส่งงานใหม่'), en: expect.stringContaining('send the task again') },
          },
        },
        userData: { userId: 'u-2' },
      },
    ]);
  });

  it('is one, too, whose taskId has an outcome for another roster', async () => {
    const reused = JSON.stringify({ ...goodTask, userId: 'u-2', rosterKey: 'rosters/2569/0305.csv' });
    const { deps, did, announcements } = taskDeps({ items: await recordsOfEnded('delivered') });
    await workOnMessage(messageOf(reused), deps, reportDeadTask);
    expect(did).toContain(`announce failed ${refusalIdOf(reused)}`);
    expect(did).toContain(`dead letter TASK_ID_REUSED ${reused}`);
    expect(announcements).toMatchObject([
      {
        message: { payload: { error: expect.stringContaining('send the task again with a new taskId') } },
        userData: { userId: 'u-2' },
      },
    ]);
  });
});
