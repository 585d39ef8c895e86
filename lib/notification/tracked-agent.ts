import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** An HTTP agent that knows every TCP connection made through it. */
export interface TrackedAgent {
  readonly agent: HttpAgent;
  /** Resolves when the peer has let every connection end, or destroys them after `graceMs`; 0 destroys them at once. */
  end(graceMs: number): Promise<void>;
  /** Destroys every connection there is now; the agent can be used on. */
  cut(): void;
}

/**
 * Both clients, both transports and the handshake make their TCP connections through the agent they are given. Holding the
 * connections themselves is what makes it sure that none is left: a closed client waits up to 30 s for a hung server to
 * answer its close frame, and polling leaves timed-out requests behind.
 */
export function trackedAgent(secure: boolean): TrackedAgent {
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const open = new Set<Duplex>();
  const create = agent.createConnection.bind(agent);
  let over = false;
  let whenNoneIsLeft = () => {};
  agent.createConnection = (options, callback) => {
    if (over) {
      // Requests that waited for a connection would get new ones when theirs is destroyed.
      callback?.(new Error('the connection is closed'), undefined as never);
      return undefined;
    }
    const connection = create(options, callback);
    if (!connection) return connection;
    open.add(connection);
    connection.once('close', () => {
      open.delete(connection);
      if (open.size === 0) whenNoneIsLeft();
    });
    return connection;
  };

  function cut() {
    for (const connection of open) connection.destroy();
  }

  async function end(graceMs: number) {
    // Idle ones are kept for a next request that will not come.
    agent.on('free', (connection: Duplex) => connection.destroy());
    for (const idle of Object.values(agent.freeSockets).flat()) idle?.destroy();
    if (open.size === 0) return;
    const { promise: noneIsLeft, resolve } = Promise.withResolvers<void>();
    whenNoneIsLeft = resolve;
    const timer = setTimeout(() => {
      over = true;
      cut();
    }, graceMs);
    await noneIsLeft;
    clearTimeout(timer);
  }

  return { agent, end, cut };
}
