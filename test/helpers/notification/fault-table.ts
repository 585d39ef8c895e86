import { refusedPort, type Scene } from '../fault-scene.ts';
import type { RunningServer } from '../socket-servers/start-server.ts';
import { startProxy } from '../tcp-proxy.ts';
import { AUTHORITY, DELIVERED, type FaultRow, ONE_TRY, TLS, TOKEN, TWO_TRIES, WRONG_TOKEN } from './fault-row.ts';
import { FRONT_ROWS } from './front-rows.ts';
import { SERVER_ROWS } from './server-rows.ts';

/** Calls `act` when the handler has got the next event. */
function whenGot(server: RunningServer, act: () => void): void {
  server.events.once('got', act);
}

/** A step of a scene that sends the server process a signal. */
function signal(name: 'SIGKILL' | 'SIGSTOP') {
  return (scene: Scene) => void scene.server.process.kill(name);
}

/**
 * Every known way to lose a notification, and the required result. `npm test` runs the rows on socket.io 4.8,
 * `npm run test:faults` on 2.5, 3.1 and 4.8, `npm run test:interop` on python-socketio.
 */
export const FAULT_TABLE: readonly FaultRow[] = [
  { name: 'healthy', deliveries: 100, fault: {}, expected: () => DELIVERED },
  {
    name: 'healthy, 20 ms each way',
    deliveries: 100,
    fault: { proxy: { delayMs: 20 } },
    expected: () => DELIVERED,
  },
  {
    name: 'healthy, over polling',
    fault: { settings: { transports: ['polling'] } },
    expected: () => DELIVERED,
  },
  {
    name: 'healthy, over polling upgraded to websocket',
    fault: { settings: { transports: ['polling', 'websocket'] } },
    expected: () => DELIVERED,
  },
  {
    name: 'message of 300 kB',
    fault: { message: { success: true, filling: 'ก'.repeat(100_000) } },
    expected: () => DELIVERED,
  },
  {
    name: 'Thai text and emoji',
    fault: { message: { success: true, message: 'เครื่องราชอิสริยาภรณ์ ๒๕๖๙ น้ำ 🎖️👩‍💼\u2028"\\' } },
    expected: () => DELIVERED,
  },
  {
    name: "server's event loop blocked for 300 ms",
    fault: { server: { blockMs: 300 } },
    expected: () => DELIVERED,
    deliveries: 3,
  },
  {
    name: 'authentication refused',
    fault: { server: { token: TOKEN }, readToken: async () => WRONG_TOKEN },
    expected: () => ({ outcome: 'refused', copies: 0, tries: 1, error: /refused/ }),
  },
  {
    name: 'token renewed after a refusal',
    fault: { server: { token: TOKEN }, readToken: async ({ fresh }) => (fresh ? TOKEN : WRONG_TOKEN) },
    expected: () => ({ outcome: 'delivered', copies: 1, tries: 2 }),
  },
  {
    name: 'wrong path',
    fault: { settings: { path: '/elsewhere', ...ONE_TRY, timeoutMs: 3_000 } },
    // socket.io closes such a WebSocket silently after a second; aiohttp answers.
    expected: (_proof, server) => ({
      outcome: server === 'python' ? 'refused' : 'unreachable',
      copies: 0,
      tries: 1,
      error: /WEBSOCKET_PATH/,
    }),
    deliveries: 3,
  },
  {
    name: 'wrong protocol',
    fault: (server) => ({ settings: { protocol: server === 2 ? 4 : 3, timeoutMs: 600 } }),
    expected: () => ({ outcome: 'refused', copies: 0, tries: 1, error: /set (it|WEBSOCKET_PROTOCOL) to [34]/ }),
    deliveries: 3,
  },
  {
    name: 'namespace as path',
    fault: { url: ({ proxy }) => `http://127.0.0.1:${proxy.port}/api` },
    expected: () => ({ outcome: 'refused', copies: 0, tries: 1 }),
  },
  {
    name: 'refused port',
    fault: { url: async () => `http://127.0.0.1:${await refusedPort()}` },
    expected: () => ({ outcome: 'unreachable', copies: 0, tries: 3, error: /ECONNREFUSED/ }),
  },
  {
    name: 'server up after the second try',
    fault: () => {
      let port = 0;
      return {
        settings: { reconnectionAttempts: 5, reconnectionDelayMs: 100 },
        url: async () => {
          port = await refusedPort();
          return `http://127.0.0.1:${port}`;
        },
        opened: async ({ server, proxies, logged }) => {
          await logged('connect_error', 2);
          proxies.push(await startProxy(server.port, { port }));
        },
      };
    },
    expected: () => ({ outcome: 'delivered', copies: 1, tries: [3, 6] }),
    deliveries: 3,
  },
  {
    name: 'killed (SIGKILL) between emit and proof',
    fault: {
      ownServer: true,
      settings: TWO_TRIES,
      announcing: ({ server, proxy }) => {
        proxy.holdReplies();
        whenGot(server, () => server.process.kill('SIGKILL'));
      },
    },
    expected: () => ({ outcome: 'unproven', copies: 1, tries: 2 }),
    deliveries: 3,
  },
  {
    name: 'killed (SIGKILL) at the emit',
    fault: { ownServer: true, settings: TWO_TRIES, announcing: signal('SIGKILL') },
    expected: () => ({ outcome: 'unproven', copies: [0, 1], tries: 2 }),
    deliveries: 3,
  },
  {
    name: 'stopped (SIGSTOP) before connect',
    fault: { ownServer: true, settings: TWO_TRIES, before: signal('SIGSTOP') },
    expected: () => ({ outcome: 'unreachable', copies: 0, tries: 2 }),
    deliveries: 3,
  },
  {
    name: 'stopped (SIGSTOP) before emit',
    fault: { ownServer: true, settings: ONE_TRY, announcing: signal('SIGSTOP') },
    // It may read the event when it runs again.
    expected: () => ({ outcome: 'unproven', copies: [0, 1], tries: 1 }),
    deliveries: 3,
  },
  {
    name: 'stopped (SIGSTOP) before proof',
    fault: {
      ownServer: true,
      settings: ONE_TRY,
      announcing: ({ server, proxy }) => {
        proxy.holdReplies();
        whenGot(server, () => server.process.kill('SIGSTOP'));
      },
    },
    expected: () => ({ outcome: 'unproven', copies: 1, tries: 1 }),
    deliveries: 3,
  },
  {
    name: 'connection reset before the emit',
    fault: { connected: ({ proxy }) => proxy.reset() },
    // If the reset is not known yet at the emit, the event goes into the dead connection and again into a new one.
    expected: () => ({ outcome: 'delivered', copies: 1, tries: 2 }),
  },
  {
    name: 'connection closed by the server before the emit',
    fault: { ownServer: true, server: { dropFirstMs: 0 }, connected: ({ logged }) => logged('disconnect') },
    expected: () => ({ outcome: 'delivered', copies: 1, tries: 2 }),
    deliveries: 3,
  },
  ...(['websocket', 'polling'] as const).map(
    (transport): FaultRow => ({
      name: `reset between emit and proof, server there again at once, over ${transport}`,
      fault: {
        settings: { transports: [transport] },
        announcing: ({ server, proxy }, time) => {
          if (time > 1) {
            return;
          }
          proxy.holdReplies();
          whenGot(server, () => proxy.reset());
        },
      },
      expected: () => ({ outcome: 'delivered', copies: 2, tries: 2 }),
    }),
  ),
  {
    name: 'reset at the emit, server there again at once',
    fault: {
      announcing: ({ proxy }, time) => {
        if (time > 1) {
          return;
        }
        proxy.blackHole();
        setImmediate(() => proxy.reset());
      },
    },
    expected: () => ({ outcome: 'delivered', copies: 1, tries: 2 }),
  },
  {
    name: 'broken frame in place of the proof, server there again at once',
    // The client emits this fault by the same event as the refusal of the barrier.
    fault: {
      announcing: ({ proxy }, time) => {
        if (time > 1) {
          return;
        }
        proxy.blackHole();
        proxy.sendBrokenFrame();
      },
    },
    expected: () => ({ outcome: 'delivered', copies: 1, tries: 2 }),
  },
  {
    name: 'path black-holed after connect',
    fault: { settings: ONE_TRY, announcing: ({ proxy }) => proxy.blackHole() },
    expected: () => ({ outcome: 'unproven', copies: 0, tries: 1 }),
    deliveries: 3,
  },
  {
    name: 'path black-holed after connect, budget shorter than a try',
    fault: { budgetMs: 800, connected: ({ proxy }) => proxy.blackHole() },
    expected: () => ({ outcome: 'unproven', copies: 0, tries: 1 }),
    deliveries: 3,
  },
  {
    name: 'CONNECT never answered',
    fault: { server: { neverAnswerConnect: true }, settings: TWO_TRIES },
    expected: () => ({ outcome: 'unreachable', copies: 0, tries: 2, error: /did not answer CONNECT/ }),
    deliveries: 3,
  },
  {
    name: 'CONNECT never answered, budget shorter than a try',
    fault: { server: { neverAnswerConnect: true }, budgetMs: 800 },
    expected: () => ({ outcome: 'unreachable', copies: 0, tries: 1 }),
    deliveries: 3,
  },
  {
    name: 'server that never acknowledges',
    fault: { server: { acknowledge: false }, settings: TWO_TRIES },
    expected: (proof) => (proof !== 'ack' ? DELIVERED : { outcome: 'unproven', copies: 2, tries: 2 }),
    deliveries: 3,
  },
  {
    name: 'server that relays its arguments',
    fault: { ownServer: true, server: { relay: true, acknowledge: false }, settings: { ...ONE_TRY } },
    // Relaying the callback of the acknowledgement makes 2 and 3 throw and end; 4 acknowledges if no client answers.
    expected: (proof, server) =>
      proof !== 'ack' || server === 4 ? DELIVERED : { outcome: 'unproven', copies: 1, tries: 1 },
    deliveries: 3,
  },
  {
    name: 'handler registered only after an await of 200 ms',
    fault: { server: { lateHandlerMs: 200 }, settings: ONE_TRY },
    expected: (proof, server) => {
      if (server === 'python') {
        return undefined;
      }
      return proof !== 'ack'
        ? { outcome: 'delivered', copies: 0, blind: true }
        : { outcome: 'unproven', copies: 0, tries: 1 };
    },
    deliveries: 3,
  },
  {
    name: 'handler registered only after an await of 200 ms, connection opened before',
    fault: { server: { lateHandlerMs: 200 }, connected: ({ server }) => server.settle() },
    expected: (_proof, server) => (server === 'python' ? undefined : DELIVERED),
    deliveries: 3,
  },
  {
    name: 'async socket.use middleware of 100 ms',
    fault: { server: { asyncMiddlewareMs: 100 } },
    expected: (proof, server) => {
      if (server === 'python') {
        return undefined;
      }
      return proof !== 'ack' ? { outcome: 'delivered', copies: [0, 1], blind: true } : DELIVERED;
    },
  },
  {
    name: 'server that takes any namespace',
    fault: { server: { otherNamespaces: 'accepted' } },
    expected: (_proof, server) => (server === 'python' ? undefined : DELIVERED),
  },
  {
    name: 'TLS with a trusted authority of its own',
    fault: {
      server: { tls: TLS },
      trustedAuthority: AUTHORITY,
      url: ({ proxy }) => `https://localhost:${proxy.port}`,
    },
    expected: () => DELIVERED,
  },
  {
    name: 'TLS with an untrusted authority',
    fault: { server: { tls: TLS }, url: ({ proxy }) => `https://localhost:${proxy.port}` },
    expected: () => ({ outcome: 'refused', copies: 0, tries: 1, error: /certificate is not trusted/ }),
  },
  ...SERVER_ROWS,
  ...FRONT_ROWS,
];
