import { describe, expect, it } from 'vitest';
import { judgeInNoSchedule, reviewDuplicate, reviewUnreadable } from '../../lib/eligibility/judge.ts';
import type { RowPlace, RowProblem } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith, placeOf } from '../helpers/eligibility/officers.ts';

describe('rows that are not judged', () => {
  const nobody = { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null };
  const level = { th: 'กรอกชื่อระดับ', en: 'Write the level.' };

  it('an unreadable row is for review, with a reason for each cell and nothing else', () => {
    const problems: readonly RowProblem[] = [
      { column: 'POS_LEV', found: { th: 'ข้อความ', en: 'text' }, remedy: level },
      {
        column: null,
        found: { th: 'ช่องเกิน', en: 'more cells' },
        remedy: { th: 'ลบออก', en: 'Remove it.' },
      },
    ];

    expect(reviewUnreadable({ ...placeOf(12), identity: nobody, problems }, [])).toEqual({
      ...placeOf(12),
      ...nobody,
      verdict: 'review',
      nominate: null,
      rule: null,
      reasons: [
        {
          code: 'UNREADABLE_CELL',
          th: 'แถวที่ ๑๒: อ่านข้อมูลในคอลัมน์ POS_LEV (ระดับ) ไม่ได้ (พบข้อความ) จึงยังตรวจเงื่อนไขใดของแถวนี้ไม่ได้ วิธีแก้ไข: กรอกชื่อระดับ',
          en: 'Row 12: column POS_LEV (ระดับ) cannot be read (found text), so nothing of the row can be tested. Write the level.',
        },
        {
          code: 'UNREADABLE_ROW',
          th: 'แถวที่ ๑๒: อ่านข้อมูลไม่ได้ (พบช่องเกิน) วิธีแก้ไข: ลบออก',
          en: 'Row 12 cannot be read (found more cells). Remove it.',
        },
      ],
      conditions: [],
      notes: [],
      medal: false,
      firstPossibleRound: null,
      settledBy: [{ facts: ['POS_LEV'], outcomes: [], th: 'POS_LEV (ระดับ)', en: 'POS_LEV' }],
      smallestChange: null,
    });
  });

  it('an unreadable row keeps what could be read of who it is, and names the rows of the same citizen id', () => {
    const identity = { ...nobody, idCard: '1', name: 'ก', sex: 'M', level: 'K1' } as const;
    const judgement = reviewUnreadable({ ...placeOf(3), identity, problems: [] }, [placeOf(5)]);

    expect(judgement).toMatchObject(identity);
    expect(codesOf(judgement.reasons)).toEqual(['DUPLICATE_ROW']);
  });

  it('an officer who stands in several rows is for review, naming the other rows', () => {
    const officer = officerWith({ row: 4, enteredService: '1999-01-01' });

    expect(reviewDuplicate(officer, [placeOf(7), placeOf(12)], basisWith())).toEqual({
      ...placeOf(4),
      idCard: '1234567890121',
      name: 'นางสาวสมมุติ ตัวอย่าง',
      sex: 'F',
      level: 'K1',
      classHeld: null,
      classHeldSince: null,
      verdict: 'review',
      nominate: null,
      rule: null,
      reasons: [
        {
          code: 'DUPLICATE_ROW',
          th: 'เลขประจำตัวประชาชนซ้ำกับแถวที่ ๗, ๑๒ โปรดเหลือไว้เพียงแถวเดียว',
          en: 'The same citizen id stands in row 7, 12 too: keep one row.',
        },
      ],
      conditions: [],
      notes: [],
      medal: false,
      firstPossibleRound: null,
      settledBy: [
        {
          facts: ['ID_CARD'],
          outcomes: [
            {
              values: [{ fact: 'ID_CARD', anyOf: ['kept'] }],
              verdict: 'eligible',
              nominate: 'ต.ม.',
              th: 'ID_CARD (เลขประจำตัวประชาชน) เหลือไว้เพียงแถวนี้: อาจเสนอขอพระราชทาน ต.ม.',
              en: 'ID_CARD with this row alone: eligible for ต.ม.',
            },
          ],
          th: 'ID_CARD (เลขประจำตัวประชาชน) เหลือไว้เพียงแถวนี้: อาจเสนอขอพระราชทาน ต.ม.',
          en: 'ID_CARD with this row alone: eligible for ต.ม.',
        },
      ],
      smallestChange: null,
    });
  });

  it('names the sheet and the file of the row, as they are written, where the roster has several', () => {
    const problems: readonly RowProblem[] = [{ column: 'POS_LEV', found: { th: 'ข้อความ', en: 'text' }, remedy: level }];
    const reasonAt = (place: RowPlace, given = problems) =>
      reviewUnreadable({ ...place, identity: nobody, problems: given }, []).reasons[0];

    expect(reasonAt({ file: '0201_1.xls', sheet: 'CurrentData_1', row: 5 })).toEqual({
      code: 'UNREADABLE_CELL',
      th: 'แถวที่ ๕ ของชีต CurrentData_1 (แฟ้ม 0201_1.xls): อ่านข้อมูลในคอลัมน์ POS_LEV (ระดับ) ไม่ได้ (พบข้อความ) จึงยังตรวจเงื่อนไขใดของแถวนี้ไม่ได้ วิธีแก้ไข: กรอกชื่อระดับ',
      en: 'Row 5 of sheet CurrentData_1 (file 0201_1.xls): column POS_LEV (ระดับ) cannot be read (found text), so nothing of the row can be tested. Write the level.',
    });
    expect(reasonAt({ file: null, sheet: 'CurrentData_1', row: 5 })?.th).toContain('แถวที่ ๕ ของชีต CurrentData_1: อ่าน');
    expect(reasonAt({ file: null, sheet: 'CurrentData_1', row: 5 })?.en).toContain('Row 5 of sheet CurrentData_1: col');
    const whole = problems.map((problem) => ({ ...problem, column: null }));
    expect(reasonAt({ file: '0201_1.csv', sheet: null, row: 5 }, whole)?.th).toContain('แถวที่ ๕ ของแฟ้ม 0201_1.csv: อ่าน');
    expect(reasonAt({ file: '0201_1.csv', sheet: null, row: 5 }, whole)?.en).toContain(
      'Row 5 of file 0201_1.csv cannot',
    );
  });

  it('names rows with the same citizen id together for each sheet', () => {
    const inFirst = { file: '0201.xls', sheet: 'CurrentData' };
    const inSecond = { file: '0201_1.xls', sheet: 'CurrentData' };
    const others = [
      { ...inFirst, row: 7 },
      { ...inSecond, row: 4 },
      { ...inFirst, row: 12 },
    ];

    expect(reviewDuplicate(officerWith(), others, basisWith()).reasons).toEqual([
      {
        code: 'DUPLICATE_ROW',
        th: 'เลขประจำตัวประชาชนซ้ำกับแถวที่ ๗, ๑๒ ของชีต CurrentData (แฟ้ม 0201.xls) และแถวที่ ๔ ของชีต CurrentData (แฟ้ม 0201_1.xls) โปรดเหลือไว้เพียงแถวเดียว',
        en: 'The same citizen id stands in row 7, 12 of sheet CurrentData (file 0201.xls) and row 4 of sheet CurrentData (file 0201_1.xls) too: keep one row.',
      },
    ]);
  });

  it('a person of a kind in no schedule is not eligible, whatever else the row says', () => {
    const identity = { ...nobody, idCard: '1', name: 'ก', sex: 'F' } as const;
    const place = { file: '0201.xls', sheet: 'CurrentData', row: 9 };

    expect(judgeInNoSchedule({ ...place, identity, kindOfPersonnel: 'ลูกจ้างชั่วคราว' }, [])).toEqual({
      ...place,
      ...identity,
      verdict: 'notEligible',
      nominate: null,
      rule: null,
      reasons: [
        {
          code: 'IN_NO_SCHEDULE',
          th: 'ลูกจ้างชั่วคราวไม่ปรากฏในบัญชีใดของระเบียบ จึงไม่เป็นผู้ดำรงตำแหน่งตามหลักเกณฑ์ในข้อ ๑๒ (๓)',
          en: 'ลูกจ้างชั่วคราว: in no schedule of the regulation, item 12 (3).',
        },
      ],
      conditions: [],
      notes: [],
      medal: false,
      firstPossibleRound: null,
      settledBy: [],
      smallestChange: null,
    });
  });

  it('a person in no schedule whose citizen id is in other rows too is for review, naming them', () => {
    const person = { ...placeOf(9), identity: nobody, kindOfPersonnel: 'ลูกจ้างชั่วคราว' };

    expect(judgeInNoSchedule(person, [])).toMatchObject({ verdict: 'notEligible' });
    expect(judgeInNoSchedule(person, [placeOf(4)])).toMatchObject({
      ...placeOf(9),
      verdict: 'review',
      reasons: [{ code: 'DUPLICATE_ROW', en: 'The same citizen id stands in row 4 too: keep one row.' }],
    });
  });
});
