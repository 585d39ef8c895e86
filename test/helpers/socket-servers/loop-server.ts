/**
 * A notification server without socket.io, in a separate process: `node loop-server.ts '<options as JSON>'`. It is written as
 * those in Go are: a loop reads the frames of a WebSocket and knows only what it needs. It answers pings, as every
 * WebSocket library does, and ignores namespaces that it does not have. Protocol 4, or 3 for `major` 2.
 */

import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { followParent, options, report, reportEvent } from './reporting.ts';

const HANDSHAKE = JSON.stringify({
  sid: 'loop',
  upgrades: [],
  pingInterval: 25_000,
  pingTimeout: 20_000,
  maxPayload: 1e6,
});

/** A frame with an event: `42["event",…]`, with a number in between if it asks for an acknowledgement. */
const EVENT = /^42(\d*)(\[.*\])$/s;

function handle(socket: WebSocket, frame: string): void {
  if (frame === '2') {
    socket.send('3');
  } else if (frame.startsWith('40/')) {
    if (options.otherNamespaces === 'hang-up') {
      socket.close();
    }
  } else if (frame.startsWith('40')) {
    report({ connected: true });
    socket.send('40{"sid":"loop"}');
  } else {
    handleEvent(socket, frame);
  }
}

function handleEvent(socket: WebSocket, frame: string): void {
  const [, id, passed] = EVENT.exec(frame) ?? [];
  if (id === undefined || passed === undefined) {
    return;
  }
  const [name, ...received]: unknown[] = JSON.parse(passed);
  if (name !== options.event) {
    return;
  }
  const asks = id !== '';
  reportEvent(asks ? [...received, () => {}] : received);
  if (asks && options.acknowledge) {
    socket.send(`43${id}["ok"]`);
  }
}

const http = createServer();
const server = new WebSocketServer({ server: http });
server.on('connection', (socket) => {
  if (options.closeAtOnce) {
    socket.close(options.closeAtOnce.code, options.closeAtOnce.text);
    return;
  }
  socket.on('error', () => {});
  socket.on('message', (frame) => handle(socket, String(frame)));
  socket.send(`0${HANDSHAKE}`);
  if (options.major === 2) {
    report({ connected: true });
    socket.send('40');
  }
});
http.listen(options.port ?? 0, '127.0.0.1', () => report({ listening: (http.address() as { port: number }).port }));
followParent();
