import { parseArgs, styleText } from 'node:util';
import policy from '../config/policy.json' with { type: 'json' };
import { ROSTER_MAX_BYTES } from '../lib/config/defaults.ts';
import { basisFor } from '../lib/eligibility/basis.ts';
import { createTally } from '../lib/results/counts.ts';
import { judgeRoster } from '../lib/results/judge-roster.ts';
import { resultDocument } from '../lib/results/result-document.ts';
import type { RosterReading } from '../lib/roster/read-roster.ts';
import { explanation } from './explanation.ts';
import { WIDTH } from './layout.ts';
import { runCommand, write } from './output.ts';
import { type ProgressDeps, withProgress } from './progress.ts';
import { rosterFiles } from './roster-files.ts';
import { ROUND_HELP, roundFrom } from './round.ts';
import { countsTable, heading, type Look, OfficersTable } from './tables.ts';

const HELP = `Judges a roster by the regulation, on this machine, without AWS.

  npm run evaluate -- FILE [FILE …] --round YEAR [options]

FILE is a roster in the format of the Cabinet Secretariat's upload: .csv, .xlsx, or .xls as the HR system exports it.
Up to 20 files, the parts of one export, are judged as one roster.

Options
  --round YEAR       the round, ${ROUND_HELP} (required)
  --json             print the result document, as in result.json; npm run --silent evaluate -- …
                     leaves out npm's own two lines before it
  --explain ROW      print each condition tested for the officer in this row, as the sheet numbers its rows, and what
                     would settle or change the verdict; with several sheets or files, for the officer in this row
                     of each
  --lang LANGUAGE    th (default) or en; the result document has both
  --sheet NAME       read only the sheet of this name (default: every visible sheet that holds a roster)
  --help             print this text

Long work shows on standard error how far it is. Colours are used on a terminal only, and not with NO_COLOR.

Exit code 0: judged. 2: nothing judged, and one line on standard error says why.
`;

/** @throws Error with the remedy when an argument is wrong */
async function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      round: { type: 'string' },
      json: { type: 'boolean', default: false },
      explain: { type: 'string' },
      lang: { type: 'string', default: 'th' },
      sheet: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  if (positionals.length === 0) {
    throw new Error('No roster is named; name its .csv, .xlsx or .xls file.');
  }
  const roundYear = roundFrom(values.round, new Date());
  const language = (['th', 'en'] as const).find((one) => one === values.lang);
  if (language === undefined) {
    throw new Error(`--lang is ${values.lang}; it must be th or en.`);
  }
  if (values.explain !== undefined && !/^[1-9]\d*$/.test(values.explain)) {
    throw new Error(`--explain is ${values.explain}; it must be the number of a row.`);
  }
  return {
    files: await rosterFiles(positionals),
    roundYear,
    language,
    json: values.json,
    explain: values.explain === undefined ? undefined : Number(values.explain),
    sheet: values.sheet,
  };
}

async function main(): Promise<void> {
  const given = await readArguments();
  if (given === undefined) {
    return void process.stdout.write(HELP);
  }
  const { files, roundYear, language, json, explain, sheet } = given;
  const look: Look = { language, paint: (format, text) => styleText(format, text, { stream: process.stdout }) };
  const basis = basisFor(roundYear, policy);
  const { reading, judgements } = await judgeRoster(files, basis, {
    maxBytes: ROSTER_MAX_BYTES,
    ...(sheet === undefined ? {} : { sheet }),
  });
  const tally = createTally();
  // A result that runs over the terminal shows by itself how far the work is.
  const watched =
    json && process.stdout.isTTY ? judgements : withProgress(judgements, rowsOf(reading), language, PROGRESS);
  if (json) {
    const head = { roundYear: basis.roundYear, ruleSet: basis.ruleSet, reading };
    for await (const text of resultDocument(head, watched, tally)) {
      await write(text);
    }
  } else if (explain !== undefined) {
    const explained: string[] = [];
    for await (const judgement of watched) {
      if (judgement.row === explain) {
        explained.push(explanation(judgement, look));
      }
    }
    if (explained.length === 0) {
      throw new Error(`There is no officer in row ${explain}; the rows are numbered as in the sheet.`);
    }
    await write(explained.join('\n'));
  } else {
    const table = new OfficersTable(look);
    for await (const judgement of watched) {
      tally.add(judgement);
      table.add(judgement);
    }
    await write(heading(basis, look));
    for (const text of table.texts()) {
      await write(text);
    }
    await write(countsTable(tally.counts(), reading, look));
  }
}

const PROGRESS: ProgressDeps = {
  now: () => performance.now(),
  write: (text) => void process.stderr.write(text),
  // Some terminals do not know their size.
  terminalColumns: process.stderr.isTTY ? process.stderr.columns || WIDTH : undefined,
};

function rowsOf({ files }: RosterReading): number {
  return files.flatMap(({ sheets }) => sheets).reduce((sum, { rows }) => sum + rows, 0);
}

await runCommand(main);
