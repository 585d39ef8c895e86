import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Judgement } from '../../lib/eligibility/judgement.ts';
import { SAMPLE_ROSTERS } from '../../scripts/make-sample-rosters.ts';
import { judgementsOf } from '../helpers/roster/verdicts.ts';

/** One judgement in one line: row, verdict, class, medal, rule, codes of the reasons, codes of the notes. */
function lineOf({ sheet, row, verdict, nominate, medal, rule, reasons, notes }: Judgement): string {
  const codes = (list: Judgement['reasons']) => list.map(({ code }) => code).join(',') || '-';
  const place = sheet === null ? String(row) : `${sheet}!${row}`;
  const outcome = [verdict, nominate ?? '-', ...(medal ? ['+ ร.จ.พ.'] : [])].join(' ');
  return [place, outcome, rule ?? '-', codes(reasons), codes(notes)].join(' | ');
}

it.each([...SAMPLE_ROSTERS.keys()])('the judgements on %s are those that were kept', async (name) => {
  const path = fileURLToPath(new URL(`../../samples/rosters/${name}`, import.meta.url));
  const judgements = await judgementsOf([{ name, bytes: () => createReadStream(path) }]);
  const text = judgements.map((judgement) => `${lineOf(judgement)}\n`).join('');
  await expect(text).toMatchFileSnapshot(`judgements/${name}.txt`);
});
