import { describe, expect, it } from 'vitest';
import { openJournal } from '../../lib/notification/journal.ts';
import { createToken, TokenUnreadable } from '../../lib/notification/token.ts';
import { keepLines } from '../helpers/fault-scene.ts';

const NEVER = new AbortController().signal;

/** A token that is read from these values, one after another, and what was asked for. */
function tokenFrom(values: readonly (string | Error)[]) {
  const asked: boolean[] = [];
  const journal = openJournal(keepLines().log, Date.now);
  const token = createToken(async ({ fresh }) => {
    asked.push(fresh);
    const value = values[asked.length - 1] ?? new Error('asked too often');
    if (value instanceof Error) {
      throw value;
    }
    return value;
  }, journal);
  return { token, asked, journal };
}

describe('the token', () => {
  it('is read once, from the cache, and hidden', async () => {
    const { token, asked, journal } = tokenFrom(['first']);

    expect(await token.current(NEVER)).toBe('first');
    expect(await token.current(NEVER)).toBe('first');
    expect(asked).toEqual([false]);
    expect(journal.clean('first')).toBe('[token]');
  });

  it('is asked for again where it could not be read; the error carries the cause', async () => {
    const cause = new TypeError('no such parameter');
    const { token } = tokenFrom([cause, 'second']);

    const thrown = await token.current(NEVER).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(TokenUnreadable);
    expect(thrown).toMatchObject({ name: 'TokenUnreadable', message: 'the token could not be read', cause });
    expect(await token.current(NEVER)).toBe('second');
  });

  it('is undefined where none is sent, and then nothing is renewed', async () => {
    const token = createToken(undefined, openJournal(keepLines().log, Date.now));

    expect(await token.current(NEVER)).toBeUndefined();
    expect(await token.renew(NEVER)).toBe(false);
  });

  it.each([
    { read: 'second', changed: true, later: 'second' },
    { read: 'first', changed: false, later: 'first' },
    { read: new Error('throttled'), changed: false, later: 'first' },
  ])('is renewed once, past the cache: $read', async ({ read, changed, later }) => {
    const { token, asked } = tokenFrom(['first', read]);
    await token.current(NEVER);

    expect(await token.renew(NEVER)).toBe(changed);
    expect(await token.renew(NEVER)).toBe(false);
    expect(await token.current(NEVER)).toBe(later);
    expect(asked).toEqual([false, true]);
  });

  it('is waited for until the signal aborts', async () => {
    const token = createToken(() => new Promise(() => {}), openJournal(keepLines().log, Date.now));
    const stopper = new AbortController();
    const reading = token.current(stopper.signal);
    const renewing = token.renew(stopper.signal);
    stopper.abort();

    expect(await reading).toBeUndefined();
    expect(await renewing).toBe(false);
  });
});
