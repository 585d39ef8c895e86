/**
 * Writes what a version of the service leaves behind in its table, queues and bucket: `node test/functions/kept/make.ts FOLDER`
 * in a checkout of that version, after `npm run build`. It takes four minutes, because the records in progress are kept when
 * their time is over. test/functions/kept.suite.ts reads the folder, and says what each task is.
 */
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { startService } from '../../helpers/service.ts';

const [folder = ''] = process.argv.slice(2);

const service = await startService({
  WEBSOCKET_RECONNECTION_ATTEMPTS: '1',
  WEBSOCKET_RECONNECTION_DELAY: '10',
  WEBSOCKET_TASK_DELAY_ON_ERROR: '1',
});
const { stack } = service;

const roster = await readFile(new URL('../../../samples/rosters/0412.csv', import.meta.url), 'utf8');
for (const key of ['rosters/2569/0412.csv', 'rosters/2569/0412_1.csv']) {
  await service.putRoster(key, roster);
}

const task = (taskId: string, more: object = {}) => ({
  taskId,
  userId: `user-of-${taskId}`,
  taskType: 'insignia_background_processing',
  roundYear: 2569,
  agency: { code: '0412', name: 'สำนักอนามัย' },
  rosterKey: 'rosters/2569/0412.csv',
  ...more,
});
const ofDefaultUser = (taskId: string) => task(taskId, { userId: undefined });
const inTwoFiles = (taskId: string) =>
  task(taskId, { rosterKey: ['rosters/2569/0412.csv', 'rosters/2569/0412_1.csv'] });
const withoutRoster = (taskId: string) => task(taskId, { rosterKey: 'rosters/2569/none.csv' });
const malformed = (taskId: string) => task(taskId, { roundYear: '2569' });

/** Lambda's record of an asynchronous invocation that crashed. */
const crashed = (taskId: string) => ({
  version: '1.0',
  timestamp: new Date().toISOString(),
  requestContext: {
    requestId: '5fa9a2f0-0d1f-4fd4-8f35-3c3a4a5b6c7d',
    functionArn:
      'arn:aws:lambda:ap-southeast-1:000000000000:function:insignia-functions-prod-processScheduledTask:$LATEST',
    condition: 'RetriesExhausted',
    approximateInvokeCount: 1,
  },
  requestPayload: task(taskId),
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: { errorMessage: 'Task timed out after 120.00 seconds' },
});

const sendTo = (queueUrl: string, body: unknown) =>
  stack.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }));

// A message that such a poll has taken returns soon.
for (const QueueUrl of [stack.queues.tasks, stack.queues.lastChance]) {
  await stack.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '30' } }));
}

async function moveOnAfter(maxReceiveCount: number) {
  const { Attributes } = await stack.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: stack.queues.lastChance, AttributeNames: ['QueueArn'] }),
  );
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount });
  await stack.sqs.send(new SetQueueAttributesCommand({ QueueUrl: stack.queues.tasks, Attributes: { RedrivePolicy } }));
}

const unreachable = () => service.lines.filter(({ code }) => code === 'NOTIFICATION_UNREACHABLE').length;
const itemsOfTable = async () => (await stack.dynamodb.send(new ScanCommand({ TableName: stack.table }))).Items ?? [];

async function stopFunctions() {
  await Promise.all(service.sources.map((source) => source.stop()));
  // The embedded queue gives the next messages to the long polls that were broken off.
  await pause(21_000);
}

/** Works on a task until it has made one more record, and crashes then, because an endpoint never answers. */
async function crashIn(body: { taskId: string }, variable: string, records: number) {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const before = (await itemsOfTable()).length;
  await service.send(body);
  service.startFunctions({
    concurrency: 1,
    environment: { [variable]: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` },
  });
  while ((await itemsOfTable()).length < before + records) {
    await pause(20);
  }
  await stopFunctions();
  silent.close();
}

console.log('what is told');
await service.startSocketServer();
service.startFunctions();
const told = [
  task('told'),
  ofDefaultUser('told-default-user'),
  inTwoFiles('told-in-two-files'),
  withoutRoster('told-failed'),
  malformed('told-malformed'),
];
for (const body of told) {
  await service.send(body);
}
await sendTo(stack.queues.lastChance, crashed('told-crashed'));
await service.until(() => service.notifications.length === told.length + 1);
await service.send(task('told', { rosterKey: 'rosters/2569/0412_1.csv', userId: 'user-of-told-reused' }));
await service.until(() => service.notifications.length === told.length + 2);
await service.untilQuiet();
await stopFunctions();
await service.stopSocketServer();

console.log('what crashes');
// The queues are empty, so no other record comes or goes.
await crashIn(task('computing'), 'AWS_ENDPOINT_URL_S3', 1);
await crashIn(task('announcing'), 'WEBSOCKET_URL', 2);

console.log('what the last-chance queue holds');
// The server is down: what SQS moved to the last-chance queue, and what waits there.
await moveOnAfter(1);
service.startFunctions();
await service.send(task('moved'));
await service.send(withoutRoster('moved-failed'));
await service.send(malformed('malformed'));
await service.send(task('told-failed', { userId: 'user-of-reused' }));
await sendTo(stack.queues.lastChance, crashed('crashed'));
await service.until(() => unreachable() >= 8);
await stopFunctions();
await moveOnAfter(20);

console.log('what the tasks queue holds');
service.startFunctions();
const untold = [
  task('untold'),
  ofDefaultUser('untold-default-user'),
  inTwoFiles('untold-in-two-files'),
  withoutRoster('untold-failed'),
];
for (const body of untold) {
  await service.send(body);
}
await service.until(() =>
  untold.every(({ taskId }) =>
    service.lines.some((line) => line.taskId === taskId && line.code === 'NOTIFICATION_UNREACHABLE'),
  ),
);
await stopFunctions();
await service.invoke('process-scheduled-task', task('scheduled'));

await service.send(task('waiting'));
// A second copy of a message.
await service.send(task('told'));
console.log('waits until the records in progress and the messages are free');

const freeAt = async () =>
  Math.max(
    ...(await itemsOfTable()).map((item) =>
      item.status?.S === 'INPROGRESS' ? Number(item.in_progress_expiration?.N) : 0,
    ),
  );
await pause(Math.max(0, (await freeAt()) - Date.now()) + 60_000);

const messages: object[] = [];
for (const [queue, QueueUrl] of Object.entries(stack.queues)) {
  const depth = await service.depth(QueueUrl);
  let found = 0;
  console.log(`${depth} messages of ${queue}`);
  while (found < depth) {
    const { Messages = [] } = await stack.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 5,
        VisibilityTimeout: 3600,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    found += Messages.length;
    messages.push(
      ...Messages.map(({ Body, Attributes, MessageAttributes }) => ({
        queue,
        body: Body,
        attributes: Attributes,
        messageAttributes: MessageAttributes ?? {},
      })),
    );
  }
}

const write = async (path: string, content: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
};
const items = (await itemsOfTable()).toSorted((a, b) => String(a.id?.S).localeCompare(String(b.id?.S)));
await write('state.json', `${JSON.stringify({ keptAt: Date.now(), items, messages }, null, 2)}\n`);
const { Contents = [] } = await stack.s3.send(new ListObjectsV2Command({ Bucket: stack.bucket, Prefix: 'results/' }));
for (const { Key = '' } of Contents) {
  const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: stack.bucket, Key }));
  await write(Key, (await Body?.transformToString()) ?? '');
}
await service.stop();
console.log(`${items.length} items, ${messages.length} messages, ${Contents.length} results`);
