import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { registerIn, runIn } from '../helpers/commands.ts';
import { copyProject, type ProjectCopy } from '../helpers/project-copy.ts';

let stack: Stack;
let copy: ProjectCopy;
beforeAll(async () => {
  [stack, copy] = await Promise.all([startStack(), copyProject()]);
  await registerIn(copy.folder, stack.environment);
});
afterAll(async () => {
  await stack.stop();
  await copy.remove();
});

// The suites of this folder have the rest, with a running npm start.
it('submit sends a roster’s task, of which status then knows nothing yet, and result has none', async () => {
  const sent = await runIn(copy.folder, 'cli/submit.ts', [
    ...['--roster', 'samples/rosters/0412.csv', '--round', '2569', '--agency', '0412'],
  ]);
  expect(sent).toMatchObject({ code: 0, stderr: '' });
  const taskId = /taskId {3}(\S+)/.exec(sent.stdout)?.[1] ?? '';
  const { Messages = [] } = await stack.sqs.send(new ReceiveMessageCommand({ QueueUrl: stack.queues.tasks }));
  expect(Messages.map(({ Body = '' }) => JSON.parse(Body))).toEqual([
    {
      taskId,
      roundYear: 2569,
      agency: { code: '0412' },
      taskType: expect.any(String),
      rosterKey: 'rosters/2569/0412.csv',
    },
  ]);
  const [status, result, environment] = await Promise.all([
    runIn(copy.folder, 'cli/status.ts', [taskId]),
    runIn(copy.folder, 'cli/result.ts', [taskId, '--out', 'out']),
    runIn(copy.folder, 'cli/local-environment.ts', []),
  ]);
  expect(status).toMatchObject({ code: 1, stdout: expect.stringContaining(`Nothing is known of ${taskId}`) });
  expect(result).toMatchObject({ code: 1, stdout: expect.stringContaining(`There are no results of ${taskId}`) });
  expect(environment.stdout).toContain(`export TASK_QUEUE_URL='${stack.queues.tasks}'`);
});

it('evaluate prints the verdicts in Thai, or in English, and refuses a round that is none in plain words', async () => {
  const roster = ['samples/rosters/0201.csv', '--round'];
  const [thai, english, refused] = await Promise.all([
    runIn(copy.folder, 'cli/evaluate.ts', [...roster, '2569']),
    runIn(copy.folder, 'cli/evaluate.ts', [...roster, '2569', '--lang', 'en']),
    runIn(copy.folder, 'cli/evaluate.ts', [...roster, '3500']),
  ]);
  expect(thai).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('✅ อาจเสนอขอพระราชทาน (19 ราย)'),
    stderr: '',
  });
  expect(english).toMatchObject({ code: 0, stdout: expect.stringContaining('✅ eligible (19 officers)'), stderr: '' });
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(
    /^❌ --round is 3500; it must be a Buddhist Era year from 2565 to \d{4}, such as 2569\.\n$/,
  );
});
