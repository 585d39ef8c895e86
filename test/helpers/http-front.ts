import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { socketsOfProxies } from './tcp-proxy.ts';

/** One request to a front. */
export interface FrontRequest {
  readonly method: string;
  /** The path and the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Whether it asks for a WebSocket. */
  readonly upgrade: boolean;
}

/** Passes a request on to a port of 127.0.0.1. */
interface PassedOn {
  readonly to: number;
  /** The path and query to ask for; the request's own by default. */
  readonly url?: string;
  /** Sets this cookie in the answer. */
  readonly cookie?: string;
  /** Removes what asks for a WebSocket, as a proxy does that only knows plain HTTP. */
  readonly withoutUpgrade?: true;
  /** Resets the client in place of the server's answer. */
  readonly losesAnswer?: true;
}

/** Answers a request in place of a server. */
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a front does with a request. */
export type Handling = PassedOn | Answer | 'reset' | 'silence';

/** An HTTP front before one or more servers: a balancer or a reverse proxy. */
export interface HttpFront {
  readonly port: number;
  /** The requests so far. */
  readonly requests: readonly FrontRequest[];
  /** Closes every connection and the port. */
  close(): Promise<void>;
}

/** Starts a front on 127.0.0.1; `handle` decides on each request. */
export async function startFront(handle: (request: FrontRequest) => Handling): Promise<HttpFront> {
  const requests: FrontRequest[] = [];
  const sockets = new Set<Duplex>();
  const keep = (socket: Duplex) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  };

  function take(incoming: IncomingMessage, upgrade: boolean): Handling {
    const asked = { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, upgrade };
    requests.push(asked);
    const handling = handle(asked);
    if (handling === 'reset') {
      incoming.socket.resetAndDestroy();
    }
    return handling;
  }

  const server = createServer((incoming, response) => reply(take(incoming, false), incoming, response, keep));
  server.on('connection', keep);
  server.on('upgrade', (incoming, socket, head) => {
    const handling = take(incoming, true);
    if (typeof handling === 'object' && 'to' in handling && !handling.withoutUpgrade) {
      passUpgrade(handling, incoming, socket, head, keep);
      return;
    }
    const response = new ServerResponse(incoming);
    response.assignSocket(socket as Socket);
    response.shouldKeepAlive = false;
    response.once('finish', () => socket.end());
    reply(handling, incoming, response, keep);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    requests,
    async close() {
      for (const socket of sockets) {
        socket.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers, or passes on and answers with what comes back. */
export function reply(
  handling: Handling,
  incoming: IncomingMessage,
  response: ServerResponse,
  keep: (socket: Duplex) => void,
): void {
  if (typeof handling === 'string') {
    return;
  }
  if ('status' in handling) {
    response.writeHead(handling.status, handling.headers).end(handling.body);
    return;
  }
  const { to, url = incoming.url, cookie, withoutUpgrade, losesAnswer } = handling;
  const headers = { ...incoming.headers };
  if (withoutUpgrade) {
    delete headers.connection;
    delete headers.upgrade;
  }
  const passed = request({ host: '127.0.0.1', port: to, path: url, method: incoming.method, headers, agent: false });
  passed.on('socket', (socket) => {
    socketsOfProxies.add(socket);
    keep(socket);
  });
  passed.on('error', () => response.destroy());
  passed.on('response', (answer) => {
    if (losesAnswer) {
      incoming.socket.resetAndDestroy();
      return;
    }
    const cookies = cookie === undefined ? {} : { 'set-cookie': cookie };
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...cookies });
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  response.on('close', () => passed.destroy());
  incoming.pipe(passed);
}

/** Joins the client's connection with one to the server. */
function passUpgrade(
  { to, url = '' }: PassedOn,
  incoming: IncomingMessage,
  client: Duplex,
  head: Buffer,
  keep: (socket: Duplex) => void,
): void {
  const server = connect({ port: to, host: '127.0.0.1', noDelay: true });
  socketsOfProxies.add(server);
  keep(server);
  const lines = [`GET ${url || incoming.url} HTTP/1.1`];
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
  }
  server.write(`${lines.join('\r\n')}\r\n\r\n`);
  server.write(head);
  client.pipe(server).pipe(client);
  client.on('close', () => server.destroy());
  server.on('close', () => client.destroy());
}
