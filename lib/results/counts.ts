import type { Judgement } from '../eligibility/judgement.ts';
import { COMMON_CAUSES } from '../eligibility/reasons.ts';
import { sentenceOf } from '../eligibility/wording.ts';
import { CLASSES } from '../vocabulary/classes.ts';
import type { BothLanguages } from '../vocabulary/words.ts';

/** How many officers, by sex. */
export interface HeadCount {
  readonly men: number;
  readonly women: number;
  /** Officers whose sex the roster does not say. */
  readonly unspecified: number;
  readonly total: number;
}

/** One cause for which many officers are for review, and how to settle it for all at once. */
export interface CommonCause extends BothLanguages {
  /** Code of the reason that each of them has. */
  readonly code: string;
  readonly officers: number;
}

/** A roster's verdicts in numbers; eligible, notEligible and review add up to the rows. */
export interface Counts {
  readonly rows: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly review: number;
  /** Causes that several officers of those for review can have in common; those that nobody has are left out. */
  readonly causes: readonly CommonCause[];
  /** Eligible officers by the class to nominate, highest class first; classes without an officer are left out. */
  readonly byClass: Readonly<Record<string, HeadCount>>;
  /** Officers who may be nominated for the long-service medal (ร.จ.พ.), whatever the verdict on a class. */
  readonly medal: HeadCount;
}

/** Counts verdicts one by one. */
export interface Tally {
  add(judgement: Judgement): void;
  counts(): Counts;
}

const SEXES = { M: 'men', F: 'women' } as const;

/** Heads that are still being counted. */
class Heads {
  readonly #counted = { men: 0, women: 0, unspecified: 0 };

  add(sex: Judgement['sex']): void {
    this.#counted[sex === null ? 'unspecified' : SEXES[sex]]++;
  }

  count(): HeadCount {
    const { men, women, unspecified } = this.#counted;
    return { men, women, unspecified, total: men + women + unspecified };
  }
}

/** A tally with nothing counted yet. */
export function createTally(): Tally {
  const verdicts = { eligible: 0, notEligible: 0, review: 0 };
  const byClass = new Map<Judgement['nominate'], Heads>();
  const medals = new Heads();
  const officersByCode = new Map<string, number>();
  return {
    add({ verdict, nominate, sex, reasons, medal }) {
      verdicts[verdict]++;
      for (const { code } of reasons) {
        officersByCode.set(code, (officersByCode.get(code) ?? 0) + 1);
      }
      if (medal) {
        medals.add(sex);
      }
      if (verdict === 'eligible') {
        const heads = byClass.get(nominate) ?? new Heads();
        heads.add(sex);
        byClass.set(nominate, heads);
      }
    },
    counts: () => ({
      rows: verdicts.eligible + verdicts.notEligible + verdicts.review,
      ...verdicts,
      causes: Object.entries(COMMON_CAUSES).flatMap(([code, sentence]) => {
        const officers = officersByCode.get(code);
        return officers === undefined ? [] : [{ code, officers, ...sentenceOf(sentence, { officers }) }];
      }),
      byClass: Object.fromEntries(
        CLASSES.toReversed().flatMap(({ abbreviation }) => {
          const heads = byClass.get(abbreviation);
          return heads ? [[abbreviation, heads.count()]] : [];
        }),
      ),
      medal: medals.count(),
    }),
  };
}
