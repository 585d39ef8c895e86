import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

describe('the sentences', () => {
  it('are what an HR officer would write, with Thai digits and Buddhist years', () => {
    const officer = officerWith({ level: 'K4', classHeld: 'ท.ช.', classHeldSince: '2024-07-28' });
    const { reasons, notes } = judge(officer, basisWith());

    expect(reasons).toEqual([
      {
        code: 'HOLDING_TOO_SHORT',
        th: 'ได้รับพระราชทาน ท.ช. มาแล้ว ๒ ปีบริบูรณ์ นับถึงวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ไม่ครบ ๓ ปีบริบูรณ์',
        en: 'Full years of holding ท.ช. on 28 July 2026: 2; needed: 3.',
      },
    ]);
    expect(notes).toEqual([
      {
        code: 'NEAREST_STEP',
        th: 'ชั้นตราที่ใกล้ที่สุดคือ ป.ม. ตามบัญชี ๑๕ ลำดับที่ ๘ ข้อ ๒ อาจครบเงื่อนไขในปี ๒๕๗๐',
        en: 'The nearest step is ป.ม., schedule 15, row 8, clause 2; it could be met in round 2570.',
      },
    ]);
  });

  it('write amounts with commas and name them', () => {
    const officer = officerWith({ level: 'K3', salary: 58_389, classHeld: 'ท.ช.', classHeldSince: '2015-12-05' });
    const { reasons, notes } = judge(officer, basisWith());

    expect(reasons).toEqual([
      {
        code: 'SALARY_TOO_LOW',
        th: 'ได้รับเงินเดือน ๕๘,๓๘๙ บาท ต่ำกว่าขั้นสูงของระดับชำนาญการพิเศษ (๕๘,๓๙๐ บาท)',
        en: 'Salary 58,389 baht is below the maximum of ชำนาญการพิเศษ (K3) (58,390 baht).',
      },
    ]);
    expect(notes.map(({ th }) => th)).toEqual(['ชั้นตราที่ใกล้ที่สุดคือ ป.ม. ตามบัญชี ๑๕ ลำดับที่ ๗ ข้อ ๒ ยังไม่อาจระบุปีที่จะครบเงื่อนไขได้']);
    expect(notes[0]?.en).toBe(
      'The nearest step is ป.ม., schedule 15, row 7, clause 2; no round can be named in which it would be met.',
    );
  });

  const everyWay: readonly (readonly [string, Parameters<typeof officerWith>[0], string, string])[] = [
    [
      'MAY_BE_CONSIDERED',
      {},
      'มีคุณสมบัติครบตามหลักเกณฑ์ อาจได้รับการพิจารณาเสนอขอพระราชทาน ต.ม. ตามบัญชี ๑๕ ลำดับที่ ๕ (มิใช่สิทธิที่จะได้รับพระราชทาน)',
      'Meets the conditions of schedule 15, row 5: may be considered for ต.ม. (no entitlement).',
    ],
    [
      'ACCUSED_DISCIPLINE',
      { accused: 'discipline' },
      'อยู่ระหว่างถูกกล่าวหาว่ากระทำผิดวินัยอย่างร้ายแรง (ตั้งกรรมการสอบสวนแล้ว กำลังพิจารณาโทษ หรือกำลังอุทธรณ์) มีลักษณะต้องห้ามตามข้อ ๑๒ (๖) (ก)',
      'Is accused of a serious breach of discipline (committee of inquiry appointed, penalty being decided, or appeal pending): item 12 (6) (a).',
    ],
    [
      'ACCUSED_CORRUPTION',
      { accused: 'corruption' },
      'อยู่ระหว่างการไต่สวนเรื่องทุจริตของ ป.ป.ช. หรือ ป.ป.ท. มีลักษณะต้องห้ามตามข้อ ๑๒ (๖) (ค)',
      'Is under a corruption inquiry, by the organic law (NACC) or by the law on the measures of the executive (PACC): item 12 (6) (c).',
    ],
    [
      'NOT_IN_POST',
      { resignDate: '2026-01-02' },
      'พ้นจากตำแหน่งเมื่อวันที่ ๒ มกราคม ๒๕๖๙ จึงไม่ได้ดำรงตำแหน่งอยู่ในวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ตามข้อ ๑๗',
      'Left the post on 2 January 2026, so is not in post on 28 July 2026: item 17.',
    ],
    [
      'LEVEL_ENTERED_TOO_LATE',
      { enteredLevel: '2026-06-01' },
      'เข้าสู่ระดับปัจจุบันเมื่อวันที่ ๑ มิถุนายน ๒๕๖๙ ซึ่งต้องไม่หลังวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ต้องให้เจ้าหน้าที่พิจารณาว่าจะเสนอขอพระราชทานตามระดับใด (ข้อ ๑๓ และข้อ ๑๗)',
      'Entered the present level on 1 June 2026, after 29 May 2026: an insignia officer must decide by which level to nominate, items 13 and 17.',
    ],
    [
      'LEVEL_ENTERED_TOO_LATE',
      { birthDate: '1965-03-15', resignDate: '2025-10-01', enteredLevel: '2025-10-01' },
      'เข้าสู่ระดับปัจจุบันเมื่อวันที่ ๑ ตุลาคม ๒๕๖๘ ซึ่งต้องไม่หลังวันที่ ๓๐ กันยายน ๒๕๖๘ ต้องให้เจ้าหน้าที่พิจารณาว่าจะเสนอขอพระราชทานตามระดับใด (ข้อ ๑๓ และข้อ ๑๗)',
      'Entered the present level on 1 October 2025, after 30 September 2025: an insignia officer must decide by which level to nominate, items 13 and 17.',
    ],
    [
      'SERVICE_TOO_SHORT',
      { enteredService: '2022-02-01', enteredLevel: '2022-02-01' },
      'มีระยะเวลารับราชการหรือปฏิบัติงานติดต่อกัน ๔ ปีบริบูรณ์ นับถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ไม่ครบ ๕ ปีบริบูรณ์',
      'Full years of service on 29 May 2026: 4; needed: 5.',
    ],
    [
      'CONSECUTIVE_ROUND',
      { classHeld: 'จ.ช.', classHeldSince: '2025-07-28' },
      'ได้รับพระราชทาน จ.ช. เมื่อปี ๒๕๖๘ จึงเป็นการขอพระราชทานปีติดกัน ต้องห้ามตามข้อ ๑๑ วรรคสอง',
      'จ.ช. was awarded in the round of 2568: not in consecutive rounds, item 11.',
    ],
    [
      'ONE_CLASS_A_YEAR',
      { level: 'K5', allowance: 13_000, classHeld: 'ท.ม.', classHeldSince: '2026-05-05' },
      'ได้รับพระราชทาน ท.ม. ในปี ๒๕๖๙ แล้ว ซึ่งบัญชี ๑๕ ลำดับที่ ๙ ให้เลื่อนชั้นตราได้ปีละหนึ่งชั้นเท่านั้น',
      'ท.ม. was already awarded in 2569: schedule 15, row 9 allows one class a year.',
    ],
    [
      'NOT_SKILLED',
      { personnelType: 'permanentEmployee', level: null, skilled: false },
      'ชื่อและลักษณะงานไม่เป็นไปตามหมายเหตุ ๓ ของบัญชี ๒๕ ซึ่งต้องเทียบได้กับหมวดฝีมือขึ้นไป หรือมีชื่อและลักษณะเหมือนข้าราชการ',
      'The job does not meet remark 3 of schedule 25: it must compare to the skilled category or above, or be a civil servant’s in name and nature.',
    ],
    [
      'NOT_SKILLED',
      { personnelType: 'governmentEmployee', level: 'G1', skilled: false },
      'ชื่อและลักษณะงานไม่เป็นไปตามหมายเหตุ ๔ ของบัญชี ๒๖ ซึ่งต้องเทียบได้กับหมวดฝีมือขึ้นไป',
      'The job does not meet remark 4 of schedule 26: it must compare to the skilled category or above.',
    ],
    [
      'POSITION_TOO_SHORT',
      { level: 'O2', enteredLevel: '2022-03-01', classHeld: 'ต.ม.', classHeldSince: '2015-12-05' },
      'ดำรงตำแหน่งในระดับปัจจุบัน ๔ ปีบริบูรณ์ นับถึงวันที่ ๒๙ พฤษภาคม ๒๕๖๙ ไม่ครบ ๕ ปีบริบูรณ์',
      'Full years in the present level on 29 May 2026: 4; needed: 5.',
    ],
    [
      'SALARY_FIVE_YEARS_AGO_TOO_LOW',
      { level: 'K2', salary: 30_000, salaryFiveYearsAgo: 19_000, classHeld: 'ท.ม.', classHeldSince: '2015-12-05' },
      'ณ วันที่ ๑ เมษายน ๒๕๖๔ ได้รับเงินเดือน ๑๙,๐๐๐ บาท ต่ำกว่าขั้นต่ำของระดับชำนาญการพิเศษ (๒๒,๑๔๐ บาท) จึงได้รับเงินเดือนถึงเกณฑ์ไม่ครบ ๕ ปี',
      'Salary on 1 April 2021 was 19,000 baht, below the minimum of ชำนาญการพิเศษ (K3) (22,140 baht): not yet five years at it.',
    ],
    [
      'HIGHEST_CLASS_HELD',
      { classHeld: 'ต.ช.', classHeldSince: '2015-12-05' },
      'ได้รับพระราชทาน ต.ช. แล้ว ซึ่งถึงชั้นสูงสุดของตำแหน่ง (ต.ม.) ตามบัญชี ๑๕ ลำดับที่ ๕',
      'Holds ต.ช.; the highest class of the position is ต.ม.: schedule 15, row 5.',
    ],
    [
      'WAGE_BELOW_SCHEDULE',
      { personnelType: 'permanentEmployee', level: null, salary: 8_000 },
      'ได้รับค่าจ้าง ๘,๐๐๐ บาท ต่ำกว่าเกณฑ์ขั้นต่ำของบัญชี ๒๕ (๘,๓๔๐ บาท)',
      'Wage 8,000 baht is below the minimum of schedule 25 (8,340 baht).',
    ],
    [
      'MISSING_COLUMN',
      { level: null },
      'ไม่มีข้อมูลในคอลัมน์ POS_LEV (ระดับ) จึงตรวจเงื่อนไขไม่ได้ โปรดเติมข้อมูล',
      'Column POS_LEV is empty and a condition needs it: fill it in.',
    ],
    [
      'AMOUNT_NOT_SET',
      {
        personnelType: 'teacher',
        level: 'KS2',
        classHeld: 'ต.ช.',
        classHeldSince: '2015-12-05',
        salaryFiveYearsAgo: 1,
      },
      'ยังไม่ได้กำหนดจำนวนเงินของขั้นต่ำของอันดับ คศ.๓ จึงยังตรวจเงื่อนไขของ ท.ช. ไม่ได้',
      'The amount of the minimum of คศ.3 (KS3) is not set, so ท.ช. cannot be tested yet.',
    ],
    [
      'EXTRA_YEARS_WITHOUT_PERIOD',
      { extraYears: 2 },
      'ต้องเพิ่มกำหนดระยะเวลา ๒ ปีตามข้อ ๑๘ แต่เงื่อนไขของ ต.ม. ไม่มีกำหนดระยะเวลา ต้องให้เจ้าหน้าที่พิจารณา',
      'Item 18 adds 2 to a period in years, but ต.ม. has no period here: an insignia officer must decide.',
    ],
    [
      'EXTRA_YEARS_SALARY',
      {
        extraYears: 3,
        level: 'K2',
        salary: 30_000,
        salaryFiveYearsAgo: 29_000,
        classHeld: 'ท.ม.',
        classHeldSince: '2015-12-05',
      },
      'ต้องเพิ่มกำหนดระยะเวลา ๓ ปีตามข้อ ๑๘ จึงต้องตรวจเงินเดือนย้อนหลังเกินกว่า ๕ ปี ซึ่งไม่มีในบัญชีรายชื่อ',
      'Item 18 adds 3 to the five years at that salary; earlier salaries are not in the roster.',
    ],
    [
      'REINSTATED',
      { reinstated: true },
      'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกันตามหมายเหตุ ๒ ของบัญชี ๑๕',
      'Was reinstated: the years of service must be counted by hand, by remark 2 of schedule 15.',
    ],
    [
      'REINSTATED',
      { personnelType: 'teacher', level: 'KS1', reinstated: true },
      'เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกันตามหมายเหตุ ๒ ของบัญชี ๑๖',
      'Was reinstated: the years of service must be counted by hand, by remark 2 of schedule 16.',
    ],
    ...([25, 26] as const).map((schedule) => {
      const personnelType = schedule === 25 ? 'permanentEmployee' : 'governmentEmployee';
      const thai = schedule === 25 ? '๒๕' : '๒๖';
      return [
        'REINSTATED',
        { personnelType, level: 'G1', skilled: true, reinstated: true },
        `เป็นผู้ได้รับบรรจุกลับเข้ารับราชการ ต้องตรวจการนับระยะเวลาติดต่อกัน ซึ่งบัญชี ${thai} มิได้กำหนดวิธีนับไว้`,
        `Was reinstated: the years of service must be counted by hand, schedule ${schedule} does not say how.`,
      ] as const;
    }),
    [
      'RETIRED_BY_AGE',
      { birthDate: '1965-03-15', resignDate: '2025-10-01' },
      'พ้นจากการปฏิบัติหน้าที่เพราะเกษียณอายุเมื่อวันที่ ๑ ตุลาคม ๒๕๖๘ ต้องตรวจว่ามีคุณสมบัติครบก่อนพ้นจากหน้าที่ตามข้อ ๑๗ (๓)',
      'Retired by age on 1 October 2025: check that the conditions were met before leaving, item 17 (3).',
    ],
    [
      'RETIREMENT_AGE_PASSED',
      { birthDate: '1965-03-15' },
      'เกษียณอายุตั้งแต่ปี ๒๕๖๘ แต่ไม่มีข้อมูลในคอลัมน์ RESIGN_DATE (วันที่พ้นจากราชการ) ต้องตรวจว่ายังดำรงตำแหน่งอยู่ในวันที่ ๒๘ กรกฎาคม ๒๕๖๙',
      'Reached retirement age in 2568, but column RESIGN_DATE is empty: check the post on 28 July 2026.',
    ],
    [
      'NO_ROW',
      { personnelType: 'teacher', level: 'KS0', positionName: 'ครูผู้ช่วย', allowance: 500 },
      'ไม่ปรากฏตำแหน่งในบัญชี ๑๖ ตามข้อมูลที่มี (ครูผู้ช่วย, ครูผู้ช่วย, ๕๐๐ บาท)',
      'No row of schedule 16 fits what the roster says (KS0, ครูผู้ช่วย, 500).',
    ],
    [
      'NO_ROW',
      { level: 'K5', allowance: 10_000 },
      'ไม่ปรากฏตำแหน่งในบัญชี ๑๕ ตามข้อมูลที่มี (วิชาการ ทรงคุณวุฒิ, ๑๐,๐๐๐ บาท)',
      'No row of schedule 15 fits what the roster says (K5, 10000).',
    ],
    [
      'NO_ROW',
      { level: 'K9' },
      'ไม่ปรากฏตำแหน่งในบัญชี ๑๕ ตามข้อมูลที่มี (K๙)',
      'No row of schedule 15 fits what the roster says (K9).',
    ],
    [
      'NO_CLAUSE',
      { level: 'D2' },
      'บัญชี ๑๕ ลำดับที่ ๑๒ ไม่กำหนดชั้นเริ่มต้น ต้องได้รับ ท.ช. มาก่อน (ชั้นตราปัจจุบัน: ไม่มีชั้นตรา) ต้องให้เจ้าหน้าที่พิจารณา',
      'Schedule 15, row 12 has no first class: ท.ช. must be held first, none is held now. An insignia officer must decide.',
    ],
    [
      'UNKNOWN_CLASS_HELD',
      { classHeld: 'ต.จ.', classHeldSince: '2015-12-05' },
      'ชั้นตราในคอลัมน์ L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย) คือ ต.จ. ซึ่งไม่ใช่ชั้นตราของเครื่องราชอิสริยาภรณ์ช้างเผือกหรือมงกุฎไทย',
      'Column L_INS_CODE (ต.จ.) is not a class of the two orders.',
    ],
    [
      'DATA_CONTRADICTS',
      { enteredService: '1977-03-15' },
      'ข้อมูลขัดแย้งกัน: วันบรรจุไม่อยู่หลังวันเกิด โปรดตรวจสอบคอลัมน์ BEG_DATE (วันบรรจุ)',
      'The data contradict each other: service was entered no later than birth. Check column BEG_DATE.',
    ],
    [
      'DATA_CONTRADICTS',
      { classHeldSince: '2020-07-28' },
      'ข้อมูลขัดแย้งกัน: มีวันที่ได้รับพระราชทานแต่ไม่มีชั้นตรา โปรดตรวจสอบคอลัมน์ L_INS_CODE (เครื่องราชฯ ครั้งสุดท้าย)',
      'The data contradict each other: an award has a day but no class. Check column L_INS_CODE.',
    ],
    [
      'DATA_CONTRADICTS',
      { classHeld: 'จ.ช.', classHeldSince: '1977-03-15' },
      'ข้อมูลขัดแย้งกัน: วันที่ได้รับพระราชทานไม่อยู่หลังวันเกิด โปรดตรวจสอบคอลัมน์ L_INS_DATE (วันที่ได้รับ)',
      'The data contradict each other: the class was awarded no later than birth. Check column L_INS_DATE.',
    ],
    [
      'DATA_CONTRADICTS',
      { level: 'O2', enteredService: '2018-01-01', classHeld: 'ต.ม.', classHeldSince: '2015-12-05' },
      'ข้อมูลขัดแย้งกัน: วันเข้าสู่ระดับปัจจุบันอยู่ก่อนวันบรรจุ โปรดตรวจสอบคอลัมน์ BEG_POS_DATE (วันเข้าสู่ระดับปัจจุบัน)',
      'The data contradict each other: the level was entered before the service. Check column BEG_POS_DATE.',
    ],
    [
      'AWARD_NOT_BEFORE_ROUND',
      { classHeld: 'จ.ช.', classHeldSince: '2026-07-28' },
      'วันที่ได้รับพระราชทาน จ.ช. (๒๘ กรกฎาคม ๒๕๖๙) ไม่อยู่ก่อนวันที่ ๒๘ กรกฎาคม ๒๕๖๙ ของปีที่ขอ โปรดตรวจสอบคอลัมน์ L_INS_DATE (วันที่ได้รับ)',
      'The award of จ.ช. (28 July 2026) is not before 28 July 2026 of this round. Check column L_INS_DATE.',
    ],
  ];

  it.each(everyWay)('of %s has its values, for %j', (code, facts, th, en) => {
    expect(judge(officerWith(facts), basisWith()).reasons).toContainEqual({ code, th, en });
  });

  it('leave no placeholder open', () => {
    for (const [, facts] of everyWay) {
      const { reasons, notes } = judge(officerWith(facts), basisWith());
      for (const { th, en } of [...reasons, ...notes]) {
        expect.soft(th + en).not.toMatch(/[{}]|undefined/);
      }
    }
  });
});
