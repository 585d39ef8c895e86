import { describe, expect, it } from 'vitest';
import { problemsOfRuleSet } from '../../lib/eligibility/check-rule-set.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Officer } from '../../lib/vocabulary/officer.ts';
import { codesOf } from '../helpers/eligibility/judgements.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

function judged(facts: Partial<Officer>) {
  const { verdict, nominate, reasons, conditions } = judge(officerWith(facts), basisWith());
  return { verdict, nominate, reasons, codes: codesOf(reasons), conditions };
}

/** What would refuse an officer by items 11, 12, 17 and the remarks on service, one at a time. */
const BARS: readonly (readonly [name: string, facts: Partial<Officer>])[] = [
  ['neverRecalled', { recalled: true }],
  ['neverImprisoned', { imprisoned: true }],
  ['notAccusedOfDiscipline', { accused: 'discipline' }],
  ['notAccusedOfCrime', { accused: 'criminal' }],
  ['notAccusedOfCorruption', { accused: 'corruption' }],
  ['inPost', { resignDate: '2026-07-27' }],
  ['serviceYears', { enteredService: '2024-01-01' }],
  ['notConsecutive', { classHeld: 'ร.ท.ช.', classHeldSince: '2025-07-28' }],
  ['skilled', { personnelType: 'governmentEmployee', level: 'G1', skilled: false }],
];

const OPEN: readonly (readonly [name: string, facts: Partial<Officer>])[] = [
  ['inLevel', { enteredLevel: '2026-07-01' }],
  ['skilled', { personnelType: 'governmentEmployee', level: 'G1' }],
  ['serviceYears', { reinstated: true }],
];

describe.each([
  ['an officer who has died, by item 24', { deceased: true }, 'DECEASED'],
  ['a foreigner, by item 23', { nationality: 'ลาว' }, 'NOT_THAI'],
] as const)('%s', (_, facts, code) => {
  it.each([...BARS, ...OPEN])('is for review for that alone, whatever %s would say', (name, more) => {
    const { verdict, nominate, codes, conditions } = judged({ ...facts, ...more });

    expect({ verdict, nominate, codes }).toEqual({ verdict: 'review', nominate: null, codes: [code] });
    expect(conditions.find((one) => one.name === name)?.met).toBeNull();
  });

  it('is for review without a row, too, and has no step tested', () => {
    expect(judged({ ...facts, level: 'K5' }).codes).toEqual([code]);
    expect(judged(facts).conditions.some(({ rule }) => rule !== null && rule !== 'medal')).toBe(false);
  });

  it('is not nominated where the agency defers it', () => {
    expect(judged({ ...facts, deferred: true })).toMatchObject({ verdict: 'notEligible', codes: ['DEFERRED'] });
  });
});

it('what is met is shown as met beside it', () => {
  const { conditions } = judged({ deceased: true });

  expect(conditions.find(({ name }) => name === 'notDeceased')).toMatchObject({ found: 'Y', needed: 'N', met: null });
  expect(conditions.find(({ name }) => name === 'inPost')).toMatchObject({ met: true });
});

it('a note on a condition that is not asked is not given', () => {
  const group = { personnelType: 'permanentEmployee', level: null, jobGroup: 'บ', salary: 12_000 } as const;

  expect(codesOf(judge(officerWith(group), basisWith()).notes)).toContain('SKILLED_BY_GROUP');
  expect(codesOf(judge(officerWith({ ...group, deceased: true }), basisWith()).notes)).toEqual([]);
});

it('an officer who is said to be alive is judged as usual', () => {
  expect(judged({ deceased: false })).toMatchObject({ verdict: 'eligible', nominate: 'ต.ม.' });
});

it('a foreigner is told what the schedule of the post would give', () => {
  expect(judged({ nationality: 'ลาว' }).reasons).toEqual([
    {
      code: 'NOT_THAI',
      th: 'ไม่มีสัญชาติไทย จึงต้องเสนอขออย่างชาวต่างประเทศตามข้อ ๒๓ ผู้ที่รับราชการไทยหรือเป็นลูกจ้างของทางราชการไทยใช้บัญชีของตำแหน่งที่ดำรงอยู่โดยอนุโลม (หมายเหตุ ๔ ของบัญชี ๓๒) ซึ่งผลจะเป็น: อาจเสนอขอพระราชทาน ต.ม. ต้องให้เจ้าหน้าที่พิจารณา',
      en: 'Not of Thai nationality, so nominated as a foreigner by item 23. For one in Thai government service the schedule of the post holds by analogy (remark 4 of schedule 32): eligible for ต.ม. An insignia officer must decide.',
    },
  ]);
  expect(judged({ nationality: 'ลาว', recalled: true }).reasons[0]?.en).toContain(': not eligible. An');
});

describe.each([
  ['outstanding', 'OUTSTANDING_MERIT', 'noOutstandingMerit'],
  ['disability', 'DISABLED_ON_DUTY', 'notDisabledOnDuty'],
] as const)('an officer of schedule 31: %s', (specialMerit, code, name) => {
  it('is for review, with what the usual rules would give', () => {
    const { verdict, codes, reasons, conditions } = judged({ specialMerit });

    expect({ verdict, codes }).toEqual({ verdict: 'review', codes: [code] });
    expect(reasons[0]?.en).toContain('By the usual rules: eligible for ต.ม. An insignia officer');
    expect(reasons[0]?.th).toContain('หากใช้หลักเกณฑ์ปกติ ผลจะเป็น: อาจเสนอขอพระราชทาน ต.ม. ต้องให้');
    expect(conditions.filter(({ met }) => met === null)).toEqual([
      { name, rule: null, found: 'Y', needed: 'N', met: null },
    ]);
  });

  it.each(['inPost', 'serviceYears', 'inLevel'])('is not refused by %s', (bar) => {
    const facts = Object.fromEntries([...BARS, ...OPEN.slice(0, 1)])[bar];

    expect(judged({ specialMerit, ...facts })).toMatchObject({ verdict: 'review', codes: [code] });
  });

  it.each(BARS.map(([bar]) => bar).filter((bar) => !['inPost', 'serviceYears'].includes(bar)))(
    'is refused by %s as anyone is',
    (bar) => {
      const facts = Object.fromEntries(BARS)[bar];

      expect(judged({ specialMerit, ...facts }).verdict).toBe('notEligible');
    },
  );
});

it('a rule set in which a condition lifts one that there is not has a problem', () => {
  const general = REGULATION_2564.general.map((condition) =>
    condition.kind === 'notDeceased' ? { ...condition, lifts: ['inPost', 'alive'] } : condition,
  );

  expect(problemsOfRuleSet({ ...REGULATION_2564, general })).toEqual([
    'Condition notDeceased: there is no condition alive that it could lift.',
  ]);
});
