import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, officerWithout } from '../helpers/eligibility/officers.ts';

function judgedWith(facts: Partial<Officer>) {
  return judge(officerWith(facts), basisWith());
}

/** Back one day too late for five full years on the cut-off day, and not near enough to it for CUT_OFF_EDGE. */
const LATE = { left: '2020-02-01', returned: '2021-06-01' };

const EARLY = { left: '2010-02-01', returned: '2011-06-01' };

describe('an officer whose service was broken', () => {
  it('is for review where joining it decides, with the verdict that each answer gives', () => {
    const { verdict, nominate, reasons, notes, conditions } = judgedWith({ serviceBreaks: [LATE] });

    expect({ verdict, nominate, notes }).toEqual({ verdict: 'review', nominate: 'ต.ม.', notes: [] });
    expect(reasons).toEqual([
      {
        code: 'SERVICE_BROKEN',
        th: 'ระยะเวลารับราชการหรือปฏิบัติงานไม่ติดต่อกัน (ออกวันที่ ๑ กุมภาพันธ์ ๒๕๖๓ กลับเข้าวันที่ ๑ มิถุนายน ๒๕๖๔) ซึ่งตามหมายเหตุ ๒ ของบัญชี ๑๕ นับระยะเวลาต่อกันได้เฉพาะผู้ที่ออกไปปฏิบัติงานตามที่คณะรัฐมนตรีอนุมัติในองค์การระหว่างประเทศหรือหน่วยงานที่มิใช่หน่วยงานของรัฐ และให้นับเวลานั้นสำหรับบำเหน็จบำนาญเหมือนเต็มเวลาราชการ หากนับต่อกันได้ จะมี ๑๘ ปีบริบูรณ์ ผลจะเป็น: อาจเสนอขอพระราชทาน ต.ม. หากนับต่อกันไม่ได้ จะมี ๔ ปีบริบูรณ์ ไม่ครบ ๕ ปีบริบูรณ์ ผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
        en: 'Service was broken (left 1 February 2020, back 1 June 2021); by remark 2 of schedule 15 it may be joined only after work that the cabinet approved, in an international organisation or a body outside the state, if that time counts in full towards the pension. Full years if it may be joined: 18, eligible for ต.ม.; if not: 4, needed 5, not eligible.',
      },
    ]);
    expect(conditions).toContainEqual({ name: 'serviceYears', rule: null, found: 18, needed: 5, met: null });
  });

  it('has a verdict with a note where both answers give the same', () => {
    const { verdict, notes } = judgedWith({ serviceBreaks: [EARLY] });

    expect(verdict).toBe('eligible');
    expect(notes).toEqual([
      {
        code: 'BREAK_IN_SERVICE',
        th: 'ระยะเวลารับราชการหรือปฏิบัติงานไม่ติดต่อกัน (ออกวันที่ ๑ กุมภาพันธ์ ๒๕๕๓ กลับเข้าวันที่ ๑ มิถุนายน ๒๕๕๔) ซึ่งตามหมายเหตุ ๒ ของบัญชี ๑๕ นับระยะเวลาต่อกันได้เฉพาะผู้ที่ออกไปปฏิบัติงานตามที่คณะรัฐมนตรีอนุมัติในองค์การระหว่างประเทศหรือหน่วยงานที่มิใช่หน่วยงานของรัฐ และให้นับเวลานั้นสำหรับบำเหน็จบำนาญเหมือนเต็มเวลาราชการ แต่ไม่ว่าจะนับต่อกันได้หรือไม่ ผลไม่เปลี่ยนแปลง',
        en: 'Service was broken (left 1 February 2010, back 1 June 2011); by remark 2 of schedule 15 it may be joined only after work that the cabinet approved, in an international organisation or a body outside the state, if that time counts in full towards the pension. The verdict is the same, joined or not.',
      },
    ]);
  });

  it('has no such note where an unread cell decides, and with it perhaps the joining', () => {
    const officer = officerWith({ serviceBreaks: [LATE] });
    const { verdict, notes, settledBy } = judge(officerWithout(officer, ['BEG_DATE']), basisWith());

    expect([verdict, codesOf(notes)]).toEqual(['review', ['MEDAL_NOT_TESTED']]);
    expect(settledBy[0]?.outcomes.map(({ en }) => en)).toContain('BEG_DATE by 29 May 2021: for review (ต.ม.)');
  });

  it('under a schedule without such a remark is told that it says nothing of joining', () => {
    const employee = { personnelType: 'governmentEmployee', level: 'G1', skilled: true } as const;
    const { notes } = judgedWith({ ...employee, serviceBreaks: [EARLY] });
    const note = notes.find(({ code }) => code === 'BREAK_IN_SERVICE');
    const [reason] = judgedWith({ ...employee, serviceBreaks: [LATE] }).reasons;

    expect(note?.th).toContain('กลับเข้าวันที่ ๑ มิถุนายน ๒๕๕๔) ซึ่งบัญชี ๒๖ มิได้กำหนดให้นับระยะเวลาต่อกัน แต่ไม่ว่า');
    expect(note?.en).toContain('back 1 June 2011); schedule 26 says nothing of joining it. The verdict');
    expect(reason?.en).toContain(
      'schedule 26 says nothing of joining it. Full years if it may be joined: 18, eligible',
    );
  });

  it('more than once is counted from the last return, and every break is named', () => {
    const { reasons } = judgedWith({ serviceBreaks: [EARLY, LATE] });

    expect(codesOf(reasons)).toEqual(['SERVICE_BROKEN']);
    expect(reasons[0]?.en).toContain(
      '(left 1 February 2010, back 1 June 2011; left 1 February 2020, back 1 June 2021); by',
    );
    expect(reasons[0]?.th).toContain('กลับเข้าวันที่ ๑ มิถุนายน ๒๕๕๔, ออกวันที่ ๑ กุมภาพันธ์ ๒๕๖๓');
  });

  it('and of whom something else is not known is told that joining alone does not settle it', () => {
    const { reasons } = judgedWith({ level: 'K5', serviceBreaks: [LATE] });
    const { reasons: missing, notes } = judgedWith({ level: 'K3', classHeld: 'ท.ม.', serviceBreaks: [LATE] });

    expect(codesOf(reasons)).toEqual(['MISSING_COLUMN']);
    expect(codesOf(missing)).toEqual(['SERVICE_BROKEN', 'MISSING_COLUMN']);
    expect(codesOf(notes)).not.toContain('BREAK_IN_SERVICE');
    expect(missing[0]?.en).toContain('joined: 18, for review (ท.ช.); if not: 4, needed 5, not eligible.');
  });

  it('on the same day only was transferred: a note, and no break', () => {
    const days = ['2025-10-01', '2026-01-01'].map((day) => ({ left: day, returned: day }));
    const { verdict, notes } = judgedWith({ serviceBreaks: days });

    expect(verdict).toBe('eligible');
    expect(notes).toEqual([
      {
        code: 'TRANSFER_IN_SERVICE',
        th: 'ออกและกลับเข้าในวันเดียวกัน (๑ ตุลาคม ๒๕๖๘, ๑ มกราคม ๒๕๖๙) ถือว่าเป็นการโอน จึงนับระยะเวลาติดต่อกัน โปรดตรวจสอบ',
        en: 'Left and came back on the same day (1 October 2025, 1 January 2026): taken as a transfer, so the years of service are joined; check it.',
      },
    ]);
  });

  it('and transferred later is told both, each with its own days', () => {
    const transfer = { left: '2025-10-01', returned: '2025-10-01' };
    const { verdict, notes } = judgedWith({ serviceBreaks: [EARLY, transfer] });

    expect(verdict).toBe('eligible');
    expect(codesOf(notes)).toEqual(['BREAK_IN_SERVICE', 'TRANSFER_IN_SERVICE']);
    expect(notes[0]?.en).not.toContain('2025');
    expect(notes[1]?.en).not.toContain('2011');
  });

  it('and said to be reinstated is told so once, with the days', () => {
    const { verdict, reasons, notes } = judgedWith({ serviceBreaks: [EARLY], reinstated: true });

    expect({ verdict, notes }).toEqual({ verdict: 'review', notes: [] });
    expect(reasons).toEqual([
      {
        code: 'REINSTATED',
        th: 'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ (ออกวันที่ ๑ กุมภาพันธ์ ๒๕๕๓ กลับเข้าวันที่ ๑ มิถุนายน ๒๕๕๔) ต้องตรวจการนับระยะเวลาติดต่อกันตามหมายเหตุ ๒ ของบัญชี ๑๕',
        en: 'Was reinstated (left 1 February 2010, back 1 June 2011): the years of service must be counted by hand, by remark 2 of schedule 15.',
      },
    ]);
  });

  it('is not asked where the day of leaving is after the cut-off day, and is where it is that day', () => {
    const from = (left: string) => judgedWith({ serviceBreaks: [{ left, returned: '2026-07-01' }] }).verdict;

    expect(from('2026-05-30')).toBe('eligible');
    expect(from('2026-05-29')).toBe('review');
  });

  it('and who is away on the birthday is not in post on it', () => {
    const away = (left: string, returned: string) =>
      codesOf(judgedWith({ serviceBreaks: [{ left, returned }] }).reasons);

    expect(away('2026-07-27', '2026-07-29')).toEqual(['NOT_IN_POST']);
    expect(judgedWith({ serviceBreaks: [{ left: '2026-07-27', returned: '2026-07-29' }] }).reasons[0]?.en).toBe(
      'Left the post on 27 July 2026, so is not in post on 28 July 2026: item 17.',
    );
    expect(away('2026-07-28', '2026-07-29')).toEqual(['MAY_BE_CONSIDERED']);
    expect(away('2026-07-27', '2026-07-28')).toEqual(['MAY_BE_CONSIDERED']);
  });

  it('could be nominated from the round on in which both ways of counting agree', () => {
    const short = { enteredService: '2023-10-01', enteredLevel: '2023-10-01' } as const;

    expect(judgedWith(short).firstPossibleRound).toBe(2572);
    const transfer = { left: '2024-06-01', returned: '2024-06-01' };
    expect(judgedWith({ ...short, serviceBreaks: [transfer] }).firstPossibleRound).toBe(2572);
    expect(
      judgedWith({ ...short, serviceBreaks: [{ left: '2024-02-01', returned: '2024-06-01' }] }).firstPossibleRound,
    ).toBe(2573);
    // Refused for the years of holding alone; the way of counting service is open today and settled by then.
    const expert = { level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2024-07-28', serviceBreaks: [LATE] } as const;
    expect(codesOf(judgedWith(expert).reasons)).toEqual(['HOLDING_TOO_SHORT']);
    expect(judgedWith(expert).firstPossibleRound).toBe(2570);
  });
});

describe('the long-service medal of an officer whose service was broken', () => {
  const long = { enteredService: '2000-01-01' } as const;
  const medalNotes = (facts: Partial<Officer>) =>
    judgedWith({ ...long, ...facts }).notes.filter(({ code }) => code === 'MEDAL_SERVICE_BROKEN');

  it('is not proposed where it depends on joining, and a note says so', () => {
    const judgement = judgedWith({ ...long, serviceBreaks: [EARLY] });

    expect(judgement).toMatchObject({ verdict: 'eligible', medal: false });
    expect(medalNotes({ serviceBreaks: [EARLY] })).toEqual([
      {
        code: 'MEDAL_SERVICE_BROKEN',
        th: 'เหรียญจักรพรรดิมาลา (ร.จ.พ.): หากนับระยะเวลารับราชการต่อกันได้ จะมี ๒๖ ปีบริบูรณ์ ครบ ๒๕ ปีบริบูรณ์ หากนับต่อกันไม่ได้ จะมี ๑๕ ปีบริบูรณ์ จึงยังไม่เสนอ โปรดตรวจสอบ',
        en: 'Chakrabarti Mala medal for long service: full years of service if it may be joined: 26; if not: 15; needed: 25. Not proposed until this is checked.',
      },
    ]);
    expect(judgement.conditions).toContainEqual({
      name: 'medalServiceYears',
      rule: 'medal',
      found: 26,
      needed: 25,
      met: null,
    });
  });

  it('is proposed where 25 full years passed since the return', () => {
    const breaks = (returned: string) => ({
      enteredService: '1998-01-01',
      serviceBreaks: [{ left: '2000-01-01', returned }],
    });

    expect(judgedWith(breaks('2001-07-28')).medal).toBe(true);
    expect(medalNotes(breaks('2001-07-28'))).toEqual([]);
    expect(judgedWith(breaks('2001-07-29')).medal).toBe(false);
    expect(medalNotes(breaks('2001-07-29'))).toHaveLength(1);
  });

  it('has no note where it is refused whether service may be joined or not', () => {
    expect(medalNotes({ serviceBreaks: [EARLY], recalled: true })).toEqual([]);
    expect(medalNotes({ serviceBreaks: [EARLY], nationality: 'ไม่ระบุ' })).toEqual([]);
    expect(medalNotes({ serviceBreaks: [EARLY], medalHeld: true })).toEqual([]);
    expect(medalNotes({ serviceBreaks: [EARLY], extraYears: 25 })).toEqual([]);
    expect(medalNotes({ serviceBreaks: [EARLY], enteredService: '2001-07-29' })).toEqual([]);
    expect(medalNotes({ serviceBreaks: [EARLY], enteredService: '2001-07-28' })).toHaveLength(1);
  });

  it('has the note too where the verdict hangs on joining', () => {
    expect(judgedWith({ ...long, serviceBreaks: [LATE] }).verdict).toBe('review');
    expect(medalNotes({ serviceBreaks: [LATE] })).toHaveLength(1);
    expect(medalNotes({ serviceBreaks: [EARLY], reinstated: true })).toHaveLength(1);
  });
});
