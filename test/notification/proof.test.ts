import { getEventListeners } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { describe, expect, it } from 'vitest';
import type { WebSocketSettings } from '../../lib/config/settings.ts';
import { openConnection } from '../../lib/notification/connection.ts';
import { openJournal } from '../../lib/notification/journal.ts';
import { emitAndProve, type Proof } from '../../lib/notification/proof.ts';
import { loadSocketClient } from '../../lib/notification/socket-client.ts';
import { keepLines, testSettings } from '../helpers/fault-scene.ts';
import { announcement, closeAfterwards } from '../helpers/notification/channels.ts';

/** A proof's limits: none comes into the way of a slow machine. */
const LONG = { timeoutMs: 30_000, signal: new AbortController().signal, now: Date.now };

/** The ping that a server got, and its WebSocket. */
interface ServerSide {
  readonly socket: ServerSocket;
  /** The WebSocket of the package ws. */
  readonly ws: {
    on(event: 'ping', listener: (data: Buffer) => void): void;
    pong(payload: string): void;
    _autoPong: boolean;
  };
}

/** What the client has beside what lib uses of it. */
interface LooseSocket {
  listeners(event: string): unknown[];
  readonly io: {
    listeners(event: string): unknown[];
    reconnection(): boolean;
    readonly nsps: Record<string, { readonly active: boolean }>;
    readonly engine: {
      listeners(event: string): unknown[];
      readonly transport: { readonly ws: { listenerCount(event: string): number } };
    };
  };
}

/** A connection to a server of socket.io in this process, with both of its sides. */
async function connected(
  onConnection: (side: ServerSide) => void = () => {},
  changes: Partial<WebSocketSettings> = {},
) {
  const http = createServer();
  const io = new Server(http, { path: '/api/v1/org-socket', serveClient: false });
  const side = Promise.withResolvers<ServerSide>();
  const got: unknown[] = [];
  io.on('connection', (socket) => {
    socket.on('notification', (...sent: unknown[]) => {
      got.push(sent);
      const answer = sent.at(-1);
      if (typeof answer === 'function') {
        answer('ok');
      }
    });
    const { socket: ws } = socket.conn.transport as unknown as { socket: ServerSide['ws'] };
    onConnection({ socket, ws });
    side.resolve({ socket, ws });
  });
  http.listen(0, '127.0.0.1');
  closeAfterwards.push(async () => void (await io.close()));
  await new Promise((resolve) => http.once('listening', resolve));

  const { log, lines } = keepLines();
  const settings = testSettings(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, changes);
  const connection = openConnection(await loadSocketClient(4), settings, {
    tries: { made: 0, allowed: 1, transport: 0 },
    journal: openJournal(log, Date.now),
    token: undefined,
  });
  closeAfterwards.push(() => connection.close(0));
  const state = await connection.settled();
  if (state.is !== 'connected') {
    throw new Error(state.reason);
  }
  return { state, server: await side.promise, got, lines };
}

/** Calls `act` right behind the server's answer, in whatever way it proves. */
function afterProof({ socket, ws }: ServerSide, act: () => void): void {
  ws.on('ping', act);
  socket.conn.on('packetCreate', ({ data }: { data?: unknown }) => {
    // The answer to the wish for a namespace, or to the event.
    if (/^4\/delivery-barrier|^3\d/.test(String(data))) {
      process.nextTick(act);
    }
  });
}

const PROOFS: readonly Proof[] = ['barrier', 'namespace', 'ack'];

describe('a proof', () => {
  it.each(PROOFS)('by %s is there when the server has the event, which it gets once', async (proof) => {
    const { state, got } = await connected();

    expect(await emitAndProve(state, announcement(), proof, LONG)).toBeUndefined();
    expect(got).toHaveLength(1);
  });

  it('comes although the server sends an event without a name', async () => {
    const { state } = await connected(({ socket }) => void socket.conn.write('2'));

    expect(await emitAndProve(state, announcement(), 'barrier', LONG)).toBeUndefined();
  });

  it('is not a pong that answers something else', async () => {
    const { state } = await connected(({ ws }) => {
      ws._autoPong = false;
      ws.on('ping', () => ws.pong('/delivery-barrier-99'));
    });

    expect(await emitAndProve(state, announcement(), 'barrier', { ...LONG, timeoutMs: 300 })).toEqual({
      reason: 'No answer to the barrier came in time.',
      isUnanswered: true,
    });
  });

  it.each(PROOFS)('by %s does not count on another connection', async (proof) => {
    const { state } = await connected();
    const proving = emitAndProve(state, announcement(), proof, LONG);
    // As after a reconnection.
    Object.assign(state.socket.io, { engine: Object.create(state.socket.io.engine) });

    expect(await proving).toEqual({ reason: 'The answer came on another connection.' });
  });

  it.each(PROOFS)('by %s cannot be for an event that the client would send later', async (proof) => {
    const { state, got, server } = await connected();
    const left = new Promise((resolve) => state.socket.on('disconnect', resolve));
    server.socket.disconnect(true);
    await left;

    expect(await emitAndProve(state, announcement(), proof, LONG)).toEqual({
      reason: 'The connection was lost before the emit.',
      isUnsent: true,
    });
    expect((state.socket as unknown as { sendBuffer: unknown[] }).sendBuffer).toEqual([]);
    expect(got).toEqual([]);
  });
});

describe('behind the event', () => {
  it('each barrier of a connection has a name of its own', async () => {
    const pings: string[] = [];
    const asked: string[] = [];
    const { state } = await connected(({ socket, ws }) => {
      ws.on('ping', (data) => pings.push(String(data)));
      socket.conn.on('packet', ({ data }: { data?: unknown }) => asked.push(String(data)));
    });
    for (const proof of ['barrier', 'namespace', 'barrier', 'namespace'] as const) {
      expect(await emitAndProve(state, announcement(), proof, LONG)).toBeUndefined();
    }

    expect(pings).toEqual(['/delivery-barrier-1', '/delivery-barrier-3']);
    expect(asked.filter((data) => data.startsWith('0/'))).toEqual(['0/delivery-barrier-2,', '0/delivery-barrier-4,']);
  });

  it.each([...PROOFS, 'called off'] as const)('%s leaves no listener, no namespace and no timer', async (proof) => {
    // Takes any namespace: one that is refused is left anyway.
    const { state } = await connected(({ socket }) => void socket.nsp.server.of(/./));
    const { socket } = state as unknown as { socket: LooseSocket };
    const { engine } = socket.io;
    const stopper = new AbortController();
    const count = () => [
      ...['disconnect', 'exception', 'error'].map((event) => socket.listeners(event).length),
      socket.io.listeners('packet').length,
      engine.listeners('drain').length,
      engine.transport.ws.listenerCount('pong'),
      getEventListeners(stopper.signal, 'abort').length,
      Object.values(socket.io.nsps).filter((namespace) => namespace.active).length,
    ];
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = count();
    const timersBefore = timers();
    const proving = emitAndProve(state, announcement(), proof === 'called off' ? 'barrier' : proof, {
      ...LONG,
      signal: stopper.signal,
    });
    expect(count()).not.toEqual(before);
    if (proof === 'called off') {
      // Before the event has left.
      stopper.abort();
    }
    await proving;

    expect(count()).toEqual(before);
    expect(timers()).toBeLessThanOrEqual(timersBefore);
    expect(socket.io.reconnection()).toBe(false);
  });
});

describe('after the proof', () => {
  it.each(PROOFS)('by %s an objection of the server voids it, with its words, and is logged', async (proof) => {
    const { state, lines } = await connected((side) =>
      afterProof(side, () => side.socket.emit('exception', { message: 'Forbidden resource' })),
    );

    expect(await emitAndProve(state, announcement(), proof, LONG)).toEqual({
      reason: 'The server objected (exception): Forbidden resource',
      isNo: true,
    });
    expect(lines.map(({ details }) => [details.event, details.reason])).toContainEqual([
      'exception',
      'Forbidden resource',
    ]);
  });

  it.each([
    { words: 'no', passed: 'no' },
    { words: 'without words', passed: { status: 'error', cause: { data: ['นางสาวสมศรี'] } } },
    { words: 'without words', passed: undefined },
  ])('an objection is quoted by its message alone: $words', async ({ words, passed }) => {
    const { state } = await connected(({ socket }) => {
      socket.on('notification', () => socket.emit('error', passed));
    });

    expect(await emitAndProve(state, announcement(), 'namespace', LONG)).toEqual({
      reason: `The server objected (error): ${words}`,
      isNo: true,
    });
  });

  it.each([
    { proof: 'barrier', expected: { reason: expect.stringContaining('right after the proof'), isUnanswered: true } },
    { proof: 'namespace', expected: { reason: expect.stringContaining('right after the proof'), isUnanswered: true } },
    { proof: 'ack', expected: undefined },
  ] as const)('by $proof the end of the connection counts by what is known', async ({ proof, expected }) => {
    const { state } = await connected((side) => afterProof(side, () => side.socket.disconnect(true)));

    expect(await emitAndProve(state, announcement(), proof, LONG)).toEqual(expected);
  });

  it.each([
    { took: 5, over: 'websocket', atLeast: 20, lessThan: 50 },
    { took: 60, over: 'websocket', atLeast: 60, lessThan: 90 },
    { took: 60_000, over: 'websocket', atLeast: 100, lessThan: 130 },
    { took: 5, over: 'polling', atLeast: 100, lessThan: 130 },
  ] as const)(
    'that took $took ms over $over the client listens for $atLeast ms',
    async ({ took, over, ...listens }) => {
      const { state } = await connected(undefined, { transports: [over] });
      let time = 0;
      let isOver = false;
      const now = () => {
        if (time > 0) {
          // Begun with the listening: timers end in the order of their times, on a slow machine too.
          setTimeout(() => {
            isOver = true;
          }, listens.lessThan);
        }
        time += took;
        return time;
      };
      const startedAt = performance.now();
      await emitAndProve(state, announcement(), 'ack', { ...LONG, now });
      // Timers may be a millisecond early.
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(listens.atLeast - 1);
      expect(isOver).toBe(false);
    },
  );

  it('an abort before the listening is over leaves it unproven', async () => {
    const stopper = new AbortController();
    const { state } = await connected();
    const now = () => {
      // Read for the second time when the proof has come.
      if (calls++ === 1) {
        setImmediate(() => stopper.abort());
      }
      return calls * 1_000;
    };
    let calls = 0;

    expect(await emitAndProve(state, announcement(), 'ack', { ...LONG, signal: stopper.signal, now })).toEqual({
      reason: 'The time was up before the server could have objected.',
    });
  });
});
