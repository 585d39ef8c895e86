import { setImmediate } from 'node:timers/promises';
import type { Basis } from '../eligibility/basis.ts';
import { judge, judgeInNoSchedule, reviewDuplicate, reviewUnreadable } from '../eligibility/judge.ts';
import type { Judgement } from '../eligibility/judgement.ts';
import { type RosterReading, type RosterRow, type RosterSource, readRoster } from '../roster/read-roster.ts';

/** Rows judged in one turn of the event loop: about 5 ms, so that an open connection's heartbeat is never late. */
const ROWS_PER_TURN = 200;

/** A roster being judged. */
export interface JudgedRoster {
  readonly reading: RosterReading;
  /** A judgement for each row, in the order of the file. */
  readonly judgements: AsyncIterable<Judgement>;
}

/**
 * Judges every row of a roster, of one file or several, while it is read.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when the files are not a roster; the signal's reason when it aborts.
 */
export async function judgeRoster(
  sources: readonly RosterSource[],
  basis: Basis,
  options: { readonly maxBytes: number; readonly sheet?: string; readonly signal?: AbortSignal },
): Promise<JudgedRoster> {
  const roster = await readRoster(sources, options);
  return { reading: roster.reading, judgements: judged(roster.rows, basis, options.signal) };
}

async function* judged(rows: AsyncIterable<RosterRow>, basis: Basis, signal?: AbortSignal): AsyncGenerator<Judgement> {
  let count = 0;
  for await (const row of rows) {
    if (++count % ROWS_PER_TURN === 0) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    if (row.kind === 'officer') {
      yield judge(row.officer, basis);
    } else if (row.kind === 'duplicate') {
      yield reviewDuplicate(row.officer, row.otherRows, basis);
    } else if (row.kind === 'inNoSchedule') {
      yield judgeInNoSchedule(row, row.otherRows);
    } else {
      yield reviewUnreadable(row, row.otherRows);
    }
  }
}
