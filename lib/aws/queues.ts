import {
  ChangeMessageVisibilityCommand,
  type MessageAttributeValue,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSMessageAttributes } from 'aws-lambda';
import type { ResourceSettings } from '../config/settings.ts';
import type { InsigniaError } from '../errors.ts';

/** The most attributes of a message that SQS takes. */
const ATTRIBUTES_MAX = 10;

/** What is passed on from one queue to another. */
export interface PassedOn {
  readonly body: string;
  /** The attributes with which it was received. */
  readonly attributes: Readonly<SQSMessageAttributes>;
}

/** The service's operations on its queues. */
export interface Queues {
  /** Makes a received message visible again after `seconds`. */
  returnAfter(queueUrl: string, receiptHandle: string, seconds: number): Promise<void>;
  /** Sends a task to the tasks queue. */
  sendTask(body: string): Promise<void>;
  /**
   * Sends up to ten tasks to the tasks queue in one call.
   *
   * @returns the indexes of the tasks that the queue did not accept
   */
  sendTasks(bodies: readonly string[]): Promise<readonly number[]>;
  /** Passes a refused message on to the last-chance queue, with the reason if SQS has room for it. */
  sendToLastChance(message: PassedOn, reason: InsigniaError): Promise<void>;
  /** Passes a message on to the dead-letter queue, for an operator, with the reason if SQS has room for it. */
  sendToDeadLetter(message: PassedOn, reason: InsigniaError): Promise<void>;
}

type Attributes = Readonly<Record<string, MessageAttributeValue>>;

/** Makes the operations on the queues of `resources`. They reject with the errors of the AWS SDK. */
export function createQueues(client: SQSClient, resources: ResourceSettings): Queues {
  const send = async (queueUrl: string, body: string, attributes: Attributes = {}) => {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, MessageAttributes: { ...attributes } }),
    );
  };
  const passOn = async (queueUrl: string, { body, attributes }: PassedOn, reason: InsigniaError) => {
    const own = attributesOf(attributes);
    const withReason: Attributes = {
      ...own,
      errorCode: { DataType: 'String', StringValue: reason.code },
      reason: { DataType: 'String', StringValue: reason.texts.en },
    };
    if (Object.keys(withReason).length > ATTRIBUTES_MAX) {
      return send(queueUrl, body, own);
    }
    return send(queueUrl, body, withReason).catch((error) => {
      // SQS says so when the message has become too large; it was taken as it is before.
      if (error.$metadata?.httpStatusCode !== 400) {
        throw error;
      }
      return send(queueUrl, body, own);
    });
  };
  return {
    async returnAfter(queueUrl, receiptHandle, seconds) {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
    sendTask: (body) => send(resources.taskQueueUrl, body),
    async sendTasks(bodies) {
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: resources.taskQueueUrl,
          Entries: bodies.map((body, place) => ({ Id: String(place), MessageBody: body })),
        }),
      );
      return Failed.map(({ Id }) => Number(Id));
    },
    sendToLastChance: (message, reason) => passOn(resources.lastChanceQueueUrl, message, reason),
    sendToDeadLetter: (message, reason) => passOn(resources.deadLetterQueueUrl, message, reason),
  };
}

/** The attributes of a received message as they are sent. */
function attributesOf(received: PassedOn['attributes']): Attributes {
  const sent = Object.entries(received).map(([name, { dataType, stringValue, binaryValue }]) => {
    const value =
      binaryValue === undefined ? { StringValue: stringValue } : { BinaryValue: Buffer.from(binaryValue, 'base64') };
    return [name, { DataType: dataType, ...value }];
  });
  return Object.fromEntries(sent);
}
