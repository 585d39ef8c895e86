import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slot } from '../../local/event-source.ts';
import { type Service, startService } from '../helpers/service.ts';

const roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');

let service: Service;
let slots: Slot[] = [];
beforeEach(async () => {
  service = await startService({ WEBSOCKET_AUTO_RECONNECT: 'false' });
  await service.putRoster('rosters/2569/0201.csv', roster);
  await service.startSocketServer();
});
afterEach(async () => {
  await Promise.all(slots.map((slot) => slot.kill()));
  slots = [];
  await service.stop();
});

const slotsOf = (count: number) => {
  slots = Array.from({ length: count }, () => service.createSlot('process-task'));
  return slots as [Slot, Slot];
};

const task = (taskId: string, rosterKey = 'rosters/2569/0201.csv') => ({
  taskId,
  roundYear: 2569,
  agency: { code: '0201' },
  rosterKey,
});

/** A message that is not in a queue. Changing its visibility fails, which is harmless. */
const eventOf = (...tasks: object[]) => ({
  Records: tasks.map((body, index) => ({
    messageId: `m-${index}`,
    receiptHandle: 'none',
    body: JSON.stringify(body),
    attributes: { ApproximateReceiveCount: '1' },
    eventSource: 'aws:sqs',
  })),
});

const done = { batchItemFailures: [] };
const toComeBack = { batchItemFailures: [{ itemIdentifier: 'm-0' }] };

describe('two invocations at the same moment', () => {
  it('with the same message judge the roster once and tell the user once, 40 times', async () => {
    const [one, other] = slotsOf(2);
    const ids = Array.from({ length: 40 }, (_, index) => `same-${index}`);
    for (const id of ids) {
      const answers = await Promise.all([one.invoke(eventOf(task(id))), other.invoke(eventOf(task(id)))]);
      expect(answers).toContainEqual(done);
      for (const answer of answers) {
        expect([done, toComeBack]).toContainEqual(answer);
      }
    }
    const judged = service.lines.filter((line) => String(line.message).includes('The roster is judged'));
    expect(judged.map((line) => line.taskId)).toEqual(ids);
    expect(service.notifications.map(({ message }) => message.payload.taskId)).toEqual(ids);
    const held = service.lines.filter((line) => line.code === 'TASK_IN_PROGRESS');
    expect(held.length).toBeGreaterThan(0);
  });
});

describe('an invocation', () => {
  it('that fails leaves the next one of its environment unharmed', async () => {
    const [slot] = slotsOf(1);
    await expect(slot.invoke({})).rejects.toThrow();
    await service.stopSocketServer();
    expect(await slot.invoke(eventOf(task('first')))).toEqual(toComeBack);
    await service.startSocketServer();
    expect(await slot.invoke(eventOf(task('second', 'rosters/2569/none.csv')))).toEqual(done);
    expect(await slot.invoke(eventOf({ taskId: 'third' }))).toEqual(done);
    expect(await slot.invoke(eventOf(task('fourth')))).toEqual(done);
    expect(await slot.invoke(eventOf(task('first')))).toEqual(done);

    expect(service.notifications.map(({ message: { payload } }) => `${payload.taskId} ${payload.status}`)).toEqual([
      'second failed',
      'fourth success',
      'first success',
    ]);
    const judged = service.lines.filter((line) => String(line.message).includes('The roster is judged'));
    expect(judged.map((line) => line.taskId)).toEqual(['first', 'fourth']);
  });

  it('writes no key of the task before it', async () => {
    const [slot] = slotsOf(1);
    await slot.invoke(eventOf(task('first')));
    const linesBefore = service.lines.length;
    await slot.invoke(eventOf({ taskId: 'second' }));
    const after = service.lines.slice(linesBefore);
    expect(after.length).toBeGreaterThan(0);
    for (const line of after) {
      expect(line.taskId).toBeUndefined();
      expect(line.agency).toBeUndefined();
    }
  });
});
