import type { Schedule } from '../rule-set.ts';
import { ladder, rows } from './steps.ts';

/** Schedule (บัญชี) 25, page 40 of the schedules. */
export const SCHEDULE_25: Schedule = {
  number: 25,
  page: 40,
  personnelType: 'permanentEmployee',
  name: { th: 'ลูกจ้างประจำของส่วนราชการ', en: 'Permanent employees' },
  serviceYears: 8,
  serviceRemark: { number: 1, page: 40 },
  reinstatedRemark: null,
  skilled: {
    number: 3,
    page: 40,
    job: {
      th: 'เทียบได้กับหมวดฝีมือขึ้นไป หรือมีชื่อและลักษณะเหมือนข้าราชการ',
      en: 'compare to the skilled category or above, or be a civil servant’s in name and nature',
    },
  },
  lowestWage: 'K1.minimum',
  rows: rows(
    {
      number: 1,
      page: 40,
      name: {
        th: 'ค่าจ้างตั้งแต่ขั้นต่ำของระดับปฏิบัติการ แต่ไม่ถึงขั้นต่ำของระดับชำนาญการ',
        en: 'Wage from the minimum of ปฏิบัติการ, below the minimum of ชำนาญการ',
      },
      who: [{ wage: { from: 'K1.minimum', below: 'K2.minimum' } }],
      first: 'บ.ม.',
      highest: 'จ.ม.',
      steps: ladder('บ.ม.', ['บ.ช.', 5], ['จ.ม.', 5]),
    },
    {
      number: 2,
      page: 40,
      name: { th: 'ค่าจ้างตั้งแต่ขั้นต่ำของระดับชำนาญการขึ้นไป', en: 'Wage from the minimum of ชำนาญการ' },
      who: [{ wage: { from: 'K2.minimum', below: null } }],
      first: 'บ.ช.',
      highest: 'จ.ช.',
      steps: ladder('บ.ช.', ['จ.ม.', 5], ['จ.ช.', 5]),
    },
  ),
};
