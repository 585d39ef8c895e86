import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { refusalIdOf } from '../lib/task/keys.ts';
import { ROUND_SCHEMA } from '../lib/task/open-round.ts';
import { carriedBody, type InsigniaTask, parseTask, taskIdNamedIn } from '../lib/task/task.ts';

/**
 * How long a message that was read stays invisible if the command dies, in seconds; otherwise it is visible again as soon
 * as the command ends. Hundreds of messages are read in a few seconds.
 */
const HOLD_SECONDS = 60;

/** Answers in a row without a new message that end the reading: of a queue so long that its first messages are back. */
const REPEATS_MAX = 3;

/** The most messages of one call, and of the calls at a time. */
const AT_A_TIME = 10;

/**
 * What can become of a dead letter: `task` runs when it is put back, `opening` is the failed opening of a round and no task,
 * `refused` would be refused again.
 */
export type Kind = 'task' | 'opening' | 'refused';

/** A message of the dead-letter queue. It is printed without its body, which may have personal data. */
export interface DeadLetter {
  readonly kind: Kind;
  /** The task's id, the refusal's for what is no task, SQS's for an opening. */
  readonly id: string;
  /** The ids by which an operator may name it: also the taskId in what is no task. */
  readonly ids: readonly string[];
  readonly agency: string | undefined;
  readonly roundYear: number | undefined;
  /** The code of the error that brought it here; undefined where SQS moved it. */
  readonly errorCode: string | undefined;
  /** The error in English, one line. */
  readonly reason: string | undefined;
  /** When it entered the queue, or was first sent where SQS moved it, in epoch ms; SQS counts its 14 days from then. */
  readonly sentAt: number;
  readonly message: Message;
}

/** The dead letters while a command works on them: no other reader gets them. */
export interface HeldDeadLetters {
  readonly letters: readonly DeadLetter[];
  /** Sends them to the tasks queue with their attributes, and deletes each one after that. `done` is called for each. */
  putBack(letters: readonly DeadLetter[], done: (letter: DeadLetter) => void): Promise<void>;
  /** Deletes them. `done` is called for each. */
  remove(letters: readonly DeadLetter[], done: (letter: DeadLetter) => void): Promise<void>;
}

interface QueuesUsed {
  readonly sqs: SQSClient;
  readonly taskQueueUrl: string;
  readonly deadLetterQueueUrl: string;
}

/** Reads every dead letter, works on them, and makes those that are left visible again. */
export async function withDeadLetters<Result>(
  { sqs, taskQueueUrl, deadLetterQueueUrl: QueueUrl }: QueuesUsed,
  work: (held: HeldDeadLetters) => Promise<Result>,
): Promise<Result> {
  const held = new Map<string, DeadLetter>();
  const remove = async (letter: DeadLetter, done: (letter: DeadLetter) => void) => {
    const { MessageId = '', ReceiptHandle } = letter.message;
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    held.delete(MessageId);
    done(letter);
  };
  try {
    await receiveAll(sqs, QueueUrl, held);
    return await work({
      letters: [...held.values()].toSorted((a, b) => a.sentAt - b.sentAt),
      putBack: (letters, done) =>
        inTens(letters, async (letter) => {
          const { Body: MessageBody, MessageAttributes } = letter.message;
          await sqs.send(new SendMessageCommand({ QueueUrl: taskQueueUrl, MessageBody, MessageAttributes }));
          await remove(letter, done);
        }),
      remove: (letters, done) => inTens(letters, (letter) => remove(letter, done)),
    });
  } finally {
    await release(sqs, QueueUrl, [...held.values()]);
  }
}

async function receiveAll(sqs: SQSClient, QueueUrl: string, held: Map<string, DeadLetter>): Promise<void> {
  for (let repeats = 0; repeats < REPEATS_MAX; ) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: AT_A_TIME,
        VisibilityTimeout: HOLD_SECONDS,
        // Any wait makes SQS ask all its servers, so that an empty answer means an empty queue.
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['SentTimestamp'],
        MessageAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) {
      return;
    }
    const before = held.size;
    for (const message of Messages) {
      held.set(message.MessageId ?? '', deadLetterOf(message));
    }
    repeats = held.size === before ? repeats + 1 : 0;
  }
}

/** Makes messages visible again. */
async function release(sqs: SQSClient, QueueUrl: string, letters: readonly DeadLetter[]): Promise<void> {
  for (let start = 0; start < letters.length; start += AT_A_TIME) {
    const Entries = letters.slice(start, start + AT_A_TIME).map(({ message: { ReceiptHandle } }, place) => ({
      Id: String(place),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    // Where it fails they are visible within HOLD_SECONDS, and what the command did stays as it said.
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })).catch(() => undefined);
  }
}

/** Works on ten at a time. When one fails, those that have begun are ended first. */
async function inTens(letters: readonly DeadLetter[], work: (letter: DeadLetter) => Promise<void>): Promise<void> {
  for (let start = 0; start < letters.length; start += AT_A_TIME) {
    const ended = await Promise.allSettled(letters.slice(start, start + AT_A_TIME).map(work));
    const failed = ended.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') {
      throw failed.reason;
    }
  }
}

/** What a message of the dead-letter queue is. */
export function deadLetterOf(message: Message): DeadLetter {
  const { Body = '', MessageId = '', Attributes, MessageAttributes: { errorCode, reason } = {} } = message;
  const code = /^[A-Z_]{1,40}$/.exec(errorCode?.StringValue ?? '')?.[0];
  const carried = carriedBody(Body);
  const common = {
    errorCode: code,
    // Without our code it would be the sender's attribute.
    reason: code === undefined ? undefined : reason?.StringValue?.replace(/[\s\p{Cc}]+/gu, ' '),
    sentAt: Number(Attributes?.SentTimestamp),
    message,
  };
  const task = taskIn(carried);
  if (task !== undefined) {
    const { taskId: id, agency, roundYear } = task;
    // Its taskId is another task's for as long as that one's records exist, which is longer than a dead letter is kept.
    const kind = code === 'TASK_ID_REUSED' ? 'refused' : 'task';
    return { ...common, kind, id, ids: [id], agency: agency.code, roundYear };
  }
  const round = roundIn(carried);
  // A record of Lambda's without a task in it is openRound's: the others go through the last-chance queue.
  if (round !== undefined || carried !== Body) {
    return { ...common, kind: 'opening', id: MessageId, ids: [MessageId], agency: undefined, roundYear: round };
  }
  const id = refusalIdOf(carried);
  return {
    ...common,
    kind: 'refused',
    id,
    ids: [id, taskIdNamedIn(carried) ?? id],
    agency: undefined,
    roundYear: undefined,
  };
}

function taskIn(body: string): InsigniaTask | undefined {
  try {
    return parseTask(body);
  } catch {
    // The function returns whether it is a task.
    return undefined;
  }
}

function roundIn(body: string): number | undefined {
  try {
    const input = JSON.parse(body);
    return v.is(ROUND_SCHEMA, input) ? input.roundYear : undefined;
  } catch {
    // What is not JSON opens no round.
    return undefined;
  }
}
