import { kindOf, type Reading } from './values.ts';

/** Largest monthly amount that is accepted, in baht: the highest salary with its allowance is below 200,000. */
const AMOUNT_MAX = 1_000_000;

/**
 * Smallest monthly amount that is accepted, in baht. No salary, wage or allowance of a roster is lower, so 30.500 has a dot
 * for a comma.
 */
const AMOUNT_MIN = 1_000;

const WORDS_FOR_BAHT = /^(?:฿|THB) ?|(?: ?(?:\.[-\u2010-\u2015]|บาท(?:ถ้วน)?\.?|บ\.|฿|THB)){1,3}$/gi;

/** An amount in baht a month, with or without commas, satang, and the word or sign for baht; 0 is an amount. */
export function readAmount(text: string): Reading<number> {
  const bare = text.replace(WORDS_FOR_BAHT, '');
  if (!/^\d{1,3}([, ]\d{3})*(\.\d+)?$|^\d+(\.\d+)?$/.test(bare)) {
    return { found: /^-[\d,.]+$/.test(bare) ? 'amountOutOfRange' : kindOf(text) };
  }
  const amount = Number(bare.replace(/[, ]/g, ''));
  if (amount > 0 && amount < AMOUNT_MIN) {
    return { found: 'amountBelowThousand' };
  }
  const rounded = Math.round(amount * 100) / 100;
  return rounded > AMOUNT_MAX ? { found: 'amountOutOfRange' } : { value: rounded };
}

/** A salary in baht a month; it must be above 0. */
export function readSalary(text: string): Reading<number> {
  const reading = readAmount(text);
  return 'value' in reading && reading.value === 0 ? { found: 'amountOutOfRange' } : reading;
}

function readWholeNumber(text: string, max: number): Reading<number> {
  if (!/^\d+(\.0+)?$/.test(text)) {
    return { found: /^-?\d+(\.\d+)?$/.test(text) ? 'amountOutOfRange' : kindOf(text) };
  }
  const number = Number(text);
  return number <= max ? { value: number } : { found: 'amountOutOfRange' };
}

/** Years that disciplinary punishments and appraisals add: a whole number. */
export function readYears(text: string): Reading<number> {
  return readWholeNumber(text, 60);
}

/** Days in political offices together: a whole number, of 60 years at most. */
export function readDays(text: string): Reading<number> {
  return readWholeNumber(text, 60 * 366);
}
