import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { Stack } from '../../local/stack.ts';

/** Sets the number of receives after which SQS moves a message from the tasks queue to the last-chance queue. */
export async function moveOnAfter(maxReceiveCount: number, { sqs, queues }: Stack): Promise<void> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queues.lastChance, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queues.tasks, Attributes: { RedrivePolicy } }));
}

/** Does what StartMessageMoveTask does: moves the dead letters, at most ten, to the tasks queue. */
export async function redrive({ sqs, queues }: Stack): Promise<void> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queues.deadLetter,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  );
  for (const { Body, MessageAttributes, ReceiptHandle } of Messages) {
    await sqs.send(new SendMessageCommand({ QueueUrl: queues.tasks, MessageBody: Body, MessageAttributes }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queues.deadLetter, ReceiptHandle }));
  }
}
