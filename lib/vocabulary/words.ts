/** A text for people in both languages. */
export interface BothLanguages {
  readonly th: string;
  readonly en: string;
}

/**
 * Text as people type it, made comparable: one way of writing สระอำ, Arabic digits, capitals, no spaces, dots, hyphens
 * or brackets. Both files' vocabularies and the cells they are looked up for go through here.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\s.\-–()\u200b-\u200d\ufeff]/g, '')
    .toUpperCase();
}
