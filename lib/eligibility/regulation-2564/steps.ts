import { CLASSES, type DecorationClass } from '../../vocabulary/classes.ts';
import type { AmountName, Condition, Rounds, Row, Step } from '../rule-set.ts';

/** Rounds of this regulation: from 2565 on. */
export const ROUNDS: Rounds = { from: 2565, to: null };

function inPosition(years: number): Condition {
  return { kind: 'positionYears', years };
}

/** The condition of holding a class for so many full years; 0: it only has to be held. */
export function held(heldClass: string, years: number): Condition {
  return { kind: 'heldYears', class: heldClass, years };
}

/** The condition of a salary of at least an amount. */
export function salaryAtLeast(amount: AmountName): Condition {
  return { kind: 'salaryAtLeast', amount };
}

/** A step: clause number, class, and the conditions that must all be met. */
export function step(clause: number | null, stepClass: string, ...conditions: readonly Condition[]): Step {
  return { clause, class: stepClass, conditions };
}

/** "เลื่อนชั้นตราตามลำดับได้ทุกปี จนถึง …": each class needs the one below it. */
function everyYearUpTo(clause: number, highest: string): readonly Step[] {
  const below = CLASSES.slice(
    0,
    CLASSES.findIndex(({ abbreviation }) => abbreviation === highest),
  );
  return below.map(({ abbreviation, rank }) =>
    step(clause, (CLASSES[rank] as DecorationClass).abbreviation, held(abbreviation, 0)),
  );
}

/**
 * "ปีเว้นปี": a class up every other year, each on the class below it. That a round lies between two awards is item 11's
 * condition on every officer. `inOffice` is what each class needs.
 */
export function everyOtherYear(first: string, highest: string, ...inOffice: readonly Condition[]): readonly Step[] {
  const rank = (abbreviation: string) => CLASSES.findIndex((one) => one.abbreviation === abbreviation);
  const names = CLASSES.slice(rank(first), rank(highest) + 1).map(({ abbreviation }) => abbreviation);
  return names.map((name, at) => {
    const below = names[at - 1];
    return step(null, name, ...(below === undefined ? [] : [held(below, 0)]), ...inOffice);
  });
}

/** How the names of positions of the administration begin: with its name, whole or short. */
export function ofTheAdministration(...positions: readonly string[]): readonly string[] {
  return positions.flatMap((position) => [`${position}กรุงเทพมหานคร`, `${position} กทม.`]);
}

/** ทั่วไป ระดับปฏิบัติงาน: schedules 15 and 17, row 1. */
export const GENERAL_OPERATIONAL: readonly Step[] = [
  step(1, 'บ.ม.'),
  step(2, 'บ.ช.', { kind: 'salaryBelow', amount: 'O2.minimum' }, inPosition(10)),
  step(3, 'จ.ม.', salaryAtLeast('O2.minimum')),
  step(4, 'จ.ช.', salaryAtLeast('O2.minimum'), inPosition(10)),
];

/** ทั่วไป ระดับชำนาญงาน: schedules 15 and 17, row 2. */
export const GENERAL_EXPERIENCED: readonly Step[] = [step(1, 'ต.ม.'), step(2, 'ต.ช.', inPosition(5))];

/** ทั่วไป ระดับอาวุโส: schedules 15 and 17, row 3. */
export const GENERAL_SENIOR: readonly Step[] = [step(1, 'ท.ม.'), step(2, 'ท.ช.', inPosition(5))];

/** ชำนาญการ: `amount` is the minimum of the next level. */
export function professional(amount: AmountName): readonly Step[] {
  return [
    step(1, 'ต.ช.'),
    step(2, 'ท.ม.', salaryAtLeast(amount)),
    step(3, 'ท.ช.', salaryAtLeast(amount), { kind: 'salaryFiveYearsAgoAtLeast', amount }),
  ];
}

/** เชี่ยวชาญ and ทักษะพิเศษ. */
export const EXPERT: readonly Step[] = [
  step(1, 'ท.ช.'),
  step(2, 'ป.ม.', held('ท.ช.', 3)),
  step(3, 'ป.ช.', held('ป.ม.', 5)),
];

/** The rows that rise by one class every year. */
export const EVERY_YEAR: readonly Step[] = [
  ...everyYearUpTo(1, 'ป.ม.'),
  step(2, 'ป.ช.', held('ป.ม.', 3)),
  step(3, 'ม.ว.ม.', held('ป.ช.', 3)),
  step(4, 'ม.ป.ช.', held('ม.ว.ม.', 5)),
];

/** The rows that rise every three years. */
export const THREE_YEARS_EACH: readonly Step[] = [
  step(1, 'ป.ช.', held('ป.ม.', 3)),
  step(2, 'ม.ว.ม.', held('ป.ช.', 3)),
  step(3, 'ม.ป.ช.', held('ม.ว.ม.', 3)),
];

/** อำนวยการ ระดับสูง and บริหาร ระดับต้น. */
export const DIRECTOR: readonly Step[] = [
  step(1, 'ป.ม.', held('ท.ช.', 3)),
  step(2, 'ป.ช.', held('ป.ม.', 3)),
  step(3, 'ม.ว.ม.', held('ป.ช.', 5)),
];

/** A second class at the maximum salary, in the year of retirement only. */
export function maximumInRetirementYear(amount: AmountName): readonly Step[] {
  return [step(1, 'ท.ช.'), step(2, 'ป.ม.', salaryAtLeast(amount), held('ท.ช.', 5), { kind: 'retirementYear' })];
}

/** A ladder: its first class needs no class held, each further one needs the class before it for so many years. */
export function ladder(
  first: string,
  ...further: readonly (readonly [stepClass: string, years: number])[]
): readonly Step[] {
  let before = first;
  return [
    step(1, first),
    ...further.map(([stepClass, years], index) => {
      const heldBefore = before;
      before = stepClass;
      return step(index + 2, stepClass, held(heldBefore, years));
    }),
  ];
}

/** A political office ends with its term. */
export const TERM_OF_OFFICE: NonNullable<Row['noRetirementAge']> = {
  sure: 'M',
  source: 'laws on the administration and its offices',
};

/** A row as a schedule states it, without what all rows share. */
export type RowOfSchedule = Omit<Row, 'rounds' | 'sure'>;

/** The rows with what they all share: each was read in the regulation and is in force from round 2565 on. */
export function rows(...given: readonly RowOfSchedule[]): readonly Row[] {
  return given.map((one) => ({ ...one, rounds: ROUNDS, sure: 'P' }));
}
