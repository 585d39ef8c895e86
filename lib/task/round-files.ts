import { basename } from 'node:path/posix';
import * as v from 'valibot';
import type { ListedFile } from '../aws/data-bucket.ts';
import { ROSTER_FILES_MAX } from '../config/defaults.ts';
import { ROSTER_KEY_SCHEMA, TASK_SCHEMA } from './task.ts';

/** The roster of an agency in a round: one file or the parts of one export. */
export interface RoundRoster {
  /** Its key without the number of a part and without the ending. */
  readonly base: string;
  /** The agency's code. */
  readonly code: string;
  /** The files in the order of their parts. */
  readonly files: readonly ListedFile[];
  /** Why it cannot be told which files are the roster, with the remedy; undefined when it can. */
  readonly problem: string | undefined;
}

/** A roster whose parts are not all listed yet. */
interface OpenRoster {
  readonly base: string;
  readonly code: string;
  readonly parts: { readonly number: number; readonly file: ListedFile }[];
  /** Also counts the files that are too many to be kept. */
  count: number;
}

/**
 * Puts the files of a round together that are one agency's roster. The parts of an export are named `0201.xls`,
 * `0201_1.xls`, `0201_2.xls` and so on. A file is a part only beside its first file, because a code may hold `_` itself:
 * `A_1.xls` alone is the roster of agency A_1.
 *
 * The files come in the order of their keys, in which `0201A.xls` and others may lie between `0201.xls` and `0201_1.xls`. All
 * of them begin with `0201`, so only rosters with the beginning of the present key are open: one for each of its
 * characters at most.
 */
export class RoundFiles {
  readonly #open: OpenRoster[] = [];

  /**
   * Takes the next file.
   *
   * @returns the rosters that are complete because of it, and whether the file is one of a roster
   */
  take(file: ListedFile): { readonly complete: readonly RoundRoster[]; readonly isTaken: boolean } {
    const complete: RoundRoster[] = [];
    while (this.#open.length > 0 && !file.key.startsWith(this.#open.at(-1)?.base ?? '')) {
      complete.push(...this.#open.splice(-1).map(closed));
    }
    return { complete, isTaken: this.#add(file) };
  }

  /** The rosters that may have more parts. */
  rest(): readonly RoundRoster[] {
    return this.#open.splice(0).map(closed);
  }

  #add(file: ListedFile): boolean {
    if (!v.is(ROSTER_KEY_SCHEMA, file.key)) {
      return false;
    }
    const name = file.key.replace(/\.[^.]*$/, '');
    const part = /^(?<first>.+)_(?<number>[1-9]\d*)$/.exec(name)?.groups;
    const whole = this.#open.find(({ base }) => base === part?.first);
    const roster = whole ?? this.#open.find(({ base }) => base === name) ?? this.#begin(name);
    if (roster === undefined) {
      return false;
    }
    roster.count += 1;
    if (roster.parts.length <= ROSTER_FILES_MAX) {
      roster.parts.push({ number: whole === undefined ? 0 : Number(part?.number), file });
    }
    return true;
  }

  /** Begins the roster of a file's name; undefined when the name is not an agency code. */
  #begin(name: string): OpenRoster | undefined {
    const code = basename(name);
    if (!v.is(TASK_SCHEMA.entries.agency.entries.code, code)) {
      return undefined;
    }
    const roster = { base: name, code, parts: [], count: 0 };
    this.#open.push(roster);
    return roster;
  }
}

function closed({ base, code, parts, count }: OpenRoster): RoundRoster {
  const inOrder = parts.toSorted((one, other) => one.number - other.number);
  const namesOf = (some: OpenRoster['parts']) => some.map(({ file }) => basename(file.key)).join(', ');
  const problem = () => {
    if (count > ROSTER_FILES_MAX) {
      return `${count} files, and a roster has at most ${ROSTER_FILES_MAX}: put the officers into fewer files`;
    }
    const twice = inOrder.find(({ number }, index) => inOrder[index + 1]?.number === number);
    if (twice !== undefined) {
      const same = inOrder.filter(({ number }) => number === twice.number);
      return `${partName(code, twice.number)} is there more than once: leave one of ${namesOf(same)}`;
    }
    const gap = inOrder.findIndex(({ number }, index) => number !== index);
    if (gap !== -1) {
      return `${partName(code, gap)} is missing beside ${namesOf(inOrder)}: upload it, or rename the files`;
    }
    return undefined;
  };
  return { base, code, files: inOrder.map(({ file }) => file), problem: problem() };
}

function partName(code: string, number: number): string {
  return number === 0 ? code : `${code}_${number}`;
}
