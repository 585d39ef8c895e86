import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type MessageAttributeValue, SendMessageCommand } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Outcome } from '../../lib/task/outcome.ts';
import type { Stack } from '../../local/stack.ts';

/** What a version left behind, as test/functions/kept/make.ts wrote it. */
export interface Kept {
  /** When it was written, in epoch ms. */
  readonly keptAt: number;
  readonly items: readonly Readonly<Record<string, AttributeValue>>[];
  readonly messages: readonly KeptMessage[];
  /** The results by key. */
  readonly results: ReadonlyMap<string, string>;
  /** The recorded outcomes by taskId. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

interface KeptMessage {
  readonly queue: 'tasks' | 'lastChance' | 'deadLetter';
  readonly body: string;
  readonly messageAttributes: Readonly<Record<string, MessageAttributeValue>>;
}

const FOLDER = new URL('../functions/kept/', import.meta.url);

/** The versions that left something behind: the folders' names. */
export async function versionsKept(): Promise<string[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Reads what a version left behind. */
export async function readKept(version: string): Promise<Kept> {
  const folder = fileURLToPath(new URL(`${version}/`, FOLDER));
  const state = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'));
  const results = new Map<string, string>();
  for (const name of await readdir(join(folder, 'results'), { recursive: true })) {
    if (name.endsWith('.json')) {
      results.set(`results/${name}`, await readFile(join(folder, 'results', name), 'utf8'));
    }
  }
  const outcomes = new Map<string, Outcome>();
  for (const item of state.items) {
    const { data } = unmarshall(item) as { data?: Outcome };
    if (data?.taskId !== undefined) {
      outcomes.set(data.taskId, data);
    }
  }
  return { ...state, results, outcomes };
}

/** Puts it into the stack, as if it had been left behind now: the records' times move on. */
export async function putKept({ keptAt, items, messages, results }: Kept, stack: Stack): Promise<void> {
  const later = Date.now() - keptAt;
  const moved = (value: AttributeValue | undefined, by: number) =>
    value?.N === undefined ? undefined : { N: String(Number(value.N) + by) };
  for (const { expiration, in_progress_expiration, ...rest } of items) {
    const times = {
      expiration: moved(expiration, Math.round(later / 1000)),
      in_progress_expiration: moved(in_progress_expiration, later),
    };
    const Item = { ...rest, ...Object.fromEntries(Object.entries(times).filter(([, value]) => value)) };
    await stack.dynamodb.send(
      new PutItemCommand({ TableName: stack.table, Item: Item as Record<string, AttributeValue> }),
    );
  }
  for (const [Key, Body] of results) {
    await stack.s3.send(new PutObjectCommand({ Bucket: stack.bucket, Key, Body }));
  }
  for (const { queue, body, messageAttributes } of messages) {
    await stack.sqs.send(
      new SendMessageCommand({
        QueueUrl: stack.queues[queue],
        MessageBody: body,
        MessageAttributes: messageAttributes,
      }),
    );
  }
}
