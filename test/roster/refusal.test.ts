import { describe, expect, it } from 'vitest';
import { refuseSheet, rosterUnreadable } from '../../lib/roster/refusal.ts';

const FOUND = { th: 'แฟ้มว่าง', en: 'it is empty' };
const REMEDY = { th: 'ส่งออกใหม่', en: 'Export it again' };

const TEXTS = {
  th: 'อ่านบัญชีรายชื่อไม่ได้: แฟ้มว่าง วิธีแก้ไข: ส่งออกใหม่ (ดู docs/rosters.th.md)',
  en: 'The roster cannot be read: it is empty. Export it again (see docs/rosters.md).',
};

describe('a refusal', () => {
  it('says what is wrong and what to do, and no further try is of use', () => {
    const refusal = { code: 'ROSTER_UNREADABLE', texts: TEXTS, retryable: false };
    expect(rosterUnreadable(FOUND, REMEDY)).toMatchObject(refusal);
    expect(refuseSheet(null)(FOUND, REMEDY)).toMatchObject(refusal);
  });

  it.each([
    ['รายชื่อ', 'รายชื่อ'],
    ['', ''],
    ['a\u0000\u001b\u200b\u2028\u2029\u202eb\u007fc', 'abc'],
    ['x'.repeat(31), 'x'.repeat(31)],
    ['x'.repeat(32), 'x'.repeat(31)],
    [`\u200b${'x'.repeat(30)}😀`, `${'x'.repeat(30)}\ufffd`],
  ])('names the sheet %j as %j', (name, shown) => {
    expect(refuseSheet(name)(FOUND, REMEDY).texts).toEqual({
      th: TEXTS.th.replace('แฟ้มว่าง', `ชีต “${shown}”: แฟ้มว่าง`),
      en: TEXTS.en.replace('it is empty', `sheet “${shown}”: it is empty`),
    });
  });
});
