import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecords, identityOfOutcome } from '../../lib/task/records.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type CloudFormation, runIn, startCloudFormation } from '../helpers/commands.ts';
import { copyProject, type ProjectCopy } from '../helpers/project-copy.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject();
});
afterAll(() => copy.remove());

/** Runs a command in the copy of the project. */
function run(command: string, args: readonly string[], environment: Record<string, string> = {}) {
  return runIn(copy.folder, `cli/${command}.ts`, args, environment);
}

const ROSTER = ['--roster', 'samples/rosters/0412.csv', '--round', '2569', '--agency', '0412'];
const taskIdIn = (stdout: string) => /^taskId +(\S+)$/m.exec(stdout)?.[1] ?? '';

describe('npm run submit and npm run status, beside a running npm start', () => {
  let service: ChildProcess;
  let said = '';
  /** Resolves when the output of the service has these words. */
  const hears = (what: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!what()) {
          return;
        }
        service.stderr?.off('data', look);
        resolve();
      };
      service.stderr?.on('data', look);
      look();
    });
  beforeAll(async () => {
    service = spawn(process.execPath, ['local/start.ts'], { cwd: copy.folder });
    service.stderr?.on('data', (data) => {
      said += data;
    });
    await hears(() => said.includes('Ctrl-C stops everything'));
  });
  afterAll(async () => {
    if (service.exitCode === null) {
      service.kill('SIGINT');
      await once(service, 'exit');
    }
  });

  it('shows no metrics among the lines for people', () => {
    expect(said).toContain('The task has ended');
    expect(said).not.toContain('CloudWatchMetrics');
  });

  it('sends a roster without further options, and shows its state', async () => {
    const sent = await run('submit', [...ROSTER, '--user', 'officer-somsri', '--agency-name', 'สำนักอนามัย']);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    expect(sent.stdout).toMatch(/^Read: 0412\.csv, 19 officers/);
    const taskId = taskIdIn(sent.stdout);
    expect(taskId).toMatch(/^2569-0412-\d{8}T\d{9}Z$/);
    expect(sent.stdout).toContain('roster   s3://insignia-data/rosters/2569/0412.csv');
    expect(sent.stdout).toContain('told     officer-somsri');
    expect(sent.stdout).toContain(`npm run status -- ${taskId}`);

    await hears(() => said.split('\n').some((line) => line.includes(taskId) && line.includes('The task has ended')));
    const status = await run('status', [taskId]);
    expect(status).toMatchObject({ code: 0, stderr: '' });
    expect(status.stdout).toMatch(/^outcome {4}success at 20\S+Z, after [\d.]+ ms$/m);
    expect(status.stdout).toMatch(/^counts {5}\d+ rows: \d+ eligible, \d+ not eligible, \d+ to review$/m);
    expect(status.stdout).toContain(`result     s3://insignia-data/results/2569/0412/${taskId}/result.json`);
    expect(status.stdout).toMatch(
      /^announced {2}success to \S+ at 20\S+Z, read by the server \(proven by barrier\), 1 try$/m,
    );
  });

  it('tells of a sample that failed, and of one that was refused', async () => {
    const failed = await run('status', ['2569-0999-1', '--local']);
    expect(failed.code).toBe(0);
    expect(failed.stdout).toContain('outcome    failed at');
    expect(failed.stdout).toMatch(/^error {6}ไม่พบแฟ้มบัญชีรายชื่อ.*\nerror {6}There is no roster under/m);
    expect(failed.stdout).toMatch(/^announced {2}failed to \S+ at/m);
    const refusedId = /"taskId": "(refused:[0-9a-f]{64})"/.exec(said)?.[1] ?? '';
    const refused = await run('status', [refusedId]);
    const told =
      /^refused {4}TASK_MALFORMED at 20\S+Z, as refused:\S+\nerror {6}ข้อความ.*\nerror {6}The message is not.*\nannounced {2}failed to \S+ at/m;
    expect(refused.stdout).toMatch(told);
    expect(refused.stdout).not.toContain('outcome');
    const bySender = await run('status', ['2569-0201-2']);
    expect(bySender).toMatchObject({ code: 0, stdout: refused.stdout.replace(/^taskId .*/, 'taskId     2569-0201-2') });
  });

  it('fetches the results of a task into a folder, and overwrites nothing', async () => {
    const folder = join(copy.folder, 'fetched', '0201');
    const path = join(folder, 'result.json');
    const fetched = await run('result', ['2569-0201-1', '--out', folder]);
    expect(fetched).toEqual({ code: 0, stdout: `written    ${path}\n`, stderr: '' });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ taskId: '2569-0201-1', counts: { rows: 36 } });
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
    const before = await readFile(path);
    const other = await run('result', ['2569-0305-1', '--out', folder]);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toBe(`❌ ${path} is there already; name another folder with --out, or remove it.\n`);
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).toEqual(['result.json']);
    const none = await run('result', ['2569-0999-1', '--out', folder]);
    expect(none.code).toBe(1);
    expect(none.stdout).toBe('There are no results of 2569-0999-1: npm run status -- 2569-0999-1 says why.\n');
  });

  it('rehearses an operator’s work on dead letters, as docs/operations.md has it', async () => {
    const [refusedId = ''] = /refused:[0-9a-f]{64}/.exec(said) ?? [];
    const operations = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const section = operations.split('\n## Dead letters\n')[1]?.split('\n## ')[0] ?? '';
    const written = [...section.matchAll(/^npm run (\S+) -- ?(.*?) ?--stage prod$/gm)];
    const before = said.length;
    const printed: string[] = [];
    for (const [, command = '', options = ''] of [...written, ['', 'dead-letters', '']]) {
      const args = options.replace('TASKID', '2569-0412-dead').replace(/\bID\b/, refusedId);
      const { code, stdout, stderr } = await run(command, args.split(' ').filter(Boolean));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      printed.push(stdout);
    }
    expect(printed).toEqual([
      expect.stringMatching(
        /^2 dead letters\.[\s\S]*\n {2}2569-0412-dead {2}TASK_WITHOUT_RESULT, agency 0412, round 2569, /,
      ),
      expect.stringMatching(/^\nThis would be put back[\s\S]*\n {2}2569-0412-dead /),
      'put back   2569-0412-dead\n',
      expect.stringMatching(new RegExp(`^Nothing can be put back\\.\n[\\s\\S]*\n  ${refusedId}  TASK_MALFORMED, `)),
      `deleted    ${refusedId}\n`,
      expect.stringMatching(/^0 dead letters\.[^\n]*\n$/),
    ]);
    await hears(() => /"message": "Task Finish"[^🚀]*"taskId": "2569-0412-dead"/u.test(said.slice(before)));
  });

  it('prints its environment for a shell', async () => {
    const { code, stdout } = await run('local-environment', []);
    expect(code).toBe(0);
    const shell = spawn('sh', ['-c', 'eval "$PRINTED" && env'], { env: { PRINTED: stdout, PATH: process.env.PATH } });
    const set = Object.fromEntries((await text(shell.stdout)).split('\n').map((line) => line.split(/=(.*)/s, 2)));
    expect(set).toMatchObject({
      DATA_BUCKET: 'insignia-data',
      AWS_REGION: 'ap-southeast-1',
      AWS_ACCESS_KEY_ID: 'local',
    });
    for (const name of ['TASK_QUEUE_URL', 'AWS_ENDPOINT_URL_SQS', 'AWS_ENDPOINT_URL_DYNAMODB', 'SOCKET_URL']) {
      expect(set[name]).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
      expect(said).toContain(new URL(set[name]).host);
    }
  });

  it('says when nothing is known', async () => {
    const { code, stdout } = await run('status', ['never-sent']);
    expect(code).toBe(1);
    expect(stdout).toContain('Nothing is known of never-sent');
  });

  it.each([
    [['--roster', 'package.json', '--round', '2569', '--agency', '0412'], 'The roster cannot be read: it is JSON'],
    [['--roster', 'none.csv', '--round', '2569', '--agency', '0412'], 'none.csv is not there; name a roster.'],
    [['--roster', 'samples/rosters/0412.csv', '--round', '2500', '--agency', '0412'], '--round is 2500; it must be'],
    [['--roster', 'samples/rosters/0412.csv', '--round', 'x', '--agency', '0412'], '--round is x; it must be'],
    [['--roster', 'samples/rosters/0412.csv', '--round', '2569', '--agency', '04/12'], 'agency.code is "04/12"'],
    [['--round', '2569', '--agency', '0412'], '--roster is missing'],
    [[...ROSTER, ...ROSTER], '2 files are named, samples/rosters/0412.csv twice; name each file once.'],
    [[...ROSTER, '--roster', 'none.csv'], 'none.csv is not there; name a roster.'],
    [
      [...ROSTER, ...Array(20).fill(['--roster', 'samples/rosters/0201.csv']).flat()],
      '21 files are named; a roster has at most 20.',
    ],
    [[...ROSTER, '--whom', 'x'], "Unknown option '--whom'"],
    [[...ROSTER, '--user', '-1'], "Option '--user' argument is ambiguous"],
    [[...ROSTER, '--stage', 'dev', '--local'], '--stage and --local exclude each other'],
    [[...ROSTER, '--region', 'eu-west-1'], '--region and --aws-profile are of a deployed stage; name it with --stage.'],
  ])('submit refuses %j with one clear line, and sends nothing', async (args, told) => {
    const before = said.length;
    const { code, stdout, stderr } = await run('submit', args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(said.slice(before)).not.toContain('The task is processed');
  });

  it('all explain their options', async () => {
    for (const command of ['submit', 'status', 'result', 'dead-letters', 'redrive']) {
      const { code, stdout } = await run(command, ['--help']);
      expect(code).toBe(0);
      for (const option of ['--local', '--stage S', '--region R', '--aws-profile P', '--help', 'Exit code 0']) {
        expect(stdout).toContain(option);
      }
    }
    expect((await run('submit', ['--help'])).stdout).toContain('It replaces only files of the same names');
  });

  it('ask the copy that was started last, and no copy that has died', async () => {
    const script = `const { registerRunning } = await import('./local/running.ts');
      await registerRunning({ AWS_REGION: 'x', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9', RECORD_TABLE: "it's $HOME" });
      console.log('left'); setInterval(() => {}, 1000);`;
    const newer = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: copy.folder });
    await once(newer.stdout, 'data');
    const asked = await run('status', ['2569-0999-1']);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('ECONNREFUSED');
    expect((await run('local-environment', [])).stdout).toContain(`export RECORD_TABLE='it'\\''s $HOME'\n`);
    newer.kill('SIGKILL');
    await once(newer, 'exit');
    expect(await run('status', ['2569-0999-1'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('find nothing once it has stopped', async () => {
    service.kill('SIGINT');
    await once(service, 'exit');
    for (const [command, args] of [
      ['submit', ROSTER],
      ['status', ['some-task']],
      ['local-environment', []],
    ] as const) {
      const { code, stderr } = await run(command, args);
      expect(code).toBe(2);
      expect(stderr).toContain('No npm start runs in this folder; start one in another terminal');
    }
  });
});

describe('npm run submit and npm run status, for a stage', () => {
  let stack: Stack;
  let environment: Record<string, string>;
  let cloudFormation: CloudFormation;
  beforeAll(async () => {
    stack = await startStack();
    cloudFormation = await startCloudFormation('insignia-functions-prod', stack);
    environment = { ...stack.environment, AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url };
  });
  afterAll(async () => {
    cloudFormation.stop();
    await stack.stop();
  });

  it('find the stage’s resources by its stack, upload the roster and send a task that the functions take', async () => {
    const place = ['--stage', 'prod', '--region', 'ap-southeast-1'];
    const sent = await run('submit', [...ROSTER, ...place], environment);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    expect(cloudFormation.asked).toContainEqual(expect.objectContaining({ stack: 'insignia-functions-prod' }));
    const taskId = taskIdIn(sent.stdout);
    expect(sent.stdout).toContain(`npm run status -- ${taskId} ${place.join(' ')}\n`);
    const { Messages = [] } = await stack.sqs.send(new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks }));
    const task = taskFrom(JSON.parse(Messages[0]?.Body ?? ''));
    expect(task).toMatchObject({ taskId, roundYear: 2569, agency: { code: '0412' } });
    const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: stack.bucket, Key: String(task.rosterKey) }));
    expect(await Body?.transformToString()).toContain('ID_CARD');

    const status = await run('status', [taskId, '--stage', 'prod'], environment);
    expect(status.code).toBe(1);
    expect(status.stdout).toContain(`Nothing is known of ${taskId}`);
  });

  it('send several files as one roster, and say what else the opening of the round would take for it', async () => {
    const files = ['samples/rosters/0412.csv', 'samples/rosters/0518.xlsx', 'samples/rosters/0201.csv'];
    const options = ['--round', '2569', '--agency', '0777', '--stage', 'prod'];
    const sent = await run('submit', [...files.flatMap((file) => ['--roster', file]), ...options], environment);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    const { Messages = [] } = await stack.sqs.send(new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks }));
    const keys = ['0777.csv', '0777_1.xlsx', '0777_2.csv'].map((name) => `rosters/2569/${name}`);
    expect(taskFrom(JSON.parse(Messages[0]?.Body ?? ''))).toMatchObject({ agency: { code: '0777' }, rosterKey: keys });
    for (const [index, key] of keys.entries()) {
      expect(sent.stdout).toMatch(new RegExp(`^roster {3}s3://\\S+/${key}$`, 'm'));
      const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: stack.bucket, Key: key }));
      expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(
        await readFile(join(copy.folder, files[index] ?? '')),
      );
    }

    const old = ['0777.csv', '0777_1.xlsx', '0777_2.csv'].map(
      (name) => `  aws s3 rm --region ap-southeast-1 s3://insignia-data/rosters/2569/${name}`,
    );
    const shorter = await run('submit', ['--roster', 'samples/rosters/0412.csv', ...options], environment);
    expect(shorter).toMatchObject({ code: 0 });
    expect(shorter.stderr).toBe(
      `There are other files of this roster, which are judged with it when the round is opened. Before that, delete what is old:\n${old.slice(1).join('\n')}\n`,
    );
    const renamed = await run('submit', ['--roster', 'samples/rosters/0518.xlsx', ...options], environment);
    expect(renamed).toMatchObject({ code: 0 });
    expect(renamed.stderr).toBe(
      `There are other files of this roster, which leave it without a task (0777 is there more than once: leave one of 0777.csv, 0777.xlsx) when the round is opened. Before that, delete what is old:\n${old.join('\n')}\n`,
    );
  });

  it('name no file of another agency, also where it comes first in the listing', async () => {
    for (const name of ['0778-A.csv', '0778.xlsx']) {
      await stack.s3.send(new PutObjectCommand({ Bucket: stack.bucket, Key: `rosters/2569/${name}`, Body: 'x' }));
    }
    const options = ['--roster', 'samples/rosters/0412.csv', '--round', '2569', '--agency', '0778', '--stage', 'prod'];
    const { stderr } = await run('submit', options, environment);
    expect(stderr.match(/aws s3 rm .*/g)).toEqual([
      'aws s3 rm --region ap-southeast-1 s3://insignia-data/rosters/2569/0778.xlsx',
    ]);
  });

  it('send the task of a sender who may not list the bucket', async () => {
    const target = environment.AWS_ENDPOINT_URL_S3 ?? '';
    let refused = 0;
    const withoutListing = createServer((incoming, outgoing) => {
      if (incoming.url?.includes('list-type=2')) {
        refused += 1;
        outgoing.writeHead(403, { 'content-type': 'application/xml' });
        outgoing.end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
        return;
      }
      const { method, headers } = incoming;
      const passedOn = request(target + incoming.url, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(passedOn);
    });
    withoutListing.listen(0, '127.0.0.1');
    await once(withoutListing, 'listening');
    const { port } = withoutListing.address() as AddressInfo;
    const sent = await run('submit', [...ROSTER, '--stage', 'prod'], {
      ...environment,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    });
    withoutListing.close();
    expect(refused).toBe(1);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    const { Messages = [] } = await stack.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks, MaxNumberOfMessages: 10 }),
    );
    expect(Messages.map(({ Body = '' }) => JSON.parse(Body).taskId)).toContain(taskIdIn(sent.stdout));
  });

  it('show each user to whom the end was announced, in a record without a user the outcome’s', async () => {
    const task = taskFrom({
      taskId: 'asked-for-twice',
      roundYear: 2569,
      agency: { code: '0999' },
      rosterKey: 'rosters/2569/0999.csv',
    });
    const table = () => new DynamoDBPersistenceLayer({ tableName: stack.table, awsSdkV3Client: stack.dynamodb });
    const records = createRecords(table, { getRemainingTimeInMillis: () => 60_000 });
    const outcome = await records.outcomeOnce(task, async () => ({
      taskId: task.taskId,
      userId: 'officer-somsri',
      taskType: task.taskType,
      completedAt: '2026-02-03T02:15:00.123Z',
      duration: 12.5,
      status: 'failed',
      error: 'There is no roster.',
    }));
    const announcement = { tries: 2, proof: 'barrier', announcedAt: '2026-02-03T02:15:01.000Z' } as const;
    await records.announceOnce(identityOfOutcome(task, outcome, outcome.userId), async () => announcement);
    const userId = 'night-run';
    await records.announceOnce(identityOfOutcome(task, { ...outcome, userId }, outcome.userId), async () => ({
      ...announcement,
      tries: 1,
      userId,
    }));
    const { stdout } = await run('status', [task.taskId, '--stage', 'prod'], environment);
    expect(stdout).toContain(
      'announced  failed to officer-somsri at 2026-02-03T02:15:01.000Z, read by the server (proven by barrier), 2 tries\nannounced  failed to night-run at 2026-02-03T02:15:01.000Z, read by the server (proven by barrier), 1 try\n',
    );
  });

  it('show the error of a record from before there was one text for each language', async () => {
    const task = taskFrom({
      taskId: 'an-older-task',
      roundYear: 2569,
      agency: { code: '0999' },
      rosterKey: 'rosters/2569/0999.csv',
    });
    const table = () => new DynamoDBPersistenceLayer({ tableName: stack.table, awsSdkV3Client: stack.dynamodb });
    await createRecords(table, { getRemainingTimeInMillis: () => 60_000 }).outcomeOnce(task, async () => ({
      taskId: task.taskId,
      userId: 'officer-somsri',
      taskType: task.taskType,
      completedAt: '2026-02-03T02:15:00.123Z',
      duration: 12.5,
      status: 'failed',
      error: 'There is no roster.',
    }));
    const { code, stdout } = await run('status', [task.taskId, '--stage', 'prod'], environment);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'outcome    failed at 2026-02-03T02:15:00.123Z, after 12.5 ms\nerror      There is no roster.\nannounced  not yet\n',
    );
  });

  it('name the stack that is not there, its region, and what to do', async () => {
    const { code, stderr } = await run(
      'status',
      ['a-task', '--stage', 'staging', '--region', 'eu-west-1'],
      environment,
    );
    expect(code).toBe(2);
    expect(stderr).toBe(
      '❌ There is no stack insignia-functions-staging in eu-west-1; name the region where it is with --region, or deploy it there: npm run deploy -- --stage staging --region eu-west-1\n',
    );
  });
});
