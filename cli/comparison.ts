import type { Judgement, Reason } from '../lib/eligibility/judgement.ts';
import type { Judged } from './judged-files.ts';
import { placeOf } from './tables.ts';
import { MEDAL, VERDICTS } from './words.ts';

/** What is kept of a judgement; the conditions tested would be most of it. */
interface Kept {
  readonly place: string;
  readonly name: string;
  readonly facts: string;
  readonly outcome: string;
  readonly reasons: readonly Reason[];
  readonly notes: readonly string[];
}

function keptOf(judgement: Judgement): Kept {
  const { name, level, classHeld, classHeldSince, verdict, nominate, medal, reasons, notes } = judgement;
  const since = classHeldSince === null ? '' : ` since ${classHeldSince}`;
  return {
    place: placeOf(judgement),
    name: name ?? 'name unreadable',
    facts: `level ${level ?? '–'}, holds ${classHeld ?? '–'}${since}`,
    outcome: `${VERDICTS[verdict].en}${nominate === null ? '' : ` ${nominate}`}${medal ? ` + ${MEDAL}` : ''}`,
    reasons,
    notes: notes.map(({ code }) => code),
  };
}

/** Whose judgement it is: the citizen id, or else the row. */
function keyOf(judgement: Judgement): string {
  return judgement.idCard ?? `row ${placeOf(judgement)}`;
}

/** Judgements by whose they are, in their order; a citizen id can be in several rows. */
class KeptByPerson {
  readonly #kept = new Map<string, Kept[]>();

  add(judgement: Judgement): void {
    const key = keyOf(judgement);
    this.#kept.set(key, [...(this.#kept.get(key) ?? []), keptOf(judgement)]);
  }

  /** The first one that was not yet taken; undefined: there is none. */
  take(judgement: Judgement): Kept | undefined {
    return this.#kept.get(keyOf(judgement))?.shift();
  }

  left(): readonly Kept[] {
    return [...this.#kept.values()].flat();
  }
}

/** How many of each text, the most frequent first. */
class Frequencies {
  readonly #counts = new Map<string, number>();

  add(text: string): void {
    this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
  }

  lines(): readonly string[] {
    return [...this.#counts]
      .toSorted(([, one], [, other]) => other - one)
      .map(([text, count]) => `  ${String(count).padStart(6)}  ${text}`);
  }
}

function codesOf({ reasons }: Kept): string {
  return reasons.map(({ code }) => code).join(', ');
}

function moveOf(was: Kept, now: Kept): string {
  const isSameFacts = was.facts === now.facts;
  const side = (word: string, { outcome, facts, reasons }: Kept) => [
    `  ${word} ${outcome}${isSameFacts ? '' : ` (${facts})`}`,
    ...reasons.map(({ code, th, en }) => `        ${code}: ${th} (${en})`),
  ];
  const head = `Row ${now.place}: ${now.name}${isSameFacts ? `, ${now.facts}` : ''}`;
  return [head, ...side('was', was), ...side('now', now), '', ''].join('\n');
}

/** The codes of reasons and notes that only one of two judgements has. */
function differencesOf(was: Kept, now: Kept): readonly string[] {
  const codesIn = ({ reasons, notes }: Kept) => [...new Set([...reasons.map(({ code }) => code), ...notes])];
  const added = codesIn(now).filter((code) => !codesIn(was).includes(code));
  const gone = codesIn(was).filter((code) => !codesIn(now).includes(code));
  return [...added.map((code) => `now with ${code}`), ...gone.map((code) => `now without ${code}`)];
}

function headOf(word: string, { name, roundYear, ruleSet }: Judged): string {
  return `${word} ${name}: round ${roundYear}, rules ${ruleSet.id}, cut-off day ${ruleSet.asOf}\n`;
}

/** The officers that are in one file only, a line each under their number. */
function onlyIn(file: string, officers: readonly Kept[]): readonly string[] {
  return officers.length === 0
    ? []
    : [
        '',
        `Only in ${file}: ${officers.length}`,
        ...officers.map(
          (kept) => `  Row ${kept.place}: ${kept.name}, ${kept.facts}: ${kept.outcome} (${codesOf(kept)})`,
        ),
      ];
}

/** Compares the judgements of two files: whose verdict, class or medal moved and why, then how many moved in each way. */
export async function* comparison(older: Judged, newer: Judged): AsyncGenerator<string> {
  yield `${headOf('Old', older)}${headOf('New', newer)}\n`;
  const before = new KeptByPerson();
  for await (const judgement of older.judgements) {
    before.add(judgement);
  }
  const counts = { same: 0, moved: 0, otherwiseSaid: 0 };
  const moves = new Frequencies();
  const differences = new Frequencies();
  const added: Kept[] = [];
  for await (const judgement of newer.judgements) {
    const was = before.take(judgement);
    const now = keptOf(judgement);
    if (was === undefined) {
      added.push(now);
    } else if (was.outcome !== now.outcome) {
      counts.moved += 1;
      moves.add(`${was.outcome} → ${now.outcome}: ${codesOf(was)} → ${codesOf(now)}`);
      yield moveOf(was, now);
    } else {
      counts.same += 1;
      const different = differencesOf(was, now);
      counts.otherwiseSaid += different.length > 0 ? 1 : 0;
      different.forEach((text) => void differences.add(text));
    }
  }
  const { same, moved, otherwiseSaid } = counts;
  yield [
    `${same + moved} officers in both: ${moved} moved, ${same} with the same verdict, class and medal`,
    ...moves.lines(),
    ...(otherwiseSaid === 0 ? [] : ['', `Not moved, but with other reasons or notes: ${otherwiseSaid}`]),
    ...differences.lines(),
    ...onlyIn(older.name, before.left()),
    ...onlyIn(newer.name, added),
    '',
  ].join('\n');
}
