import { type NetConnectOpts, Socket } from 'node:net';

/**
 * Makes connections to other machines fail before the look-up of their names. Loaded into every process and thread of a
 * test run (`--import`).
 */

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
