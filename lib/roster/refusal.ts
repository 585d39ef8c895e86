import { InsigniaError } from '../errors.ts';

/**
 * The error of a file that is no roster.
 *
 * @param found what the file turned out to be; never a value out of it, which may be personal
 * @param remedy what the person who sent it should do
 */
export function rosterUnreadable(found: string, remedy: string): InsigniaError {
  return new InsigniaError('ROSTER_UNREADABLE', `The roster cannot be read: ${found}. ${remedy}.`, {
    retryable: false,
  });
}
