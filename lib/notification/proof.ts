import { LISTENING_MAX_MS, LISTENING_MIN_MS } from '../config/defaults.ts';
import type { WebSocketSettings } from '../config/settings.ts';
import type { ConnectionState } from './connection.ts';
import { type Emitter, type Engine, type Listener, OBJECTIONS, objectionOf } from './socket-client.ts';

/** What is emitted: one event with two arguments, as in the old service. */
export interface Announcement {
  readonly event: string;
  readonly message: object;
  readonly userData: { readonly userId: string };
}

/** The kind of proof, see `emitAndProve`. `barrier` and `namespace` prove that the event was read, `ack` that it was taken. */
export type Proof = WebSocketSettings['deliveryProof'];

/** What each proof shows: that the server has read the event, or that its handler has taken it. */
export const SHOWN_BY = { barrier: 'read', namespace: 'read', ack: 'taken' } as const satisfies Record<Proof, string>;

/** Why there is no proof. */
export interface Unproven {
  /** For people to read. */
  readonly reason: string;
  /** The event was not emitted. */
  readonly isUnsent?: boolean;
  /** The server said no. */
  readonly isNo?: boolean;
  /** The barrier was sent, and nothing came behind it, or the end of the connection. */
  readonly isUnanswered?: boolean;
}

/** Prefix of the namespaces that the proof `namespace` asks for. No server has them; any answer will do. */
const BARRIER_NAMESPACE = '/delivery-barrier';

/** Barriers sent, by manager: a connection can ask for each namespace only once, and each ping needs its own payload. */
const BARRIER_COUNTS = new WeakMap<object, number>();

/** Limits and clock of a proof. */
interface ProofDeps {
  /** How long to wait for the proof, in ms. The listening after it is not counted. */
  readonly timeoutMs: number;
  /** Ends the wait and the listening when it aborts. */
  readonly signal: AbortSignal;
  /** The time in ms. */
  readonly now: () => number;
}

/**
 * Emits on a connected socket and waits for the proof on the same connection:
 *
 * - `barrier`: a WebSocket ping follows the event. A server reads the frames of a connection in order, so its pong shows
 *   that it is past the event. Over polling, which has no ping, it is `namespace`.
 * - `namespace`: a CONNECT to a namespace that the server does not have follows the event. Any answer shows that the
 *   decoder is past the event.
 * - `ack`: the server's handler ran and answered.
 *
 * After the proof it listens for as long as the proof took (LISTENING_MIN_MS to LISTENING_MAX_MS; over polling the
 * longest). An objection of the server in that time voids the proof. So does the end of the connection, except with `ack`:
 * a server that hangs up may drop what it has only read.
 *
 * Turns reconnection off: after a reconnection the proof would be that of another connection. Do not use the socket for
 * anything else until the promise resolves. It never rejects.
 *
 * @returns undefined when proven, otherwise why not
 */
export function emitAndProve(
  { socket, lossOf }: ConnectionState & { is: 'connected' },
  announcement: Announcement,
  proof: Proof,
  { timeoutMs, signal, now }: ProofDeps,
): Promise<Unproven | undefined> {
  const { engine } = socket.io;
  // The client would keep the event and send it on a later connection, where nothing waits for the proof. Client 4 takes
  // itself for connected if its connection ended before it saw the answer to CONNECT.
  if (!socket.connected || engine.readyState !== 'open') {
    return Promise.resolve({ reason: 'The connection was lost before the emit.', isUnsent: true });
  }
  const { promise, resolve } = Promise.withResolvers<Unproven | undefined>();
  const ends: (() => void)[] = [];
  const listen = (source: Emitter, event: string, listener: Listener) => {
    source.on(event, listener);
    ends.push(() => source.off(event, listener));
  };

  const needsBarrier = proof !== 'ack';
  const what = needsBarrier ? 'answer to the barrier' : 'acknowledgement';
  const emittedAt = now();
  let isProven = false;
  const late = () =>
    resolve(
      isProven
        ? { reason: 'The time was up before the server could have objected.' }
        : { reason: `No ${what} came in time.`, isUnanswered: needsBarrier },
    );
  let timer = setTimeout(late, timeoutMs);
  ends.push(() => clearTimeout(timer));
  signal.addEventListener('abort', late);
  ends.push(() => signal.removeEventListener('abort', late));

  const answered = () => {
    if (isProven) {
      return;
    }
    if (socket.io.engine !== engine || !socket.connected) {
      resolve({ reason: 'The answer came on another connection.' });
      return;
    }
    isProven = true;
    clearTimeout(timer);
    // Over polling the server's next word comes with another request.
    const leastMs = engine.transport.ws === undefined ? LISTENING_MAX_MS : LISTENING_MIN_MS;
    const listeningMs = Math.min(Math.max(now() - emittedAt, leastMs), LISTENING_MAX_MS);
    timer = setTimeout(() => resolve(undefined), listeningMs);
  };

  socket.io.reconnection(false);
  listen(socket, 'disconnect', (cause: string) => {
    if (isProven && !needsBarrier) {
      resolve(undefined);
      return;
    }
    const when = isProven ? 'right after the proof, which is void then' : 'before the proof';
    const { words, isTooLarge, isAnswered } = lossOf(cause);
    resolve(
      isTooLarge
        ? { reason: `The message is larger than the server takes (${words}).`, isNo: true }
        : { reason: `The connection was lost ${when} (${words}).`, isUnanswered: needsBarrier && !isAnswered },
    );
  });
  for (const event of OBJECTIONS) {
    listen(socket, event, (passed: unknown) => {
      const words = objectionOf(passed);
      if (words !== undefined) {
        resolve({ reason: `The server objected (${event}): ${words}`, isNo: true });
      }
    });
  }

  const { event, message, userData } = announcement;
  if (proof === 'ack') {
    socket.emit(event, message, userData, answered);
  } else {
    socket.emit(event, message, userData);
    const count = (BARRIER_COUNTS.get(socket.io) ?? 0) + 1;
    BARRIER_COUNTS.set(socket.io, count);
    const { ws } = engine.transport;
    if (proof === 'barrier' && ws !== undefined) {
      const payload = `${BARRIER_NAMESPACE}-${count}`;
      listen(ws, 'pong', (data: Buffer) => {
        if (data.toString() === payload) {
          answered();
        }
      });
      ends.push(whenWritten(engine, () => ws.ping(payload)));
    } else {
      const namespace = `${BARRIER_NAMESPACE}-${count}`;
      // Not the barrier's `connect_error`: a fault of the transport emits it too.
      listen(socket.io, 'packet', (packet: { readonly nsp: string }) => {
        if (packet.nsp === namespace) {
          answered();
        }
      });
      const barrier = socket.io.socket(namespace);
      ends.push(() => barrier.disconnect());
    }
  }

  return promise.finally(() => {
    for (const end of ends) {
      end();
    }
  });
}

/** Calls `act` when the transport has taken all that was emitted. Returns how to call it off. */
function whenWritten(engine: Engine, act: () => void): () => void {
  if (engine.writeBuffer.length === 0) {
    act();
    return () => {};
  }
  engine.on('drain', onDrain);
  function onDrain() {
    engine.off('drain', onDrain);
    act();
  }
  return () => engine.off('drain', onDrain);
}
