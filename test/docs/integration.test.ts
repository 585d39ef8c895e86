import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import appsettings from '../../config/appsettings.json' with { type: 'json' };
import { rosterMissing } from '../../lib/aws/data-bucket.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { announcementOf } from '../../lib/notification/message.ts';
import { failed } from '../../lib/task/outcome.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { startStack } from '../../local/stack.ts';
import { taskJsonSchema } from '../../scripts/make-task-schema.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';
import { copyProject } from '../helpers/project-copy.ts';

const text = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const document = await text('integration.md');
const schema = JSON.parse(await text('task.schema.json'));
const blocksOf = (language: string) =>
  [...document.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block);

/** The keys of the old service's section `WebSocket`. */
const OLD_SERVICE_KEYS = [
  ...['Url', 'Path', 'DefaultUserId', 'ReconnectionDelay', 'ReconnectionAttempts', 'Timeout'],
  ...['AutoReconnect', 'TaskDelayOnError'],
];

/** Whether a value is a task according to the JSON Schema. */
const isTaskByJsonSchema = new Ajv2020({ strict: false }).compile(schema);
const isTaskByCode = (value: unknown) => {
  try {
    taskFrom(value);
    return true;
  } catch {
    // The function returns whether the value is refused.
    return false;
  }
};

describe('docs/task.schema.json', () => {
  it('is what the code’s schema makes; npm run docs writes it', () => {
    expect(schema).toEqual(taskJsonSchema());
  });

  it('takes what the functions take and refuses what they refuse', () => {
    const good = { taskId: 't-1', roundYear: 2569, agency: { code: '0201' }, rosterKey: 'rosters/2569/0201.csv' };
    const key = fc.constantFrom('taskId', 'userId', 'taskType', 'roundYear', 'agency', 'rosterKey', 'agencyCode');
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        undefined,
        null,
        2564,
        2565,
        2569.5,
        '2569',
        '',
        'a b',
        'insignia_background_processing',
        { code: '0201', name: 'สำนักการคลัง' },
        { code: '0201', name: '' },
        { code: 'a/b' },
        { code: '1', more: 1 },
        {},
        'rosters/2569/../0201.csv',
        'rosters/2569/./0201.csv',
        'rosters/2569/.0201.csv',
        '.',
        '..',
        '...',
        'rosters/2569/a.xlsx',
        'rosters/2569/a.xls',
        'rosters/2569/a.pdf',
        [],
        ['rosters/2569/a.xls'],
        ['rosters/2569/a.xls', 'rosters/2569/a_1.xls'],
        ['rosters/2569/a.xls', 'rosters/2569/a.xls'],
        ['rosters/2569/a.xls', 'rosters/2569/../a.xls'],
        ['rosters/2569/a.xls', 5],
        Array.from({ length: 21 }, (_, part) => `rosters/2569/a_${part}.xls`),
      ),
      fc.string({ maxLength: 140 }),
    );
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (changes) => {
        const candidate = JSON.parse(JSON.stringify({ ...good, ...changes }));
        // JSON Schema cannot express this rule.
        fc.pre(
          !/^rosters\/(?!2569)/.test(String(candidate.rosterKey)) && [2569, undefined].includes(candidate.roundYear),
        );
        expect(isTaskByJsonSchema(candidate)).toBe(isTaskByCode(candidate));
      }),
      { numRuns: 500 },
    );
    expect(isTaskByJsonSchema(good)).toBe(true);
  });
});

describe('docs/integration.md', () => {
  it('shows a task that the functions take', () => {
    const tasks = blocksOf('json')
      .map((block) => JSON.parse(block))
      .filter((value) => 'rosterKey' in value);
    expect(tasks).toHaveLength(1);
    expect(tasks.map((value) => taskFrom(value).roundYear)).toEqual([2569]);
  });

  it('shows the notification of a failure as it is sent', () => {
    const [shown, ...others] = blocksOf('json')
      .map((block) => JSON.parse(block))
      .filter(({ success }) => success === false);
    expect(others).toEqual([]);
    const [task] = blocksOf('json')
      .map((block) => JSON.parse(block))
      .filter((value) => 'rosterKey' in value);
    const error = rosterMissing(['rosters/2569/0201.xls'], undefined);
    const options = { defaultUserId: 'x', includeStackTrace: true, startedAt: 0, now: () => 0 };
    const { message } = announcementOf(failed(taskFrom(task), error, options), 'notification');
    const { payload } = message as { payload: object };
    expect(Object.keys(shown)).toEqual(Object.keys(message));
    expect(Object.keys(shown.payload)).toEqual(Object.keys(payload));
    const { error: text, errors } = shown.payload;
    expect(payload).toMatchObject({ error: text, errors });
  });

  it.each([
    [
      'settledBy',
      { level: 'K2', salary: 30_000, salaryFiveYearsAgo: null, classHeld: 'ท.ม.', classHeldSince: '2020-07-28' },
    ],
    ['smallestChange', { level: 'K1', enteredService: '2022-06-15' }],
  ])('shows %s as it is judged', (key, facts) => {
    const shown = blocksOf('json')
      .map((block) => JSON.parse(block))
      .filter((value) => key in value);
    const judgement = judge(officerWith(facts), basisWith());
    const keys = ['verdict', 'nominate', key];

    expect(shown).toEqual([Object.fromEntries(Object.entries(judgement).filter(([name]) => keys.includes(name)))]);
  });

  it('names every key of an officer of the result, and no other', () => {
    const table = document.slice(document.indexOf('| key of an officer'), document.indexOf('**What would settle'));
    const named = [...table.matchAll(/^\| (`.*?) *\|/gm)].flatMap(([, cell = '']) => cell.match(/\w+/g) ?? []);

    expect(named).toEqual(Object.keys(judge(officerWith({}), basisWith())));
  });

  it('has a TypeScript snippet that uploads a roster and sends a task', async () => {
    const [snippet = ''] = blocksOf('ts');
    const copy = await copyProject();
    const stack = await startStack();
    try {
      await writeFile(join(copy.folder, 'send.ts'), snippet);
      const { stdout } = await promisify(execFile)(process.execPath, ['send.ts'], {
        cwd: copy.folder,
        env: { ...process.env, ...stack.environment, ROSTER_FILE: 'samples/rosters/0201.csv' },
      });
      const { Messages = [] } = await stack.sqs.send(new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks }));
      const task = taskFrom(JSON.parse(Messages[0]?.Body ?? ''));
      expect(task.taskId).toBe(stdout.trim());
      const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: stack.bucket, Key: String(task.rosterKey) }));
      expect(await Body?.transformToString()).toContain('ID_CARD');
    } finally {
      await stack.stop();
      await copy.remove();
    }
  });

  it('has a C# snippet that names every key of the task, and no other', () => {
    const [snippet = ''] = blocksOf('csharp');
    const body = /Serialize\(new\s*\{(.*?)\}\);/s.exec(snippet)?.[1] ?? '';
    const agency = /agency = new \{([^}]*)\}/.exec(body)?.[1] ?? '';
    const keys = (code: string) => [...code.matchAll(/(?<=^|,)\s*(\w+)(?= =|,|\s*$)/gm)].map(([, key]) => key);
    expect(keys(agency)).toEqual(Object.keys(schema.properties.agency.properties));
    expect(keys(body.replace(agency, ''))).toEqual(Object.keys(schema.properties));
    expect(snippet).toContain(`taskType = "${schema.properties.taskType.const}"`);
  });

  it('tells of every setting of the old service’s section, and of no other that there is not', () => {
    const table = document.slice(document.indexOf('## Moving from'));
    const told = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
    expect(told.slice(0, OLD_SERVICE_KEYS.length)).toEqual(OLD_SERVICE_KEYS);
    expect(Object.keys(appsettings.WebSocket)).toEqual(expect.arrayContaining(told));
  });
});
