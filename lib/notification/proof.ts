import type { ClientSocket } from './socket-client.ts';

/** What is emitted: one event with two arguments, as in the old service. */
export interface Announcement {
  readonly event: string;
  readonly message: object;
  readonly userData: { readonly userId: string };
}

/** The kind of proof: `barrier` works with any server, `ack` needs a handler that answers. See `emitAndProve`. */
export type Proof = 'barrier' | 'ack';

/** Prefix of the namespaces that barriers ask for. No server has them; any answer will do. */
const BARRIER_NAMESPACE = '/delivery-barrier';

/** Barriers sent, by manager: a connection can ask for each namespace only once. */
const BARRIER_COUNTS = new WeakMap<object, number>();

/**
 * Emits on a connected socket and waits for the proof that the server read the event, on the same connection:
 *
 * - `ack`: the server's handler ran and answered.
 * - `barrier`: a CONNECT to a namespace that the server does not have follows the event. A connection's packets are
 *   decoded in order, so any answer to it proves that the decoder is past the event.
 *
 * Turns reconnection off: after a reconnection the proof would be that of another connection. Do not use the socket for
 * anything else until the promise resolves. It never rejects.
 *
 * @param signal ends the wait when it aborts
 * @returns undefined when proven, otherwise why not, for people to read
 */
export function emitAndProve(
  socket: ClientSocket,
  announcement: Announcement,
  proof: Proof,
  signal: AbortSignal,
): Promise<string | undefined> {
  const manager = socket.io;
  const engine = manager.engine;
  // The client would keep the event and send it on a later connection, where nothing waits for the proof.
  if (!socket.connected) {
    return Promise.resolve('The connection was lost before the emit.');
  }
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const ends: (() => void)[] = [];

  const answered = () =>
    resolve(manager.engine === engine && socket.connected ? undefined : 'The answer came on another connection.');
  const lost = (reason: string) => resolve(`The connection was lost before the proof (${reason}).`);
  const late = () => resolve(`No ${proof === 'ack' ? 'acknowledgement' : 'answer to the barrier'} came in time.`);

  manager.reconnection(false);
  socket.on('disconnect', lost);
  ends.push(() => socket.off('disconnect', lost));
  signal.addEventListener('abort', late);
  ends.push(() => signal.removeEventListener('abort', late));

  const { event, message, userData } = announcement;
  if (proof === 'ack') {
    socket.emit(event, message, userData, answered);
  } else {
    socket.emit(event, message, userData);
    const count = (BARRIER_COUNTS.get(manager) ?? 0) + 1;
    BARRIER_COUNTS.set(manager, count);
    const namespace = `${BARRIER_NAMESPACE}-${count}`;
    // Not the barrier's `connect_error`: a fault of the transport emits it too.
    const onPacket = (packet: { readonly nsp: string }) => {
      if (packet.nsp === namespace) {
        answered();
      }
    };
    manager.on('packet', onPacket);
    ends.push(() => manager.off('packet', onPacket));
    const barrier = manager.socket(namespace);
    ends.push(() => barrier.disconnect());
  }

  return promise.finally(() => {
    for (const end of ends) {
      end();
    }
  });
}
