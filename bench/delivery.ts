/**
 * What a proven delivery and a naive one, `emit()` followed by `disconnect()`, score in every row of the fault table:
 * `npm run bench:delivery -- [4|3|2|python]…`; prints the tables of docs/delivery.md.
 */

import { createNotificationChannel } from '../lib/notification/channel.ts';
import { type ClientSocket, loadSocketClient } from '../lib/notification/socket-client.ts';
import { type Deliverer, runFault } from '../test/helpers/fault-scene.ts';
import type { ServerKind } from '../test/helpers/socket-servers/start-server.ts';
import { FAULT_TABLE, type FaultRow } from '../test/notification/fault-table.ts';

/** As delivery is usually written: connect, emit, disconnect. It calls delivered what it has emitted. */
const createNaiveChannel: Deliverer = (settings, { log, readToken }) => {
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
      ...client.ownOptions(await readToken?.({ fresh: false })),
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
        if (socket.connected) resolve(true);
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
      // What is on its way arrives.
      await new Promise((resolve) => setTimeout(resolve, 150));
    },
  };
};

/** Deliveries whose event the handler got, of all, and what was said of them. */
async function score(row: FaultRow, server: ServerKind, proof: 'barrier' | 'ack', deliverer: Deliverer) {
  const fault = typeof row.fault === 'function' ? row.fault(server) : row.fault;
  const { results } = await runFault(fault, { server, proof, deliveries: row.deliveries ?? 15, deliverer });
  const arrived = results.filter(({ got }) => got.length > 0).length;
  const said = new Map<string, number>();
  for (const { delivery } of results) said.set(delivery.outcome, (said.get(delivery.outcome) ?? 0) + 1);
  const copies = results.reduce((sum, { got }) => sum + got.length, 0);
  return { arrived, all: results.length, said, copies };
}

type Score = Awaited<ReturnType<typeof score>>;
const outcomesOf = ({ said, all }: Score) =>
  [...said].map(([outcome, n]) => (n === all ? outcome : `${outcome} ${n}`)).join(', ');
const gotOf = ({ arrived, all, copies }: Score) =>
  `${arrived} of ${all}${copies > arrived ? ` (${copies} copies)` : ''}`;

const asked = process.argv.slice(2).map((name) => (name === 'python' ? name : (Number(name) as ServerKind)));
for (const server of asked.length > 0 ? asked : ([4] as const)) {
  console.log(`\n### ${server === 'python' ? 'python-socketio' : `socket.io ${server}`}\n`);
  console.log('| fault | barrier: outcome | handler got | ack: outcome | handler got | naive: handler got |');
  console.log('|---|---|---|---|---|---|');
  for (const row of FAULT_TABLE) {
    const cells: string[] = [];
    for (const proof of ['barrier', 'ack'] as const) {
      const applies = row.expected(proof, server) !== undefined;
      const scored = applies && (await score(row, server, proof, createNotificationChannel));
      cells.push(...(scored ? [outcomesOf(scored), gotOf(scored)] : ['–', '–']));
    }
    if (cells.every((cell) => cell === '–')) continue;
    const naive = await score(row, server, 'barrier', createNaiveChannel);
    console.log(
      `| ${row.name} | ${cells.join(' | ')} | ${gotOf(naive)}, ${naive.said.get('delivered') ?? 0} taken for sent |`,
    );
  }
}
process.exit();
