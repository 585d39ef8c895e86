import type { Amount } from '../rule-set.ts';

/** Day the salary schedule of December 2557 took effect. */
const SALARY_SCHEDULE_OF_2557 = '2014-12-01';

/** The salary bounds that conditions test. */
export const AMOUNTS: readonly Amount[] = [
  {
    name: 'O2.minimum',
    baht: 10190,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
  },
  {
    name: 'K1.minimum',
    baht: 8340,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
  },
  {
    name: 'K2.minimum',
    baht: 15050,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
  },
  {
    name: 'K3.minimum',
    baht: { policy: 'k3Minimum' },
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557; policy switch k3Minimum',
  },
  {
    name: 'K3.maximum',
    baht: 58390,
    from: SALARY_SCHEDULE_OF_2557,
    to: null,
    sure: 'M',
    source: 'salary schedule of December 2557',
  },
  { name: 'KS3.minimum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
  { name: 'KS3.maximum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
  { name: 'LD2.maximum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
  { name: 'LM2.maximum', baht: null, from: SALARY_SCHEDULE_OF_2557, to: null, sure: 'L', source: 'not found yet' },
];
