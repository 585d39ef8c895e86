import type { BothLanguages } from '../../lib/vocabulary/words.ts';
import type { Sentence } from './sentence.ts';

/** A clause of a row as printed, read from the regulation without looking at the rule data, which it is compared with. */
export interface PrintedClause {
  /** Null: the column has no numbered clauses, so what it says holds for every rule of the row. */
  readonly number: number | null;
  /** The class it is about, or the highest of several. */
  readonly class: string;
  /** Class and full years of holding it. */
  readonly held?: readonly [string, number];
  /** Full years in the position. */
  readonly position?: number;
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
  return { number, class: stepClass, gist: { th: `ขอ ${stepClass} เป็นชั้นแรก`, en: `${stepClass} is asked first.` } };
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
      held: [held, years],
      gist: {
        th: `ถือ ${held} ครบ ${years} ปีบริบูรณ์แล้ว ขอ ${stepClass}`,
        en: `${stepClass} after ${years} full years of holding ${held}.`,
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
      gist: { th: `ขอ ${stepClass} ได้ชั้นเดียว ไม่มีเงื่อนไขการเลื่อนชั้น`, en: `${stepClass} alone, no step further.` },
    },
  ];
}

/** The column says "every other year". */
export function everyOtherYear(highest: string): readonly PrintedClause[] {
  return [
    {
      number: null,
      class: highest,
      gist: { th: 'เลื่อนได้หนึ่งชั้นโดยเว้นหนึ่งปี', en: 'One class up, with a year left out between two.' },
    },
  ];
}

/** One class up every year as far as ป.ม., then by periods. */
export function everyYear(...further: readonly (readonly [string, number])[]): readonly PrintedClause[] {
  const gist = { th: 'เลื่อนขึ้นปีละชั้นตามลำดับจนถึง ป.ม.', en: 'One class up each year, in order, as far as ป.ม.' };
  return [{ number: 1, class: 'ป.ม.', gist }, ...climb(2, 'ป.ม.', ...further)];
}

/** General, operational: row 1 of schedules 15 and 17. */
export const OPERATIONAL: readonly PrintedClause[] = [
  begin('บ.ม.'),
  {
    number: 2,
    class: 'บ.ช.',
    position: 10,
    gist: {
      th: 'เงินเดือนยังไม่ถึงขั้นต่ำของชำนาญงาน และอยู่ในตำแหน่งครบ 10 ปีบริบูรณ์ ขอ บ.ช.',
      en: 'บ.ช. with a salary below the minimum of ชำนาญงาน and 10 full years in the position.',
    },
  },
  {
    number: 3,
    class: 'จ.ม.',
    gist: {
      th: 'เงินเดือนถึงขั้นต่ำของชำนาญงาน ขอ จ.ม.',
      en: 'จ.ม. with a salary of at least the minimum of ชำนาญงาน.',
    },
  },
  {
    number: 4,
    class: 'จ.ช.',
    position: 10,
    gist: {
      th: 'เงินเดือนถึงขั้นต่ำของชำนาญงาน และอยู่ในตำแหน่งครบ 10 ปีบริบูรณ์ ขอ จ.ช.',
      en: 'จ.ช. with a salary of at least the minimum of ชำนาญงาน and 10 full years in the position.',
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
      position: 5,
      gist: { th: `อยู่ในตำแหน่งครบ 5 ปีบริบูรณ์ ขอ ${second}`, en: `${second} after 5 full years in the position.` },
    },
  ];
}

/** ชำนาญการ; `level` names the level whose minimum counts. */
export function professional(level: string): readonly PrintedClause[] {
  return [
    begin('ต.ช.'),
    {
      number: 2,
      class: 'ท.ม.',
      gist: {
        th: `เงินเดือนถึงขั้นต่ำของ${level} ขอ ท.ม.`,
        en: `ท.ม. with a salary of at least the minimum of ${level}.`,
      },
    },
    {
      number: 3,
      class: 'ท.ช.',
      gist: {
        th: `เงินเดือนถึงขั้นต่ำของ${level} มาแล้ว 5 ปี ขอ ท.ช.`,
        en: `ท.ช. after 5 years with a salary of at least the minimum of ${level}.`,
      },
    },
  ];
}

/** ป.ม. at a maximum salary after holding ท.ช.; with `onlyWhenRetiring` in the year of retirement only. */
export function atMaximum(level: BothLanguages, years: number, onlyWhenRetiring: boolean): readonly PrintedClause[] {
  return [
    begin('ท.ช.'),
    {
      number: 2,
      class: 'ป.ม.',
      held: ['ท.ช.', years],
      gist: {
        th: `เงินเดือนถึงขั้นสูง${level.th} และถือ ท.ช. ครบ ${years} ปีบริบูรณ์ ขอ ป.ม.${onlyWhenRetiring ? ' ได้เฉพาะปีที่เกษียณอายุ' : ''}`,
        en: `ป.ม. at the maximum salary${level.en}, after ${years} full years of holding ท.ช.${onlyWhenRetiring ? ', in the year of retirement only.' : '.'}`,
      },
    },
  ];
}
