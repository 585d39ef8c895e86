import { parseArgs } from 'node:util';
import policy from '../config/policy.json' with { type: 'json' };
import { ROSTER_MAX_BYTES } from '../lib/config/defaults.ts';
import { basisFor } from '../lib/eligibility/basis.ts';
import type { Judgement } from '../lib/eligibility/judgement.ts';
import { createTally } from '../lib/results/counts.ts';
import { judgeRoster } from '../lib/results/judge-roster.ts';
import { resultDocument } from '../lib/results/result-document.ts';
import { runCommand, write } from './output.ts';
import { rosterFiles } from './roster-files.ts';
import { countsTable, explanation, heading, officerLine, placeWidthOf } from './tables.ts';

const HELP = `Judges a roster by the regulation, on this machine, without AWS.

  npm run evaluate -- FILE [FILE …] --round YEAR [options]

FILE is a roster in the format of the Cabinet Secretariat's upload: .csv, .xlsx, or .xls as the HR system exports it.
Up to 20 files, the parts of one export, are judged as one roster.

Options
  --round YEAR       the round, a Buddhist Era year from 2565 on (required)
  --json             print the result document, as in result.json; npm run --silent evaluate -- …
                     leaves out npm's own two lines before it
  --explain ROW      print each condition tested for the officer in this row, as the sheet numbers its rows, and what
                     would settle or change the verdict; with several sheets or files, for the officer in this row
                     of each
  --sheet NAME       read only the sheet of this name (default: every visible sheet that holds a roster)
  --help             print this text

Exit code 0: judged. 2: nothing judged, and one line on standard error says why.
`;

/** Rows between two progress messages on a terminal. */
const ROWS_BETWEEN_MESSAGES = 1000;

/** @throws Error with the remedy when an argument is wrong */
async function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      round: { type: 'string' },
      json: { type: 'boolean', default: false },
      explain: { type: 'string' },
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
  if (!/^\d{4}$/.test(values.round ?? '')) {
    throw new Error(`--round is ${values.round ?? 'missing'}; it must be a Buddhist Era year such as 2569.`);
  }
  if (values.explain !== undefined && !/^[1-9]\d*$/.test(values.explain)) {
    throw new Error(`--explain is ${values.explain}; it must be the number of a row.`);
  }
  return {
    files: await rosterFiles(positionals),
    roundYear: Number(values.round),
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
  const { files, roundYear, json, explain, sheet } = given;
  const basis = basisFor(roundYear, policy);
  const { reading, judgements } = await judgeRoster(files, basis, {
    maxBytes: ROSTER_MAX_BYTES,
    ...(sheet === undefined ? {} : { sheet }),
  });
  const tally = createTally();
  const watched = withProgress(judgements);
  if (json) {
    const head = { roundYear: basis.roundYear, ruleSet: basis.ruleSet, reading };
    for await (const text of resultDocument(head, watched, tally)) {
      await write(text);
    }
  } else if (explain !== undefined) {
    let found = 0;
    for await (const judgement of watched) {
      if (judgement.row === explain) {
        await write(`${found === 0 ? '' : '\n'}${explanation(judgement)}`);
        found += 1;
      }
    }
    if (found === 0) {
      throw new Error(`There is no officer in row ${explain}; the rows are numbered as in the sheet.`);
    }
  } else {
    const placeWidth = placeWidthOf(reading);
    await write(heading(basis, placeWidth));
    for await (const judgement of watched) {
      tally.add(judgement);
      await write(officerLine(judgement, placeWidth));
    }
    await write(countsTable(tally.counts(), reading));
  }
}

/** Passes the judgements on and shows their number on a terminal from time to time. */
async function* withProgress(judgements: AsyncIterable<Judgement>): AsyncGenerator<Judgement> {
  let rows = 0;
  for await (const judgement of judgements) {
    yield judgement;
    if (++rows % ROWS_BETWEEN_MESSAGES === 0 && process.stderr.isTTY) {
      process.stderr.write(`\r${rows} rows judged\r`);
    }
  }
}

await runCommand(main);
