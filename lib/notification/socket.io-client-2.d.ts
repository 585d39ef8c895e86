/** Types of the part of socket.io-client 2.5 that is used (see socket-client.ts); the package has none. */
declare module 'socket.io-client-2' {
  const connect: (url: string, options: Record<string, unknown>) => import('./socket-client.ts').ClientSocket;
  export default connect;
}
