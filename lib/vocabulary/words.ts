/** A text for people in both languages. */
export interface BothLanguages {
  readonly th: string;
  readonly en: string;
}

/** A fast path for the words of every row: without ฏ, ำ, nikhahit, or a mark below a letter behind the tone mark. */
const IS_COMPARABLE = /^(?:[A-Z0-9\u0e01-\u0e0e\u0e10-\u0e32\u0e34-\u0e4c](?<![\u0e48-\u0e4b][\u0e38-\u0e3a]))*$/;

/**
 * A typed text in a comparable form: one encoding of สระอำ, one of the letters ฎ and ฏ, which are often mistaken for each
 * other (ปฎิบัติ, กรกฏาคม, มงกุฏ), Arabic digits, capitals, and no spaces, dots, hyphens, brackets or invisible characters.
 * Vocabularies and the cells looked up in them both go through it.
 */
export function comparable(text: string): string {
  if (IS_COMPARABLE.test(text)) {
    return text;
  }
  return text
    .normalize('NFKC')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/\u0e4d([\u0e48-\u0e4b])/g, '$1\u0e4d')
    .replaceAll('ฏ', 'ฎ')
    .replace(/[\s.\-\u2010-\u2015\u2212()\u00ad\u200b-\u200d\ufeff]/g, '')
    .toUpperCase();
}

/** An amount with commas between the thousands. */
export function withCommas(amount: number): string {
  const [baht, ...satang] = String(amount).split('.') as [string, ...string[]];
  return [baht.replace(/\B(?=(?:\d{3})+$)/g, ','), ...satang].join('.');
}
