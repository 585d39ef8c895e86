import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { closeAfterwards } from './channels.ts';

/** The packet that opens a connection. */
export const OPEN = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000}';

/** The packet that answers CONNECT, by the protocol. */
export const CONNECTED = { 3: '40', 4: '40{"sid":"b"}' } as const;

/** Starts an HTTP server that answers each request for a WebSocket by `onUpgrade`. Returns its port. */
export async function upgradeServer(
  onUpgrade: (socket: Duplex, key: string) => void,
  onRequest: RequestListener = () => {},
): Promise<number> {
  const http = createServer(onRequest);
  http.on('upgrade', (asked, socket) => {
    socket.on('error', () => {}).on('end', () => socket.end());
    socket.resume();
    onUpgrade(socket, asked.headers['sec-websocket-key'] ?? '');
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  closeAfterwards.push(async () => {
    http.closeAllConnections();
    http.close();
  });
  return (http.address() as AddressInfo).port;
}

/** Opens a WebSocket, as a server does. */
export function accept(socket: Duplex, key: string): void {
  const proof = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof}\r\n\r\n`,
  );
}

/** A frame of text, of at most 125 bytes. */
export function frame(text: string): Buffer {
  return Buffer.from([0x81, text.length, ...Buffer.from(text)]);
}

/** The frame with which a WebSocket is closed. */
export function closeFrame(code: number, words = ''): Buffer {
  return Buffer.from([0x88, 2 + words.length, code >> 8, code & 0xff, ...Buffer.from(words)]);
}
