import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { readTaskRecords } from '../lib/task/task-records.ts';
import { runCommand } from './output.ts';
import { findResources, PLACE_HELP, PLACE_OPTIONS, placeWords } from './resources.ts';

const HELP = `Fetches the stored results of a task.

  npm run result -- TASKID --out DIR [options]

Options
  --out DIR          where the files are written (required); a folder that is missing is made, and a file that is
                     there is not overwritten. Only you can read the files: they have personal data
${PLACE_HELP}
  --help             print this text

Exit code 0: written. 1: the task has no results, or is not known. 2: there was an error, and one line on standard
error says why.
`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, help: { type: 'boolean', default: false }, ...PLACE_OPTIONS },
  });
  if (values.help) {
    return void process.stdout.write(HELP);
  }
  const [taskId, ...more] = positionals;
  const { out } = values;
  if (taskId === undefined || more.length > 0) {
    throw new Error(`${positionals.length || 'No'} taskIds are named; name one.`);
  }
  if (out === undefined) {
    throw new Error('--out is missing; name the folder for the results.');
  }
  const { dynamodb, recordTable, s3, dataBucket } = await findResources(values);
  const { outcome } = await readTaskRecords(
    () => new DynamoDBPersistenceLayer({ tableName: recordTable, awsSdkV3Client: dynamodb }),
    taskId,
  );
  if (typeof outcome !== 'object' || outcome.status === 'failed') {
    console.log(`There are no results of ${taskId}: npm run status -- ${taskId}${placeWords(values)} says why.`);
    process.exitCode = 1;
    return;
  }
  const files = Object.values(outcome.result.keys).map((key) => ({ key, path: join(out, basename(key)) }));
  for (const { path } of files) {
    if (await exists(path)) {
      throw new Error(`${path} is there already; name another folder with --out, or remove it.`);
    }
  }
  await mkdir(out, { recursive: true });
  for (const { key, path } of files) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: dataBucket, Key: key }));
    await writeWhole(path, Body as Readable);
    console.log(`written    ${path}`);
  }
});

/** Writes a file, all of it or nothing. */
async function writeWhole(path: string, bytes: Readable): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(bytes, createWriteStream(part, { mode: 0o600 }));
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
