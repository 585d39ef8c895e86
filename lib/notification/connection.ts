import { LONGEST_RECONNECTION_DELAY_MS } from '../config/defaults.ts';
import type { WebSocketSettings } from '../config/settings.ts';
import { MARK } from '../observability/logger.ts';
import { explainClose, explainFault, explainRefusal, type Failure, LineClosed, openStatus } from './failure.ts';
import type { Journal } from './journal.ts';
import {
  type ClientManager,
  type ClientSocket,
  type Engine,
  guardPackets,
  OBJECTIONS,
  objectionOf,
  type SocketClient,
} from './socket-client.ts';
import { type TrackedAgent, trackedAgent } from './tracked-agent.ts';

/** Connection tries of one invocation. Every opening of a transport counts, the client's own reconnections included. */
export interface Tries {
  made: number;
  allowed: number;
  /** The place in `settings.transports` of the one that the next try begins with. */
  transport: number;
}

/** Why a connection was lost. */
export interface Loss {
  /** For people to read. */
  readonly words: string;
  /** What was sent is larger than the server takes. */
  readonly isTooLarge: boolean;
  /** The server, or a front, answered a request of the connection by ending it: that has nothing to do with the proof. */
  readonly isAnswered: boolean;
}

/**
 * The state of a connection. `connecting` and `connected` may alternate while the client reconnects; `failed` is final.
 */
export type ConnectionState =
  | { readonly is: 'connecting' }
  | {
      readonly is: 'connected';
      readonly socket: ClientSocket;
      /** Why the connection was lost, from the client's word for it. */
      readonly lossOf: (cause: string) => Loss;
    }
  | ({ readonly is: 'failed' } & Failure);

/** A connection to the notification server, from its first try to its end. */
export interface Connection {
  /** Resolves to the state once it is no longer `connecting`. Never rejects. */
  settled(): Promise<Exclude<ConnectionState, { is: 'connecting' }>>;
  /** Whether its state is `failed`. */
  hasFailed(): boolean;
  /**
   * Leaves the server and closes every TCP connection; those still open after `graceMs` are destroyed. A later close(0)
   * overrides the first grace period. Never rejects.
   */
  close(graceMs: number): Promise<void>;
}

/** What a connection needs besides its client and settings. */
interface ConnectionDeps {
  readonly tries: Tries;
  readonly journal: Journal;
  readonly token: string | undefined;
}

/**
 * Opens a connection and counts it as a try. The client reconnects by itself, after a failed first try or a drop, while
 * `tries` lasts. `emitAndProve` turns that off between emit and proof.
 */
export function openConnection(client: SocketClient, settings: WebSocketSettings, deps: ConnectionDeps): Connection {
  return new ServerConnection(client, settings, deps);
}

class ServerConnection implements Connection {
  readonly #client: SocketClient;
  readonly #settings: WebSocketSettings;
  readonly #tries: Tries;
  readonly #journal: Journal;
  readonly #agent: TrackedAgent;
  readonly #socket: ClientSocket;
  readonly #manager: ClientManager;
  readonly #stopListening: (() => void)[] = [];
  #state: ConnectionState = { is: 'connecting' };
  #changed = Promise.withResolvers<void>();
  #lastFailure: Failure = { refused: false, reason: 'The server was not reached.' };
  #try = newTry();
  /** The places of the transports that were refused. */
  readonly #refused = new Set<number>();
  #answerTimer: NodeJS.Timeout | undefined;
  #closing = false;
  #closed: Promise<void> | undefined;

  constructor(client: SocketClient, settings: WebSocketSettings, { tries, journal, token }: ConnectionDeps) {
    this.#client = client;
    this.#settings = settings;
    this.#tries = tries;
    this.#journal = journal;

    tries.made += 1;
    this.#agent = trackedAgent(settings.url.startsWith('https:'));
    this.#socket = client.connect(settings.url, {
      ...commonOptions(settings, this.#triesLeft()),
      transports: this.#transports(),
      agent: this.#agent.agent,
      ...client.ownOptions(settings, token),
    });
    this.#manager = this.#socket.io;

    this.#watchTransport();
    this.#limitAnswerTime();
    this.#followSocket();
    this.#followFaults();
    this.#followReconnection();
  }

  async settled() {
    while (this.#state.is === 'connecting') {
      await this.#changed.promise;
    }
    return this.#state;
  }

  hasFailed(): boolean {
    return this.#state.is === 'failed';
  }

  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#leave(graceMs);
    // A later close(0) overrides the first grace period.
    if (graceMs === 0) {
      this.#agent.cut();
    }
    return this.#closed;
  }

  async #leave(graceMs: number): Promise<void> {
    this.#closing = true;
    if (this.#state.is !== 'failed') {
      this.#state = { is: 'failed', refused: false, reason: 'The connection was closed.' };
    }
    this.#changed.resolve();
    clearTimeout(this.#answerTimer);
    this.#manager.reconnection(false);
    this.#socket.disconnect();
    this.#client.sweep(this.#manager);
    for (const stop of this.#stopListening) {
      stop();
    }
    await this.#agent.end(graceMs);
  }

  #become(next: ConnectionState): void {
    if (this.#state.is === 'failed' || this.#closing) {
      return;
    }
    this.#state = next;
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
    if (next.is === 'failed') {
      // A refused client would stay connected or connect again. Closed later: the client is still calling its listeners.
      queueMicrotask(() => void this.close(0));
    }
  }

  #fail(failure: Failure): void {
    this.#become({ is: 'failed', ...failure });
  }

  #triesLeft(): number {
    return this.#tries.allowed - this.#tries.made;
  }

  /** The transports of the next try. After a failed one it begins with the next of them, and does not go back to it. */
  #transports(): string[] {
    return this.#settings.transports.slice(this.#tries.transport);
  }

  /** Lets the next try begin with the next transport. A try may fail by two events. */
  #fallBack(): void {
    if (!this.#try.hasFallenBack) {
      this.#try.hasFallenBack = true;
      this.#tries.transport = (this.#tries.transport + 1) % this.#settings.transports.length;
    }
  }

  /** Observes the transport of the current try. */
  #watchTransport(): void {
    const thisTry = newTry();
    this.#try = thisTry;
    const { engine } = this.#manager;
    engine.transport.on('open', () => {
      thisTry.webSocketOpened = true;
    });
    // Before the client's own listener, because the reason is needed by those that this one calls.
    const watch = (transport: Engine['transport']) => {
      guardPackets(transport);
      transport.ws?.prependListener('close', (code, words) => {
        const closed = new LineClosed(code, words.toString());
        thisTry.closedBy = closed;
        // The client would wait for its time-out.
        if (thisTry.webSocketOpened && engine.readyState === 'opening') {
          engine.emit('error', closed);
        }
      });
    };
    watch(engine.transport);
    engine.on('upgrade', watch);
  }

  /** Limits the wait for the answer to CONNECT: the client's own time-out ends when the transport opens. */
  #limitAnswerTime(): void {
    const { timeoutMs } = this.#settings;
    this.#listen(this.#manager, 'open', () => {
      this.#try.handshakeOver = true;
      this.#answerTimer = setTimeout(() => {
        this.#try.answerIsLate = true;
        this.#agent.cut();
      }, timeoutMs);
    });
    this.#listen(this.#manager, 'close', () => clearTimeout(this.#answerTimer));
  }

  #followSocket(): void {
    this.#listen(this.#socket, 'connect', () => {
      clearTimeout(this.#answerTimer);
      this.#become({ is: 'connected', socket: this.#socket, lossOf: (cause) => this.#lossOf(cause) });
      this.#note('info', `${MARK.success} Connected to the notification server`, 'connect');
    });
    this.#listen(this.#socket, 'disconnect', (reason: string) => this.#onDisconnect(reason));
  }

  #onDisconnect(reason: string): void {
    if (this.#closing) {
      this.#note('info', `${MARK.stopping} Left the notification server`, 'disconnect', reason);
      return;
    }
    this.#lastFailure = this.#lostBecause(reason);
    if (this.#state.is !== 'connected') {
      this.#fallBack();
    }
    // The client counts the tries of one outage; the limit is for the whole invocation.
    this.#manager.reconnectionAttempts(this.#triesLeft());
    this.#become({ is: 'connecting' });
    this.#note(
      'warn',
      `${MARK.failure} Disconnected from the notification server`,
      'disconnect',
      this.#lossOf(reason).words,
    );
    // In both cases the client does not reconnect.
    if (!this.#manager.reconnection() || reason === 'io server disconnect' || this.#lastFailure.refused) {
      this.#fail(this.#lastFailure);
    }
  }

  #lossOf(cause: string): Loss {
    const { closedBy } = this.#try;
    const status = this.#agent.fault()?.status;
    const how = closedBy?.message ?? (status === undefined ? undefined : openStatus(status));
    return {
      words: how === undefined ? cause : `${cause}, ${how}`,
      isTooLarge: closedBy?.isTooLarge === true || status === 413,
      isAnswered: status !== undefined,
    };
  }

  #lostBecause(cause: string): Failure {
    const { answerIsLate, closedBy } = this.#try;
    if (answerIsLate) {
      const { timeoutMs } = this.#settings;
      return { refused: false, reason: `The server did not answer CONNECT within ${timeoutMs} ms.` };
    }
    if (closedBy !== undefined) {
      return explainClose(closedBy);
    }
    return this.#agent.fault()?.status === undefined
      ? { refused: false, reason: `The connection was lost (${cause}).` }
      : this.#explain(cause);
  }

  /** Explains a fault of this try. */
  #explain(passed: unknown): Failure {
    return explainFault(passed, this.#settings, {
      fault: this.#agent.fault(),
      ...this.#try,
    });
  }

  #followFaults(): void {
    const client = this.#client;
    this.#listen(this.#socket, 'connect_error', (passed: unknown) => {
      if (client.refusalEvent === 'connect_error' && this.#isRefusal(passed)) {
        return;
      }
      const failure = this.#explain(passed);
      this.#lastFailure = { ...failure, refused: this.#isFinal(failure) };
      const { refused, reason } = this.#lastFailure;
      this.#note('warn', `${MARK.failure} The notification server was not reached`, 'connect_error', reason);
      if (refused || !this.#manager.reconnection()) {
        this.#fail(this.#lastFailure);
      }
      this.#fallBack();
    });
    this.#listen(client.errorSource(this.#socket), 'error', (passed: unknown) => {
      if (client.refusalEvent === 'error' && this.#isRefusal(passed)) {
        return;
      }
      const { reason } = this.#explain(passed);
      this.#note('warn', `${MARK.failure} Fault of the notification connection`, 'error', reason);
    });
    for (const event of OBJECTIONS) {
      this.#listen(this.#socket, event, (passed: unknown) => {
        const words = objectionOf(passed);
        if (words !== undefined) {
          this.#note('warn', `${MARK.failure} The notification server objected`, event, words);
        }
      });
    }
  }

  /** Whether no other try could help: a refusal of one transport is final when all the others were refused too. */
  #isFinal({ refused, isOfTransport }: Failure): boolean {
    if (refused && isOfTransport) {
      this.#refused.add(this.#tries.transport);
      return this.#refused.size === this.#settings.transports.length;
    }
    return refused;
  }

  /** Whether the server refused the connection; if so, the connection has failed. */
  #isRefusal(passed: unknown): boolean {
    const words = this.#client.refusal(passed, this.#socket);
    if (words === undefined) {
      return false;
    }
    this.#lastFailure = explainRefusal(words, this.#settings);
    const { reason } = this.#lastFailure;
    this.#note('error', `${MARK.failure} The notification server refused`, this.#client.refusalEvent, reason);
    this.#fail(this.#lastFailure);
    return true;
  }

  #followReconnection(): void {
    this.#listen(this.#manager, 'reconnect_attempt', () => {
      this.#tries.made += 1;
      this.#manager.opts.transports = this.#transports();
      // The client makes the next engine right after it has called its listeners.
      queueMicrotask(() => this.#watchTransport());
    });
    this.#listen(this.#manager, 'reconnect', () => {
      this.#note('info', `${MARK.reconnection} Reached the notification server again`, 'reconnect');
    });
    this.#listen(this.#manager, 'reconnect_error', (passed: unknown) => {
      const { reason } = this.#explain(passed);
      this.#note('warn', `${MARK.reconnection} Reconnection failed`, 'reconnect_error', reason);
    });
    this.#listen(this.#manager, 'reconnect_failed', () => {
      const { reason } = this.#lastFailure;
      this.#note('error', `${MARK.failure} Gave up on the notification server`, 'reconnect_failed', reason);
      this.#fail(this.#lastFailure);
    });
  }

  #listen(
    source: Pick<ClientSocket, 'on' | 'off'>,
    event: string,
    // biome-ignore lint/suspicious/noExplicitAny: the two clients pass different things to the same event
    listener: (passed: any) => void,
  ): void {
    source.on(event, listener);
    this.#stopListening.push(() => source.off(event, listener));
  }

  #note(level: 'info' | 'warn' | 'error', text: string, event: string, reason?: string): void {
    this.#journal.note(level, text, {
      event,
      ...(reason === undefined ? {} : { reason }),
      attempt: this.#tries.made,
      remaining: this.#triesLeft(),
      transport: this.#manager.engine.transport.name,
    });
  }
}

/** What is known of one try. */
function newTry() {
  return {
    /** Tells a silent 3.x server, which accepts the WebSocket of protocol 3, from one that was not reached. */
    webSocketOpened: false,
    /** Engine.IO's handshake; CONNECT comes after it. */
    handshakeOver: false,
    answerIsLate: false,
    hasFallenBack: false,
    closedBy: undefined as LineClosed | undefined,
  };
}

/** The options that both clients understand. */
function commonOptions(settings: WebSocketSettings, triesLeft: number): Record<string, unknown> {
  return {
    path: settings.path,
    // Without it the client keeps a manager for each server forever.
    forceNew: true,
    timeout: settings.timeoutMs,
    reconnection: triesLeft > 0,
    // Never 0, which the client takes for no limit.
    reconnectionAttempts: Math.max(1, triesLeft),
    reconnectionDelay: settings.reconnectionDelayMs,
    reconnectionDelayMax: Math.max(settings.reconnectionDelayMs, LONGEST_RECONNECTION_DELAY_MS),
    randomizationFactor: 0.5,
  };
}
