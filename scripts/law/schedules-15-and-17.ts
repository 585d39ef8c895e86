import type { BothLanguages } from '../../lib/vocabulary/words.ts';
import {
  atMaximum,
  climb,
  everyYear,
  inPosition,
  ladder,
  OPERATIONAL,
  only,
  type PrintedRemark,
  type PrintedSchedule,
  professional,
  remark,
  row,
} from './schedule.ts';

const OF_ITS_OWN: BothLanguages = { th: 'ของระดับตน', en: ' of the level' };
const OF_SENIOR_PROFESSIONAL: BothLanguages = { th: 'ของชำนาญการพิเศษ', en: ' of ชำนาญการพิเศษ' };

/** The remark on service: full years without a break until 60 days before the birthday. */
export function serviceRemark(number: number | null, page: number, years: number, who: BothLanguages): PrintedRemark {
  return remark(
    number,
    page,
    {
      th: `${who.th}ติดต่อกันครบ ${years} ปีบริบูรณ์ นับถึง 60 วันก่อนวันเฉลิมพระชนมพรรษาของปีที่ขอ`,
      en: `${who.en}: ${years} full years without a break, counted to 60 days before the royal birthday of the year.`,
    },
    ['serviceYears', 'cutOffDaysBefore', 'SERVICE_TOO_SHORT', 'SERVICE_BROKEN', 'EARLIER_SERVICE_UNKNOWN'],
  );
}

/** The remark on officers who came back. */
export function reinstatedRemark(page: number): PrintedRemark {
  return remark(
    2,
    page,
    {
      th: 'ผู้บรรจุกลับหลังออกไปทำงานที่คณะรัฐมนตรีอนุมัติในองค์การระหว่างประเทศหรือหน่วยงานนอกภาครัฐ ซึ่งนับเวลานั้นเต็มเพื่อบำเหน็จบำนาญ นับเวลาต่อกันได้',
      en: 'Who came back after work approved by the cabinet, in an international organisation or a body outside the state, whose time counts in full towards the pension: the time is joined.',
    },
    ['serviceYears', 'column REINSTATED', 'REINSTATED', 'SERVICE_BROKEN'],
  );
}

const SERVED: BothLanguages = { th: 'รับราชการ', en: 'Service from entering' };

/** Schedule 15, pages 18 to 21. */
export const PRINTED_15: PrintedSchedule = {
  number: 15,
  page: 18,
  title: {
    th: 'ข้าราชการที่ไม่อยู่ในบัญชีอื่น',
    en: 'Civil servants who are in no other schedule',
  },
  rows: [
    row(1, 18, { th: 'ทั่วไป ปฏิบัติงาน', en: 'General, operational' }, ['บ.ม.', 'จ.ช.'], OPERATIONAL),
    row(2, 18, { th: 'ทั่วไป ชำนาญงาน', en: 'General, experienced' }, ['ต.ม.', 'ต.ช.'], inPosition('ต.ม.', 'ต.ช.')),
    row(3, 18, { th: 'ทั่วไป อาวุโส', en: 'General, senior' }, ['ท.ม.', 'ท.ช.'], inPosition('ท.ม.', 'ท.ช.')),
    row(
      4,
      18,
      { th: 'ทั่วไป ทักษะพิเศษ', en: 'General, highly skilled' },
      ['ท.ช.', 'ป.ช.'],
      ladder('ท.ช.', ['ป.ม.', 3], ['ป.ช.', 5]),
    ),
    row(5, 18, { th: 'วิชาการ ปฏิบัติการ', en: 'Knowledge worker, practitioner' }, ['ต.ม.', null], only('ต.ม.')),
    row(
      6,
      19,
      { th: 'วิชาการ ชำนาญการ', en: 'Knowledge worker, professional' },
      ['ต.ช.', 'ท.ช.'],
      professional(OF_SENIOR_PROFESSIONAL, 'K3.minimum'),
    ),
    row(
      7,
      19,
      { th: 'วิชาการ ชำนาญการพิเศษ', en: 'Knowledge worker, senior professional' },
      ['ท.ช.', 'ป.ม.'],
      atMaximum(OF_ITS_OWN, 'K3.maximum', 5, 'any year'),
    ),
    row(
      8,
      19,
      { th: 'วิชาการ เชี่ยวชาญ', en: 'Knowledge worker, expert' },
      ['ท.ช.', 'ป.ช.'],
      ladder('ท.ช.', ['ป.ม.', 3], ['ป.ช.', 5]),
    ),
    row(
      9,
      19,
      { th: 'วิชาการ ทรงคุณวุฒิ เงินประจำตำแหน่ง 13,000 บาท', en: 'Knowledge worker, advisory, allowance 13,000 baht' },
      [null, 'ม.ป.ช.'],
      everyYear(['ป.ช.', 3], ['ม.ว.ม.', 3], ['ม.ป.ช.', 5]),
    ),
    row(
      10,
      19,
      { th: 'วิชาการ ทรงคุณวุฒิ เงินประจำตำแหน่ง 15,600 บาท', en: 'Knowledge worker, advisory, allowance 15,600 baht' },
      [null, 'ม.ป.ช.'],
      climb(1, 'ป.ม.', ['ป.ช.', 3], ['ม.ว.ม.', 3], ['ม.ป.ช.', 3]),
    ),
    row(
      11,
      20,
      { th: 'อำนวยการ ต้น', en: 'Managerial, primary' },
      ['ท.ช.', 'ป.ม.'],
      atMaximum(OF_SENIOR_PROFESSIONAL, 'K3.maximum', 3, 'any year'),
    ),
    row(
      12,
      20,
      { th: 'อำนวยการ สูง', en: 'Managerial, higher' },
      [null, 'ม.ว.ม.'],
      climb(1, 'ท.ช.', ['ป.ม.', 3], ['ป.ช.', 3], ['ม.ว.ม.', 5]),
    ),
    row(
      13,
      20,
      { th: 'บริหาร ต้น', en: 'Executive, primary' },
      [null, 'ม.ว.ม.'],
      climb(1, 'ท.ช.', ['ป.ม.', 3], ['ป.ช.', 3], ['ม.ว.ม.', 5]),
    ),
    row(
      14,
      20,
      { th: 'บริหาร สูง เงินประจำตำแหน่ง 14,500 บาท', en: 'Executive, higher, allowance 14,500 baht' },
      [null, 'ม.ป.ช.'],
      everyYear(['ป.ช.', 3], ['ม.ว.ม.', 3], ['ม.ป.ช.', 5]),
    ),
    row(
      15,
      20,
      { th: 'บริหาร สูง เงินประจำตำแหน่ง 21,000 บาท', en: 'Executive, higher, allowance 21,000 baht' },
      [null, 'ม.ป.ช.'],
      climb(1, 'ป.ม.', ['ป.ช.', 3], ['ม.ว.ม.', 3], ['ม.ป.ช.', 3]),
    ),
    row(
      16,
      21,
      {
        th: 'บริหาร สูง เงินประจำตำแหน่ง 21,000 บาท ที่เป็นปลัดกระทรวง หัวหน้าส่วนราชการระดับกรมซึ่งขึ้นตรงต่อนายกรัฐมนตรี หรือเทียบเท่า',
        en: 'Executive, higher, allowance 21,000 baht, as permanent secretary, head of a department-level agency directly under the Prime Minister, or equivalent',
      },
      ['ป.ม.', 'ม.ป.ช.'],
      ladder('ป.ม.', ['ป.ช.', 2], ['ม.ว.ม.', 2], ['ม.ป.ช.', 2]),
    ),
  ],
  remarks: [serviceRemark(1, 18, 5, SERVED), reinstatedRemark(18)],
};

/** Schedule 17, pages 24 to 26. */
export const PRINTED_17: PrintedSchedule = {
  number: 17,
  page: 24,
  title: { th: 'ข้าราชการและพนักงานของท้องถิ่น', en: 'Officers and staff of local government' },
  rows: [
    row(1, 24, { th: 'ทั่วไป ปฏิบัติงาน', en: 'General, operational' }, ['บ.ม.', 'จ.ช.'], OPERATIONAL),
    row(2, 24, { th: 'ทั่วไป ชำนาญงาน', en: 'General, experienced' }, ['ต.ม.', 'ต.ช.'], inPosition('ต.ม.', 'ต.ช.')),
    row(3, 24, { th: 'ทั่วไป อาวุโส', en: 'General, senior' }, ['ท.ม.', 'ท.ช.'], inPosition('ท.ม.', 'ท.ช.')),
    row(4, 24, { th: 'วิชาการ ปฏิบัติการ', en: 'Knowledge worker, practitioner' }, ['ต.ม.', null], only('ต.ม.')),
    row(
      5,
      25,
      { th: 'วิชาการ ชำนาญการ', en: 'Knowledge worker, professional' },
      ['ต.ช.', 'ท.ช.'],
      professional(OF_SENIOR_PROFESSIONAL, 'K3.minimum'),
    ),
    row(
      6,
      25,
      { th: 'วิชาการ ชำนาญการพิเศษ', en: 'Knowledge worker, senior professional' },
      ['ท.ช.', null],
      only('ท.ช.'),
    ),
    row(
      7,
      25,
      { th: 'วิชาการ เชี่ยวชาญ', en: 'Knowledge worker, expert' },
      ['ท.ช.', 'ป.ช.'],
      ladder('ท.ช.', ['ป.ม.', 3], ['ป.ช.', 5]),
    ),
    row(
      8,
      25,
      { th: 'อำนวยการท้องถิ่น ต้น', en: 'Local managerial, primary' },
      ['ต.ช.', 'ท.ช.'],
      ladder('ต.ช.', ['ท.ม.', 5], ['ท.ช.', 5]),
    ),
    row(
      9,
      25,
      { th: 'อำนวยการท้องถิ่น กลาง', en: 'Local managerial, middle' },
      ['ท.ช.', 'ป.ม.'],
      atMaximum(OF_ITS_OWN, 'LD2.maximum', 5, 'retirement year'),
    ),
    row(
      10,
      25,
      { th: 'อำนวยการท้องถิ่น สูง', en: 'Local managerial, higher' },
      ['ท.ช.', 'ม.ว.ม.'],
      ladder('ท.ช.', ['ป.ม.', 5], ['ป.ช.', 3], ['ม.ว.ม.', 5]),
    ),
    row(11, 26, { th: 'บริหารท้องถิ่น ต้น', en: 'Local executive, primary' }, ['ท.ม.', 'ท.ช.'], ladder('ท.ม.', ['ท.ช.', 5])),
    row(
      12,
      26,
      { th: 'บริหารท้องถิ่น กลาง', en: 'Local executive, middle' },
      ['ท.ช.', 'ป.ม.'],
      atMaximum(OF_ITS_OWN, 'LM2.maximum', 5, 'retirement year'),
    ),
    row(
      13,
      26,
      { th: 'บริหารท้องถิ่น สูง', en: 'Local executive, higher' },
      ['ท.ช.', 'ม.ว.ม.'],
      ladder('ท.ช.', ['ป.ม.', 3], ['ป.ช.', 3], ['ม.ว.ม.', 5]),
    ),
  ],
  remarks: [serviceRemark(null, 24, 5, SERVED)],
};
