import { expect, it } from 'vitest';
import { readAccusation, readFlag, readSex, readSpecialMerit, readStatus } from '../../lib/roster/words-in-cells.ts';

it('words are known in either language and any letter case', () => {
  expect(['M', 'm', 'ชาย', '1', 'Male'].map(readSex)).toEqual(Array(5).fill({ value: 'M' }));
  expect(['F', 'f', 'หญิง', '2', 'female'].map(readSex)).toEqual(Array(5).fill({ value: 'F' }));
  expect(readSex('3')).toEqual({ found: 'aNumber' });
  expect(['Y', 'yes', '1', 'TRUE', 'ใช่', 'เคย'].map(readFlag)).toEqual(Array(6).fill({ value: true }));
  expect(['n', 'No', '0', 'FALSE', 'ไม่ใช่', 'ไม่มี'].map(readFlag)).toEqual(Array(6).fill({ value: false }));
  expect(readFlag('?')).toEqual({ found: 'text' });
  expect(['มีชีวิตอยู่', 'alive'].map(readStatus)).toEqual(Array(2).fill({ value: false }));
  expect(['ถึงแก่กรรม', 'ถึงแก่ความตาย', 'เสียชีวิต', 'ตาย', 'วายชนม์', 'Deceased'].map(readStatus)).toEqual(
    Array(6).fill({ value: true }),
  );
  expect(readStatus('ไม่ทราบ')).toEqual({ found: 'unknownStatus' });
  expect(readStatus('#REF!')).toEqual({ found: 'excelError' });
  expect(readAccusation('Discipline')).toEqual({ value: 'discipline' });
  expect(readAccusation('อาญา')).toEqual({ value: 'criminal' });
  expect(readAccusation('ทุจริต')).toEqual({ value: 'corruption' });
  expect(readAccusation('N')).toEqual({ value: null });
  expect(readAccusation('Y')).toEqual({ found: 'text' });
  expect(['outstanding', 'ความดีความชอบอย่างยิ่ง'].map(readSpecialMerit)).toEqual(Array(2).fill({ value: 'outstanding' }));
  expect(['Disability', 'ทุพพลภาพ'].map(readSpecialMerit)).toEqual(Array(2).fill({ value: 'disability' }));
  expect(readSpecialMerit('ไม่มี')).toEqual({ value: null });
  expect(readSpecialMerit('Y')).toEqual({ found: 'text' });
});
