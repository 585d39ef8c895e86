import { addDays } from '../vocabulary/calendar.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { Officer, OfficerRead } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import type { Interpretation, Rule } from './basis.ts';
import {
  causesOf,
  type Evaluation,
  evaluateOfficer,
  factsOf,
  highestClassHeld,
  type Outcome,
  type TestedRule,
} from './evaluate.ts';
import type { Cause, Facts, Finding } from './findings.ts';
import { contradictionsOf, testGeneral } from './general-conditions.ts';
import { placeOf } from './place.ts';
import { possibleValues } from './possible-values.ts';

/** How many combinations of values are tried; with more, only what asks for no unread cell is certain. */
export const MOST_COMBINATIONS = 600;

/** A day for a field that makes no difference. */
const ANY_DAY = '1900-01-01';

/** The officer with every field filled: where no value makes a difference, with any. */
function filled(officer: OfficerRead, facts: Partial<Officer>): Officer {
  const birthDate = officer.birthDate ?? ANY_DAY;
  const enteredService = officer.enteredService ?? addDays(birthDate, 1);
  const known = {
    ...officer,
    enteredService,
    birthDate,
    salary: officer.salary ?? 0,
    ...facts,
  };
  // Permanent employees have no level: the day of being hired takes its place.
  return { ...known, enteredLevel: known.enteredLevel ?? known.enteredService };
}

/** An officer with a value tried in each unread cell. */
interface Tried {
  readonly evaluation: Evaluation;
  /** Place of each value among those of its column. */
  readonly values: readonly number[];
}

/** The evaluations under every combination of values of the unread cells; null where there are too many. */
function tryAll(officer: OfficerRead, interpretation: Interpretation): readonly Tried[] | null {
  let combinations: readonly { readonly facts: Partial<Officer>; readonly values: readonly number[] }[] = [
    { facts: {}, values: [] },
  ];
  for (const { column } of officer.unread) {
    const { values } = possibleValues(column, officer, interpretation);
    const facts = values.length === 0 ? [{}] : values.map((one) => one.facts);
    if (combinations.length * facts.length > MOST_COMBINATIONS) {
      return null;
    }
    combinations = combinations.flatMap((before) =>
      facts.map((more, at) => ({ facts: { ...before.facts, ...more }, values: [...before.values, at] })),
    );
  }
  const tried = combinations.map(({ facts, values }) => ({
    evaluation: evaluateOfficer(filled(officer, facts), interpretation),
    values,
  }));
  // A value that contradicts a readable cell is not the right one, unless every value does.
  const plausible = tried.filter(({ evaluation }) => !isContradictory(evaluation));
  return plausible.length === 0 ? tried : plausible;
}

/** Asked of the conditions: where another cell refuses, the causes say nothing of a contradiction. */
function isContradictory({ general }: Evaluation): boolean {
  return general.some(({ cause }) => cause?.code === 'DATA_CONTRADICTS');
}

// Several evaluations as one

/** A text that two evaluations have in common when they say the same. */
function saying({ verdict, rule, certain, causes }: Evaluation): string {
  const why = verdict === 'review' && causes.map(({ code }) => code);
  return [verdict, rule?.step.class, certain?.step.class, why].join();
}

/** The columns of which one value alone can make the evaluations differ. */
function decidingColumns(officer: OfficerRead, tried: readonly Tried[]): readonly ColumnName[] {
  return officer.unread
    .map(({ column }) => column)
    .filter((_, at) => {
      const byOthers = Map.groupBy(tried, ({ values }) => values.toSpliced(at, 1).join());
      return [...byOthers.values()].some(
        (alike) => new Set(alike.map(({ evaluation }) => saying(evaluation))).size > 1,
      );
    });
}

/** What all have in common; undefined where one differs. */
function common<Value>(values: readonly Value[]): Value | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

const NOT_KNOWN: BothLanguages = { th: '(ไม่ทราบ)', en: '(not known)' };

/** Every place in the schedules that a class may come from. */
function anyPlace(causes: readonly Cause[]): BothLanguages {
  const places = causes.map(({ details }) => details.place as BothLanguages);
  const inOne = (language: 'th' | 'en', or: string) => [...new Set(places.map((place) => place[language]))].join(or);
  return { th: inOne('th', ' หรือ'), en: inOne('en', ' or ') };
}

/** The same cause under several values: what only some of them say is not known, but each place is named. */
function mergedCause(causes: readonly Cause[]): Cause {
  const [first] = causes as [Cause];
  const details = Object.entries(first.details).map(([name, detail]) => {
    const isKnown = causes.every((one) => JSON.stringify(one.details[name]) === JSON.stringify(detail));
    return [name, isKnown ? detail : name === 'place' ? anyPlace(causes) : NOT_KNOWN] as const;
  });
  return { ...first, details: Object.fromEntries(details) };
}

/**
 * One condition as it was tested under several values; `times`: how often the whole was tested. Whether time can make it met
 * is taken from the first: a later round is judged under every value again.
 */
function mergedFinding(findings: readonly Finding[], times: number): Finding {
  const [first] = findings as [Finding];
  const causes = findings.flatMap(({ cause }) => cause ?? []);
  const isAlways = findings.length === times;
  const met = (isAlways ? common(findings.map(({ tested }) => tested.met)) : null) ?? null;
  const found = common(findings.map(({ tested }) => tested.found)) ?? null;
  return {
    ...first,
    tested: { ...first.tested, found, met },
    cause: causes.length === 0 ? null : mergedCause(causes),
  };
}

/** The conditions of several tests, each once. */
function mergedFindings(tests: readonly (readonly Finding[])[]): readonly Finding[] {
  const byName = Map.groupBy(tests.flat(), ({ tested }) => tested.name);
  return [...byName.values()].map((findings) => mergedFinding(findings, tests.length));
}

function mergedRules(evaluations: readonly Evaluation[]): readonly TestedRule[] {
  const byRule = Map.groupBy(
    evaluations.flatMap(({ tested }) => tested),
    ({ rule }) => rule.id,
  );
  return [...byRule.values()]
    .map((tests): TestedRule => {
      const [{ rule }] = tests as [TestedRule];
      const met = tests.map((one) => one.met);
      // In another row there is no such step.
      const all = tests.length < evaluations.length ? [...met, false] : met;
      return { rule, findings: mergedFindings(tests.map(({ findings }) => findings)), met: common(all) ?? null };
    })
    .toSorted((one, other) => one.rule.rank - other.rule.rank);
}

/** The causes that every evaluation has, by their codes. */
function commonCauses(evaluations: readonly Evaluation[]): readonly Cause[] {
  const [first] = evaluations as [Evaluation];
  return first.causes.flatMap(({ code, details: { column } }) => {
    const same = evaluations.flatMap(
      ({ causes }) => causes.find((one) => one.code === code && one.details.column === column) ?? [],
    );
    return same.length === evaluations.length ? [mergedCause(same)] : [];
  });
}

/** The highest class that is certain: its rule is met whatever the unread cells say. */
function certainRule(evaluations: readonly Evaluation[], tested: readonly TestedRule[]): Rule | null {
  const rules = evaluations.map(({ verdict, rule, certain }) => (verdict === 'eligible' ? rule : certain));
  const lowest = rules.includes(null) ? null : lowestOf(rules);
  return tested.find(({ rule, met }) => rule.id === lowest?.id && met === true)?.rule ?? null;
}

function lowestOf(rules: readonly (Rule | null)[]): Rule | null {
  return rules.filter((rule) => rule !== null).toSorted((one, other) => one.rank - other.rank)[0] ?? null;
}

/** The verdicts and classes that occur, each once. */
function outcomesOf(evaluations: readonly Evaluation[]): readonly Outcome[] {
  return [
    ...new Map(evaluations.map(({ verdict, rule }) => [`${verdict} ${rule?.step.class}`, { verdict, rule }])).values(),
  ];
}

/** Whether a cause says what only some values of the unread cells do, as those of a foreigner where the others refuse. */
function hangsOnValues({ code }: Cause, evaluations: readonly Evaluation[]): boolean {
  const saidBy = evaluations.filter(({ general }) => general.some(({ cause }) => cause?.code === code));
  return saidBy.length > 0 && saidBy.length < evaluations.length;
}

/** The columns that are compared with the amounts of the rules. */
export const SALARIES: ReadonlySet<string> = new Set<ColumnName>(['SALARY', 'SALARY5Y']);

/** The unread salaries that hang on an amount that is not set: until it is, no value of them makes a difference. */
function comparedSalaries({ unread }: OfficerRead, causes: readonly Cause[]): readonly ColumnName[] {
  const isCompared = causes.some(({ amount }) => amount !== undefined);
  const columns = unread.map(({ column }) => column);
  return isCompared ? columns.filter((column) => SALARIES.has(column)) : [];
}

function merged(officer: OfficerRead, tried: readonly Tried[]): Evaluation {
  const evaluations = tried.map(({ evaluation }) => evaluation);
  const [first] = evaluations as [Evaluation, ...Evaluation[]];
  const tested = mergedRules(evaluations);
  const general = mergedFindings(evaluations.map((one) => one.general));
  if (common(evaluations.map(saying)) !== undefined) {
    const causes = commonCauses(evaluations);
    return { ...first, causes, general, tested, decidedBy: comparedSalaries(officer, causes) };
  }
  const open = evaluations.filter(({ verdict }) => verdict !== 'notEligible');
  const certain = certainRule(evaluations, tested);
  // That the conditions of some class are met says nothing while it is not known which.
  const causes = commonCauses(open).filter(
    (cause) => cause.code !== 'MAY_BE_CONSIDERED' && !hangsOnValues(cause, evaluations),
  );
  return {
    verdict: 'review',
    rule: certain ?? lowestOf(open.map(({ rule }) => rule)),
    causes,
    general,
    tested,
    certain,
    decidedBy: [...new Set([...decidingColumns(officer, tried), ...comparedSalaries(officer, causes)])],
    outcomes: outcomesOf(evaluations),
  };
}

// Too many combinations to try

/** An object that notes which of its fields are asked for. */
function watched<Of extends object>(of: Of, asked: Set<PropertyKey>): Of {
  return new Proxy(of, {
    get: (target, field) => {
      asked.add(field);
      return Reflect.get(target, field);
    },
  });
}

/** What conditions are tested against, found out when it is asked for. */
function factsWhenAsked(officer: Officer, interpretation: Interpretation): Facts {
  const few = {
    officer,
    interpretation,
    get place() {
      return placeOf(officer, interpretation);
    },
  };
  const isFew = (name: PropertyKey): name is keyof typeof few => name in few;
  return new Proxy({} as Facts, {
    get: (_, name: keyof Facts) => (isFew(name) ? few[name] : factsOf(officer, interpretation)[name]),
  });
}

/** What is certain where too many cells are unread: what is refused without asking for one of them. */
function untried(officer: OfficerRead, interpretation: Interpretation): Evaluation {
  const fields = officer.unread.flatMap(({ column }) =>
    possibleValues(column, officer, interpretation).values.flatMap(({ facts }) => Object.keys(facts)),
  );
  const known = filled(officer, {});
  const asked = new Set<PropertyKey>();
  const facts = factsWhenAsked(watched(known, asked), interpretation);
  const isCertain = () => !fields.some((field) => asked.has(field));
  const general: Finding[] = [];
  const lifted: string[] = [];
  for (const condition of interpretation.ruleSet.general) {
    asked.clear();
    const tested = testGeneral(condition, facts);
    if (tested !== null) {
      const open = { ...tested, tested: { ...tested.tested, found: null, met: null }, cause: null };
      const one = isCertain() ? tested : open;
      general.push(one);
      lifted.push(...('lifts' in condition && one.tested.met !== true ? condition.lifts : []));
    }
  }
  asked.clear();
  const { row } = facts.place;
  const highest = row === null || lifted.length > 0 ? null : highestClassHeld(row, facts.officer.classHeld);
  const isAtTop = highest !== null && isCertain() && contradictionsOf(known, interpretation).length === 0;
  const refused = [
    ...causesOf(
      general.filter(({ tested }) => !lifted.includes(tested.name)),
      false,
    ),
    ...(isAtTop ? [highest] : []),
  ];
  const nothing = { rule: null, general, tested: [], certain: null, outcomes: [] };
  return refused.length > 0
    ? { ...nothing, verdict: 'notEligible', causes: refused, decidedBy: [] }
    : { ...nothing, verdict: 'review', causes: [], decidedBy: officer.unread.map(({ column }) => column) };
}

/**
 * Judges an officer of whom some cells could not be read: under every combination of the values that they can have and that
 * make a difference. What all have in common is certain.
 */
export function evaluateRead(officer: OfficerRead, interpretation: Interpretation): Evaluation {
  if (officer.unread.length === 0) {
    return evaluateOfficer(officer as Officer, interpretation);
  }
  const tried = tryAll(officer, interpretation);
  return tried === null ? untried(officer, interpretation) : merged(officer, tried);
}
