import { readFile } from 'node:fs/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { differencesFrom } from '../helpers/contracts.ts';
import { type Service, startService } from '../helpers/service.ts';

const roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');

let service: Service;
afterEach(async () => {
  await service.stop();
  // Whatever a test sent, the user was told of it as the published schema says.
  const notifications = service.notifications.map(({ message, userData }) => [message, userData]);
  expect(notifications.flatMap((notification) => differencesFrom('notification', notification))).toEqual([]);
});

const task = (taskId: string, more: object = {}) => ({
  taskId,
  userId: `user-of-${taskId}`,
  roundYear: 2569,
  agency: { code: '0201', name: 'สำนักการคลัง' },
  rosterKey: 'rosters/2569/0201.csv',
  ...more,
});

const judgedTaskIds = () =>
  service.lines.filter((line) => String(line.message).includes('The roster is judged')).map((line) => line.taskId);

describe('the service, with its real parts', () => {
  it('takes a task from its message to the notification in the old service’s exact format', async () => {
    service = await startService();
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    service.startFunctions();
    await service.send(task('2569-0201-1'));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    const [notification] = service.notifications;
    const key = 'results/2569/0201/2569-0201-1/result.json';
    const { Body } = await service.stack.s3.send(new GetObjectCommand({ Bucket: service.stack.bucket, Key: key }));
    const stored = JSON.parse((await Body?.transformToString()) ?? '');
    expect(notification).toEqual({
      message: {
        success: true,
        message: 'Task Finish',
        payload: {
          completedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          taskType: 'insignia_background_processing',
          duration: expect.any(Number),
          status: 'success',
          taskId: '2569-0201-1',
          result: { counts: stored.counts, ruleSet: stored.ruleSet, keys: { json: key } },
        },
      },
      userData: { userId: 'user-of-2569-0201-1' },
    });
    expect(stored).toMatchObject({
      taskId: '2569-0201-1',
      userId: 'user-of-2569-0201-1',
      roundYear: 2569,
      agency: { code: '0201', name: 'สำนักการคลัง' },
      rosterKey: 'rosters/2569/0201.csv',
      counts: { rows: 36 },
    });
    expect(differencesFrom('result', stored)).toEqual([]);
    const { counts } = stored;
    expect(counts.eligible + counts.notEligible + counts.review).toBe(counts.rows);
    expect(stored.officers).toHaveLength(36);
  });

  it('announces 50 tasks to their 50 users, none twice', async () => {
    service = await startService();
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    service.startFunctions();
    const ids = Array.from({ length: 50 }, (_, index) => `many-${index}`);
    await Promise.all(ids.map((id) => service.send(task(id))));
    await service.until(() => service.notifications.length >= 50);
    await service.untilQuiet();

    expect(service.notifications.map(({ message }) => message.payload.taskId).sort()).toEqual(ids.toSorted());
    for (const { message, userData } of service.notifications) {
      expect(userData.userId).toBe(`user-of-${message.payload.taskId}`);
    }
    expect(judgedTaskIds().sort()).toEqual(ids.toSorted());
  });

  it('announces every task once the server is there, and judges each roster once', async () => {
    service = await startService({
      WEBSOCKET_RECONNECTION_ATTEMPTS: '1',
      WEBSOCKET_RECONNECTION_DELAY: '10',
      WEBSOCKET_TASK_DELAY_ON_ERROR: '100',
    });
    await service.putRoster('rosters/2569/0201.csv', roster);
    service.startFunctions();
    const ids = ['late-1', 'late-2', 'late-3'];
    await Promise.all(ids.map((id) => service.send(task(id))));
    await service.until(() =>
      ids.every((id) => service.lines.some((line) => line.taskId === id && line.code === 'NOTIFICATION_UNREACHABLE')),
    );
    await service.startSocketServer();
    await service.until(() => service.notifications.length === 3);
    await service.untilQuiet();

    expect(service.notifications.map(({ message }) => message.payload.taskId).sort()).toEqual(ids);
    expect(judgedTaskIds().sort()).toEqual(ids);
  });

  it('tells the default user of a missing roster, in one sentence and with a stack trace without paths', async () => {
    service = await startService();
    await service.startSocketServer();
    service.startFunctions();
    const { userId, ...nobodys } = task('2569-0999-1', { rosterKey: 'rosters/2569/0999.csv' });
    await service.send(nobodys);
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    expect(service.notifications).toEqual([
      {
        message: {
          success: false,
          message: 'Task Failed',
          payload: {
            completedAt: expect.any(String),
            taskType: 'insignia_background_processing',
            duration: expect.any(Number),
            status: 'failed',
            error:
              'ไม่พบแฟ้มบัญชีรายชื่อที่ rosters/2569/0999.csv โปรดอัปโหลดแฟ้มไปยังตำแหน่งดังกล่าว แล้วส่งงานใหม่โดยใช้ taskId ใหม่ There is no roster under rosters/2569/0999.csv; upload it there and send the task again with a new taskId.',
            errors: {
              th: 'ไม่พบแฟ้มบัญชีรายชื่อที่ rosters/2569/0999.csv โปรดอัปโหลดแฟ้มไปยังตำแหน่งดังกล่าว แล้วส่งงานใหม่โดยใช้ taskId ใหม่',
              en: 'There is no roster under rosters/2569/0999.csv; upload it there and send the task again with a new taskId.',
            },
            stackTrace: expect.stringMatching(/^InsigniaError: There is no roster under [^\n]*\n {4}at (?!.*[ (]\/)/),
            taskId: '2569-0999-1',
          },
        },
        userData: { userId: '4064c2b2-0414-464a-97c6-4a47c325b9a3' },
      },
    ]);
    expect(await service.deadLetters()).toEqual([]);
  });

  it('names every file of a roster that is missing', async () => {
    service = await startService();
    await service.startSocketServer();
    const keys = ['0201.csv', '0201_1.csv', '0201_2.csv', '0201_3.csv'].map((name) => `rosters/2569/${name}`);
    await service.putRoster('rosters/2569/0201.csv', roster);
    await service.putRoster('rosters/2569/0201_2.csv', 'is there');
    service.startFunctions();
    await service.send(task('2569-0201-1', { rosterKey: keys }));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    const errors = {
      th: 'ไม่พบแฟ้มบัญชีรายชื่อที่ rosters/2569/0201_1.csv, rosters/2569/0201_3.csv โปรดอัปโหลดแฟ้มไปยังตำแหน่งดังกล่าว แล้วส่งงานใหม่โดยใช้ taskId ใหม่',
      en: 'There are no files of the roster under rosters/2569/0201_1.csv, rosters/2569/0201_3.csv; upload them there and send the task again with a new taskId.',
    };
    expect(service.notifications).toMatchObject([
      { message: { payload: { status: 'failed', error: `${errors.th} ${errors.en}`, errors } } },
    ]);
  });

  it('tells the user of a malformed message once and keeps the message for a person', async () => {
    service = await startService();
    await service.startSocketServer();
    service.startFunctions();
    const body = JSON.stringify({ userId: 'officer-hasty', roundYear: '2569' });
    await service.send(body);
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    expect(service.notifications).toEqual([
      {
        message: {
          success: false,
          message: 'Task Failed',
          payload: expect.objectContaining({
            status: 'failed',
            error: expect.stringContaining('roundYear is "2569"; it must be a number'),
            taskId: expect.stringMatching(/^refused:[0-9a-f]{64}$/),
          }),
        },
        userData: { userId: 'officer-hasty' },
      },
    ]);
    expect(await service.deadLetters()).toEqual([{ body, errorCode: 'TASK_MALFORMED' }]);
  });

  it('neither judges nor announces again what is delivered twice', async () => {
    service = await startService();
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    service.startFunctions({ concurrency: 1 });
    await service.send(task('twice'));
    await service.send(task('twice'));
    await service.until(() => service.lines.some((line) => String(line.message).includes('announced before')));
    await service.untilQuiet();

    expect(service.notifications).toHaveLength(1);
    expect(judgedTaskIds()).toEqual(['twice']);
  });

  it('writes the seven marks’ log lines with the task’s keys, and nothing personal', async () => {
    service = await startService();
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    service.startFunctions();
    await service.send(task('logged'));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    const ofTask = service.lines.filter((line) => line.taskId === 'logged');
    expect(ofTask.length).toBeGreaterThan(4);
    for (const line of ofTask) {
      expect(line).toMatchObject({ agency: '0201', attempt: 1, function_request_id: expect.any(String) });
    }
    const marks = new Set(service.lines.map((line) => String(line.message).split(' ')[0]));
    for (const mark of ['🚀', '⚙️', '✅', '📢', '🛑']) {
      expect(marks).toContain(mark);
    }
    const text = JSON.stringify(service.lines);
    for (const row of roster.trim().split(/\r?\n/).slice(1)) {
      const [idCard = '', , firstName = '', lastName = ''] = row.split(',');
      expect(text).not.toContain(idCard);
      expect(text).not.toContain(`${firstName} ${lastName}`);
    }
  });
});
