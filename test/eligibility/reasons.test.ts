import { describe, expect, it } from 'vitest';
import { REASON_TEXTS } from '../../lib/eligibility/reasons.ts';
import { reasonOf, withThaiDigits } from '../../lib/eligibility/wording.ts';

describe('a sentence', () => {
  it.each([
    ['2026-01-01', '๑ มกราคม ๒๕๖๙', '1 January 2026'],
    ['2026-02-28', '๒๘ กุมภาพันธ์ ๒๕๖๙', '28 February 2026'],
    ['2026-03-03', '๓ มีนาคม ๒๕๖๙', '3 March 2026'],
    ['2026-04-14', '๑๔ เมษายน ๒๕๖๙', '14 April 2026'],
    ['2026-05-25', '๒๕ พฤษภาคม ๒๕๖๙', '25 May 2026'],
    ['2026-06-06', '๖ มิถุนายน ๒๕๖๙', '6 June 2026'],
    ['2026-07-17', '๑๗ กรกฎาคม ๒๕๖๙', '17 July 2026'],
    ['2026-08-08', '๘ สิงหาคม ๒๕๖๙', '8 August 2026'],
    ['2026-09-09', '๙ กันยายน ๒๕๖๙', '9 September 2026'],
    ['2026-10-10', '๑๐ ตุลาคม ๒๕๖๙', '10 October 2026'],
    ['1999-11-11', '๑๑ พฤศจิกายน ๒๕๔๒', '11 November 1999'],
    ['2026-12-31', '๓๑ ธันวาคม ๒๕๖๙', '31 December 2026'],
  ])('writes the day %s out in both languages', (found, th, en) => {
    const reason = reasonOf('RETIRED_BY_AGE', { found });

    expect(reason.th).toContain(`เมื่อวันที่ ${th} ต้องตรวจ`);
    expect(reason.en).toContain(`by age on ${en}:`);
  });

  it.each([
    [0, '๐', '0'],
    [999, '๙๙๙', '999'],
    [1_000, '๑,๐๐๐', '1,000'],
    [22_140, '๒๒,๑๔๐', '22,140'],
    [100_000, '๑๐๐,๐๐๐', '100,000'],
    [1_234_567, '๑,๒๓๔,๕๖๗', '1,234,567'],
    [15_050.5, '๑๕,๐๕๐.๕', '15,050.5'],
    [1_234.5678, '๑,๒๓๔.๕๖๗๘', '1,234.5678'],
  ])('writes %d baht with commas', (found, th, en) => {
    const reason = reasonOf('WAGE_BELOW_SCHEDULE', { found, needed: 8_340, schedule: 25 });

    expect(reason.th).toContain(`ค่าจ้าง ${th} บาท`);
    expect(reason.en).toContain(`Wage ${en} baht`);
  });

  it('writes other numbers without commas, and leaves codes as they are', () => {
    const reason = reasonOf('NO_CLAUSE', { schedule: 1_600, row: 3, needed: 'ท.ช.', found: 'K2, 13000' });

    expect(reason).toEqual({
      code: 'NO_CLAUSE',
      th: 'บัญชี ๑๖๐๐ ลำดับที่ ๓ ไม่กำหนดชั้นเริ่มต้น ต้องได้รับ ท.ช. มาก่อน (ชั้นตราปัจจุบัน: K2, 13000) ต้องให้เจ้าหน้าที่พิจารณา',
      en: 'Schedule 1600, row 3 has no first class: ท.ช. must be held first, K2, 13000 is held now. An insignia officer must decide.',
    });
  });

  it('without a value is the sentence itself', () => {
    expect(reasonOf('RECALLED')).toEqual({
      code: 'RECALLED',
      th: 'เคยถูกเรียกคืนเครื่องราชอิสริยาภรณ์ มีลักษณะต้องห้ามตามข้อ ๑๒ (๔)',
      en: 'Insignia were recalled: item 12 (4).',
    });
  });

  it('ends with one dot, also behind the name of a class', () => {
    expect(reasonOf('LEVEL_BASIS', { on: '2026-07-28', result: 'eligible for ต.ช.' }).en).toBe(
      'If the years in the level were counted to 28 July 2026, the verdict would be eligible for ต.ช.',
    );
    expect(reasonOf('CLASS_NOT_HELD', { needed: 'ต.ช..', found: 'ต.ม.' }).en).toBe(
      'ต.ช.. must be held first, ต.ม. is held now.',
    );
  });

  it('names a column with its Thai title in Thai, and by its code in English', () => {
    expect(reasonOf('MISSING_COLUMN', { column: 'SALARY5Y' })).toEqual({
      code: 'MISSING_COLUMN',
      th: 'ไม่มีข้อมูลในคอลัมน์ SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) จึงตรวจเงื่อนไขไม่ได้ โปรดเติมข้อมูล',
      en: 'Column SALARY5Y is empty and a condition needs it: fill it in.',
    });
  });

  it('of every code stands in Thai, with Thai digits, and in English, with the same placeholders', () => {
    for (const [code, { th, en }] of Object.entries(REASON_TEXTS)) {
      const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).toSorted();

      expect.soft(th, code).toMatch(/[ก-๙]/);
      expect.soft(th.replace(/\{\w+(:\w+)?\}|[A-Z0-9_]{4,}/g, ''), code).not.toMatch(/[0-9]/);
      expect.soft(en.replaceAll('ชำนาญการพิเศษ', ''), code).not.toMatch(/[ก-๙]/);
      expect.soft(placeholders(en), code).toEqual(placeholders(th));
    }
  });
});

it('withThaiDigits changes every digit and nothing else', () => {
  expect(withThaiDigits('0123456789 K-a.ก')).toBe('๐๑๒๓๔๕๖๗๘๙ K-a.ก');
});
