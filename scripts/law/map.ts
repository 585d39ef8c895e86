import { rulesOf } from '../../lib/eligibility/basis.ts';
import { POLICY_SWITCHES } from '../../lib/eligibility/policy.ts';
import { REASON_TEXTS, type ReasonCode } from '../../lib/eligibility/reasons.ts';
import type { Condition, Row, RuleSet, Schedule } from '../../lib/eligibility/rule-set.ts';
import { CLASSES } from '../../lib/vocabulary/classes.ts';
import { COLUMNS } from '../../lib/vocabulary/columns.ts';
import type { BothLanguages } from '../../lib/vocabulary/words.ts';
import { ITEMS_8_TO_13 } from './items-8-to-13.ts';
import { ITEMS_14_TO_20, ITEMS_23_AND_24 } from './items-14-to-20.ts';
import type { PrintedClause, PrintedRow, PrintedSchedule } from './schedule.ts';
import { PRINTED_4, PRINTED_5 } from './schedules-4-and-5.ts';
import { PRINTED_15, PRINTED_17 } from './schedules-15-and-17.ts';
import { PRINTED_16, PRINTED_25, PRINTED_26 } from './schedules-16-25-26.ts';
import { type Sentence, WHY } from './sentence.ts';

/** The schedules that are read, in the order of the regulation. */
export const PRINTED: readonly PrintedSchedule[] = [
  PRINTED_4,
  PRINTED_5,
  PRINTED_15,
  PRINTED_16,
  PRINTED_17,
  PRINTED_25,
  PRINTED_26,
];

/** A part of the regulation. */
export interface Section {
  readonly title: string;
  /** Null: the items. */
  readonly schedule: number | null;
  readonly sentences: readonly Sentence[];
}

/** Conditions and reasons that the project has of its own, and why: no sentence of the law names them. */
export const NOT_OF_THE_LAW: Readonly<Record<string, BothLanguages>> = {
  notDeferred: { th: 'แนวปฏิบัติของหน่วยงาน', en: 'practice of agencies' },
  DEFERRED: { th: 'แนวปฏิบัติของหน่วยงาน', en: 'practice of agencies' },
  MISSING_COLUMN: { th: 'ข้อมูลขาด', en: 'data are missing' },
  AMOUNT_NOT_SET: { th: 'ยังไม่ทราบจำนวนเงิน', en: 'an amount is not known' },
  UNKNOWN_CLASS_HELD: { th: 'ข้อมูลไม่ถูกต้อง', en: 'data are wrong' },
  DATA_CONTRADICTS: { th: 'ข้อมูลขัดแย้งกัน', en: 'data contradict each other' },
  AWARD_NOT_BEFORE_ROUND: { th: 'ข้อมูลขัดแย้งกัน', en: 'data contradict each other' },
  UNREADABLE_CELL: { th: 'อ่านข้อมูลไม่ได้', en: 'data cannot be read' },
  UNREADABLE_ROW: { th: 'อ่านข้อมูลไม่ได้', en: 'data cannot be read' },
  NO_CLASS_EITHER_WAY: { th: 'อ่านข้อมูลไม่ได้', en: 'data cannot be read' },
  DUPLICATE_ROW: { th: 'ข้อมูลซ้ำ', en: 'data stand twice' },
};

const REASONS_OF_CONDITIONS: Readonly<Record<Condition['kind'], readonly ReasonCode[]>> = {
  positionYears: ['POSITION_TOO_SHORT'],
  heldYears: ['CLASS_NOT_HELD', 'HOLDING_TOO_SHORT'],
  salaryAtLeast: ['SALARY_TOO_LOW'],
  salaryBelow: ['SALARY_TOO_HIGH'],
  salaryFiveYearsAgoAtLeast: ['SALARY_FIVE_YEARS_AGO_TOO_LOW'],
  retirementYear: ['NOT_RETIREMENT_YEAR'],
  daysInOffice: ['OFFICE_TOO_SHORT', 'OFFICES_TOO_SHORT'],
  yearsInOffice: ['OFFICE_YEARS_TOO_SHORT'],
  paidByOwnLaw: ['OFFICE_NOT_PAID'],
};

/** A class that only has to be held is never held too short. */
function reasonsOf(condition: Condition): readonly ReasonCode[] {
  return condition.kind === 'heldYears' && condition.years === 0
    ? ['CLASS_NOT_HELD']
    : REASONS_OF_CONDITIONS[condition.kind];
}

type Answer = Pick<Sentence, 'carriedBy' | 'notModelled'>;

const NOT_DATA: Answer = { carriedBy: [], notModelled: WHY.notData };

function carriedBy(...names: readonly string[]): Answer {
  return { carriedBy: [...new Set(names)], notModelled: null };
}

/** The steps of a row that a printed clause is about. */
export function stepsOf(clause: PrintedClause, row: Row): Row['steps'] {
  return row.steps.filter((step) => clause.number === null || step.clause === clause.number);
}

function answerOfClause(clause: PrintedClause, schedule: Schedule, row: Row): Answer {
  const steps = stepsOf(clause, row);
  const rules = rulesOf(schedule, row).filter(({ step }) => steps.includes(step));
  const conditions = steps.flatMap((step) => step.conditions);
  return carriedBy(...rules.map(({ id }) => id), ...conditions.flatMap(reasonsOf));
}

function sentencesOfRow(printed: PrintedRow, number: number, schedule: Schedule | undefined): readonly Sentence[] {
  const place = { th: `ลำดับ ${printed.number}`, en: `row ${printed.number}` };
  const { page } = printed;
  const row = schedule?.rows.find((one) => one.number === printed.number);
  const ofRow = carriedBy(`schedule${number}.row${printed.number}`, 'HIGHEST_CLASS_HELD');
  const span = `${printed.first ?? '–'} → ${printed.highest ?? '–'}`;
  const answer =
    row === undefined ? carriedBy() : row.first === null ? carriedBy(...ofRow.carriedBy, 'NO_CLAUSE') : ofRow;
  return [
    {
      place,
      page,
      gist: { th: `${printed.name.th}: ${span}`, en: `${printed.name.en}: ${span}` },
      ...(schedule === undefined ? NOT_DATA : answer),
    },
    ...printed.clauses.map((clause): Sentence => {
      const isNumbered = clause.number !== null;
      return {
        place: {
          th: isNumbered ? `${place.th} เงื่อนไข ${clause.number}` : `${place.th} เงื่อนไข`,
          en: isNumbered ? `${place.en}, clause ${clause.number}` : `${place.en}, conditions`,
        },
        page,
        gist: clause.gist,
        ...(schedule === undefined
          ? NOT_DATA
          : row === undefined
            ? carriedBy()
            : answerOfClause(clause, schedule, row)),
      };
    }),
  ];
}

function sectionOf(printed: PrintedSchedule, { schedules }: RuleSet): Section {
  const { number, page, title } = printed;
  const schedule = schedules.find((one) => one.number === number);
  return {
    title: `Schedule ${number}: ${title.en} (บัญชี ${number} ${title.th})`,
    schedule: number,
    sentences: [
      {
        place: { th: `ชื่อบัญชี ${number}`, en: `title of schedule ${number}` },
        page,
        gist: title,
        ...(schedule === undefined ? NOT_DATA : carriedBy(`schedule${number}`)),
      },
      ...printed.rows.flatMap((row) => sentencesOfRow(row, number, schedule)),
      ...printed.remarks.map(({ number: remark, ...rest }): Sentence => {
        const place = { th: `หมายเหตุ ${remark ?? ''}`.trim(), en: `remark ${remark ?? ''}`.trim() };
        return { place, ...rest };
      }),
    ],
  };
}

/** Every sentence of items 8 to 20 and of the schedules that are read, in order, with what answers it in a rule set. */
export function lawOf(ruleSet: RuleSet): readonly Section[] {
  return [
    {
      title: 'Items 8 to 20 (ข้อ 8 ถึงข้อ 20)',
      schedule: null,
      sentences: [...ITEMS_8_TO_13, ...ITEMS_14_TO_20],
    },
    { title: 'Items 23 and 24 (ข้อ 23 และข้อ 24)', schedule: null, sentences: ITEMS_23_AND_24 },
    ...PRINTED.map((printed) => sectionOf(printed, ruleSet)),
  ];
}

function idsOfRules({ schedules }: RuleSet): readonly string[] {
  return schedules.flatMap((schedule) => schedule.rows.flatMap((row) => rulesOf(schedule, row).map(({ id }) => id)));
}

/** Names that a sentence must name: every rule, every condition on all officers, every reason that can decide. */
function namesOfRules(ruleSet: RuleSet): readonly string[] {
  const deciding = Object.entries(REASON_TEXTS).filter(([, { use }]) => use === 'notEligible' || use === 'review');
  return [...idsOfRules(ruleSet), ...ruleSet.general.map(({ name }) => name), ...deciding.map(([code]) => code)];
}

/** Every name that a sentence may name. */
function namesOf(ruleSet: RuleSet): ReadonlySet<string> {
  return new Set([
    ...namesOfRules(ruleSet),
    ...ruleSet.schedules.flatMap(({ number, rows }) => [
      `schedule${number}`,
      ...rows.map((row) => `schedule${number}.row${row.number}`),
    ]),
    ...Object.keys(ruleSet),
    ...Object.keys(REASON_TEXTS),
    ...Object.keys(POLICY_SWITCHES),
    ...Object.keys(COLUMNS).map((column) => `column ${column}`),
    ...CLASSES.map(({ abbreviation }) => abbreviation),
  ]);
}

/** What is wrong with the map between the law and a rule set, one sentence each; empty when both sides are whole. */
export function problemsOfLaw(
  law: readonly Section[],
  ruleSet: RuleSet,
  notOfTheLaw: Readonly<Record<string, BothLanguages>> = NOT_OF_THE_LAW,
): readonly string[] {
  const names = namesOf(ruleSet);
  const isData = (number: number | null) => ruleSet.schedules.some((schedule) => schedule.number === number);
  const named = new Set(law.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.carriedBy)));
  const own = Object.keys(notOfTheLaw);
  const ofSentences = law.flatMap(({ title, schedule, sentences }) =>
    sentences.flatMap(({ place, gist, carriedBy: by, notModelled }) => {
      const which = `${title}, ${place.en} (${gist.en})`;
      return [
        ...(by.length === 0 && notModelled === null ? [`${which}: nothing answers it.`] : []),
        ...(notModelled === WHY.notData && isData(schedule)
          ? [`${which}: the schedule is data now, name what carries it.`]
          : []),
        ...by.filter((name) => !names.has(name)).map((name) => `${which}: there is no ${name}.`),
      ];
    }),
  );
  return [
    ...ofSentences,
    ...namesOfRules(ruleSet)
      .filter((name) => !named.has(name) && !own.includes(name))
      .map((name) => `${name}: no sentence of the law names it.`),
    ...own.filter((name) => named.has(name)).map((name) => `${name}: is of the law, a sentence names it.`),
    ...own.filter((name) => !names.has(name)).map((name) => `${name}: there is no such condition or reason.`),
  ];
}
