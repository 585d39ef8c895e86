import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import { problemsOf, settingsInvalid } from '../lib/config/settings.ts';
import type { TaskRecords } from '../lib/task/task-records.ts';
import { isBuilt } from '../scripts/is-built.ts';
import { createSlot, type EventSource, startEventSource } from './event-source.ts';
import { readableLine } from './readable-line.ts';
import { registerRunning } from './running.ts';
import {
  addDeadLetter,
  type SampleTask,
  sampleTasks,
  send,
  taskIn,
  untilAnnounced,
  untilDeadLettersHold,
  uploadSampleRosters,
} from './samples.ts';
import { settingsHere } from './settings.ts';
import { type Notification, startSocketServer } from './socket-server.ts';
import { type Stack, startStack } from './stack.ts';

const HELP = `Runs the whole service on this machine: queues, bucket, table, notification server and the built functions.

  npm start                    build what has changed, start, run the sample tasks, stay up until Ctrl-C
  npm start -- --once          end when every sample task is announced; the last lines of standard output are
                               the notifications, one JSON object per line

Options
  --once               see above
  --no-samples         send nothing: for tasks of your own only
  --socket-url URL     a notification server of your own instead of the one here, such as http://127.0.0.1:3000;
                       with a path if it is not the setting Path. Its browsers get the notifications, so
                       --once prints none
  --protocol 3|4       Engine.IO protocol: 3 for a server of Socket.IO 1.x or 2.x (default: the setting Protocol)
  --slots N            invocations of each function at a time (default 2)
  --sqs-port N         port of SQS and S3 (default: a free one)
  --dynamodb-port N    port of DynamoDB (default: a free one)
  --socket-port N      port of the notification server (default: a free one)
  --help               this text

Settings are those of config/appsettings.json. Exit code 0: stopped, or with --once all announced. 2: an error, and a line
on standard error says why.
`;

/** Longest time that `--once` waits for the sample tasks, in ms: 20 times what they take. */
const ONCE_LIMIT_MS = 180_000;

/** Longest time that the parts have to stop, in ms; what then still runs ends with the process. */
const STOP_LIMIT_MS = 1_000;

/** Time between two looks at whether the parent process is still there, in ms. */
const PARENT_LOOK_MS = 200;

/** The environment variables of the functions. */
type Environment = Readonly<Record<string, string>>;

function say(line = ''): void {
  console.error(line);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      'no-samples': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      'socket-url': { type: 'string' },
      protocol: { type: 'string' },
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
    samples: !values['no-samples'],
    help: values.help,
    socketUrl: values['socket-url'],
    protocol: values.protocol,
    slots: whole('slots', 1, 16),
    sqsPort: whole('sqs-port', 0, 65_535),
    dynamodbPort: whole('dynamodb-port', 0, 65_535),
    socketPort: whole('socket-port', 0, 65_535),
  };
}

type Options = ReturnType<typeof readOptions>;

/** The parts that run, and how to stop them. */
interface Running {
  readonly options: Options;
  readonly stack: Stack;
  /** The environment of the functions. */
  readonly environment: Environment;
  /** Aborts when the user stops the program. */
  readonly stop: AbortSignal;
  /** Run at the end in reverse order. */
  readonly cleanUps: (() => unknown)[];
}

/**
 * The settings of config/appsettings.json with those that options override.
 *
 * @throws InsigniaError SETTINGS_INVALID that lists every problem
 */
async function environmentFor({ socketUrl, protocol }: Options): Promise<Environment> {
  const { environment, leftOut } = await settingsHere();
  for (const section of leftOut) {
    say(`   not read: section ${section}, which is not of this service`);
  }
  if (environment.WEBSOCKET_AUTH_TOKEN_PARAMETER) {
    say('   no token is sent: AuthTokenParameter is in AWS, where npm start does not go');
  }
  // A path in the address is the setting Path.
  const [, origin = socketUrl, path] = /^(https?:\/\/[^/?#]+)(\/[^?#]+)$/.exec(socketUrl ?? '') ?? [];
  const given = {
    ...environment,
    WEBSOCKET_AUTH_TOKEN_PARAMETER: '',
    ...(origin === undefined ? {} : { WEBSOCKET_URL: origin }),
    ...(path === undefined ? {} : { WEBSOCKET_PATH: path }),
    ...(protocol === undefined ? {} : { WEBSOCKET_PROTOCOL: protocol }),
  };
  const problems = problemsOf(given);
  if (problems.length > 0) {
    throw settingsInvalid(problems);
  }
  return given;
}

async function main(options: Options, parent: number): Promise<void> {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopping.abort());
  }
  if (process.env.npm_lifecycle_event === 'start') {
    setInterval(() => process.ppid !== parent && stopping.abort(), PARENT_LOOK_MS).unref();
  }
  // The embedded DynamoDB throws what it cannot read; no request may end the process.
  process.on('uncaughtException', (error) => say(`❌ A request to an embedded service failed: ${error.message}`));
  const cleanUps: (() => unknown)[] = [];
  try {
    const environment = await environmentFor(options);
    await Promise.race([stopped, run(options, environment, stopping.signal, cleanUps)]);
  } finally {
    say('🛑 Stopping');
    // A part that hangs, or that starts at this very moment, must not keep the process.
    setTimeout(() => process.exit(), STOP_LIMIT_MS).unref();
    for (const cleanUp of cleanUps.reverse()) {
      await cleanUp();
    }
  }
}

async function run(
  options: Options,
  settings: Environment,
  stop: AbortSignal,
  cleanUps: Running['cleanUps'],
): Promise<void> {
  const running = await startParts(options, settings, stop, cleanUps);
  if (!(await isBuilt())) {
    await import('../scripts/build.ts');
  }
  const tasks = await sampleTasks();
  const browsers = options.socketUrl === undefined ? await connectBrowsers(tasks, running) : undefined;
  startFunctions(running);
  if (options.samples) {
    await uploadSampleRosters(running.stack, (key) =>
      say(`   uploaded             s3://${running.stack.bucket}/${key}`),
    );
    for (const task of tasks) {
      await send(running.stack, task);
      say(`   sent                 ${task.name}`);
    }
    await inTime(reportEnds(tasks, running, browsers?.allArrived), options.once);
  }
  if (options.once) {
    for (const notification of browsers?.notifications ?? []) {
      console.log(JSON.stringify(notification));
    }
    return;
  }
  await stayUp(running);
}

async function startParts(
  options: Options,
  settings: Environment,
  stop: AbortSignal,
  cleanUps: Running['cleanUps'],
): Promise<Running> {
  const stack = await startStack({ sqsAndS3: options.sqsPort, dynamodb: options.dynamodbPort });
  cleanUps.push(() => stack.stop());
  const environment: Record<string, string> = { ...settings, ...stack.environment };
  if (options.socketUrl === undefined) {
    const socketServer = await startSocketServer({
      path: settings.WEBSOCKET_PATH as string,
      event: settings.WEBSOCKET_EVENT as string,
      port: options.socketPort,
      onRefused: () => say('❌ A client sent something that is not a notification; it is dropped'),
    });
    cleanUps.push(() => socketServer.stop());
    environment.WEBSOCKET_URL = socketServer.url;
  }
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret } = stack.environment;
  say('🚀 The embedded stack is up');
  say(`   SQS and S3           ${environment.AWS_ENDPOINT_URL_SQS}`);
  say(`   DynamoDB             ${environment.AWS_ENDPOINT_URL_DYNAMODB}`);
  say(`   notification server  ${environment.WEBSOCKET_URL}${environment.WEBSOCKET_PATH}`);
  say(`   tasks queue          ${environment.TASK_QUEUE_URL}`);
  say(`   bucket               ${environment.DATA_BUCKET}`);
  say(`   region, credentials  ${region}, access key ${key}, secret ${secret} (invented)`);
  return { options, stack, environment, stop, cleanUps };
}

/** Connects a browser for each user of the tasks; `allArrived` resolves when each task has a notification. */
async function connectBrowsers(tasks: readonly SampleTask[], { environment, cleanUps }: Running) {
  const event = environment.WEBSOCKET_EVENT as string;
  const notifications: (Notification & { event: string })[] = [];
  const { promise: allArrived, resolve: arrived } = Promise.withResolvers<void>();
  for (const userId of usersOf(tasks, environment)) {
    const browser = io(environment.WEBSOCKET_URL, {
      path: environment.WEBSOCKET_PATH as string,
      transports: ['websocket'],
      auth: { userId },
    });
    cleanUps.push(() => browser.disconnect());
    browser.on(event, (message: Notification['message'], userData: Notification['userData']) => {
      notifications.push({ event, message, userData });
      say(`\n📢 The browser of user ${userId} gets:\n${JSON.stringify(message, null, 2)}\n`);
      if (notifications.length === tasks.length) {
        arrived();
      }
    });
    await new Promise<void>((resolve) => browser.once('connect', resolve));
  }
  return { notifications, allArrived };
}

/** The users of the tasks; a task that names none is the default user's. */
function usersOf(tasks: readonly SampleTask[], environment: Environment): ReadonlySet<string> {
  return new Set(tasks.map(({ body }) => taskIn(body).userId ?? (environment.WEBSOCKET_DEFAULT_USER_ID as string)));
}

function startFunctions({ options, stack, environment, cleanUps }: Running): void {
  const eventSource = (functionName: string, queueUrl: string): EventSource => {
    const onLine = (line: string) => {
      const readable = readableLine(functionName, line);
      if (readable !== undefined) {
        say(readable);
      }
    };
    const bundle = new URL(`../dist/${functionName}.mjs`, import.meta.url);
    const newSlot = () => createSlot({ functionName, bundle, environment, onLine });
    return startEventSource({ sqs: stack.sqs, queueUrl, concurrency: options.slots, newSlot, onLine });
  };
  for (const source of [
    eventSource('process-task', stack.queues.tasks),
    eventSource('report-dead-task', stack.queues.lastChance),
  ]) {
    cleanUps.push(() => source.stop());
  }
}

/** Waits until every task is announced, and its browser has it, and says where the results and the dead letters are. */
async function reportEnds(
  tasks: readonly SampleTask[],
  { stack, stop }: Running,
  allArrived: Promise<void> | undefined,
): Promise<void> {
  await allArrived;
  const ends: TaskRecords[] = [];
  for (const task of tasks) {
    ends.push(await untilAnnounced(task, stack, stop));
  }
  const results = ends.flatMap((end) =>
    typeof end.outcome === 'object' && end.outcome.status === 'success' ? [end.outcome.result] : [],
  );
  const refusals = ends.filter((end) => end.outcome === undefined).length;
  await untilDeadLettersHold(refusals, stack, stop);
  say(`✅ All ${tasks.length} sample tasks are announced.`);
  say(
    `   ${refusals} refused message${refusals === 1 ? ' is' : 's are'} in the dead-letter queue ${stack.queues.deadLetter}`,
  );
  for (const { keys } of results) {
    say(`   result               s3://${stack.bucket}/${keys.json}`);
  }
}

async function stayUp({ options, stack, environment, stop, cleanUps }: Running): Promise<void> {
  if (options.samples) {
    await addDeadLetter(stack);
  }
  cleanUps.push(
    await registerRunning({
      ...stack.environment,
      SOCKET_URL: environment.WEBSOCKET_URL as string,
      SOCKET_PATH: environment.WEBSOCKET_PATH as string,
    }),
  );
  say(`
Send a task of your own from another terminal, and ask for its status:

  npm run submit -- --roster samples/rosters/0412.csv --round 2569 --agency 0412 --user officer-finance
  npm run status -- TASKID
  npm run result -- TASKID --out FOLDER
${options.samples ? "\nDo an operator's work, on the refused sample and on one that died: npm run dead-letters\n" : ''}
Ctrl-C stops everything.`);
  await new Promise((resolve) => stop.addEventListener('abort', resolve));
}

/** With `--once`, rejects when the work takes too long. */
async function inTime(work: Promise<void>, once: boolean): Promise<void> {
  const enough = new AbortController();
  const late = async () => {
    await sleep(ONCE_LIMIT_MS, undefined, { signal: enough.signal });
    throw new Error(
      `Not every sample task was announced within ${ONCE_LIMIT_MS / 1000} s; the log lines above say why.`,
    );
  };
  try {
    await Promise.race(once ? [work, late()] : [work]);
  } finally {
    enough.abort();
  }
}

/**
 * Runs the command line. `parent`: the process that started it; npm and its shell end at SIGTERM, and the shell does not pass
 * it on, so their end is taken for it.
 */
export async function runFromCommandLine(parent: number): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // Nobody reads it any more (`| head`).
    stream.on('error', () => process.exit());
  }
  try {
    const options = readOptions();
    if (options.help) {
      process.stdout.write(HELP);
    } else {
      await main(options, parent);
    }
  } catch (error) {
    say(`❌ ${error instanceof Error ? error.message : error}`);
    say('   npm start -- --help lists the options.');
    process.exitCode = 2;
  }
}
