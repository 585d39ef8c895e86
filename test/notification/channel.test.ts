import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { WebSocketSettings } from '../../lib/config/settings.ts';
import type { Delivery } from '../../lib/notification/channel.ts';
import { type Line, refusedPort } from '../helpers/fault-scene.ts';
import { inLoopTime } from '../helpers/loop-clock.ts';
import {
  announcement,
  channelTo,
  eventsOf,
  inTime,
  proxyTo,
  serve,
  serveApart,
} from '../helpers/notification/channels.ts';
import type { RunningServer, ServerOptions } from '../helpers/socket-servers/start-server.ts';

/** A cancelled delivery ends within 100 ms. It gets more time, but less than any time-out below. */
const CANCELLED_WITHIN_MS = 900;

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
      settings: { deliveryProof: 'ack', reconnectionAttempts: 3, timeoutMs: 1_000 },
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
    expect(inLoopTime(delivery.elapsedMs)).toBeLessThan(700);
  });

  it('are not begun without time for them', async () => {
    const server = await serve();
    const { channel } = channelTo(server.port);

    const delivery = await channel.deliver(announcement(), inTime(-1));

    expect(delivery).toMatchObject({ outcome: 'unreachable', tries: 0 });
    expect(server.connections()).toBe(0);
  });
});

describe('the last try', () => {
  it.each([
    { reconnectionAttempts: 0, tries: 1 },
    { reconnectionAttempts: 2, tries: 3 },
  ])('of $tries is kept for the announcement, whatever came before', async ({ reconnectionAttempts, tries }) => {
    const port = await refusedPort();
    const { channel, lines } = channelTo(port, { settings: { reconnectionAttempts } });
    channel.open();
    await expect.poll(() => eventsOf(lines).filter((event) => event === 'connect_error').length).toBe(tries - 1);
    await serve({ port });

    expect(await channel.deliver(announcement(), inTime())).toMatchObject({ outcome: 'delivered', tries });
  });

  it('is made though the server refused before there was something to announce', async () => {
    let token = 'old';
    const server = await serve({ token: 'new' });
    const { channel, lines } = channelTo(server.port, { readToken: async () => token });
    channel.open();
    await expect.poll(() => eventsOf(lines)).toContain('connect_error');
    token = 'new';

    expect(await channel.deliver(announcement(), inTime())).toMatchObject({ outcome: 'delivered' });
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
      settings: { reconnectionDelayMs: 60_000, path: '/elsewhere', timeoutMs: 1_000 },
      comes: ({ lines }) => logged(lines, 'connect_error'),
    },
    {
      name: 'between two connections',
      outcome: 'unproven',
      options: { acknowledge: false },
      settings: { deliveryProof: 'ack', timeoutMs: 1_000, reconnectionDelayMs: 60_000 },
      comes: ({ lines }) => logged(lines, 'disconnect'),
    },
  ];

  it.each([3, 4] as const)('with protocol %i', async (protocol) => {
    for (const moment of moments) {
      const server = await serveApart({ major: protocol === 3 ? 2 : 4, ...moment.options });
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

      expect(inLoopTime(performance.now() - abortedAt), moment.name).toBeLessThan(CANCELLED_WITHIN_MS);
      expect(delivery.outcome, moment.name).toBe(moment.outcome);
      // Client 2 leaves timers that end at once.
      while (ownHandles().length > handlesBefore.length && performance.now() < abortedAt + 10 * CANCELLED_WITHIN_MS) {
        await new Promise(setImmediate);
      }
      expect(ownHandles(), moment.name).toEqual(handlesBefore);
      expect(getEventListeners(stopper.signal, 'abort'), moment.name).toHaveLength(0);
    }
  });

  const ownHandles = () =>
    process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap' || name === 'Timeout');
});
