import { describe, expect, it } from 'vitest';
import {
  type ClientManager,
  type ClientSocket,
  guardPackets,
  loadSocketClient,
  objectionOf,
  wordsOf,
} from '../../lib/notification/socket-client.ts';
import { testSettings } from '../helpers/fault-scene.ts';

const SETTINGS = testSettings('http://127.0.0.1:1', { path: '/io' });

describe('the words of what a client passed', () => {
  it.each([
    [new Error('lost'), 'lost'],
    [new TypeError(''), 'TypeError'],
    ['no entry', 'no entry'],
    [{ code: 1 }, '{"code":1}'],
    [undefined, 'undefined'],
  ])('are told: %s', (passed, words) => {
    expect(wordsOf(passed)).toBe(words);
  });
});

describe('an objection', () => {
  it.each([
    [new Error('xhr post error'), undefined],
    ['no', 'no'],
    [{ message: 'Forbidden resource', cause: { secret: 1 } }, 'Forbidden resource'],
    [{ message: { secret: 1 } }, 'without words'],
    [{ status: 'error' }, 'without words'],
    [null, 'without words'],
    [7, 'without words'],
  ])('is quoted by its message: %s', (passed, words) => {
    expect(objectionOf(passed)).toBe(words);
  });
});

describe('the client of protocol 4', () => {
  it.each([true, false])('ends the path with a slash if the settings say so: %s', async (trailingSlash) => {
    const client = await loadSocketClient(4);

    expect(client.ownOptions({ ...SETTINGS, trailingSlash }, undefined)).toStrictEqual({
      addTrailingSlash: trailingSlash,
    });
    expect(client.ownOptions({ ...SETTINGS, trailingSlash }, 'secret')).toStrictEqual({
      addTrailingSlash: trailingSlash,
      auth: { token: 'secret' },
    });
  });

  it('takes for a refusal what ends the attempt, and the word of an older server', async () => {
    const client = await loadSocketClient(4);
    const waiting = { active: true } as unknown as ClientSocket;
    const given = { active: false } as unknown as ClientSocket;
    const older = 'It seems you are trying to reach a Socket.IO server in v2.x';

    expect(client.refusal(new Error('no entry'), given)).toBe('no entry');
    expect(client.refusal(new Error('timeout'), waiting)).toBeUndefined();
    expect(client.refusal(new Error(older), waiting)).toBe(older);
  });

  it.each([
    { type: 2, data: [''] },
    { type: 4, data: { message: 'without words' } },
    { type: 5, data: [''] },
    { type: 0, data: undefined },
  ])('reads a packet of type $type without data as an empty one', async ({ type, data }) => {
    const client = await loadSocketClient(4);
    const socket = client.connect(SETTINGS.url, { autoConnect: false, forceNew: true });
    const { decoder } = socket.io as unknown as { decoder: { emit(event: string, packet: object): void } };
    const empty: { type: number; data?: unknown } = { type };
    const full = { type, data: ['sent'] };
    decoder.emit('decoded', empty);
    decoder.emit('decoded', full);

    expect(empty.data).toEqual(data);
    expect(full.data).toEqual(['sent']);
  });
});

describe('the client of protocol 3', () => {
  it('sends the token in the query, and takes the WebSocket of its own', async () => {
    const client = await loadSocketClient(3);

    expect(client.ownOptions({ ...SETTINGS, trailingSlash: true }, undefined)).toStrictEqual({ forceNode: true });
    expect(client.ownOptions({ ...SETTINGS, trailingSlash: false }, 'secret')).toStrictEqual({
      forceNode: true,
      transportOptions: { websocket: { path: '/io' }, polling: { path: '/io' } },
      query: { token: 'secret' },
    });
  });

  it('takes for a refusal what is no error', async () => {
    const client = await loadSocketClient(3);
    const socket = {} as ClientSocket;

    expect(client.refusal('no entry', socket)).toBe('no entry');
    expect(client.refusal(new Error('websocket error'), socket)).toBeUndefined();
  });

  it('stops the timer of the next try, which disconnect() leaves', async () => {
    const client = await loadSocketClient(3);
    const socket = client.connect(SETTINGS.url, {
      forceNew: true,
      reconnectionDelay: 60_000,
      randomizationFactor: 0,
    });
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    await new Promise((resolve) => socket.io.on('connect_error', resolve));
    await new Promise(setImmediate);
    socket.disconnect();
    const before = timers();
    client.sweep(socket.io as ClientManager);

    expect(timers()).toBe(before - 1);
  });
});

describe('a packet that cannot be read', () => {
  it('ends the connection, and others are passed on', () => {
    const got: unknown[] = [];
    const transport = {
      name: 'websocket',
      taken: 'by the transport itself',
      on: () => {},
      off: () => {},
      onPacket(packet: unknown) {
        if (packet === 'broken') {
          throw new Error('no such packet');
        }
        got.push([this.taken, packet]);
      },
      onError: (words: string) => got.push(words),
    };
    guardPackets(transport);
    transport.onPacket('whole');
    transport.onPacket('broken');

    expect(got).toEqual([['by the transport itself', 'whole'], 'parser error']);
  });
});
