/** A column of the Cabinet Secretariat's upload file, or one that this project adds. */
interface Column {
  readonly required: boolean;
  /** Whether officers are judged or named from it. */
  readonly isUsed: boolean;
  /** Titles of the same column in Thai working lists; the first is the one shown to people. */
  readonly thaiTitles: readonly [string, ...string[]];
}

/**
 * Every known column of a roster. Those that are not used (REMARK, the export's old levels and former names) are listed so
 * that they are not reported as ignored. A title is listed in one of its spellings, that of a date with one of its beginnings
 * (วัน, วันที่, วันเดือนปี …). A title that could mean two columns is in none: วันที่ดำรงตำแหน่งปัจจุบัน (of the level or of the
 * position), ชั้นตรา (held or asked for), เลขประจำตัว (of a citizen or an employee).
 */
export const COLUMNS = {
  ID_CARD: {
    required: true,
    isUsed: true,
    thaiTitles: [
      'เลขประจำตัวประชาชน',
      'เลขบัตรประชาชน',
      'เลขบัตรประจำตัวประชาชน',
      'เลขที่บัตรประชาชน',
      'เลขที่บัตรประจำตัวประชาชน',
      'เลขประจำตัวบัตรประชาชน',
      'เลขประจำตัวประชาชน 13 หลัก',
      'เลขบัตรประชาชน 13 หลัก',
      'เลขบัตรประจำตัวประชาชน 13 หลัก',
      'หมายเลขประจำตัวประชาชน',
      'หมายเลขบัตรประชาชน',
      'หมายเลขบัตรประจำตัวประชาชน',
      'เลขประชาชน',
      'รหัสประจำตัวประชาชน',
      'รหัสบัตรประชาชน',
    ],
  },
  TIT_NAME: {
    required: true,
    isUsed: true,
    thaiTitles: ['คำนำหน้า', 'คำนำหน้าชื่อ', 'คำนำหน้านาม', 'คำนำหน้าชื่อ/ยศ', 'คำนำหน้า/ยศ'],
  },
  FNAME: { required: true, isUsed: true, thaiTitles: ['ชื่อ', 'ชื่อตัว', 'ชื่อ (ไทย)', 'ชื่อภาษาไทย'] },
  LNAME: { required: true, isUsed: true, thaiTitles: ['นามสกุล', 'สกุล', 'นามสกุล (ไทย)', 'นามสกุลภาษาไทย'] },
  FULL_NAME: {
    required: false,
    isUsed: true,
    thaiTitles: [
      'ชื่อ-นามสกุล',
      'ชื่อ-สกุล',
      'ชื่อและนามสกุล',
      'ชื่อและสกุล',
      'ชื่อ-ชื่อสกุล',
      'ชื่อและชื่อสกุล',
      'ชื่อตัว-ชื่อสกุล',
      'ชื่อตัวและชื่อสกุล',
      'ชื่อ-สกุล (ไทย)',
      'ชื่อ-นามสกุล (ไทย)',
      'ชื่อเต็ม',
      'คำนำหน้า-ชื่อ-สกุล',
      'คำนำหน้า-ชื่อ-นามสกุล',
      'คำนำหน้า-ชื่อ-ชื่อสกุล',
      'คำนำหน้า-ชื่อตัว-ชื่อสกุล',
      'คำนำหน้าชื่อ-ชื่อ-นามสกุล',
      'คำนำหน้าชื่อ-ชื่อ-ชื่อสกุล',
      'คำนำหน้าชื่อ-ชื่อตัว-ชื่อสกุล',
      'คำนำหน้านาม-ชื่อ-สกุล',
      'คำนำหน้านาม-ชื่อ-นามสกุล',
      'ยศ-ชื่อ-สกุล',
      'ยศ-ชื่อ-นามสกุล',
    ],
  },
  SEX: { required: true, isUsed: true, thaiTitles: ['เพศ'] },
  BIRTH_DATE: { required: true, isUsed: true, thaiTitles: ['วันเกิด'] },
  BEG_DATE: {
    required: true,
    isUsed: true,
    thaiTitles: [
      'วันบรรจุ',
      'วันที่บรรจุเข้ารับราชการ',
      'วันที่บรรจุแต่งตั้ง',
      'วันที่บรรจุครั้งแรก',
      'วันที่เข้ารับราชการ',
      'วันที่เริ่มรับราชการ',
      'วันที่เริ่มเข้ารับราชการ',
      'วันที่เริ่มปฏิบัติราชการ',
      'วันที่เริ่มปฏิบัติงาน',
      'วันที่เริ่มจ้าง',
      'วันที่จ้าง',
    ],
  },
  POS_LEV: {
    required: true,
    isUsed: true,
    thaiTitles: [
      'ระดับ',
      'ระดับปัจจุบัน',
      'ระดับตำแหน่ง',
      'ระดับตำแหน่งปัจจุบัน',
      'ระดับชั้นงาน',
      'ประเภท/ระดับ',
      'ประเภทและระดับ',
      'ประเภทตำแหน่ง/ระดับ',
      'ประเภทตำแหน่งและระดับ',
      'ประเภทและระดับตำแหน่ง',
    ],
  },
  BEG_POS_DATE: {
    required: true,
    isUsed: true,
    thaiTitles: [
      'วันเข้าสู่ระดับปัจจุบัน',
      'วันที่เข้าสู่ระดับ',
      'วันที่เข้าสู่ตำแหน่งระดับปัจจุบัน',
      'วันที่เข้าสู่ระดับตำแหน่งปัจจุบัน',
      'วันที่ดำรงระดับปัจจุบัน',
      'วันที่ดำรงตำแหน่งระดับปัจจุบัน',
      'วันที่ดำรงตำแหน่งในระดับปัจจุบัน',
    ],
  },
  SALARY: {
    required: true,
    isUsed: true,
    thaiTitles: [
      'เงินเดือน',
      'ค่าจ้าง',
      'เงินเดือนปัจจุบัน',
      'อัตราเงินเดือน',
      'อัตราเงินเดือนปัจจุบัน',
      'ค่าจ้างปัจจุบัน',
      'อัตราค่าจ้าง',
      'เงินเดือน/ค่าจ้าง',
      'เงินเดือนหรือค่าจ้าง',
      'เงินเดือน/ค่าตอบแทน',
      'เงินเดือน/ค่าจ้าง/ค่าตอบแทน',
    ],
  },
  L_INS_CODE: {
    required: true,
    isUsed: true,
    thaiTitles: [
      'เครื่องราชฯ ครั้งสุดท้าย',
      'เครื่องราชอิสริยาภรณ์ครั้งสุดท้าย',
      'เครื่องราชฯ ที่ได้รับครั้งสุดท้าย',
      'เครื่องราชอิสริยาภรณ์ที่ได้รับครั้งสุดท้าย',
      'เครื่องราชฯ ชั้นสูงสุด',
      'เครื่องราชอิสริยาภรณ์ชั้นสูงสุด',
      'เครื่องราชฯ ชั้นสูงสุดที่ได้รับ',
      'เครื่องราชอิสริยาภรณ์ชั้นสูงสุดที่ได้รับ',
      'เครื่องราชฯ ล่าสุด',
      'เครื่องราชอิสริยาภรณ์ล่าสุด',
      'เครื่องราชฯ ที่ได้รับล่าสุด',
      'เครื่องราชอิสริยาภรณ์ที่ได้รับล่าสุด',
      'ชั้นตราครั้งสุดท้าย',
      'ชั้นตราล่าสุด',
      'ชั้นตราที่ได้รับครั้งสุดท้าย',
      'ชั้นตราที่ได้รับล่าสุด',
    ],
  },
  L_INS_DATE: {
    required: true,
    isUsed: true,
    thaiTitles: [
      'วันที่ได้รับ',
      'วันที่ได้รับพระราชทาน',
      'วันที่ได้รับครั้งสุดท้าย',
      'วันที่ได้รับพระราชทานครั้งสุดท้าย',
      'วันที่ได้รับเครื่องราชฯ',
      'วันที่ได้รับเครื่องราชฯ ครั้งสุดท้าย',
      'วันที่ได้รับเครื่องราชอิสริยาภรณ์',
      'วันที่ได้รับเครื่องราชอิสริยาภรณ์ครั้งสุดท้าย',
      'วันที่ได้รับพระราชทานเครื่องราชฯ',
      'วันที่ได้รับพระราชทานเครื่องราชฯ ครั้งสุดท้าย',
      'วันที่ได้รับพระราชทานเครื่องราชอิสริยาภรณ์',
      'วันที่ได้รับพระราชทานเครื่องราชอิสริยาภรณ์ครั้งสุดท้าย',
    ],
  },
  SALARY5Y: {
    required: false,
    isUsed: true,
    thaiTitles: [
      'เงินเดือนย้อนหลัง 5 ปี',
      'เงินเดือน 5 ปีย้อนหลัง',
      'เงินเดือนเมื่อ 5 ปีก่อน',
      'เงินเดือน 5 ปีก่อน',
      'อัตราเงินเดือนย้อนหลัง 5 ปี',
      'เงินเดือนย้อนหลังห้าปี',
      'ค่าจ้างย้อนหลัง 5 ปี',
    ],
  },
  POS_AMT: {
    required: false,
    isUsed: true,
    thaiTitles: ['เงินประจำตำแหน่ง', 'จำนวนเงินประจำตำแหน่ง', 'อัตราเงินประจำตำแหน่ง', 'เงินประจำตำแหน่ง/เงินวิทยฐานะ'],
  },
  POS_NAME: { required: false, isUsed: true, thaiTitles: ['ตำแหน่ง', 'ตำแหน่งปัจจุบัน', 'ชื่อตำแหน่ง', 'ชื่อตำแหน่งปัจจุบัน'] },
  DEP_NAME: { required: false, isUsed: false, thaiTitles: ['หน่วยงาน', 'ชื่อหน่วยงาน'] },
  ORG_NAME: { required: false, isUsed: false, thaiTitles: ['ส่วนราชการ', 'สังกัด'] },
  RANK_NAME: { required: false, isUsed: true, thaiTitles: ['ยศ'] },
  POS_CODE: { required: false, isUsed: false, thaiTitles: ['เลขที่ตำแหน่ง', 'ตำแหน่งเลขที่'] },
  BEG_C: { required: false, isUsed: false, thaiTitles: ['ระดับแรกบรรจุ', 'ระดับเมื่อบรรจุ', 'ระดับที่บรรจุ'] },
  CC: { required: false, isUsed: false, thaiTitles: ['ระดับเดิม (ซี)', 'ระดับซี', 'ซี'] },
  BEG_C_DATE: { required: false, isUsed: false, thaiTitles: ['วันเข้าสู่ระดับซีครั้งสุดท้าย'] },
  BEG_BEF_C_DATE: {
    required: false,
    isUsed: false,
    thaiTitles: ['วันเข้าสู่ระดับซีก่อนครั้งสุดท้าย'],
  },
  BEG_POS_NAME: {
    required: false,
    isUsed: false,
    thaiTitles: ['ตำแหน่งแรกบรรจุ', 'ตำแหน่งเมื่อบรรจุ', 'ตำแหน่งที่บรรจุ', 'ตำแหน่งเมื่อแรกบรรจุ'],
  },
  OLDF_NAME: { required: false, isUsed: false, thaiTitles: ['ชื่อเดิม', 'ชื่อตัวเดิม'] },
  OLDL_NAME: { required: false, isUsed: false, thaiTitles: ['นามสกุลเดิม', 'ชื่อสกุลเดิม'] },
  REMARK: { required: false, isUsed: false, thaiTitles: ['หมายเหตุ'] },
  RESIGN_DATE: {
    required: false,
    isUsed: true,
    thaiTitles: ['วันที่พ้นจากราชการ', 'วันที่พ้นราชการ', 'วันที่ออกจากราชการ', 'วันที่ลาออกจากราชการ', 'วันที่ลาออก'],
  },
  RETURN_DATE: {
    required: false,
    isUsed: true,
    thaiTitles: ['วันที่กลับเข้ารับราชการ', 'วันที่บรรจุกลับ', 'วันที่บรรจุกลับเข้ารับราชการ'],
  },
  STATUS_EXP: { required: false, isUsed: true, thaiTitles: ['สถานะการมีชีวิต', 'สถานภาพการมีชีวิต'] },
  PERSONAL_TYPE: {
    required: false,
    isUsed: true,
    thaiTitles: ['ประเภทบุคลากร', 'ประเภทของบุคลากร', 'ประเภทบุคคล', 'ประเภทเจ้าหน้าที่'],
  },
  STANDING: { required: false, isUsed: true, thaiTitles: ['วิทยฐานะ', 'วิทยฐานะปัจจุบัน'] },
  NATIONALITY: { required: false, isUsed: true, thaiTitles: ['สัญชาติ'] },
  RECALLED: { required: false, isUsed: true, thaiTitles: ['ถูกเรียกคืนเครื่องราชฯ'] },
  IMPRISONED: { required: false, isUsed: true, thaiTitles: ['ต้องโทษจำคุก'] },
  REINSTATED: { required: false, isUsed: true, thaiTitles: ['กลับเข้ารับราชการ'] },
  ACCUSED: { required: false, isUsed: true, thaiTitles: ['ถูกกล่าวหา'] },
  DEFER: { required: false, isUsed: true, thaiTitles: ['ขอชะลอ'] },
  OFFICE_DAYS: {
    required: false,
    isUsed: true,
    thaiTitles: ['จำนวนวันที่ดำรงตำแหน่งรวมกัน', 'จำนวนวันที่ดำรงตำแหน่งทางการเมืองรวมกัน'],
  },
  OFFICE_PAY: { required: false, isUsed: true, thaiTitles: ['ได้รับเงินเดือนตามกฎหมาย กทม.'] },
  SPECIAL_MERIT: { required: false, isUsed: true, thaiTitles: ['ความดีความชอบอย่างยิ่ง'] },
  HEAD: { required: false, isUsed: true, thaiTitles: ['หัวหน้าส่วนราชการ'] },
  SKILLED: { required: false, isUsed: true, thaiTitles: ['กลุ่มงานฝีมือ'] },
  MEDAL: { required: false, isUsed: true, thaiTitles: ['ได้รับ ร.จ.พ.'] },
  EXTRA_YEARS: { required: false, isUsed: true, thaiTitles: ['จำนวนปีที่เพิ่ม'] },
} as const satisfies Record<string, Column>;

/** Name of a known column. */
export type ColumnName = keyof typeof COLUMNS;

/** The columns of a name in parts; where a roster has FULL_NAME, it needs none of them. */
export const NAME_PARTS: readonly ColumnName[] = ['TIT_NAME', 'FNAME', 'LNAME'];

/** The columns that hold dates and are read. */
export const DATE_COLUMNS: readonly ColumnName[] = [
  'BIRTH_DATE',
  'BEG_DATE',
  'BEG_POS_DATE',
  'L_INS_DATE',
  'RESIGN_DATE',
  'RETURN_DATE',
];

/** The Thai title under which people see a column. */
export function titleOf(column: ColumnName): string {
  return COLUMNS[column].thaiTitles[0];
}

/** A column in a Thai sentence: its name, then its title in working lists. */
export function columnInThai(column: ColumnName): string {
  return `${column} (${titleOf(column)})`;
}
