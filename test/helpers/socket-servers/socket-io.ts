import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import msgpackParser from 'socket.io-msgpack-parser';
import type { Report, ServerOptions } from './options.ts';
import { type Any, loadServerClass, splitAnswer, waitFor } from './parts.ts';

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** A server of socket.io with a plain handler (never onAny, which hides lost messages), and what it listens with. */
export async function makeServer(
  options: ServerOptions,
  report: (line: Report) => void,
): Promise<{ http: Any; io: Any }> {
  const Server = await loadServerClass(options.major);
  let isFirst = true;
  const http = options.tls
    ? createSecureServer({ key: readFileSync(options.tls.key), cert: readFileSync(options.tls.cert) })
    : createServer();
  const io: Any = new Server(http, {
    path: options.path,
    serveClient: false,
    // Short, so that the server soon notices a connection that a test has cut.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    ...(options.major === 2 ? { origins: '*:*' } : {}),
    ...(options.maxBytes === undefined ? {} : { maxHttpBufferSize: options.maxBytes }),
    ...(options.msgpack ? { parser: msgpackParser } : {}),
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
  if (options.otherNamespaces === 'accepted' || options.otherNamespaces === 'silent') {
    const others = io.of(/^\/.*$/);
    if (options.otherNamespaces === 'silent') {
      others.use(() => {});
    }
  }

  io.on('connection', async (socket: Any) => {
    report({ connected: true });
    if (options.otherNamespaces === 'hang-up') {
      // Comes after socket.io's own listener, so the refusal of the namespace has left.
      socket.conn.on('data', (packet: unknown) => {
        if (String(packet).startsWith('0/')) {
          socket.disconnect(true);
        }
      });
    }
    if (options.refuseEvents !== undefined) {
      socket.use((_packet: unknown, next: (error?: Error) => void) => next(new Error(options.refuseEvents)));
      // Without a listener a 4.x server writes an error of its own.
      socket.on('error', () => {});
    }
    if (options.asyncMiddlewareMs !== undefined) {
      socket.use(async (_packet: unknown, next: () => void) => {
        await waitFor(options.asyncMiddlewareMs ?? 0);
        next();
      });
    }
    if (options.dropFirstMs !== undefined && isFirst) {
      isFirst = false;
      setTimeout(() => socket.conn.close(), options.dropFirstMs);
    }
    if (options.lateHandlerMs !== undefined) {
      await waitFor(options.lateHandlerMs);
    }
    socket.on(options.event, (...passed: unknown[]) => {
      const { received, answer } = splitAnswer(passed);
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
  return { http, io };
}
