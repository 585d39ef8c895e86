import type { ServerOptions } from '../socket-servers/start-server.ts';
import { DELIVERED, type Expectation, type FaultRow, ONE_TRY, TWO_TRIES } from './fault-row.ts';

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
];
