import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

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

/** A running server. */
export interface RunningServer {
  readonly major: ServerKind;
  readonly port: number;
  readonly process: ChildProcess;
  /** What the handler got, in order: the arguments of each event. */
  readonly received: unknown[][];
  /** Those whose second argument has this `userId`. */
  readonly receivedBy: (userId: string) => unknown[][];
  /** How many of them asked for an acknowledgement. */
  readonly askedForAnswer: () => number;
  /** How many connections were made so far. */
  readonly connections: () => number;
  /** Emits `connected` and `got`. */
  readonly events: EventEmitter;
  /** Resumes a stopped server, and resolves when everything that had arrived is handled and in `received`. */
  settle(): Promise<void>;
  /** Kills the process and resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a server in a separate process and resolves when it listens.
 *
 * @throws when the process ends first
 */
export async function startServer(options: Partial<ServerOptions> & { major: ServerKind }): Promise<RunningServer> {
  const child = spawnServer({ path: '/api/v1/org-socket', event: 'notification', ...options });
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const received: unknown[][] = [];
  let askedForAnswer = 0;
  let connections = 0;
  const listening = Promise.withResolvers<number>();
  child.once('exit', (code, signal) => listening.reject(new Error(`the server ended: ${code ?? signal}`)));
  // Writing to a killed process fails.
  child.stdin.on('error', () => {});
  createInterface(child.stdout).on('line', (line) => {
    const report: Report = JSON.parse(line);
    if ('listening' in report) {
      listening.resolve(report.listening);
    }
    if ('connected' in report) {
      connections += 1;
      events.emit('connected');
    }
    if ('got' in report) {
      received.push(report.got);
      if (report.asksForAnswer) {
        askedForAnswer += 1;
      }
      events.emit('got');
    }
    if ('settled' in report) {
      events.emit('settled');
    }
  });
  const ended = once(child, 'close');
  return {
    major: options.major,
    port: await listening.promise,
    process: child,
    received,
    receivedBy: (userId) =>
      received.filter(([, userData]) => (userData as { userId?: string } | undefined)?.userId === userId),
    askedForAnswer: () => askedForAnswer,
    connections: () => connections,
    events,
    async settle() {
      child.kill('SIGCONT');
      const settled = once(events, 'settled');
      child.stdin.write('settle\n');
      await Promise.race([settled, ended]);
    },
    async stop() {
      // SIGKILL ends a stopped process too.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function spawnServer(options: ServerOptions) {
  const { major, program } = options;
  const [command, file] =
    major === 'python'
      ? ['/usr/bin/python3', 'server.py']
      : [process.execPath, program === undefined ? 'server.ts' : `${program}-server.ts`];
  const path = fileURLToPath(new URL(file, import.meta.url));
  return spawn(command, [path, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] });
}
