import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusalId } from '../../lib/task/keys.ts';
import { putKept, readKept, versionsKept } from '../helpers/kept.ts';
import { copyProject, type ProjectCopy } from '../helpers/project-copy.ts';
import { moveOnAfter, redrive } from '../helpers/redrive.ts';
import { type Service, startService } from '../helpers/service.ts';

/** Receives of a task before SQS moves its message on: 3 instead of 20, so that the outage is short. */
const TASK_RECEIVES = 3;

/** Their outcome is recorded, and waits for its announcement. */
const UNTOLD = [
  'moved',
  'moved-failed',
  'untold',
  'untold-default-user',
  'untold-in-two-files',
  'untold-failed',
  'scheduled',
  'announcing',
];
/** They wait to be computed: one was never received, the worker of the other crashed. */
const UNDONE = ['waiting', 'computing'];

let service: Service;
let copy: ProjectCopy;
beforeEach(async () => {
  service = await startService({
    WEBSOCKET_RECONNECTION_ATTEMPTS: '1',
    WEBSOCKET_RECONNECTION_DELAY: '10',
    WEBSOCKET_TASK_DELAY_ON_ERROR: '1',
  });
  copy = await copyProject();
  await mkdir(join(copy.folder, '.local'));
  await writeFile(join(copy.folder, '.local', `${process.pid}.json`), JSON.stringify(service.environment));
  const roster = await readFile(new URL('../../samples/rosters/0412.csv', import.meta.url), 'utf8');
  await service.putRoster('rosters/2569/0412.csv', roster);
  await service.putRoster('rosters/2569/0412_1.csv', roster);
});
afterEach(async () => {
  await service.stop();
  await copy.remove();
});

/** What `npm run status` says of a task. */
async function status(taskId: string): Promise<string> {
  const child = spawn(process.execPath, ['cli/status.ts', taskId], { cwd: copy.folder });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return said;
}

const judged = () =>
  service.lines.filter(({ message }) => String(message).includes('The roster is judged')).map(({ taskId }) => taskId);

const told = () =>
  service.notifications.map(({ message, userData }) => {
    const { taskId, status } = message.payload;
    return `${userData.userId}: ${isRefusalId(taskId) ? 'refused' : taskId} ${status}`;
  });

describe.each(await versionsKept())('what version %s left behind when this one was deployed', (version) => {
  it('is announced as it was recorded, or runs, when the outage of the notification server ends', async () => {
    const kept = await readKept(version);
    await putKept(kept, service.stack);
    expect(await status('untold')).toMatch(/^outcome {4}success at .*\n(.*\n)*announced {2}not yet$/m);
    expect(await status('untold-failed')).toMatch(/^outcome {4}failed at .*\n(.*\n)*announced {2}not yet$/m);
    expect(await status('told')).toMatch(/^announced {2}success to user-of-told at \S+Z, .*barrier.*, 1 try$/m);
    expect(await status('told-failed')).toMatch(
      /^announced {2}failed to user-of-told-failed at \S+Z, .*barrier.*, 1 try$/m,
    );
    expect(await status('told-crashed')).toMatch(/ended without a result\nannounced {2}failed at /);
    expect(await status('computing')).toContain('outcome    none yet: the last try failed or crashed');

    // The outage: every message is tried until SQS moves it to the last-chance queue, and there.
    await moveOnAfter(TASK_RECEIVES, service.stack);
    service.startFunctions();
    const isTriedThere = (taskId: string) =>
      service.lines.some(
        (line) =>
          line.taskId === taskId &&
          line.code === 'NOTIFICATION_UNREACHABLE' &&
          (Number(line.attempt) > TASK_RECEIVES || line.function_name === 'report-dead-task'),
      );
    await service.until(() => [...UNTOLD, ...UNDONE, 'crashed'].every(isTriedThere));
    expect(service.notifications).toEqual([]);
    await service.startSocketServer();
    await service.until(() => service.notifications.length >= UNTOLD.length + UNDONE.length + 3);
    await service.untilQuiet();

    expect(judged().toSorted()).toEqual(UNDONE.toSorted());
    expect(told().toSorted()).toEqual(
      [
        ...UNTOLD.map(
          (taskId) => `${kept.outcomes.get(taskId)?.userId}: ${taskId} ${kept.outcomes.get(taskId)?.status}`,
        ),
        ...UNDONE.map((taskId) => `user-of-${taskId}: ${taskId} success`),
        'user-of-crashed: crashed failed',
        'user-of-malformed: refused failed',
        'user-of-reused: refused failed',
      ].toSorted(),
    );
    for (const taskId of UNTOLD) {
      const { userId, ...recorded } = kept.outcomes.get(taskId) ?? expect.fail(`${taskId} has no outcome`);
      const notification = service.notifications.find(({ message }) => message.payload.taskId === taskId);
      expect(notification).toMatchObject({ message: { payload: recorded }, userData: { userId } });
    }
    for (const [Key, result] of kept.results) {
      const { Body } = await service.stack.s3.send(new GetObjectCommand({ Bucket: service.stack.bucket, Key }));
      expect(await Body?.transformToString()).toBe(result);
    }
    for (const taskId of ['untold', 'scheduled', 'announcing', 'computing']) {
      expect(await status(taskId)).toMatch(
        new RegExp(`^announced {2}success to user-of-${taskId} at \\S+Z, .*, 1 try$`, 'm'),
      );
    }

    // Its dead letters run as well, or are refused again and not told twice.
    const before = service.notifications.length;
    const codes = async () => (await service.deadLetters()).map(({ errorCode }) => errorCode).toSorted();
    expect(await codes()).toEqual([
      ...['TASK_ID_REUSED', 'TASK_ID_REUSED', 'TASK_MALFORMED', 'TASK_MALFORMED'],
      ...['TASK_WITHOUT_RESULT', 'TASK_WITHOUT_RESULT'],
    ]);
    await redrive(service.stack);
    await service.until(() => service.notifications.length >= before + 2);
    await service.untilQuiet();
    expect(told().slice(before).toSorted()).toEqual([
      'user-of-crashed: crashed success',
      'user-of-told-crashed: told-crashed success',
    ]);
    expect(await codes()).toEqual(['TASK_ID_REUSED', 'TASK_ID_REUSED', 'TASK_MALFORMED', 'TASK_MALFORMED']);
  });
});
