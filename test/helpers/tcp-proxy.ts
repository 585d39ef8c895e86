import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What becomes of one connection: it is healthy until so many bytes have been passed on in one direction. */
export interface ConnectionFault {
  readonly after: number;
  readonly of: 'requests' | 'replies';
  /** `reset` both sides (what was passed on is read first), or `hold`: nothing goes either way any more. */
  readonly how: 'reset' | 'hold';
}

/** What a proxy does from its start. */
export interface ProxyOptions {
  /** A free one unless given. */
  port?: number;
  /** Delay each way, in ms. */
  delayMs?: number;
  /** The faults of the first, second, … connection; all others are healthy. */
  faults?: readonly ConnectionFault[];
}

/** A TCP proxy that brings about the faults of a network. */
export interface TcpProxy {
  readonly port: number;
  /** Bytes of the client's that were passed on, all connections together. */
  readonly clientBytes: () => number;
  /** Timers that the proxy has running, for its delay. */
  readonly timers: () => number;
  /** From now on nothing of the server's is passed on, on the connections of the moment. */
  holdReplies(): void;
  /** From now on nothing is passed on either way, on the connections of the moment. */
  blackHole(): void;
  /** Sends every client of the moment what no WebSocket may send. */
  sendBrokenFrame(): void;
  /** Resets every connection of the moment on both sides; new ones are taken. */
  reset(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  holdsReplies: boolean;
  holdsRequests: boolean;
}

/** Sockets that proxies made, which are none of the client's leavings. */
export const socketsOfProxies = new WeakSet<Socket>();

/** Starts a proxy in front of a port of 127.0.0.1. */
export async function startProxy(
  to: number,
  { port = 0, delayMs = 0, faults = [] }: ProxyOptions = {},
): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let bytes = 0;
  let connections = 0;
  let timers = 0;
  function soon(act: () => void) {
    if (delayMs === 0) return act();
    timers += 1;
    setTimeout(() => {
      timers -= 1;
      act();
    }, delayMs);
  }

  const listener = createServer({ noDelay: true }, (client) => {
    const server = connect({ port: to, host: '127.0.0.1', noDelay: true });
    socketsOfProxies.add(server);
    const pair: Pair = { client, server, holdsReplies: false, holdsRequests: false };
    pairs.add(pair);
    const fault = faults[connections++];
    const left = { requests: Number.POSITIVE_INFINITY, replies: Number.POSITIVE_INFINITY };
    if (fault) left[fault.of] = fault.after;

    function pass(direction: 'requests' | 'replies', chunk: Buffer): Buffer {
      const passed = chunk.subarray(0, left[direction]);
      left[direction] -= passed.length;
      if (left[direction] === 0) setImmediate(strike);
      return passed;
    }
    function strike() {
      if (fault?.how === 'reset') {
        server.end();
        client.resetAndDestroy();
      } else {
        pair.holdsReplies = true;
        pair.holdsRequests = true;
      }
    }
    if (left.requests === 0) strike();

    client.on('data', (chunk) => {
      if (pair.holdsRequests) return;
      const passed = pass('requests', chunk);
      bytes += passed.length;
      soon(() => server.write(passed));
    });
    server.on('data', (chunk) => {
      if (pair.holdsReplies) return;
      const passed = pass('replies', chunk);
      soon(() => pair.holdsReplies || client.write(passed));
    });
    client.on('end', () => soon(() => pair.holdsRequests || server.end()));
    server.on('end', () => soon(() => pair.holdsReplies || client.end()));
    // What happens to one side happens to the other.
    client.on('error', () => server.resetAndDestroy());
    server.on('error', () => pair.holdsReplies || client.resetAndDestroy());
    client.on('close', () => {
      pairs.delete(pair);
      soon(() => pair.holdsRequests || server.end());
    });
    server.on('close', () => soon(() => pair.holdsReplies || client.end()));
  });
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: (listener.address() as AddressInfo).port,
    clientBytes: () => bytes,
    timers: () => timers,
    holdReplies() {
      for (const pair of pairs) pair.holdsReplies = true;
    },
    blackHole() {
      for (const pair of pairs) {
        pair.holdsReplies = true;
        pair.holdsRequests = true;
      }
    },
    sendBrokenFrame() {
      for (const { client } of pairs) client.write(Buffer.alloc(8, 0xff));
    },
    reset() {
      for (const pair of pairs) {
        pair.client.resetAndDestroy();
        pair.server.resetAndDestroy();
      }
    },
    async close() {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      listener.close();
      await once(listener, 'close');
    },
  };
}
