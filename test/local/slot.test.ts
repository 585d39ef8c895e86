import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createSlot } from '../../local/event-source.ts';

/** Connects to the port in the event, and never answers. */
const HANGS = `import { connect } from 'node:net';
export const handler = ({ port }) => new Promise(() => connect(port, '127.0.0.1'));`;

it('an invocation that times out ends its thread, as Lambda ends the environment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'insignia-slot-'));
  const bundle = pathToFileURL(join(folder, 'hangs.mjs'));
  await writeFile(bundle, HANGS);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const slot = createSlot({ functionName: 'hangs', bundle, environment: {}, timeoutSeconds: 5, onLine: () => {} });
  try {
    const connected: Promise<[Socket]> = once(server, 'connection') as Promise<[Socket]>;
    const invoking = slot.invoke({ port: (server.address() as AddressInfo).port });
    const timedOut = expect(invoking).rejects.toThrow('hangs timed out after 5 s');
    const [socket] = await connected;
    let isClosed = false;
    socket.resume().once('close', () => {
      isClosed = true;
    });
    await timedOut;
    await expect.poll(() => isClosed).toBe(true);
  } finally {
    await slot.kill();
    server.close();
    await rm(folder, { recursive: true });
  }
});
