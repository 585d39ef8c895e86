import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { nameOfRemark } from '../../lib/eligibility/phrases.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withScheduleRows } from '../helpers/eligibility/rule-sets.ts';

describe('the sentences', () => {
  it.each([
    ['POS_LEV', 'ระดับ', { level: null }],
    ['POS_AMT', 'เงินประจำตำแหน่ง', { level: 'K5' }],
    ['POS_NAME', 'ตำแหน่ง', { personnelType: 'teacher', level: 'KS3', standing: 'ชำนาญการพิเศษ' }],
    ['SALARY5Y', 'เงินเดือนย้อนหลัง 5 ปี', { level: 'K2', salary: 30_000, classHeld: 'ท.ม.', classHeldSince: '2015-12-05' }],
    ['L_INS_DATE', 'วันที่ได้รับ', { level: 'K3', classHeld: 'ท.ม.' }],
    ['L_INS_DATE', 'วันที่ได้รับ', { level: 'K5', allowance: 13_000, classHeld: 'ท.ม.' }],
    ['L_INS_DATE', 'วันที่ได้รับ', { level: 'K5', allowance: 13_000, classHeld: 'ป.ม.' }],
  ] as const)('of MISSING_COLUMN name the empty column once, with its Thai title: %s', (column, title, facts) => {
    expect(judge(officerWith(facts), basisWith()).reasons).toEqual([
      {
        code: 'MISSING_COLUMN',
        th: `ไม่มีข้อมูลในคอลัมน์ ${column} (${title}) จึงตรวจเงื่อนไขไม่ได้ โปรดเติมข้อมูล`,
        en: `Column ${column} is empty and a condition needs it: fill it in.`,
      },
    ]);
  });

  it('of MISSING_COLUMN name no column that would change nothing', () => {
    const ruleSet = withScheduleRows(15, (rows) =>
      rows.filter(({ number }) => number === 5).map((row) => ({ ...row, who: [{ levels: ['K1'], allowance: 5 }] })),
    );
    const judged = (facts: Parameters<typeof officerWith>[0]) =>
      codesOf(judge(officerWith(facts), basisFor(ROUND, USUAL_POLICY, ruleSet)).reasons);

    expect(judged({ level: null, allowance: 6 })).toEqual(['NO_ROW']);
    expect(judged({ level: null, allowance: 5 })).toEqual(['MISSING_COLUMN']);
    expect(judged({ level: 'K1', allowance: null })).toEqual(['MISSING_COLUMN']);
    expect(judged({ level: 'K2', allowance: null })).toEqual(['NO_ROW']);
  });

  it('of a missing row tells every empty cell, or nothing', () => {
    const nothing = judge(officerWith({ personnelType: 'teacher', level: 'KS0' }), basisWith()).reasons;
    const noFacts = judge(
      officerWith({ personnelType: 'teacher', level: null, standing: 'ไม่มีข้อมูล' }),
      basisFor(
        ROUND,
        USUAL_POLICY,
        withScheduleRows(16, (rows) => rows.slice(4, 5)),
      ),
    ).reasons;

    expect(nothing.map(({ en }) => en)).toEqual(['No row of schedule 16 fits what the roster says (KS0).']);
    expect(noFacts.map(({ en }) => en)).toEqual(['No row of schedule 16 fits what the roster says (ไม่มีข้อมูล).']);
    const empty = judge(
      officerWith({ personnelType: 'teacher', level: null }),
      basisFor(
        ROUND,
        USUAL_POLICY,
        withScheduleRows(16, (rows) => rows.slice(4, 5)),
      ),
    ).reasons;
    expect(empty).toEqual([
      {
        code: 'NO_ROW',
        th: 'ไม่ปรากฏตำแหน่งในบัญชี ๑๖ ตามข้อมูลที่มี (ไม่มีข้อมูล)',
        en: 'No row of schedule 16 fits what the roster says (nothing).',
      },
    ]);
  });

  it('of an amount name the position type where the level alone would not tell', () => {
    const ofLevel = (level: string) =>
      judge(
        officerWith({ level, birthDate: '1966-03-15', classHeld: 'ท.ช.', classHeldSince: '2015-12-05' }),
        basisWith({ civilServantSchedule: 17 }),
      ).reasons;

    expect(ofLevel('LD2')).toEqual([
      {
        code: 'AMOUNT_NOT_SET',
        th: 'ยังไม่ได้กำหนดจำนวนเงินของขั้นสูงของประเภทอำนวยการท้องถิ่น ระดับกลาง จึงยังตรวจเงื่อนไขของ ป.ม. ไม่ได้',
        en: 'The amount of the maximum of อำนวยการท้องถิ่น กลาง (LD2) is not set, so ป.ม. cannot be tested yet.',
      },
    ]);
    expect(ofLevel('LM2').map(({ th }) => th)).toEqual([
      'ยังไม่ได้กำหนดจำนวนเงินของขั้นสูงของประเภทบริหารท้องถิ่น ระดับกลาง จึงยังตรวจเงื่อนไขของ ป.ม. ไม่ได้',
    ]);
  });

  it('of REINSTATED claim no remark where schedule 17 has none', () => {
    const officer = officerWith({ reinstated: true });

    expect(judge(officer, basisWith({ civilServantSchedule: 17 })).reasons).toEqual([
      {
        code: 'REINSTATED',
        th: 'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกัน ซึ่งบัญชี ๑๗ มิได้กำหนดวิธีนับไว้',
        en: 'Was reinstated: the years of service must be counted by hand, schedule 17 does not say how.',
      },
    ]);
  });

  it('cite a remark by its number, where it has one', () => {
    expect(nameOfRemark(26, 2)).toEqual({
      th: 'หมายเหตุ 2 ของบัญชี 26',
      en: 'remark 2 of schedule 26',
    });
    expect(nameOfRemark(17, null)).toEqual({
      th: 'หมายเหตุของบัญชี 17',
      en: 'the remark of schedule 17',
    });
  });

  it('of NOT_RETIREMENT_YEAR names that year', () => {
    const officer = officerWith({ level: 'LD2', classHeld: 'ท.ช.', classHeldSince: '2015-12-05' });

    expect(judge(officer, basisWith({ civilServantSchedule: 17 })).reasons).toEqual([
      {
        code: 'NOT_RETIREMENT_YEAR',
        th: 'ขอพระราชทานได้เฉพาะในปีที่เกษียณอายุราชการ (ปี ๒๕๘๐)',
        en: 'Possible only in the year of retirement, 2580.',
      },
    ]);
  });
});
