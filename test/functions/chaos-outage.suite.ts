import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { moveOnAfter } from '../helpers/redrive.ts';
import { startService } from '../helpers/service.ts';

const TASKS = 300;

it(`${TASKS} tasks that wait for the notification server in the last-chance queue are each announced once when it is back, and none is judged again`, async () => {
  const service = await startService({
    WEBSOCKET_RECONNECTION_ATTEMPTS: '0',
    WEBSOCKET_TASK_DELAY_ON_ERROR: '1',
  });
  try {
    const roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');
    await service.putRoster('rosters/2569/0201.csv', roster);
    await moveOnAfter(3, service.stack);
    service.startFunctions({ concurrency: 4 });
    const taskIds = Array.from({ length: TASKS }, (_, index) => `outage-${index}`);
    for (const taskId of taskIds) {
      const task = { taskId, userId: `user-of-${taskId}`, roundYear: 2569, agency: { code: '0201' } };
      await service.send({ ...task, rosterKey: 'rosters/2569/0201.csv' });
    }
    // Each has gone the whole way of an outage: judged, tried by the tasks queue, and then by the last-chance queue.
    const triesOfLastChance = new Map<unknown, number>();
    let read = 0;
    await service.until(() => {
      for (const { taskId, code, function_name } of service.lines.slice(read)) {
        if (code === 'NOTIFICATION_UNREACHABLE' && function_name === 'report-dead-task') {
          triesOfLastChance.set(taskId, (triesOfLastChance.get(taskId) ?? 0) + 1);
        }
      }
      read = service.lines.length;
      return triesOfLastChance.size === TASKS;
    });
    expect(service.notifications).toEqual([]);
    await service.startSocketServer();
    await service.until(() => service.notifications.length >= TASKS);
    await service.untilQuiet();

    expect(service.notifications.map(({ message }) => message.payload.taskId).toSorted()).toEqual(taskIds.toSorted());
    for (const { message, userData } of service.notifications) {
      expect(message.payload.status).toBe('success');
      expect(userData.userId).toBe(`user-of-${message.payload.taskId}`);
    }
    const judged = service.lines.filter(({ message }) => String(message).includes('The roster is judged'));
    expect(judged.map(({ taskId }) => taskId).toSorted()).toEqual(taskIds.toSorted());
    expect(await service.deadLetters()).toEqual([]);
  } finally {
    await service.stop();
  }
}, 3_600_000);
