import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isThaiNationality, otherNationalities } from '../../lib/eligibility/nationality.ts';

const THAI = [
  'ไทย',
  'สัญชาติไทย',
  'สัญชาติ ไทย',
  'คนไทย',
  'ชาวไทย',
  'ประเทศไทย',
  'Thai',
  'thai',
  'TH',
  'tha',
  'Thailand',
  ' ไทย ',
  'T.H.A.',
  'ราชอาณาจักรไทย',
];
const OTHER = [
  ...[
    'ลาว',
    'พม่า',
    'เมียนมา',
    'เมียนมาร์',
    'กัมพูชา',
    'เขมร',
    'จีน',
    'เวียดนาม',
    'มาเลเซีย',
    'ญี่ปุ่น',
    'อเมริกัน',
    'อังกฤษ',
    'เยอรมัน',
  ],
  ...[
    'Lao',
    'Laos',
    'LAOTIAN',
    'Burmese',
    'Myanmar',
    'Burma',
    'Cambodian',
    'Chinese',
    'china',
    'Vietnamese',
    'American',
    'Filipino',
    'Nepali',
    'Korean',
    'Australian',
    'Dutch',
    'Russian',
    'Sri Lankan',
  ],
  ...[
    'สัญชาติลาว',
    'คนลาว',
    'ชาวจีน',
    'สัญชาติ พม่า',
    'คนสัญชาติลาว',
    'ประเทศ ญี่ปุ่น',
    'ซิมบับเว',
    'Zimbabwe',
    'แอลเบเนีย',
    'สัญชาติโคโซโว',
  ],
];
const UNKNOWN = [
  '',
  '-',
  'ไทบ',
  'ไทยแลนด์',
  'ไทย/ลาว',
  'สัญชาติ',
  'ไม่ระบุ',
  'ม้ง',
  'พุทธ',
  'N/A',
  'เชื้อชาติจีน',
  'เชื้อชาติไทย',
  'Thai-Chinese',
  'ลาวคน',
  'ไทยชาว',
];
const NO_COUNTRY = [
  'Unknown Region',
  'European Union',
  'Eurozone',
  'United Nations',
  'Outlying Oceania',
  'Pseudo-Bidi',
  'Pseudo-Accents',
  'สหประชาชาติ',
];

describe('a nationality', () => {
  it.each(THAI)('%j is Thai', (text) => {
    expect(isThaiNationality(text)).toBe(true);
  });

  it.each(OTHER)('%j is another one', (text) => {
    expect(isThaiNationality(text)).toBe(false);
  });

  it.each([...UNKNOWN, ...NO_COUNTRY])('%j is not known', (text) => {
    expect(isThaiNationality(text)).toBeNull();
  });

  it('is never another one for a text that holds the word ไทย', () => {
    const given = fc.property(fc.string(), fc.string(), (before, after) => {
      expect(isThaiNationality(`${before}ไทย${after}`)).not.toBe(false);
    });
    fc.assert(given);
  });
});

describe('the words for other nationalities', () => {
  it('are the names of countries in both languages, a second name in brackets too, and the words beside them', () => {
    const words = otherNationalities();

    for (const word of [
      'อัฟกานิสถาน',
      'AFGHANISTAN',
      'ซิมบับเว',
      'ZIMBABWE',
      'เมียนมา',
      'พม่า',
      'MYANMAR',
      'BURMA',
      'LAOTIAN',
    ]) {
      expect.soft(words.has(word), word).toBe(true);
    }
    expect(words.size).toBeGreaterThan(400);
  });

  it('are neither Thai, nor nothing, nor a name that is no country’s', () => {
    const words = otherNationalities();

    for (const word of [
      '',
      'ไทย',
      'THAILAND',
      'UNKNOWNREGION',
      'EUROPEANUNION',
      'EUROZONE',
      'UNITEDNATIONS',
      'OUTLYINGOCEANIA',
    ]) {
      expect.soft(words.has(word), word).toBe(false);
    }
    expect([...words].filter((word) => /PSEUDO|ไม่จริง|UNDEFINED|STRYKER/.test(word))).toEqual([]);
  });
});
