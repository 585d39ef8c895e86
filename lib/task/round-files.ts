import { basename } from 'node:path/posix';
import * as v from 'valibot';
import type { ListedFile } from '../aws/data-bucket.ts';
import { ROSTER_FILES_MAX } from '../config/defaults.ts';
import { ROSTER_KEY_SCHEMA, TASK_SCHEMA } from './task.ts';

/** The roster of an agency in a round: one file or the parts of one export. */
export interface RoundRoster {
  /** The key of its first file without the ending. */
  readonly base: string;
  /** The agency's code. */
  readonly code: string;
  /** The files in the order of their parts. */
  readonly files: readonly ListedFile[];
  /** Why it cannot be told which files are the roster, with the remedy; undefined when it can. */
  readonly problem: string | undefined;
}

/** A file of a roster and the number of its part; the first file has 0. */
interface Part {
  readonly number: number;
  readonly file: ListedFile;
}

/**
 * Puts the files of a round together that are one agency's roster. The parts of an export are named `0201.xls`,
 * `0201_1.xls`, `0201_2.xls` and so on. A file is a part only beside its first file, because a code may hold `_` itself:
 * `A_1.xls` alone is the roster of agency A_1.
 *
 * @returns the rosters in the order of their files, and the files whose name is not an agency code
 */
export function rostersOf(files: readonly ListedFile[]): {
  readonly rosters: readonly RoundRoster[];
  readonly others: readonly ListedFile[];
} {
  const firsts: ReadonlySet<string> = new Set(
    files.flatMap((file) => nameOf(file) ?? []).filter((name) => isCode(basename(name))),
  );
  const partsOf = new Map<string, Part[]>();
  const others: ListedFile[] = [];
  for (const file of files) {
    const name = nameOf(file);
    const part = name === undefined ? undefined : partOf(name, firsts);
    if (part === undefined) {
      others.push(file);
      continue;
    }
    const parts = partsOf.get(part.base) ?? [];
    parts.push({ number: part.number, file });
    partsOf.set(part.base, parts);
  }
  return { rosters: [...partsOf].map(([base, parts]) => rosterOf(base, parts)), others };
}

/** The key without its ending; undefined when no roster has such a key. */
function nameOf({ key }: ListedFile): string | undefined {
  return v.is(ROSTER_KEY_SCHEMA, key) ? key.replace(/\.[^.]*$/, '') : undefined;
}

function isCode(text: string): boolean {
  return v.is(TASK_SCHEMA.entries.agency.entries.code, text);
}

/** The roster that a name belongs to; undefined when it is neither a part nor an agency code. */
function partOf(name: string, firsts: ReadonlySet<string>): { base: string; number: number } | undefined {
  const { first, number } = /^(?<first>.+)_(?<number>[1-9]\d*)$/.exec(name)?.groups ?? {};
  // A part has no parts: beside A and A_1, A_1_1 is the roster of agency A_1_1.
  if (first !== undefined && firsts.has(first) && partOf(first, firsts)?.number === 0) {
    return { base: first, number: Number(number) };
  }
  return firsts.has(name) ? { base: name, number: 0 } : undefined;
}

function rosterOf(base: string, parts: readonly Part[]): RoundRoster {
  const inOrder = parts.toSorted((one, other) => one.number - other.number);
  const code = basename(base);
  return { base, code, files: inOrder.map(({ file }) => file), problem: problemOf(code, inOrder) };
}

function problemOf(code: string, parts: readonly Part[]): string | undefined {
  if (parts.length > ROSTER_FILES_MAX) {
    return `${parts.length} files, and a roster has at most ${ROSTER_FILES_MAX}: put the officers into fewer files`;
  }
  const twice = parts.find(({ number }, index) => parts[index + 1]?.number === number);
  if (twice !== undefined) {
    const same = parts.filter(({ number }) => number === twice.number);
    return `${partName(code, twice.number)} is there more than once: leave one of ${fileNames(same)}`;
  }
  const gap = parts.findIndex(({ number }, index) => number !== index);
  if (gap !== -1) {
    return `${partName(code, gap)} is missing beside ${fileNames(parts)}: upload it, or rename the files`;
  }
  return undefined;
}

function partName(code: string, number: number): string {
  return number === 0 ? code : `${code}_${number}`;
}

function fileNames(parts: readonly Part[]): string {
  return parts.map(({ file }) => basename(file.key)).join(', ');
}
