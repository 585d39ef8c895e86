import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNotificationChannel } from '../../lib/notification/channel.ts';
import { keepLines, type ProofKind, testSettings } from '../helpers/fault-scene.ts';
import { type RunningServer, type ServerKind, startServer } from '../helpers/socket-servers/start-server.ts';
import { startProxy } from '../helpers/tcp-proxy.ts';

const BUDGET_MS = 5_000;

/**
 * Cuts the connection after every `step`-th byte that the client sends, from the first byte of the handshake to the last
 * of the proof, once with a second try and once without.
 */
export function testEveryByte(kind: ServerKind, step: number): void {
  describe.each(['barrier', 'ack'] as const)(`cut after every ${step}. byte of the client's (${kind}, %s)`, (proof) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer({ major: kind, acknowledge: proof === 'ack' });
    });
    afterAll(() => server.stop());

    test.each([0, 1])(
      'never says delivered of an event the handler did not get, with %i more tries',
      async (more) => {
        const whole = await deliver(server, proof, more, undefined);
        expect(whole.delivery.outcome).toBe('delivered');
        let proven = 0;
        for (let after = 0; after <= whole.clientBytes; after += step) {
          const { delivery, copies, told } = await deliver(server, proof, more, after);
          if (more > 0) expect(delivery.outcome, told).toBe('delivered');
          if (delivery.outcome === 'delivered') expect(copies, told).toBeGreaterThan(0);
          if (delivery.outcome === 'unreachable') expect(copies, told).toBe(0);
          expect(delivery.outcome, told).not.toBe('refused');
          expect(copies, told).toBeLessThanOrEqual(delivery.tries);
          expect(delivery.elapsedMs).toBeLessThan(BUDGET_MS);
          if (delivery.outcome === 'delivered' && delivery.tries === 1) proven += 1;
        }
        // The last bytes are those of the goodbye.
        expect(proven).toBeLessThan(Math.ceil(40 / step));
      },
      120_000,
    );
  });
}

let count = 0;

async function deliver(server: RunningServer, proof: ProofKind, more: number, cutAfter: number | undefined) {
  const faults = cutAfter === undefined ? [] : [{ after: cutAfter, of: 'requests', how: 'reset' } as const];
  const proxy = await startProxy(server.port, { faults });
  const { log, lines } = keepLines();
  const settings = testSettings(`http://127.0.0.1:${proxy.port}`, {
    protocol: server.major === 2 ? 3 : 4,
    deliveryProof: proof,
    reconnectionAttempts: more,
    reconnectionDelayMs: 1,
  });
  const channel = createNotificationChannel(settings, { log });
  const userId = `cut-${++count}`;
  const delivery = await channel.deliver(
    { event: settings.event, message: { success: true }, userData: { userId } },
    { deadline: Date.now() + BUDGET_MS },
  );
  await channel.close();
  const { clientBytes } = proxy;
  await proxy.close();
  await server.settle();
  const copies = server.received.filter(([, data]) => (data as { userId?: string }).userId === userId).length;
  return { delivery, copies, clientBytes: clientBytes(), told: JSON.stringify({ cutAfter, delivery, copies, lines }) };
}
