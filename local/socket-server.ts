import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** The notification server of the HR system, as far as the functions and a user's browser see it. */
export interface SocketServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts a Socket.IO server that hands each notification to the user it is for. A browser says who it is by `auth.userId`
 * when it connects; a function emits `event(message, userData)`.
 */
export async function startSocketServer(options: {
  readonly path: string;
  readonly event: string;
  readonly port?: number;
  /** Called with each notification that a function emitted. */
  readonly onNotification?: (message: unknown, userData: { userId: string }) => void;
}): Promise<SocketServer> {
  const http = createServer((_request, response) => response.writeHead(404).end());
  const io = new Server(http, { path: options.path, serveClient: false });
  io.on('connection', (socket) => {
    const { userId } = socket.handshake.auth;
    if (typeof userId === 'string') socket.join(userId);
    socket.on(options.event, (message, userData) => {
      options.onNotification?.(message, userData);
      io.to(userData.userId).emit(options.event, message, userData);
    });
  });
  http.listen(options.port ?? 0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, stop: () => io.close() };
}
