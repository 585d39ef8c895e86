import type { Cell } from './sheet.ts';

/** A citizen id, also one that lost its leading zeros in a spreadsheet, or that Excel shortened. */
const ID = /^(?:[\d๐-๙]{11,14}(?:\.0+)?|\d(?:[.,]\d+)?e\+?1[0-3])$/i;

/** How an id in a cell may begin; looked at first, because most cells do not. */
const BEGINNING_OF_ID = /^[\s"'=]*[\d๐-๙]/;

/** Longest cell that can be an id with blanks, dashes and quotation marks. */
const ID_MAX_CHARACTERS = 30;

/** How totals, notes and signatures under the officers begin. */
const TOTAL =
  /^[\s*(]*(?:รวม|ยอด|ทั้งหมด|ทั้งสิ้น|จำนวน|หมายเหตุ|ลงชื่อ|ลงนาม|ผู้|ขอรับรอง|ได้ตรวจสอบ|ข้อมูล|(?:ค่า)?เฉลี่ย|total|average|sum|grand|note|remark)/i;

const NUMBER = /^[\d๐-๙.,]+$/;

/** Whether a cell may be a citizen id: its digits, with or without dashes and blanks, quoted, or as a formula. */
export function looksLikeId(cell: Cell): boolean {
  const text = String(cell);
  return (
    text.length >= 5 &&
    text.length <= ID_MAX_CHARACTERS &&
    BEGINNING_OF_ID.test(text) &&
    ID.test(text.replace(/[\s"'=\-‐-―]/g, ''))
  );
}

/** The form of a value: a number or a day of any digits has the same form, other texts have their own. */
export function shapeOf(cell: Cell): string {
  return String(cell)
    .trim()
    .replace(/[\d๐-๙]/g, '9');
}

/** Whether the row begins as a total, a note or a signature does. */
export function beginsAsTotal(cells: readonly Cell[]): boolean {
  return TOTAL.test(String(cells.find((cell) => String(cell).trim() !== '')));
}

/** Whether a cell is a number. */
export function isNumber(cell: Cell): boolean {
  return NUMBER.test(String(cell).trim());
}
