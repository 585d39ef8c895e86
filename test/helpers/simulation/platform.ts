import type { SQSRecord } from 'aws-lambda';
import {
  DEAD_LETTER_RETENTION_SECONDS,
  LAST_CHANCE_MAX_RECEIVE_COUNT,
  LAST_CHANCE_RETENTION_SECONDS,
  QUEUE_VISIBILITY_SECONDS,
  TASK_RETENTION_SECONDS,
} from '../../../lib/config/defaults.ts';
import { InsigniaError } from '../../../lib/errors.ts';
import { carriedBody } from '../../../lib/task/task.ts';
import { TEST_SETTINGS } from '../settings.ts';
import type { Clock } from './clock.ts';
import { type Fates, outOfOrder } from './fates.ts';
import type { Item, Items } from './simulated-table.ts';
import type { Witness } from './witness.ts';

/** A message in a queue. */
export interface Message {
  readonly id: number;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receiveCount: number;
  /** The last receipt handle; older ones are not valid. */
  receipt: string;
  /** The message must not be received before this time, except as a second copy. */
  restsUntil: number;
}

/** An SQS queue. */
export interface Queue {
  readonly url: string;
  readonly messages: Message[];
  readonly maxReceiveCount: number;
  /** How long after its first sending a message is deleted, in seconds. */
  readonly retentionSeconds: number;
  /** The queue for messages that were received too often. */
  readonly next?: Queue;
}

/** SQS, S3 and DynamoDB: their content and behaviour. */
export class Platform {
  readonly tasks: Queue;
  readonly lastChance: Queue;
  readonly deadLetter: Queue;
  /** The items of the record table. */
  readonly items: Items;
  readonly #clock: Clock;
  readonly #fates: Fates;
  readonly #witness: Witness;
  readonly #rosters = new Map<string, Buffer>();
  readonly #results = new Map<string, string>();
  #messageIds = 0;

  /** @param maxReceiveCount receives before SQS moves a message from the tasks queue to the last-chance queue */
  constructor(
    maxReceiveCount: number,
    life: { readonly clock: Clock; readonly fates: Fates; readonly witness: Witness },
  ) {
    const { deadLetterQueueUrl, lastChanceQueueUrl, taskQueueUrl } = TEST_SETTINGS.resources;
    this.#clock = life.clock;
    this.#fates = life.fates;
    this.#witness = life.witness;
    this.items = new WitnessedItems(life.witness);
    this.deadLetter = {
      url: deadLetterQueueUrl,
      messages: [],
      maxReceiveCount: Number.POSITIVE_INFINITY,
      retentionSeconds: DEAD_LETTER_RETENTION_SECONDS,
    };
    this.lastChance = {
      url: lastChanceQueueUrl,
      messages: [],
      maxReceiveCount: LAST_CHANCE_MAX_RECEIVE_COUNT,
      retentionSeconds: LAST_CHANCE_RETENTION_SECONDS,
      next: this.deadLetter,
    };
    this.tasks = {
      url: taskQueueUrl,
      messages: [],
      maxReceiveCount,
      retentionSeconds: TASK_RETENTION_SECONDS,
      next: this.lastChance,
    };
  }

  /** Puts a new message into a queue. */
  send(queue: Queue, body: string): void {
    this.#messageIds += 1;
    const { now } = this.#clock;
    queue.messages.push({
      id: this.#messageIds,
      body,
      sentAt: now,
      visibleAt: now,
      receiveCount: 0,
      receipt: '',
      restsUntil: 0,
    });
  }

  /**
   * Receives a message.
   *
   * @returns the message as the function gets it; undefined when it was received too often and moves to the next queue, or
   * when the queue has kept it for too long
   */
  receive(queue: Queue, message: Message): SQSRecord | undefined {
    if (this.#clock.now > message.sentAt + queue.retentionSeconds * 1000) {
      this.delete(queue, message);
      return undefined;
    }
    message.receiveCount += 1;
    if (message.receiveCount > queue.maxReceiveCount && queue.next) {
      this.delete(queue, message);
      queue.next.messages.push({ ...message, receipt: '', restsUntil: 0 });
      return undefined;
    }
    this.#witness.noteRequest('ReceiveMessage');
    this.#witness.noteReceive(message.restsUntil);
    message.receipt = `${message.id}/${message.receiveCount}`;
    message.visibleAt = this.#clock.now + QUEUE_VISIBILITY_SECONDS * 1000;
    this.#clock.wakeAt(message.visibleAt);
    // SQS delivers at least once: sometimes a message is received twice, and then counts as two messages.
    if (this.#fates.next('receive') === 'twice') {
      message.visibleAt = this.#clock.now;
      this.#witness.noteMessage(carriedBody(message.body));
    }
    return {
      body: message.body,
      receiptHandle: message.receipt,
      attributes: { ApproximateReceiveCount: String(message.receiveCount), SentTimestamp: String(message.sentAt) },
    } as SQSRecord;
  }

  /** Deletes a message from a queue, if it is still there. */
  delete({ messages }: Queue, message: Message): void {
    const place = messages.indexOf(message);
    if (place !== -1) {
      messages.splice(place, 1);
    }
  }

  /** Makes a received message visible after a delay. */
  returnAfter(url: string, receipt: string, seconds: number): void {
    const queue = [this.tasks, this.lastChance, this.deadLetter].find((one) => one.url === url);
    const message = queue?.messages.find((one) => one.receipt === receipt);
    if (message === undefined) {
      throw Object.assign(outOfOrder('sqs'), { name: 'MessageNotInflight' });
    }
    message.visibleAt = this.#clock.now + seconds * 1000;
    message.restsUntil = this.#clock.now + 1000;
    this.#clock.wakeAt(message.visibleAt);
  }

  /** Puts a roster into the bucket. */
  putRoster(key: string, roster: Buffer): void {
    this.#rosters.set(key, roster);
  }

  /** Reads a roster from the bucket. */
  readRoster(key: string): Buffer {
    const roster = this.#rosters.get(key);
    if (roster === undefined) {
      throw new InsigniaError('ROSTER_MISSING', `There is no roster under ${key}.`, { retryable: false });
    }
    return roster;
  }

  /** Puts a result into the bucket. */
  store(key: string, text: string): void {
    this.#witness.noteResult(key, { before: this.#results.get(key), text });
    this.#results.set(key, text);
  }
}

/** The items of the record table. The witness is told of each new one. */
class WitnessedItems extends Map<string, Item> {
  readonly #witness: Witness;

  constructor(witness: Witness) {
    super();
    this.#witness = witness;
  }

  override set(id: string, item: Item): this {
    this.#witness.noteRecord(item);
    return super.set(id, item);
  }
}
