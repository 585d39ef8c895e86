import type { Condition, Schedule } from '../rule-set.ts';
import { everyOtherYear, ofTheAdministration, rows, TERM_OF_OFFICE } from './steps.ts';

/** Remark 1, on the governor and the deputies. */
const IN_OFFICE: Condition = { kind: 'daysInOffice', days: 90, together: null };

/** Remark 2, on the other offices: days in several of them count together, and the law must give them a salary. */
const IN_PAID_OFFICE: readonly Condition[] = [
  { kind: 'daysInOffice', days: 90, together: 120 },
  { kind: 'paidByOwnLaw' },
];

/** Schedule (บัญชี) 4, page 6 of the schedules. */
export const SCHEDULE_4: Schedule = {
  number: 4,
  page: 6,
  personnelType: 'politicalOfficer',
  name: { th: 'ข้าราชการการเมืองในกรุงเทพมหานคร', en: 'Political officers of the administration' },
  serviceYears: null,
  serviceRemark: null,
  reinstatedRemark: null,
  skilled: null,
  lowestWage: null,
  rows: rows(
    {
      number: 1,
      page: 6,
      name: { th: 'ผู้ว่าราชการกรุงเทพมหานคร', en: 'Governor' },
      who: [{ positions: ofTheAdministration('ผู้ว่าราชการ') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ท.ช.',
      highest: 'ม.ป.ช.',
      steps: everyOtherYear('ท.ช.', 'ม.ป.ช.', IN_OFFICE),
    },
    {
      number: 2,
      page: 6,
      name: { th: 'รองผู้ว่าราชการกรุงเทพมหานคร', en: 'Deputy governor' },
      who: [{ positions: ofTheAdministration('รองผู้ว่าราชการ') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ต.ช.',
      highest: 'ป.ช.',
      steps: everyOtherYear('ต.ช.', 'ป.ช.', IN_OFFICE),
    },
    {
      number: 3,
      page: 6,
      name: { th: 'เลขานุการผู้ว่าราชการกรุงเทพมหานคร', en: 'Secretary to the governor' },
      who: [{ positions: ofTheAdministration('เลขานุการผู้ว่าราชการ') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ต.ม.',
      highest: 'ท.ช.',
      steps: everyOtherYear('ต.ม.', 'ท.ช.', ...IN_PAID_OFFICE),
    },
    {
      number: 4,
      page: 6,
      name: { th: 'ผู้ช่วยเลขานุการผู้ว่าราชการกรุงเทพมหานคร', en: 'Assistant secretary to the governor' },
      who: [{ positions: ofTheAdministration('ผู้ช่วยเลขานุการผู้ว่าราชการ') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ต.ม.',
      highest: 'ท.ม.',
      steps: everyOtherYear('ต.ม.', 'ท.ม.', ...IN_PAID_OFFICE),
    },
    {
      number: 5,
      page: 6,
      name: { th: 'ประธานที่ปรึกษาของผู้ว่าราชการกรุงเทพมหานคร', en: 'Chief adviser to the governor' },
      who: [{ positions: ofTheAdministration('ประธานที่ปรึกษาของผู้ว่าราชการ', 'ประธานที่ปรึกษาผู้ว่าราชการ') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ต.ช.',
      highest: 'ป.ม.',
      steps: [
        ...everyOtherYear('ต.ช.', 'ท.ช.', ...IN_PAID_OFFICE),
        // Remark 3 asks for a year as adviser before the first sash, and names no day up to which it is counted.
        {
          clause: null,
          class: 'ป.ม.',
          conditions: [
            { kind: 'heldYears', class: 'ท.ช.', years: 0 },
            ...IN_PAID_OFFICE,
            { kind: 'yearsInOffice', years: 1 },
          ],
          sure: 'L',
        },
      ],
    },
    {
      number: 6,
      page: 6,
      name: { th: 'ที่ปรึกษาของผู้ว่าราชการกรุงเทพมหานคร', en: 'Adviser to the governor' },
      who: [{ positions: ofTheAdministration('ที่ปรึกษาของผู้ว่าราชการ', 'ที่ปรึกษาผู้ว่าราชการ') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ต.ม.',
      highest: 'ท.ช.',
      steps: everyOtherYear('ต.ม.', 'ท.ช.', ...IN_PAID_OFFICE),
    },
    {
      number: 7,
      page: 6,
      name: { th: 'เลขานุการประธานสภากรุงเทพมหานคร', en: 'Secretary to the chair of the council' },
      who: [{ positions: ofTheAdministration('เลขานุการประธานสภา') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'บ.ม.',
      highest: 'จ.ช.',
      steps: everyOtherYear('บ.ม.', 'จ.ช.', ...IN_PAID_OFFICE),
    },
    {
      number: 8,
      page: 6,
      name: { th: 'เลขานุการรองประธานสภากรุงเทพมหานคร', en: 'Secretary to a deputy chair of the council' },
      who: [{ positions: ofTheAdministration('เลขานุการรองประธานสภา') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'บ.ม.',
      highest: 'จ.ช.',
      steps: everyOtherYear('บ.ม.', 'จ.ช.', ...IN_PAID_OFFICE),
    },
  ),
};
