import type { Log } from '../observability/logger.ts';

/** Writes the log lines of a channel. */
export interface Journal {
  /** Writes one line, without secrets. Never throws. */
  note(level: 'info' | 'warn' | 'error', text: string, details: Readonly<Record<string, unknown>>): void;
  /** Removes `secret` from everything written or cleaned from now on. */
  hide(secret: string): void;
  /** The text without secrets, at most 300 characters: a server may quote what it was sent. */
  clean(text: string): string;
}

/** In characters. */
const LONGEST_REASON = 300;

/** Opens a journal; its lines carry the milliseconds since this call, by `now`. */
export function openJournal(log: Log, now: () => number): Journal {
  const startedAt = now();
  const secrets = new Set<string>();
  const clean = (text: string) => {
    let cleaned = text;
    for (const secret of secrets) {
      cleaned = cleaned.replaceAll(secret, '[token]');
    }
    return cleaned.length > LONGEST_REASON ? `${cleaned.slice(0, LONGEST_REASON)}…` : cleaned;
  };
  return {
    clean,
    hide(secret) {
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
        if (form !== '') {
          secrets.add(form);
        }
      }
    },
    note(level, text, details) {
      const cleaned = Object.fromEntries(
        Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? clean(value) : value]),
      );
      try {
        // Under a key of its own, because the task's `attempt` (its receive count) is on the same line.
        log[level](text, { connection: { ...cleaned, sinceStartMs: Math.round(now() - startedAt) } });
      } catch {
        // A failing log must not make the delivery fail, and there is nowhere else to report it.
      }
    },
  };
}
