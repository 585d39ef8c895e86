import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { withDeadLetters } from '../../cli/dead-letter-queue.ts';
import type { Stack } from '../../local/stack.ts';

/** Sets the number of receives after which SQS moves a message from the tasks queue to the last-chance queue. */
export async function moveOnAfter(maxReceiveCount: number, { sqs, queues }: Stack): Promise<void> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queues.lastChance, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queues.tasks, Attributes: { RedrivePolicy } }));
}

/** Puts every dead letter back on the tasks queue. */
export async function redrive({ sqs, queues }: Stack): Promise<void> {
  await withDeadLetters(
    { sqs, taskQueueUrl: queues.tasks, deadLetterQueueUrl: queues.deadLetter },
    ({ letters, putBack }) => putBack(letters, () => undefined),
  );
}
