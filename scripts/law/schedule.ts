import type { BothLanguages } from '../../lib/vocabulary/words.ts';
import type { Sentence } from './sentence.ts';

/** A clause of a row as printed, read from the regulation without looking at the rule data, which it is compared with. */
export interface PrintedClause {
  /** Null: the column has no numbered clauses, so what it says holds for every rule of the row. */
  readonly number: number | null;
  /** The class it is about, or the highest of several. */
  readonly class: string;
  /** Its conditions in the words of `wordsOf`; empty for the class to begin with, and where it is about several classes. */
  readonly conditions: readonly string[];
  readonly gist: BothLanguages;
}

/** A row as printed. */
export interface PrintedRow {
  readonly number: number;
  readonly page: number;
  readonly name: BothLanguages;
  /** Null: a dash is printed. */
  readonly first: string | null;
  /** Null: a dash is printed, the first class is the only one. */
  readonly highest: string | null;
  readonly clauses: readonly PrintedClause[];
}

/** A remark as printed; a remark of several sentences is several of these. */
export interface PrintedRemark extends Omit<Sentence, 'place'> {
  /** Null: the only remark, without a number. */
  readonly number: number | null;
}

/** A schedule as printed. */
export interface PrintedSchedule {
  readonly number: number;
  readonly page: number;
  readonly title: BothLanguages;
  readonly rows: readonly PrintedRow[];
  readonly remarks: readonly PrintedRemark[];
}

/** A row: number, page, names, first and highest class, clauses. */
export function row(
  number: number,
  page: number,
  name: BothLanguages,
  [first, highest]: readonly [string | null, string | null],
  clauses: readonly PrintedClause[],
): PrintedRow {
  return { number, page, name, first, highest, clauses };
}

/** A sentence of a remark. */
export function remark(
  number: number | null,
  page: number,
  gist: BothLanguages,
  carriedBy: readonly string[],
  notModelled: BothLanguages | null = null,
): PrintedRemark {
  return { number, page, gist, carriedBy, notModelled };
}

/** The clause that names the class to begin with. */
export function begin(stepClass: string, number = 1): PrintedClause {
  return {
    number,
    class: stepClass,
    conditions: [],
    gist: { th: `ขอ ${stepClass} เป็นชั้นแรก`, en: `${stepClass} is asked first` },
  };
}

/** Clauses of holding one class for so many full years to ask for the next. */
export function climb(
  number: number,
  from: string,
  ...further: readonly (readonly [stepClass: string, years: number])[]
): readonly PrintedClause[] {
  let before = from;
  return further.map(([stepClass, years], at) => {
    const held = before;
    before = stepClass;
    return {
      number: number + at,
      class: stepClass,
      conditions: [`held ${held} for ${years} years`],
      gist: {
        th: `ถือ ${held} ครบ ${years} ปีบริบูรณ์แล้ว ขอ ${stepClass}`,
        en: `after ${years} full years of holding ${held}: ${stepClass}`,
      },
    };
  });
}

/** First class, and a clause for each further one. */
export function ladder(first: string, ...further: readonly (readonly [string, number])[]): readonly PrintedClause[] {
  return [begin(first), ...climb(2, first, ...further)];
}

/** The column has a dash: the first class is the only one. */
export function only(stepClass: string): readonly PrintedClause[] {
  return [
    {
      number: null,
      class: stepClass,
      conditions: [],
      gist: { th: `ขอ ${stepClass} ได้ชั้นเดียว ไม่มีเงื่อนไขการเลื่อนชั้น`, en: `${stepClass} alone, no step further` },
    },
  ];
}

/** The column says "every other year". */
export function everyOtherYear(highest: string): readonly PrintedClause[] {
  return [
    {
      number: null,
      class: highest,
      conditions: [],
      gist: { th: 'เลื่อนได้หนึ่งชั้นโดยเว้นหนึ่งปี', en: 'One class up, with a year left out between two' },
    },
  ];
}

/** One class up every year as far as ป.ม., then by periods. */
export function everyYear(...further: readonly (readonly [string, number])[]): readonly PrintedClause[] {
  const gist = { th: 'เลื่อนขึ้นปีละชั้นตามลำดับจนถึง ป.ม.', en: 'One class up each year, in order, as far as ป.ม.' };
  return [{ number: 1, class: 'ป.ม.', conditions: [], gist }, ...climb(2, 'ป.ม.', ...further)];
}

/** General, operational: row 1 of schedules 15 and 17. */
export const OPERATIONAL: readonly PrintedClause[] = [
  begin('บ.ม.'),
  {
    number: 2,
    class: 'บ.ช.',
    conditions: ['salary below O2.minimum', '10 years in the position'],
    gist: {
      th: 'เงินเดือนยังไม่ถึงขั้นต่ำของชำนาญงาน และอยู่ในตำแหน่งครบ 10 ปีบริบูรณ์ ขอ บ.ช.',
      en: 'with a salary below the minimum of ชำนาญงาน and 10 full years in the position: บ.ช.',
    },
  },
  {
    number: 3,
    class: 'จ.ม.',
    conditions: ['salary from O2.minimum'],
    gist: {
      th: 'เงินเดือนถึงขั้นต่ำของชำนาญงาน ขอ จ.ม.',
      en: 'with a salary of at least the minimum of ชำนาญงาน: จ.ม.',
    },
  },
  {
    number: 4,
    class: 'จ.ช.',
    conditions: ['salary from O2.minimum', '10 years in the position'],
    gist: {
      th: 'เงินเดือนถึงขั้นต่ำของชำนาญงาน และอยู่ในตำแหน่งครบ 10 ปีบริบูรณ์ ขอ จ.ช.',
      en: 'with a salary of at least the minimum of ชำนาญงาน and 10 full years in the position: จ.ช.',
    },
  },
];

/** A first class, and the class above it after five full years in the position. */
export function inPosition(first: string, second: string): readonly PrintedClause[] {
  return [
    begin(first),
    {
      number: 2,
      class: second,
      conditions: ['5 years in the position'],
      gist: { th: `อยู่ในตำแหน่งครบ 5 ปีบริบูรณ์ ขอ ${second}`, en: `after 5 full years in the position: ${second}` },
    },
  ];
}

/** ชำนาญการ: the minimum of a level counts, `amount` is its name in the data. */
export function professional(level: BothLanguages, amount: string): readonly PrintedClause[] {
  return [
    begin('ต.ช.'),
    {
      number: 2,
      class: 'ท.ม.',
      conditions: [`salary from ${amount}`],
      gist: {
        th: `เงินเดือนถึงขั้นต่ำ${level.th} ขอ ท.ม.`,
        en: `with a salary of at least the minimum${level.en}: ท.ม.`,
      },
    },
    {
      number: 3,
      class: 'ท.ช.',
      conditions: [`salary from ${amount}`, `salary from ${amount} five years ago`],
      gist: {
        th: `เงินเดือนถึงขั้นต่ำ${level.th}มาแล้ว 5 ปี ขอ ท.ช.`,
        en: `after 5 years with a salary of at least the minimum${level.en}: ท.ช.`,
      },
    },
  ];
}

/** ป.ม. at the maximum of a level after holding ท.ช.; `amount` is its name in the data. */
export function atMaximum(
  level: BothLanguages,
  amount: string,
  years: number,
  when: 'any year' | 'retirement year',
): readonly PrintedClause[] {
  const isLimited = when === 'retirement year';
  return [
    begin('ท.ช.'),
    {
      number: 2,
      class: 'ป.ม.',
      conditions: [`salary from ${amount}`, `held ท.ช. for ${years} years`, ...(isLimited ? [when] : [])],
      gist: {
        th: `เงินเดือนถึงขั้นสูง${level.th} และถือ ท.ช. ครบ ${years} ปีบริบูรณ์ ขอ ป.ม.${isLimited ? ' ได้เฉพาะปีที่เกษียณอายุ' : ''}`,
        en: `at the maximum salary${level.en}, after ${years} full years of holding ท.ช.${isLimited ? ', in the year of retirement only' : ''}: ป.ม.`,
      },
    },
  ];
}
