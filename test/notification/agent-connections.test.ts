import { once } from 'node:events';
import { createServer, Agent as HttpAgent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type TrackedAgent, trackedAgent } from '../../lib/notification/tracked-agent.ts';
import { refusedPort } from '../helpers/fault-scene.ts';
import { closeAfterwards } from '../helpers/notification/channels.ts';

/** What no test waits for. */
const LONG_MS = 60_000;

/** A server that answers by this; its port, and how many connections it has. */
async function serverThat(answer: (asked: IncomingMessage, response: ServerResponse) => void) {
  const http = createServer(answer);
  // Closes no idle connection of its own accord.
  http.keepAliveTimeout = 2 * LONG_MS;
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  closeAfterwards.push(async () => {
    http.closeAllConnections();
    http.close();
  });
  const connections = () => new Promise<number>((resolve) => http.getConnections((_error, count) => resolve(count)));
  return { http, port: (http.address() as AddressInfo).port, connections };
}

function agentFor(): TrackedAgent {
  const tracked = trackedAgent(false);
  closeAfterwards.push(() => tracked.end(0));
  return tracked;
}

/** Asks a port for a path; resolves to the status of the answer, or to the words of the error. */
function ask({ agent }: TrackedAgent, port: number, path = '/?EIO=4'): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    request({ agent, host: '127.0.0.1', port, path })
      .on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)))
      .on('error', ({ message }) => resolve(message))
      .end();
  });
}

describe('the agent', () => {
  it.each([
    { secure: true, kind: HttpsAgent },
    { secure: false, kind: HttpAgent },
  ])('keeps connections, and makes them over TLS if it is to: $secure', ({ secure, kind }) => {
    const { agent } = trackedAgent(secure);

    expect(agent.constructor).toBe(kind);
    expect(agent).toMatchObject({ keepAlive: true });
  });

  it('sends the cookies that the server has set, each with its last value', async () => {
    const sent: unknown[] = [];
    const set = [['a=1; Path=/; HttpOnly', 'b=2'], ['a=3'], []];
    const { port } = await serverThat(({ headers }, response) => {
      sent.push(headers.cookie);
      response.setHeader('set-cookie', set[sent.length - 1] ?? []).end();
    });
    const agent = agentFor();
    for (const _ of set) {
      await ask(agent, port);
    }

    expect(sent).toEqual([undefined, 'a=1; b=2', 'a=3; b=2']);
  });

  it.each([300, 399])('follows no redirect, and tells its status: %i', async (status) => {
    const { port } = await serverThat((_asked, response) => response.writeHead(status, { location: '/' }).end());
    const agent = agentFor();

    expect(await ask(agent, port)).toBe('redirected');
    expect(agent.fault()).toEqual({ status });
  });

  it.each([299, 400])('passes on what is no redirect: %i', async (status) => {
    const { port } = await serverThat((_asked, response) => response.writeHead(status).end());
    const agent = agentFor();

    expect(await ask(agent, port)).toBe(status);
    expect(agent.fault()).toEqual(status === 299 ? undefined : { status });
  });

  it('never takes a connection for a reused one: the client would start a request again', async () => {
    const { port } = await serverThat((_asked, response) => response.end());
    const { agent } = agentFor();
    const reused: unknown[] = [];
    for (let n = 0; n < 2; n++) {
      const asking = request({ agent, host: '127.0.0.1', port }).end();
      const [answer] = await once(asking, 'response');
      await once(answer.resume(), 'end');
      await new Promise(setImmediate);
      reused.push(asking.reusedSocket);
    }

    expect(reused).toEqual([false, false]);
  });
});

describe('the fault', () => {
  it('is the error of a request that got no answer', async () => {
    const agent = agentFor();
    await ask(agent, await refusedPort());

    expect(agent.fault()).toMatchObject({ error: { code: 'ECONNREFUSED' } });
  });

  it('is kept when the goodbye of the session fails too, and forgotten by a new try', async () => {
    const { port } = await serverThat((asked, response) =>
      asked.url?.includes('n=1') ? response.writeHead(413).end() : asked.socket.destroy(),
    );
    const agent = agentFor();
    await ask(agent, port, '/?sid=a&n=1');
    await ask(agent, port, '/?sid=a&n=2');
    expect(agent.fault()).toEqual({ status: 413 });

    await ask(agent, port, '/?n=3');
    expect(agent.fault()).toMatchObject({ error: { message: 'socket hang up' } });
  });

  it('is forgotten after a good answer', async () => {
    const { port } = await serverThat((asked, response) =>
      response.writeHead(asked.url?.includes('n=1') ? 413 : 200).end(),
    );
    const agent = agentFor();
    await ask(agent, port, '/?sid=a&n=1');
    await ask(agent, port, '/?sid=a&n=2');

    expect(agent.fault()).toBeUndefined();
  });
});

describe('the end of the agent', () => {
  it('closes idle connections at once', async () => {
    const { port, connections } = await serverThat((_asked, response) => response.end());
    const agent = agentFor();
    await ask(agent, port);
    await agent.end(LONG_MS);

    await expect.poll(connections).toBe(0);
  });

  it('waits for every request that is under way', async () => {
    const answers: ServerResponse[] = [];
    const { http, port } = await serverThat((_asked, response) => answers.push(response));
    const agent = agentFor();
    const asking = [ask(agent, port), ask(agent, port)];
    await expect.poll(() => answers.length).toBe(2);
    let isOver = false;
    const ending = agent.end(LONG_MS).then(() => {
      isOver = true;
    });
    const closed = once(answers[0]?.socket ?? http, 'close');
    answers[0]?.end();
    await closed;
    expect(isOver).toBe(false);
    answers[1]?.end();
    await ending;

    expect(await Promise.all(asking)).toEqual([200, 200]);
  });

  it('destroys what is open after the grace period, and then lets nothing be opened', async () => {
    const asked = Promise.withResolvers<void>();
    const { port, connections } = await serverThat(() => asked.resolve());
    const agent = agentFor();
    const asking = ask(agent, port);
    await asked.promise;
    await agent.end(1);

    expect(await asking).toBe('socket hang up');
    expect(await ask(agent, port)).toBe('the connection is closed');
    await expect.poll(connections).toBe(0);
  });

  it('leaves no timer', async () => {
    const answers: ServerResponse[] = [];
    const { port } = await serverThat((_asked, response) => answers.push(response));
    const agent = agentFor();
    const asking = ask(agent, port);
    await expect.poll(() => answers.length).toBe(1);
    const cleared = countTimers();
    const ending = agent.end(LONG_MS);
    expect(countTimers()).toBe(cleared + 1);
    answers[0]?.end();
    await Promise.all([asking, ending]);

    expect(countTimers()).toBeLessThanOrEqual(cleared);
  });

  const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

  it('is not the end where connections are only cut', async () => {
    let n = 0;
    const { port } = await serverThat((_asked, response) => {
      n += 1;
      if (n === 1) {
        agent.cut();
      } else {
        response.end();
      }
    });
    const agent = agentFor();

    expect(await ask(agent, port)).toBe('socket hang up');
    expect(await ask(agent, port)).toBe(200);
  });
});
