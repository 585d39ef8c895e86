import { rankOf } from '../vocabulary/classes.ts';
import { LEVELS, nameOfLevel } from '../vocabulary/levels.ts';
import type { Officer } from '../vocabulary/officer.ts';
import type { BothLanguages } from '../vocabulary/words.ts';
import { amountOf, type Interpretation, type Rule } from './basis.ts';
import {
  type Cause,
  classOrNone,
  contradictionsOf,
  dayRetiredByAge,
  type Facts,
  type Finding,
  testGeneral,
  testStep,
} from './conditions.ts';
import type { Verdict } from './judgement.ts';
import { type Place, placeOf } from './place.ts';
import { NOTHING_KNOWN, placeOfRule } from './reasons.ts';
import { bahtInThai } from './wording.ts';

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
}

/** The causes of the findings that are not met (false) or could not be tested (null). */
export function causesOf(findings: readonly Finding[], met: false | null): readonly Cause[] {
  return findings.filter(({ tested }) => tested.met === met).map(({ cause }) => cause as Cause);
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

/** The position as the roster describes it: with the level's name in Thai, and its code in English. */
function describe({ level: code, standing, positionName, allowance }: Officer): BothLanguages {
  const level = LEVELS.find((one) => one.code === code);
  const list = (...parts: readonly (string | number | null)[]) => parts.filter((part) => part !== null).join(', ');
  const thai = list(
    level === undefined ? code : nameOfLevel(level),
    standing,
    positionName,
    allowance === null ? null : bahtInThai(allowance),
  );
  return { th: thai || NOTHING_KNOWN.th, en: list(code, standing, positionName, allowance) || NOTHING_KNOWN.en };
}

/** Why no row fits an officer. */
function causesOfNoRow(officer: Officer, { inForce: { schedule }, missingColumns }: Place): readonly Cause[] {
  return missingColumns.length > 0
    ? missingColumns.map((column) => ({ code: 'MISSING_COLUMN', details: { column } }))
    : [{ code: 'NO_ROW', details: { schedule: schedule.number, found: describe(officer) } }];
}

/** Judges an officer in one round under one interpretation of the open points. */
export function evaluateOfficer(officer: Officer, interpretation: Interpretation): Evaluation {
  const place = placeOf(officer, interpretation);
  const left = dayRetiredByAge(officer, interpretation, place);
  const facts: Facts = {
    officer,
    interpretation,
    place,
    serviceDay: left ?? interpretation.cutOff,
    holdingDay: left ?? interpretation.holdingDay,
    extraYears: officer.extraYears ?? 0,
  };
  const contradictions = contradictionsOf(officer, interpretation);
  const onEveryOfficer = interpretation.ruleSet.general.flatMap((condition) => testGeneral(condition, facts) ?? []);
  const general = [...onEveryOfficer, ...contradictions];
  const refused = causesOf(general, false);
  const open = causesOf(general, null);
  const evaluation = (verdict: Verdict, causes: readonly Cause[], more: Partial<Evaluation> = {}): Evaluation => ({
    verdict,
    rule: null,
    causes,
    general,
    tested: [],
    certain: null,
    ...more,
  });
  const notEligible = (causes: readonly Cause[]) => evaluation('notEligible', [...refused, ...causes]);
  /** Review, unless the officer is refused whatever the answer is. */
  const review = (causes: readonly Cause[]) =>
    refused.length > 0 ? evaluation('notEligible', refused) : evaluation('review', [...causes, ...open]);

  const { row, inForce } = place;
  if (row === null) {
    const { lowestWage, number: schedule } = inForce.schedule;
    if (lowestWage === null) {
      return review(causesOfNoRow(officer, place));
    }
    const needed = amountOf(interpretation.amounts, lowestWage).baht ?? lowestWage;
    return notEligible([{ code: 'WAGE_BELOW_SCHEDULE', details: { found: officer.salary, needed, schedule } }]);
  }
  if (contradictions.length > 0) {
    return review([]);
  }
  const heldRank = rankOf(officer.classHeld) as number;
  const tested = row.rules
    .filter(({ rank }) => rank > heldRank)
    .map((rule): TestedRule => {
      const findings = testStep(rule, facts);
      return { rule, findings, met: areMet(findings) };
    });
  const { number, first, highest } = row;
  const schedule = row.schedule.number;
  const found = classOrNone(officer.classHeld);
  const [lowest] = tested;
  if (lowest === undefined) {
    return notEligible([{ code: 'HIGHEST_CLASS_HELD', details: { found, needed: highest, schedule, row: number } }]);
  }
  const notHeld = lowest.findings.find(({ cause }) => cause?.code === 'CLASS_NOT_HELD');
  if (first === null && notHeld !== undefined) {
    return review([{ code: 'NO_CLAUSE', details: { found, needed: notHeld.tested.needed, schedule, row: number } }]);
  }

  const chosen = choose(tested, interpretation.whichClass);
  if (chosen === null || refused.length > 0) {
    return evaluation('notEligible', refused, { tested });
  }
  const { rule } = chosen;
  if (chosen.met === true && open.length === 0) {
    const causes: readonly Cause[] = [
      { code: 'MAY_BE_CONSIDERED', details: { class: rule.step.class, place: placeOfRule(rule) } },
    ];
    return evaluation('eligible', causes, { rule, tested });
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
