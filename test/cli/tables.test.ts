import { describe, expect, it } from 'vitest';
import { countsTable, explanation, heading, officerLine, placeWidthOf } from '../../cli/tables.ts';
import { judge, judgeInNoSchedule, reviewDuplicate, reviewUnreadable } from '../../lib/eligibility/judge.ts';
import { createTally } from '../../lib/results/counts.ts';
import type { RosterReading } from '../../lib/roster/read-roster.ts';
import type { Identity, RowPlace } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith, officerWithout, placeOf, unreadIn } from '../helpers/eligibility/officers.ts';

describe('the table of counts', () => {
  const linesOf = (...officers: readonly Parameters<typeof officerWith>[0][]) => {
    const tally = createTally();
    for (const facts of officers) {
      tally.add(judge(officerWith(facts), basisWith()));
    }
    return countsTable(tally.counts(), { files: [], help: '' }).split('\n');
  };

  it('has the causes that many wait for under the verdicts, in both languages', () => {
    const lines = linesOf({}, { personnelType: 'governmentEmployee', level: 'G1' });

    expect(lines[1]).toBe('2 rows: 1 eligible, 0 not eligible, 1 to review');
    expect(lines[2]).toMatch(/^ {2}๑ รายรอผล เพราะไม่มีข้อมูลในคอลัมน์ SKILLED/);
    expect(lines[3]).toMatch(/^ {2}Officers who wait because column SKILLED is empty: 1\./);
  });

  it('has officers whose sex is not known where there are some', () => {
    expect(linesOf({ sex: 'M' })[2]).toBe('  ต.ม.     men 1, women 0, total 1');
    expect(linesOf({ sex: 'F' }, { sex: null })[2]).toBe('  ต.ม.     men 0, women 1, unspecified 1, total 2');
  });

  it('has the medal under the classes, where there is one', () => {
    const served = { enteredService: '2000-01-01' };

    expect(linesOf({ ...served, sex: 'M' }, { ...served, sex: 'F', recalled: true }).slice(2, 5)).toEqual([
      '  ต.ม.     men 1, women 0, total 1',
      '  ร.จ.พ.   men 1, women 0, total 1',
      '',
    ]);
    expect(linesOf({ ...served, sex: 'F', level: null })[2]).toBe('  ร.จ.พ.   men 0, women 1, total 1');
    expect(linesOf({}).join()).not.toContain('ร.จ.พ.');
  });
});

describe('the table of officers', () => {
  const readingOf = (...files: readonly { file: string; sheets: readonly string[]; leftAside?: readonly string[] }[]) =>
    ({
      help: '',
      files: files.map(({ file, sheets, leftAside = [] }) => ({
        file,
        sheets: sheets.map((sheet) => ({ sheet })),
        sheetsLeftAside: leftAside.map((sheet) => ({ sheet })),
      })),
    }) as unknown as RosterReading;
  /** Where the second column begins in the heading and in the lines of officers at these places. */
  const columnsOf = (reading: RosterReading, ...places: readonly Partial<RowPlace>[]) => {
    const width = placeWidthOf(reading);
    const lines = places.map((place) =>
      officerLine(judge(officerWith({ ...place, name: 'name' }), basisWith()), width),
    );
    const head = heading(basisWith(), width).trimEnd().split('\n').at(-1) ?? '';
    // Without the marks above and below a letter, which have no width.
    return [head, ...lines].map((line) => line.replace(/\p{Mn}/gu, '').indexOf('name'));
  };

  it('has the medal in a column of its own, whatever the verdict on a class', () => {
    const line = (facts: Parameters<typeof officerWith>[0]) => officerLine(judge(officerWith(facts), basisWith()), 7);
    const served = { enteredService: '2000-01-01' };

    expect(line(served)).toMatch(/ ✅ eligible +ต\.ม\. +ร\.จ\.พ\. มีคุณสมบัติ/);
    expect(line({ ...served, classHeld: 'ต.ม.', classHeldSince: '2015-12-05' })).toMatch(
      / ✗ not eligible +– +ร\.จ\.พ\. ได้รับ/,
    );
    expect(line({})).toMatch(/ ต\.ม\. +– +มีคุณสมบัติ/);
    expect(heading(basisWith(), 7)).toMatch(/ verdict +nominate medal +reason ➜ what would make it eligible · note\n$/);
  });

  it('has the smallest change behind the reasons and before the notes', () => {
    const judgement = judge(officerWith({ enteredService: '2022-06-15', recalled: true }), basisWith());
    const [reason, another] = judgement.reasons;

    expect(officerLine(judgement, 7)).toMatch(
      new RegExp(
        ` ${reason?.th} · ${another?.th} ➜ [^➜]*: อาจเสนอขอพระราชทาน ต.ม. · ${judgement.notes[0]?.th}`.replace(
          /[()]/g,
          '\\$&',
        ),
      ),
    );
  });

  it('has of what would settle a review only what would make the officer eligible', () => {
    const judgement = judge(officerWith({ nationality: 'ไม่ระบุ' }), basisWith());

    expect(judgement.settledBy.map(({ outcomes }) => outcomes.length)).toEqual([2]);
    expect(officerLine(judgement, 7).split(' ➜ ').slice(1)).toEqual([
      'NATIONALITY (สัญชาติ) ไทย: อาจเสนอขอพระราชทาน ต.ม.\n',
    ]);
  });

  it('has no such part where nothing is known to make the officer eligible', () => {
    const held = { classHeld: 'ต.ม.', classHeldSince: '2015-12-05' };
    const lines = [officerWith({}), officerWith(held)].map((officer) => officerLine(judge(officer, basisWith()), 7));

    expect(lines.join()).not.toContain('➜');
  });

  it('has the warnings on the rules above it, in both languages', () => {
    const basis = basisWith();
    const warned = { ...basis, ruleSet: { ...basis.ruleSet, warnings: [{ th: 'เก่า', en: 'old' }] } };

    expect(heading(warned, 7)).toMatch(/^Round 2569, .*\n⚠ เก่า\n {2}old\n\nrow /);
    expect(heading(basis, 7)).toMatch(/^Round 2569, .*\n\nrow /);
  });

  it('has a narrow first column for one sheet in one file', () => {
    expect(columnsOf(readingOf({ file: 'a.xls', sheets: ['Data'] }), { row: 4 }, { row: 12345 })).toEqual([7, 7, 7]);
  });

  it('lines up where rows are named with their sheet, of which some may not be read', () => {
    const two = readingOf({ file: 'a.xls', sheets: ['Data', 'CurrentData'] });
    expect(columnsOf(two, { sheet: 'Data', row: 4 }, { sheet: 'CurrentData', row: 12345 })).toEqual([19, 19, 19]);
    const one = readingOf({ file: 'a.xls', sheets: ['CurrentData'], leftAside: ['Notes'] });
    expect(columnsOf(one, { sheet: 'CurrentData', row: 4 })).toEqual([19, 19]);
  });

  it('lines up where rows are named with their file, and with their sheet in some', () => {
    const reading = readingOf({ file: '0201.csv', sheets: ['-'] }, { file: '0201_1.xls', sheets: ['วันที่', 'B'] });
    expect(
      columnsOf(
        reading,
        { file: '0201.csv', row: 4 },
        { file: '0201_1.xls', sheet: 'วันที่', row: 4 },
        { file: '0201_1.xls', sheet: 'B', row: 12345 },
      ),
    ).toEqual([22, 22, 22, 22]);
  });
});

describe('the explanation of a verdict', () => {
  const explained = (facts: Parameters<typeof officerWith>[0]) => explanation(judge(officerWith(facts), basisWith()));
  const identity: Identity = { idCard: '1', name: 'ก', sex: 'M', level: 'K1', classHeld: null, classHeldSince: null };

  const waiting = {
    level: 'K2',
    salary: 30_000,
    classHeld: 'ท.ม.',
    classHeldSince: '2020-07-28',
    salaryFiveYearsAgo: null,
  };

  it('has what would settle a review, in both languages, under the facts that it hangs on', () => {
    expect(explained(waiting)).toContain(
      [
        '',
        'What would settle it',
        '  SALARY5Y',
        '    SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) น้อยกว่า ๒๒,๑๔๐ บาท: ยังไม่เข้าหลักเกณฑ์ (SALARY5Y less than 22,140 baht: not eligible)',
        '    SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) ตั้งแต่ ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ช. (SALARY5Y at least 22,140 baht: eligible for ท.ช.)',
        '',
      ].join('\n'),
    );
  });

  it('has the facts that are needed together on one line', () => {
    const judgement = judge(officerWith({ ...waiting, reinstated: true }), basisWith());
    const [{ facts } = { facts: [] }] = judgement.settledBy;

    expect(facts).toHaveLength(2);
    expect(explanation(judgement)).toContain(`\n  ${facts.join(', ')}\n    `);
  });

  it('has only the name of a fact whose values were not tried', () => {
    const row = { ...placeOf(3), identity, problems: [unreadIn('POS_LEV')] };

    expect(explanation(reviewUnreadable(row, []))).toMatch(
      /\n\nWhat would settle it\n {2}POS_LEV \(ระดับ\) \(POS_LEV\)\n$/,
    );
  });

  it('has the smallest change, in both languages', () => {
    expect(explained({ deferred: true })).toContain(
      [
        '',
        'The smallest change that would make it eligible',
        '  DEFER (ขอชะลอ) N: อาจเสนอขอพระราชทาน ต.ม. (DEFER N: eligible for ต.ม.)',
        '',
      ].join('\n'),
    );
  });

  it('has no heading with nothing under it', () => {
    expect(explained({})).toMatch(/\n\nReasons\n.*\n\nConditions\n/);
    const person = { ...placeOf(3), identity, kindOfPersonnel: 'ลูกจ้างชั่วคราว' };

    expect(explanation(judgeInNoSchedule(person, []))).toMatch(/\n\nReasons\n.*\n$/);
  });

  it('says that no class is held where the cell was read', () => {
    expect(explained({})).toMatch(/^Row .*, holds no class\n/);
    expect(explanation(judge(officerWithout(officerWith({}), ['SALARY', 'L_INS_DATE']), basisWith()))).toMatch(
      /^Row .*, holds no class\n/,
    );
  });

  it('says which class is held, and since when where the roster says it', () => {
    expect(explained({ classHeld: 'บ.ม.', classHeldSince: '2015-12-05' })).toMatch(/, holds บ\.ม\. since 2015-12-05\n/);
    expect(explained({ classHeld: 'บ.ม.', classHeldSince: null })).toMatch(/, holds บ\.ม\.\n/);
  });

  it('claims nothing of the class held where its cell could not be read, whether it is needed or not', () => {
    for (const level of ['K1', 'K2']) {
      for (const accused of [null, 'criminal'] as const) {
        const officer = officerWithout(officerWith({ level, accused }), ['L_INS_CODE']);

        expect(explanation(judge(officer, basisWith()))).toMatch(/^Row .*, holds –\n/);
      }
    }
  });

  it('claims nothing of the class held where the row was not judged', () => {
    const row = { ...placeOf(3), identity, problems: [unreadIn('ID_CARD')] };

    expect(explanation(reviewUnreadable(row, []))).toMatch(/^Row .*, holds –\n/);
    expect(explanation(reviewDuplicate(officerWith({}), [placeOf(7)], basisWith()))).toMatch(/^Row .*, holds –\n/);
  });
});
