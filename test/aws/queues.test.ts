import { ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueues } from '../../lib/aws/queues.ts';
import type { ResourceSettings } from '../../lib/config/settings.ts';
import { InsigniaError } from '../../lib/errors.ts';
import { type Stack, startStack } from '../../local/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const queues = () =>
  createQueues(stack.sqs, {
    taskQueueUrl: stack.queues.tasks,
    lastChanceQueueUrl: stack.queues.lastChance,
    deadLetterQueueUrl: stack.queues.deadLetter,
    dataBucket: stack.bucket,
    recordTable: stack.table,
  });

const received = async (queue: keyof Stack['queues']) => {
  const { Messages = [] } = await stack.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: stack.queues[queue],
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
};

describe('a task', () => {
  it('is sent to the tasks queue, alone or with others in one call, as it is and without attributes', async () => {
    await queues().sendTask('{"ก":1}');
    expect(await queues().sendTasks(['{"ก":2}', '{"ก":3}'])).toEqual([]);
    const messages = await received('tasks');
    expect(messages.map(({ Body, MessageAttributes }) => [Body, MessageAttributes])).toEqual([
      ['{"ก":1}', undefined],
      ['{"ก":2}', undefined],
      ['{"ก":3}', undefined],
    ]);
  });

  it('of a call that the queue did not accept is told by its place', async () => {
    const refusing = { send: async () => ({ Failed: [{ Id: '1' }, { Id: '2' }] }) } as unknown as SQSClient;
    const { sendTasks } = createQueues(refusing, { taskQueueUrl: stack.queues.tasks } as ResourceSettings);
    expect(await sendTasks(['a', 'b', 'c'])).toEqual([1, 2]);
  });

  it('that was received comes back after the time asked for, not before', async () => {
    await queues().sendTask('back');
    const [message] = await received('tasks');
    expect(await received('tasks')).toEqual([]);
    await queues().returnAfter(stack.queues.tasks, message?.ReceiptHandle ?? '', 0);
    expect(await received('tasks')).toMatchObject([{ Body: 'back' }]);
  });
});

describe('a message that can never be worked on', () => {
  it.each([
    ['last-chance', 'sendToLastChance', 'lastChance'],
    ['dead-letter', 'sendToDeadLetter', 'deadLetter'],
  ] as const)(
    'lies in the %s queue as it was sent, with errorCode and the reason in English as attributes',
    async (_, send, queue) => {
      const texts = { th: 'ไม่มี roundYear', en: 'roundYear is missing' };
      const reason = new InsigniaError('TASK_MALFORMED', texts, { retryable: false });
      await queues()[send]('{"ก":1}', reason);
      expect(await received(queue)).toMatchObject([
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
