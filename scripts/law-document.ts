/** Writes docs/law.md: the regulation, sentence by sentence, beside what carries it; a test checks that they match. */
import { writeFileSync } from 'node:fs';
import { REGULATION_2564 } from '../lib/eligibility/regulation-2564/index.ts';
import type { BothLanguages } from '../lib/vocabulary/words.ts';
import { lawOf, NOT_OF_THE_LAW, type Section } from './law/map.ts';
import type { Sentence } from './law/sentence.ts';

const INTRODUCTION = `# The law, sentence by sentence

This file is written from \`scripts/law\` and the rule data by \`npm run docs\`; do not edit it by hand.

Every sentence of items 8 to 20 of the regulation, and every row, clause and remark of the schedules that concern the
administration, in order, beside what carries it in the code. What a sentence says is put in our own words: the regulation is
in the Royal Gazette, vol. 138, special part 245 ง, 6 October 2564. Pages of items are those of its text, pages of schedules
those printed at their head.

ตารางนี้เทียบระเบียบทีละประโยค (ข้อ 8 ถึงข้อ 20 และบัญชีที่เกี่ยวกับกรุงเทพมหานคร) กับเงื่อนไขในระบบ ถ้อยคำเป็นการสรุปความ ไม่ใช่ตัวบท

- \`schedule15.row6.clause2\` is a rule, as result.json names it; \`schedule15.row6\` is who stands in the row, and its first and
  highest class.
- A name such as \`inPost\` is a condition on every officer or a piece of the rule data, one such as \`NOT_IN_POST\` a reason or a
  note: [rules.md](rules.md) has them all. \`column REINSTATED\` is a column of the roster: [rosters.md](rosters.md).
- **Not modelled** says what the code leaves out, and why.

The tests refuse a sentence that nothing answers, a rule that no sentence names, and a name that does not exist. They compare
the schedules as they are listed here, which were read from the regulation, with the rule data.`;

/** More names than this are shown as a span. */
const LONGEST_LIST = 6;

function wordsOfNames(names: readonly string[]): string {
  const rules = names.filter((name) => name.startsWith('schedule'));
  const others = names.filter((name) => !rules.includes(name));
  const shown =
    rules.length > LONGEST_LIST ? [`\`${rules[0]}\` to \`${rules.at(-1)}\``] : rules.map((name) => `\`${name}\``);
  return [...shown, ...others.map((name) => `\`${name}\``)].join(', ');
}

function wordsOfAnswer({ carriedBy, notModelled }: Sentence): string {
  const names = carriedBy.length === 0 ? [] : [wordsOfNames(carriedBy)];
  const why = notModelled === null ? [] : [`**Not modelled.** ${notModelled.en}`, notModelled.th];
  return [...names, ...why].join('<br>');
}

function cell({ th, en }: BothLanguages): string {
  return `${th}<br>${en}`;
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function section({ title, sentences }: Section): string {
  const rows = sentences.map((one) => [cell(one.place), one.page, cell(one.gist), wordsOfAnswer(one)]);
  return `## ${title}\n\n${table(['place', 'page', 'what it says', 'what carries it'], rows)}`;
}

/** The text of docs/law.md. */
export function lawDocument(): string {
  const own = Object.entries(NOT_OF_THE_LAW).map(([name, why]) => [`\`${name}\``, cell(why)]);
  return `${[
    INTRODUCTION,
    ...lawOf(REGULATION_2564).map(section),
    '## Not of the law',
    'Conditions and reasons that the project has of its own.',
    table(['name', 'because'], own),
  ].join('\n\n')}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('../docs/law.md', import.meta.url), lawDocument());
}
