import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/eligibility/judge.ts';
import type { FactValue, Judgement } from '../../lib/eligibility/judgement.ts';
import { addDays } from '../../lib/vocabulary/calendar.ts';
import type { ColumnName } from '../../lib/vocabulary/columns.ts';
import type { Officer, OfficerRead } from '../../lib/vocabulary/officer.ts';
import { anyOfficer, anyPolicy, basisOf } from '../helpers/eligibility/any-officer.ts';
import { FIELDS, officerWithout } from '../helpers/eligibility/officers.ts';
import { runs } from '../helpers/eligibility/runs.ts';

const RUNS = runs(40);

const COLUMNS = Object.keys(FIELDS) as ColumnName[];

const anyColumn = fc.constantFrom(...COLUMNS);

/** The officer with the values that another has in some columns. */
function withValuesOf(officer: OfficerRead, other: Officer, columns: readonly ColumnName[]): OfficerRead {
  const facts = columns.map((column) => {
    const field = FIELDS[column] as keyof Officer;
    return [field, other[field]] as const;
  });
  return { ...officer, ...Object.fromEntries(facts), unread: [] };
}

function outcomeOf({ verdict, nominate }: Judgement): string {
  return `${verdict} ${nominate}`;
}

/** Data that contradict each other say nothing of what an unread cell may hold. */
function isContradictory({ reasons }: Judgement): boolean {
  return reasons.some(({ code }) =>
    ['DATA_CONTRADICTS', 'AWARD_NOT_BEFORE_ROUND', 'UNKNOWN_CLASS_HELD'].includes(code),
  );
}

describe('a cell that cannot be read', () => {
  it('leaves the verdict that its value would give, or a review that names the cell', () => {
    const given = fc.property(anyOfficer, anyPolicy, anyColumn, (officer, policy, column) => {
      const read = judge(officer, basisOf(policy));
      const unread = judge(officerWithout(officer, [column]), basisOf(policy));
      fc.pre(!isContradictory(read));
      const named = [...unread.reasons, ...unread.notes].map(({ en }) => en).join();

      expect(named).toContain(`column ${column}`);
      expect(outcomeOf(unread) === outcomeOf(read) || unread.verdict === 'review').toBe(true);
    });
    fc.assert(given, RUNS);
  });

  it('that decides is said to allow different verdicts', () => {
    const given = fc.property(anyOfficer, anyPolicy, anyColumn, (officer, policy, column) => {
      const unread = judge(officerWithout(officer, [column]), basisOf(policy));
      fc.pre(unread.reasons.some(({ code }) => code === 'UNREADABLE_CELL'));
      const outcomes = unread.settledBy.filter(({ facts }) => facts.includes(column)).flatMap((one) => one.outcomes);

      // None where it decides only for which reason the officer is for review.
      expect(new Set(outcomes.map(({ verdict, nominate }) => `${verdict} ${nominate}`)).size).not.toBe(1);
    });
    fc.assert(given, RUNS);
  });

  it('on which nothing hangs may say what it will: the verdict stays', () => {
    const columns = fc.uniqueArray(anyColumn, { minLength: 1, maxLength: 7 });
    const given = fc.property(anyOfficer, anyOfficer, anyPolicy, columns, (officer, other, policy, unreadIn) => {
      const unread = judge(officerWithout(officer, unreadIn), basisOf(policy));
      fc.pre(unread.verdict !== 'review');
      const read = judge(withValuesOf(officer, other, unreadIn), basisOf(policy));

      expect(isContradictory(read) || outcomeOf(read) === outcomeOf(unread)).toBe(true);
    });
    fc.assert(given, RUNS);
  });
});

// What would settle a verdict, applied

function fieldOf(fact: string): keyof Officer | undefined {
  return fact === 'RETURN_DATE' ? 'serviceBreaks' : FIELDS[fact as ColumnName];
}

/** The facts of words that are not the value of the field. */
const WORDS: Readonly<Record<string, unknown>> = {
  Y: true,
  N: false,
  ไม่มี: null,
  อื่น: 'อื่น',
  มีชีวิตอยู่: false,
  ถึงแก่กรรม: true,
};

const WORDS_OF_COLUMN: Partial<Readonly<Record<string, Readonly<Record<string, unknown>>>>> = {
  ACCUSED: { N: null },
  SPECIAL_MERIT: { N: null },
  NATIONALITY: { อื่น: 'ลาว' },
  POS_AMT: { อื่น: 1 },
};

const DAYS: ReadonlySet<string> = new Set(['RESIGN_DATE', 'L_INS_DATE']);

/** One of the values that a judgement names, taken by a number from 0 to 1. */
function pick(value: FactValue, part: number): unknown {
  if ('anyOf' in value) {
    const word = value.anyOf[Math.floor(part * value.anyOf.length)] ?? null;
    const known = { ...WORDS, ...WORDS_OF_COLUMN[value.fact] };
    return word !== null && word in known ? known[word] : value.fact === 'POS_AMT' ? Number(word) : word;
  }
  const { from, below } = value;
  if (DAYS.has(value.fact) && from === null && below === null) {
    return '2026-08-01';
  }
  if (typeof from === 'string' || typeof below === 'string') {
    const last = below === null ? null : addDays(below as string, -1);
    const days = Math.floor(part * 400);
    if (from === null) {
      return addDays(last as string, -days);
    }
    const day = addDays(from as string, days);
    return last !== null && day > last ? last : day;
  }
  const isAmount = !['EXTRA_YEARS', 'OFFICE_DAYS'].includes(value.fact);
  const least = from ?? (isAmount ? 1 : 0);
  const most = below === null ? least + (isAmount ? 50_000 : 10) : below - 1;
  return Math.max(least, Math.min(most, least + Math.floor(part * (most - least + 1))));
}

/** The officer with the values of an outcome. */
function withValues(officer: OfficerRead, values: readonly FactValue[], part: number): OfficerRead {
  const facts = values.map((value) => {
    const picked = pick(value, part);
    // Nobody leaves before the service begins.
    const isTooEarly =
      value.fact === 'RESIGN_DATE' && picked !== null && String(picked) < (officer.enteredService ?? '');
    return [fieldOf(value.fact), isTooEarly ? officer.enteredService : picked] as const;
  });
  const known = new Set(values.map(({ fact }) => fact));
  const withoutClass = facts.some(([field, value]) => field === 'classHeld' && value === null);
  return {
    ...officer,
    ...Object.fromEntries(facts),
    ...(withoutClass ? { classHeldSince: null } : {}),
    ...(facts.some(([field, value]) => field === 'resignDate' && value !== null) ? { serviceBreaks: [] } : {}),
    unread: officer.unread.filter(({ column }) => !known.has(column)),
  };
}

describe('what would settle a verdict', () => {
  it('settles it as it says, whichever of the values is the true one', () => {
    const columns = fc.uniqueArray(anyColumn, { minLength: 0, maxLength: 2 });
    const part = fc.double({ min: 0, max: 0.999, noNaN: true });
    const given = fc.property(anyOfficer, anyPolicy, columns, part, (officer, policy, unreadIn, at) => {
      const unread = officerWithout(officer, unreadIn);
      const judgement = judge(unread, basisOf(policy));
      fc.pre(!isContradictory(judgement));
      for (const { facts, outcomes } of judgement.settledBy) {
        fc.pre(facts.every((fact) => fieldOf(fact) !== undefined));
        for (const { values, verdict, nominate } of outcomes) {
          const settled = judge(withValues(unread, values, at), basisOf(policy));

          expect({ values, outcome: isContradictory(settled) || outcomeOf(settled) }).toEqual({
            values,
            outcome: isContradictory(settled) || `${verdict} ${nominate}`,
          });
        }
      }
    });
    fc.assert(given, RUNS);
  });
});

/** The officer after the changes; of each value the one that is just enough, or one that is just not. */
function changed(officer: OfficerRead, values: readonly FactValue[]): OfficerRead {
  const facts = values.map((value) => {
    if ('anyOf' in value) {
      return [fieldOf(value.fact), value.anyOf[0] === 'never' ? [] : pick(value, 0)] as const;
    }
    const { from, below } = value;
    return [fieldOf(value.fact), from ?? (typeof below === 'string' ? addDays(below, -1) : (below ?? 0) - 1)] as const;
  });
  return { ...officer, ...Object.fromEntries(facts) };
}

describe('the smallest change', () => {
  const refused = fc
    .tuple(anyOfficer, anyPolicy)
    .map(([officer, policy]) => ({ officer, policy, judgement: judge(officer, basisOf(policy)) }))
    .filter(({ judgement }) => (judgement.smallestChange?.changes.length ?? 0) > 0);

  it('makes the officer eligible for the class that it names', () => {
    const given = fc.property(refused, ({ officer, policy, judgement: { smallestChange } }) => {
      const values = smallestChange?.changes.map(({ value }) => value) ?? [];
      const after = judge(changed(officer, values), basisOf(policy));

      expect(outcomeOf(after)).toBe(`eligible ${smallestChange?.nominate}`);
    });
    fc.assert(given, RUNS);
  });

  it('is not enough without one of its parts', () => {
    const given = fc.property(refused, fc.nat(), ({ officer, policy, judgement: { smallestChange } }, at) => {
      const values = smallestChange?.changes.map(({ value }) => value) ?? [];
      const fewer = values.toSpliced(at % values.length, 1);

      expect(judge(changed(officer, fewer), basisOf(policy)).verdict).not.toBe('eligible');
    });
    fc.assert(given, RUNS);
  });

  it('names the first round in which time alone is enough', () => {
    const given = fc.property(anyOfficer, anyPolicy, (officer, policy) => {
      const { smallestChange, firstPossibleRound } = judge(officer, basisOf(policy));

      expect(smallestChange?.roundYear ?? null).toBe(firstPossibleRound);
    });
    fc.assert(given, RUNS);
  });
});
