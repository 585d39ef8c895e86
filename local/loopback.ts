import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What listens here listens on this address alone, so that other machines do not reach it. */
const HOST = '127.0.0.1';

const HOST_HERE = String.raw`(localhost|[\w.-]+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?`;
/** Host names of this machine, as a request's `Host` names them. */
const HERE = new RegExp(`^${HOST_HERE}$`, 'i');
/** The origins of pages that this machine serves. */
export const ORIGIN_HERE = new RegExp(`^https?://${HOST_HERE}$`, 'i');

/** A port and what listens on it, in words, with its option. */
export interface Port {
  /** 0: a free one. */
  readonly port: number;
  readonly part: string;
}

/**
 * Makes a server listen on 127.0.0.1 and returns its origin. `begin`: how this server does it, if not by itself.
 *
 * @throws Error with the remedy when the port is in use or not allowed
 */
export async function listen(
  server: Server,
  { port, part }: Port,
  begin: (where: { host: string; port: number }) => unknown = (where) => server.listen(where),
): Promise<string> {
  const listening = once(server, 'listening');
  try {
    await Promise.all([listening, begin({ host: HOST, port })]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = code === 'EADDRINUSE' ? 'is in use' : `is not to be had (${code})`;
    throw new Error(`Port ${port} for ${part} ${problem}; choose another one, or 0 for a free one.`);
  }
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

/**
 * Whether a web page of another site makes this request. A browser says where the page is from, except in the simplest
 * requests (`Sec-Fetch-Site`). The name of the host shows a page that calls this machine by a name of its own.
 */
export function isOfForeignPage({ headers }: IncomingMessage): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers;
  const isForeign = origin === undefined ? /^(cross|same)-site$/.test(String(site)) : !ORIGIN_HERE.test(origin);
  return isForeign || (host !== undefined && !HERE.test(host));
}

/** Makes a server refuse every request of a web page, of this machine's pages too: programs alone use it. */
export function refuseWebPages(server: Server): void {
  const answer = server.listeners('request');
  server.removeAllListeners('request').on('request', (request, response) => {
    if (request.headers.origin !== undefined || isOfForeignPage(request)) {
      response.writeHead(403, { connection: 'close' }).end('Web pages are not answered.\n');
    } else {
      answer.forEach((listener) => void Reflect.apply(listener, server, [request, response]));
    }
  });
}
