import type { Basis } from '../lib/eligibility/basis.ts';
import type { Judgement, Verdict } from '../lib/eligibility/judgement.ts';
import type { Counts } from '../lib/results/counts.ts';

const VERDICTS: Record<Verdict, string> = {
  eligible: '✅ eligible',
  notEligible: '✗ not eligible',
  review: '❓ review',
};

/** Pads to a width on the screen. Thai vowels and tone marks above and below a letter add nothing to the width. */
function padded(text: string, width: number): string {
  const shown = text.normalize('NFC').replace(/[\p{Mn}\p{Me}]/gu, '').length;
  return text + ' '.repeat(Math.max(0, width - shown));
}

function columns(row: string, name: string, level: string, held: string, verdict: string, nominate: string): string {
  return [
    padded(row, 6),
    padded(name, 28),
    padded(level, 5),
    padded(held, 7),
    padded(verdict, 15),
    padded(nominate, 8),
  ].join(' ');
}

/** The head of the table of officers. */
export function heading({ roundYear, ruleSet }: Basis): string {
  return `Round ${roundYear}, rules ${ruleSet.id}, cut-off day ${ruleSet.asOf}. Eligible means: may be considered; it is not an entitlement.\n\n${columns('row', 'name', 'level', 'held', 'verdict', 'nominate')} reason\n`;
}

/** The line of an officer. */
export function officerLine({ row, name, level, classHeld, verdict, nominate, reasons, notes }: Judgement): string {
  return `${columns(String(row), name ?? '–', level ?? '–', classHeld ?? '–', VERDICTS[verdict], nominate ?? '–')} ${[...reasons, ...notes].map(({ th }) => th).join(' · ')}\n`;
}

/** The counts by verdict and by class. */
export function countsTable(counts: Counts, ignoredColumns: readonly string[]): string {
  const lines = [
    '',
    `${counts.rows} rows: ${counts.eligible} eligible, ${counts.notEligible} not eligible, ${counts.review} to review`,
    ...Object.entries(counts.byClass).map(
      ([name, { men, women, total }]) => `  ${padded(name, 8)} men ${men}, women ${women}, total ${total}`,
    ),
    ...(ignoredColumns.length > 0 ? [`Columns that were not read: ${ignoredColumns.join(', ')}`] : []),
    '',
  ];
  return lines.join('\n');
}

/** All conditions tested for one officer, and the verdict. */
export function explanation(judgement: Judgement): string {
  const { row, name, level, classHeld, classHeldSince, verdict, nominate, rule, medal, firstPossibleRound } = judgement;
  // When a cell cannot be read, the officer may hold a class.
  const isUnreadable = judgement.reasons.some(({ code }) => code.startsWith('UNREADABLE_'));
  const held = classHeld ?? (isUnreadable ? '–' : 'no class');
  const met = { true: '✅ met', false: '✗ not met', null: '❓ unknown' };
  const lines = [
    `Row ${row}: ${name ?? 'name unreadable'}, level ${level ?? '–'}, holds ${held}${classHeldSince ? ` since ${classHeldSince}` : ''}`,
    `${VERDICTS[verdict]}${nominate ? `: ${nominate}` : ''}${rule ? ` by rule ${rule}` : ''}${medal ? ', and the long-service medal ร.จ.พ.' : ''}`,
    ...(firstPossibleRound === null ? [] : [`First round in which it could hold: ${firstPossibleRound}`]),
    '',
    'Reasons',
    ...judgement.reasons.map(({ code, th, en }) => `  ${code}: ${th} (${en})`),
    ...judgement.notes.map(({ code, th, en }) => `  note ${code}: ${th} (${en})`),
    '',
    'Conditions',
    ...judgement.conditions.map(
      (condition) =>
        `  ${padded(met[String(condition.met) as keyof typeof met], 11)} ${condition.name}${condition.rule === null ? '' : ` of rule ${condition.rule}`}: found ${condition.found ?? 'nothing'}, needed ${condition.needed}`,
    ),
    '',
  ];
  return lines.join('\n');
}
