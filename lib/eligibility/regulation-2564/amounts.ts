import type { Amount } from '../rule-set.ts';

/** Day the salary schedule of December 2557 took effect. */
const SALARY_SCHEDULE_OF_2557 = '2014-12-01';

/** The last day on which the schedule of December 2557 is known to have been in force. */
const PAY_RISE_OF_2568: Amount['stillRightOn'] = {
  day: '2025-05-01',
  source: 'pay rise of May 2568: it changed entry pay, no band was found changed',
};

/** The salary bounds that conditions test. */
export const AMOUNTS: readonly Amount[] = [
  {
    name: 'O2.minimum',
    baht: 10190,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
    stillRightOn: PAY_RISE_OF_2568,
  },
  {
    name: 'K1.minimum',
    baht: 8340,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
    stillRightOn: PAY_RISE_OF_2568,
  },
  {
    name: 'K2.minimum',
    baht: 15050,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
    stillRightOn: PAY_RISE_OF_2568,
  },
  {
    name: 'K3.minimum',
    baht: { policy: 'k3Minimum' },
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557; policy switch k3Minimum',
    stillRightOn: PAY_RISE_OF_2568,
  },
  {
    name: 'K3.maximum',
    baht: 58390,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
    stillRightOn: PAY_RISE_OF_2568,
  },
  {
    name: 'KS3.minimum',
    baht: null,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'L',
    source: 'not found yet',
    stillRightOn: null,
  },
  {
    name: 'KS3.maximum',
    baht: null,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'L',
    source: 'not found yet',
    stillRightOn: null,
  },
  {
    name: 'LD2.maximum',
    baht: null,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'L',
    source: 'not found yet',
    stillRightOn: null,
  },
  {
    name: 'LM2.maximum',
    baht: null,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'L',
    source: 'not found yet',
    stillRightOn: null,
  },
];
