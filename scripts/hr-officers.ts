/** Invented officers of the government's HR system: what is true of each, from which its export and a plain roster follow. */
import { addDays, buddhistYear, type CalendarDay, dayOfYear } from '../lib/vocabulary/calendar.ts';
import { CLASSES } from '../lib/vocabulary/classes.ts';
import { person } from './invented-officers.ts';
import { seeded } from './seeded-random.ts';

/** The kinds of personnel in the export, by the names that it writes. */
export const KINDS = ['ข้าราชการ', 'ลูกจ้างประจำ', 'พนักงานราชการ', 'ลูกจ้างชั่วคราว'] as const;

/** What is true of an officer. Texts are empty, and amounts null, where there is nothing. */
export interface HrOfficer {
  /** 13 digits. */
  readonly idCard: string;
  readonly kind: (typeof KINDS)[number];
  /** Title, where the person bears no rank. */
  readonly title: string;
  readonly rank: string;
  readonly first: string;
  readonly last: string;
  /** Empty: the system was not told. */
  readonly sex: 'M' | 'F' | '';
  readonly birthDate: CalendarDay;
  readonly enteredService: CalendarDay;
  /** Empty where nobody entered it, which happens for employees only. */
  readonly enteredLevel: CalendarDay | '';
  /** Code of our own documents (`K2`, `G3`); empty for employees without a level. */
  readonly level: string;
  /** What the HR system writes for the level: its own code, or a permanent employee's level in words. */
  readonly levelInExport: string;
  /** Whether a permanent employee's job compares to the skilled category; empty: not known. */
  readonly skilled: 'Y' | 'N' | '';
  /** In baht a month, as are the next two. */
  readonly salary: number;
  readonly salaryFiveYearsAgo: number | null;
  readonly allowance: number | null;
  /** Abbreviation with dots; empty: none. */
  readonly classHeld: string;
  readonly classHeldSince: CalendarDay | '';
  /** Each leaving with the return from it, oldest first. The same day: a transfer. */
  readonly breaks: readonly { readonly left: CalendarDay; readonly returned: CalendarDay }[];
  /** Newest first. */
  readonly formerNames: readonly { readonly first: string; readonly last: string }[];
  readonly positionName: string;
  readonly remark: string;
}

/** Random numbers as the officers need them. */
interface Chance {
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <T>(values: readonly T[]) => T;
  /** True in this share of cases. */
  readonly in: (share: number) => boolean;
}

function chanceOf(random: () => number): Chance {
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return {
    between,
    oneOf: (values) => values[between(0, values.length - 1)] as (typeof values)[number],
    in: (share) => random() < share,
  };
}

/** The round at whose edges the officers are. */
const ROUND = 2569;
const LAST_RETURN = dayOfYear(ROUND, { month: 4, day: 1 });

/** The minimum and maximum salaries that rules test. */
const SALARY_BOUNDS = [8_340, 10_190, 15_050, 19_860, 22_140, 58_390];

/** Lowest and highest class that an officer of a level often holds, by their places in the order of precedence. */
type UsualClasses = readonly [number, number];

/** A level of civil servants: code, lowest and highest salary, allowances of its holders, usual classes. */
type CivilServantLevel = readonly [string, number, number, readonly (number | null)[], UsualClasses];

const CIVIL_SERVANT_LEVELS: readonly CivilServantLevel[] = [
  ['O1', 9_400, 21_000, [null], [5, 8]],
  ['O2', 10_190, 38_750, [null], [7, 10]],
  ['O3', 15_410, 54_820, [null], [9, 12]],
  ['O4', 48_220, 69_040, [null, 9_900], [11, 14]],
  ['K1', 15_000, 26_900, [null], [5, 9]],
  ['K2', 15_050, 43_600, [null, 3_500], [8, 12]],
  ['K3', 22_140, 58_390, [null, 5_600], [10, 13]],
  ['K4', 31_400, 69_040, [9_900], [11, 14]],
  ['K5', 43_810, 76_800, [13_000, 15_600], [13, 16]],
  ['D1', 26_660, 59_500, [5_600], [10, 13]],
  ['D2', 32_850, 70_360, [10_000], [12, 15]],
  ['M1', 51_140, 74_320, [10_000], [12, 15]],
  ['M2', 56_380, 76_800, [14_500, 21_000], [13, 16]],
];

/** Levels of government employees: the code that the HR system writes, ours, and usual classes. */
const EMPLOYEE_GROUPS: readonly (readonly [string, string, UsualClasses])[] = [
  ['E1', 'G1', [5, 8]],
  ['E2', 'G1', [5, 8]],
  ['E6', 'G1', [5, 8]],
  ['E7', 'G1', [5, 8]],
  ['E3', 'G2', [6, 9]],
  ['E4', 'G3', [7, 10]],
  ['E5', 'G4', [8, 11]],
  ['S1', 'G5', [9, 12]],
  ['S2', 'G6', [10, 13]],
  ['S3', 'G7', [11, 14]],
];

const CLASSES_OF_EMPLOYEES: UsualClasses = [5, 8];

/** Groups of permanent employees' jobs: letter, number of its levels, and whether the job compares to the skilled category. */
const JOB_GROUPS: readonly (readonly [string, number, HrOfficer['skilled']])[] = [
  ['บ', 2, 'N'],
  ['ส', 4, ''],
  ['ช', 4, 'Y'],
  ['ท', 3, 'Y'],
];

/** The ways in which the HR system writes a permanent employee's level. */
const WAYS_OF_LEVEL: readonly ((group: string, number: number) => string)[] = [
  (group, number) => `ระดับ ${group}${number}`,
  (group, number) => `ระดับ ${group}${number}/หัวหน้า`,
  (group, number) => `${group} ${number}`,
  (group, number) => `${group}${number}`,
  (group, number) => `${group}${number}/หน.`,
];

const RANKS = ['พันตรี', 'ร้อยเอก', 'ว่าที่ร้อยตรี', 'พันตำรวจโท', 'จ่าสิบเอก'];
const POSITIONS = ['นักวิเคราะห์นโยบายและแผน', 'เจ้าพนักงานธุรการ', 'นายช่างโยธา', 'นักบริหาร', 'พนักงานสถานที่', 'พยาบาลวิชาชีพ'];
const REMARKS = [
  'รอตรวจสอบ',
  'ย้ายมา "จากเขต"',
  'บรรทัดแรก\nบรรทัดที่สอง',
  'ก, ข; ค',
  `ช่วยราชการ ${'สำนักงานเขต'.repeat(26)}`,
];

/** A day near the one that was so many full years before the cut-off day, or any day of those years. */
function dayOfService(chance: Chance, edges: readonly number[]): CalendarDay {
  if (chance.in(0.25)) {
    return addDays(dayOfYear(ROUND - chance.oneOf(edges), { month: 5, day: 29 }), chance.between(-1, 1));
  }
  return dayOfYear(chance.between(2530, 2564), { month: chance.between(1, 12), day: chance.between(1, 28) });
}

/** A salary at a bound of the rules, a baht beside it, or anywhere in the level's range. */
function salaryFrom(chance: Chance, least: number, most: number): number {
  const bounds = [...SALARY_BOUNDS, most].filter((bound) => bound >= least - 1 && bound <= most + 1);
  return chance.in(0.4) ? chance.oneOf(bounds) + chance.between(-1, 1) : chance.between(least, most);
}

function birthDateFor(chance: Chance, enteredService: CalendarDay): CalendarDay {
  const entryYear = buddhistYear(Number(enteredService.slice(0, 4)));
  // The first and the last birthday of those who retire at the end of the round's year, and the days beside them.
  if (entryYear < 2550 && chance.in(0.2)) {
    return addDays(dayOfYear(ROUND - chance.between(60, 61), { month: 10, day: 1 }), chance.between(-1, 1));
  }
  const year = Math.max(entryYear - chance.between(20, 32), ROUND - 59);
  return dayOfYear(year, { month: chance.between(1, 12), day: chance.between(1, 28) });
}

function classHeldBy(chance: Chance, [least, most]: UsualClasses): Pick<HrOfficer, 'classHeld' | 'classHeldSince'> {
  if (chance.in(0.15)) {
    return { classHeld: '', classHeldSince: '' };
  }
  const { abbreviation: classHeld } = chance.oneOf(chance.in(0.1) ? CLASSES : CLASSES.slice(least - 1, most));
  if (chance.in(0.03)) {
    return { classHeld, classHeldSince: '' };
  }
  // Awards were made on the birthday of the ninth reign before the year 2560; since then on 28 July.
  const year = chance.in(0.5) ? chance.oneOf([2564, 2565, 2566, 2567, 2568]) : chance.between(2550, 2568);
  return { classHeld, classHeldSince: dayOfYear(year, year < 2560 ? { month: 12, day: 5 } : { month: 7, day: 28 }) };
}

/** Up to three leavings with returns, in order, the first of them years after the entry. */
function breaksAfter(chance: Chance, enteredService: CalendarDay): HrOfficer['breaks'] {
  const breaks: { left: CalendarDay; returned: CalendarDay }[] = [];
  const count = chance.in(0.75) ? 0 : chance.oneOf([1, 1, 2, 3]);
  let after = addDays(enteredService, 200);
  for (let index = 0; index < count; index += 1) {
    const left = addDays(after, chance.between(1, 1_500));
    const returned = chance.in(0.4) ? left : addDays(left, chance.between(1, 900));
    if (returned > LAST_RETURN) {
      break;
    }
    breaks.push({ left, returned });
    after = returned;
  }
  return breaks;
}

/** What the kind of personnel decides: level, salary, allowance, day of entering the level, class held. */
function positionOf(chance: Chance, kind: HrOfficer['kind'], enteredService: CalendarDay) {
  const entered = dayOfService(chance, [3, 5, 8, 10]);
  const enteredLevel = chance.in(0.2) || entered < enteredService ? enteredService : entered;
  if (kind === 'ข้าราชการ') {
    const [level, least, most, allowances, classes] = chance.oneOf(CIVIL_SERVANT_LEVELS);
    const salary = salaryFrom(chance, least, most);
    const allowance = chance.oneOf(allowances);
    const held = classHeldBy(chance, classes);
    return { level, levelInExport: level, skilled: '', salary, allowance, enteredLevel, ...held } as const;
  }
  if (kind === 'พนักงานราชการ') {
    const [levelInExport, level, classes] = chance.oneOf(EMPLOYEE_GROUPS);
    const salary = salaryFrom(chance, 10_430, 68_350);
    const held = classHeldBy(chance, classes);
    return { level, levelInExport, skilled: '', salary, allowance: null, enteredLevel, ...held } as const;
  }
  const [group, levels, skilled] = chance.oneOf(JOB_GROUPS);
  const isPermanent = kind === 'ลูกจ้างประจำ';
  return {
    level: '',
    levelInExport: isPermanent || chance.in(0.5) ? chance.oneOf(WAYS_OF_LEVEL)(group, chance.between(1, levels)) : '',
    skilled: isPermanent ? skilled : '',
    salary: salaryFrom(chance, 8_340, 41_610),
    allowance: null,
    enteredLevel: chance.in(0.3) ? '' : enteredLevel,
    ...classHeldBy(chance, CLASSES_OF_EMPLOYEES),
  } as const;
}

function kindBy(chance: Chance): HrOfficer['kind'] {
  const share = chance.between(1, 20);
  return share <= 11 ? 'ข้าราชการ' : share <= 14 ? 'ลูกจ้างประจำ' : share <= 18 ? 'พนักงานราชการ' : 'ลูกจ้างชั่วคราว';
}

function officer(chance: Chance, agency: string, number: number): HrOfficer {
  const { ID_CARD = '', TIT_NAME = '', FNAME = '', LNAME = '', SEX = '' } = person(agency, number);
  const rank = chance.in(0.1) ? chance.oneOf(RANKS) : '';
  const kind = kindBy(chance);
  const enteredService = dayOfService(chance, [3, 5, 8]);
  const position = positionOf(chance, kind, enteredService);
  const formerNames = Array.from({ length: chance.in(0.85) ? 0 : chance.between(1, 2) }, (_, index) => {
    const former = person(agency, number + 2 + 34 * index);
    return { first: former.FNAME ?? '', last: former.LNAME ?? '' };
  });
  const isKnownSalary = !chance.in(0.1) && enteredService < dayOfYear(ROUND - 5, { month: 4, day: 1 });
  return {
    idCard: ID_CARD,
    kind,
    title: rank === '' ? TIT_NAME : '',
    rank,
    first: FNAME,
    last: LNAME,
    sex: chance.in(0.05) ? '' : (SEX as 'M' | 'F'),
    birthDate: birthDateFor(chance, enteredService),
    enteredService,
    ...position,
    salaryFiveYearsAgo: isKnownSalary ? salaryFrom(chance, Math.min(8_340, position.salary), position.salary) : null,
    breaks: breaksAfter(chance, enteredService),
    formerNames,
    positionName: chance.oneOf(POSITIONS),
    remark: chance.in(0.9) ? '' : chance.oneOf(REMARKS),
  };
}

/** Invented officers of all four kinds, many of them at the edge of a rule in round 2569; the same seed gives the same ones. */
export function hrOfficers(agency: string, count: number, seed: number): HrOfficer[] {
  const chance = chanceOf(seeded(seed));
  return Array.from({ length: count }, (_, index) => officer(chance, agency, index + 1));
}
