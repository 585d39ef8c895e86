import type { ConnectionState } from './connection.ts';

/**
 * How a delivery ended:
 *
 * - `delivered`: the proof was had.
 * - `unproven`: sent at least once, no proof in time; it may have arrived.
 * - `refused`: never sent, because the server said no (authentication, namespace, protocol) or showed a certificate that
 *   is not trusted; another try in this invocation would end the same way.
 * - `unreachable`: never sent, because no connection was had.
 */
export type DeliveryOutcome = 'delivered' | 'unproven' | 'refused' | 'unreachable';

/** How a delivery ended and how it came to it. */
export interface Ending {
  readonly outcome: DeliveryOutcome;
  /** Why it did not end better, for a person. */
  readonly lastError?: string;
}

/** What the state machine needs of the world. */
export interface Steps {
  /** The connection once it is up or has failed, opening one if there is none; undefined when the time is up. */
  connected(): Promise<Exclude<ConnectionState, { is: 'connecting' }> | undefined>;
  /** Emits and waits for the proof; undefined when proven, otherwise why not. */
  prove(connection: ConnectionState & { is: 'connected' }): Promise<string | undefined>;
  /** Closes the connection, so that the next one is new. */
  hangUp(): Promise<void>;
  /** Reads the token anew, once; true if it is another one now. */
  renewToken(): Promise<boolean>;
  /** Waits before another connection; false when no try or no time is left. */
  pause(): Promise<boolean>;
}

/**
 * The way of one delivery. Reconnecting before the emit is the connection's business, waiting for the proof is the
 * proof's; this is what becomes of their answers.
 *
 * | state      | what happens                    | next                                              |
 * |------------|---------------------------------|---------------------------------------------------|
 * | connecting | the connection is up            | proving: the event is emitted                     |
 * |            | it was refused                  | pause if the token is another by now, or refused  |
 * |            | it failed                       | pause                                             |
 * |            | the time is up                  | end                                               |
 * | proving    | proof                           | delivered                                         |
 * |            | connection lost, none in time   | pause                                             |
 * | pause      | over                            | connecting: a new connection                      |
 * |            | no try or no time is left       | end                                               |
 *
 * The end is `unproven` if the event was ever emitted, also where `refused` came after it; otherwise `unreachable`.
 */
export async function deliver(steps: Steps): Promise<Ending> {
  let emitted = false;
  let lastError = 'The time was up before the server was reached.';
  const ending = (outcome: 'refused' | 'unreachable'): Ending => ({
    outcome: emitted ? 'unproven' : outcome,
    lastError,
  });

  for (;;) {
    const connection = await steps.connected();
    if (connection === undefined) return ending('unreachable');

    if (connection.is === 'connected') {
      emitted = true;
      const unproven = await steps.prove(connection);
      if (unproven === undefined) return { outcome: 'delivered' };
      lastError = unproven;
    } else {
      lastError = connection.reason;
      if (connection.refused && !(await steps.renewToken())) return ending('refused');
    }

    await steps.hangUp();
    if (!(await steps.pause())) return ending('unreachable');
  }
}
