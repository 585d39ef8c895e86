import type { BothLanguages } from '../../lib/vocabulary/words.ts';
import {
  atMaximum,
  climb,
  everyYear,
  ladder,
  only,
  type PrintedSchedule,
  professional,
  remark,
  row,
} from './schedule.ts';
import { reinstatedRemark, serviceRemark } from './schedules-15-and-17.ts';

const SERVED: BothLanguages = { th: 'รับราชการ', en: 'Service from entering' };
const WORKED: BothLanguages = { th: 'ทำงานนับแต่วันจ้าง', en: 'Work from being hired' };

const OF_RANK_3: BothLanguages = { th: 'ของ คศ. 3 ', en: ' of คศ. 3' };

/** What schedules 25 and 26 ask of the employer cannot be seen in a roster. */
const EMPLOYER: BothLanguages = {
  th: 'ไม่มีคอลัมน์ที่บอกว่าใครเป็นผู้จ้าง หน่วยงานเป็นผู้เลือกว่าใครอยู่ในบัญชีรายชื่อ',
  en: 'No column names the employer: the agency chooses who is in the roster.',
};

/** Schedule 16, pages 22 and 23. */
export const PRINTED_16: PrintedSchedule = {
  number: 16,
  page: 22,
  title: {
    th: 'ครูและบุคลากรทางการศึกษาในตำแหน่งที่ต้องมีใบอนุญาต',
    en: 'Teachers and educational personnel in positions that need a licence',
  },
  rows: [
    row(1, 22, { th: 'ไม่มีวิทยฐานะ คศ. 1', en: 'No standing, คศ. 1' }, ['ต.ม.', null], only('ต.ม.')),
    row(
      2,
      22,
      { th: 'ชำนาญการ หรือไม่มีวิทยฐานะแต่อยู่ใน คศ. 2', en: 'ชำนาญการ, or no standing and คศ. 2' },
      ['ต.ช.', 'ท.ช.'],
      professional(OF_RANK_3, 'KS3.minimum'),
    ),
    row(
      3,
      22,
      {
        th: 'ชำนาญการพิเศษที่เป็นครู ศึกษานิเทศก์ หรือรองผู้อำนวยการสถานศึกษา หรือไม่มีวิทยฐานะแต่อยู่ใน คศ. 3 ขึ้นไป',
        en: 'ชำนาญการพิเศษ as teacher, supervisor or deputy head of a school, or no standing and คศ. 3 or above',
      },
      ['ท.ช.', null],
      only('ท.ช.'),
    ),
    row(
      4,
      22,
      {
        th: 'ชำนาญการพิเศษที่เป็นผู้บริหารการศึกษาหรือผู้อำนวยการสถานศึกษา',
        en: 'ชำนาญการพิเศษ as education administrator or head of a school',
      },
      ['ท.ช.', 'ป.ม.'],
      atMaximum(OF_RANK_3, 'KS3.maximum', 5, 'retirement year'),
    ),
    row(5, 23, { th: 'เชี่ยวชาญ', en: 'เชี่ยวชาญ' }, ['ท.ช.', 'ป.ช.'], ladder('ท.ช.', ['ป.ม.', 3], ['ป.ช.', 5])),
    row(
      6,
      23,
      { th: 'เชี่ยวชาญพิเศษ เงินวิทยฐานะ 13,000 บาท', en: 'เชี่ยวชาญพิเศษ, standing allowance 13,000 baht' },
      [null, 'ม.ป.ช.'],
      everyYear(['ป.ช.', 3], ['ม.ว.ม.', 3], ['ม.ป.ช.', 5]),
    ),
    row(
      7,
      23,
      { th: 'เชี่ยวชาญพิเศษ เงินวิทยฐานะ 15,600 บาท', en: 'เชี่ยวชาญพิเศษ, standing allowance 15,600 baht' },
      [null, 'ม.ป.ช.'],
      climb(1, 'ป.ม.', ['ป.ช.', 3], ['ม.ว.ม.', 3], ['ม.ป.ช.', 3]),
    ),
  ],
  remarks: [serviceRemark(1, 22, 5, SERVED), reinstatedRemark(22)],
};

/** Schedule 25, page 40. */
export const PRINTED_25: PrintedSchedule = {
  number: 25,
  page: 40,
  title: { th: 'ลูกจ้างประจำ', en: 'Permanent employees' },
  rows: [
    row(
      1,
      40,
      {
        th: 'ค่าจ้างถึงขั้นต่ำของระดับปฏิบัติการ แต่ไม่ถึงขั้นต่ำของระดับชำนาญการ',
        en: 'A wage from the minimum of ปฏิบัติการ and below the minimum of ชำนาญการ',
      },
      ['บ.ม.', 'จ.ม.'],
      ladder('บ.ม.', ['บ.ช.', 5], ['จ.ม.', 5]),
    ),
    row(
      2,
      40,
      { th: 'ค่าจ้างถึงขั้นต่ำของระดับชำนาญการ', en: 'A wage from the minimum of ชำนาญการ' },
      ['บ.ช.', 'จ.ช.'],
      ladder('บ.ช.', ['จ.ม.', 5], ['จ.ช.', 5]),
    ),
  ],
  remarks: [
    serviceRemark(1, 40, 8, WORKED),
    remark(
      2,
      40,
      {
        th: 'เป็นลูกจ้างประจำตามระเบียบกระทรวงการคลัง',
        en: 'A permanent employee under the rules of the Ministry of Finance.',
      },
      [],
      EMPLOYER,
    ),
    remark(
      2,
      40,
      {
        th: 'รวมลูกจ้างประจำของรัฐสภา ศาล องค์กรอิสระ และราชการส่วนท้องถิ่น',
        en: 'Also those of parliament, courts, independent bodies and local government.',
      },
      ['schedule25'],
    ),
    remark(2, 40, { th: 'ไม่รวมลูกจ้างเงินทุนหมุนเวียน', en: 'Not those paid from a revolving fund.' }, [], EMPLOYER),
    remark(
      3,
      40,
      {
        th: 'ชื่อและลักษณะงานเคยเทียบได้กับหมวดฝีมือขึ้นไป หรือเหมือนงานของข้าราชการ',
        en: 'The job compared to the skilled category or above, or is a civil servant’s in name and nature.',
      },
      ['skilled', 'column SKILLED', 'NOT_SKILLED', 'SKILLED_UNKNOWN'],
    ),
  ],
};

/** Schedule 26, pages 41 and 42. */
export const PRINTED_26: PrintedSchedule = {
  number: 26,
  page: 41,
  title: { th: 'พนักงานราชการ', en: 'Government employees' },
  rows: [
    row(
      1,
      41,
      { th: 'กลุ่มงานบริการและกลุ่มงานเทคนิค', en: 'Service and technical groups' },
      ['บ.ม.', 'จ.ช.'],
      ladder('บ.ม.', ['บ.ช.', 5], ['จ.ม.', 5], ['จ.ช.', 5]),
    ),
    row(
      2,
      41,
      { th: 'กลุ่มงานบริหารทั่วไป', en: 'General administration group' },
      ['บ.ช.', 'ต.ม.'],
      ladder('บ.ช.', ['จ.ม.', 5], ['จ.ช.', 5], ['ต.ม.', 5]),
    ),
    row(
      3,
      41,
      { th: 'กลุ่มงานวิชาชีพเฉพาะ', en: 'Specific profession group' },
      ['จ.ม.', 'ต.ช.'],
      ladder('จ.ม.', ['จ.ช.', 5], ['ต.ม.', 5], ['ต.ช.', 5]),
    ),
    row(
      4,
      41,
      { th: 'กลุ่มงานเชี่ยวชาญเฉพาะ', en: 'Specific expertise group' },
      ['จ.ช.', 'ท.ม.'],
      ladder('จ.ช.', ['ต.ม.', 5], ['ต.ช.', 5], ['ท.ม.', 5]),
    ),
    row(
      5,
      42,
      { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับทั่วไป', en: 'Special expertise group, general' },
      ['ต.ม.', 'ท.ช.'],
      ladder('ต.ม.', ['ต.ช.', 5], ['ท.ม.', 5], ['ท.ช.', 5]),
    ),
    row(
      6,
      42,
      { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับประเทศ', en: 'Special expertise group, national' },
      ['ต.ช.', 'ป.ม.'],
      ladder('ต.ช.', ['ท.ม.', 5], ['ท.ช.', 5], ['ป.ม.', 3]),
    ),
    row(
      7,
      42,
      { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับสากล', en: 'Special expertise group, international' },
      ['ท.ม.', 'ป.ช.'],
      ladder('ท.ม.', ['ท.ช.', 5], ['ป.ม.', 3], ['ป.ช.', 3]),
    ),
  ],
  remarks: [
    serviceRemark(1, 41, 5, { th: 'ลำดับ 1 ถึง 4: ทำงานนับแต่วันจ้าง', en: 'Rows 1 to 4, work from being hired' }),
    serviceRemark(2, 41, 3, { th: 'ลำดับ 5 ถึง 7: ทำงานนับแต่วันจ้าง', en: 'Rows 5 to 7, work from being hired' }),
    remark(
      3,
      41,
      {
        th: 'จ้างตามสัญญาของส่วนราชการตามระเบียบว่าด้วยพนักงานราชการ หรือสังกัดรัฐสภา ศาล และองค์กรอิสระ (ไม่กล่าวถึงราชการส่วนท้องถิ่น)',
        en: 'Hired by contract of a state agency under the regulation on government employees, or of parliament, courts and independent bodies (local government is not named).',
      },
      ['namedBySchedule', 'IN_NO_SCHEDULE'],
    ),
    remark(
      4,
      42,
      {
        th: 'ชื่อและลักษณะงานเทียบได้กับลูกจ้างประจำหมวดฝีมือขึ้นไป',
        en: 'The job compares to that of a permanent employee of the skilled category or above.',
      },
      ['skilled', 'column SKILLED', 'NOT_SKILLED', 'SKILLED_UNKNOWN'],
    ),
  ],
};
