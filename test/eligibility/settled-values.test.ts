import { describe, expect, it } from 'vitest';
import { changeInWords } from '../../lib/eligibility/settle-words.ts';

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
