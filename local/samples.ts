import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { refusalIdOf, rosterKey } from '../lib/task/keys.ts';
import { readTaskRecords, type TaskRecords } from '../lib/task/task-records.ts';
import type { Stack } from './stack.ts';

/** A task of samples/tasks. */
export interface SampleTask {
  readonly name: string;
  readonly body: string;
}

/** Time between two looks at the records or at a queue, in ms. */
const LOOK_MS = 200;

/** The name and content of each file in a folder of the project, in the order of their names. */
async function filesIn(folder: string): Promise<{ name: string; content: Buffer }[]> {
  const url = new URL(`../${folder}/`, import.meta.url);
  const names = (await readdir(url)).sort();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(new URL(name, url)) })));
}

/** The sample tasks, in the order of their names. */
export async function sampleTasks(): Promise<readonly SampleTask[]> {
  return (await filesIn('samples/tasks')).map(({ name, content }) => ({ name, body: content.toString() }));
}

/** Uploads the sample rosters; `onKey` is told each key. */
export async function uploadSampleRosters({ s3, bucket }: Stack, onKey: (key: string) => void): Promise<void> {
  for (const { name, content } of await filesIn('samples/rosters')) {
    const key = rosterKey(2569, name);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content }));
    onKey(key);
  }
}

/** Sends a task to the tasks queue. */
export async function send({ sqs, queues }: Stack, { body }: SampleTask): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queues.tasks, MessageBody: body }));
}

/** What of a task is known before it is judged; nothing for a sample that is not JSON. */
export function taskIn(body: string): { readonly taskId?: string; readonly userId?: string } {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

/**
 * Waits until a task is announced with proof, and returns its records.
 *
 * @throws the reason of `stop` when it comes first
 */
export async function untilAnnounced(
  { body }: SampleTask,
  { dynamodb, table }: Stack,
  stop: AbortSignal,
): Promise<TaskRecords> {
  const newLayer = () => new DynamoDBPersistenceLayer({ tableName: table, awsSdkV3Client: dynamodb });
  for (;;) {
    for (const id of [taskIn(body).taskId, refusalIdOf(body)]) {
      const records = id === undefined ? undefined : await readTaskRecords(newLayer, id);
      if (records !== undefined && records.announcements.length > 0) {
        return records;
      }
    }
    await sleep(LOOK_MS, undefined, { signal: stop });
  }
}

/**
 * Waits until the dead-letter queue holds `count` messages: they are sent there after their announcement.
 *
 * @throws the reason of `stop` when it comes first
 */
export async function untilDeadLettersHold(count: number, { sqs, queues }: Stack, stop: AbortSignal): Promise<void> {
  for (;;) {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queues.deadLetter,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    if (Number(Attributes?.ApproximateNumberOfMessages) >= count) {
      return;
    }
    await sleep(LOOK_MS, undefined, { signal: stop });
  }
}

/** Puts a task into the dead-letter queue, as if every try had failed, so that an operator's work can be rehearsed. */
export async function addDeadLetter({ sqs, queues }: Stack): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queues.deadLetter,
      MessageBody: await readFile(new URL('../samples/dead-letter.json', import.meta.url), 'utf8'),
      MessageAttributes: {
        errorCode: { DataType: 'String', StringValue: 'TASK_WITHOUT_RESULT' },
        reason: { DataType: 'String', StringValue: 'A sample: it stands there as if every try had failed.' },
      },
    }),
  );
}
