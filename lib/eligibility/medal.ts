import { fullYears } from '../vocabulary/calendar.ts';
import type { ColumnName } from '../vocabulary/columns.ts';
import type { OfficerRead } from '../vocabulary/officer.ts';
import type { Interpretation } from './basis.ts';
import type { Finding } from './findings.ts';
import type { ConditionTested, Reason } from './judgement.ts';
import { unbrokenSince } from './service.ts';
import { reasonOf } from './wording.ts';

/** Whether an officer may be nominated for the long-service medal. */
export interface MedalTested {
  /** Null: it is held, or is not for this personnel type. */
  readonly condition: ConditionTested | null;
  readonly isMet: boolean;
  readonly notes: readonly Reason[];
}

const NO_MEDAL: MedalTested = { condition: null, isMet: false, notes: [] };

/**
 * The columns on which hangs what the medal asks for beside its own years of service; some name the row, which says how many
 * years of service are asked.
 */
const COLUMNS: ReadonlySet<ColumnName> = new Set([
  'NATIONALITY',
  'RECALLED',
  'IMPRISONED',
  'ACCUSED',
  'DEFER',
  'STATUS_EXP',
  'RESIGN_DATE',
  'BIRTH_DATE',
  'REINSTATED',
  'EXTRA_YEARS',
  'POS_NAME',
  'POS_AMT',
  'STANDING',
]);

/**
 * Tests the long-service medal. Where it depends on whether broken service may be joined, it is not proposed, and a note
 * says so.
 *
 * @param general the conditions on every officer as they were tested
 */
export function testMedal(
  officer: OfficerRead,
  { ruleSet, birthday }: Interpretation,
  general: readonly Finding[],
): MedalTested {
  const { personnelTypes, serviceYears: needed, alsoNeeds, name: medal } = ruleSet.medal;
  if (!personnelTypes.includes(officer.personnelType) || officer.medalHeld === true) {
    return NO_MEDAL;
  }
  const { enteredService, serviceBreaks } = officer;
  const isUnread = officer.unread.some(({ column, isOfHistory }) => isOfHistory || column === 'MEDAL');
  const needs = general.filter(({ tested }) => alsoNeeds.includes(tested.name)).map(({ tested }) => tested);
  const isRefused = needs.some(({ met }) => met === false);
  const notTested = isRefused ? [] : [reasonOf('MEDAL_NOT_TESTED', { medal })];
  if (enteredService === null || isUnread) {
    const condition: ConditionTested = { name: 'medalServiceYears', rule: 'medal', found: null, needed, met: null };
    return { condition, isMet: false, notes: notTested };
  }
  const joined = fullYears(enteredService, birthday);
  const found = fullYears(unbrokenSince({ enteredService, serviceBreaks }, birthday), birthday);
  const isOpen = found < needed && needed <= joined;
  const condition: ConditionTested = {
    name: 'medalServiceYears',
    rule: 'medal',
    found: joined,
    needed,
    met: isOpen ? null : joined >= needed,
  };
  const couldBeMet = needs.every(({ name, met }) => met === true || (name === 'serviceYears' && met === null));
  const isMet = condition.met === true && needs.every(({ met }) => met === true);
  const hangsOnCell = officer.unread.some(({ column }) => COLUMNS.has(column));
  const ofCell = condition.met === true && !isMet && hangsOnCell ? notTested : [];
  const ofBreak = couldBeMet && isOpen ? [reasonOf('MEDAL_SERVICE_BROKEN', { medal, joined, found, needed })] : [];
  return { condition, isMet, notes: [...ofBreak, ...ofCell] };
}
