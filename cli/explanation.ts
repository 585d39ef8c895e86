import type { ConditionTested, Judgement, Reason, SettledBy } from '../lib/eligibility/judgement.ts';
import { placeOfRule } from '../lib/eligibility/phrases.ts';
import { withThaiDigits } from '../lib/eligibility/wording.ts';
import { indented, padded } from './layout.ts';
import { type Look, placeOf, textOf } from './tables.ts';
import { type Language, VERDICTS, WORDS } from './words.ts';

/** The class held in words; nothing is said of a cell that could not be read, or of a row that was not judged. */
function heldInWords(judgement: Judgement, language: Language): string {
  const { classHeld, classHeldSince, conditions, reasons, notes } = judgement;
  if (classHeld !== null) {
    return `${classHeld}${classHeldSince === null ? '' : ` ${WORDS[language].since(classHeldSince)}`}`;
  }
  const isUnread = [...reasons, ...notes].some(
    ({ code, en }) => /^(UNREADABLE_CELL|CELL_NOT_NEEDED)$/.test(code) && /: column L_INS_CODE\b/.test(en),
  );
  return conditions.length === 0 || isUnread ? '–' : WORDS[language].noClass;
}

/** A rule as people cite it, by its id: `schedule15.row6.clause3`, with the class where its clause gives several. */
function ruleInWords(id: string, language: Language): string {
  const [, schedule, row, clause, ofClass] = /^schedule(\d+)\.row(\d+)(?:\.clause(\d+))?(?:\.(.+))?$/.exec(id) ?? [];
  const step = { clause: clause === undefined ? null : Number(clause) };
  const cited = placeOfRule({ scheduleNumber: Number(schedule), rowNumber: Number(row), step })[language];
  return `${language === 'th' ? withThaiDigits(cited) : cited}${ofClass === undefined ? '' : ` (${ofClass})`}`;
}

/** A heading and the lines under it; nothing where there are none. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

/** What would settle the verdict, by facts. */
function settlementLines(settled: SettledBy, language: Language): readonly string[] {
  const { facts, outcomes } = settled;
  return outcomes.length === 0
    ? indented('  ', settled[language])
    : [...indented('  ', facts.join(', ')), ...outcomes.flatMap((outcome) => indented('    ', outcome[language]))];
}

function conditionLines({ name, rule, found, needed, met }: ConditionTested, language: Language): readonly string[] {
  const words = WORDS[language];
  const inWords = (value: number | string | null) =>
    value === null ? words.nothing : `${value}`.replace(/^\d{4}-\d\d-\d\d$/, words.day);
  // The name of the medal's condition says whose it is.
  const ofRule = rule === null || rule === 'medal' ? null : ruleInWords(rule, language);
  const which = words.condition(name, ofRule);
  return indented(`  ${padded(words.met[`${met}`], 11)} `, `${which}: ${words.found(inWords(found), inWords(needed))}`);
}

/** All conditions tested for one officer, the verdict, and what would settle or change it. */
export function explanation(judgement: Judgement, { language, paint }: Look): string {
  const { name, level, verdict, nominate, rule, medal, firstPossibleRound, smallestChange } = judgement;
  const words = WORDS[language];
  const held = heldInWords(judgement, language);
  const outcome = [
    `${VERDICTS[verdict][language]}${nominate === null ? '' : `: ${nominate}`}`,
    ...(rule === null ? [] : [words.byRule(ruleInWords(rule, language))]),
    ...(medal ? [words.andMedal] : []),
  ];
  const said = (reason: Reason) => `${reason.code}: ${reason[language]}`;
  return textOf([
    ...indented('', words.officer(placeOf(judgement), name ?? words.nameUnreadable, level ?? '–', held)).map((line) =>
      paint('bold', line),
    ),
    ...indented('', outcome.join(' ')),
    ...(firstPossibleRound === null ? [] : [words.firstRound(firstPossibleRound)]),
    ...section(words.reasons, [
      ...judgement.reasons.flatMap((reason) => indented('  ', said(reason))),
      ...judgement.notes.flatMap((note) => indented('  ', words.note + said(note))),
    ]),
    ...section(
      words.settles,
      judgement.settledBy.flatMap((settled) => settlementLines(settled, language)),
    ),
    ...section(words.smallestChange, smallestChange === null ? [] : indented('  ', smallestChange[language])),
    ...section(
      words.conditions,
      judgement.conditions.flatMap((condition) => conditionLines(condition, language)),
    ),
  ]);
}
