import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../lib/notification/connection.ts';
import { reply } from '../helpers/http-front.ts';
import { announcement, channelTo, closeAfterwards, eventsOf, inTime, serve } from '../helpers/notification/channels.ts';
import { connectTo } from '../helpers/notification/connections.ts';
import { accept, CONNECTED, closeFrame, frame, OPEN, upgradeServer } from '../helpers/notification/raw-server.ts';

/** What the client has no reason to wait for. */
const LONG_MS = 60_000;

const PROTOCOLS = [3, 4] as const;

/** The socket of a connection that is up. */
async function socketOf(connection: Connection) {
  const state = await connection.settled();
  if (state.is !== 'connected') {
    throw new Error(state.reason);
  }
  // biome-ignore lint/suspicious/noExplicitAny: what the two clients have beside what lib uses of them
  return state.socket as any;
}

/** A server that accepts every connection, and then does this with it. */
function acceptingServer(protocol: 3 | 4, then: (socket: Duplex, n: number) => void = () => {}) {
  let connections = 0;
  return upgradeServer((socket, key) => {
    accept(socket, key);
    socket.write(Buffer.concat([frame(OPEN), frame(CONNECTED[protocol])]));
    connections += 1;
    then(socket, connections);
  });
}

describe.each(PROTOCOLS)('a connection of protocol %i', (protocol) => {
  it.each([
    { allowed: 1, delayMs: 10, reconnects: false, attempts: 1, mostMs: 10_000 },
    { allowed: 3, delayMs: 20_000, reconnects: true, attempts: 2, mostMs: 20_000 },
  ])('has the options of its settings, and reconnects while tries are left: $allowed', async (row) => {
    const { connection } = await connectTo(await acceptingServer(protocol), row.allowed, {
      protocol,
      reconnectionDelayMs: row.delayMs,
      timeoutMs: LONG_MS,
    });
    const { io } = await socketOf(connection);

    expect({
      path: io.opts.path,
      transports: io.opts.transports,
      timeout: io.timeout(),
      reconnects: io.reconnection(),
      attempts: io.reconnectionAttempts(),
      delayMs: io.reconnectionDelay(),
      mostMs: io.reconnectionDelayMax(),
      factor: io.randomizationFactor(),
    }).toEqual({
      path: '/api/v1/org-socket',
      transports: ['websocket'],
      timeout: LONG_MS,
      reconnects: row.reconnects,
      attempts: row.attempts,
      delayMs: row.delayMs,
      mostMs: row.mostMs,
      factor: 0.5,
    });
  });

  it('shares nothing with another one to the same server', async () => {
    const port = await acceptingServer(protocol);
    const one = await connectTo(port, 1, { protocol });
    const other = await connectTo(port, 1, { protocol });

    expect((await socketOf(one.connection)).io).not.toBe((await socketOf(other.connection)).io);
  });

  it('that is closed has failed, and leaves no listener', async () => {
    const { connection } = await connectTo(await acceptingServer(protocol), 3, { protocol });
    const socket = await socketOf(connection);
    expect(connection.hasFailed()).toBe(false);
    await connection.close(0);

    expect(connection.hasFailed()).toBe(true);
    expect(await connection.settled()).toEqual({
      is: 'failed',
      refused: false,
      reason: 'The connection was closed.',
    });
    // Client 2 has a `connect` of its own.
    const left = ['disconnect', 'connect_error', 'error', 'exception'].filter(
      (event) => socket.listeners(event).length > 0,
    );
    const leftOfManager = ['open', 'close', 'error', 'reconnect', 'reconnect_attempt', 'reconnect_failed'].filter(
      (event) => socket.io.listeners(event).length > 0,
    );
    expect([...left, ...leftOfManager]).toEqual([]);
  });

  it('that is closed while it is being made settles', async () => {
    const asked = Promise.withResolvers<void>();
    const port = await upgradeServer(() => asked.resolve());
    const { connection } = await connectTo(port, 3, { protocol, timeoutMs: LONG_MS });
    const settling = connection.settled();
    await asked.promise;
    await connection.close(0);

    expect(await settling).toMatchObject({ is: 'failed', reason: 'The connection was closed.' });
  });

  it('ends without waiting for the server when it is closed again without a grace period', async () => {
    // Answers no close frame.
    const { connection } = await connectTo(await acceptingServer(protocol), 1, { protocol });
    await connection.settled();
    const closing = connection.close(LONG_MS);
    const again = connection.close(0);

    expect(again).toBe(closing);
    await closing;
  });

  it('ends after the grace period, whatever the server does', async () => {
    const { connection } = await connectTo(await acceptingServer(protocol), 1, { protocol });
    await connection.settled();
    const startedAt = performance.now();
    await connection.close(50);

    // Timers may be a millisecond early.
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(49);
  });

  it('that the server refused is closed at once, and stays refused', async () => {
    const ended = Promise.withResolvers<void>();
    const port = await upgradeServer((socket, key) => {
      socket.on('close', ended.resolve);
      accept(socket, key);
      socket.write(Buffer.concat([frame(OPEN), frame(protocol === 3 ? '44"no entry"' : '44{"message":"no entry"}')]));
    });
    const { connection, lines } = await connectTo(port, 3, { protocol });
    const refused = { is: 'failed', refused: true, reason: 'The server refused the connection: no entry' };

    expect(await connection.settled()).toEqual(refused);
    await ended.promise;
    expect(await connection.settled()).toEqual(refused);
    // Client 2 passes a refusal by the event that is an objection later.
    expect(lines).toHaveLength(protocol === 3 ? 2 : 1);
    expect(lines[0]).toMatchObject({
      level: 'error',
      text: '❌ The notification server refused',
      details: {
        event: protocol === 3 ? 'error' : 'connect_error',
        reason: refused.reason,
        attempt: 1,
        remaining: 2,
      },
    });
  });

  it('that the server closes with a code of its own during the handshake is refused at once', async () => {
    const port = await upgradeServer((socket, key) => {
      accept(socket, key);
      socket.end(closeFrame(4401, 'expired'));
    });
    const { connection, tries } = await connectTo(port, 3, { protocol, timeoutMs: LONG_MS });

    expect(await connection.settled()).toEqual({
      is: 'failed',
      refused: true,
      reason: 'The server was reached, and the connection ended (code 4401: expired).',
    });
    expect(tries.made).toBe(1);
  });

  it('that the server closes with a code of its own later is refused, and not made again', async () => {
    const port = await acceptingServer(protocol, (socket) => socket.end(closeFrame(4401, 'expired')));
    const { connection, lines, tries } = await connectTo(port, 3, { protocol });
    await expect.poll(() => connection.hasFailed()).toBe(true);

    expect(await connection.settled()).toMatchObject({
      refused: true,
      reason: 'The server was reached, and the connection ended (code 4401: expired).',
    });
    expect(tries.made).toBe(1);
    expect(lines.at(-1)?.details).toMatchObject({
      event: 'disconnect',
      reason: 'transport close, code 4401: expired',
    });
  });

  it('is not waited for where the server ended it and the client does not reconnect', async () => {
    const port = await acceptingServer(protocol, (socket) => socket.write(frame('41')));
    const { connection, lines, tries } = await connectTo(port, 3, { protocol });
    await expect.poll(() => connection.hasFailed()).toBe(true);

    expect(await connection.settled()).toMatchObject({
      refused: false,
      reason: 'The connection was lost (io server disconnect).',
    });
    expect(lines.at(-1)?.details.reason).toBe('io server disconnect');
    expect(tries.made).toBe(1);
  });

  it('has failed when it is lost and no try is left', async () => {
    const port = await acceptingServer(protocol, (socket) => setImmediate(() => socket.destroy()));
    const { connection, tries } = await connectTo(port, 1, { protocol });
    await expect.poll(() => connection.hasFailed()).toBe(true);

    expect(await connection.settled()).toMatchObject({
      refused: false,
      reason: expect.stringContaining('code 1006'),
    });
    expect(tries.made).toBe(1);
  });

  it('is made again while tries are left, each counted', async () => {
    const port = await acceptingServer(protocol, (socket, n) => {
      if (n < 3) {
        setImmediate(() => socket.destroy());
      }
    });
    const { connection, lines, tries } = await connectTo(port, 5, { protocol });
    await expect.poll(() => eventsOf(lines).filter((event) => event === 'reconnect').length).toBe(2);

    expect(await connection.settled()).toMatchObject({ is: 'connected' });
    expect(tries).toEqual({ made: 3, allowed: 5, transport: 0 });
    expect((await socketOf(connection)).io.reconnectionAttempts()).toBe(3);
  });
});

describe('a server that does not answer CONNECT', () => {
  it.each([
    { allowed: 1, made: 1 },
    { allowed: 2, made: 2 },
  ])('is given up after the time-out, in each of $allowed tries', async ({ allowed, made }) => {
    const server = await serve({ neverAnswerConnect: true });
    const { connection, tries } = await connectTo(server.port, allowed, { timeoutMs: 500 });

    await expect.poll(() => connection.hasFailed()).toBe(true);
    expect(await connection.settled()).toEqual({
      is: 'failed',
      refused: false,
      reason: 'The server did not answer CONNECT within 500 ms.',
    });
    expect(tries.made).toBe(made);
  });

  it('has its whole time in the next try, too', async () => {
    const second = Promise.withResolvers<Duplex>();
    let connections = 0;
    const port = await upgradeServer((socket, key) => {
      connections += 1;
      accept(socket, key);
      socket.write(frame(OPEN));
      if (connections === 1) {
        socket.end(closeFrame(1011));
      } else {
        second.resolve(socket);
      }
    });
    const { connection, lines, tries } = await connectTo(port, 2, { timeoutMs: 600, reconnectionDelayMs: 400 });
    await expect.poll(() => eventsOf(lines)).toContain('disconnect');
    // The time of the first try is over then, and that of the second is not.
    setTimeout(async () => (await second.promise).write(frame(CONNECTED[4])), 600);

    expect(await connection.settled()).toMatchObject({ is: 'connected' });
    expect(tries.made).toBe(2);
  });

  it('is no longer waited for when it has answered', async () => {
    const port = await acceptingServer(4, (socket) => setTimeout(() => socket.write(frame('42["error","no"]')), 700));
    const { connection, lines } = await connectTo(port, 1, { timeoutMs: 600 });

    await expect.poll(() => eventsOf(lines)).toEqual(['connect', 'error']);
    expect(lines[1]).toMatchObject({
      level: 'warn',
      text: '❌ The notification server objected',
      details: { reason: 'no' },
    });
    expect(connection.hasFailed()).toBe(false);
  });
});

describe('a server that says nothing to protocol 3', () => {
  it.each([
    { what: 'is not reached', accepts: false, refused: false, reason: 'The server did not answer within 600 ms.' },
    {
      what: 'speaks another one',
      accepts: true,
      refused: true,
      reason:
        'The server opened the WebSocket and said nothing; if it is a Socket.IO 3 or 4 server, set WEBSOCKET_PROTOCOL to 4.',
    },
  ])('$what: it has opened the WebSocket: $accepts', async ({ accepts, refused, reason }) => {
    const port = await upgradeServer((socket, key) => {
      if (accepts) {
        accept(socket, key);
      }
    });
    const { connection } = await connectTo(port, 1, { protocol: 3, timeoutMs: 600 });

    expect(await connection.settled()).toMatchObject({ is: 'failed', refused, reason });
  });
});

describe('of two transports', () => {
  const BOTH: ('websocket' | 'polling')[] = ['websocket', 'polling'];

  /** A port that does this with a WebSocket, and passes polling on to a server. */
  async function pollingPort(onUpgrade: (socket: Duplex, key: string) => void): Promise<number> {
    const server = await serve();
    return upgradeServer(onUpgrade, (request, response) => reply({ to: server.port }, request, response, () => {}));
  }

  it.each([
    ['ends the connection before it answers CONNECT', [frame(OPEN), closeFrame(1011)]],
    ['ends the handshake', [closeFrame(1011)]],
  ])('the second is tried where the first %s', async (_what, frames) => {
    const port = await pollingPort((socket, key) => {
      accept(socket, key);
      socket.end(Buffer.concat(frames));
    });
    const { connection, lines, tries } = await connectTo(port, 2, { transports: BOTH });

    expect((await socketOf(connection)).io.engine.transport.name).toBe('polling');
    expect(tries).toEqual({ made: 2, allowed: 2, transport: 1 });
    expect(lines.map(({ details }) => details.transport)).toEqual(
      lines.map(({ details }) => (details.attempt === 1 ? 'websocket' : 'polling')),
    );
  });

  it.each([
    { status: 301, outcome: 'refused', tries: 1 },
    { status: 403, outcome: 'refused', tries: 2 },
    { status: 503, outcome: 'unreachable', tries: 3 },
  ])('both answer HTTP $status: $outcome after $tries', async ({ status, outcome, tries }) => {
    const port = await upgradeServer(
      (socket) => socket.end(`HTTP/1.1 ${status} Answer\r\ncontent-length: 0\r\n\r\n`),
      (_request, response) => response.writeHead(status).end(),
    );
    const { channel } = channelTo(port, { settings: { transports: BOTH } });

    expect(await channel.deliver(announcement(), inTime())).toMatchObject({
      outcome,
      tries,
      lastError: expect.stringContaining(`HTTP ${status}`),
    });
  });

  it('that was upgraded, the new one is watched too', async () => {
    const http = createServer();
    const io = new Server(http, { path: '/api/v1/org-socket', serveClient: false });
    closeAfterwards.push(async () => void (await io.close()));
    io.on('connection', ({ conn }) => {
      conn.on('upgrade', ({ socket }: { socket: { close(code: number, words: string): void } }) =>
        socket.close(4401, 'expired'),
      );
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    const { connection, lines } = await connectTo(port, 2, { transports: ['polling', 'websocket'] });
    await expect.poll(() => connection.hasFailed()).toBe(true);

    expect(await connection.settled()).toMatchObject({
      refused: true,
      reason: 'The server was reached, and the connection ended (code 4401: expired).',
    });
    expect(lines.at(-1)?.details.transport).toBe('websocket');
  });

  it('the first is tried again after the second', async () => {
    const asked: string[] = [];
    const port = await upgradeServer(
      (socket) => {
        asked.push('websocket');
        socket.end('HTTP/1.1 503 Answer\r\ncontent-length: 0\r\n\r\n');
      },
      (_request, response) => {
        asked.push('polling');
        response.writeHead(503).end();
      },
    );
    const { connection } = await connectTo(port, 3, { transports: BOTH });
    await connection.settled();

    expect(asked).toEqual(['websocket', 'polling', 'websocket']);
  });
});
