import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { readTaskRecords } from '../../lib/task/task-records.ts';
import type { Notification } from '../../local/socket-server.ts';
import { startFaultyEndpoint } from '../helpers/faulty-endpoint.ts';
import type { HostOptions } from '../helpers/function-host.ts';
import { type Service, startService } from '../helpers/service.ts';

const TASKS = 300;
const KILLS = 50;
const RESTARTS = 5;

/** Short, so that a killed worker's message returns after 45 s, and long enough to begin a task. */
const TIMEOUT_SECONDS = 15;

/** 6 × the time-out, as in defaults.ts. Applies if a worker is killed before it changes the visibility. */
const VISIBILITY_SECONDS = 6 * TIMEOUT_SECONDS;

const roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');

type Kind = 'roster' | 'roster missing' | 'malformed';

const kindOf = (index: number): Kind =>
  index % 30 === 7 ? 'malformed' : index % 15 === 3 ? 'roster missing' : 'roster';

const sendings = Array.from({ length: TASKS }, (_, index) => {
  const kind = kindOf(index);
  const task = {
    taskId: `chaos-${index}`,
    userId: `user-${index}`,
    roundYear: kind === 'malformed' ? '2569' : 2569,
    agency: { code: '0201' },
    rosterKey: kind === 'roster missing' ? 'rosters/2569/none.csv' : 'rosters/2569/0201.csv',
  };
  return { kind, ...task, body: JSON.stringify(task) };
});

/** The functions in a process that is killed and started again. Keeps all their log lines. */
class Host {
  readonly lines: Record<string, unknown>[] = [];
  readonly #options: HostOptions;
  #child: ChildProcess | undefined;
  #onLine = () => {};

  constructor(options: HostOptions) {
    this.#options = options;
  }

  start() {
    const script = fileURLToPath(new URL('../helpers/function-host.ts', import.meta.url));
    const child = spawn(process.execPath, [script, JSON.stringify(this.#options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface(child.stdout).on('line', (line) => {
      try {
        const fields = JSON.parse(line);
        if (fields.taskId !== undefined) {
          this.#onLine();
        }
        this.lines.push(fields);
      } catch {
        // A line that the kill cut off, or one that Node wrote.
      }
    });
    this.#child = child;
  }

  /** Resolves when this many lines of tasks have been logged, or when none has been logged for a while. */
  async hasLogged(count: number) {
    const { promise, resolve } = Promise.withResolvers<void>();
    let left = count;
    this.#onLine = () => {
      left -= 1;
      if (left <= 0) {
        resolve();
      }
    };
    await Promise.race([promise, sleep(5_000)]);
  }

  async kill() {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      throw new Error('the host is gone');
    }
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}

async function deadLettersOf({ stack }: Service): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await stack.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: stack.queues.deadLetter, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) {
      return bodies;
    }
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await stack.sqs.send(new DeleteMessageCommand({ QueueUrl: stack.queues.deadLetter, ReceiptHandle }));
    }
  }
}

it(`loses none of ${TASKS} tasks and contradicts itself in none: the worker killed ${KILLS} times, the notification server restarted ${RESTARTS} times, S3 and DynamoDB failing one call in ten`, async () => {
  const startedAt = performance.now();
  const service = await startService({
    WEBSOCKET_RECONNECTION_ATTEMPTS: '1',
    WEBSOCKET_RECONNECTION_DELAY: '50',
    WEBSOCKET_TASK_DELAY_ON_ERROR: '200',
  });
  const { stack } = service;
  const random = Math.random;
  const dynamodb = await startFaultyEndpoint(stack.environment.AWS_ENDPOINT_URL_DYNAMODB ?? '', {
    oneIn: 10,
    lostOneIn: 5,
    random,
  });
  const s3 = await startFaultyEndpoint(stack.environment.AWS_ENDPOINT_URL_S3 ?? '', {
    oneIn: 10,
    lostOneIn: 2,
    random,
  });
  const host = new Host({
    timeoutSeconds: TIMEOUT_SECONDS,
    environment: {
      ...service.environment,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
      AWS_ENDPOINT_URL_S3: s3.url,
    },
    sources: [
      { functionName: 'process-task', queueUrl: stack.queues.tasks, concurrency: 2 },
      { functionName: 'report-dead-task', queueUrl: stack.queues.lastChance, concurrency: 1 },
    ],
  });
  try {
    for (const QueueUrl of [stack.queues.tasks, stack.queues.lastChance]) {
      const Attributes = { VisibilityTimeout: String(VISIBILITY_SECONDS) };
      await stack.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    }
    await service.putRoster('rosters/2569/0201.csv', roster);
    await service.startSocketServer();
    for (const { body } of sendings) {
      await service.send(body);
    }

    host.start();
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const isRestart = kill % (KILLS / RESTARTS) === 0;
      await host.hasLogged(1 + Math.floor(random() * 30));
      if (isRestart) {
        await service.stopSocketServer();
        await host.hasLogged(10);
        await service.startSocketServer();
        await host.hasLogged(1 + Math.floor(random() * 30));
      }
      await host.kill();
      host.start();
    }
    const killedMs = performance.now() - startedAt;
    // A lost answer delays a task by two minutes, and enough answers were lost during the kills.
    dynamodb.keepAnswers();
    s3.keepAnswers();
    while ((await service.depth(stack.queues.tasks)) + (await service.depth(stack.queues.lastChance)) > 0) {
      await sleep(200);
    }
    await host.kill();

    const toldOf = (taskId: string) => service.notifications.filter(({ message }) => message.payload.taskId === taskId);
    const toldWhom = (userId: string) => service.notifications.filter(({ userData }) => userData.userId === userId);
    for (const { kind, taskId, userId } of sendings) {
      const told = toldWhom(userId);
      expect(told.length, `${kind} ${taskId}: its user was told`).toBeGreaterThan(0);
      if (kind === 'malformed') {
        expect(told.map(({ message }) => message.payload.taskId)).toEqual(
          told.map(() => expect.stringMatching(/^refused:/)),
        );
        continue;
      }
      const status = kind === 'roster' ? 'success' : 'failed';
      expect(told).toEqual(toldOf(taskId));
      const [first] = told as [Notification];
      expect(first.message.payload.status).toBe(status);
      expect(
        told.every((copy) => isDeepStrictEqual(copy, first)),
        `copies of ${taskId}`,
      ).toBe(true);
      const { outcome, announcements } = await readTaskRecords(
        () => new DynamoDBPersistenceLayer({ tableName: stack.table, awsSdkV3Client: stack.dynamodb }),
        taskId,
      );
      expect(outcome).toMatchObject({ taskId, status, completedAt: first.message.payload.completedAt });
      expect(announcements).toMatchObject([{ status }]);
      if (kind === 'roster') {
        const Key = `results/2569/0201/${taskId}/result.json`;
        const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: stack.bucket, Key }));
        expect(JSON.parse((await Body?.transformToString()) ?? '')).toMatchObject({ taskId, counts: { rows: 36 } });
      }
    }
    const malformed = sendings.filter(({ kind }) => kind === 'malformed').map(({ body }) => body);
    expect(new Set(await deadLettersOf(service))).toEqual(new Set(malformed));

    const ids = service.notifications.map(({ message }) => message.payload.taskId);
    const twice = new Set(ids.filter((id, place) => ids.indexOf(id) !== place));
    const judged = host.lines.filter((line) => String(line.message).includes('The roster is judged'));
    const calls = ({ failed }: typeof s3) => `${failed.before} before and ${failed.after} after their effect`;
    console.log(
      [
        `${TASKS} tasks, ${KILLS} kills, ${RESTARTS} restarts of the notification server: none lost, none contradicted`,
        `announced more than once: ${twice.size} tasks (${ids.length} announcements arrived)`,
        `rosters judged: ${judged.length} times for ${sendings.filter(({ kind }) => kind === 'roster').length} tasks`,
        `failed calls: DynamoDB ${calls(dynamodb)}, S3 ${calls(s3)}`,
        `${Math.round(killedMs / 1000)} s of kills, ${Math.round((performance.now() - startedAt) / 1000)} s in all`,
      ].join('\n'),
    );
  } finally {
    await host.kill().catch(() => {});
    await Promise.all([dynamodb.stop(), s3.stop()]);
    await service.stop();
  }
});
