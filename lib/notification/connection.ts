import { LONGEST_RECONNECTION_DELAY_MS } from '../config/defaults.ts';
import type { WebSocketSettings } from '../config/settings.ts';
import { MARK } from '../observability/logger.ts';
import { explainFault, explainRefusal, type Failure } from './failure.ts';
import type { Journal } from './journal.ts';
import type { ClientSocket, SocketClient } from './socket-client.ts';
import { trackedAgent } from './tracked-agent.ts';

/** Connection tries of one invocation. Every opening of a transport counts, whoever asks for it. */
export interface Tries {
  made: number;
  readonly allowed: number;
}

/**
 * Where a connection stands. `connecting` and `connected` may follow each other while the client reconnects; `failed` is
 * final.
 */
export type ConnectionState =
  | { readonly is: 'connecting' }
  | { readonly is: 'connected'; readonly socket: ClientSocket }
  | ({ readonly is: 'failed' } & Failure);

/** A connection to the notification server, from its first try to its end. */
export interface Connection {
  /** The state once it is no longer `connecting`. */
  settled(): Promise<Exclude<ConnectionState, { is: 'connecting' }>>;
  /** Leaves the server and everything that was opened; what the server has not let go after `graceMs` is destroyed. */
  close(graceMs: number): Promise<void>;
}

/**
 * Opens a connection. The client reconnects by itself, after a failed first try or a drop, as long as `tries` lasts; for
 * the time between emit and proof the proof turns that off.
 */
export function openConnection(
  client: SocketClient,
  settings: WebSocketSettings,
  { tries, journal, token }: { tries: Tries; journal: Journal; token: string | undefined },
): Connection {
  let state: ConnectionState = { is: 'connecting' };
  let changed = Promise.withResolvers<void>();
  let closing = false;
  let closed: Promise<void> | undefined;
  let lastFailure: Failure = { refused: false, reason: 'The server was not reached.' };
  const triesLeft = () => tries.allowed - tries.made;

  function become(next: ConnectionState) {
    if (state.is === 'failed' || closing) return;
    state = next;
    changed.resolve();
    changed = Promise.withResolvers();
    // A refused client would stay connected or connect again. Not at once: the client is still telling its listeners.
    if (next.is === 'failed') queueMicrotask(() => void close(0));
  }
  const fail = (failure: Failure) => become({ is: 'failed', ...failure });

  tries.made += 1;
  const { agent, end, cut } = trackedAgent(settings.url.startsWith('https:'));
  const socket = client.connect(settings.url, {
    path: settings.path,
    transports: [...settings.transports],
    // Otherwise the client keeps a manager for each server for ever.
    forceNew: true,
    timeout: settings.timeoutMs,
    reconnection: triesLeft() > 0,
    // Never 0, which would mean for ever.
    reconnectionAttempts: Math.max(1, triesLeft()),
    reconnectionDelay: settings.reconnectionDelayMs,
    reconnectionDelayMax: Math.max(settings.reconnectionDelayMs, LONGEST_RECONNECTION_DELAY_MS),
    randomizationFactor: 0.5,
    agent,
    ...client.ownOptions(token),
  });
  const manager = socket.io;

  const stopListening: (() => void)[] = [];
  function listen(
    source: Pick<ClientSocket, 'on' | 'off'>,
    event: string,
    // biome-ignore lint/suspicious/noExplicitAny: the two clients pass different things to the same event
    listener: (passed: any) => void,
  ) {
    source.on(event, listener);
    stopListening.push(() => source.off(event, listener));
  }
  const note = (level: 'info' | 'warn' | 'error', text: string, event: string, reason?: string) =>
    journal.note(level, text, {
      event,
      ...(reason === undefined ? {} : { reason }),
      attempt: tries.made,
      remaining: triesLeft(),
      transport: manager.engine?.transport?.name ?? settings.transports[0],
    });

  // What a 3.x server does with protocol 3: it takes the WebSocket and stays silent.
  let webSocketOpened = false;
  function watchTransport() {
    webSocketOpened = false;
    manager.engine.transport.on('open', () => {
      webSocketOpened = true;
    });
  }
  watchTransport();

  // The client's time-out ends with the transport's opening; from there on this one watches over the answer to CONNECT.
  let answerTimer: NodeJS.Timeout | undefined;
  listen(manager, 'open', () => {
    answerTimer = setTimeout(() => {
      lastFailure = { refused: false, reason: `The server did not answer CONNECT within ${settings.timeoutMs} ms.` };
      cut();
    }, settings.timeoutMs);
  });
  listen(manager, 'close', () => clearTimeout(answerTimer));

  listen(socket, 'connect', () => {
    clearTimeout(answerTimer);
    become({ is: 'connected', socket });
    note('info', `${MARK.success} Connected to the notification server`, 'connect');
  });
  listen(socket, 'disconnect', (reason: string) => {
    if (closing) {
      note('info', `${MARK.stopping} Left the notification server`, 'disconnect', reason);
      return;
    }
    if (state.is === 'connected') lastFailure = { refused: false, reason: `The connection was lost (${reason}).` };
    // The client counts the tries of one outage; here they are counted over the whole invocation.
    manager.reconnectionAttempts(triesLeft());
    become({ is: 'connecting' });
    note('warn', `${MARK.failure} Disconnected from the notification server`, 'disconnect', reason);
    // A server that says goodbye is not called again by the client, nor one that the proof has turned reconnection off for.
    if (!manager.reconnection() || reason === 'io server disconnect') fail(lastFailure);
  });
  listen(socket, 'connect_error', (passed: unknown) => {
    if (client.refusalEvent === 'connect_error' && refused(passed)) return;
    lastFailure = explainFault(passed, settings, webSocketOpened);
    note('warn', `${MARK.failure} The notification server was not reached`, 'connect_error', lastFailure.reason);
    if (lastFailure.refused || !manager.reconnection()) fail(lastFailure);
  });
  listen(client.errorSource(socket), 'error', (passed: unknown) => {
    if (client.refusalEvent === 'error' && refused(passed)) return;
    note(
      'warn',
      `${MARK.failure} Fault of the notification connection`,
      'error',
      explainFault(passed, settings).reason,
    );
  });
  function refused(passed: unknown): boolean {
    const words = client.refusal(passed, socket);
    if (words === undefined) return false;
    lastFailure = explainRefusal(words, settings);
    note('error', `${MARK.failure} The notification server refused`, client.refusalEvent, lastFailure.reason);
    fail(lastFailure);
    return true;
  }

  listen(manager, 'reconnect_attempt', () => {
    tries.made += 1;
    // The client makes the next engine right after its listeners.
    queueMicrotask(watchTransport);
  });
  listen(manager, 'reconnect', () =>
    note('info', `${MARK.reconnection} Reached the notification server again`, 'reconnect'),
  );
  listen(manager, 'reconnect_error', (passed: unknown) =>
    note('warn', `${MARK.reconnection} Reconnection failed`, 'reconnect_error', explainFault(passed, settings).reason),
  );
  listen(manager, 'reconnect_failed', () => {
    note('error', `${MARK.failure} Gave the notification server up`, 'reconnect_failed', lastFailure.reason);
    fail(lastFailure);
  });

  async function leave(graceMs: number): Promise<void> {
    closing = true;
    if (state.is !== 'failed') state = { is: 'failed', refused: false, reason: 'The connection was closed.' };
    changed.resolve();
    clearTimeout(answerTimer);
    manager.reconnection(false);
    socket.disconnect();
    client.sweep(manager);
    for (const stop of stopListening) stop();
    await end(graceMs);
  }

  function close(graceMs: number): Promise<void> {
    closed ??= leave(graceMs);
    // Whoever is in more of a hurry than the first caller decides.
    if (graceMs === 0) cut();
    return closed;
  }

  return {
    async settled() {
      while (state.is === 'connecting') await changed.promise;
      return state;
    },
    close,
  };
}
