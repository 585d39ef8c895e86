import policy from '../../config/policy.json' with { type: 'json' };
import type { ListedFile } from '../../lib/aws/data-bucket.ts';
import { basisFor } from '../../lib/eligibility/basis.ts';
import type { OpenRoundDeps } from '../../lib/task/open-round.ts';
import { type InsigniaTask, parseTask } from '../../lib/task/task.ts';

/** Files of the round, in this order. */
export const files = (...names: string[]): ListedFile[] =>
  names.map((name) => ({ key: `rosters/2569/${name}`, etag: `"etag of ${name}"` }));

/** The files in the order in which the bucket lists them. */
export const listed = (...names: string[]) => files(...names).toSorted((one, other) => (one.key < other.key ? -1 : 1));

/** Opens a round of these files. `refuse` returns the indexes that the queue does not accept in the nth call, or throws. */
export function opening(rosters: readonly ListedFile[], refuse: (call: number) => readonly number[] = () => []) {
  const taken: InsigniaTask[] = [];
  const calls: number[] = [];
  const pauses: number[] = [];
  const logged: object[] = [];
  const log = (message: unknown, ...[fields]: unknown[]) => void logged.push({ message, ...(fields as object) });
  const deps: OpenRoundDeps = {
    log: { debug() {}, info: log, warn: log, error: log },
    bucket: {
      async *list() {
        yield* rosters;
      },
    },
    queues: {
      async sendTasks(bodies) {
        calls.push(bodies.length);
        const refused = refuse(calls.length);
        bodies.forEach((body, place) => {
          if (!refused.includes(place)) {
            taken.push(parseTask(body));
          }
        });
        return refused;
      },
    },
    basisFor: (roundYear) => basisFor(roundYear, policy),
    pause: async (ms) => pauses.push(ms),
    remainingMs: () => 60_000,
  };
  return { taken, calls, pauses, logged, deps };
}
