import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Judgement } from '../../lib/eligibility/judgement.ts';
import { createTally } from '../../lib/results/counts.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

function countsOf(...officers: readonly Partial<Officer>[]) {
  const tally = createTally();
  for (const facts of officers) {
    tally.add(judge(officerWith(facts), basisWith()));
  }
  return tally.counts();
}

const employee = { personnelType: 'governmentEmployee', level: 'G1' } as const;

describe('the counts', () => {
  it('of nobody are nothing', () => {
    expect(createTally().counts()).toEqual({
      rows: 0,
      eligible: 0,
      notEligible: 0,
      review: 0,
      causes: [],
      byClass: {},
      medal: { men: 0, women: 0, unspecified: 0, total: 0 },
    });
  });

  it('add up to the rows', () => {
    expect(countsOf({}, {}, { recalled: true }, { level: null })).toMatchObject({
      rows: 4,
      eligible: 2,
      notEligible: 1,
      review: 1,
    });
  });

  it('by class count men, women and those whose sex is not known, highest class first, eligible ones only', () => {
    const { byClass } = countsOf(
      { sex: 'M' },
      { sex: 'F' },
      { sex: 'F' },
      { sex: null },
      { sex: null },
      { sex: null },
      { sex: null, recalled: true },
      { sex: 'M', level: 'K4' },
      { ...employee, sex: 'M' },
    );

    expect(byClass).toEqual({
      'ท.ช.': { men: 1, women: 0, unspecified: 0, total: 1 },
      'ต.ม.': { men: 1, women: 2, unspecified: 3, total: 6 },
    });
    expect(Object.keys(byClass)).toEqual(['ท.ช.', 'ต.ม.']);
  });

  it('by class leave out an officer for review, though the class that would be nominated is known', () => {
    const forReview: Judgement = { ...judge(officerWith({}), basisWith()), verdict: 'review' };
    const tally = createTally();
    tally.add(forReview);

    expect(forReview.nominate).not.toBeNull();
    expect(tally.counts()).toMatchObject({ rows: 1, eligible: 0, review: 1, byClass: {} });
  });

  it('of the medal count men, women and those whose sex is not known, whatever the verdict on a class', () => {
    const served = { enteredService: '2000-01-01' };

    expect(
      countsOf(
        { ...served, sex: 'M' },
        { ...served, sex: 'F', classHeld: 'ท.ม.' },
        { ...served, sex: 'F', level: null },
        { ...served, sex: null },
        { ...served, sex: 'F', medalHeld: true },
        { sex: 'M' },
      ).medal,
    ).toEqual({ men: 1, women: 2, unspecified: 1, total: 4 });
  });

  it('name the empty column SKILLED as one cause, with the officers who wait for it and how to settle it for all', () => {
    const { causes, review } = countsOf(
      employee,
      { ...employee, classHeld: 'บ.ม.' },
      { ...employee, recalled: true },
      { ...employee, skilled: true },
      { level: null },
    );

    expect(review).toBe(3);
    expect(causes).toEqual([
      {
        code: 'SKILLED_UNKNOWN',
        officers: 2,
        th: '๒ รายรอผล เพราะไม่มีข้อมูลในคอลัมน์ SKILLED (กลุ่มงานฝีมือ) แก้ไขได้ในคราวเดียว: เพิ่มคอลัมน์ SKILLED ในบัญชีรายชื่อและกรอก Y หรือ N หรือหากงานของทุกรายเทียบได้กับหมวดฝีมือขึ้นไป ให้ผู้ดูแลระบบกำหนด skilledUnknown เป็น assume ใน config/policy.json',
        en: 'Officers who wait because column SKILLED is empty: 2. To settle all at once, add the column SKILLED with Y or N to the roster; or, if the jobs of all compare to the skilled category, set skilledUnknown to assume in config/policy.json of the deployment.',
      },
    ]);
  });

  it('name no cause that nobody waits for', () => {
    expect(countsOf({}, { level: null }).causes).toEqual([]);
  });
});
