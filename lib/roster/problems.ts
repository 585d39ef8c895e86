import type { ColumnName } from '../vocabulary/columns.ts';
import type { RowProblem } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { RowDefect } from './sheet.ts';
import type { FoundKind } from './values.ts';

const FOUND: Readonly<Record<FoundKind, BothLanguages>> = {
  nothing: { th: 'ช่องว่าง', en: 'nothing' },
  aNumber: { th: 'ตัวเลข', en: 'a number' },
  text: { th: 'ข้อความ', en: 'text' },
  excelError: { th: 'ค่าผิดพลาดของ Excel', en: 'an error value of Excel' },
  shortenedNumber: { th: 'ตัวเลขที่ Excel ย่อไว้', en: 'a number shortened by Excel' },
  wrongLength: { th: 'ตัวเลขที่ไม่ใช่ 13 หลัก', en: 'digits, but not 13 of them' },
  dayNotInCalendar: { th: 'วันที่ซึ่งไม่มีในปฏิทิน', en: 'a day that is not in the calendar' },
  yearOfTwoDigits: { th: 'วันที่ซึ่งปีมีสองหลัก', en: 'a date whose year has two digits' },
  yearOutOfRange: { th: 'วันที่ซึ่งปีเป็นไปไม่ได้', en: 'a date of an impossible year' },
  amountOutOfRange: { th: 'จำนวนที่เป็นไปไม่ได้', en: 'an impossible amount' },
  brokenCharacters: { th: 'ตัวอักษรที่เสีย', en: 'broken characters' },
  tooLong: { th: 'ข้อความที่ยาวเกินไป', en: 'text that is too long' },
};

/** What to do about a column. */
const REMEDIES = {
  citizenId: {
    th: 'กรอกเลขประจำตัวประชาชน 13 หลัก โดยจัดรูปแบบเซลล์เป็นข้อความ',
    en: 'Give the 13 digits of the citizen id, in a cell formatted as text.',
  },
  text: { th: 'กรอกให้ครบถ้วน', en: 'Write it out.' },
  shorterText: { th: 'กรอกให้สั้นลง', en: 'Shorten the text.' },
  sex: { th: 'กรอก M หรือ F (ชาย หรือ หญิง)', en: 'Write M or F (ชาย or หญิง).' },
  day: {
    th: 'กรอกวันที่ในรูป วว/ดด/ปปปป (พ.ศ.) เช่น 28/07/2569',
    en: 'Write the date as dd/mm/yyyy in the Buddhist Era, or as yyyy-mm-dd.',
  },
  level: {
    th: 'กรอกชื่อระดับ เช่น ชำนาญการ หรือประเภทตำแหน่งและระดับ เช่น อำนวยการ ต้น',
    en: 'Write the level as its code (K2), its name (ชำนาญการ), or position type and level (อำนวยการ ต้น).',
  },
  amount: { th: 'กรอกจำนวนเงินเป็นบาท', en: 'Write an amount in baht.' },
  insigniaClass: {
    th: 'กรอกอักษรย่อของชั้นตรา เช่น ต.ช. หรือเว้นว่างหากยังไม่เคยได้รับ',
    en: 'Write the abbreviation of the class (ต.ช.), or leave it empty when none is held.',
  },
  insigniaMissing: {
    th: 'กรอกชั้นตราที่ได้รับตามวันที่ใน L_INS_DATE หรือลบวันที่นั้น',
    en: 'Name the class that was received on L_INS_DATE, or clear that date.',
  },
  personnelType: {
    th: 'กรอก ข้าราชการ ครู ลูกจ้างประจำ หรือ พนักงานราชการ',
    en: 'Write ข้าราชการ, ครู, ลูกจ้างประจำ or พนักงานราชการ.',
  },
  flag: { th: 'กรอก Y หรือ N หรือเว้นว่าง', en: 'Write Y or N, or leave it empty.' },
  accusation: {
    th: 'กรอก วินัย อาญา หรือ ทุจริต หรือเว้นว่าง',
    en: 'Write discipline, criminal or corruption, or leave it empty.',
  },
  years: { th: 'กรอกจำนวนปีเป็นจำนวนเต็ม', en: 'Write a whole number of years.' },
} as const satisfies Record<string, BothLanguages>;

/** Name of a remedy. */
export type Remedy = keyof typeof REMEDIES;

/** The problem of one column of a row. */
export function columnProblem(column: ColumnName, found: FoundKind, remedy: Remedy): RowProblem {
  return { column, found: FOUND[found], remedy: REMEDIES[remedy] };
}

/** The problem of a row whose cells are not under their titles. */
export const DEFECTS: Readonly<Record<RowDefect, RowProblem>> = {
  quote: {
    column: null,
    found: { th: 'เครื่องหมายคำพูด (") ที่ไม่ครบคู่', en: 'a quotation mark without its pair' },
    remedy: {
      th: 'ลบเครื่องหมายนั้น หรือพิมพ์ซ้อนสองครั้งหากอยู่ในค่าที่มีเครื่องหมายคำพูดครอบ',
      en: 'Remove it, or double it inside a quoted value.',
    },
  },
  moreCells: {
    column: null,
    found: { th: 'จำนวนช่องมากกว่าหัวตาราง', en: 'more cells than the header has' },
    remedy: {
      th: 'ใส่เครื่องหมายคำพูดครอบค่าที่มีเครื่องหมายคั่นอยู่ภายใน เช่น "15,050"',
      en: 'Put quotation marks around a value that holds the delimiter, as in "15,050".',
    },
  },
};

/** The problem of a row in which nothing can be read: a total, a note, the rest of a broken line. */
export const NO_OFFICER: RowProblem = {
  column: null,
  found: { th: 'ข้อมูลที่ไม่ใช่รายการของผู้ใด', en: 'nothing about an officer' },
  remedy: { th: 'กรอกข้อมูลให้ครบถ้วน หรือลบแถวนี้', en: 'Fill the row in, or delete it.' },
};
