import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The servers that can be had: socket.io by its major version, and python-socketio, which speaks the protocol of 4. */
export type ServerKind = 2 | 3 | 4 | 'python';

/** How a notification server behaves. */
export interface ServerOptions {
  major: ServerKind;
  path: string;
  event: string;
  /** A free one unless given. */
  port?: number;
  /** The handler answers. */
  acknowledge?: boolean;
  /** The handler passes everything it got on, as `io.emit(event, ...received)`. */
  relay?: boolean;
  /** Only this token is let in; the refusal quotes what was sent. */
  token?: string;
  /** The transport opens, and CONNECT is never answered. */
  neverAnswerConnect?: boolean;
  /** Blocks the event loop that long whenever somebody has connected. */
  blockMs?: number;
  /** The handler is registered that long after the connection. */
  lateHandlerMs?: number;
  /** A `socket.use` middleware that takes that long. */
  asyncMiddlewareMs?: number;
  /** Closes the first connection that long after it was made. */
  dropFirstMs?: number;
  /** Any namespace is taken for one that exists. */
  anyNamespace?: boolean;
  /** Paths of key and certificate. */
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
  /** What the handler got, in its order; the arguments of each event. */
  readonly received: unknown[][];
  /** How many of them came with an acknowledgement to answer. */
  readonly askedForAnswer: () => number;
  /** Connections made so far. */
  readonly connections: () => number;
  /** Emits `connected` and `got`. */
  readonly events: EventEmitter;
  /** Resolves when all that had arrived has been handled and is in `received`; a stopped server is let run again. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Starts a server in a process of its own and resolves when it listens. */
export async function startServer(options: Partial<ServerOptions> & { major: ServerKind }): Promise<RunningServer> {
  const given = JSON.stringify({ path: '/api/v1/org-socket', event: 'notification', ...options });
  const child =
    options.major === 'python'
      ? spawn('/usr/bin/python3', [here('server.py'), given], { stdio: ['pipe', 'pipe', 'inherit'] })
      : spawn(process.execPath, [here('server.ts'), given], { stdio: ['pipe', 'pipe', 'inherit'] });
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const received: unknown[][] = [];
  let askedForAnswer = 0;
  let connections = 0;
  const listening = Promise.withResolvers<number>();
  child.once('exit', (code, signal) => listening.reject(new Error(`the server ended: ${code ?? signal}`)));
  // One that was killed cannot be written to.
  child.stdin.on('error', () => {});
  createInterface(child.stdout).on('line', (line) => {
    const report: Report = JSON.parse(line);
    if ('listening' in report) listening.resolve(report.listening);
    if ('connected' in report) {
      connections += 1;
      events.emit('connected');
    }
    if ('got' in report) {
      received.push(report.got);
      if (report.asksForAnswer) askedForAnswer += 1;
      events.emit('got');
    }
    if ('settled' in report) events.emit('settled');
  });
  const ended = once(child, 'close');
  return {
    major: options.major,
    port: await listening.promise,
    process: child,
    received,
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
      // SIGKILL, which also ends one that is stopped.
      child.kill('SIGKILL');
      await ended;
    },
  };
}
