import type { JobGroup, PersonnelType } from './officer.ts';
import { comparable } from './words.ts';

/** A level of a position, as the roster's `POS_LEV` names it. */
export interface Level {
  /** Code used in rosters and results. */
  readonly code: string;
  readonly personnelType: PersonnelType;
  /** Type of position in Thai, such as วิชาการ; empty for a level without one. */
  readonly positionType: string;
  /** Name of the level in Thai. */
  readonly th: string;
  readonly en: string;
  /** Other spellings that mean this level only. */
  readonly alsoWritten: readonly string[];
}

function civilServantLevel(
  code: string,
  positionType: string,
  th: string,
  en: string,
  alsoWritten: readonly string[] = [],
): Level {
  return { code, personnelType: 'civilServant', positionType, th, en, alsoWritten };
}

function teacherLevel(code: string, th: string, en: string): Level {
  return { code, personnelType: 'teacher', positionType: '', th, en, alsoWritten: [] };
}

function employeeGroup(code: string, th: string, en: string, alsoWritten: readonly string[] = []): Level {
  return { code, personnelType: 'governmentEmployee', positionType: '', th, en, alsoWritten };
}

/**
 * Every level a roster can name. Civil servants: Civil Service Act B.E. 2551, section 46, and the local levels of
 * schedule 17; teachers: salary ranks คศ.; government employees: the groups of schedule 26, with the codes E and S that the
 * government's HR system gives them (its table of levels; E7 under กลุ่มงานเทคนิค: sureness M). Permanent employees have no
 * level: their wage decides.
 */
export const LEVELS: readonly Level[] = [
  civilServantLevel('O1', 'ทั่วไป', 'ปฏิบัติงาน', 'General, operational', ['ปฏิบัติงาน', 'ปง']),
  civilServantLevel('O2', 'ทั่วไป', 'ชำนาญงาน', 'General, experienced', ['ชำนาญงาน', 'ชง']),
  civilServantLevel('O3', 'ทั่วไป', 'อาวุโส', 'General, senior', ['อาวุโส', 'อว']),
  civilServantLevel('O4', 'ทั่วไป', 'ทักษะพิเศษ', 'General, highly skilled', ['ทักษะพิเศษ', 'ทพ']),
  civilServantLevel('K1', 'วิชาการ', 'ปฏิบัติการ', 'Knowledge worker, practitioner', ['ปฏิบัติการ', 'ปก']),
  civilServantLevel('K2', 'วิชาการ', 'ชำนาญการ', 'Knowledge worker, professional', ['ชำนาญการ', 'ชก']),
  civilServantLevel('K3', 'วิชาการ', 'ชำนาญการพิเศษ', 'Knowledge worker, senior professional', ['ชำนาญการพิเศษ', 'ชพ']),
  civilServantLevel('K4', 'วิชาการ', 'เชี่ยวชาญ', 'Knowledge worker, expert', ['เชี่ยวชาญ', 'ชช']),
  civilServantLevel('K5', 'วิชาการ', 'ทรงคุณวุฒิ', 'Knowledge worker, advisory', ['ทรงคุณวุฒิ', 'ทว']),
  civilServantLevel('D1', 'อำนวยการ', 'ต้น', 'Managerial, primary', ['อต']),
  civilServantLevel('D2', 'อำนวยการ', 'สูง', 'Managerial, higher', ['อส']),
  civilServantLevel('M1', 'บริหาร', 'ต้น', 'Executive, primary', ['บต']),
  civilServantLevel('M2', 'บริหาร', 'สูง', 'Executive, higher', ['บส']),
  civilServantLevel('LD1', 'อำนวยการท้องถิ่น', 'ต้น', 'Local managerial, primary'),
  civilServantLevel('LD2', 'อำนวยการท้องถิ่น', 'กลาง', 'Local managerial, middle'),
  civilServantLevel('LD3', 'อำนวยการท้องถิ่น', 'สูง', 'Local managerial, higher'),
  civilServantLevel('LM1', 'บริหารท้องถิ่น', 'ต้น', 'Local executive, primary'),
  civilServantLevel('LM2', 'บริหารท้องถิ่น', 'กลาง', 'Local executive, middle'),
  civilServantLevel('LM3', 'บริหารท้องถิ่น', 'สูง', 'Local executive, higher'),
  teacherLevel('KS0', 'ครูผู้ช่วย', 'Assistant teacher'),
  teacherLevel('KS1', 'คศ.1', 'Teachers’ salary rank 1'),
  teacherLevel('KS2', 'คศ.2', 'Teachers’ salary rank 2'),
  teacherLevel('KS3', 'คศ.3', 'Teachers’ salary rank 3'),
  teacherLevel('KS4', 'คศ.4', 'Teachers’ salary rank 4'),
  teacherLevel('KS5', 'คศ.5', 'Teachers’ salary rank 5'),
  employeeGroup('G1', 'กลุ่มงานบริการ กลุ่มงานเทคนิค', 'Service and technical groups', [
    ...['บริการ', 'E1'],
    ...['เทคนิค', 'เทคนิคทั่วไป', 'E2', 'E6'],
    ...['เทคนิคพิเศษ', 'E7'],
  ]),
  employeeGroup('G2', 'กลุ่มงานบริหารทั่วไป', 'General administration group', ['E3']),
  employeeGroup('G3', 'กลุ่มงานวิชาชีพเฉพาะ', 'Specific profession group', ['E4']),
  employeeGroup('G4', 'กลุ่มงานเชี่ยวชาญเฉพาะ', 'Specific expertise group', ['E5']),
  employeeGroup('G5', 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับทั่วไป', 'Special expertise group, general', ['S1']),
  employeeGroup('G6', 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับประเทศ', 'Special expertise group, national', ['S2']),
  employeeGroup('G7', 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับสากล', 'Special expertise group, international', ['S3']),
];

const LEVEL_BY_CODE: ReadonlyMap<string, Level> = new Map(LEVELS.map((level) => [level.code, level]));

/** The level of a code such as `K2`; undefined for an unknown code. */
export function levelOf(code: string): Level | undefined {
  return LEVEL_BY_CODE.get(code);
}

/** Whether a personnel type has levels, so that POS_LEV must name one; the position or the wage decides otherwise. */
export function hasLevels(personnelType: PersonnelType): boolean {
  return LEVELS.some((level) => level.personnelType === personnelType);
}

/** Unambiguous Thai name of a level: its position type, if any, and its name. */
export function nameOfLevel({ positionType, th }: Level): string {
  return `${positionType} ${th}`.trim();
}

/** Words around a level's name that do not distinguish levels. */
const LEVEL_FILLERS = /ประเภท|ตำแหน่ง|ระดับ|อันดับ|กลุ่มงาน|กลุ่ม|[/:,|]/g;

/** Longest text, in characters, that can name a level. */
const LEVEL_MAX_CHARACTERS = 120;

function comparableLevel(text: string): string {
  return comparable(text.replace(/ํา/g, 'ำ').replace(LEVEL_FILLERS, ''));
}

const CODE_BY_TEXT: ReadonlyMap<string, string> = new Map(
  LEVELS.flatMap(({ code, positionType, th, alsoWritten }) =>
    [code, positionType + th, th + positionType, ...alsoWritten].map((text) => [comparableLevel(text), code] as const),
  ),
);

/**
 * The code of the level that a text names: a code (`K2`, `E3`), a Thai name (ชำนาญการ, ชก.), position type and level
 * in either order (ประเภทวิชาการ ระดับชำนาญการ), or two of them side by side (K2 ชำนาญการ), in any letter case and spacing. Null for an unknown,
 * ambiguous or contradictory text, such as ต้น alone.
 */
export function levelFrom(text: string): string | null {
  if (text.length > LEVEL_MAX_CHARACTERS) {
    return null;
  }
  const words = comparableLevel(text);
  const code = CODE_BY_TEXT.get(words);
  if (code !== undefined) {
    return code;
  }
  for (let at = 1; at < words.length; at += 1) {
    const first = CODE_BY_TEXT.get(words.slice(0, at));
    if (first !== undefined && first === CODE_BY_TEXT.get(words.slice(at))) {
      return first;
    }
  }
  return null;
}

const OLD_LEVEL = new RegExp(
  `^(?:${comparable('ระดับ')}|${comparable('ซี')}|C)*0?(?:[1-9]|1[01])(?:วช|วช?ช|ชช|ว|บส|บ|/)*$`,
);

/** Whether a text names one of the levels 1 to 11, with or without ระดับ or ซี: in force until B.E. 2551. */
export function isOldLevel(text: string): boolean {
  return OLD_LEVEL.test(comparable(text));
}

/** The groups of permanent employees' jobs by name; ช่าง comes last, because names of single jobs begin with it. */
const JOB_GROUP_NAMES: readonly (readonly [JobGroup, RegExp])[] = [
  ['บ', /^บริการพื้นฐาน/],
  ['ส', /^สนับสนุน/],
  ['ท', /^เทคนิคพิเศษ/],
  ['ช', /^ช่าง/],
];

/** The code of a permanent employee's level: the letter of its group and a number, at the beginning of a word. */
const JOB_LEVEL = /(?<![\u0e00-\u0e7f])([บสชท])[ .]*[1-9]/;

/**
 * The group of jobs that the level of a permanent employee names (ระดับ ช2/หัวหน้า, บ 2, กลุ่มงานช่าง); null where it names
 * none.
 */
export function jobGroupFrom(text: string): JobGroup | null {
  const words = text.slice(0, LEVEL_MAX_CHARACTERS).replace(/[๐-๙]/g, (digit) => comparable(digit));
  const bare = words.replace(/ระดับ|กลุ่มงาน|กลุ่ม|หมวด|งาน/g, ' ').trim();
  const letter = JOB_LEVEL.exec(bare)?.[1] ?? /^([บสชท])\.?$/.exec(bare)?.[1];
  return (letter as JobGroup | undefined) ?? JOB_GROUP_NAMES.find(([, name]) => name.test(bare))?.[0] ?? null;
}

/** Teachers' ranks whose holders usually have an academic standing: if it is empty, a note asks to check it. */
export const LEVELS_WITH_STANDING: ReadonlySet<string | null> = new Set(['KS3', 'KS4', 'KS5']);

/** The academic standings of schedule 16. */
export const STANDINGS = ['ชำนาญการ', 'ชำนาญการพิเศษ', 'เชี่ยวชาญ', 'เชี่ยวชาญพิเศษ'] as const;

/** An academic standing (วิทยฐานะ) of schedule 16. */
export type Standing = (typeof STANDINGS)[number];

const STANDING_BY_TEXT: ReadonlyMap<string, Standing> = new Map(
  STANDINGS.map((standing) => [comparable(standing), standing]),
);

/** Words before a standing's name that do not change it: ครูชำนาญการ, วิทยฐานะชำนาญการ. */
const STANDING_FILLERS = /วิทยฐานะ|รองผู้อำนวยการ|ผู้อำนวยการ|ศึกษานิเทศก์|ครู/g;

/** The standing that a text names; `none` for a text that says there is no standing, null for an unknown one. */
export function standingFrom(text: string): Standing | 'none' | null {
  const words = comparable(text.normalize('NFC').replace(STANDING_FILLERS, ''));
  return words === '' || words === comparable('ไม่มี') ? 'none' : (STANDING_BY_TEXT.get(words) ?? null);
}
