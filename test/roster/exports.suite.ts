import { randomInt } from 'node:crypto';
import { it } from 'vitest';
import { expectExportsAreReadRight } from '../helpers/roster/exports.ts';

// Not part of the gate, because so many runs take minutes (`npm run test:fuzz`). A failure names its seed.
it('2,000 exports of the HR system, each in one format by turn, have the verdicts of the plain roster', async () => {
  await expectExportsAreReadRight(2_000, randomInt(1_000_000));
});
