import { expect, it } from 'vitest';
import { breaksOf, earlierBreaksOf, transfersOf, unbrokenSince } from '../../lib/eligibility/service.ts';
import { officerWith } from '../helpers/eligibility/officers.ts';

it('service before the day of entering is not counted, also when a history lies before it', () => {
  const serviceBreaks = [{ left: '1992-03-10', returned: '1993-03-10' }];
  const officer = officerWith({ enteredService: '1996-06-02', serviceBreaks });
  expect(unbrokenSince(officer, '2026-07-28')).toBe('1996-06-02');
});

it('every leaving and return counts as after a day of entering that cannot be read', () => {
  const broken = { left: '1992-03-10', returned: '1993-03-10' };
  const transfer = { left: '1995-03-10', returned: '1995-03-10' };
  const service = { enteredService: null, serviceBreaks: [broken, transfer] };
  expect(breaksOf(service)).toEqual([broken]);
  expect(transfersOf(service)).toEqual([transfer]);
  expect(earlierBreaksOf(service)).toEqual([]);
});
