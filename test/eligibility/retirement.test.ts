import { expect, it } from 'vitest';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import { retirementYearOf } from '../../lib/eligibility/retirement.ts';

it('retirement comes on 30 September of the year in which 60 is reached, a year later for births from 2 October on', () => {
  expect(retirementYearOf('1966-01-01', REGULATION_2564.retirement)).toBe(2569);
  expect(retirementYearOf('1966-09-30', REGULATION_2564.retirement)).toBe(2569);
  expect(retirementYearOf('1966-10-01', REGULATION_2564.retirement)).toBe(2569);
  expect(retirementYearOf('1966-10-02', REGULATION_2564.retirement)).toBe(2570);
  expect(retirementYearOf('1966-12-31', REGULATION_2564.retirement)).toBe(2570);
});
