import * as v from 'valibot';
import type { DataBucket, ListedFile } from '../aws/data-bucket.ts';
import type { Queues } from '../aws/queues.ts';
import { LEAST_TIME_TO_SEND_MS } from '../config/defaults.ts';
import { type Basis, basisFingerprint } from '../eligibility/basis.ts';
import { InsigniaError } from '../errors.ts';
import { type Log, MARK } from '../observability/logger.ts';
import { rosterFolder, taskIdOfRoster } from './keys.ts';
import { type RoundRoster, rostersOf } from './round-files.ts';
import { type InsigniaTask, keysOf, readAs, TASK_SCHEMA, taskFrom } from './task.ts';

/** The schema of the input that opens a round. */
export const ROUND_SCHEMA = v.strictObject({
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

/** The most rosters that the error names with their problem, which may name 20 files. */
const UNCLEAR_NAMED_AT_MOST = 100;

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
 * Sends one task for each roster of a round, of one file or several ({@link rostersOf}). A task's id is made from its
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
  const { files, brokeOff, isCut } = await listRound(rosterFolder(roundYear), deps);
  const { rosters, others } = rostersOf(files);
  const tasks: InsigniaTask[] = [];
  const notSent: string[] = [];
  const unclear: string[] = [];
  for (const roster of rosters) {
    if (isCut(roster)) {
      notSent.push(namedBy(roster.files.map(({ key }) => key)));
    } else if (roster.problem === undefined) {
      tasks.push(taskOf(roster, roundYear, userId, rules));
    } else {
      unclear.push(`${roster.base} (${roster.problem})`);
    }
  }
  for (let from = 0; from < tasks.length; from += BATCH_SIZE) {
    const left = await sendBatch(tasks.slice(from, from + BATCH_SIZE), deps);
    notSent.push(...left.map(({ rosterKey }) => namedBy(keysOf(rosterKey))));
  }
  const sent = rosters.length - notSent.length - unclear.length;
  return { sent, notSent, unclear, skipped: others.map(({ key }) => key), brokeOff };
}

/** What was listed of a round. */
interface Listing {
  /** All files: the parts of a roster need not follow each other. A round of 30,000 files takes some 10 MB. */
  readonly files: readonly ListedFile[];
  /** The error that ended the listing. */
  readonly brokeOff: InsigniaError | undefined;
  /** Whether a roster may have more files than were listed. */
  readonly isCut: (roster: RoundRoster) => boolean;
}

async function listRound(folder: string, { bucket }: OpenRoundDeps): Promise<Listing> {
  const files: ListedFile[] = [];
  try {
    for await (const file of bucket.list(folder)) {
      files.push(file);
    }
    return { files, brokeOff: undefined, isCut: () => false };
  } catch (thrown) {
    const last = files.at(-1)?.key ?? '';
    // In the order of keys, whatever lies between the files of a roster has the same beginning.
    const next = await nextKey(folder, last, bucket).catch(() => last);
    const isCut = ({ base }: RoundRoster) => last.startsWith(base) && next.startsWith(base);
    return { files, brokeOff: InsigniaError.from(thrown), isCut };
  }
}

/** The key that the bucket has after the last one listed; an empty text when there is none. */
async function nextKey(folder: string, last: string, bucket: OpenRoundDeps['bucket']): Promise<string> {
  for await (const { key } of bucket.list(folder, last)) {
    return key;
  }
  return '';
}

/** The roster of these keys, as an error names it. */
function namedBy(keys: readonly string[]): string {
  return keys.length === 1 ? `${keys[0]}` : `${keys[0]} and its parts`;
}

function incompleteError(roundYear: number, { sent, notSent, unclear, brokeOff }: Sending): InsigniaError {
  const parts = [
    `Sent ${sent} tasks of round ${roundYear}`,
    ...named('not sent', notSent, NAMED_AT_MOST),
    ...named('no task because it is unclear what the roster is', unclear, UNCLEAR_NAMED_AT_MOST),
    ...(brokeOff === undefined ? [] : [`the listing of the rosters broke off (${brokeOff.message})`]),
  ];
  return new InsigniaError(
    'ROUND_INCOMPLETE',
    `${parts.join('; ')}. Open the round again: nothing is computed twice.`,
    { retryable: true, cause: brokeOff },
  );
}

function named(what: string, rosters: readonly string[], atMost: number): string[] {
  return rosters.length === 0 ? [] : [`${what}: ${rosters.slice(0, atMost).join(', ')} (${rosters.length} in all)`];
}

function taskOf({ code, files }: RoundRoster, roundYear: number, userId: string | undefined, rules: string) {
  const [first, ...parts] = files.map(({ key }) => key);
  return taskFrom({
    taskId: taskIdOfRoster(roundYear, code, { files, rules }),
    userId,
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
