import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

function judgedWith(facts: Partial<Officer>) {
  return judge(officerWith(facts), basisWith());
}

/** BEG_DATE is the day of the last entry, too late for five full years. */
const LAST_ENTRY = { enteredService: '2023-10-01', enteredLevel: '2023-10-01' } as const;

/** Service before BEG_DATE, up to 2015. */
const EARLIER = { left: '2015-03-01', returned: '2023-10-01' };

/** A transfer on the day of BEG_DATE. */
const TRANSFER = { left: '2023-10-01', returned: '2023-10-01' };

const EMPLOYEE = { personnelType: 'governmentEmployee', level: 'G1', skilled: true } as const;

describe('an officer who served before BEG_DATE', () => {
  it('is for review where service since BEG_DATE is too short', () => {
    const { verdict, nominate, reasons, notes, conditions, firstPossibleRound } = judgedWith({
      ...LAST_ENTRY,
      serviceBreaks: [EARLIER],
    });

    expect({ verdict, nominate, notes, firstPossibleRound }).toEqual({
      verdict: 'review',
      nominate: 'ต.ม.',
      notes: [],
      firstPossibleRound: null,
    });
    expect(reasons).toEqual([
      {
        code: 'EARLIER_SERVICE_UNKNOWN',
        th: 'นับจากวันที่ในคอลัมน์ BEG_DATE (วันบรรจุ) มีระยะเวลารับราชการหรือปฏิบัติงาน ๒ ปีบริบูรณ์ ไม่ครบ ๕ ปีบริบูรณ์ แต่เคยรับราชการหรือปฏิบัติงานก่อนวันนั้น (ออกวันที่ ๑ มีนาคม ๒๕๕๘ กลับเข้าวันที่ ๑ ตุลาคม ๒๕๖๖) ซึ่งตามหมายเหตุ ๒ ของบัญชี ๑๕ นับระยะเวลาต่อกันได้เฉพาะผู้ที่ออกไปปฏิบัติงานตามที่คณะรัฐมนตรีอนุมัติในองค์การระหว่างประเทศหรือหน่วยงานที่มิใช่หน่วยงานของรัฐ และให้นับเวลานั้นสำหรับบำเหน็จบำนาญเหมือนเต็มเวลาราชการ หากนับต่อกันได้จนครบ ผลจะเป็น: อาจเสนอขอพระราชทาน ต.ม. หากไม่ครบ ผลจะเป็น: ยังไม่เข้าหลักเกณฑ์ โปรดตรวจสอบวันบรรจุ หากเป็นวันบรรจุครั้งหลังสุด ให้กรอกวันบรรจุครั้งแรก',
        en: 'Full years of service from BEG_DATE on: 2; needed: 5. There was service before it, too (left 1 March 2015, back 1 October 2023); by remark 2 of schedule 15 it may be joined only after work that the cabinet approved, in an international organisation or a body outside the state, if that time counts in full towards the pension. If enough of it may be joined: eligible for ต.ม.; if not: not eligible. Check BEG_DATE: if it is the day of the last entry, write that of the first.',
      },
    ]);
    expect(conditions).toContainEqual({ name: 'serviceYears', rule: null, found: 2, needed: 5, met: null });
  });

  it('has a note where service since BEG_DATE is enough', () => {
    const { verdict, notes } = judgedWith({ serviceBreaks: [{ left: '2000-03-01', returned: '2007-06-01' }] });

    expect(verdict).toBe('eligible');
    expect(notes).toEqual([
      {
        code: 'EARLIER_SERVICE',
        th: 'เคยรับราชการหรือปฏิบัติงานก่อนวันที่ในคอลัมน์ BEG_DATE (วันบรรจุ) (ออกวันที่ ๑ มีนาคม ๒๕๔๓ กลับเข้าวันที่ ๑ มิถุนายน ๒๕๕๐) ระยะเวลานั้นไม่ได้นับรวมไว้ โปรดตรวจสอบวันบรรจุ',
        en: 'There was service before BEG_DATE (left 1 March 2000, back 1 June 2007), which is not counted: check BEG_DATE.',
      },
    ]);
  });

  it('is not asked about it once service since BEG_DATE is just enough', () => {
    const since = (day: string) =>
      codesOf(judgedWith({ enteredService: day, serviceBreaks: [{ left: '2015-03-01', returned: day }] }).reasons);

    expect(since('2021-05-29')).toEqual(['MAY_BE_CONSIDERED']);
    expect(since('2021-05-30')).toEqual(['EARLIER_SERVICE_UNKNOWN']);
  });

  it('is for review too where the schedule says nothing of joining service', () => {
    const { verdict, reasons } = judgedWith({ ...EMPLOYEE, ...LAST_ENTRY, serviceBreaks: [EARLIER] });

    expect(verdict).toBe('review');
    expect(codesOf(reasons)).toEqual(['EARLIER_SERVICE_UNKNOWN']);
    expect(reasons[0]?.en).toContain('back 1 October 2023); schedule 26 says nothing of joining it. If enough');
  });

  it('is not eligible, with the note, where something else bars for certain', () => {
    const recalled = judgedWith({ ...LAST_ENTRY, recalled: true, serviceBreaks: [EARLIER] });
    expect(recalled.verdict).toBe('notEligible');
    expect(codesOf(recalled.reasons)).toEqual(['RECALLED']);
    expect(codesOf(recalled.notes)).toContain('EARLIER_SERVICE');

    const expert = { level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2024-07-28' } as const;
    const holding = judgedWith({ ...LAST_ENTRY, ...expert, serviceBreaks: [EARLIER] });
    expect(holding.verdict).toBe('notEligible');
    expect(codesOf(holding.reasons)).toEqual(['HOLDING_TOO_SHORT']);
    // The first round in which service since BEG_DATE alone is enough.
    expect(holding.firstPossibleRound).toBe(2572);
  });

  it('and of whom something else is not known is told that joining alone does not settle it', () => {
    const { reasons } = judgedWith({ ...LAST_ENTRY, level: 'K3', classHeld: 'ท.ม.', serviceBreaks: [EARLIER] });

    expect(codesOf(reasons)).toEqual(['EARLIER_SERVICE_UNKNOWN', 'MISSING_COLUMN']);
    expect(reasons[0]?.en).toContain('be joined: for review (ท.ช.); if not: not eligible.');
  });

  it('and whose service was broken after it too is told of every break once', () => {
    const later = { left: '2024-02-01', returned: '2024-06-01' };
    const short = judgedWith({ ...LAST_ENTRY, serviceBreaks: [EARLIER, later] });
    expect(codesOf(short.reasons)).toEqual(['EARLIER_SERVICE_UNKNOWN']);
    expect(short.reasons[0]?.en).toContain(
      '(left 1 March 2015, back 1 October 2023; left 1 February 2024, back 1 June',
    );
    expect(short.reasons[0]?.en).toContain('be joined: eligible for ต.ม.; if not');
    expect(short.notes).toEqual([]);

    const early = { left: '2001-02-01', returned: '2002-02-01' };
    const long = judgedWith({
      enteredService: '2010-01-01',
      serviceBreaks: [early, { left: '2020-02-01', returned: '2023-02-01' }],
    });
    expect(codesOf(long.reasons)).toEqual(['SERVICE_BROKEN']);
    expect(long.reasons[0]?.en).toContain('Service was broken (left 1 February 2020, back 1 February 2023); by');
    expect(long.reasons[0]?.en).toContain('joined: 16, eligible for ต.ม.; if not: 3, needed 5');
    expect(codesOf(long.notes)).toEqual(['EARLIER_SERVICE']);
    expect(long.notes[0]?.en).toContain('(left 1 February 2001, back 1 February 2002), which');
  });

  it('and was reinstated is told so once, with all days', () => {
    const later = { left: '2024-02-01', returned: '2024-06-01' };
    const { reasons, notes } = judgedWith({ ...LAST_ENTRY, reinstated: true, serviceBreaks: [EARLIER, later] });

    expect(codesOf(reasons)).toEqual(['REINSTATED']);
    expect(reasons[0]?.en).toContain('(left 1 March 2015, back 1 October 2023; left 1 February 2024, back');
    expect(notes).toEqual([]);
  });

  it('and came by a transfer is told that it joins the years', () => {
    const { verdict, reasons, notes } = judgedWith({ ...LAST_ENTRY, serviceBreaks: [EARLIER, TRANSFER] });

    expect({ verdict, notes }).toEqual({ verdict: 'review', notes: [] });
    expect(codesOf(reasons)).toEqual(['EARLIER_SERVICE_UNKNOWN']);
    expect(reasons[0]?.th).toContain(
      'กลับเข้าวันที่ ๑ ตุลาคม ๒๕๖๖) ซึ่งการออกและกลับเข้าในวันเดียวกันถือว่าเป็นการโอน จึงนับระยะเวลาต่อกันได้ หากนับต่อกัน',
    );
    expect(reasons[0]?.en).toContain(
      'back 1 October 2023); it may be joined, as a return on the day of leaving is taken as a transfer. If enough',
    );
    const transferred = judgedWith({ serviceBreaks: [{ left: '2007-06-01', returned: '2007-06-01' }] });
    expect(codesOf(transferred.notes)).toEqual(['EARLIER_SERVICE']);
  });

  it('and came back after the birthday was not in post on it', () => {
    const { verdict, reasons } = judgedWith({
      enteredService: '2026-09-01',
      serviceBreaks: [{ left: '2015-03-01', returned: '2026-09-01' }],
    });
    expect(verdict).toBe('notEligible');
    expect(codesOf(reasons)).toEqual(['NOT_IN_POST']);
  });
});
