import type { DeadLetter, Kind } from './dead-letter-queue.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An age in its two largest units: `2 d 3 h`. */
function ageInWords(ms: number): string {
  if (ms < MINUTE_MS) {
    return 'under a minute';
  }
  const [days, hours, minutes] = [ms / DAY_MS, (ms % DAY_MS) / HOUR_MS, (ms % HOUR_MS) / MINUTE_MS].map(Math.floor);
  if (days) {
    return `${days} d ${hours} h`;
  }
  return hours ? `${hours} h ${minutes} min` : `${minutes} min`;
}

/** Two lines for a dead letter, the second with its reason if there is one. */
function linesOf({ id, errorCode, agency, roundYear, sentAt, reason }: DeadLetter): readonly string[] {
  const facts = [
    errorCode ?? 'no errorCode',
    ...(agency === undefined ? [] : [`agency ${agency}`]),
    ...(roundYear === undefined ? [] : [`round ${roundYear}`]),
    `${ageInWords(Date.now() - sentAt)} old`,
  ];
  return [`  ${id}  ${facts.join(', ')}`, ...(reason === undefined ? [] : [`    ${reason}`])];
}

/** The dead letters under a heading; nothing where there are none. */
export function section(heading: string, letters: readonly DeadLetter[]): readonly string[] {
  return letters.length === 0 ? [] : ['', heading, ...letters.flatMap(linesOf)];
}

/** The dead letters that cannot be put back, and what to do with each kind. `place` is given again in a command. */
export function sectionsOfOthers(letters: readonly DeadLetter[], place: string): readonly string[] {
  const ofKind = (kind: Kind) => letters.filter((letter) => letter.kind === kind);
  const deletion = `npm run dead-letters -- --delete ID${place}`;
  return [
    ...section(`They would be refused again. Tell the sender, then delete: ${deletion}`, ofKind('refused')),
    ...section(
      `A round was not opened. Open it again (docs/operations.md), then delete: ${deletion}`,
      ofKind('opening'),
    ),
  ];
}

/** The dead letters that are named. Says which ids name none; the exit code is then 1. */
export function lettersNamed(letters: readonly DeadLetter[], ids: readonly string[]): readonly DeadLetter[] {
  for (const id of new Set(ids)) {
    if (!letters.some((letter) => letter.ids.includes(id))) {
      console.log(`There is no such dead letter: ${id}. Another reader may have it for up to a minute.`);
      process.exitCode = 1;
    }
  }
  return letters.filter((letter) => letter.ids.some((id) => ids.includes(id)));
}
