import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { inOfficeSince } from '../../lib/eligibility/service.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

function holderOf(positionName: string, facts: Partial<Officer> = {}): Officer {
  return officerWith({ personnelType: 'politicalOfficer', level: null, positionName, ...facts });
}

const GOVERNOR = 'ผู้ว่าราชการกรุงเทพมหานคร';
const CHIEF_ADVISER = 'ประธานที่ปรึกษาของผู้ว่าราชการกรุงเทพมหานคร';

function judged(positionName: string, facts: Partial<Officer> = {}) {
  return judge(holderOf(positionName, facts), basisWith());
}

function conditionsOf(positionName: string, facts: Partial<Officer>) {
  return judged(positionName, facts)
    .conditions.filter(({ rule }) => rule?.endsWith('.ต.ช.') || rule?.endsWith('.ท.ช.') || rule?.endsWith('.ป.ม.'))
    .map(({ rule, ...condition }) => condition);
}

describe('an office is found by its name', () => {
  it.each([
    ['ผู้ว่าราชการ', '4/1'],
    ['รองผู้ว่าราชการ', '4/2'],
    ['เลขานุการผู้ว่าราชการ', '4/3'],
    ['ผู้ช่วยเลขานุการผู้ว่าราชการ', '4/4'],
    ['ประธานที่ปรึกษาของผู้ว่าราชการ', '4/5'],
    ['ประธานที่ปรึกษาผู้ว่าราชการ', '4/5'],
    ['ที่ปรึกษาของผู้ว่าราชการ', '4/6'],
    ['ที่ปรึกษาผู้ว่าราชการ', '4/6'],
    ['เลขานุการประธานสภา', '4/7'],
    ['เลขานุการรองประธานสภา', '4/8'],
    ['ประธานสภา', '5/1'],
    ['รองประธานสภา', '5/2'],
    ['สมาชิกสภา', '5/3'],
  ])('%s of the administration, whole or short: %s', (position, row) => {
    for (const name of [`${position}กรุงเทพมหานคร`, `${position} กทม.`, `${position}กทม. คนที่หนึ่ง`]) {
      const { rule } = judged(name, { officePay: true });
      expect.soft(rule?.replace(/^schedule(\d+)\.row(\d+)\..*$/, '$1/$2'), name).toBe(row);
    }
    expect(codesOf(judged(`${position}จังหวัด`).reasons)).toEqual(['NO_ROW']);
  });

  it.each([
    ['ประธานสภาเขตพระนคร', '5.row4'],
    ['สมาชิกสภาเขตพระนคร', '5.row5'],
    ['ส.ข. เขตพระนคร', '5.row5'],
    ['ส.ก.', '5.row3'],
  ])('%s', (name, row) => {
    expect(judged(name).rule).toContain(row);
  });

  it('or in neither schedule', () => {
    expect(judged('รองประธานสภาเขตพระนคร').reasons).toEqual([
      {
        code: 'NO_ROW',
        th: 'ไม่ปรากฏตำแหน่งในบัญชี ๔ และบัญชี ๕ ตามข้อมูลที่มี (รองประธานสภาเขตพระนคร)',
        en: 'No row of schedules 4 and 5 fits what the roster says (รองประธานสภาเขตพระนคร).',
      },
    ]);
  });

  it('which no age ends', () => {
    const offices = REGULATION_2564.schedules.filter(({ personnelType }) => personnelType === 'politicalOfficer');
    const rows = offices.flatMap((schedule) => schedule.rows);

    expect(rows).toHaveLength(13);
    expect(rows.every(({ noRetirementAge }) => noRetirementAge?.sure === 'M')).toBe(true);
  });
});

describe('the conditions of an office', () => {
  it('are listed as they were found', () => {
    expect(conditionsOf(GOVERNOR, { enteredLevel: '2026-04-29' }).slice(0, 1)).toEqual([
      { name: 'daysInOffice', found: 90, needed: 90, met: true },
    ]);
    expect(conditionsOf(GOVERNOR, { enteredLevel: '2026-08-01' }).slice(0, 1)).toEqual([
      { name: 'daysInOffice', found: 0, needed: 90, met: false },
    ]);
    const held = { classHeld: 'ท.ช.', classHeldSince: '2024-07-28' };
    expect(conditionsOf(CHIEF_ADVISER, { ...held, enteredLevel: '2024-07-29' })).toEqual([
      { name: 'classHeld', found: 'ท.ช.', needed: 'ท.ช.', met: true },
      { name: 'daysInOffice', found: 729, needed: 90, met: true },
      { name: 'paidByOwnLaw', found: null, needed: 'Y', met: null },
      { name: 'yearsInOffice', found: 1, needed: 1, met: true },
    ]);
    expect(
      conditionsOf(CHIEF_ADVISER, { ...held, enteredLevel: '2026-05-01', officePay: true, officeDays: 120 }).slice(1),
    ).toEqual([
      { name: 'daysInOffices', found: 120, needed: 120, met: true },
      { name: 'paidByOwnLaw', found: 'Y', needed: 'Y', met: true },
      { name: 'yearsInOffice', found: 0, needed: 1, met: false },
    ]);
    expect(conditionsOf(CHIEF_ADVISER, { enteredLevel: '2026-05-01', officePay: false }).slice(0, 2)).toEqual([
      { name: 'daysInOffice', found: 88, needed: 90, met: null },
      { name: 'paidByOwnLaw', found: 'N', needed: 'Y', met: false },
    ]);
  });

  it('are said in words where they are not met', () => {
    const held = { classHeld: 'ท.ช.', classHeldSince: '2024-07-28' };
    const short = { enteredLevel: '2026-05-01', officePay: true };

    expect(judged(GOVERNOR, short).reasons).toEqual([
      {
        code: 'OFFICE_TOO_SHORT',
        th: 'ดำรงตำแหน่งติดต่อกัน ๘๘ วัน นับถึงวันก่อนวันเฉลิมพระชนมพรรษา ไม่ครบ ๙๐ วัน',
        en: 'Days in office without a break, up to the day before the birthday: 88; needed: 90.',
      },
    ]);
    expect(judged(CHIEF_ADVISER, { ...short, officeDays: 100 }).reasons).toEqual([
      {
        code: 'OFFICES_TOO_SHORT',
        th: 'ดำรงตำแหน่งติดต่อกัน ๘๘ วัน ไม่ครบ ๙๐ วัน และดำรงตำแหน่งหลายตำแหน่งรวมกัน ๑๐๐ วัน ไม่ครบ ๑๒๐ วัน',
        en: 'Days in office without a break: 88, needed: 90; in several offices together: 100, needed: 120.',
      },
    ]);
    expect(judged(CHIEF_ADVISER, { ...short, enteredLevel: '2026-01-01', ...held }).reasons).toEqual([
      {
        code: 'OFFICE_YEARS_TOO_SHORT',
        th: 'ดำรงตำแหน่ง ๐ ปีบริบูรณ์ ไม่ครบ ๑ ปี ซึ่งต้องครบก่อนเริ่มขอพระราชทานชั้นสายสะพาย (ป.ม.)',
        en: 'Full years in office: 0; needed before the first sash (ป.ม.): 1.',
      },
    ]);
    expect(judged(CHIEF_ADVISER, { officePay: false }).reasons).toEqual([
      {
        code: 'OFFICE_NOT_PAID',
        th: 'มิได้รับเงินเดือนตามกฎหมายว่าด้วยระเบียบบริหารราชการกรุงเทพมหานคร',
        en: 'Has no salary under the law on the administration of Bangkok.',
      },
    ]);
  });

  it('name the columns that would tell them', () => {
    expect(judged(CHIEF_ADVISER, { enteredLevel: '2026-05-01' }).reasons.map(({ en }) => en)).toEqual([
      'Column OFFICE_DAYS is empty and a condition needs it: fill it in.',
      'Column OFFICE_PAY is empty and a condition needs it: fill it in.',
    ]);
  });

  it('can be met with time, but not without a salary', () => {
    const barred = { classHeld: 'จ.ช.', classHeldSince: '2025-07-28', enteredLevel: '2026-05-01' };

    expect(judged(CHIEF_ADVISER, { ...barred, officePay: true }).firstPossibleRound).toBe(2570);
    expect(judged(CHIEF_ADVISER, { ...barred, officePay: true, officeDays: 100 }).firstPossibleRound).toBe(2570);
    expect(judged(CHIEF_ADVISER, barred).firstPossibleRound).toBeNull();
    expect(judged(CHIEF_ADVISER, { officePay: false }).firstPossibleRound).toBeNull();
  });

  it('leave open whether item 18 lengthens them: it names periods, and the year in office is none of these', () => {
    const held = { classHeld: 'ท.ช.', classHeldSince: '2024-07-28', officePay: true, extraYears: 2 };

    expect(judged(CHIEF_ADVISER, { ...held, enteredLevel: '2020-06-01' })).toMatchObject({
      verdict: 'review',
      nominate: 'ป.ม.',
      reasons: [{ code: 'EXTRA_YEARS_WITHOUT_PERIOD' }],
    });
  });

  it('do not look at the day by which a level must be entered, nor at the papers', () => {
    expect(codesOf(judged(GOVERNOR, { enteredLevel: '2026-04-29' }).notes)).toEqual([]);
    expect(
      codesOf(judged(CHIEF_ADVISER, { enteredLevel: '2026-06-10', officePay: true, officeDays: 120 }).reasons),
    ).toEqual(['MAY_BE_CONSIDERED']);
  });
});

describe('the office is held without a break', () => {
  const breaks = (...days: readonly (readonly [left: string, returned: string])[]) =>
    officerWith({
      enteredLevel: '2024-01-01',
      serviceBreaks: days.map(([left, returned]) => ({ left, returned })),
    });

  it('since it was taken, or since the last return before a day', () => {
    expect(inOfficeSince(breaks(), '2026-07-28')).toBe('2024-01-01');
    expect(inOfficeSince(breaks(['2025-01-01', '2025-02-01']), '2026-07-28')).toBe('2025-02-01');
    expect(inOfficeSince(breaks(['2024-05-01', '2024-06-01'], ['2025-01-01', '2025-02-01']), '2026-07-28')).toBe(
      '2025-02-01',
    );
    expect(inOfficeSince(breaks(['2025-01-01', '2025-02-01'], ['2026-07-28', '2026-08-01']), '2026-07-28')).toBe(
      '2025-02-01',
    );
  });

  it('which no transfer and no break before it changes', () => {
    expect(inOfficeSince(breaks(['2025-01-01', '2025-01-01']), '2026-07-28')).toBe('2024-01-01');
    expect(inOfficeSince(breaks(['2020-01-01', '2020-02-01']), '2026-07-28')).toBe('2024-01-01');
  });
});

describe('one who left an office of schedule 4', () => {
  it('since the last birthday is for review, with the days since then', () => {
    expect(judged(GOVERNOR, { resignDate: '2025-12-01' }).reasons).toEqual([
      {
        code: 'FORMER_OFFICE',
        th: 'พ้นจากตำแหน่งเมื่อวันที่ ๑ ธันวาคม ๒๕๖๘ โดยดำรงตำแหน่งนี้ ๑๒๕ วันหลังวันเฉลิมพระชนมพรรษาปีก่อน ผู้เคยเป็นข้าราชการการเมืองต้องดำรงตำแหน่งเดียวติดต่อกันไม่น้อยกว่า ๑๒๐ วัน หรือหลายตำแหน่งรวมกันไม่น้อยกว่า ๑๘๐ วัน ในช่วงนั้น (ข้อ ๑๗ (๑) และ (๒)) ต้องให้เจ้าหน้าที่พิจารณา',
        en: 'Left the office on 1 December 2025, after 125 days in it since the last birthday. A former political officer needs 120 days without a break in one office, or 180 in several, between the two birthdays: item 17 (1) and (2). An insignia officer must decide.',
      },
    ]);
    expect(judged(GOVERNOR, { resignDate: '2026-06-01', enteredLevel: '2026-03-01' }).reasons[0]?.en).toContain(
      'after 92 days in it',
    );
  });

  it('counts the days in office to the day of leaving', () => {
    const left = { resignDate: '2026-05-30', enteredLevel: '2026-03-01' };

    expect(judged(GOVERNOR, left)).toMatchObject({ verdict: 'review', nominate: 'ท.ช.' });
    expect(codesOf(judged(GOVERNOR, { ...left, enteredLevel: '2026-03-02' }).reasons)).toEqual(['OFFICE_TOO_SHORT']);
    expect(codesOf(judged(GOVERNOR, { ...left, enteredLevel: '2026-06-01' }).reasons)).toEqual(['OFFICE_TOO_SHORT']);
  });

  it('later than the birthday is in post', () => {
    expect(judged(GOVERNOR, { resignDate: '2026-08-01' }).verdict).toBe('eligible');
    expect(codesOf(judged(GOVERNOR, { resignDate: '2026-08-01', enteredLevel: '2026-04-30' }).reasons)).toEqual([
      'OFFICE_TOO_SHORT',
    ]);
  });

  it('before the last birthday, or another office, is not in post', () => {
    expect(codesOf(judged(GOVERNOR, { resignDate: '2025-07-28' }).reasons)).toContain('NOT_IN_POST');
    expect(codesOf(judged('สมาชิกสภากรุงเทพมหานคร', { resignDate: '2026-07-27' }).reasons)).toContain('NOT_IN_POST');
    expect(codesOf(judged('ผู้ว่าราชการจังหวัด', { resignDate: '2026-07-27' }).reasons)).toEqual(['NOT_IN_POST']);
  });
});

it('an office is not for schedule 31', () => {
  for (const specialMerit of ['outstanding', 'disability'] as const) {
    const { verdict, conditions } = judged(GOVERNOR, { specialMerit });

    expect(verdict).toBe('eligible');
    expect(conditions.map(({ name }) => name)).not.toContain('noOutstandingMerit');
    expect(conditions.map(({ name }) => name)).not.toContain('notDisabledOnDuty');
  }
});

it('an office comes with no long-service medal', () => {
  expect(judged(GOVERNOR, { enteredService: '1995-01-01' })).toMatchObject({ verdict: 'eligible', medal: false });
});
