import { describe, expect, it } from 'vitest';
import { openJournal } from '../../lib/notification/journal.ts';
import { keepLines } from '../helpers/fault-scene.ts';

describe('the journal', () => {
  it('hides a secret in each form in which a server may quote it', () => {
    const { log, lines } = keepLines();
    const journal = openJournal(log, Date.now);
    journal.hide('a+b "c"');
    journal.hide('second');

    const quoted = 'a+b "c", a%2Bb%20%22c%22, a+b \\"c\\", second and second';
    journal.note('warn', 'text', { reason: quoted, attempt: 1 });

    const hidden = '[token], [token], [token], [token] and [token]';
    expect(journal.clean(quoted)).toBe(hidden);
    expect(lines).toMatchObject([{ level: 'warn', text: 'text', details: { reason: hidden, attempt: 1 } }]);
  });

  it('hides nothing where the secret is empty', () => {
    const journal = openJournal(keepLines().log, Date.now);
    journal.hide('');

    expect(journal.clean('words')).toBe('words');
  });

  it('cuts what is longer than 300 characters', () => {
    const journal = openJournal(keepLines().log, Date.now);

    expect(journal.clean('x'.repeat(300))).toBe('x'.repeat(300));
    expect(journal.clean('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
  });

  it('tells the whole milliseconds since it was opened', () => {
    const { log, lines } = keepLines();
    let time = 1_000;
    const journal = openJournal(log, () => time);
    time = 1_002.7;
    journal.note('info', 'text', {});

    expect(lines[0]?.details.sinceStartMs).toBe(3);
  });
});
