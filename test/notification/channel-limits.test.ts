import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { WebSocketSettings } from '../../lib/config/settings.ts';
import { refusedPort } from '../helpers/fault-scene.ts';
import { announcement, channelTo, eventsOf, inTime, serve } from '../helpers/notification/channels.ts';
import { OPEN, upgradeServer } from '../helpers/notification/raw-server.ts';

const unreadable = async () => {
  throw new TypeError('no such parameter');
};

describe('the pause before the next connection', () => {
  /** A channel whose tries fail at once, with `leftMs` until its last start when it asks for the first pause. */
  async function triesWith(leftMs: number, reconnectionDelayMs: number, random: () => number) {
    let time = 0;
    const { channel } = channelTo(1, {
      settings: { reconnectionAttempts: 5, reconnectionDelayMs },
      now: () => time,
      random,
      readToken: unreadable,
    });
    const delivering = channel.deliver(announcement(), { deadline: 60_250 });
    time = 60_000 - leftMs;
    return await delivering;
  }

  it.each([
    { leftMs: 31, random: 0, tries: 2, why: 'half of the delay' },
    { leftMs: 30, random: 0, tries: 1, why: 'it would end at the last start' },
    { leftMs: 61, random: 0.5, tries: 2, why: 'the whole delay' },
    { leftMs: 60, random: 0.5, tries: 1, why: 'it would end at the last start' },
    { leftMs: 85, random: 0.9, tries: 2, why: 'nearly one and a half of it' },
    { leftMs: 84, random: 0.9, tries: 1, why: 'it would end after the last start' },
    { leftMs: 121, random: 0.5, tries: 3, why: 'doubled the second time' },
    { leftMs: 241, random: 0.5, tries: 4, why: 'doubled again' },
  ])('is bounded: $leftMs ms are enough for $tries tries at the random number $random ($why)', async (row) => {
    const { outcome, tries } = await triesWith(row.leftMs, 60, () => row.random);

    expect({ outcome, tries }).toEqual({ outcome: 'unreachable', tries: row.tries });
  });

  it('is never longer than the delay of the settings where that is above ten seconds', async () => {
    expect(await triesWith(20_000, 20_000, () => 0.9)).toMatchObject({ tries: 1 });
  });

  it('is cut short by the signal, and no try follows', async () => {
    const stopper = new AbortController();
    const { channel } = channelTo(1, {
      settings: { reconnectionAttempts: 5, reconnectionDelayMs: 30_000 },
      readToken: unreadable,
      random: () => {
        setImmediate(() => stopper.abort());
        return 0.5;
      },
    });

    const delivery = await channel.deliver(announcement(), { ...inTime(59_000), signal: stopper.signal });

    expect(delivery).toMatchObject({ outcome: 'unreachable', tries: 1 });
    expect(getEventListeners(stopper.signal, 'abort')).toEqual([]);
  });
});

describe('a delivery', () => {
  it('whose code fails is unproven, and names the error only', async () => {
    const { channel } = channelTo(1, {
      readToken: unreadable,
      random: () => {
        throw new RangeError('secret');
      },
    });

    expect(await channel.deliver(announcement(), inTime())).toMatchObject({
      outcome: 'unproven',
      lastError: 'Unexpected RangeError.',
    });
  });

  it('is logged with its outcome, what its proof shows and the whole ms that it took', async () => {
    const server = await serve({ acknowledge: true });
    let time = 100.4;
    const { channel, lines } = channelTo(server.port, {
      settings: { deliveryProof: 'ack' },
      now: () => {
        time += 0.3;
        return time;
      },
    });

    const delivery = await channel.deliver(announcement(), { deadline: 60_000 });

    expect(delivery).toStrictEqual({ outcome: 'delivered', proof: 'ack', tries: 1, elapsedMs: expect.any(Number) });
    expect(Number.isInteger(delivery.elapsedMs)).toBe(true);
    expect(delivery.elapsedMs).toBeLessThan(50);
    expect(lines).toStrictEqual([
      {
        level: 'info',
        text: '✅ Connected to the notification server',
        details: {
          event: 'connect',
          attempt: 1,
          remaining: 2,
          transport: 'websocket',
          sinceStartMs: expect.any(Number),
        },
      },
      {
        level: 'info',
        text: '📢 Announcing',
        details: { event: 'notification', attempt: 1, sinceStartMs: expect.any(Number) },
      },
      {
        level: 'info',
        text: '📢 Announcement delivered',
        details: { event: 'notification', ...delivery, shows: 'taken', sinceStartMs: expect.any(Number) },
      },
    ]);
  });

  it('that fails is logged as an error, with its reason', async () => {
    const { channel, lines } = channelTo(await refusedPort(), { settings: { reconnectionAttempts: 0 } });

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toStrictEqual({
      outcome: 'unreachable',
      tries: 1,
      elapsedMs: expect.any(Number),
      lastError: expect.stringContaining('ECONNREFUSED'),
    });
    expect(lines.at(-1)).toStrictEqual({
      level: 'error',
      text: '❌ Announcement unreachable',
      details: { event: 'notification', ...delivery, sinceStartMs: expect.any(Number) },
    });
  });

  it('gets a new connection where the server refused one before', async () => {
    let isRefused = true;
    const port = await upgradeServer(
      () => {},
      (_asked, response) => response.writeHead(isRefused ? 403 : 503).end(),
    );
    const { channel, lines } = channelTo(port, { settings: { transports: ['polling'], reconnectionAttempts: 1 } });
    channel.open();
    await expect.poll(() => eventsOf(lines)).toContain('connect_error');
    isRefused = false;

    expect(await channel.deliver(announcement(), inTime())).toMatchObject({ outcome: 'unreachable', tries: 2 });
  });

  it.each(['websocket', 'polling'] as const)('of too large a message is not tried again: %s', async (transport) => {
    const server = await serve({ maxBytes: 10_000 });
    const { channel } = channelTo(server.port, { settings: { transports: [transport] } });
    const large = { ...announcement(), message: { filling: 'x'.repeat(100_000) } };

    expect(await channel.deliver(large, inTime())).toMatchObject({
      outcome: 'unproven',
      tries: 1,
      lastError: expect.stringMatching(
        transport === 'websocket'
          ? /^The message is larger than the server takes \(transport close, code 1009\)\.$/
          : /^The message is larger than the server takes \(transport error, HTTP 413\)\.$/,
      ),
    });
  });

  it.each(['barrier', 'ack'] as const)('is sent again where a request is answered by an error: %s', async (proof) => {
    // As a balancer does that sends the requests of a session to another server.
    const port = await upgradeServer(
      () => {},
      async (request, response) => {
        let body = '';
        for await (const chunk of request) {
          body += chunk;
        }
        if (request.method === 'POST') {
          response.writeHead(body.startsWith('42') ? 400 : 200).end('ok');
        } else if (!request.url?.includes('sid=')) {
          response.end(OPEN);
        } else if (!asked.has(request.socket)) {
          asked.add(request.socket);
          response.end('40{"sid":"b"}');
        }
      },
    );
    const asked = new Set<object>();
    const { channel } = channelTo(port, {
      settings: { transports: ['polling'], deliveryProof: proof, timeoutMs: 5_000 },
    });

    expect(await channel.deliver(announcement(), inTime())).toMatchObject({
      outcome: 'unproven',
      tries: 3,
      lastError:
        'The connection was lost before the proof (transport error, HTTP 400; a balancer before several servers must be sticky for polling).',
    });
  });
});

describe('an abort', () => {
  interface Row {
    readonly when: string;
    readonly settings?: Partial<WebSocketSettings>;
    readonly readToken?: () => Promise<string>;
    readonly server?: Parameters<typeof serve>[0];
    /** The event of the log at which it comes. */
    readonly at?: string;
    readonly expected: object;
  }
  const NEVER_REACHED = { outcome: 'unreachable', lastError: 'The time was up before the server was reached.' };
  const rows: Row[] = [
    { when: 'before anything', expected: { ...NEVER_REACHED, tries: 0 } },
    {
      when: 'while the token is read',
      readToken: () => new Promise(() => {}),
      expected: { ...NEVER_REACHED, tries: 0 },
    },
    {
      when: 'while the proof is awaited',
      server: { acknowledge: false },
      settings: { deliveryProof: 'ack' },
      at: 'notification',
      expected: { outcome: 'unproven', tries: 1, lastError: 'No acknowledgement came in time.' },
    },
    {
      when: 'between two connections',
      server: { acknowledge: false },
      settings: { deliveryProof: 'ack', timeoutMs: 300, reconnectionDelayMs: 30_000 },
      at: 'disconnect',
      expected: { outcome: 'unproven', tries: 1, lastError: 'No acknowledgement came in time.' },
    },
  ];

  it.each(rows)('$when ends the delivery, and nothing listens any more', async (row) => {
    const server = await serve(row.server);
    const { channel, lines } = channelTo(server.port, {
      ...(row.settings ? { settings: row.settings } : {}),
      ...(row.readToken ? { readToken: row.readToken } : {}),
    });
    const stopper = new AbortController();
    const delivering = channel.deliver(announcement(), { ...inTime(59_000), signal: stopper.signal });
    if (row.at) {
      await expect.poll(() => eventsOf(lines)).toContain(row.at);
    }
    stopper.abort();

    expect(await delivering).toMatchObject(row.expected);
    expect(getEventListeners(stopper.signal, 'abort')).toEqual([]);
  });
});
