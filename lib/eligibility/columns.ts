/**
 * The roster's columns that reasons name, each with its title in Thai working lists: the one `lib/roster/columns.ts`
 * shows to people (a test compares the two).
 */
export const columnTitles = {
  BEG_DATE: 'วันบรรจุ',
  POS_LEV: 'ระดับ',
  BEG_POS_DATE: 'วันเข้าสู่ระดับปัจจุบัน',
  L_INS_CODE: 'เครื่องราชฯ ครั้งสุดท้าย',
  L_INS_DATE: 'วันที่ได้รับ',
  SALARY5Y: 'เงินเดือนย้อนหลัง 5 ปี',
  POS_AMT: 'เงินประจำตำแหน่ง',
  POS_NAME: 'ตำแหน่ง',
  RESIGN_DATE: 'วันที่พ้นจากราชการ',
  STANDING: 'วิทยฐานะ',
  SKILLED: 'กลุ่มงานฝีมือ',
} as const;

/** Name of a column that reasons name. */
export type ColumnName = keyof typeof columnTitles;

/** A column as a Thai sentence names it: its name, and its title in working lists. */
export function columnInThai(column: ColumnName): string {
  return `${column} (${columnTitles[column]})`;
}
