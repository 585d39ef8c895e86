import { test } from 'vitest';
import { expectMalformedRostersAreSafe } from './malformed-rosters.ts';

test('100,000 malformed or random rosters and rows: never a crash, a hang or a personal value in an error', async () => {
  await expectMalformedRostersAreSafe(100_000);
}, 1_500_000);
