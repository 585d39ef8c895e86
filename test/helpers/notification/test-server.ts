import type { ServerKind } from '../socket-servers/start-server.ts';
import { testEveryByte } from './cut-bytes.ts';
import { testRows } from './expect-row.ts';

const PROOFS = ['barrier', 'namespace', 'ack'] as const;

/** Makes the tests of a server's suite: the whole fault table with each proof, and a cut after every `step`-th byte. */
export function testServer(kind: ServerKind, step: number): void {
  for (const proof of PROOFS) {
    testRows(kind, proof, 'all');
  }
  testEveryByte(kind, step, PROOFS);
}
