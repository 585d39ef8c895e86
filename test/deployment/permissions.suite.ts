import { readFile } from 'node:fs/promises';
import { type Message, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlot, type Slot } from '../../local/event-source.ts';
import { packaged } from '../helpers/deployment/packaging.ts';
import { ASYNCHRONOUS, FUNCTIONS, type FunctionId } from '../helpers/deployment/resources.ts';
import { arnOf, resolved, type Template } from '../helpers/deployment/template.ts';
import { type Call, type Recorder, startRecorder } from '../helpers/recorder.ts';
import { type Service, startService } from '../helpers/service.ts';

const BUNDLES: Readonly<Record<FunctionId, string>> = {
  ProcessTask: 'process-task',
  ProcessScheduledTask: 'process-scheduled-task',
  OpenRound: 'open-round',
  ReportDeadTask: 'report-dead-task',
};
const TOKEN_PARAMETER = '/insignia/prod/socket-token';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Permissions that the bundles are not seen to use, and why they are needed. */
const NOT_SEEN: readonly {
  readonly actions: readonly string[];
  readonly functions: readonly FunctionId[];
  readonly why: string;
}[] = [
  { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], functions: FUNCTIONS, why: 'Lambda writes the logs' },
  {
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    functions: FUNCTIONS,
    why: 'Lambda writes the traces',
  },
  {
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    functions: ['ProcessTask', 'ReportDeadTask'],
    why: 'the event source receives and deletes by the function’s role',
  },
  {
    actions: ['sqs:SendMessage'],
    functions: ASYNCHRONOUS,
    why: 'Lambda fills the destination of failed invocations by the function’s role',
  },
  {
    actions: ['kms:Decrypt'],
    functions: ['ProcessTask', 'ProcessScheduledTask', 'ReportDeadTask'],
    why: 'SSM opens the token’s parameter by it',
  },
];

let template: Template;
let service: Service;
let recorders: Record<FunctionId, Recorder>;
let slots: Record<FunctionId, Slot>;

beforeAll(async () => {
  const making = packaged('prod', { webSocket: { AuthTokenParameter: TOKEN_PARAMETER } });
  service = await startService({ WEBSOCKET_AUTO_RECONNECT: 'false', WEBSOCKET_AUTH_TOKEN_PARAMETER: TOKEN_PARAMETER });
  const made = await Promise.all(
    FUNCTIONS.map(async (id) => {
      const recorder = await startRecorder(service.environment, { [TOKEN_PARAMETER]: 'a-token-of-the-test' });
      const slot = createSlot({
        functionName: BUNDLES[id],
        bundle: new URL(`../../dist/${BUNDLES[id]}.mjs`, import.meta.url),
        environment: { ...service.environment, ...recorder.environment },
        onLine: () => {},
      });
      return [id, recorder, slot] as const;
    }),
  );
  recorders = Object.fromEntries(made.map(([id, recorder]) => [id, recorder])) as typeof recorders;
  slots = Object.fromEntries(made.map(([id, , slot]) => [id, slot])) as typeof slots;
  await exerciseAll();
  ({ template } = await making);
});
afterAll(async () => {
  await Promise.all(FUNCTIONS.map((id) => slots[id].kill()));
  await Promise.all(FUNCTIONS.map((id) => recorders[id].stop()));
  await service.stop();
});

function task(taskId: string, more: object = {}) {
  return { taskId, roundYear: 2569, agency: { code: '0201' }, rosterKey: 'rosters/2569/0201.csv', ...more };
}

/** Sends a message to the queue and makes a function work on it. */
async function work(id: FunctionId, queueUrl: string, body: unknown) {
  const { sqs } = service.stack;
  const MessageBody = typeof body === 'string' ? body : JSON.stringify(body);
  const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
  let message: Message | undefined;
  // The queue has other messages too: returned ones, and those that other functions sent.
  while (message === undefined) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] }),
    );
    message = Messages.find((received) => received.MessageId === MessageId);
  }
  await slots[id].invoke({
    Records: [
      {
        messageId: message.MessageId,
        receiptHandle: message.ReceiptHandle,
        body: message.Body,
        attributes: message.Attributes,
        messageAttributes: {},
        eventSource: 'aws:sqs',
      },
    ],
  });
}

/** Takes every path through the functions, so that all their calls are recorded. */
async function exerciseAll() {
  const { tasks, lastChance } = service.stack.queues;
  const small = await readFile(new URL('../../samples/rosters/0201.csv', import.meta.url), 'utf8');
  const [header, ...rows] = (await readFile(new URL('../../samples/rosters/0305.csv', import.meta.url), 'utf8')).split(
    '\n',
  );
  await service.putRoster('rosters/2569/0201.csv', small);
  // The result of this roster is larger than one part of an upload.
  await service.putRoster(
    'rosters/2569/0305.csv',
    [header, ...Array.from({ length: 5 }, () => rows).flat()].join('\n'),
  );
  const large = { rosterKey: 'rosters/2569/0305.csv' };
  const missing = { rosterKey: 'rosters/2569/9999.csv' };
  /** Lets an upload begin, and makes its parts fail. */
  const breakingUploads = () => {
    let begun = false;
    return ({ action, target }: Call) => {
      const isPart = begun && action === 's3:PutObject';
      begun ||= target.includes('broken');
      return isPart;
    };
  };

  // Without a notification server nothing can be announced.
  await work('ProcessTask', tasks, task('unannounced'));
  await slots.ProcessScheduledTask.invoke(task('scheduled-unannounced'));
  await work('ReportDeadTask', lastChance, task('dead-unannounced'));

  await service.startSocketServer();
  await work('ProcessTask', tasks, task('unannounced'));
  await work('ProcessTask', tasks, task('done'));
  await work('ProcessTask', tasks, task('done'));
  await work('ProcessTask', tasks, task('done', missing));
  await work('ProcessTask', tasks, task('missing', missing));
  await work('ProcessTask', tasks, 'no task');
  await slots.ProcessScheduledTask.invoke(task('scheduled'));
  await slots.ProcessScheduledTask.invoke(task('scheduled'));
  await slots.ProcessScheduledTask.invoke(task('scheduled-missing', missing));
  await slots.ProcessScheduledTask.invoke({ no: 'task' });
  for (const id of ['ProcessTask', 'ProcessScheduledTask'] as const) {
    recorders[id].failOn(breakingUploads());
  }
  await work('ProcessTask', tasks, task('broken', large));
  await slots.ProcessScheduledTask.invoke(task('scheduled-broken', large));
  await work('ReportDeadTask', lastChance, task('unannounced'));
  await work('ReportDeadTask', lastChance, task('scheduled-unannounced'));
  await work('ReportDeadTask', lastChance, task('never-begun'));
  await work('ReportDeadTask', lastChance, 'no task');
  await slots.OpenRound.invoke({ roundYear: 2569 });
}

/** The statements of a function's role and of the policies attached to it. */
function statementsOf(id: FunctionId, from = template): Statement[] {
  const { Resources } = resolved(from);
  const own = Resources[`${id}Role`]?.Properties.Policies;
  const attached = Object.entries(Resources)
    .filter(
      ([policy, { Type }]) =>
        Type === 'AWS::IAM::Policy' &&
        from.Resources[policy]?.Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === `${id}Role`),
    )
    .map(([, { Properties }]) => Properties);
  return [...own, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function matches(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(text);
}

/** The target of a call, as an ARN of the template's resources. */
function arnOfTarget({ action, target }: Call): string {
  const { stack } = service;
  const queues = {
    [stack.queues.tasks]: 'TaskQueue',
    [stack.queues.lastChance]: 'LastChanceQueue',
    [stack.queues.deadLetter]: 'DeadLetterQueue',
  };
  if (action.startsWith('sqs:')) {
    return arnOf(template, queues[target] ?? `unknown queue ${target}`);
  }
  if (action.startsWith('dynamodb:')) {
    return arnOf(template, target === stack.table ? 'RecordTable' : `unknown table ${target}`);
  }
  if (action.startsWith('ssm:')) {
    return `arn:aws:ssm:ap-southeast-1:123456789012:parameter${target}`;
  }
  return arnOf(template, 'DataBucket') + target.slice(stack.bucket.length);
}

function grants(statement: Statement, call: Call): boolean {
  const conditions = Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, pattern]) => {
      const found = key === 's3:prefix' ? call.prefix : undefined;
      return found === undefined
        ? operator.endsWith('IfExists')
        : operator.startsWith('StringLike') && matches(pattern, found);
    }),
  );
  return (
    statement.Effect === 'Allow' &&
    [statement.Action].flat().some((action) => matches(action, call.action)) &&
    [statement.Resource].flat().some((resource) => matches(resource, arnOfTarget(call))) &&
    conditions
  );
}

function missingRights(id: FunctionId, from?: Template): string[] {
  return recorders[id].calls
    .filter((call) => !statementsOf(id, from).some((statement) => grants(statement, call)))
    .map(({ action, target }) => `${action} on ${target}`);
}

describe.each(FUNCTIONS)('the role of %s', (id) => {
  it('allows every call that the bundle makes', () => {
    expect(recorders[id].calls.length).toBeGreaterThan(1);
    expect(new Set(missingRights(id))).toEqual(new Set());
  });

  it('allows nothing that is not seen to be used, but for what has a reason', () => {
    const reasons = NOT_SEEN.filter(({ functions }) => functions.includes(id)).flatMap(({ actions }) => actions);
    const unused = statementsOf(id).flatMap((statement) =>
      [statement.Action]
        .flat()
        .filter((action) => !reasons.includes(action))
        .filter((action) => !recorders[id].calls.some((call) => grants({ ...statement, Action: action }, call)))
        .map((action) => `${action} on ${statement.Resource}`),
    );
    expect(unused).toEqual([]);
  });

  it('names every action in full, and everything but traces and keys by its ARN', () => {
    for (const { Effect, Action, Resource } of statementsOf(id)) {
      expect(Effect).toBe('Allow');
      for (const action of [Action].flat()) {
        expect(action).toMatch(/^\w+:\w+$/);
      }
      const wide = [Resource].flat().filter((resource) => resource === '*');
      expect(wide).toEqual([Action].flat().every((action) => action.startsWith('xray:')) ? ['*'] : []);
    }
  });

  it('writes logs to the log group of its own function alone', () => {
    const groups = statementsOf(id)
      .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('logs:')))
      .flatMap(({ Resource }) => Resource);
    expect(new Set(groups)).toEqual(new Set([arnOf(template, `${id}LogGroup`)]));
  });

  it('is found wanting when any of the rights in use is taken away', () => {
    const used = [...new Set(recorders[id].calls.map(({ action }) => action))];
    for (const action of used) {
      const poorer = structuredClone(template);
      for (const { Properties } of Object.values(poorer.Resources)) {
        for (const policy of [...(Properties.Policies ?? []), Properties]) {
          for (const statement of policy.PolicyDocument?.Statement ?? []) {
            statement.Action = [statement.Action].flat().filter((one: string) => one !== action);
          }
        }
      }
      expect(missingRights(id, poorer)).toContainEqual(expect.stringContaining(`${action} on `));
    }
  });
});

describe('the reasons for rights that are not seen', () => {
  it('are given only for rights that some role has', () => {
    for (const { actions, functions, why } of NOT_SEEN) {
      expect(why).not.toBe('');
      for (const id of functions) {
        const granted = statementsOf(id).flatMap(({ Action }) => Action);
        expect(granted).toEqual(expect.arrayContaining([...actions]));
      }
    }
  });
});

describe('the right to list the bucket', () => {
  it('is one to list rosters: it wants a prefix, and no other than theirs', () => {
    const call: Call = { action: 's3:ListBucket', target: service.stack.bucket };
    const allows = (id: FunctionId, prefix?: string) =>
      statementsOf(id).some((statement) => grants(statement, { ...call, ...(prefix === undefined ? {} : { prefix }) }));
    for (const id of ['ProcessTask', 'ProcessScheduledTask', 'OpenRound'] as const) {
      expect([undefined, '', 'results/', 'rosters/2569/'].map((prefix) => allows(id, prefix))).toEqual([
        false,
        false,
        false,
        true,
      ]);
    }
  });
});
