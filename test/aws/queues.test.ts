import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueues } from '../../lib/aws/queues.ts';
import { InsigniaError } from '../../lib/errors.ts';
import { type Stack, startStack } from '../../local/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

describe('a message that can never be worked on', () => {
  it.each([
    ['last-chance', 'sendToLastChance', 'lastChance'],
    ['dead-letter', 'sendToDeadLetter', 'deadLetter'],
  ] as const)(
    'lies in the %s queue as it was sent, with errorCode and the reason in English as attributes',
    async (_, send, queue) => {
      const { tasks, lastChance, deadLetter } = stack.queues;
      const queues = createQueues(stack.sqs, {
        taskQueueUrl: tasks,
        lastChanceQueueUrl: lastChance,
        deadLetterQueueUrl: deadLetter,
        dataBucket: stack.bucket,
        recordTable: stack.table,
      });
      const texts = { th: 'ไม่มี roundYear', en: 'roundYear is missing' };
      const reason = new InsigniaError('TASK_MALFORMED', texts, { retryable: false });
      await queues[send]('{"ก":1}', reason);
      const { Messages } = await stack.sqs.send(
        new ReceiveMessageCommand({ QueueUrl: stack.queues[queue], MessageAttributeNames: ['All'] }),
      );
      expect(Messages).toMatchObject([
        {
          Body: '{"ก":1}',
          MessageAttributes: {
            errorCode: { DataType: 'String', StringValue: 'TASK_MALFORMED' },
            reason: { DataType: 'String', StringValue: 'roundYear is missing' },
          },
        },
      ]);
    },
  );
});
