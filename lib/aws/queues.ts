import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { ResourceSettings } from '../config/settings.ts';
import type { InsigniaError } from '../errors.ts';

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
  /** Sends a refused body to the last-chance queue, with the reason. */
  sendToLastChance(body: string, reason: InsigniaError): Promise<void>;
  /** Sends a body to the dead-letter queue, for an operator, with the reason. */
  sendToDeadLetter(body: string, reason: InsigniaError): Promise<void>;
}

/** Makes the operations on the queues of `resources`. They reject with the errors of the AWS SDK. */
export function createQueues(client: SQSClient, resources: ResourceSettings): Queues {
  const send = async (queueUrl: string, body: string, reason?: InsigniaError) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        ...(reason && {
          MessageAttributes: {
            errorCode: { DataType: 'String', StringValue: reason.code },
            reason: { DataType: 'String', StringValue: reason.texts.en },
          },
        }),
      }),
    );
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
    sendToLastChance: (body, reason) => send(resources.lastChanceQueueUrl, body, reason),
    sendToDeadLetter: (body, reason) => send(resources.deadLetterQueueUrl, body, reason),
  };
}
