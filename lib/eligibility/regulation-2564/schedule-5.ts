import type { Condition, Schedule } from '../rule-set.ts';
import { everyOtherYear, ofTheAdministration, rows, TERM_OF_OFFICE } from './steps.ts';

/** Remark 1, on the chair of the council. */
const IN_OFFICE_90: Condition = { kind: 'daysInOffice', days: 90, together: null };

/** Remark 2, on all others. */
const IN_OFFICE_120: Condition = { kind: 'daysInOffice', days: 120, together: null };

/** Schedule (บัญชี) 5, page 7 of the schedules. */
export const SCHEDULE_5: Schedule = {
  number: 5,
  page: 7,
  personnelType: 'politicalOfficer',
  name: {
    th: 'สมาชิกสภากรุงเทพมหานครและสมาชิกสภาเขตกรุงเทพมหานคร',
    en: 'Members of the council of the administration and of the district councils',
  },
  serviceYears: null,
  serviceRemark: null,
  reinstatedRemark: null,
  skilled: null,
  lowestWage: null,
  rows: rows(
    {
      number: 1,
      page: 7,
      name: { th: 'ประธานสภากรุงเทพมหานคร', en: 'Chair of the council' },
      who: [{ positions: ofTheAdministration('ประธานสภา') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ต.ช.',
      highest: 'ป.ม.',
      steps: everyOtherYear('ต.ช.', 'ป.ม.', IN_OFFICE_90),
    },
    {
      number: 2,
      page: 7,
      name: { th: 'รองประธานสภากรุงเทพมหานคร', en: 'Deputy chair of the council' },
      who: [{ positions: ofTheAdministration('รองประธานสภา') }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'ต.ม.',
      highest: 'ท.ช.',
      steps: everyOtherYear('ต.ม.', 'ท.ช.', IN_OFFICE_120),
    },
    {
      number: 3,
      page: 7,
      name: { th: 'สมาชิกสภากรุงเทพมหานคร', en: 'Member of the council' },
      who: [{ positions: [...ofTheAdministration('สมาชิกสภา'), 'ส.ก.'] }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'จ.ม.',
      highest: 'ท.ช.',
      steps: everyOtherYear('จ.ม.', 'ท.ช.', IN_OFFICE_120),
    },
    {
      number: 4,
      page: 7,
      name: { th: 'ประธานสภาเขตกรุงเทพมหานคร', en: 'Chair of a district council' },
      who: [{ positions: ['ประธานสภาเขต'] }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'จ.ม.',
      highest: 'ท.ม.',
      steps: everyOtherYear('จ.ม.', 'ท.ม.', IN_OFFICE_120),
    },
    {
      number: 5,
      page: 7,
      name: { th: 'สมาชิกสภาเขตกรุงเทพมหานคร', en: 'Member of a district council' },
      who: [{ positions: ['สมาชิกสภาเขต', 'ส.ข.'] }],
      noRetirementAge: TERM_OF_OFFICE,
      first: 'บ.ช.',
      highest: 'ท.ม.',
      steps: everyOtherYear('บ.ช.', 'ท.ม.', IN_OFFICE_120),
    },
  ),
};
