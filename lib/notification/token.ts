import { orAborted } from './abort.ts';
import type { Journal } from './journal.ts';

/** The token to send to the notification server, if there is one. */
export interface Token {
  /**
   * The token, read once; undefined if none is sent or if `signal` aborts first.
   *
   * @throws TokenUnreadable when it could not be read; the next call tries again
   */
  current(signal: AbortSignal): Promise<string | undefined>;
  /** Reads it again, past any cache; only the first call does. True if it has changed. Never rejects. */
  renew(signal: AbortSignal): Promise<boolean>;
}

/** The token could not be read; the cause says why. */
export class TokenUnreadable extends Error {
  override readonly name = 'TokenUnreadable';
}

/** Makes the token of one invocation. What `readToken` returns is hidden from the journal before it is used. */
export function createToken(
  readToken: ((options: { fresh: boolean }) => Promise<string>) | undefined,
  journal: Journal,
): Token {
  let token: string | undefined;
  let renewed = false;

  async function read(fresh: boolean): Promise<string | undefined> {
    const found = await readToken?.({ fresh });
    if (found !== undefined) {
      journal.hide(found);
    }
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
      if (readToken === undefined || renewed) {
        return false;
      }
      renewed = true;
      const refused = token;
      // A token that cannot be read counts as unchanged: the refusal stands.
      token = (await orAborted(read(true), signal).catch(() => undefined)) ?? refused;
      return token !== refused;
    },
  };
}
