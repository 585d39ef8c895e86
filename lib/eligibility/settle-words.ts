import { addDays } from '../vocabulary/calendar.ts';
import { CLASSES } from '../vocabulary/classes.ts';
import { COLUMNS, type ColumnName, columnInThai, DATE_COLUMNS } from '../vocabulary/columns.ts';
import { type BothLanguages, withCommas } from '../vocabulary/words.ts';
import type { Change, FactValue, SettledOutcome } from './judgement.ts';
import { nameOfAmount, nameOfVerdict } from './phrases.ts';
import type { ReasonCode } from './reasons.ts';
import type { AmountName } from './rule-set.ts';
import { dayInEnglish, dayInThai, withThaiDigits } from './wording.ts';

interface Question extends BothLanguages {
  /** Whether the verdict after a no is not the present rules' to say. */
  readonly isOnlyYes?: true;
}

/** Before the code of the reason in the name of a question; a column may have the same name as the code. */
export const QUESTION = 'question ';

/** What people must answer, by the reason that leaves it open. */
export const QUESTIONS: Partial<Readonly<Record<ReasonCode, Question>>> = {
  RETIRED_BY_AGE: {
    th: 'มีคุณสมบัติครบก่อนพ้นจากหน้าที่หรือไม่',
    en: 'Were the conditions met before the officer left?',
  },
  REINSTATED: {
    th: 'นับระยะเวลารับราชการติดต่อกันแล้วครบหรือไม่',
    en: 'Are the years of service enough, counted by hand?',
  },
  SERVICE_BROKEN: { th: 'นับระยะเวลารับราชการต่อกันได้หรือไม่', en: 'May the service be joined?' },
  EARLIER_SERVICE_UNKNOWN: {
    th: 'นับระยะเวลาก่อนวันบรรจุรวมด้วยจนครบได้หรือไม่',
    en: 'May enough of the service before BEG_DATE be joined?',
  },
  EXTRA_YEARS_WITHOUT_PERIOD: {
    th: 'ถือว่าเข้าเงื่อนไขโดยไม่ต้องเพิ่มระยะเวลาตามข้อ ๑๘ หรือไม่',
    en: 'Does the condition hold without the added years of item 18?',
  },
  EXTRA_YEARS_SALARY: {
    th: 'ได้รับเงินเดือนถึงเกณฑ์ครบระยะเวลาที่เพิ่มตามข้อ ๑๘ หรือไม่',
    en: 'Was the salary at that amount for the added years of item 18, too?',
  },
  FORMER_OFFICE: {
    th: 'ดำรงตำแหน่งครบตามข้อ ๑๗ (๑) หรือ (๒) หรือไม่',
    en: 'Were the days in office enough for item 17 (1) or (2)?',
  },
  LEVEL_ENTERED_TOO_LATE: {
    th: 'เสนอตามระดับปัจจุบันหรือไม่ (หากเสนอตามระดับเดิม ให้กรอกระดับเดิมและวันที่เข้าสู่ระดับนั้นใน POS_LEV และ BEG_POS_DATE)',
    en: 'Is the officer nominated by the present level? (By the former one: write it, and the day of entering it, in POS_LEV and BEG_POS_DATE.)',
    isOnlyYes: true,
  },
};

const OTHER_QUESTION: Question = {
  th: 'เจ้าหน้าที่พิจารณาแล้วเห็นว่าเข้าเงื่อนไขหรือไม่',
  en: 'Does the officer who decides take the condition as met?',
};

/** The words that are values; other values, such as classes, stand as they are. */
const WORDS: Readonly<Record<string, BothLanguages>> = {
  yes: { th: 'ใช่', en: 'yes' },
  no: { th: 'ไม่ใช่', en: 'no' },
  kept: { th: 'เหลือไว้เพียงแถวนี้', en: 'with this row alone' },
  อื่น: { th: 'อื่น', en: 'another' },
  ไม่มี: { th: 'ไม่มี', en: 'none' },
  never: { th: 'ว่าง (ไม่เคยพ้นจากราชการ)', en: 'empty (never left)' },
  before: { th: 'ออกและกลับก่อนวันบรรจุ', en: 'left and back before BEG_DATE' },
  within: { th: 'ออกและกลับหลังวันบรรจุ', en: 'left and back after BEG_DATE' },
  discipline: { th: 'วินัย', en: 'discipline' },
  criminal: { th: 'อาญา', en: 'criminal' },
  corruption: { th: 'ทุจริต', en: 'corruption' },
  outstanding: { th: 'ความดีความชอบอย่างยิ่ง', en: 'outstanding' },
  disability: { th: 'ทุพพลภาพ', en: 'disability' },
  มีชีวิตอยู่: { th: 'มีชีวิตอยู่', en: 'alive' },
  ถึงแก่กรรม: { th: 'ถึงแก่กรรม', en: 'dead' },
  ไทย: { th: 'ไทย', en: 'Thai' },
};

const EMPTY: BothLanguages = { th: 'ว่าง', en: 'empty' };

function isColumn(fact: string): fact is ColumnName {
  return fact in COLUMNS;
}

function inThaiDigits({ th, en }: BothLanguages): BothLanguages {
  return { th: withThaiDigits(th), en };
}

function nameOfFact(fact: string): BothLanguages {
  if (isColumn(fact)) {
    return { th: columnInThai(fact), en: fact };
  }
  return fact.startsWith(QUESTION)
    ? (QUESTIONS[fact.slice(QUESTION.length) as ReasonCode] ?? OTHER_QUESTION)
    : inThaiDigits(nameOfAmount(fact as AmountName));
}

const ANY_DAY: BothLanguages = { th: 'มีวันที่', en: 'any day' };

function daysInWords(from: string | null, last: string | null): BothLanguages {
  if (from === null) {
    return last === null ? ANY_DAY : { th: `ไม่หลังวันที่ ${dayInThai(last)}`, en: `by ${dayInEnglish(last)}` };
  }
  return {
    th: `ตั้งแต่วันที่ ${dayInThai(from)}${last === null ? ' เป็นต้นไป' : ` ถึงวันที่ ${dayInThai(last)}`}`,
    en: last === null ? `from ${dayInEnglish(from)} on` : `from ${dayInEnglish(from)} to ${dayInEnglish(last)}`,
  };
}

interface Unit extends BothLanguages {
  /** One of them in English. */
  readonly one: string;
}

const BAHT: Unit = { th: 'บาท', en: 'baht', one: 'baht' };
const YEARS: Unit = { th: 'ปี', en: 'years', one: 'year' };
const DAYS: Unit = { th: 'วัน', en: 'days', one: 'day' };
const FULL_YEARS: Unit = { th: 'ปีบริบูรณ์', en: 'full years', one: 'full year' };

const UNITS: Partial<Readonly<Record<string, Unit>>> = { EXTRA_YEARS: YEARS, OFFICE_DAYS: DAYS };

function counted(number: number, { th, en, one }: Unit): BothLanguages {
  const written = withCommas(number);
  return { th: `${withThaiDigits(written)} ${th}`, en: `${written} ${number === 1 ? one : en}` };
}

function wordOf(value: number | string | null): BothLanguages {
  if (value === null) {
    return EMPTY;
  }
  const written = String(value);
  return /^[0-9]+$/.test(written) ? counted(Number(written), BAHT) : (WORDS[written] ?? { th: written, en: written });
}

function placeAmongClasses(value: unknown): number {
  return CLASSES.findIndex(({ abbreviation }) => abbreviation === value);
}

/** Values in words; of three classes or more in a row, the lowest and the highest. */
function listedInWords(values: readonly (number | string | null)[]): readonly BothLanguages[] {
  const groups: (number | string | null)[][] = [];
  for (const value of values) {
    const group = groups.at(-1);
    const place = placeAmongClasses(value);
    if (group !== undefined && place > 0 && placeAmongClasses(group.at(-1)) === place - 1) {
      group.push(value);
    } else {
      groups.push([value]);
    }
  }
  return groups.flatMap((group) =>
    group.length < 3
      ? group.map(wordOf)
      : [{ th: `${group[0]} ถึง ${group.at(-1)}`, en: `${group[0]} to ${group.at(-1)}` }],
  );
}

function numbersInWords(from: number | null, below: number | null, unit: Unit): BothLanguages {
  const [least, most] = [from, below].map((number) => (number === null ? null : counted(number, unit)));
  const parts = [
    ...(least ? [{ th: `ตั้งแต่ ${least.th}`, en: `at least ${least.en}` }] : []),
    ...(most ? [{ th: `น้อยกว่า ${most.th}`, en: `less than ${most.en}` }] : []),
  ];
  return { th: parts.map(({ th }) => th).join(' แต่'), en: parts.map(({ en }) => en).join(' and ') };
}

function valueInWords(value: FactValue): BothLanguages {
  if ('anyOf' in value) {
    const words = listedInWords(value.anyOf);
    return { th: words.map(({ th }) => th).join(' หรือ '), en: words.map(({ en }) => en).join(' or ') };
  }
  const { fact, from, below } = value;
  if ((DATE_COLUMNS as readonly string[]).includes(fact)) {
    return daysInWords(from as string | null, below === null ? null : addDays(String(below), -1));
  }
  return numbersInWords(from as number | null, below as number | null, UNITS[fact] ?? BAHT);
}

function factInWords(value: FactValue): BothLanguages {
  const [name, words] = [nameOfFact(value.fact), valueInWords(value)];
  return { th: `${name.th} ${words.th}`, en: `${name.en} ${words.en}` };
}

/** A verdict under some values, in words; without values, the facts with any. */
export function inWords(
  { values }: Pick<SettledOutcome, 'values'>,
  facts: readonly string[],
  verdict: BothLanguages,
): BothLanguages {
  const parts = values.length === 0 ? facts.map(nameOfFact) : values.map(factInWords);
  const any = values.length === 0 ? { th: ' ไม่ว่าเป็นค่าใด', en: ', with any value' } : { th: '', en: '' };
  const when = { th: parts.map(({ th }) => th).join(' และ '), en: parts.map(({ en }) => en).join(' and ') };
  return { th: `${when.th}${any.th}: ${verdict.th}`, en: `${when.en}${any.en}: ${verdict.en}` };
}

/** What is lacking where a day would have to be another, unless it is full years. */
const UNITS_OF_DAYS: Partial<Readonly<Record<string, Unit>>> = { OFFICE_TOO_SHORT: DAYS };

/** How much is lacking, behind a changed value. */
function lackingInWords({ by, reason, value: { fact } }: Change): BothLanguages {
  if (by === null) {
    return { th: '', en: '' };
  }
  const isDay = (DATE_COLUMNS as readonly string[]).includes(fact);
  const unit = isDay ? (UNITS_OF_DAYS[reason] ?? FULL_YEARS) : (UNITS[fact] ?? BAHT);
  const { th, en } = counted(by, unit);
  return { th: ` (ต่างกัน ${th})`, en: ` (${en} away)` };
}

/** The smallest change in words. */
export function changeInWords(changes: readonly Change[], nominate: string, roundYear: number | null): BothLanguages {
  const verdict = nameOfVerdict('eligible', nominate);
  const parts = changes.map((change) => {
    const [when, lack] = [factInWords(change.value), lackingInWords(change)];
    return { th: when.th + lack.th, en: when.en + lack.en };
  });
  const inTime =
    roundYear === null
      ? []
      : [{ th: `เมื่อเวลาผ่านไปจนถึงปี ${withThaiDigits(String(roundYear))}`, en: `by time alone, in round ${roundYear}` }];
  const list = (language: 'th' | 'en', join: string) => parts.map((part) => part[language]).join(join);
  const ways = (language: 'th' | 'en', and: string, or: string) =>
    [list(language, and), ...inTime.map((part) => part[language])].filter((part) => part !== '').join(or);
  return {
    th: `${ways('th', ' และ ', ' หรือ')}: ${verdict.th}`,
    en: `${ways('en', ' and ', ', or ')}: ${verdict.en}`,
  };
}

/** What would settle a verdict, in words. */
export function settledInWords(facts: readonly string[], outcomes: readonly BothLanguages[]): BothLanguages {
  if (outcomes.length > 0) {
    return { th: outcomes.map(({ th }) => th).join('; '), en: outcomes.map(({ en }) => en).join('; ') };
  }
  const names = facts.map(nameOfFact);
  return { th: names.map(({ th }) => th).join(', '), en: names.map(({ en }) => en).join(', ') };
}
