import type { ColumnName } from '../vocabulary/columns.ts';
import type { RowProblem, UnreadCell } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { RowDefect } from './sheet.ts';
import type { FoundKind } from './values.ts';

const FOUND: Readonly<Record<FoundKind, BothLanguages>> = {
  nothing: { th: 'ช่องว่าง', en: 'nothing' },
  placeholder: { th: 'เครื่องหมายแทนค่าว่าง', en: 'a placeholder for no value' },
  aNumber: { th: 'ตัวเลข', en: 'a number' },
  text: { th: 'ข้อความ', en: 'text' },
  excelError: { th: 'ค่าผิดพลาดของ Excel', en: 'an error value of Excel' },
  notComputed: { th: 'สูตรที่ยังไม่ได้คำนวณ', en: 'a formula that was not computed' },
  shortenedNumber: { th: 'ตัวเลขที่ Excel ย่อไว้', en: 'a number shortened by Excel' },
  wrongLength: { th: 'ตัวเลขที่ไม่ใช่ 13 หลัก', en: 'digits, but not 13 of them' },
  dayNotInCalendar: { th: 'วันที่ซึ่งไม่มีในปฏิทิน', en: 'a day that is not in the calendar' },
  yearOfTwoDigits: { th: 'วันที่ซึ่งปีมีสองหลัก', en: 'a date whose year has two digits' },
  yearOutOfRange: { th: 'วันที่ซึ่งปีเป็นไปไม่ได้', en: 'a date of an impossible year' },
  emptyDate: {
    th: 'วันที่ซึ่งฐานข้อมูลบันทึกไว้แทนค่าว่าง เช่น 01/01/1900',
    en: 'a date that databases write for none, such as 01/01/1900',
  },
  dayBeforeBirth: { th: 'วันที่ก่อนวันเกิด', en: 'a day before the birth' },
  dayBeforeService: { th: 'วันที่ก่อนวันบรรจุ', en: 'a day before the service began' },
  severalDays: { th: 'วันที่หลายวัน', en: 'several days' },
  returnWithoutLeaving: {
    th: 'วันที่กลับเข้ารับราชการโดยไม่มีวันที่พ้นจากราชการ',
    en: 'a return to the service without a leaving',
  },
  leavingWithoutReturn: {
    th: 'วันที่พ้นจากราชการหลังวันที่กลับเข้ารับราชการครั้งสุดท้าย',
    en: 'a leaving after the last return to the service',
  },
  unequalHistories: {
    th: 'จำนวนครั้งที่พ้นจากราชการกับที่กลับเข้ารับราชการไม่เท่ากัน',
    en: 'more leavings than returns, or more returns than leavings',
  },
  returnBeforeLeaving: {
    th: 'วันที่กลับเข้ารับราชการก่อนวันที่พ้นจากราชการครั้งเดียวกัน',
    en: 'a return to the service before its leaving',
  },
  periodsOutOfOrder: {
    th: 'ประวัติการพ้นจากราชการที่ไม่เรียงตามเวลาหรือซ้อนกัน',
    en: 'leavings and returns that are out of order or overlap',
  },
  amountOutOfRange: { th: 'จำนวนที่เป็นไปไม่ได้', en: 'an impossible amount' },
  amountBelowThousand: { th: 'จำนวนเงินต่ำกว่า 1,000 บาท', en: 'an amount below 1,000 baht' },
  oldLevel: {
    th: 'ระดับตามมาตรฐานกลางเดิม (ระดับ 1–11) ซึ่งยกเลิกแล้วตั้งแต่ พ.ศ. 2551',
    en: 'an old level (1 to 11), no longer in force since B.E. 2551',
  },
  levelOfOtherPersonnel: { th: 'ระดับของบุคลากรประเภทอื่น', en: 'a level of another type of personnel' },
  kindOfOtherSchedule: {
    th: 'ประเภทบุคลากรซึ่งอยู่ในบัญชีอื่นของระเบียบ ซึ่งระบบนี้ไม่มี',
    en: 'a type of personnel in a schedule of the regulation that this service does not hold',
  },
  unknownStatus: {
    th: 'สถานะที่มิได้ระบุว่ามีชีวิตอยู่หรือถึงแก่กรรม',
    en: 'a status that says neither มีชีวิตอยู่ (alive) nor ถึงแก่กรรม (dead)',
  },
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
  wholeName: {
    th: 'กรอกชื่อและนามสกุล โดยเว้นวรรคคั่นระหว่างชื่อกับนามสกุล',
    en: 'Write first and last name, with a space between them.',
  },
  shorterText: { th: 'กรอกให้สั้นลง', en: 'Shorten the text.' },
  computed: {
    th: 'เปิดแฟ้มใน Excel แล้วบันทึก จากนั้นส่งแฟ้มที่บันทึกแล้ว',
    en: 'Open the file in Excel, save it, and send the saved file.',
  },
  exportAgain: {
    th: 'ส่งออกแฟ้มใหม่เป็น .xlsx หรือ CSV แบบ UTF-8 หรือพิมพ์ค่าในช่องนี้ใหม่',
    en: 'Export the file again as .xlsx or as CSV in UTF-8, or type the value again.',
  },
  sex: { th: 'กรอก M หรือ F (ชาย หรือ หญิง)', en: 'Write M or F (ชาย or หญิง).' },
  day: {
    th: 'กรอกวันที่ในรูป วว/ดด/ปปปป (พ.ศ.) เช่น 28/07/2569',
    en: 'Write the date as dd/mm/yyyy in the Buddhist Era, or as yyyy-mm-dd.',
  },
  leaving: {
    th: 'หากยังรับราชการอยู่ให้เว้นว่าง หากพ้นจากราชการแล้วให้กรอกวันที่พ้นจากราชการ',
    en: 'Leave it empty for an officer in service; for one who has left, write the day of leaving.',
  },
  history: {
    th: 'กรอกวันที่พ้นจากราชการทุกครั้งใน RESIGN_DATE และวันที่กลับเข้ารับราชการทุกครั้งใน RETURN_DATE เรียงจากครั้งแรกไปครั้งหลังสุด คั่นด้วย ;; ให้จำนวนเท่ากัน หากพ้นจากราชการแล้วและไม่ได้กลับเข้ารับราชการ ให้กรอกเฉพาะวันที่พ้นครั้งหลังสุดใน RESIGN_DATE',
    en: 'Write every leaving in RESIGN_DATE and every return in RETURN_DATE, oldest first, joined by ;;, as many of one as of the other. For an officer who left and did not come back, write only the last leaving, in RESIGN_DATE.',
  },
  level: {
    th: 'กรอกชื่อระดับ เช่น ชำนาญการ หรือประเภทตำแหน่งและระดับ เช่น อำนวยการ ต้น',
    en: 'Write the level as its code (K2), its name (ชำนาญการ), or position type and level (อำนวยการ ต้น).',
  },
  employeeGroup: {
    th: 'กรอกชื่อกลุ่มงานตามสัญญาจ้าง เช่น กลุ่มงานบริหารทั่วไป หรือรหัสกลุ่มงาน เช่น E3',
    en: 'Write the group of the contract, such as กลุ่มงานบริหารทั่วไป, or its code (E3).',
  },
  presentLevel: {
    th: 'กรอกระดับปัจจุบันตามทะเบียนประวัติ เช่น ชำนาญการ',
    en: 'Write the present level from the personnel register, such as ชำนาญการ.',
  },
  levelAndType: {
    th: 'ตรวจสอบ POS_LEV กับ PERSONAL_TYPE ให้ตรงกับทะเบียนประวัติ',
    en: 'Check POS_LEV and PERSONAL_TYPE against the personnel register.',
  },
  amount: { th: 'กรอกจำนวนเงินเป็นบาท', en: 'Write an amount in baht.' },
  amountWithComma: {
    th: 'ตรวจสอบว่าใช้จุดแทนจุลภาคหรือไม่ เช่น 30.500 แทน 30,500 แล้วกรอกจำนวนเงินเป็นบาทต่อเดือน',
    en: 'Is a dot meant for a comma, as in 30.500 for 30,500? Write the amount in baht a month.',
  },
  insigniaClass: {
    th: 'กรอกอักษรย่อของชั้นตรา เช่น ต.ช. หรือเว้นว่างหากยังไม่เคยได้รับ',
    en: 'Write the abbreviation of the class (ต.ช.), or leave it empty when none is held.',
  },
  insigniaMissing: {
    th: 'กรอกชั้นตราที่ได้รับตามวันที่ใน L_INS_DATE หรือลบวันที่นั้น',
    en: 'Name the class that was received on L_INS_DATE, or clear that date.',
  },
  personnelType: {
    th: 'ตรวจสอบการสะกดประเภทบุคลากรกับทะเบียนประวัติ',
    en: 'Check the spelling of the type against the personnel register.',
  },
  personnelOfOtherSchedule: {
    th: 'พิจารณาผู้นี้ตามบัญชีของบุคลากรประเภทนั้น โดยไม่ใช้ระบบนี้',
    en: 'Judge this person by the schedule of that type, without this service.',
  },
  status: {
    th: 'กรอก มีชีวิตอยู่ หรือ ถึงแก่กรรม ตามทะเบียนประวัติ หรือเว้นว่างหากยังมีชีวิตอยู่',
    en: 'Write มีชีวิตอยู่ or ถึงแก่กรรม by the personnel register, or leave it empty for an officer who is alive.',
  },
  flag: { th: 'กรอก Y หรือ N หรือเว้นว่าง', en: 'Write Y or N, or leave it empty.' },
  accusation: {
    th: 'กรอก วินัย อาญา หรือ ทุจริต หรือเว้นว่าง',
    en: 'Write discipline, criminal or corruption, or leave it empty.',
  },
  specialMerit: {
    th: 'กรอก ความดีความชอบอย่างยิ่ง หรือ ทุพพลภาพ หรือเว้นว่าง',
    en: 'Write outstanding or disability, or leave it empty.',
  },
  days: { th: 'กรอกจำนวนวันเป็นจำนวนเต็ม', en: 'Write a whole number of days.' },
  years: { th: 'กรอกจำนวนปีเป็นจำนวนเต็ม', en: 'Write a whole number of years.' },
} as const satisfies Record<string, BothLanguages>;

/** Name of a remedy. */
export type Remedy = keyof typeof REMEDIES;

/** Kinds of value whose remedy does not depend on the column. */
const REMEDY_OF_KIND: Partial<Record<FoundKind, Remedy>> = {
  brokenCharacters: 'exportAgain',
  tooLong: 'shorterText',
  amountBelowThousand: 'amountWithComma',
  oldLevel: 'presentLevel',
  levelOfOtherPersonnel: 'levelAndType',
};

/**
 * The problem of one column of a row.
 *
 * @param remedy what to do about the column; some kinds of value have a remedy of their own
 */
export function columnProblem(column: ColumnName, found: FoundKind, remedy: Remedy): UnreadCell {
  const isOfHistory = remedy === 'history';
  return { column, found: FOUND[found], remedy: REMEDIES[REMEDY_OF_KIND[found] ?? remedy], isOfHistory };
}

/** The problem of a row whose cells are not under their titles. */
export const DEFECTS: Readonly<Record<Exclude<RowDefect, 'continuation'>, RowProblem>> = {
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
  brokenLine: {
    column: null,
    found: { th: 'แถวที่ขาดเป็นสองบรรทัด', en: 'a row that is broken into two lines' },
    remedy: {
      th: 'ต่อสองบรรทัดให้เป็นแถวเดียว หรือใส่เครื่องหมายคำพูดครอบค่าที่มีการขึ้นบรรทัดใหม่',
      en: 'Join the two lines, or put quotation marks around the value that holds the line break.',
    },
  },
};
