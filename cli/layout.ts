import stringWidth from 'string-width';

/** The columns of a terminal that every text fits. */
export const WIDTH = 80;

const THAI_WORDS = new Intl.Segmenter('th', { granularity: 'word' });

/** A letter, vowel or tone mark, behind or before which a Thai word may end; not ฯ, ๆ and digits. */
const THAI = /[ก-ฮะ-ฺเ-ๅ็-๎]/;

/** What the dictionary of the words makes of ปีบริบูรณ์, behind ปีบ. */
const NO_WORD = /^(?:ริ|บูรณ์)$/;

/** A character with the marks above and below it: what is left whole when a word is longer than a line. */
const LETTERS = /.\p{Mn}*/gsu;

/** How many words are remembered with their parts: those of the sentences come back in every row. */
const REMEMBERED_MAX = 10_000;

const remembered = new Map<string, readonly Part[]>();

/** A piece of a text that stays on one line, and its width on the screen, to which the marks of Thai letters add nothing. */
interface Part {
  readonly text: string;
  readonly width: number;
}

/** The words of a Thai text, which has no spaces between them; another text is one word. */
function thaiWordsOf(text: string): readonly string[] {
  if (!THAI.test(text)) {
    return [text];
  }
  const words: string[] = [];
  for (const { segment } of THAI_WORDS.segment(text)) {
    const before = words.at(-1);
    const isThai = THAI.test(before?.at(-1) ?? '') && THAI.test(segment[0] ?? '');
    if (before === undefined || (isThai && !NO_WORD.test(segment))) {
      words.push(segment);
    } else {
      words[words.length - 1] = before + segment;
    }
  }
  return words;
}

/** The parts of a text without spaces between which a line may be broken. */
function partsOf(text: string): readonly Part[] {
  const known = remembered.get(text);
  if (known !== undefined) {
    return known;
  }
  if (remembered.size === REMEMBERED_MAX) {
    remembered.clear();
  }
  const parts = thaiWordsOf(text).map((word) => ({ text: word, width: stringWidth(word) }));
  remembered.set(text, parts);
  return parts;
}

/** A text in lines of at most this width, broken at spaces and between Thai words, and within a word only if it must be. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  // Line breaks and other control characters of a cell would break the layout.
  for (const word of text.match(/[^\s\p{Cc}]+/gu) ?? []) {
    let gap = line === '' ? '' : ' ';
    for (const part of partsOf(word)) {
      for (const piece of part.width > width ? lettersOf(part) : [part]) {
        if (line !== '' && taken + gap.length + piece.width > width) {
          lines.push(line);
          line = '';
          taken = 0;
          gap = '';
        }
        line += gap + piece.text;
        taken += gap.length + piece.width;
        gap = '';
      }
    }
  }
  return line === '' ? lines : [...lines, line];
}

function lettersOf({ text }: Part): readonly Part[] {
  return (text.match(LETTERS) ?? []).map((letter) => ({ text: letter, width: stringWidth(letter) }));
}

/** A text in lines that fit the screen, the first behind `lead` and the others below it. */
export function indented(lead: string, text: string): readonly string[] {
  const indent = stringWidth(lead);
  return wrapped(text, WIDTH - indent).map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line);
}

/** A text with spaces up to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** The cells of a row side by side, each wrapped in its column; two spaces are between columns. */
export function columns(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const wrappedCells = cells.map((cell, index) => wrapped(cell, widths[index] ?? WIDTH));
  const height = Math.max(...wrappedCells.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) =>
    wrappedCells
      .map((lines, index) => padded(lines[at] ?? '', widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
