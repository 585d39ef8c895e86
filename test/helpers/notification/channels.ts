import { afterEach } from 'vitest';
import type { WebSocketSettings } from '../../../lib/config/settings.ts';
import { type Announcement, type ChannelDeps, createNotificationChannel } from '../../../lib/notification/channel.ts';
import { keepLines, type Line, testSettings } from '../fault-scene.ts';
import {
  type RunningServer,
  type ServerOptions,
  startServer,
  startServerHere,
} from '../socket-servers/start-server.ts';
import { startProxy, type TcpProxy } from '../tcp-proxy.ts';

/** What is closed after the test, the last first. */
export const closeAfterwards: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closeAfterwards.splice(0).reverse()) {
    await close();
  }
});

/** Starts a server in this process that is stopped after the test. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<Omit<RunningServer, 'process'>> {
  const server = await startServerHere({ major: 4, ...options });
  closeAfterwards.push(server.stop);
  return server;
}

/** Starts one in a process of its own, which has its own timers and connections. */
export async function serveApart(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ major: 4, ...options });
  closeAfterwards.push(server.stop);
  return server;
}

/** Starts a proxy to a server; it is closed after the test. */
export async function proxyTo(server: Pick<RunningServer, 'port'>): Promise<TcpProxy> {
  const proxy = await startProxy(server.port);
  closeAfterwards.push(proxy.close);
  return proxy;
}

/** Makes a channel to a port, closed after the test, and the lines that it logs. */
export function channelTo(
  port: number,
  {
    settings = {},
    onLine,
    ...deps
  }: { settings?: Partial<WebSocketSettings>; onLine?: (line: Line) => void } & Partial<ChannelDeps> = {},
) {
  const { log, lines } = keepLines(onLine);
  const channel = createNotificationChannel(testSettings(`http://127.0.0.1:${port}`, settings), { log, ...deps });
  closeAfterwards.push(channel.close);
  return { channel, lines };
}

/** An announcement to the user `user`. */
export function announcement(name = 'one'): Announcement {
  return {
    event: 'notification',
    message: { success: true, name },
    userData: { userId: 'user' },
  };
}

/** A deadline in `ms`. */
export function inTime(ms = 20_000) {
  return { deadline: Date.now() + ms };
}

/** The socket events that the lines tell of. */
export function eventsOf(lines: readonly Line[]) {
  return lines.map(({ details }) => details.event);
}
