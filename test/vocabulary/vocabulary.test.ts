import { describe, expect, it } from 'vitest';
import { CLASSES, classFrom, rankOf } from '../../lib/vocabulary/classes.ts';
import {
  isOldLevel,
  jobGroupFrom,
  LEVELS,
  levelFrom,
  levelOf,
  nameOfLevel,
  standingFrom,
} from '../../lib/vocabulary/levels.ts';
import { comparable } from '../../lib/vocabulary/words.ts';

describe('classFrom', () => {
  it.each([
    ['ต.ช.', 'ต.ช.'],
    ['ตช', 'ต.ช.'],
    [' ต. ช. ', 'ต.ช.'],
    ['ต.ช', 'ต.ช.'],
    ['ม.ป.ช.', 'ม.ป.ช.'],
    ['มวม', 'ม.ว.ม.'],
    ['รงม.', 'ร.ง.ม.'],
    ['ตริตาภรณ์ช้างเผือก', 'ต.ช.'],
    ['เบญจมาภรณ์มงกุฎไทย', 'บ.ม.'],
    ['เบญจมาภรณ์มงกุฏไทย', 'บ.ม.'],
    ['มหาวชิรมงกุฏ', 'ม.ว.ม.'],
    ['เหรียญทองช้างเผือก', 'ร.ท.ช.'],
    ['จัตุรถาภรณ์ช้างเผือก (จ.ช.)', 'จ.ช.'],
    ['จ.ช. จัตุรถาภรณ์ช้างเผือก', 'จ.ช.'],
    ['ชั้นที่ ๓ ตริตาภรณ์มงกุฎไทย', 'ต.ม.'],
    ['ชั้น 3 ตริตาภรณ์มงกุฎไทย', 'ต.ม.'],
    ['ชั้น ต.ช.', 'ต.ช.'],
    ['ชั้นสูงสุด มหาวชิรมงกุฎ', 'ม.ว.ม.'],
    ['เครื่องราชอิสริยาภรณ์ ชั้นที่ 2 ทวีติยาภรณ์ช้างเผือก', 'ท.ช.'],
    ['ต.ช. ชั้นที่ 3', 'ต.ช.'],
    ['ตริตาภรณ์ช้างเผือก ชั้นที่ ๓ (ต.ช.)', 'ต.ช.'],
    ['เหรียญเงินมงกุฎไทย ชั้นที่ 7', 'ร.ง.ม.'],
    ['เหรียญทองช้างเผือก ชั้นที่ 6', 'ร.ท.ช.'],
    ['ประถมาภรณ์ช้างเผือก (ป.ช.) ชั้นที่ ๑', 'ป.ช.'],
    ['ม.ว.ม. ชั้นสูงสุด', 'ม.ว.ม.'],
    ['จตุรถาภรณ์มงกุฏไทย', 'จ.ม.'],
    ['ปฐมาภรณ์มงกุฎไทย', 'ป.ม.'],
  ])('reads %s as %s', (text, abbreviation) => {
    expect(classFrom(text)).toBe(abbreviation);
  });

  it.each(['', '-', 'ไม่มี', 'ร.จ.พ.', 'ต.จ.', 'ต.ช.ม.', 'ช้างเผือก', 'ชั้น', 'ต.ช. ชั้นที่ 2', 'ชั้นที่ 5 ตริตาภรณ์ช้างเผือก', 'x'])(
    'reads %j as no class',
    (text) => {
      expect(classFrom(text)).toBeNull();
    },
  );

  it('reads every class by abbreviation and by name, in any spacing', () => {
    for (const { abbreviation, th } of CLASSES) {
      for (const text of [abbreviation, th]) {
        for (let at = 0; at <= text.length; at += 1) {
          const spaced = `${text.slice(0, at)} \u00a0${text.slice(at)}`;
          expect.soft(classFrom(spaced), spaced).toBe(abbreviation);
        }
      }
    }
  });
});

it('the sixteen classes rank from 1 to 16 in the order of item 11', () => {
  expect(CLASSES.map(({ abbreviation }) => abbreviation)).toEqual(
    'ร.ง.ม. ร.ง.ช. ร.ท.ม. ร.ท.ช. บ.ม. บ.ช. จ.ม. จ.ช. ต.ม. ต.ช. ท.ม. ท.ช. ป.ม. ป.ช. ม.ว.ม. ม.ป.ช.'.split(' '),
  );
  expect(CLASSES.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  expect(CLASSES.map(({ form }) => form)).toEqual([
    ...Array(4).fill('medal'),
    ...Array(8).fill('belowSash'),
    ...Array(4).fill('sash'),
  ]);
  expect(CLASSES.map(({ th }) => th)).toEqual([
    'เหรียญเงินมงกุฎไทย',
    'เหรียญเงินช้างเผือก',
    'เหรียญทองมงกุฎไทย',
    'เหรียญทองช้างเผือก',
    'เบญจมาภรณ์มงกุฎไทย',
    'เบญจมาภรณ์ช้างเผือก',
    'จัตุรถาภรณ์มงกุฎไทย',
    'จัตุรถาภรณ์ช้างเผือก',
    'ตริตาภรณ์มงกุฎไทย',
    'ตริตาภรณ์ช้างเผือก',
    'ทวีติยาภรณ์มงกุฎไทย',
    'ทวีติยาภรณ์ช้างเผือก',
    'ประถมาภรณ์มงกุฎไทย',
    'ประถมาภรณ์ช้างเผือก',
    'มหาวชิรมงกุฎ',
    'มหาปรมาภรณ์ช้างเผือก',
  ]);
  expect(rankOf(null)).toBe(0);
  expect(rankOf('ม.ป.ช.')).toBe(16);
  expect(rankOf('ต.จ.')).toBeUndefined();
});

describe('levelFrom', () => {
  it.each([
    ['K2', 'K2'],
    ['k 2', 'K2'],
    ['K-2', 'K2'],
    ['ชำนาญการ', 'K2'],
    ['ชํานาญการ', 'K2'],
    ['ระดับชำนาญการ', 'K2'],
    ['วิชาการ ชำนาญการ', 'K2'],
    ['ประเภทวิชาการ ระดับชำนาญการ', 'K2'],
    ['ชำนาญการพิเศษ', 'K3'],
    ['ชพ.', 'K3'],
    ['ปฏิบัติงาน', 'O1'],
    ['ปง.', 'O1'],
    ['ชำนาญงาน', 'O2'],
    ['ชง.', 'O2'],
    ['อาวุโส', 'O3'],
    ['อว.', 'O3'],
    ['ทักษะพิเศษ', 'O4'],
    ['ปฏิบัติการ', 'K1'],
    ['ปก.', 'K1'],
    ['ชก.', 'K2'],
    ['เชี่ยวชาญ', 'K4'],
    ['ชช.', 'K4'],
    ['ทรงคุณวุฒิ', 'K5'],
    ['อำนวยการ ต้น', 'D1'],
    ['ประเภทอำนวยการ ระดับสูง', 'D2'],
    ['บริหาร ระดับต้น', 'M1'],
    ['บริหารสูง', 'M2'],
    ['อำนวยการท้องถิ่น ระดับต้น', 'LD1'],
    ['ประเภทอำนวยการท้องถิ่น ระดับกลาง', 'LD2'],
    ['อำนวยการท้องถิ่น สูง', 'LD3'],
    ['บริหารท้องถิ่น ต้น', 'LM1'],
    ['บริหารท้องถิ่น กลาง', 'LM2'],
    ['บริหารท้องถิ่น สูง', 'LM3'],
    ['ครูผู้ช่วย', 'KS0'],
    ['คศ.๑', 'KS1'],
    ['คศ. 2', 'KS2'],
    ['คศ2', 'KS2'],
    ['อันดับ คศ. ๓', 'KS3'],
    ['อันดับ คศ.1', 'KS1'],
    ['อันดับ คศ.2', 'KS2'],
    ['คศ.4', 'KS4'],
    ['อันดับ คศ.4', 'KS4'],
    ['อันดับ คศ.5', 'KS5'],
    ['กลุ่มงานบริการ', 'G1'],
    ['เทคนิค', 'G1'],
    ['บริหารทั่วไป', 'G2'],
    ['กลุ่มงานวิชาชีพเฉพาะ', 'G3'],
    ['กลุ่มงานเชี่ยวชาญเฉพาะ', 'G4'],
    ['กลุ่มงานเชี่ยวชาญพิเศษ ระดับทั่วไป', 'G5'],
    ['เชี่ยวชาญพิเศษ (ประเทศ)', 'G6'],
    ['กลุ่มงานเชี่ยวชาญพิเศษ ระดับสากล', 'G7'],
    ['ตำแหน่งประเภทวิชาการ ระดับปฏิบัติการ', 'K1'],
    ['ต\u0e4d\u0e32แหน่งประเภทวิชาการ ระดับปฎิบัติการ', 'K1'],
    ['ปฎิบัติงาน', 'O1'],
    ['ทพ.', 'O4'],
    ['ทว.', 'K5'],
    ['อต.', 'D1'],
    ['อส.', 'D2'],
    ['บต.', 'M1'],
    ['บส.', 'M2'],
    ['K2 ชำนาญการ', 'K2'],
    ['ชำนาญการ (ชก.)', 'K2'],
    ['ประเภทวิชาการ ระดับชำนาญการ (K2)', 'K2'],
    ['M2 ประเภทบริหาร ระดับสูง', 'M2'],
    ['E1', 'G1'],
    ['E2', 'G1'],
    ['E6', 'G1'],
    ['E7', 'G1'],
    ['E3', 'G2'],
    ['E4', 'G3'],
    ['E5', 'G4'],
    ['S1', 'G5'],
    ['S2', 'G6'],
    ['S3', 'G7'],
    ['E2 กลุ่มงานเทคนิคทั่วไป', 'G1'],
    ['กลุ่มงานเทคนิคพิเศษ', 'G1'],
    ['กลุ่มงานเชี่ยวชาญพิเศษ (ระดับสากล)', 'G7'],
    ['วิชาการ/ชำนาญการ', 'K2'],
    ['ระดับชำนาญการ ประเภทวิชาการ', 'K2'],
    ['ชำนาญการ (วิชาการ)', 'K2'],
    ['K2/ชำนาญการ', 'K2'],
    ['K2 : ชำนาญการ', 'K2'],
    ['ประเภทวิชาการ, ระดับชำนาญการ', 'K2'],
    ['ระดับสูง ประเภทบริหาร', 'M2'],
    ['กลุ่มเชี่ยวชาญเฉพาะ', 'G4'],
    ['กลุ่มบริหารทั่วไป', 'G2'],
    ['กลุ่มงานบริหารทั่วไป/E3', 'G2'],
  ])('reads %s as %s', (text, code) => {
    expect(levelFrom(text)).toBe(code);
  });

  it.each([
    '',
    'ต้น',
    'สูง',
    'กลาง',
    'ระดับ',
    'K9',
    'เชี่ยวชาญพิเศษ',
    'ชำนาญ',
    'ซี 8',
    'K2 K3',
    'K2/K3',
    'ชำนาญการ (ทั่วไป)',
    'K2 ชำนาญการพิเศษ',
  ])('reads %j as no level', (text) => {
    expect(levelFrom(text)).toBeNull();
  });

  it('reads every level by its code and by its names', () => {
    for (const { code, positionType, th, alsoWritten } of LEVELS) {
      for (const text of [code, code.toLowerCase(), `${positionType} ${th}`, ...alsoWritten]) {
        expect.soft(levelFrom(text), text).toBe(code);
      }
      expect(levelOf(code)?.code).toBe(code);
    }
    expect(levelOf('K9')).toBeUndefined();
  });

  it('names every level so that the name is read as that level again', () => {
    for (const level of LEVELS) {
      expect.soft(levelFrom(nameOfLevel(level)), level.code).toBe(level.code);
    }
    expect(
      ['LD2', 'KS3'].map((code) => LEVELS.find((one) => one.code === code)).map((level) => level && nameOfLevel(level)),
    ).toEqual(['อำนวยการท้องถิ่น กลาง', 'คศ.3']);
  });

  it('no two levels share a way of writing', () => {
    const ways = LEVELS.flatMap(({ code, positionType, th, alsoWritten }) =>
      [code, `${positionType}${th}`, ...alsoWritten].map((text) => `${comparable(text)}`),
    );
    expect(ways.filter((way, at) => ways.indexOf(way) !== at)).toEqual([]);
  });
});

it('the old levels are 1 to 11, with or without ระดับ or ซี', () => {
  for (const text of [
    '1',
    '01',
    '8',
    '11',
    '๘',
    'ระดับ 8',
    'ซี 8',
    'C8',
    'c-8',
    '8ว',
    '8 ว.',
    '9 ชช.',
    '7 วช.',
    'ระดับ 7 ว',
  ]) {
    expect.soft(isOldLevel(text), text).toBe(true);
  }
  for (const text of ['0', '12', '2569', 'K2', 'ช2', 'ระดับ', 'คศ.2', '8 ปี', '']) {
    expect.soft(isOldLevel(text), text).toBe(false);
  }
});

it('the group of a permanent employee’s job is the first that the level names', () => {
  const groups = { บ: 'บ1 บ2/หน. ระดับบ2/หัวหน้า', ส: 'ส1 ส4/หัวหน้า', ช: 'ช1 ช๔ ช.3', ท: 'ท3/หัวหน้า' };
  for (const [group, levels] of Object.entries(groups)) {
    for (const level of levels.split(' ')) {
      expect.soft(jobGroupFrom(level), level).toBe(group);
    }
  }
  expect(['กลุ่มงานบริการพื้นฐาน', 'กลุ่มงานสนับสนุน', 'ช่าง', 'เทคนิคพิเศษ'].map(jobGroupFrom)).toEqual(['บ', 'ส', 'ช', 'ท']);
  expect(jobGroupFrom('พนักงานทั่วไป บ 2')).toBe('บ');
  expect(['', '-', 'K2', 'ระดับ 2', 'ชำนาญการ', 'บส.', 'สูง'].map(jobGroupFrom)).toEqual(Array(7).fill(null));
});

describe('standingFrom', () => {
  it.each([
    ['ชำนาญการ', 'ชำนาญการ'],
    ['ครูชำนาญการ', 'ชำนาญการ'],
    ['วิทยฐานะชำนาญการพิเศษ', 'ชำนาญการพิเศษ'],
    ['ครู วิทยฐานะ ครูชำนาญการพิเศษ', 'ชำนาญการพิเศษ'],
    ['ผู้อำนวยการเชี่ยวชาญ', 'เชี่ยวชาญ'],
    ['รองผู้อำนวยการชำนาญการพิเศษ', 'ชำนาญการพิเศษ'],
    ['ศึกษานิเทศก์เชี่ยวชาญพิเศษ', 'เชี่ยวชาญพิเศษ'],
    ['ไม่มี', 'none'],
    ['ไม่มีวิทยฐานะ', 'none'],
    ['-', 'none'],
    [' ', 'none'],
  ])('reads %j as %s', (text, standing) => {
    expect(standingFrom(text)).toBe(standing);
  });

  it('reads what is none as unknown', () => {
    expect(standingFrom('ปฏิบัติการ')).toBeNull();
    expect(standingFrom('ชำนาญ')).toBeNull();
  });
});

it('comparable text has no spaces, dots, hyphens, brackets, invisible characters, Thai digits or lower case', () => {
  expect(comparable(' k.2 –-(๐๑๒๓๔๕๖๗๘๙)\u200b\u200d\ufeff\u00a0\t')).toBe('K20123456789');
  expect(comparable('ชำนาญ')).toBe(comparable('ชํานาญ'));
  expect(comparable('น\u0e4d\u0e49\u0e32')).toBe(comparable('น้ำ'));
  expect(comparable('กรกฏาคม ปฎิบัติ')).toBe(comparable('กรกฎาคม ปฏิบัติ'));
});
