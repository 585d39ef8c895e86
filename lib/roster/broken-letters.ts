import { rosterUnreadable } from './refusal.ts';

/** Fewest occurrences that show a whole file to be broken. */
const LEAST_SEEN = 6;

/** Share of the Thai words that must be question marks. */
const QUESTION_MARKS_LEAST_SHARE = 0.9;

/**
 * Share of เธ and เน among Thai letters: a Thai letter in UTF-8 that was read as Windows-874 makes one such pair and at most
 * one more letter. In Thai text it is under 0.01.
 */
const DOUBLED_LEAST_SHARE = 0.25;

const EXPORT_AS_UTF8 = {
  th: 'ส่งออกบัญชีรายชื่อจากระบบเดิมใหม่เป็น .xlsx หรือเป็น CSV แบบ UTF-8 (แก้แฟ้มนี้ให้กลับเป็นตัวอักษรไทยไม่ได้)',
  en: 'Export the roster again from the program it comes from, as .xlsx or as CSV in UTF-8',
};

/** How often the pattern occurs. */
function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) {
    count += 1;
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
  const words = countOf(text, /[ก-๛]+/g);
  const questionMarks = countOf(text, /\?{2,}/g);
  if (questionMarks >= LEAST_SEEN && questionMarks >= QUESTION_MARKS_LEAST_SHARE * (questionMarks + words)) {
    throw rosterUnreadable(
      {
        th: 'ตัวอักษรไทยในแฟ้มนี้กลายเป็นเครื่องหมายคำถาม (???)',
        en: 'its Thai letters were replaced with question marks (???)',
      },
      EXPORT_AS_UTF8,
    );
  }
  const letters = countOf(text, /[ก-๛]/g);
  const doubled = countOf(text, /เ[ธน]/g);
  const western = countOf(text, /[\u00a1-\u00ff]/g);
  if (
    (doubled >= LEAST_SEEN && doubled >= DOUBLED_LEAST_SHARE * letters) ||
    (western >= 2 * LEAST_SEEN && western > letters)
  ) {
    throw rosterUnreadable(
      {
        th: 'ตัวอักษรไทยในแฟ้มนี้เพี้ยนทั้งแฟ้ม (เช่น เธ เน หรือ à¸) เพราะถูกเปิดด้วยรหัสตัวอักษรที่ไม่ถูกต้องแล้วบันทึกซ้ำ',
        en: 'its Thai letters are garbled (such as เธ, เน or à¸): a program read them in a wrong encoding and saved them so',
      },
      EXPORT_AS_UTF8,
    );
  }
}
