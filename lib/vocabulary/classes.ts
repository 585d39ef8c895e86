import { comparable } from './words.ts';

/** A class of the two orders. */
export interface DecorationClass {
  /** Place in the order of precedence of item 11, 1 the lowest. */
  readonly rank: number;
  /** Thai abbreviation with dots: the name of the class everywhere in results. */
  readonly abbreviation: string;
  readonly th: string;
  readonly en: string;
  /** How the nomination is filed: medals, below the sash, or sash (item 13). */
  readonly form: 'medal' | 'belowSash' | 'sash';
}

/** The sixteen classes, lowest first: regulation of B.E. 2564, item 11, pages 3 and 4. */
export const CLASSES: readonly DecorationClass[] = [
  {
    rank: 1,
    abbreviation: 'ร.ง.ม.',
    th: 'เหรียญเงินมงกุฎไทย',
    en: 'Silver Medal (Seventh Class) of the Crown of Thailand',
    form: 'medal',
  },
  {
    rank: 2,
    abbreviation: 'ร.ง.ช.',
    th: 'เหรียญเงินช้างเผือก',
    en: 'Silver Medal (Seventh Class) of the White Elephant',
    form: 'medal',
  },
  {
    rank: 3,
    abbreviation: 'ร.ท.ม.',
    th: 'เหรียญทองมงกุฎไทย',
    en: 'Gold Medal (Sixth Class) of the Crown of Thailand',
    form: 'medal',
  },
  {
    rank: 4,
    abbreviation: 'ร.ท.ช.',
    th: 'เหรียญทองช้างเผือก',
    en: 'Gold Medal (Sixth Class) of the White Elephant',
    form: 'medal',
  },
  {
    rank: 5,
    abbreviation: 'บ.ม.',
    th: 'เบญจมาภรณ์มงกุฎไทย',
    en: 'Member (Fifth Class) of the Crown of Thailand',
    form: 'belowSash',
  },
  {
    rank: 6,
    abbreviation: 'บ.ช.',
    th: 'เบญจมาภรณ์ช้างเผือก',
    en: 'Member (Fifth Class) of the White Elephant',
    form: 'belowSash',
  },
  {
    rank: 7,
    abbreviation: 'จ.ม.',
    th: 'จัตุรถาภรณ์มงกุฎไทย',
    en: 'Companion (Fourth Class) of the Crown of Thailand',
    form: 'belowSash',
  },
  {
    rank: 8,
    abbreviation: 'จ.ช.',
    th: 'จัตุรถาภรณ์ช้างเผือก',
    en: 'Companion (Fourth Class) of the White Elephant',
    form: 'belowSash',
  },
  {
    rank: 9,
    abbreviation: 'ต.ม.',
    th: 'ตริตาภรณ์มงกุฎไทย',
    en: 'Commander (Third Class) of the Crown of Thailand',
    form: 'belowSash',
  },
  {
    rank: 10,
    abbreviation: 'ต.ช.',
    th: 'ตริตาภรณ์ช้างเผือก',
    en: 'Commander (Third Class) of the White Elephant',
    form: 'belowSash',
  },
  {
    rank: 11,
    abbreviation: 'ท.ม.',
    th: 'ทวีติยาภรณ์มงกุฎไทย',
    en: 'Knight Commander (Second Class) of the Crown of Thailand',
    form: 'belowSash',
  },
  {
    rank: 12,
    abbreviation: 'ท.ช.',
    th: 'ทวีติยาภรณ์ช้างเผือก',
    en: 'Knight Commander (Second Class) of the White Elephant',
    form: 'belowSash',
  },
  {
    rank: 13,
    abbreviation: 'ป.ม.',
    th: 'ประถมาภรณ์มงกุฎไทย',
    en: 'Knight Grand Cross (First Class) of the Crown of Thailand',
    form: 'sash',
  },
  {
    rank: 14,
    abbreviation: 'ป.ช.',
    th: 'ประถมาภรณ์ช้างเผือก',
    en: 'Knight Grand Cross (First Class) of the White Elephant',
    form: 'sash',
  },
  {
    rank: 15,
    abbreviation: 'ม.ว.ม.',
    th: 'มหาวชิรมงกุฎ',
    en: 'Knight Grand Cordon (Special Class) of the Crown of Thailand',
    form: 'sash',
  },
  {
    rank: 16,
    abbreviation: 'ม.ป.ช.',
    th: 'มหาปรมาภรณ์ช้างเผือก',
    en: 'Knight Grand Cordon (Special Class) of the White Elephant',
    form: 'sash',
  },
];

const RANK_BY_ABBREVIATION: ReadonlyMap<string, number> = new Map(CLASSES.map((one) => [one.abbreviation, one.rank]));

/** Place of a class in the order of precedence, 1 to 16; 0 for null (no class held), undefined for any other text. */
export function rankOf(abbreviation: string | null): number | undefined {
  return abbreviation === null ? 0 : RANK_BY_ABBREVIATION.get(abbreviation);
}

const CLASS_BY_TEXT: ReadonlyMap<string, DecorationClass> = new Map(
  CLASSES.flatMap((one) =>
    [one.abbreviation, one.th, one.th + one.abbreviation, one.abbreviation + one.th].map(
      (text) => [comparable(text), one] as const,
    ),
  ),
);

/** Common misspellings of the names, comparable, and the right spelling. */
const MISSPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/จตุรถาภรณ์|จัตุรถภรณ์|จัตตุรถาภรณ์/, 'จัตุรถาภรณ์'],
  [/ทวิติยาภรณ์|ทวีตยาภรณ์|ทุติยาภรณ์/, 'ทวีติยาภรณ์'],
  [/ปฐมาภรณ์|ปถมาภรณ์|ประถมภรณ์/, 'ประถมาภรณ์'],
  [/เบญจาภรณ์|เบ็ญจมาภรณ์/, 'เบญจมาภรณ์'],
  [/ตริตราภรณ์/, 'ตริตาภรณ์'],
];

/** ชั้นที่ 3 or ชั้นสูงสุด before or behind a class, or ชั้น alone before it. */
const ORDINAL = /ชั้น(?:ที่)?(\d|สูงสุด)|^ชั้น/;

/** What an ordinal must be for each class: ชั้นที่ 7 is the lowest, ชั้นสูงสุด above ชั้นที่ 1. */
function ordinalOf({ rank }: DecorationClass): string {
  return rank > 14 ? 'สูงสุด' : String(8 - Math.ceil(rank / 2));
}

/**
 * The class that a text names: its abbreviation with or without dots and spaces, or its Thai name, in common misspellings,
 * too, with or without the words "เครื่องราชอิสริยาภรณ์" before it and "ชั้นที่ …" before or behind it. Null for any other text,
 * also where the ordinal is another class's.
 *
 * @returns the Thai abbreviation with dots
 */
export function classFrom(text: string): string | null {
  let words = comparable(text).replace(comparable('เครื่องราชอิสริยาภรณ์'), '');
  for (const [wrong, right] of MISSPELLINGS) {
    words = words.replace(wrong, right);
  }
  const [said, ordinal] = ORDINAL.exec(words) ?? [''];
  const named = CLASS_BY_TEXT.get(words.replace(said, ''));
  return named === undefined || (ordinal !== undefined && ordinal !== ordinalOf(named)) ? null : named.abbreviation;
}
