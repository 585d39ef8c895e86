import { describe, expect, it } from 'vitest';
import { reviewDuplicate, reviewUnreadable } from '../../lib/eligibility/judge.ts';
import type { RowProblem } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { officerWith, placeOf } from '../helpers/eligibility/officers.ts';

describe('rows that are not judged', () => {
  const nobody = { idCard: null, name: null, sex: null, level: null, classHeld: null, classHeldSince: null };
  const amount = { th: 'กรอกจำนวนเงินเป็นบาท', en: 'Write an amount in baht.' };

  it('an unreadable row is for review, with a reason for each cell and nothing else', () => {
    const problems: readonly RowProblem[] = [
      { column: 'SALARY', found: { th: 'ข้อความ', en: 'text' }, remedy: amount },
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
          th: 'แถวที่ ๑๒: อ่านข้อมูลในคอลัมน์ SALARY (เงินเดือน) ไม่ได้ (พบข้อความ) วิธีแก้ไข: กรอกจำนวนเงินเป็นบาท',
          en: 'Row 12: column SALARY (เงินเดือน) cannot be read (found text). Write an amount in baht.',
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

    expect(reviewDuplicate(officer, [placeOf(7), placeOf(12)])).toEqual({
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
    });
  });
});
