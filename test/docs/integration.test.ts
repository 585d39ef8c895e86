import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { describe, expect, it, vi } from 'vitest';
import appsettings from '../../config/appsettings.json' with { type: 'json' };
import { rosterMissing } from '../../lib/aws/data-bucket.ts';
import { SETTINGS } from '../../lib/config/settings.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { announcementOf } from '../../lib/notification/message.ts';
import { failed } from '../../lib/task/outcome.ts';
import { taskFrom } from '../../lib/task/task.ts';
import { startSocketServer } from '../../local/socket-server.ts';
import { startStack } from '../../local/stack.ts';
import { taskJsonSchema } from '../../scripts/make-task-schema.ts';
import { checkBy, publishedSchema } from '../helpers/contracts.ts';
import { recordsIn, typeProblems } from '../helpers/csharp.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';
import { copyProject } from '../helpers/project-copy.ts';

const text = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const document = await text('integration.md');
const schema = JSON.parse(await text('task.schema.json'));
const { event: EVENT, path: PATH } = SETTINGS.webSocket;
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

  it('has TypeScript snippets that upload a roster and send a task, and that fetch a result', async () => {
    const [send = '', fetch = '', ...others] = blocksOf('ts');
    expect(others).toEqual([]);
    const copy = await copyProject();
    const stack = await startStack();
    const run = async (name: string, snippet: string, variables: Record<string, string>) => {
      await writeFile(join(copy.folder, name), snippet);
      const env = { ...process.env, ...stack.environment, ...variables };
      return (await promisify(execFile)(process.execPath, [name], { cwd: copy.folder, env })).stdout;
    };
    try {
      const taskId = (await run('send.ts', send, {})).trim();
      const { Messages = [] } = await stack.sqs.send(new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks }));
      const task = taskFrom(JSON.parse(Messages[0]?.Body ?? ''));
      expect(task.taskId).toBe(taskId);
      const { Body } = await stack.s3.send(new GetObjectCommand({ Bucket: stack.bucket, Key: String(task.rosterKey) }));
      expect(await Body?.transformToString()).toContain('ID_CARD');

      const { examples: [result] = [] } = await publishedSchema('result');
      const key = `results/2569/0201/${taskId}/result.json`;
      await stack.s3.send(new PutObjectCommand({ Bucket: stack.bucket, Key: key, Body: JSON.stringify(result) }));
      const lines = (await run('fetch.ts', fetch, { RESULT_KEY: key })).trim().split('\n');
      expect(lines.map((line) => line.split(' ')[1])).toEqual(['eligible', 'notEligible', 'review']);
    } finally {
      await stack.stop();
      await copy.remove();
    }
  });

  it('has a web page whose script shows its user’s notifications, each once', async () => {
    const [page = ''] = blocksOf('html');
    const [, script = ''] = /<script type="module">(.*)<\/script>/s.exec(page) ?? [];
    const server = await startSocketServer({ path: PATH.default, event: EVENT.default });
    const folder = await mkdtemp(join(tmpdir(), 'listen-'));
    const shown: string[] = [];
    // What the script uses of a browser; it stays, because the page goes on trying to connect.
    vi.stubGlobal('location', { href: `http://127.0.0.1:8000/listen.html?server=${server.url}&user=officer-finance` });
    vi.stubGlobal('document', { querySelector: () => ({ append: (line: string) => shown.push(line) }) });
    const service = io(server.url, { path: PATH.default, transports: ['websocket'] });
    try {
      await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
      await writeFile(join(folder, 'listen.mjs'), script);
      await import(pathToFileURL(join(folder, 'listen.mjs')).href);
      await expect.poll(() => shown).toEqual(['connected\n']);

      const { examples = [] } = await publishedSchema('notification');
      const [success, failure] = examples as [object[], object[]];
      for (const [message, userData] of [success, [success[0], { userId: 'another' }], success, failure]) {
        service.emit(EVENT.default, message, userData);
      }
      await expect.poll(() => shown.length).toBe(3);
      expect(shown.slice(1)).toEqual([
        '2569-0201-1: 1 of 3 eligible, 1 for review: results/2569/0201/2569-0201-1/result.json\n',
        expect.stringMatching(/^2569-0201-1: ไม่พบแฟ้มบัญชีรายชื่อที่ rosters\/2569\/0201.csv .* taskId ใหม่\n$/),
      ]);
    } finally {
      service.disconnect();
      await server.stop();
      await rm(folder, { recursive: true });
    }
  });

  it('sends a task with the AWS CLI, whose commands name the endpoint if it may be local', async () => {
    const blocks = blocksOf('bash');
    const commands = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').match(/^ *aws .*/gm) ?? []);
    expect(commands.length).toBeGreaterThan(3);
    const local = commands.filter((command) => command.includes('"$AWS_REGION"'));
    expect(local.filter((command) => !/--endpoint-url "\$AWS_ENDPOINT_URL_(S3|SQS)"/.test(command))).toEqual([]);

    const block = blocks.find((commandsOf) => commandsOf.includes('send-message')) ?? '';
    const endpoints = { AWS_ENDPOINT_URL_S3: 's', AWS_ENDPOINT_URL_SQS: 't' };
    const environment = {
      ...endpoints,
      AWS_REGION: 'r',
      DATA_BUCKET: 'b',
      TASK_QUEUE_URL: 'q',
      PATH: process.env.PATH,
    };
    const program = `aws() { printf '%s\\0' "$@"; }\n${block}`;
    const { stdout } = await promisify(execFile)('bash', ['-euc', program], { env: environment });
    const words = stdout.split('\0');
    const task = taskFrom(JSON.parse(words[words.indexOf('--message-body') + 1] ?? ''));
    expect(words).toContain(`s3://b/${task.rosterKey}`);
    expect(task.taskId).toMatch(/^2569-0201-\d{8}T\d{6}Z$/);
  });

  it('has a C# snippet that names every key of the task, and no other, with its type', () => {
    const [snippet = ''] = blocksOf('csharp');
    const body = /Serialize\(new\s*\{(.*?)\}\);/s.exec(snippet)?.[1] ?? '';
    const agency = /agency = new \{([^}]*)\}/.exec(body)?.[1] ?? '';
    const members = (code: string) =>
      [...code.matchAll(/(?<=^|,)\s*(\w+)(?: = ([^,]+?))?(?=,|\s*$)/gm)].map(([, key = '', value = key]) => ({
        key,
        value,
      }));
    const typeOf = (value: string) =>
      /^"|^\$"/.test(value) || new RegExp(`var ${value} = \\$?"`).test(snippet)
        ? 'string'
        : new RegExp(`\\b(int|string) ${value}\\b`).exec(snippet)?.[1];
    const csharpTypeOf = ({ type, $ref, oneOf, const: only }: Record<string, unknown>) =>
      type === 'integer'
        ? 'int'
        : type === 'string' || $ref || oneOf || typeof only === 'string'
          ? 'string'
          : undefined;

    const expected = (properties: Record<string, Record<string, unknown>>) =>
      Object.entries(properties).map(([key, property]) => [key, csharpTypeOf(property)]);
    const found = (code: string) => members(code).map(({ key, value }) => [key, typeOf(value)]);
    const { agency: ofAgency, ...others } = schema.properties;
    expect(found(agency)).toEqual(expected(ofAgency.properties));
    expect(Object.fromEntries(found(body.replace(/agency = .*/, '')))).toEqual(Object.fromEntries(expected(others)));
    expect(snippet).toContain(`taskType = "${schema.properties.taskType.const}"`);
  });

  it('has C# records with every key of the notification, and no other, with its type', async () => {
    const [block = ''] = blocksOf('csharp').filter((code) => code.includes('JsonPropertyName("'));
    const { $defs = {} } = await publishedSchema('notification');
    const records = recordsIn(block);
    const { message = {}, userData = {} } = $defs;
    const used = new Set<string>();
    expect([
      ...typeProblems('NotificationMessage', [message], { records, $defs, used }),
      ...typeProblems('NotificationUser', [userData], { records, $defs, used }),
    ]).toEqual([]);
    expect([...records.keys()].toSorted()).toEqual([...used].toSorted());

    const named = [...block.matchAll(/JsonPropertyName\("(.)(\w*)"\)\] .+ (\w+)[,)]/g)];
    const names = named.map(([, first = '', rest, name]) => {
      expect(name).toBe(`${first.toUpperCase()}${rest}`);
      return name;
    });
    const [listener = ''] = blocksOf('csharp').filter((code) => code.includes('.On("'));
    const uses = [...listener.matchAll(/\b(?:payload|result|user)((?:\??\.[A-Z]\w+)+)/g)];
    expect(uses.length).toBeGreaterThan(7);
    expect(names).toEqual(expect.arrayContaining(uses.flatMap(([, chain = '']) => chain.match(/\w+/g) ?? [])));
  });

  it('listens to the event and the path of the default settings', () => {
    const listening = [...blocksOf('html'), ...blocksOf('csharp').filter((code) => code.includes('.On("'))];
    expect(listening).toHaveLength(2);
    for (const code of listening) {
      expect(code).toMatch(new RegExp(`\\.[oO]n\\(['"]${EVENT.default}['"]`));
      expect(code).toMatch(new RegExp(`[pP]ath( =|:) ['"]${PATH.default}['"]`));
    }
  });

  it('shows the notification of a success as its schema says', async () => {
    const [shown] = blocksOf('json')
      .map((block) => JSON.parse(block))
      .filter(({ success }) => success === true);
    const check = checkBy({ ...(await publishedSchema('notification')), examples: [] });
    expect([check([shown, { userId: 'x' }]), check.errors]).toEqual([true, null]);
  });

  it('tells of every setting of the old service’s section, and of no other that there is not', () => {
    const table = document.slice(document.indexOf('## Moving from'));
    const told = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
    expect(told.slice(0, OLD_SERVICE_KEYS.length)).toEqual(OLD_SERVICE_KEYS);
    expect(Object.keys(appsettings.WebSocket)).toEqual(expect.arrayContaining(told));
  });
});
