import type { PersonnelType } from './officer.ts';
import { comparable } from './words.ts';

const NAMES_OF_TYPES: readonly (readonly [PersonnelType, readonly string[]])[] = [
  [
    'civilServant',
    [
      'ข้าราชการ',
      'ข้าราชการสามัญ',
      'ข้าราชการพลเรือน',
      'ข้าราชการพลเรือนสามัญ',
      'ข้าราชการ กทม.',
      'ข้าราชการ กทม. สามัญ',
      'ข้าราชการกรุงเทพมหานคร',
      'ข้าราชการกรุงเทพมหานครสามัญ',
    ],
  ],
  [
    'teacher',
    [
      'ครู',
      'ข้าราชการครู',
      'ข้าราชการครู กทม.',
      'ข้าราชการครูกรุงเทพมหานคร',
      'ข้าราชการครูและบุคลากรทางการศึกษา',
      'ข้าราชการกรุงเทพมหานครครูและบุคลากรทางการศึกษา',
      'ข้าราชการครูและบุคลากรทางการศึกษากรุงเทพมหานคร',
    ],
  ],
  ['permanentEmployee', ['ลูกจ้างประจำ', 'ลูกจ้างประจำ กทม.', 'ลูกจ้างประจำกรุงเทพมหานคร']],
  ['governmentEmployee', ['พนักงานราชการ', 'พนักงานราชการทั่วไป', 'พนักงานราชการพิเศษ']],
  [
    'politicalOfficer',
    [
      'ข้าราชการการเมือง',
      'ข้าราชการการเมือง กทม.',
      'ข้าราชการการเมืองกรุงเทพมหานคร',
      'ข้าราชการการเมืองในกรุงเทพมหานคร',
      'ผู้ดำรงตำแหน่งทางการเมือง',
      'ผู้ดำรงตำแหน่งทางการเมือง กทม.',
      'ผู้ดำรงตำแหน่งทางการเมืองกรุงเทพมหานคร',
      'ผู้ดำรงตำแหน่งทางการเมืองในกรุงเทพมหานคร',
      'ผู้ว่าราชการกรุงเทพมหานคร',
      'รองผู้ว่าราชการกรุงเทพมหานคร',
      'สมาชิกสภา กทม.',
      'สมาชิกสภากรุงเทพมหานคร',
      'ส.ก.',
      'สมาชิกสภาเขต',
      'สมาชิกสภาเขต กทม.',
      'สมาชิกสภาเขตกรุงเทพมหานคร',
      'ส.ข.',
    ],
  ],
];

const TYPE_BY_NAME: ReadonlyMap<string, PersonnelType> = new Map(
  NAMES_OF_TYPES.flatMap(([type, names]) => names.map((name): [string, PersonnelType] => [comparable(name), type])),
);

/**
 * Kinds of personnel in no schedule of the regulation: item 12 (3). Other words may follow (กทม., เงินบำรุง), so a longer name
 * stands before its beginning.
 */
const IN_NO_SCHEDULE = [
  'ลูกจ้างชั่วคราว',
  'ลูกจ้างรายวัน',
  'ลูกจ้างรายเดือน',
  'ลูกจ้างรายปี',
  'ลูกจ้างรายชั่วโมง',
  'ลูกจ้างรายคาบ',
  'ลูกจ้างโครงการ',
  'ลูกจ้างเหมา',
  'ลูกจ้างตามสัญญา',
  'ลูกจ้างอัตราจ้าง',
  'อัตราจ้าง',
  'ครูอัตราจ้าง',
  'พนักงานจ้างตามภารกิจ',
  'พนักงานจ้างทั่วไป',
  'พนักงานจ้างผู้เชี่ยวชาญพิเศษ',
  'พนักงานจ้างเหมา',
  'พนักงานจ้าง',
  'พนักงานโครงการ',
  'พนักงานชั่วคราว',
  'จ้างเหมาบริการ',
  'จ้างเหมา',
  'ผู้รับจ้าง',
  'อาสาสมัคร',
].map((name) => [comparable(name), name] as const);

/** Words that only the personnel types of this service have. */
const OF_A_TYPE = new RegExp(
  `${comparable('ข้าราชการ')}|${comparable('ประจำ')}(?!ปี|เดือน|วัน)|${comparable('พนักงานราชการ')}`,
);

/** Words of kinds that the regulation has schedules for, none of which this service holds. */
const OF_OTHER_SCHEDULES =
  /ตำรวจ|ทหาร|การเมือง|มหาวิทยาลัย|อุดมศึกษา|รัฐวิสาหกิจ|ตุลาการ|ศาล|อัยการ|รัฐสภา|กำนัน|ผู้ใหญ่บ้าน|กรรมการ|ผู้บริหารท้องถิ่น|สมาชิกสภา/;

/** Longest text, in characters, that can name a kind of personnel. */
const KIND_MAX_CHARACTERS = 120;

/** What the text of PERSONAL_TYPE names. */
export type Personnel =
  | { readonly type: PersonnelType }
  /** A kind in no schedule, by its name in the vocabulary. */
  | { readonly inNoSchedule: string }
  | 'ofOtherSchedule'
  | 'unknown';

/** The kind of personnel that a text names, in any spacing. */
export function personnelFrom(text: string): Personnel {
  const words = comparable(text.slice(0, KIND_MAX_CHARACTERS));
  const type = TYPE_BY_NAME.get(words);
  if (type !== undefined) {
    return { type };
  }
  const [beginning, inNoSchedule] = IN_NO_SCHEDULE.find(([name]) => words.startsWith(name)) ?? ['', null];
  if (inNoSchedule !== null) {
    // Two kinds in one cell (ลูกจ้างชั่วคราว/ลูกจ้างประจำ) name neither.
    const rest = words.slice(beginning.length);
    return OF_A_TYPE.test(rest) ? 'unknown' : { inNoSchedule };
  }
  return OF_OTHER_SCHEDULES.test(text.slice(0, KIND_MAX_CHARACTERS)) ? 'ofOtherSchedule' : 'unknown';
}
