import { InsigniaError } from '../errors.ts';
import type { BothLanguages } from '../vocabulary/words.ts';

/** The page for officers that says what is read and what to do, in the project. */
export const HELP_PAGE = 'docs/rosters.th.md';

/**
 * The error of a file that is not a roster. Both texts are parts of a sentence without a full stop.
 *
 * @param found what is wrong with the file; never a value from it, which may be personal
 * @param remedy what the person who sent it should do
 */
export function rosterUnreadable(found: BothLanguages | string, remedy: BothLanguages | string): InsigniaError {
  const what = typeof found === 'string' ? { th: found, en: found } : found;
  const toDo = typeof remedy === 'string' ? { th: remedy, en: remedy } : remedy;
  return new InsigniaError(
    'ROSTER_UNREADABLE',
    {
      th: `อ่านบัญชีรายชื่อไม่ได้: ${what.th} วิธีแก้ไข: ${toDo.th} (ดู ${HELP_PAGE})`,
      en: `The roster cannot be read: ${what.en}. ${toDo.en} (see docs/rosters.md).`,
    },
    { retryable: false },
  );
}
