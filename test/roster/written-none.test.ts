import { expect, it } from 'vitest';
import { officerWith, problemsWith, remedyWith } from '../helpers/roster/read-row.ts';

it('ไม่มี for the day of a class is none, where no class is held', () => {
  for (const none of ['ไม่มี', 'ยังไม่เคยได้รับ', '']) {
    expect(officerWith({ L_INS_CODE: none, L_INS_DATE: 'ไม่มี' })).toMatchObject({
      classHeld: null,
      classHeldSince: null,
    });
  }
  expect(problemsWith({ L_INS_DATE: 'ไม่มี' })).toEqual(['L_INS_DATE: text']);
});

it('ไม่มี for an amount that may be empty is none', () => {
  expect(officerWith({ POS_AMT: 'ไม่มี', SALARY5Y: 'ไม่มี' })).toMatchObject({
    allowance: null,
    salaryFiveYearsAgo: null,
  });
  expect(problemsWith({ SALARY: 'ไม่มี' })).toEqual(['SALARY: text']);
});

it('an unreadable level of a government employee is told with the groups of government employees', () => {
  for (const level of ['x', '', '7']) {
    const { th, en } = remedyWith({ PERSONAL_TYPE: 'พนักงานราชการ', POS_LEV: level });
    for (const text of [th, en]) {
      expect(text).toContain('กลุ่มงานบริหารทั่วไป');
      expect(text).not.toMatch(/K2|ชำนาญการ/);
    }
  }
});
