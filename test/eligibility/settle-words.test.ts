import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../lib/eligibility/judgement.ts';
import { changeInWords, inWords, settledInWords } from '../../lib/eligibility/settle-words.ts';

const YES = { th: 'ได้', en: 'yes' };

/** A value of a fact, and the verdict under it. */
function saidOf(value: FactValue) {
  return inWords({ values: [value] }, [value.fact], YES);
}

describe('the values of a class held', () => {
  const said = (...anyOf: readonly (string | null)[]) =>
    changeInWords([{ reason: 'CLASS_NOT_HELD', value: { fact: 'L_INS_CODE', anyOf }, by: null }], 'ม.ป.ช.', null);

  it('are named one by one where they are few or apart', () => {
    expect(said('ต.ม.', 'ต.ช.')).toEqual({
      th: 'L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย) ต.ม. หรือ ต.ช.: อาจเสนอขอพระราชทาน ม.ป.ช.',
      en: 'L_INS_CODE ต.ม. or ต.ช.: eligible for ม.ป.ช.',
    });
    expect(said('ร.ง.ม.', 'ร.ท.ม.', 'บ.ม.').en).toBe('L_INS_CODE ร.ง.ม. or ร.ท.ม. or บ.ม.: eligible for ม.ป.ช.');
  });

  it('are named by the lowest and the highest where three or more follow each other', () => {
    expect(said(null, 'ร.ง.ม.', 'ร.ง.ช.', 'ร.ท.ม.', 'ท.ม.', 'ป.ม.', 'ป.ช.', 'ม.ว.ม.')).toEqual({
      th: 'L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย) ว่าง หรือ ร.ง.ม. ถึง ร.ท.ม. หรือ ท.ม. หรือ ป.ม. ถึง ม.ว.ม.: อาจเสนอขอพระราชทาน ม.ป.ช.',
      en: 'L_INS_CODE empty or ร.ง.ม. to ร.ท.ม. or ท.ม. or ป.ม. to ม.ว.ม.: eligible for ม.ป.ช.',
    });
  });

  it('stand beside other words as they are', () => {
    expect(said('อื่น', 'ร.ง.ม.', 'ร.ง.ช.').en).toBe('L_INS_CODE another or ร.ง.ม. or ร.ง.ช.: eligible for ม.ป.ช.');
  });
});

describe('a day', () => {
  const said = (from: string | null, below: string | null) => saidOf({ fact: 'RESIGN_DATE', from, below });

  it('is any where only an empty cell makes a difference', () => {
    expect(said(null, null)).toEqual({
      th: 'RESIGN_DATE (วันที่พ้นจากราชการ) มีวันที่: ได้',
      en: 'RESIGN_DATE any day: yes',
    });
  });

  it('is one up to the last, from the first on, or between both', () => {
    expect(said(null, '2026-07-29')).toEqual({
      th: 'RESIGN_DATE (วันที่พ้นจากราชการ) ไม่หลังวันที่ ๒๘ กรกฎาคม ๒๕๖๙: ได้',
      en: 'RESIGN_DATE by 28 July 2026: yes',
    });
    expect(said('2025-10-01', null)).toEqual({
      th: 'RESIGN_DATE (วันที่พ้นจากราชการ) ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๘ เป็นต้นไป: ได้',
      en: 'RESIGN_DATE from 1 October 2025 on: yes',
    });
    expect(said('2025-10-01', '2026-01-01')).toEqual({
      th: 'RESIGN_DATE (วันที่พ้นจากราชการ) ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๘ ถึงวันที่ ๓๑ ธันวาคม ๒๕๖๘: ได้',
      en: 'RESIGN_DATE from 1 October 2025 to 31 December 2025: yes',
    });
  });
});

describe('a word', () => {
  it('says where a service was broken', () => {
    expect(saidOf({ fact: 'RETURN_DATE', anyOf: ['never', 'before', 'within'] })).toEqual({
      th: 'RETURN_DATE (วันที่กลับเข้ารับราชการ) ว่าง (ไม่เคยพ้นจากราชการ) หรือ ออกและกลับก่อนวันบรรจุ หรือ ออกและกลับหลังวันบรรจุ: ได้',
      en: 'RETURN_DATE empty (never left) or left and back before BEG_DATE or left and back after BEG_DATE: yes',
    });
  });

  it('is an amount where it has only digits', () => {
    expect(saidOf({ fact: 'POS_AMT', anyOf: ['1', '15600', 'อื่น'] })).toEqual({
      th: 'POS_AMT (เงินประจำตำแหน่ง) ๑ บาท หรือ ๑๕,๖๐๐ บาท หรือ อื่น: ได้',
      en: 'POS_AMT 1 baht or 15,600 baht or another: yes',
    });
    expect(saidOf({ fact: 'POS_NAME', anyOf: ['3 กอง', 'กอง 3'] }).en).toBe('POS_NAME 3 กอง or กอง 3: yes');
  });
});

describe('a question to people', () => {
  it.each([
    [
      'FORMER_OFFICE',
      'Were the days in office enough for item 17 (1) or (2)?',
      'ดำรงตำแหน่งครบตามข้อ ๑๗ (๑) หรือ (๒) หรือไม่',
    ],
    ['RETIRED_BY_AGE', 'Were the conditions met before the officer left?', 'มีคุณสมบัติครบก่อนพ้นจากหน้าที่หรือไม่'],
    [
      'UNREADABLE_ROW',
      'Does the officer who decides take the condition as met?',
      'เจ้าหน้าที่พิจารณาแล้วเห็นว่าเข้าเงื่อนไขหรือไม่',
    ],
  ])('of %s is asked in words', (code, en, th) => {
    expect(saidOf({ fact: `question ${code}`, anyOf: ['yes', 'no'] })).toEqual({
      th: `${th} ใช่ หรือ ไม่ใช่: ได้`,
      en: `${en} yes or no: yes`,
    });
  });
});

describe('facts', () => {
  it('without a value that tells are said to make no difference', () => {
    expect(inWords({ values: [] }, ['HEAD', 'SALARY'], YES)).toEqual({
      th: 'HEAD (หัวหน้าส่วนราชการ) และ SALARY (เงินเดือน) ไม่ว่าเป็นค่าใด: ได้',
      en: 'HEAD and SALARY, with any value: yes',
    });
  });

  it('of which no values are tried are named', () => {
    expect(settledInWords(['HEAD', 'SALARY'], [])).toEqual({
      th: 'HEAD (หัวหน้าส่วนราชการ), SALARY (เงินเดือน)',
      en: 'HEAD, SALARY',
    });
  });
});
