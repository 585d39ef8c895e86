import { parseArgs } from 'node:util';
import { comparison } from './comparison.ts';
import { isResult, type Judged, judgeFile, openResult } from './judged-files.ts';
import { runCommand, write } from './output.ts';
import { ROUND_HELP, roundFrom } from './round.ts';

const HELP = `Compares two results: whose verdict, class or medal moved and why, and how many moved in each way.

  npm run compare -- OLD NEW [--round YEAR]

OLD and NEW are each a result (.json: result.json of a task, or what evaluate --json prints), or a roster (.csv, .xlsx or
.xls), which is judged first, on this machine, by the rules and the policy of today. Officers are matched by citizen id.
For a roster of several files, keep what evaluate --json prints of them, and name that.

Options
  --round YEAR       the round of rosters, ${ROUND_HELP} (default: that of the result)
  --help             print this text

Exit code 0: compared. 2: not compared, and one line on standard error says why.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { round: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    return void process.stdout.write(HELP);
  }
  const [older, newer, ...others] = positionals;
  if (older === undefined || newer === undefined || others.length > 0) {
    throw new Error(`${positionals.length || 'No'} files are named; name two, the old one first.`);
  }
  for await (const text of comparison(...(await openBoth(older, newer, values.round)))) {
    await write(text);
  }
}

/** Both files; a roster is judged in the round that was given, or else in that of the other file. */
async function openBoth(older: string, newer: string, round: string | undefined): Promise<[Judged, Judged]> {
  const opened = await Promise.all([older, newer].map((path) => (isResult(path) ? openResult(path) : undefined)));
  const ofResult = opened.find((result) => result !== undefined)?.roundYear;
  const roundYear = round === undefined && ofResult !== undefined ? ofResult : roundFrom(round, new Date());
  const [first, second] = opened;
  return [first ?? (await judgeFile(older, roundYear)), second ?? (await judgeFile(newer, roundYear))];
}

await runCommand(main);
