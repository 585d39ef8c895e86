import { rosterUnreadable } from './refusal.ts';

/** Fewest occurrences that show a whole file to be broken. */
const LEAST_SEEN = 3;

/** Fewest letters of western languages (À, ¸) that show the same, where they are more than the Thai letters. */
const WESTERN_LEAST_SEEN = 12;

/** Share of the Thai words that must be question marks. */
const QUESTION_MARKS_LEAST_SHARE = 0.9;

/**
 * Share of เธ and เน among Thai letters: a Thai letter in UTF-8 that was read as Windows-874 makes one such pair and at most
 * one more letter. In Thai text it is under 0.01.
 */
const DOUBLED_LEAST_SHARE = 0.25;

const FIRST_THAI = 0x0e01;
const LAST_THAI = 0x0e5b;
const SARA_E = 0x0e40;
const THO_THONG = 0x0e18;
const NO_NU = 0x0e19;
const NO_BREAK_SPACE = 0xa0;
const LAST_WESTERN = 0xff;

const EXPORT_AS_UTF8 = {
  th: 'ส่งออกบัญชีรายชื่อจากระบบต้นทางใหม่ เป็น .xlsx หรือ CSV แบบ UTF-8',
  en: 'Export the roster again from the program it comes from, as .xlsx or as CSV in UTF-8',
};

/** How often each kind of letter occurs in a text. */
function countLetters(text: string) {
  const count = { thai: 0, doubled: 0, western: 0, thaiWords: 0, questionMarks: text.split(/\?{2,}/).length - 1 };
  let before = 0;
  for (const character of text) {
    const letter = character.charCodeAt(0);
    if (letter >= FIRST_THAI && letter <= LAST_THAI) {
      count.thai += 1;
      count.doubled += before === SARA_E && (letter === THO_THONG || letter === NO_NU) ? 1 : 0;
      count.thaiWords += before >= FIRST_THAI && before <= LAST_THAI ? 0 : 1;
    } else if (letter > NO_BREAK_SPACE && letter <= LAST_WESTERN) {
      count.western += 1;
    }
    before = letter;
  }
  return count;
}

/**
 * Refuses a text whose Thai letters were lost or garbled before it was sent, in the whole file. A single garbled cell is a
 * problem of its row.
 *
 * @param text the beginning of the file
 * @throws InsigniaError ROSTER_UNREADABLE
 */
export function refuseBrokenLetters(text: string): void {
  const { thai, doubled, western, thaiWords, questionMarks } = countLetters(text);
  if (questionMarks >= LEAST_SEEN && questionMarks >= QUESTION_MARKS_LEAST_SHARE * (questionMarks + thaiWords)) {
    throw rosterUnreadable(
      {
        th: 'ตัวอักษรไทยในแฟ้มนี้กลายเป็นเครื่องหมายคำถาม (???) ทั้งแฟ้ม',
        en: 'its Thai letters were replaced with question marks (???)',
      },
      EXPORT_AS_UTF8,
    );
  }
  if (
    (doubled >= LEAST_SEEN && doubled >= DOUBLED_LEAST_SHARE * thai) ||
    (western >= WESTERN_LEAST_SEEN && western > thai)
  ) {
    throw rosterUnreadable(
      {
        th: 'ตัวอักษรไทยในแฟ้มนี้เพี้ยนทั้งแฟ้ม (เช่น เธ เน à¸) เพราะถูกเปิดด้วยรหัสตัวอักษรที่ไม่ถูกต้องแล้วบันทึกซ้ำ',
        en: 'its Thai letters are garbled (as in เธ, เน, à¸): a program read them in a wrong encoding and saved them so',
      },
      EXPORT_AS_UTF8,
    );
  }
}
