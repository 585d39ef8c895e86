import diagnostics from 'node:diagnostics_channel';
import { getEventListeners, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { WebSocketSettings } from '../../lib/config/settings.ts';
import {
  type Announcement,
  createNotificationChannel,
  type Delivery,
  type NotificationChannel,
} from '../../lib/notification/channel.ts';
import type { Log } from '../../lib/observability/logger.ts';
import { type FrontRequest, type Handling, type HttpFront, startFront } from './http-front.ts';
import { TEST_SETTINGS } from './settings.ts';
import { type RunningServer, type ServerKind, type ServerOptions, startServer } from './socket-servers/start-server.ts';
import { type ProxyOptions, socketsOfProxies, startProxy, type TcpProxy } from './tcp-proxy.ts';

/** The kind of proof that a delivery asks for. */
export type ProofKind = WebSocketSettings['deliveryProof'];

/** Settings with short delays and time-outs, for a server on this machine. */
export function testSettings(url: string, changes: Partial<WebSocketSettings> = {}): WebSocketSettings {
  return {
    ...TEST_SETTINGS.webSocket,
    url,
    reconnectionDelayMs: 10,
    reconnectionAttempts: 2,
    timeoutMs: 2_000,
    ...changes,
  };
}

/** A log line as it was written. */
export interface Line {
  readonly level: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines and calls `onLine` with each as it is written. */
export function keepLines(onLine: (line: Line) => void = () => {}) {
  const lines: Line[] = [];
  const write =
    (level: string) =>
    (text: unknown, ...more: unknown[]) => {
      const { connection = {} } = (more[0] ?? {}) as { connection?: Record<string, unknown> };
      const line = { level, text: String(text), details: connection };
      lines.push(line);
      onLine(line);
    };
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return { log, lines };
}

/** The parts that the steps of a fault use. */
export interface Scene {
  readonly server: RunningServer;
  readonly proxy: TcpProxy;
  /** Proxies that are closed after the delivery. */
  readonly proxies: TcpProxy[];
  readonly lines: readonly Line[];
  /** Resolves when this socket event has been logged `times` times; 1 by default. */
  logged(event: string, times?: number): Promise<void>;
}

/** The ports that a front may pass a request on to, or send the client to. */
export interface FrontPorts {
  readonly server: number;
  /** The other server's; the same without `otherServer`. */
  readonly other: number;
  /** One that passes everything on to the server, but that the client was not told of. */
  readonly elsewhere: number;
}

/** A fault: the servers and settings it needs, and the steps that cause it. */
export interface Fault {
  server?: Partial<ServerOptions>;
  settings?: Partial<WebSocketSettings>;
  proxy?: ProxyOptions;
  message?: object;
  readToken?: (options: { fresh: boolean }) => Promise<string>;
  /** Starts another server with the same options. */
  otherServer?: true;
  /** Makes what an HTTP front before the servers does in the n-th delivery, from 1. */
  front?: (ports: FrontPorts, n: number) => (request: FrontRequest) => Handling;
  /** The address to connect to; the front's or the proxy's by default. */
  url?: (scene: Pick<Scene, 'server' | 'proxy'>) => string | Promise<string>;
  /** Called before anything is opened. */
  before?: (scene: Scene) => void | Promise<void>;
  /** Called when the connection is up, before the delivery. */
  connected?: (scene: Scene) => void | Promise<void>;
  /** As `connected`, but without waiting for the connection. */
  opened?: (scene: Scene) => void | Promise<void>;
  /** Called at each emit, just before the bytes leave; `time` is 1 at the first. */
  announcing?: (scene: Scene, time: number) => void;
  /** The path of an authority's certificate that is trusted during the delivery. */
  trustedAuthority?: string;
  /** Every delivery gets a new server, because the fault ends or changes the server. */
  ownServer?: boolean;
  /** DEFAULT_BUDGET_MS by default. */
  budgetMs?: number;
}

/** The result of one delivery. */
export interface Result {
  readonly announcement: Announcement;
  readonly delivery: Delivery;
  /** The arguments of every event that the handler got from this delivery. */
  readonly got: readonly unknown[][];
  /** The resources still open after the channel was closed. */
  readonly leftBehind: readonly string[];
  /** What was asked of a server that the client was not told of. */
  readonly askedElsewhere: readonly string[];
  readonly budgetMs: number;
  readonly lines: readonly Line[];
}

/** Makes a channel: the one under test, or the one it is compared with. */
export type Deliverer = typeof createNotificationChannel;

const DEFAULT_BUDGET_MS = 8_000;

/** Servers that the faults share which need no special one: to start a server takes longer than most deliveries. */
export interface SharedServers {
  /** The first or second server; all calls have the same options. */
  lend(place: number, options: Parameters<typeof startServer>[0]): Promise<RunningServer>;
  stop(): Promise<void>;
}

/** Makes the servers to share; it starts one when it is first lent. */
export function shareServers(): SharedServers {
  const servers: Promise<RunningServer>[] = [];
  return {
    lend(place, options) {
      servers[place] ??= startServer(options);
      return servers[place];
    },
    async stop() {
      for (const server of servers) {
        await (await server).stop();
      }
    },
  };
}

/** Makes each delivery's user another one, because servers are shared. */
let users = 0;

/**
 * Runs `deliveries` announcements into a fault, one after another, each on a new channel.
 *
 * @returns the results, and how many events asked the server for an acknowledgement
 */
export async function runFault(
  fault: Fault,
  {
    server: major,
    proof,
    deliveries,
    deliverer = createNotificationChannel,
    shared,
  }: {
    server: ServerKind;
    proof: ProofKind;
    deliveries: number;
    deliverer?: Deliverer;
    shared?: SharedServers;
  },
): Promise<{ results: Result[]; askedForAnswer: number }> {
  const results: Result[] = [];
  let askedForAnswer = 0;
  const options = { major, acknowledge: proof === 'ack', ...fault.server };
  const lender = fault.server === undefined && !fault.ownServer ? shared : undefined;
  const places = fault.otherServer ? [0, 1] : [0];
  const start = () => Promise.all(places.map((place) => lender?.lend(place, options) ?? startServer(options)));
  let servers = await start();
  const stop = () => Promise.all(lender ? [] : servers.map((server) => server.stop()));
  const countAsked = () => servers.reduce((sum, server) => sum + server.askedForAnswer(), 0);
  const askedBefore = countAsked();
  const authorities = getCACertificates('default');
  if (fault.trustedAuthority) {
    setDefaultCACertificates([...authorities, readFileSync(fault.trustedAuthority, 'utf8')]);
  }
  try {
    for (let n = 1; n <= deliveries; n++) {
      results.push(await deliverOnce(fault, servers, { major, proof, n, deliverer }));
      if (fault.ownServer || n === deliveries) {
        await stop();
        askedForAnswer += countAsked();
        if (n < deliveries) {
          servers = await start();
        }
      }
    }
  } finally {
    setDefaultCACertificates(authorities);
    await stop();
  }
  return { results, askedForAnswer: askedForAnswer - askedBefore };
}

/** Starts the front of a fault, and one that stands elsewhere. */
async function startFronts(
  front: NonNullable<Fault['front']>,
  ports: Omit<FrontPorts, 'elsewhere'>,
  n: number,
): Promise<readonly [front: HttpFront, elsewhere: HttpFront]> {
  const elsewhere = await startFront(() => ({ to: ports.server }));
  return [await startFront(front({ ...ports, elsewhere: elsewhere.port }, n)), elsewhere];
}

async function deliverOnce(
  fault: Fault,
  servers: readonly RunningServer[],
  { major, proof, n, deliverer }: { major: ServerKind; proof: ProofKind; n: number; deliverer: Deliverer },
): Promise<Result> {
  const [server, other = server] = servers as [RunningServer, RunningServer?];
  const proxy = await startProxy(server.port, fault.proxy);
  const { scene, log } = createScene(fault, server, proxy);
  const [front, elsewhere] = fault.front
    ? await startFronts(fault.front, { server: proxy.port, other: other.port }, n)
    : [];
  const url = (await fault.url?.({ server, proxy })) ?? `http://127.0.0.1:${(front ?? proxy).port}`;
  const settings = testSettings(url, {
    protocol: major === 2 ? 3 : 4,
    deliveryProof: proof,
    ...fault.settings,
  });
  const userId = `user-${++users}`;
  const announcement: Announcement = {
    event: settings.event,
    message: fault.message ?? { success: true, n },
    userData: { userId },
  };
  const budgetMs = fault.budgetMs ?? DEFAULT_BUDGET_MS;
  const resources = watchResources(proxy);

  const channel = deliverer(settings, { log, ...(fault.readToken ? { readToken: fault.readToken } : {}) });
  let delivery: Delivery;
  try {
    await playBeginning(fault, scene, channel);
    const askedAt = performance.now();
    delivery = await channel.deliver(announcement, { deadline: Date.now() + budgetMs, signal: resources.signal });
    delivery = { ...delivery, elapsedMs: Math.max(delivery.elapsedMs, performance.now() - askedAt) };
  } finally {
    await channel.close();
    resources.stopWatching();
  }

  const leftBehind = await resources.leftBehind();
  for (const each of servers) {
    await each.settle();
  }
  await front?.close();
  await elsewhere?.close();
  for (const each of scene.proxies) {
    await each.close();
  }
  return {
    announcement,
    delivery,
    got: servers.flatMap((each) => each.receivedBy(userId)),
    leftBehind,
    askedElsewhere: elsewhere?.requests.map((asked) => asked.url) ?? [],
    budgetMs,
    lines: scene.lines,
  };
}

/** A scene, and the log that drives it. */
function createScene(fault: Fault, server: RunningServer, proxy: TcpProxy): { scene: Scene; log: Log } {
  const checks = new Set<() => void>();
  let times = 0;
  const { log, lines } = keepLines((line) => {
    if (line.text.startsWith('📢 Announcing')) {
      times += 1;
      fault.announcing?.(scene, times);
    }
    for (const check of checks) {
      check();
    }
  });
  const scene: Scene = {
    server,
    proxy,
    proxies: [proxy],
    lines,
    logged: (event, count = 1) =>
      new Promise((resolve) => {
        const check = () => {
          if (lines.filter((line) => line.details.event === event).length >= count) {
            resolve();
          }
        };
        checks.add(check);
        check();
      }),
  };
  return { scene, log };
}

/** The steps of a fault that come before the delivery. */
async function playBeginning(fault: Fault, scene: Scene, channel: NotificationChannel): Promise<void> {
  await fault.before?.(scene);
  if (!fault.connected && !fault.opened) {
    return;
  }
  channel.open();
  if (fault.connected) {
    await scene.logged('connect');
  }
  await (fault.connected ?? fault.opened)?.(scene);
}

/** Watches the client's connections, its timers, and the listeners of `signal`, which is for the delivery. */
function watchResources(proxy: TcpProxy) {
  const sockets = new Set<Socket>();
  const watch = (message: unknown) => sockets.add((message as { socket: Socket }).socket);
  diagnostics.subscribe('net.client.socket', watch);
  const timersBefore = countTimers();
  const { signal } = new AbortController();
  const timersLeft = () => countTimers() - proxy.timers() - timersBefore;
  return {
    signal,
    stopWatching: () => diagnostics.unsubscribe('net.client.socket', watch),
    /** The resources that are still there, in words. */
    async leftBehind(): Promise<string[]> {
      const left = [...sockets]
        .filter((socket) => !socketsOfProxies.has(socket) && !socket.destroyed)
        .map((socket) => `a connection to port ${socket.remotePort}`);
      // The clients leave timers that end at once.
      const waitEnds = performance.now() + 500;
      while (timersLeft() > 0 && performance.now() < waitEnds) {
        await new Promise(setImmediate);
      }
      if (timersLeft() > 0) {
        left.push(`${timersLeft()} timers`);
      }
      const listeners = getEventListeners(signal, 'abort').length;
      if (listeners > 0) {
        left.push(`${listeners} listeners of the signal`);
      }
      return left;
    },
  };
}

function countTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

/** A port that no server listens on. */
export async function refusedPort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  listener.close();
  await once(listener, 'close');
  return port;
}
