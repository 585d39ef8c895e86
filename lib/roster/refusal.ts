import { InsigniaError } from '../errors.ts';

/**
 * The error of a file that is not a roster.
 *
 * @param found what is wrong with the file; never a value from it, which may be personal
 * @param remedy what the person who sent it should do
 */
export function rosterUnreadable(found: string, remedy: string): InsigniaError {
  return new InsigniaError('ROSTER_UNREADABLE', `The roster cannot be read: ${found}. ${remedy}.`, {
    retryable: false,
  });
}
