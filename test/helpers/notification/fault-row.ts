import { fileURLToPath } from 'node:url';
import type { DeliveryOutcome } from '../../../lib/notification/channel.ts';
import type { Fault, ProofKind } from '../fault-scene.ts';
import type { ServerKind } from '../socket-servers/start-server.ts';

/** The required result of a delivery into a fault. */
export interface Expectation {
  readonly outcome: DeliveryOutcome | readonly DeliveryOutcome[];
  /** How often the handler gets the event: exactly, or a range. */
  readonly copies: number | readonly [least: number, most: number];
  readonly tries?: number | readonly [least: number, most: number];
  /** The pattern of the last error. */
  readonly error?: RegExp;
  /** The proof cannot notice this fault: it says delivered, but the handler may have got nothing. */
  readonly blind?: true;
}

/** One row of the fault table. */
export interface FaultRow {
  readonly name: string;
  readonly fault: Fault | ((server: ServerKind) => Fault);
  /** Undefined where the row does not apply to the server or proof. */
  readonly expected: (proof: ProofKind, server: ServerKind) => Expectation | undefined;
  /** Deliveries in the full table; 15 by default. */
  readonly deliveries?: number;
}

/** What a healthy delivery gives. */
export const DELIVERED: Expectation = { outcome: 'delivered', copies: 1, tries: 1 };
const TLS_FOLDER = fileURLToPath(new URL('../tls/', import.meta.url));

/** The path of the certificate of the authority that signed TLS. */
export const AUTHORITY = `${TLS_FOLDER}authority.pem`;

/** The paths of a server's key and certificate. */
export const TLS = { key: `${TLS_FOLDER}server-key.pem`, cert: `${TLS_FOLDER}server.pem` };

/** The token that the servers with one accept. */
export const TOKEN = 'right-token-7f3a';
export const WRONG_TOKEN = 'wrong-token+/=9b1c';

/** The one try has to succeed where the fault comes later: a busy machine may need long for it. */
export const ONE_TRY = { reconnectionAttempts: 0, timeoutMs: 2_000 };

export const TWO_TRIES = { reconnectionAttempts: 1, timeoutMs: 600 };
