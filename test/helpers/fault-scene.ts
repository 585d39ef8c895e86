import diagnostics from 'node:diagnostics_channel';
import { getEventListeners, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { WebSocketSettings } from '../../lib/config/settings.ts';
import { type Announcement, createNotificationChannel, type Delivery } from '../../lib/notification/channel.ts';
import type { Log } from '../../lib/observability/logger.ts';
import { type RunningServer, type ServerKind, type ServerOptions, startServer } from './socket-servers/start-server.ts';
import { type ProxyOptions, socketsOfProxies, startProxy, type TcpProxy } from './tcp-proxy.ts';

export type ProofKind = WebSocketSettings['deliveryProof'];

/** Settings with short times, for a server on this machine. */
export function testSettings(url: string, changes: Partial<WebSocketSettings> = {}): WebSocketSettings {
  return {
    url,
    path: '/api/v1/org-socket',
    defaultUserId: '4064c2b2-0414-464a-97c6-4a47c325b9a3',
    reconnectionDelayMs: 10,
    reconnectionAttempts: 2,
    timeoutMs: 2_000,
    autoReconnect: true,
    taskDelayOnErrorMs: 5_000,
    event: 'notification',
    protocol: 4,
    deliveryProof: 'barrier',
    transports: ['websocket'],
    includeStackTrace: true,
    authTokenParameter: undefined,
    ...changes,
  };
}

/** A log line as it was written. */
export interface Line {
  readonly level: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines and calls `told` with each, at the moment it is written. */
export function keepLines(told: (line: Line) => void = () => {}) {
  const lines: Line[] = [];
  const write =
    (level: string) =>
    (text: unknown, ...more: unknown[]) => {
      const { connection = {} } = (more[0] ?? {}) as { connection?: Record<string, unknown> };
      const line = { level, text: String(text), details: connection };
      lines.push(line);
      told(line);
    };
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return { log, lines };
}

/** What is to hand while a fault is brought about. */
export interface Scene {
  readonly server: RunningServer;
  readonly proxy: TcpProxy;
  /** Is closed with the scene. */
  readonly proxies: TcpProxy[];
  readonly lines: readonly Line[];
  /** Resolves when a line of this socket event has been logged. */
  logged(event: string, times?: number): Promise<void>;
}

/** A fault and how it is brought about. */
export interface Fault {
  server?: Partial<ServerOptions>;
  settings?: Partial<WebSocketSettings>;
  proxy?: ProxyOptions;
  message?: object;
  readToken?: (options: { fresh: boolean }) => Promise<string>;
  /** The address, where it is not the proxy's. */
  url?: (scene: Pick<Scene, 'server' | 'proxy'>) => string | Promise<string>;
  /** Before anything is opened. */
  before?: (scene: Scene) => void | Promise<void>;
  /** After the connection is up, before the delivery is asked for. */
  connected?: (scene: Scene) => void | Promise<void>;
  /** As `connected`, without waiting for the connection. */
  opened?: (scene: Scene) => void | Promise<void>;
  /** At each emit, just before the bytes leave; the first is 1. */
  announcing?: (scene: Scene, time: number) => void;
  /** Certificates of this authority are trusted meanwhile. */
  trustedAuthority?: string;
  /** The fault ends or wears out the server: every delivery gets one of its own. */
  ownServer?: boolean;
  budgetMs?: number;
}

/** What one delivery came to. */
export interface Result {
  readonly announcement: Announcement;
  readonly delivery: Delivery;
  /** The arguments of every event that the handler got of this delivery. */
  readonly got: readonly unknown[][];
  /** What was still there when the channel had been closed. */
  readonly leftBehind: readonly string[];
  /** From the call to the end of the closing, in ms. */
  readonly tookMs: number;
  readonly budgetMs: number;
  readonly lines: readonly Line[];
}

/** Makes a delivery; what is under test, or what it is compared with. */
export type Deliverer = typeof createNotificationChannel;

const DEFAULT_BUDGET_MS = 8_000;

/** Lets `deliveries` announcements run into a fault, one after another, each on a channel of its own. */
export async function runFault(
  fault: Fault,
  {
    server: major,
    proof,
    deliveries,
    deliverer = createNotificationChannel,
  }: {
    server: ServerKind;
    proof: ProofKind;
    deliveries: number;
    deliverer?: Deliverer;
  },
): Promise<{ results: Result[]; askedForAnswer: number }> {
  const results: Result[] = [];
  let askedForAnswer = 0;
  const options = { major, acknowledge: proof === 'ack', ...fault.server };
  let server = await startServer(options);
  const authorities = getCACertificates('default');
  if (fault.trustedAuthority) setDefaultCACertificates([...authorities, readFileSync(fault.trustedAuthority, 'utf8')]);
  try {
    for (let n = 1; n <= deliveries; n++) {
      results.push(await deliverOnce(fault, server, { major, proof, n, deliverer }));
      if (fault.ownServer || n === deliveries) {
        await server.stop();
        askedForAnswer += server.askedForAnswer();
        if (n < deliveries) server = await startServer(options);
      }
    }
  } finally {
    setDefaultCACertificates(authorities);
    await server.stop();
  }
  return { results, askedForAnswer };
}

async function deliverOnce(
  fault: Fault,
  server: RunningServer,
  { major, proof, n, deliverer }: { major: ServerKind; proof: ProofKind; n: number; deliverer: Deliverer },
): Promise<Result> {
  const proxy = await startProxy(server.port, fault.proxy);
  const budgetMs = fault.budgetMs ?? DEFAULT_BUDGET_MS;
  let scene: Scene;
  let times = 0;
  const { log, lines } = keepLines((line) => {
    if (line.text.startsWith('📢 Announcing')) fault.announcing?.(scene, ++times);
    for (const check of checks) check();
  });
  const checks = new Set<() => void>();
  const settings = testSettings((await fault.url?.({ server, proxy })) ?? `http://127.0.0.1:${proxy.port}`, {
    protocol: major === 2 ? 3 : 4,
    deliveryProof: proof,
    ...fault.settings,
  });
  const userId = `user-${n}`;
  const announcement: Announcement = {
    event: settings.event,
    message: fault.message ?? { success: true, n },
    userData: { userId },
  };
  const sockets = new Set<Socket>();
  const watch = (message: unknown) => sockets.add((message as { socket: Socket }).socket);
  diagnostics.subscribe('net.client.socket', watch);
  const timersBefore = timers();
  const stopper = new AbortController();

  const channel = deliverer(settings, { log, ...(fault.readToken ? { readToken: fault.readToken } : {}) });
  scene = {
    server,
    proxy,
    proxies: [proxy],
    lines,
    logged: (event, count = 1) =>
      new Promise((resolve) => {
        const check = () => {
          if (lines.filter((line) => line.details.event === event).length >= count) resolve();
        };
        checks.add(check);
        check();
      }),
  };
  const startedAt = performance.now();
  let delivery: Delivery;
  try {
    await fault.before?.(scene);
    if (fault.connected || fault.opened) {
      channel.open();
      if (fault.connected) await scene.logged('connect');
      await (fault.connected ?? fault.opened)?.(scene);
    }
    const askedAt = performance.now();
    delivery = await channel.deliver(announcement, { deadline: Date.now() + budgetMs, signal: stopper.signal });
    delivery = { ...delivery, elapsedMs: Math.max(delivery.elapsedMs, performance.now() - askedAt) };
  } finally {
    await channel.close();
    diagnostics.unsubscribe('net.client.socket', watch);
  }
  const tookMs = performance.now() - startedAt;

  const leftBehind = [...sockets]
    .filter((socket) => !socketsOfProxies.has(socket) && !socket.destroyed)
    .map((socket) => `a connection to port ${socket.remotePort}`);
  const left = () => timers() - proxy.timers() - timersBefore;
  // The clients leave timers that are due at once.
  const patienceEnds = performance.now() + 100;
  while (left() > 0 && performance.now() < patienceEnds) await new Promise(setImmediate);
  if (left() > 0) leftBehind.push(`${left()} timers`);
  const listeners = getEventListeners(stopper.signal, 'abort').length;
  if (listeners > 0) leftBehind.push(`${listeners} listeners of the signal`);
  await server.settle();
  for (const each of scene.proxies) await each.close();
  const got = server.received.filter(
    ([, userData]) => (userData as { userId?: string } | undefined)?.userId === userId,
  );
  return { announcement, delivery, got, leftBehind, tookMs, budgetMs, lines };
}

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

/** A port that nobody listens on. */
export async function refusedPort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  listener.close();
  await once(listener, 'close');
  return port;
}
