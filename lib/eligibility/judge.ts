import { fullYears } from '../vocabulary/calendar.ts';
import { CLASSES } from '../vocabulary/classes.ts';
import { columnInThai } from '../vocabulary/columns.ts';
import { LEVELS_WITH_STANDING } from '../vocabulary/levels.ts';
import type { Officer, PersonInNoSchedule, RowPlace, UnreadableRow } from '../vocabulary/officer.ts';
import { amountOf, type Basis, type Interpretation, type OtherInterpretation, type Rule } from './basis.ts';
import type { Finding } from './conditions.ts';
import { causesOf, choose, type Evaluation, evaluateOfficer, type TestedRule } from './evaluate.ts';
import type { ConditionTested, Judgement, Reason } from './judgement.ts';
import {
  firstRound,
  nameOfAmount,
  nameOfVerdict,
  placeOfRule,
  type ReasonCode,
  rowNumbers,
  WAYS_TO_CHOOSE,
} from './reasons.ts';
import { type Details, reasonOf } from './wording.ts';

// A later round

/** How many rounds to look ahead; no career is longer. */
const ROUNDS_AHEAD = 45;

interface Possible {
  readonly rule: Rule;
  readonly roundYear: number;
}

function canBeMetWithTime({ tested: { met }, metWithTime }: Finding): boolean {
  return met === true || metWithTime;
}

/** The first later round in which a step is met if only time passes; null when there is none. */
function firstPossible(officer: Officer, basis: Basis, { general, tested }: Evaluation): Possible | null {
  if (!general.every(canBeMetWithTime) || !tested.some(({ findings }) => findings.every(canBeMetWithTime))) {
    return null;
  }
  for (let roundYear = basis.roundYear + 1; roundYear <= basis.roundYear + ROUNDS_AHEAD; roundYear += 1) {
    const then = evaluateOfficer(officer, basis.inRound(roundYear));
    const rule = then.verdict === 'eligible' ? then.rule : then.certain;
    if (rule !== null && then.general.every(({ tested: { met } }) => met === true)) {
      return { rule, roundYear };
    }
  }
  return null;
}

function countUnmet({ findings }: TestedRule): number {
  return findings.filter(({ tested }) => tested.met !== true).length;
}

/** The step possible first, else the one with fewest unmet conditions, lowest on a tie. */
function nearestOf(
  tested: readonly TestedRule[],
  possible: Possible | null,
  whichClass: Interpretation['whichClass'],
): TestedRule | null {
  const byRound = tested.find(({ rule }) => rule.id === possible?.rule.id);
  const alreadyMet = choose(tested, whichClass);
  return (
    byRound ??
    alreadyMet ??
    tested.reduce<TestedRule | null>(
      (best, one) => (best === null || countUnmet(one) < countUnmet(best) ? one : best),
      null,
    )
  );
}

// Notes

/** The details of the note on another interpretation. */
function detailsOf({ note, policy, interpretation }: OtherInterpretation): Details {
  switch (note) {
    case 'HOLDING_BASIS':
      return { on: interpretation.holdingDay };
    case 'K3_MINIMUM':
      return { amount: policy.k3Minimum };
    case 'CIVIL_SERVANT_SCHEDULE':
      return { schedule: policy.civilServantSchedule };
    case 'WHICH_CLASS':
      return { way: WAYS_TO_CHOOSE[policy.whichClass] };
    default:
      return {};
  }
}

function isSameVerdict(one: Evaluation, other: Evaluation): boolean {
  return one.verdict === other.verdict && one.rule?.step.class === other.rule?.step.class;
}

/** Notes on the interpretations of open points under which the verdict would differ. */
function notesOfInterpretations(officer: Officer, basis: Basis, evaluation: Evaluation): readonly Reason[] {
  const notes = new Map<ReasonCode, Reason>();
  for (const other of basis.otherInterpretations) {
    const { note, interpretation } = other;
    const evaluated = notes.has(note) ? evaluation : evaluateOfficer(officer, interpretation);
    if (!isSameVerdict(evaluation, evaluated)) {
      const result = nameOfVerdict(evaluated.verdict, evaluated.rule?.step.class ?? null);
      notes.set(note, reasonOf(note, { ...detailsOf(other), result }));
    }
  }
  return [...notes.values()];
}

function notesOfData(
  { enteredLevel, enteredService, level, standing, resignDate }: Officer,
  basis: Basis,
  evaluation: Evaluation,
): readonly Reason[] {
  const notes: Reason[] = [];
  const { birthday, filingDay, ruleSet } = basis.interpretation;
  if (resignDate === birthday) {
    notes.push(reasonOf('IN_POST_EDGE', { found: resignDate }));
  }
  const nominated = CLASSES.find(({ rank }) => rank === evaluation.rule?.rank);
  const canFollow = nominated === undefined || nominated.form === ruleSet.filing.additionsFor;
  const isInLevel = evaluation.general.some(({ tested: { name, met } }) => name === 'inLevel' && met === true);
  if (isInLevel && enteredLevel > filingDay && !canFollow) {
    notes.push(reasonOf('LEVEL_ENTERED_AFTER_FILING', { found: enteredLevel, needed: filingDay }));
  }
  if (enteredLevel < enteredService && !evaluation.causes.some(({ code }) => code === 'DATA_CONTRADICTS')) {
    notes.push(reasonOf('DATES_OUT_OF_ORDER'));
  }
  if (standing === null && LEVELS_WITH_STANDING.has(level)) {
    notes.push(reasonOf('STANDING_EMPTY'));
  }
  return notes;
}

/** Notes on deciding rules and amounts that are not sure. */
function notesOfSureness(rules: readonly TestedRule[], { amounts }: Interpretation): readonly Reason[] {
  return rules.flatMap(({ rule }) => {
    const { sure, step } = rule;
    const unsureAmounts = step.conditions
      .filter((condition) => 'amount' in condition)
      .map(({ amount }) => amount)
      .filter((amount) => amountOf(amounts, amount).sure === 'L' && amountOf(amounts, amount).baht !== null);
    return [
      ...(sure === 'L' ? [reasonOf('UNSURE_RULE', { place: placeOfRule(rule) })] : []),
      ...unsureAmounts.map((amount) => reasonOf('UNSURE_AMOUNT', { amount: nameOfAmount(amount) })),
    ];
  });
}

function withoutRepeats(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [reason.th, reason])).values()];
}

// The long-service medal

function testMedal(officer: Officer, { ruleSet, birthday }: Interpretation): ConditionTested | null {
  const { personnelTypes, serviceYears } = ruleSet.medal;
  if (!personnelTypes.includes(officer.personnelType) || officer.medalHeld === true) {
    return null;
  }
  const found = fullYears(officer.enteredService, birthday);
  return { name: 'medalServiceYears', rule: 'medal', found, needed: serviceYears, met: found >= serviceYears };
}

// The judgement

function identityOf(officer: Officer) {
  const { file, sheet, row, idCard, name, sex, level, classHeld, classHeldSince } = officer;
  return { file, sheet, row, idCard, name, sex, level, classHeld, classHeldSince };
}

/**
 * Judges an officer by the rules of a round. Pure: the same officer and basis give the same judgement. It states
 * eligibility to be considered, never an entitlement; the head of the agency certifies conduct and merit.
 */
export function judge(officer: Officer, basis: Basis): Judgement {
  const evaluation = evaluateOfficer(officer, basis.interpretation);
  const { verdict, tested, general, certain } = evaluation;
  const isRefused = verdict === 'notEligible';
  const possible = isRefused ? firstPossible(officer, basis, evaluation) : null;
  const nearest = isRefused ? nearestOf(tested, possible, basis.interpretation.whichClass) : null;
  const decisive = nearest?.rule ?? evaluation.rule;

  const causes = [...evaluation.causes, ...causesOf(nearest?.findings ?? [], false)];
  const notes: Reason[] = [];
  if (nearest !== null) {
    const { rule } = nearest;
    const when = firstRound(possible?.roundYear ?? null);
    notes.push(reasonOf('NEAREST_STEP', { class: rule.step.class, place: placeOfRule(rule), when }));
  }
  if (certain !== null) {
    notes.push(reasonOf('CERTAIN_CLASS', { class: certain.step.class, place: placeOfRule(certain) }));
  }
  notes.push(...notesOfInterpretations(officer, basis, evaluation), ...notesOfData(officer, basis, evaluation));
  // The decisive rule and the rules for higher classes, which decide because they are not met.
  const deciding = tested.slice(tested.findIndex(({ rule }) => rule === decisive));
  notes.push(...notesOfSureness(deciding, basis.interpretation));

  const isDecisive = ({ rule }: TestedRule) => rule === decisive;
  const rulesInOrder = [...tested.filter(isDecisive), ...tested.filter((one) => !isDecisive(one))];
  const medalTested = testMedal(officer, basis.interpretation);
  const { alsoNeeds } = basis.interpretation.ruleSet.medal;
  return {
    ...identityOf(officer),
    verdict,
    nominate: isRefused ? null : (decisive?.step.class ?? null),
    rule: decisive?.id ?? null,
    reasons: withoutRepeats(causes.map(({ code, details }) => reasonOf(code, details))),
    conditions: [
      ...general.map((one) => one.tested),
      ...rulesInOrder.flatMap(({ findings }) => findings.map((one) => one.tested)),
      ...(medalTested === null ? [] : [medalTested]),
    ],
    notes: withoutRepeats(notes),
    medal:
      medalTested?.met === true &&
      general.every((one) => one.tested.met === true || !alsoNeeds.includes(one.tested.name)),
    firstPossibleRound: possible?.roundYear ?? null,
  };
}

const NOTHING_TESTED = {
  verdict: 'review',
  nominate: null,
  rule: null,
  conditions: [],
  notes: [],
  medal: false,
  firstPossibleRound: null,
} as const;

/**
 * The judgement on a row that could not be read: review, with one reason for each unreadable cell.
 *
 * @param otherRows other rows with the same citizen id
 */
export function reviewUnreadable(
  { file, sheet, row, identity, problems }: UnreadableRow,
  otherRows: readonly RowPlace[],
): Judgement {
  const unreadable = problems.map(({ column, found, remedy }) =>
    column === null
      ? reasonOf('UNREADABLE_ROW', { row, found, remedy })
      : reasonOf('UNREADABLE_CELL', { row, column: columnInThai(column), found, remedy }),
  );
  const duplicate = otherRows.length === 0 ? [] : [sameIdAs(otherRows)];
  return { file, sheet, row, ...identity, ...NOTHING_TESTED, reasons: [...unreadable, ...duplicate] };
}

/** The judgement on a person of a kind that is in no schedule: not eligible, item 12 (3), whatever else the row says. */
export function judgeInNoSchedule({ file, sheet, row, identity }: PersonInNoSchedule): Judgement {
  return { file, sheet, row, ...identity, ...NOTHING_TESTED, verdict: 'notEligible', reasons: [] };
}

/** The judgement on an officer whose citizen id is in other rows too: review, with a reason that names them. */
export function reviewDuplicate(officer: Officer, otherRows: readonly RowPlace[]): Judgement {
  return { ...identityOf(officer), ...NOTHING_TESTED, reasons: [sameIdAs(otherRows)] };
}

function sameIdAs(otherRows: readonly RowPlace[]): Reason {
  return reasonOf('DUPLICATE_ROW', { rows: rowNumbers(otherRows) });
}
