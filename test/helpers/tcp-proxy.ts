import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A fault of one connection, which is healthy until `after` bytes have been passed on in one direction. */
export interface ConnectionFault {
  readonly after: number;
  readonly direction: 'requests' | 'replies';
  /** `reset` resets the client (the server still reads what was passed on); `hold` passes on nothing more either way. */
  readonly how: 'reset' | 'hold';
}

/** The behaviour of a proxy from its start. */
export interface ProxyOptions {
  /** A free port by default. */
  port?: number;
  /** Delay each way, in ms. */
  delayMs?: number;
  /** The faults of the first connections, one each; all later ones are healthy. */
  faults?: readonly ConnectionFault[];
}

/** A TCP proxy that simulates network faults. */
export interface TcpProxy {
  readonly port: number;
  /** The bytes passed on from clients, over all connections. */
  readonly clientBytes: () => number;
  /** The number of timers running for the delay. */
  readonly timers: () => number;
  /** Stops passing on what the server sends, on the open connections. */
  holdReplies(): void;
  /** Stops passing on anything either way, on the open connections. */
  blackHole(): void;
  /** Sends every connected client an invalid WebSocket frame. */
  sendBrokenFrame(): void;
  /** Resets every open connection on both sides; new ones are still accepted. */
  reset(): void;
  /** Closes every connection and the port. */
  close(): Promise<void>;
}

/** The two sides of one connection. */
interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  holdsReplies: boolean;
  holdsRequests: boolean;
}

/** The sockets that proxies opened, to tell them from the client's. */
export const socketsOfProxies = new WeakSet<Socket>();

/** Starts a proxy in front of a port of 127.0.0.1. */
export async function startProxy(
  to: number,
  { port = 0, delayMs = 0, faults = [] }: ProxyOptions = {},
): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let clientBytes = 0;
  let connections = 0;
  let timers = 0;
  function afterDelay(act: () => void) {
    if (delayMs === 0) {
      act();
      return;
    }
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
    client.on('close', () => pairs.delete(pair));
    const cut = cutAfter(pair, faults[connections++]);

    client.on('data', (chunk) => {
      if (pair.holdsRequests) {
        return;
      }
      const passed = cut('requests', chunk);
      clientBytes += passed.length;
      afterDelay(() => server.write(passed));
    });
    server.on('data', (chunk) => {
      if (pair.holdsReplies) {
        return;
      }
      const passed = cut('replies', chunk);
      afterDelay(() => pair.holdsReplies || client.write(passed));
    });
    joinEnds(pair, afterDelay);
  });
  listener.listen(port, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: (listener.address() as AddressInfo).port,
    clientBytes: () => clientBytes,
    timers: () => timers,
    holdReplies() {
      for (const pair of pairs) {
        pair.holdsReplies = true;
      }
    },
    blackHole() {
      for (const pair of pairs) {
        pair.holdsReplies = true;
        pair.holdsRequests = true;
      }
    },
    sendBrokenFrame() {
      for (const { client } of pairs) {
        client.write(Buffer.alloc(8, 0xff));
      }
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

/**
 * Simulates the fault of one connection.
 *
 * @returns a function that takes a chunk and returns the part to pass on
 */
function cutAfter(pair: Pair, fault: ConnectionFault | undefined) {
  const left = { requests: Number.POSITIVE_INFINITY, replies: Number.POSITIVE_INFINITY };
  if (fault) {
    left[fault.direction] = fault.after;
  }
  function strike() {
    if (fault?.how === 'reset') {
      pair.server.end();
      pair.client.resetAndDestroy();
    } else {
      pair.holdsReplies = true;
      pair.holdsRequests = true;
    }
  }
  if (left.requests === 0) {
    strike();
  }
  return (direction: 'requests' | 'replies', chunk: Buffer): Buffer => {
    const passed = chunk.subarray(0, left[direction]);
    left[direction] -= passed.length;
    if (left[direction] === 0) {
      setImmediate(strike);
    }
    return passed;
  };
}

/** Ends and resets each side when the other side does, unless that direction is held. */
function joinEnds(pair: Pair, afterDelay: (act: () => void) => void): void {
  const { client, server } = pair;
  client.on('end', () => afterDelay(() => pair.holdsRequests || server.end()));
  server.on('end', () => afterDelay(() => pair.holdsReplies || client.end()));
  client.on('error', () => server.resetAndDestroy());
  server.on('error', () => pair.holdsReplies || client.resetAndDestroy());
  client.on('close', () => afterDelay(() => pair.holdsRequests || server.end()));
  server.on('close', () => afterDelay(() => pair.holdsReplies || client.end()));
}
