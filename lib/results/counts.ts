import type { Judgement } from '../eligibility/judgement.ts';
import { CLASSES } from '../vocabulary/classes.ts';

/** How many officers, by sex. */
export interface HeadCount {
  readonly men: number;
  readonly women: number;
  readonly total: number;
}

/** A roster's verdicts in numbers; eligible, notEligible and review add up to the rows. */
export interface Counts {
  readonly rows: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly review: number;
  /** Eligible officers by the class to nominate, highest class first; classes without an officer are left out. */
  readonly byClass: Readonly<Record<string, HeadCount>>;
}

/** Counts verdicts one by one. */
export interface Tally {
  add(judgement: Judgement): void;
  counts(): Counts;
}

/** A tally with nothing counted yet. */
export function createTally(): Tally {
  const verdicts = { eligible: 0, notEligible: 0, review: 0 };
  const byClass = new Map<string, { men: number; women: number }>();
  return {
    add({ verdict, nominate, sex }) {
      verdicts[verdict]++;
      if (verdict !== 'eligible' || nominate === null) {
        return;
      }
      const heads = byClass.get(nominate) ?? { men: 0, women: 0 };
      heads[sex === 'M' ? 'men' : 'women']++;
      byClass.set(nominate, heads);
    },
    counts: () => ({
      rows: verdicts.eligible + verdicts.notEligible + verdicts.review,
      ...verdicts,
      byClass: Object.fromEntries(
        CLASSES.toReversed().flatMap(({ abbreviation }) => {
          const heads = byClass.get(abbreviation);
          return heads ? [[abbreviation, { ...heads, total: heads.men + heads.women }]] : [];
        }),
      ),
    }),
  };
}
