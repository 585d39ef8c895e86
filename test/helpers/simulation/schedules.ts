import fc from 'fast-check';
import type { Fate, Kind, Outage, Part, Schedule, Sending } from './simulator.ts';

const fate = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Fate>('well') },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Fate>(
      'slow',
      'refused',
      'answer lost',
      'late',
      'twice',
      'killed before',
      'killed after',
      'hung',
    ),
  },
);

const sendingInOneFile = {
  kind: fc.constantFrom<Kind>(
    'roster',
    'roster',
    'roster',
    'roster missing',
    'no roster',
    'id reused',
    'another user',
    'malformed',
  ),
  way: fc.constantFrom<Sending['way']>('queue', 'queue', 'queue', 'schedule'),
  copies: fc.constantFrom(1, 1, 2),
  atSeconds: fc.integer({ min: 0, max: 300 }),
};
const sending = fc.oneof(
  { weight: 3, arbitrary: fc.record<Sending>(sendingInOneFile) },
  { weight: 1, arbitrary: fc.record<Sending>({ ...sendingInOneFile, files: fc.integer({ min: 1, max: 3 }) }) },
);

const outage = fc.record<Outage>({
  part: fc.constantFrom<Part>('sqs', 's3', 'dynamodb', 'socket', 'socket'),
  fromSeconds: fc.integer({ min: 0, max: 600 }),
  forSeconds: fc.integer({ min: 1, max: 3600 }),
});

/** Schedules; shorter ones are more likely. */
export const schedules = fc.record<Schedule>({
  seed: fc.integer(),
  sendings: fc.array(sending, { minLength: 1, maxLength: 4 }),
  fates: fc.array(fate, { maxLength: 60, size: 'max' }),
  outages: fc.array(outage, { maxLength: 2 }),
  slots: fc.integer({ min: 1, max: 3 }),
  maxReceiveCount: fc.integer({ min: 2, max: 20 }),
  redrive: fc.boolean(),
});
