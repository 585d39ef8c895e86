import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNotificationChannel } from '../../../lib/notification/channel.ts';
import { keepLines, type ProofKind, testSettings } from '../fault-scene.ts';
import { inLoopTime } from '../loop-clock.ts';
import { type RunningServer, type ServerKind, startServer } from '../socket-servers/start-server.ts';
import { startProxy } from '../tcp-proxy.ts';

const BUDGET_MS = 5_000;

/**
 * Makes the tests that cut the connection after every `step`-th byte the client sends, from the first byte of the
 * handshake to the last byte of each proof, with a second try and without.
 */
export function testEveryByte(kind: ServerKind, step: number, proofs: readonly ProofKind[]): void {
  describe.each(proofs)(`cut after every ${step}. byte of the client's (${kind}, %s)`, (proof) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer({ major: kind, acknowledge: proof === 'ack' });
    });
    afterAll(() => server.stop());

    it.each([0, 1])(
      'never says delivered of an event the handler did not get, with %i more tries',
      async (moreTries) => {
        const whole = await deliver(server, proof, moreTries, undefined);
        expect(whole.delivery.outcome).toBe('delivered');
        let proven = 0;
        for (let cutAfter = 0; cutAfter <= whole.clientBytes; cutAfter += step) {
          const result = await deliver(server, proof, moreTries, cutAfter);
          expectCut(result, moreTries);
          if (result.delivery.outcome === 'delivered' && result.delivery.tries === 1) {
            proven += 1;
          }
        }
        // Cuts that come after the proof hit only the bytes of the disconnect.
        expect(proven).toBeLessThan(Math.ceil(40 / step));
      },
    );
  });
}

type CutResult = Awaited<ReturnType<typeof deliver>>;

function expectCut({ delivery, copies, details }: CutResult, moreTries: number) {
  if (moreTries > 0) {
    expect(delivery.outcome, details).toBe('delivered');
  }
  if (delivery.outcome === 'delivered') {
    expect(copies, details).toBeGreaterThan(0);
  }
  if (delivery.outcome === 'unreachable') {
    expect(copies, details).toBe(0);
  }
  expect(delivery.outcome, details).not.toBe('refused');
  expect(copies, details).toBeLessThanOrEqual(delivery.tries);
  expect(inLoopTime(delivery.elapsedMs)).toBeLessThan(BUDGET_MS);
}

let count = 0;

async function deliver(server: RunningServer, proof: ProofKind, moreTries: number, cutAfter: number | undefined) {
  const faults = cutAfter === undefined ? [] : [{ after: cutAfter, direction: 'requests', how: 'reset' } as const];
  const proxy = await startProxy(server.port, { faults });
  const { log, lines } = keepLines();
  const settings = testSettings(`http://127.0.0.1:${proxy.port}`, {
    protocol: server.major === 2 ? 3 : 4,
    deliveryProof: proof,
    reconnectionAttempts: moreTries,
    reconnectionDelayMs: 1,
  });
  const channel = createNotificationChannel(settings, { log });
  const userId = `cut-${++count}`;
  const delivery = await channel.deliver(
    { event: settings.event, message: { success: true }, userData: { userId } },
    { deadline: Date.now() + BUDGET_MS },
  );
  await channel.close();
  const clientBytes = proxy.clientBytes();
  await proxy.close();
  await server.settle();
  const copies = server.receivedBy(userId).length;
  return { delivery, copies, clientBytes, details: JSON.stringify({ cutAfter, delivery, copies, lines }) };
}
