import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createQueues, type Queues } from '../../lib/aws/queues.ts';
import type { ResourceSettings } from '../../lib/config/settings.ts';
import { InsigniaError } from '../../lib/errors.ts';
import { type Stack, startStack } from '../../local/stack.ts';

let stack: Stack;
let queues: Queues;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());
beforeEach(() => {
  const { tasks, lastChance, deadLetter } = stack.queues;
  queues = createQueues(stack.sqs, {
    taskQueueUrl: tasks,
    lastChanceQueueUrl: lastChance,
    deadLetterQueueUrl: deadLetter,
    dataBucket: stack.bucket,
    recordTable: stack.table,
  });
});

const texts = { th: 'ไม่มี roundYear', en: 'roundYear is missing' };
const reason = new InsigniaError('TASK_MALFORMED', texts, { retryable: false });

/** Takes the messages out of a queue. */
async function taken(queueUrl: string) {
  const { Messages = [] } = await stack.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MessageAttributeNames: ['All'] }),
  );
  for (const { ReceiptHandle } of Messages) {
    await stack.sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  }
  return Messages;
}

describe('a task', () => {
  it('is sent to the tasks queue, alone or with others in one call, as it is and without attributes', async () => {
    await queues.sendTask('{"ก":1}');
    expect(await queues.sendTasks(['{"ก":2}', '{"ก":3}'])).toEqual([]);
    const messages = [];
    while (messages.length < 3) {
      messages.push(...(await taken(stack.queues.tasks)));
    }
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

  it('is accepted when the answer names none that failed, as SQS leaves an empty list out', async () => {
    const accepting = { send: async () => ({}) } as unknown as SQSClient;
    const { sendTasks } = createQueues(accepting, { taskQueueUrl: stack.queues.tasks } as ResourceSettings);
    expect(await sendTasks(['a', 'b'])).toEqual([]);
  });

  it('that was received comes back after the time asked for, not before', async () => {
    await queues.sendTask('back');
    const receive = new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks });
    const { Messages: [message] = [] } = await stack.sqs.send(receive);
    expect(await taken(stack.queues.tasks)).toEqual([]);
    await queues.returnAfter(stack.queues.tasks, message?.ReceiptHandle ?? '', 0);
    expect(await taken(stack.queues.tasks)).toMatchObject([{ Body: 'back' }]);
  });
});

/** SQS's limit for a message with its attributes, in bytes. */
const MESSAGE_MAX_BYTES = 1024 * 1024;

describe('a message that can never be worked on', () => {
  it.each([
    ['last-chance', 'sendToLastChance', 'lastChance'],
    ['dead-letter', 'sendToDeadLetter', 'deadLetter'],
  ] as const)(
    'lies in the %s queue as it was sent, with errorCode and the reason in English as attributes',
    async (_, send, queue) => {
      await queues[send]({ body: '{"ก":1}', attributes: {} }, reason);
      expect(await taken(stack.queues[queue])).toMatchObject([
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

  it('keeps its sender’s attributes of every type', async () => {
    const attributes = {
      traceId: { dataType: 'String', stringValue: 't-1' },
      priority: { dataType: 'Number', stringValue: '5' },
      mark: { dataType: 'Binary.mark', binaryValue: 'AP8=' },
    } as const;
    await queues.sendToDeadLetter({ body: 'x', attributes }, reason);
    const [message] = await taken(stack.queues.deadLetter);
    expect(message?.MessageAttributes).toEqual({
      traceId: { DataType: 'String', StringValue: 't-1' },
      priority: { DataType: 'Number', StringValue: '5' },
      mark: { DataType: 'Binary.mark', BinaryValue: new Uint8Array([0, 255]) },
      errorCode: { DataType: 'String', StringValue: 'TASK_MALFORMED' },
      reason: { DataType: 'String', StringValue: 'roundYear is missing' },
    });
  });

  it('has the reason of its last refusal after a redrive, which keeps the attributes', async () => {
    const earlier = { errorCode: { dataType: 'String', stringValue: 'TASK_WITHOUT_RESULT' } } as const;
    await queues.sendToDeadLetter({ body: 'x', attributes: earlier }, reason);
    const [message] = await taken(stack.queues.deadLetter);
    expect(message?.MessageAttributes).toMatchObject({ errorCode: { StringValue: 'TASK_MALFORMED' } });
  });

  it.each([0, 60, 61])('goes on without the reason when there is no room for it: %i bytes free', async (free) => {
    const mine = { dataType: 'String', stringValue: 'kept' } as const;
    const bytesOfMine = 'mine'.length + 'String'.length + 'kept'.length;
    const body = 'ก'.repeat(10) + 'x'.repeat(MESSAGE_MAX_BYTES - 30 - bytesOfMine - free);
    await queues.sendToLastChance({ body, attributes: { mine } }, reason);
    const [message] = await taken(stack.queues.lastChance);
    expect(message?.Body === body).toBe(true);
    const isRoom = free >= 'errorCodeStringTASK_MALFORMEDreasonString'.length + 'roundYear is missing'.length;
    expect(Object.keys(message?.MessageAttributes ?? {}).sort()).toEqual(
      isRoom ? ['errorCode', 'mine', 'reason'] : ['mine'],
    );
  });

  it('goes on without the reason when its sender’s attributes are as many as SQS takes', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `a${index}`);
    const attributes = Object.fromEntries(
      names.map((name) => [name, { dataType: 'String', stringValue: name } as const]),
    );
    await queues.sendToLastChance({ body: 'x', attributes }, reason);
    const [message] = await taken(stack.queues.lastChance);
    expect(Object.keys(message?.MessageAttributes ?? {}).sort()).toEqual(names);
  });

  it('has room for the reason beside eight attributes of its sender', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `a${index}`);
    const attributes = Object.fromEntries(
      names.map((name) => [name, { dataType: 'String', stringValue: name } as const]),
    );
    await queues.sendToLastChance({ body: 'x', attributes }, reason);
    const [message] = await taken(stack.queues.lastChance);
    expect(Object.keys(message?.MessageAttributes ?? {}).sort()).toEqual([...names, 'errorCode', 'reason']);
  });

  it.each([
    ['answers with 503', Object.assign(new Error('busy'), { $metadata: { httpStatusCode: 503 } })],
    ['is not reached', Object.assign(new Error('refused'), { $metadata: { attempts: 3 } })],
    ['was left', new Error('aborted')],
  ])('is not sent without the reason because SQS %s', async (_, error) => {
    let sent = 0;
    const send = async () => {
      sent += 1;
      throw error;
    };
    const { sendToLastChance } = createQueues({ send } as unknown as SQSClient, {} as ResourceSettings);
    await expect(sendToLastChance({ body: 'x', attributes: {} }, reason)).rejects.toBe(error);
    expect(sent).toBe(1);
  });
});
