import { createHash } from 'node:crypto';
import type { OutcomeOf } from '../notification/message.ts';

/**
 * All keys and ids that the service makes: of records, refusals, rosters and results, and the taskIds of the tasks that
 * the service itself sends.
 */

/** Prefixes of the records' keys, the same in every function; Powertools appends a `#`. */
export const RECORD_PREFIX = { outcome: 'outcome', announcement: 'announcement' } as const;

/** The key of the announcements of a task's end: each status is announced once to each user ({@link keyOfPlace}). */
export function announcementKey(taskId: string, status: OutcomeOf<object>['status']): string {
  return `${taskId}:${status}`;
}

/**
 * The key of the n-th of several records that belong together, counted from 1. They are found without knowing whose they
 * are, and the first has the plain key. No id contains the space, so no two keys are alike.
 */
export function keyOfPlace(key: string, place: number): string {
  return place === 1 ? key : `${key} ${place}`;
}

/** The id of a refused message, made from its body; used in place of a taskId. */
export function refusalIdOf(body: string): string {
  return `refused:${sha256(body)}`;
}

/** The key of the refusals of messages with an id, which may be any text: the quotes keep it apart from other keys. */
export function refusalsKey(id: string): string {
  return `refusals of ${JSON.stringify(id)}`;
}

/** Whether an id belongs to a refused message. */
export function isRefusalId(id: string): boolean {
  return /^refused:[0-9a-f]{64}$/.test(id);
}

/** The folder of a round's rosters in the data bucket. */
export function rosterFolder(roundYear: number | string): string {
  return `rosters/${roundYear}/`;
}

/** What a roster's key must look like, whatever the round. */
export const ROSTER_KEY = /^rosters\/\d{4}\/.+\.(csv|xlsx?)$/;

/** Key of a roster in the data bucket. */
export function rosterKey(roundYear: number | string, file: string): string {
  return `${rosterFolder(roundYear)}${file}`;
}

/** The key of a task's result file in the data bucket; without a file name, the folder of its results. */
export function resultKey(
  { taskId, roundYear, agency }: { taskId: string; roundYear: number; agency: { code: string } },
  file = '',
): string {
  return `results/${roundYear}/${agency.code}/${taskId}/${file}`;
}

/**
 * The taskId for a roster when its round is opened: the same as long as each of its files and the rules are the same.
 *
 * @param rules a text that changes with the rules
 */
export function taskIdOfRoster(
  roundYear: number,
  code: string,
  {
    files,
    rules,
  }: { readonly files: readonly { readonly key: string; readonly etag: string }[]; readonly rules: string },
): string {
  // The key distinguishes two files of one agency with the same content. Half a SHA-256 is enough to distinguish rosters.
  const parts = files.flatMap(({ key, etag }) => [key, etag]);
  return `${roundYear}-${code}-${shortDigest(JSON.stringify([...parts, shortDigest(rules)]))}`;
}

/** The taskId of a task that is sent by hand: a new one for each time of sending. */
export function taskIdOfSubmission(roundYear: number, code: string, sentAt: Date): string {
  return `${roundYear}-${code}-${sentAt.toISOString().replace(/[-:.]/g, '')}`;
}

function shortDigest(text: string): string {
  return sha256(text).slice(0, 32);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
