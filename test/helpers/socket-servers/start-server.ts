import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Report, ServerKind, ServerOptions } from './options.ts';
import { settle } from './parts.ts';
import { makeServer } from './socket-io.ts';

export type { ServerKind, ServerOptions };

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

const DEFAULTS = { path: '/api/v1/org-socket', event: 'notification' };

/**
 * Starts a server in a separate process and resolves when it listens.
 *
 * @throws when the process ends first
 */
export async function startServer(options: Partial<ServerOptions> & { major: ServerKind }): Promise<RunningServer> {
  const child = spawnServer({ ...DEFAULTS, ...options });
  const { take, ...reported } = collectReports();
  const { events } = reported;
  const listening = Promise.withResolvers<number>();
  child.once('exit', (code, signal) => listening.reject(new Error(`the server ended: ${code ?? signal}`)));
  // Writing to a killed process fails.
  child.stdin.on('error', () => {});
  createInterface(child.stdout).on('line', (line) => {
    const report: Report = JSON.parse(line);
    if ('listening' in report) {
      listening.resolve(report.listening);
    }
    take(report);
    if ('settled' in report) {
      events.emit('settled');
    }
  });
  const ended = once(child, 'close');
  return {
    major: options.major,
    port: await listening.promise,
    process: child,
    ...reported,
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

/** Starts a server of socket.io in this process, which takes a hundredth of the time. It can be neither killed nor stopped. */
export async function startServerHere(
  options: Partial<ServerOptions> & { major: ServerKind },
): Promise<Omit<RunningServer, 'process'>> {
  const { take, ...reported } = collectReports();
  const { http, io } = await makeServer({ ...DEFAULTS, ...options }, take);
  http.listen(options.port ?? 0, '127.0.0.1');
  await once(http, 'listening');
  return {
    major: options.major,
    port: http.address().port,
    ...reported,
    settle,
    async stop() {
      const closed = once(http, 'close');
      io.close();
      http.closeAllConnections();
      await closed;
    },
  };
}

/** Takes the reports of a server, and keeps what they tell. */
function collectReports() {
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const received: unknown[][] = [];
  let askedForAnswer = 0;
  let connections = 0;
  return {
    take(report: Report) {
      if ('connected' in report) {
        connections += 1;
        events.emit('connected');
      }
      if ('got' in report) {
        received.push(report.got);
        askedForAnswer += report.asksForAnswer ? 1 : 0;
        events.emit('got');
      }
    },
    received,
    receivedBy: (userId: string) =>
      received.filter(([, userData]) => (userData as { userId?: string } | undefined)?.userId === userId),
    askedForAnswer: () => askedForAnswer,
    connections: () => connections,
    events,
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
