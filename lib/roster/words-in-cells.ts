import type { Officer } from '../vocabulary/officer.ts';
import { comparable } from '../vocabulary/words.ts';
import { kindOf, type Reading } from './values.ts';

/** A reader for one of a few words, in any letter case and spacing. */
function readerOfWords<T>(words: readonly (readonly [T, readonly string[]])[]): (text: string) => Reading<T> {
  const meanings = new Map(
    words.flatMap(([value, forms]) => forms.map((form): [string, T] => [comparable(form), value])),
  );
  return (text) => {
    const value = meanings.get(comparable(text));
    return value === undefined ? { found: kindOf(text) } : { value };
  };
}

/** The sex, as a letter, a word or the number that official registers use. */
export const readSex = readerOfWords<'M' | 'F'>([
  ['M', ['M', 'Male', 'ชาย', 'เพศชาย', 'ช', '1', '01']],
  ['F', ['F', 'Female', 'หญิง', 'เพศหญิง', 'ญ', '2', '02']],
]);

/** Yes or no. */
export const readFlag = readerOfWords<boolean>([
  [true, ['Y', 'Yes', 'True', '1', 'ใช่', 'มี', 'เป็น', 'เคย']],
  [false, ['N', 'No', 'False', '0', 'ไม่', 'ไม่ใช่', 'ไม่มี', 'ไม่เป็น', 'ไม่เคย']],
]);

/** What an officer is accused of now; null: of nothing. */
export const readAccusation = readerOfWords<Officer['accused']>([
  ['discipline', ['discipline', 'วินัย', 'วินัยร้ายแรง', 'วินัยอย่างร้ายแรง']],
  ['criminal', ['criminal', 'อาญา', 'คดีอาญา']],
  ['corruption', ['corruption', 'ทุจริต']],
  [null, ['N', 'No', 'False', '0', 'ไม่', 'ไม่มี']],
]);

/** Why an officer may be nominated by schedule 31; null: for no such reason. */
export const readSpecialMerit = readerOfWords<Officer['specialMerit']>([
  ['outstanding', ['outstanding', 'ความดีความชอบอย่างยิ่ง', 'มีผลงานความดีความชอบอย่างยิ่ง', 'ผลงานความดีความชอบอย่างยิ่ง']],
  ['disability', ['disability', 'ทุพพลภาพ', 'ทุพพลภาพเนื่องจากการปฏิบัติหน้าที่']],
  [null, ['N', 'No', 'False', '0', 'ไม่', 'ไม่มี']],
]);

const readLifeOrDeath = readerOfWords<boolean>([
  [false, ['มีชีวิตอยู่', 'มีชีวิต', 'ยังมีชีวิตอยู่', 'ยังมีชีวิต', 'alive']],
  [true, ['ถึงแก่กรรม', 'ถึงแก่ความตาย', 'เสียชีวิต', 'เสียชีวิตแล้ว', 'ตาย', 'วายชนม์', 'สิ้นชีวิต', 'ไม่มีชีวิต', 'dead', 'deceased']],
]);

/** Whether the person has died; a text that says neither is `unknownStatus`. */
export function readStatus(text: string): Reading<boolean> {
  const reading = readLifeOrDeath(text);
  return 'value' in reading || reading.found !== 'text' ? reading : { found: 'unknownStatus' };
}
