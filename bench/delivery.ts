/**
 * Compares the proven delivery with a naive one, `emit()` followed by `disconnect()`, for every row of the fault table, and
 * prints the tables of docs/delivery.md: `npm run bench:delivery -- [4|3|2|python]…`.
 */

import { createNotificationChannel, type NotificationChannel } from '../lib/notification/channel.ts';
import { type ClientSocket, loadSocketClient } from '../lib/notification/socket-client.ts';
import { type Deliverer, type ProofKind, runFault } from '../test/helpers/fault-scene.ts';
import type { FaultRow } from '../test/helpers/notification/fault-row.ts';
import { FAULT_TABLE } from '../test/helpers/notification/fault-table.ts';
import type { ServerKind } from '../test/helpers/socket-servers/start-server.ts';

const PROOFS = ['barrier', 'namespace', 'ack'] as const;

const MARKDOWN_HEADER = `| fault | ${PROOFS.map((proof) => `${proof}: outcome | handler got`).join(' | ')} | naive: handler got |
|---${'|---|---'.repeat(PROOFS.length)}|---|`;

/** Delivers in the usual way: connect, emit, disconnect. Reports everything emitted as delivered. */
function createNaiveChannel(...[settings, { log, readToken }]: Parameters<Deliverer>): NotificationChannel {
  let connecting: Promise<ClientSocket> | undefined;
  async function connect() {
    const client = await loadSocketClient(settings.protocol);
    const socket = client.connect(settings.url, {
      path: settings.path,
      transports: [...settings.transports],
      forceNew: true,
      timeout: settings.timeoutMs,
      reconnection: settings.reconnectionAttempts > 0,
      reconnectionAttempts: Math.max(1, settings.reconnectionAttempts),
      reconnectionDelay: settings.reconnectionDelayMs,
      ...client.ownOptions(settings, await readToken?.({ fresh: false })),
    });
    for (const event of ['connect', 'connect_error', 'disconnect']) {
      socket.on(event, () => log.info(event, { connection: { event } }));
    }
    return socket;
  }
  return {
    open() {
      connecting ??= connect();
    },
    async deliver({ event, message, userData }, { deadline }) {
      const startedAt = Date.now();
      connecting ??= connect();
      const socket = await connecting;
      const connected = await new Promise<boolean>((resolve) => {
        if (socket.connected) {
          resolve(true);
        }
        socket.on('connect', () => resolve(true));
        setTimeout(() => resolve(false), Math.min(deadline - startedAt, 1_500)).unref();
      });
      if (connected) {
        log.info('📢 Announcing');
        socket.emit(event, message, userData);
      }
      socket.disconnect();
      return { outcome: connected ? 'delivered' : 'unreachable', tries: 1, elapsedMs: Date.now() - startedAt };
    },
    async close() {
      // Gives what was sent the time to arrive.
      await new Promise((resolve) => setTimeout(resolve, 150));
    },
  };
}

interface Score {
  readonly deliveries: number;
  /** The number of deliveries whose event the handler got. */
  readonly arrived: number;
  /** The number of events that the handler got. */
  readonly copies: number;
  /** The number of deliveries by reported outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
}

async function score(row: FaultRow, server: ServerKind, proof: ProofKind, deliverer: Deliverer): Promise<Score> {
  const fault = typeof row.fault === 'function' ? row.fault(server) : row.fault;
  const { results } = await runFault(fault, { server, proof, deliveries: row.deliveries ?? 15, deliverer });
  const arrived = results.filter(({ got }) => got.length > 0).length;
  const copies = results.reduce((sum, { got }) => sum + got.length, 0);
  const outcomes = new Map<string, number>();
  for (const { delivery } of results) {
    outcomes.set(delivery.outcome, (outcomes.get(delivery.outcome) ?? 0) + 1);
  }
  return { deliveries: results.length, arrived, copies, outcomes };
}

function outcomesCell({ outcomes, deliveries }: Score): string {
  return [...outcomes].map(([outcome, n]) => (n === deliveries ? outcome : `${outcome} ${n}`)).join(', ');
}

function gotCell({ arrived, deliveries, copies }: Score): string {
  return `${arrived} of ${deliveries}${copies > arrived ? ` (${copies} copies)` : ''}`;
}

const asked = process.argv.slice(2).map((name) => (name === 'python' ? name : (Number(name) as ServerKind)));
for (const server of asked.length > 0 ? asked : ([4] as const)) {
  console.log(`\n### ${server === 'python' ? 'python-socketio' : `socket.io ${server}`}\n`);
  console.log(MARKDOWN_HEADER);
  for (const row of FAULT_TABLE) {
    const cells: string[] = [];
    for (const proof of PROOFS) {
      const applies = row.expected(proof, server) !== undefined;
      const scored = applies && (await score(row, server, proof, createNotificationChannel));
      cells.push(...(scored ? [outcomesCell(scored), gotCell(scored)] : ['–', '–']));
    }
    if (cells.every((cell) => cell === '–')) {
      continue;
    }
    const naive = await score(row, server, 'barrier', createNaiveChannel);
    console.log(
      `| ${row.name} | ${cells.join(' | ')} | ${gotCell(naive)}, ${naive.outcomes.get('delivered') ?? 0} taken for sent |`,
    );
  }
}
process.exit();
