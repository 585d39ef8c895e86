import fc from 'fast-check';
import { judge } from '../../../lib/eligibility/judge.ts';
import type { Judgement } from '../../../lib/eligibility/judgement.ts';
import { anyOfficer, anyPolicy, basisOf } from './any-officer.ts';

/** A text of a roster: a name, a sheet, a file. Some are long, without spaces, or have wide and control characters. */
export const anyPlainText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom('นางสาวสมมุติ', 'น้ำ', 'ๆ', ' ', '\n', '\u001b[31m', '漢字', '👩‍👩‍👧', 'rosters/2569/0201_1.xls'),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom('ก', 'ำ', '่', 'เ', 'a'), maxLength: 60 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** A judgement on any officer, by any policy. */
export const anyJudgement: fc.Arbitrary<Judgement> = fc
  .tuple(anyOfficer, anyPolicy, anyPlainText, fc.integer({ min: 2, max: 1_048_576 }))
  .map(([officer, policy, name, row]) => judge({ ...officer, name, row }, basisOf(policy)));
