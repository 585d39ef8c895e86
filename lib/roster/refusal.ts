import { InsigniaError } from '../errors.ts';
import type { BothLanguages } from '../vocabulary/words.ts';

/** The pages for officers that say what is read and what to do, in the project. */
export const HELP_PAGES: BothLanguages = { th: 'docs/rosters.th.md', en: 'docs/rosters.md' };

/**
 * The error of a file that is not a roster. Both texts are parts of a sentence without a full stop.
 *
 * @param found what is wrong with the file; never a value from it, which may be personal
 * @param remedy what the person who sent it should do
 */
export function rosterUnreadable(found: BothLanguages, remedy: BothLanguages): InsigniaError {
  return new InsigniaError(
    'ROSTER_UNREADABLE',
    {
      th: `อ่านบัญชีรายชื่อไม่ได้: ${found.th} วิธีแก้ไข: ${remedy.th} (ดู ${HELP_PAGES.th})`,
      en: `The roster cannot be read: ${found.en}. ${remedy.en} (see ${HELP_PAGES.en}).`,
    },
    { retryable: false },
  );
}

/** How a reader refuses a file, or one sheet of it: what is wrong, and what to do. */
export type Refuse = (found: BothLanguages, remedy: BothLanguages) => InsigniaError;

/** Longest name of a sheet, in characters (Excel's own limit). */
const SHEET_NAME_MAX = 31;

/**
 * How a reader refuses one sheet: it names the sheet as its tab does, without characters that show nothing.
 *
 * @param name name of the sheet; null where a file has only one
 */
export function refuseSheet(name: string | null): Refuse {
  if (name === null) {
    return rosterUnreadable;
  }
  const shown = name
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .slice(0, SHEET_NAME_MAX)
    .toWellFormed();
  return (found, remedy) =>
    rosterUnreadable({ th: `ชีต “${shown}”: ${found.th}`, en: `sheet “${shown}”: ${found.en}` }, remedy);
}
