import { type ClientRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** Why the last request got no answer that the client can use. */
export interface RequestFault {
  /** The status of the answer: one that is not 2xx, or 200 for a page of HTML where none is usual. */
  readonly status?: number;
  /** What the request failed with. */
  readonly error?: Error;
}

/** Notes what is known of the last request. */
type Note = (found: RequestFault | undefined) => void;

/** An HTTP agent that tracks every TCP connection made through it, keeps cookies, and follows no redirect. */
export interface TrackedAgent {
  readonly agent: HttpAgent;
  /** Undefined after a good answer. Client 2 does not pass it on over polling. */
  readonly fault: () => RequestFault | undefined;
  /**
   * Resolves when every connection has closed. Destroys those still open after `graceMs`, and lets no new ones be made
   * from then on. Never rejects.
   */
  end(graceMs: number): Promise<void>;
  /** Destroys every open connection. The agent stays usable. */
  cut(): void;
}

/**
 * Makes an agent. Both clients make all their requests and TCP connections through it, with either transport. Closing the
 * client is not enough to close these: it waits up to 30 s for a hung server to answer its close frame, and polling leaves
 * timed-out requests open.
 *
 * @param secure whether the connections are TLS
 */
export function trackedAgent(secure: boolean): TrackedAgent {
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const open = new Set<Duplex>();
  const requests = followRequests(agent);
  const create = agent.createConnection.bind(agent);
  let ended = false;
  let whenNoneIsLeft = () => {};
  agent.createConnection = (options, callback) => {
    if (ended) {
      // Requests still waiting would open new connections when the others are destroyed.
      callback?.(new Error('the connection is closed'), undefined as never);
      return undefined;
    }
    const connection = create(options, callback);
    if (!connection) {
      return connection;
    }
    open.add(connection);
    connection.once('close', () => {
      open.delete(connection);
      if (open.size === 0) {
        whenNoneIsLeft();
      }
    });
    return connection;
  };

  function cut() {
    for (const connection of open) {
      connection.destroy();
    }
  }

  async function end(graceMs: number) {
    // The agent keeps idle connections for a next request, and there is none.
    agent.on('free', (connection: Duplex) => connection.destroy());
    for (const idle of Object.values(agent.freeSockets).flat()) {
      idle?.destroy();
    }
    if (open.size === 0) {
      return;
    }
    const { promise: noneIsLeft, resolve } = Promise.withResolvers<void>();
    whenNoneIsLeft = resolve;
    const timer = setTimeout(() => {
      ended = true;
      cut();
    }, graceMs);
    await noneIsLeft;
    clearTimeout(timer);
  }

  return { agent, fault: requests.fault, end, cut };
}

/**
 * Sends the cookies that the server has set, because a balancer may know the connection's server by one. Destroys a request
 * that is answered with a redirect: polling would follow it, and send the token to the other host.
 */
function followRequests(agent: HttpAgent): Pick<TrackedAgent, 'fault'> {
  const cookies = new Map<string, string>();
  let fault: RequestFault | undefined;
  // Node's own ClientRequest hands itself over by this method; the types do not have it.
  const handing = agent as HttpAgent & { addRequest(request: ClientRequest, options: object): void };
  const add = handing.addRequest.bind(agent);

  /** Whether the client may see the answer. */
  function take({ statusCode = 0, headers }: IncomingMessage, request: ClientRequest, note: Note): boolean {
    for (const cookie of headers['set-cookie'] ?? []) {
      const [pair = ''] = cookie.split(';', 1);
      const [name = ''] = pair.split('=', 1);
      cookies.set(name, pair);
    }
    // Servers of Socket.IO give the type of HTML to the "ok" that answers a POST.
    const isPage = request.method !== 'POST' && headers['content-type']?.startsWith('text/html');
    note(statusCode < 300 && !isPage ? undefined : { status: statusCode });
    const isRedirect = statusCode >= 300 && statusCode < 400;
    if (isRedirect) {
      request.destroy(new Error('redirected'));
    }
    return !isRedirect;
  }

  handing.addRequest = (request, options) => {
    const hasSession = request.path.includes('sid=');
    // With a session it may be the goodbye of a client whose last request has just failed.
    if (!hasSession) {
      fault = undefined;
    }
    // A connection over polling goes on when its upgrade is refused.
    const isUpgrade = hasSession && request.path.includes('transport=websocket');
    const note: Note = (found) => {
      if (!isUpgrade) {
        fault = found;
      }
    };
    if (cookies.size > 0) {
      request.setHeader('cookie', [...cookies.values()].join('; '));
    }
    const emit = request.emit.bind(request) as (event: string, ...passed: unknown[]) => boolean;
    request.emit = (event: string, ...passed: unknown[]) => {
      const [first] = passed;
      if ((event === 'response' || event === 'upgrade') && !take(first as IncomingMessage, request, note)) {
        return false;
      }
      if (event === 'error' && first instanceof Error) {
        note(fault ?? { error: first });
      }
      return emit(event, ...passed);
    };
    // Client 4's XMLHttpRequest starts a request again when a reused connection is reset, and never ends it.
    Object.defineProperty(request, 'reusedSocket', { get: () => false, set: () => {} });
    add(request, options);
  };
  return { fault: () => fault };
}
