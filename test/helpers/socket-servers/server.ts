/**
 * A notification server in a separate process: `node server.ts '<options as JSON>'`. It listens with a plain handler
 * (never onAny, which hides lost messages) and reports on standard output, one JSON object per line.
 */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report, ServerOptions } from './start-server.ts';

const options: ServerOptions = JSON.parse(process.argv[2] ?? '{}');

// The three versions have the same API for what is used here.
// biome-ignore lint/suspicious/noExplicitAny: two of the three have no types
type Any = any;
const { major } = options;
const library: Any = await import(major === 2 ? 'socket.io-2' : major === 3 ? 'socket.io-3' : 'socket.io');
const Server: Any = library.Server ?? library.default;

/** Escapes all but ASCII: the reader would also end the line at a line separator of Unicode. */
function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function report(line: Report): void {
  process.stdout.write(`${ascii(JSON.stringify(line))}\n`);
}

/** The delays that handlers have begun. */
const pending = new Set<Promise<unknown>>();
function waitFor(ms: number) {
  const wait = sleep(ms);
  pending.add(wait);
  return wait.finally(() => pending.delete(wait));
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const http = options.tls
  ? createSecureServer({ key: readFileSync(options.tls.key), cert: readFileSync(options.tls.cert) })
  : createServer();
const io: Any = new Server(http, {
  path: options.path,
  serveClient: false,
  // Short, so that the server soon notices a connection that a test has cut.
  pingInterval: 5_000,
  pingTimeout: 5_000,
  ...(major === 2 ? { origins: '*:*' } : {}),
});

if (options.neverAnswerConnect) {
  io.use(() => {});
}
if (options.token !== undefined) {
  io.use((socket: Any, next: (error?: Error) => void) => {
    const sent = socket.handshake.auth?.token ?? socket.handshake.query?.token;
    next(sent === options.token ? undefined : new Error(`no entry with ${sent}`));
  });
}
if (options.anyNamespace) {
  io.of(/^\/.*$/);
}

io.on('connection', async (socket: Any) => {
  report({ connected: true });
  if (options.asyncMiddlewareMs !== undefined) {
    socket.use(async (_packet: unknown, next: () => void) => {
      await waitFor(options.asyncMiddlewareMs ?? 0);
      next();
    });
  }
  if (options.dropFirstMs !== undefined) {
    setTimeout(() => socket.conn.close(), options.dropFirstMs);
    delete options.dropFirstMs;
  }
  if (options.lateHandlerMs !== undefined) {
    await waitFor(options.lateHandlerMs);
  }
  socket.on(options.event, (...received: unknown[]) => {
    const answer = typeof received.at(-1) === 'function' ? (received.pop() as (answer: string) => void) : undefined;
    report({ got: received, asksForAnswer: answer !== undefined });
    if (options.relay) {
      io.emit(options.event, ...received, ...(answer ? [answer] : []));
    } else if (options.acknowledge) {
      answer?.('ok');
    }
  });
  // Blocks only what comes after the answer to CONNECT, which has left.
  if (options.blockMs !== undefined) {
    block(options.blockMs);
  }
});

http.listen(options.port ?? 0, '127.0.0.1', () => report({ listening: (http.address() as { port: number }).port }));

/** Resolves when everything that had arrived before the call is handled. */
async function settle() {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(setImmediate);
  }
  while (pending.size > 0) {
    await Promise.all(pending);
  }
  await new Promise(setImmediate);
}
process.stdin.on('data', async () => {
  await settle();
  report({ settled: true });
});
// The parent process has ended.
process.stdin.on('end', () => process.exit());
