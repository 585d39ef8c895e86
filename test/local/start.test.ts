import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';

const startWith = (nodeOptions: readonly string[], ...options: string[]) =>
  spawn(process.execPath, [
    ...process.execArgv,
    ...nodeOptions,
    fileURLToPath(new URL('../../local/start.ts', import.meta.url)),
    ...options,
  ]);

const start = (...options: string[]) => startWith([], ...options);

/** Collects a process's output; `until` waits for words in it, once or several times. */
function listenTo(child: ReturnType<typeof start>) {
  let said = '';
  const { promise: ended, reject } = Promise.withResolvers<never>();
  child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  ended.catch(() => {
    // `until` throws it.
  });
  const until = (words: string, times = 1) =>
    Promise.race([
      ended,
      new Promise<string>((resolve) => {
        const look = () => {
          if (said.split(words).length <= times) {
            return;
          }
          child.stderr.off('data', look);
          resolve(said);
        };
        child.stderr.on('data', look);
        look();
      }),
    ]);
  child.stderr.on('data', (data) => {
    said += data;
  });
  return { until };
}

async function ended(child: ReturnType<typeof start>) {
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

const refuses = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(false));
    socket.on('error', () => resolve(true)).on('connect', () => socket.destroy());
  });

describe('npm start', () => {
  it('--once announces every sample task, as JSON lines, in two copies side by side', async () => {
    const samples = await readdir(new URL('../../samples/tasks/', import.meta.url));
    for (const { code, stdout, stderr } of await Promise.all([ended(start('--once')), ended(start('--once'))])) {
      expect(code).toBe(0);
      const notifications = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(notifications).toHaveLength(samples.length);
      for (const notification of notifications) {
        expect(Object.keys(notification)).toEqual(['event', 'message', 'userData']);
        expect(notification.event).toBe('notification');
      }
      const told = notifications.map(({ message, userData }) => `${userData.userId}: ${message.message}`);
      expect(told.toSorted()).toEqual([
        '4064c2b2-0414-464a-97c6-4a47c325b9a3: Task Failed',
        'officer-education: Task Finish',
        'officer-finance: Task Finish',
        'officer-hasty: Task Failed',
        'officer-health: Task Finish',
        'officer-works: Task Finish',
      ]);
      expect(stderr).toContain('1 refused message is in the dead-letter queue');
    }
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stays up, says how to send a task, and stops at Ctrl-C or %s leaving no process and no port',
    async (signal) => {
      const child = start();
      const said = await listenTo(child).until('Ctrl-C stops everything');
      const ports = [...said.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
      expect(new Set(ports).size).toBe(3);
      const exited = once(child, 'exit');
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
      expect(await Promise.all(ports.map(refuses))).toEqual(ports.map(() => true));
    },
  );

  it('listens on 127.0.0.1 alone: other machines reach no roster', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'insignia-report-'));
    const report = ['--report-on-signal', '--report-exclude-network', `--report-dir=${folder}`];
    const child = startWith([...report, '--report-filename=report.json']);
    const { until } = listenTo(child);
    await until('Ctrl-C stops everything');
    child.kill('SIGUSR2');
    await until('Node.js report completed');
    child.kill('SIGINT');
    await once(child, 'exit');

    type Handle = { type: string; localEndpoint?: { ip4?: string; ip6?: string }; remoteEndpoint?: object | null };
    const handlesOf = ({ libuv, workers }: { libuv: Handle[]; workers: { libuv: Handle[] }[] }) =>
      [libuv, ...workers.map((worker) => worker.libuv)].flat();
    const handles = handlesOf(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
    await rm(folder, { recursive: true });
    const listening = handles.filter(({ type, remoteEndpoint }) => type === 'tcp' && remoteEndpoint === null);
    const addresses = listening.map(({ localEndpoint }) => localEndpoint?.ip4 ?? localEndpoint?.ip6);
    // One that is being connected has no other end yet, and looks the same.
    expect(addresses.length).toBeGreaterThanOrEqual(3);
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']));
  });

  it('goes on whatever a client sends to the notification server', async () => {
    const child = start();
    const { until } = listenTo(child);
    const url = /(http:\/\/[^/\s]+)(\/\S+)\n/.exec(await until('uploaded'));
    const client = io(url?.[1] ?? '', { path: url?.[2] ?? '', transports: ['websocket'] });
    const toSomebody = { userId: 'officer-finance' };
    const noNotifications: unknown[][] = [
      [],
      [null, null],
      [{ x: 1 }],
      [{ x: 1 }, { userId: 7 }],
      [{ x: 1 }, toSomebody],
      [{ payload: null }, toSomebody],
      [{ success: true, message: 'Task Finish', payload: { status: 'success' } }, toSomebody],
      [Buffer.from('text'), Buffer.from('text')],
      [() => {}],
    ];
    for (const sent of noNotifications) {
      client.emit('notification', ...sent);
    }
    await until('A client sent something that is not a notification', noNotifications.length);
    const said = await until('Ctrl-C stops everything');
    client.disconnect();
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(said).not.toContain('"x": 1');
  });

  it('--help explains the options', async () => {
    const { code, stdout } = await ended(start('--help'));
    expect(code).toBe(0);
    for (const option of ['--once', '--slots', '--sqs-port', '--dynamodb-port', '--socket-port']) {
      expect(stdout).toContain(option);
    }
  });

  it.each([
    [['--slots', 'many'], '--slots is "many"; it must be a whole number from 1 to 16'],
    [['--twice'], "Unknown option '--twice'"],
  ])('refuses %j with one clear line', async (options, told) => {
    const { code, stderr } = await ended(start(...options));
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });
});
