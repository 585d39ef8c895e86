import { type AddressInfo, type NetConnectOpts, Server, Socket } from 'node:net';

/**
 * Makes connections to other machines fail before the look-up of their names, and ends what listens for other machines.
 * Loaded into every process and thread of a test run and of a benchmark (`--import`).
 */

const own = `--import=${import.meta.url}`;
if (!process.env.NODE_OPTIONS?.includes(own)) {
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} ${own}`;
}

const LOOPBACK = new Set([undefined, null, '', 'localhost', '127.0.0.1', '::1']);

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (this: Socket, ...given: unknown[]): Socket {
  // Node's own modules pass their arguments as one array.
  const [target, second] = (Array.isArray(given[0]) ? given[0] : given) as [NetConnectOpts | number | string, unknown?];
  const host =
    typeof target === 'object' ? (target as { host?: string }).host : typeof second === 'string' ? second : undefined;
  if (!LOOPBACK.has(host)) {
    throw new Error(`A test tried to connect to ${host}; tests stay on this machine.`);
  }
  return Reflect.apply(connect, this, given);
};

const listen = Server.prototype.listen;
Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
  // Before the callback of the call, so that nobody is told that it listens.
  this.prependOnceListener('listening', () => {
    const address = this.address() as AddressInfo | string | null;
    // A text is the path of a local socket.
    if (typeof address === 'object' && !LOOPBACK.has(address?.address)) {
      this.close();
      throw new Error(`A test tried to listen on ${address?.address}; tests stay on this machine.`);
    }
  });
  return Reflect.apply(listen, this, given);
};
