import { createReadStream } from 'node:fs';
import policy from '../config/policy.json' with { type: 'json' };
import { ROSTER_MAX_BYTES } from '../lib/config/defaults.ts';
import { basisFor } from '../lib/eligibility/basis.ts';
import type { Judgement } from '../lib/eligibility/judgement.ts';
import { judgeRoster } from '../lib/results/judge-roster.ts';
import type { RuleSetUsed } from '../lib/results/result-document.ts';
import { rosterFiles } from './roster-files.ts';

/** Longest line of a result, in characters: 100 times what an officer takes. */
const LINE_MAX = 1_000_000;

/** The end of the first line of a result. */
const OFFICERS_BEGIN = '"officers":[';

/** Judgements of one round, read or made while they are iterated. */
export interface Judged {
  readonly name: string;
  readonly roundYear: number;
  readonly ruleSet: Pick<RuleSetUsed, 'id' | 'asOf'>;
  readonly judgements: AsyncIterable<Judgement>;
}

/** Whether a file is named as a result, and not as a roster. */
export function isResult(path: string): boolean {
  return /\.json$/i.test(path);
}

/**
 * Judges a roster by the rules and the policy of today.
 *
 * @throws Error with the remedy when the file is not there, is no roster, or the round has other rules
 */
export async function judgeFile(path: string, roundYear: number): Promise<Judged> {
  const files = await rosterFiles([path]);
  const basis = basisFor(roundYear, policy);
  const { judgements } = await judgeRoster(files, basis, { maxBytes: ROSTER_MAX_BYTES });
  return { name: path, roundYear, ruleSet: basis.ruleSet, judgements };
}

/**
 * Opens a result.json, which has one officer on each line, so that memory does not limit it.
 *
 * @throws Error with the remedy when the file is not there or is no result; also while the judgements are iterated
 */
export async function openResult(path: string): Promise<Judged> {
  await rosterFiles([path]);
  const lines = linesOf(path);
  const head = await headOf(lines, path);
  return { name: path, ...head, judgements: officersOf(lines, path) };
}

function noResult(path: string): Error {
  return new Error(
    `${path} is no result.json with one officer on each line; name one as a task stores it, or as evaluate --json prints it.`,
  );
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const text of createReadStream(path, 'utf8')) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string;
    if (rest.length > LINE_MAX) {
      throw noResult(path);
    }
    yield* lines;
  }
  yield rest;
}

/** The round and the rule set. Lines before it are npm's own, where its output was kept. */
async function headOf(lines: AsyncIterator<string>, path: string): Promise<Pick<Judged, 'roundYear' | 'ruleSet'>> {
  let line = await lines.next();
  while (!line.done && !line.value.startsWith('{')) {
    line = await lines.next();
  }
  const text = String(line.value).trimEnd();
  const head = text.endsWith(OFFICERS_BEGIN) ? parsed(`${text}]}`) : undefined;
  if (typeof head?.roundYear !== 'number' || typeof head.ruleSet !== 'object') {
    throw noResult(path);
  }
  return head as Pick<Judged, 'roundYear' | 'ruleSet'>;
}

async function* officersOf(lines: AsyncGenerator<string>, path: string): AsyncGenerator<Judgement> {
  let officers = 0;
  for await (const line of lines) {
    if (line.startsWith(']')) {
      return;
    }
    const officer = parsed(line.trimEnd().replace(/,$/, ''));
    if (typeof officer?.verdict !== 'string' || !Array.isArray(officer.reasons) || !Array.isArray(officer.notes)) {
      throw new Error(`${path} is cut short or damaged after ${officers} officers; get it again.`);
    }
    officers += 1;
    yield officer as unknown as Judgement;
  }
  throw new Error(`${path} is cut short or damaged after ${officers} officers; get it again.`);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
