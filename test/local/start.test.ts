import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { copyProject } from '../helpers/project-copy.ts';
import { startServerHere } from '../helpers/socket-servers/start-server.ts';

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

/** How each sample task ends, by its user. */
const ENDS = [
  '4064c2b2-0414-464a-97c6-4a47c325b9a3: Task Failed',
  'officer-education: Task Finish',
  'officer-finance: Task Finish',
  'officer-hasty: Task Failed',
  'officer-health: Task Finish',
  'officer-works: Task Finish',
];

const endsOf = (received: readonly unknown[][]) =>
  (received as [{ message: string }, { userId: string }][])
    .map(([{ message }, { userId }]) => `${userId}: ${message}`)
    .toSorted();

/** The head of a request to DynamoDB, but for its last line. */
const dynamoDbHead = [
  'POST / HTTP/1.1',
  'Host: 127.0.0.1',
  'Content-Type: application/x-amz-json-1.0',
  'X-Amz-Target: DynamoDB_20120810.PutItem',
  'X-Amz-Date: 20260101T000000Z',
  'Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/x/dynamodb/aws4_request, SignedHeaders=host, Signature=x',
  '',
].join('\r\n');

const longPollBody = 'Action=ReceiveMessage&WaitTimeSeconds=20&QueueUrl=http://x/000000000000/insignia-dead-letter';
/** A request that is answered in 20 s, for a queue without messages. */
const longPoll = [
  'POST / HTTP/1.1',
  'Host: 127.0.0.1',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${longPollBody.length}`,
  '',
  longPollBody,
].join('\r\n');

type Handle = { type: string; localEndpoint?: { ip4?: string; ip6?: string }; remoteEndpoint?: object | null };

/** The addresses on which a process listens, in all its threads, by its report. */
function addressesIn({ libuv, workers }: { libuv: Handle[]; workers: { libuv: Handle[] }[] }) {
  return (
    [libuv, ...workers.map((worker) => worker.libuv)]
      .flat()
      .filter(({ type, remoteEndpoint }) => type === 'tcp' && remoteEndpoint === null)
      // One that is being connected may have no end at all yet.
      .flatMap(({ localEndpoint }) => localEndpoint?.ip4 ?? localEndpoint?.ip6 ?? [])
  );
}

describe('npm start', () => {
  it('--once announces every sample task, as JSON lines, while another copy announces them to one’s own server', async () => {
    const samples = await readdir(new URL('../../samples/tasks/', import.meta.url));
    const server = await startServerHere({ major: 2, path: '/own' });
    const own = ['--socket-url', `http://127.0.0.1:${server.port}/own`, '--protocol', '3'];
    const copies = [ended(start('--once')), ended(start('--once', ...own))];
    for (const [index, { code, stdout, stderr }] of (await Promise.all(copies)).entries()) {
      expect(code).toBe(0);
      expect(stderr).toContain('✅ All 6 sample tasks are announced.');
      expect(stderr).toContain('1 refused message is in the dead-letter queue');
      expect(stderr.match(/ {3}result {15}s3:/g)).toHaveLength(4);
      if (index === 1) {
        expect(stdout).toBe('');
        expect(endsOf(server.received)).toEqual(ENDS);
        continue;
      }
      const notifications = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(notifications).toHaveLength(samples.length);
      for (const notification of notifications) {
        expect(Object.keys(notification)).toEqual(['event', 'message', 'userData']);
        expect(notification.event).toBe('notification');
      }
      expect(endsOf(notifications.map(({ message, userData }) => [message, userData]))).toEqual(ENDS);
    }
    await server.stop();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says what its resources are, and stops at Ctrl-C or %s leaving no process and no port, while clients are connected',
    async (signal) => {
      const child = start('--no-samples');
      const said = await listenTo(child).until('Ctrl-C stops everything');
      const there = (name: string) => new RegExp(`^   ${name} +(\\S.*)$`, 'm').exec(said)?.[1];
      const sqs = there('SQS and S3') ?? '';
      const socket = there('notification server') ?? '';
      expect(socket).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/org-socket$/);
      expect(there('tasks queue')).toBe(`${sqs}/000000000000/insignia-tasks`);
      expect(there('bucket')).toBe('insignia-data');
      expect(there('region, credentials')).toBe('ap-southeast-1, access key local, secret local (invented)');
      const ports = [sqs, there('DynamoDB') ?? '', socket].map((url) => Number(new URL(url).port));

      // A client that waits for an answer, one that stands in the middle of a request, and one that says nothing.
      const [waiting, half, silent] = ports.map((port) => connect(port, '127.0.0.1').on('error', () => {}));
      waiting?.write(longPoll);
      half?.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{');
      await new Promise((resolve) => silent?.once('connect', () => resolve(undefined)));
      const exited = once(child, 'exit');
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
      expect(await Promise.all(ports.map(refuses))).toEqual(ports.map(() => true));
    },
  );

  it('ends when npm is ended', async () => {
    const npm = spawn('npm', ['start', '--', '--no-samples'], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
    });
    const said = await listenTo(npm).until('Ctrl-C stops everything');
    const ports = [...said.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    npm.kill('SIGTERM');
    await expect.poll(() => Promise.all(ports.map(refuses))).toEqual(ports.map(() => true));
  });

  it('ends at SIGTERM in the middle of its work', async () => {
    const child = start();
    const exited = once(child, 'exit');
    await listenTo(child).until('⚙️');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('ends when nobody reads any more what it says', async () => {
    for (const [options, stream] of [
      [['--help'], 'stdout'],
      [['--no-samples'], 'stderr'],
    ] as const) {
      const child = start(...options);
      const exited = once(child, 'exit');
      child[stream].destroy();
      expect(await exited).toEqual([0, null]);
    }
  });

  it('ends with one clear line where a port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const parts = {
      '--sqs-port': 'SQS and S3',
      '--dynamodb-port': 'DynamoDB',
      '--socket-port': 'the notification server',
    };
    for (const [option, part] of Object.entries(parts)) {
      const { code, stderr } = await ended(start(option, String(port)));
      expect(code).toBe(2);
      expect(stderr).toContain(`❌ Port ${port} for ${part} (${option}) is in use; choose another one`);
    }
    taken.close();
  });

  it('goes on whatever a client sends, and listens on 127.0.0.1 alone: other machines reach no roster', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'insignia-report-'));
    const report = ['--report-on-signal', '--report-exclude-network', `--report-dir=${folder}`];
    const child = startWith([...report, '--report-filename=report.json'], '--no-samples');
    const { until } = listenTo(child);
    const url = /(http:\/\/[^/\s]+)(\/\S+)\n/.exec(await until('region, credentials'));
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
    const port = Number(/DynamoDB +http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
    // The embedded DynamoDB throws on the first, and on a request that is broken off.
    connect(port, '127.0.0.1')
      .end(`${dynamoDbHead}Content-Length: 4\r\n\r\nnull`)
      .on('error', () => {});
    await until('A request to an embedded service failed');
    const broken = connect(port, '127.0.0.1').on('error', () => {});
    broken.write(`${dynamoDbHead}Content-Length: 4\r\n\r\n{`, () => broken.resetAndDestroy());
    await until('A request to an embedded service failed', 2);
    client.disconnect();
    child.kill('SIGUSR2');
    await until('Node.js report completed');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(said).not.toContain('"x": 1');

    const addresses = addressesIn(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
    await rm(folder, { recursive: true });
    // One that is being connected has no other end yet, and looks the same.
    expect(addresses.length).toBeGreaterThanOrEqual(3);
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']));
  });

  it('--help explains the options and builds nothing; SIGTERM ends the build too', async () => {
    const { folder, remove } = await copyProject({ withDist: false });
    const child = spawn('npm', ['start', '--', '--help'], { cwd: folder });
    const { code, stdout } = await ended(child);
    expect(code).toBe(0);
    for (const option of [
      '--once',
      '--no-samples',
      '--slots',
      '--sqs-port',
      '--dynamodb-port',
      '--socket-port',
      '--socket-url',
    ]) {
      expect(stdout).toContain(option);
    }
    await expect(access(join(folder, 'dist'))).rejects.toThrow('ENOENT');

    const building = spawn(process.execPath, [...process.execArgv, join(folder, 'local/start.ts')]);
    const exited = once(building, 'exit');
    await listenTo(building).until('region, credentials');
    building.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    await remove();
  });

  it.each([
    [['--slots', 'many'], '--slots is "many"; it must be a whole number from 1 to 16'],
    [['--twice'], "Unknown option '--twice'"],
    [['--protocol', '5'], 'Protocol (WEBSOCKET_PROTOCOL) is "5"; allowed: 3 or 4'],
    [['--socket-url', '127.0.0.1:3000'], 'Url (WEBSOCKET_URL) is "127.0.0.1:3000"; allowed: an http or https origin'],
    [['--socket-url', 'http://127.0.0.1:3000/a/../b?x'], 'Url (WEBSOCKET_URL) is "http://127.0.0.1:3000/a/../b?x"'],
  ])('refuses %j with one clear line', async (options, told) => {
    const { code, stderr } = await ended(start(...options));
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });

  it('refuses wrong settings as a deployment does, and says which sections it left out', async () => {
    const { folder, remove } = await copyProject();
    const file = join(folder, 'config/appsettings.json');
    const startThere = (...options: string[]) =>
      spawn(process.execPath, [...process.execArgv, join(folder, 'local/start.ts'), ...options]);
    await writeFile(file, JSON.stringify({ WebSocket: { Urll: 'http://127.0.0.1:1', Timeout: 'soon' } }));
    const wrong = await ended(startThere());
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain(
      '❌ 2 wrong settings in config/appsettings.json:\n- Urll of section WebSocket is unknown; the nearest one is Url (WEBSOCKET_URL)\n- Timeout (WEBSOCKET_TIMEOUT) is "soon"; allowed: a whole number from 100 to 60000\n',
    );
    await writeFile(file, JSON.stringify({ Logging: {}, WebSocket: { AuthTokenParameter: '/token' } }));
    const child = startThere();
    const exited = once(child, 'exit');
    const said = await listenTo(child).until('The embedded stack is up');
    child.kill('SIGTERM');
    await exited;
    expect(said).toContain('not read: section Logging in config/appsettings.json, which is not of this service');
    expect(said).toContain('no token is sent: AuthTokenParameter is in AWS, where npm start does not go');
    await remove();
  });
});
