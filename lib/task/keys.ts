import { createHash } from 'node:crypto';
import type { OutcomeOf } from '../notification/message.ts';

/**
 * Every key and id that the service makes up, each written here and nowhere else: records, refusals, rosters, results and
 * the taskIds of tasks that we send ourselves.
 */

/** Prefixes of the records' keys, the same in every function; Powertools puts a `#` behind them. */
export const RECORD_PREFIX = { outcome: 'outcome', announcement: 'announcement' } as const;

/** Key of the record that a task's end was announced: each status is announced once. */
export function announcementKey(taskId: string, status: OutcomeOf<object>['status']): string {
  return `${taskId}:${status}`;
}

/** Id of the refusal of a message, made from its body; it stands where a taskId would. */
export function refusalIdOf(body: string): string {
  return `refused:${sha256(body)}`;
}

/** Whether an id is that of a refusal. */
export function isRefusalId(id: string): boolean {
  return /^refused:[0-9a-f]{64}$/.test(id);
}

/** Folder of a round's rosters in the data bucket. */
export function rosterFolder(roundYear: number | string): string {
  return `rosters/${roundYear}/`;
}

/** Key of a result of a task in the data bucket; without a file name, the folder of its results. */
export function resultKey(
  { taskId, roundYear, agency }: { taskId: string; roundYear: number; agency: { code: string } },
  file = '',
): string {
  return `results/${roundYear}/${agency.code}/${taskId}/${file}`;
}

/**
 * The taskId of a roster when its round is opened: the same as long as the roster and the rules are the same.
 *
 * @param rules a text that changes with the rules
 */
export function taskIdOfRoster(
  roundYear: number,
  code: string,
  { key, etag, rules }: { readonly key: string; readonly etag: string; readonly rules: string },
): string {
  // The key tells two files of one agency with the same content apart. Half of a SHA-256 is enough to tell rosters apart.
  return `${roundYear}-${code}-${shortDigest(JSON.stringify([key, etag, shortDigest(rules)]))}`;
}

/** The taskId of a task sent by hand: a new one each time. */
export function taskIdOfSubmission(roundYear: string, code: string, sentAt: Date): string {
  return `${roundYear}-${code}-${sentAt.toISOString().replace(/[-:.]/g, '')}`;
}

function shortDigest(text: string): string {
  return sha256(text).slice(0, 32);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
