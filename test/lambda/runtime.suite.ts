import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventSource, startEventSource } from '../../local/event-source.ts';
import { type Package, packaged } from '../helpers/deployment/packaging.ts';
import { type Call, type Recorder, startRecorder } from '../helpers/recorder.ts';
import { type Service, startService } from '../helpers/service.ts';
import { type RuntimeSlot, startRuntime, unpack } from './runtime.ts';

/** Shorter than the template's, so that a test can wait for a time-out, and long enough to begin a task. */
const TIMEOUT_SECONDS = 15;

let zips: Package['zips'];
let folder: string;
let template: Package['template'];
let roster: string;
beforeAll(async () => {
  ({ zips, template } = await packaged('prod'));
  folder = await mkdtemp(join(tmpdir(), 'lambda-'));
  for (const [name, zip] of Object.entries(zips)) {
    await unpack(zip, join(folder, name));
  }
  roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

type FunctionName = 'processTask' | 'processScheduledTask' | 'reportDeadTask';

/** The zips under Lambda's runtime client, fed from the embedded queues. */
interface Lambda extends AsyncDisposable {
  readonly service: Service;
  readonly recorder: Recorder;
  readonly slots: Readonly<Record<FunctionName, RuntimeSlot>>;
}

async function startLambda(): Promise<Lambda> {
  const service = await startService();
  const recorder = await startRecorder(service.environment);
  const slotOf = (name: FunctionName) => {
    const id = `${name[0]?.toUpperCase()}${name.slice(1)}LambdaFunction`;
    const { Handler, FunctionName: functionName } = template.Resources[id]?.Properties ?? {};
    return startRuntime({
      functionName,
      folder: join(folder, `${name}.zip`),
      handler: Handler,
      timeoutSeconds: TIMEOUT_SECONDS,
      environment: { ...service.environment, ...recorder.environment },
      onLine: service.onLine,
    });
  };
  const slots = {
    processTask: await slotOf('processTask'),
    processScheduledTask: await slotOf('processScheduledTask'),
    reportDeadTask: await slotOf('reportDeadTask'),
  };
  const feed = (name: FunctionName, queueUrl: string): EventSource =>
    startEventSource({
      sqs: service.stack.sqs,
      queueUrl,
      concurrency: 1,
      newSlot: () => slots[name],
      onLine: service.onLine,
    });
  const sources = [
    feed('processTask', service.stack.queues.tasks),
    feed('reportDeadTask', service.stack.queues.lastChance),
  ];
  return {
    service,
    recorder,
    slots,
    async [Symbol.asyncDispose]() {
      await Promise.all(sources.map((source) => source.stop()));
      await Promise.all(Object.values(slots).map((slot) => slot.stop()));
      await recorder.stop();
      await service.stop();
    },
  };
}

const task = (taskId: string, more: object = {}) => ({
  taskId,
  userId: `user-of-${taskId}`,
  roundYear: 2569,
  agency: { code: '0201' },
  rosterKey: 'rosters/2569/0201.csv',
  ...more,
});

/** The notifications that users got: user, message, taskId. */
const told = ({ service }: Lambda) =>
  service.notifications.map(({ message, userData }) => [userData.userId, message.message, message.payload.taskId]);
const saying = ({ service }: Lambda, text: string) =>
  service.lines.filter(({ message }) => String(message).includes(text));

/** Calls `act` at the first reading of the roster, in the middle of the task. */
function atFirstReading({ recorder }: Lambda, act: () => void) {
  let done = false;
  recorder.failOn(({ action }: Call) => {
    if (action === 's3:GetObject' && !done) {
      done = true;
      act();
    }
    return false;
  });
}

describe.concurrent('the packages, under Lambda’s runtime client', () => {
  it('do a task: the result is stored, its user told, the message gone', async () => {
    await using lambda = await startLambda();
    const { service } = lambda;
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    await service.send(task('done'));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    expect(told(lambda)).toEqual([['user-of-done', 'Task Finish', 'done']]);
    const Key = 'results/2569/0201/done/result.json';
    const { Body } = await service.stack.s3.send(new GetObjectCommand({ Bucket: service.stack.bucket, Key }));
    expect(JSON.parse((await Body?.transformToString()) ?? '')).toMatchObject({ taskId: 'done', counts: { rows: 36 } });
    // The runtime does not change the function's JSON lines, and gives it the request id.
    const [processed] = saying(lambda, 'The task is processed');
    expect(processed).toMatchObject({
      level: 'INFO',
      taskId: 'done',
      function_request_id: expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(service.lines.some((line) => '_aws' in line && 'TasksSucceeded' in line)).toBe(true);
  });

  it('end a task that cannot succeed', async () => {
    await using lambda = await startLambda();
    const { service } = lambda;
    await service.startSocketServer();
    await service.send(task('failed', { rosterKey: 'rosters/2569/none.csv' }));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    expect(told(lambda)).toEqual([['user-of-failed', 'Task Failed', 'failed']]);
    expect(await service.deadLetters()).toEqual([]);
  });

  it('refuse a malformed message, tell its user, and keep it for a person', async () => {
    await using lambda = await startLambda();
    const { service } = lambda;
    await service.startSocketServer();
    const body = JSON.stringify({ userId: 'officer-hasty', roundYear: 2569 });
    await service.send(body);
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();

    expect(told(lambda)).toEqual([['officer-hasty', 'Task Failed', expect.stringMatching(/^refused:/)]]);
    expect(await service.deadLetters()).toEqual([{ body, errorCode: 'TASK_MALFORMED' }]);
    expect(lambda.slots.reportDeadTask.starts).toBe(1);
  });

  it.each([
    ['a time-out', 'Task timed out after 15 seconds', (slot: RuntimeSlot) => slot.freeze()],
    ['a crash', 'Runtime exited with SIGKILL', (slot: RuntimeSlot) => slot.crash()],
  ])('do a task after %s in its middle, when its message comes back', async (_, end, act) => {
    await using lambda = await startLambda();
    const { service, slots } = lambda;
    await service.startSocketServer();
    await service.putRoster('rosters/2569/0201.csv', roster);
    atFirstReading(lambda, () => act(slots.processTask));
    await service.send(task('interrupted'));
    await service.until(() => service.notifications.length > 0);
    await service.untilQuiet();

    expect(saying(lambda, end)).toHaveLength(1);
    expect(told(lambda)).toEqual([['user-of-interrupted', 'Task Finish', 'interrupted']]);
    expect(slots.processTask.starts).toBe(2);
    const attempts = saying(lambda, 'The task is processed').map(({ attempt }) => attempt);
    expect(attempts).toEqual([1, 2]);
    expect(saying(lambda, 'The roster is judged')).toHaveLength(1);
    expect(await service.deadLetters()).toEqual([]);
  });

  it('do the task of a schedule, and leave the announcement to the queue while there is no server', async () => {
    await using lambda = await startLambda();
    const { service, slots } = lambda;
    await service.putRoster('rosters/2569/0201.csv', roster);
    await slots.processScheduledTask.invoke(task('2569-0201-2026-02-02T00:00:00Z'));
    expect(saying(lambda, 'The scheduled task was sent to the tasks queue')).toHaveLength(1);
    await service.startSocketServer();
    await slots.processScheduledTask.invoke(task('2569-0201-2026-02-09T00:00:00Z'));
    await service.until(() => service.notifications.length === 2);
    await service.untilQuiet();

    expect(
      told(lambda)
        .map(([, message, id]) => [message, id])
        .toSorted(),
    ).toEqual([
      ['Task Finish', '2569-0201-2026-02-02T00:00:00Z'],
      ['Task Finish', '2569-0201-2026-02-09T00:00:00Z'],
    ]);
    expect(saying(lambda, 'The roster is judged')).toHaveLength(2);
  });
});
