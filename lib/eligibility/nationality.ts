import { comparable } from '../vocabulary/words.ts';

const WORDS_FOR_THAI: ReadonlySet<string> = new Set(
  ['ไทย', 'Thai', 'TH', 'THA', 'Thailand', 'ราชอาณาจักรไทย'].map(comparable),
);

/**
 * Words before the name of a nationality. เชื้อชาติ is not among them: a Thai national can be of any ethnicity, so a cell
 * that names one does not say what item 12 (1) asks.
 */
const BEFORE_NATIONALITY = /^(สัญชาติ|ประเทศ|คน|ชาว)+/;

/** Nationalities whose word is not the name of a country as `Intl` writes it. */
const OTHER_WORDS: readonly string[] = [
  'ลาว Lao Laotian พม่า เมียนมา เมียนมาร์ Burma Burmese Myanmar กัมพูชา เขมร Khmer Cambodian',
  'จีน Chinese ไต้หวัน Taiwanese ฮ่องกง เวียดนาม ญวน Vietnamese มาเลเซีย มาเลย์ Malaysian สิงคโปร์ Singaporean',
  'อินโดนีเซีย Indonesian ฟิลิปปินส์ Filipino Philippine อินเดีย Indian ปากีสถาน Pakistani บังกลาเทศ บังคลาเทศ Bangladeshi',
  'เนปาล Nepalese Nepali ศรีลังกา Sri-Lankan ญี่ปุ่น Japanese เกาหลี เกาหลีใต้ เกาหลีเหนือ Korean South-Korean',
  'อเมริกัน อเมริกา สหรัฐ สหรัฐอเมริกา American USA อังกฤษ บริติช British English UK แคนาดา Canadian',
  'ออสเตรเลีย ออสเตรเลียน Australian นิวซีแลนด์ New-Zealander เยอรมัน เยอรมนี German ฝรั่งเศส French อิตาลี อิตาเลียน Italian',
  'สเปน Spanish เนเธอร์แลนด์ ดัตช์ Dutch เบลเยียม Belgian สวิส Swiss สวีเดน Swedish นอร์เวย์ Norwegian เดนมาร์ก Danish',
  'รัสเซีย Russian อิหร่าน Iranian',
]
  .flatMap((line) => line.split(' '))
  .map(comparable);

/** Codes that `Intl` names although they are no country: unions, the unknown region, tests of translations. */
const NOT_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** The names of the other countries in a language; a second name in brackets counts too. */
function namesOfCountries(language: string): readonly string[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => code !== 'TH' && !NOT_COUNTRIES.has(code))
    .flatMap((code) => names.of(code)?.match(/[^()]+/g) ?? [])
    .map(comparable);
}

/** The words for nationalities other than Thai, in their comparable form. It takes a few milliseconds. */
export function otherNationalities(): ReadonlySet<string> {
  return new Set([...OTHER_WORDS, ...namesOfCountries('th'), ...namesOfCountries('en')]);
}

/** Made when the first word comes that is not Thai: a roster seldom has one, and a cold start must not pay for it. */
let known: ReadonlySet<string> | null = null;

/** Whether a nationality is Thai; null for a text that names no known nationality. */
export function isThaiNationality(text: string): boolean | null {
  const word = comparable(text).replace(BEFORE_NATIONALITY, '');
  if (WORDS_FOR_THAI.has(word)) {
    return true;
  }
  known ??= otherNationalities();
  return known.has(word) ? false : null;
}
