import { orAborted } from './abort.ts';
import type { Journal } from './journal.ts';

/** The token that is sent to the notification server, if there is one. */
export interface Token {
  /**
   * The token; undefined if none is sent, or if `signal` aborts first.
   *
   * @throws TokenUnreadable
   */
  current(signal: AbortSignal): Promise<string | undefined>;
  /** Reads it anew, past any cache, once; true if it is another one now. Never rejects. */
  renew(signal: AbortSignal): Promise<boolean>;
}

/** The token was to be read and could not be; the cause says why. */
export class TokenUnreadable extends Error {
  override readonly name = 'TokenUnreadable';
}

/** Whatever is read is hidden from the journal before anything else happens to it. */
export function createToken(
  readToken: ((options: { fresh: boolean }) => Promise<string>) | undefined,
  journal: Journal,
): Token {
  let token: string | undefined;
  let renewed = false;

  async function read(fresh: boolean): Promise<string | undefined> {
    const found = await readToken?.({ fresh });
    if (found !== undefined) journal.hide(found);
    return found;
  }

  return {
    async current(signal) {
      try {
        token ??= await orAborted(read(false), signal);
        return token;
      } catch (thrown) {
        throw new TokenUnreadable('the token could not be read', { cause: thrown });
      }
    },
    async renew(signal) {
      if (readToken === undefined || renewed) return false;
      renewed = true;
      const refused = token;
      // One that cannot be read is not another one: the refusal stands.
      token = (await orAborted(read(true), signal).catch(() => undefined)) ?? refused;
      return token !== refused;
    },
  };
}
