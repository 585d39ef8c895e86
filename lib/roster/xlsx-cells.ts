import type { CellRange } from './merges.ts';
import type { Refuse } from './refusal.ts';
import { type Cell, NOT_COMPUTED } from './sheet.ts';
import { isTrue, TextGatherer } from './xlsx-texts.ts';
import type { XmlAttributes } from './xml.ts';

/** All cells from this column on are read as one: no header is so wide, and rows need not be as wide as Excel allows. */
export const LAST_COLUMN = 1_000;

/** Index of the column of a cell reference: 0 for `A1`, `LAST_COLUMN` at most; null without a reference. */
export function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) {
    return null;
  }
  let column = 0;
  for (let index = 0; index < 3; index += 1) {
    const letter = reference.charCodeAt(index) - 0x40;
    if (!(letter >= 1 && letter <= 26)) {
      break;
    }
    column = column * 26 + letter;
  }
  return column === 0 ? null : Math.min(column - 1, LAST_COLUMN);
}

/** The cells of a reference such as `K2:K3`; null when it is none. */
export function rangeOf(reference: string | undefined): CellRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference ?? '');
  if (match === null) {
    return null;
  }
  const [, letters, digits, otherLetters = letters, otherDigits = digits] = match;
  const [row, otherRow] = [Number(digits), Number(otherDigits)];
  const [column, otherColumn] = [columnOf(letters) ?? 0, columnOf(otherLetters) ?? 0];
  return {
    top: Math.min(row, otherRow),
    bottom: Math.max(row, otherRow),
    left: Math.min(column, otherColumn),
    right: Math.max(column, otherColumn),
  };
}

/** Parts of a cell: its text of its own, its value, and its formula. */
type CellPart = 'is' | 'v' | 'f';

/** Gathers the one value of a cell. A text of its own (`inlineStr`) is in `<is>`, every other value in `<v>`. */
export class CellGatherer {
  readonly #sharedTexts: readonly string[];
  readonly #isToBeComputed: boolean;
  readonly #gathered: TextGatherer;
  #type: string | undefined;
  #valueIn: CellPart = 'v';
  /** The part of the cell that is being read. */
  #part: CellPart | null = null;
  #isInText = false;
  /** Whether the value has begun, and whether it has ended: of two, the first counts. */
  #hasValue = false;
  #isValueOver = false;
  #isFormula = false;
  #arrayReference: string | undefined;

  /** @param isToBeComputed whether the workbook asks for all formulas to be computed: what they hold is not their value */
  constructor(sharedTexts: readonly string[], isToBeComputed: boolean, refuse: Refuse) {
    this.#sharedTexts = sharedTexts;
    this.#isToBeComputed = isToBeComputed;
    this.#gathered = new TextGatherer(refuse);
  }

  begin(type: string | undefined): void {
    this.#type = type;
    this.#valueIn = type === 'inlineStr' ? 'is' : 'v';
    this.#part = null;
    this.#hasValue = false;
    this.#isValueOver = false;
    this.#isFormula = false;
    this.#arrayReference = undefined;
  }

  open(name: string, attributes: XmlAttributes, parent: string): void {
    if (name === 't') {
      // Not the phonetic text, in `rPh`.
      this.#isInText = this.#part === 'is' && parent !== 'rPh';
    } else if (this.#part === null && (name === 'v' || name === 'is' || name === 'f')) {
      this.#part = name;
      this.#isInText = name === 'v';
      this.#hasValue ||= name === this.#valueIn;
      if (name === 'f' && attributes.t !== undefined) {
        this.#isFormula = true;
        this.#arrayReference = attributes.t === 'shared' ? undefined : attributes.ref;
      }
    }
  }

  close(name: string): void {
    if (name === this.#part) {
      this.#isValueOver ||= name === this.#valueIn;
      this.#part = null;
    }
    this.#isInText = false;
  }

  text(text: string): void {
    if (this.#part === 'f') {
      // Not an element without anything in it, which some programs write into every cell.
      this.#isFormula = true;
    } else if (this.#isInText && this.#part === this.#valueIn) {
      this.#gathered.add(text, !this.#isValueOver);
    }
  }

  /** The reference of all cells that the formula of the cell fills. */
  get arrayReference(): string | undefined {
    return this.#arrayReference;
  }

  /** The value of the cell. */
  take(): Cell {
    const text = this.#gathered.take();
    // A formula whose result is an empty text has a value of the type `str` without characters.
    const isStored = text.trim() !== '' || (this.#type === 'str' && this.#hasValue);
    if (this.#isFormula && (this.#isToBeComputed || !isStored)) {
      return NOT_COMPUTED;
    }
    return this.#cellOf(text);
  }

  #cellOf(text: string): Cell {
    switch (this.#type) {
      case 's': {
        // An index outside the table: the text is lost, and the row reports a broken character.
        return text.trim() === '' ? '' : (this.#sharedTexts[Number(text)] ?? '\ufffd');
      }
      case 'b':
        return text.trim() === '' ? '' : isTrue(text.trim());
      case undefined:
      case 'n': {
        const number = Number(text);
        return text.trim() === '' ? '' : Number.isFinite(number) ? number : text;
      }
      default:
        return text;
    }
  }
}
