/**
 * Delivers in a separate process: `node deliver.ts '<options as JSON>'`. Writes the results to standard output as one
 * JSON object.
 */
import { createNotificationChannel, type Delivery } from '../../lib/notification/channel.ts';
import { keepLines, testSettings } from './fault-scene.ts';

/** The options on the command line. */
export interface DeliverOptions {
  url: string;
  protocol: 3 | 4;
  deliveries: number;
}

/** The resources in use after `after` deliveries and a garbage collection. */
export interface Usage {
  readonly after: number;
  readonly heapBytes: number;
  readonly resources: string[];
}

/** The results on standard output. */
export interface Delivered {
  readonly last: Delivery;
  readonly outcomes: Record<string, number>;
  readonly usage: Usage[];
  /** Whether the code of the client for protocol 3 ran; a plugin of the bundle marks it. */
  readonly protocol3WasRun: boolean;
}

const { url, protocol, deliveries }: DeliverOptions = JSON.parse(process.argv[2] ?? '{}');
const outcomes: Record<string, number> = {};
const usage: Usage[] = [];
let last: Delivery | undefined;

for (let n = 1; n <= deliveries; n++) {
  const channel = createNotificationChannel(testSettings(url, { protocol }), { log: keepLines().log });
  last = await channel.deliver(
    {
      event: 'notification',
      message: { success: true, filling: 'x'.repeat(10_000) },
      userData: { userId: `user-${n}` },
    },
    { deadline: Date.now() + 5_000 },
  );
  await channel.close();
  outcomes[last.outcome] = (outcomes[last.outcome] ?? 0) + 1;
  if (n % 100 === 0) {
    await new Promise(setImmediate);
    global.gc?.();
    usage.push({
      after: n,
      heapBytes: process.memoryUsage().heapUsed,
      resources: process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'),
    });
  }
}
process.stdout.write(JSON.stringify({ last, outcomes, usage, protocol3WasRun: 'protocol3WasRun' in globalThis }));
