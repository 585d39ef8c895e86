import type { Log } from '../observability/logger.ts';

/** Writes the log lines of a channel: never a secret, never an exception. */
export interface Journal {
  note(level: 'info' | 'warn' | 'error', text: string, details: Readonly<Record<string, unknown>>): void;
  /** From now on these words are taken out of everything that is said. */
  hide(secret: string): void;
  /** The text without its secrets, at most 300 letters: a server's words may quote what it was sent. */
  clean(text: string): string;
}

const LONGEST_REASON = 300;

/** `startedAt` is the moment, by `now`, from which the lines count their milliseconds. */
export function openJournal(log: Log, now: () => number): Journal {
  const startedAt = now();
  const secrets = new Set<string>();
  const clean = (text: string) => {
    let cleaned = text;
    for (const secret of secrets) cleaned = cleaned.replaceAll(secret, '[token]');
    return cleaned.length > LONGEST_REASON ? `${cleaned.slice(0, LONGEST_REASON)}…` : cleaned;
  };
  return {
    clean,
    hide(secret) {
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
        if (form !== '') secrets.add(form);
      }
    },
    note(level, text, details) {
      const cleaned = Object.fromEntries(
        Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? clean(value) : value]),
      );
      try {
        // A key of its own: the task's `attempt` (its receive count) stands beside it on the same line.
        log[level](text, { connection: { ...cleaned, sinceStartMs: Math.round(now() - startedAt) } });
      } catch {
        // A line that cannot be written must not cost a delivery; there is nowhere left to say so.
      }
    },
  };
}
