import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Amount, RuleSet } from '../../lib/eligibility/rule-set.ts';
import { ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withAmounts } from '../helpers/eligibility/rule-sets.ts';

function warningsOf(ruleSet: RuleSet, roundYear = ROUND) {
  return basisFor(roundYear, USUAL_POLICY, ruleSet).ruleSet.warnings;
}

/** The regulation whose amounts of one name were still right on a day. */
function rightOn(name: string, day: string, change: Partial<Amount> = {}): RuleSet {
  return withAmounts(name, (amount) => [{ ...amount, stillRightOn: { day, source: 'a test' }, ...change }]);
}

describe('the amounts', () => {
  it('of the regulation say on which day they were still right, where they are set', () => {
    const { amounts } = REGULATION_2564;
    const without = amounts.filter(({ baht, stillRightOn }) => (baht === null) !== (stillRightOn === null));

    expect(without.map(({ name }) => name)).toEqual([]);
    expect(amounts.find(({ name }) => name === 'K3.maximum')?.stillRightOn?.day).toBe('2025-05-01');
  });

  it('of the regulation are fresh in round 2569, and no longer in 2571', () => {
    const ofTeachers = { en: expect.stringMatching(/right on 1 June 2024, .*: the maximum of คศ\.3 \(KS3\)\.$/) };
    expect(warningsOf(REGULATION_2564, 2569)).toEqual([]);
    expect(warningsOf(REGULATION_2564, 2570)).toMatchObject([ofTeachers]);
    expect(warningsOf(REGULATION_2564, 2571)).toMatchObject([
      {
        th: 'จำนวนเงินต่อไปนี้ทราบว่ายังถูกต้องเมื่อวันที่ ๑ พฤษภาคม ๒๕๖๘ ซึ่งเกิน ๒ ปีก่อนเริ่มปี ๒๕๗๑ โปรดให้ผู้ดูแลระบบตรวจสอบ: ขั้นต่ำของระดับชำนาญงาน, ขั้นต่ำของระดับปฏิบัติการ, ขั้นต่ำของระดับชำนาญการ, ขั้นต่ำของระดับชำนาญการพิเศษ, ขั้นสูงของระดับชำนาญการพิเศษ',
        en: 'These amounts are known to have been right on 1 May 2025, more than 2 years before round 2571 begins; check them in lib/eligibility/regulation-2564/amounts.ts: the minimum of ชำนาญงาน (O2), the minimum of ปฏิบัติการ (K1), the minimum of ชำนาญการ (K2), the minimum of ชำนาญการพิเศษ (K3), the maximum of ชำนาญการพิเศษ (K3).',
      },
      ofTeachers,
    ]);
  });

  it('are warned of from the day on that two years have passed before 1 January of the round', () => {
    expect(warningsOf(rightOn('O2.minimum', '2024-01-01'))).toEqual([]);
    expect(warningsOf(rightOn('O2.minimum', '2023-12-31'))).toMatchObject([
      { en: expect.stringMatching(/right on 31 December 2023, .*: the minimum of ชำนาญงาน \(O2\)\.$/) },
    ]);
  });

  it('are warned of day by day', () => {
    const [first, second, ...others] = REGULATION_2564.amounts as [Amount, Amount, ...Amount[]];
    const amounts = [
      { ...first, stillRightOn: { day: '2023-02-01', source: 'a test' } },
      { ...second, stillRightOn: { day: '2022-02-01', source: 'a test' } },
      ...others,
    ];

    expect(warningsOf({ ...REGULATION_2564, amounts })).toMatchObject([
      { en: expect.stringMatching(/1 February 2023, .*: the minimum of ชำนาญงาน \(O2\)\.$/) },
      { en: expect.stringMatching(/1 February 2022, .*: the minimum of ปฏิบัติการ \(K1\)\.$/) },
    ]);
  });

  it('that stand no longer, or not yet, on the cut-off day are not warned of', () => {
    const old = { day: '2015-01-01', source: 'a test' };
    const twoOf = (endsOn: string, beginsOn: string, stillRightOn: [Amount['stillRightOn'], Amount['stillRightOn']]) =>
      withAmounts('O2.minimum', (amount) => [
        { ...amount, to: endsOn, stillRightOn: stillRightOn[0] },
        { ...amount, from: beginsOn, stillRightOn: stillRightOn[1] },
      ]);
    const fresh = { day: '2025-05-01', source: 'a test' };

    expect(warningsOf(twoOf('2026-05-28', '2026-05-29', [old, fresh]))).toEqual([]);
    expect(warningsOf(twoOf('2026-05-29', '2026-05-30', [fresh, old]))).toEqual([]);
    expect(warningsOf(twoOf('2026-05-28', '2026-05-29', [fresh, old]))).toHaveLength(1);
  });

  it('that are not set have no day, and are not warned of', () => {
    const unset = withAmounts('O2.minimum', (amount) => [{ ...amount, baht: null, stillRightOn: null }]);

    expect(warningsOf(unset)).toEqual([]);
  });
});
