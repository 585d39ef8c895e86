import { describe, expect, it } from 'vitest';
import { comparison } from '../../cli/comparison.ts';
import type { Judged } from '../../cli/judged-files.ts';
import { judge } from '../../lib/eligibility/judge.ts';
import type { Judgement } from '../../lib/eligibility/judgement.ts';
import { basisWith, officerWith } from '../helpers/eligibility/officers.ts';

type Facts = Parameters<typeof officerWith>[0];

function judgementOf(facts: Facts): Judgement {
  return judge(officerWith({ name: 'นายก', ...facts }), basisWith());
}

async function compared(before: readonly Judgement[], after: readonly Judgement[]): Promise<readonly string[]> {
  const judged = (name: string, judgements: readonly Judgement[]): Judged => ({
    name,
    roundYear: 2569,
    ruleSet: { id: 'regulation-2564', asOf: '2026-05-29' },
    judgements: (async function* () {
      yield* judgements;
    })(),
  });
  const texts = await Array.fromAsync(comparison(judged('old.json', before), judged('new.json', after)));
  return texts.join('').split('\n');
}

/** What two rosters of one officer each say of the officer. */
function comparedAs(before: Facts, after: Facts): Promise<readonly string[]> {
  return compared([judgementOf(before)], [judgementOf(after)]);
}

describe('the comparison of two results', () => {
  it('names the two files with round and rules, and says when nothing moved', async () => {
    expect(await comparedAs({}, {})).toEqual([
      'Old old.json: round 2569, rules regulation-2564, cut-off day 2026-05-29',
      'New new.json: round 2569, rules regulation-2564, cut-off day 2026-05-29',
      '',
      '1 officers in both: 0 moved, 1 with the same verdict, class and medal',
      '',
    ]);
  });

  it('says whose verdict moved, with the reasons before and after', async () => {
    const held = { level: 'K3', salary: 58_389, classHeld: 'ท.ช.', classHeldSince: '2015-12-05' } as const;

    expect((await comparedAs(held, { ...held, salary: 58_390 })).slice(3)).toEqual([
      'Row 2: นายก, level K3, holds ท.ช. since 2015-12-05',
      '  was ✗ not eligible',
      '        SALARY_TOO_LOW: ได้รับเงินเดือน ๕๘,๓๘๙ บาท ต่ำกว่าขั้นสูงของระดับชำนาญการพิเศษ (๕๘,๓๙๐ บาท) (Salary 58,389 baht is below the maximum of ชำนาญการพิเศษ (K3) (58,390 baht).)',
      '  now ✅ eligible ป.ม.',
      expect.stringMatching(/^ {8}MAY_BE_CONSIDERED: .* \(Meets the conditions of schedule 15, row 7, clause 2: /),
      '',
      '1 officers in both: 1 moved, 0 with the same verdict, class and medal',
      '       1  ✗ not eligible → ✅ eligible ป.ม.: SALARY_TOO_LOW → MAY_BE_CONSIDERED',
      '',
    ]);
  });

  it('says which facts of a moved officer changed', async () => {
    const lines = await comparedAs({ level: 'K1' }, { level: 'O2', classHeld: 'จ.ช.', classHeldSince: '2020-07-28' });

    expect(lines).toContain('Row 2: นายก');
    expect(lines).toContain('  was ✅ eligible ต.ม. (level K1, holds –)');
    expect(lines).not.toContain('  now ✅ eligible ต.ม. (level O2, holds จ.ช. since 2020-07-28)');
    expect(lines).toContain('  now ✅ eligible ต.ช. (level O2, holds จ.ช. since 2020-07-28)');
  });

  it('takes another class for the same verdict, and the medal, as a move', async () => {
    const byClass = await comparedAs({ level: 'K1' }, { level: 'K4' });
    const byMedal = await comparedAs(
      { medalHeld: true, enteredService: '2000-01-01' },
      { enteredService: '2000-01-01' },
    );

    expect(byClass.at(-2)).toBe('       1  ✅ eligible ต.ม. → ✅ eligible ท.ช.: MAY_BE_CONSIDERED → MAY_BE_CONSIDERED');
    expect(byMedal.at(-2)).toMatch(/ ✅ eligible ต\.ม\. → ✅ eligible ต\.ม\. \+ ร\.จ\.พ\.: /);
  });

  it('counts the moves of one kind together, the most frequent first', async () => {
    const people = (facts: readonly Facts[]) =>
      facts.map((one, index) => judgementOf({ ...one, row: index + 2, idCard: `123456789012${index}` }));
    const lines = await compared(
      people([{}, { recalled: true }, {}, {}]),
      people([{ recalled: true }, {}, { recalled: true }, {}]),
    );

    expect(lines.slice(-4)).toEqual([
      '4 officers in both: 3 moved, 1 with the same verdict, class and medal',
      '       2  ✅ eligible ต.ม. → ✗ not eligible: MAY_BE_CONSIDERED → RECALLED',
      '       1  ✗ not eligible → ✅ eligible ต.ม.: RECALLED → MAY_BE_CONSIDERED',
      '',
    ]);
  });

  it('counts the reasons and notes that are new or gone where nothing moved', async () => {
    const lines = await comparedAs({ sex: null, recalled: true }, { imprisoned: true });

    expect(lines.slice(3)).toEqual([
      '1 officers in both: 0 moved, 1 with the same verdict, class and medal',
      '',
      'Not moved, but with other reasons or notes: 1',
      '       1  now with IMPRISONED',
      '       1  now without RECALLED',
      '       1  now without SEX_EMPTY',
      '',
    ]);
  });

  it('lists who is only in one of them', async () => {
    const lines = await compared(
      [judgementOf({ idCard: '1' })],
      [judgementOf({ idCard: '2', row: 7, recalled: true })],
    );

    expect(lines.slice(3)).toEqual([
      '0 officers in both: 0 moved, 0 with the same verdict, class and medal',
      '',
      'Only in old.json: 1',
      '  Row 2: นายก, level K1, holds –: ✅ eligible ต.ม. (MAY_BE_CONSIDERED)',
      '',
      'Only in new.json: 1',
      '  Row 7: นายก, level K1, holds –: ✗ not eligible (RECALLED)',
      '',
    ]);
  });

  it('finds an officer again in another row, and rows of one citizen id in their order', async () => {
    const twice = [judgementOf({ row: 3 }), judgementOf({ row: 4, recalled: true })];
    const below = twice.map((judgement) => ({ ...judgement, row: judgement.row + 1 }));

    expect((await compared(twice, below)).at(-2)).toMatch(/^2 officers in both: 0 moved, 2 /);
    expect((await compared(twice, below.slice(1))).slice(-6)).toEqual([
      '1 officers in both: 1 moved, 0 with the same verdict, class and medal',
      '       1  ✅ eligible ต.ม. → ✗ not eligible: MAY_BE_CONSIDERED → RECALLED',
      '',
      'Only in old.json: 1',
      '  Row 4: นายก, level K1, holds –: ✗ not eligible (RECALLED)',
      '',
    ]);
  });

  it('finds a row without a citizen id again by its place', async () => {
    const rowOf = (row: number, name: string | null) => ({ ...judgementOf({ row }), idCard: null, name });

    expect((await compared([rowOf(2, null), rowOf(3, null)], [rowOf(3, null)])).slice(3)).toEqual([
      '1 officers in both: 0 moved, 1 with the same verdict, class and medal',
      '',
      'Only in old.json: 1',
      '  Row 2: name unreadable, level K1, holds –: ✅ eligible ต.ม. (MAY_BE_CONSIDERED)',
      '',
    ]);
  });
});
