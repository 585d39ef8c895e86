import type { ServerKind } from '../socket-servers/start-server.ts';
import { testEveryByte } from './cut-bytes.ts';
import { testRows } from './expect-row.ts';

/** Makes the tests of a server's suite: the whole fault table with each proof, and a cut after every `step`-th byte. */
export function testServer(kind: ServerKind, step: number): void {
  testRows(kind, 'barrier', 'all');
  testRows(kind, 'namespace', 'all');
  testRows(kind, 'ack', 'all');
  testEveryByte(kind, step);
}
