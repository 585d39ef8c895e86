import { setTimeout as sleep } from 'node:timers/promises';
import { CLOSE_GRACE_MS, LONGEST_RECONNECTION_DELAY_MS } from '../config/defaults.ts';
import { RESERVED_EVENTS, type WebSocketSettings } from '../config/settings.ts';
import { type Log, MARK } from '../observability/logger.ts';
import { orAborted, within } from './abort.ts';
import type { Tries } from './connection.ts';
import { type CurrentConnection, createCurrentConnection } from './current-connection.ts';
import { type DeliveryOutcome, deliver, type Ending, type Steps } from './delivery.ts';
import { errorNames } from './failure.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Announcement, emitAndProve, type Proof, SHOWN_BY } from './proof.ts';
import { createToken, type Token } from './token.ts';

export type { Announcement, DeliveryOutcome, Proof };
export { SHOWN_BY };

/** The result of one `deliver`. */
export interface Delivery {
  readonly outcome: DeliveryOutcome;
  /** The proof that came; only with `delivered`. */
  readonly proof?: Proof;
  /** Connections tried since the channel was made, failed and refused ones included. Each carried the event at most once. */
  readonly tries: number;
  /** From the call of `deliver` to its end, in ms. */
  readonly elapsedMs: number;
  /** The last error, for people to read, perhaps with words of the server. The token is removed from it. */
  readonly lastError?: string;
}

/** Announces to the notification server in one invocation, over one connection at a time. */
export interface NotificationChannel {
  /**
   * Starts the handshake, so that it is over when there is something to announce. It uses all tries but one; so it does
   * nothing where only one is allowed. Never throws.
   */
  open(): void;
  /**
   * Emits the announcement and waits for the proof, again on a new connection where that can help, until `deadline` (in
   * ms, by `deps.now`). Called once at a time: the next call comes after the previous one has resolved. Never rejects.
   * Closes the connection unless the outcome is `delivered`. An aborted `signal` ends it at once.
   */
  deliver(announcement: Announcement, budget: { deadline: number; signal?: AbortSignal }): Promise<Delivery>;
  /**
   * Ends a delivery in progress and leaves the server. After at most CLOSE_GRACE_MS no connection and no timer is left.
   * May be called again. Never rejects.
   */
  close(): Promise<void>;
}

/** What a channel needs besides its settings. */
export interface ChannelDeps {
  readonly log: Log;
  /** The time in ms; Date.now by default. */
  readonly now?: () => number;
  /** A number from 0 up to but not including 1; Math.random by default. */
  readonly random?: () => number;
  /** Reads the token to send; `fresh` bypasses any cache. Without it no token is sent. */
  readonly readToken?: (options: { fresh: boolean }) => Promise<string>;
}

/** What the steps of a delivery work with. */
interface ChannelParts {
  readonly settings: WebSocketSettings;
  readonly journal: Journal;
  readonly tries: Tries;
  readonly token: Token;
  readonly connection: CurrentConnection;
  readonly now: () => number;
  readonly random: () => number;
}

/** The limits of one delivery. */
interface Limits {
  /** No new try starts after this time, in ms, by `deps.now`. */
  readonly deadline: number;
  /** Aborts at the deadline, with the caller's signal, and when the channel is closed. */
  readonly signal: AbortSignal;
  /** The server's time to close a connection, in ms, as of now. */
  readonly graceMs: () => number;
}

/** Makes the channel of one invocation. It does nothing until `open` or `deliver` is called. */
export function createNotificationChannel(
  settings: WebSocketSettings,
  { log, now = Date.now, random = Math.random, readToken }: ChannelDeps,
): NotificationChannel {
  const journal = openJournal(log, now);
  const allowed = 1 + (settings.autoReconnect ? settings.reconnectionAttempts : 0);
  // One is kept for the announcement, whatever happens before there is something to announce.
  const tries: Tries = { made: 0, allowed: allowed - 1, transport: 0 };
  const token = createToken(readToken, journal);
  const connection = createCurrentConnection(settings, { tries, journal, token });
  const parts: ChannelParts = { settings, journal, tries, token, connection, now, random };
  const ended = new AbortController();

  return {
    open() {
      if (!ended.signal.aborted && tries.allowed > 0) {
        void connection.get();
      }
    },

    async deliver(announcement, { deadline, signal }) {
      tries.allowed = allowed;
      const startedAt = now();
      const lastStartAt = deadline - CLOSE_GRACE_MS;
      const limit = within(lastStartAt - startedAt, ended.signal, signal);
      const ending = await deliverWithin(parts, announcement, {
        deadline: lastStartAt,
        signal: limit.signal,
        graceMs: () => (signal?.aborted ? 0 : CLOSE_GRACE_MS),
      });
      limit.release();
      return logDelivery(parts, announcement, ending, startedAt);
    },

    async close() {
      ended.abort();
      await connection.hangUp(CLOSE_GRACE_MS);
    },
  };
}

/** Delivers and closes the connection unless the outcome is `delivered`. Never rejects. */
async function deliverWithin(parts: ChannelParts, announcement: Announcement, limits: Limits): Promise<Ending> {
  try {
    const lastError = unsendable(announcement);
    if (lastError !== undefined) {
      return { outcome: 'refused', lastError };
    }
    const ending = await deliver(stepsOf(parts, announcement, limits));
    if (ending.outcome !== 'delivered') {
      await parts.connection.hangUp(limits.graceMs());
    }
    return ending;
  } catch (thrown) {
    // A bug. It may have occurred after the emit, so the outcome is not known.
    return { outcome: 'unproven', lastError: `Unexpected ${errorNames(thrown)}.` };
  }
}

function stepsOf(parts: ChannelParts, announcement: Announcement, { deadline, signal, graceMs }: Limits): Steps {
  const { settings, journal, tries, token, connection, now } = parts;
  return {
    async connected() {
      if (signal.aborted) {
        return undefined;
      }
      const settled = connection.get().then((made) => made.settled());
      return await orAborted(settled, signal);
    },
    async prove(connected) {
      journal.note('info', `${MARK.notification} Announcing`, { event: announcement.event, attempt: tries.made });
      const { timeoutMs, deliveryProof } = settings;
      return await emitAndProve(connected, announcement, deliveryProof, { timeoutMs, signal, now });
    },
    renewToken: () => token.renew(signal),
    hangUp: () => connection.hangUp(graceMs()),
    async pause() {
      const ms = pauseMs(parts);
      if (tries.made >= tries.allowed || signal.aborted || now() + ms >= deadline) {
        return false;
      }
      await sleep(ms, undefined, { signal }).catch(() => {});
      return !signal.aborted;
    },
  };
}

/** The pause before the next connection, in ms, as the client does it: doubled each time, times 0.5 to 1.5, capped. */
function pauseMs({ settings, tries, random }: ChannelParts): number {
  const doubled = settings.reconnectionDelayMs * 2 ** (tries.made - 1) * (0.5 + random());
  return Math.min(doubled, Math.max(settings.reconnectionDelayMs, LONGEST_RECONNECTION_DELAY_MS));
}

/** Logs how the delivery ended and returns it. */
function logDelivery(parts: ChannelParts, announcement: Announcement, ending: Ending, startedAt: number): Delivery {
  const { settings, journal, tries, now } = parts;
  const { outcome, lastError } = ending;
  const delivered = outcome === 'delivered';
  const delivery: Delivery = {
    outcome,
    ...(delivered ? { proof: settings.deliveryProof } : {}),
    tries: tries.made,
    elapsedMs: Math.round(now() - startedAt),
    ...(lastError === undefined ? {} : { lastError: journal.clean(lastError) }),
  };
  const mark = delivered ? MARK.notification : MARK.failure;
  journal.note(delivered ? 'info' : 'error', `${mark} Announcement ${outcome}`, {
    event: announcement.event,
    ...delivery,
    ...(delivered ? { shows: SHOWN_BY[settings.deliveryProof] } : {}),
  });
  return delivery;
}

/**
 * Why an announcement cannot be sent, or undefined if it can. Client 2 would send something else in its place, and the
 * proof would come for that.
 */
function unsendable({ event, message, userData }: Announcement): string | undefined {
  if (RESERVED_EVENTS.includes(event)) {
    return `The event name ${event} belongs to the Socket.IO client.`;
  }
  try {
    JSON.stringify([message, userData]);
    return undefined;
  } catch {
    // The error may quote the message, so it is not passed on.
    return 'The message cannot be written as JSON.';
  }
}
