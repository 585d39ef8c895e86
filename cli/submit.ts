import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { createDataBucket, type DataBucket } from '../lib/aws/data-bucket.ts';
import { ROSTER_MAX_BYTES } from '../lib/config/defaults.ts';
import { readRoster } from '../lib/roster/read-roster.ts';
import { resultKey, rosterKey, taskIdOfSubmission } from '../lib/task/keys.ts';
import { type RoundRoster, rostersOf } from '../lib/task/round-files.ts';
import { keysOf, taskFrom } from '../lib/task/task.ts';
import { complain } from './complain.ts';
import { findResources, PLACE_HELP, PLACE_OPTIONS, placeWords } from './resources.ts';
import { rosterFiles } from './roster-files.ts';
import { ROUND_HELP, roundFrom } from './round.ts';
import { readingLines } from './tables.ts';

const HELP = `Checks a roster, uploads it and sends a task to judge it.

  npm run submit -- --roster FILE --round YEAR --agency CODE [options]

Options
  --roster FILE      the roster, .csv, .xlsx or .xls (required); once for each of up to 20 files, in the order
                     of their numbers, if one export has several. It replaces only files of the same names:
                     0201.csv, 0201_1.csv and so on for agency 0201. Other files of the agency's roster of this
                     round are named at the end; delete what is old before the round is opened
  --round YEAR       the round, ${ROUND_HELP} (required)
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
      roster: { type: 'string', multiple: true },
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

  const { roster, round, agency } = values;
  for (const name of ['roster', 'round', 'agency'] as const) {
    if (values[name] === undefined) {
      throw new Error(`--${name} is missing; --help lists the options.`);
    }
  }
  if (roster === undefined || agency === undefined) {
    return;
  }
  const roundYear = roundFrom(round, new Date());
  const files = await rosterFiles(roster);
  const { reading } = await readRoster(files, { maxBytes: ROSTER_MAX_BYTES });

  const base = rosterKey(roundYear, agency);
  const [first, ...parts] = files.map(
    ({ name }, index) => `${base}${index === 0 ? '' : `_${index}`}${extname(name).toLowerCase()}`,
  );
  const task = taskFrom({
    // A taskId is used once; the time makes it new.
    taskId: taskIdOfSubmission(roundYear, agency, new Date()),
    ...(values.user === undefined ? {} : { userId: values.user }),
    roundYear,
    agency: { code: agency, ...(values['agency-name'] === undefined ? {} : { name: values['agency-name'] }) },
    rosterKey: parts.length === 0 ? first : [first, ...parts],
  });
  const { s3, sqs, dataBucket, taskQueueUrl, region } = await findResources(values);
  const keys = keysOf(task.rosterKey);
  for (const [index, { name }] of files.entries()) {
    await s3.send(new PutObjectCommand({ Bucket: dataBucket, Key: keys[index], Body: await readFile(name) }));
  }
  await sqs.send(new SendMessageCommand({ QueueUrl: taskQueueUrl, MessageBody: JSON.stringify(task) }));

  console.log(`${readingLines(reading, 'en').join('\n')}

taskId   ${task.taskId}
${keys.map((key) => `roster   s3://${dataBucket}/${key}`).join('\n')}
results  s3://${dataBucket}/${resultKey(task)} (when it is done)
told     ${task.userId ?? 'the default user'}
status   npm run status -- ${task.taskId}${placeWords(values)}`);
  const inRound = await rosterInRound(base, createDataBucket(s3, dataBucket));
  const others = (inRound?.files ?? []).filter(({ key }) => !keys.includes(key));
  if (others.length > 0) {
    const problem = inRound?.problem;
    const then = problem === undefined ? 'are judged with it' : `leave it without a task (${problem})`;
    console.error(
      `There are other files of this roster, which ${then} when the round is opened. Before that, delete what is old:\n${others.map(({ key }) => `  aws s3 rm --region ${region} s3://${dataBucket}/${key}`).join('\n')}`,
    );
  }
}

/** What the opening of a round would take for the roster of this base. */
async function rosterInRound(base: string, bucket: DataBucket): Promise<RoundRoster | undefined> {
  // A sender needs no right to list the bucket, and the task is sent.
  const files = await Array.fromAsync(bucket.list(base)).catch(() => []);
  return rostersOf(files).rosters.find((one) => one.base === base);
}

try {
  await main();
} catch (error) {
  complain(error);
  process.exitCode = 2;
}
