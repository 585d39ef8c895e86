import { ROUNDS_AHEAD } from '../lib/eligibility/judge.ts';
import { REGULATION_2564 } from '../lib/eligibility/regulation-2564/index.ts';
import { buddhistYear } from '../lib/vocabulary/calendar.ts';

const FIRST_ROUND = REGULATION_2564.rounds.from;

/** What a round is, in a help text. */
export const ROUND_HELP = `a Buddhist Era year from ${FIRST_ROUND} on`;

/**
 * The round that `--round` names: from the regulation's first to the last in which anyone can be in service who is on a
 * roster of today.
 *
 * @throws Error with the remedy when it names none
 */
export function roundFrom(option: string | undefined, today: Date): number {
  const last = buddhistYear(today.getFullYear()) + ROUNDS_AHEAD;
  const isRound = (year: number) => year >= FIRST_ROUND && year <= last;
  const allowed = `it must be a Buddhist Era year from ${FIRST_ROUND} to ${last}, such as 2569.`;
  if (option === undefined) {
    throw new Error(`--round is missing; ${allowed}`);
  }
  const year = /^\d{4}$/.test(option) ? Number(option) : Number.NaN;
  if (isRound(year)) {
    return year;
  }
  if (isRound(buddhistYear(year))) {
    throw new Error(`--round is ${year}, a Christian Era year; in the Buddhist Era it is ${buddhistYear(year)}.`);
  }
  const why = year < FIRST_ROUND ? ' Earlier rounds follow another regulation.' : '';
  throw new Error(`--round is ${option || 'empty'}; ${allowed}${why}`);
}
