import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../lib/eligibility/basis.ts';
import { REASON_TEXTS } from '../../lib/eligibility/reasons.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { problemsOfExample } from '../helpers/eligibility/example-problems.ts';
import {
  type Example,
  expectedOf,
  judgeExample,
  readExamples,
  shortRule,
  summaryOf,
} from '../helpers/eligibility/example-tables.ts';

const EXAMPLES = readExamples(new URL('./examples/', import.meta.url));

const RULES = REGULATION_2564.schedules.flatMap((schedule) =>
  schedule.rows.flatMap((row) => rulesOf(schedule, row).map(({ id }) => shortRule(id))),
);

/** The rules in the results of one verdict. */
function rulesWith(verdict: string): ReadonlySet<string> {
  const expected = EXAMPLES.map((example) => expectedOf(example));
  return new Set(expected.filter((one) => one.verdict === verdict).flatMap(({ rule }) => rule ?? []));
}

describe.each([...new Set(EXAMPLES.map(({ file }) => file))])('the examples of %s', (file) => {
  const ofFile = EXAMPLES.filter((example) => example.file === file);

  it.each(ofFile.map((example) => [`${example.heading}: ${example.cells.case}`, example] as const))(
    '%s',
    (_, example) => {
      const judgement = judgeExample(example);

      expect(summaryOf(judgement)).toMatchObject(expectedOf(example));
      expect(judgement.notes.some(({ code }) => code === 'NEAREST_STEP')).toBe(
        judgement.verdict === 'notEligible' && judgement.rule !== null,
      );
    },
  );
});

describe('the examples together', () => {
  it('are written as the README says', () => {
    expect(EXAMPLES.flatMap(problemsOfExample)).toEqual([]);
  });

  it('name the cell that is written otherwise', () => {
    const [example] = EXAMPLES as [Example];
    const cells = {
      ...{ case: 'A wrong row', level: 'K9', salary: '15 000', '5 y ago': '', service: '1/6/2550', 'in level': '' },
      ...{ held: 'บม', since: '31/02/2562', more: 'allowance', verdict: 'no', class: 'บ.ม', reasons: 'TOO_SHORT' },
      ...{ rule: '15/99', first: 'later', notes: '', colour: '' },
    };

    const which = `${example.file}, ${example.heading}, “A wrong row”: `;
    const problems = problemsOfExample({ ...example, cells });
    expect(problems.every((problem) => problem.startsWith(which))).toBe(true);
    expect(problems.map((problem) => problem.slice(which.length))).toEqual([
      'level is “K9”, allowed: empty, or a code of docs/rules.md, section Levels.',
      'salary is “15 000”, allowed: empty, or baht such as 15,000.',
      'service is “1/6/2550”, allowed: empty, or a day such as 01/06/2550.',
      'held is “บม”, allowed: empty, or a class, written with its dots (บ.ม.).',
      'since is “31/02/2562”, allowed: empty, or a day such as 01/06/2550.',
      'more is “allowance”, allowed: empty, or name=value, a semicolon between two.',
      'verdict is “no”, allowed: eligible, not eligible, review.',
      'class is “บ.ม”, allowed: -, or a class, written with its dots (บ.ม.).',
      'reasons is “TOO_SHORT”, allowed: codes of docs/rules.md, section Reasons and notes, a comma between two.',
      'rule is “15/99”, allowed: -, or schedule/row/clause of docs/law.md.',
      'first is “later”, allowed: -, or a round such as 2570.',
      'notes is “”, allowed: -, or codes of docs/rules.md, section Reasons and notes, a comma between two.',
      'colour is no column, allowed: case, level, salary, 5 y ago, service, in level, held, since, more, verdict, class, reasons, rule, first, notes, medal.',
    ]);
  });

  it('are at least 120, no two of one name in a table', () => {
    const names = EXAMPLES.map(({ file, heading, cells }) => `${file}, ${heading}: ${cells.case}`);

    expect(EXAMPLES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(names).size).toBe(names.length);
  });

  it('nominate by every rule of every schedule', () => {
    const nominatedBy = rulesWith('eligible');

    expect(RULES.filter((rule) => !nominatedBy.has(rule))).toEqual([]);
  });

  it('refuse by every clause of every schedule', () => {
    // A clause that rises every year has a rule for each class: one of them is enough.
    const clauseOf = (rule: string) => rule.split(' ')[0] ?? '';
    const refusedBy = new Set([...rulesWith('notEligible')].map(clauseOf));

    expect([...new Set(RULES.map(clauseOf))].filter((clause) => !refusedBy.has(clause))).toEqual([]);
  });

  it('meet every condition on all officers, and show what becomes of who does not', () => {
    const tested = EXAMPLES.flatMap((example) => judgeExample(example).conditions);
    const met = new Set(tested.filter((one) => one.met === true).map(({ name }) => name));
    // A level entered too late is left open, for review.
    const notMet = new Set(tested.filter((one) => one.met !== true).map(({ name }) => name));
    const names = REGULATION_2564.general.map(({ name }) => name);

    expect(names.filter((name) => !met.has(name) || !notMet.has(name))).toEqual([]);
  });

  it('show every reason and every note of the closed list that can decide today', () => {
    const shown = new Set(
      EXAMPLES.flatMap((example) => [...expectedOf(example).reasons, ...expectedOf(example).notes]),
    );
    // In today's schedules an officer who fails these two meets another step of the row; judge-changed-schedules.test.ts
    // shows them on a changed row.
    // The third needs the cells of a teacher: judge-unread-cells.test.ts.
    const neverDecisive = ['CLASS_NOT_HELD', 'SALARY_TOO_HIGH', 'NO_CLASS_EITHER_WAY'];
    // Every verdict "not eligible" with a rule has this note; the tests of the tables assert it.
    const besideVerdicts = ['NEAREST_STEP'];

    const expected = Object.keys(REASON_TEXTS).filter((code) => ![...neverDecisive, ...besideVerdicts].includes(code));
    expect(expected.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('name the page of the regulation on which their row, item or remark stands', () => {
    const pages = new Map(
      REGULATION_2564.schedules.flatMap((schedule) =>
        schedule.rows.flatMap((row) =>
          rulesOf(schedule, row).map(() => [`${schedule.number}/${row.number}`, row.page]),
        ),
      ),
    );

    for (const { file, heading } of EXAMPLES) {
      const [, schedule] = /^schedule-(\d+)/.exec(file) ?? [];
      const [, row] = /^Row (\d+)/.exec(heading) ?? [];
      const [, page] = /page (\d+)$/.exec(heading) ?? [];
      expect.soft(schedule === undefined || page === String(pages.get(`${schedule}/${row}`)), heading).toBe(true);
      // Headings outside the regulation (a switch, a file, another law) must name no page.
      expect.soft(/, pages? \d+( and \d+)?$/.test(heading), heading).toBe(/^(Row|Items?|Remarks) /.test(heading));
    }
  });
});
