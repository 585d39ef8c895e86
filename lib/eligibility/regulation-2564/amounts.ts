import type { Amount } from '../rule-set.ts';

/** Day the salary schedule of December 2557 took effect. */
const SALARY_SCHEDULE_OF_2557 = '2014-12-01';

/** The last day on which the schedule of December 2557 is known to have been in force. */
const PAY_RISE_OF_2568: Amount['stillRightOn'] = {
  day: '2025-05-01',
  source: 'pay rise of May 2568: it changed entry pay, no band was found changed',
};

const NEWS_OF_JUNE_2567: Amount['stillRightOn'] = { day: '2024-06-01', source: 'news pages of June 2567' };

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
    baht: { band: 8340, temporary: 7140 },
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
    stillRightOn: PAY_RISE_OF_2568,
  },
  {
    name: 'K2.minimum',
    baht: { band: 15050, temporary: 13160 },
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
    stillRightOn: PAY_RISE_OF_2568,
  },
  {
    name: 'K3.minimum',
    baht: { band: 22140, temporary: 19860 },
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
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
    baht: 58390,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'L',
    source: 'news pages of June 2567; the schedule itself was not found',
    stillRightOn: NEWS_OF_JUNE_2567,
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
