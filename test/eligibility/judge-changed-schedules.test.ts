import { describe, expect, it } from 'vitest';
import { basisFor } from '../../lib/eligibility/basis.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import { REGULATION_2564 } from '../../lib/eligibility/regulation-2564/index.ts';
import type { Row, RuleSet, Schedule, Step } from '../../lib/eligibility/rule-set.ts';
import type { PersonnelType } from '../../lib/vocabulary/officer.ts';
import { officerWith, ROUND, USUAL_POLICY } from '../helpers/eligibility/officers.ts';
import { withScheduleRows } from '../helpers/eligibility/rule-sets.ts';

describe('a condition that decides nothing in the schedules of today', () => {
  /** A row with only this step, above a first step that needs the retirement year. */
  function ruleSetWith(step: Step): RuleSet {
    const first: Step = { clause: 1, class: 'บ.ม.', conditions: [{ kind: 'retirementYear' }] };
    return withScheduleRows(15, (rows) =>
      rows.map((row) =>
        row.number === 5 ? { ...row, first: 'บ.ม.', highest: step.class, steps: [first, step] } : row,
      ),
    );
  }

  const held = { classHeld: 'บ.ม.', classHeldSince: '2015-12-05' };

  it('a class that must be held', () => {
    const ruleSet = ruleSetWith({
      clause: 2,
      class: 'ต.ม.',
      conditions: [{ kind: 'heldYears', class: 'จ.ช.', years: 3 }],
    });

    expect(judge(officerWith(held), basisFor(ROUND, USUAL_POLICY, ruleSet))).toMatchObject({
      verdict: 'notEligible',
      firstPossibleRound: null,
      reasons: [
        {
          code: 'CLASS_NOT_HELD',
          th: 'ต้องได้รับพระราชทาน จ.ช. มาก่อน (ชั้นตราปัจจุบัน: บ.ม.)',
          en: 'จ.ช. must be held first, บ.ม. is held now.',
        },
      ],
    });
  });

  it('a salary that must be below', () => {
    const ruleSet = ruleSetWith({
      clause: 2,
      class: 'ต.ม.',
      conditions: [{ kind: 'salaryBelow', amount: 'O2.minimum' }],
    });
    const judged = (salary: number) => judge(officerWith({ ...held, salary }), basisFor(ROUND, USUAL_POLICY, ruleSet));

    expect(judged(10_189)).toMatchObject({ verdict: 'eligible', nominate: 'ต.ม.' });
    expect(judged(10_190)).toMatchObject({
      verdict: 'notEligible',
      firstPossibleRound: null,
      reasons: [
        {
          code: 'SALARY_TOO_HIGH',
          th: 'ได้รับเงินเดือน ๑๐,๑๙๐ บาท ไม่ต่ำกว่าขั้นต่ำของระดับชำนาญงาน (๑๐,๑๙๐ บาท)',
          en: 'Salary 10,190 baht is not below the minimum of ชำนาญงาน (O2) (10,190 baht).',
        },
      ],
    });
  });
});

it('schedule 5 can be added as data: every other year needs no condition of its own', () => {
  const rows: readonly Row[] = [
    {
      number: 1,
      page: 7,
      rounds: { from: 2565, to: null },
      sure: 'P',
      name: { th: 'สมาชิกสภากรุงเทพมหานคร', en: 'Member of the council' },
      who: [{ positions: ['สมาชิกสภากรุงเทพมหานคร'] }],
      first: 'จ.ม.',
      highest: 'จ.ช.',
      steps: [
        { clause: null, class: 'จ.ม.', conditions: [] },
        { clause: null, class: 'จ.ช.', conditions: [{ kind: 'heldYears', class: 'จ.ม.', years: 0 }] },
      ],
    },
  ];
  const councillor = 'councillor' as PersonnelType;
  const schedule5: Schedule = {
    number: 5,
    page: 7,
    personnelType: councillor,
    name: { th: 'สมาชิกสภากรุงเทพมหานคร', en: 'Council of the administration' },
    serviceYears: 0,
    serviceRemark: { number: 1, page: 7 },
    reinstatedRemark: null,
    skilled: null,
    lowestWage: null,
    rows,
  };
  const withSchedule5 = basisFor(ROUND, USUAL_POLICY, {
    ...REGULATION_2564,
    schedules: [...REGULATION_2564.schedules, schedule5],
  });
  const member = {
    personnelType: councillor,
    level: null,
    positionName: 'สมาชิกสภากรุงเทพมหานคร',
    enteredService: '2026-01-01',
    enteredLevel: '2026-01-01',
  };
  const judged = (facts: Parameters<typeof officerWith>[0]) =>
    judge(officerWith({ ...member, ...facts }), withSchedule5);

  expect(judged({})).toMatchObject({ verdict: 'eligible', nominate: 'จ.ม.' });
  expect(judged({ classHeld: 'จ.ม.', classHeldSince: '2025-07-28' })).toMatchObject({
    verdict: 'notEligible',
    firstPossibleRound: 2570,
  });
  expect(judged({ classHeld: 'จ.ม.', classHeldSince: '2024-07-28' })).toMatchObject({
    verdict: 'eligible',
    nominate: 'จ.ช.',
  });
});
