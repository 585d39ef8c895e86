import { describe, expect, it } from 'vitest';
import { countsTable, heading, officerLine, placeWidthOf } from '../../cli/tables.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { createTally } from '../../lib/results/counts.ts';
import type { RosterReading } from '../../lib/roster/read-roster.ts';
import type { RowPlace } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

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
    expect(heading(basisWith(), 7)).toMatch(/ verdict +nominate medal +reason\n$/);
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
