import { LEVELS, type Level, levelOf, nameOfLevel } from '../vocabulary/levels.ts';
import type { Officer, RowPlace, ServiceBreak } from '../vocabulary/officer.ts';
import { type BothLanguages, withCommas } from '../vocabulary/words.ts';
import type { Verdict } from './judgement.ts';
import { dayInEnglish, dayInThai, withThaiDigits } from './wording.ts';

// Parts of sentences, in both languages, for placeholders that are neither a number nor a text of the roster

/** No class is held. */
export const NO_CLASS: BothLanguages = { th: 'ไม่มีชั้นตรา', en: 'none' };

/** The position as the roster describes it: with the level's name in Thai, and its code in English. */
export function positionOf({ level: code, standing, positionName, allowance }: Officer): BothLanguages {
  const level = LEVELS.find((one) => one.code === code);
  const list = (...parts: readonly (string | number | null)[]) => parts.filter((part) => part !== null).join(', ');
  const thai = list(
    level === undefined ? code : nameOfLevel(level),
    standing,
    positionName,
    allowance === null ? null : `${withCommas(allowance)} บาท`,
  );
  return { th: thai || 'ไม่มีข้อมูล', en: list(code, standing, positionName, allowance) || 'nothing' };
}

/** The file and the sheet of a row, behind its number; names stand as they are written. */
function sheetOf({ file, sheet }: RowPlace): BothLanguages {
  if (sheet === null) {
    return file === null ? { th: '', en: '' } : { th: ` ของแฟ้ม ${file}`, en: ` of file ${file}` };
  }
  return {
    th: ` ของชีต ${sheet}${file === null ? '' : ` (แฟ้ม ${file})`}`,
    en: ` of sheet ${sheet}${file === null ? '' : ` (file ${file})`}`,
  };
}

/** Rows by their numbers, those of one sheet together; to be written as it is (`{name:written}`). */
export function rowNumbers(rows: readonly RowPlace[]): BothLanguages {
  const bySheet = Map.groupBy(rows, (place) => sheetOf(place).en);
  const listed = [...bySheet.values()].map((ofSheet) => {
    const numbers = ofSheet.map(({ row }) => row).join(', ');
    const { th, en } = sheetOf(ofSheet[0] as RowPlace);
    return { th: withThaiDigits(numbers) + th, en: numbers + en };
  });
  return { th: listed.map(({ th }) => th).join(' และแถวที่ '), en: listed.map(({ en }) => en).join(' and row ') };
}

/** Data that cannot be true together: the `what` of DATA_CONTRADICTS. */
export const CONTRADICTIONS = {
  enteredBeforeBirth: { th: 'วันบรรจุไม่อยู่หลังวันเกิด', en: 'service was entered no later than birth' },
  awardWithoutClass: { th: 'มีวันที่ได้รับพระราชทานแต่ไม่มีชั้นตรา', en: 'an award has a day but no class' },
  awardedBeforeBirth: { th: 'วันที่ได้รับพระราชทานไม่อยู่หลังวันเกิด', en: 'the class was awarded no later than birth' },
  levelBeforeService: { th: 'วันเข้าสู่ระดับปัจจุบันอยู่ก่อนวันบรรจุ', en: 'the level was entered before the service' },
} as const satisfies Readonly<Record<string, BothLanguages>>;

/** Which class is nominated: the `way` of WHICH_CLASS. */
export const WAYS_TO_CHOOSE = {
  stepwise: { th: 'ทีละชั้นตรา', en: 'the lowest class above the one held' },
  entitlement: { th: 'ชั้นตราสูงสุดที่เข้าเงื่อนไข', en: 'the highest class whose conditions are met' },
} as const satisfies Readonly<Record<string, BothLanguages>>;

/** Whether schedule 26 covers the administration's government employees: the `way` of GOVERNMENT_EMPLOYEE_SCHEDULE. */
export const WAYS_TO_COVER = {
  26: { th: 'อยู่ในบัญชีนี้', en: 'in it' },
  none: { th: 'ไม่อยู่ในบัญชีใด', en: 'in no schedule' },
} as const satisfies Readonly<Record<string, BothLanguages>>;

/** A schedule, or one of its rows, as people cite it. */
export function placeInSchedule(schedule: number, row: number | null): BothLanguages {
  return {
    th: `บัญชี ${schedule}${row === null ? '' : ` ลำดับที่ ${row}`}`,
    en: `schedule ${schedule}${row === null ? '' : `, row ${row}`}`,
  };
}

interface CitedRule {
  readonly scheduleNumber: number;
  readonly rowNumber: number;
  readonly step: { readonly clause: number | null };
}

/** A rule as people cite it. */
export function placeOfRule({ scheduleNumber, rowNumber, step: { clause } }: CitedRule): BothLanguages {
  const { th, en } = placeInSchedule(scheduleNumber, rowNumber);
  return {
    th: `${th}${clause === null ? '' : ` ข้อ ${clause}`}`,
    en: `${en}${clause === null ? '' : `, clause ${clause}`}`,
  };
}

/** The schedules in which a row is looked for: the `schedules` of NO_ROW. */
export function nameOfSchedules(schedules: readonly { readonly number: number }[]): BothLanguages {
  if (schedules.length === 0) {
    return { th: 'บัญชีใดของระเบียบ', en: 'any schedule' };
  }
  const numbers = schedules.map(({ number }) => number);
  return {
    th: `${numbers.map((number) => `บัญชี ${number}`).join(' และ')} `,
    en: `${numbers.length === 1 ? 'schedule' : 'schedules'} ${numbers.join(' and ')}`,
  };
}

/** A remark (หมายเหตุ) of a schedule as people cite it; `number` null: the only remark of its schedule. */
export function nameOfRemark(schedule: number, number: number | null): BothLanguages {
  return {
    th: `หมายเหตุ${number === null ? '' : ` ${number} `}ของบัญชี ${schedule}`,
    en: `${number === null ? 'the remark' : `remark ${number}`} of schedule ${schedule}`,
  };
}

/** How the service of a reinstated officer is counted: the `how` of REINSTATED. */
export function wayToCountReinstated(schedule: number, remark: { number: number | null } | null): BothLanguages {
  if (remark === null) {
    return { th: ` ซึ่งบัญชี ${schedule} มิได้กำหนดวิธีนับไว้`, en: `schedule ${schedule} does not say how` };
  }
  const { th, en } = nameOfRemark(schedule, remark.number);
  return { th: `ตาม${th}`, en: `by ${en}` };
}

/** Whether service that was broken may be joined: the `how` of SERVICE_BROKEN and BREAK_IN_SERVICE. */
export function wayToJoinService(schedule: number, remark: { number: number | null } | null): BothLanguages {
  if (remark === null) {
    return {
      th: `ซึ่งบัญชี ${schedule} มิได้กำหนดให้นับระยะเวลาต่อกัน`,
      en: `schedule ${schedule} says nothing of joining it`,
    };
  }
  const { th, en } = nameOfRemark(schedule, remark.number);
  return {
    th: `ซึ่งตาม${th} นับระยะเวลาต่อกันได้เฉพาะผู้ที่ออกไปปฏิบัติงานตามที่คณะรัฐมนตรีอนุมัติในองค์การระหว่างประเทศหรือหน่วยงานที่มิใช่หน่วยงานของรัฐ และให้นับเวลานั้นสำหรับบำเหน็จบำนาญเหมือนเต็มเวลาราชการ`,
    en: `by ${en} it may be joined only after work that the cabinet approved, in an international organisation or a body outside the state, if that time counts in full towards the pension`,
  };
}

const JOINED_BY_TRANSFER: BothLanguages = {
  th: 'ซึ่งการออกและกลับเข้าในวันเดียวกันถือว่าเป็นการโอน จึงนับระยะเวลาต่อกันได้',
  en: 'it may be joined, as a return on the day of leaving is taken as a transfer',
};

/** Whether service before the day of entering may be joined, by the entry before that day: the `how` of EARLIER_SERVICE_UNKNOWN. */
export function wayToJoinEarlierService(
  { left, returned }: ServiceBreak,
  schedule: number,
  remark: { number: number | null } | null,
): BothLanguages {
  return left === returned ? JOINED_BY_TRANSFER : wayToJoinService(schedule, remark);
}

/** Leavings and returns in a sentence. */
export function breaksInWords(breaks: readonly ServiceBreak[]): BothLanguages {
  return {
    th: breaks.map(({ left, returned }) => `ออกวันที่ ${dayInThai(left)} กลับเข้าวันที่ ${dayInThai(returned)}`).join(', '),
    en: breaks.map(({ left, returned }) => `left ${dayInEnglish(left)}, back ${dayInEnglish(returned)}`).join('; '),
  };
}

/** The days of the returns, in a sentence. */
export function returnsInWords(breaks: readonly ServiceBreak[]): BothLanguages {
  return {
    th: breaks.map(({ returned }) => dayInThai(returned)).join(', '),
    en: breaks.map(({ returned }) => dayInEnglish(returned)).join(', '),
  };
}

/** When an officer was reinstated: the `when` of REINSTATED; nothing where the roster does not say. */
export function whenReinstated(breaks: readonly ServiceBreak[]): BothLanguages {
  const { th, en } = breaksInWords(breaks);
  return breaks.length === 0 ? { th: '', en: '' } : { th: ` (${th})`, en: ` (${en})` };
}

/** Whether the jobs of a group are taken to compare to the skilled category: the `answer` of SKILLED_BY_GROUP. */
export function comparesToSkilled(isComparable: boolean): BothLanguages {
  return isComparable
    ? { th: 'เทียบได้กับหมวดฝีมือขึ้นไป', en: 'to compare to the skilled category' }
    : { th: 'เทียบไม่ได้กับหมวดฝีมือ', en: 'not to compare to the skilled category' };
}

const BOUNDS = {
  minimum: { th: 'ขั้นต่ำ', en: 'minimum' },
  maximum: { th: 'ขั้นสูง', en: 'maximum' },
} as const satisfies Readonly<Record<string, BothLanguages>>;

/** A bound of a level's salaries in words: the level's name, with its position type where another level has that name. */
export function nameOfAmount(amount: `${string}.${keyof typeof BOUNDS}`): BothLanguages {
  const [code, bound] = amount.split('.') as [string, keyof typeof BOUNDS];
  const level = levelOf(code) as Level;
  const { personnelType, positionType, th } = level;
  const isShared = LEVELS.some((other) => other !== level && other.th === th);
  const nameInThai = `${personnelType === 'teacher' ? 'อันดับ ' : 'ระดับ'}${th}`;
  return {
    th: `${BOUNDS[bound].th}ของ${isShared ? `ประเภท${positionType} ` : ''}${nameInThai}`,
    en: `the ${BOUNDS[bound].en} of ${isShared ? nameOfLevel(level) : th} (${code})`,
  };
}

interface AmountInBaht {
  readonly name: `${string}.${keyof typeof BOUNDS}`;
  readonly baht: number | null;
}

/** Other amounts for bounds of salaries: the `amounts` of SALARY_MINIMUM. */
export function amountsInWords(amounts: readonly AmountInBaht[]): BothLanguages {
  const named = amounts.map(({ name, baht }) => ({ ...nameOfAmount(name), baht: withCommas(Number(baht)) }));
  return {
    th: named.map(({ th, baht }) => `${baht} บาท เป็น${th}`).join(' และ '),
    en: named.map(({ en, baht }) => `${baht} baht as ${en}`).join(' and '),
  };
}

/** A verdict within a sentence: the `result` of the notes on open points. */
export function nameOfVerdict(verdict: Verdict, nominated: string | null): BothLanguages {
  switch (verdict) {
    case 'eligible':
      return { th: `อาจเสนอขอพระราชทาน ${nominated}`, en: `eligible for ${nominated}` };
    case 'review':
      return nominated === null
        ? { th: 'ต้องให้เจ้าหน้าที่พิจารณา', en: 'for review' }
        : { th: `ต้องให้เจ้าหน้าที่พิจารณา (${nominated})`, en: `for review (${nominated})` };
    case 'notEligible':
      return { th: 'ยังไม่เข้าหลักเกณฑ์', en: 'not eligible' };
  }
}

/** The round in which a step could be met: the `when` of NEAREST_STEP; null: there is none. */
export function firstRound(roundYear: number | null): BothLanguages {
  return roundYear === null
    ? { th: 'ยังไม่อาจระบุปีที่จะครบเงื่อนไขได้', en: 'no round can be named in which it would be met' }
    : { th: `อาจครบเงื่อนไขในปี ${roundYear}`, en: `it could be met in round ${roundYear}` };
}
