/** A column of the Cabinet Secretariat's upload file, or one that this project adds. */
interface Column {
  readonly required: boolean;
  /** Whether officers are judged or named from it. */
  readonly isUsed: boolean;
  /** Titles of the same column in Thai working lists; the first is the one shown to people. */
  readonly thaiTitles: readonly string[];
}

/** Every known column of a roster. Unused ones (REMARK) are listed so that they are not reported as ignored. */
export const COLUMNS = {
  ID_CARD: { required: true, isUsed: true, thaiTitles: ['เลขประจำตัวประชาชน', 'เลขบัตรประชาชน', 'เลขบัตรประจำตัวประชาชน'] },
  TIT_NAME: { required: true, isUsed: true, thaiTitles: ['คำนำหน้า', 'คำนำหน้าชื่อ'] },
  FNAME: { required: true, isUsed: true, thaiTitles: ['ชื่อ'] },
  LNAME: { required: true, isUsed: true, thaiTitles: ['นามสกุล', 'สกุล'] },
  SEX: { required: true, isUsed: true, thaiTitles: ['เพศ'] },
  BIRTH_DATE: { required: true, isUsed: true, thaiTitles: ['วันเกิด', 'วันเดือนปีเกิด'] },
  BEG_DATE: { required: true, isUsed: true, thaiTitles: ['วันบรรจุ', 'วันที่บรรจุ'] },
  POS_LEV: { required: true, isUsed: true, thaiTitles: ['ระดับ'] },
  BEG_POS_DATE: { required: true, isUsed: true, thaiTitles: ['วันเข้าสู่ระดับปัจจุบัน', 'วันที่เข้าสู่ระดับปัจจุบัน'] },
  SALARY: { required: true, isUsed: true, thaiTitles: ['เงินเดือน', 'ค่าจ้าง'] },
  L_INS_CODE: { required: true, isUsed: true, thaiTitles: ['เครื่องราชฯ ครั้งสุดท้าย', 'เครื่องราชอิสริยาภรณ์ครั้งสุดท้าย'] },
  L_INS_DATE: { required: true, isUsed: true, thaiTitles: ['วันที่ได้รับ'] },
  SALARY5Y: { required: false, isUsed: true, thaiTitles: ['เงินเดือนย้อนหลัง 5 ปี'] },
  POS_AMT: { required: false, isUsed: true, thaiTitles: ['เงินประจำตำแหน่ง'] },
  POS_NAME: { required: false, isUsed: true, thaiTitles: ['ตำแหน่ง'] },
  DEP_NAME: { required: false, isUsed: false, thaiTitles: ['หน่วยงาน'] },
  ORG_NAME: { required: false, isUsed: false, thaiTitles: ['ส่วนราชการ'] },
  RANK_NAME: { required: false, isUsed: true, thaiTitles: ['ยศ'] },
  POS_CODE: { required: false, isUsed: false, thaiTitles: ['เลขที่ตำแหน่ง'] },
  REMARK: { required: false, isUsed: false, thaiTitles: ['หมายเหตุ'] },
  RESIGN_DATE: { required: false, isUsed: true, thaiTitles: ['วันที่พ้นจากราชการ'] },
  PERSONAL_TYPE: { required: false, isUsed: true, thaiTitles: ['ประเภทบุคลากร'] },
  STANDING: { required: false, isUsed: true, thaiTitles: ['วิทยฐานะ'] },
  NATIONALITY: { required: false, isUsed: true, thaiTitles: ['สัญชาติ'] },
  RECALLED: { required: false, isUsed: true, thaiTitles: ['ถูกเรียกคืนเครื่องราชฯ'] },
  IMPRISONED: { required: false, isUsed: true, thaiTitles: ['ต้องโทษจำคุก'] },
  REINSTATED: { required: false, isUsed: true, thaiTitles: ['กลับเข้ารับราชการ'] },
  ACCUSED: { required: false, isUsed: true, thaiTitles: ['ถูกกล่าวหา'] },
  DEFER: { required: false, isUsed: true, thaiTitles: ['ขอชะลอ'] },
  HEAD: { required: false, isUsed: true, thaiTitles: ['หัวหน้าส่วนราชการ'] },
  SKILLED: { required: false, isUsed: true, thaiTitles: ['กลุ่มงานฝีมือ'] },
  MEDAL: { required: false, isUsed: true, thaiTitles: ['ได้รับ ร.จ.พ.'] },
  EXTRA_YEARS: { required: false, isUsed: true, thaiTitles: ['จำนวนปีที่เพิ่ม'] },
} as const satisfies Record<string, Column>;

/** Name of a known column. */
export type ColumnName = keyof typeof COLUMNS;

/** The Thai title under which people see a column. */
export function titleOf(column: ColumnName): string {
  return COLUMNS[column].thaiTitles[0];
}

/** A column in a Thai sentence: its name, then its title in working lists. */
export function columnInThai(column: ColumnName): string {
  return `${column} (${titleOf(column)})`;
}
