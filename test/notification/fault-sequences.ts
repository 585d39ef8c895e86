import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNotificationChannel } from '../../lib/notification/channel.ts';
import { keepLines, testSettings } from '../helpers/fault-scene.ts';
import { type RunningServer, startServer } from '../helpers/socket-servers/start-server.ts';
import { type ConnectionFault, startProxy } from '../helpers/tcp-proxy.ts';

const BUDGET_MS = 1_500;
const SLACK_MS = 400;

/** One fault for each of the first connections: anywhere in what the client or the server sends. */
const faults = fc.array(
  fc.record<ConnectionFault>({
    after: fc.oneof(fc.integer({ min: 0, max: 700 }), fc.constant(100_000)),
    of: fc.constantFrom('requests', 'replies'),
    how: fc.constantFrom('reset', 'reset', 'hold'),
  }),
  { maxLength: 4 },
);

/** Runs `runs` random sequences of faults against a real server. */
export function testFaultSequences(runs: number): void {
  let servers: Record<'barrier' | 'ack', RunningServer>;
  beforeAll(async () => {
    servers = {
      barrier: await startServer({ major: 4 }),
      ack: await startServer({ major: 4, acknowledge: true }),
    };
  });
  afterAll(() => Promise.all([servers.barrier.stop(), servers.ack.stop()]));

  test(
    'whatever faults follow each other, delivered means that the server has it, and no try sends it twice',
    async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          faults,
          fc.integer({ min: 0, max: 4 }),
          fc.constantFrom('barrier', 'ack'),
          fc.boolean(),
          async (sequence, reconnectionAttempts, proof, openedBefore) => {
            const server = servers[proof];
            const proxy = await startProxy(server.port, { faults: sequence });
            const { log, lines } = keepLines();
            const settings = testSettings(`http://127.0.0.1:${proxy.port}`, {
              deliveryProof: proof,
              reconnectionAttempts,
              reconnectionDelayMs: 5,
              timeoutMs: 120,
            });
            const channel = createNotificationChannel(settings, { log });
            const userId = `sequence-${++run}`;
            if (openedBefore) channel.open();
            const delivery = await channel.deliver(
              { event: settings.event, message: { success: true, message: 'x'.repeat(200) }, userData: { userId } },
              { deadline: Date.now() + BUDGET_MS },
            );
            await channel.close();
            await proxy.close();
            await server.settle();
            const copies = server.received.filter(([, data]) => (data as { userId?: string }).userId === userId).length;

            const told = JSON.stringify({ delivery, copies, lines });
            if (delivery.outcome === 'delivered') expect(copies, told).toBeGreaterThan(0);
            else expect(sequence.length, told).toBeGreaterThan(0);
            if (delivery.outcome === 'unreachable') expect(copies, told).toBe(0);
            expect(delivery.outcome, told).not.toBe('refused');
            expect(copies, told).toBeLessThanOrEqual(delivery.tries);
            expect(delivery.tries, told).toBeLessThanOrEqual(1 + reconnectionAttempts);
            expect(delivery.elapsedMs, told).toBeLessThanOrEqual(BUDGET_MS + SLACK_MS);
          },
        ),
        { numRuns: runs },
      );
    },
    runs * 2_000,
  );
}
