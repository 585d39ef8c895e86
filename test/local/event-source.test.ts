import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlot, type EventSource, startEventSource } from '../../local/event-source.ts';
import { type Stack, startStack } from '../../local/stack.ts';

/** The answers of a handler to one message, as code in which `id` is the message's. */
const DONE = [
  'undefined',
  'null',
  '{}',
  '{ batchItemFailures: undefined }',
  '{ batchItemFailures: null }',
  '{ batchItemFailures: [] }',
] as const;
const FAILED = [
  '{ batchItemFailures: [{ itemIdentifier: id }] }',
  '{ batchItemFailures: [{ itemIdentifier: id }, { itemIdentifier: id }] }',
  '{ batchItemFailures: [{ itemIdentifier: "another" }] }',
  '{ batchItemFailures: [{ itemIdentifier: id }, { itemIdentifier: "another" }] }',
  '{ batchItemFailures: [{ itemIdentifier: "" }] }',
  '{ batchItemFailures: [{ itemIdentifier: null }] }',
  '{ batchItemFailures: [{ itemIdentifier: undefined }] }',
  '{ batchItemFailures: [{ itemIdentifer: id }] }',
  '{ batchItemFailures: [{}] }',
  '{ batchItemFailures: [id] }',
  '{ batchItemFailures: [null] }',
  '{ batchItemFailures: id }',
  '{ batchItemFailures: {} }',
  '[]',
  '"done"',
  '7',
  '7n',
  '{ batchItemFailures: [], rows: 7n }',
  '((answer) => Object.assign(answer, { answer }))({ batchItemFailures: [] })',
  'Promise.reject(new Error("no"))',
] as const;

let stack: Stack;
let queueUrl: string;
let source: EventSource;
const lines: string[] = [];
const timesReceived = (answer: string) => lines.filter((line) => line === `received ${answer}`).length;

async function messagesLeft(): Promise<number> {
  const { Attributes = {} } = await stack.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

beforeAll(async () => {
  stack = await startStack();
  const Attributes = { VisibilityTimeout: '1' };
  await stack.sqs.send(new CreateQueueCommand({ QueueName: 'answers', Attributes }));
  queueUrl = stack.queues.tasks.replace(/[^/]*$/, 'answers');
  const answers = [...DONE, ...FAILED].map((answer) => `${JSON.stringify(answer)}: (id) => (${answer})`);
  const code = `const answers = { ${answers.join(', ')} };
    export const handler = async ({ Records: [{ messageId, body, messageAttributes }] }) => {
      console.log('received ' + body);
      if (body === 'attributes') {
        console.log(JSON.stringify(messageAttributes));
        return;
      }
      return answers[body](messageId);
    };`;
  const newSlot = () =>
    createSlot({
      functionName: 'answering',
      bundle: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
      environment: {},
      onLine: (line) => lines.push(line),
    });
  for (const answer of [...DONE, ...FAILED]) {
    await stack.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: answer }));
  }
  await stack.sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: 'attributes',
      MessageAttributes: {
        mark: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
        trace: { DataType: 'String', StringValue: 't-1' },
      },
    }),
  );
  source = startEventSource({ sqs: stack.sqs, queueUrl, concurrency: 2, newSlot, onLine: (line) => lines.push(line) });
});
afterAll(async () => {
  await source?.stop();
  await stack?.stop();
});

describe('the local event source, as Lambda with ReportBatchItemFailures', () => {
  it.each(FAILED)('leaves the message of a function that answers %s', async (answer) => {
    // It comes back after a second, again and again.
    await expect.poll(() => timesReceived(answer)).toBeGreaterThanOrEqual(3);
  });

  it.each(DONE)('deletes the message of a function that answers %s', async (answer) => {
    await expect.poll(() => timesReceived(answer)).toBeGreaterThanOrEqual(1);
    await expect.poll(messagesLeft).toBe(FAILED.length);
  });

  it('says what is wrong with an answer', () => {
    expect(lines).toContainEqual(expect.stringMatching(/^The function’s answer names no message of the batch/));
    expect(lines).toContainEqual(expect.stringMatching(/^The function’s answer is no list of failures/));
    expect(lines).toContainEqual(expect.stringMatching(/^TypeError: Do not know how to serialize a BigInt/));
  });

  it('passes the attributes of a message on', () => {
    expect(lines).toContain(
      JSON.stringify({
        mark: { binaryValue: 'AP8=', dataType: 'Binary' },
        trace: { stringValue: 't-1', dataType: 'String' },
      }),
    );
  });
});
