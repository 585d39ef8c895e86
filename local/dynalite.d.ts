declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** DynamoDB in this process and in memory. `createTableMs`: how long a new table is in the state CREATING. */
  export default function dynalite(options?: { createTableMs?: number }): Server;
}
