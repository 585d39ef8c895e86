import policy from '../../../config/policy.json' with { type: 'json' };
import { basisFor } from '../../../lib/eligibility/basis.ts';
import type { Judgement } from '../../../lib/eligibility/judgement.ts';
import { judgeRoster } from '../../../lib/results/judge-roster.ts';
import type { RosterReading, RosterSource } from '../../../lib/roster/read-roster.ts';

const BASIS = basisFor(2569, policy);

/** A roster of round 2569 judged by the policy of the project. */
export async function judged(
  ...sources: readonly RosterSource[]
): Promise<{ readonly reading: RosterReading; readonly judgements: readonly Judgement[] }> {
  const { reading, judgements } = await judgeRoster(sources, BASIS, { maxBytes: 64 * 1024 * 1024 });
  return { reading, judgements: await Array.fromAsync(judgements) };
}

/** Who is nominated for what, by citizen id; for another verdict than eligible, the verdict. */
export function verdictsOf(judgements: readonly Judgement[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    judgements.map(({ idCard, row, verdict, nominate }) => [
      idCard ?? `row ${row}`,
      verdict === 'eligible' ? String(nominate) : verdict,
    ]),
  );
}
