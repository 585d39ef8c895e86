import { io } from 'socket.io-client';
import type { WebSocketSettings } from '../config/settings.ts';

/**
 * The common interface of socket.io-client 4 and 2, as far as it is used here, and the points where they differ. The rest
 * of this folder uses these types and does not know which client it has.
 */

/** A listener of a socket or manager. The reader checks what the client passed. */
// biome-ignore lint/suspicious/noExplicitAny: the two clients pass different things to the same event
export type Listener = (...passed: any[]) => void;

export interface Emitter {
  on(event: string, listener: Listener): unknown;
  off(event: string, listener: Listener): unknown;
}

/** A WebSocket of the package ws. */
export interface WebSocketOfClient extends Emitter {
  ping(payload: string): void;
  /** Before the client's own listener. */
  prependListener(event: 'close', listener: (code: number, words: Buffer) => void): unknown;
}

/** What carries the packets: a WebSocket or polling. */
interface Transport extends Emitter {
  readonly name: string;
  /** Undefined with polling. */
  readonly ws?: WebSocketOfClient;
  /** Called with each packet that arrives. */
  onPacket(packet: unknown): void;
  /** Ends the connection with an error. */
  onError(words: string): unknown;
}

/** One transport connection. A reconnection makes a new engine, so its identity tells whether the connection is the same. */
export interface Engine extends Emitter {
  readonly readyState: string;
  /** What the transport has not yet taken. `drain` is emitted when it is empty again. */
  readonly writeBuffer: readonly unknown[];
  /** Emits `open` when it is ready for the Engine.IO handshake. */
  readonly transport: Transport;
  /** Ends the try with this error, if the engine is being opened. */
  emit(event: 'error', error: Error): unknown;
}

/** Owns the engine, reconnects it, and holds the sockets of all namespaces. */
export interface ClientManager extends Emitter {
  readonly engine: Engine;
  /** The options, of which the next engine takes the transports. */
  readonly opts: { transports: readonly string[] };
  /** Returns whether it reconnects; with an argument, sets it. */
  reconnection(enabled?: boolean): unknown;
  /** Sets the number of reconnection tries before `reconnect_failed`. 0 means none here, but no limit in the constructor. */
  reconnectionAttempts(most: number): unknown;
  /** Connects to a namespace. */
  socket(namespace: string): ClientSocket;
}

/** The connection to one namespace. */
export interface ClientSocket extends Emitter {
  readonly connected: boolean;
  readonly io: ClientManager;
  emit(event: string, ...passed: unknown[]): unknown;
  disconnect(): unknown;
}

/** A client, and the points where the two differ. */
export interface SocketClient {
  /** Starts to connect; `options` are the client's own. */
  connect(url: string, options: Record<string, unknown>): ClientSocket;
  /** The options that only this client needs, among them the token, if there is one. */
  ownOptions(settings: WebSocketSettings, token: string | undefined): Record<string, unknown>;
  /** The emitter of the `error` event. */
  errorSource(socket: ClientSocket): Emitter;
  /** The event by which a refusal by the server arrives. */
  readonly refusalEvent: 'connect_error' | 'error';
  /** The server's words if `refusalEvent` passed its refusal; undefined if it passed a fault of the transport. */
  refusal(passed: unknown, socket: ClientSocket): string | undefined;
  /** Stops what `disconnect()` leaves running. */
  sweep(manager: ClientManager): void;
}

/**
 * Ends the connection at a packet that the client cannot read. Of some it only throws, among the listeners of a socket,
 * where nothing could catch it.
 */
export function guardPackets(transport: Transport): void {
  const take = transport.onPacket.bind(transport);
  transport.onPacket = (packet) => {
    try {
      take(packet);
    } catch {
      // The clients' own words for a packet that they do not even decode.
      transport.onError('parser error');
    }
  };
}

/** The message of an error, or of what a server sent instead of one. */
export function wordsOf(passed: unknown): string {
  if (passed instanceof Error) {
    return passed.message || passed.name;
  }
  return typeof passed === 'string' ? passed : (JSON.stringify(passed) ?? String(passed));
}

/** Events by which servers object to what they were sent, besides an acknowledgement: NestJS emits `exception`. */
export const OBJECTIONS = ['exception', 'error'];

/**
 * The server's words in an event by which it objects to what it was sent; undefined if the client passed a fault of the
 * transport. Only a message is taken from an object: NestJS puts what it was sent beside it.
 */
export function objectionOf(passed: unknown): string | undefined {
  if (passed instanceof Error) {
    return undefined;
  }
  const message = typeof passed === 'object' && passed !== null && 'message' in passed ? passed.message : passed;
  return typeof message === 'string' ? message : 'without words';
}

/** What client 4 reads in place of missing data, by the type of the packet: EVENT, CONNECT_ERROR and BINARY_EVENT. */
const DATA_WHERE_NONE_IS: Readonly<Record<number, unknown>> = { 2: [''], 4: { message: 'without words' }, 5: [''] };

const CLIENT_4: SocketClient = {
  connect(url, options) {
    const socket = io(url, options) as unknown as ClientSocket;
    const { decoder } = socket.io as unknown as { decoder: Emitter };
    // It would throw, and in a later tick, where nothing could catch it.
    decoder.on('decoded', (packet: { readonly type: number; data?: unknown }) => {
      packet.data ??= DATA_WHERE_NONE_IS[packet.type];
    });
    return socket;
  },
  ownOptions: ({ trailingSlash }, token) => ({
    addTrailingSlash: trailingSlash,
    ...(token === undefined ? {} : { auth: { token } }),
  }),
  errorSource: (socket) => socket.io,
  refusalEvent: 'connect_error',
  refusal(passed, socket) {
    const words = wordsOf(passed);
    // After a refusal the socket is no longer active; after a transport fault it still is, and reconnects.
    if (!(socket as unknown as { active: boolean }).active) {
      return words;
    }
    // A 2.x server answers CONNECT without a session id. Only the message tells, and the client would keep waiting.
    return /Socket\.IO server in v2/.test(words) ? words : undefined;
  },
  sweep() {},
};

/** socket.io-client 2, from its `connect` function. */
function client2(connect: SocketClient['connect']): SocketClient {
  return {
    connect,
    ownOptions: ({ trailingSlash, path }, token) => ({
      // Without it the client takes Node's own WebSocket, which has no agent and whose errors have no message.
      forceNode: true,
      // It adds a slash to the path of all transports, but not to that of one.
      ...(trailingSlash ? {} : { transportOptions: { websocket: { path }, polling: { path } } }),
      ...(token === undefined ? {} : { query: { token } }),
    }),
    errorSource: (socket) => socket,
    refusalEvent: 'error',
    // The server's ERROR packet is JSON; a fault of the transport is an Error.
    refusal: (passed) => (passed instanceof Error ? undefined : wordsOf(passed)),
    sweep(manager) {
      // disconnect() does not stop the timer of the next try; cleanup() does.
      (manager as unknown as { cleanup(): void }).cleanup();
    },
  };
}

/**
 * The client for a protocol. Client 2, for protocol 3, is loaded only when it is asked for.
 *
 * @throws what the import of client 2 rejects with
 */
export async function loadSocketClient(protocol: WebSocketSettings['protocol']): Promise<SocketClient> {
  if (protocol === 4) {
    return CLIENT_4;
  }
  return client2((await import('socket.io-client-2')).default);
}
