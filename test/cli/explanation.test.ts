import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { explanation } from '../../cli/explanation.ts';
import { CONDITIONS_IN_THAI } from '../../cli/words.ts';
import { judge, judgeInNoSchedule, reviewDuplicate, reviewUnreadable } from '../../lib/eligibility/judge.ts';
import { GENERAL_CONDITIONS } from '../../lib/eligibility/regulation-2564/general.ts';
import type { Identity } from '../../lib/vocabulary/officer.ts';
import { anyJudgement } from '../helpers/eligibility/any-judgement.ts';
import { basisWith, officerWith, officerWithout, placeOf, unreadIn } from '../helpers/eligibility/officers.ts';
import { ENGLISH, lettersIn, THAI } from '../helpers/looks.ts';

describe('the explanation of a verdict', () => {
  const explained = (facts: Parameters<typeof officerWith>[0]) =>
    explanation(judge(officerWith(facts), basisWith()), ENGLISH);
  const identity: Identity = { idCard: '1', name: 'ก', sex: 'M', level: 'K1', classHeld: null, classHeldSince: null };

  const waiting = {
    level: 'K2',
    salary: 30_000,
    classHeld: 'ท.ม.',
    classHeldSince: '2020-07-28',
    salaryFiveYearsAgo: null,
  };

  it('has what would settle a review, in one language, under the facts that it hangs on', () => {
    expect(explained(waiting)).toContain(
      [
        '',
        'What would settle it',
        '  SALARY5Y',
        '    SALARY5Y less than 22,140 baht: not eligible',
        '    SALARY5Y at least 22,140 baht: eligible for ท.ช.',
        '',
      ].join('\n'),
    );
    expect(explanation(judge(officerWith(waiting), basisWith()), THAI)).toContain(
      [
        '',
        'สิ่งที่จะทำให้ได้ผลแน่นอน',
        '  SALARY5Y',
        '    SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) น้อยกว่า ๒๒,๑๔๐ บาท: ยังไม่เข้าหลักเกณฑ์',
        '    SALARY5Y (เงินเดือนย้อนหลัง 5 ปี) ตั้งแต่ ๒๒,๑๔๐ บาท: อาจเสนอขอพระราชทาน ท.ช.',
        '',
      ].join('\n'),
    );
  });

  it('has the facts that are needed together on one line', () => {
    const judgement = judge(officerWith({ ...waiting, reinstated: true }), basisWith());
    const [{ facts } = { facts: [] }] = judgement.settledBy;

    expect(facts).toHaveLength(2);
    expect(explanation(judgement, ENGLISH)).toContain(`\n  ${facts.join(', ')}\n    `);
  });

  it('has only the name of a fact whose values were not tried', () => {
    const row = { ...placeOf(3), identity, problems: [unreadIn('POS_LEV')] };

    expect(explanation(reviewUnreadable(row, []), ENGLISH)).toMatch(/\n\nWhat would settle it\n {2}POS_LEV\n$/);
  });

  it('has the smallest change, in one language', () => {
    expect(explained({ deferred: true })).toContain(
      ['', 'The smallest change that would make it eligible', '  DEFER N: eligible for ต.ม.', ''].join('\n'),
    );
    expect(explanation(judge(officerWith({ deferred: true }), basisWith()), THAI)).toContain(
      ['', 'สิ่งที่เพียงพอให้เข้าหลักเกณฑ์', '  DEFER (ขอชะลอ) N: อาจเสนอขอพระราชทาน ต.ม.', ''].join('\n'),
    );
  });

  it('has no heading with nothing under it', () => {
    expect(explained({})).toMatch(/\n\nReasons\n(?: .*\n)+\nConditions\n/);
    const person = { ...placeOf(3), identity, kindOfPersonnel: 'ลูกจ้างชั่วคราว' };

    expect(explanation(judgeInNoSchedule(person, []), ENGLISH)).toMatch(/\n\nReasons\n(?: .*\n)+$/);
  });

  it('says that no class is held where the cell was read', () => {
    expect(explained({})).toMatch(/^Row .*, holds no class\n/);
    expect(explanation(judge(officerWithout(officerWith({}), ['SALARY', 'L_INS_DATE']), basisWith()), ENGLISH)).toMatch(
      /^Row .*, holds no class\n/,
    );
  });

  it('says which class is held, and since when where the roster says it', () => {
    expect(explained({ classHeld: 'บ.ม.', classHeldSince: '2015-12-05' })).toMatch(
      /, holds บ\.ม\. since 5 December 2015\n/,
    );
    expect(explained({ classHeld: 'บ.ม.', classHeldSince: null })).toMatch(/, holds บ\.ม\.\n/);
  });

  it('claims nothing of the class held where its cell could not be read, whether it is needed or not', () => {
    for (const level of ['K1', 'K2']) {
      for (const accused of [null, 'criminal'] as const) {
        const officer = officerWithout(officerWith({ level, accused }), ['L_INS_CODE']);

        expect(explanation(judge(officer, basisWith()), ENGLISH)).toMatch(/^Row .*, holds –\n/);
      }
    }
  });

  it('claims nothing of the class held where the row was not judged', () => {
    const row = { ...placeOf(3), identity, problems: [unreadIn('ID_CARD')] };

    expect(explanation(reviewUnreadable(row, []), ENGLISH)).toMatch(/^Row .*, holds –\n/);
    expect(explanation(reviewDuplicate(officerWith({}), [placeOf(7)], basisWith()), ENGLISH)).toMatch(
      /^Row .*, holds –\n/,
    );
  });

  it('is in Thai with the days, the rules and the conditions in words', () => {
    const lines = explanation(
      judge(officerWith({ ...waiting, enteredService: '2000-01-01', name: 'นายก' }), basisWith()),
      THAI,
    ).split('\n');

    expect(lines[0]).toBe('แถวที่ 2: นายก ระดับ K2 ชั้นตราเดิม ท.ม. เมื่อวันที่ ๒๘ กรกฎาคม ๒๕๖๓');
    expect(lines[1]).toBe('❓ ต้องให้เจ้าหน้าที่พิจารณา: ท.ช. ตามบัญชี ๑๕ ลำดับที่ ๖ ข้อ ๓ และเหรียญ ร.จ.พ.');
    expect(lines).toContain('  ✅ ครบ      วันพ้นจากตำแหน่ง (inPost): พบ ไม่มีข้อมูล เกณฑ์ ๒๘ กรกฎาคม ๒๕๖๙');
    expect(lines).toContain('  ✅ ครบ      ปีที่รับราชการสำหรับเหรียญ ร.จ.พ. (medalServiceYears): พบ 26 เกณฑ์ 25');
  });

  it('names the class of a rule whose clause gives several', () => {
    const judgement = { ...judge(officerWith({}), basisWith()), rule: 'schedule4.row1.ท.ช.' };

    expect(explanation(judgement, ENGLISH).split('\n')[1]).toBe('✅ eligible: ต.ม. by schedule 4, row 1 (ท.ช.)');
  });

  it('has a Thai name for every condition on every officer', () => {
    expect(Object.keys(CONDITIONS_IN_THAI)).toEqual(expect.arrayContaining(GENERAL_CONDITIONS.map(({ name }) => name)));
  });

  it('fits 80 columns in both languages and has all that was said and tested, whatever the judgement', () => {
    fc.assert(
      fc.property(anyJudgement, fc.constantFrom(THAI, ENGLISH), (judgement, look) => {
        const { conditions, reasons, notes, settledBy, smallestChange } = judgement;
        const text = explanation(judgement, look);
        const said = [
          ...[...reasons, ...notes].map((reason) => `${reason.code}:${reason[look.language]}`),
          ...settledBy.flatMap((settled) =>
            settled.outcomes.length === 0
              ? [settled[look.language]]
              : [settled.facts.join(), ...settled.outcomes.map((outcome) => outcome[look.language])],
          ),
          ...(smallestChange === null ? [] : [smallestChange[look.language]]),
          ...conditions.map(({ name }) => (look === THAI ? `${CONDITIONS_IN_THAI[name]}(${name})` : name)),
        ];

        expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
        for (const one of said) {
          expect(lettersIn(text)).toContain(lettersIn(one));
        }
      }),
      { numRuns: 50 },
    );
  });
});
