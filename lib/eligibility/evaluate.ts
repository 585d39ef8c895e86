import { buddhistYearOf } from '../vocabulary/calendar.ts';
import { rankOf } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { Officer } from '../vocabulary/officer.ts';
import { amountOf, type Interpretation, type RowInForce, type Rule } from './basis.ts';
import { testStep } from './conditions.ts';
import { type Cause, classOrNone, type Facts, type Finding, withAnswer } from './findings.ts';
import { contradictionsOf, dayRetiredByAge, testGeneral } from './general-conditions.ts';
import type { Verdict } from './judgement.ts';
import { nameOfSchedules, placeOfRule, positionOf } from './phrases.ts';
import { type Place, placeOf } from './place.ts';

/** A rule tested on an officer. */
export interface TestedRule {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
  /** Null: not known. */
  readonly met: boolean | null;
}

/** The result for an officer under one interpretation of the open points. */
export interface Evaluation {
  readonly verdict: Verdict;
  /** The rule of the class to nominate; for review, of the class that would be nominated. */
  readonly rule: Rule | null;
  readonly causes: readonly Cause[];
  /** The conditions on every officer, and the contradictions in the data. */
  readonly general: readonly Finding[];
  /** The rules for classes above the one held, lowest first. */
  readonly tested: readonly TestedRule[];
  /** For review: the highest rule that is met, while a higher one cannot be tested. */
  readonly certain: Rule | null;
  /** The unread cells of which another value would make the evaluation differ. */
  readonly decidedBy: readonly ColumnName[];
  /** What the unread cells that decide allow. */
  readonly outcomes: readonly Outcome[];
}

/** A verdict and the rule of the class to nominate. */
export type Outcome = Pick<Evaluation, 'verdict' | 'rule'>;

/** The causes of the findings that are not met (false) or could not be tested (null). */
export function causesOf(findings: readonly Finding[], met: false | null): readonly Cause[] {
  return findings.flatMap(({ tested, cause }) => (tested.met === met && cause !== null ? [cause] : []));
}

function areMet(findings: readonly Finding[]): boolean | null {
  let met: boolean | null = true;
  for (const { tested } of findings) {
    if (tested.met === false) {
      return false;
    }
    met = tested.met === null ? null : met;
  }
  return met;
}

/**
 * The rule whose class is nominated: the highest one that is met or could not be tested, or stepwise the lowest. Null
 * when there is none.
 */
export function choose(tested: readonly TestedRule[], whichClass: Interpretation['whichClass']): TestedRule | null {
  const isOpen = ({ met }: TestedRule) => met !== false;
  return (whichClass === 'stepwise' ? tested.find(isOpen) : tested.findLast(isOpen)) ?? null;
}

/** Why no row fits an officer. */
function causesOfNoRow(officer: Officer, { schedules, missingColumns }: Place): readonly Cause[] {
  return missingColumns.length > 0
    ? missingColumns.map((column) => ({ code: 'MISSING_COLUMN', details: { column } }))
    : [{ code: 'NO_ROW', details: { schedules: nameOfSchedules(schedules), found: positionOf(officer) } }];
}

/** The evaluations that one officer can still get, once the conditions on every officer are tested. */
interface Answers {
  readonly refused: readonly Cause[];
  readonly open: readonly Cause[];
  evaluation(verdict: Verdict, causes: readonly Cause[], more?: Partial<Evaluation>): Evaluation;
  notEligible(causes: readonly Cause[]): Evaluation;
  /** Review, unless the officer is refused whatever the answer is. */
  review(causes: readonly Cause[]): Evaluation;
}

function answersAfter(general: readonly Finding[]): Answers {
  const refused = causesOf(general, false);
  const open = causesOf(general, null);
  const evaluation: Answers['evaluation'] = (verdict, causes, more = {}) => ({
    verdict,
    rule: null,
    causes,
    general,
    tested: [],
    certain: null,
    decidedBy: [],
    outcomes: [],
    ...more,
  });
  return {
    refused,
    open,
    evaluation,
    notEligible: (causes) => evaluation('notEligible', [...refused, ...causes]),
    review: (causes) =>
      refused.length > 0 ? evaluation('notEligible', refused) : evaluation('review', [...causes, ...open]),
  };
}

/** What the conditions of one officer are tested against. */
export function factsOf(officer: Officer, interpretation: Interpretation): Facts {
  const place = placeOf(officer, interpretation);
  const left = dayRetiredByAge(officer, interpretation, place);
  return {
    officer,
    interpretation,
    place,
    serviceDay: left ?? interpretation.cutOff,
    levelDay: left ?? interpretation.levelDay,
    holdingDay: left ?? interpretation.holdingDay,
    year: left === null ? interpretation.roundYear : buddhistYearOf(left),
    extraYears: officer.extraYears ?? 0,
  };
}

/** A condition that does not bar an officer, because another part of the law holds: where it is not met, it is not asked. */
function unlessMet(one: Finding): Finding {
  const { tested } = one;
  return tested.met === true ? one : { ...one, tested: { ...tested, met: null }, cause: null, note: null };
}

/** Judges an officer in one round under one interpretation of the open points. */
export function evaluateOfficer(officer: Officer, interpretation: Interpretation): Evaluation {
  const facts = factsOf(officer, interpretation);
  const contradictions = contradictionsOf(officer, interpretation);
  const general: Finding[] = [];
  const lifted: string[] = [];
  for (const condition of interpretation.ruleSet.general) {
    const tested = testGeneral(condition, facts);
    const finding = tested === null ? null : withAnswer(tested, interpretation.answered);
    if (finding !== null) {
      general.push(finding);
      lifted.push(...finding.lifts);
    }
  }
  if (lifted.length > 0) {
    const asked = general.map((one) => (lifted.includes(one.tested.name) ? unlessMet(one) : one));
    return answersAfter([...asked, ...contradictions]).review([]);
  }
  const answers = answersAfter([...general, ...contradictions]);
  const { row } = facts.place;
  if (row === null) {
    return evaluateWithoutRow(facts, answers);
  }
  if (contradictions.length > 0) {
    return answers.review([]);
  }
  return evaluateInRow(row, facts, answers);
}

/** An officer for whom no schedule has a row. */
function evaluateWithoutRow({ officer, interpretation, place }: Facts, { notEligible, review }: Answers): Evaluation {
  const { schedule } = place;
  if (schedule === null || schedule.lowestWage === null) {
    return review(causesOfNoRow(officer, place));
  }
  const needed = amountOf(interpretation.amounts, schedule.lowestWage).baht ?? schedule.lowestWage;
  const details = { found: officer.salary, needed, schedule: schedule.number };
  return notEligible([{ code: 'WAGE_BELOW_SCHEDULE', details, ifMet: () => ({ salary: Number(needed) }) }]);
}

/** The cause that refuses a holder of the highest class of a row or of one above it; null for every other officer. */
export function highestClassHeld(row: RowInForce, classHeld: string | null): Cause | null {
  const heldRank = rankOf(classHeld) as number;
  if (row.rules.some(({ rank }) => rank > heldRank)) {
    return null;
  }
  const { number, highest, schedule } = row;
  const details = { found: classOrNone(classHeld), needed: highest, schedule: schedule.number, row: number };
  return { code: 'HIGHEST_CLASS_HELD', details };
}

/** Tests the steps of a row for the classes above the one held. */
function evaluateInRow(row: RowInForce, facts: Facts, answers: Answers): Evaluation {
  const { classHeld } = facts.officer;
  const heldRank = rankOf(classHeld) as number;
  const tested = row.rules
    .filter(({ rank }) => rank > heldRank)
    .map((rule): TestedRule => {
      const findings = testStep(rule, facts).map((finding) => withAnswer(finding, facts.interpretation.answered));
      return { rule, findings, met: areMet(findings) };
    });
  const highest = highestClassHeld(row, classHeld);
  if (highest !== null) {
    return answers.notEligible([highest]);
  }
  const [lowest] = tested as [TestedRule, ...TestedRule[]];
  const notHeld = lowest.findings.find(({ cause }) => cause?.code === 'CLASS_NOT_HELD');
  if (row.first === null && notHeld !== undefined) {
    const { number, schedule } = row;
    const details = {
      found: classOrNone(classHeld),
      needed: notHeld.tested.needed,
      schedule: schedule.number,
      row: number,
    };
    return answers.review([{ code: 'NO_CLAUSE', details }]);
  }
  return evaluateSteps(tested, choose(tested, facts.interpretation.whichClass), answers);
}

/** The evaluation by the step that is chosen among those tested. */
function evaluateSteps(tested: readonly TestedRule[], chosen: TestedRule | null, answers: Answers): Evaluation {
  const { refused, open, evaluation } = answers;
  if (chosen === null || refused.length > 0) {
    return evaluation('notEligible', refused, { tested });
  }
  const { rule } = chosen;
  if (chosen.met === true && open.length === 0) {
    const details = { class: rule.step.class, place: placeOfRule(rule) };
    return evaluation('eligible', [{ code: 'MAY_BE_CONSIDERED', details }], { rule, tested });
  }
  if (chosen.met === true) {
    return evaluation('review', open, { rule, tested });
  }
  const certain = tested.slice(0, tested.indexOf(chosen)).findLast(({ met }) => met === true)?.rule ?? null;
  const lowestOpen = tested.find(({ met }) => met === null) as TestedRule;
  return evaluation('review', [...open, ...causesOf(chosen.findings, null)], {
    rule: certain ?? lowestOpen.rule,
    tested,
    certain,
  });
}
