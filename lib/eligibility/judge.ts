import { columnInThai } from '../vocabulary/columns.ts';
import type { Officer, PersonInNoSchedule, RowPlace, UnreadableRow } from '../vocabulary/officer.ts';
import type { Basis, Interpretation, Rule } from './basis.ts';
import { causesOf, choose, type Evaluation, evaluateOfficer, type TestedRule } from './evaluate.ts';
import type { Cause, Finding } from './findings.ts';
import type { Judgement, Reason } from './judgement.ts';
import { testMedal } from './medal.ts';
import { notesOfData, notesOfInterpretations, notesOfSureness } from './notes.ts';
import { firstRound, nameOfVerdict, placeOfRule, rowNumbers } from './phrases.ts';
import { reasonOf } from './wording.ts';

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

function withoutRepeats(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [reason.th, reason])).values()];
}

// The judgement

function identityOf(officer: Officer) {
  const { file, sheet, row, idCard, name, sex, level, classHeld, classHeldSince } = officer;
  return { file, sheet, row, idCard, name, sex, level, classHeld, classHeldSince };
}

/** The sentence of a cause; for an open question it says what the verdict would be if the answer were yes. */
function reasonOfCause({ code, details, ifMet }: Cause, officer: Officer, interpretation: Interpretation): Reason {
  if (ifMet === undefined) {
    return reasonOf(code, details);
  }
  const { verdict, rule } = evaluateOfficer({ ...officer, ...ifMet }, interpretation);
  return reasonOf(code, { ...details, result: nameOfVerdict(verdict, rule?.step.class ?? null) });
}

/**
 * Judges an officer by the rules of a round. Pure: the same officer and basis give the same judgement. It states
 * eligibility to be considered, never an entitlement. People certify the rest: the officer the qualifications (item 12), a
 * committee (item 16) and the proposer (item 14) conduct and merit too.
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
  notes.push(...general.flatMap(({ note }) => (note === null ? [] : [reasonOf(note.code, note.details)])));
  notes.push(...notesOfInterpretations(officer, basis, evaluation), ...notesOfData(officer, basis, evaluation));
  // The decisive rule and the rules for higher classes, which decide because they are not met.
  const deciding = tested.slice(tested.findIndex(({ rule }) => rule === decisive));
  notes.push(...notesOfSureness(deciding, basis.interpretation));

  const isDecisive = ({ rule }: TestedRule) => rule === decisive;
  const rulesInOrder = [...tested.filter(isDecisive), ...tested.filter((one) => !isDecisive(one))];
  const medal = testMedal(officer, basis.interpretation, general);
  notes.push(...medal.notes);
  return {
    ...identityOf(officer),
    verdict,
    nominate: isRefused ? null : (decisive?.step.class ?? null),
    rule: decisive?.id ?? null,
    reasons: withoutRepeats(causes.map((cause) => reasonOfCause(cause, officer, basis.interpretation))),
    conditions: [
      ...general.map((one) => one.tested),
      ...rulesInOrder.flatMap(({ findings }) => findings.map((one) => one.tested)),
      ...(medal.condition === null ? [] : [medal.condition]),
    ],
    notes: withoutRepeats(notes),
    medal: medal.isMet,
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
  const place = rowNumbers([{ file, sheet, row }]);
  const unreadable = problems.map(({ column, found, remedy }) =>
    column === null
      ? reasonOf('UNREADABLE_ROW', { place, found, remedy })
      : reasonOf('UNREADABLE_CELL', { place, column: columnInThai(column), found, remedy }),
  );
  const duplicate = otherRows.length === 0 ? [] : [sameIdAs(otherRows)];
  return { file, sheet, row, ...identity, ...NOTHING_TESTED, reasons: [...unreadable, ...duplicate] };
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

/** The judgement on an officer whose citizen id is in other rows too: review, with a reason that names them. */
export function reviewDuplicate(officer: Officer, otherRows: readonly RowPlace[]): Judgement {
  return { ...identityOf(officer), ...NOTHING_TESTED, reasons: [sameIdAs(otherRows)] };
}

function sameIdAs(otherRows: readonly RowPlace[]): Reason {
  return reasonOf('DUPLICATE_ROW', { rows: rowNumbers(otherRows) });
}
