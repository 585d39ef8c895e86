import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { CLASSES } from '../../lib/vocabulary/classes.ts';
import { differencesFromPrint } from '../../scripts/law/compare.ts';
import { lawOf, NOT_OF_THE_LAW, PRINTED, problemsOfLaw, type Section } from '../../scripts/law/map.ts';
import type { PrintedSchedule } from '../../scripts/law/schedule.ts';
import { type Sentence, WHY } from '../../scripts/law/sentence.ts';
import { lawDocument } from '../../scripts/law-document.ts';
import { withRow, withSchedule, withScheduleRows, withStep } from '../helpers/eligibility/rule-sets.ts';

const LAW = lawOf(REGULATION_2564);

/** The map with the sentences of one place changed. */
function withSentence(place: string, change: (sentence: Sentence) => readonly Sentence[]): readonly Section[] {
  return LAW.map((section) => ({
    ...section,
    sentences: section.sentences.flatMap((sentence) => (sentence.place.en === place ? change(sentence) : [sentence])),
  }));
}

describe('the map of the law', () => {
  it('stands in docs/law.md; npm run docs writes it', () => {
    expect(readFileSync(new URL('../../docs/law.md', import.meta.url), 'utf8')).toBe(lawDocument());
  });

  it('answers every sentence, and every rule and reason is named by one', () => {
    expect(problemsOfLaw(LAW, REGULATION_2564)).toEqual([]);
  });

  it('has every item from 8 to 20 and their numbered parts, in order', () => {
    const places = (LAW[0] as Section).sentences.map(({ place }) => place.en.replace('item ', ''));
    const parts = (item: number, count: number) => Array.from({ length: count }, (_, at) => `${item} (${at + 1})`);

    expect([...new Set(places.map((place) => Number.parseInt(place, 10)))]).toEqual([
      8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ]);
    expect(places).toEqual(
      expect.arrayContaining([
        ...parts(11, 16),
        ...parts(12, 5),
        ...['12 (6) (a)', '12 (6) (b)', '12 (6) (c)'],
        ...parts(14, 15),
        ...parts(17, 5),
        ...parts(18, 2),
        ...parts(19, 7),
      ]),
    );
  });

  it('lists the classes of item 11 as the vocabulary orders them', () => {
    const listed = (LAW[0] as Section).sentences.filter(({ place }) => /^item 11 \(/.test(place.en));

    expect(listed.flatMap(({ carriedBy }) => carriedBy)).toEqual(CLASSES.map(({ abbreviation }) => abbreviation));
  });

  it('refuses a sentence that nothing answers', () => {
    const unanswered = withSentence('item 12 (2)', (sentence) => [{ ...sentence, notModelled: null }]);

    expect(problemsOfLaw(unanswered, REGULATION_2564)).toEqual([
      expect.stringMatching(/^Items 8 to 20 .*, item 12 \(2\) \(Is of good conduct.*\): nothing answers it\.$/),
    ]);
  });

  it('refuses a name that does not exist', () => {
    const wrong = withSentence('item 12 (2)', (sentence) => [{ ...sentence, carriedBy: ['goodConduct'] }]);

    expect(problemsOfLaw(wrong, REGULATION_2564)).toEqual([expect.stringMatching(/: there is no goodConduct\.$/)]);
  });

  it('refuses a condition, a reason or a rule that no sentence names', () => {
    const without = withSentence('item 12 (1)', () => []);
    const more = withScheduleRows(25, (rows) => [...rows, ...rows.slice(-1).map((row) => ({ ...row, number: 3 }))]);

    expect(problemsOfLaw(without, REGULATION_2564)).toEqual(['NATIONALITY_UNKNOWN: no sentence of the law names it.']);
    expect(problemsOfLaw(lawOf(more), more)).toEqual([
      'schedule25.row3.clause1: no sentence of the law names it.',
      'schedule25.row3.clause2: no sentence of the law names it.',
      'schedule25.row3.clause3: no sentence of the law names it.',
    ]);
  });

  it('refuses a clause and a row of the law that the data lack', () => {
    const lacking = withRow(15, 1, (row) => [{ ...row, steps: row.steps.slice(0, 3) }]);
    const without = withRow(17, 4, () => []);

    expect(problemsOfLaw(lawOf(lacking), lacking)).toEqual([
      expect.stringMatching(/^Schedule 15.*, row 1, clause 4 \(.*\): nothing answers it\.$/),
    ]);
    expect(problemsOfLaw(lawOf(without), without)).toEqual([
      expect.stringMatching(/^Schedule 17.*, row 4 \(.*\): nothing answers it\.$/),
      expect.stringMatching(/^Schedule 17.*, row 4, conditions \(.*\): nothing answers it\.$/),
    ]);
  });

  it('asks what carries a sentence that is said not to be data, once its schedule is', () => {
    const unanswered = LAW.map((section) =>
      section.schedule === 5
        ? {
            ...section,
            sentences: section.sentences.map((one) =>
              one.place.en === 'remark 2' ? { ...one, carriedBy: [], notModelled: WHY.notData } : one,
            ),
          }
        : section,
    );

    expect(problemsOfLaw(unanswered, REGULATION_2564)).toEqual([
      expect.stringMatching(/^Schedule 5.*, remark 2 \(.*\): the schedule is data now, name what carries it\.$/),
    ]);
  });

  it('refuses a name of the project’s own that a sentence names, or that does not exist', () => {
    const own = { ...NOT_OF_THE_LAW, NOT_THAI: { th: 'ข', en: 'x' }, GONE: { th: 'ข', en: 'x' } };

    expect(problemsOfLaw(LAW, REGULATION_2564, own)).toEqual([
      'NOT_THAI: is of the law, a sentence names it.',
      'GONE: there is no such condition or reason.',
    ]);
  });
});

describe('the schedules as they were read', () => {
  it('say what the rule data say', () => {
    expect(differencesFromPrint(PRINTED, REGULATION_2564)).toEqual([]);
  });

  it('show a page, a class or a period that is another in the data', () => {
    const page = withSchedule(25, (schedule) => ({ ...schedule, page: 41 }));
    const highest = withRow(15, 5, (row) => [{ ...row, page: 19, highest: 'ต.ช.', first: null }]);
    const years = withStep(16, 5, 1, { conditions: [{ kind: 'heldYears', class: 'ท.ช.', years: 4 }] });
    const position = withStep(15, 2, 1, { conditions: [] });
    const stepClass = withStep(15, 9, 11, { class: 'ป.ช.' });
    const remark = withSchedule(26, (schedule) => ({ ...schedule, serviceRemark: { number: 4, page: 41 } }));
    const gone = withRow(26, 7, () => []);

    expect(
      [page, highest, years, position, stepClass, remark, gone].map((data) => differencesFromPrint(PRINTED, data)),
    ).toEqual([
      ['Schedule 25: the page is 40 in the law, 41 in the data.'],
      [
        'Schedule 15, row 5: the page is 18 in the law, 19 in the data.',
        'Schedule 15, row 5: the first class is ต.ม. in the law, null in the data.',
        'Schedule 15, row 5: the highest class is ต.ม. in the law, ต.ช. in the data.',
      ],
      [
        'Schedule 16, row 5, clause 2: the condition is held ท.ช. for 3 years in the law, held ท.ช. for 4 years in the data.',
      ],
      ['Schedule 15, row 2, clause 2: the condition is 5 years in the position in the law, none in the data.'],
      ['Schedule 15, row 9, clause 1: the class is ป.ม. in the law, ป.ช. in the data.'],
      ['Schedule 26: the data cite remark 4 on page 41, which is not there.'],
      ['Schedule 26, row 7: is not in the data.'],
    ]);
  });

  it('number their rows from 1 on, and stand on the pages of their schedule', () => {
    for (const { number, page, rows, remarks } of PRINTED as readonly PrintedSchedule[]) {
      expect
        .soft(
          rows.map((row) => row.number),
          `schedule ${number}`,
        )
        .toEqual(rows.map((_, at) => at + 1));
      expect.soft(Math.min(...rows.map((row) => row.page), ...remarks.map((one) => one.page))).toBe(page);
    }
  });
});
