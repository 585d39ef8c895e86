import { expect, it } from 'vitest';
import { unbrokenSince } from '../../lib/eligibility/service.ts';
import { officerWith } from '../helpers/roster/read-row.ts';

it('service before the day of entering is not counted, also when a history lies before it', () => {
  const officer = officerWith({ RESIGN_DATE: '10/03/2535', RETURN_DATE: '10/03/2536', BEG_DATE: '02/06/2539' });
  expect(unbrokenSince(officer, '2026-07-28')).toBe('1996-06-02');
});
