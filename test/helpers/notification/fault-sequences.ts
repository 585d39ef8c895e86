import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WebSocketSettings } from '../../../lib/config/settings.ts';
import { createNotificationChannel } from '../../../lib/notification/channel.ts';
import { keepLines, type ProofKind, testSettings } from '../fault-scene.ts';
import { inLoopTime } from '../loop-clock.ts';
import { type RunningServer, startServer } from '../socket-servers/start-server.ts';
import { type ConnectionFault, startProxy } from '../tcp-proxy.ts';

/** The budget of a delivery, in ms. Without faults it must succeed even on a busy machine. */
const BUDGET_MS = { faults: 1_500, none: 30_000 };

/** Time that the event loop may add to a deadline, in ms. */
const SLACK_MS = 2_000;

/** The faults of the first connections, one each, after any byte that the client or the server sends. */
const FAULTS = fc.array(
  fc.record<ConnectionFault>({
    after: fc.oneof(fc.integer({ min: 0, max: 700 }), fc.constant(100_000)),
    direction: fc.constantFrom('requests', 'replies'),
    how: fc.constantFrom('reset', 'reset', 'hold'),
  }),
  { maxLength: 4 },
);

/** One delivery with a sequence of faults. */
interface Run {
  readonly faults: readonly ConnectionFault[];
  readonly reconnectionAttempts: number;
  readonly proof: ProofKind;
  readonly transports: WebSocketSettings['transports'];
  /** Whether the connection is opened before `deliver` is called. */
  readonly openedBefore: boolean;
}

/** Makes the test that runs `runs` random sequences of faults against a real server. */
export function testFaultSequences(runs: number): void {
  it(
    'whatever faults follow each other, delivered means that the server has it, and no try sends it twice',
    async () => {
      const barrier = await startServer({ major: 4 });
      const ack = await startServer({ major: 4, acknowledge: true });
      const servers = { barrier, namespace: barrier, ack };
      let count = 0;
      const run = fc.record<Run>({
        faults: FAULTS,
        reconnectionAttempts: fc.integer({ min: 0, max: 4 }),
        proof: fc.constantFrom('barrier', 'namespace', 'ack'),
        transports: fc.constantFrom<WebSocketSettings['transports'][]>(
          ['websocket'],
          ['websocket', 'polling'],
          ['polling', 'websocket'],
          ['polling'],
        ),
        openedBefore: fc.boolean(),
      });
      try {
        await fc.assert(
          fc.asyncProperty(run, async (each) => expectRun(each, servers[each.proof], `sequence-${++count}`)),
          { numRuns: runs },
        );
      } finally {
        await Promise.all([barrier.stop(), ack.stop()]);
      }
    },
    runs * 2_000,
  );
}

async function expectRun(
  { faults, reconnectionAttempts, proof, transports, openedBefore }: Run,
  server: RunningServer,
  userId: string,
): Promise<void> {
  const proxy = await startProxy(server.port, { faults });
  const budgetMs = faults.length > 0 ? BUDGET_MS.faults : BUDGET_MS.none;
  const { log, lines } = keepLines();
  const settings = testSettings(`http://127.0.0.1:${proxy.port}`, {
    deliveryProof: proof,
    transports,
    reconnectionAttempts,
    reconnectionDelayMs: 5,
    timeoutMs: faults.length > 0 ? 120 : BUDGET_MS.none,
  });
  const channel = createNotificationChannel(settings, { log });
  if (openedBefore) {
    channel.open();
  }
  const delivery = await channel.deliver(
    { event: settings.event, message: { success: true, message: 'x'.repeat(200) }, userData: { userId } },
    { deadline: Date.now() + budgetMs },
  );
  await channel.close();
  await proxy.close();
  await server.settle();
  const copies = server.receivedBy(userId).length;

  const details = JSON.stringify({ delivery, copies, lines });
  if (delivery.outcome === 'delivered') {
    expect(copies, details).toBeGreaterThan(0);
  } else {
    expect(faults.length, details).toBeGreaterThan(0);
  }
  if (delivery.outcome === 'unreachable') {
    expect(copies, details).toBe(0);
  }
  expect(delivery.outcome, details).not.toBe('refused');
  expect(copies, details).toBeLessThanOrEqual(delivery.tries);
  expect(delivery.tries, details).toBeLessThanOrEqual(1 + reconnectionAttempts);
  expect(inLoopTime(delivery.elapsedMs), details).toBeLessThanOrEqual(budgetMs + SLACK_MS);
}
