import type { Remark, Row, Schedule } from '../rule-set.ts';
import { ladder, rows } from './steps.ts';

/** Remark 2 of schedule 26, on the service of rows 5 to 7. */
const SPECIAL_EXPERTISE_SERVICE: Remark = { number: 2, page: 41 };

/** What rows 5 to 7 are taken to be; the pages of the schedule say nothing of it. */
const NO_RETIREMENT_AGE: Row['noRetirementAge'] = { sure: 'L', source: 'another law, not read' };

/** Schedule (บัญชี) 26, page 41 of the schedules. */
export const SCHEDULE_26: Schedule = {
  number: 26,
  page: 41,
  personnelType: 'governmentEmployee',
  name: { th: 'พนักงานราชการ', en: 'Government employees' },
  serviceYears: 5,
  serviceRemark: { number: 1, page: 41 },
  reinstatedRemark: null,
  skilled: {
    number: 4,
    page: 42,
    job: { th: 'เทียบได้กับหมวดฝีมือขึ้นไป', en: 'compare to the skilled category or above' },
    groups: null,
  },
  lowestWage: null,
  rows: rows(
    {
      number: 1,
      page: 41,
      name: { th: 'กลุ่มงานบริการ กลุ่มงานเทคนิค', en: 'Service and technical groups' },
      who: [{ levels: ['G1'] }],
      first: 'บ.ม.',
      highest: 'จ.ช.',
      steps: ladder('บ.ม.', ['บ.ช.', 5], ['จ.ม.', 5], ['จ.ช.', 5]),
    },
    {
      number: 2,
      page: 41,
      name: { th: 'กลุ่มงานบริหารทั่วไป', en: 'General administration group' },
      who: [{ levels: ['G2'] }],
      first: 'บ.ช.',
      highest: 'ต.ม.',
      steps: ladder('บ.ช.', ['จ.ม.', 5], ['จ.ช.', 5], ['ต.ม.', 5]),
    },
    {
      number: 3,
      page: 41,
      name: { th: 'กลุ่มงานวิชาชีพเฉพาะ', en: 'Specific profession group' },
      who: [{ levels: ['G3'] }],
      first: 'จ.ม.',
      highest: 'ต.ช.',
      steps: ladder('จ.ม.', ['จ.ช.', 5], ['ต.ม.', 5], ['ต.ช.', 5]),
    },
    {
      number: 4,
      page: 41,
      name: { th: 'กลุ่มงานเชี่ยวชาญเฉพาะ', en: 'Specific expertise group' },
      who: [{ levels: ['G4'] }],
      first: 'จ.ช.',
      highest: 'ท.ม.',
      steps: ladder('จ.ช.', ['ต.ม.', 5], ['ต.ช.', 5], ['ท.ม.', 5]),
    },
    {
      number: 5,
      page: 42,
      name: { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับทั่วไป', en: 'Special expertise group, general' },
      who: [{ levels: ['G5'] }],
      serviceYears: 3,
      serviceRemark: SPECIAL_EXPERTISE_SERVICE,
      noRetirementAge: NO_RETIREMENT_AGE,
      first: 'ต.ม.',
      highest: 'ท.ช.',
      steps: ladder('ต.ม.', ['ต.ช.', 5], ['ท.ม.', 5], ['ท.ช.', 5]),
    },
    {
      number: 6,
      page: 42,
      name: { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับประเทศ', en: 'Special expertise group, national' },
      who: [{ levels: ['G6'] }],
      serviceYears: 3,
      serviceRemark: SPECIAL_EXPERTISE_SERVICE,
      noRetirementAge: NO_RETIREMENT_AGE,
      first: 'ต.ช.',
      highest: 'ป.ม.',
      steps: ladder('ต.ช.', ['ท.ม.', 5], ['ท.ช.', 5], ['ป.ม.', 3]),
    },
    {
      number: 7,
      page: 42,
      name: { th: 'กลุ่มงานเชี่ยวชาญพิเศษ ระดับสากล', en: 'Special expertise group, international' },
      who: [{ levels: ['G7'] }],
      serviceYears: 3,
      serviceRemark: SPECIAL_EXPERTISE_SERVICE,
      noRetirementAge: NO_RETIREMENT_AGE,
      first: 'ท.ม.',
      highest: 'ป.ช.',
      steps: ladder('ท.ม.', ['ท.ช.', 5], ['ป.ม.', 3], ['ป.ช.', 3]),
    },
  ),
};
