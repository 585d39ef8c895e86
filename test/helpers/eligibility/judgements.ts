import type { Reason } from '../../../lib/eligibility/judgement.ts';

/** The codes of reasons or of notes, in their order. */
export function codesOf(list: readonly Reason[]): readonly string[] {
  return list.map(({ code }) => code);
}
