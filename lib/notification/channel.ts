import { setTimeout as sleep } from 'node:timers/promises';
import { CLOSE_GRACE_MS, LONGEST_RECONNECTION_DELAY_MS } from '../config/defaults.ts';
import { RESERVED_EVENTS, type WebSocketSettings } from '../config/settings.ts';
import { type Log, MARK } from '../observability/logger.ts';
import { orAborted, within } from './abort.ts';
import { type Connection, openConnection, type Tries } from './connection.ts';
import { type DeliveryOutcome, deliver, type Ending, type Steps } from './delivery.ts';
import { openJournal } from './journal.ts';
import { type Announcement, emitAndProve, type Proof } from './proof.ts';
import { loadSocketClient } from './socket-client.ts';
import { createToken, TokenUnreadable } from './token.ts';

export type { Announcement, DeliveryOutcome, Proof };

/** What became of an announcement. */
export interface Delivery {
  readonly outcome: DeliveryOutcome;
  /** The proof that was had; only with `delivered`. */
  readonly proof?: Proof;
  /** Connections tried since the channel was opened, failed and refused ones included; each carried the event at most once. */
  readonly tries: number;
  /** From the call of `deliver` to its end, in ms. */
  readonly elapsedMs: number;
  /** What went wrong last, for a person; it holds no token and nothing of the message. */
  readonly lastError?: string;
}

/** The way to the notification server for one invocation: one connection at a time, however many callers. */
export interface NotificationChannel {
  /** Starts the handshake, so that it is over when there is something to say. Never throws. */
  open(): void;
  /**
   * Emits the announcement and waits for the proof, again on a new connection where that can help, until `deadline` (in
   * ms, by `deps.now`). Never rejects. Closes the connection unless the outcome is `delivered`. An aborted `signal` ends
   * it at once. Announcements go out one after another.
   */
  deliver(announcement: Announcement, budget: { deadline: number; signal?: AbortSignal }): Promise<Delivery>;
  /** Leaves the server; nothing is left behind after at most CLOSE_GRACE_MS. May be called again. Never rejects. */
  close(): Promise<void>;
}

/** What a channel needs from outside. */
export interface ChannelDeps {
  readonly log: Log;
  /** The time in ms; Date.now unless given. */
  readonly now?: () => number;
  /** From 0 up to, but not, 1; Math.random unless given. */
  readonly random?: () => number;
  /** Reads the token to be sent; `fresh` bypasses any cache. Without it no token is sent. */
  readonly readToken?: (options: { fresh: boolean }) => Promise<string>;
}

/** What keeps a delivery short. */
interface Limits {
  /** When nothing new is begun any more, by `deps.now`. */
  readonly deadline: number;
  /** Aborts at the deadline, when the caller gives up, and when the channel is closed. */
  readonly signal: AbortSignal;
  /** Time that the server has to let go of a connection now. */
  readonly graceMs: () => number;
}

/** Makes the channel of one invocation. It does nothing until `open` or `deliver` is called. */
export function createNotificationChannel(
  settings: WebSocketSettings,
  { log, now = Date.now, random = Math.random, readToken }: ChannelDeps,
): NotificationChannel {
  const journal = openJournal(log, now);
  const tries: Tries = { made: 0, allowed: 1 + (settings.autoReconnect ? settings.reconnectionAttempts : 0) };
  const token = createToken(readToken, journal);
  const ended = new AbortController();
  let current: { readonly made: Promise<Connection>; readonly leaving: AbortController } | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();

  async function connect(leaving: AbortSignal): Promise<Connection> {
    try {
      const sent = await token.current(leaving);
      const client = await loadSocketClient(settings.protocol);
      return leaving.aborted ? noConnection('') : openConnection(client, settings, { tries, journal, token: sent });
    } catch (thrown) {
      tries.made += 1;
      return noConnection(
        thrown instanceof TokenUnreadable
          ? `The token ${settings.authTokenParameter} could not be read (${kindOf(thrown.cause)}).`
          : `The connection could not be made (${kindOf(thrown)}).`,
      );
    }
  }

  /** The one connection of the moment. */
  function connection(): Promise<Connection> {
    if (current === undefined) {
      const leaving = new AbortController();
      current = { made: connect(leaving.signal), leaving };
    }
    return current.made;
  }

  async function hangUp(graceMs: number) {
    const left = current;
    current = undefined;
    left?.leaving.abort();
    await (await left?.made)?.close(graceMs);
  }

  /** As the client waits before a reconnection: doubling, half to one and a half of it, capped. */
  function pauseMs() {
    const doubled = settings.reconnectionDelayMs * 2 ** (tries.made - 1) * (0.5 + random());
    return Math.min(doubled, Math.max(settings.reconnectionDelayMs, LONGEST_RECONNECTION_DELAY_MS));
  }

  const stepsOf = (announcement: Announcement, { deadline, signal, graceMs }: Limits): Steps => ({
    async connected() {
      if (signal.aborted) return undefined;
      const settled = connection().then((made) => made.settled());
      return await orAborted(settled, signal);
    },
    async prove({ socket }) {
      journal.note('info', `${MARK.notification} Announcing`, { event: announcement.event, attempt: tries.made });
      const limit = within(settings.timeoutMs, signal);
      try {
        return await emitAndProve(socket, announcement, settings.deliveryProof, limit.signal);
      } finally {
        limit.release();
      }
    },
    renewToken: () => token.renew(signal),
    hangUp: () => hangUp(graceMs()),
    async pause() {
      const ms = pauseMs();
      if (tries.made >= tries.allowed || signal.aborted || now() + ms >= deadline) return false;
      await sleep(ms, undefined, { signal }).catch(() => {});
      return !signal.aborted;
    },
  });

  /** One announcement after another: `before` resolves when the earlier ones are done. */
  async function deliverInTurn(announcement: Announcement, before: Promise<unknown>, limits: Limits): Promise<Ending> {
    const lastError = unsendable(announcement);
    if (lastError !== undefined) return { outcome: 'refused', lastError };
    const itsTurn = await orAborted(
      before.then(() => true),
      limits.signal,
    );
    if (!itsTurn) return { outcome: 'unreachable', lastError: 'The time was up before its turn came.' };

    const ending = await deliver(stepsOf(announcement, limits));
    if (ending.outcome !== 'delivered') await hangUp(limits.graceMs());
    return ending;
  }

  return {
    open() {
      if (!ended.signal.aborted) void connection();
    },

    async deliver(announcement, { deadline, signal }) {
      const startedAt = now();
      const limit = within(deadline - CLOSE_GRACE_MS - startedAt, ended.signal, signal);
      const turn = Promise.withResolvers<void>();
      const before = lastTurn;
      lastTurn = Promise.all([before, turn.promise]);
      let ending: Ending;
      try {
        ending = await deliverInTurn(announcement, before, {
          deadline: deadline - CLOSE_GRACE_MS,
          signal: limit.signal,
          graceMs: () => (signal?.aborted ? 0 : CLOSE_GRACE_MS),
        });
      } catch (thrown) {
        // A bug. It may have struck after the emit, so no more than this can be said.
        ending = { outcome: 'unproven', lastError: `Unexpected ${kindOf(thrown)}.` };
      } finally {
        limit.release();
        turn.resolve();
      }
      const { outcome, lastError } = ending;
      const delivery: Delivery = {
        outcome,
        ...(outcome === 'delivered' ? { proof: settings.deliveryProof } : {}),
        tries: tries.made,
        elapsedMs: Math.round(now() - startedAt),
        ...(lastError === undefined ? {} : { lastError: journal.clean(lastError) }),
      };
      const delivered = outcome === 'delivered';
      journal.note(
        delivered ? 'info' : 'error',
        `${delivered ? MARK.notification : MARK.failure} Announcement ${outcome}`,
        { event: announcement.event, ...delivery },
      );
      return delivery;
    },

    async close() {
      ended.abort();
      await hangUp(CLOSE_GRACE_MS);
    },
  };
}

/** A connection that failed before it could be opened. */
const noConnection = (reason: string): Connection => ({
  settled: async () => ({ is: 'failed', refused: false, reason }),
  close: async () => {},
});

/** The names of an error and its cause: their messages may quote anything. */
function kindOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  return thrown.cause instanceof Error ? `${thrown.name}: ${thrown.cause.name}` : thrown.name;
}

/** Why an announcement cannot be sent. Client 2 sends something else in place of it, and would then get its proof. */
function unsendable({ event, message, userData }: Announcement): string | undefined {
  if (RESERVED_EVENTS.includes(event)) return `The event name ${event} belongs to the Socket.IO client.`;
  try {
    JSON.stringify([message, userData]);
    return undefined;
  } catch {
    // The reason may quote the message.
    return 'The message cannot be written as JSON.';
  }
}
