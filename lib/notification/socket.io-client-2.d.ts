/** socket.io-client 2.5 carries no types; this is the part of it that is used (see socket-client.ts). */
declare module 'socket.io-client-2' {
  const connect: (url: string, options: Record<string, unknown>) => import('./socket-client.ts').ClientSocket;
  export default connect;
}
