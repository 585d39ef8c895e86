import type { ServerOptions } from '../socket-servers/start-server.ts';
import { DELIVERED, type Expectation, type FaultRow, ONE_TRY, TLS, TWO_TRIES } from './fault-row.ts';

/** A line slow enough that the listening after a proof (one round trip) outlasts a stutter of the machine. */
const SLOW_LINE = { delayMs: 50 };

/** Several tries, each with a short time-out: what stops earlier does so of its own accord. */
const THREE_TRIES = { ...TWO_TRIES, reconnectionAttempts: 2 };

/** A gateway of NestJS that fails and says so by the event `exception`. The handler gets the event only if `copies` is 1. */
function objectionRow(name: string, server: Partial<ServerOptions>, copies: 0 | 1, error: RegExp): FaultRow {
  return {
    name: `NestJS: ${name}`,
    fault: { server: { program: 'nest', ...server }, proxy: SLOW_LINE },
    expected: (_proof, kind) => (kind === 'python' ? undefined : { outcome: 'unproven', copies, tries: 1, error }),
    deliveries: 3,
  };
}

/** A server that ends or leaves every connection that asks for an unknown namespace: only `namespace` does. */
function namespaceRow(
  name: string,
  server: Partial<ServerOptions>,
  applies: FaultRow['expected'],
  copies: Expectation['copies'],
): FaultRow {
  return {
    name,
    fault: { server, settings: THREE_TRIES },
    expected: (proof, kind) =>
      applies(proof, kind) &&
      (proof === 'namespace'
        ? { outcome: 'unproven', copies, tries: 2, error: /twice.*WEBSOCKET_DELIVERY_PROOF/s }
        : DELIVERED),
    deliveries: 3,
  };
}

/** The rows of servers that refuse, object or hang up, or that are not socket.io as usual. */
export const SERVER_ROWS: readonly FaultRow[] = [
  {
    name: 'socket.use middleware that refuses the event',
    fault: { server: { refuseEvents: 'not for you' }, proxy: SLOW_LINE, settings: ONE_TRY },
    expected: (proof, server) => {
      if (server === 'python') {
        return undefined;
      }
      // Protocol 3 sends the refusal; in protocol 4 nobody but the server hears of it.
      if (server === 2) {
        return { outcome: 'unproven', copies: 0, tries: 1, error: /not for you/ };
      }
      return proof === 'ack'
        ? { outcome: 'unproven', copies: 0, tries: 1 }
        : { outcome: 'delivered', copies: 0, tries: 1, blind: true };
    },
    deliveries: 3,
  },
  {
    name: 'socket.use middleware that refuses the event, with tries left',
    fault: { server: { refuseEvents: 'not for you' }, proxy: SLOW_LINE },
    expected: (_proof, server) =>
      server === 2 ? { outcome: 'unproven', copies: 0, tries: 1, error: /not for you/ } : undefined,
    deliveries: 3,
  },
  {
    name: 'NestJS: healthy',
    fault: { server: { program: 'nest' } },
    expected: (_proof, server) => (server === 'python' ? undefined : DELIVERED),
  },
  objectionRow('guard that returns false', { gateway: 'guard refuses' }, 0, /Forbidden resource/),
  objectionRow(
    'guard that returns false after 30 ms',
    { gateway: 'guard refuses', objectAfterMs: 30 },
    0,
    /Forbidden resource/,
  ),
  objectionRow('pipe that throws', { gateway: 'pipe throws' }, 0, /Validation failed/),
  objectionRow('handler that throws', { gateway: 'handler throws' }, 1, /Internal server error/),
  namespaceRow(
    'server that hangs up on an unknown namespace',
    { otherNamespaces: 'hang-up' },
    (_proof, server) => (server === 'python' ? undefined : DELIVERED),
    // It has read the event, and drops it if it hangs up before the handler's turn.
    [0, 2],
  ),
  namespaceRow(
    'server that never answers for an unknown namespace',
    { otherNamespaces: 'silent' },
    (_proof, server) => (server === 'python' ? undefined : DELIVERED),
    2,
  ),
  namespaceRow(
    'server without socket.io that reads frames in a loop',
    { program: 'loop' },
    (_proof, server) => (server === 2 || server === 4 ? DELIVERED : undefined),
    2,
  ),
  namespaceRow(
    'server without socket.io that closes on an unknown namespace',
    { program: 'loop', otherNamespaces: 'hang-up' },
    (_proof, server) => (server === 2 || server === 4 ? DELIVERED : undefined),
    2,
  ),
  {
    name: 'server that hangs up on an unknown namespace, over polling',
    fault: { server: { otherNamespaces: 'hang-up' }, settings: { ...THREE_TRIES, transports: ['polling'] } },
    // Polling has no ping, so `barrier` asks for a namespace too.
    expected: (proof, server) => {
      if (server === 'python') {
        return undefined;
      }
      return proof === 'ack'
        ? DELIVERED
        : { outcome: 'unproven', copies: [0, 2], tries: 2, error: /twice.*WEBSOCKET_DELIVERY_PROOF ack/s };
    },
    deliveries: 3,
  },
  {
    name: 'server that speaks msgpack',
    fault: { server: { msgpack: true }, settings: THREE_TRIES },
    expected: (_proof, server) =>
      server === 3 || server === 4
        ? { outcome: ['refused', 'unreachable'], copies: 0, tries: [1, 3], error: /reached|parser|protocol/ }
        : undefined,
    deliveries: 3,
  },
  {
    name: 'server that closes the WebSocket at once, with code 4401 and a text',
    fault: { server: { program: 'loop', closeAtOnce: { code: 4401, text: 'token has expired' } } },
    expected: (_proof, server) =>
      server === 2 || server === 4
        ? { outcome: 'refused', copies: 0, tries: 1, error: /4401.*token has expired/ }
        : undefined,
    deliveries: 3,
  },
  ...(['websocket', 'polling'] as const).map(
    (transport): FaultRow => ({
      name: `message larger than the server takes, over ${transport}`,
      fault: {
        server: { maxBytes: 10_000 },
        message: { success: true, filling: 'x'.repeat(100_000) },
        settings: { transports: [transport] },
      },
      // These end the connection without a word: 3.1 over websocket, 2.5 and 3.1 over polling, python-socketio over both.
      expected: (_proof, server) =>
        server === 4 || (server === 2 && transport === 'websocket')
          ? { outcome: 'unproven', copies: 0, tries: 1, error: /larger than the server takes/ }
          : { outcome: 'unproven', copies: 0, tries: [2, 3] },
      deliveries: 3,
    }),
  ),
  ...(['websocket', 'polling'] as const).map(
    (transport): FaultRow => ({
      name: `TLS port, reached over HTTP with ${transport}`,
      fault: { server: { tls: TLS }, settings: { ...THREE_TRIES, transports: [transport] } },
      expected: () => ({ outcome: ['refused', 'unreachable'], copies: 0, tries: [1, 3], error: /https/ }),
      deliveries: 3,
    }),
  ),
  {
    name: 'TLS with an untrusted authority, over polling',
    fault: {
      server: { tls: TLS },
      settings: { transports: ['polling'] },
      url: ({ proxy }) => `https://localhost:${proxy.port}`,
    },
    expected: () => ({ outcome: 'refused', copies: 0, tries: 1, error: /certificate is not trusted/ }),
    deliveries: 3,
  },
];
