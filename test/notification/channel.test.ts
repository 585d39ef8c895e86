import { getEventListeners, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocketSettings } from '../../lib/config/settings.ts';
import {
  type Announcement,
  type ChannelDeps,
  createNotificationChannel,
  type Delivery,
} from '../../lib/notification/channel.ts';
import { keepLines, type Line, refusedPort, testSettings } from '../helpers/fault-scene.ts';
import { type RunningServer, type ServerOptions, startServer } from '../helpers/socket-servers/start-server.ts';
import { startProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';

/** A cancelled delivery ends within 100 ms; five times that on a machine busy with other tests. */
const CANCELLED_WITHIN_MS = 5 * 100;

const closeAfterwards: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closeAfterwards.splice(0).reverse()) {
    await close();
  }
});

async function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ major: 4, ...options });
  closeAfterwards.push(server.stop);
  return server;
}

async function proxyTo(server: RunningServer): Promise<TcpProxy> {
  const proxy = await startProxy(server.port);
  closeAfterwards.push(proxy.close);
  return proxy;
}

function channelTo(
  port: number,
  {
    settings = {},
    onLine,
    ...deps
  }: { settings?: Partial<WebSocketSettings>; onLine?: (line: Line) => void } & Partial<ChannelDeps> = {},
) {
  const { log, lines } = keepLines(onLine);
  const channel = createNotificationChannel(testSettings(`http://127.0.0.1:${port}`, settings), { log, ...deps });
  closeAfterwards.push(channel.close);
  return { channel, lines };
}

function announcement(name = 'one'): Announcement {
  return {
    event: 'notification',
    message: { success: true, name },
    userData: { userId: 'user' },
  };
}

function inTime(ms = 5_000) {
  return { deadline: Date.now() + ms };
}

function eventsOf(lines: readonly Line[]) {
  return lines.map(({ details }) => details.event);
}

describe('one connection', () => {
  it('is opened once, however often it is asked for, and carries one announcement after another', async () => {
    const server = await serve();
    const { channel } = channelTo(server.port);

    for (let call = 0; call < 5; call++) {
      channel.open();
    }
    const outcomes: Delivery['outcome'][] = [];
    for (const name of ['a', 'b', 'c']) {
      outcomes.push((await channel.deliver(announcement(name), inTime())).outcome);
    }
    await channel.close();
    await server.settle();

    expect(outcomes).toEqual(['delivered', 'delivered', 'delivered']);
    expect(server.received.map(([message]) => (message as { name: string }).name)).toEqual(['a', 'b', 'c']);
    expect(server.connections()).toBe(1);
  });

  it('is not opened before somebody asks for it, nor after the channel was closed', async () => {
    const server = await serve();
    const { channel } = channelTo(server.port);
    await channel.close();
    channel.open();

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toMatchObject({ outcome: 'unreachable', tries: 0 });
    expect(server.connections()).toBe(0);
  });

  it('is replaced where it was lost after a delivery', async () => {
    const server = await serve();
    const proxy = await proxyTo(server);
    const { channel, lines } = channelTo(proxy.port);
    await channel.deliver(announcement('first'), inTime());
    proxy.reset();
    await expect.poll(() => eventsOf(lines)).toContain('disconnect');

    const second = await channel.deliver(announcement('second'), inTime());

    expect(second).toMatchObject({ outcome: 'delivered', tries: 2 });
    expect(server.connections()).toBe(2);
  });

  it('is closed once, though close is called again, and in the middle of a delivery', async () => {
    const server = await serve({ acknowledge: false });
    const { channel } = channelTo(server.port, { settings: { deliveryProof: 'ack' } });
    const delivering = channel.deliver(announcement(), inTime());
    await new Promise((resolve) => server.events.once('got', resolve));

    await Promise.all([channel.close(), channel.close()]);
    const delivery = await delivering;
    await channel.close();

    expect(delivery).toMatchObject({ outcome: 'unproven', tries: 1 });
  });
});

describe('the tries', () => {
  it.each([
    { autoReconnect: false, reconnectionAttempts: 5, allowed: 1 },
    { autoReconnect: true, reconnectionAttempts: 0, allowed: 1 },
    { autoReconnect: true, reconnectionAttempts: 3, allowed: 4 },
  ])('are $allowed with AutoReconnect $autoReconnect and $reconnectionAttempts reconnection attempts', async (row) => {
    const { channel, lines } = channelTo(await refusedPort(), { settings: row });

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toMatchObject({ outcome: 'unreachable', tries: row.allowed });
    expect(eventsOf(lines).filter((event) => event === 'connect_error')).toHaveLength(row.allowed);
  });

  it('are counted over the whole invocation: losses, silence and new connections together', async () => {
    const server = await serve({ acknowledge: false });
    const proxy = await proxyTo(server);
    const { channel, lines } = channelTo(proxy.port, {
      settings: { deliveryProof: 'ack', reconnectionAttempts: 3, timeoutMs: 150 },
    });
    channel.open();
    await expect.poll(() => eventsOf(lines)).toContain('connect');
    proxy.reset();
    await expect.poll(() => eventsOf(lines)).toContain('reconnect');

    const delivery = await channel.deliver(announcement(), inTime());
    await server.settle();

    expect(delivery).toMatchObject({ outcome: 'unproven', tries: 4 });
    expect(server.connections()).toBe(4);
    expect(server.received).toHaveLength(3);
  });

  it('end when the budget does, however many are left', async () => {
    const { channel } = channelTo(await refusedPort(), {
      settings: { reconnectionAttempts: 100, reconnectionDelayMs: 100 },
    });

    const delivery = await channel.deliver(announcement(), inTime(700));

    expect(delivery.outcome).toBe('unreachable');
    expect(delivery.elapsedMs).toBeLessThan(700);
  });

  it('are not begun without time for them', async () => {
    const server = await serve();
    const { channel } = channelTo(server.port);

    const delivery = await channel.deliver(announcement(), inTime(-1));

    expect(delivery).toMatchObject({ outcome: 'unreachable', tries: 0 });
    expect(server.connections()).toBe(0);
  });
});

describe('an aborted signal ends a delivery within 100 ms and leaves nothing', () => {
  interface Moment {
    readonly name: string;
    readonly options?: Partial<ServerOptions>;
    readonly settings?: Partial<WebSocketSettings>;
    readonly outcome: Delivery['outcome'];
    readonly readToken?: () => Promise<string>;
    /** Resolves at the moment of the abort. */
    readonly comes: (stage: { server: RunningServer; lines: Line[] }) => Promise<unknown>;
    readonly before?: (server: RunningServer) => void;
  }
  const logged = (lines: Line[], event: string) => expect.poll(() => eventsOf(lines)).toContain(event);
  const moments: Moment[] = [
    { name: 'before anything', outcome: 'unreachable', comes: async () => {} },
    {
      name: 'while the token is being read',
      outcome: 'unreachable',
      readToken: () => new Promise(() => {}),
      comes: () => new Promise(setImmediate),
    },
    {
      name: 'while a stopped server does not answer the handshake',
      outcome: 'unreachable',
      before: (server) => server.process.kill('SIGSTOP'),
      comes: () => new Promise((resolve) => setTimeout(resolve, 50)),
    },
    {
      name: 'while CONNECT is not answered',
      outcome: 'unreachable',
      options: { neverAnswerConnect: true },
      comes: () => new Promise((resolve) => setTimeout(resolve, 150)),
    },
    {
      name: 'while the proof is awaited',
      outcome: 'unproven',
      options: { acknowledge: false },
      settings: { deliveryProof: 'ack' },
      comes: ({ server }) => new Promise((resolve) => server.events.once('got', resolve)),
    },
    {
      name: 'between two tries of the client',
      outcome: 'unreachable',
      settings: { reconnectionDelayMs: 60_000, path: '/elsewhere', timeoutMs: 100 },
      comes: ({ lines }) => logged(lines, 'connect_error'),
    },
    {
      name: 'between two connections',
      outcome: 'unproven',
      options: { acknowledge: false },
      settings: { deliveryProof: 'ack', timeoutMs: 100, reconnectionDelayMs: 2_000 },
      comes: ({ lines }) => logged(lines, 'disconnect'),
    },
  ];

  it.each([3, 4] as const)('with protocol %i', async (protocol) => {
    for (const moment of moments) {
      const server = await serve({ major: protocol === 3 ? 2 : 4, ...moment.options });
      moment.before?.(server);
      const { channel, lines } = channelTo(server.port, {
        settings: { protocol, ...moment.settings },
        ...(moment.readToken ? { readToken: moment.readToken } : {}),
      });
      const stopper = new AbortController();
      const handlesBefore = ownHandles();
      const delivering = channel.deliver(announcement(), { ...inTime(60_000), signal: stopper.signal });
      await moment.comes({ server, lines });

      const abortedAt = performance.now();
      stopper.abort();
      const delivery = await delivering;

      expect(performance.now() - abortedAt, moment.name).toBeLessThan(CANCELLED_WITHIN_MS);
      expect(delivery.outcome, moment.name).toBe(moment.outcome);
      // Client 2 leaves timers that end at once.
      while (ownHandles().length > handlesBefore.length && performance.now() < abortedAt + CANCELLED_WITHIN_MS) {
        await new Promise(setImmediate);
      }
      expect(ownHandles(), moment.name).toEqual(handlesBefore);
      expect(getEventListeners(stopper.signal, 'abort'), moment.name).toHaveLength(0);
    }
  });

  const ownHandles = () =>
    process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap' || name === 'Timeout');
});

describe('the log', () => {
  it.each([3, 4] as const)(
    'tells all seven events with mark, reason, tries, transport and time: protocol %i',
    async (protocol) => {
      const server = await serve({ major: protocol === 3 ? 2 : 4 });
      const proxy = await proxyTo(server);
      const { channel, lines } = channelTo(proxy.port, { settings: { protocol, reconnectionAttempts: 2 } });
      channel.open();
      await expect.poll(() => eventsOf(lines)).toContain('connect');
      proxy.sendBrokenFrame();
      await expect.poll(() => eventsOf(lines)).toContain('reconnect');
      await expect.poll(() => eventsOf(lines).filter((event) => event === 'connect').length).toBe(2);
      // From here on no server can be reached.
      await proxy.close();
      closeAfterwards.splice(closeAfterwards.indexOf(proxy.close), 1);
      await expect.poll(() => eventsOf(lines)).toContain('reconnect_failed');
      await channel.deliver(announcement(), inTime());

      const said = lines.map(({ text, details }) => `${details.event}: ${text.split(' ')[0]}`);
      expect(new Set(said)).toEqual(
        new Set([
          'connect: ✅',
          'disconnect: ❌',
          'reconnect: 🔄',
          'error: ❌',
          'connect_error: ❌',
          'reconnect_error: 🔄',
          'reconnect_failed: ❌',
          'notification: ❌',
        ]),
      );
      for (const { details, text } of lines) {
        if (details.event === 'notification') {
          continue;
        }
        expect(details, text).toMatchObject({
          attempt: expect.any(Number),
          remaining: expect.any(Number),
          transport: 'websocket',
          sinceStartMs: expect.any(Number),
        });
        if (!['connect', 'reconnect'].includes(String(details.event))) {
          expect(details, text).toMatchObject({ reason: expect.stringMatching(/./) });
        }
        expect(Number(details.attempt) + Number(details.remaining)).toBe(3);
      }
    },
  );

  it('tells the goodbye as a stopping, and the announcement with its outcome', async () => {
    const server = await serve();
    const { channel, lines } = channelTo(server.port);
    await channel.deliver(announcement(), inTime());
    await channel.close();

    expect(lines.map(({ level, text }) => `${level} ${text}`)).toEqual([
      'info ✅ Connected to the notification server',
      'info 📢 Announcing',
      'info 📢 Announcement delivered',
      'info 🛑 Left the notification server',
    ]);
    expect(lines[2]?.details).toMatchObject({ outcome: 'delivered', proof: 'barrier', tries: 1 });
  });

  it.each([3, 4] as const)('does not break a delivery by throwing at each line, with protocol %i', async (protocol) => {
    const server = await serve({ major: protocol === 3 ? 2 : 4, dropFirstMs: 0 });
    const { channel } = channelTo(server.port, {
      settings: { protocol },
      onLine: () => {
        throw new Error('the disk is full');
      },
    });
    channel.open();

    const delivery = await channel.deliver(announcement(), inTime());
    await channel.close();
    await server.settle();

    expect(delivery.outcome).toBe('delivered');
    expect(server.received.length).toBeGreaterThan(0);
  });

  it('holds nothing of the message', async () => {
    const server = await serve();
    const { channel, lines } = channelTo(server.port);
    await channel.deliver({ ...announcement(), message: { name: 'นางสาวสมศรี', idCard: '1234567890123' } }, inTime());
    await channel.close();

    expect(JSON.stringify(lines)).not.toMatch(/สมศรี|1234567890123|"user"/);
  });
});

describe('a server that answers the handshake with HTTP', () => {
  it.each([
    { status: 200, outcome: 'refused', says: /WEBSOCKET_PATH is \/api\/v1\/org-socket/ },
    { status: 301, outcome: 'refused', says: /WEBSOCKET_URL must be the address/ },
    { status: 400, outcome: 'refused', says: /set WEBSOCKET_PROTOCOL to [34]/ },
    { status: 401, outcome: 'refused', says: /WEBSOCKET_AUTH_TOKEN_PARAMETER/ },
    { status: 404, outcome: 'refused', says: /WEBSOCKET_PATH is \/api\/v1\/org-socket/ },
    { status: 410, outcome: 'refused', says: /HTTP 410/ },
    { status: 429, outcome: 'unreachable', says: /HTTP 429/ },
    { status: 502, outcome: 'unreachable', says: /HTTP 502/ },
    { status: 503, outcome: 'unreachable', says: /HTTP 503/ },
  ])('$status is $outcome, and told', async ({ status, outcome, says }) => {
    const http = createServer();
    http.on('upgrade', (_request, socket) => socket.end(`HTTP/1.1 ${status} Answer\r\ncontent-length: 0\r\n\r\n`));
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    closeAfterwards.push(async () => void http.close());

    for (const protocol of [3, 4] as const) {
      const { channel } = channelTo((http.address() as AddressInfo).port, { settings: { protocol } });
      const delivery = await channel.deliver(announcement(), inTime());

      expect(delivery).toMatchObject({ outcome, tries: outcome === 'refused' ? 1 : 3 });
      expect(delivery.lastError).toMatch(says);
    }
  });
});

describe('the token', () => {
  it.each([
    { protocol: 4, major: 4 },
    { protocol: 4, major: 3 },
    { protocol: 3, major: 2 },
  ] as const)('is sent with protocol $protocol to socket.io $major', async ({ protocol, major }) => {
    const server = await serve({ major, token: 'ten+/= ก' });
    const { channel } = channelTo(server.port, { settings: { protocol }, readToken: async () => 'ten+/= ก' });

    expect(await channel.deliver(announcement(), inTime())).toMatchObject({ outcome: 'delivered', tries: 1 });
  });

  it('is read again once, uncached, when the server refuses it', async () => {
    const server = await serve({ token: 'new' });
    const asked: boolean[] = [];
    const { channel } = channelTo(server.port, {
      readToken: async ({ fresh }) => {
        asked.push(fresh);
        return `old-${asked.length}`;
      },
    });

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toMatchObject({ outcome: 'refused', tries: 2 });
    expect(asked).toEqual([false, true]);
  });

  it('appears nowhere, though the server quotes it', async () => {
    const token = 'secret "quoted" +/=';
    const server = await serve({ token: 'another' });
    const { channel, lines } = channelTo(server.port, { readToken: async () => token });

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toMatchObject({ outcome: 'refused', lastError: expect.stringContaining('[token]') });
    expect(JSON.stringify([delivery, lines])).not.toMatch(/secret|quoted/);
  });

  it('that cannot be read leaves the server unreached, and the name of its parameter is told', async () => {
    const server = await serve();
    const { channel } = channelTo(server.port, {
      settings: { authTokenParameter: '/insignia/socket-token', reconnectionAttempts: 1 },
      readToken: async () => {
        throw new TypeError('secret things');
      },
    });

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toMatchObject({ outcome: 'unreachable', tries: 2 });
    expect(delivery.lastError).toBe('The token /insignia/socket-token could not be read (TypeError).');
    expect(server.connections()).toBe(0);
  });
});

describe('an event that the client keeps for itself', () => {
  it.each([3, 4] as const)('is refused and never taken for delivered with protocol %i', async (protocol) => {
    const server = await serve({ major: protocol === 3 ? 2 : 4 });
    const { channel } = channelTo(server.port, { settings: { protocol } });

    const delivery = await channel.deliver({ ...announcement(), event: 'error' }, inTime());

    expect(delivery).toMatchObject({ outcome: 'refused', lastError: expect.stringContaining('event name error') });
  });
});

describe('a message that is no JSON', () => {
  it.each([3, 4] as const)('is refused and never sent with protocol %i', async (protocol) => {
    const server = await serve({ major: protocol === 3 ? 2 : 4 });
    const { channel } = channelTo(server.port, { settings: { protocol } });
    const message: Record<string, unknown> = {};
    message.itself = message;

    const delivery = await channel.deliver({ ...announcement(), message }, inTime());
    await channel.close();
    await server.settle();

    expect(delivery).toMatchObject({ outcome: 'refused', lastError: expect.stringContaining('JSON') });
    expect(server.received).toEqual([]);
  });
});
