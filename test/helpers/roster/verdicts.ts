import policy from '../../../config/policy.json' with { type: 'json' };
import { basisFor } from '../../../lib/eligibility/basis.ts';
import type { Judgement } from '../../../lib/eligibility/judgement.ts';
import { judgeRoster } from '../../../lib/results/judge-roster.ts';
import type { RosterSource } from '../../../lib/roster/read-roster.ts';

const BASIS = basisFor(2569, policy);

const MAX_BYTES = 8 * 1024 * 1024;

/** The judgements on a roster in round 2569. */
export async function judgementsOf(sources: readonly RosterSource[]): Promise<readonly Judgement[]> {
  return Array.fromAsync((await judgeRoster(sources, BASIS, { maxBytes: MAX_BYTES })).judgements);
}

/** What a judgement says on whether the officer is nominated, and what was read of the officer. */
export function verdictOf({ verdict, nominate, medal, sex, level, classHeld, classHeldSince }: Judgement) {
  return { verdict, nominate, medal, sex, level, classHeld, classHeldSince };
}
