import { readFile } from 'node:fs/promises';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerIn, runIn } from '../helpers/commands.ts';
import { type FaultyEndpoint, startFaultyEndpoint } from '../helpers/faulty-endpoint.ts';
import { copyProject } from '../helpers/project-copy.ts';
import { moveOnAfter } from '../helpers/redrive.ts';
import { type Service, startService } from '../helpers/service.ts';

const roster = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');

let service: Service;
let s3: FaultyEndpoint | undefined;
beforeEach(async () => {
  service = await startService({
    WEBSOCKET_RECONNECTION_ATTEMPTS: '1',
    WEBSOCKET_RECONNECTION_DELAY: '10',
    WEBSOCKET_TASK_DELAY_ON_ERROR: '1',
  });
  await service.putRoster('rosters/2569/0201.csv', roster);
});
afterEach(async () => {
  await service.stop();
  await s3?.stop();
  s3 = undefined;
});

const task = (taskId: string) => ({
  taskId,
  userId: `user-of-${taskId}`,
  taskType: 'insignia_background_processing',
  roundYear: 2569,
  agency: { code: '0201' },
  rosterKey: 'rosters/2569/0201.csv',
});

const told = () => service.notifications.map(({ message }) => `${message.payload.taskId}: ${message.message}`);

describe('a task that dies, with the service’s real parts', () => {
  it('is told of, kept as it was sent, and runs when it is put back', async () => {
    await service.startSocketServer();
    await moveOnAfter(2, service.stack);
    let isOutOfOrder = true;
    s3 = await startFaultyEndpoint(service.environment.AWS_ENDPOINT_URL_S3 ?? '', {
      oneIn: 1,
      lostOneIn: 1,
      random: () => (isOutOfOrder ? 0 : 1),
    });
    service.startFunctions({ concurrency: 1, environment: { AWS_ENDPOINT_URL_S3: s3.url } });
    await service.send(task('dead-1'));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();
    expect(told()).toEqual(['dead-1: Task Failed']);
    expect(service.lines.filter(({ code }) => code === 'SERVICE_UNAVAILABLE')).toHaveLength(2);
    expect(await service.deadLetters()).toEqual([
      { body: JSON.stringify(task('dead-1')), errorCode: 'TASK_WITHOUT_RESULT' },
    ]);

    const copy = await copyProject();
    await registerIn(copy.folder, service.environment);
    const { stdout: listed } = await runIn(copy.folder, 'cli/dead-letters.ts', []);
    expect(listed).toContain('\n  dead-1  TASK_WITHOUT_RESULT, agency 0201, round 2569, ');
    isOutOfOrder = false;
    const { stdout: putBack } = await runIn(copy.folder, 'cli/redrive.ts', ['dead-1', '--yes']);
    expect(putBack).toBe('put back   dead-1\n');
    await copy.remove();
    await service.until(() => service.notifications.length === 2);
    await service.untilQuiet();
    expect(told()).toEqual(['dead-1: Task Failed', 'dead-1: Task Finish']);
    expect(await service.deadLetters()).toEqual([]);
  });

  it('after it was judged is announced as the success it is', async () => {
    await moveOnAfter(2, service.stack);
    service.startFunctions({ concurrency: 1 });
    await service.send(task('late-1'));
    // It is received twice from the tasks queue, then from the last-chance queue.
    const tries = () => service.lines.filter(({ code }) => code === 'NOTIFICATION_UNREACHABLE').length;
    await service.until(() => tries() >= 3);
    await service.startSocketServer();
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();
    expect(told()).toEqual(['late-1: Task Finish']);
    expect(service.lines.filter(({ message }) => String(message).includes('The roster is judged'))).toHaveLength(1);
    expect(await service.deadLetters()).toEqual([]);
  });

  it('in an asynchronous invocation is unwrapped from Lambda’s record of it', async () => {
    await service.startSocketServer();
    service.startFunctions({ concurrency: 1 });
    const { sqs, queues } = service.stack;
    const failure = {
      version: '1.0',
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
      requestPayload: task('timed-out-1'),
      responsePayload: { errorMessage: 'Task timed out after 120.00 seconds' },
    };
    await sqs.send(new SendMessageCommand({ QueueUrl: queues.lastChance, MessageBody: JSON.stringify(failure) }));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();
    expect(told()).toEqual(['timed-out-1: Task Failed']);
    expect(await service.deadLetters()).toEqual([
      { body: JSON.stringify(task('timed-out-1')), errorCode: 'TASK_WITHOUT_RESULT' },
    ]);
  });
});

describe('a message that is refused, with the service’s real parts', () => {
  it.each([
    ['small', 0],
    ['so large that there is no room for the reason', 1024 * 1024 - 200],
  ])('is kept with its sender’s attributes: %s', async (_, bytes) => {
    await service.startSocketServer();
    service.startFunctions({ concurrency: 1 });
    const { sqs, queues } = service.stack;
    const MessageAttributes = {
      source: { DataType: 'String', StringValue: 'hr-system' },
      mark: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
    };
    const body = JSON.stringify({ taskId: 'large-1', extra: 'x'.repeat(bytes) });
    await sqs.send(new SendMessageCommand({ QueueUrl: queues.tasks, MessageBody: body, MessageAttributes }));
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();
    expect(told()).toEqual([expect.stringMatching(/^refused:.*: Task Failed$/)]);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queues.deadLetter, MessageAttributeNames: ['All'] }),
    );
    expect(Messages.map(({ Body }) => Body === body)).toEqual([true]);
    const { errorCode, reason, ...own } = Messages[0]?.MessageAttributes ?? {};
    expect(own).toEqual(MessageAttributes);
    expect(errorCode?.StringValue).toBe(bytes === 0 ? 'TASK_MALFORMED' : undefined);
    expect(service.lines).toContainEqual(expect.objectContaining({ code: 'TASK_MALFORMED' }));
  });
});

describe('a scheduled task, with the service’s real parts', () => {
  it('whose notification server is down ends on the tasks queue and is announced from there', async () => {
    await service.invoke('process-scheduled-task', task('scheduled-1'));
    expect(await service.depth(service.stack.queues.tasks)).toBe(1);
    await service.startSocketServer();
    service.startFunctions({ concurrency: 1 });
    await service.until(() => service.notifications.length === 1);
    await service.untilQuiet();
    expect(told()).toEqual(['scheduled-1: Task Finish']);
    expect(service.lines.filter(({ message }) => String(message).includes('The roster is judged'))).toHaveLength(1);
  });
});
