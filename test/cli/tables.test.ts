import { describe, expect, it } from 'vitest';
import { countsTable } from '../../cli/tables.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { createTally } from '../../lib/results/counts.ts';
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
});
