import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path/posix';
import * as v from 'valibot';
import type { DataBucket, RosterFile } from '../aws/data-bucket.ts';
import type { Queues } from '../aws/queues.ts';
import { type Basis, basisFingerprint } from '../eligibility/basis.ts';
import { type Log, mark } from '../observability/logger.ts';
import { InsigniaError } from './errors.ts';
import { type InsigniaTask, readAs, taskSchema } from './task.ts';

const roundSchema = v.strictObject({
  roundYear: taskSchema.entries.roundYear,
  userId: taskSchema.entries.userId,
});

/** Messages in one call: as many as SQS takes. */
const BATCH_SIZE = 10;

/** Calls for one batch, the first included; the AWS SDK tries each of them three times. */
const BATCH_TRIES = 4;

/** Pause before the second call for a batch, in ms; doubles from there. */
const FIRST_PAUSE_MS = 250;

/** What the opening of a round needs from outside. */
export interface OpenRoundDeps {
  readonly log: Log;
  readonly bucket: Pick<DataBucket, 'rosters'>;
  readonly queues: Pick<Queues, 'sendTasks'>;
  /** The rules of a round, checked. */
  readonly basisFor: (roundYear: number) => Basis;
  readonly pause: (ms: number) => Promise<unknown>;
}

/** What became of a round that was opened. */
export interface RoundOpened {
  readonly roundYear: number;
  /** Tasks that were sent. */
  readonly sent: number;
  /** Files whose name is no agency code with `.csv` or `.xlsx`: they are no task. */
  readonly skipped: readonly string[];
}

/**
 * Sends one task for each roster of a round. A task's id is made from its roster and the rules, so opening a round again
 * computes and announces nothing new, but for rosters and rules that have changed.
 *
 * @throws InsigniaError ROUND_MALFORMED; ROUND_INCOMPLETE, which names the rosters whose tasks were not sent; errors of the
 * AWS SDK when the rosters can't be listed.
 */
export async function openRound(input: unknown, deps: OpenRoundDeps): Promise<RoundOpened> {
  const { roundYear, userId } = readAs(roundSchema, input, {
    code: 'ROUND_MALFORMED',
    what: 'The input opens no round',
  });
  const rules = digestOf(basisFingerprint(deps.basisFor(roundYear)));
  const skipped: string[] = [];
  const notSent: string[] = [];
  let sent = 0;
  let batch: InsigniaTask[] = [];
  const send = async () => {
    const left = await sendBatch(batch, deps);
    sent += batch.length - left.length;
    notSent.push(...left.map(({ rosterKey }) => rosterKey));
    batch = [];
  };

  try {
    for await (const file of deps.bucket.rosters(roundYear)) {
      const task = taskOf(file, roundYear, userId, rules);
      if (task) batch.push(task);
      else skipped.push(file.key);
      if (batch.length === BATCH_SIZE) await send();
    }
    if (batch.length > 0) await send();
  } finally {
    const fields = { roundYear, sent, notSent: notSent.length, skipped: skipped.length };
    deps.log.info(`${mark.processing} The tasks of the round are sent`, fields);
  }
  if (notSent.length > 0) {
    throw new InsigniaError(
      'ROUND_INCOMPLETE',
      `Sent ${sent} tasks of round ${roundYear}; not sent: ${notSent.join(', ')} (${notSent.length} in all). Open the round again: nothing is computed twice.`,
      { retryable: true },
    );
  }
  return { roundYear, sent, skipped };
}

/** The task of a roster; undefined when its name is no agency code. */
function taskOf({ key, etag }: RosterFile, roundYear: number, userId: string | undefined, rules: string) {
  const code = basename(key, extname(key));
  const task = {
    // The key stands for two files of one agency with the same content.
    taskId: `${roundYear}-${code}-${digestOf(JSON.stringify([key, etag, rules]))}`,
    ...(userId === undefined ? {} : { userId }),
    roundYear,
    agency: { code },
    rosterKey: key,
  };
  const parsed = v.safeParse(taskSchema, task);
  return parsed.success ? parsed.output : undefined;
}

/** Half of a SHA-256 in hexadecimal: 32 letters, and no two alike for as many rosters as there will ever be. */
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Sends a batch, and what the queue did not take again; returns what it never took. */
async function sendBatch(batch: readonly InsigniaTask[], { queues, log, pause }: OpenRoundDeps) {
  let left = batch;
  for (let tries = 1; ; tries += 1) {
    const tried = left;
    try {
      const refused = await queues.sendTasks(tried.map((task) => JSON.stringify(task)));
      left = refused.flatMap((place) => tried[place] ?? []);
    } catch (thrown) {
      const { code, message } = InsigniaError.from(thrown);
      log.warn(`${mark.reconnection} A batch of tasks could not be sent`, { code, reason: message, tries });
    }
    if (left.length === 0 || tries === BATCH_TRIES) return left;
    await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
  }
}
