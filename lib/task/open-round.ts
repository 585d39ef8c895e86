import * as v from 'valibot';
import type { DataBucket } from '../aws/data-bucket.ts';
import type { Queues } from '../aws/queues.ts';
import { LEAST_TIME_TO_SEND_MS } from '../config/defaults.ts';
import { type Basis, basisFingerprint } from '../eligibility/basis.ts';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';
import { rosterFolder, taskIdOfRoster } from './keys.ts';
import { RoundFiles, type RoundRoster } from './round-files.ts';
import { type InsigniaTask, keysOf, readAs, TASK_SCHEMA, taskFrom } from './task.ts';

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

/** The name of a file with the history of awards, `0201.history.xls` or a part of it. */
const AWARD_HISTORY = /\.history(_\d+)?\.(csv|xlsx?)$/;

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
  /** The keys of files whose name is not an agency code with `.csv`, `.xlsx` or `.xls`, such as a history of awards. */
  readonly skipped: readonly string[];
}

/**
 * Sends one task for each roster of a round, of one file or several ({@link RoundFiles}). A task's id is made from its
 * roster and the rules, so opening a round again computes and announces only what has changed.
 *
 * @throws InsigniaError ROUND_MALFORMED; ROUND_INCOMPLETE, which names the rosters whose tasks were not sent, those whose
 * files leave open what the roster is, and says whether the listing of the rosters broke off
 */
export async function openRound(input: unknown, deps: OpenRoundDeps): Promise<RoundOpened> {
  const { roundYear, userId } = readAs(ROUND_SCHEMA, input, {
    code: 'ROUND_MALFORMED',
    refusal: (problems) => `The input does not open a round: ${problems}.`,
  });
  const sending = await sendTasks(roundYear, userId, deps);
  const { sent, notSent, unclear, skipped, brokeOff } = sending;
  const awardHistories = skipped.filter((key) => AWARD_HISTORY.test(key)).length;
  const fields = {
    roundYear,
    sent,
    notSent: notSent.length,
    unclear: unclear.length,
    skipped: skipped.length,
    awardHistories,
  };
  if (brokeOff === undefined && notSent.length + unclear.length === 0) {
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
  /** The rosters whose tasks were not sent. */
  readonly notSent: readonly string[];
  /** The rosters that are no task, each with its problem. */
  readonly unclear: readonly string[];
  readonly skipped: readonly string[];
  /** The error that ended the listing of the rosters. */
  readonly brokeOff: InsigniaError | undefined;
}

async function sendTasks(roundYear: number, userId: string | undefined, deps: OpenRoundDeps): Promise<Sending> {
  const rules = basisFingerprint(deps.basisFor(roundYear));
  const folder = rosterFolder(roundYear);
  const skipped: string[] = [];
  const notSent: string[] = [];
  const unclear: string[] = [];
  let sent = 0;
  let batch: InsigniaTask[] = [];
  const send = async () => {
    const left = await sendBatch(batch, deps);
    sent += batch.length - left.length;
    notSent.push(...left.map(({ rosterKey }) => nameOf(keysOf(rosterKey))));
    batch = [];
  };
  const add = async (roster: RoundRoster) => {
    if (roster.problem !== undefined) {
      unclear.push(`${roster.base} (${roster.problem})`);
      return;
    }
    batch.push(taskOf(roster, roundYear, userId, rules));
    if (batch.length === BATCH_SIZE) {
      await send();
    }
  };

  const files = new RoundFiles();
  let last = '';
  let brokeOff: InsigniaError | undefined;
  try {
    for await (const file of deps.bucket.list(folder)) {
      last = file.key;
      const { complete, isTaken } = files.take(file);
      if (!isTaken) {
        skipped.push(file.key);
      }
      for (const roster of complete) {
        await add(roster);
      }
    }
  } catch (thrown) {
    brokeOff = InsigniaError.from(thrown);
  }
  const isCut = brokeOff === undefined ? () => false : await cutBy(folder, last, deps);
  for (const roster of files.rest()) {
    if (isCut(roster)) {
      notSent.push(nameOf(roster.files.map(({ key }) => key)));
    } else {
      await add(roster);
    }
  }
  if (batch.length > 0) {
    await send();
  }
  return { sent, notSent, unclear, skipped, brokeOff };
}

/** Whether a roster may have more parts after the last key of a listing that broke off. Half a roster is never judged. */
async function cutBy(
  folder: string,
  last: string,
  { bucket }: OpenRoundDeps,
): Promise<(roster: RoundRoster) => boolean> {
  try {
    for await (const { key } of bucket.list(folder, last)) {
      return ({ base }) => key.startsWith(base);
    }
    return () => false;
  } catch {
    // What comes next is unknown; the error of the listing itself is reported.
    return () => true;
  }
}

/** The roster of these keys, as an error names it. */
function nameOf(keys: readonly string[]): string {
  return keys.length === 1 ? `${keys[0]}` : `${keys[0]} and its parts`;
}

function incompleteError(roundYear: number, { sent, notSent, unclear, brokeOff }: Sending): InsigniaError {
  const parts = [
    `Sent ${sent} tasks of round ${roundYear}`,
    ...named('not sent', notSent),
    ...named('no task because it is unclear what the roster is', unclear),
    ...(brokeOff === undefined ? [] : [`the listing of the rosters broke off (${brokeOff.message})`]),
  ];
  return new InsigniaError(
    'ROUND_INCOMPLETE',
    `${parts.join('; ')}. Open the round again: nothing is computed twice.`,
    { retryable: true, ...(brokeOff === undefined ? {} : { cause: brokeOff }) },
  );
}

function named(what: string, rosters: readonly string[]): string[] {
  return rosters.length === 0
    ? []
    : [`${what}: ${rosters.slice(0, NAMED_AT_MOST).join(', ')} (${rosters.length} in all)`];
}

function taskOf({ code, files }: RoundRoster, roundYear: number, userId: string | undefined, rules: string) {
  const [first, ...parts] = files.map(({ key }) => key);
  return taskFrom({
    taskId: taskIdOfRoster(roundYear, code, { files, rules }),
    ...(userId === undefined ? {} : { userId }),
    roundYear,
    agency: { code },
    rosterKey: parts.length === 0 ? first : [first, ...parts],
  });
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
