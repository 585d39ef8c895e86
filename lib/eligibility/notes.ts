import { buddhistYearOf, dayOfYear } from '../vocabulary/calendar.ts';
import { CLASSES } from '../vocabulary/classes.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import { LEVELS_WITH_STANDING } from '../vocabulary/levels.ts';
import type { OfficerRead } from '../vocabulary/officer.ts';
import { amountOf, type Basis, type Interpretation, type OtherInterpretation } from './basis.ts';
import { amountsOfRow } from './check-rule-set.ts';
import type { Evaluation, TestedRule } from './evaluate.ts';
import { classOrNone } from './findings.ts';
import type { Reason } from './judgement.ts';
import {
  amountsInWords,
  breaksInWords,
  nameOfAmount,
  nameOfVerdict,
  placeOfRule,
  returnsInWords,
  WAYS_TO_CHOOSE,
  WAYS_TO_COVER,
  wayToJoinService,
} from './phrases.ts';
import { placeOf, rowsInForce } from './place.ts';
import { possibleValues } from './possible-values.ts';
import type { ReasonCode } from './reasons.ts';
import { notesOfRoles } from './roles.ts';
import { breaksOf, earlierBreaksOf, transfersOf } from './service.ts';
import { evaluateRead } from './unread-cells.ts';
import { type Details, reasonOf } from './wording.ts';

/** The amounts that an officer's schedule tests and that another interpretation sets otherwise. */
function amountsSetOtherwise(officer: OfficerRead, interpretation: Interpretation, other: Interpretation): Details {
  const rows = rowsInForce(officer, interpretation);
  const changed = [...new Set(rows.flatMap(({ who, steps }) => amountsOfRow({ who, steps })))]
    .map((name) => ({ name, baht: amountOf(other.amounts, name).baht }))
    .filter(({ name, baht }) => baht !== amountOf(interpretation.amounts, name).baht);
  return { amounts: amountsInWords(changed) };
}

/** The details of the note on another interpretation. */
function detailsOf(
  { note, policy, interpretation }: OtherInterpretation,
  officer: OfficerRead,
  ownInterpretation: Interpretation,
): Details {
  switch (note) {
    case 'HOLDING_BASIS':
      return { on: interpretation.holdingDay };
    case 'LEVEL_BASIS':
      return { on: interpretation.levelDay };
    case 'SALARY_MINIMUM':
      return amountsSetOtherwise(officer, ownInterpretation, interpretation);
    case 'GOVERNMENT_EMPLOYEE_SCHEDULE':
      return { way: WAYS_TO_COVER[policy.governmentEmployeeSchedule] };
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
export function notesOfInterpretations(officer: OfficerRead, basis: Basis, evaluation: Evaluation): readonly Reason[] {
  const notes = new Map<ReasonCode, Reason>();
  for (const other of basis.otherInterpretations) {
    const { note, interpretation, concerns, isOfSchedule } = other;
    const isTold = isOfSchedule || evaluation.decidedBy.length === 0;
    const isAsked = isTold && concerns(officer) && !notes.has(note);
    const evaluated = isAsked ? evaluateRead(officer, interpretation) : evaluation;
    if (!isSameVerdict(evaluation, evaluated)) {
      const result = nameOfVerdict(evaluated.verdict, evaluated.rule?.step.class ?? null);
      notes.set(note, reasonOf(note, { ...detailsOf(other, officer, basis.interpretation), result }));
    }
  }
  return [...notes.values()];
}

/** Notes on service that was broken and on service before BEG_DATE, unless a reason says it, and on transfers. */
function notesOfService(
  officer: OfficerRead,
  { interpretation }: Basis,
  { causes, decidedBy }: Evaluation,
): readonly Reason[] {
  const notes: Reason[] = [];
  const breaks = breaksOf(officer);
  const isSaid = (...codes: readonly ReasonCode[]) => causes.some(({ code }) => codes.includes(code));
  const { schedule } = placeOf(officer, interpretation);
  const isSaidOrOpen = isSaid('SERVICE_BROKEN', 'EARLIER_SERVICE_UNKNOWN', 'REINSTATED') || decidedBy.length > 0;
  if (breaks.length > 0 && schedule !== null && !isSaidOrOpen) {
    const how = wayToJoinService(schedule.number, schedule.reinstatedRemark);
    notes.push(reasonOf('BREAK_IN_SERVICE', { breaks: breaksInWords(breaks), how }));
  }
  const earlier = earlierBreaksOf(officer);
  if (earlier.length > 0 && !isSaid('EARLIER_SERVICE_UNKNOWN', 'REINSTATED')) {
    notes.push(reasonOf('EARLIER_SERVICE', { breaks: breaksInWords(earlier) }));
  }
  const transfers = transfersOf(officer);
  if (transfers.length > 0) {
    notes.push(reasonOf('TRANSFER_IN_SERVICE', { days: returnsInWords(transfers) }));
  }
  return notes;
}

/** The note on facts that the roster may mean, where the verdict would then be another. */
function noteOnReading(
  code: ReasonCode,
  officer: OfficerRead,
  facts: Partial<OfficerRead>,
  details: Details,
  { interpretation }: Basis,
  evaluation: Evaluation,
): readonly Reason[] {
  const other = evaluateRead({ ...officer, ...facts }, interpretation);
  const result = nameOfVerdict(other.verdict, other.rule?.step.class ?? null);
  return isSameVerdict(evaluation, other) ? [] : [reasonOf(code, { ...details, result })];
}

/** Notes on cells that may mean something else than what is judged. */
function notesOfReadings(officer: OfficerRead, basis: Basis, evaluation: Evaluation): readonly Reason[] {
  const { classHeld, classHeldSince, head } = officer;
  const notes: Reason[] = [];
  if (head === null && possibleValues('HEAD', officer, basis.interpretation).values.length > 0) {
    notes.push(...noteOnReading('HEAD_EMPTY', officer, { head: true }, {}, basis, evaluation));
  }
  // The Gazette prints the awards of a round until the January after it.
  if (classHeldSince?.slice(5, 7) === '01') {
    const round = buddhistYearOf(classHeldSince) - 1;
    const details = { class: classOrNone(classHeld), found: classHeldSince, round };
    const awarded = { classHeldSince: dayOfYear(round, basis.interpretation.ruleSet.birthday) };
    notes.push(...noteOnReading('AWARD_IN_JANUARY', officer, awarded, details, basis, evaluation));
  }
  return notes;
}

/** Notes on what the officer's data leave unsaid or unsure. */
export function notesOfData(officer: OfficerRead, basis: Basis, evaluation: Evaluation): readonly Reason[] {
  const { enteredLevel, enteredService, level, standing, resignDate, sex, unsureDates } = officer;
  const notes: Reason[] = [
    ...notesOfService(officer, basis, evaluation),
    ...notesOfReadings(officer, basis, evaluation),
    ...notesOfRoles(officer, basis.interpretation),
  ];
  const { birthday, filingDay, ruleSet } = basis.interpretation;
  if (resignDate === birthday) {
    notes.push(reasonOf('IN_POST_EDGE', { found: resignDate }));
  }
  const nominated = CLASSES.find(({ rank }) => rank === evaluation.rule?.rank);
  const canFollow = nominated === undefined || nominated.form === ruleSet.filing.additionsFor;
  const isInLevel = evaluation.general.some(({ tested: { name, met } }) => name === 'inLevel' && met === true);
  const isUnread = (column: ColumnName) => officer.unread.some((cell) => cell.column === column);
  if (isInLevel && enteredLevel !== null && enteredLevel > filingDay && !canFollow) {
    notes.push(reasonOf('LEVEL_ENTERED_AFTER_FILING', { found: enteredLevel, needed: filingDay }));
  }
  const isLevelFirst = enteredLevel !== null && enteredService !== null && enteredLevel < enteredService;
  if (isLevelFirst && !evaluation.causes.some(({ code }) => code === 'DATA_CONTRADICTS')) {
    notes.push(reasonOf('DATES_OUT_OF_ORDER'));
  }
  if (standing === null && !isUnread('STANDING') && LEVELS_WITH_STANDING.has(level)) {
    notes.push(reasonOf('STANDING_EMPTY'));
  }
  if (sex === null && !isUnread('SEX')) {
    notes.push(reasonOf('SEX_EMPTY'));
  }
  notes.push(...unsureDates.map((column) => reasonOf('DATE_MAY_BE_SWAPPED', { column })));
  return notes;
}

/** Whether salaries alone can decide a rule: no other condition of it is unmet. */
function hangsOnSalary({ findings }: TestedRule): boolean {
  return findings.every(({ tested: { name, met } }) => met !== false || name.startsWith('salary'));
}

/** Notes on deciding rules and amounts that are not sure; `rules`: the decisive rule first, then those for higher classes. */
export function notesOfSureness(rules: readonly TestedRule[], { amounts }: Interpretation): readonly Reason[] {
  return rules.flatMap((tested, index) => {
    const { sure, step } = tested.rule;
    const conditions = index === 0 || hangsOnSalary(tested) ? step.conditions : [];
    const unsureAmounts = conditions
      .filter((condition) => 'amount' in condition)
      .map(({ amount }) => amount)
      .filter((amount) => amountOf(amounts, amount).sure === 'L' && amountOf(amounts, amount).baht !== null);
    return [
      ...(sure === 'L' ? [reasonOf('UNSURE_RULE', { place: placeOfRule(tested.rule) })] : []),
      ...unsureAmounts.map((amount) => reasonOf('UNSURE_AMOUNT', { amount: nameOfAmount(amount) })),
    ];
  });
}
