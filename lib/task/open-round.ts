import { basename, extname } from 'node:path/posix';
import * as v from 'valibot';
import type { DataBucket, ListedFile } from '../aws/data-bucket.ts';
import type { Queues } from '../aws/queues.ts';
import { LEAST_TIME_TO_SEND_MS } from '../config/defaults.ts';
import { type Basis, basisFingerprint } from '../eligibility/basis.ts';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';
import { rosterFolder, taskIdOfRoster } from './keys.ts';
import { type InsigniaTask, readAs, TASK_SCHEMA } from './task.ts';

const ROUND_SCHEMA = v.strictObject({
  roundYear: TASK_SCHEMA.entries.roundYear,
  userId: TASK_SCHEMA.entries.userId,
});

/** Messages per call: the most that SQS accepts. */
const BATCH_SIZE = 10;

/** Calls per batch, the first included. The AWS SDK tries each of them three times. */
const BATCH_TRIES = 4;

/** Pause before the second call for a batch, in ms; doubles before each later one. */
const FIRST_PAUSE_MS = 250;

/** The most rosters that the error names: Lambda's message about a failed invocation has room for some thousands. */
const NAMED_AT_MOST = 1000;

/** The dependencies of opening a round. */
export interface OpenRoundDeps {
  readonly log: Log;
  readonly bucket: Pick<DataBucket, 'list'>;
  readonly queues: Pick<Queues, 'sendTasks'>;
  /** The rules of a round, checked. */
  readonly basisFor: (roundYear: number) => Basis;
  readonly pause: (ms: number) => Promise<unknown>;
  /** The remaining time of the invocation, in ms. */
  readonly remainingMs: () => number;
}

/** The result of opening a round. */
export interface RoundOpened {
  readonly roundYear: number;
  /** The number of tasks sent. */
  readonly sent: number;
  /** The keys of files whose name is not an agency code with `.csv` or `.xlsx`. */
  readonly skipped: readonly string[];
}

/**
 * Sends one task for each roster of a round. A task's id is made from its roster and the rules, so opening a round again
 * computes and announces only what has changed.
 *
 * @throws InsigniaError ROUND_MALFORMED; ROUND_INCOMPLETE, which names the rosters whose tasks were not sent and says
 * whether the listing of the rosters broke off
 */
export async function openRound(input: unknown, deps: OpenRoundDeps): Promise<RoundOpened> {
  const { roundYear, userId } = readAs(ROUND_SCHEMA, input, {
    code: 'ROUND_MALFORMED',
    what: 'The input does not open a round',
  });
  const sending = await sendTasks(roundYear, userId, deps);
  const { sent, notSent, skipped, brokeOff } = sending;
  const fields = { roundYear, sent, notSent: notSent.length, skipped: skipped.length };
  if (brokeOff === undefined && notSent.length === 0) {
    deps.log.info(`${MARK.success} The tasks of the round are sent`, fields);
    return { roundYear, sent, skipped };
  }
  const incomplete = incompleteError(roundYear, sending);
  deps.log.error(`${MARK.failure} Not every task of the round is sent`, {
    ...fields,
    code: incomplete.code,
    reason: incomplete.message,
  });
  throw incomplete;
}

interface Sending {
  readonly sent: number;
  /** The keys of the rosters whose tasks were not sent. */
  readonly notSent: readonly string[];
  readonly skipped: readonly string[];
  /** The error that ended the listing of the rosters. */
  readonly brokeOff: InsigniaError | undefined;
}

async function sendTasks(roundYear: number, userId: string | undefined, deps: OpenRoundDeps): Promise<Sending> {
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
  return { sent, notSent, skipped, brokeOff };
}

function incompleteError(roundYear: number, { sent, notSent, brokeOff }: Sending): InsigniaError {
  const parts = [
    `Sent ${sent} tasks of round ${roundYear}`,
    ...(notSent.length === 0
      ? []
      : [`not sent: ${notSent.slice(0, NAMED_AT_MOST).join(', ')} (${notSent.length} in all)`]),
    ...(brokeOff === undefined ? [] : [`the listing of the rosters broke off (${brokeOff.message})`]),
  ];
  return new InsigniaError(
    'ROUND_INCOMPLETE',
    `${parts.join('; ')}. Open the round again: nothing is computed twice.`,
    { retryable: true, ...(brokeOff === undefined ? {} : { cause: brokeOff }) },
  );
}

/** The task of a roster; undefined when the file's name is not an agency code. */
function taskOf({ key, etag }: ListedFile, roundYear: number, userId: string | undefined, rules: string) {
  const code = basename(key, extname(key));
  const task = {
    taskId: taskIdOfRoster(roundYear, code, { key, etag, rules }),
    ...(userId === undefined ? {} : { userId }),
    roundYear,
    agency: { code },
    rosterKey: key,
  };
  const parsed = v.safeParse(TASK_SCHEMA, task);
  return parsed.success ? parsed.output : undefined;
}

/** Sends a batch, and again the tasks that the queue did not accept, while there is time. Returns the tasks not sent. */
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
