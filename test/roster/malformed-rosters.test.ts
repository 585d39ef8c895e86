import { it } from 'vitest';
import { expectMalformedRostersAreSafe } from '../helpers/roster/malformed-rosters.ts';

// Few runs keep the gate short; `malformed-rosters.suite.ts` has many more.
it('500 malformed or random rosters and rows: never a crash, a hang or a personal value in an error', async () => {
  await expectMalformedRostersAreSafe(500);
});
