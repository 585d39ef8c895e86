/**
 * Sends 200 notifications to a server in a separate process, which listens with a plain `socket.on`, with proof and in the
 * naive way, `emit()` followed by `disconnect()`: `npm run bench:two-hundred`. docs/delivery.md compares the two for every
 * fault.
 */

import { io } from 'socket.io-client';
import { readSettings } from '../lib/config/settings.ts';
import { type Announcement, createNotificationChannel } from '../lib/notification/channel.ts';
import { announcementOf } from '../lib/notification/message.ts';
import { startServer } from '../test/helpers/socket-servers/start-server.ts';

const COUNT = 200;

const QUIET_LOG = { debug() {}, info() {}, warn() {}, error() {} };

function announcement(taskId: string): Announcement {
  return announcementOf(
    {
      taskId,
      userId: 'somebody',
      taskType: 'insignia_background_processing',
      status: 'success',
      completedAt: new Date().toISOString(),
      duration: 1,
      result: {
        counts: { rows: 1, eligible: 1, notEligible: 0, review: 0, causes: [], byClass: {} },
        ruleSet: { id: 'none', asOf: '2026-05-29' },
        keys: { json: 'none' },
      },
    },
    'notification',
  );
}

for (const way of ['proven', 'naive'] as const) {
  const server = await startServer({ major: 4 });
  const { webSocket } = readSettings({
    WEBSOCKET_URL: `http://127.0.0.1:${server.port}`,
    TASK_QUEUE_URL: 'http://127.0.0.1/tasks',
    LAST_CHANCE_QUEUE_URL: 'http://127.0.0.1/last-chance',
    DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1/dead-letter',
    DATA_BUCKET: 'none',
    RECORD_TABLE: 'none',
  });
  const startedAt = performance.now();
  for (let n = 0; n < COUNT; n += 1) {
    const { event, message, userData } = announcement(`task-${n}`);
    if (way === 'proven') {
      const channel = createNotificationChannel(webSocket, { log: QUIET_LOG });
      await channel.deliver({ event, message, userData }, { deadline: Date.now() + 10_000 });
      await channel.close();
    } else {
      const socket = io(webSocket.url, { path: webSocket.path, transports: ['websocket'], forceNew: true });
      await new Promise<void>((resolve) => socket.once('connect', resolve));
      socket.emit(event, message, userData);
      socket.disconnect();
    }
  }
  const each = (performance.now() - startedAt) / COUNT;
  await server.settle();
  const ids = server.received.map(([message]) => (message as { payload: { taskId: string } }).payload.taskId);
  const arrived = new Set(ids).size;
  console.log(`${way}: ${arrived} of ${COUNT} arrived, ${ids.length - arrived} twice, ${each.toFixed(1)} ms each`);
  await server.stop();
}
