import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { ROSTER_MAX_BYTES } from '../lib/config/defaults.ts';
import { readRoster } from '../lib/roster/read-roster.ts';
import { resultKey, rosterKey, taskIdOfSubmission } from '../lib/task/keys.ts';
import { taskFrom } from '../lib/task/task.ts';
import { complain } from './complain.ts';
import { findResources, PLACE_HELP, PLACE_OPTIONS } from './resources.ts';
import { readingLines } from './tables.ts';

const HELP = `Checks a roster, uploads it and sends a task to judge it.

  npm run submit -- --roster FILE --round YEAR --agency CODE [options]

Options
  --roster FILE      the roster, .csv or .xlsx (required); it replaces the agency's roster of this round in the
                     same format
  --round YEAR       the round, a Buddhist Era year from 2565 on (required)
  --agency CODE      the agency's code: 0-9 A-Z a-z _ - (required)
  --agency-name NAME the agency's name
  --user ID          the user who gets the notification (default: the service's DefaultUserId)
${PLACE_HELP}
  --help             print this text

Exit code 0: sent. 2: nothing sent, and one line on standard error says why.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      roster: { type: 'string' },
      round: { type: 'string' },
      agency: { type: 'string' },
      'agency-name': { type: 'string' },
      user: { type: 'string' },
      help: { type: 'boolean', default: false },
      ...PLACE_OPTIONS,
    },
  });
  if (values.help) {
    return void process.stdout.write(HELP);
  }

  const { roster: file, round, agency } = values;
  for (const name of ['roster', 'round', 'agency'] as const) {
    if (values[name] === undefined) {
      throw new Error(`--${name} is missing; --help lists the options.`);
    }
  }
  if (file === undefined || agency === undefined || round === undefined) {
    return;
  }
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new Error(`${file} is ${found ? 'not a file' : 'not there'}; name a roster.`);
  }

  const { reading } = await readRoster([{ name: file, bytes: () => createReadStream(file) }], {
    maxBytes: ROSTER_MAX_BYTES,
  });
  console.error(readingLines(reading).join('\n'));

  const sentAt = new Date();
  const task = taskFrom({
    // A taskId is used once; the time makes it new.
    taskId: taskIdOfSubmission(round, agency, sentAt),
    ...(values.user === undefined ? {} : { userId: values.user }),
    roundYear: Number(round),
    agency: { code: agency, ...(values['agency-name'] === undefined ? {} : { name: values['agency-name'] }) },
    rosterKey: rosterKey(round, `${agency}${extname(file).toLowerCase()}`),
  });
  const { s3, sqs, dataBucket, taskQueueUrl } = await findResources(values);
  await s3.send(new PutObjectCommand({ Bucket: dataBucket, Key: task.rosterKey, Body: await readFile(file) }));
  await sqs.send(new SendMessageCommand({ QueueUrl: taskQueueUrl, MessageBody: JSON.stringify(task) }));

  const place = values.stage === undefined ? '' : ` --stage ${values.stage}`;
  console.log(`taskId   ${task.taskId}
roster   s3://${dataBucket}/${task.rosterKey}
results  s3://${dataBucket}/${resultKey(task)} (when it is done)
told     ${task.userId ?? 'the default user'}
status   npm run status -- ${task.taskId}${place}`);
}

try {
  await main();
} catch (error) {
  complain(error);
  process.exitCode = 2;
}
