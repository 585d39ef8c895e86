import { readdirSync, readFileSync } from 'node:fs';
import { type Basis, basisFor } from '../../../lib/eligibility/basis.ts';
import { judge, judgeInNoSchedule, reviewDuplicate, reviewUnreadable } from '../../../lib/eligibility/judge.ts';
import type { Judgement } from '../../../lib/eligibility/judgement.ts';
import { REGULATION_2564 } from '../../../lib/eligibility/regulation-2564/index.ts';
import type { RuleSet } from '../../../lib/eligibility/rule-set.ts';
import { type CalendarDay, christianYear } from '../../../lib/vocabulary/calendar.ts';
import type { ColumnName } from '../../../lib/vocabulary/columns.ts';
import type { JobGroup, Officer, PersonnelType, ServiceBreak } from '../../../lib/vocabulary/officer.ts';
import { officerWith, officerWithout, placeOf, ROUND, USUAL_POLICY, unreadIn } from './officers.ts';

/** One row of a table of examples. */
export interface Example {
  readonly file: string;
  /** Heading of the table, which names the row and the page. */
  readonly heading: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Every example of every table in a folder. */
export function readExamples(folder: URL): readonly Example[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md');
  return files.flatMap((file) => {
    const examples: Example[] = [];
    let heading = '';
    let columns: readonly string[] = [];
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      if (line.startsWith('### ')) {
        heading = line.slice(4);
      }
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (cells[0] === 'case') {
        columns = cells;
      } else if (cells.length > 0 && !cells.every((cell) => /^-+$/.test(cell))) {
        if (cells.length !== columns.length) {
          throw new Error(`${file}: a row with ${cells.length} cells in a table of ${columns.length}: ${line}`);
        }
        examples.push({ file, heading, cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])) });
      }
    }
    return examples;
  });
}

function dayFrom(text: string): CalendarDay {
  const [day = '', month = '', year = ''] = text.split('/');
  return `${christianYear(Number(year))}-${month}-${day}`;
}

const PERSONNEL_TYPE_BY_FILE: Readonly<Record<string, PersonnelType>> = {
  'schedule-4.md': 'politicalOfficer',
  'schedule-5.md': 'politicalOfficer',
  'schedule-16.md': 'teacher',
  'schedule-25.md': 'permanentEmployee',
  'schedule-26.md': 'governmentEmployee',
};

function flagFrom(text: string | undefined): boolean | null {
  return text === undefined || text === '-' ? null : text === 'Y';
}

/** The facts of `more`, which must all be known here. */
function moreOf(text: string): ReadonlyMap<string, string> {
  const known =
    /^(allowance|head|standing|position|born|resigned|nationality|recalled|imprisoned|reinstated|accused|deferred|deceased|specialMerit|skilled|jobGroup|breaks|sex|unsureDate|medalHeld|officeDays|officePay|extraYears|holdingBasis|levelBasis|salaryMinimum|governmentEmployeeSchedule|whichClass|skilledUnknown|unsure|alsoInRows|unreadable|kind|[A-Z0-9]+\.(minimum|maximum))$/;
  const entries = text === '' ? [] : text.split(';').map((part) => part.trim().split('=') as [string, string]);
  for (const [name] of entries) {
    if (!known.test(name)) {
      throw new Error(`An example names ${name}, which is unknown.`);
    }
  }
  return new Map(entries);
}

/** Breaks of service, written as day of leaving, dash, day of returning, with a plus sign between two of them. */
function breaksFrom(text: string | undefined): readonly ServiceBreak[] {
  const breaks = text === undefined ? [] : text.split('+');
  return breaks.map((part) => {
    const [left = '', returned = ''] = part.split('-').map(dayFrom);
    return { left, returned };
  });
}

function officerOf({ file, cells }: Example, more: ReadonlyMap<string, string>): Officer {
  const personnelType = PERSONNEL_TYPE_BY_FILE[file] ?? 'civilServant';
  const isEmployee = personnelType === 'permanentEmployee' || personnelType === 'governmentEmployee';
  const usual = officerWith();
  const day = (text: string | undefined, otherwise: CalendarDay) =>
    text === undefined || text === '' ? otherwise : dayFrom(text);
  const baht = (text: string | undefined) =>
    text === undefined || text === '' ? null : Number(text.replaceAll(',', ''));
  return {
    ...usual,
    personnelType,
    birthDate: day(more.get('born'), usual.birthDate),
    enteredService: day(cells.service, usual.enteredService),
    level: cells.level === '' ? null : (cells.level ?? null),
    enteredLevel: day(cells['in level'], usual.enteredLevel),
    salary: baht(cells.salary) ?? usual.salary,
    salaryFiveYearsAgo: baht(cells['5 y ago']),
    allowance: baht(more.get('allowance')),
    classHeld: cells.held === '' ? null : (cells.held ?? null),
    classHeldSince: cells.since === '' ? null : dayFrom(cells.since ?? ''),
    positionName: more.get('position') ?? null,
    standing: more.get('standing') ?? null,
    sex: more.has('sex') ? null : usual.sex,
    serviceBreaks: breaksFrom(more.get('breaks')),
    unsureDates: more.has('unsureDate') ? [more.get('unsureDate') as ColumnName] : [],
    jobGroup: (more.get('jobGroup') as JobGroup | undefined) ?? null,
    resignDate: more.has('resigned') ? dayFrom(more.get('resigned') ?? '') : null,
    nationality: more.get('nationality') ?? null,
    recalled: flagFrom(more.get('recalled')),
    imprisoned: flagFrom(more.get('imprisoned')),
    reinstated: flagFrom(more.get('reinstated')),
    accused: (more.get('accused') as Officer['accused'] | undefined) ?? null,
    deferred: flagFrom(more.get('deferred')),
    deceased: flagFrom(more.get('deceased')),
    specialMerit: (more.get('specialMerit') as Officer['specialMerit'] | undefined) ?? null,
    head: flagFrom(more.get('head')),
    skilled: flagFrom(more.get('skilled') ?? (isEmployee ? 'Y' : undefined)),
    medalHeld: flagFrom(more.get('medalHeld')),
    officeDays: more.has('officeDays') ? Number(more.get('officeDays')) : null,
    officePay: flagFrom(more.get('officePay')),
    extraYears: more.has('extraYears') ? Number(more.get('extraYears')) : null,
  };
}

/** The regulation with the amounts that an example sets, and with the row that it marks as unsure. */
function ruleSetOf(more: ReadonlyMap<string, string>): RuleSet {
  return {
    ...REGULATION_2564,
    amounts: REGULATION_2564.amounts.map((amount) =>
      more.has(amount.name) ? { ...amount, baht: Number(more.get(amount.name)) } : amount,
    ),
    schedules: REGULATION_2564.schedules.map((schedule) => ({
      ...schedule,
      rows: schedule.rows.map((row) =>
        more.get('unsure') === `${schedule.number}/${row.number}` ? { ...row, sure: 'L' } : row,
      ),
    })),
  };
}

function basisOf({ file }: Example, more: ReadonlyMap<string, string>): Basis {
  const policy = {
    holdingBasis: more.get('holdingBasis') ?? USUAL_POLICY.holdingBasis,
    levelBasis: more.get('levelBasis') ?? USUAL_POLICY.levelBasis,
    salaryMinimum: more.get('salaryMinimum') ?? USUAL_POLICY.salaryMinimum,
    civilServantSchedule: file === 'schedule-17.md' ? 17 : USUAL_POLICY.civilServantSchedule,
    governmentEmployeeSchedule: more.get('governmentEmployeeSchedule') ?? USUAL_POLICY.governmentEmployeeSchedule,
    whichClass: more.get('whichClass') ?? USUAL_POLICY.whichClass,
    skilledUnknown: more.get('skilledUnknown') ?? USUAL_POLICY.skilledUnknown,
  };
  return basisFor(ROUND, policy, ruleSetOf(more));
}

/** What stops the testing of a row. */
const STOPPING: ReadonlySet<string> = new Set(['row', 'ID_CARD', 'PERSONAL_TYPE', 'POS_LEV']);

/** Judges the officer of an example. */
export function judgeExample(example: Example): Judgement {
  const more = moreOf(example.cells.more ?? '');
  const officer = officerOf(example, more);
  const otherRow = more.get('alsoInRows');
  const unreadable = more.get('unreadable')?.split('+') ?? [];
  const basis = basisOf(example, more);
  if (otherRow !== undefined) {
    return reviewDuplicate(officer, [placeOf(Number(otherRow))], basis);
  }
  const identity = { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null };
  const kindOfPersonnel = more.get('kind');
  if (kindOfPersonnel !== undefined) {
    return judgeInNoSchedule({ ...placeOf(2), identity, kindOfPersonnel }, []);
  }
  if (unreadable.some((column) => STOPPING.has(column))) {
    const problems = unreadable.map((column) => ({
      ...unreadIn(column as ColumnName),
      column: column === 'row' ? null : (column as ColumnName),
    }));
    return reviewUnreadable({ ...placeOf(2), identity, problems }, []);
  }
  return judge(officerWithout(officer, unreadable as readonly ColumnName[]), basis);
}

function listOf(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === '-' ? [] : cell.split(',').map((code) => code.trim());
}

/** The result that an example expects, in the form of `summaryOf`. */
export function expectedOf({ cells }: Example): Summary {
  return {
    verdict: cells.verdict === 'not eligible' ? 'notEligible' : (cells.verdict ?? ''),
    class: cells.class === '-' ? null : (cells.class ?? null),
    reasons: listOf(cells.reasons),
    rule: cells.rule === '-' ? null : (cells.rule ?? null),
    first: cells.first === '-' ? null : Number(cells.first),
    notes: listOf(cells.notes).toSorted(),
    ...(cells.medal === undefined ? {} : { medal: cells.medal === 'Y' }),
  };
}

/** The parts of a judgement that the tables show. */
export interface Summary {
  readonly verdict: string;
  readonly class: string | null;
  readonly reasons: readonly string[];
  readonly rule: string | null;
  readonly first: number | null;
  readonly notes: readonly string[];
  /** Only in tables that have the column. */
  readonly medal?: boolean;
}

/** The rule's id as the tables write it: schedule/row/clause, and the class where a clause has several. */
export function shortRule(id: string): string {
  const [, schedule, row, clause, stepClass] = /^schedule(\d+)\.row(\d+)(?:\.clause(\d+))?(?:\.(.+))?$/.exec(id) ?? [];
  return `${schedule}/${row}${clause === undefined ? '' : `/${clause}`}${stepClass === undefined ? '' : ` ${stepClass}`}`;
}

/** A judgement in the form of the tables. */
export function summaryOf({ verdict, nominate, reasons, rule, firstPossibleRound, notes, medal }: Judgement): Summary {
  return {
    verdict,
    class: nominate,
    reasons: reasons.map(({ code }) => code),
    rule: rule === null ? null : shortRule(rule),
    first: firstPossibleRound,
    notes: notes
      .map(({ code }) => code)
      .filter((code) => code !== 'NEAREST_STEP')
      .toSorted(),
    medal,
  };
}
