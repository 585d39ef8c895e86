import { basename, extname } from 'node:path/posix';
import * as v from 'valibot';
import type { DataBucket, ListedFile } from '../aws/data-bucket.ts';
import type { Queues } from '../aws/queues.ts';
import { LEAST_TIME_TO_SEND_MS } from '../config/defaults.ts';
import { type Basis, basisFingerprint } from '../eligibility/basis.ts';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';
import { rosterFolder, taskIdOfRoster } from './keys.ts';
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

/** Rosters that the error names: what Lambda keeps of a failed invocation has room for some thousands. */
const NAMED_AT_MOST = 1000;

/** What the opening of a round needs from outside. */
export interface OpenRoundDeps {
  readonly log: Log;
  readonly bucket: Pick<DataBucket, 'list'>;
  readonly queues: Pick<Queues, 'sendTasks'>;
  /** The rules of a round, checked. */
  readonly basisFor: (roundYear: number) => Basis;
  readonly pause: (ms: number) => Promise<unknown>;
  /** What is left of the invocation, in ms. */
  readonly remainingMs: () => number;
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
 * @throws InsigniaError ROUND_MALFORMED; ROUND_INCOMPLETE, which names the rosters whose tasks were not sent, and tells if
 * the listing of the rosters broke off.
 */
export async function openRound(input: unknown, deps: OpenRoundDeps): Promise<RoundOpened> {
  const { roundYear, userId } = readAs(roundSchema, input, {
    code: 'ROUND_MALFORMED',
    what: 'The input opens no round',
  });
  const rules = basisFingerprint(deps.basisFor(roundYear));
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

  let brokeOff: InsigniaError | undefined;
  try {
    for await (const file of deps.bucket.list(rosterFolder(roundYear))) {
      const task = taskOf(file, roundYear, userId, rules);
      if (task) {
        batch.push(task);
      } else {
        skipped.push(file.key);
      }
      if (batch.length === BATCH_SIZE) {
        await send();
      }
    }
  } catch (thrown) {
    brokeOff = InsigniaError.from(thrown);
  }
  if (batch.length > 0) {
    await send();
  }
  const fields = { roundYear, sent, notSent: notSent.length, skipped: skipped.length };
  if (brokeOff === undefined && notSent.length === 0) {
    deps.log.info(`${MARK.success} The tasks of the round are sent`, fields);
    return { roundYear, sent, skipped };
  }
  const told = [
    `Sent ${sent} tasks of round ${roundYear}`,
    ...(notSent.length === 0
      ? []
      : [`not sent: ${notSent.slice(0, NAMED_AT_MOST).join(', ')} (${notSent.length} in all)`]),
    ...(brokeOff === undefined ? [] : [`the listing of the rosters broke off (${brokeOff.message})`]),
  ];
  const incomplete = new InsigniaError(
    'ROUND_INCOMPLETE',
    `${told.join('; ')}. Open the round again: nothing is computed twice.`,
    { retryable: true, ...(brokeOff === undefined ? {} : { cause: brokeOff }) },
  );
  deps.log.error(`${MARK.failure} Not every task of the round is sent`, {
    ...fields,
    code: incomplete.code,
    reason: incomplete.message,
  });
  throw incomplete;
}

/** The task of a roster; undefined when its name is no agency code. */
function taskOf({ key, etag }: ListedFile, roundYear: number, userId: string | undefined, rules: string) {
  const code = basename(key, extname(key));
  const task = {
    taskId: taskIdOfRoster(roundYear, code, { key, etag, rules }),
    ...(userId === undefined ? {} : { userId }),
    roundYear,
    agency: { code },
    rosterKey: key,
  };
  const parsed = v.safeParse(taskSchema, task);
  return parsed.success ? parsed.output : undefined;
}

/** Sends a batch, and what the queue did not take again, while there is time; returns what it never took. */
async function sendBatch(batch: readonly InsigniaTask[], { queues, log, pause, remainingMs }: OpenRoundDeps) {
  let left = batch;
  for (let tries = 1; ; tries += 1) {
    if (remainingMs() < LEAST_TIME_TO_SEND_MS) {
      return left;
    }
    const tried = left;
    try {
      const refused = await queues.sendTasks(tried.map((task) => JSON.stringify(task)));
      left = refused.flatMap((place) => tried[place] ?? []);
    } catch (thrown) {
      const { code, message } = InsigniaError.from(thrown);
      log.warn(`${MARK.reconnection} A batch of tasks could not be sent`, { code, reason: message, tries });
    }
    if (left.length === 0 || tries === BATCH_TRIES) {
      return left;
    }
    await pause(FIRST_PAUSE_MS * 2 ** (tries - 1));
  }
}
