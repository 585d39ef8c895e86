import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../lib/eligibility/basis.ts';
import { REASON_TEXTS } from '../../lib/eligibility/reasons.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { expectedOf, judgeExample, readExamples, summaryOf } from '../helpers/eligibility/example-tables.ts';

const EXAMPLES = readExamples(new URL('./examples/', import.meta.url));

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
  it('are at least 120, no two of one name in a table', () => {
    const names = EXAMPLES.map(({ file, heading, cells }) => `${file}, ${heading}: ${cells.case}`);

    expect(EXAMPLES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(names).size).toBe(names.length);
  });

  it('nominate by every clause of every row of every schedule', () => {
    const nominatedBy = new Set(
      EXAMPLES.filter(({ cells }) => cells.verdict === 'eligible').map(({ cells }) => cells.rule?.split(' ')[0]),
    );
    const clauses = REGULATION_2564.schedules.flatMap(({ number: schedule, rows }) =>
      rows.flatMap(({ number: row, steps }) =>
        steps.map(({ clause }) => `${schedule}/${row}${clause === null ? '' : `/${clause}`}`),
      ),
    );

    expect(clauses.filter((clause) => !nominatedBy.has(clause))).toEqual([]);
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
