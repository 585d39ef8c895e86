import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { reply } from '../helpers/http-front.ts';
import {
  announcement,
  channelTo,
  closeAfterwards,
  eventsOf,
  inTime,
  proxyTo,
  serve,
} from '../helpers/notification/channels.ts';
import { accept, frame, OPEN, upgradeServer } from '../helpers/notification/raw-server.ts';

describe('the log', () => {
  it.each([3, 4] as const)(
    'tells all seven events with mark, reason, tries, transport and time: protocol %i',
    async (protocol) => {
      const server = await serve({ major: protocol === 3 ? 2 : 4 });
      const proxy = await proxyTo(server);
      const { channel, lines } = channelTo(proxy.port, { settings: { protocol, reconnectionAttempts: 3 } });
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

      const said = lines.map(({ level, text, details }) => `${details.event}: ${level} ${text}`);
      expect(new Set(said)).toEqual(
        new Set([
          'connect: info ✅ Connected to the notification server',
          'disconnect: warn ❌ Disconnected from the notification server',
          'reconnect: info 🔄 Reached the notification server again',
          'error: warn ❌ Fault of the notification connection',
          'connect_error: warn ❌ The notification server was not reached',
          'reconnect_error: warn 🔄 Reconnection failed',
          'reconnect_failed: error ❌ Gave up on the notification server',
          'notification: error ❌ Announcement unreachable',
        ]),
      );
      for (const { details, text } of lines) {
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
        // From here on there is the last try too, which was kept for the announcement.
        if (details.event === 'reconnect_failed') {
          break;
        }
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

describe('a packet that the client cannot read', () => {
  it.each([
    { protocol: 4, transport: 'websocket', packet: '0{' },
    { protocol: 4, transport: 'polling', packet: '0{' },
    { protocol: 4, transport: 'websocket', packet: '0null' },
    { protocol: 3, transport: 'websocket', packet: '0{' },
    { protocol: 3, transport: 'polling', packet: '2:0{' },
    { protocol: 3, transport: 'websocket', packet: '0null' },
  ] as const)('$packet is an answer of another protocol: $transport, protocol $protocol', async (row) => {
    const { protocol, transport, packet } = row;
    const port = await upgradeServer(
      (socket, key) => {
        accept(socket, key);
        socket.write(frame(packet));
      },
      (_asked, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(packet),
    );
    const { channel } = channelTo(port, { settings: { protocol, transports: [transport] } });

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toMatchObject({ outcome: 'refused', tries: 1, lastError: expect.stringContaining('protocol') });
  });

  it('ends the connection when it comes later, and the event is sent on another one', async () => {
    let connections = 0;
    const port = await upgradeServer((socket, key) => {
      connections += 1;
      accept(socket, key);
      socket.write(frame('0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}'));
      socket.write(frame('40'));
      // A packet of binary data that nothing has announced.
      socket.write(Buffer.from([0x82, 2, 4, 1]));
    });
    const { channel, lines } = channelTo(port, { settings: { protocol: 3, reconnectionAttempts: 1 } });
    channel.open();
    await expect.poll(() => eventsOf(lines)).toContain('disconnect');

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery.outcome).not.toBe('delivered');
    expect(connections).toBe(2);
  });
});

describe('a server of protocol 4', () => {
  it('that refuses without words has refused', async () => {
    const port = await upgradeServer((socket, key) => {
      accept(socket, key);
      socket.write(Buffer.concat([frame(OPEN), frame('44')]));
    });
    const { channel } = channelTo(port);

    const delivery = await channel.deliver(announcement(), inTime());

    expect(delivery).toMatchObject({ outcome: 'refused', lastError: expect.stringContaining('without words') });
  });

  it.each(['websocket', 'polling'] as const)(
    'that ends the connection in the breath in which it accepts it is tried again: %s',
    async (transport) => {
      const port = await upgradeServer(
        (socket, key) => {
          accept(socket, key);
          socket.write(Buffer.concat([frame(OPEN), frame('40{"sid":"b"}'), frame('4')]));
        },
        ({ method, url = '' }, response) => {
          const sent = url.includes('sid=') ? '40{"sid":"b"}\x1e1' : OPEN;
          response.writeHead(200, { 'content-type': 'text/plain' }).end(method === 'POST' ? 'ok' : sent);
        },
      );
      const { channel } = channelTo(port, { settings: { transports: [transport] } });

      const delivery = await channel.deliver(announcement(), inTime());

      expect(delivery).toMatchObject({
        outcome: 'unreachable',
        tries: 3,
        lastError: expect.stringMatching(/^The connection was lost [^.]*\.$/),
      });
    },
  );
});

describe('a transport that is refused', () => {
  it('does not make the delivery refused where another one is left', async () => {
    const server = await serve();
    const refused = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const port = await upgradeServer(
      (socket) => {
        asked.resolve();
        void refused.promise.then(() => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'));
      },
      (request, response) => reply({ to: server.port }, request, response, () => {}),
    );
    const { channel } = channelTo(port, {
      settings: { transports: ['websocket', 'polling'], reconnectionAttempts: 1 },
    });
    channel.open();
    await asked.promise;
    const delivering = channel.deliver(announcement(), inTime());
    refused.resolve();

    expect(await delivering).toMatchObject({ outcome: 'delivered', tries: 2 });
  });
});
