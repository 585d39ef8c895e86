import { expect, it } from 'vitest';
import { EXPORT_FORMATS, expectExportsAreReadRight, exportOfNobody } from '../helpers/roster/exports.ts';
import { refusalOf } from '../helpers/roster/reading.ts';

// The same exports each time; `exports.suite.ts` has more, and others each time.
it('100 exports of the HR system, each in one format by turn, have the verdicts of the plain roster', async () => {
  await expectExportsAreReadRight(100, 1);
});

it.each(EXPORT_FORMATS)('an export for which the search found nobody is refused, saying so: %s', async (format) => {
  const { texts } = await refusalOf(exportOfNobody(format));
  expect(texts.en).toContain('found nobody');
});
