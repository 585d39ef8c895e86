import type { Schedule } from '../rule-set.ts';
import { EVERY_YEAR, EXPERT, maximumInRetirementYear, professional, rows, step, THREE_YEARS_EACH } from './steps.ts';

/** Schedule (บัญชี) 16, page 22 of the schedules. */
export const SCHEDULE_16: Schedule = {
  number: 16,
  page: 22,
  personnelType: 'teacher',
  name: {
    th: 'ข้าราชการครูและบุคลากรทางการศึกษา ตำแหน่งที่มีใบอนุญาตประกอบวิชาชีพ',
    en: 'Teachers and educational personnel in positions with a professional licence',
  },
  serviceYears: 5,
  serviceRemark: { number: 1, page: 22 },
  reinstatedRemark: { number: 2, page: 22 },
  skilled: null,
  lowestWage: null,
  rows: rows(
    {
      number: 1,
      page: 22,
      name: { th: 'ไม่มีวิทยฐานะ อันดับ คศ. 1', en: 'No academic standing, rank 1' },
      who: [{ standing: 'none', levels: ['KS1'] }],
      first: 'ต.ม.',
      highest: 'ต.ม.',
      steps: [step(null, 'ต.ม.')],
    },
    {
      number: 2,
      page: 22,
      name: { th: 'วิทยฐานะชำนาญการ หรือไม่มีวิทยฐานะ อันดับ คศ. 2', en: 'Standing ชำนาญการ, or none and rank 2' },
      who: [{ standing: 'ชำนาญการ' }, { standing: 'none', levels: ['KS2'] }],
      first: 'ต.ช.',
      highest: 'ท.ช.',
      steps: professional('KS3.minimum'),
    },
    {
      number: 3,
      page: 22,
      name: {
        th: 'วิทยฐานะชำนาญการพิเศษ ตำแหน่งครู ศึกษานิเทศก์ รองผู้อำนวยการสถานศึกษา หรือไม่มีวิทยฐานะ ไม่ต่ำกว่าอันดับ คศ. 3',
        en: 'Standing ชำนาญการพิเศษ as teacher, supervisor or deputy head of a school, or none and rank 3 or above',
      },
      who: [
        { standing: 'ชำนาญการพิเศษ', positions: ['ครู', 'ศึกษานิเทศก์', 'รองผู้อำนวยการสถานศึกษา', 'รองผู้อำนวยการโรงเรียน'] },
        { standing: 'none', levels: ['KS3', 'KS4', 'KS5'] },
      ],
      first: 'ท.ช.',
      highest: 'ท.ช.',
      steps: [step(null, 'ท.ช.')],
    },
    {
      number: 4,
      page: 22,
      name: {
        th: 'วิทยฐานะชำนาญการพิเศษ ตำแหน่งผู้บริหารการศึกษา ผู้อำนวยการสถานศึกษา',
        en: 'Standing ชำนาญการพิเศษ as education administrator or head of a school',
      },
      who: [{ standing: 'ชำนาญการพิเศษ', positions: ['ผู้บริหารการศึกษา', 'ผู้อำนวยการสถานศึกษา', 'ผู้อำนวยการโรงเรียน'] }],
      first: 'ท.ช.',
      highest: 'ป.ม.',
      steps: maximumInRetirementYear('KS3.maximum'),
    },
    {
      number: 5,
      page: 23,
      name: { th: 'วิทยฐานะเชี่ยวชาญ', en: 'Standing เชี่ยวชาญ' },
      who: [{ standing: 'เชี่ยวชาญ' }],
      first: 'ท.ช.',
      highest: 'ป.ช.',
      steps: EXPERT,
    },
    {
      number: 6,
      page: 23,
      name: {
        th: 'วิทยฐานะเชี่ยวชาญพิเศษ ที่ได้รับเงินวิทยฐานะ 13,000 บาท',
        en: 'Standing เชี่ยวชาญพิเศษ, standing allowance 13,000 baht',
      },
      who: [{ standing: 'เชี่ยวชาญพิเศษ', allowance: 13000 }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: EVERY_YEAR,
      roundsBetween: 0,
    },
    {
      number: 7,
      page: 23,
      name: {
        th: 'วิทยฐานะเชี่ยวชาญพิเศษ ที่ได้รับเงินวิทยฐานะ 15,600 บาท',
        en: 'Standing เชี่ยวชาญพิเศษ, standing allowance 15,600 baht',
      },
      who: [{ standing: 'เชี่ยวชาญพิเศษ', allowance: 15600 }],
      first: null,
      highest: 'ม.ป.ช.',
      steps: THREE_YEARS_EACH,
    },
  ),
};
