import { withCommas } from '../lib/vocabulary/words.ts';
import { wrapped } from './layout.ts';
import { type Language, WORDS } from './words.ts';

/** Milliseconds until a bar is shown, so that quick work shows none, and between two of its states. */
const BAR_AFTER_MS = 1000;
const BAR_EVERY_MS = 200;

/** Milliseconds between two lines where no terminal is. */
const LINE_EVERY_MS = 10_000;

const BAR_WIDTH = 20;

/** Moves the cursor to the beginning of the line and clears it. */
const CLEAR_LINE = '\r\x1b[K';

/** What shows the progress. */
export interface ProgressDeps {
  /** Milliseconds from any moment. */
  readonly now: () => number;
  readonly write: (text: string) => void;
  /** The columns of the terminal; undefined: it is none, and gets a line from time to time. */
  readonly terminalColumns: number | undefined;
}

/** Passes rows on, and shows how many of them are done, how fast, and how long the others will take. */
export async function* withProgress<Row>(
  rows: AsyncIterable<Row>,
  total: number,
  language: Language,
  { now, write, terminalColumns }: ProgressDeps,
): AsyncGenerator<Row> {
  const isTerminal = terminalColumns !== undefined;
  const begun = now();
  let next = begun + (isTerminal ? BAR_AFTER_MS : LINE_EVERY_MS);
  let done = 0;
  let isShown = false;
  try {
    for await (const row of rows) {
      yield row;
      done += 1;
      const time = now();
      if (time >= next) {
        next = time + (isTerminal ? BAR_EVERY_MS : LINE_EVERY_MS);
        const said = progressIn(language, done, total, time - begun);
        // The last column stays free: some terminals go to the next line behind it.
        write(
          isTerminal ? CLEAR_LINE + wrapped(`${barOf(done / total)} ${said}`, terminalColumns - 1)[0] : `${said}\n`,
        );
        isShown = isTerminal;
      }
    }
  } finally {
    if (isShown) {
      write(CLEAR_LINE);
    }
  }
}

function barOf(share: number): string {
  const filled = Math.floor(share * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

function progressIn(language: Language, done: number, total: number, tookMs: number): string {
  const words = WORDS[language];
  const speed = (done / tookMs) * 1000;
  const seconds = Math.ceil((total - done) / speed);
  const left = seconds < 100 ? words.seconds(seconds) : words.minutes(Math.ceil(seconds / 60));
  return words.progress(withCommas(done), withCommas(total), withCommas(Math.round(speed)), left);
}
