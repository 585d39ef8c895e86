import type { WebSocketSettings } from '../../../lib/config/settings.ts';
import { openConnection } from '../../../lib/notification/connection.ts';
import { openJournal } from '../../../lib/notification/journal.ts';
import { loadSocketClient } from '../../../lib/notification/socket-client.ts';
import { keepLines, testSettings } from '../fault-scene.ts';
import { closeAfterwards } from './channels.ts';

/** Opens a connection to a port, which is closed after the test, with so many tries. Returns it with its log and tries. */
export async function connectTo(port: number, allowed: number, changes: Partial<WebSocketSettings> = {}) {
  const { log, lines } = keepLines();
  const settings = testSettings(`http://127.0.0.1:${port}`, changes);
  const tries = { made: 0, allowed, transport: 0 };
  const connection = openConnection(await loadSocketClient(settings.protocol), settings, {
    tries,
    journal: openJournal(log, Date.now),
    token: undefined,
  });
  closeAfterwards.push(() => connection.close(0));
  return { connection, lines, tries };
}
