import type { WebSocketSettings } from '../config/settings.ts';
import { type Connection, openConnection, type Tries } from './connection.ts';
import { errorNames } from './failure.ts';
import type { Journal } from './journal.ts';
import { loadSocketClient } from './socket-client.ts';
import { type Token, TokenUnreadable } from './token.ts';

/** Holds at most one connection at a time. */
export interface CurrentConnection {
  /**
   * The connection; opens one if there is none, or if it failed before this call. Never rejects: a connection that could not
   * be made has failed.
   */
  get(): Promise<Connection>;
  /** Closes the connection, if there is one, within `graceMs`; `get` then opens a new one. Never rejects. */
  hangUp(graceMs: number): Promise<void>;
}

/** What opening a connection needs besides the settings. */
interface ConnectDeps {
  readonly tries: Tries;
  readonly journal: Journal;
  readonly token: Token;
}

/** Makes the holder; it opens nothing before `get` is called. */
export function createCurrentConnection(settings: WebSocketSettings, deps: ConnectDeps): CurrentConnection {
  let current:
    | { readonly made: Promise<Connection>; readonly leaving: AbortController; connection?: Connection }
    | undefined;
  return {
    get() {
      if (current === undefined || current.connection?.hasFailed()) {
        const leaving = new AbortController();
        const made = connect(settings, deps, leaving.signal);
        const opened: typeof current = { made, leaving };
        void made.then((connection) => {
          opened.connection = connection;
        });
        current = opened;
      }
      return current.made;
    },
    async hangUp(graceMs) {
      const left = current;
      current = undefined;
      left?.leaving.abort();
      await (await left?.made)?.close(graceMs);
    },
  };
}

async function connect(
  settings: WebSocketSettings,
  { tries, journal, token }: ConnectDeps,
  leaving: AbortSignal,
): Promise<Connection> {
  try {
    const sent = await token.current(leaving);
    const client = await loadSocketClient(settings.protocol);
    return leaving.aborted ? failedConnection('') : openConnection(client, settings, { tries, journal, token: sent });
  } catch (thrown) {
    tries.made += 1;
    return failedConnection(
      thrown instanceof TokenUnreadable
        ? `The token ${settings.authTokenParameter} could not be read (${errorNames(thrown.cause)}).`
        : `The connection could not be made (${errorNames(thrown)}).`,
    );
  }
}

/** A connection that failed before it was opened. */
function failedConnection(reason: string): Connection {
  return {
    settled: async () => ({ is: 'failed', refused: false, reason }),
    hasFailed: () => true,
    close: async () => {},
  };
}
