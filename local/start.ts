import { readdir, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { io } from 'socket.io-client';
import appsettings from '../config/appsettings.json' with { type: 'json' };
import { environmentOf } from '../lib/config/appsettings.ts';
import { isRefusalId, rosterKey } from '../lib/task/keys.ts';
import { createSlot, type EventSource, startEventSource } from './event-source.ts';
import { readableLine } from './readable-line.ts';
import { registerRunning } from './running.ts';
import { type Notification, type SocketServer, startSocketServer } from './socket-server.ts';
import { type Stack, startStack } from './stack.ts';

const HELP = `Runs the whole service on this machine: queues, bucket, table, notification server and the built functions.

  npm start                    start, run the sample tasks, stay up until Ctrl-C
  npm start -- --once          end when every sample task is announced; the last lines of standard output are
                               the notifications, one JSON object per line

Options
  --once               see above
  --slots N            invocations of each function at a time (default 2)
  --sqs-port N         port of SQS and S3 (default: a free one)
  --dynamodb-port N    port of DynamoDB (default: a free one)
  --socket-port N      port of the notification server (default: a free one)
  --help               this text
`;

/** Longest time that `--once` waits for the sample tasks, in ms: 20 times what they take. */
const ONCE_LIMIT_MS = 180_000;

const { Path: PATH, Event: EVENT, DefaultUserId: DEFAULT_USER_ID } = appsettings.WebSocket;

/** A notification with the name of its event, as `--once` prints it. */
interface SentNotification extends Notification {
  readonly event: string;
}

function say(line = ''): void {
  console.error(line);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      slots: { type: 'string', default: '2' },
      'sqs-port': { type: 'string', default: '0' },
      'dynamodb-port': { type: 'string', default: '0' },
      'socket-port': { type: 'string', default: '0' },
    },
  });
  const whole = (name: 'slots' | 'sqs-port' | 'dynamodb-port' | 'socket-port', least: number, most: number) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least && value <= most) {
      return value;
    }
    throw new Error(`--${name} is ${JSON.stringify(values[name])}; it must be a whole number from ${least} to ${most}`);
  };
  return {
    once: values.once,
    help: values.help,
    slots: whole('slots', 1, 16),
    sqsPort: whole('sqs-port', 0, 65_535),
    dynamodbPort: whole('dynamodb-port', 0, 65_535),
    socketPort: whole('socket-port', 0, 65_535),
  };
}

/** The name and content of each file in a folder of the project, in the order of their names. */
async function filesIn(folder: string): Promise<{ name: string; content: Buffer }[]> {
  const url = new URL(`../${folder}/`, import.meta.url);
  const names = (await readdir(url)).sort();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(new URL(name, url)) })));
}

type Options = ReturnType<typeof readOptions>;

/** The parts that run, and how to stop them. */
interface Running {
  readonly stack: Stack;
  readonly socketServer: SocketServer;
  /** Aborts when the user stops the program. */
  readonly stop: AbortSignal;
  /** Run at the end in reverse order. */
  readonly cleanUps: (() => unknown)[];
}

interface SampleTask {
  readonly name: string;
  readonly body: string;
}

async function main(options: Options): Promise<void> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  const cleanUps: (() => unknown)[] = [];
  try {
    const running = await startParts(options, stopping.signal, cleanUps);
    await uploadSampleRosters(running);
    const tasks = (await filesIn('samples/tasks')).map(({ name, content }) => ({ name, body: content.toString() }));
    const { users, notifications, allArrived } = await connectBrowsers(tasks, running);
    startFunctions(options.slots, running);
    await sendTasks(tasks, running);
    await untilAnnounced(allArrived, running.stop, options.once);
    if (running.stop.aborted) {
      return;
    }
    await reportResults(tasks.length, notifications, running);
    if (options.once) {
      for (const notification of notifications) {
        console.log(JSON.stringify(notification));
      }
      return;
    }
    await stayUp(users, running);
  } finally {
    say('🛑 Stopping');
    for (const cleanUp of cleanUps.reverse()) {
      await cleanUp();
    }
  }
}

async function startParts(options: Options, stop: AbortSignal, cleanUps: Running['cleanUps']): Promise<Running> {
  const stack = await startStack({ sqsAndS3: options.sqsPort, dynamodb: options.dynamodbPort });
  cleanUps.push(() => stack.stop());
  const socketServer = await startSocketServer({
    path: PATH,
    event: EVENT,
    port: options.socketPort,
    onRefused: () => say('❌ A client sent something that is not a notification; it is dropped'),
  });
  cleanUps.push(() => socketServer.stop());
  say('🚀 The embedded stack is up');
  say(`   SQS and S3           ${stack.environment.AWS_ENDPOINT_URL_SQS}`);
  say(`   DynamoDB             ${stack.environment.AWS_ENDPOINT_URL_DYNAMODB}`);
  say(`   notification server  ${socketServer.url}${PATH}`);
  return { stack, socketServer, stop, cleanUps };
}

async function uploadSampleRosters({ stack }: Running): Promise<void> {
  for (const { name, content } of await filesIn('samples/rosters')) {
    const key = rosterKey(2569, name);
    await stack.s3.send(new PutObjectCommand({ Bucket: stack.bucket, Key: key, Body: content }));
    say(`   uploaded             s3://${stack.bucket}/${key}`);
  }
}

/** Connects a browser for each user of the tasks; `allArrived` resolves when each task has a notification. */
async function connectBrowsers(tasks: readonly SampleTask[], { socketServer, cleanUps }: Running) {
  const notifications: SentNotification[] = [];
  const { promise: allArrived, resolve: arrived } = Promise.withResolvers<void>();
  const users = new Set(tasks.map(({ body }) => userOf(body) ?? DEFAULT_USER_ID));
  for (const userId of users) {
    const browser = io(socketServer.url, { path: PATH, transports: ['websocket'], auth: { userId } });
    cleanUps.push(() => browser.disconnect());
    browser.on(EVENT, (message: Notification['message'], userData: Notification['userData']) => {
      notifications.push({ event: EVENT, message, userData });
      say(`\n📢 The browser of user ${userId} gets:\n${JSON.stringify(message, null, 2)}\n`);
      if (notifications.length === tasks.length) {
        arrived();
      }
    });
    await new Promise<void>((resolve) => browser.once('connect', resolve));
  }
  return { users, notifications, allArrived };
}

function startFunctions(slots: number, { stack, socketServer, cleanUps }: Running): void {
  const environment = { ...environmentOf(appsettings), ...stack.environment, WEBSOCKET_URL: socketServer.url };
  const eventSource = (functionName: string, queueUrl: string): EventSource => {
    const onLine = (line: string) => {
      const readable = readableLine(functionName, line);
      if (readable !== undefined) {
        say(readable);
      }
    };
    const bundle = new URL(`../dist/${functionName}.mjs`, import.meta.url);
    const newSlot = () => createSlot({ functionName, bundle, environment, onLine });
    return startEventSource({ sqs: stack.sqs, queueUrl, concurrency: slots, newSlot, onLine });
  };
  for (const source of [
    eventSource('process-task', stack.queues.tasks),
    eventSource('report-dead-task', stack.queues.lastChance),
  ]) {
    cleanUps.push(() => source.stop());
  }
}

async function sendTasks(tasks: readonly SampleTask[], { stack }: Running): Promise<void> {
  for (const { name, body } of tasks) {
    await stack.sqs.send(new SendMessageCommand({ QueueUrl: stack.queues.tasks, MessageBody: body }));
    say(`   sent                 ${name}`);
  }
}

async function reportResults(count: number, notifications: readonly SentNotification[], running: Running) {
  const { stack } = running;
  const refusals = notifications.filter(({ message }) => isRefusalId(message.payload.taskId)).length;
  await untilDeadLettersHold(refusals, running);
  say(`✅ All ${count} sample tasks are announced.`);
  say(
    `   ${refusals} refused message${refusals === 1 ? ' is' : 's are'} in the dead-letter queue ${stack.queues.deadLetter}`,
  );
  for (const { message } of notifications) {
    const { result } = message.payload;
    if (result) {
      say(`   result               s3://${stack.bucket}/${result.keys.json}`);
    }
  }
}

async function stayUp(users: ReadonlySet<string>, running: Running): Promise<void> {
  const { stack, socketServer, stop, cleanUps } = running;
  await addDeadLetter(running);
  const notificationServer = { WEBSOCKET_URL: socketServer.url, WEBSOCKET_PATH: PATH };
  cleanUps.push(await registerRunning({ ...stack.environment, ...notificationServer }));
  say(`
Send a task of your own from another terminal, and ask for its status:

  npm run submit -- --roster samples/rosters/0412.csv --round 2569 --agency 0412 --user ${[...users][0]}
  npm run status -- TASKID
  npm run result -- TASKID --out FOLDER

Do an operator's work, on the refused sample and on one that died: npm run dead-letters

Ctrl-C stops everything.`);
  await new Promise((resolve) => stop.addEventListener('abort', resolve));
}

/** Puts a task into the dead-letter queue, as if every try had failed, so that an operator's work can be rehearsed. */
async function addDeadLetter({ stack }: Running): Promise<void> {
  await stack.sqs.send(
    new SendMessageCommand({
      QueueUrl: stack.queues.deadLetter,
      MessageBody: await readFile(new URL('../samples/dead-letter.json', import.meta.url), 'utf8'),
      MessageAttributes: {
        errorCode: { DataType: 'String', StringValue: 'TASK_WITHOUT_RESULT' },
        reason: { DataType: 'String', StringValue: 'A sample: it stands there as if every try had failed.' },
      },
    }),
  );
}

/** Waits until the dead-letter queue holds `count` messages: they are sent there after their announcement. */
async function untilDeadLettersHold(count: number, { stack, stop }: Running): Promise<void> {
  for (;;) {
    const { Attributes } = await stack.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: stack.queues.deadLetter,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    if (Number(Attributes?.ApproximateNumberOfMessages) >= count || stop.aborted) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Resolves when every sample task is announced or the user stops; with `--once`, rejects when that takes too long. */
async function untilAnnounced(announced: Promise<void>, stop: AbortSignal, once: boolean): Promise<void> {
  const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()));
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = once
    ? setTimeout(
        () =>
          reject(
            new Error(
              `Not every sample task was announced within ${ONCE_LIMIT_MS / 1000} s; the log lines above say why.`,
            ),
          ),
        ONCE_LIMIT_MS,
      )
    : undefined;
  try {
    await Promise.race([announced, stopped, late]);
  } finally {
    clearTimeout(timer);
  }
}

function userOf(body: string): string | undefined {
  try {
    return JSON.parse(body).userId;
  } catch {
    // A sample that is not JSON names no user, so the default user gets its notification.
    return undefined;
  }
}

try {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
  } else {
    await main(options);
  }
} catch (error) {
  say(`❌ ${error instanceof Error ? error.message : error}`);
  say('   npm start -- --help lists the options.');
  process.exitCode = 2;
}
