import type { ClientSocket } from './socket-client.ts';

/** What is emitted: one event with two arguments, as the old service's client sent it. */
export interface Announcement {
  readonly event: string;
  readonly message: object;
  readonly userData: { readonly userId: string };
}

/** `barrier` asks nothing of the server, `ack` needs a handler that answers. */
export type Proof = 'barrier' | 'ack';

/** The namespaces that barriers ask for. No server has them; what counts is that it answers. */
const BARRIER_NAMESPACE = '/delivery-barrier';

/** How often each manager's connection was asked for a barrier: a namespace is asked for once on a connection. */
const barriersOf = new WeakMap<object, number>();

/**
 * Emits on a connected socket and waits for the proof that the server read it, on the very connection that carried it:
 *
 * - `ack`: the server's handler ran and answered.
 * - `barrier`: right behind the event goes a CONNECT to a namespace that the server does not have. Packets of one
 *   connection are decoded in their order, so its answer (no matter which) proves that the decoder is past the event.
 *
 * Reconnection is off from the emit on: a client that came back would carry the proof of another connection. The socket
 * is not to be used for anything else until the promise resolves; it never rejects.
 *
 * @returns undefined when proven, otherwise why not, for a person.
 */
export function emitAndProve(
  socket: ClientSocket,
  announcement: Announcement,
  proof: Proof,
  signal: AbortSignal,
): Promise<string | undefined> {
  const manager = socket.io;
  const engine = manager.engine;
  // Emitting now would keep the event for a later connection, on which nobody waits for its proof.
  if (!socket.connected) return Promise.resolve('The connection was lost before the emit.');
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
    const count = (barriersOf.get(manager) ?? 0) + 1;
    barriersOf.set(manager, count);
    const namespace = `${BARRIER_NAMESPACE}-${count}`;
    // Not the barrier's `connect_error`: it is also what a fault of the transport looks like.
    const onPacket = (packet: { readonly nsp: string }) => {
      if (packet.nsp === namespace) answered();
    };
    manager.on('packet', onPacket);
    ends.push(() => manager.off('packet', onPacket));
    const barrier = manager.socket(namespace);
    ends.push(() => barrier.disconnect());
  }

  return promise.finally(() => {
    for (const end of ends) end();
  });
}
