/**
 * Writes docs/notification.schema.json, docs/result.schema.json, and docs/asyncapi.json, which describes the queue and the
 * notification by the schemas. The examples are made by the code. Tests hold the files to it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import policy from '../config/policy.json' with { type: 'json' };
import { rosterMissing } from '../lib/aws/data-bucket.ts';
import { SETTINGS } from '../lib/config/settings.ts';
import { basisFor } from '../lib/eligibility/basis.ts';
import { announcementOf } from '../lib/notification/message.ts';
import { createTally } from '../lib/results/counts.ts';
import { judgeRoster } from '../lib/results/judge-roster.ts';
import { resultDocument } from '../lib/results/result-document.ts';
import { resultKey } from '../lib/task/keys.ts';
import { failed, type Outcome, succeeded } from '../lib/task/outcome.ts';
import { taskFrom } from '../lib/task/task.ts';
import packageJson from '../package.json' with { type: 'json' };
import sampleTask from '../samples/tasks/1-finance.json' with { type: 'json' };
import { NOTIFICATION_PARTS, NOTIFICATION_SCHEMA, RESULT_PARTS, RESULT_SCHEMA } from './contract-schemas.ts';

/** Rows of the sample roster whose officers are in the examples: one eligible, one not, one for review. */
const ROWS = [18, 7, 19];

const { event: EVENT, path: PATH } = SETTINGS.webSocket;

const KEYS_MAY_BE_ADDED = 'Keys may be added: ignore those that you do not know.';

/** A result of a small roster, and the notifications of a success and a failure, as the functions make them. */
async function examples() {
  const task = taskFrom(sampleTask);
  const rows = (await readFile(new URL('../samples/rosters/0201.csv', import.meta.url), 'utf8')).split('\n');
  const roster = Buffer.from([rows[0], ...ROWS.map((row) => rows[row - 1])].join('\n'));
  const source = {
    name: '0201.csv',
    async *bytes() {
      yield roster;
    },
  };
  const basis = basisFor(task.roundYear, policy);
  const { ruleSet } = basis;
  const { reading, judgements } = await judgeRoster([source], basis, { maxBytes: roster.length });
  const { taskId, userId, roundYear, agency, rosterKey } = sampleTask;
  const tally = createTally();
  const document = resultDocument(
    { taskId, userId, roundYear, agency, rosterKey, ruleSet, reading },
    judgements,
    tally,
  );
  const result = JSON.parse((await Array.fromAsync(document)).join(''));

  const startedAt = Date.parse('2026-02-03T02:15:03.444Z');
  const options = { defaultUserId: '', includeStackTrace: false, startedAt, now: () => startedAt + 1234.56 };
  const keys = { json: resultKey(task, 'result.json') };
  const outcomes: readonly Outcome[] = [
    succeeded(task, { counts: tally.counts(), ruleSet, keys }, options),
    failed(task, rosterMissing([rosterKey], undefined), options),
  ];
  const notifications = outcomes.map((outcome) => {
    const { message, userData } = announcementOf(outcome, EVENT.default);
    return [message, userData];
  });
  return { result, notifications };
}

function published(
  schema: GenericSchema,
  definitions: NonNullable<ConversionConfig['definitions']>,
  head: { title: string; description: string; examples: readonly unknown[] },
): object {
  const { $schema, $defs, ...converted } = toJsonSchema(schema, { target: 'draft-2020-12', definitions });
  const { examples, ...titles } = head;
  return { $schema, ...titles, ...converted, $defs, examples };
}

/** The AsyncAPI document. It is read as JSON Schema draft-07, in which a list of two is said otherwise. */
function asyncApi(notifications: readonly unknown[]): object {
  const parts = ['message', 'userData'].map((name) => ({ $ref: `./notification.schema.json#/$defs/${name}` }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: packageJson.name,
      version: packageJson.version,
      description: `${packageJson.description}. docs/integration.md explains it with code.`,
    },
    defaultContentType: 'application/json',
    servers: {
      queue: {
        host: 'sqs.{region}.amazonaws.com',
        protocol: 'sqs',
        description: 'Amazon SQS; on one machine, what npm start prints.',
        variables: { region: { description: 'The region of the deployment.' } },
      },
      notificationServer: {
        host: '{host}',
        pathname: PATH.default,
        protocol: 'wss',
        description:
          'The Socket.IO server of the HR system (protocol 4, or 3 by a setting). The path is a setting, too.',
        variables: { host: { description: 'Host and port of the setting Url.' } },
      },
    },
    channels: {
      tasks: {
        address: `${packageJson.name}-{stage}-tasks`,
        description: 'The tasks queue. Its URL is the output TaskQueueUrl of the stack.',
        parameters: { stage: { description: 'The stage of the deployment.' } },
        servers: [{ $ref: '#/servers/queue' }],
        messages: { task: { $ref: '#/components/messages/task' } },
      },
      notifications: {
        address: EVENT.default,
        description: `The event of this name (a setting), on the wire 42["${EVENT.default}",message,userData]. The server passes it on to the user whom userData names.`,
        servers: [{ $ref: '#/servers/notificationServer' }],
        messages: { notification: { $ref: '#/components/messages/notification' } },
      },
    },
    operations: {
      receiveTask: {
        action: 'receive',
        channel: { $ref: '#/channels/tasks' },
        messages: [{ $ref: '#/channels/tasks/messages/task' }],
        summary: 'Judges the officers of one agency for one round and stores the result.',
      },
      notify: {
        action: 'send',
        channel: { $ref: '#/channels/notifications' },
        messages: [{ $ref: '#/channels/notifications/messages/notification' }],
        summary: 'Tells the user once how the task ended.',
      },
    },
    components: {
      messages: {
        task: {
          title: 'Task',
          payload: { $ref: './task.schema.json' },
          examples: [{ name: 'task', payload: sampleTask }],
        },
        notification: {
          title: 'Notification',
          summary: 'The arguments of the event in a list.',
          payload: { type: 'array', items: parts, minItems: parts.length },
          examples: ['success', 'failure'].map((name, index) => ({ name, payload: notifications[index] })),
        },
      },
      schemas: { result: { $ref: './result.schema.json' } },
    },
  };
}

/** The content of each file by its name in docs. */
export async function contracts(): Promise<Readonly<Record<string, object>>> {
  const { result, notifications } = await examples();
  return {
    'notification.schema.json': published(NOTIFICATION_SCHEMA, NOTIFICATION_PARTS, {
      title: 'Insignia notification',
      description: `The arguments of the event in a list: message and userData. ${KEYS_MAY_BE_ADDED}`,
      examples: notifications,
    }),
    'result.schema.json': published(RESULT_SCHEMA, RESULT_PARTS, {
      title: 'Insignia result',
      description: `result.json: the judgements on the officers of one roster. ${KEYS_MAY_BE_ADDED}`,
      examples: [result],
    }),
    'asyncapi.json': asyncApi(notifications),
  };
}

if (import.meta.main) {
  for (const [name, content] of Object.entries(await contracts())) {
    await writeFile(new URL(`../docs/${name}`, import.meta.url), `${JSON.stringify(content, null, 2)}\n`);
  }
}
