import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import type { SkilledGroup } from '../../lib/eligibility/rule-set.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withSchedule } from '../helpers/eligibility/rule-sets.ts';

function judgedWith(facts: Partial<Officer>, policy: Parameters<typeof basisWith>[0] = {}) {
  return judge(officerWith(facts), basisWith(policy));
}

const governmentEmployee = { personnelType: 'governmentEmployee', level: 'G1' } as const;
const permanentEmployee = { personnelType: 'permanentEmployee', level: null, salary: 12_000 } as const;

describe('an employee of whose job nothing says whether it compares to the skilled category', () => {
  it('is for review, with the verdict that each answer gives', () => {
    const held = { classHeld: 'บ.ม.', classHeldSince: '2020-07-28' } as const;

    expect(judgedWith({ ...governmentEmployee, ...held })).toMatchObject({
      verdict: 'review',
      nominate: 'บ.ช.',
      reasons: [
        {
          code: 'SKILLED_UNKNOWN',
          th: 'ไม่มีข้อมูลในคอลัมน์ SKILLED (กลุ่มงานฝีมือ) หากชื่อและลักษณะงานเทียบได้กับหมวดฝีมือขึ้นไปตามหมายเหตุ ๔ ของบัญชี ๒๖ ผลจะเป็น: อาจเสนอขอพระราชทาน บ.ช. หากไม่เป็นเช่นนั้น ผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
          en: 'Column SKILLED is empty. If the job meets remark 4 of schedule 26 (it must compare to the skilled category or above): eligible for บ.ช.; if not: not eligible.',
        },
      ],
    });
    expect(judgedWith(permanentEmployee).reasons[0]?.en).toBe(
      'Column SKILLED is empty. If the job meets remark 3 of schedule 25 (it must compare to the skilled category or above, or be a civil servant’s in name and nature): eligible for บ.ม.; if not: not eligible.',
    );
  });

  it('who hangs on something else too is told that the answer alone does not settle it', () => {
    const { reasons } = judgedWith({ ...governmentEmployee, classHeld: 'บ.ม.' });

    expect(codesOf(reasons)).toEqual(['SKILLED_UNKNOWN', 'MISSING_COLUMN']);
    expect(reasons[0]?.en).toContain(': for review (บ.ช.); if not: not eligible.');
    const withoutRow = judgedWith({ ...governmentEmployee, level: null }).reasons;
    expect(codesOf(withoutRow)).toEqual(['MISSING_COLUMN', 'SKILLED_UNKNOWN']);
    expect(withoutRow[1]?.en).toContain(': for review; if not: not eligible.');
  });

  it('is judged as if it does where the policy assumes so, with a note', () => {
    const assumed = judgedWith(governmentEmployee, { skilledUnknown: 'assume' });

    expect(assumed).toMatchObject({ verdict: 'eligible', nominate: 'บ.ม.' });
    expect(assumed.notes.filter(({ code }) => code !== 'GOVERNMENT_EMPLOYEE_SCHEDULE')).toEqual([
      {
        code: 'SKILLED_ASSUMED',
        th: 'ไม่มีข้อมูลในคอลัมน์ SKILLED (กลุ่มงานฝีมือ) จึงถือว่าชื่อและลักษณะงานเทียบได้กับหมวดฝีมือขึ้นไปตามหมายเหตุ ๔ ของบัญชี ๒๖ ตามที่กำหนดไว้ในนโยบาย (skilledUnknown) หากไม่เป็นเช่นนั้น ผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
        en: 'Column SKILLED is empty: the policy (skilledUnknown) takes the job to meet remark 4 of schedule 26 (it must compare to the skilled category or above). If it does not, the verdict is not eligible.',
      },
    ]);
    expect(assumed.conditions).toContainEqual({ name: 'skilled', rule: null, found: null, needed: 'Y', met: true });
  });

  it('whose job is said is judged by that, whatever the policy and the group of jobs', () => {
    const said = (skilled: boolean) =>
      judgedWith({ ...permanentEmployee, jobGroup: skilled ? 'บ' : 'ช', skilled }, { skilledUnknown: 'assume' });

    expect(said(true)).toMatchObject({ verdict: 'eligible', notes: [] });
    expect(said(false).verdict).toBe('notEligible');
    expect(codesOf(said(false).notes)).toEqual(['NEAREST_STEP']);
  });
});

describe('the group of jobs of a permanent employee', () => {
  it('answers it, with a note that names the group', () => {
    const crafts = judgedWith({ ...permanentEmployee, jobGroup: 'ช' });
    const basic = judgedWith({ ...permanentEmployee, jobGroup: 'บ' });

    expect(crafts.verdict).toBe('eligible');
    expect(crafts.conditions).toContainEqual({ name: 'skilled', rule: null, found: 'ช', needed: 'Y', met: true });
    expect(crafts.notes).toEqual([
      {
        code: 'SKILLED_BY_GROUP',
        th: 'ไม่มีข้อมูลในคอลัมน์ SKILLED (กลุ่มงานฝีมือ) จึงพิจารณาตามกลุ่มงานที่ระดับระบุไว้ (กลุ่ม ช ช่าง) ซึ่งถือว่าเทียบได้กับหมวดฝีมือขึ้นไป โดยยังรอการยืนยัน โปรดตรวจสอบ',
        en: 'Column SKILLED is empty: judged by the group of jobs that the level names (ช, crafts), which is taken to compare to the skilled category; this waits for confirmation.',
      },
    ]);
    expect(codesOf(basic.reasons)).toEqual(['NOT_SKILLED']);
    expect(basic.conditions).toContainEqual({ name: 'skilled', rule: null, found: 'บ', needed: 'Y', met: false });
    expect(basic.notes).toContainEqual({
      code: 'SKILLED_BY_GROUP',
      th: 'ไม่มีข้อมูลในคอลัมน์ SKILLED (กลุ่มงานฝีมือ) จึงพิจารณาตามกลุ่มงานที่ระดับระบุไว้ (กลุ่ม บ บริการพื้นฐาน) ซึ่งถือว่าเทียบไม่ได้กับหมวดฝีมือ โดยยังรอการยืนยัน โปรดตรวจสอบ',
      en: 'Column SKILLED is empty: judged by the group of jobs that the level names (บ, basic services), which is taken not to compare to the skilled category; this waits for confirmation.',
    });
    expect(judgedWith({ ...permanentEmployee, jobGroup: 'ท' }).notes).toMatchObject([
      { code: 'SKILLED_BY_GROUP', th: expect.stringContaining('(กลุ่ม ท เทคนิคพิเศษ) ซึ่งถือว่าเทียบได้') },
    ]);
    expect(codesOf(judgedWith({ ...permanentEmployee, jobGroup: 'ส' }).reasons)).toEqual(['SKILLED_UNKNOWN']);
  });

  it('answers it without a note once it is confirmed, because that is an edit of data', () => {
    const confirmed = withSchedule(25, (schedule) => {
      const { skilled } = schedule;
      const groups = skilled?.groups;
      const crafts: SkilledGroup | undefined = groups?.ช;
      return groups === null || groups === undefined || crafts === undefined || skilled === null
        ? schedule
        : { ...schedule, skilled: { ...skilled, groups: { ...groups, ช: { ...crafts, sure: 'M' } } } };
    });
    const officer = officerWith({ ...permanentEmployee, jobGroup: 'ช' });

    expect(judge(officer, basisFor(ROUND, USUAL_POLICY, confirmed))).toMatchObject({ verdict: 'eligible', notes: [] });
  });

  it('answers nothing under a schedule without groups', () => {
    expect(codesOf(judgedWith({ ...governmentEmployee, jobGroup: 'ช' }).reasons)).toEqual(['SKILLED_UNKNOWN']);
  });
});

describe('data to check', () => {
  it('an empty sex stops no verdict, and a note names the forms that will lack it', () => {
    expect(judgedWith({ sex: null })).toMatchObject({
      verdict: 'eligible',
      sex: null,
      notes: [
        {
          code: 'SEX_EMPTY',
          th: 'ไม่มีข้อมูลในคอลัมน์ SEX (เพศ) แบบ ขร ๑ ขร ๒ และ ขร ๓ จะขาดจำนวนบุรุษหรือสตรีของรายนี้ โปรดเติมข้อมูล',
          en: 'Column SEX is empty: the numbers of men and women on forms 1, 2 and 3 will lack this officer; fill it in.',
        },
      ],
    });
    expect(judgedWith({ sex: 'M' }).notes).toEqual([]);
  });

  it('each date whose day and month may be swapped is named', () => {
    const { verdict, notes } = judgedWith({ unsureDates: ['BIRTH_DATE', 'L_INS_DATE'] });

    expect(verdict).toBe('eligible');
    expect(notes).toEqual([
      {
        code: 'DATE_MAY_BE_SWAPPED',
        th: 'วันที่ในคอลัมน์ BIRTH_DATE (วันเกิด) อาจสลับวันกับเดือน เพราะโปรแกรมที่ตั้งค่าแบบสหรัฐอเมริกา โปรดตรวจสอบ',
        en: 'The day and the month in column BIRTH_DATE may have been swapped by a program with US settings: check the date.',
      },
      expect.objectContaining({ en: expect.stringContaining('column L_INS_DATE may') }),
    ]);
  });
});
