import { rulesOf } from '../../../lib/eligibility/basis.ts';
import { REASON_TEXTS } from '../../../lib/eligibility/reasons.ts';
import { REGULATION_2564 } from '../../../lib/eligibility/regulation-2564/index.ts';
import { rankOf } from '../../../lib/vocabulary/classes.ts';
import { levelOf } from '../../../lib/vocabulary/levels.ts';
import { type Example, shortRule } from './example-tables.ts';

/** How the cells of a column are written. */
interface Form {
  readonly allowed: string;
  readonly fits: (text: string) => boolean;
}

function isDay(text: string): boolean {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(25\d\d)$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year) - 543, Number(month) - 1, Number(day)));
  return year !== undefined && date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
}

function areCodes(text: string): boolean {
  return text.split(',').every((code) => code.trim() in REASON_TEXTS);
}

const RULES = new Set(
  REGULATION_2564.schedules.flatMap((schedule) =>
    schedule.rows.flatMap((row) => rulesOf(schedule, row).map(({ id }) => shortRule(id))),
  ),
);

function orEmpty({ allowed, fits }: Form): Form {
  return { allowed: `empty, or ${allowed}`, fits: (text) => text === '' || fits(text) };
}

function orNothing({ allowed, fits }: Form): Form {
  return { allowed: `-, or ${allowed}`, fits: (text) => text === '-' || fits(text) };
}

const BAHT: Form = { allowed: 'baht such as 15,000', fits: (text) => /^\d{1,3}(,\d{3})*$/.test(text) };
const DAY: Form = { allowed: 'a day such as 01/06/2550', fits: isDay };
const CLASS: Form = { allowed: 'a class, written with its dots (บ.ม.)', fits: (text) => rankOf(text) !== undefined };
const CODES: Form = {
  allowed: 'codes of docs/rules.md, section Reasons and notes, a comma between two',
  fits: areCodes,
};
const VERDICTS = ['eligible', 'not eligible', 'review'];

const FORMS: Readonly<Record<string, Form>> = {
  case: { allowed: 'the case in words', fits: (text) => text !== '' },
  level: orEmpty({ allowed: 'a code of docs/rules.md, section Levels', fits: (text) => levelOf(text) !== undefined }),
  salary: orEmpty(BAHT),
  '5 y ago': orEmpty(BAHT),
  service: orEmpty(DAY),
  'in level': orEmpty(DAY),
  // A class of another order is a case of its own.
  held: orEmpty({ ...CLASS, fits: (text) => /^([ก-ฮ]\.)+$/.test(text) }),
  since: orEmpty(DAY),
  more: orEmpty({
    allowed: 'name=value, a semicolon between two',
    fits: (text) => text.split(';').every((part) => /^[^=]+=[^=]+$/.test(part)),
  }),
  verdict: { allowed: VERDICTS.join(', '), fits: (text) => VERDICTS.includes(text) },
  class: orNothing(CLASS),
  reasons: CODES,
  rule: orNothing({ allowed: 'schedule/row/clause of docs/law.md', fits: (text) => RULES.has(text) }),
  first: orNothing({ allowed: 'a round such as 2570', fits: (text) => /^25\d\d$/.test(text) }),
  notes: orNothing(CODES),
  medal: { allowed: 'Y, N', fits: (text) => text === 'Y' || text === 'N' },
};

/** The cells of an example that are not written as the README of the examples says, one sentence each. */
export function problemsOfExample({ file, heading, cells }: Example): readonly string[] {
  return Object.entries(cells).flatMap(([column, text]) => {
    const form = FORMS[column];
    const which = `${file}, ${heading}, “${cells.case}”: ${column}`;
    if (form === undefined) {
      return [`${which} is no column, allowed: ${Object.keys(FORMS).join(', ')}.`];
    }
    return form.fits(text) ? [] : [`${which} is “${text}”, allowed: ${form.allowed}.`];
  });
}
