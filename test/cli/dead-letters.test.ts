import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { section } from '../../cli/dead-letter-lines.ts';
import { deadLetterOf, withDeadLetters } from '../../cli/dead-letter-queue.ts';
import { refusalIdOf } from '../../lib/task/keys.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { registerIn, runIn } from '../helpers/commands.ts';
import { copyProject, type ProjectCopy } from '../helpers/project-copy.ts';

let stack: Stack;
function withStack(): void {
  beforeEach(async () => {
    stack = await startStack();
  });
  afterEach(() => stack.stop());
}

const bodyOfTask = (taskId: string) =>
  JSON.stringify({
    taskId,
    userId: 'u',
    roundYear: 2569,
    agency: { code: '0201' },
    rosterKey: 'rosters/2569/0201.csv',
  });
/** Lambda's record of a failed asynchronous invocation. */
const recordOf = (requestPayload: unknown) =>
  JSON.stringify({ version: '1.0', requestContext: { condition: 'RetriesExhausted' }, requestPayload });

interface Sent {
  readonly body: string;
  readonly errorCode?: string;
  readonly reason?: string;
}

async function putDeadLetters(letters: readonly Sent[]): Promise<void> {
  for (let start = 0; start < letters.length; start += 10) {
    const Entries = letters.slice(start, start + 10).map(({ body, ...attributes }, place) => ({
      Id: String(place),
      MessageBody: body,
      MessageAttributes: Object.fromEntries(
        Object.entries({ source: 'hr-system', ...attributes }).map(([name, StringValue]) => [
          name,
          { DataType: 'String', StringValue },
        ]),
      ),
    }));
    await stack.sqs.send(new SendMessageBatchCommand({ QueueUrl: stack.queues.deadLetter, Entries }));
  }
}

const used = () => ({
  sqs: stack.sqs,
  taskQueueUrl: stack.queues.tasks,
  deadLetterQueueUrl: stack.queues.deadLetter,
});
const ignore = () => undefined;

/** The numbers of messages that a reader gets, and of those that another reader has. */
async function depths(QueueUrl: string): Promise<readonly number[]> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes } = await stack.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return AttributeNames.map((name) => Number(Attributes?.[name]));
}

describe('the dead letters', () => {
  withStack();

  it('are all read, each once, are hidden from other readers meanwhile, and visible again afterwards', async () => {
    const ids = Array.from({ length: 305 }, (_, number) => `t-${number}`);
    await putDeadLetters(ids.map((id) => ({ body: bodyOfTask(id) })));
    await withDeadLetters(used(), async ({ letters }) => {
      expect(letters.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      expect(await depths(stack.queues.deadLetter)).toEqual([0, 305]);
    });
    expect(await depths(stack.queues.deadLetter)).toEqual([305, 0]);
  });

  it('are visible again when the work on them fails', async () => {
    await putDeadLetters([{ body: bodyOfTask('t-1') }]);
    const failing = withDeadLetters(used(), () => Promise.reject(new Error('no connection')));
    await expect(failing).rejects.toThrow('no connection');
    expect(await depths(stack.queues.deadLetter)).toEqual([1, 0]);
  });

  it('go to the tasks queue as they are, with their attributes', async () => {
    await putDeadLetters([
      { body: recordOf(JSON.parse(bodyOfTask('t-1'))), errorCode: 'UNEXPECTED', reason: 'A bug.' },
    ]);
    await withDeadLetters(used(), ({ letters, putBack }) => putBack(letters, ignore));
    expect(await depths(stack.queues.deadLetter)).toEqual([0, 0]);
    const { Messages = [] } = await stack.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks, MessageAttributeNames: ['All'] }),
    );
    expect(Messages.map(({ Body }) => Body)).toEqual([recordOf(JSON.parse(bodyOfTask('t-1')))]);
    expect(Object.keys(Messages[0]?.MessageAttributes ?? {}).toSorted()).toEqual(['errorCode', 'reason', 'source']);
  });

  it.each([
    ['the tasks queue does not take them', 'SendMessage', [3, 0], [0, 0]],
    ['they cannot be deleted', 'DeleteMessage', [3, 0], [3, 0]],
  ])('are not lost when %s', async (_, action, deadLetters, tasks) => {
    await putDeadLetters(['t-1', 't-2', 't-3'].map((id) => ({ body: bodyOfTask(id) })));
    stack.sqs.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          commandName === `${action}Command` ? Promise.reject(new Error(`${action} is refused`)) : next(args),
    );
    const done: string[] = [];
    const failing = withDeadLetters(used(), ({ letters, putBack }) => putBack(letters, ({ id }) => done.push(id)));
    await expect(failing).rejects.toThrow(`${action} is refused`);
    expect(done).toEqual([]);
    expect(await depths(stack.queues.deadLetter)).toEqual(deadLetters);
    expect(await depths(stack.queues.tasks)).toEqual(tasks);
  });
});

describe('a dead letter', () => {
  const about = (Body: string, errorCode?: string) => {
    const MessageAttributes =
      errorCode === undefined ? {} : { errorCode: { DataType: 'String', StringValue: errorCode } };
    const { kind, id, agency, roundYear } = deadLetterOf({ Body, MessageId: 'id-of-sqs', MessageAttributes });
    return { kind, id, agency, roundYear };
  };
  const task = { kind: 'task', id: 't-1', agency: '0201', roundYear: 2569 };

  it.each([
    ['a task that ended without a result', bodyOfTask('t-1'), 'TASK_WITHOUT_RESULT', task],
    ['a task that SQS moved', bodyOfTask('t-1'), undefined, task],
    [
      'a scheduled task in a record of Lambda’s, which SQS moved',
      recordOf(JSON.parse(bodyOfTask('t-1'))),
      undefined,
      task,
    ],
    ['a taskId that was used before', bodyOfTask('t-1'), 'TASK_ID_REUSED', { ...task, kind: 'refused' }],
    ['no task', '{"taskId":"t-1"}', 'TASK_MALFORMED', { kind: 'refused', id: refusalIdOf('{"taskId":"t-1"}') }],
    ['not JSON', 'hello', 'TASK_MALFORMED', { kind: 'refused', id: refusalIdOf('hello') }],
    ['null', 'null', 'TASK_MALFORMED', { kind: 'refused', id: refusalIdOf('null') }],
    [
      'a failed opening',
      recordOf({ roundYear: 2569 }),
      undefined,
      { kind: 'opening', id: 'id-of-sqs', roundYear: 2569 },
    ],
    ['a failed opening of no round', recordOf({ year: 1 }), undefined, { kind: 'opening', id: 'id-of-sqs' }],
    [
      'an opening that was not passed on',
      '{"roundYear":2569,"userId":"u"}',
      'TASK_MALFORMED',
      { kind: 'opening', id: 'id-of-sqs', roundYear: 2569 },
    ],
  ])('is told apart: %s', (_, body, errorCode, expected) => {
    expect(about(body, errorCode)).toEqual({ agency: undefined, roundYear: undefined, ...expected });
  });

  it('shows no code and no reason that are its sender’s', () => {
    const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
    const sent = { errorCode: attribute('นางสาวสมศรี'), reason: attribute('นางสาวสมศรี') };
    const letter = deadLetterOf({ Body: bodyOfTask('t-1'), MessageAttributes: sent });
    expect(letter).toMatchObject({ errorCode: undefined, reason: undefined });
  });
});

describe('the age of a dead letter', () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    [59_999, 'under a minute'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h 0 min'],
    [86_399_999, '23 h 59 min'],
    [86_400_000, '1 d 0 h'],
    [1_209_599_999, '13 d 23 h'],
  ])('of %d ms is %s', (age, words) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const letter = deadLetterOf({ Body: bodyOfTask('t-1'), Attributes: { SentTimestamp: String(Date.now() - age) } });
    expect(section('Age', [letter])).toEqual(['', 'Age', `  t-1  no errorCode, agency 0201, round 2569, ${words} old`]);
  });
});

describe('npm run dead-letters and npm run redrive', () => {
  withStack();
  let copy: ProjectCopy;
  beforeEach(async () => {
    copy = await copyProject();
    await registerIn(copy.folder, stack.environment);
  });
  afterEach(() => copy.remove());

  it('say what can be put back, what cannot and what to do, and change nothing without --yes', async () => {
    const malformed = JSON.stringify({ taskId: 'นางสาวสมศรี', citizen: '1103700000001' });
    const reason = 'The message is not an insignia task: unknown key "citizen": remove it.';
    await putDeadLetters([
      { body: bodyOfTask('dead-1'), errorCode: 'TASK_WITHOUT_RESULT', reason: 'No result\n after every try.' },
      { body: bodyOfTask('moved-1') },
      { body: bodyOfTask('reused-1'), errorCode: 'TASK_ID_REUSED', reason: 'Used before.' },
      { body: malformed, errorCode: 'TASK_MALFORMED', reason },
      { body: recordOf({ roundYear: 2569, userId: 'user-1' }) },
    ]);
    const tasks = [
      '  dead-1  TASK_WITHOUT_RESULT, agency 0201, round 2569, … old',
      '    No result after every try.',
      '  moved-1  no errorCode, agency 0201, round 2569, … old',
    ];
    const others = [
      '',
      'They would be refused again. Tell the sender, then delete: npm run dead-letters -- --delete ID',
      '  reused-1  TASK_ID_REUSED, agency 0201, round 2569, … old',
      '    Used before.',
      `  ${refusalIdOf(malformed)}  TASK_MALFORMED, … old`,
      `    ${reason}`,
      '',
      'A round was not opened. Open it again (docs/operations.md), then delete: npm run dead-letters -- --delete ID',
      expect.stringMatching(/^ {2}[\da-f-]{36} {2}no errorCode, round 2569, … old$/),
    ];
    const command = async (name: string, ...args: string[]) => {
      const { code, stdout, stderr } = await runIn(copy.folder, `cli/${name}.ts`, args);
      expect(stderr).toBe('');
      return {
        code,
        lines: stdout
          .trimEnd()
          .replace(/, [^,]+ old$/gm, ', … old')
          .split('\n'),
      };
    };
    const listed = [
      '5 dead letters. The queue keeps each for 14 days.',
      '',
      'They run when they are put back. Fix the cause, then: npm run redrive',
      ...tasks,
      ...others,
    ];
    expect(await command('dead-letters')).toEqual({ code: 0, lines: listed });
    const again = ['', 'Nothing is put back yet. When the cause is fixed: npm run redrive --'];
    const planned = ['', 'This would be put back on the tasks queue:', ...tasks, ...others, ...again];
    planned.push(`${planned.pop()} --yes`);
    expect(await command('redrive')).toEqual({ code: 0, lines: planned });
    const deletion = await command('dead-letters', '--delete', 'dead-1');
    expect(deletion).toEqual({ code: 0, lines: ['', 'This would be deleted; --yes deletes it:', tasks[0], tasks[1]] });
    expect(await depths(stack.queues.deadLetter)).toEqual([5, 0]);
    expect(await depths(stack.queues.tasks)).toEqual([0, 0]);

    // What is named is put back, also what would be refused again; the rest stays.
    const named = await command('redrive', 'moved-1', 'reused-1', 'never-sent', '--yes');
    expect(named.code).toBe(1);
    expect(named.lines.toSorted()).toEqual([
      'There is no such dead letter: never-sent. Another reader may have it for up to a minute.',
      'put back   moved-1',
      'put back   reused-1',
    ]);
    expect(await depths(stack.queues.deadLetter)).toEqual([3, 0]);
    expect(await depths(stack.queues.tasks)).toEqual([2, 0]);
  });
});
