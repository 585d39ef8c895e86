import { it } from 'vitest';
import { expectExportsAreReadRight } from '../helpers/roster/exports.ts';

// The same exports each time; `exports.suite.ts` has more, and others each time.
it('500 exports of the HR system, each in one format by turn, have the verdicts of the plain roster', async () => {
  await expectExportsAreReadRight(500, 1);
}, 120_000);
