import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { biff5 } from '../../scripts/biff5.ts';
import { biff8 } from '../../scripts/biff8.ts';
import { csvOf, GOOD_ROW } from '../helpers/roster/reading.ts';
import { type Service, startService } from '../helpers/service.ts';

/** An officer who gets the next class. */
const OFFICER = { ...GOOD_ROW, L_INS_CODE: 'ต.ม.', SALARY5Y: '26,000', PERSONAL_TYPE: 'ข้าราชการ' };
const ROWS = [Object.keys(OFFICER), Object.values(OFFICER)];
const NAMES = ['process-task', 'process-scheduled-task', 'open-round', 'report-dead-task'];

let folder: string;
let service: Service;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  service = await startService();
});
afterEach(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

/** Runs a script with Node in the bare folder, without this project's environment. */
async function runThere(script: string, environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, env: environment });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

/** Copies the files of a function into the bare folder; without its parts on demand. */
async function bring(name: string, { withParts = true } = {}) {
  await copyFile(built(`${name}.mjs`), join(folder, `${name}.mjs`));
  if (withParts) {
    await cp(built(name), join(folder, name), { recursive: true });
  }
}

/** Prints each file that is loaded. */
const TELL_FILES = `
  const { registerHooks } = await import('node:module');
  registerHooks({ load(url, context, next) {
    if (url.startsWith('file:')) console.log('LOADED ' + url);
    return next(url, context);
  } });`;

const invocation = (name: string, event: unknown) => `
  const { handler } = await import('./${name}.mjs');
  const deadline = Date.now() + 60000;
  const context = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => deadline - Date.now() };
  const result = await handler(${JSON.stringify(event)}, context);
  console.log('RESULT ' + JSON.stringify(result ?? null));
  process.exit(0);`;

describe('each bundle, alone in a bare folder', () => {
  it('is there for every function', async () => {
    const entries = (await readdir(built(''))).filter((name) => name.endsWith('.mjs'));
    const functions = await readdir(new URL('../../functions/', import.meta.url));
    expect(entries.toSorted()).toEqual(functions.map((name) => name.replace(/ts$/, 'mjs')).toSorted());
  });

  it.each(NAMES)('%s loads without its parts and exports its handler', async (name) => {
    await bring(name, { withParts: false });
    const script = `const { handler } = await import('./${name}.mjs'); console.log('RESULT ' + typeof handler); process.exit(0)`;
    const { code, stdout, stderr } = await runThere(script, service.environment);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('RESULT function');
  });

  it.each(NAMES)('%s stops at its start with one error that lists every wrong setting', async (name) => {
    await bring(name);
    const { code, stderr } = await runThere(`await import('./${name}.mjs')`, {
      ...service.environment,
      WEBSOCKET_TIMEOUT: 'soon',
      WEBSOCKET_PROTOCOL: '2',
    });
    expect(code).not.toBe(0);
    expect(stderr).toContain('2 wrong settings:');
    expect(stderr).toContain('Timeout (WEBSOCKET_TIMEOUT) is "soon"; allowed: a whole number from 100 to 60000');
    expect(stderr).toContain('Protocol (WEBSOCKET_PROTOCOL) is "2"; allowed: 3 or 4');
  });

  it('does its whole work: a scheduled task whose roster is missing is announced', async () => {
    await service.startSocketServer();
    await bring('process-scheduled-task');
    const task = { taskId: 's-1', roundYear: 2569, agency: { code: '1' }, rosterKey: 'rosters/2569/none.csv' };
    const { stdout } = await runThere(invocation('process-scheduled-task', task), service.environment);
    expect(stdout).toContain('RESULT null');
    expect(service.notifications.map(({ message }) => message.payload.taskId)).toEqual(['s-1']);
  });

  it('reports a record that has to come back', async () => {
    await bring('process-task');
    const event = {
      Records: [
        {
          messageId: 'm-1',
          receiptHandle: 'none',
          body: '{"taskId":"s-2","roundYear":2569,"agency":{"code":"1"},"rosterKey":"rosters/2569/none.csv"}',
          attributes: { ApproximateReceiveCount: '1' },
          eventSource: 'aws:sqs',
        },
      ],
    };
    const environment = { ...service.environment, WEBSOCKET_AUTO_RECONNECT: 'false' };
    const { stdout, stderr } = await runThere(invocation('process-task', event), environment);
    expect(stdout).toContain('RESULT {"batchItemFailures":[{"itemIdentifier":"m-1"}]}');
    expect(stderr).toContain('NOTIFICATION_UNREACHABLE');
  });
});

describe('a task loads the parts that it needs and no other', () => {
  it.each<[string, string, string | Uint8Array, readonly string[]]>([
    ['CSV', 'r.csv', csvOf([OFFICER]), []],
    ['BIFF5', 'r.xls', biff5([{ name: 'CurrentData', rows: ROWS }]), []],
    ['BIFF8', 'r.xls', biff8([{ name: 'CurrentData', rows: ROWS }]), []],
  ])('of a roster in %s', async (_, name, content, parts) => {
    await service.startSocketServer();
    await bring('process-scheduled-task');
    const rosterKey = `rosters/2569/${name}`;
    await service.putRoster(rosterKey, content);
    const task = { taskId: 's-3', roundYear: 2569, agency: { code: '1' }, rosterKey };
    const script = `${TELL_FILES}${invocation('process-scheduled-task', task)}`;
    const { stdout } = await runThere(script, service.environment);
    expect(stdout).toContain('RESULT null');
    const loaded = [...stdout.matchAll(/^LOADED .*\/process-scheduled-task\/(.+)$/gm)].map(([, file]) => file);
    expect(loaded).toEqual(parts);
    const [notification] = service.notifications;
    expect(notification?.message.payload).toMatchObject({
      taskId: 's-3',
      status: 'success',
      result: { counts: { rows: 1, eligible: 1 } },
    });
  });
});
