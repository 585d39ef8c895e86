import { it } from 'vitest';
import { expectMalformedRostersAreSafe } from '../helpers/roster/malformed-rosters.ts';

// Not part of the gate, because so many runs take minutes (`npm run test:fuzz`).
it('100,000 malformed or random rosters and rows: never a crash, a hang or a personal value in an error', async () => {
  await expectMalformedRostersAreSafe(100_000);
}, 1_500_000);
