import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { FUNCTION_TIMEOUT_SECONDS } from '../lib/config/defaults.ts';
import type { SlotAnswer, SlotData, SlotInvocation } from './slot.ts';

/** How a function is run on this machine. */
export interface FunctionOptions {
  readonly functionName: string;
  /** The built bundle that exports `handler`. */
  readonly bundle: URL;
  readonly environment: Readonly<Record<string, string>>;
  /** The function's time-out in seconds; that of serverless.yml by default. */
  readonly timeoutSeconds?: number;
  /** Called with each line that the function writes. */
  readonly onLine: (line: string) => void;
}

/** A function's execution environment. */
export interface Slot {
  /**
   * Runs one invocation. Rejects when the handler throws or its answer is not JSON, when the thread ends or the time is up;
   * the time-out ends the thread.
   */
  invoke(event: unknown): Promise<unknown>;
  /** Ends the thread at once, as a crash would. */
  kill(): Promise<void>;
}

/** Makes a slot. Its thread starts with the first invocation, and after it has ended with the next one. */
export function createSlot(options: FunctionOptions): Slot {
  const { timeoutSeconds = FUNCTION_TIMEOUT_SECONDS } = options;
  let worker: Worker | undefined;
  const start = () => {
    const thread = new Worker(new URL('./slot.ts', import.meta.url), {
      workerData: { bundle: options.bundle.href, functionName: options.functionName } satisfies SlotData,
      env: { ...options.environment, AWS_LAMBDA_FUNCTION_NAME: options.functionName, NODE_NO_WARNINGS: '1' },
      stdout: true,
      stderr: true,
    });
    for (const stream of [thread.stdout, thread.stderr]) {
      createInterface(stream).on('line', options.onLine);
    }
    // Without this listener an error between two invocations would end this process.
    thread.on('error', (error) => options.onLine(error.stack ?? error.message));
    thread.once('exit', () => {
      if (worker === thread) {
        worker = undefined;
      }
    });
    return thread;
  };

  return {
    invoke(event) {
      worker ??= start();
      const thread = worker;
      const deadline = Date.now() + timeoutSeconds * 1000;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const timer = setTimeout(() => {
        reject(new Error(`${options.functionName} timed out after ${timeoutSeconds} s`));
        void thread.terminate();
      }, timeoutSeconds * 1000);
      const onAnswer = (answer: SlotAnswer | 'ready') => {
        if (answer === 'ready') {
          return;
        }
        if ('failed' in answer) {
          reject(new Error(answer.failed));
        } else {
          resolve(JSON.parse(answer.returned));
        }
      };
      const onExit = (code: number) => reject(new Error(`${options.functionName} ended with exit code ${code}`));
      thread.on('message', onAnswer).once('error', reject).once('exit', onExit);
      // A message posted while the thread is still loading waits for it.
      thread.postMessage({ event, requestId: randomUUID(), deadline } satisfies SlotInvocation);
      return promise.finally(() => {
        clearTimeout(timer);
        thread.off('message', onAnswer).off('error', reject).off('exit', onExit);
      });
    },
    async kill() {
      await worker?.terminate();
    },
  };
}

/** Lambda's event source for SQS, on this machine. */
export interface EventSource {
  /** The slots, for tests that kill them. */
  readonly slots: readonly Slot[];
  stop(): Promise<void>;
}

/**
 * Passes a queue's messages to a function, one per batch: receive → invoke → delete, unless the answer reports it as failed.
 * A failed message returns after its visibility time-out, and the queue's redrive policy moves it on.
 */
export function startEventSource(options: {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly concurrency: number;
  /** Makes one execution environment of the function. */
  readonly newSlot: () => Slot;
  /** Called with the error of a failed invocation. */
  readonly onLine: (line: string) => void;
}): EventSource {
  const { sqs, queueUrl } = options;
  const stopping = new AbortController();
  const slots = Array.from({ length: options.concurrency }, options.newSlot);

  const pass = async (message: Message, slot: Slot) => {
    if (isDone(await slot.invoke(eventOf(message)), message)) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
  };

  const feed = async (slot: Slot) => {
    while (!stopping.signal.aborted) {
      try {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: queueUrl,
            MaxNumberOfMessages: 1,
            WaitTimeSeconds: 20,
            MessageSystemAttributeNames: ['All'],
            MessageAttributeNames: ['All'],
          }),
          { abortSignal: stopping.signal },
        );
        for (const message of Messages) {
          await pass(message, slot);
        }
      } catch (error) {
        // As in Lambda, the message of a failed invocation stays in the queue and returns.
        if (!stopping.signal.aborted) {
          options.onLine(error instanceof Error ? error.message : String(error));
        }
      }
    }
  };

  const feeding = slots.map(feed);
  return {
    slots,
    async stop() {
      stopping.abort();
      await Promise.all(slots.map((slot) => slot.kill()));
      await Promise.all(feeding);
    },
  };
}

/**
 * Whether an answer says that the one message of a batch is done (AWS Lambda Developer Guide, "Success and failure
 * conditions" of an SQS event source): it is when there is no answer, or none with failures. An answer that names any other
 * message is the failure of the whole batch.
 *
 * @throws when the answer names another message or is no list of failures
 */
function isDone(answer: unknown, { MessageId }: Message): boolean {
  const { batchItemFailures: failures } = (answer ?? {}) as { batchItemFailures?: unknown };
  if (typeof (answer ?? {}) !== 'object' || Array.isArray(answer) || !Array.isArray(failures ?? [])) {
    throw new Error(`The function’s answer is no list of failures; message ${MessageId} returns to its queue.`);
  }
  const failed = ((failures ?? []) as unknown[]).map(
    (one) => (one as { itemIdentifier?: unknown } | null)?.itemIdentifier,
  );
  if (failed.some((id) => id !== MessageId)) {
    throw new Error(`The function’s answer names no message of the batch; message ${MessageId} returns to its queue.`);
  }
  return failed.length === 0;
}

/** The event in which Lambda passes a message to a function. */
function eventOf(message: Message): SQSEvent {
  return {
    Records: [
      {
        messageId: message.MessageId ?? '',
        receiptHandle: message.ReceiptHandle ?? '',
        body: message.Body ?? '',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '',
          SenderId: '',
          ApproximateFirstReceiveTimestamp: '',
          ...message.Attributes,
        },
        messageAttributes: Object.fromEntries(
          Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, BinaryValue, DataType }]) => [
            name,
            {
              ...(StringValue === undefined ? {} : { stringValue: StringValue }),
              ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
              dataType: DataType ?? 'String',
            },
          ]),
        ),
        md5OfBody: message.MD5OfBody ?? '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:ap-southeast-1:000000000000:insignia',
        awsRegion: 'ap-southeast-1',
      },
    ],
  };
}
