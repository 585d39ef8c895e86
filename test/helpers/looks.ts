import type { Look } from '../../cli/tables.ts';

/** Thai without colours. */
export const THAI: Look = { language: 'th', paint: (_format, text) => text };

/** English without colours. */
export const ENGLISH: Look = { language: 'en', paint: (_format, text) => text };

/** A text without what a layout may change: spaces, line breaks and control characters. */
export function lettersIn(text: string): string {
  return text.replace(/[\s\p{Cc}]/gu, '');
}
