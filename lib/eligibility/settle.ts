import type { ColumnName } from '../vocabulary/columns.ts';
import type { OfficerRead } from '../vocabulary/officer.ts';
import type { Interpretation, Rule } from './basis.ts';
import type { Evaluation } from './evaluate.ts';
import type { Cause } from './findings.ts';
import type { FactValue, SettledBy, SettledOutcome, Verdict } from './judgement.ts';
import { nameOfVerdict } from './phrases.ts';
import { possibleValues } from './possible-values.ts';
import type { ReasonCode } from './reasons.ts';
import type { AmountName } from './rule-set.ts';
import { inWords, QUESTION, QUESTIONS, settledInWords } from './settle-words.ts';
import { evaluateRead, MOST_COMBINATIONS, SALARIES } from './unread-cells.ts';

/** An officer, and how the open points are taken. */
interface Subject {
  readonly officer: OfficerRead;
  readonly interpretation: Interpretation;
}

/** A fact that is missing or unsure, with the values that can make a difference. */
interface OpenFact {
  readonly fact: ColumnName | AmountName | Question;
  readonly isScale: boolean;
  readonly values: readonly {
    readonly value: number | string | null;
    readonly given: (subject: Subject) => Subject;
  }[];
}

/** A question to people, by the code of the reason that asks it. */
type Question = `${typeof QUESTION}${ReasonCode}`;

/** Columns of the facts that a cause leaves open; those of other causes are questions. */
const COLUMNS_OF_CAUSE: Partial<Record<ReasonCode, readonly ColumnName[]>> = {
  NATIONALITY_UNKNOWN: ['NATIONALITY'],
  SKILLED_UNKNOWN: ['SKILLED'],
  RETIREMENT_AGE_PASSED: ['RESIGN_DATE'],
  UNKNOWN_CLASS_HELD: ['L_INS_CODE'],
  NO_CLAUSE: ['L_INS_CODE'],
  NOT_THAI: ['NATIONALITY'],
  DECEASED: ['STATUS_EXP'],
  OUTSTANDING_MERIT: ['SPECIAL_MERIT'],
  DISABLED_ON_DUTY: ['SPECIAL_MERIT'],
  AWARD_NOT_BEFORE_ROUND: ['L_INS_DATE'],
  NO_ROW: ['POS_AMT', 'HEAD', 'STANDING', 'POS_NAME'],
};

function columnsOf({ code, details }: Cause): readonly ColumnName[] {
  return code === 'MISSING_COLUMN' || code === 'DATA_CONTRADICTS'
    ? [details.column as ColumnName]
    : (COLUMNS_OF_CAUSE[code] ?? []);
}

/** Whether a column is the day of an award and the class is none, as the roster says or as is tried: then there is no award. */
function isOfNoAward(column: ColumnName, { officer }: Subject): boolean {
  const isClassUnread = officer.unread.some((cell) => cell.column === 'L_INS_CODE');
  return column === 'L_INS_DATE' && officer.classHeld === null && !isClassUnread;
}

function factOfColumn(
  column: ColumnName,
  columns: readonly ColumnName[],
  { officer, interpretation }: Subject,
): OpenFact {
  const { isScale, values } = possibleValues(column, officer, interpretation, columns);
  return {
    fact: column,
    isScale,
    values: values.map(({ value, facts }) => ({
      value,
      given: (subject) => ({
        ...subject,
        officer: {
          ...subject.officer,
          ...(isOfNoAward(column, subject) ? {} : facts),
          unread: subject.officer.unread.filter((cell) => cell.column !== column),
        },
      }),
    })),
  };
}

/** An amount of the rules that is not set: it decides by being above the officer's salaries or not. */
function factOfAmount(amount: AmountName, { officer }: Subject): OpenFact {
  const above = [0, officer.salary, officer.salaryFiveYearsAgo].map((salary) => Math.floor(salary ?? 0) + 1);
  return {
    fact: amount,
    isScale: true,
    values: [...new Set(above)]
      .toSorted((one, other) => one - other)
      .map((baht) => ({
        value: baht,
        given: ({ interpretation, ...subject }) => {
          const set = <Amounts extends Interpretation['amounts']>(amounts: Amounts) =>
            new Map([...amounts, [amount, { baht, sure: 'P' as const }]]);
          const { amounts, amountsFiveYearsAgo } = interpretation;
          return {
            ...subject,
            interpretation: { ...interpretation, amounts: set(amounts), amountsFiveYearsAgo: set(amountsFiveYearsAgo) },
          };
        },
      })),
  };
}

/** A question that only people can answer. */
function factOfQuestion(code: ReasonCode): OpenFact {
  const answers = QUESTIONS[code]?.isOnlyYes === true ? [true] : [true, false];
  return {
    fact: `${QUESTION}${code}`,
    isScale: false,
    values: answers.map((answer) => ({
      value: answer ? 'yes' : 'no',
      given: ({ interpretation, ...subject }) => ({
        ...subject,
        interpretation: { ...interpretation, answered: new Map([...interpretation.answered, [code, answer]]) },
      }),
    })),
  };
}

function openFactsOf(subject: Subject, { causes, decidedBy }: Evaluation): readonly OpenFact[] {
  const columns = [...new Set([...decidedBy, ...causes.flatMap(columnsOf)])];
  const amounts = new Set(causes.flatMap(({ amount }) => amount ?? []));
  const questions = new Set(
    causes.filter((cause) => columnsOf(cause).length === 0 && cause.amount === undefined).map(({ code }) => code),
  );
  return [
    ...columns.map((column) => factOfColumn(column, columns, subject)),
    ...[...amounts].map((amount) => factOfAmount(amount, subject)),
    ...[...questions].map(factOfQuestion),
  ];
}

// Judged again

type Branch = Omit<SettledOutcome, 'th' | 'en'>;

/** A verdict, and the class of its rule: a refusal has none. */
function outcomeOf(verdict: Verdict, rule: Rule | null): Pick<Branch, 'verdict' | 'nominate'> {
  return { verdict, nominate: rule?.step.class ?? null };
}

function isSame(one: readonly Branch[], other: readonly Branch[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type GivenValue = number | string | null;

/** Values of a fact that have the same verdicts. */
interface Group {
  readonly values: [GivenValue, ...GivenValue[]];
  readonly branches: readonly Branch[];
}

/** Where a stretch of a scale begins; null: an empty cell, or no stretch. */
function beginOf(group: Group | undefined): GivenValue {
  return group?.values[0] ?? null;
}

/** The verdicts under the values of some facts: as few branches as tell them apart. */
function branchesOf([fact, ...others]: readonly OpenFact[], subject: Subject): readonly Branch[] {
  if (fact === undefined) {
    const { verdict, rule } = evaluateRead(subject.officer, subject.interpretation);
    return [{ values: [], ...outcomeOf(verdict, rule) }];
  }
  const groups: Group[] = [];
  for (const { value, given } of fact.values) {
    const branches = branchesOf(others, given(subject));
    // On a scale only neighbours make a stretch, and an empty cell, which comes first, is of none.
    const candidates = fact.isScale ? groups.slice(-1).filter(({ values }) => values[0] !== null) : groups;
    const alike = candidates.find((group) => isSame(group.branches, branches));
    if (alike === undefined) {
      groups.push({ values: [value], branches });
    } else {
      alike.values.push(value);
    }
  }
  const [{ branches: ofFirst }] = groups as [Group, ...Group[]];
  const isTold = fact.isScale || fact.values.length > 1;
  if (isTold && groups.every(({ branches }) => isSame(branches, ofFirst))) {
    return ofFirst;
  }
  return groups.flatMap(({ values, branches }, at) => {
    const [first] = values;
    const value: FactValue =
      fact.isScale && first !== null
        ? { fact: fact.fact, from: beginOf(groups[at - 1]) === null ? null : first, below: beginOf(groups[at + 1]) }
        : { fact: fact.fact, anyOf: values };
    return branches.map((branch) => ({ ...branch, values: [value, ...branch.values] }));
  });
}

function settledWith(facts: readonly string[], branches: readonly Branch[]): SettledBy {
  const outcomes = branches.map(
    (branch): SettledOutcome => ({
      ...branch,
      ...inWords(branch, facts, nameOfVerdict(branch.verdict, branch.nominate)),
    }),
  );
  return { facts, outcomes, ...settledInWords(facts, outcomes) };
}

function settledBy(facts: readonly OpenFact[], subject: Subject): SettledBy {
  const combinations = facts.reduce((count, { values }) => count * values.length, 1);
  // With more, the facts are only named.
  const branches = combinations > MOST_COMBINATIONS ? [] : branchesOf(facts, subject);
  // Several facts that settle nothing tell more one by one.
  const isTelling = (facts.length === 1 && branches.length > 1) || branches.some(({ verdict }) => verdict !== 'review');
  return settledWith(
    facts.map(({ fact }) => fact),
    isTelling ? branches : [],
  );
}

/** Facts of which no values are tried. */
export function settledOnlyBy(facts: readonly string[]): SettledBy {
  return settledWith(facts, []);
}

/** The verdict on one of several rows with the same citizen id, if it alone is kept. */
export function settledByKeeping({ verdict, rule }: Evaluation): SettledBy {
  const values = [{ fact: 'ID_CARD', anyOf: ['kept'] }];
  return settledWith(['ID_CARD'], [{ values, ...outcomeOf(verdict, rule) }]);
}

const PERIODS: ReadonlySet<string> = new Set<ColumnName>(['BEG_DATE', 'BEG_POS_DATE', 'L_INS_DATE']);

/**
 * Facts that are only compared with each other, so that no values of one tell: salaries that are not known with amounts that
 * are not set, days from which a period is counted with the years that are added to it, and the day of leaving with those of
 * birth and of taking an office.
 */
function comparedFacts(facts: readonly OpenFact[]): readonly string[] {
  const names = facts.map(({ fact }) => fact);
  const both = (isOne: (name: string) => boolean, isOther: (name: string) => boolean) =>
    names.some(isOne) && names.some(isOther) ? [...names.filter(isOne), ...names.filter(isOther)] : [];
  return [
    ...both(
      (name) => SALARIES.has(name),
      (name) => name.includes('.'),
    ),
    ...both(
      (name) => PERIODS.has(name),
      (name) => name === 'EXTRA_YEARS',
    ),
    ...both(
      (name) => name === 'BIRTH_DATE' || name === 'BEG_POS_DATE',
      (name) => name === 'RESIGN_DATE',
    ),
  ];
}

function isSettled({ outcomes }: SettledBy): boolean {
  return outcomes.length > 0 && outcomes.every(({ verdict }) => verdict !== 'review');
}

/**
 * What would settle a verdict `review`: for each missing or unsure fact, with the others as they are, the verdict under each
 * value that makes a difference; facts of which none is enough alone are named together.
 */
export function settlementsOf(
  officer: OfficerRead,
  interpretation: Interpretation,
  evaluation: Evaluation,
): readonly SettledBy[] {
  const subject = { officer, interpretation };
  const facts = openFactsOf(subject, evaluation).filter(({ values }) => values.length > 0);
  const compared = comparedFacts(facts);
  const tried = facts.filter(({ fact }) => !compared.includes(fact));
  const alone = tried.map((fact) => ({ fact, settled: settledBy([fact], subject) }));
  const open = alone.filter(({ settled }) => !isSettled(settled));
  const together = settledBy(
    open.map(({ fact }) => fact),
    subject,
  );
  const apart = open.map(({ settled }) => settled);
  return [
    ...alone.map(({ settled }) => settled).filter(isSettled),
    ...(together.outcomes.length > 0 ? [together] : apart),
    ...(compared.length > 0 ? [settledOnlyBy([...new Set(compared)])] : []),
  ];
}
