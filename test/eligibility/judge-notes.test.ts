import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { RuleSet } from '../../lib/eligibility/rule-set.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, officerWithout, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';

describe('the notes', () => {
  const noteOf = (code: string, facts: Parameters<typeof officerWith>[0], policy = {}) =>
    judge(officerWith(facts), basisWith(policy)).notes.find((note) => note.code === code);

  it.each([
    [
      'HOLDING_BASIS',
      { level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-28' },
      'หากนับระยะเวลาการได้รับพระราชทานชั้นตราเดิมถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
      'If the years of holding were counted to 29 May 2026, the verdict would be not eligible.',
    ],
    [
      'LEVEL_BASIS',
      { level: 'O2', enteredLevel: '2021-07-28', classHeld: 'ต.ม.', classHeldSince: '2015-12-05' },
      'หากนับระยะเวลาการดำรงตำแหน่งในระดับปัจจุบันถึงวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ผลจะเป็น: อาจเสนอขอพระราชทาน ต.ช.',
      'If the years in the level were counted to 28 July 2026, the verdict would be eligible for ต.ช.',
    ],
    [
      'SALARY_MINIMUM',
      { level: 'K2', salary: 20_000, salaryFiveYearsAgo: 1, classHeld: 'ต.ช.', classHeldSince: '2015-12-05' },
      'หากใช้ ๑๙,๘๖๐ บาท เป็นขั้นต่ำของระดับชำนาญการพิเศษ ผลจะเป็น: อาจเสนอขอพระราชทาน ท.ม.',
      'With 19,860 baht as the minimum of ชำนาญการพิเศษ (K3), the verdict would be eligible for ท.ม.',
    ],
    [
      'CIVIL_SERVANT_SCHEDULE',
      { level: 'D1' },
      'หากเสนอตามบัญชี ๑๗ ผลจะเป็น: ต้องให้เจ้าหน้าที่พิจารณา',
      'Under schedule 17, the verdict would be for review.',
    ],
    [
      'WHICH_CLASS',
      { level: 'O2' },
      'หากเสนอทีละชั้นตรา ผลจะเป็น: อาจเสนอขอพระราชทาน ต.ม.',
      'If the lowest class above the one held were nominated, the verdict would be eligible for ต.ม.',
    ],
    [
      'CUT_OFF_EDGE',
      { enteredService: '2021-05-29', enteredLevel: '2021-05-29' },
      'ระยะเวลาครบ หรือเข้าสู่ระดับปัจจุบัน ในช่วงวันครบกำหนด ๖๐ วันก่อนวันเฉลิมพระชนมพรรษา (๒๘ - ๓๐ พฤษภาคม) ซึ่งวิธีนับอาจต่างกันหนึ่งวัน หากนับอีกวิธีหนึ่งผลจะเป็น: ยังไม่เข้าหลักเกณฑ์',
      'A period becomes full, or the level was entered, on 28 to 30 May, about the cut-off day, where ways of counting differ by one day. Counted the other way, the verdict would be not eligible.',
    ],
    [
      'LEVEL_ENTERED_AFTER_FILING',
      { enteredLevel: '2026-04-30' },
      'เข้าสู่ระดับปัจจุบันเมื่อวันที่ ๓๐ เมษายน ๒๕๖๙ หลังวันครบกำหนดส่งเอกสาร (๒๙ เมษายน ๒๕๖๙) ซึ่งตามข้อ ๑๓ ส่งเอกสารเพิ่มเติมได้เฉพาะชั้นสายสะพาย โปรดตรวจสอบ',
      'Entered the present level on 30 April 2026, after the papers were due (29 April 2026); additions are for sash classes only, item 13: check it.',
    ],
    [
      'DATES_OUT_OF_ORDER',
      { enteredLevel: '2007-05-31' },
      'วันที่ในคอลัมน์ BEG_POS_DATE (วันเข้าสู่ระดับปัจจุบัน) อยู่ก่อนวันที่ในคอลัมน์ BEG_DATE (วันบรรจุ) โปรดตรวจสอบ',
      'The day of entering the level (BEG_POS_DATE) is before the day of entering the service (BEG_DATE): check them.',
    ],
    [
      'EXTRA_YEARS_ON_SERVICE',
      { enteredService: '2020-10-01', enteredLevel: '2020-10-01', extraYears: 1 },
      'หากไม่เพิ่มกำหนดระยะเวลาตามข้อ ๑๘ กับระยะเวลารับราชการ ผลจะเป็น: ต้องให้เจ้าหน้าที่พิจารณา (ต.ม.)',
      'If item 18 did not add to the years of service, the verdict would be for review (ต.ม.).',
    ],
    [
      'IN_POST_EDGE',
      { resignDate: '2026-07-28' },
      'คอลัมน์ RESIGN_DATE (วันที่พ้นจากราชการ) เป็นวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ซึ่งเป็นวันเฉลิมพระชนมพรรษา นับว่ายังดำรงตำแหน่งอยู่ โปรดตรวจสอบวันพ้นจากตำแหน่ง',
      'RESIGN_DATE is the birthday itself (28 July 2026), read as still in post: check the day of leaving.',
    ],
    [
      'CERTAIN_CLASS',
      { level: 'K2', salary: 30_000, classHeld: 'ต.ช.', classHeldSince: '2015-12-05' },
      'เงื่อนไขของ ท.ม. ตามบัญชี ๑๕ ลำดับที่ ๖ ข้อ ๒ ครบแล้ว ส่วนชั้นตราที่สูงกว่ายังตรวจไม่ได้',
      'The conditions of ท.ม., schedule 15, row 6, clause 2, are met; a higher class cannot be tested yet.',
    ],
  ] as const)('%s says what else the verdict would be, for %j', (code, facts, th, en) => {
    expect(noteOf(code, facts)).toEqual({ code, th, en });
  });

  it('on other ways of counting are told only where no unread cell decides, those on schedules always', () => {
    const unread = (facts: Parameters<typeof officerWith>[0]) =>
      codesOf(judge(officerWithout(officerWith(facts), ['ACCUSED']), basisWith()).notes);

    expect(unread({ enteredService: '2021-05-29', enteredLevel: '2021-05-29' })).toEqual([]);
    expect(unread({ level: 'O2' })).not.toContain('WHICH_CLASS');
    expect(unread({ level: 'D1' })).toEqual(['CIVIL_SERVANT_SCHEDULE']);
    const expert = officerWith({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2023-07-28' });
    expect(codesOf(judge(officerWithout(expert, ['SEX']), basisWith()).notes)).toContain('HOLDING_BASIS');
  });

  it('on empty cells are not on unread ones, nor hang on other unread ones', () => {
    const teacher = officerWith({
      personnelType: 'teacher',
      level: 'KS3',
      classHeld: 'ต.ม.',
      classHeldSince: '2015-12-05',
      sex: null,
    });
    const notesWithout = (column: ColumnName) => codesOf(judge(officerWithout(teacher, [column]), basisWith()).notes);

    expect(notesWithout('RANK_NAME')).toEqual(expect.arrayContaining(['STANDING_EMPTY', 'SEX_EMPTY']));
    expect(notesWithout('SEX')).not.toContain('SEX_EMPTY');
    expect(notesWithout('STANDING')).not.toContain('STANDING_EMPTY');
  });

  it('on dates out of order are not on unread ones', () => {
    const notesWithout = (column: ColumnName) =>
      codesOf(judge(officerWithout(officerWith({ enteredLevel: '2007-05-31' }), [column]), basisWith()).notes);

    expect(notesWithout('SEX')).toContain('DATES_OUT_OF_ORDER');
    expect(notesWithout('BEG_DATE')).not.toContain('DATES_OUT_OF_ORDER');
    expect(notesWithout('BEG_POS_DATE')).not.toContain('DATES_OUT_OF_ORDER');
  });

  it('WHICH_CLASS says so the other way round too', () => {
    expect(noteOf('WHICH_CLASS', { level: 'O2' }, { whichClass: 'stepwise' })?.en).toBe(
      'If the highest class whose conditions are met were nominated, the verdict would be eligible for ต.ช.',
    );
    expect(noteOf('WHICH_CLASS', { level: 'O2' }, { whichClass: 'stepwise' })?.th).toContain(
      'หากเสนอชั้นตราสูงสุดที่เข้าเงื่อนไข',
    );
  });

  it('stand once, though the cut-off day is read two other ways', () => {
    const officer = officerWith({ level: 'O2', enteredService: '2021-05-29', enteredLevel: '2021-05-30' });

    expect(codesOf(judge(officer, basisWith()).notes).filter((code) => code === 'CUT_OFF_EDGE')).toHaveLength(1);
  });

  it('name an unsure rule and each unsure amount once, of the class nominated and of higher ones', () => {
    const unsure: RuleSet = {
      ...REGULATION_2564,
      amounts: REGULATION_2564.amounts.map((amount) =>
        amount.name === 'O2.minimum' ? { ...amount, sure: 'L' } : amount,
      ),
      schedules: REGULATION_2564.schedules.map((schedule) => ({
        ...schedule,
        rows: schedule.rows.map((row) =>
          row.number === 1
            ? { ...row, steps: row.steps.map((step) => (step.clause === 2 ? { ...step, sure: 'L' } : step)) }
            : row,
        ),
      })),
    };
    const notesFor = (facts: Parameters<typeof officerWith>[0]) =>
      judge(officerWith({ level: 'O1', ...facts }), basisFor(ROUND, USUAL_POLICY, unsure)).notes.filter(({ code }) =>
        code.startsWith('UNSURE'),
      );
    const rule = {
      code: 'UNSURE_RULE',
      th: 'หลักเกณฑ์ตามบัญชี ๑๕ ลำดับที่ ๑ ข้อ ๒ ยังรอการยืนยัน',
      en: 'The rule of schedule 15, row 1, clause 2 rests on a single source and waits for confirmation.',
    };
    const amount = {
      code: 'UNSURE_AMOUNT',
      th: 'จำนวนเงินของขั้นต่ำของระดับชำนาญงาน ยังรอการยืนยัน',
      en: 'The amount of the minimum of ชำนาญงาน (O2) rests on a single source and waits for confirmation.',
    };

    expect(notesFor({ salary: 9_000 })).toEqual([rule, amount]);
    expect(notesFor({ salary: 11_000 })).toEqual([amount]);
    expect(notesFor({ level: 'K1' })).toEqual([]);
    expect(notesFor({ classHeld: 'จ.ช.', classHeldSince: '2015-12-05' })).toEqual([]);
  });

  it('on an empty standing stand for teachers from คศ. 3 only', () => {
    const teacher = { personnelType: 'teacher', classHeld: 'ต.ม.', classHeldSince: '2015-12-05' } as const;
    const standing = (level: string | null, given: string | null = null) =>
      noteOf('STANDING_EMPTY', { ...teacher, level, standing: given }) !== undefined;

    expect(['KS0', 'KS1', 'KS2', 'KS3', 'KS4', 'KS5', null].map((level) => standing(level))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(standing('KS3', 'ไม่มี')).toBe(false);
    expect(noteOf('STANDING_EMPTY', { ...teacher, level: 'KS3' })).toEqual({
      code: 'STANDING_EMPTY',
      th: 'ไม่มีข้อมูลในคอลัมน์ STANDING (วิทยฐานะ) จึงพิจารณาอย่างผู้ไม่มีวิทยฐานะ โปรดตรวจสอบ',
      en: 'Column STANDING is empty: judged as without academic standing; check it.',
    });
  });
});
