import type { OfficerRead, PersonInNoSchedule, RowPlace, UnreadableRow } from '../vocabulary/officer.ts';
import type { Basis, Interpretation, Rule } from './basis.ts';
import { notesOfCells, reasonOfProblem, reasonsOfCells } from './cells.ts';
import { causesOf, choose, type Evaluation, type TestedRule } from './evaluate.ts';
import type { Cause, Finding } from './findings.ts';
import type { Judgement, Reason } from './judgement.ts';
import { testMedal } from './medal.ts';
import { notesOfData, notesOfInterpretations, notesOfSureness } from './notes.ts';
import { firstRound, nameOfVerdict, placeOfRule, rowNumbers } from './phrases.ts';
import { REASON_TEXTS } from './reasons.ts';
import { settledByKeeping, settledOnlyBy, settlementsOf } from './settle.ts';
import { smallestChangeOf } from './smallest-change.ts';
import { evaluateRead } from './unread-cells.ts';
import { reasonOf } from './wording.ts';

// A later round

/** How many rounds to look ahead; no career is longer. */
export const ROUNDS_AHEAD = 45;

function roundsAfter(roundYear: number): readonly number[] {
  return Array.from({ length: ROUNDS_AHEAD }, (_, before) => roundYear + before + 1);
}

interface Possible {
  readonly rule: Rule;
  readonly roundYear: number;
}

function canBeMetWithTime({ tested: { met }, metWithTime }: Finding): boolean {
  return met === true || metWithTime;
}

/** The first later round in which a step is met if only time passes; null when there is none. */
function firstPossible(officer: OfficerRead, basis: Basis, { general, tested }: Evaluation): Possible | null {
  if (!tested.some(({ findings }) => [...general, ...findings].every(canBeMetWithTime))) {
    return null;
  }
  for (const roundYear of roundsAfter(basis.roundYear)) {
    const then = evaluateRead(officer, basis.inRound(roundYear));
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

function withoutRepeats(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [reason.th, reason])).values()];
}

// The judgement

function identityOf(officer: OfficerRead) {
  const { file, sheet, row, idCard, name, sex, level, classHeld, classHeldSince } = officer;
  return { file, sheet, row, idCard, name, sex, level, classHeld, classHeldSince };
}

/** The sentence of a cause; for an open question it says what the verdict would be if the answer were yes. */
function reasonOfCause({ code, details, ifMet }: Cause, officer: OfficerRead, interpretation: Interpretation): Reason {
  if (ifMet === undefined || !REASON_TEXTS[code].en.includes('{result}')) {
    return reasonOf(code, details);
  }
  const { verdict, rule } = evaluateRead({ ...officer, ...ifMet() }, interpretation);
  return reasonOf(code, { ...details, result: nameOfVerdict(verdict, rule?.step.class ?? null) });
}

/**
 * Judges an officer by the rules of a round. Pure: the same officer and basis give the same judgement. It states
 * eligibility to be considered, never an entitlement. People certify the rest: the officer the qualifications (item 12), a
 * committee (item 16) and the proposer (item 14) conduct and merit too.
 */
export function judge(officer: OfficerRead, basis: Basis): Judgement {
  const evaluation = evaluateRead(officer, basis.interpretation);
  const { verdict, tested, general, certain } = evaluation;
  const isRefused = verdict === 'notEligible';
  const possible = isRefused ? firstPossible(officer, basis, evaluation) : null;
  const nearest = isRefused ? nearestOf(tested, possible, basis.interpretation.whichClass) : null;
  const decisive = nearest?.rule ?? evaluation.rule;

  const causes = [...evaluation.causes, ...causesOf(nearest?.findings ?? [], false)];
  const reasons = [
    ...reasonsOfCells(officer, evaluation),
    ...causes.map((cause) => reasonOfCause(cause, officer, basis.interpretation)),
  ];
  const notes: Reason[] = [];
  if (nearest !== null) {
    const { rule } = nearest;
    const when = firstRound(possible?.roundYear ?? null);
    notes.push(reasonOf('NEAREST_STEP', { class: rule.step.class, place: placeOfRule(rule), when }));
  }
  if (certain !== null) {
    notes.push(reasonOf('CERTAIN_CLASS', { class: certain.step.class, place: placeOfRule(certain) }));
  }
  notes.push(...general.flatMap(({ note }) => (note === null ? [] : [reasonOf(note.code, note.details)])));
  notes.push(...notesOfCells(officer, evaluation));
  notes.push(...notesOfInterpretations(officer, basis, evaluation), ...notesOfData(officer, basis, evaluation));
  // The decisive rule and the rules for higher classes, which decide because they are not met.
  const deciding = tested.slice(tested.findIndex(({ rule }) => rule === decisive));
  notes.push(...notesOfSureness(deciding, basis.interpretation));

  const isDecisive = ({ rule }: TestedRule) => rule === decisive;
  const rulesInOrder = [...tested.filter(isDecisive), ...tested.filter((one) => !isDecisive(one))];
  // Whatever an unread cell says, another row has the same class.
  const isRuleOpen = verdict === 'eligible' && tested.find(isDecisive)?.met !== true;
  const medal = testMedal(officer, basis.interpretation, general);
  notes.push(...medal.notes);
  return {
    ...identityOf(officer),
    verdict,
    nominate: isRefused ? null : (decisive?.step.class ?? null),
    rule: isRuleOpen ? null : (decisive?.id ?? null),
    reasons: reasons.length === 0 ? [reasonOf('NO_CLASS_EITHER_WAY')] : withoutRepeats(reasons),
    conditions: [
      ...general.map((one) => one.tested),
      ...rulesInOrder.flatMap(({ findings }) => findings.map((one) => one.tested)),
      ...(medal.condition === null ? [] : [medal.condition]),
    ],
    notes: withoutRepeats(notes),
    medal: medal.isMet,
    firstPossibleRound: possible?.roundYear ?? null,
    settledBy: verdict === 'review' ? settlementsOf(officer, basis.interpretation, evaluation) : [],
    smallestChange: isRefused ? smallestChangeOf(officer, basis.interpretation, evaluation, nearest, possible) : null,
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
  settledBy: [],
  smallestChange: null,
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
  const place = { file, sheet, row };
  const unreadable = problems.map((problem) => reasonOfProblem(place, problem));
  const duplicate = otherRows.length === 0 ? [] : [sameIdAs(otherRows)];
  const columns = problems.flatMap(({ column }) => column ?? []);
  const settledBy = columns.length === 0 ? [] : [settledOnlyBy(columns)];
  return { ...place, ...identity, ...NOTHING_TESTED, reasons: [...unreadable, ...duplicate], settledBy };
}

/**
 * The judgement on a person of a kind that is in no schedule: not eligible, item 12 (3), whatever else the row says. Review,
 * where other rows have the same citizen id: they may be of another kind, and which of them holds is not known.
 *
 * @param otherRows other rows with the same citizen id
 */
export function judgeInNoSchedule(
  { file, sheet, row, identity, kindOfPersonnel }: PersonInNoSchedule,
  otherRows: readonly RowPlace[],
): Judgement {
  const nothing = { file, sheet, row, ...identity, ...NOTHING_TESTED };
  return otherRows.length > 0
    ? { ...nothing, reasons: [sameIdAs(otherRows)] }
    : { ...nothing, verdict: 'notEligible', reasons: [reasonOf('IN_NO_SCHEDULE', { kind: kindOfPersonnel })] };
}

/**
 * The judgement on an officer whose citizen id is in other rows too: review, with a reason that names them, and the verdict if
 * this row alone is kept.
 */
export function reviewDuplicate(officer: OfficerRead, otherRows: readonly RowPlace[], basis: Basis): Judgement {
  const settledBy = [settledByKeeping(evaluateRead(officer, basis.interpretation))];
  return { ...identityOf(officer), ...NOTHING_TESTED, reasons: [sameIdAs(otherRows)], settledBy };
}

function sameIdAs(otherRows: readonly RowPlace[]): Reason {
  return reasonOf('DUPLICATE_ROW', { rows: rowNumbers(otherRows) });
}
