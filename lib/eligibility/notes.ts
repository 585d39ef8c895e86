import { CLASSES } from '../vocabulary/classes.ts';
import { LEVELS_WITH_STANDING } from '../vocabulary/levels.ts';
import type { Officer } from '../vocabulary/officer.ts';
import { amountOf, type Basis, type Interpretation, type OtherInterpretation } from './basis.ts';
import { type Evaluation, evaluateOfficer, type TestedRule } from './evaluate.ts';
import type { Reason } from './judgement.ts';
import {
  breaksInWords,
  nameOfAmount,
  nameOfVerdict,
  placeOfRule,
  returnsInWords,
  WAYS_TO_CHOOSE,
  wayToJoinService,
} from './phrases.ts';
import { placeOf } from './place.ts';
import type { ReasonCode } from './reasons.ts';
import { breaksOf, earlierBreaksOf, transfersOf } from './service.ts';
import { type Details, reasonOf } from './wording.ts';

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
export function notesOfInterpretations(officer: Officer, basis: Basis, evaluation: Evaluation): readonly Reason[] {
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

/** Notes on service that was broken and on service before BEG_DATE, unless a reason says it, and on transfers. */
function notesOfService(officer: Officer, { interpretation }: Basis, { causes }: Evaluation): readonly Reason[] {
  const notes: Reason[] = [];
  const breaks = breaksOf(officer);
  const isSaid = (...codes: readonly ReasonCode[]) => causes.some(({ code }) => codes.includes(code));
  const { schedule } = placeOf(officer, interpretation);
  if (breaks.length > 0 && schedule !== null && !isSaid('SERVICE_BROKEN', 'EARLIER_SERVICE_UNKNOWN', 'REINSTATED')) {
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

/** Notes on what the officer's data leave unsaid or unsure. */
export function notesOfData(officer: Officer, basis: Basis, evaluation: Evaluation): readonly Reason[] {
  const { enteredLevel, enteredService, level, standing, resignDate, sex, unsureDates } = officer;
  const notes: Reason[] = [...notesOfService(officer, basis, evaluation)];
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
  if (sex === null) {
    notes.push(reasonOf('SEX_EMPTY'));
  }
  notes.push(...unsureDates.map((column) => reasonOf('DATE_MAY_BE_SWAPPED', { column })));
  return notes;
}

/** Notes on deciding rules and amounts that are not sure. */
export function notesOfSureness(rules: readonly TestedRule[], { amounts }: Interpretation): readonly Reason[] {
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
