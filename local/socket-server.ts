import { createServer } from 'node:http';
import { Server } from 'socket.io';
import * as v from 'valibot';
import { isOfForeignPage, listen, ORIGIN_HERE } from './loopback.ts';

/** The part of a notification that is used here. It is checked, because any program that knows the port can send. */
const NOTIFICATION_SCHEMA = v.tuple([
  v.looseObject({
    success: v.boolean(),
    message: v.string(),
    payload: v.looseObject({
      taskId: v.string(),
      status: v.picklist(['success', 'failed']),
      result: v.optional(v.looseObject({ keys: v.looseObject({ json: v.string() }) })),
    }),
  }),
  v.looseObject({ userId: v.string() }),
]);

/** The message of a notification: the first argument of its event. */
export type NotificationMessage = v.InferOutput<typeof NOTIFICATION_SCHEMA>[0];

/** A notification as the server's handler gets it. */
export interface Notification {
  readonly message: NotificationMessage;
  readonly userData: { readonly userId: string };
}

/** A stand-in for the notification server of the HR system, for the functions and the users' browsers. */
export interface SocketServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts a Socket.IO server, for clients of every version, that sends each notification to its user. A browser gives its user
 * as `auth.userId` when it connects; a function emits `event(message, userData)`. Web pages must be of this machine.
 *
 * @throws Error with the remedy when the port is in use
 */
export async function startSocketServer(options: {
  readonly path: string;
  readonly event: string;
  readonly port?: number;
  /** Called with each notification that a function emitted. */
  readonly onNotification?: (notification: Notification) => void;
  /** Called when a client emits anything else; it is dropped. */
  readonly onRefused?: () => void;
}): Promise<SocketServer> {
  const http = createServer((_request, response) => response.writeHead(404).end());
  const io = new Server(http, {
    path: options.path,
    serveClient: false,
    allowEIO3: true,
    allowRequest: (request, answer) => answer(null, !isOfForeignPage(request)),
    cors: { origin: ORIGIN_HERE },
  });
  io.on('connection', (socket) => {
    const { userId } = socket.handshake.auth;
    if (typeof userId === 'string') {
      socket.join(userId);
    }
    socket.on(options.event, (...sent: unknown[]) => {
      const notification = sent.slice(0, 2);
      if (!v.is(NOTIFICATION_SCHEMA, notification)) {
        options.onRefused?.();
        return;
      }
      const [message, userData] = notification;
      options.onNotification?.({ message, userData });
      io.to(userData.userId).emit(options.event, message, userData);
    });
  });
  const url = await listen(http, { port: options.port ?? 0, part: 'the notification server (--socket-port)' });
  return { url, port: Number(new URL(url).port), stop: () => io.close() };
}
