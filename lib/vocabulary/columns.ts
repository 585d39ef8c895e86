/** A column of the Cabinet Secretariat's upload file, or one that this project adds. */
interface Column {
  readonly required: boolean;
  /** Titles of the same column in Thai working lists; the first is the one shown to people. */
  readonly thaiTitles: readonly string[];
}

/** Every known column of a roster. Unused ones (REMARK) are listed so that they are not reported as ignored. */
export const COLUMNS = {
  ID_CARD: { required: true, thaiTitles: ['เลขประจำตัวประชาชน', 'เลขบัตรประชาชน', 'เลขบัตรประจำตัวประชาชน'] },
  TIT_NAME: { required: true, thaiTitles: ['คำนำหน้า', 'คำนำหน้าชื่อ'] },
  FNAME: { required: true, thaiTitles: ['ชื่อ'] },
  LNAME: { required: true, thaiTitles: ['นามสกุล', 'สกุล'] },
  SEX: { required: true, thaiTitles: ['เพศ'] },
  BIRTH_DATE: { required: true, thaiTitles: ['วันเกิด', 'วันเดือนปีเกิด'] },
  BEG_DATE: { required: true, thaiTitles: ['วันบรรจุ', 'วันที่บรรจุ'] },
  POS_LEV: { required: true, thaiTitles: ['ระดับ'] },
  BEG_POS_DATE: { required: true, thaiTitles: ['วันเข้าสู่ระดับปัจจุบัน', 'วันที่เข้าสู่ระดับปัจจุบัน'] },
  SALARY: { required: true, thaiTitles: ['เงินเดือน', 'ค่าจ้าง'] },
  L_INS_CODE: { required: true, thaiTitles: ['เครื่องราชฯ ครั้งสุดท้าย', 'เครื่องราชอิสริยาภรณ์ครั้งสุดท้าย'] },
  L_INS_DATE: { required: true, thaiTitles: ['วันที่ได้รับ'] },
  SALARY5Y: { required: false, thaiTitles: ['เงินเดือนย้อนหลัง 5 ปี'] },
  POS_AMT: { required: false, thaiTitles: ['เงินประจำตำแหน่ง'] },
  POS_NAME: { required: false, thaiTitles: ['ตำแหน่ง'] },
  DEP_NAME: { required: false, thaiTitles: ['หน่วยงาน'] },
  ORG_NAME: { required: false, thaiTitles: ['ส่วนราชการ'] },
  RANK_NAME: { required: false, thaiTitles: ['ยศ'] },
  POS_CODE: { required: false, thaiTitles: ['เลขที่ตำแหน่ง'] },
  REMARK: { required: false, thaiTitles: ['หมายเหตุ'] },
  RESIGN_DATE: { required: false, thaiTitles: ['วันที่พ้นจากราชการ'] },
  PERSONAL_TYPE: { required: false, thaiTitles: ['ประเภทบุคลากร'] },
  STANDING: { required: false, thaiTitles: ['วิทยฐานะ'] },
  NATIONALITY: { required: false, thaiTitles: ['สัญชาติ'] },
  RECALLED: { required: false, thaiTitles: ['ถูกเรียกคืนเครื่องราชฯ'] },
  IMPRISONED: { required: false, thaiTitles: ['ต้องโทษจำคุก'] },
  REINSTATED: { required: false, thaiTitles: ['กลับเข้ารับราชการ'] },
  ACCUSED: { required: false, thaiTitles: ['ถูกกล่าวหา'] },
  DEFER: { required: false, thaiTitles: ['ขอชะลอ'] },
  HEAD: { required: false, thaiTitles: ['หัวหน้าส่วนราชการ'] },
  SKILLED: { required: false, thaiTitles: ['กลุ่มงานฝีมือ'] },
  MEDAL: { required: false, thaiTitles: ['ได้รับ ร.จ.พ.'] },
  EXTRA_YEARS: { required: false, thaiTitles: ['จำนวนปีที่เพิ่ม'] },
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
