import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy in front of an endpoint that makes some calls fail. */
export interface FaultyEndpoint {
  readonly url: string;
  /** The number of calls that failed before the endpoint got them, and of those it carried out but whose answer was lost. */
  readonly failed: { before: number; after: number };
  /** From now on no answer is lost: a call that fails is not carried out. */
  keepAnswers(): void;
  stop(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1 that makes one in `oneIn` calls fail, one in `lostOneIn` of these after it was carried out. */
export async function startFaultyEndpoint(
  target: string,
  { oneIn, lostOneIn, random }: { oneIn: number; lostOneIn: number; random: () => number },
): Promise<FaultyEndpoint> {
  const failed = { before: 0, after: 0 };
  let losesAnswers = true;
  const server = createServer((incoming, outgoing) => {
    const fails = random() * oneIn < 1;
    const isLost = fails && losesAnswers && random() * lostOneIn < 1;
    if (fails && !isLost) {
      failed.before += 1;
      if (random() < 0.5) {
        incoming.socket.destroy();
      } else {
        outgoing.writeHead(503, { 'content-type': 'text/plain' }).end('out of order');
      }
      return;
    }
    const passedOn = request(
      target + incoming.url,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (isLost) {
          failed.after += 1;
          answer.resume().on('end', () => incoming.socket.destroy());
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passedOn.on('error', () => incoming.socket.destroy());
    incoming.pipe(passedOn);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failed,
    keepAnswers: () => {
      losesAnswers = false;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
