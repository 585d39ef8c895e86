import type { Judgement } from '../eligibility/judgement.ts';
import type { RosterReading } from '../roster/read-roster.ts';
import type { CalendarDay } from '../vocabulary/calendar.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { Counts, Tally } from './counts.ts';

/** The rule set by which a roster was judged. */
export interface RuleSetUsed {
  readonly id: string;
  /** The cut-off day. */
  readonly asOf: CalendarDay;
  /** What of the rules may be out of date in this round. */
  readonly warnings: readonly BothLanguages[];
}

/** What the notification of a success says about the results. */
export interface ResultSummary {
  readonly counts: Counts;
  readonly ruleSet: RuleSetUsed;
  /** Where the results are stored in the data bucket. */
  readonly keys: { readonly json: string };
}

/** The head of result.json: task, round, roster and rules. */
export interface ResultHead {
  readonly taskId?: string;
  readonly userId?: string;
  readonly roundYear: number;
  readonly agency?: { readonly code: string; readonly name?: string | undefined };
  readonly rosterKey?: string | readonly string[];
  readonly ruleSet: RuleSetUsed;
  readonly reading: RosterReading;
}

/**
 * The text of result.json in pieces, so that memory does not limit the roster: the head, one officer on each line, and
 * the counts, which are known last.
 */
export async function* resultDocument(
  head: ResultHead,
  judgements: AsyncIterable<Judgement>,
  tally: Tally,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"officers":[`;
  let separator = '\n';
  for await (const judgement of judgements) {
    tally.add(judgement);
    yield separator + JSON.stringify(judgement);
    separator = ',\n';
  }
  yield `\n],"counts":${JSON.stringify(tally.counts())}}\n`;
}
