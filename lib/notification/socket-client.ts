import { io } from 'socket.io-client';
import type { WebSocketSettings } from '../config/settings.ts';

/**
 * What socket.io-client 4 and 2 have in common, as far as it is used here, and the few points in which they differ.
 * Everything else in this folder works on these types and does not know which client it has.
 */

/** A listener of a socket or manager. What the clients pass is checked where it is read. */
// biome-ignore lint/suspicious/noExplicitAny: the two clients pass different things to the same event
type Listener = (...passed: any[]) => void;

interface Emitter {
  on(event: string, listener: Listener): unknown;
  off(event: string, listener: Listener): unknown;
}

/** One transport connection; a reconnection makes a new one, so its identity tells whether the line is still the same. */
export interface Engine {
  readonly readyState: string;
  /** Emits `open` when it can carry the Engine.IO handshake. */
  readonly transport: Emitter & { readonly name: string };
}

/** Owns the engine, reconnects it, and carries the sockets of all namespaces. */
export interface ClientManager extends Emitter {
  readonly engine: Engine;
  /** Whether it reconnects; with an argument, sets it. */
  reconnection(enabled?: boolean): unknown;
  /** Reconnection tries until `reconnect_failed`. Here 0 means none; in the constructor's options it would mean for ever. */
  reconnectionAttempts(most: number): unknown;
  socket(namespace: string): ClientSocket;
}

/** The connection to one namespace. */
export interface ClientSocket extends Emitter {
  readonly connected: boolean;
  readonly io: ClientManager;
  emit(event: string, ...passed: unknown[]): unknown;
  disconnect(): unknown;
}

/** A client and the points in which the two differ. */
export interface SocketClient {
  connect(url: string, options: Record<string, unknown>): ClientSocket;
  /** The options of this client alone; a token is sent if there is one. */
  ownOptions(token: string | undefined): Record<string, unknown>;
  /** Where the `error` event appears. */
  errorSource(socket: ClientSocket): Emitter;
  /** The event with which a refusal by the server arrives. */
  readonly refusalEvent: 'connect_error' | 'error';
  /** The server's words if what `refusalEvent` passed is its refusal; undefined if it is a fault of the transport. */
  refusal(passed: unknown, socket: ClientSocket): string | undefined;
  /** Stops what `disconnect()` leaves running. */
  sweep(manager: ClientManager): void;
}

/** The words of an error, or of what a server sent in place of one. */
export function wordsOf(passed: unknown): string {
  if (passed instanceof Error) return passed.message || passed.name;
  return typeof passed === 'string' ? passed : (JSON.stringify(passed) ?? String(passed));
}

const client4: SocketClient = {
  connect: (url, options) => io(url, options) as unknown as ClientSocket,
  ownOptions: (token) => (token === undefined ? {} : { auth: { token } }),
  errorSource: (socket) => socket.io,
  refusalEvent: 'connect_error',
  refusal(passed, socket) {
    // A socket that the server refused is no longer active; one with a transport fault still is, and reconnects.
    if (!(socket as unknown as { active: boolean }).active) return wordsOf(passed);
    // A 2.x server answers CONNECT without a session id: the client says so in words only, and would wait on.
    const words = wordsOf(passed);
    return /Socket\.IO server in v2/.test(words) ? words : undefined;
  },
  sweep() {},
};

const client3 = (connect: SocketClient['connect']): SocketClient => ({
  connect,
  // forceNode: it would take Node's own WebSocket, which knows no agent and whose errors say nothing.
  ownOptions: (token) => ({ forceNode: true, ...(token === undefined ? {} : { query: { token } }) }),
  errorSource: (socket) => socket,
  refusalEvent: 'error',
  // The server's ERROR packet is JSON; a fault of the transport is an Error.
  refusal: (passed) => (passed instanceof Error ? undefined : wordsOf(passed)),
  sweep(manager) {
    // While it waits for its next try, disconnect() of this client leaves the timer running: only cleanup() stops it.
    (manager as unknown as { cleanup(): void }).cleanup();
  },
});

/** The client for a protocol. That of protocol 3 is loaded, and its code run, only when it is asked for. */
export async function loadSocketClient(protocol: WebSocketSettings['protocol']): Promise<SocketClient> {
  if (protocol === 4) return client4;
  return client3((await import('socket.io-client-2')).default);
}
