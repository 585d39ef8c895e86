import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { trackedAgent } from '../../lib/notification/tracked-agent.ts';
import { closeAfterwards } from '../helpers/notification/channels.ts';

/** Asks a server that answers with a page of HTML, and returns the fault that is seen then. */
async function faultAfter(status: number, { method = 'GET', query = '', headers = {} }) {
  const http = createServer((_asked, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('ok'),
  );
  http.on('upgrade', (_asked, socket) => socket.end(`HTTP/1.1 ${status} Answer\r\ncontent-length: 0\r\n\r\n`));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  closeAfterwards.push(async () => void http.close());

  const { agent, fault, end } = trackedAgent(false);
  const { port } = http.address() as AddressInfo;
  const asking = request({ agent, host: '127.0.0.1', port, path: `/io/?EIO=4${query}`, method, headers }).end();
  const [answer] = await once(asking, 'response');
  await once(answer.resume(), 'end');
  await end(0);
  return fault();
}

describe('the answer to a request', () => {
  it('is no fault when it is HTML and the request was a POST: socket.io answers these so', async () => {
    expect(await faultAfter(200, { method: 'POST', query: '&transport=polling&sid=a' })).toBeUndefined();
  });

  it('is a fault when it is HTML and the request was a GET', async () => {
    expect(await faultAfter(200, { query: '&transport=polling' })).toEqual({ status: 200 });
  });

  it('is a fault when it is not 2xx', async () => {
    expect(await faultAfter(413, { method: 'POST', query: '&transport=polling&sid=a' })).toEqual({ status: 413 });
  });

  it.each([
    ['of a connection over polling, which goes on without it, is no fault', '&transport=websocket&sid=a', undefined],
    ['that was to be the connection is a fault', '&transport=websocket', { status: 403 }],
  ])('that refuses a WebSocket %s', async (_what, query, fault) => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };

    expect(await faultAfter(403, { query, headers })).toEqual(fault);
  });
});
