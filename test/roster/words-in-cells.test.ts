import { describe, expect, it } from 'vitest';
import { readAccusation, readFlag, readSex, readSpecialMerit, readStatus } from '../../lib/roster/words-in-cells.ts';

describe('a word in a cell', () => {
  it.each([
    ['sex', readSex, 'M', ['M', 'm', ' Male ', 'ชาย', 'เพศชาย', 'เพศ ชาย', 'ช', '1', '01']],
    ['sex', readSex, 'F', ['F', 'f', 'FEMALE', 'หญิง', 'เพศหญิง', 'ญ', '2', '02']],
    ['flag', readFlag, true, ['Y', 'yes', 'TRUE', 'true', '1', 'ใช่', 'มี', 'เป็น', 'เคย']],
    ['flag', readFlag, false, ['n', 'NO', 'False', '0', 'ไม่', 'ไม่ใช่', 'ไม่มี', 'ไม่เป็น', 'ไม่ เคย']],
    ['accusation', readAccusation, 'discipline', ['Discipline', 'วินัย', 'วินัยร้ายแรง', 'วินัยอย่างร้ายแรง']],
    ['accusation', readAccusation, 'criminal', ['criminal', 'อาญา', 'คดีอาญา']],
    ['accusation', readAccusation, 'corruption', ['corruption', 'ทุจริต']],
    ['accusation', readAccusation, null, ['n', 'no', 'FALSE', '0', 'ไม่', 'ไม่มี']],
    [
      'special merit',
      readSpecialMerit,
      'outstanding',
      ['outstanding', 'ความดีความชอบอย่างยิ่ง', 'มีผลงานความดีความชอบอย่างยิ่ง', 'ผลงานความดีความชอบอย่างยิ่ง'],
    ],
    [
      'special merit',
      readSpecialMerit,
      'disability',
      ['Disability', 'ทุพพลภาพ', 'ทุพพลภาพเนื่องจากการปฏิบัติหน้าที่', 'ทุพพลภาพ เนื่องจากการปฏิบัติหน้าที่'],
    ],
    ['special merit', readSpecialMerit, null, ['N', 'No', 'False', '0', 'ไม่', 'ไม่มี']],
    ['death', readStatus, false, ['มีชีวิตอยู่', 'มีชีวิต', 'ยังมีชีวิตอยู่', 'ยังมีชีวิต', 'Alive']],
    [
      'death',
      readStatus,
      true,
      ['ถึงแก่กรรม', 'ถึงแก่ความตาย', 'เสียชีวิต', 'เสียชีวิตแล้ว', 'ตาย', 'วายชนม์', 'สิ้นชีวิต', 'ไม่มีชีวิต', 'dead', 'DECEASED'],
    ],
  ] as const)('for a %s is known in either language, any letter case and spacing', (_, read, value, words) => {
    expect(words.map((word) => [word, read(word)])).toEqual(words.map((word) => [word, { value }]));
  });

  it.each([
    ['3', readSex, 'aNumber'],
    ['', readSex, 'nothing'],
    ['ชายหญิง', readSex, 'text'],
    ['?', readFlag, 'text'],
    ['2', readFlag, 'aNumber'],
    ['Y', readAccusation, 'text'],
    ['Y', readSpecialMerit, 'text'],
    ['ไม่ทราบ', readStatus, 'unknownStatus'],
    ['1', readStatus, 'aNumber'],
    ['#REF!', readStatus, 'excelError'],
    ['????', readStatus, 'brokenCharacters'],
  ] as const)('that is not known is told with the kind of what was found: %j', (text, read, found) => {
    expect(read(text)).toEqual({ found });
  });
});
