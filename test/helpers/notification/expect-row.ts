import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { type ProofKind, type Result, runFault, type SharedServers, shareServers } from '../fault-scene.ts';
import { inLoopTime } from '../loop-clock.ts';
import type { ServerKind } from '../socket-servers/start-server.ts';
import type { Expectation, FaultRow } from './fault-row.ts';
import { FAULT_TABLE } from './fault-table.ts';

/** Time that the event loop may add to a deadline, in ms. */
const SLACK_MS = 2_000;

/** The number of deliveries per row when few are made. */
const FEW = 3;

/** Rows with at most this many deliveries take seconds for each, and get one delivery when few are made. */
const COSTLY = 5;

/**
 * Makes the tests of the fault table, one per row, with all of its deliveries or few. With few, a proof that is not the
 * default has only the rows that expect something else of it.
 */
export function testRows(server: ServerKind, proof: ProofKind, deliveries: 'few' | 'all'): void {
  const rows = FAULT_TABLE.filter((row) => {
    const expected = row.expected(proof, server);
    return expected !== undefined && (deliveries === 'all' || isTelling(row, proof, server));
  });
  const name = server === 'python' ? 'python-socketio' : `socket.io ${server}`;
  describe(`with ${name} and ${proof} as proof, the outcome is right:`, () => {
    const shared = shareServers();
    afterAll(shared.stop);
    it.each(rows)('$name', async (row) => {
      const all = row.deliveries ?? 15;
      const few = all <= COSTLY ? 1 : FEW;
      await expectRow(row, { server, proof, deliveries: deliveries === 'all' ? all : few, shared });
    });
  });
}

/** Whether the row expects something else of this proof than of the default one. */
function isTelling(row: FaultRow, proof: ProofKind, server: ServerKind): boolean {
  return proof === 'barrier' || !isDeepStrictEqual(row.expected(proof, server), row.expected('barrier', server));
}

/** Runs a row and checks each of its deliveries. */
async function expectRow(
  row: FaultRow,
  run: { server: ServerKind; proof: ProofKind; deliveries: number; shared: SharedServers },
): Promise<void> {
  const { server, proof, deliveries } = run;
  const expected = row.expected(proof, server);
  if (expected === undefined) {
    throw new Error(`${row.name} does not apply to ${server} and ${proof}`);
  }
  const fault = typeof row.fault === 'function' ? row.fault(server) : row.fault;
  const { results, askedForAnswer } = await runFault(fault, run);
  expect(results).toHaveLength(deliveries);
  for (const result of results) {
    expectResult(result, expected, proof);
  }
  if (proof !== 'ack') {
    expect(askedForAnswer, 'events that asked for an acknowledgement').toBe(0);
  }
}

/** Checks the expectations of the row and those of every row. */
function expectResult(
  { announcement, delivery, got, leftBehind, askedElsewhere, budgetMs, lines }: Result,
  expected: Expectation,
  proof: ProofKind,
) {
  const details = JSON.stringify({ delivery, lines }, null, 1);
  expect([expected.outcome].flat(), details).toContain(delivery.outcome);
  expectWithin(got.length, expected.copies, `copies; ${details}`);
  if (expected.tries !== undefined) {
    expectWithin(delivery.tries, expected.tries, `tries; ${details}`);
  }
  if (expected.error) {
    expect(delivery.lastError).toMatch(expected.error);
  }

  for (const event of got) {
    expect(event).toEqual([announcement.message, announcement.userData]);
  }
  expect(delivery.proof).toBe(delivery.outcome === 'delivered' ? proof : undefined);
  if (!expected.blind && delivery.outcome === 'delivered') {
    expect(got.length, details).toBeGreaterThan(0);
  }
  if (delivery.outcome === 'refused' || delivery.outcome === 'unreachable') {
    expect(got.length, details).toBe(0);
  }
  expect(got.length, details).toBeLessThanOrEqual(delivery.tries);
  expect(inLoopTime(delivery.elapsedMs), details).toBeLessThanOrEqual(budgetMs + SLACK_MS);
  expect(leftBehind, details).toEqual([]);
  expect(askedElsewhere, details).toEqual([]);
  expect(details).not.toMatch(/(right|wrong)-token/);
}

function expectWithin(value: number, range: number | readonly [number, number], message: string) {
  const [least, most] = typeof range === 'number' ? [range, range] : range;
  expect(value, message).toBeGreaterThanOrEqual(least);
  expect(value, message).toBeLessThanOrEqual(most);
}
