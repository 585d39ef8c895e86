import { describe, expect, it } from 'vitest';
import { refuseBrokenLetters } from '../../lib/roster/broken-letters.ts';
import { fromWindows874 } from '../../lib/roster/windows-874.ts';

const QUESTION_MARKS = {
  th: 'อ่านบัญชีรายชื่อไม่ได้: ตัวอักษรไทยในแฟ้มนี้กลายเป็นเครื่องหมายคำถาม (???) ทั้งแฟ้ม วิธีแก้ไข: ส่งออกบัญชีรายชื่อจากระบบต้นทางใหม่ เป็น .xlsx หรือ CSV แบบ UTF-8 (ดู docs/rosters.th.md)',
  en: 'The roster cannot be read: its Thai letters were replaced with question marks (???). Export the roster again from the program it comes from, as .xlsx or as CSV in UTF-8 (see docs/rosters.md).',
};
const GARBLED = {
  th: 'อ่านบัญชีรายชื่อไม่ได้: ตัวอักษรไทยในแฟ้มนี้เพี้ยนทั้งแฟ้ม (เช่น เธ เน à¸) เพราะถูกเปิดด้วยรหัสตัวอักษรที่ไม่ถูกต้องแล้วบันทึกซ้ำ วิธีแก้ไข: ส่งออกบัญชีรายชื่อจากระบบต้นทางใหม่ เป็น .xlsx หรือ CSV แบบ UTF-8 (ดู docs/rosters.th.md)',
  en: 'The roster cannot be read: its Thai letters are garbled (as in เธ, เน, à¸): a program read them in a wrong encoding and saved them so. Export the roster again from the program it comes from, as .xlsx or as CSV in UTF-8 (see docs/rosters.md).',
};

describe('a text is refused', () => {
  it.each([
    ['of three words of question marks', '??,???,??', QUESTION_MARKS],
    ['of nine such words beside a Thai one', `${'??,'.repeat(9)}ก๛กฯก`, QUESTION_MARKS],
    ['of เธ', 'เธเธเธ', GARBLED],
    ['of เธ and เน, a quarter of its Thai letters', 'เธ เน เธ กขฃคฅฆ', GARBLED],
    ['of twelve western letters', 'À'.repeat(12), GARBLED],
    ['of western letters from ¡ on', '¡'.repeat(12), GARBLED],
    ['of western letters up to ÿ', 'ÿ'.repeat(12), GARBLED],
    ['of more western letters than Thai ones', `${'À'.repeat(13)}${'ก'.repeat(12)}`, GARBLED],
    ['of western letters, and others below the Thai ones', `${'À'.repeat(12)}${'\u0e00'.repeat(12)}`, GARBLED],
    ['of western letters, and others above the Thai ones', `${'À'.repeat(12)}${'\u0e5c'.repeat(12)}`, GARBLED],
  ])('%s', (_, text, texts) => {
    expect(() => refuseBrokenLetters(text)).toThrow(expect.objectContaining({ code: 'ROSTER_UNREADABLE', texts }));
  });

  it.each([
    ['of two words of question marks', '??,????????'],
    ['of single question marks', '?,?,?,? ?'],
    ['of eight words of question marks beside a Thai one', `${'??,'.repeat(8)}ก`],
    ['of nine beside two', `${'??,'.repeat(9)}ก,ก`],
    ['of nine beside two in quotation marks', `${'??,'.repeat(9)}“ก“ก`],
    ['of เธ twice', 'เธเน'],
    ['of เธ in less than a quarter of its Thai letters', 'เธ เน เธ กขฃคฅฆง'],
    ['of other letters behind เ', 'เกเทเบ'],
    ['of ธ and น behind other letters', 'แธแนโธ'],
    ['of eleven western letters', 'À'.repeat(11)],
    ['of no-break spaces', '\u00a0'.repeat(12)],
    ['of letters above the western ones', 'Ā'.repeat(12)],
    ['of as many Thai letters as western ones', `${'À'.repeat(12)}${'ก'.repeat(12)}`],
    ['of as many of the last Thai one', `${'À'.repeat(12)}${'๛'.repeat(12)}`],
    ['of nothing', ''],
  ])('but not one %s', (_, text) => {
    expect(() => refuseBrokenLetters(text)).not.toThrow();
  });
});

it('a text in Windows-874 has the letter of each byte', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(fromWindows874(bytes)).toBe(new TextDecoder('windows-874').decode(bytes));
  expect(fromWindows874(Uint8Array.of(0xa1, 0x41, 0xa1))).toBe('กAก');
  expect(fromWindows874(Uint8Array.of())).toBe('');
});
