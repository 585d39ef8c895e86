import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesDocument } from '../../scripts/rules-document.ts';

it('docs/rules.md says what the rule data say (npm run docs writes it)', () => {
  const written = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');

  expect(written).toBe(rulesDocument());
});
