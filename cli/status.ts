import { parseArgs } from 'node:util';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { Texts } from '../lib/errors.ts';
import { type Proof, SHOWN_BY } from '../lib/notification/channel.ts';
import { type RecordedAnnouncement, readTaskRecords, type TaskRecords } from '../lib/task/task-records.ts';
import { complain } from './complain.ts';
import { findResources, PLACE_HELP, PLACE_OPTIONS } from './resources.ts';

const HELP = `Shows the state of a task, from its records, and the refusals of messages with its id.

  npm run status -- TASKID [options]

Options
${PLACE_HELP}
  --help             print this text

Exit code 0: the task is known. 1: it is not. 2: there was an error, and one line on standard error says why.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false }, ...PLACE_OPTIONS },
  });
  if (values.help) {
    return void process.stdout.write(HELP);
  }
  const [taskId, ...more] = positionals;
  if (taskId === undefined || more.length > 0) {
    throw new Error(`${positionals.length || 'No'} taskIds are named; name one.`);
  }

  const { dynamodb, recordTable, dataBucket } = await findResources(values);
  const records = await readTaskRecords(
    () => new DynamoDBPersistenceLayer({ tableName: recordTable, awsSdkV3Client: dynamodb }),
    taskId,
  );
  if (records.outcome === undefined && records.announcements.length + records.refusals.length === 0) {
    console.log(
      `Nothing is known of ${taskId}: it waits in its queue, it was never sent, or it ended more than 60 days ago.`,
    );
    process.exitCode = 1;
    return;
  }
  console.log([`taskId     ${taskId}`, ...taskLines(taskId, records, dataBucket), ...refusalLines(records)].join('\n'));
}

/** What is known of the task itself: nothing, where each message with its id was refused. */
function taskLines(taskId: string, { outcome, announcements, refusals }: TaskRecords, bucket: string): string[] {
  const isRefusal = refusals.some(({ refusalId }) => refusalId === taskId);
  if (isRefusal || (refusals.length > 0 && outcome === undefined && announcements.length === 0)) {
    return [];
  }
  // A record without a user is of the outcome's.
  const userId = typeof outcome === 'object' ? outcome.userId : undefined;
  return [...outcomeLines(outcome, announcements.length > 0, bucket), ...announcementLines(announcements, userId)];
}

function refusalLines({ refusals }: TaskRecords): string[] {
  return refusals.flatMap(({ refusalId, refusedAt, code, errors, announcements }) => [
    `refused    ${code} at ${refusedAt}, as ${refusalId}`,
    ...errorLines(errors),
    ...announcementLines(announcements),
  ]);
}

function errorLines({ th, en }: Texts): string[] {
  return [...new Set([th, en])].map((text) => `error      ${text}`);
}

function outcomeLines(outcome: TaskRecords['outcome'], isAnnounced: boolean, bucket: string): string[] {
  if (outcome === undefined || (outcome === 'tried' && isAnnounced)) {
    return ['outcome    none: it ended without a result'];
  }
  if (outcome === 'inProgress') {
    return ['outcome    none yet: a worker holds the task'];
  }
  if (outcome === 'tried') {
    return ['outcome    none yet: the last try failed or crashed, and its message waits for the next one'];
  }
  const took = `at ${outcome.completedAt}, after ${outcome.duration} ms`;
  if (outcome.status === 'failed') {
    const { error, errors } = outcome;
    return [`outcome    failed ${took}`, ...errorLines(errors ?? { th: error, en: error })];
  }
  const { counts, keys } = outcome.result;
  return [
    `outcome    success ${took}`,
    `counts     ${counts.rows} rows: ${counts.eligible} eligible, ${counts.notEligible} not eligible, ${counts.review} to review`,
    ...Object.values(keys).map((key) => `result     s3://${bucket}/${key}`),
  ];
}

function announcementLines(announcements: readonly RecordedAnnouncement[], ownUserId?: string): string[] {
  if (announcements.length === 0) {
    return ['announced  not yet'];
  }
  return announcements.map(({ status, record: { userId = ownUserId, announcedAt, proof, tries } }) => {
    const to = userId === undefined ? '' : ` to ${userId}`;
    return `announced  ${status}${to} at ${announcedAt}, ${proofWords(proof)}, ${tries} ${tries === 1 ? 'try' : 'tries'}`;
  });
}
/** What is known of an announcement. */
function proofWords(proof: Proof | undefined): string {
  if (proof === undefined) {
    return 'proven';
  }
  return `${SHOWN_BY[proof] === 'read' ? 'read by the server' : "taken by the server's handler"} (proven by ${proof})`;
}

try {
  await main();
} catch (error) {
  complain(error);
  process.exitCode = 2;
}
