import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { createSlot, type EventSource, type Slot, startEventSource } from '../../local/event-source.ts';
import { settingsHere } from '../../local/settings.ts';
import { type Notification, type SocketServer, startSocketServer } from '../../local/socket-server.ts';
import { type Stack, startStack } from '../../local/stack.ts';

/** The whole service for a test: embedded queues, bucket and table, a real socket server, the built bundles. */
export interface Service {
  readonly stack: Stack;
  readonly environment: Readonly<Record<string, string>>;
  /** The notifications that the socket server's handler got, in order. */
  readonly notifications: readonly Notification[];
  /** The functions' JSON log lines, in order. */
  readonly lines: readonly Record<string, unknown>[];
  readonly sources: readonly EventSource[];
  startSocketServer(): Promise<void>;
  stopSocketServer(): Promise<void>;
  /** Starts the event sources of the tasks and last-chance queues. */
  startFunctions(options?: { concurrency?: number; environment?: Record<string, string> }): void;
  /** Called with each line that a function writes. */
  readonly onLine: (line: string) => void;
  /** Makes an execution environment of a function, which the test can invoke and end. */
  createSlot(functionName: string): Slot;
  /** Invokes a function's bundle once, in a new thread. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  putRoster(key: string, content: string | Uint8Array): Promise<void>;
  send(body: unknown): Promise<void>;
  /** Resolves when the condition holds; checks it again with every notification and log line. */
  until(condition: () => boolean): Promise<void>;
  /** The number of messages in a queue, received ones included. */
  depth(queueUrl: string): Promise<number>;
  /** Resolves when the tasks and last-chance queues are empty. */
  untilQuiet(): Promise<void>;
  deadLetters(): Promise<{ body: string; errorCode: string | undefined }[]>;
  stop(): Promise<void>;
}

/** Starts the service without the socket server. `startSocketServer` always uses the same port. */
export async function startService(overrides: Record<string, string> = {}): Promise<Service> {
  const stack = await startStack();
  const notifications: Notification[] = [];
  const lines: Record<string, unknown>[] = [];
  const sources: EventSource[] = [];
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of watchers) {
      watcher();
    }
  };
  const settings = (await settingsHere()).environment;
  const path = settings.WEBSOCKET_PATH as string;
  const event = settings.WEBSOCKET_EVENT as string;
  let socketServer: SocketServer | undefined;
  const reserved = await startSocketServer({ path, event });
  await reserved.stop();
  const environment = {
    ...settings,
    ...stack.environment,
    WEBSOCKET_URL: reserved.url,
    ...overrides,
  };
  const onLine = (line: string) => {
    try {
      lines.push(JSON.parse(line));
    } catch {
      lines.push({ message: line });
    }
    changed();
  };
  const bundle = (functionName: string) => new URL(`../../dist/${functionName}.mjs`, import.meta.url);
  const slotOf = (functionName: string) =>
    createSlot({ functionName, bundle: bundle(functionName), environment, onLine });
  const depth = async (queueUrl: string) => {
    const { Attributes = {} } = await stack.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
  };

  return {
    stack,
    environment,
    notifications,
    lines,
    sources,
    onLine,
    async startSocketServer() {
      socketServer = await startSocketServer({
        path,
        event,
        port: reserved.port,
        onNotification(notification) {
          notifications.push(notification);
          changed();
        },
      });
    },
    async stopSocketServer() {
      await socketServer?.stop();
      socketServer = undefined;
    },
    startFunctions({ concurrency = 2, environment: more = {} } = {}) {
      for (const [functionName, queueUrl] of [
        ['process-task', stack.queues.tasks],
        ['report-dead-task', stack.queues.lastChance],
      ] as const) {
        const options = {
          functionName,
          bundle: bundle(functionName),
          environment: { ...environment, ...more },
          onLine,
        };
        const newSlot = () => createSlot(options);
        sources.push(startEventSource({ sqs: stack.sqs, queueUrl, concurrency, newSlot, onLine }));
      }
    },
    createSlot: slotOf,
    async invoke(functionName, event) {
      const slot = slotOf(functionName);
      try {
        return await slot.invoke(event);
      } finally {
        await slot.kill();
      }
    },
    async putRoster(key, content) {
      await stack.s3.send(new PutObjectCommand({ Bucket: stack.bucket, Key: key, Body: content }));
    },
    async send(body) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      await stack.sqs.send(new SendMessageCommand({ QueueUrl: stack.queues.tasks, MessageBody: text }));
    },
    until: (condition) =>
      new Promise((resolve) => {
        const watcher = () => {
          if (!condition()) {
            return;
          }
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      }),
    depth,
    async untilQuiet() {
      while ((await depth(stack.queues.tasks)) + (await depth(stack.queues.lastChance)) > 0) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async deadLetters() {
      const { Messages = [] } = await stack.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: stack.queues.deadLetter,
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
          VisibilityTimeout: 0,
        }),
      );
      return Messages.map(({ Body, MessageAttributes }) => ({
        body: Body ?? '',
        errorCode: MessageAttributes?.errorCode?.StringValue,
      }));
    },
    async stop() {
      await Promise.all(sources.map((source) => source.stop()));
      await socketServer?.stop();
      await stack.stop();
    },
  };
}
