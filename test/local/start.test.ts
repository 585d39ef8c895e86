import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const start = (...options: string[]) =>
  spawn(process.execPath, [
    ...process.execArgv,
    fileURLToPath(new URL('../../local/start.ts', import.meta.url)),
    ...options,
  ]);

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
        'officer-works: Task Finish',
      ]);
      expect(stderr).toContain('1 refused message lies in the dead-letter queue');
    }
  });

  it('stays up, says how to send a task, and stops at Ctrl-C leaving no process and no port', async () => {
    const child = start();
    let said = '';
    const { promise: up, resolve } = Promise.withResolvers<void>();
    child.stderr.on('data', (data) => {
      said += data;
      if (said.includes('Ctrl-C stops everything')) resolve();
    });
    await up;
    const ports = [...said.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    expect(new Set(ports).size).toBe(3);
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(await Promise.all(ports.map(refuses))).toEqual(ports.map(() => true));
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
