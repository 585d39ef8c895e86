import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** An HTTP agent that tracks every TCP connection made through it. */
export interface TrackedAgent {
  readonly agent: HttpAgent;
  /**
   * Resolves when every connection has closed. Destroys those still open after `graceMs`, and lets no new ones be made
   * from then on. Never rejects.
   */
  end(graceMs: number): Promise<void>;
  /** Destroys every open connection. The agent stays usable. */
  cut(): void;
}

/**
 * Makes an agent. Both clients make all their TCP connections through it, with either transport. Closing the client is not
 * enough to close them: it waits up to 30 s for a hung server to answer its close frame, and polling leaves timed-out
 * requests open.
 *
 * @param secure whether the connections are TLS
 */
export function trackedAgent(secure: boolean): TrackedAgent {
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const open = new Set<Duplex>();
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

  return { agent, end, cut };
}
