/** The available servers: socket.io by its major version, and python-socketio, which speaks the protocol of 4. */
export type ServerKind = 2 | 3 | 4 | 'python';

/** The behaviour of a notification server. Times are in ms. */
export interface ServerOptions {
  major: ServerKind;
  path: string;
  event: string;
  /** A free port by default. */
  port?: number;
  /** The handler answers. */
  acknowledge?: boolean;
  /** The handler sends on everything it got, as `io.emit(event, ...received)`. */
  relay?: boolean;
  /** Accepts only this token; the refusal quotes what was sent. */
  token?: string;
  /** Never answers CONNECT, though the transport opens. */
  neverAnswerConnect?: boolean;
  /** Blocks the event loop for this time after each connection. */
  blockMs?: number;
  /** Registers the handler this time after the connection. */
  lateHandlerMs?: number;
  /** Adds a `socket.use` middleware that takes this time. */
  asyncMiddlewareMs?: number;
  /** Closes the first connection this time after it was made. */
  dropFirstMs?: number;
  /** What it does with a namespace that nobody made: accepts it, leaves its CONNECT unanswered, or ends the connection. */
  otherNamespaces?: 'accepted' | 'silent' | 'hang-up';
  /** A `socket.use` middleware refuses every event with these words. */
  refuseEvents?: string;
  /** Takes no message of more bytes. */
  maxBytes?: number;
  /** Speaks msgpack instead of JSON. */
  msgpack?: boolean;
  /** Which program runs, besides the usual one: `nest` is a gateway of NestJS, `loop` reads frames without socket.io. */
  program?: 'nest' | 'loop';
  /** Where the gateway of NestJS fails. */
  gateway?: 'guard refuses' | 'pipe throws' | 'handler throws';
  /** How long the guard of the gateway takes. */
  objectAfterMs?: number;
  /** The close frame that `loop` sends at once. */
  closeAtOnce?: { code: number; text: string };
  /** The paths of key and certificate. */
  tls?: { key: string; cert: string };
}

/** A line that a server process writes. */
export type Report =
  | { listening: number }
  | { connected: true }
  | { got: unknown[]; asksForAnswer: boolean }
  | { settled: true };
