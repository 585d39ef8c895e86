import type { ConnectionState } from './connection.ts';
import type { Unproven } from './proof.ts';

/** After so many barriers that were left unanswered, another copy is of no use. */
const UNANSWERED_MAX = 2;

/**
 * How a delivery ended:
 *
 * - `delivered`: the proof came, and nothing contradicted it.
 * - `unproven`: sent at least once, and there is no proof. It may have arrived.
 * - `refused`: never sent. The server refused (authentication, namespace, protocol), its certificate is not trusted, or
 *   the announcement cannot be sent. Another try in this invocation would end the same way.
 * - `unreachable`: never sent, because no connection was made, or it ended before the emit.
 */
export type DeliveryOutcome = 'delivered' | 'unproven' | 'refused' | 'unreachable';

/** How a delivery ended, and why. */
export interface Ending {
  readonly outcome: DeliveryOutcome;
  /** Why it was not `delivered`, for people to read. */
  readonly lastError?: string;
}

/** The actions of the state machine. */
export interface Steps {
  /** The connection once it is up or has failed, opening one if there is none. Undefined when the time is up. */
  connected(): Promise<Exclude<ConnectionState, { is: 'connecting' }> | undefined>;
  /** Emits and waits for the proof. Undefined when proven, otherwise why not. */
  prove(connection: ConnectionState & { is: 'connected' }): Promise<Unproven | undefined>;
  /** Closes the connection, so that the next one is new. */
  hangUp(): Promise<void>;
  /** Reads the token again, once. True if it has changed. */
  renewToken(): Promise<boolean>;
  /** Waits before the next connection. False when no try or no time is left. */
  pause(): Promise<boolean>;
}

/**
 * Runs one delivery. The connection reconnects before the emit and the proof waits for its answer; this state machine
 * decides what follows from their results.
 *
 * | state      | what happens                        | next                                              |
 * |------------|-------------------------------------|---------------------------------------------------|
 * | connecting | the connection is up                | proving: the event is emitted                     |
 * |            | it was refused                      | pause if the token has changed, otherwise refused |
 * |            | it failed                           | pause                                             |
 * |            | the time is up                      | end                                               |
 * | proving    | the proof came                      | delivered                                         |
 * |            | the server objected                 | end                                               |
 * |            | a barrier unanswered, the second    | end                                               |
 * |            | connection lost, or none in time    | pause                                             |
 * | pause      | over                                | connecting: a new connection                      |
 * |            | no try or no time is left           | end                                               |
 *
 * The end is `unproven` if the event was ever emitted, even if `refused` came later; otherwise `unreachable`.
 *
 * @throws what a step rejects with
 */
export async function deliver(steps: Steps): Promise<Ending> {
  let emitted = false;
  let unanswered = 0;
  let lastError = 'The time was up before the server was reached.';
  const ending = (outcome: 'refused' | 'unreachable'): Ending => ({
    outcome: emitted ? 'unproven' : outcome,
    lastError,
  });

  for (;;) {
    const connection = await steps.connected();
    if (connection === undefined) {
      return ending('unreachable');
    }

    if (connection.is === 'connected') {
      const unproven = await steps.prove(connection);
      if (unproven === undefined) {
        return { outcome: 'delivered' };
      }
      emitted ||= !unproven.isUnsent;
      lastError = unproven.reason;
      unanswered += unproven.isUnanswered ? 1 : 0;
      if (unanswered === UNANSWERED_MAX) {
        lastError +=
          ' It was so twice: the server hangs, or it does not bear the barrier; then its handler must answer, with WEBSOCKET_DELIVERY_PROOF ack.';
      }
      if (unproven.isNo || unanswered === UNANSWERED_MAX) {
        return ending('unreachable');
      }
    } else {
      lastError = connection.reason;
      if (connection.refused && !(await steps.renewToken())) {
        return ending('refused');
      }
    }

    await steps.hangUp();
    if (!(await steps.pause())) {
      return ending('unreachable');
    }
  }
}
